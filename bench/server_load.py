"""The load that bench/serve.py puts on a server: wrk's, samples of the answers meanwhile, and streams held open."""

import contextlib
import dataclasses
import json
import os
import selectors
import socket
import subprocess
import threading
import time

from server_processes import post

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "wrk/requests.lua")
CONNECTIONS = 64
SAMPLE_SECONDS = 0.1
RECEIVE_BUFFER = 4_096
STREAM_SECONDS = 120


@dataclasses.dataclass
class Load:
    """What one run of wrk found."""

    per_second: float
    p50: float
    p99: float
    cpu_microseconds: float
    requests: int
    failures: int


class Samples:
    """Asks the server now and then while it is under load, and looks at the answers."""

    def __init__(self, port, requests, is_right):
        self.port = port
        self.requests = requests
        self.is_right = is_right
        self.taken = 0
        self.wrong = []

    @contextlib.contextmanager
    def taking(self):
        stop = threading.Event()
        thread = threading.Thread(target=self.take_until, args=[stop])
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()

    def take_until(self, stop):
        while not stop.wait(SAMPLE_SECONDS):
            path, body = self.requests[self.taken * 97 % len(self.requests)]
            self.taken += 1
            try:
                status, answer = post(self.port, path, body)
                right = status == 200 and self.is_right(body, answer)
            except Exception as error:  # Whatever goes wrong with an answer is a wrong answer.
                status, right = repr(error), False
            if not right:
                self.wrong.append(f"{status} to {json.dumps(body, ensure_ascii=False)}")


def write_requests(path, requests):
    """The file that the script of wrk reads."""
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(f"{route}\t{json.dumps(body, ensure_ascii=False)}\n" for route, body in requests)


def wrk(server, file, seconds, sent=0):
    """Loads a server for some time, going on with the file after so many requests."""
    cpu = server.cpu_seconds()
    # One thread: the generator shares the machine with the server.
    output = subprocess.run(
        ["wrk", "--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{seconds}s", "--timeout", "30s",
         "--script", SCRIPT, server.url, "--", file, str(sent)],
        stdout=subprocess.PIPE, text=True, check=True).stdout
    found = json.loads(output.splitlines()[-1])
    return Load(
        per_second=found["requests"] * 1e6 / found["microseconds"], p50=found["p50"] / 1e3, p99=found["p99"] / 1e3,
        cpu_microseconds=(server.cpu_seconds() - cpu) * 1e6 / max(1, found["requests"]), requests=found["requests"],
        failures=found["refused"] + found["broken"])


class OpenStreams:
    """Streamed replies to clients that read nothing until they are told to, each on a connection of its own."""

    def __init__(self, server, bodies):
        self.connections = []
        for body in bodies:
            connection = socket.socket()
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
            connection.connect(("127.0.0.1", server.port))
            connection.sendall(self.request(body))
            self.connections.append(connection)

    @staticmethod
    def request(body):
        text = json.dumps(body).encode()
        return (
            b"POST /api/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Accept: text/event-stream\r\nContent-Length: %d\r\n\r\n%b" % (len(text), text))

    def read_all(self):
        """Reads every reply to its end; gives how many ended as they should. The connections stay open."""
        done = 0
        deadline = time.monotonic() + STREAM_SECONDS
        with selectors.DefaultSelector() as selector:
            for connection in self.connections:
                connection.setblocking(False)
                selector.register(connection, selectors.EVENT_READ, bytearray())
            while selector.get_map() and time.monotonic() < deadline:
                for key, _ in selector.select(1):
                    received = key.fileobj.recv(1 << 20)
                    key.data.extend(received)
                    # The last chunk of a body is empty.
                    ended = b"event: done" in key.data and key.data.endswith(b"\r\n0\r\n\r\n")
                    if ended or not received:
                        selector.unregister(key.fileobj)
                        done += ended
        return done

    def close(self):
        for connection in self.connections:
            connection.close()
