// Links in replies. A reader must see where they lead: the title may say anything, the host name may not.

import { webAddress } from '../page/address.js';
import { el, isolated, spoken } from './dom.js';

/** A link that opens a new tab, or plain text when the address is not http(s). */
export function webLink(address, title, texts) {
  const url = webAddress(address);
  // Without the characters that have no shape, or turn the direction of what follows.
  const name = (title || address || '').replace(/\p{Cf}/gu, '');
  if (!url) return isolated(name);
  return el(
    'a',
    { href: url.href, target: '_blank', rel: 'noopener noreferrer' },
    isolated(name),
    // As the browser resolves it: an address in look-alike letters shows as xn--…
    name !== url.hostname && el('bdi.host', {}, url.hostname),
    spoken(texts.newTab),
  );
}

export function mailLink(address) {
  return /^[\w.+-]+@[\w.-]+$/.test(address) ? el('a', { href: `mailto:${address}` }, address) : isolated(address);
}

export function phoneLink(number) {
  const digits = number.replace(/\(0\)|[^\d+]/g, ''); // the 0 in +33 (0)5 is not dialled from abroad
  const shown = isolated(number);
  return digits ? el('a', { href: `tel:${digits}` }, shown) : shown;
}
