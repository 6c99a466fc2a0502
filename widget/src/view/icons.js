// The icons, drawn on a 24 × 24 grid with lines in the current text colour.

const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  chat: 'M20.5 11.5a8 8 0 0 1-11.8 7L4 20l1.5-4.4a8 8 0 1 1 15-4.1ZM8.8 10.2h6.6M8.8 13.4h4',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  restart: 'M19.5 12a7.5 7.5 0 1 1-2.4-5.5M19.5 3.5v4h-4',
  send: 'M12 19V5.5M6 11.3l6-6 6 6',
  next: 'M9.5 6.5l5.5 5.5-5.5 5.5',
  out: 'M8 16l8-8M9.5 8H16v6.5',
  check: 'M6 12.5l4 4 8-9',
  copy: 'M9 9h10.5v10.5H9zM15 9V4.5H4.5V15H9',
  thumb: 'M7.5 10.5v9H4v-9zM7.5 11.5l4-7.5c2 0 2.5 1.5 2 3l-.8 2.8h4.3a2 2 0 0 1 2 2.4l-1.2 5.6a2 2 0 0 1-2 1.7H7.5',
  email: 'M4 6.5h16v11H4zM4.5 7l7.5 6 7.5-6',
  phone: 'M7.5 4.5l2 4-2 1.6a11.5 11.5 0 0 0 6.4 6.4l1.6-2 4 2v2.5a1.3 1.3 0 0 1-1.5 1.3A15.5 15.5 0 0 1 3.7 6 1.3 1.3 0 0 1 5 4.5z',
  web: 'M4 12a8 8 0 1 0 16 0 8 8 0 1 0-16 0h16M12 4c5 5 5 11 0 16-5-5-5-11 0-16',
  hours: 'M4 12a8 8 0 1 0 16 0 8 8 0 1 0-16 0M12 8v4.2l2.8 1.8',
};

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', `icon ${name}`);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
