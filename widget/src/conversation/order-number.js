// Order numbers as the shop writes them: a pattern such as CL-000000-000000.

/**
 * What a field should hold for what was typed or pasted into it. Typed digits are set in the pattern; in a
 * sentence or a whole mail the number is found, and text without one stays as it is.
 */
export function formatOrderNumber(typed, pattern) {
  const [prefix] = pattern.match(/^[A-Z]+/);
  const blocks = pattern.match(/0+/g).map((zeros) => `\\d{${zeros.length}}`);
  let digits = typed;

  if (/\p{L}/u.test(typed.toUpperCase().replace(prefix, ''))) {
    const whole = new RegExp(`(?:^|\\D)(${blocks.join('\\D{0,3}')})(?!\\d)`).exec(typed);
    const first = new RegExp(`${prefix}\\D{0,3}(${blocks[0]})(?!\\d)`, 'i').exec(typed);
    if (!whole && !first) return typed;
    digits = (whole || first)[1];
  }

  const left = digits.match(/\d/g);
  if (!left) return typed.toUpperCase();
  let set = '';
  for (const place of pattern) {
    if (!left.length) break;
    set += place === '0' ? left.shift() : place;
  }
  return set;
}

/** Whether it is a whole number, or its first block alone. */
export function isOrderNumber(text, pattern) {
  return /\d$/.test(text) && [pattern, pattern.match(/^\D+0+/)[0]].includes(text.replace(/\d/g, '0'));
}
