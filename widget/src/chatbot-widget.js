// Entry of the widget. The bundle is a classic script that adds one global, `LibriAssist`.
//
//   LibriAssist.init({ apiUrl: 'https://votre-serveur.example/api' })
//   LibriAssist.open()   LibriAssist.close()   LibriAssist.destroy()

import { optionsFromScript, readOptions } from './options.js';
import { createWidget } from './widget.js';

// Known only while the script is being run, so it is read at once.
const script = document.currentScript || document.querySelector('script[src*="chatbot-widget.js"]');
const styleUrl = new URL('chatbot-widget.css', (script && script.src) || document.baseURI).href;

let widget = null;

const LibriAssist = Object.freeze({
  /** Puts the widget on the page. A second call does nothing: destroy() it first to change an option. */
  init(options) {
    if (widget) return;
    const settings = readOptions(options);
    if (settings) widget = createWidget(settings, styleUrl);
  },

  open() {
    if (widget) widget.open();
  },

  close() {
    if (widget) widget.close();
  },

  /** Takes the widget off the page and drops its listeners. The conversation stays in the tab’s session. */
  destroy() {
    if (widget) widget.destroy();
    widget = null;
  },
});

// A page that loads the script twice keeps the first one, and its single widget.
if (!window.LibriAssist) {
  Object.defineProperty(window, 'LibriAssist', { value: LibriAssist, enumerable: true });
}

// The single tag form: <script src="…" data-api-url="…" defer></script>
if (script && script.dataset.apiUrl) window.LibriAssist.init(optionsFromScript(script));
