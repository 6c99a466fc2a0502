// One turn of the conversation, as an element. What is marked "offer" (suggestions, retry) only makes
// sense on the last turn: the log takes it away when another turn comes.

import { el, spoken } from './dom.js';
import { createReplyActions } from './feedback.js';
import { icon } from './icons.js';
import { createPart } from './parts.js';
import { richText } from './rich-text.js';
import { typeset } from './typeset.js';

export function createGreeting({ texts, options, onSay }) {
  const { suggestion1, suggestion2, suggestion3 } = texts;
  return el(
    'div.turn.assistant.greeting',
    {},
    el('span.avatar', {}, icon('chat')),
    el('p.hello', {}, texts.hello),
    el('p.welcome', {}, texts.greeting),
    createSuggestions(options.suggestions || [suggestion1, suggestion2, suggestion3], texts, onSay),
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
    el('button.button.offer', { type: 'button', onclick: onRetry }, icon('restart'), texts.retry),
  );
}

/** A reply that grows: `update` takes a draft’s parts, `finish` the whole. What did not change stays drawn. */
export function createReplyTurn(context) {
  const { texts, onSay } = context;
  const body = el('div.parts');
  const element = el('div.turn.assistant', { 'aria-busy': 'true' }, spoken(texts.assistant), body);
  const drawn = []; // { key, element, update } by the part’s place

  function update(parts, language) {
    if (language) element.lang = language;
    parts.forEach((part, place) => {
      const { text, ...rest } = part;
      const key = JSON.stringify(rest);
      const old = drawn[place];
      if (old?.key === key) {
        if (old.text !== text) old.update(part);
        old.text = text;
        return;
      }
      const made = (drawn[place] = { key, text, ...createPart(part, context) });
      if (old) old.element.replaceWith(made.element);
      else body.insertBefore(made.element, drawn.find((other, at) => at > place && other)?.element || null);
    });
  }

  return {
    element,
    update,
    finish(turn) {
      const { reply } = turn;
      drawn.splice(reply.parts.length).forEach((part) => part.element.remove());
      update(reply.parts, reply.language);
      element.removeAttribute('aria-busy');
      if (reply.notice) body.before(el('p.notice', {}, typeset(reply.notice)));
      if (!reply.parts.some(({ kind }) => kind === 'orderForm')) element.append(createReplyActions(turn, context));
      if (reply.suggestions.length) element.append(createSuggestions(reply.suggestions, texts, onSay));
    },
  };
}

function createSuggestions(suggestions, texts, onSay) {
  return el(
    'div.suggestions.offer',
    { role: 'group', 'aria-label': texts.suggestions },
    ...suggestions.map((text) => el('button.chip', { type: 'button', onclick: () => onSay(text) }, text, icon('next'))),
  );
}
