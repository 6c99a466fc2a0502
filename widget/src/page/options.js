// Reads and checks what the shop’s page asks for, as an object or as the data- attributes of the script
// tag: there every value is a text. Mistakes are told in the console, to the person who installs the
// widget; a wrong option falls back to its default.

import { parseHexColor } from '../view/color.js';
import { textsFor } from '../texts/texts.js';
import { matchesPath, webAddress } from './address.js';
import { THEMES } from './theme.js';

// Each returns what it reads in a value, or nothing when the value is wrong.
const text = (value) => typeof value === 'string' && value.trim();
const color = (value) => parseHexColor(value) && value;
const whole = (value) => /^\d+$/.test(value) && value;
const address = (value) => text(value) && webAddress(value.trim(), document.baseURI)?.href.replace(/\/+$/, '');
function list(value) {
  const items = text(value) ? value.split('|') : value;
  return Array.isArray(items) && items.every(text) && items;
}
function object(value) {
  try {
    const found = text(value) ? JSON.parse(value) : value;
    return typeof found === 'object' && found;
  } catch {
    return false;
  }
}

// name: [what it may be, how it is read, its default]; without a reader, one of the words, the first by default.
const OPTIONS = {
  apiUrl: ['an http(s) address', address],
  privacyUrl: ['an http(s) address', address],
  position: ['bottom-right|bottom-left'],
  language: ['auto|fr|en'],
  colorScheme: ['auto|light|dark'],
  launcher: ['true|false'],
  open: ['false|true'],
  primaryColor: ['#rrggbb', color],
  zIndex: ['a whole number', whole, '2147483000'],
  theme: ['coollibri or an object', (value) => THEMES[value] || object(value), {}],
  texts: ['an object', object, {}],
  greeting: ['a text', text],
  consent: ['a text', text],
  styleIntegrity: ['a text', text],
  suggestions: ['a list of texts', list],
  include: ['a list of paths', list, ['*']],
  exclude: ['a list of paths', list, []],
};

/** The checked options, or nothing when the widget cannot work or is not for this page. */
export function readOptions(given = {}) {
  const options = {};
  for (const [name, [remedy, read, byDefault]] of Object.entries(OPTIONS)) {
    const words = remedy.split('|');
    const value = given[name] ?? undefined;
    // An attribute without a value, such as data-open, says yes.
    const found = read ? read(value) : words.find((word) => word === String(value === '' || value));
    if (value !== undefined && !found) warn(name, value, `it should be ${words.join(' or ')}`);
    options[name] = found || (read ? byDefault : words[0]);
  }
  for (const name of Object.keys(given)) {
    if (!OPTIONS[name]) warn(name, given[name], 'there is no such option');
  }
  if (!options.apiUrl) return console.error('LibriAssist needs apiUrl, an http(s) address.');

  const path = location.pathname;
  if (!matchesPath(options.include, path) || matchesPath(options.exclude, path)) return undefined;
  return { ...options, texts: textsFor(options, warn) };
}

function warn(name, value, remedy) {
  console.warn(`LibriAssist: ${name} is ${JSON.stringify(value)}; ${remedy}. The default is used.`);
}
