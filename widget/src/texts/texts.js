// Every sentence the widget says by itself, by key; a shop may replace each of them.

import en from './en.js';
import fr from './fr.js';

/** The texts of the page’s language, with the shop’s own. `{n}` stands for a number. */
export function textsFor({ language, texts, greeting }, warn) {
  const english = language === 'auto' ? /^en\b/i.test(document.documentElement.lang) : language === 'en';
  const all = { ...(english ? en : fr) };
  for (const [key, value] of Object.entries({ ...texts, ...(greeting && { greeting }) })) {
    if (key in all && typeof value === 'string') all[key] = value;
    else warn(`texts.${key}`, value, 'it should be a text, under a key of the README. The default is used.');
  }
  return { ...all, language: english ? 'en' : 'fr' };
}
