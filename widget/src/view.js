// The frame of the widget, in its own shadow root: launcher, panel, header, log of turns, composer.
// It shows what it is told and reports what the customer does through the on… functions.

import { applyPrimaryColor } from './color.js';
import { createComposer } from './composer.js';
import { el, spoken } from './dom.js';
import { icon } from './icons.js';
import { renderGreeting, renderTurn } from './turns.js';
import { followVisibleViewport } from './viewport.js';

export function createView({ options, texts, styleUrl, onOpened, onSay, onOrderForm, onRetry, onNew }) {
  let opened = false;
  let waiting = false;
  let atBottom = true;

  // ── Elements ──

  const unreadDot = el('span', { class: 'unread', hidden: true });
  const launcher = el(
    'button',
    { class: 'launcher', type: 'button', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', onclick: () => open() },
    icon('chat'),
    unreadDot,
  );

  const newButton = iconButton('restart', texts.newConversation, startAgain);
  newButton.hidden = true; // until there is a conversation to leave
  const header = el(
    'header',
    { class: 'header' },
    el('span', { class: 'avatar' }, icon('chat')),
    el(
      'div',
      { class: 'heading' },
      el('h2', { id: 'title', class: 'title' }, texts.title),
      el('p', { class: 'subtitle' }, texts.subtitle),
    ),
    newButton,
    iconButton('close', texts.close, () => close()),
  );

  const log = el('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': texts.log, tabindex: '0' });
  const typing = el(
    'div',
    { class: 'bubble typing' },
    spoken(texts.typing),
    el('span', { class: 'dot' }),
    el('span', { class: 'dot' }),
    el('span', { class: 'dot' }),
  );

  const composer = createComposer({ texts, onSay });

  const panel = el(
    'section',
    { class: 'panel', role: 'dialog', 'aria-labelledby': 'title', hidden: true },
    header,
    log,
    composer.element,
  );

  const root = el('div', { class: `widget ${options.position}`, lang: texts.language, hidden: true }, launcher, panel);
  applyPrimaryColor(root, options.primaryColor);

  // Nothing shows until the style sheet has arrived.
  const styleSheet = el('link', { rel: 'stylesheet', href: styleUrl });
  const styled = new Promise((resolve) => {
    styleSheet.addEventListener('load', resolve);
    styleSheet.addEventListener('error', () => {
      console.error(`LibriAssist: the style sheet ${styleUrl} could not be loaded; the widget stays hidden.`);
    });
  });
  styled.then(() => (root.hidden = false));

  const host = el('div', { 'data-libriassist': true });
  host.attachShadow({ mode: 'open' }).append(styleSheet, root);

  // ── Keyboard and scrolling ──

  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) close();
  });
  // Seen from the page, typing happens on the host element: keep the shop’s own shortcuts out of it.
  for (const type of ['keydown', 'keypress', 'keyup']) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }

  log.addEventListener('scroll', () => {
    atBottom = log.scrollHeight - log.scrollTop - log.clientHeight < 24;
  });
  // The composer grew, or a phone’s keyboard came up: keep the end of the conversation in sight.
  const resizing = new ResizeObserver(() => {
    if (atBottom) log.scrollTop = log.scrollHeight;
  });
  resizing.observe(log);
  const unfollowViewport = followVisibleViewport(panel);

  // ── Opening and closing ──

  function open({ focus = true } = {}) {
    if (!opened) {
      opened = true;
      panel.hidden = false;
      launcher.hidden = true;
      launcher.setAttribute('aria-expanded', 'true');
      setUnread(false);
      onOpened(true);
    }
    styled.then(() => {
      if (!opened) return;
      log.scrollTop = log.scrollHeight;
      if (focus) composer.focus();
    });
  }

  function close() {
    if (!opened) return;
    const hadFocus = panel.contains(host.shadowRoot.activeElement);
    opened = false;
    panel.hidden = true;
    launcher.hidden = false;
    launcher.setAttribute('aria-expanded', 'false');
    if (hadFocus) launcher.focus();
    onOpened(false);
  }

  function setUnread(unread) {
    unreadDot.hidden = !unread;
    launcher.setAttribute('aria-label', unread ? texts.launcherUnread : texts.launcher);
  }

  // ── The log ──

  function addTurn(turn) {
    newButton.hidden = false;
    log.querySelectorAll('.offer').forEach((offer) => offer.remove()); // old suggestions and retry buttons
    if (turn.from === 'assistant') log.querySelectorAll('form').forEach((form) => form.remove());

    const node = renderTurn(turn, { texts, onSuggestion: sayFor, onOrderForm: sendForm, onRetry: retry });
    log.append(node);
    if (waiting) log.append(typing);

    // A long reply is shown from its beginning.
    const top = node.offsetTop - log.offsetTop;
    log.scrollTop = turn.from === 'assistant' ? top - 72 : log.scrollHeight;
    if (!opened && turn.from !== 'customer') setUnread(true);
  }

  function setWaiting(value) {
    waiting = value;
    composer.setWaiting(value);
    log.querySelectorAll('fieldset').forEach((fieldset) => (fieldset.disabled = value));
    if (!value) return typing.remove();
    log.append(typing);
    log.scrollTop = log.scrollHeight;
  }

  function clear() {
    newButton.hidden = true;
    setUnread(false);
    log.replaceChildren(renderGreeting({ texts, greeting: options.greeting, onSuggestion: sayFor }));
  }

  // Pressing one of these removes or disables the very control pressed: the focus needs a new place.
  function sayFor(text) {
    if (onSay(text)) settleFocus();
  }

  function sendForm(form) {
    if (onOrderForm(form)) settleFocus();
  }

  function retry() {
    onRetry();
    settleFocus();
  }

  function startAgain() {
    onNew();
    composer.focus();
  }

  /** On a touch screen the input would bring the keyboard up over the reply. */
  function settleFocus() {
    if (window.matchMedia('(pointer: coarse)').matches) log.focus({ preventScroll: true });
    else composer.focus();
  }

  clear();

  return {
    mount: () => document.body.append(host),
    open,
    close,
    addTurn,
    removeProblem() {
      const problems = log.querySelectorAll('.turn.problem');
      if (problems.length) problems[problems.length - 1].remove();
    },
    setWaiting,
    clear,
    destroy() {
      resizing.disconnect();
      unfollowViewport();
      host.remove();
    },
  };
}

function iconButton(name, label, onclick) {
  return el('button', { class: 'icon-button', type: 'button', 'aria-label': label, title: label, onclick }, icon(name));
}
