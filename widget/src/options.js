// Reads and checks what the shop’s page asks for. Mistakes are told in the console, to the person
// who installs the widget; a wrong optional setting falls back to its default.

import { parseHexColor } from './color.js';

const DEFAULT_COLOR = '#6366f1';

/** The checked settings, or null when the widget cannot work at all. */
export function readOptions(given) {
  const options = given && typeof given === 'object' ? given : {};

  const apiUrl = readApiUrl(options.apiUrl);
  if (!apiUrl) {
    console.error('LibriAssist: the option "apiUrl" is required and must be an http(s) address.');
    return null;
  }

  return {
    apiUrl,
    primaryColor: readColor(options.primaryColor),
    position: options.position === 'bottom-left' ? 'bottom-left' : 'bottom-right',
    language: readLanguage(options.language),
    open: options.open === true,
    greeting: typeof options.greeting === 'string' ? options.greeting.trim() : '',
  };
}

/** The same options, written as data-… attributes on the script tag. */
export function optionsFromScript(script) {
  const { apiUrl, primaryColor, position, language, open, greeting } = script.dataset;
  return { apiUrl, primaryColor, position, language, greeting, open: open !== undefined && open !== 'false' };
}

function readApiUrl(value) {
  if (typeof value !== 'string' || !value.trim()) return null;
  try {
    const url = new URL(value.trim(), document.baseURI);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    return url.href.replace(/\/+$/, '');
  } catch {
    return null;
  }
}

function readColor(value) {
  if (value === undefined || value === null) return DEFAULT_COLOR;
  if (parseHexColor(value)) return value;
  console.warn('LibriAssist: "primaryColor" must look like #6366f1; the default is used.');
  return DEFAULT_COLOR;
}

function readLanguage(value) {
  if (value === 'fr' || value === 'en') return value;
  return /^en\b/i.test(document.documentElement.lang) ? 'en' : 'fr';
}
