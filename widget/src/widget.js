// Ties the conversation (what was said) to the view (what is seen) and to the page (what it is told).

import { createConversation } from './conversation/conversation.js';
import { createMemory } from './conversation/memory.js';
import { createDiagnosis } from './page/diagnosis.js';
import { createApi } from './transport/api.js';
import { el } from './view/dom.js';
import { createFrame } from './view/frame.js';
import { icon } from './view/icons.js';
import { createPanel } from './view/panel.js';
import { smallScreen } from './view/screen.js';

/** `startAgain` makes another widget of the same options in its place. */
export function createWidget(options, styleAddress, emit, startAgain) {
  const { apiUrl, texts, consent } = options;
  const ending = new AbortController(); // takes every listener away
  const { signal } = ending;
  let panel = null; // made when it is first opened: most visitors never do
  let wanted = false; // to be shown as soon as the style sheet is there
  let opener = null; // what had the focus before; null while the panel is closed

  const conversation = createConversation({
    api: createApi(apiUrl, createDiagnosis(apiUrl, signal)),
    memory: createMemory(apiUrl),
    language: texts.language,
    consent,
    listener: {
      onTurn(turn) {
        panel?.addTurn(turn, true);
        if (!opener) launcher.title = texts.unread; // the style sheet draws a dot then
        tellPage(turn, emit);
      },
      onDraft: (draft) => panel?.setDraft(draft),
      onProblemGone: () => panel?.removeProblem(),
      onWaiting: (waiting) => panel?.setWaiting(waiting),
      onReset() {
        panel?.clear();
        launcher.removeAttribute('title');
      },
    },
  });

  const launcher = el(
    'button.launcher',
    { 'aria-label': texts.launcher, 'aria-haspopup': 'dialog', onclick: () => open(true) },
    icon('chat'),
  );
  const frame = createFrame({ options, texts, styleAddress, launcher: options.launcher === 'true' && launcher, signal });

  function open(takesFocus) {
    wanted = true;
    frame.styled.then(() => wanted && show(takesFocus));
  }

  function show(takesFocus) {
    if (!panel) {
      panel = createPanel({ options, texts, conversation, onClose: close, signal });
      frame.root.append(panel.element);
    }
    if (!opener) {
      opener = document.activeElement;
      launcher.hidden = true;
      launcher.removeAttribute('title');
      conversation.setOpen(true);
      emit('open');
    }
    panel.open(takesFocus);
  }

  function close() {
    wanted = false;
    if (!opener) return;
    panel.close();
    launcher.hidden = false;
    // The focus goes back, unless the customer has taken it elsewhere.
    const isOurs = (focused) => focused.matches('body, [data-libriassist]');
    if (isOurs(document.activeElement)) {
      launcher.focus(); // stays where the opener has gone meanwhile
      if (!isOurs(opener)) opener.focus();
    }
    opener = null;
    conversation.setOpen(false);
    emit('close');
  }

  const wasOpen = conversation.restore();

  function mount() {
    frame.mount();
    if (wasOpen === null && options.open === 'true') open(true);
    else if (wasOpen && !smallScreen.matches) open(false); // a new page must not steal the focus
    conversation.resume();
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', mount, { signal });
  else mount();

  for (const [target, type, listener] of [
    [document, 'visibilitychange', conversation.forgetIfIdle],
    // A page may be kept aside and come back, after others of this tab went on with the conversation or ended it.
    [window, 'pagehide', conversation.stop],
    [window, 'pageshow', ({ persisted }) => (persisted ? startAgain : conversation.resume)()],
    [window, 'online', conversation.reconnect],
  ]) {
    target.addEventListener(type, listener, { signal });
  }

  return {
    open: () => open(true),
    close,
    destroy() {
      wanted = false;
      conversation.stop();
      ending.abort();
    },
  };
}

/** What the page hears of a turn: nothing that was written, and nothing personal. */
function tellPage({ from, kind, reply }, emit) {
  if (kind) return emit('error', { kind });
  emit('message', { from, kinds: reply ? reply.parts.map((part) => part.kind) : [] });
  reply?.parts.forEach(({ order }) => order && emit('order', { status: order.status, late: order.late }));
}
