// The widget’s place in the page: the host element, its shadow root, its style sheet and colours, and the
// region through which screen readers hear of replies.

import { applyTheme } from '../page/theme.js';
import { applyPrimaryColor } from './color.js';
import { el } from './dom.js';

const DEFAULT_COLOR = '#6366f1';

// `all` covers neither direction nor unicode-bidi. Set from script, which a Content-Security-Policy allows,
// and important, which no rule of the page outdoes.
const HOST_STYLE = { all: 'initial', direction: 'ltr', 'unicode-bidi': 'isolate', position: 'fixed', display: 'block' };

export function createFrame({ options, texts, styleSheet }) {
  const announcer = el('p.spoken', { role: 'status' });
  const root = el(
    `section.widget.${options.position}`,
    { lang: texts.language, 'aria-label': texts.title, hidden: true },
    announcer,
  );

  const link = el('link', { rel: 'stylesheet', href: styleSheet.href });
  if (styleSheet.integrity) {
    link.integrity = styleSheet.integrity;
    link.crossOrigin = 'anonymous'; // a hash is only held against what another origin lets us read
  }
  // Nothing shows until the style sheet has arrived.
  const styled = new Promise((resolve) => {
    link.onload = resolve;
    link.onerror = () => console.error(`LibriAssist: ${styleSheet.href} could not be loaded; the widget stays hidden.`);
  }).then(() => (root.hidden = false));

  const host = el('div', { 'data-libriassist': true });
  for (const [name, value] of Object.entries({ ...HOST_STYLE, 'z-index': options.zIndex })) {
    host.style.setProperty(name, value, 'important');
  }
  host.attachShadow({ mode: 'open' }).append(link, root);
  // Seen from the page, typing happens on the host element: keep the shop’s own shortcuts out of it.
  for (const type of ['keydown', 'keypress', 'keyup']) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }

  const darkness = window.matchMedia('(prefers-color-scheme: dark)');
  function color() {
    const { theme, colorScheme } = options;
    const dark = colorScheme === 'auto' ? darkness.matches : colorScheme === 'dark';
    root.classList.toggle('dark', dark);
    applyTheme(root, theme, dark);
    applyPrimaryColor(root, options.primaryColor || theme.primaryColor || DEFAULT_COLOR, dark);
  }
  color();
  darkness.addEventListener('change', color);

  return {
    root,
    styled,

    /** Beside <body>, not in it: what transforms, zooms or hides the page’s content leaves the widget alone. */
    mount: () => document.documentElement.append(host),

    /** Has a text read aloud, once and whole. */
    announce(text, language) {
      announcer.textContent = '';
      announcer.lang = language || texts.language;
      // The same text again is only news after it was gone.
      setTimeout(() => (announcer.textContent = text), 50);
    },

    destroy() {
      darkness.removeEventListener('change', color);
      host.remove();
    },
  };
}
