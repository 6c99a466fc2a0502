// The conversation: its turns, the token, the message still without an answer. It knows nothing of
// the DOM; `listener` is told what changes. A turn is one of
//   { from: 'customer',  text }
//   { from: 'assistant', reply, helpful }   see reply.js
//   { from: 'problem',   kind }             a sentence of the texts

import { IDLE_MS } from './memory.js';
import { newMessageId } from './message-id.js';

export function createConversation({ api, memory, language, consent, listener }) {
  const agreed = () => !consent || state.consented;
  const begin = ({ consented, open }) => ({
    consented,
    open, // null until the customer opens or closes the panel
    token: null,
    turns: [],
    unanswered: null, // { messageId, message } or { messageId, orderForm }
    lastActivity: 0,
  });
  let state = begin({ consented: false, open: null });
  const idleTimer = setInterval(forgetIfIdle, 60_000);
  let request = null; // the AbortController of the message on its way

  const lastTurn = () => state.turns.at(-1) || {};
  const save = () => state.lastActivity && memory.save(state);

  function touch() {
    state.lastActivity = Date.now();
    save();
  }

  function addTurn(turn) {
    state.turns.push(turn);
    touch();
    listener.onTurn(turn);
  }

  /** Sends { message } or { orderForm }, and shows a text for it; returns false when another is already on its way. */
  function say(content, shown) {
    forgetIfIdle();
    if (request || !agreed()) return false; // one message at a time
    state.unanswered = { messageId: newMessageId(), ...content };
    addTurn({ from: 'customer', text: shown });
    send();
    return true;
  }

  async function send() {
    const mine = (request = new AbortController());
    listener.onWaiting(true);

    const message = { ...state.unanswered, language, conversation: state.token || undefined };
    const turn = await api.chat(message, mine, (draft) => request === mine && listener.onDraft(draft));
    if (request !== mine) return; // ended meanwhile

    request = null;
    if (turn.reply) {
      state.token = turn.reply.conversation || state.token;
      state.unanswered = null;
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
    if (request || !state.unanswered) return;
    if (lastTurn().from === 'problem') {
      state.turns.pop();
      listener.onProblemGone();
    }
    touch();
    send();
  }

  function reset() {
    suspend();
    if (state.token) api.end(state.token);
    const kept = consent && state.lastActivity;
    state = begin(state);
    memory.save(null);
    if (kept) touch(); // that the customer agreed stays known in this tab
    listener.onWaiting(false);
    listener.onReset();
  }

  function forgetIfIdle() {
    if (state.turns.length && Date.now() - state.lastActivity >= IDLE_MS) reset();
  }

  return {
    say,
    retry,
    reset,
    forgetIfIdle,

    /** Takes down whether a reply helped; tells whether that reached the server. */
    async rate(turn, helpful, comment) {
      const sent = await api.feedback({ replyId: turn.reply.id, helpful, comment });
      if (sent) turn.helpful = helpful;
      save();
      return sent;
    },

    setOpen(open) {
      forgetIfIdle();
      state.open = open;
      if (open) save();
      else touch(); // that it was closed is known on the next page, even if nothing was said
    },

    agreed,
    agree() {
      state.consented = true;
      touch();
    },

    /** Brings back what this tab said before the reload; tells whether the panel was open, null when that is not known. */
    restore() {
      state = memory.load() || state;
      return state.open;
    },

    /** The page is shown: a message that was on its way when it was left goes again. */
    resume() {
      forgetIfIdle();
      if (lastTurn().from === 'customer') retry();
    },

    /** The connection is back. */
    reconnect() {
      if (/offline|network/.test(lastTurn().kind)) retry();
    },

    /** { turns, consented, … }, to look at. */
    state: () => state,
    isWaiting: () => request !== null,

    /** Ends it here and leaves what was saved: nothing is sent, saved or forgotten any more. */
    stop() {
      clearInterval(idleTimer);
      suspend();
      state = begin(state);
    },
  };
}
