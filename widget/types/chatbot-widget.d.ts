// Types of the widget’s one global. In a TypeScript page:
//   /// <reference path="chatbot-widget.d.ts" />

declare namespace LibriAssist {
  /** The same names, in kebab case, are the script tag’s data- attributes: data-api-url, data-primary-color… */
  interface Options {
    /** The server’s API; messages go to `{apiUrl}/chat`. */
    apiUrl: string;
    /** #rgb or #rrggbb. Text on it is black or white, whichever reads better. Default: #6366f1. */
    primaryColor?: string;
    position?: 'bottom-right' | 'bottom-left';
    /** Default: `auto`, the page’s `<html lang>`, else French. */
    language?: 'auto' | 'fr' | 'en';
    /** The shop’s own sentences, by key. */
    texts?: Partial<Texts>;
    theme?: 'coollibri' | Theme;
    /** Default: `auto`, the visitor’s system. */
    colorScheme?: 'auto' | 'light' | 'dark';
    /** false: no button; the page calls `LibriAssist.open()`. Default: true. */
    launcher?: boolean;
    zIndex?: number;
    /** true: the panel is open at once, but in the half hour after the customer has closed it in this tab. Default: false. */
    open?: boolean;
    greeting?: string;
    /** The questions that are offered at the start. */
    suggestions?: string[];
    /** What must be agreed to before the first message; nothing is sent before. */
    consent?: string;
    privacyUrl?: string;
    /** Paths on which the widget shows, `*` for any characters. Default: all. */
    include?: string[];
    /** Paths on which it does not. */
    exclude?: string[];
    /** The hash of the style sheet (Subresource Integrity); the tag’s data-style-integrity does the same. */
    styleIntegrity?: string;
  }

  /** CSS values. */
  interface ThemeValues {
    font?: string;
    radius?: string;
    shadow?: string;
    surface?: string;
    bubble?: string;
    line?: string;
    text?: string;
    muted?: string;
    edge?: string;
    attention?: string;
    done?: string;
    stopped?: string;
  }

  interface Theme extends ThemeValues {
    /** #rgb or #rrggbb. */
    primaryColor?: string;
    /** What holds in the dark: of the other values only font, radius and shadow do. A theme with a `surface` and without this stays light. */
    dark?: ThemeValues;
  }

  type Texts = Record<
    | 'title' | 'subtitle' | 'launcher' | 'unread' | 'close' | 'restart' | 'you'
    | 'hello' | 'greeting' | 'suggestions' | 'accept' | 'privacy' | 'placeholder' | 'send' | 'slow'
    | 'sources' | 'excerpt' | 'newTab' | 'copy' | 'copied' | 'helpful' | 'unhelpful' | 'thanks' | 'unsent' | 'comment'
    | 'retry' | 'offline' | 'network' | 'timeout' | 'busy' | 'server'
    | 'order' | 'late' | 'customer' | 'product' | 'quantity' | 'copy1' | 'copies' | 'orderedOn' | 'shipsBy' | 'price'
    | 'parcel' | 'track' | 'received' | 'checkingFile' | 'inProduction' | 'printed' | 'shipped' | 'delivered'
    | 'orderNumber' | 'orderNumberFormat' | 'surname' | 'submit' | 'orderNumberWrong' | 'surnameWrong' | 'web',
    string
  >;

  /** What a handler receives. Nothing that was written, and nothing personal. */
  interface Events {
    open: {};
    close: {};
    /** A message of the customer, or a reply and the kinds of its parts. */
    message: { from: 'customer' | 'assistant'; kinds: ('answer' | 'order' | 'orderForm' | 'message' | 'handoff')[] };
    /** An order was shown. */
    order: {
      status:
        | 'received' | 'checkingFile' | 'awaitingCustomer' | 'inProduction' | 'printed' | 'shipped' | 'delivered'
        | 'cancelled' | 'unknown';
      late: boolean;
    };
    /** A message was left without a reply. */
    error: { kind: 'offline' | 'network' | 'timeout' | 'busy' | 'server' };
  }

  /** Puts the widget on the page. A second call does nothing: `destroy()` it first to change an option. */
  function init(options: Options): void;
  function open(): void;
  function close(): void;
  /** Takes the widget off the page. The conversation stays in the tab’s session. */
  function destroy(): void;
  function on<Name extends keyof Events>(name: Name, handler: (detail: Events[Name]) => void): void;
  function off<Name extends keyof Events>(name: Name, handler: (detail: Events[Name]) => void): void;
}

interface Window {
  LibriAssist: typeof LibriAssist;
}
