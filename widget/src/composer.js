// Where the customer writes: Enter sends, Shift+Enter starts a new line. The text can be prepared
// while a reply is awaited; only sending waits.

import { el } from './dom.js';
import { icon } from './icons.js';

const MAX_LENGTH = 2000;
const COUNTER_FROM = 1800;

export function createComposer({ texts, onSay }) {
  let waiting = false;

  const input = el('textarea', {
    class: 'input',
    rows: '1',
    maxlength: String(MAX_LENGTH),
    'aria-label': texts.inputLabel,
    placeholder: texts.inputPlaceholder,
    autocomplete: 'off',
    enterkeyhint: 'send',
  });
  const button = el(
    'button',
    { class: 'send', type: 'submit', 'aria-label': texts.send, title: texts.send },
    icon('send'),
  );
  const counter = el('p', { class: 'counter', 'aria-live': 'polite', hidden: true });
  const element = el('form', { class: 'composer' }, el('div', { class: 'field' }, input, button), counter);

  element.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  input.addEventListener('input', update);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });

  function send() {
    const text = input.value.trim();
    if (text && !waiting && onSay(text)) {
      input.value = '';
      update();
    }
    input.focus();
  }

  function update() {
    // As tall as its text; the style sheet caps it.
    input.style.setProperty('height', 'auto');
    input.style.setProperty('height', `${input.scrollHeight}px`);

    const length = input.value.length;
    counter.hidden = length < COUNTER_FROM;
    counter.textContent = counter.hidden ? '' : texts.charactersLeft(MAX_LENGTH - length);
    button.setAttribute('aria-disabled', String(waiting || !input.value.trim()));
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
