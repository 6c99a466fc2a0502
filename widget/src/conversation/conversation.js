// The conversation: its turns, the token, the message still without an answer. It knows nothing of
// the DOM; `listener` is told what changes. A turn is one of
//   { from: 'customer',  text }
//   { from: 'assistant', reply, helpful }   see reply.js
//   { from: 'problem',   kind }             a sentence of the texts

import { IDLE_MS } from './memory.js';
import { newMessageId } from './message-id.js';

const CONNECTION = ['offline', 'network']; // the problems that end with the connection’s return

export function createConversation({ api, memory, language, consent, listener }) {
  let token, turns, unanswered, lastActivity, idleTimer;
  let open = false;
  let consented = !consent;
  let request = null; // the AbortController of the message on its way

  function forget() {
    token = null;
    turns = [];
    unanswered = null; // { messageId, message } or { messageId, orderForm }
    lastActivity = 0;
  }
  forget();

  function save() {
    if (lastActivity) memory.save({ token, turns, unanswered, open, consented, lastActivity });
  }

  function touch() {
    lastActivity = Date.now();
    watchIdleness();
    save();
  }

  function watchIdleness() {
    clearTimeout(idleTimer);
    idleTimer = setTimeout(forgetIfIdle, lastActivity + IDLE_MS - Date.now());
  }

  function addTurn(turn) {
    turns.push(turn);
    touch();
    listener.onTurn(turn);
  }

  function start(content, shown) {
    forgetIfIdle();
    if (request || !consented) return false; // one message at a time
    unanswered = { messageId: newMessageId(), ...content };
    addTurn({ from: 'customer', text: shown });
    send();
    return true;
  }

  async function send() {
    const mine = (request = new AbortController());
    listener.onWaiting(true);

    const turn = await api
      .chat({ ...unanswered, language, conversation: token || undefined }, mine, (draft) => {
        if (request === mine) listener.onDraft(draft);
      })
      .then(
        (reply) => ({ from: 'assistant', reply }),
        ({ kind }) => ({ from: 'problem', kind: kind || 'server' }),
      );
    if (request !== mine) return; // ended meanwhile

    request = null;
    if (turn.reply) {
      token = turn.reply.conversation || token;
      unanswered = null;
    }
    listener.onWaiting(false);
    addTurn(turn);
  }

  function suspend() {
    const going = request;
    request = null;
    going?.abort();
  }

  /** Sends the unanswered message again, under the same messageId: it is counted once. */
  function retry() {
    if (request || !unanswered) return;
    if (turns[turns.length - 1].from === 'problem') {
      turns.pop();
      listener.onProblemGone();
    }
    touch();
    send();
  }

  function reset() {
    clearTimeout(idleTimer);
    suspend();
    if (token) api.end(token);
    const kept = consent && lastActivity;
    forget();
    memory.clear();
    if (kept) touch(); // that the customer agreed stays known in this tab
    listener.onWaiting(false);
    listener.onReset();
  }

  function forgetIfIdle() {
    if (turns.length && Date.now() - lastActivity >= IDLE_MS) reset();
  }

  return {
    /** Both return false when a message is already on its way. */
    say: (message) => start({ message }, message),
    submitOrder: (orderForm, shown) => start({ orderForm }, shown),

    retry,
    reset,
    suspend,
    forgetIfIdle,

    /** Takes down whether a reply helped; tells whether that reached the server. */
    async rate(turn, helpful, comment) {
      turn.helpful = helpful;
      save();
      const sent = await api.feedback({ replyId: turn.reply.id, helpful, comment });
      if (!sent) turn.helpful = null;
      save();
      return sent;
    },

    setOpen(value) {
      forgetIfIdle();
      open = value;
      save();
    },

    agree: () => (consented = true),

    /** Brings back what this tab said before the reload; tells whether the panel was open. */
    restore() {
      const saved = memory.load();
      if (!saved) return false;
      ({ token, turns, unanswered, open, lastActivity } = saved);
      consented ||= saved.consented;
      watchIdleness();
      return open;
    },

    /** The page is shown: a message that was on its way when it was left goes again. */
    resume() {
      forgetIfIdle();
      if (turns[turns.length - 1]?.from === 'customer') retry();
    },

    /** The connection is back. */
    reconnect() {
      if (CONNECTION.includes(turns[turns.length - 1]?.kind)) retry();
    },

    turns: () => turns,
    isWaiting: () => request !== null,
    isConsented: () => consented,

    stop() {
      clearTimeout(idleTimer);
      suspend();
    },
  };
}
