"""Every fault of a language model: what customers get, how soon, what the operator reads, and whether it is well again by itself.

usage: test_models.py SERVER [--only WORD]

Ollama and an OpenAI-compatible server are stand-ins that speak the recorded protocols. At the end one table tells of each fault, and all
that was sent to model and embedder is searched for what is personal.
"""

import argparse
import contextlib
import http.client
import json
import os
import pathlib
import re
import subprocess
import tempfile
import time

import model_neighbours as models
import neighbours
import serving

MOST_FIRST = 1.0
MOST_WHOLE = 20.0
MOST_RECOVERY = 12.0

QUESTION = "Quels formats proposez-vous ?"
PERSONAL = ["Rami", "Mina", "401372", "487531", "mina.rami@example.org", "0612345678"]
CONVERSATION = [
    "Bonjour, je suis Mina Rami, ma commande est la CL-401372-487531, et quels formats proposez-vous ?",
    "Et les délais de fabrication, pour moi, Mina Rami ? Mon adresse : mina.rami@example.org, 06 12 34 56 78.",
    "Quels papiers pour Mme RAMI ?",
]


class Reply:
    """A streamed reply: seconds to its first event and to its end, what was shown meanwhile, and its parts."""

    def __init__(self, port, message, conversation=None, leave_after=None):
        begin = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=40)
        with contextlib.closing(connection):
            body = {"message": message, **({"conversation": conversation} if conversation else {})}
            connection.request("POST", "/api/chat", json.dumps(body), {
                "Content-Type": "application/json", "Accept": "text/event-stream"})
            response = connection.getresponse()
            self.status, self.first, self.deltas, self.done, kind = response.status, None, "", None, ""
            self.kinds = []
            for line in response:
                if line.startswith(b"event:"):
                    kind = line.split(b":", 1)[1].strip().decode()
                    self.kinds.append(kind)
                    self.first = self.first or time.monotonic() - begin
                elif line.startswith(b"data:"):
                    value = json.loads(line[5:])
                    if kind == "delta":
                        self.deltas += value["text"]
                    if kind == "done":
                        self.done = value
                if leave_after and kind == leave_after:
                    break
        self.seconds = time.monotonic() - begin

    @property
    def answer(self):
        return next((part for part in (self.done or {}).get("parts", []) if part["kind"] == "answer"), None)


class Shop:
    """A server with models, and the table of what was seen."""

    def __init__(self, binary, folder, checks):
        self.binary, self.folder, self.checks, self.rows, self.logs = binary, pathlib.Path(folder), checks, [], []

    @contextlib.contextmanager
    def server(self, name, **keys):
        config = self.folder / f"{name}.yaml"
        sources = str(serving.PROJECT / "demo" / "knowledge")
        orders = {"source": "sqlite", "sqlite": {"path": f"{serving.sample_state(self.binary)}/orders.sqlite"}}
        config.write_text(json.dumps({
            "shop": {"name": "CoolLibri"}, "orders": orders, "answers": keys.get("answers", {}),
            "knowledge": {"sources": [sources], **keys.get("knowledge", {})},
            "server": {"allowedOrigins": ["https://shop.example"], "limits": {"unreadySeconds": 0}}}))
        secret = {"LIBRI_SECRET": "c2VjcmV0IGZvciB0ZXN0cyBvZiB0aGlydHktdHdvIGJ5dGVzIQ=="}
        with serving.Server(self.binary, secret, arguments=("--config", str(config))) as server:
            try:
                yield server
            finally:
                code = server.stop()
                self.checks.check(code == 0, f"{name}: told to stop, it ends with {code}")
                self.logs += server.log()

    def check(self, holds, text):
        return self.checks.check(holds, text)

    def wait_for(self, server, pattern, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if any(re.search(pattern, line) for line in server.log()):
                return True
            time.sleep(0.2)
        return False

    def told(self, server, since):
        """What the log says of models and vectors, each once."""
        told = []
        for line in server.log()[since:]:
            words = line.split(" ", 2)
            if len(words) > 2 and words[1] in ("warning", "error"):
                reason = re.search(r"\breason=(.*)", line)
                text = reason.group(1) if reason else words[2]
                if text not in told:
                    told.append(text)
        return told

    def asked(self, server, name, made, says=None, questions=3):
        """Asks while something is out of order, and tells of it."""
        since, replies = len(server.log()), [Reply(server.port, QUESTION) for _ in range(questions)]
        first, whole = max(reply.first for reply in replies), max(reply.seconds for reply in replies)
        answers = [reply.answer for reply in replies]
        self.check(all(answer and answer["citations"] for answer in answers), f"{name}: each answer is there and cites")
        self.check(all(reply.answer and reply.answer["text"].startswith(reply.deltas) for reply in replies),
                   f"{name}: nothing that was shown is taken back")
        got = sorted({answer["made"] for answer in answers if answer})
        self.check(got == [made] if made else True, f"{name}: answers are {got}")
        self.check(first < MOST_FIRST, f"{name}: the first event after {first:.2f} s")
        self.check(whole < MOST_WHOLE, f"{name}: the whole after {whole:.1f} s")
        told = self.told(server, since)
        if says:
            end = time.monotonic() + 5
            while time.monotonic() < end and not any(re.search(says, text) for text in self.told(server, since)):
                time.sleep(0.2)
            told = self.told(server, since)
            self.check(any(re.search(says, text) for text in told), f"{name}: the log says \"{says}\": {told}")
        return f"{'/'.join(got)}, cited", f"{first:.2f}", f"{whole:.1f}", " ‖ ".join(told) or "nothing new"

    def fault(self, server, name, begin, end, says=None, made="quoted"):
        begin()
        try:
            cells = self.asked(server, name, made, says)
        finally:
            end()
        mended = time.monotonic()
        while True:
            reply = Reply(server.port, QUESTION)
            seconds = time.monotonic() - mended
            if (reply.answer or {}).get("made") == "generated" or seconds > MOST_RECOVERY + 10:
                break
            time.sleep(0.3)
        self.check(seconds <= MOST_RECOVERY, f"{name}: a written answer again {seconds:.1f} s after the end of it")
        self.rows.append((name, *cells, f"{seconds:.1f}"))


def language_model(shop, service, key):
    """Faults of the model that words answers."""
    good = models.manner(service, models.well)
    with neighbours.Neighbour(good) as neighbour:
        version = "" if key == "ollama" else "/v1"
        answers = {"model": key, key: {"url": f"http://127.0.0.1:{neighbour.port}{version}", "model": models.MODEL}}
        with shop.server(f"model {key}", answers=answers) as server:
            if key == "ollama":
                shop.check(shop.wait_for(server, "loaded|ready"), f"{key}: the log says that the model is loaded")
            reply = Reply(server.port, QUESTION)
            shop.check(reply.answer and reply.answer["made"] == "generated" and reply.answer["citations"],
                       f"{key}: a written answer: {reply.answer}")
            shop.check(reply.deltas == (reply.answer or {}).get("text"), f"{key}: it was streamed")
            shop.rows.append((f"{key}: none", "generated, cited", f"{reply.first:.2f}", f"{reply.seconds:.1f}", "—", "—"))
            for name, generation, says in (
                    ("cold load of 60 s", models.loads_for(60), "did not begin to write in time"),
                    ("stalls mid-sentence", models.broken(models.stalls), "stopped writing"),
                    ("error mid-stream", models.broken(models.tells_an_error), "(?i)" + key),
                    ("ends without its end", models.broken(models.ends_early), "(?i)" + key),
                    ("connection reset", models.broken(models.breaks), "(?i)" + key),
                    ("invalid JSON", models.broken(models.says_no_json), "(?i)" + key),
                    ("1 GB of output", models.broken(models.never_ends), None),
                    ("model missing", models.refuses(404, lambda service: service.missing()), models.MODEL),
                    ("status 503", models.refuses(503, '{"error": "server busy, please try again"}'), "(?i)" + key)):
                made = None if name == "1 GB of output" else "quoted"
                shop.fault(server, f"{key}: {name}",
                           lambda generation=generation: neighbour.behave(models.manner(service, generation)),
                           lambda: neighbour.behave(good), says, made)
            shop.check(server.rss() < 400, f"{key}: {server.rss():.0f} MB in the end")
            shop.fault(server, f"{key}: gone", lambda: neighbour.behave(neighbours.closes),
                       lambda: neighbour.behave(good))
            leaves(shop, server, neighbour, service, good, key)


def leaves(shop, server, neighbour, service, good, key):
    """A customer who goes away ends the model's work."""
    ended = []

    def generation(connection, service, prompt, over):
        connection.sendall(models.stream_head(service.kind))
        # A sentence that is shown, and then another without an end.
        connection.sendall(models.chunk(service.piece(service.text(prompt) + "\n")))
        begin = time.monotonic()
        try:
            while time.monotonic() - begin < 15:
                connection.sendall(models.chunk(service.piece("Les ")))
                time.sleep(0.2)
        except OSError:
            ended.append(time.monotonic() - begin)
        return False
    neighbour.behave(models.manner(service, generation))
    with contextlib.suppress(OSError, http.client.HTTPException):
        Reply(server.port, QUESTION, leave_after="delta")
    end = time.monotonic() + 10
    while not ended and time.monotonic() < end:
        time.sleep(0.1)
    shop.check(bool(ended) and ended[0] < 8, f"{key}: the model's work ends {ended} s after the customer asked and left")
    neighbour.behave(good)


def privacy(shop, service, traffic):
    """Nothing personal reaches a model, an embedder or ChromaDB, in later turns neither."""
    with neighbours.Neighbour(models.manner(service, models.well)) as neighbour:
        url = f"http://127.0.0.1:{neighbour.port}"
        knowledge = {"embedder": "ollama", "ollama": {"url": url, "model": models.MODEL}}
        with shop.server("privacy", answers={"model": "ollama", "ollama": {"url": url, "model": models.MODEL}},
                         knowledge=knowledge) as server:
            shop.check(shop.wait_for(server, "loaded|ready"), "privacy: the models are loaded")
            shop.wait_for(server, "searched by")
            conversation, before = None, len(traffic.bodies)
            for message in CONVERSATION:
                reply = Reply(server.port, message, conversation)
                conversation = reply.done["conversation"]
            shop.check(len(traffic.bodies) > before, f"privacy: {len(traffic.bodies) - before} requests of customers were seen")
            found = [word for word in PERSONAL if traffic.holds(word)]
            shop.check(not found, f"privacy: {len(traffic.bodies)} requests hold nothing personal {found}")


def show(rows):
    print("\n| fault | customer gets | first event, s | whole reply, s | operator's log | written again after, s |\n|---|---|---|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print(flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("server")
    parser.add_argument("--only")
    options = parser.parse_args()
    checks, traffic = serving.Checks(), models.Traffic()
    begin = time.monotonic()
    serving.sample_state(options.server)
    with tempfile.TemporaryDirectory() as folder:
        shop = Shop(options.server, folder, checks)
        work = {"ollama": lambda: language_model(shop, models.Ollama(traffic), "ollama"),
                "openai": lambda: language_model(shop, models.OpenAI(traffic), "openai"),
                "privacy": lambda: privacy(shop, models.Ollama(traffic), traffic)}
        for name, lane in work.items():
            if not options.only or options.only in name:
                lane()
        bad = [line for line in shop.logs if any(word in line for word in PERSONAL)]
        checks.check(not bad, f"{len(shop.logs)} lines of logs hold nothing personal {bad[:2]}")
        show(shop.rows)
    print(f"{time.monotonic() - begin:.0f} s")
    checks.finish()


if __name__ == "__main__":
    main()
