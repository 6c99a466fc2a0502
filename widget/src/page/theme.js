// The look beyond the primary colour: CSS values by name, which become custom properties.

/** Themes by name: an example to start from. */
export const THEMES = {
  coollibri: {
    primaryColor: '#1e3a5f',
    radius: '12px',
    surface: '#fffdf9',
    bubble: '#f5f0e8',
    line: '#e5ddd0',
  },
};

/** Whether dark is asked for. A theme with a surface of its own is dark only if it says how. */
export function isDark({ colorScheme, theme }, systemIsDark) {
  return colorScheme === 'dark' || (colorScheme === 'auto' && systemIsDark && !(theme.surface && !theme.dark));
}

/** Sets the theme’s values on `element`. In the dark its colours are those under `dark` alone: no light one goes with them. */
export function applyTheme(element, theme, dark) {
  const { font, radius, shadow } = theme;
  const values = dark ? { font, radius, shadow, ...theme.dark } : theme;
  for (const name of Object.keys({ ...theme, ...theme.dark })) {
    element.style.setProperty(`--${name}`, values[name] || '');
  }
}
