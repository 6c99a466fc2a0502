// The way of an order, step by step: what is behind it, where it stands, what comes.

import { el, isolated, spoken } from './dom.js';
import { formatDate } from './format.js';
import { icon } from './icons.js';

const PATH = ['received', 'checkingFile', 'inProduction', 'printed', 'shipped', 'delivered'];
const HELD_UP = 'awaitingCustomer'; // may follow the check of the file

export function createTimeline(order, texts) {
  return el(
    'ol.timeline',
    { 'aria-label': texts.progress },
    ...stepsOf(order).map(({ status, on, statusText, state }) =>
      el(
        `li.${state}`,
        { 'aria-current': state === 'current' && 'step' },
        el('span.mark', {}, state === 'done' && icon('check')),
        el('span.step', {}, isolated(statusText || texts[status] || status || ''), state === 'current' && spoken(` (${texts.current})`)),
        on && el('time', { datetime: on }, formatDate(on, texts.language)),
      ),
    ),
  );
}

function stepsOf(order) {
  const { history, status, statusText } = order;
  const known = (name) => history.filter((step) => step.status === name).pop();
  const path = PATH.slice();
  if (status === HELD_UP || known(HELD_UP)) path.splice(2, 0, HELD_UP);
  const current = path.indexOf(status);

  // A cancelled order, or one of a status of the shop’s own, has only a past.
  if (current < 0) {
    const past = history.filter((step) => step.status !== status).map((step) => ({ ...step, state: 'done' }));
    return [...past, { status, statusText, ...known(status), state: 'current' }];
  }
  return path.map((name, place) => ({
    status: name,
    ...known(name),
    ...(place === current && { statusText }),
    ...(place > current && { on: null }),
    state: place < current || status === 'delivered' ? 'done' : place === current ? 'current' : 'next',
  }));
}
