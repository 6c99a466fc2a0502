// The log of turns, and where it is scrolled to.

import { readPart } from '../conversation/reply.js';
import { el } from './dom.js';
import { createCustomerTurn, createGreeting, createProblemTurn, createReplyTurn } from './turns.js';

const SLOW_MS = 8000;
const ABOVE_REPLY = 72; // of the question stays in sight over its reply

export function createLog(context) {
  const { texts } = context;
  // Replies are announced whole, by the frame: a log that grows would be read in pieces.
  const element = el('div.log', { role: 'log', 'aria-live': 'off', 'aria-label': texts.log, tabindex: 0 });
  const slow = el('p.slow', { role: 'status' });
  const typing = el('div.typing', {}, el('i.dot'), el('i.dot'), el('i.dot'), slow);
  let growing = null; // the reply that is being streamed
  let frame, slowTimer;
  let following = true; // until the customer scrolls
  const letGo = () => (following = false);
  ['wheel', 'touchmove'].forEach((type) => element.addEventListener(type, letGo, { passive: true }));

  function show(turn, fromItsTop) {
    if (!following) return;
    const end = element.scrollHeight;
    element.scrollTop = fromItsTop ? Math.min(turn.offsetTop - ABOVE_REPLY, end) : end;
  }

  function append(turn) {
    element.querySelectorAll('.offer').forEach((offer) => offer.remove());
    element.append(turn, typing);
  }

  function growingReply() {
    if (!growing) {
      growing = createReplyTurn(context);
      append(growing.element);
      element.querySelectorAll('form.order-form').forEach((form) => growing.element.contains(form) || form.remove());
    }
    return growing;
  }

  function dropDraft() {
    cancelAnimationFrame(frame);
    growing?.element.remove();
    growing = null;
  }

  function addTurn(turn) {
    cancelAnimationFrame(frame);
    if (turn.from === 'assistant') {
      const reply = growingReply();
      reply.finish(turn);
      growing = null;
      return show(reply.element, true);
    }
    dropDraft();
    if (turn.from === 'customer') following = true;
    append(turn.from === 'customer' ? createCustomerTurn(turn, texts) : createProblemTurn(turn, context));
    show();
  }

  function setWaiting(waiting) {
    clearTimeout(slowTimer);
    slow.textContent = '';
    typing.hidden = !waiting;
    element.querySelectorAll('fieldset').forEach((fieldset) => (fieldset.disabled = waiting));
    if (!waiting) return;
    slowTimer = setTimeout(() => (slow.textContent = texts.slow), SLOW_MS);
    show();
  }

  function clear() {
    dropDraft();
    element.replaceChildren(createGreeting(context), typing);
  }

  clear();
  setWaiting(false);
  return {
    element,
    addTurn,
    setWaiting,
    clear,

    /** Draws a draft, at most once a frame. */
    setDraft({ parts, language }) {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const read = parts.map(readPart); // what has not come yet stays a gap
        if (!read.length) return;
        const reply = growingReply();
        reply.update(read, language);
        typing.hidden = read.every(({ text }) => text);
        reply.element.querySelectorAll('fieldset').forEach((fieldset) => (fieldset.disabled = true));
        show(reply.element, true);
      });
    },

    removeProblem() {
      element.querySelector('.turn.problem:nth-last-child(-n + 2)')?.remove();
    },

    scrollToLast() {
      following = true;
      const turns = element.querySelectorAll('.turn');
      const last = turns[turns.length - 1];
      show(last, last.matches('.assistant'));
    },
  };
}
