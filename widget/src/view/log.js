// The log of turns: what it shows, where it is scrolled to, and what is read aloud.

import { readPart } from '../conversation/reply.js';
import { el } from './dom.js';
import { createCustomerTurn, createGreeting, createProblemTurn, drawReply } from './turns.js';

const SLOW_MS = 8000;
const ABOVE_REPLY = 72; // of the question stays in sight over its reply

export function createLog(given) {
  const context = { ...given, announce };
  const { texts } = context;
  // Replies are read aloud once and whole, from a region of their own: a log that grows would be read in pieces.
  const announcer = el('p.spoken', { role: 'status' });
  const element = el('div.log', { role: 'log', 'aria-live': 'off', 'aria-label': texts.title, tabindex: 0 });
  const slow = el('p.slow', { role: 'status' });
  const typing = el('div.typing', {}, el('i'), el('i'), el('i'), slow);
  let growing = null; // the reply that is being streamed
  let frame, slowTimer;
  let following = true; // until the customer scrolls
  for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
    element.addEventListener(type, () => (following = false), { passive: true });
  }

  function show(turn) {
    if (!following) return;
    // A long reply is shown from its beginning.
    element.scrollTop = turn.matches('.assistant') ? turn.offsetTop - ABOVE_REPLY : element.scrollHeight;
  }

  function append(turn) {
    element.querySelectorAll('.offer').forEach((offer) => offer.remove());
    element.append(turn, typing);
    return turn;
  }

  function draw(reply, turn) {
    if (!growing) {
      // A form is answered by any reply.
      element.querySelectorAll('.order-form').forEach((form) => form.remove());
      growing = append(el('div.turn.assistant'));
    }
    drawReply(growing, reply, turn, context);
    return growing;
  }

  function announce(text, language) {
    announcer.textContent = '';
    announcer.lang = language || texts.language;
    // The same text again is only news after it was gone.
    setTimeout(() => (announcer.textContent = text), 50);
  }

  function addTurn(turn, isNew) {
    const { from, reply } = turn;
    cancelAnimationFrame(frame);
    let shown;
    if (reply) shown = draw(reply, turn);
    else {
      growing?.remove();
      following ||= from === 'customer';
      shown = append(from === 'customer' ? createCustomerTurn(turn, texts) : createProblemTurn(turn, context));
    }
    growing = null;
    show(shown);
    if (!isNew || from === 'customer') return;
    if (reply) announce(`${reply.notice || ''}\n${reply.text}`, reply.language);
    else announce(shown.textContent);
  }

  function holdForms(held) {
    element.querySelectorAll('fieldset').forEach((fieldset) => (fieldset.disabled = held));
  }

  function setWaiting(waiting) {
    clearTimeout(slowTimer);
    slow.textContent = '';
    typing.hidden = !waiting;
    holdForms(waiting);
    if (!waiting) return;
    slowTimer = setTimeout(() => (slow.textContent = texts.slow), SLOW_MS);
    show(typing);
  }

  function clear() {
    cancelAnimationFrame(frame);
    growing = null;
    announcer.textContent = '';
    element.replaceChildren(createGreeting(context), typing);
    setWaiting(false);
  }
  clear();

  return {
    element,
    announcer,
    addTurn,
    setWaiting,
    clear,

    /** Draws a draft, at most once a frame. */
    setDraft({ parts, language }) {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const begun = parts.map(readPart).filter((part) => part?.text);
        if (!begun.length) return;
        show(draw({ parts: begun, language }));
        typing.hidden = begun.length === parts.length;
        holdForms(true);
      });
    },

    removeProblem() {
      following = true;
      typing.previousSibling.remove();
    },

    scrollToLast() {
      following = true;
      show(typing.previousSibling);
    },
  };
}
