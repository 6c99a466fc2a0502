"""The servers that bench/serve.py measures: started on free loopback ports, asked how much they take, stopped."""

import contextlib
import http.client
import json
import os
import queue
import re
import resource
import socket
import subprocess
import sys
import threading
import time

START_SECONDS = 120
STOP_SECONDS = 15
# Where the sample shop is found.
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")


class Server:
    """A running server and what it takes of the machine."""

    def __init__(self, process, port):
        self.process = process
        self.port = port

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def processes(self):
        """The server's own process and those that it started."""
        found = [self.process.pid]
        for pid in found:
            with contextlib.suppress(FileNotFoundError), open(f"/proc/{pid}/task/{pid}/children") as file:
                found += [int(child) for child in file.read().split()]
        return found

    def cpu_seconds(self):
        """What it has computed so far, in user and system mode."""
        total = 0
        for pid in self.processes():
            with open(f"/proc/{pid}/stat") as file:
                # The name in parentheses may hold spaces.
                fields = file.read().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
        return total / os.sysconf("SC_CLK_TCK")

    def resident_megabytes(self):
        total = 0
        for pid in self.processes():
            with open(f"/proc/{pid}/status") as file:
                total += int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1))
        return total / 1024


def post(port, path, body, headers=None):
    """Status and JSON of one request on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json", **(headers or {})})
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


def raise_file_limit():
    """The servers inherit it; thousands of connections need as many files on both sides."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def environment(**variables):
    """This program's environment without settings of LibriAssist's, and with these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LIBRI_")}
    return kept | variables


@contextlib.contextmanager
def announced(command, **variables):
    """A server that tells its address in a line on standard output."""
    with running(command, environment(**variables)) as process:
        line = first_line(process)
        address = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        if not address:
            raise SystemExit(f"{command[0]} did not start: {line.strip() or 'it said nothing'}")
        yield Server(process, int(address.group(1)))


@contextlib.contextmanager
def answering(command, port, workers, **variables):
    """A server of several processes that tells no address."""
    with running(command, environment(**variables)) as process:
        server = Server(process, port)
        deadline = time.monotonic() + START_SECONDS
        # The first process starts the workers, and another for what they share.
        while len(server.processes()) < 1 + workers or not is_open(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"{command[0]} did not start")
            time.sleep(0.1)
        yield server


@contextlib.contextmanager
def running(command, variables):
    # In a session of its own, an interrupt reaches the server through this program alone.
    process = subprocess.Popen(
        command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        start_new_session=True)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def first_line(process):
    lines = queue.Queue()
    threading.Thread(target=lambda: lines.put(process.stdout.readline()), daemon=True).start()
    try:
        return lines.get(timeout=START_SECONDS)
    except queue.Empty:
        return ""


def is_open(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def note(text):
    print(text, file=sys.stderr, flush=True)
