// The server’s reply (docs/http.md), as the rest of the widget can trust it. Also used on what comes
// back from the session storage.

import { fit, flag, text } from './shape.js';

const STEP = { on: text, status: text, statusText: text };

const ORDER = {
  ...STEP,
  orderNumber: text,
  customer: text,
  product: text,
  quantity: text,
  orderedOn: text,
  shipsBy: text,
  late: flag,
  explanation: text,
  price: { amount: text, currency: text },
  parcel: { carrier: text, trackingNumber: text, url: text },
  history: [STEP],
  details: [{ label: text, text }],
};

const PART = {
  kind: text,
  text,
  citations: [{ title: text, url: text, document: text, excerpt: text }],
  order: ORDER,
  needs: [text],
  orderNumber: text,
  contact: { email: text, phone: text, url: text, hours: text },
};

const REPLY = {
  id: text,
  conversation: text,
  language: text,
  notice: text,
  suggestions: [text],
  text,
  parts: [PART],
};

export const readPart = (json) => fit(json, PART);

/** A clean reply, or null when there is nothing to show. */
export function readReply(json) {
  const reply = fit(json, REPLY);
  if (reply && !reply.parts.length && reply.text) reply.parts = [readPart({ kind: 'message', text: reply.text })];
  return reply?.parts.length ? reply : null;
}
