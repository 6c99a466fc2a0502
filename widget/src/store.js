// Keeps the conversation in sessionStorage: this tab only, forgotten after 30 idle minutes. Nothing
// is written before the first message. Every access may fail (storage blocked or full): the widget
// then simply does not remember.

import { readReply } from './reply.js';

export const IDLE_MS = 30 * 60 * 1000;

const KEY = 'libriassist.conversation.1';

export function createStore(apiUrl) {
  function clear() {
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // Nothing was kept.
    }
  }

  return {
    clear,

    save(state) {
      try {
        sessionStorage.setItem(KEY, JSON.stringify({ apiUrl, ...state }));
      } catch {
        clear(); // better no memory than an old one
      }
    },

    load() {
      try {
        const saved = readSaved(JSON.parse(sessionStorage.getItem(KEY)), apiUrl);
        if (!saved) clear();
        return saved;
      } catch {
        clear();
        return null;
      }
    },
  };
}

function readSaved(saved, apiUrl) {
  if (!saved || saved.apiUrl !== apiUrl) return null; // a token goes to the server that gave it
  const idle = Date.now() - Number(saved.lastActivity);
  if (!(idle >= 0 && idle < IDLE_MS)) return null;

  const turns = saved.turns.map(readTurn).filter(Boolean);
  if (!turns.length) return null;

  const { unanswered } = saved;
  return {
    token: typeof saved.token === 'string' ? saved.token : null,
    turns,
    unanswered: unanswered && typeof unanswered.messageId === 'string' ? unanswered : null,
    open: saved.open === true,
    lastActivity: Number(saved.lastActivity),
  };
}

function readTurn(turn) {
  if (turn.from === 'assistant') {
    const reply = readReply(turn.reply);
    return reply && { from: 'assistant', reply };
  }
  if (turn.from === 'customer') return { from: 'customer', text: String(turn.text) };
  if (turn.from === 'problem') return { from: 'problem', kind: String(turn.kind) };
  return null;
}
