// Addresses: which pages show the widget, and where the server is.

/** Whether `path` matches one of the patterns, in which * stands for any characters. Large and small letters are alike. */
export function matchesPath(patterns, path) {
  return patterns.some((pattern) => {
    // Written as in an address: é as %C3%A9.
    const written = webAddress(pattern, 'https://any')?.pathname;
    const source = `${written}`.replace(/[^\w/*]/g, '\\$&').replace(/\*/g, '.*');
    return new RegExp(`^${source}$`, 'i').test(path);
  });
}

/** An http(s) address without credentials, as a URL; otherwise null. */
export function webAddress(text, base) {
  try {
    const url = new URL(text, base);
    return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : null;
  } catch {
    return null;
  }
}
