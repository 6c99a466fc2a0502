// The conversation: its turns, the token, the message still without an answer. It knows nothing of
// the DOM. A turn is one of
//   { from: 'customer',  text }
//   { from: 'assistant', reply }      see reply.js
//   { from: 'problem',   kind }       a sentence of texts.js

import { ApiProblem } from './api.js';
import { newMessageId } from './message-id.js';
import { IDLE_MS } from './store.js';

export function createConversation({ api, store, language, onTurn, onProblemGone, onWaiting, onReset }) {
  let token = null;
  let turns = [];
  let unanswered = null; // { messageId, message } or { messageId, orderForm }
  let open = false;
  let lastActivity = 0;
  let request = null; // the AbortController of the message on its way
  let idleTimer = null;

  function save() {
    if (turns.length) store.save({ token, turns, unanswered, open, lastActivity });
  }

  function touch() {
    lastActivity = Date.now();
    clearTimeout(idleTimer);
    idleTimer = setTimeout(forgetIfIdle, IDLE_MS + 1000);
    save();
  }

  function addTurn(turn) {
    turns.push(turn);
    touch();
    onTurn(turn);
  }

  function start(content, shownText) {
    forgetIfIdle();
    if (request) return false; // one message at a time
    unanswered = { messageId: newMessageId(), ...content };
    addTurn({ from: 'customer', text: shownText });
    send();
    return true;
  }

  async function send() {
    const mine = new AbortController();
    request = mine;
    onWaiting(true);

    let turn;
    try {
      const body = { ...unanswered };
      if (token) body.conversation = token;
      if (body.message) body.language = language;
      const reply = await api.chat(body, mine.signal);
      if (request !== mine) return; // a new conversation began meanwhile
      token = reply.conversation || token;
      unanswered = null;
      turn = { from: 'assistant', reply };
    } catch (error) {
      if (request !== mine) return;
      turn = { from: 'problem', kind: error instanceof ApiProblem ? error.kind : 'server' };
    }

    request = null;
    onWaiting(false);
    addTurn(turn);
  }

  function dropRequest() {
    const going = request;
    request = null;
    if (going) going.abort();
  }

  function reset() {
    clearTimeout(idleTimer);
    dropRequest();
    token = null;
    turns = [];
    unanswered = null;
    store.clear();
    onWaiting(false);
    onReset();
  }

  function forgetIfIdle() {
    if (turns.length && Date.now() - lastActivity >= IDLE_MS) reset();
  }

  return {
    /** Both return false when a message is already on its way. */
    say: (message) => start({ message }, message),
    submitOrder: (orderForm, shownText) => start({ orderForm }, shownText),

    /** Sends the unanswered message again, under the same messageId. */
    retry() {
      const last = turns[turns.length - 1];
      if (request || !unanswered || !last || last.from !== 'problem') return;
      turns.pop();
      onProblemGone();
      touch();
      send();
    },

    reset,
    forgetIfIdle,

    setOpen(value) {
      forgetIfIdle();
      open = value;
      save();
    },

    /** Brings back what this tab said before the reload; tells whether the panel was open. */
    restore() {
      const saved = store.load();
      if (!saved) return false;
      ({ token, turns, unanswered, open, lastActivity } = saved);
      turns.forEach(onTurn);
      idleTimer = setTimeout(forgetIfIdle, Math.max(0, lastActivity + IDLE_MS + 1000 - Date.now()));

      const last = turns[turns.length - 1];
      if (unanswered && last.from === 'customer') addTurn({ from: 'problem', kind: 'interrupted' });
      return open;
    },

    /** The page is being left: a message on its way will not see its reply here. */
    interrupt() {
      if (!request) return;
      dropRequest();
      onWaiting(false);
      addTurn({ from: 'problem', kind: 'interrupted' });
    },

    stop() {
      clearTimeout(idleTimer);
      dropRequest();
    },
  };
}
