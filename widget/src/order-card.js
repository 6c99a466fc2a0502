// The state of an order, as a card: number and status, the facts, the parcel, the history, and the
// shop’s explanation as the last line.

import { el, spoken, webAddress, webLink } from './dom.js';
import { formatDate, formatNumber, formatPrice } from './format.js';

// The colour family of each status, styled as .badge.<tone>.
const TONES = {
  received: 'neutral',
  checkingFile: 'active',
  awaitingCustomer: 'attention',
  inProduction: 'active',
  printed: 'active',
  shipped: 'done',
  delivered: 'done',
  cancelled: 'stopped',
};

export function renderOrderCard(order, texts) {
  const words = texts.order;
  const language = texts.language;
  const tone = TONES[order.status] || 'neutral';

  return el(
    'article',
    { class: 'card', lang: language, 'aria-label': `${words.title} ${order.orderNumber || ''}`.trim() },
    el(
      'header',
      { class: 'card-head' },
      el(
        'div',
        {},
        el('p', { class: 'label' }, words.title),
        order.orderNumber && el('p', { class: 'order-number' }, order.orderNumber),
      ),
      el(
        'div',
        { class: 'badges' },
        el('span', { class: `badge ${tone}` }, statusText(order, words)),
        order.late && el('span', { class: 'badge attention' }, words.late),
      ),
    ),
    renderFacts(order, words, language),
    renderHistory(order.history, words, language),
    order.explanation && el('p', { class: 'explanation' }, order.explanation),
  );
}

function renderFacts(order, words, language) {
  const { carrier, trackingNumber, url } = order.parcel;
  const facts = [
    [words.customer, order.customer],
    [words.product, order.product],
    [words.quantity, order.quantity === null ? null : words.copies(order.quantity, formatNumber(order.quantity, language))],
    [words.price, order.price && formatPrice(order.price, language)],
    [words.orderedOn, order.orderedOn && formatDate(order.orderedOn, language)],
    [words.shipsBy, order.shipsBy && formatDate(order.shipsBy, language)],
    [words.carrier, carrier],
    [words.trackingNumber, trackingNumber && webLink(url, trackingNumber)],
    [words.track, !trackingNumber && webAddress(url) && webLink(url, new URL(url).hostname)],
    ...order.details.map(({ label, value }) => [label, value]),
  ];

  const rows = facts
    .filter(([, value]) => value)
    .map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)));
  return rows.length ? el('dl', { class: 'facts' }, ...rows) : null;
}

function renderHistory(history, words, language) {
  if (!history.length) return null;
  const steps = [...history].sort((a, b) => (a.on || '').localeCompare(b.on || ''));
  return el(
    'div',
    { class: 'history' },
    el('p', { class: 'label' }, words.history),
    el(
      'ol',
      {},
      ...steps.map((step) =>
        el(
          'li',
          {},
          el('span', {}, statusText(step, words)),
          step.on && spoken(', '),
          step.on && el('time', { datetime: step.on }, formatDate(step.on, language)),
        ),
      ),
    ),
  );
}

function statusText({ status, statusText: given }, words) {
  return given || words.status[status] || words.status.unknown;
}
