// One part of a reply, as an element.

import { el, isolated } from './dom.js';
import { icon } from './icons.js';
import { mailLink, phoneLink, webLink } from './links.js';
import { createOrderCard } from './order-card.js';
import { createOrderForm } from './order-form.js';
import { richText, withoutValues } from './rich-text.js';
import { typeset } from './typeset.js';

export function createPart(part, { texts, onOrderForm }) {
  const { kind, text, citations, order, contact } = part;
  if (order) return createOrderCard(order, texts);
  return el(
    'div.bubble',
    {},
    // The text says again, for readers without a card, what the card of a contact shows.
    richText(typeset(withoutValues(text, Object.values(contact || {})))),
    citations.length && createSources(citations, texts),
    kind === 'orderForm' && createOrderForm(part, texts, onOrderForm),
    contact && createContact(contact, texts),
  );
}

function createSources(citations, texts) {
  const items = citations.map(({ title, url, document, excerpt }) =>
    el(
      'li',
      {},
      webLink(url, title || document, texts),
      excerpt && el('details', {}, el('summary', {}, texts.excerpt), el('blockquote', {}, isolated(excerpt))),
    ),
  );
  return el('div.sources', {}, el('p.label', {}, texts.sources), el('ul', {}, ...items));
}

function createContact({ email, phone, url, hours }, texts) {
  const row = (name, content) => el('li', {}, icon(name), content);
  return el(
    'ul.contact',
    {},
    phone && row('phone', phoneLink(phone)),
    email && row('email', mailLink(email)),
    url && row('web', webLink(url, texts.web, texts)),
    hours && row('hours', isolated(hours)),
  );
}
