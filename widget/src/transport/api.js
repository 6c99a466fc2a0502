// The fetch client. A chat resolves to a reply (see reply.js) or rejects with a `kind`, which names one of
// our own sentences: the server’s error text is never shown.

import { readReply } from '../conversation/reply.js';
import { readEvents } from './event-stream.js';

const ANSWER_MS = 60_000; // until the answer begins, or comes whole
const SILENCE_MS = 20_000; // without a byte of a stream; its heartbeats come every 15 s
const MOST_PARTS = 20;

export function createApi(apiUrl, onUnreachable) {
  const post = (path, body, options) =>
    fetch(`${apiUrl}/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream, application/json;q=0.5' },
      body: JSON.stringify(body),
      credentials: 'omit',
      cache: 'no-store',
      ...options,
    });

  return {
    /** `onDraft` receives { language, parts } while it grows; a part may still be missing. */
    async chat(body, controller, onDraft) {
      let timer;
      let tooLate = false;
      const allow = (time) => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          tooLate = true;
          controller.abort();
        }, time);
      };

      if (!navigator.onLine) throw problem('offline');
      allow(ANSWER_MS);
      let response;
      try {
        response = await post('chat', body, { signal: controller.signal });
        if (!response.ok) throw problem(kindOf(response.status));

        const isStream = /event-stream/.test(response.headers.get('Content-Type'));
        const json = isStream
          ? await followStream(response.body, () => allow(SILENCE_MS), onDraft)
          : JSON.parse(await response.text());
        const reply = readReply(json);
        if (!reply) throw problem('server');
        return reply;
      } catch (error) {
        if (error.kind) throw error;
        if (tooLate) throw problem('timeout');
        if (error instanceof SyntaxError) throw problem('server');
        if (!response && !controller.signal.aborted) onUnreachable();
        throw problem(navigator.onLine ? 'network' : 'offline');
      } finally {
        clearTimeout(timer);
        controller.abort(); // what still comes is not wanted
      }
    },

    /** Whether it was taken down. */
    feedback: (body) => post('feedback', body).then(({ ok }) => ok, () => false),

    /** Nobody waits for it, and it survives the page. */
    end(conversation) {
      post('conversation/end', { conversation }, { keepalive: true }).catch(() => {});
    },
  };
}

/** The data of `done`. */
async function followStream(body, onBytes, onDraft) {
  const draft = { parts: [] };
  for await (const { name, data } of readEvents(body, onBytes)) {
    const json = JSON.parse(data) || {};
    const part = draft.parts[json.index];
    if (name === 'done') return json;
    if (name === 'error') throw problem(kindOf(json.problem?.status));
    if (name === 'understood') draft.language = json.language;
    if (name === 'part' && json.index >= 0 && json.index < MOST_PARTS) draft.parts[json.index] = { ...json.part };
    if (name === 'delta' && part) part.text = (part.text || '') + json.text;
    onDraft(draft);
  }
  throw problem('network');
}

function problem(kind) {
  return Object.assign(new Error(kind), { kind });
}

function kindOf(status) {
  if (status === 429 || status === 503) return 'busy';
  if (status === 408 || status === 504) return 'timeout';
  return status >= 400 && status < 500 ? 'refused' : 'server';
}
