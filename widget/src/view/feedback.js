// What a customer may do with a reply: copy it, and say whether it helped.

import { el } from './dom.js';
import { icon, iconButton } from './icons.js';

const SHOWN_MS = 2000;

export function createReplyActions(turn, { texts, announce, onRate }) {
  const { id, text } = turn.reply;
  const { clipboard } = navigator; // pages that are not https have none
  const copy = iconButton('copy', texts.copy, () => clipboard.writeText(text).then(onCopied, () => {}));
  const up = iconButton('thumb', texts.helpful, () => rate(true));
  const down = iconButton('thumb', texts.unhelpful, () => rate(false));
  down.classList.add('down');
  const note = el('p.note');
  const element = el('div.actions', {}, clipboard && copy, id && up, id && down, note);

  function onCopied() {
    announce(texts.copied, texts.language);
    copy.replaceChildren(icon('check'));
    setTimeout(() => copy.replaceChildren(icon('copy')), SHOWN_MS);
  }

  function show() {
    up.setAttribute('aria-pressed', turn.helpful === true);
    down.setAttribute('aria-pressed', turn.helpful === false);
  }

  async function rate(helpful, comment) {
    if (turn.helpful === helpful && !comment) return; // said again, it would take the place of a comment
    const form = element.querySelector('form');
    const rated = onRate(turn, helpful, comment);
    if (!helpful && !form) {
      element.append(createComment(texts, (words) => rate(false, words)));
      element.scrollIntoView({ block: 'nearest' });
    }
    const sent = await rated;
    note.textContent = sent ? texts.thanks : texts.unsent;
    announce(note.textContent, texts.language);
    show();
    if (!sent || !form) return; // what was written stays until it has arrived
    if (form.matches(':focus-within')) down.focus();
    form.remove();
  }

  show();
  return element;
}

function createComment(texts, onComment) {
  const input = el('input', { 'aria-label': texts.comment, placeholder: texts.comment, maxlength: 1000 });
  const onsubmit = (event) => {
    event.preventDefault();
    if (input.value.trim()) onComment(input.value.trim());
  };
  return el('form.comment', { onsubmit }, input, el('button.button', {}, texts.send));
}
