// The round button that opens the panel.

import { el } from './dom.js';
import { icon } from './icons.js';

export function createLauncher(texts, onclick) {
  const dot = el('span.unread', { hidden: true });
  const element = el('button.launcher', { type: 'button', 'aria-haspopup': 'dialog', onclick }, icon('chat'), dot);

  function setUnread(unread) {
    dot.hidden = !unread;
    element.setAttribute('aria-label', unread ? `${texts.launcher} (${texts.unread})` : texts.launcher);
  }
  setUnread(false);

  return {
    element,
    setUnread,
    setOpen(open) {
      element.hidden = open;
      element.setAttribute('aria-expanded', open);
    },
  };
}
