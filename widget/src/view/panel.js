// The panel: a dialog with a header, the log and the composer. It shows what it is told and reports what the
// customer does to the conversation.

import { createComposer } from './composer.js';
import { el } from './dom.js';
import { icon, iconButton } from './icons.js';
import { webLink } from './links.js';
import { createLog } from './log.js';
import { followVisibleViewport, hasTouchKeyboard, holdPage, smallScreen } from './screen.js';

export function createPanel({ options, texts, conversation, onClose, signal }) {
  const say = (message) => conversation.say({ message }, message);
  const log = createLog({
    options,
    texts,
    onSay: (text) => settleFocus(say(text)),
    onOrderForm: (orderForm, shown) => settleFocus(conversation.say({ orderForm }, shown)),
    onRetry() {
      conversation.retry();
      settleFocus(true);
    },
    onRate: conversation.rate,
  });
  const composer = createComposer(texts, say);
  const privacy = options.privacyUrl && el('p.privacy', {}, webLink(options.privacyUrl, texts.privacy, texts));
  const element = el(
    'dialog.panel',
    {
      'aria-labelledby': 'title',
      tabindex: -1,
      onkeydown(event) {
        if (event.key === 'Escape' && !event.isComposing) onClose();
      },
      // The browser closes a dialog as well: a phone’s way back.
      onclose: () => element.open || onClose(),
    },
    el(
      'header.header',
      {},
      el('span.avatar', {}, icon('chat')),
      el('div.heading', {}, el('h2.title', { id: 'title' }, texts.title), el('p.subtitle', {}, texts.subtitle)),
      iconButton('restart', texts.restart, () => {
        conversation.reset();
        settleFocus(true);
      }),
      iconButton('close', texts.close, onClose),
    ),
    log.element,
    el('div.footer', {}, conversation.agreed() ? composer.element : createConsent(), privacy),
    log.announcer,
  );

  /** What the shop wants agreed to before the first message, in the composer’s place. */
  function createConsent() {
    const onclick = () => {
      conversation.agree();
      consent.replaceWith(composer.element);
      settleFocus(true);
    };
    const button = el('button.button.primary', { onclick }, texts.accept);
    const consent = el('div.consent', {}, el('p', {}, options.consent), button);
    return consent;
  }

  /** What was pressed is often gone afterwards: the focus needs a new place. */
  function settleFocus(done) {
    if (!done) return;
    if (hasTouchKeyboard() || !conversation.agreed()) element.focus({ preventScroll: true });
    else composer.focus();
  }

  // The composer grew, or a phone’s keyboard came up: what was at the bottom stays there.
  let height = 0;
  new ResizeObserver(() => {
    const { clientHeight } = log.element;
    if (height) log.element.scrollTop += height - clientHeight;
    height = clientHeight;
  }).observe(log.element);
  followVisibleViewport(element, signal);
  let letPageGo;
  signal.addEventListener('abort', () => letPageGo?.());

  function setWaiting(waiting) {
    log.setWaiting(waiting);
    composer.setWaiting(waiting);
  }

  function open(takesFocus) {
    if (!element.open && smallScreen.matches) {
      element.showModal();
      letPageGo = holdPage();
    }
    element.open = true; // show() would take the focus
    log.scrollToLast();
    settleFocus(takesFocus);
  }

  function close() {
    letPageGo?.();
    letPageGo = null;
    element.close();
  }

  // Zoomed in or turned, the screen is another under an open panel.
  function fitScreen() {
    if (!element.open) return;
    close();
    open(true);
  }
  smallScreen.addEventListener('change', fitScreen, { signal });

  conversation.state().turns.forEach((turn) => log.addTurn(turn));
  setWaiting(conversation.isWaiting());

  return {
    ...log,
    element,
    setWaiting,
    open,
    close,
  };
}
