// The server’s reply (docs/http.md), as the rest of the widget can trust it. Also used on what comes
// back from the session storage.

import { fit, flag, text, textsNamed } from './shape.js';

const ORDER = {
  ...textsNamed('orderNumber customer product quantity orderedOn shipsBy status statusText explanation'),
  late: flag,
  price: textsNamed('amount currency'),
  parcel: textsNamed('carrier trackingNumber url'),
  history: [textsNamed('on status statusText')],
  details: [textsNamed('label text')],
};

const PART = {
  ...textsNamed('kind text orderNumber'),
  citations: [textsNamed('title url document excerpt')],
  order: ORDER,
  needs: [text],
  contact: textsNamed('phone email url hours'),
};

const REPLY = {
  ...textsNamed('id conversation language notice text'),
  suggestions: [text],
  parts: [PART],
};

export const readPart = (json) => fit(json, PART);

/** A clean reply, or null when there is nothing to show. */
export function readReply(json) {
  const reply = fit(json, REPLY);
  const parts = reply?.parts.filter(({ text, order, needs }) => text || order || needs.length);
  if (!parts?.length) return null;
  reply.parts = parts;
  reply.text ||= parts[0].text; // what is copied and read aloud
  return reply;
}

