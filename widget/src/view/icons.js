// The icons, drawn on a 24 × 24 grid with lines in the current text colour.

import { el } from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  chat: 'M20 12a8 8 0 0 1-12 7l-4 1 1-4a8 8 0 1 1 15-4zM9 10h6M9 14h4',
  close: 'M6 6l12 12M18 6L6 18',
  restart: 'M19 12a7 7 0 1 1-2-5l2 2M19 4v5h-5',
  send: 'M12 19V5M6 11l6-6 6 6',
  next: 'M9 6l6 6-6 6',
  check: 'M6 12l4 4 8-8',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  thumb: 'M8 11v9H4v-9h4l4-7c2 0 3 2 2 5h4q3 0 2 3l-1 6q-1 2-3 2H8',
  email: 'M4 6h16v12H4zM4 7l8 6 8-6',
  phone: 'M8 4h8v16H8zM11 17h2',
  web: 'M4 12a8 8 0 1 0 16 0 8 8 0 1 0-16 0h16M12 4q8 8 0 16-8-8 0-16',
  hours: 'M4 12a8 8 0 1 0 16 0 8 8 0 1 0-16 0M12 8v4l3 2',
};

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, label, onclick) {
  return el('button.icon-button', { 'aria-label': label, title: label, onclick }, icon(name));
}
