// Entry of the widget. The bundle is a classic script that adds one global, `LibriAssist`.
//
//   LibriAssist.init({ apiUrl: 'https://votre-serveur.example/api' })

import { createEvents } from './page/events.js';
import { readOptions } from './page/options.js';
import { createWidget } from './widget.js';

// Known only while the script is being run, so it is read at once.
const { src, dataset: given } = document.currentScript;
const styleAddress = new URL('chatbot-widget.css', src);

const { on, off, emit } = createEvents();
let widget;

// A page that loads the script twice keeps the first one, and its single widget.
window.LibriAssist ??= {
  /** Puts the widget on the page. The tag’s attributes hold where nothing else is wanted. A second call does nothing:
   *  destroy() it first to change an option. */
  init(wanted) {
    const options = !widget && readOptions({ ...given, ...wanted });
    const start = () => {
      widget?.destroy();
      widget = createWidget(options, styleAddress, emit, start);
    };
    if (options) start();
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
};

// The single tag form: <script src="…" data-api-url="…" defer></script>
if (given.apiUrl) LibriAssist.init(given);
