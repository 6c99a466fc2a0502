// The widget’s place in the page: the host element, its shadow root, its style sheet and colours.

import { applyTheme, isDark } from '../page/theme.js';
import { applyPrimaryColor, parseHexColor } from './color.js';
import { el } from './dom.js';

const DEFAULT_COLOR = [99, 102, 241]; // #6366f1

export function createFrame({ options, texts, styleAddress, launcher, signal }) {
  const root = el(`section.widget.${options.position}`, { lang: texts.language, 'aria-label': texts.title, hidden: true }, launcher);

  // Nothing shows until the style sheet has arrived.
  const integrity = options.styleIntegrity;
  const link = el('link', {
    rel: 'stylesheet',
    href: styleAddress,
    integrity,
    crossorigin: integrity && 'anonymous', // a hash is only held against what we may read
  });
  const styled = new Promise((resolve) => {
    link.onload = resolve;
    link.onerror = () => console.error(`LibriAssist: ${styleAddress} did not load.`);
  }).then(() => (root.hidden = false));

  const host = el('div', { 'data-libriassist': true });
  // Set from script, which a Content-Security-Policy allows, and important, which no rule of the page outdoes.
  // `all` covers neither direction nor unicode-bidi.
  host.style.cssText =
    'all:initial!important;direction:ltr!important;unicode-bidi:isolate!important;position:fixed!important;' +
    `display:block!important;z-index:${options.zIndex}!important`;
  host.attachShadow({ mode: 'open' }).append(link, root);
  // Seen from the page, typing happens on the host element: keep the shop’s own shortcuts out of it.
  for (const type of ['keydown', 'keypress', 'keyup']) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }

  const system = matchMedia('(prefers-color-scheme: dark)');
  function color() {
    const { theme, primaryColor } = options;
    const dark = isDark(options, system.matches);
    root.classList.toggle('dark', dark);
    applyTheme(root, theme, dark);
    applyPrimaryColor(root, parseHexColor(primaryColor) || parseHexColor(theme.primaryColor) || DEFAULT_COLOR, dark);
  }
  color();
  system.addEventListener('change', color, { signal });
  signal.addEventListener('abort', () => host.remove());

  return {
    root,
    styled,

    /** Beside <body>, not in it: what transforms, zooms or hides the page’s content leaves the widget alone. */
    mount: () => document.documentElement.append(host),
  };
}
