// Reads and checks what the shop’s page asks for, as an object or as the data- attributes of the script
// tag: there every value is a text. Mistakes are told in the console, to the person who installs the
// widget; a wrong option falls back to its default.

import { parseHexColor } from '../view/color.js';
import { textsFor } from '../texts/texts.js';
import { matchesPath, webAddress } from './address.js';
import { THEMES, readTheme } from './theme.js';

// Each reads a given value, or returns undefined when it is none.
const text = (value) => (typeof value === 'string' && value.trim()) || undefined;
const flag = (value) => ({ true: true, '': true, false: false })[value];
const whole = (value) => (value !== '' && Number.isInteger(+value) ? +value : undefined);
const oneOf = (...words) => (value) => words.find((word) => word === value);
const color = (value) => (parseHexColor(value) ? value : undefined);
const list = (value) => {
  const items = typeof value === 'string' ? value.split('|') : value;
  return Array.isArray(items) && items.every(text) ? items.map(text) : undefined;
};
const address = (value) => webAddress(text(value) || '::', document.baseURI)?.href;
const pattern = (value) => (/^[A-Z-]+0+(-0+)*$/.test(value) ? value : undefined);
const object = (value) => {
  try {
    const found = typeof value === 'string' ? JSON.parse(value) : value;
    return typeof found === 'object' && !Array.isArray(found) ? found : undefined;
  } catch {
    return undefined;
  }
};
const theme = (value) => (typeof value === 'string' && THEMES[value]) || object(value);

// name: [how it is read, its default, what to write instead]
const OPTIONS = {
  primaryColor: [color, undefined, 'a colour such as #6366f1'],
  position: [oneOf('bottom-right', 'bottom-left'), 'bottom-right', 'bottom-right or bottom-left'],
  language: [oneOf('auto', 'fr', 'en'), 'auto', 'auto, fr or en'],
  texts: [object, {}, 'an object of sentences by key'],
  theme: [theme, {}, 'coollibri or an object of theme variables'],
  colorScheme: [oneOf('auto', 'light', 'dark'), 'auto', 'auto, light or dark'],
  launcher: [flag, true, 'true or false'],
  zIndex: [whole, 2147483000, 'a whole number'],
  open: [flag, false, 'true or false'],
  greeting: [text, undefined, 'a text'],
  suggestions: [list, undefined, 'a list of texts'],
  consent: [text, undefined, 'a text'],
  privacyUrl: [address, undefined, 'an http(s) address'],
  orderNumberFormat: [pattern, 'CL-000000-000000', 'a pattern such as CL-000000-000000'],
  include: [list, ['*'], 'a list of paths such as /aide/*'],
  exclude: [list, [], 'a list of paths such as /panier*'],
};

// What a script tag may carry besides.
const OTHERS = ['apiUrl', 'styleIntegrity'];

/** The checked options, or null when the widget cannot work or is not for this page. */
export function readOptions(given) {
  const asked = given || {};
  const apiUrl = address(asked.apiUrl);
  if (!apiUrl) {
    console.error(`LibriAssist: the option apiUrl is ${show(asked.apiUrl)}; give the http(s) address of the server’s API.`);
    return null;
  }

  const options = { apiUrl: apiUrl.replace(/\/+$/, '') };
  for (const [name, [read, byDefault, remedy]] of Object.entries(OPTIONS)) {
    const value = asked[name] ?? undefined;
    const found = value === undefined ? undefined : read(value);
    if (value !== undefined && found === undefined) warn(name, value, `it should be ${remedy}. The default is used.`);
    options[name] = found ?? byDefault;
  }
  for (const name of Object.keys(asked)) {
    if (!OPTIONS[name] && !OTHERS.includes(name)) warn(name, asked[name], 'there is no such option.');
  }
  if (!matchesPath(options.include, location.pathname) || matchesPath(options.exclude, location.pathname)) return null;

  options.theme = readTheme(options.theme, warn);
  options.texts = textsFor(options, warn);
  return options;
}

function warn(name, value, remedy) {
  console.warn(`LibriAssist: the option ${name} is ${show(value)}; ${remedy}`);
}

function show(value) {
  return typeof value === 'string' ? `"${value}"` : String(value);
}
