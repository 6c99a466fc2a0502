"""Scripts that look at the widget in the page, for test_accessibility.py: its ears, its eyes and its ruler."""

# A screen reader's ears: what changes in live regions. A region that is told whole (role=status, aria-atomic) is told
# once for each batch of changes; a region that is busy or switched off is not told at all.
EARS = """
const root = document.querySelector('[data-libriassist]').shadowRoot;
window.heard = [];
const closest = (node, test) => {
  for (let at = node; at; at = at.parentNode) if (at.nodeType === 1 && test(at)) return at;
  return null;
};
const region = (node) => closest(node, (at) =>
  at.hasAttribute('aria-live') || /^(log|status|alert)$/.test(at.getAttribute('role') || '') || at.localName === 'output');
const isLive = (at) => {
  const live = at.getAttribute('aria-live') || 'polite';
  return live !== 'off' && !closest(at, (node) => node.getAttribute('aria-hidden') === 'true' || node.hidden);
};
const isAtomic = (at) => {
  const said = at.getAttribute('aria-atomic');
  return said ? said === 'true' : /^(status|alert)$/.test(at.getAttribute('role'));
};
new MutationObserver((changes) => {
  const whole = new Set();
  for (const change of changes) {
    const at = region(change.target);
    if (!at || !isLive(at) || closest(change.target, (node) => node.getAttribute('aria-busy') === 'true')) continue;
    if (isAtomic(at)) whole.add(at);
    else if (change.type === 'characterData') heard.push(change.target.data);
    else for (const node of change.addedNodes) {
      const deaf = node.nodeType === 1 && (node.hidden || node.getAttribute('aria-hidden') === 'true');
      if (!deaf && node.isConnected) heard.push(node.innerText ?? node.textContent);
    }
  }
  for (const at of whole) heard.push(at.textContent);
}).observe(root, { subtree: true, childList: true, characterData: true });
"""

# Text that stands out too little from what is behind it (WCAG 1.4.3), and buttons' icons (1.4.11). axe cannot tell what
# is behind the text of a fixed host without a size of its own, and says so of every text; here the backgrounds are laid
# over one another.
CONTRAST = """
const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 })
  .getContext('2d', { willReadFrequently: true });
const parse = (color) => {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
};
const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
const behind = (node) => {
  const layers = [];
  for (let at = node; at && at.nodeType === 1; at = at.parentNode) {
    const style = getComputedStyle(at);
    const layer = parse(style.backgroundColor);
    layers.push(layer);
    if (layer[3] === 1) break;
  }
  return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
};
const luminance = (color) => {
  const linear = (share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
  const [r, g, b] = color.map((channel) => linear(channel / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const opacity = (node) => (node && node.nodeType === 1 ? getComputedStyle(node).opacity * opacity(node.parentNode) : 1);
const ratio = (node, color) => {
  const back = behind(node);
  const text = parse(color);
  text[3] *= opacity(node);
  const [low, high] = [luminance(over(text, back)), luminance(back)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const root = document.querySelector('[data-libriassist]').shadowRoot;
const found = [];
const judge = (node, color, least, what) => {
  const value = ratio(node, color);
  if (value < least) found.push(`contrast ${value.toFixed(2)} < ${least} of ${what.trim().slice(0, 40)} (${node.localName})`);
};
let count = 0;
for (const node of root.querySelectorAll('*')) {
  const box = node.getBoundingClientRect();
  const style = getComputedStyle(node);
  if (box.width < 2 || style.visibility !== 'visible' || node.matches(':disabled, :disabled *, [aria-disabled=true] *')) continue;
  const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
  if (own && !node.closest('svg')) judge(node, style.color, large ? 3 : 4.5, node.textContent);
  if (node.placeholder && !node.value) judge(node, getComputedStyle(node, '::placeholder').color, 4.5, node.placeholder);
  if (node.localName === 'svg' && node.closest('button')) judge(node.parentNode, style.color, 3, 'an icon');
  count += own;
}
return [count, found];
"""

# Whatever can be pressed or typed in, with its size. Links in a sentence need none.
TARGETS = """
const root = document.querySelector('[data-libriassist]').shadowRoot;
return [...root.querySelectorAll('a[href], button, input, textarea, summary, [role=button], [tabindex="0"]')]
  .filter((node) => !(node.localName === 'a' && getComputedStyle(node).display === 'inline' && node.closest('p')))
  .map((node) => [node.getAttribute('aria-label') || node.innerText || node.name || node.className, node.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0)
  .map(([name, box]) => [name.trim().slice(0, 40), Math.round(box.width * 10) / 10, Math.round(box.height * 10) / 10]);
"""

# What is cut off, or can only be seen by scrolling sideways.
CUT = """
const root = document.querySelector('[data-libriassist]').shadowRoot;
const trouble = [];
const panel = root.querySelector('.panel').getBoundingClientRect();
for (const node of [root.querySelector('.panel'), ...root.querySelectorAll('.panel *')]) {
  const style = getComputedStyle(node);
  const box = node.getBoundingClientRect();
  if (!box.width || node.closest('svg') || box.width < 3 || style.clipPath !== 'none' || style.position === 'absolute') continue;
  const name = `${node.localName}.${node.getAttribute('class') || ''}`;
  if (box.left < panel.left - 1 || box.right > panel.right + 1) trouble.push(`${name} stands out of the panel`);
  const scrolls = node.scrollWidth > node.clientWidth + 1 && style.display !== 'inline' && style.overflowX !== 'visible';
  if (scrolls && !['INPUT', 'TEXTAREA'].includes(node.nodeName)) {
    trouble.push(`${name} is ${node.scrollWidth} wide in ${node.clientWidth}`);
  }
}
for (const selector of ['textarea', 'form.composer button', '.icon-button']) {
  const node = root.querySelector(`.panel ${selector}`);
  const box = node && node.getBoundingClientRect();
  if (!box || !box.width) continue;
  if (box.top < -1 || box.bottom > innerHeight + 1 || box.right > innerWidth + 1) trouble.push(`${selector} is not in sight`);
}
if (document.documentElement.scrollWidth > innerWidth + 1) trouble.push('the page scrolls sideways');
return [...new Set(trouble)];
"""
