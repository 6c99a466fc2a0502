// Keeps the conversation in sessionStorage: this tab only, forgotten after 30 idle minutes. Nothing
// is written before the customer has sent a message or closed the panel. Every access may fail (storage blocked or full): the widget
// then simply does not remember.

import { readReply } from './reply.js';
import { fit, flag, text } from './shape.js';

export const IDLE_MS = 30 * 60 * 1000;

// What a turn of each kind cannot do without.
const SUBSTANCE = { customer: 'text', assistant: 'reply', problem: 'kind' };
const TURN = { from: text, text, kind: text, helpful: flag, reply: readReply };
const STATE = { token: text, open: flag, consented: flag, turns: [readTurn] };

export function createMemory(apiUrl) {
  // A token goes to the server that gave it, and a state to the version that wrote it.
  const key = `libriassist 2 ${apiUrl}`;

  return {
    /** Keeps a state, or forgets it when there is none. */
    save(state) {
      try {
        sessionStorage.removeItem(key); // better no memory than an old one
        if (state) sessionStorage.setItem(key, JSON.stringify(state));
      } catch {
        // Blocked or full.
      }
    },

    /** What was saved; undefined when it is too old, and then gone, or no state. */
    load() {
      try {
        const saved = JSON.parse(sessionStorage.getItem(key));
        if (Date.now() - saved.lastActivity < IDLE_MS) return { ...saved, ...fit(saved, STATE) };
        sessionStorage.removeItem(key);
      } catch {
        // Blocked, or not ours.
      }
      return undefined;
    },
  };
}

function readTurn(json) {
  const turn = fit(json, TURN);
  return turn?.[SUBSTANCE[turn.from]] ? turn : null;
}
