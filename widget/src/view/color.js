// Colours that stay readable whatever primary colour the shop chooses (WCAG 2 relative luminance).

// Below this luminance white reads better on a colour, above it black.
const MIDDLE = 0.179;
// What reaches a contrast of 5 on `--bubble` of the style sheet, light and dark.
const DARK_ENOUGH = 0.14;
const LIGHT_ENOUGH = 0.32;

/** Sets on `element` the custom properties the style sheet builds its colours from. */
export function applyPrimaryColor(element, primary, dark) {
  let accent = primary;
  while (dark ? luminance(accent) < LIGHT_ENOUGH : luminance(accent) > DARK_ENOUGH) {
    accent = accent.map((channel) => channel + ((dark ? 255 : 0) - channel) * 0.05);
  }
  const set = (name, rgb) => element.style.setProperty(`--${name}`, rgb.join(' '));
  set('primary', primary);
  set('on-primary', luminance(primary) > MIDDLE ? [0, 0, 0] : [255, 255, 255]);
  set('accent', accent);
}

/** #rgb or #rrggbb as [red, green, blue], or undefined. */
export function parseHexColor(hex) {
  if (!/^#([\da-f]{3}){1,2}$/i.test(hex)) return undefined;
  const long = hex.length < 7 ? hex.replace(/\w/g, '$&$&') : hex;
  return [1, 3, 5].map((at) => parseInt(long.slice(at, at + 2), 16));
}

function luminance(rgb) {
  const [red, green, blue] = rgb.map((channel) => (channel / 255) ** 2.2); // within 0.01 of the exact curve
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
