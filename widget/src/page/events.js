// What the page hears of: LibriAssist.on('open', handler). The payloads hold nothing that a customer wrote.

export function createEvents() {
  const handlers = {};

  return {
    on(name, handler) {
      (handlers[name] ??= new Set()).add(handler);
    },
    off(name, handler) {
      handlers[name]?.delete(handler);
    },
    emit(name, detail = {}) {
      // In a task of its own: a handler that throws is reported as the page’s, and breaks nothing here.
      handlers[name]?.forEach((handler) => queueMicrotask(() => handler(detail)));
    },
  };
}
