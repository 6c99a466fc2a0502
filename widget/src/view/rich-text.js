// Plain text as paragraphs: line breaks kept, lines that begin with "- " or a number gathered in a list.

import { el } from './dom.js';
import { typeset } from './typeset.js';

const BULLET = /^\s*[-•]\s+(.*)$/;
const NUMBER = /^\s*\d\d?(?:[.)]|\ufe0f?\u20e3)\s+(.*)$/; // 1. or 1) or the key cap 1️⃣

export function richText(text) {
  const out = document.createDocumentFragment();
  let block = null; // the paragraph or list that is being filled

  for (const line of text.split(/\r\n|\r|\n/)) {
    const [tag, item] = BULLET.test(line) ? ['ul', BULLET] : NUMBER.test(line) ? ['ol', NUMBER] : ['p'];
    if (!line.trim()) {
      block = null;
      continue;
    }
    const goesOn = block?.localName === tag;
    if (!goesOn) out.append((block = el(tag)));
    if (item) block.append(el('li', {}, item.exec(line)[1]));
    else block.append(...(goesOn ? [el('br'), line] : [line]));
  }
  return out;
}

/** A text that grows: `update` draws only what follows the last finished paragraph again. */
export function createGrowingText() {
  const element = el('div.text');
  let finished = 0;
  let tail = [];

  return {
    element,
    update(text) {
      tail.forEach((node) => node.remove());
      const end = text.lastIndexOf('\n\n') + 2;
      if (end > finished + 1) {
        element.append(richText(typeset(text.slice(finished, end))));
        finished = end;
      }
      const fragment = richText(typeset(text.slice(finished)));
      tail = [...fragment.childNodes];
      element.append(fragment);
    },
  };
}
