// Small screens: the panel takes the whole of them, as a modal dialog.

const SMALL = '(max-width: 480px), (max-height: 480px)'; // as in the style sheet

export const isSmallScreen = () => window.matchMedia(SMALL).matches;

/** A keyboard that comes up over the page hides the reply: no focus in an input without being asked. */
export const hasTouchKeyboard = () => window.matchMedia('(pointer: coarse)').matches;

/**
 * A phone’s keyboard covers the bottom of the screen: the page is not resized, only its visible part is. The
 * style sheet uses these two properties to fit the panel in that part.
 */
export function followVisibleViewport(panel) {
  const viewport = window.visualViewport;

  function update() {
    if (viewport.scale > 1.01) return; // zoomed in by the customer: leave the panel alone
    panel.style.setProperty('--la-top', `${viewport.offsetTop}px`);
    panel.style.setProperty('--la-height', `${viewport.height}px`);
  }
  update();
  viewport.addEventListener('resize', update);
  viewport.addEventListener('scroll', update);
  return () => {
    viewport.removeEventListener('resize', update);
    viewport.removeEventListener('scroll', update);
  };
}

/** Keeps the page behind a full-screen panel where it is; returns what lets it go. */
export function holdPage() {
  const { style } = document.documentElement;
  const [value, priority] = [style.getPropertyValue('overflow'), style.getPropertyPriority('overflow')];
  style.setProperty('overflow', 'hidden', 'important');
  return () => style.setProperty('overflow', value, priority);
}
