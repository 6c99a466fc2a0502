// The fetch client. A chat comes to a turn: a reply (see reply.js), or a problem whose `kind` names one of
// our own sentences. The server’s error text is never shown.

import { readReply } from '../conversation/reply.js';
import { readEvents } from './event-stream.js';

const ANSWER_MS = 60_000; // until the answer begins, or comes whole
const SILENCE_MS = 20_000; // without a byte of a stream; its heartbeats come every 15 s
const MOST_PARTS = 20;

export function createApi(apiUrl, onUnreachable) {
  const post = (path, body, options) =>
    fetch(`${apiUrl}/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
      body: JSON.stringify(body),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error', // what is said goes to this server and no other
      ...options,
    });

  return {
    /** `onDraft` receives { language, parts } while it grows; a part may still be missing. */
    async chat(message, controller, onDraft) {
      let timer, kind, response;
      const allow = (time) => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          kind = 'timeout';
          controller.abort();
        }, time);
      };

      allow(ANSWER_MS);
      try {
        response = await post('chat', message, { signal: controller.signal });
        kind = kindOf(response.status);
        if (response.status === 404) console.error(`LibriAssist: ${apiUrl} is not the API: it should end in /api.`);
        const json = /event-stream/i.test(response.headers.get('Content-Type'))
          ? await followStream(response.body, () => allow(SILENCE_MS), onDraft)
          : await response.json();
        const reply = readReply(json);
        if (reply) return { from: 'assistant', reply };
        kind ||= kindOf(json?.problem?.status) || 'server';
      } catch (error) {
        kind ||= error instanceof SyntaxError ? 'server' : navigator.onLine ? 'network' : 'offline';
        if (!response && kind === 'network' && !controller.signal.aborted) onUnreachable();
      } finally {
        clearTimeout(timer);
        controller.abort(); // what still comes is not wanted
      }
      return { from: 'problem', kind };
    },

    /** Whether it was taken down; it survives the page. */
    feedback: (body) => post('feedback', body, { keepalive: true }).then(({ ok }) => ok, () => false),

    /** Nobody waits for it, and it survives the page. */
    end(conversation) {
      post('conversation/end', { conversation }, { keepalive: true }).catch(() => {});
    },
  };
}

/** The data of `done` or `error`. */
async function followStream(body, onBytes, onDraft) {
  const draft = { parts: [] };
  for await (const { name, data } of readEvents(body, onBytes)) {
    if (!/^(understood|part|delta|done|error)$/.test(name)) continue; // of a later server
    const json = JSON.parse(data) || {};
    const place = json.index >>> 0; // whatever it is, a whole number
    const part = draft.parts[place];
    if (/^(done|error)$/.test(name)) return json;
    if (name === 'understood') draft.language = json.language;
    if (name === 'part' && place < MOST_PARTS) draft.parts[place] = { ...json.part };
    if (name === 'delta' && part) part.text = (part.text || '') + (json.text || '');
    onDraft(draft);
  }
  throw new Error('broken');
}

/** Undefined for a status that is none of an error. */
function kindOf(status) {
  if (status < 400) return undefined;
  return { 408: 'timeout', 429: 'busy', 503: 'busy', 504: 'timeout' }[status] || 'server';
}
