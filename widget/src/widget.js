// Ties the conversation (what was said) to the view (what is seen) and to the page (what it is told).

import { createConversation } from './conversation/conversation.js';
import { createMemory } from './conversation/memory.js';
import { createDiagnosis } from './page/diagnosis.js';
import { createApi } from './transport/api.js';
import { createFrame } from './view/frame.js';
import { createLauncher } from './view/launcher.js';
import { createPanel } from './view/panel.js';
import { isSmallScreen } from './view/screen.js';

export function createWidget(options, styleSheet, emit) {
  const { apiUrl, texts, consent } = options;
  const diagnosis = createDiagnosis(apiUrl);
  let panel = null; // made when it is first opened: most visitors never do
  let opened = false;
  let opener = null; // what had the focus before

  const conversation = createConversation({
    api: createApi(apiUrl, diagnosis.explain),
    memory: createMemory(apiUrl),
    language: texts.language,
    consent,
    listener: {
      onTurn(turn) {
        panel?.addTurn(turn);
        tellPage(turn, emit);
        if (turn.from === 'customer') return;
        if (turn.reply) frame.announce(spokenForm(turn.reply), turn.reply.language);
        else frame.announce(texts[turn.kind] || texts.server);
        if (!opened) launcher.setUnread(true);
      },
      onDraft: (draft) => panel?.setDraft(draft),
      onProblemGone: () => panel?.removeProblem(),
      onWaiting: (waiting) => panel?.setWaiting(waiting),
      onReset: () => panel?.clear(),
    },
  });
  const frame = createFrame({ options, texts, styleSheet });
  const launcher = createLauncher(texts, () => open());
  if (options.launcher) frame.root.append(launcher.element);

  function open(takesFocus = true) {
    if (!panel) {
      panel = createPanel({ options, texts, conversation, announce: frame.announce, onClose: close });
      frame.root.append(panel.element);
    }
    if (!opened) {
      opened = true;
      opener = document.activeElement;
      launcher.setOpen(true);
      launcher.setUnread(false);
      conversation.setOpen(true);
      emit('open');
    }
    frame.styled.then(() => {
      if (!opened) return;
      panel.show();
      if (takesFocus) panel.takeFocus();
    });
  }

  function close() {
    if (!opened) return;
    opened = false;
    const hadFocus = frame.root.contains(frame.root.getRootNode().activeElement);
    panel.hide();
    launcher.setOpen(false);
    if (hadFocus) (launcher.element.isConnected ? launcher.element : opener)?.focus();
    conversation.setOpen(false);
    emit('close');
  }

  const wasOpen = conversation.restore();

  function mount() {
    frame.mount();
    if (options.open) open();
    else if (wasOpen && !isSmallScreen()) open(false); // a new page must not steal the focus
    conversation.resume();
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', mount);
  else mount();

  const listeners = [
    [document, 'visibilitychange', conversation.forgetIfIdle],
    [window, 'pagehide', conversation.suspend],
    [window, 'pageshow', ({ persisted }) => persisted && conversation.resume()],
    [window, 'online', conversation.reconnect],
  ];
  for (const [target, type, listener] of listeners) target.addEventListener(type, listener);

  return {
    open,
    close,
    destroy() {
      document.removeEventListener('DOMContentLoaded', mount);
      for (const [target, type, listener] of listeners) target.removeEventListener(type, listener);
      diagnosis.stop();
      conversation.stop();
      panel?.destroy();
      frame.destroy();
    },
  };
}

/** What the page hears of a turn: nothing that was written, and nothing personal. */
function tellPage({ from, kind, reply }, emit) {
  if (from === 'problem') return emit('error', { kind });
  emit('message', { from, kinds: reply?.parts.map((part) => part.kind) ?? [] });
  for (const { order } of reply?.parts ?? []) {
    if (order) emit('order', { status: order.status, late: order.late });
  }
}

function spokenForm({ notice, text, parts }) {
  return [notice, text || parts.map((part) => part.text).join('\n')].filter(Boolean).join('\n');
}
