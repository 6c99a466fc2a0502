// Keeps the conversation in sessionStorage: this tab only, forgotten after 30 idle minutes. Nothing
// is written before the first message. Every access may fail (storage blocked or full): the widget
// then simply does not remember.

import { readReply } from './reply.js';
import { fit, flag, text } from './shape.js';

export const IDLE_MS = 30 * 60 * 1000;

const KEY = 'libriassist';
const VERSION = 2;

export function createMemory(apiUrl) {
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
        sessionStorage.setItem(KEY, JSON.stringify({ version: VERSION, apiUrl, ...state }));
      } catch {
        clear(); // better no memory than an old one
      }
    },

    /** What was saved; null when it is another version’s, another server’s, or too old. */
    load() {
      let saved = null;
      try {
        saved = readState(JSON.parse(sessionStorage.getItem(KEY)), apiUrl);
      } catch {
        // Blocked, or not ours.
      }
      if (!saved) clear();
      return saved;
    },
  };
}

function readState(saved, apiUrl) {
  // A token goes to the server that gave it, and to no other.
  if (saved?.version !== VERSION || saved.apiUrl !== apiUrl) return null;
  const { lastActivity } = saved;
  if (!(Math.abs(Date.now() - lastActivity) < IDLE_MS)) return null;

  return {
    ...fit(saved, { token: text, open: flag, consented: flag, turns: [readTurn] }),
    unanswered: text(saved.unanswered?.messageId) && saved.unanswered,
    lastActivity,
  };
}

function readTurn(turn) {
  const known = fit(turn, { from: text, text, kind: text, helpful: flag, reply: readReply });
  return known?.[{ customer: 'text', assistant: 'reply', problem: 'kind' }[known.from]] ? known : null;
}
