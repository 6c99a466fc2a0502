// Small helpers to build elements. Text is always set as text: nothing here parses HTML.

/** el('a', { href, class: 'link', onclick: f }, 'text', child…); null children are skipped. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Text for screen readers only. */
export function spoken(text) {
  return el('span', { class: 'spoken' }, text);
}

/** A link that opens a new tab, or plain text when the address is not http(s). */
export function webLink(url, text) {
  const href = webAddress(url);
  if (!href) return document.createTextNode(text);
  return el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, text);
}

export function webAddress(url) {
  try {
    const { protocol, href } = new URL(url);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  } catch {
    return null;
  }
}

/** Plain text as paragraphs: line breaks kept, lines starting with "- " gathered in a list. */
export function richText(text) {
  const out = document.createDocumentFragment();
  let paragraph = null;
  let items = null;

  for (const line of text.split(/\r\n|\r|\n/)) {
    const item = /^\s*-\s+(.*)$/.exec(line);
    if (item) {
      paragraph = null;
      if (!items) out.append((items = el('ul')));
      items.append(el('li', {}, item[1]));
    } else if (!line.trim()) {
      paragraph = items = null;
    } else {
      items = null;
      if (paragraph) paragraph.append(el('br'), line);
      else out.append((paragraph = el('p', {}, line)));
    }
  }
  return out;
}
