// One turn of the conversation, as an element. What is marked "offer" (suggestions, retry) only makes
// sense on the last turn: the log takes it away when another turn comes.

import { ownTexts } from '../texts/texts.js';
import { el, spoken } from './dom.js';
import { createReplyActions } from './feedback.js';
import { icon } from './icons.js';
import { createPart } from './parts.js';
import { richText } from './rich-text.js';
import { typeset } from './typeset.js';

export function createGreeting({ texts, options, onSay }) {
  return el(
    'div.turn.assistant.greeting',
    {},
    el('p.hello', {}, texts.hello),
    el('p.welcome', {}, texts.greeting),
    createSuggestions(options.suggestions || texts.suggestions.split('|'), onSay),
  );
}

export function createCustomerTurn({ text }, texts) {
  return el('div.turn.customer', {}, spoken(texts.you), el('div.bubble', {}, richText(text)));
}

export function createProblemTurn({ kind }, { texts, onRetry }) {
  return el(
    'div.turn.problem',
    {},
    el('p.bubble', {}, texts[kind] || texts.server),
    el('button.button.offer', { onclick: onRetry }, icon('restart'), texts.retry),
  );
}

/** Draws a reply, or the draft of one, which has no turn yet, in `element`. */
export function drawReply(element, { parts, language, notice, suggestions }, turn, given) {
  // A reply in the other language has its labels in that language; how numbers look is the shop’s everywhere.
  const { texts } = given;
  const { orderNumberFormat } = texts;
  const context = language === texts.language ? given : { ...given, texts: { ...texts, ...ownTexts(language), orderNumberFormat } };
  // Sources would be pushed down by a text that grows: they come at the end.
  const drawn = parts.map((part) => createPart(turn ? part : { ...part, citations: [] }, context));
  if (notice) drawn.push(el('p.notice', {}, typeset(notice)));
  if (turn && !parts.some(({ kind }) => kind === 'orderForm')) drawn.push(createReplyActions(turn, context));
  if (turn) drawn.push(createSuggestions(suggestions, context.onSay));
  element.lang = language || '';
  element.replaceChildren(...drawn);
}

function createSuggestions(suggestions, onSay) {
  return el(
    'div.suggestions.offer',
    {},
    ...suggestions.map((text) => el('button.chip', { onclick: () => onSay(text) }, text, icon('next'))),
  );
}
