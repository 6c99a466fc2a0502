// What a customer may do with a reply: copy it, and say whether it helped.

import { el } from './dom.js';
import { icon, iconButton } from './icons.js';

const SHOWN_MS = 2000;

export function createReplyActions(turn, { texts, announce, onRate }) {
  const { id, text } = turn.reply;
  const copy = iconButton('copy', texts.copy, async () => {
    if (!(await copyText(text, element))) return;
    announce(texts.copied);
    copy.replaceChildren(icon('check'));
    setTimeout(() => copy.replaceChildren(icon('copy')), SHOWN_MS);
  });
  const up = iconButton('thumb', texts.helpful, () => rate(true));
  const down = iconButton('thumb', texts.unhelpful, () => rate(false));
  down.classList.add('down');
  const note = el('p.note');
  const element = el('div.actions', {}, copy, id && up, id && down, note);

  function show() {
    up.setAttribute('aria-pressed', turn.helpful === true);
    down.setAttribute('aria-pressed', turn.helpful === false);
  }

  async function rate(helpful, comment) {
    element.querySelector('form')?.remove();
    const sent = onRate(turn, helpful, comment);
    show();
    if (!helpful && !comment) element.append(createComment(texts, (words) => rate(false, words)));
    note.textContent = (await sent) ? texts.thanks : texts.unsent;
    announce(note.textContent);
    show();
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

/** Pages that are not https have no clipboard: there a selection is copied. */
async function copyText(text, place) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = el('textarea.spoken', {}, text);
    place.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}
