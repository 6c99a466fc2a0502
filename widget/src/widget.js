// Ties the conversation (what was said) to the view (what is seen).

import { createApi } from './api.js';
import { createConversation } from './conversation.js';
import { createStore } from './store.js';
import { textsFor } from './texts.js';
import { createView } from './view.js';

export function createWidget(options, styleUrl) {
  const texts = textsFor(options.language);

  const conversation = createConversation({
    api: createApi(options.apiUrl),
    store: createStore(options.apiUrl),
    language: options.language,
    onTurn: (turn) => view.addTurn(turn),
    onProblemGone: () => view.removeProblem(),
    onWaiting: (waiting) => view.setWaiting(waiting),
    onReset: () => view.clear(),
  });

  const view = createView({
    options,
    texts,
    styleUrl,
    onOpened: (open) => conversation.setOpen(open),
    onSay: (text) => conversation.say(text),
    onOrderForm: (form) => conversation.submitOrder(form, texts.orderFormSent(form)),
    onRetry: () => conversation.retry(),
    onNew: () => conversation.reset(),
  });

  const wasOpen = conversation.restore();
  const phone = window.matchMedia('(max-width: 480px)').matches;

  function mount() {
    view.mount();
    if (options.open) view.open();
    else if (wasOpen && !phone) view.open({ focus: false }); // a new page must not steal the focus
  }

  if (document.body) mount();
  else document.addEventListener('DOMContentLoaded', mount, { once: true });

  const onVisible = () => conversation.forgetIfIdle();
  const onPageHide = () => conversation.interrupt();
  document.addEventListener('visibilitychange', onVisible);
  window.addEventListener('pagehide', onPageHide);

  return {
    open: () => view.open(),
    close: () => view.close(),
    destroy() {
      document.removeEventListener('DOMContentLoaded', mount);
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('pagehide', onPageHide);
      conversation.stop();
      view.destroy();
    },
  };
}
