// The fetch client. It resolves to a reply (see reply.js) or rejects with an ApiProblem whose `kind`
// names one of our own sentences; the server’s error text is never shown.

import { readReply } from './reply.js';

const TIMEOUT_MS = 60_000;

export class ApiProblem extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

export function createApi(apiUrl) {
  return {
    /** POST {apiUrl}/chat. `signal` lets the caller give up. */
    async chat(body, signal) {
      const timeout = new AbortController();
      const giveUp = () => timeout.abort();
      const timer = setTimeout(giveUp, TIMEOUT_MS);
      signal.addEventListener('abort', giveUp);

      try {
        const response = await fetch(`${apiUrl}/chat`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
          body: JSON.stringify(body),
          credentials: 'omit',
          cache: 'no-store',
          signal: timeout.signal,
        });
        if (!response.ok) throw new ApiProblem(kindOfStatus(response.status));

        const reply = readReply(await readJson(response));
        if (!reply) throw new ApiProblem('server');
        return reply;
      } catch (error) {
        if (error instanceof ApiProblem) throw error;
        throw new ApiProblem(timeout.signal.aborted ? 'slow' : 'network');
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
      }
    },
  };
}

async function readJson(response) {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiProblem('server');
  }
}

function kindOfStatus(status) {
  if (status === 429 || status === 503) return 'busy';
  if (status === 408 || status === 504) return 'slow';
  return status >= 400 && status < 500 ? 'refused' : 'server';
}
