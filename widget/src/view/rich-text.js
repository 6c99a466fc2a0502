// Plain text as paragraphs: line breaks kept, lines that begin with "- " or a number gathered in a list.

import { el } from './dom.js';

const ITEM = /^\s*(?:([-•])|(\d\d?)(?:[.)]|\ufe0f?\u20e3)) +(.*)$/; // a number is 1. or 1) or the key cap 1️⃣

export function richText(text) {
  const out = document.createDocumentFragment();
  let block = null; // the paragraph or list that is being filled

  for (const line of text.split(/\r\n|\r|\n/)) {
    if (!line.trim()) {
      block = null;
      continue;
    }
    const item = ITEM.exec(line);
    const tag = item ? (item[1] ? 'ul' : 'ol') : 'p';
    const goesOn = block?.localName === tag;
    if (!goesOn) out.append((block = el(tag)));
    if (item) block.append(el('li', { value: item[2] }, item[3]));
    else block.append(goesOn ? el('br') : '', line);
  }
  return out;
}

/** A text without the sentences and lines that hold one of the values, which is shown beside it in a better form. */
export function withoutValues(text, values) {
  const pieces = (text || '').match(/[^]*?(\n|\. |$)/g);
  return pieces.filter((piece) => !values.some((value) => value && piece.includes(value))).join('');
}
