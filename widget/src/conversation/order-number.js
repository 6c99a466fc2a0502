// Order numbers as the shop writes them: a format such as CL-000000-000000.

/**
 * What a field should hold for what was typed or pasted into it. Typed digits are set in the format; in a
 * sentence or a whole mail the number is found, and text without one stays as it is.
 */
export function formatOrderNumber(typed, format) {
  const [prefix] = /^[A-Z]*/.exec(format);
  const whole = format.match(/0+/g).map((zeros) => `\\d{${zeros.length}}`).join('\\D{0,3}');
  const found = new RegExp(`${prefix}\\D{0,3}([\\d\\s\\p{Pd}]+)(?![\\d/])|(?:^|\\D)(${whole})(?!\\d)`, 'iu').exec(typed);
  if (!found && /\p{L}/u.test(typed)) return typed;

  const digits = (found?.[1] || found?.[2] || typed).match(/\d/g) || [];
  let set = '';
  for (const place of format) {
    if (!digits.length) break;
    set += place === '0' ? digits.shift() : place;
  }
  return set;
}

/** Whether it is a whole number, or its first block alone. */
export function isOrderNumber(text, format) {
  return /\d$/.test(text) && format.startsWith(text.replace(/\d/g, '0')) && format[text.length] !== '0';
}
