// One turn of the conversation, as elements. What is marked "offer" (suggestions, retry) only makes
// sense on the last turn: the view takes it away when another turn comes.

import { el, richText, spoken, webAddress, webLink } from './dom.js';
import { icon } from './icons.js';
import { renderOrderCard } from './order-card.js';
import { renderOrderForm } from './order-form.js';

export function renderTurn(turn, { texts, onSuggestion, onOrderForm, onRetry }) {
  if (turn.from === 'customer') return renderCustomer(turn, texts);
  if (turn.from === 'problem') return renderProblem(turn, texts, onRetry);
  return renderReply(turn.reply, texts, onSuggestion, onOrderForm);
}

export function renderGreeting({ texts, greeting, onSuggestion }) {
  return el(
    'div',
    { class: 'turn assistant' },
    spoken(texts.assistant),
    bubble(greeting || texts.greeting),
    renderSuggestions(texts.starters, texts, onSuggestion),
  );
}

function renderCustomer(turn, texts) {
  return el('div', { class: 'turn customer' }, spoken(texts.you), bubble(turn.text));
}

function renderProblem(turn, texts, onRetry) {
  return el(
    'div',
    { class: 'turn problem' },
    el('div', { class: 'bubble' }, texts.problems[turn.kind] || texts.problems.server),
    el(
      'button',
      { class: 'button offer', type: 'button', onclick: onRetry },
      icon('restart'),
      texts.retry,
    ),
  );
}

function renderReply(reply, texts, onSuggestion, onOrderForm) {
  return el(
    'div',
    { class: 'turn assistant', lang: reply.language },
    spoken(texts.assistant),
    reply.notice && el('p', { class: 'notice' }, reply.notice),
    ...reply.parts.map((part) => renderPart(part, texts, onOrderForm)),
    renderSuggestions(reply.suggestions, texts, onSuggestion),
  );
}

function renderPart(part, texts, onOrderForm) {
  switch (part.kind) {
    case 'answer':
      return bubble(part.text, renderSources(part.citations, texts));
    case 'order':
      return renderOrderCard(part.order, texts);
    case 'orderForm':
      return bubble(part.text || texts.form.intro, renderOrderForm(part, texts, onOrderForm));
    case 'handoff':
      return bubble(part.text || texts.handoff, renderContact(part.contact, texts));
    default:
      return bubble(part.text);
  }
}

function bubble(text, ...more) {
  return el('div', { class: 'bubble' }, richText(text), ...more);
}

function renderSources(citations, texts) {
  if (!citations.length) return null;
  const seen = new Set();
  const items = [];
  for (const { title, url } of citations) {
    const key = `${title}\n${url}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const link = webLink(url, title);
    if (link.nodeType === Node.ELEMENT_NODE) link.append(spoken(texts.newTab));
    items.push(el('li', {}, link));
  }
  return el('div', { class: 'sources' }, el('p', { class: 'label' }, texts.sources), el('ul', {}, ...items));
}

function renderContact({ email, phone, url, hours }, texts) {
  const rows = [];
  const row = (iconName, label, content) =>
    rows.push(el('li', {}, icon(iconName), spoken(`${label} `), content));

  if (phone) {
    const digits = phone.replace(/[^\d+]/g, '');
    row('phone', texts.contact.phone, digits ? el('a', { href: `tel:${digits}` }, phone) : phone);
  }
  if (email) {
    const valid = /^[^\s@?&#%"<>]+@[^\s@?&#%"<>]+$/.test(email);
    row('mail', texts.contact.email, valid ? el('a', { href: `mailto:${email}` }, email) : email);
  }
  if (webAddress(url)) {
    const link = webLink(url, texts.contact.url);
    link.append(spoken(texts.newTab));
    rows.push(el('li', {}, icon('web'), link));
  }
  if (hours) row('clock', texts.contact.hours, el('span', {}, hours));

  return rows.length ? el('ul', { class: 'contact' }, ...rows) : null;
}

function renderSuggestions(suggestions, texts, onSuggestion) {
  if (!suggestions.length) return null;
  return el(
    'div',
    { class: 'suggestions offer', role: 'group', 'aria-label': texts.suggestions },
    ...suggestions.map((text) =>
      el('button', { class: 'chip', type: 'button', onclick: () => onSuggestion(text) }, text),
    ),
  );
}
