"""Load on the HTTP server beside an empty Hummingbird server and a plain FastAPI one.

Usage: serve.py SERVER EMPTY_SERVER UVICORN [--seconds N] [--rounds N] [--skip-peer]

Times depend on the machine, ratios hardly: servers, and the load generator (wrk, one thread, 64 connections), share all
of it. Each is measured in turn, several times; shown are medians, and the median of the ratios within a round.

- empty: a route of Hummingbird that answers a constant (bench/EmptyServer).
- track: POST /api/order/track for the sample shop's orders in random order, each with its customer's name; accesses
  are written down as always.
- chat: POST /api/chat, the questions of Tests/Data one after another, each a conversation of its own.
- FastAPI: bench/fastapi_peer.py with one worker process for each processor, as many as the server has threads.

Limits are those of the configuration, raised so far that they count every request and refuse none; "without limits" is
--no-limits. Answers are sampled under load, and one that is wrong or refused makes the exit status 1; a missed target
does not.
"""

import argparse
import contextlib
import json
import os
import random
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

from server_load import CONNECTIONS, OpenStreams, Samples, write_requests, wrk
from server_processes import ROOT, announced, answering, free_port, note, post, raise_file_limit

WARM_UP_SECONDS = 2
STREAMS = 2_000
SOAK_REQUESTS = 50_000
SOAK_STEPS = 4
STARTS = 5
TRACK, CHAT = "/api/order/track", "/api/chat"
FIRST_QUESTION = {"message": "Quels formats proposez-vous ?"}

# Shares of what the empty server answers.
TARGETS = {
    "track, without limits": 0.45, "track, with limits": 0.45, "chat, without limits": 0.2, "chat, with limits": 0.2,
}
# As generous as the configuration allows.
RAISED_LIMITS = {
    "LIBRI_SERVER_LIMITS_REQUESTS_PER_MINUTE": "1000000",
    "LIBRI_SERVER_LIMITS_REQUEST_BURST": "1000000",
    "LIBRI_SERVER_LIMITS_CONNECTIONS": "10000",
    "LIBRI_SERVER_LIMITS_CONNECTIONS_PER_CLIENT": "10000",
}
PATIENT = {
    "LIBRI_SERVER_LIMITS_STALL_SECONDS": "600",
    "LIBRI_SERVER_LIMITS_IDLE_SECONDS": "600",
    "LIBRI_SERVER_LIMITS_STREAM_SECONDS": "600",
}


class Subject:
    """A server under one kind of load, and what was found in each round."""

    def __init__(self, name, server, file, requests, is_right):
        self.name = name
        self.server = server
        self.file = file
        self.samples = Samples(server.port, requests, is_right)
        self.loads = []
        self.sent = 0

    def measure(self, seconds):
        sent = wrk(self.server, self.file, WARM_UP_SECONDS, self.sent).requests
        with self.samples.taking():
            self.loads.append(wrk(self.server, self.file, seconds, self.sent + sent))
        if not self.loads[-1].requests:
            raise SystemExit(f"{self.name}: nothing was answered in {seconds} s")
        self.sent += sent + self.loads[-1].requests

    def median(self, figure):
        return statistics.median(getattr(load, figure) for load in self.loads)

    def ratio(self, other):
        return statistics.median(
            own.per_second / its.per_second for own, its in zip(self.loads, other.loads, strict=True))

    def failures(self):
        """What went wrong, in sentences."""
        refused = sum(load.failures for load in self.loads)
        if refused:
            yield f"{self.name}: {refused} requests were refused or broke"
        if self.samples.wrong:
            yield (f"{self.name}: {len(self.samples.wrong)} of {self.samples.taken} sampled answers were wrong, such as "
                   f"{self.samples.wrong[0]}")


def surname(customer):
    """What the customer would give as the name: the words in capitals, else all."""
    words = customer.split()
    capitals = [index for index, word in enumerate(words) if word.isupper() and len(word) > 1 and word != "M."]
    return " ".join(words[capitals[0]:capitals[-1] + 1]) if capitals else customer


def order_requests(database, server):
    """Every order that is shown for the name derived from its column, in random order."""
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as orders:
        rows = orders.execute("SELECT NumeroCommande, NomClient FROM Commandes").fetchall()
    bodies = [{"orderNumber": number, "surname": surname(customer)} for number, customer in rows]
    shown = [(TRACK, body) for body in bodies if post(server.port, TRACK, body)[0] == 200]
    if len(shown) < len(bodies) * 0.95:
        raise SystemExit(f"Only {len(shown)} of {len(bodies)} orders are shown for their customer's name")
    random.Random(7).shuffle(shown)
    return shown, len(bodies)


def chat_requests():
    """All questions, in random order."""
    requests = []
    for language in ["fr", "en"]:
        with open(os.path.join(ROOT, f"Tests/Data/questions.{language}.jsonl"), encoding="utf-8") as file:
            requests += [(CHAT, {"message": json.loads(line)["text"]}) for line in file]
    random.Random(7).shuffle(requests)
    return requests


def is_order(body, answer):
    return answer["orderNumber"] == body["orderNumber"]


def is_reply(_, answer):
    return bool(answer["text"] and answer["parts"] and answer["conversation"])


def is_passage(_, answer):
    return bool(answer["text"])


def demo(server, state, *options):
    return [server, "--demo", "--port", "0", "--state", state, *options]


def start_milliseconds(server, state):
    """Until the first answer of a server whose orders and index are already made."""
    times = []
    for _ in range(STARTS):
        start = time.perf_counter()
        with announced(demo(server, state)) as running:
            status, _ = post(running.port, CHAT, FIRST_QUESTION)
            times.append((time.perf_counter() - start) * 1e3)
            if status != 200:
                raise SystemExit(f"The first answer had the status {status}")
    return statistics.median(times)


def soak(server, state, file):
    """Resident megabytes after each step of requests, half of them look-ups; and failures."""
    with announced(demo(server, state), **RAISED_LIMITS) as running:
        post(running.port, CHAT, FIRST_QUESTION)
        resident, sent, failures = [(0, running.resident_megabytes())], 0, 0
        for step in range(1, SOAK_STEPS + 1):
            while sent < step * SOAK_REQUESTS:
                load = wrk(running, file, 1, sent)
                sent += load.requests
                failures += load.failures
            resident.append((sent, running.resident_megabytes()))
            note(f"after {sent} requests {resident[-1][1]:.0f} MB")
        return resident, failures


def hold_streams(server, state, requests):
    """Resident megabytes that streams add which no client reads, and their idle connections; how many came whole.

    Nothing holds a reply back within the server: the kernel takes what the clients do not read.
    """
    with announced(demo(server, state, "--no-limits"), **RAISED_LIMITS, **PATIENT) as running:
        for _, body in requests[:200]:
            post(running.port, CHAT, body)
        before = running.resident_megabytes()
        bodies = [requests[number % len(requests)][1] for number in range(STREAMS)]
        streams = OpenStreams(running, bodies)
        try:
            settle(running)
            held = running.resident_megabytes() - before
            done = streams.read_all()
            idle = running.resident_megabytes() - before
        finally:
            streams.close()
        return held, idle, done


def settle(server):
    """Waits until the server computes no more."""
    before = -1
    while server.cpu_seconds() > before:
        before = server.cpu_seconds()
        time.sleep(1)


def met(is_met):
    return "met" if is_met else "**missed**"


def print_loads(subjects, baseline, peers, targets):
    print(f"| under load, {CONNECTIONS} connections | requests/s | of empty | target | p50 ms | p99 ms | p99/p50 | CPU µs |")
    print("| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: |")
    for subject in subjects:
        share = subject.ratio(baseline)
        tail = subject.median("p99") / subject.median("p50")
        target = targets.get(subject.name)
        goal = f"≥ {target:.0%}, {met(share >= target)}" if target else ""
        steep = "" if tail <= 20 else " **> 20**"
        print(
            f"| {subject.name} | {subject.median('per_second'):,.0f} | {share:.1%} | {goal} "
            f"| {subject.median('p50'):.2f} | {subject.median('p99'):.2f} | {tail:.1f}{steep} "
            f"| {subject.median('cpu_microseconds'):.0f} |")
    for subject, peer, least in peers:
        ratio = subject.ratio(peer)
        goal = f"; target ≥ {least}, {met(ratio >= least)}" if least else ""
        print(f"\n{subject.name} is {ratio:.1f} × {peer.name}{goal}.")


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("Usage: "))
    for name in ["server", "empty", "uvicorn"]:
        parser.add_argument(name)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--skip-peer", action="store_true")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    raise_file_limit()
    for name in ["server", "empty", "uvicorn"]:
        setattr(options, name, os.path.abspath(getattr(options, name)))
    with tempfile.TemporaryDirectory(prefix="libriassist-bench-") as folder:
        failures = measure(options, folder)
    for failure in failures:
        note(failure)
    sys.exit(1 if failures else 0)


def measure(options, folder):
    state = os.path.join(folder, "state")
    file = lambda name: os.path.join(folder, name)
    with contextlib.ExitStack() as servers:
        note("making the sample shop")
        open_server = servers.enter_context(announced(demo(options.server, state, "--no-limits"), **RAISED_LIMITS))
        limited = servers.enter_context(
            announced(demo(options.server, os.path.join(folder, "limited")), **RAISED_LIMITS))
        empty = servers.enter_context(announced([options.empty]))
        orders, count = order_requests(os.path.join(state, "orders.sqlite"), open_server)
        questions = chat_requests()
        write_requests(file("orders"), orders)
        write_requests(file("questions"), questions)
        write_requests(file("both"), [request for pair in zip(orders, questions * 20) for request in pair])
        note(f"{len(orders)} of {count} orders, {len(questions)} questions")

        baseline = Subject("empty", empty, file("orders"), orders, lambda *_: True)
        track = Subject("track, without limits", open_server, file("orders"), orders, is_order)
        chat = Subject("chat, without limits", open_server, file("questions"), questions, is_reply)
        subjects = [
            baseline, track, Subject("track, with limits", limited, file("orders"), orders, is_order),
            chat, Subject("chat, with limits", limited, file("questions"), questions, is_reply),
        ]
        peers = []
        if not options.skip_peer:
            peer = servers.enter_context(start_peer(options.uvicorn, state, file("passages.sqlite")))
            subjects += [
                Subject("track, FastAPI", peer, file("orders"), orders, is_order),
                Subject("chat, FastAPI", peer, file("questions"), questions, is_passage),
            ]
            peers = [(track, subjects[-2], 20), (chat, subjects[-1], None)]
        for number in range(options.rounds):
            for subject in subjects:
                subject.measure(options.seconds)
                load = subject.loads[-1]
                note(f"round {number + 1}, {subject.name}: {load.per_second:,.0f} requests/s")
        print_loads(subjects, baseline, peers, TARGETS)
    failures = [failure for subject in subjects for failure in subject.failures()]
    return failures + measure_memory(options.server, state, file("both"), questions)


def start_peer(uvicorn, state, passages):
    """The FastAPI version, on the sample shop's own orders and documents."""
    program = os.path.join(ROOT, "bench/fastapi_peer.py")
    python = os.path.join(os.path.dirname(uvicorn), "python")
    subprocess.run([python, program, passages, os.path.join(ROOT, "demo/knowledge")], check=True)
    port, workers = free_port(), os.cpu_count()
    command = [
        uvicorn, "fastapi_peer:app", "--app-dir", os.path.dirname(program), "--port", str(port), "--workers",
        str(workers), "--no-access-log", "--log-level", "warning",
        # A busy machine is no reason to end a worker.
        "--timeout-worker-healthcheck", "60"]
    return answering(
        command, port, workers, PEER_ORDERS=os.path.join(state, "orders.sqlite"), PEER_PASSAGES=passages)


def measure_memory(server, state, file, questions):
    print("\n| start and memory | figure | target |\n| --- | --- | --- |")
    start = start_milliseconds(server, state)
    print(f"| second start to first answer | {start:.0f} ms | ≤ 300 ms, {met(start <= 300)} |", flush=True)

    resident, refused = soak(server, state, file)
    steps = " → ".join(f"{megabytes:.0f} MB at {sent:,}" for sent, megabytes in resident)
    last = resident[-1][1]
    flat = last <= resident[1][1] * 1.1
    print(f"| resident after requests, half of them look-ups | {steps} | ≤ 80 MB, {met(last <= 80)}; flat, {met(flat)} |",
          flush=True)

    held, idle, done = hold_streams(server, state, questions)
    print(f"| {STREAMS:,} connections, each with a streamed reply that its client has not read | {held:+.0f} MB "
          f"| ≤ 120 MB, {met(held <= 120)} |")
    print(f"| the same connections, open and idle after {done:,} whole replies | {idle:+.0f} MB | |", flush=True)
    failures = [f"{refused} requests were refused or broke in the long run"] if refused else []
    if done != STREAMS:
        failures.append(f"{done} of {STREAMS} streamed replies came whole")
    return failures


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
