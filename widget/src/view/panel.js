// The panel: a dialog with a header, the log and the composer. It shows what it is told and reports what the
// customer does to the conversation.

import { createComposer } from './composer.js';
import { createConsent, createPrivacyLink } from './consent.js';
import { el } from './dom.js';
import { icon } from './icons.js';
import { createLog } from './log.js';
import { followVisibleViewport, hasTouchKeyboard, holdPage, isSmallScreen } from './screen.js';

export function createPanel({ options, texts, conversation, announce, onClose }) {
  const log = createLog({
    options,
    texts,
    announce,
    onSay: (text) => settleFocus(conversation.say(text)),
    onOrderForm: (form, shown) => settleFocus(conversation.submitOrder(form, shown)),
    onRetry: () => settleFocus(conversation.retry() || true),
    onRate: conversation.rate,
  });
  const composer = createComposer(texts, conversation.say);
  const footer = el('div.footer', {}, composer.element, createPrivacyLink(texts, options));
  const consent =
    !conversation.isConsented() &&
    createConsent({
      texts,
      options,
      onAgree() {
        conversation.agree();
        element.classList.remove('unconsented');
        consent.replaceWith(footer);
        settleFocus(true);
      },
    });

  const restart = iconButton('restart', texts.restart, () => {
    conversation.reset();
    settleFocus(true);
  });
  const header = el(
    'header.header',
    {},
    el('span.avatar', {}, icon('chat')),
    el('div.heading', {}, el('h2.title', { id: 'title' }, texts.title), el('p.subtitle', {}, texts.subtitle)),
    restart,
    iconButton('close', texts.close, onClose),
  );
  const element = el(
    'div.panel',
    { role: 'dialog', 'aria-labelledby': 'title', tabindex: -1, hidden: true, onkeydown },
    header,
    log.element,
    consent || footer,
  );
  if (consent) element.classList.add('unconsented');

  function onkeydown(event) {
    if (event.key === 'Escape' && !event.isComposing) onClose();
    if (event.key === 'Tab' && isSmallScreen()) keepFocus(event);
  }

  /** In the modal dialog, Tab goes from the last control to the first, and back. */
  function keepFocus(event) {
    const controls = [...element.querySelectorAll('a, button, input, textarea, summary, [tabindex="0"]')].filter(
      (control) => control.checkVisibility?.() ?? true,
    );
    const [from, to] = event.shiftKey ? [0, controls.length - 1] : [controls.length - 1, 0];
    if (controls[from] !== element.getRootNode().activeElement) return;
    event.preventDefault();
    controls[to].focus();
  }

  /** What was pressed is often gone afterwards: the focus needs a new place. */
  function settleFocus(done) {
    if (!done) return;
    if (hasTouchKeyboard() || !conversation.isConsented()) element.focus({ preventScroll: true });
    else composer.focus();
  }

  // The composer grew, or a phone’s keyboard came up: keep the end of the conversation in sight.
  let atEnd = true;
  log.element.addEventListener('scroll', () => {
    const { scrollHeight, scrollTop, clientHeight } = log.element;
    atEnd = scrollHeight - scrollTop - clientHeight < 24;
  });
  const resizing = new ResizeObserver(() => {
    if (atEnd) log.element.scrollTop = log.element.scrollHeight;
  });
  resizing.observe(log.element);
  const unfollowViewport = followVisibleViewport(element);
  let letPageGo = null;

  function clear() {
    restart.hidden = true; // until there is a conversation to leave
    log.clear();
  }

  function addTurn(turn) {
    restart.hidden = false;
    log.addTurn(turn);
  }

  function setWaiting(waiting) {
    log.setWaiting(waiting);
    composer.setWaiting(waiting);
  }

  clear();
  conversation.turns().forEach(addTurn);
  setWaiting(conversation.isWaiting());

  return {
    element,
    addTurn,
    setWaiting,
    clear,
    setDraft: log.setDraft,
    removeProblem: log.removeProblem,
    takeFocus: () => settleFocus(true),

    show() {
      const modal = isSmallScreen();
      element.hidden = false;
      element.setAttribute('aria-modal', modal);
      if (modal) letPageGo ??= holdPage();
      log.scrollToLast();
    },

    hide() {
      element.hidden = true;
      letPageGo?.();
      letPageGo = null;
    },

    destroy() {
      resizing.disconnect();
      unfollowViewport();
      letPageGo?.();
    },
  };
}

function iconButton(name, label, onclick) {
  return el('button.icon-button', { type: 'button', 'aria-label': label, title: label, onclick }, icon(name));
}
