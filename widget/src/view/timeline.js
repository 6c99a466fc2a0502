// The way of an order, step by step: what is behind it, where it stands, what comes.

import { el, isolated } from './dom.js';
import { formatDate } from './format.js';
import { icon } from './icons.js';

const PATH = ['received', 'checkingFile', 'awaitingCustomer', 'inProduction', 'printed', 'shipped', 'delivered'];

export function createTimeline({ history, status, statusText }, texts) {
  const known = (name) => history.filter((step) => step.status === name).pop();
  // The customer is only waited for when something is wrong with the file. An order that left the path, as a
  // cancelled one, has only a past.
  const names = PATH.includes(status)
    ? PATH.filter((name) => name !== 'awaitingCustomer' || name === status || known(name))
    : [...new Set([...history.map((step) => step.status), status])];
  const current = names.indexOf(status) + (status === 'delivered');

  const steps = names.map((name, place) => {
    const step = place <= current && known(name);
    const state = place < current ? 'past' : place > current ? 'next' : 'current';
    return el(
      `li.${state}`,
      { 'aria-current': state === 'current' && 'step' },
      el('span.mark', {}, state === 'past' && icon('check')),
      el('span.step', {}, isolated((place === current && statusText) || step?.statusText || texts[name])),
      step?.on && el('time', {}, formatDate(step.on, texts.language)),
    );
  });
  return el('ol.timeline', {}, ...steps);
}
