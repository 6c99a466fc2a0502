// Makes any JSON fit a shape: what has the wrong type becomes null, and a list that is none becomes [].

const LONGEST_TEXT = 20_000;
const LONGEST_LIST = 50; // the last of them: of a conversation, what was said at last

/** A trimmed, non-empty string (a number is accepted), or null. */
export const text = (value) =>
  (/string|number/.test(typeof value) && String(value).trim().slice(0, LONGEST_TEXT)) || null;

export const flag = (value) => (typeof value === 'boolean' ? value : null);

/** The shape of an object whose fields, separated by spaces, are texts. */
export const textsNamed = (names) => Object.fromEntries(names.split(' ').map((name) => [name, text]));

/** A shape is a function that reads a value, [shape] for a list, or an object of shapes by name. */
export function fit(value, shape) {
  if (typeof shape === 'function') return shape(value);
  if (Array.isArray(shape)) {
    const items = Array.isArray(value) ? value.slice(-LONGEST_LIST) : [];
    return items.map((item) => fit(item, shape[0])).filter((item) => item !== null);
  }
  if (value === null || typeof value !== 'object') return null;
  return Object.fromEntries(Object.entries(shape).map(([name, inner]) => [name, fit(value[name], inner)]));
}
