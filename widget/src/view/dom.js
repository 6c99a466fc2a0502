// Builds elements. Text is always set as text: nothing here parses HTML.

/** el('a.link', { href, onclick: f }, 'text', child…); attributes and children that are null or false are left out. */
export function el(tagAndClasses, attributes = {}, ...children) {
  const [tag, ...classes] = tagAndClasses.split('.');
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(' ');
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name.slice(2), value);
    else if (value || value === 0) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter(Boolean));
  return node;
}

/** Text for screen readers only. */
export const spoken = (text) => el('span.spoken', {}, text);

/** Keeps the direction of a text, and the characters that change it, to itself. */
export const isolated = (text) => el('bdi', {}, text);
