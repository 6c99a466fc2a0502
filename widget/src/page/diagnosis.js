// Why the server cannot be reached, for the person who installs the widget. A browser tells a script no
// more than “failed”, so the causes are told apart from outside.

/** Watches for what the page’s own policy blocks; `explain()` is for a request that failed. */
export function createDiagnosis(apiUrl) {
  const server = new URL(apiUrl).origin;
  let explained = false;

  function onViolation({ blockedURI, effectiveDirective }) {
    if (!blockedURI.startsWith(server)) return;
    explained = true;
    const directive = effectiveDirective.replace('-elem', '');
    console.error(
      `LibriAssist: this page’s Content-Security-Policy blocks ${blockedURI}. Add the server to it:\n${directive} ${server};`,
    );
  }
  document.addEventListener('securitypolicyviolation', onViolation);

  return {
    async explain() {
      // The event of a violation comes after the failure of the request.
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (explained || !navigator.onLine) return;
      explained = true;
      try {
        // Such an answer cannot be read, but that it comes says that the server is up.
        await fetch(new URL('healthz', apiUrl), { mode: 'no-cors', cache: 'no-store', credentials: 'omit' });
        console.error(
          `LibriAssist: ${server} answers, but not to this page. In the server’s configuration, server.allowedOrigins must name ${location.origin}`,
        );
      } catch {
        console.error(`LibriAssist: ${server} does not answer. Is the server running, and is apiUrl (${apiUrl}) right?`);
      }
    },
    stop: () => document.removeEventListener('securitypolicyviolation', onViolation),
  };
}
