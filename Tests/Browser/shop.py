"""The web pages of a shop on an origin of their own, and the sample server that they embed the widget of.

Two names lead to the pages: `localhost`, which the server allows, and `127.0.0.1`, which it refuses.
"""

import html
import http.server
import json
import os
import pathlib
import subprocess
import sys
import threading
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Live"))
import serving  # noqa: E402  (the server of the live tests)

ORDER, SURNAME = "CL-401372-487531", "Rami"

# What each page notices about itself; a file of its own, for pages that forbid inline scripts.
WATCH = """
window.seen = { errors: [], violations: [], shift: 0, ownShift: 0, dialogs: [], executed: [] };
addEventListener('error', (event) => seen.errors.push(String(event.message || (event.target && event.target.src))), true);
addEventListener('unhandledrejection', (event) => seen.errors.push(String(event.reason)));
document.addEventListener('securitypolicyviolation', (event) => {
  seen.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
});
for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = (text) => void seen.dialogs.push(String(text));
window.canary = (text) => void seen.executed.push(String(text));
try {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      // A source in a shadow tree is told as null, or as its host.
      const moved = entry.sources.map((source) => source.node).filter((node) => node && !node.matches?.('[data-libriassist]'));
      if (moved.length) seen.shift += entry.value;
      else seen.ownShift += entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
} catch { /* Firefox has no such entries. */ }
"""

# A page that looks like one: what moves in it is seen, and it can be scrolled.
BODY = """
<header><h1>Imprimerie du Test</h1><nav><a href="/">Accueil</a> <a href="/other">Contact</a></nav></header>
<main><p id="before">Du texte avant.</p><div class="box">Une boîte</div><button id="host-button">Commander</button>
<form><label>Nom <input name="name"></label></form>{}</main><footer>Mentions légales</footer>
"""
FILLER = "<p>Un paragraphe de la boutique, assez long pour que la page défile vraiment, même sur un grand écran.</p>" * 40


class Shop:
    """A static page server on loopback. Pages are put into it; what it was asked for is kept."""

    def __init__(self):
        self.pages = {"/watch.js": ("text/javascript", {}, WATCH), "/favicon.ico": ("image/x-icon", {}, "")}
        self.asked = []
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.origin = f"http://localhost:{self.port}"
        self.refused_origin = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def _handler(shop):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                path = self.path.split("?")[0]
                shop.asked.append(self.path)
                kind, headers, body = shop.pages.get(path, ("text/plain", {}, None))
                content = (body if body is not None else "not here").encode()
                self.send_response(404 if body is None else 200)
                self.send_header("Content-Type", f"{kind}; charset=utf-8")
                self.send_header("Content-Length", str(len(content)))
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            do_POST = do_GET

            def log_message(self, *_):
                pass

        return Handler

    def file(self, path, kind, text):
        self.pages[path] = (kind, {}, text)

    def page(self, path="/", head="", widget="", lang="fr", policy=None):
        """Puts a page there, the widget's tags at the end of its body. `policy` is its Content-Security-Policy."""
        language = f' lang="{lang}"' if lang else ""
        text = (f'<!doctype html><html{language}><head><meta charset="utf-8"><title>Imprimerie du Test</title>'
                f'<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">'
                f'<script src="/watch.js"></script>{head}</head><body>{BODY.format(FILLER)}{widget}</body></html>')
        self.pages[path] = ("text/html", {"Content-Security-Policy": policy} if policy else {}, text)
        return self.origin + path


def inline(address, **options):
    """The installation with two tags: the script, and `LibriAssist.init` written in the page."""
    settings = json.dumps({"apiUrl": f"{address}api", **options}).replace("</", "<\\/")
    return f'<script src="{address}widget/chatbot-widget.js"></script><script>LibriAssist.init({settings})</script>'


def tag(address, **options):
    """The installation with a single tag, its options as attributes: `primary_color="#000"`, `open=True`."""
    written = {"api_url": f"{address}api", **options}
    attributes = " ".join(
        f'data-{name.replace("_", "-")}' + ("" if value is True else f'="{html.escape(_attribute(value))}"')
        for name, value in written.items())
    return f'<script src="{address}widget/chatbot-widget.js" {attributes} defer></script>'


def _attribute(value):
    """Lists are written with bars between their items, everything else as JSON."""
    if isinstance(value, str):
        return value
    return "|".join(value) if isinstance(value, list) else json.dumps(value)


def strict_policy(address, trusted_types=True, **more):
    """The policy of a page that allows its own origin and the widget's server, and nothing that is written in the page."""
    server = address.rstrip("/")
    directives = {"default-src": "'none'", "script-src": f"'self' {server}", "style-src": server, "connect-src": server,
                  "img-src": "'self' data:", "base-uri": "'none'", "form-action": "'none'",
                  **{name.replace("_", "-"): value for name, value in more.items()}}
    if trusted_types:
        directives |= {"require-trusted-types-for": "'script'", "trusted-types": "'none'"}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


class Server(serving.Server):
    """The sample server, which can be started again on the same port with the same state."""

    def __init__(self, binary, environment):
        super().__init__(binary, environment)
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("LIBRI_")}
        self.environment = {**inherited, **serving.GENEROUS, **environment}

    def kill(self):
        """Ends it as a failing machine does: nothing is finished."""
        self.process.kill()
        self.process.wait()

    def start_again(self):
        arguments = list(self.process.args)
        arguments[arguments.index("--port") + 1] = str(self.port)
        with open(self.log_file, "ab") as log:
            self.process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=log, text=True, cwd=serving.PROJECT,
                                            env=self.environment)
        serving.address_line(self.process, self.log_file)

    def fetch(self, path):
        with urllib.request.urlopen(self.address + path) as response:
            return response.read(), response.headers


class Stage:
    """A shop and the sample server that allows its origin. Used with `with`, both are stopped at the end."""

    def __init__(self, binary, **environment):
        self.shop = Shop()
        self.server = Server(binary, {"LIBRI_SERVER_ALLOWED_ORIGINS": self.shop.origin, **environment})
        self.address = self.server.address

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.__exit__()
        self.shop.close()
