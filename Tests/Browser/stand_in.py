"""A server that speaks the documented API (docs/http.md) and answers whatever a test tells it to, with the widget's real
files."""

import http.server
import json
import socket
import threading
import time

FILES = ("chatbot-widget.js", "chatbot-widget.css")


class Answer:
    """An answer as it goes over the wire: pieces of bytes, each sent by itself, with a pause after each."""

    def __init__(self, pieces, kind="text/event-stream", status=200, headers=None, pause=0.0):
        self.pieces, self.kind, self.status, self.headers, self.pause = pieces, kind, status, headers or {}, pause


def whole(reply, **more):
    """A reply as one JSON object. `reply` may be any value, or text that is no JSON."""
    text = reply if isinstance(reply, (str, bytes)) else json.dumps(reply)
    return Answer([text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")], "application/json", **more)


def streamed(reply, cut=40, **more):
    """The same reply as events, its texts in deltas of so many characters."""
    return Answer(list(events(reply, cut)), **more)


def events(reply, cut=40):
    yield event("understood", {key: reply.get(key) for key in ("id", "language", "intents")})
    parts = reply.get("parts")
    for index, part in enumerate(parts if isinstance(parts, list) else []):
        text = part.get("text") if isinstance(part, dict) else None
        yield event("part", {"index": index, "part": {**part, "text": ""} if isinstance(part, dict) else part})
        for start in range(0, len(text) if isinstance(text, str) else 0, cut):
            yield event("delta", {"index": index, "text": text[start:start + cut]})
    yield event("done", reply)


def event(name, value):
    data = value if isinstance(value, str) else json.dumps(value)
    return f"event: {name}\ndata: {data}\n\n".encode("utf-8", "surrogatepass")


def reply(*parts, **more):
    """A sound reply."""
    parts = list(parts) or [{"kind": "message", "text": "Réponse lue.", "topic": "greeting"}]
    return {"id": "7c0d9a54-3f0e-4f43-9d55-0c1b1f6f2a11", "conversation": "v2.c2FtcGxl.3q2-7w", "language": "fr",
            "intents": ["general"], "text": "\n".join(str(part.get("text")) for part in parts), "suggestions": [],
            "parts": parts, **more}


class StandIn:
    """The server. `answer` is called with what was asked and returns an Answer; `feedback_status` is that of the answer to
    feedback; `asked` holds all requests so far."""

    def __init__(self, server, origin):
        self.files = {f"/widget/{name}": server.fetch(f"widget/{name}") for name in FILES}
        self.origin = origin
        self.answer = lambda _: whole(reply())
        self.feedback_status = 204
        self.asked = []
        self.left = 0
        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.http.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.http.server_address[1]}/"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.http.shutdown()
        self.http.server_close()

    def messages(self):
        """The chat requests so far, decoded."""
        return [json.loads(body) for method, path, body in self.asked if (method, path) == ("POST", "/api/chat")]

    def _handler(stand_in):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_OPTIONS(self):
                self.begin(204, None, {"Access-Control-Allow-Methods": "GET, POST", "Access-Control-Max-Age": "7200",
                                       "Access-Control-Allow-Headers": "content-type"})

            def do_GET(self):
                stand_in.asked.append(("GET", self.path, b""))
                content, headers = stand_in.files.get(self.path, (b"ok" if self.path == "/healthz" else None, {}))
                self.begin(200 if content else 404, headers.get("Content-Type", "text/plain"), {})
                self.wfile.write(content or b"not here")

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                stand_in.asked.append(("POST", self.path, body))
                if self.path != "/api/chat":
                    return self.begin(stand_in.feedback_status if self.path == "/api/feedback" else 204, None, {})
                self.send(stand_in.answer(json.loads(body)))

            def begin(self, status, kind, headers):
                self.send_response(status)
                if kind:
                    self.send_header("Content-Type", kind)
                for name, value in {"Access-Control-Allow-Origin": stand_in.origin, "Cache-Control": "no-store",
                                    "Access-Control-Expose-Headers": "Retry-After", **headers}.items():
                    self.send_header(name, value)
                self.end_headers()

            def send(self, answer):
                self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                try:
                    self.begin(answer.status, answer.kind, answer.headers)
                    for piece in answer.pieces:
                        self.wfile.write(piece)
                        if answer.pause:
                            time.sleep(answer.pause)
                except OSError:
                    stand_in.left += 1

            def log_message(self, *_):
                pass

        return Handler
