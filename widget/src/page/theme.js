// The look beyond the primary colour: CSS values by name, which become --la-… properties.

const SHARED = ['font', 'radius', 'shadow'];
const COLORS = ['surface', 'bubble', 'line', 'text', 'muted'];

/** Themes by name: an example to start from. */
export const THEMES = {
  coollibri: {
    primaryColor: '#1e3a5f',
    radius: '12px',
    surface: '#fffdf9',
    bubble: '#f5f0e8',
    line: '#e5ddd0',
    text: '#1c2a3d',
    muted: '#5b6270',
    dark: { surface: '#131b26', bubble: '#212c3b', line: '#324053' },
  },
};

export function readTheme(theme, warn) {
  for (const [name, value] of Object.entries(theme)) {
    if (![...SHARED, ...COLORS, 'primaryColor', 'dark'].includes(name)) {
      warn(`theme.${name}`, value, 'there is no such theme variable.');
    }
  }
  return theme;
}

/** Sets the theme’s values on `element`. The colours of a light theme say nothing of a dark one. */
export function applyTheme(element, theme, dark) {
  for (const name of [...SHARED, ...COLORS]) {
    const value = dark ? theme.dark?.[name] ?? (SHARED.includes(name) && theme[name]) : theme[name];
    element.style.setProperty(`--la-${name}`, value || '');
  }
}
