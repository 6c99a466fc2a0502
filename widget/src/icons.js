// The few icons, drawn on a 24 × 24 grid with lines in the current text colour.

const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  chat: ['M21 11.6a8.4 8.4 0 0 1-12.3 7.5L3.6 20.4l1.4-4.8A8.4 8.4 0 1 1 21 11.6Z', 'M8.6 10h8', 'M8.6 13.6h5'],
  close: ['M6.5 6.5l11 11', 'M17.5 6.5l-11 11'],
  restart: ['M19.5 12a7.5 7.5 0 1 1-2.4-5.5', 'M19.5 3.5v4h-4'],
  send: ['M12 19V5.5', 'M6 11.3l6-6 6 6'],
  mail: ['M4 6.5h16v11H4z', 'M4.5 7l7.5 6 7.5-6'],
  phone: ['M7.5 4.5l2 4-2 1.6a11.5 11.5 0 0 0 6.4 6.4l1.6-2 4 2v2.5c0 .8-.7 1.4-1.5 1.3A15.5 15.5 0 0 1 3.7 6c0-.8.5-1.5 1.3-1.5z'],
  web: ['M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z', 'M4 12h16', 'M12 4c2.6 2.4 3.4 5 3.4 8s-.8 5.6-3.4 8c-2.6-2.4-3.4-5-3.4-8S9.4 6.4 12 4Z'],
  clock: ['M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z', 'M12 8v4.2l2.8 1.8'],
};

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const attributes = {
    class: 'icon',
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.8',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
    focusable: 'false',
  };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  for (const d of PATHS[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
