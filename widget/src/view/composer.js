// Where the customer writes: Enter sends, Shift+Enter starts a new line. The text can be prepared
// while a reply is awaited; only sending waits.

import { el } from './dom.js';
import { icon } from './icons.js';

const MAX_LENGTH = 2000; // of a message, for the server
const COUNTER_FROM = 1800;

export function createComposer(texts, onSay) {
  let waiting = false;

  const input = el('textarea.input', {
    rows: 1,
    maxlength: MAX_LENGTH,
    'aria-label': texts.placeholder,
    placeholder: texts.placeholder,
    autocomplete: 'off',
    enterkeyhint: 'send',
    oninput: update,
    onkeydown(event) {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event);
    },
  });
  const button = el('button.send', { 'aria-label': texts.send, title: texts.send }, icon('send'));
  const counter = el('p.counter', { role: 'status' });
  const element = el('form.composer', { onsubmit: send }, el('div.field', {}, input, button), counter);

  function send(event) {
    event.preventDefault();
    const text = input.value.trim();
    if (text && !waiting && onSay(text)) input.value = '';
    update();
    input.focus();
  }

  function update() {
    // As tall as its text; the style sheet caps it.
    input.style.height = 'auto';
    input.style.height = `${input.scrollHeight}px`;

    const { length } = input.value;
    counter.textContent = length < COUNTER_FROM ? '' : `${length} / ${MAX_LENGTH}`;
    button.setAttribute('aria-disabled', waiting || !input.value.trim());
  }

  return {
    element,
    focus() {
      input.focus({ preventScroll: true });
      update();
    },
    setWaiting(value) {
      waiting = value;
      update();
    },
  };
}
