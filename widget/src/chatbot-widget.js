// Entry of the widget. The bundle is a classic script that adds one global, `LibriAssist`.
//
//   LibriAssist.init({ apiUrl: 'https://votre-serveur.example/api' })

import { createEvents } from './page/events.js';
import { readOptions } from './page/options.js';
import { createWidget } from './widget.js';

// Known only while the script is being run, so it is read at once.
const script = document.currentScript || document.querySelector('script[src*="chatbot-widget.js"]');
const styleSheet = {
  href: new URL('chatbot-widget.css', script?.src || document.baseURI).href,
  integrity: script?.dataset.styleIntegrity,
};

const { on, off, emit } = createEvents();
let widget;

const LibriAssist = Object.freeze({
  /** Puts the widget on the page. A second call does nothing: destroy() it first to change an option. */
  init(given) {
    const options = !widget && readOptions(given);
    if (options) widget = createWidget(options, styleSheet, emit);
  },
  open: () => widget?.open(),
  close: () => widget?.close(),
  /** Takes the widget off the page and drops its listeners. The conversation stays in the tab’s session. */
  destroy() {
    widget?.destroy();
    widget = null;
  },
  on,
  off,
});

// A page that loads the script twice keeps the first one, and its single widget.
if (!window.LibriAssist) {
  Object.defineProperty(window, 'LibriAssist', { value: LibriAssist, enumerable: true });
}

// The single tag form: <script src="…" data-api-url="…" defer></script>
if (script?.dataset.apiUrl) window.LibriAssist.init(script.dataset);
