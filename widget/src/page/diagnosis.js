// Why the server cannot be reached, for the person who installs the widget. A browser tells a script no
// more than “failed”, so the causes are told apart from outside.

/** Watches for what the page’s own policy blocks; returns what explains a request that failed. */
export function createDiagnosis(apiUrl, signal) {
  const server = new URL(apiUrl).origin;
  let explained = false;

  function say(words) {
    explained = true;
    console.error('LibriAssist:', words);
  }

  function onViolation({ blockedURI, effectiveDirective, disposition }) {
    if (disposition === 'report' || !blockedURI.startsWith(server)) return; // only told of, not blocked
    say(`the page’s Content-Security-Policy must allow ${effectiveDirective.replace('-elem', '')} ${server}`);
  }
  document.addEventListener('securitypolicyviolation', onViolation, { signal });

  return () => {
    // The event of a violation comes after the failure of the request.
    setTimeout(() => {
      if (explained || !navigator.onLine) return;
      // Such an answer cannot be read, but that it comes says that the server is up.
      fetch(new URL('healthz', apiUrl), { mode: 'no-cors' }).then(
        () => say(`${server} redirects or refuses this page. Its server.allowedOrigins must name ${location.origin}`),
        () => say(`${server} does not answer. Does it run, and is apiUrl right?`),
      );
    }, 100);
  };
}
