// Colours that stay readable whatever primary colour the shop chooses (WCAG 2 relative luminance).

const BLACK = [0, 0, 0];
const WHITE = [255, 255, 255];

// The backgrounds on which accent text is written, light then dark: `--bubble` in the style sheet.
const LIGHT_BUBBLE = [243, 244, 248];
const DARK_BUBBLE = [37, 41, 53];

/** Sets on `element` the custom properties the style sheet builds its colours from. */
export function applyPrimaryColor(element, hex) {
  const primary = parseHexColor(hex);
  const set = (name, value) => element.style.setProperty(name, value);
  set('--la-primary-rgb', primary.join(', '));
  set('--la-on-primary', textOn(primary));
  set('--la-accent-light', css(readableOn(LIGHT_BUBBLE, primary, BLACK)));
  set('--la-accent-dark', css(readableOn(DARK_BUBBLE, primary, WHITE)));
}

/** #rgb or #rrggbb as [red, green, blue], or null. */
export function parseHexColor(value) {
  const match = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(String(value).trim());
  if (!match) return null;
  const digits = match[1].length === 3 ? match[1].replace(/./g, '$&$&') : match[1];
  return [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16));
}

/** Black or white, whichever contrasts more with the background. */
export function textOn(background) {
  return contrast(background, BLACK) >= contrast(background, WHITE) ? '#000' : '#fff';
}

/** `color`, moved towards `extreme` until text in it reaches a contrast of 4.5 on the background. */
function readableOn(background, color, extreme) {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = color.map((channel, i) => Math.round(channel + (extreme[i] - channel) * share));
    if (contrast(mixed, background) >= 4.5) return mixed;
  }
  return extreme;
}

function contrast(a, b) {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function css(rgb) {
  return `rgb(${rgb.join(', ')})`;
}
