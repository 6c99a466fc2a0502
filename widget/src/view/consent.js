// What the shop wants agreed to before the first message, in the composer’s place.

import { el } from './dom.js';
import { webLink } from './links.js';

export function createConsent({ texts, options, onAgree }) {
  return el(
    'div.consent',
    {},
    el('p', {}, options.consent),
    el('button.button.primary', { type: 'button', onclick: onAgree }, texts.accept),
    createPrivacyLink(texts, options),
  );
}

export function createPrivacyLink(texts, { privacyUrl }) {
  return privacyUrl && el('p.privacy', {}, webLink(privacyUrl, texts.privacy, texts));
}
