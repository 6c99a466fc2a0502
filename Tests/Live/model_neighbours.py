"""Stand-ins for servers of models, with good manners and bad ones, for `neighbours.Neighbour`.

They speak the recorded protocols of Ollama (docs/api.md there) and of OpenAI's chat completions. The text that they "write" is made from
the first passage of the prompt; all that they are sent is kept, to be searched for what must not be in it.
"""

import hashlib
import json
import math
import re
import socket
import struct
import time

import neighbours

MODEL = "stand-in:1b"
DIMENSION = 64


class Traffic:
    """All bodies that were received."""

    def __init__(self):
        self.bodies = []

    def holds(self, word):
        word = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.I)
        return any(word.search(body.decode(errors="replace")) for body in self.bodies)


def answer_of(prompt):
    """The first sentence of the first passage, in the model's way: with its citation."""
    passage = re.search(r"<<<\[1\][^\n]*\n(.*?)\n>>>\[1\]", prompt, re.S)
    text = " ".join(passage.group(1).split()) if passage else ""
    sentence = re.split(r"(?<=[.!?])\s", text.lstrip("- "))[0]
    return f"{sentence} [1]" if sentence else "NO_ANSWER"


def vector(text):
    """A vector of hashed words, of length 1: enough to be near to itself."""
    components = [0.0] * DIMENSION
    for word in re.findall(r"\w+", text.lower()):
        digest = hashlib.md5(word.encode()).digest()
        components[digest[0] % DIMENSION] += 1 if digest[1] % 2 else -1
    components[0] += 0.01
    norm = math.sqrt(sum(number * number for number in components))
    return [number / norm for number in components]


def stream_head(kind):
    return (f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nTransfer-Encoding: chunked\r\n\r\n").encode()


def chunk(text):
    body = text if isinstance(text, bytes) else text.encode()
    return f"{len(body):x}\r\n".encode() + body + b"\r\n"


class Ollama:
    """Manners of Ollama; `text` is what the model writes for a prompt."""

    name = "ollama"
    kind = "application/x-ndjson"

    def __init__(self, traffic, text=answer_of):
        self.traffic, self.text = traffic, text

    def piece(self, text):
        return json.dumps({"model": MODEL, "created_at": "2026-01-01T00:00:00Z",
                           "message": {"role": "assistant", "content": text}, "done": False}) + "\n"

    def end(self):
        return json.dumps({"model": MODEL, "created_at": "2026-01-01T00:00:01Z",
                           "message": {"role": "assistant", "content": ""}, "done": True, "done_reason": "stop",
                           "total_duration": 1_000_000, "load_duration": 1_000, "prompt_eval_count": 300,
                           "prompt_eval_duration": 1_000, "eval_count": 20, "eval_duration": 1_000}) + "\n"

    def error(self):
        return json.dumps({"error": "an error was encountered while running the model: unexpected EOF"}) + "\n"

    def missing(self):
        return json.dumps({"error": f"model '{MODEL}' not found"})

    def path(self):
        return "/api/chat"

    def is_generation(self, path, value):
        return path == self.path() and bool(value["messages"])

    def other(self, path, value):
        """The answer to anything but a generation: the loading of the model, and vectors."""
        if path == self.path():
            return neighbours.response(200, json.dumps({
                "model": MODEL, "created_at": "2026-01-01T00:00:00Z", "message": {"role": "assistant", "content": ""},
                "done_reason": "load", "done": True}))
        if path == "/api/embed":
            return neighbours.response(200, json.dumps({
                "model": MODEL, "embeddings": [vector(text) for text in value["input"]], "total_duration": 1}))
        return neighbours.response(404, "404 page not found")


class OpenAI(Ollama):
    """Manners of a server that speaks OpenAI's protocol."""

    name = "openai"
    kind = "text/event-stream"

    def piece(self, text):
        return "data: " + json.dumps({"id": "c1", "object": "chat.completion.chunk", "model": MODEL, "choices": [
            {"index": 0, "delta": {"content": text}, "finish_reason": None}]}) + "\n\n"

    def end(self):
        stop = {"id": "c1", "object": "chat.completion.chunk", "model": MODEL,
                "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
        usage = {"id": "c1", "object": "chat.completion.chunk", "model": MODEL, "choices": [], "usage": {"total_tokens": 9}}
        return (f": a comment\r\ndata: {json.dumps(stop)}\r\n\r\ndata: {json.dumps(usage)}\r\n\r\n"
                "data: [DONE]\r\n\r\n")

    def error(self):
        return "data: " + json.dumps({"error": {"message": "out of memory", "type": "server_error"}}) + "\n\n"

    def missing(self):
        return json.dumps({"error": {"message": f"The model `{MODEL}` does not exist", "code": "model_not_found"}})

    def path(self):
        return "/v1/chat/completions"

    def other(self, path, value):
        return neighbours.response(404, self.missing())


def manner(service, generation):
    """Answers what is no generation well, and a generation by a function of the connection, the prompt and the end."""
    def serve(connection, over):
        while request := neighbours.read_request(connection):
            (_, path), _, body = request
            service.traffic.bodies.append(body)
            value = json.loads(body or b"{}")
            if not service.is_generation(path, value):
                connection.sendall(service.other(path, value))
                continue
            prompt = value["messages"][-1]["content"]
            if generation(connection, service, prompt, over) is False:
                return
    return serve


def pieces(service, prompt):
    """The text in pieces such as tokens are."""
    return re.findall(r"\s*\S{1,4}", service.text(prompt))


def well(connection, service, prompt, over):
    connection.sendall(stream_head(service.kind))
    for piece in pieces(service, prompt):
        connection.sendall(chunk(service.piece(piece)))
    connection.sendall(chunk(service.end()) + b"0\r\n\r\n")


def broken(how):
    """Writes half of the text, and then does as a function of the connection and the service says."""
    def generation(connection, service, prompt, over):
        connection.sendall(stream_head(service.kind))
        all_of_it = pieces(service, prompt)
        for piece in all_of_it[:len(all_of_it) // 2]:
            connection.sendall(chunk(service.piece(piece)))
        how(connection, service, over)
        return False
    return generation


def stalls(connection, service, over):
    over.wait(60)


def tells_an_error(connection, service, over):
    connection.sendall(chunk(service.error()) + b"0\r\n\r\n")


def ends_early(connection, service, over):
    connection.sendall(b"0\r\n\r\n")


def breaks(connection, service, over):
    # Closed with a reset, as by a process that was killed.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def says_no_json(connection, service, over):
    connection.sendall(chunk('{"message": {"content": "\n\n') + b"0\r\n\r\n")


def never_ends(connection, service, over):
    """A gigabyte, as fast as it is taken."""
    block = chunk(service.piece("et encore " * 500)) * 20
    sent = 0
    while sent < 1_000_000_000 and not over.is_set():
        connection.sendall(block)
        sent += len(block)


def refuses(status, body):
    def generation(connection, service, prompt, over):
        text = body(service) if callable(body) else body
        connection.sendall(neighbours.response(status, text))
    return generation


def loads_for(seconds):
    """Says nothing for so long, as a server that loads its model first."""
    def generation(connection, service, prompt, over):
        over.wait(seconds)
        return False
    return generation
