// Every sentence the widget says by itself, by key; a shop may replace each of them.

import fr from './fr.js';
import en from './en.js';

/** The widget’s own texts of a language; nothing for one that it does not speak. */
export const ownTexts = (language) => ({ en, fr })[language];

/** The texts of the page’s language, with the shop’s own. `{n}` stands for a number. */
export function textsFor({ language, texts, greeting }, warn) {
  const asked = language === 'auto' ? document.documentElement.lang : language;
  const all = { ...(/^en/i.test(asked) ? en : fr) };
  for (const [key, value] of Object.entries(greeting ? { ...texts, greeting } : texts)) {
    if (all[key] && value?.trim) all[key] = value;
    else warn(`texts.${key}`, value, 'it should be a text under a known key');
  }
  return all;
}
