// Reads server-sent events (WHATWG HTML, “Server-sent events”) from the body of a fetch, which EventSource
// cannot do: it only sends GET.

const LONGEST_STREAM = 4_000_000;

/** Yields { name, data } for each event. `onBytes` hears of every piece, heartbeats included. */
export async function* readEvents(body, onBytes) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let name = '';
  let data = [];
  let length = 0;

  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onBytes();
    length += value.length;
    if (length > LONGEST_STREAM) throw new Error('endless');

    // A line may also end with a carriage return alone, says the standard; nobody does that.
    const lines = (rest + decoder.decode(value, { stream: true })).split(/\r?\n/);
    rest = lines.pop();

    for (const line of lines) {
      const [, field, content] = /^([^:]*):? ?([^]*)$/.exec(line);
      if (field === 'event') name = content;
      else if (field === 'data') data.push(content);
      else if (!line) {
        if (data.length) yield { name, data: data.join('\n') };
        name = '';
        data = [];
      }
    }
  }
}
