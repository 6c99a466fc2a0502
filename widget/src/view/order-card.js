// The state of an order, as a card: number and status, what that means, the way so far, the parcel, the facts.

import { el, isolated } from './dom.js';
import { formatDate, formatPrice } from './format.js';
import { webLink } from './links.js';
import { richText, withoutValues } from './rich-text.js';
import { createTimeline } from './timeline.js';
import { typeset } from './typeset.js';

// The classes of those that do not have the usual colour.
const TONES = { awaitingCustomer: 'attention', shipped: 'done', delivered: 'done', cancelled: 'stopped' };

export function createOrderCard(order, texts) {
  const tone = order.late ? 'attention' : TONES[order.status] || '';
  return el(
    `article.card.${tone}`,
    { lang: texts.language, 'aria-label': `${texts.order} ${order.orderNumber}` },
    el(
      'header.card-head',
      {},
      el('div', {}, el('p.label', {}, texts.order), el('p.number', {}, order.orderNumber)),
      el('p.badges', {}, order.late && el('span.badge', {}, texts.late), el('span.badge', {}, isolated(order.statusText))),
    ),
    el('div', {}, richText(typeset(withoutValues(order.explanation, [order.parcel?.url])))),
    createTimeline(order, texts),
    createParcel(order.parcel, texts),
    createFacts(order, texts),
  );
}

function createParcel(parcel, texts) {
  const link = webLink(parcel?.url, texts.track, texts);
  link.className = 'button primary';
  return link.href && link;
}

function createFacts(order, texts) {
  const { language } = texts;
  const { quantity, price, parcel } = order;
  const date = (day) => day && formatDate(day, language);
  const facts = [
    [texts.customer, order.customer],
    [texts.product, order.product],
    [texts.quantity, quantity && (quantity > 1 ? texts.copies : texts.copy1).replace('{n}', quantity)],
    [texts.price, price?.amount && formatPrice(price, language)],
    [texts.orderedOn, date(order.orderedOn)],
    [texts.shipsBy, date(order.shipsBy)],
    [texts.parcel, parcel && [parcel.carrier, parcel.trackingNumber].filter(Boolean).join(' ')],
    ...order.details.map((detail) => [detail.label, detail.text]),
  ];
  const rows = facts.filter(([, value]) => value);
  return el('dl.facts', {}, ...rows.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, isolated(value)))));
}
