"""What abuse does to the server: slow and silent clients, hostile bytes, orders that vanish, a full disk, the end under load.

usage: test_abuse.py SERVER [--only WORD]

Each case prints what happened, and at the end one table tells the server's memory before, at most and after, and the seconds
until a normal customer's p99 was back. Needs Debian's slowhttptest; the full disk needs root, who may mount one.
"""

import argparse
import contextlib
import csv
import http.client
import json
import os
import pathlib
import re
import select
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time

import hostile
import serving

MOST_MEMORY = 150
MOST_SECONDS = 5.0
HEADER, BODY, STALL, IDLE = 3, 4, 3, 4
PER_CLIENT = 300
# Long enough for five thousand to be there at once.
MANY_HEADER = 8
ENVIRONMENT = serving.limits(header_seconds=HEADER, body_seconds=BODY, stall_seconds=STALL, idle_seconds=IDLE,
                             connections=6000, connections_per_client=PER_CLIENT)
TRACK = ("/api/order/track", {"orderNumber": "CL-401372-487531", "surname": "Rami"})


class Table:
    """Runs cases and keeps what is told of them."""

    def __init__(self, checks, only):
        self.checks, self.only, self.rows = checks, only, []

    def wants(self, name):
        return not self.only or self.only in name

    def case(self, server, name, done, work):
        """Runs one case against a server that goes on afterwards."""
        if not self.wants(name):
            return
        if not hasattr(server, "pulse"):
            server.pulse = serving.Pulse(server)
            server.pulse.times(100)
            usual = sorted(server.pulse.p99() for _ in range(3))[1]
            server.bound = max(0.3, 3 * usual)
            print(f"      a normal question's p99 is {usual * 1000:.0f} ms; below {server.bound * 1000:.0f} ms it is back")
        print(f"{name}: {done}", flush=True)
        lines = len(server.log())
        server.forget_peak()
        before = server.rss()
        happened = work(server)
        back = server.pulse.seconds_until(server.bound) if server.is_alive else float("inf")
        self.checks.check(server.is_alive, "the server lives")
        if not server.is_alive:
            print("\n".join(line[:300] for line in server.log()[-20:]))
            raise SystemExit("The server has ended; no further case is of use.")
        peak, after = server.peak(), server.rss()
        self.checks.check(peak - before <= MOST_MEMORY, f"memory {before:.0f} / {peak:.0f} / {after:.0f} MB")
        self.checks.check(back <= MOST_SECONDS, f"back after {back:.1f} s")
        bad = serving.unexplained(server.log()[lines:])
        self.checks.check(not bad, "the log: no failure without its cause, no 5xx but 503 "
                          f"{[line[:300] for line in bad[:3]] or ''}")
        self.rows.append((name, done, happened, f"{before:.0f} / {peak:.0f} / {after:.0f}", f"{back:.1f}"))

    def show(self):
        print("\n| case | done | what happened | MB before / peak / after | p99 back after, s |\n|---|---|---|---|---|")
        for row in self.rows:
            print("| " + " | ".join(row) + " |")
        print(flush=True)


# Slow clients

def slow(kind, *options):
    """One of slowhttptest's attacks with 250 connections, from the address whose bound is 300."""
    def work(server, checks):
        with tempfile.TemporaryDirectory() as folder:
            program = subprocess.Popen(
                ["slowhttptest", kind, *[option.replace("SERVER/", server.address) for option in options], "-c", "250", "-r",
                 "250", "-i", "1", "-l", "12", "-p", "3", "-g", "-o", f"{folder}/seen"],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            begin, open_, meanwhile, gone = time.monotonic(), [0], [], None
            # Its end is not the server's: sockets are counted in the server.
            while gone is None and time.monotonic() - begin < 20:
                open_.append(server.sockets())
                if max(open_) > 200 and open_[-1] < 20:
                    gone = time.monotonic() - begin
                started = time.monotonic()
                with contextlib.suppress(OSError, http.client.HTTPException):
                    if server.ask(source="127.0.0.9", timeout=5)[0] == 200:
                        meanwhile.append(time.monotonic() - started)
                time.sleep(0.1)
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(3)
            program.terminate()
            program.wait(5)
            with open(f"{folder}/seen.csv") as file:
                seen = list(csv.DictReader(file))
        available = all(int(row["Service Available"]) > 0 for row in seen)
        checks.check(max(open_) > 200, f"{max(open_)} sockets of the server were open at most")
        # Connecting takes a second, and so may a busy machine.
        checks.check(gone is not None and gone < max(HEADER, BODY, STALL + IDLE) + 4,
                     f"all were closed by the server {gone or 0:.1f} s after the beginning")
        checks.check(available and bool(meanwhile), f"service available all the time: {available}")
        return f"{max(open_)} sockets at most, all closed within {gone or float('inf'):.1f} s; others answered within " \
            f"{max(meanwhile, default=float('inf')) * 1000:.0f} ms"
    return work


def takes_nothing(server, checks):
    """Answers that wait for a client that asks for much and reads nothing."""
    page = b"GET /docs HTTP/1.1\r\nHost: localhost\r\n\r\n" * 500
    readers = []
    for turn in range(50):
        reader = socket.socket()
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        reader.bind((f"127.0.3.{turn + 1}", 0))
        reader.settimeout(5)
        reader.connect(("127.0.0.1", server.port))
        reader.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            reader.send(page)
        readers.append(reader)
    begin, most = time.monotonic(), 0
    while (most < 50 or server.sockets() > 10) and time.monotonic() - begin < 20:
        most = max(most, server.sockets())
        time.sleep(0.1)
    seconds = time.monotonic() - begin
    for reader in readers:
        reader.close()
    checks.check(most >= 50 and seconds < STALL + 7,
                 f"{most} sockets that take nothing of their answers are closed after {seconds:.1f} s")
    return f"all closed within {seconds:.1f} s"


# Many clients

def many(server, checks):
    """Five thousand connections from a hundred addresses."""
    crowd, refused, lock, begin = [], [0], threading.Lock(), time.monotonic()

    def open_some(first):
        for turn in range(first, 5000, 20):
            try:
                connection = server.connect(f"127.0.4.{turn % 100 + 1}", timeout=10)
                with lock:
                    crowd.append(connection)
            except OSError:
                with lock:
                    refused[0] += 1

    openers = [threading.Thread(target=open_some, args=(first,)) for first in range(20)]
    for opener in openers:
        opener.start()
    for opener in openers:
        opener.join()
    seconds = time.monotonic() - begin
    held = server.sockets()
    while held < 5000 and time.monotonic() - begin < seconds + 3:
        time.sleep(0.1)
        held = max(held, server.sockets())
    times, lost = server.pulse.times(100)
    p99 = serving.percentile(times, 0.99)
    # The header's time is counted from when the server took the connection, of the last one too.
    while server.sockets() > 20 and time.monotonic() - begin < MANY_HEADER + seconds + 5:
        time.sleep(0.2)
    left, gone = server.sockets(), time.monotonic() - begin
    for connection in crowd:
        connection.close()
    checks.check(held >= 4900, f"{len(crowd)} opened in {seconds:.1f} s, {refused[0]} not; {held} sockets held at once")
    checks.check(lost == 0 and p99 < 2, f"100 customers beside them: {lost} not answered, p99 {p99 * 1000:.0f} ms")
    checks.check(left <= 20, f"all silent ones were closed {gone:.1f} s after the beginning")
    return f"{held} held at once; p99 of 100 customers beside them {p99 * 1000:.0f} ms; all silent ones closed by the server"


def one_address(server, checks):
    """As many as one address can open; it may have three hundred."""
    crowd, refused = [], 0
    for _ in range(5000):
        try:
            crowd.append(server.connect("127.0.9.9", timeout=5))
        except OSError:
            refused += 1
    time.sleep(0.3)
    held = server.sockets()
    other = server.ask(source="127.0.9.10")[0]
    for connection in crowd:
        connection.close()
    checks.check(held <= PER_CLIENT + 60, f"{len(crowd)} tried from one address, {held} sockets held at once")
    checks.check(other == 200, f"another address meanwhile: {other}")
    return f"at most {PER_CLIENT} held ({held} sockets), the others closed at once; another address answered meanwhile"


# Hostile bytes

def endless(server, checks):
    """After a 413 the body goes on for ever."""
    results, lock = [], threading.Lock()

    def send(chunked, turn):
        head = (b"POST /api/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + (b"Transfer-Encoding: chunked" if chunked else b"Content-Length: 1000000000000") + b"\r\n\r\n")
        piece = b"1000\r\n" + b"x" * 4096 + b"\r\n" if chunked else b"x" * 4096
        sent, begin, received = 0, time.monotonic(), b""
        with server.connect(f"127.0.5.{turn + 1}") as connection, contextlib.suppress(OSError):
            connection.sendall(head)
            while time.monotonic() - begin < 12:
                readable, writable, _ = select.select([connection], [connection], [], 0.5)
                if readable:
                    piece_of_answer = connection.recv(4096)
                    received += piece_of_answer
                    if not piece_of_answer:
                        break
                if writable:
                    sent += connection.send(piece)
        with lock:
            results.append((time.monotonic() - begin, sent, received.split(b"\r\n", 1)[0]))

    senders = [threading.Thread(target=send, args=(turn % 2 == 0, turn)) for turn in range(50)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    seconds, sent, _ = (max(column) for column in zip(*results))
    told = sum(b" 413 " in first for _, _, first in results)
    checks.check(seconds < BODY + 3, f"the last was closed after {seconds:.1f} s, {sent / 1024:.0f} KiB sent at most")
    # What the kernels' buffers take is sent as well, though nobody reads it.
    checks.check(sent < 8 << 20, f"{told} of 50 read their 413 before that")
    return f"closed within {seconds:.1f} s, at most {sent / 1024:.0f} KiB taken; {told} of 50 still read their 413"


def statuses(received):
    return [int(status) for status in re.findall(rb"HTTP/1\.[01] (\d{3})", received)]


def malformed(server, checks):
    """Each hostile text of HTTP on a connection of its own, and a normal request after it."""
    answered = {"4xx": 0, "2xx": 0, "closed": 0}
    for name, sent, allowed in hostile.HTTP:
        with server.connect("127.0.6.1") as connection:
            with contextlib.suppress(OSError):
                connection.sendall(sent)
                # A request that lacks its end is not waited for as long as the server does.
                connection.shutdown(socket.SHUT_WR)
            received, closed = serving.read_all(connection, HEADER + BODY + 2)
        codes = statuses(received)
        fine = all(400 <= code < 500 or (allowed and 200 <= code < 300) for code in codes)
        smuggled = b"openapi: 3" in received
        after = serving.ask(server.port, "/healthz", None, source="127.0.6.1")[0]
        kind = "closed" if not codes else "2xx" if min(codes) < 400 else "4xx"
        answered[kind] += 1
        if not (fine and closed and not smuggled and after == 200):
            checks.check(False, f"{name}: {codes}{'' if closed else ', left open'}{', smuggled' if smuggled else ''}; "
                         f"then {after}")
    checks.check(True, f"{len(hostile.HTTP)} texts: {answered['4xx']} refused with 4xx, {answered['closed']} closed, "
                 f"{answered['2xx']} answered")
    return f"{len(hostile.HTTP)} texts: {answered['4xx']} got 4xx, {answered['closed']} were closed, " \
        f"{answered['2xx']} were harmless and answered"


def json_texts(server, checks):
    counts = {}
    for name, body, allowed in hostile.JSON:
        for path in ("/api/chat", "/api/order/track", "/api/feedback", "/api/conversation/end"):
            with server.connect("127.0.6.2") as connection:
                connection.sendall(serving.post_bytes(path, body, more="Connection: close\r\n"))
                codes = statuses(serving.read_all(connection, 10)[0])
            good = len(codes) == 1 and (codes[0] in allowed if path == "/api/chat" else codes[0] in (400, 404, 413))
            if not good:
                checks.check(False, f"{name} to {path}: {codes}")
            counts[codes[0] if codes else 0] = counts.get(codes[0] if codes else 0, 0) + 1
    told = ", ".join(f"{count} × {code}" for code, count in sorted(counts.items()))
    checks.check(True, f"{len(hostile.JSON)} texts to four paths: {told}")
    return f"{len(hostile.JSON)} texts to four paths: {told}"


# Neighbours that fail

class Load:
    """Customers who ask and track without a pause, and what they are answered."""

    def __init__(self, server, workers=6):
        self.server, self.counts, self.lock, self.ends = server, {}, threading.Lock(), threading.Event()
        self.workers = [threading.Thread(target=self.work, args=(turn,)) for turn in range(workers)]

    def work(self, turn):
        while not self.ends.is_set():
            path, value = TRACK if turn % 2 else ("/api/chat", serving.TWO_PARTS)
            try:
                outcome = (path, self.server.ask(path, value, source=f"127.0.7.{turn + 1}", timeout=15)[0])
            except ConnectionRefusedError:
                outcome = (path, "refused")
            except (OSError, http.client.HTTPException) as error:
                outcome = (path, type(error).__name__)
            with self.lock:
                self.counts[outcome] = self.counts.get(outcome, 0) + 1
            if outcome[1] == "refused":
                time.sleep(0.05)

    def __enter__(self):
        for worker in self.workers:
            worker.start()
        return self

    def __exit__(self, *_):
        self.ends.set()
        for worker in self.workers:
            worker.join()

    def take(self):
        with self.lock:
            counts, self.counts = self.counts, {}
        return counts


def told(counts):
    return ", ".join(f"{count} × {outcome}" for (path, outcome), count in sorted(counts.items(), key=str)
                     if path == TRACK[0])


def vanishing(server, checks):
    """The order file is renamed away, cut to nothing, to a half, overwritten and replaced, and comes back each time."""
    orders = server.state / "orders.sqlite"
    whole, copies = orders.read_bytes(), [0]
    away = orders.with_name("away.sqlite")

    def put_back_in_place():
        # As an export does, with something new in it. SQLite takes a file with the same count of changes for the same file.
        new = newer_copy()
        orders.write_bytes(new.read_bytes())

    def replace():
        newer_copy().replace(orders)

    def newer_copy():
        new = orders.with_name("new.sqlite")
        new.write_bytes(whole)
        copies[0] += 1
        with contextlib.closing(sqlite3.connect(new)) as database:
            for _ in range(copies[0]):
                with database:
                    database.execute("UPDATE Commandes SET NbExemplaires = ? WHERE NumeroCommande = ?",
                                     (100 + copies[0], TRACK[1]["orderNumber"]))
        return new

    ways = [
        ("renamed away", lambda: orders.rename(away), lambda: away.rename(orders)),
        ("cut to nothing", lambda: os.truncate(orders, 0), put_back_in_place),
        ("cut to a half", lambda: os.truncate(orders, len(whole) // 2 + 100), put_back_in_place),
        ("overwritten with rubbish", lambda: orders.write_bytes(os.urandom(len(whole))), put_back_in_place),
        ("deleted", orders.unlink, replace),
        ("replaced by a new copy", replace, lambda: None),
    ]
    happened = []
    with Load(server) as load:
        time.sleep(0.5)
        for name, harm, heal in ways:
            load.take()
            harm()
            time.sleep(1)
            meanwhile = load.take()
            heal()
            begin, good = time.monotonic(), 0
            while good < 5 and time.monotonic() - begin < MOST_SECONDS:
                good = good + 1 if server.ask(*TRACK, source="127.0.7.99")[0] == 200 else 0
            seconds = time.monotonic() - begin
            odd = {outcome for _, outcome in meanwhile} - {200, 404, 503}
            checks.check(not odd, f"{name}: {told(meanwhile)}")
            checks.check(good == 5 and seconds < MOST_SECONDS, f"  right again after {seconds:.1f} s")
            happened.append(f"{name}: {'/'.join(sorted({str(o) for p, o in meanwhile if p == TRACK[0]}))}, " + (
                f"back after {seconds:.1f} s" if good == 5 else "NOT BACK"))
    shown = json.loads(server.ask(*TRACK)[2])["quantity"]
    checks.check(shown == 100 + copies[0],
                 f"a file that takes the old one's name is read: {shown} copies, of {100 + copies[0]}")
    return "; ".join(happened)


def full_disk(table, binary):
    """A state folder on a small disk, which is filled while customers ask."""
    name = "full disk"
    if not table.wants(name):
        return
    with tempfile.TemporaryDirectory(prefix="libriassist-disk-") as disk:
        mounted = os.geteuid() == 0 and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=24m", "libriassist-disk", disk], capture_output=True).returncode == 0
        if not mounted:
            print(f"{name}: left out, this user may not mount a disk")
            return
        try:
            with serving.Server(binary, ENVIRONMENT, state=disk) as server:
                table.case(server, name, "feedback, questions and order look-ups while the state's disk is full",
                           lambda server: filled(server, table.checks))
        finally:
            subprocess.run(["umount", disk], check=True)


def filled(server, checks):
    opinion = ("/api/feedback", {"replyId": "7c0d9a54-3f0e-4f43-9d55-0c1b1f6f2a11", "helpful": True, "comment": "x" * 1000})
    asked = {"feedback": opinion, "chat": ("/api/chat", serving.TWO_PARTS), "unanswered": (
        "/api/chat", {"message": "Vendez-vous des trottinettes électriques rouges ?"}), "track": TRACK}
    assert server.ask(*opinion)[0] == 204
    filling = server.state / "filling"
    with open(filling, "wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 512):
            with contextlib.suppress(OSError):
                while file.write(b"\0" * size) == size:
                    pass
    counts = {name: {} for name in asked}
    for turn in range(30):
        for name, (path, value) in asked.items():
            if name == "feedback":
                value = {**value, "replyId": f"7c0d9a54-3f0e-4f43-9d55-{turn:012}"}
            status = server.ask(path, value)[0]
            counts[name][status] = counts[name].get(status, 0) + 1
    filling.unlink()
    begin = time.monotonic()
    while server.ask(*opinion)[0] != 204 and time.monotonic() - begin < 10:
        time.sleep(0.1)
    seconds = time.monotonic() - begin
    words = "; ".join(f"{name}: " + ", ".join(f"{count} × {status}" for status, count in sorted(found.items()))
                      for name, found in counts.items())
    checks.check(counts["feedback"].get(503, 0) > 0 and set(counts["feedback"]) <= {204, 503}, f"full: {words}")
    checks.check(set(counts["chat"]) == {200} and set(counts["unanswered"]) == {200}, "the chat goes on")
    checks.check(set(counts["track"]) <= {200, 503}, "orders are shown, or said to be unavailable")
    checks.check(seconds < MOST_SECONDS, f"feedback is taken again {seconds:.1f} s after there is room")
    return f"{words}; taken again {seconds:.1f} s after there is room"


# The end

def ending(table, binary, name, unready, shutdown, hold):
    """SIGTERM while customers ask and twenty streams wait for an order."""
    if not table.wants(name):
        return
    checks = table.checks
    print(f"{name}: SIGTERM, unreadySeconds {unready}, shutdownSeconds {shutdown}", flush=True)
    environment = {**ENVIRONMENT, **serving.limits(unready_seconds=unready, shutdown_seconds=shutdown)}
    streams, lock = [], threading.Lock()

    def stream(server, turn):
        received = b""
        with contextlib.suppress(OSError), server.connect(f"127.0.8.{turn + 1}") as connection:
            connection.sendall(serving.post_bytes("/api/chat", serving.TWO_PARTS, accept="text/event-stream"))
            received, _ = serving.read_all(connection, unready + shutdown + 5)
        body = serving.without_chunks(received).decode(errors="replace")
        with lock:
            streams.append((re.findall(r"^event: (\w+)", body, re.M)[-1:] or ["nothing"])[0])

    with serving.Server(binary, environment) as server, Load(server, 8) as load:
        server.ask()
        before = server.rss()
        server.forget_peak()
        time.sleep(0.5)
        load.take()
        with contextlib.ExitStack() as held:
            if hold:
                held.enter_context(server.held_orders())
            readers = [threading.Thread(target=stream, args=(server, turn)) for turn in range(20)]
            for reader in readers:
                reader.start()
            time.sleep(0.3)
            begin = time.monotonic()
            server.process.terminate()
            peak = server.peak()
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.process.wait(unready + shutdown + 5)
            seconds = time.monotonic() - begin
        for reader in readers:
            reader.join()
        load.ends.set()
        counts = load.take()
        code = server.process.poll()
        lines = server.log()
    checks.check(code == 0, f"exit code {code} after {seconds:.1f} s")
    checks.check(seconds <= unready + shutdown + 1, f"within {unready} + {shutdown} s")
    outcomes = {}
    for (_, outcome), count in counts.items():
        outcomes[outcome] = outcomes.get(outcome, 0) + count
    lost = sum(count for outcome, count in outcomes.items() if outcome not in (200, 404, 503, "refused"))
    answered = sum(count for outcome, count in outcomes.items() if outcome in (200, 404, 503))
    # Who connected in the very moment in which the port was closed may be reset.
    checks.check(answered > 0 and lost <= 8, f"{answered} answered, {outcomes.get('refused', 0)} refused, {lost} broken off "
                 f"{ {outcome: count for outcome, count in outcomes.items() if isinstance(outcome, str)} }")
    ends = {end: streams.count(end) for end in sorted(set(streams))}
    checks.check(set(ends) <= {"done", "error"}, f"20 open streams ended with {ends}")
    bad = serving.unexplained(lines)
    checks.check(not bad, f"the log: no failure without its cause {[line[:300] for line in bad[:3]] or ''}")
    table.rows.append((
        name, f"SIGTERM with 8 customers asking and 20 open streams ({unready} s of notice, {shutdown} s to end)",
        f"exit code {code} after {seconds:.1f} s; {answered} answered, {lost} broken off; streams ended with "
        + ", ".join(f"{count} × {end}" for end, count in ends.items()), f"{before:.0f} / {peak:.0f} / –", "–"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("server")
    parser.add_argument("--only", help="only the cases whose name holds this word")
    options = parser.parse_args()
    binary = str(pathlib.Path(options.server).absolute())
    if not shutil.which("slowhttptest"):
        raise SystemExit("slowhttptest is missing. Run: scripts/install-packages.sh live")
    most = serving.many_files()
    if most < 12_000:
        raise SystemExit(f"Only {most} open files are allowed; five thousand connections take more. Run: ulimit -Hn 20000")
    checks = serving.Checks()
    table = Table(checks, options.only)
    with serving.Server(binary, ENVIRONMENT) as server:
        def case(name, done, work):
            table.case(server, name, done, lambda server: work(server, checks))

        case("slow headers", "slowhttptest -H, 250 connections", slow("-H", "-u", "SERVER/healthz"))
        case("slow body", "slowhttptest -B, 250 connections",
             slow("-B", "-s", "8192", "-t", "POST", "-f", "application/json", "-u", "SERVER/api/chat"))
        case("slow read", "slowhttptest -X, 250 connections",
             slow("-X", "-u", "SERVER/docs", "-w", "512", "-y", "1024", "-n", "2", "-z", "32", "-k", "10"))
        case("no read", "50 clients ask for 500 pages each and read nothing", takes_nothing)
        case("one address", "5,000 connections from one address", one_address)
        case("endless body", "50 bodies that go on for ever after the 413, half of them in chunks", endless)
        case("hostile HTTP", f"{len(hostile.HTTP)} malformed requests", malformed)
        case("hostile JSON", f"{len(hostile.JSON)} malformed bodies", json_texts)
        case("orders vanish", "the order file is taken away and damaged under load", vanishing)
        if table.rows:
            code = server.stop()
            checks.check(code == 0, f"told to stop after all this, the server ends with {code}")
    with serving.Server(binary, {**ENVIRONMENT, **serving.limits(header_seconds=MANY_HEADER)}) as server:
        table.case(server, "5,000 connections", "5,000 silent connections from 100 addresses",
                   lambda server: many(server, checks))
    full_disk(table, binary)
    ending(table, binary, "end under load", 1, 4, hold=False)
    ending(table, binary, "end with open streams", 0, 2, hold=True)
    table.show()
    checks.finish()


if __name__ == "__main__":
    main()
