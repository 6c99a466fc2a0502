// Small screens: the panel takes the whole of them, as a modal dialog.

export const smallScreen = matchMedia('(max-width: 480px), (max-height: 480px)'); // as in the style sheet

/** A keyboard that comes up over the page hides the reply: no focus in an input without being asked. */
export const hasTouchKeyboard = () => matchMedia('(pointer: coarse)').matches;

/**
 * A phone’s keyboard covers the bottom of the screen: the page is not resized, only its visible part is. The
 * style sheet uses these two properties to fit the panel in that part.
 */
export function followVisibleViewport(panel, signal) {
  const viewport = visualViewport;

  function update() {
    if (viewport.scale > 1.01) return; // zoomed in by the customer: leave the panel alone
    panel.style.setProperty('--top', `${viewport.offsetTop}px`);
    panel.style.setProperty('--height', `${viewport.height}px`);
  }
  update();
  viewport.addEventListener('resize', update, { signal });
  viewport.addEventListener('scroll', update, { signal });
}

/** Keeps the page behind a full-screen panel where it is; returns what lets it go. */
export function holdPage() {
  const { style } = document.documentElement;
  const { overflow } = style;
  style.overflow = 'hidden';
  return () => (style.overflow = overflow);
}
