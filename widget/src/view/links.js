// Links in replies. A reader must see where they lead: the title may say anything, the host name may not.

import { webAddress } from '../page/address.js';
import { el, isolated, spoken } from './dom.js';

// Characters without a shape, and those that turn the direction of what follows.
const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/** A link that opens a new tab, or plain text when the address is not http(s). */
export function webLink(address, title, texts) {
  const url = webAddress(address || '');
  const name = (title || address || '').replace(UNSEEN, '');
  if (!url) return isolated(name);
  return el(
    'a',
    { href: url.href, target: '_blank', rel: 'noopener noreferrer' },
    isolated(name || url.hostname),
    // As the browser resolves it: an address in look-alike letters shows as xn--…
    name && name !== url.hostname && el('bdi.host', {}, url.hostname),
    spoken(` ${texts.newTab}`),
  );
}

export function mailLink(address) {
  const valid = /^[\w.+-]+@[\w.-]+$/.test(address);
  return valid ? el('a', { href: `mailto:${address}` }, address) : isolated(address);
}

export function phoneLink(number) {
  const digits = number.replace(/[^\d+]/g, '');
  return digits ? el('a', { href: `tel:${digits}` }, isolated(number)) : isolated(number);
}
