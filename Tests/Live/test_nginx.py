"""The server behind a real nginx, with the configuration that docs/http.md tells shops to use.

usage: test_nginx.py SERVER

nginx runs on a free loopback port in a temporary folder, with a configuration of its own. The `location` is read from the
documentation; only the port is put in. Needs Debian's nginx-light.
"""

import os
import pathlib
import re
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib

import serving

BEGIN, END = "<!-- nginx: begin -->", "<!-- nginx: end -->"
CUSTOMERS = 50


def documented_location():
    """The `location` of docs/http.md, which docs/installation.fr.md must show as well."""
    def location(page):
        text = (serving.PROJECT / "docs" / page).read_text()
        part = text[text.index(BEGIN):text.index(END)]
        found = re.search(r"^( *)location / \{\n.*?^\1\}", part, re.M | re.S)
        # Comments are in each page's language.
        return re.sub(r"^ +(#.*\n)?", "", found.group(0), flags=re.M)

    english, french = location("http.md"), location("installation.fr.md")
    if english != french:
        sys.exit("docs/http.md and docs/installation.fr.md show different configurations of nginx.")
    return english


class Nginx:
    """An nginx with a folder of its own."""

    def __init__(self, location, upstream):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="libriassist-nginx-"))
        self.port = free_port()
        here = location.replace("127.0.0.1:8080", f"127.0.0.1:{upstream}")
        assert here != location, "the documented address is not there"
        # For comparison, an nginx that compresses everything, which it does in large pieces unless it is told not to collect;
        # and the same when it heeds nothing that it is told.
        packed = here.replace("location / {", "location /packed/ {\ngzip on; gzip_types *;").replace(
            f"127.0.0.1:{upstream};", f"127.0.0.1:{upstream}/;")
        deaf = packed.replace("/packed/ {", "/deaf/ {\nproxy_ignore_headers X-Accel-Buffering;")
        (self.folder / "nginx.conf").write_text(f"""
            {"user root;" if os.geteuid() == 0 else ""}
            daemon off; pid {self.folder}/pid; error_log {self.folder}/error.log warn; worker_processes 1;
            events {{ worker_connections 1024; }}
            http {{
                access_log off;
                client_body_temp_path {self.folder}/body; proxy_temp_path {self.folder}/proxy;
                fastcgi_temp_path {self.folder}/fastcgi; uwsgi_temp_path {self.folder}/uwsgi;
                scgi_temp_path {self.folder}/scgi;
                server {{
                    listen 127.0.0.1:{self.port};
                    {here}
                    {packed}
                    {deaf}
                }}
            }}""")
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        self.process = subprocess.Popen(
            [program, "-p", str(self.folder), "-c", "nginx.conf", "-e", str(self.folder / "error.log")])
        for _ in range(100):
            try:
                serving.connect(self.port).close()
                return
            except OSError:
                time.sleep(0.05)
        sys.exit(f"nginx did not start: {(self.folder / 'error.log').read_text()}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def stream(port, path="/api/chat", source="127.0.0.2"):
    """A streamed reply: what arrived when, in seconds since it was asked for."""
    with serving.connect(port, source) as connection:
        connection.sendall(serving.post_bytes(
            path, serving.TWO_PARTS, accept="text/event-stream", more="Accept-Encoding: gzip\r\nConnection: close\r\n"))
        begin, pieces = time.monotonic(), []
        while piece := connection.recv(65536):
            pieces.append((time.monotonic() - begin, piece))
        return pieces


def event_times(pieces):
    """When each event was complete."""
    times, received = [], b""
    for moment, piece in pieces:
        received += piece
        body = serving.without_chunks(received)
        if b"content-encoding: gzip" in received.lower():
            body = zlib.decompressobj(wbits=31).decompress(body)
        names = re.findall(rb"^event: (\w+)\ndata: .*\n\n", body, re.M)
        times += [(name.decode(), moment) for name in names[len(times):]]
    return times


def streamed_while_held(server, port, path="/api/chat"):
    """A streamed reply whose order is waited for for a second."""
    with server.held_orders():
        result = []
        customer = threading.Thread(target=lambda: result.extend(stream(port, path)))
        customer.start()
        time.sleep(1)
    customer.join()
    return result


def events_come_apart(checks, server, nginx):
    print("A streamed reply whose order is not to be had for a second, through nginx:")
    pieces = streamed_while_held(server, nginx.port)
    for moment, piece in pieces:
        first = piece.decode(errors="replace").strip().replace("\r\n", " ").replace("\n", " ")
        print(f"  {moment * 1000:7.1f} ms  {len(piece):5} bytes  {first[:90]}")
    events = event_times(pieces)
    names = [name for name, _ in events]
    checks.check(names[:2] == ["understood", "part"] and names[-1] == "done", f"events: {', '.join(names)}")
    early = [moment for name, moment in events if name in ("understood", "part")][:2]
    last = events[-1][1]
    checks.check(max(early) < 0.6 < 0.9 < last, f"the answer after {max(early) * 1000:.0f} ms, the order's end after "
                 f"{last * 1000:.0f} ms: nginx passes each event on at once")
    packed = event_times(streamed_while_held(server, nginx.port, "/packed/api/chat"))
    checks.check(len(packed) == 4 and packed[1][1] < 0.6 < packed[-1][1],
                 f"compressed by nginx: the answer after {packed[1][1] * 1000:.0f} ms")
    deaf = event_times(streamed_while_held(server, nginx.port, "/deaf/api/chat"))
    checks.check(len(deaf) == 4 and deaf[0][1] > 0.9, f"the same when nginx ignores X-Accel-Buffering: the answer after "
                 f"{deaf[1][1] * 1000:.0f} ms, so that this test would notice if it were missing")


def forged_addresses(checks, binary, location):
    environment = {"LIBRI_SERVER_TRUSTED_PROXIES": "127.0.0.1",
                   **serving.limits(requests_per_minute=1, request_burst=5)}
    forged = [None, "203.0.113.7", "127.0.0.1", "127.0.0.1, 127.0.0.1", "203.0.113.8, 127.0.0.1", "::1", "not an address",
              "203.0.113.9:4711", "[2001:db8::7]:80", "," * 50, "10.0.0.1, " * 40 + "10.0.0.2"]
    with serving.Server(binary, environment) as server, Nginx(location, server.port) as nginx:
        def statuses(port, source):
            return [serving.ask(port, source=source, headers={"X-Forwarded-For": text} if text else None)[0]
                    for text in forged]

        def all_but_five(list_):
            return list_ == [200] * 5 + [429] * (len(forged) - 5)

        through = statuses(nginx.port, "127.0.0.2")
        checks.check(all_but_five(through), f"one client under {len(forged)} X-Forwarded-For through nginx: "
                     f"{through.count(200)} answered, {through.count(429)} refused (it may send 5)")
        other = serving.ask(nginx.port, source="127.0.0.3")[0]
        checks.check(other == 200, f"another client through the same nginx: {other}")
        direct = statuses(server.port, "127.0.0.4")
        checks.check(all_but_five(direct), f"the same without nginx, which nobody trusts: {direct.count(200)} answered, "
                     f"{direct.count(429)} refused")
        again = serving.ask(nginx.port, source="127.0.0.4")[0]
        checks.check(again == 429, f"that client through nginx: {again}, it is the same one")
        twice = [two_fields(nginx.port, "127.0.0.5", turn) for turn in range(7)]
        checks.check(twice == [200] * 5 + [429] * 2, f"two X-Forwarded-For fields of one client: {twice}")


def two_fields(port, source, turn):
    with serving.connect(port, source) as connection:
        connection.sendall(serving.post_bytes(
            "/api/chat", serving.QUESTION,
            more=f"X-Forwarded-For: 203.0.113.{turn}\r\nX-Forwarded-For: 198.51.100.{turn}\r\nConnection: close\r\n"))
        return int(serving.read_all(connection)[0].split(b" ", 2)[1])


def own_page(checks, nginx):
    """The example page on the server's own name may ask, and a page of elsewhere may not."""
    for origin, expected in ((f"http://127.0.0.1:{nginx.port}", 200), ("https://evil.example", 403)):
        status = serving.ask(nginx.port, headers={"Origin": origin})[0]
        checks.check(status == expected, f"a page of {'the server itself' if expected == 200 else origin}: {status}")


def large_body(checks, nginx):
    status, headers, body = serving.ask(nginx.port, value={"message": "x" * 20_000})
    problem = headers.get("content-type", "")
    checks.check(status == 413 and "problem+json" in problem, f"a body above 16 KiB: {status} {problem}")


def leave(port, source, how):
    """Begins a stream and leaves in the middle of it. Returns what came after leaving, of those who only half left."""
    with serving.connect(port, source) as connection:
        connection.sendall(serving.post_bytes("/api/chat", serving.TWO_PARTS, accept="text/event-stream"))
        received = b""
        while b"event: understood" not in received:
            received += connection.recv(65536)
        if how == "reset":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return b""
        if how == "close":
            return b""
        connection.shutdown(socket.SHUT_WR)
        return serving.read_all(connection, 5)[0]


def round_of_leavers(server, port):
    """Customers who leave, half of them only by half, while their order is waited for. Returns what the latter still got."""
    rest = []
    hows = ["reset", "half", "close", "half"]
    with server.held_orders():
        customers = [threading.Thread(target=lambda turn=turn: rest.append(
            (hows[turn % 4], leave(port, f"127.0.1.{turn + 1}", hows[turn % 4])))) for turn in range(CUSTOMERS)]
        for customer in customers:
            customer.start()
        time.sleep(0.6)
    for customer in customers:
        customer.join()
    assert len(rest) == CUSTOMERS, "a customer did not get as far as the first event"
    halves = [piece for how, piece in rest if how == "half"]
    return sum(b"event: done" in piece for piece in halves), len(halves)


def leaving(checks, server, nginx, rounds=6):
    memory = []
    for turn in range(rounds):
        through, half = round_of_leavers(server, nginx.port)
        direct, _ = round_of_leavers(server, server.port)
        memory.append(server.rss())
        if turn == 0:
            print(f"  of {half} who closed one direction, {through} got the end through nginx and {direct} directly")
    print(f"  memory after each {2 * CUSTOMERS} who left: {', '.join(f'{value:.0f}' for value in memory)} MB")
    checks.check(server.is_alive and server.ask()[0] == 200,
                 f"{2 * CUSTOMERS * rounds} customers left in the middle of a stream; the server answers")
    checks.check(memory[-1] - memory[1] < 15, f"memory from the second round to the last: {memory[-1] - memory[1]:+.1f} MB")


def main():
    binary = sys.argv[1]
    serving.many_files()
    checks = serving.Checks()
    location = documented_location()
    with serving.Server(binary, {"LIBRI_SERVER_TRUSTED_PROXIES": "127.0.0.1"}) as server:
        with Nginx(location, server.port) as nginx:
            events_come_apart(checks, server, nginx)
            own_page(checks, nginx)
            large_body(checks, nginx)
            leaving(checks, server, nginx)
        bad = serving.unexplained(server.log())
        checks.check(not bad, f"the log holds no failure without its cause {bad[:3] or ''}")
    forged_addresses(checks, binary, location)
    checks.finish()


if __name__ == "__main__":
    main()
