// Turns the server’s JSON into a reply the rest of the widget can trust: every field has the right
// type or is null, every list is a list. Also used on what comes back from sessionStorage.

import { typeset } from './typeset.js';

/** A clean reply, or null when there is nothing to show. */
export function readReply(json) {
  if (!isObject(json)) return null;

  let parts = list(json.parts, readPart);
  if (!parts.length && text(json.text)) parts = [{ kind: 'message', text: text(json.text) }];
  if (!parts.length) return null;

  return {
    conversation: text(json.conversation),
    language: json.language === 'fr' || json.language === 'en' ? json.language : null,
    notice: typeset(text(json.notice)),
    suggestions: list(json.suggestions, text),
    parts,
  };
}

function readPart(part) {
  if (!isObject(part)) return null;
  const said = typeset(text(part.text));

  if (part.kind === 'answer' && said) {
    return { kind: 'answer', text: said, citations: list(part.citations, readCitation) };
  }
  if (part.kind === 'order' && isObject(part.order)) {
    return { kind: 'order', text: said, order: readOrder(part.order) };
  }
  if (part.kind === 'orderForm') {
    return { kind: 'orderForm', text: said, needs: list(part.needs, text), orderNumber: text(part.orderNumber) };
  }
  if (part.kind === 'handoff') {
    const { email, phone, url, hours } = isObject(part.contact) ? part.contact : {};
    const contact = { email: text(email), phone: text(phone), url: text(url), hours: text(hours) };
    return said || Object.values(contact).some(Boolean) ? { kind: 'handoff', text: said, contact } : null;
  }
  // A plain message, or a kind of part this version does not know yet.
  return said ? { kind: 'message', text: said } : null;
}

function readCitation(citation) {
  if (!isObject(citation)) return null;
  const title = text(citation.title) || text(citation.document) || text(citation.url);
  return title ? { title, url: text(citation.url) } : null;
}

function readOrder(order) {
  const price = isObject(order.price) ? order.price : {};
  const parcel = isObject(order.parcel) ? order.parcel : {};
  return {
    orderNumber: text(order.orderNumber),
    customer: text(order.customer),
    product: text(order.product),
    quantity: typeof order.quantity === 'number' ? order.quantity : null,
    orderedOn: text(order.orderedOn),
    shipsBy: text(order.shipsBy),
    status: text(order.status) || 'unknown',
    statusText: text(order.statusText),
    late: order.late === true,
    explanation: typeset(text(order.explanation)),
    price: text(price.amount) ? { amount: text(price.amount), currency: text(price.currency) } : null,
    parcel: { carrier: text(parcel.carrier), trackingNumber: text(parcel.trackingNumber), url: text(parcel.url) },
    history: list(order.history, readStep),
    details: list(order.details, readDetail),
  };
}

function readStep(step) {
  if (!isObject(step)) return null;
  const on = text(step.on);
  const status = text(step.status) || 'unknown';
  const statusText = text(step.statusText);
  return on || statusText ? { on, status, statusText } : null;
}

function readDetail(detail) {
  if (!isObject(detail)) return null;
  const label = text(detail.label);
  const value = text(detail.text);
  return label && value ? { label, value } : null;
}

function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A trimmed, non-empty string (a number is accepted), or null. */
function text(value) {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() ? value.trim() : null;
}

function list(value, read) {
  return Array.isArray(value) ? value.map(read).filter((item) => item !== null) : [];
}
