// On a phone the keyboard covers the bottom of a full-screen panel: the page is not resized, only its
// visible part is. The style sheet uses these two properties to fit the panel in that part.

export function followVisibleViewport(panel) {
  const viewport = window.visualViewport;
  if (!viewport) return () => {};

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
