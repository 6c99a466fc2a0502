// Colours that stay readable whatever primary colour the shop chooses (WCAG 2 relative luminance).

const BLACK = [0, 0, 0];
const WHITE = [255, 255, 255];

// The backgrounds on which accent text is written: `--bubble` in the style sheet.
const LIGHT_BUBBLE = [243, 244, 247];
const DARK_BUBBLE = [38, 42, 53];

/** Sets on `element` the custom properties the style sheet builds its colours from. */
export function applyPrimaryColor(element, hex, dark) {
  const primary = parseHexColor(hex);
  const accent = dark ? readableOn(DARK_BUBBLE, primary, WHITE) : readableOn(LIGHT_BUBBLE, primary, BLACK);
  const onPrimary = contrast(primary, BLACK) >= contrast(primary, WHITE) ? BLACK : WHITE;
  element.style.setProperty('--la-primary', primary.join(' '));
  element.style.setProperty('--la-on-primary', onPrimary.join(' '));
  element.style.setProperty('--la-accent', accent.join(' '));
}

/** #rgb or #rrggbb as [red, green, blue], or null. */
export function parseHexColor(value) {
  const [, digits] = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(value) || [];
  if (!digits) return null;
  const long = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  return [0, 2, 4].map((at) => parseInt(long.slice(at, at + 2), 16));
}

/** `color`, moved towards `extreme` until text in it reaches a contrast of 4.5 on the background. */
function readableOn(background, color, extreme) {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = color.map((channel, i) => Math.round(channel + (extreme[i] - channel) * share));
    if (contrast(mixed, background) >= 5) return mixed; // a little over, for tints of the background
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
