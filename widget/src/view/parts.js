// One part of a reply, as an element.

import { el, isolated, spoken } from './dom.js';
import { icon } from './icons.js';
import { mailLink, phoneLink, webLink } from './links.js';
import { createOrderCard } from './order-card.js';
import { createOrderForm } from './order-form.js';
import { createGrowingText } from './rich-text.js';

/** A part as it stands; `update` takes it on with more text. */
export function createPart(part, { texts, options, onOrderForm }) {
  if (part.kind === 'order' && part.order) return { element: createOrderCard(part.order, texts), update() {} };

  const text = createGrowingText();
  const element = el(
    'div.bubble',
    {},
    text.element,
    part.citations.length && createSources(part.citations, texts),
    part.kind === 'orderForm' && createOrderForm(part, texts, options.orderNumberFormat, onOrderForm),
    part.contact && createContact(part.contact, texts),
  );
  function update(newer) {
    text.update(withoutContact(newer));
    text.element.hidden = !newer.text;
  }
  update(part);
  return { element, update };
}

function createSources(citations, texts) {
  return el(
    'div.sources',
    {},
    el('p.label', {}, texts.sources),
    el(
      'ul',
      {},
      ...citations.map(({ title, url, document, excerpt }) =>
        el(
          'li',
          {},
          webLink(url, title || document, texts),
          excerpt && el('details', {}, el('summary', {}, texts.excerpt, icon('next')), el('blockquote', {}, isolated(excerpt))),
        ),
      ),
    ),
  );
}

function createContact({ email, phone, url, hours }, texts) {
  const row = (name, content) => el('li', {}, icon(name), spoken(`${texts[name]} `), content);
  return el(
    'ul.contact',
    {},
    phone && row('phone', phoneLink(phone)),
    email && row('email', mailLink(email)),
    url && el('li', {}, icon('web'), webLink(url, texts.web, texts)),
    hours && row('hours', isolated(hours)),
  );
}

/** The text says again, for readers without a card, what the card of a contact shows. */
function withoutContact({ text, contact }) {
  const shown = Object.values(contact || {}).filter(Boolean);
  const lines = (text || '').split('\n');
  return lines.filter((line) => !shown.some((value) => line.includes(value))).join('\n');
}
