"""What the live tests of the server share: a server of their own, requests to it, and what they look at in it.

Only the standard library is needed. A server is started on a free loopback port with a state folder of its own, and stopped by
its own process identifier. The sample shop's state is made once for each run and copied for each server.
"""

import contextlib
import http.client
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import threading
import time

PROJECT = pathlib.Path(__file__).resolve().parents[2]

# Limits that no test reaches by accident, all of whose requests come from a few addresses.
GENEROUS = {
    "LIBRI_SERVER_LIMITS_REQUESTS_PER_MINUTE": "1000000", "LIBRI_SERVER_LIMITS_REQUEST_BURST": "1000000",
    "LIBRI_SERVER_LIMITS_MESSAGES_PER_MINUTE": "1000000", "LIBRI_SERVER_LIMITS_MESSAGE_BURST": "1000000",
    "LIBRI_ORDERS_LIMITS_PER_CLIENT": "1000000", "LIBRI_ORDERS_LIMITS_PER_NUMBER": "1000000",
    "LIBRI_ORDERS_LIMITS_PER_PAIR": "1000000", "LIBRI_ORDERS_LIMITS_OVERALL_PER_MINUTE": "1000000",
    "LIBRI_ORDERS_LIMITS_PER_CLIENT_UNDER_ATTACK": "1000000",
}

QUESTION = {"message": "Quels formats proposez-vous ?"}
# An answer from the documents, which comes at once, and an order, which waits while its database is held.
TWO_PARTS = {"message": "Quels sont vos délais et où en est ma commande CL-401372-487531 ? Je suis Mina Rami."}


def limits(**values):
    """Variables of `server.limits`: `limits(header_seconds=2)`."""
    return {f"LIBRI_SERVER_LIMITS_{name.upper()}": str(value) for name, value in values.items()}


def many_files():
    """Lets this process, and those it starts, open as many files as they may."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return most


class Server:
    """A running server, of the sample shop unless told otherwise. Used with `with`, it is stopped at the end."""

    def __init__(self, binary, environment=None, state=None, arguments=("--demo",), port=0):
        """`environment` goes before the generous limits; `state` is an empty folder to keep the state in."""
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="libriassist-live-"))
        self.state = pathlib.Path(state or self.folder / "state")
        shutil.copytree(sample_state(binary), self.state, dirs_exist_ok=True)
        self.log_file = self.folder / "server.log"
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("LIBRI_")}
        with open(self.log_file, "wb") as log:
            self.process = subprocess.Popen(
                [binary, *arguments, "--port", str(port), "--state", str(self.state)],
                stdout=subprocess.PIPE, stderr=log, text=True, cwd=PROJECT,
                env={**inherited, **GENEROUS, **(environment or {})})
        try:
            self.address = address_line(self.process, self.log_file)
        except SystemExit:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        self.port = int(self.address.rstrip("/").rsplit(":", 1)[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def stop(self):
        """Tells the server to stop; it has fifteen seconds for it. Returns its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.process.returncode

    @property
    def is_alive(self):
        return self.process.poll() is None

    def rss(self):
        """The memory in use, in MB."""
        return self._memory("VmRSS")

    def peak(self):
        """The most memory in use since `forget_peak`, in MB."""
        return self._memory("VmHWM")

    def forget_peak(self):
        # proc(5): 5 sets the high-water mark back to what is in use now.
        pathlib.Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")

    def _memory(self, field):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{field}:\s+(\d+) kB", status).group(1)) / 1024

    def sockets(self):
        """How many sockets it has open, whatever the other ends believe."""
        count = 0
        for entry in pathlib.Path(f"/proc/{self.process.pid}/fd").iterdir():
            # One that was closed meanwhile is none.
            with contextlib.suppress(OSError):
                count += os.readlink(entry).startswith("socket:")
        return count

    def log(self):
        """The lines that the server has written so far."""
        return self.log_file.read_text(errors="replace").splitlines()

    def ask(self, path="/api/chat", value=QUESTION, source=None, timeout=10):
        """Posts JSON over a connection of its own. Returns status, headers and body."""
        return ask(self.port, path, value, source=source, timeout=timeout)

    def connect(self, source=None, timeout=10):
        """An open socket to the server, perhaps from another address of this machine."""
        return connect(self.port, source, timeout)

    @contextlib.contextmanager
    def held_orders(self):
        """Holds the order database as a program that writes it does; a look-up waits for it for two seconds."""
        database = sqlite3.connect(self.state / "orders.sqlite", isolation_level=None, check_same_thread=False)
        try:
            database.execute("BEGIN EXCLUSIVE")
            yield
            database.execute("ROLLBACK")
        finally:
            database.close()


_samples = {}


def sample_state(binary):
    """A state folder in which the sample shop's orders and index are made."""
    if binary not in _samples:
        folder = tempfile.TemporaryDirectory(prefix="libriassist-sample-")
        _samples[binary] = folder
        process = subprocess.Popen([binary, "--demo", "--port", "0", "--state", folder.name], stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, text=True, cwd=PROJECT)
        address_line(process, None)
        process.terminate()
        process.wait(15)
    return _samples[binary].name


def address_line(process, log):
    line = process.stdout.readline()
    if "://" not in line:
        process.wait(5)
        said = pathlib.Path(log).read_text(errors="replace")[-1000:] if log else ""
        sys.exit(f"The server did not start (exit code {process.returncode}). {said}")
    return line[line.index("http"):].strip()


def connect(port, source=None, timeout=10):
    return socket.create_connection(("127.0.0.1", port), timeout, (source, 0) if source else None)


def ask(port, path="/api/chat", value=QUESTION, source=None, timeout=10, headers=None, context=None):
    address = (source, 0) if source else None
    if context:
        connection = http.client.HTTPSConnection("localhost", port, timeout=timeout, context=context)
    else:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout, source_address=address)
    with contextlib.closing(connection):
        if value is None:
            connection.request("GET", path, headers=headers or {})
        else:
            connection.request("POST", path, json.dumps(value), {"Content-Type": "application/json", **(headers or {})})
        response = connection.getresponse()
        return response.status, {name.lower(): text for name, text in response.getheaders()}, response.read()


def post_bytes(path, value, accept="application/json", more=""):
    """A POST as bytes, for sockets."""
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    head = (f"POST {path} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\nContent-Type: application/json\r\n"
            f"{more}Content-Length: {len(body)}\r\n\r\n")
    return head.encode() + body


def read_all(connection, seconds=5.0):
    """What arrives until the other end closes. Returns the bytes, and whether it closed within the time."""
    received, end = b"", time.monotonic() + seconds
    while True:
        left = end - time.monotonic()
        if left <= 0:
            return received, False
        connection.settimeout(left)
        try:
            piece = connection.recv(65536)
        except TimeoutError:
            return received, False
        except OSError:
            return received, True
        if not piece:
            return received, True
        received += piece


def without_chunks(received):
    """The body of a chunked answer (RFC 9112, 7.1) as far as it has arrived."""
    head, _, rest = received.partition(b"\r\n\r\n")
    if b"transfer-encoding: chunked" not in head.lower():
        return rest
    body = b""
    while b"\r\n" in rest:
        size, _, rest = rest.partition(b"\r\n")
        length = int(size.split(b";")[0], 16)
        body += rest[:length]
        rest = rest[length + 2:]
    return body


class Checks:
    """Counts and prints what was seen, by any thread."""

    def __init__(self):
        self.failed = 0
        self._lock = threading.Lock()

    def check(self, holds, text):
        with self._lock:
            print(f"{'ok   ' if holds else 'FAIL '} {text}", flush=True)
            if not holds:
                self.failed += 1
        return holds

    def finish(self):
        print("all as it should be" if self.failed == 0 else f"{self.failed} failed", flush=True)
        sys.exit(1 if self.failed else 0)


def unexplained(lines):
    """The log's failures that name no cause, and the answers of 500 and more but 503."""
    bad = []
    for line in lines:
        words = line.split(" ", 2)
        if len(words) > 1 and words[1] in ("error", "critical") and not re.search(r"\b(cause|reason)=", line):
            bad.append(line)
        status = re.search(r" info request .*status=(5\d\d)", line)
        if status and status.group(1) != "503":
            bad.append(line)
        if "Fatal error" in line or "Crash" in line:
            bad.append(line)
    return bad


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Pulse:
    """Normal customers: how long their questions take."""

    WORKERS = 4

    def __init__(self, server, source="127.0.0.250"):
        self.server = server
        self.source = source

    def times(self, count):
        """The seconds that questions took, and how many did not get their 200. Each comes over a connection of its own."""
        taken, lost, lock = [], [0], threading.Lock()

        def work(share):
            for _ in range(share):
                begin = time.monotonic()
                try:
                    good = self.server.ask(source=self.source, timeout=5)[0] == 200
                except (OSError, http.client.HTTPException):
                    good = False
                with lock:
                    taken.append(time.monotonic() - begin)
                    lost[0] += not good

        workers = [threading.Thread(target=work, args=(count // self.WORKERS,)) for _ in range(self.WORKERS)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        return taken, lost[0]

    def p99(self, count=100):
        taken, lost = self.times(count)
        return percentile(taken, 0.99) if lost == 0 else float("inf")

    def seconds_until(self, bound, most=15.0):
        """The seconds until the slowest of a hundred questions is below the bound again."""
        begin = time.monotonic()
        while time.monotonic() - begin < most:
            started = time.monotonic() - begin
            if self.p99(100) <= bound:
                # The first of them was already answered in time.
                return started
        return float("inf")


def trusting(certificate=None, minimum=None, maximum=None):
    """A TLS context of a client: it trusts one certificate, or looks at none."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if certificate:
        context.load_verify_locations(certificate)
    else:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    if minimum:
        context.minimum_version = minimum
    if maximum:
        context.maximum_version = maximum
    return context
