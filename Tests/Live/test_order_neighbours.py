"""Every fault of the order database or the order API: what customers hear, how soon, what the operator reads, and
how long it takes to be well again.

usage: scripts/with-databases.sh /usr/bin/python3 test_order_neighbours.py SERVER [--quick] [--only WORD]

The server is one that was built with ODBC. PostgreSQL and MariaDB are reached directly and spoiled for real; an orders
gateway is killed, and it and an order API are replaced by HTTP servers without manners. Faults of different neighbours
run side by side. At the end one table tells of each.
"""

import argparse
import base64
import concurrent.futures
import contextlib
import http.client
import json
import os
import pathlib
import re
import secrets
import signal
import subprocess
import tempfile
import threading
import time

import neighbours
import serving

MOST_SECONDS = 2.5
MOST_RECOVERY = 10.0
LOOKUPS = 5
QUESTIONS = 20
MOST_RATIO = 3.0
# Below this a question is not slow, however quick the one before was: it is the machine's other work that decides.
SHORTEST_SLOW = 0.03

TRACK = ("/api/order/track", {"orderNumber": neighbours.NUMBER, "surname": neighbours.SURNAME})
LATIN = ("/api/order/track", {"orderNumber": "CL-401380-487602", "surname": "lefevre"})
CHAT = {"message": f"Où en est ma commande {neighbours.NUMBER} ? Je suis Mina Rami."}

UNREACHABLE = "cannot be reached. Is it running"
SLOW = "does not answer in time"
REFUSED = "refuses the user or the password"
LACKS = "lacks a table or column"
FULL = "takes no more connections"


def token():
    return base64.b64encode(os.urandom(32)).decode()


class Run:
    """What all lanes share: the servers that were started, and what their logs may not hold."""

    def __init__(self, binary, folder, checks, options):
        self.binary, self.folder, self.checks, self.options = binary, pathlib.Path(folder), checks, options
        self.rows, self.logs, self.secrets = [], {}, set()
        self._lock = threading.Lock()

    def secret(self, value=None):
        """A new secret, or one that there is, which no log may hold."""
        value = value or token()
        self.secrets.add(value)
        return value

    def meanwhile(self, stack, lane, name, environment, expected):
        """A server that is started while its database is out of order, as a subject; none when it does not start."""
        begin = time.monotonic()
        try:
            server = stack.enter_context(self.server("started meanwhile", {"source": "odbc"}, environment))
        except SystemExit as refusal:
            lane.check(False, name, f"a server that is started meanwhile ends: {refusal}")
            with self._lock:
                self.logs[len(self.logs)] = ("started meanwhile", str(refusal).splitlines())
            self.row(lane.place(), f"{lane.neighbour}: {name}; started meanwhile", "does not start", "—",
                     str(refusal).strip(), "—", "—")
            return []
        seconds = time.monotonic() - begin
        waits = any("not there yet" in line for line in server.log())
        # Of general questions it answers none before.
        lane.check(waits and seconds < 6, name,
                   f"a server that is started meanwhile answers after {seconds:.1f} s; it says that it waits: {waits}")
        return [(server, expected)]

    def row(self, order, *cells):
        with self._lock:
            self.rows.append((order, cells))

    def _started(self, name, orders, environment, arguments, more, port):
        with self._lock:
            number = len(self.logs)
            self.logs[number] = (name, [])
        config = self.folder / f"{number}.yaml"
        config.write_text("shop: {name: CoolLibri}\n"
                          f"orders: {json.dumps(orders)}\n{more}"
                          "server: {allowedOrigins: ['https://shop.example'], limits: {unreadySeconds: 0}}\n")
        server = serving.Server(self.binary, environment, arguments=(*arguments, "--config", str(config)), port=port)
        server.number, server.name = number, name
        return server

    @contextlib.contextmanager
    def server(self, name, orders, environment):
        """A customers' server as a shop runs it."""
        knowledge = f"knowledge: {{sources: ['{serving.PROJECT / 'demo' / 'knowledge'}']}}\n"
        yield from self._running(self._started(
            name, orders, {"LIBRI_SECRET": self.secret(), **environment}, (), knowledge, 0))

    @contextlib.contextmanager
    def gateway(self, name, orders, environment, port=0):
        yield from self._running(self._started(name, orders, environment, ("--orders-gateway",), "", port))

    def _running(self, server):
        with server:
            try:
                yield server
            finally:
                begin = time.monotonic()
                code = server.stop()
                seconds = time.monotonic() - begin
                # One that a test has killed is no matter here.
                if code != -signal.SIGKILL:
                    self.checks.check(code == 0 and seconds < 12,
                                      f"{server.name}: told to stop, it ends with {code} after {seconds:.1f} s")
                self.logs[server.number][1].extend(server.log())

    def refused_start(self, order, fault, orders, environment, code, says):
        """A server that must not start."""
        config = self.folder / f"refused-{order[0]}-{order[1]}.yaml"
        config.write_text(f"orders: {json.dumps(orders)}\nserver: {{allowedOrigins: ['https://shop.example']}}\n")
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("LIBRI_")}
        with tempfile.TemporaryDirectory() as state:
            begin = time.monotonic()
            process = subprocess.Popen(
                [self.binary, "--config", str(config), "--port", "0", "--state", state], stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE, text=True, cwd=serving.PROJECT,
                env={**inherited, "LIBRI_SECRET": self.secret(),
                     "LIBRI_KNOWLEDGE_SOURCES": str(serving.PROJECT / "demo" / "knowledge"), **environment})
            try:
                said = process.communicate(timeout=40)[1]
            except subprocess.TimeoutExpired:
                process.kill()
                said = process.communicate()[1] + " (it has started)"
            seconds = time.monotonic() - begin
        with self._lock:
            self.logs[len(self.logs)] = (fault, said.splitlines())
        last = " ".join(said.strip().splitlines()[-1:])
        self.checks.check(process.returncode == code, f"{fault}: exit code {process.returncode}, wanted {code}")
        self.checks.check(bool(re.search(says, last)), f"{fault}: {last[:220]}")
        self.row(order, fault, f"does not start: exit code {process.returncode}", f"{seconds:.1f}",
                 last.removeprefix("libriassist-server: "), "—", "—")


class Customers:
    """What customers of one server get."""

    def __init__(self, server):
        self.server = server

    def _asked(self, path, value):
        begin = time.monotonic()
        try:
            status, _, body = self.server.ask(path, value, timeout=15)
        except (OSError, http.client.HTTPException) as error:
            status, body = type(error).__name__, b"{}"
        return status, time.monotonic() - begin, json.loads(body or b"{}")

    def track(self, request=TRACK):
        """Status, seconds and body of a look-up."""
        status, seconds, body = self._asked(*request)
        # An answer of another order would be the worst of all.
        if status == 200 and body["orderNumber"] != request[1]["orderNumber"]:
            status = "another order"
        return status, seconds, body

    def chat(self):
        """What the reply is about, and the seconds."""
        status, seconds, body = self._asked("/api/chat", CHAT)
        parts = [part.get("topic") or part["kind"] for part in body.get("parts", [])]
        return (" + ".join(parts) if status == 200 else status), seconds

    def questions(self):
        """The seconds that general questions took, and how many were not answered."""
        taken, lost = [], 0
        for _ in range(QUESTIONS):
            status, seconds, body = self._asked("/api/chat", serving.QUESTION)
            taken.append(seconds)
            lost += status != 200 or body["parts"][0]["kind"] != "answer"
        return serving.percentile(taken, 0.5), lost

    def readiness(self, is_ready, most=3.0):
        """The status of /readyz and what it says of the orders, which is waited for as it may be a second old."""
        end = time.monotonic() + most
        while True:
            got, _, body = self._asked("/readyz", None)
            orders = next((part["state"] for part in body.get("neighbours", []) if part["name"] == "orders"), "none")
            if (orders == "ready") == is_ready or time.monotonic() > end:
                return got, orders
            time.sleep(0.2)

    def all_at_once(self):
        """Look-ups of several customers at once, and general questions meanwhile."""
        with concurrent.futures.ThreadPoolExecutor(LOOKUPS + 1) as pool:
            chat = pool.submit(self.chat)
            tracks = [pool.submit(self.track) for _ in range(LOOKUPS)]
            median, lost = self.questions()
        topic, slowest = chat.result()
        statuses = [track.result()[0] for track in tracks]
        return statuses, topic, max(slowest, *(track.result()[1] for track in tracks)), median, lost


class Lane:
    """The faults of one neighbour, one after the other."""

    def __init__(self, run, number, neighbour):
        self.run, self.number, self.neighbour, self.count = run, number, neighbour, 0

    def wants(self, name, is_quick=False):
        options = self.run.options
        return (is_quick or not options.quick) and (not options.only or options.only in f"{self.neighbour}: {name}")

    def check(self, holds, name, text):
        return self.run.checks.check(holds, f"{self.neighbour}, {name}: {text}")

    def place(self):
        self.count += 1
        return self.number, self.count

    def fault(self, name, begin, end, subjects, is_quick=False):
        """Runs a fault, and tells of it for each server that it concerns.

        - `begin` brings it about, and may return further subjects; `end` mends it.
        - `subjects` are pairs of a server and the `Expectation` of it.
        """
        if not self.wants(name, is_quick):
            return
        usual = {server: Customers(server).questions()[0] for server, _ in subjects}
        lines = {server: len(server.log()) for server, _ in subjects}
        cells = {}
        try:
            subjects = subjects + (begin() or [])
            for server, expected in subjects:
                # One that was started in the midst of the fault has no better time to be held against.
                before = usual.get(server) or next(iter(usual.values()))
                cells[server] = self._during(name, server, expected, before, lines.get(server, 0))
        finally:
            end()
        mended = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(len(subjects)) as pool:
            after = pool.map(lambda subject: self._after(name, subject[0], mended), subjects)
        for (server, _), recovery in zip(subjects, after):
            label = name if len(subjects) == 1 else f"{name}; {server.name}"
            self.run.row(self.place(), f"{self.neighbour}: {label}", *cells[server], recovery)

    def _during(self, name, server, expected, before, since):
        customers = Customers(server)
        statuses, topic, slowest, median, lost = customers.all_at_once()
        status, orders = customers.readiness(expected.is_ready)
        self.check(set(statuses) == {expected.status} and topic == expected.topic, name,
                   f"customers of {server.name} get {statuses} and {topic}")
        self.check(slowest <= MOST_SECONDS, name, f"the slowest look-up took {slowest:.2f} s")
        ratio = median / before
        self.check(lost == 0 and (ratio < MOST_RATIO or median < SHORTEST_SLOW), name,
                   f"general questions: {median * 1000:.0f} ms, {before * 1000:.0f} ms before, {lost} lost")
        # The neighbour is every server's: this one goes on with the general questions.
        self.check(status == 200 and (orders == "ready") == expected.is_ready, name,
                   f"/readyz says {status}, orders are {orders}")
        told = self._told(server, since, expected)
        self._check_log(name, told, expected)
        got = "/".join(sorted({str(status) for status in statuses}))
        return (f"{got}, {topic}; ready {status} {orders}", f"{slowest:.2f}", " ‖ ".join(told) or "nothing",
                f"{median * 1000:.0f} / {before * 1000:.0f} = {ratio:.1f}" + (f", {lost} lost" if lost else ""))

    @staticmethod
    def _told(server, since, expected):
        """What the log says of the order store, each once; it is written a moment later."""
        end = time.monotonic() + 1.5
        while True:
            told = []
            for line in server.log()[since:]:
                words = line.split(" ", 2)
                if len(words) < 3 or words[1] not in ("error", "warning", "critical") or "order store" not in line:
                    continue
                reason = re.search(r"\breason=(.*?)(?= request=| store=|$)", line)
                text = reason.group(1) if reason else re.sub(r"\b(code|request|store)=\S+ ?", "", words[2])
                if text not in told and "is asked again in a moment" not in text:
                    told.append(text)
            if not expected.says or any(re.search(expected.says, text) for text in told) or time.monotonic() > end:
                return told
            time.sleep(0.1)

    def _check_log(self, name, told, expected):
        if expected.says is None:
            self.check(not told, name, f"the log says nothing of it {told or ''}")
            return
        self.check(any(re.search(expected.says, text) for text in told), name,
                   f"the log says \"{expected.says}\": {told}")
        self.check(all(re.search(expected.names, text) for text in told), name, f"each line names {expected.names}")
        # One cause under several names would send the operator to several places.
        wrong = [text for text in told if not re.search(expected.says, text)]
        self.check(not wrong, name, f"the log says nothing else {wrong or ''}")

    def _after(self, name, server, mended):
        customers, since = Customers(server), len(server.log())
        while True:
            status = customers.track()[0]
            seconds = time.monotonic() - mended
            if status == 200 or seconds > MOST_RECOVERY + 5:
                break
            time.sleep(0.1)
        self.check(status == 200 and seconds <= MOST_RECOVERY, name,
                   f"{server.name}: a right answer {seconds:.1f} s after the end of it, and without a restart")
        statuses, topic, *_ = customers.all_at_once()
        self.check(set(statuses) == {200} and topic == "order", name,
                   f"then all are right: {statuses}, {topic}; the log {self._told(server, since, Expectation(None))}")
        ready, orders = customers.readiness(True)
        self.check((ready, orders) == (200, "ready"), name, f"/readyz is {ready} again, orders are {orders}")
        return f"{seconds:.1f}"


class Expectation:
    """What a fault is to look like. `says` is a pattern for the operator's log, or nothing for silence."""

    def __init__(self, says, names=r"order database", found=False, is_ready=None):
        self.says, self.names = says, names
        self.status, self.topic = (200, "order") if found else (503, "unavailable")
        self.is_ready = found if is_ready is None else is_ready


# Databases behind ODBC

def odbc(database, account, password, name="shop"):
    return {"LIBRI_ORDERS_ODBC_CONNECTION": database.connection(account, password, name)}


def databases(run, number, name):
    database = neighbours.Database(name)
    lane = Lane(run, number, name)
    run.secret(re.search(r"PWD=(.*)", database.administrator).group(1))
    password = run.secret(secrets.token_urlsafe(18))
    database.fill()
    database.add_reader("reader", password)
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(run.server(f"{name} direct", {"source": "odbc"},
                                                odbc(database, "reader", password)))
        behind = []
        if database.is_postgresql:
            behind = [Pair(run, stack, database, password)]
            gateway_process_faults(lane, *behind)
        stopped_and_restarted(run, lane, database, server, behind, password)
        tables(lane, database, server)
        accounts(run, lane, database, server, password)
        contents(run, lane, stack, database, server, password)
        silent_at_the_end(run, lane, database, password)
        starts(run, lane, database, password)


class Pair:
    """A gateway with a database behind it, and a customers' server in front of it. The gateway can be replaced."""

    def __init__(self, run, stack, database, password):
        self.run, self.stack = run, stack
        self.environment = odbc(database, "reader", password)
        self.right, self.other = run.secret(), run.secret()
        self.running = None
        self.begin(self.right)
        self.port = self.gateway.port
        self.front = stack.enter_context(run.server(
            "behind its gateway", {"source": "rest", "rest": {"url": f"http://127.0.0.1:{self.port}"}},
            {"LIBRI_ORDERS_REST_TOKEN": self.right}))
        self.names = rf"orders gateway at 127\.0\.0\.1:{self.port}"

    def begin(self, with_token):
        self.running = contextlib.ExitStack()
        port = self.gateway.port if hasattr(self, "gateway") else 0
        self.gateway = self.running.enter_context(self.run.gateway(
            "gateway", {"source": "odbc"}, {"LIBRI_GATEWAY_TOKEN": with_token, **self.environment}, port))
        self.stack.callback(self.running.close)

    def end(self):
        self.running.close()

    def kill(self):
        self.gateway.process.kill()
        self.gateway.process.wait()
        self.end()


def gateway_process_faults(lane, pair):
    down = Expectation("cannot be reached", pair.names)
    lane.fault("gateway killed", pair.kill, lambda: pair.begin(pair.right), [(pair.front, down)], is_quick=True)

    def replace(with_token):
        pair.end()
        pair.begin(with_token)
    lane.fault("gateway with another token", lambda: replace(pair.other), lambda: replace(pair.right),
               [(pair.front, Expectation("refuses the token", pair.names))])


def stopped_and_restarted(run, lane, database, server, behind, password):
    gone = Expectation(UNREACHABLE)
    subjects = [(server, gone)] + [(pair.front, Expectation("fails with status 503", pair.names)) for pair in behind]
    waiting = contextlib.ExitStack()

    def stop():
        database.stop()
        return run.meanwhile(waiting, lane, "stopped", odbc(database, "reader", password), gone)
    with waiting:
        lane.fault("stopped", stop, database.start, subjects, is_quick=True)

    def restart():
        database.stop()
        database.start()
    quiet = Expectation(None, found=True)
    subjects = [(server, quiet), *((pair.front, quiet) for pair in behind)]
    lane.fault("restarted", restart, lambda: None, subjects, is_quick=True)

    def halt():
        database.halt()
        return run.meanwhile(waiting, lane, "silent", odbc(database, "reader", password),
                             # It has never been connected; PostgreSQL's driver knows no more than that.
                             Expectation(f"{SLOW}|{UNREACHABLE}"))
    subjects = [(server, Expectation(SLOW))]
    subjects += [(pair.front, Expectation("fails with status 503", pair.names)) for pair in behind]
    with waiting:
        lane.fault("silent", halt, database.resume, subjects)


def tables(lane, database, server):
    held = contextlib.ExitStack()
    lock = 'BEGIN; LOCK TABLE "Commandes";' if database.is_postgresql else 'LOCK TABLES "Commandes" WRITE;'
    lane.fault("order table locked", lambda: held.enter_context(database.session(lock)), held.close,
               [(server, Expectation(SLOW))], is_quick=True)
    lane.fault("answers after 30 s", lambda: database.slow_down(30), database.speed_up, [(server, Expectation(SLOW))])
    lane.fault("table renamed", lambda: database.sql('ALTER TABLE "Commandes" RENAME TO "Ailleurs";'),
               lambda: database.sql('ALTER TABLE "Ailleurs" RENAME TO "Commandes";'),
               [(server, Expectation(LACKS))], is_quick=True)
    lane.fault("column renamed",
               lambda: database.sql('ALTER TABLE "Commandes" RENAME COLUMN "NomClient" TO "Client";'),
               lambda: database.sql('ALTER TABLE "Commandes" RENAME COLUMN "Client" TO "NomClient";'),
               [(server, Expectation(LACKS))])
    lane.fault("history table renamed", lambda: database.sql('ALTER TABLE "HistoriqueEtats" RENAME TO "Ailleurs";'),
               lambda: database.sql('ALTER TABLE "Ailleurs" RENAME TO "HistoriqueEtats";'),
               # The probe asks for an order that nobody has, whose changes are not read.
               [(server, Expectation(LACKS))])


def accounts(run, lane, database, server, password):
    other = run.secret(secrets.token_urlsafe(18))

    def change(to):
        database.set_password("reader", to)
        database.end_sessions()
    lane.fault("password changed", lambda: change(other), lambda: database.set_password("reader", password),
               [(server, Expectation(REFUSED))])
    waiting = contextlib.ExitStack()
    if lane.wants("wrong password at the start"):
        wrong = run.secret(secrets.token_urlsafe(18))
        database.add_reader("late", other)

        def start():
            return run.meanwhile(waiting, lane, "wrong password at the start", odbc(database, "late", wrong),
                                 Expectation(REFUSED))
        with waiting:
            lane.fault("wrong password at the start", start, lambda: database.set_password("late", wrong),
                       [(server, Expectation(None, found=True))])
    held = contextlib.ExitStack()

    def use_up():
        database.bound("reader", 0 if database.is_postgresql else 1)
        database.end_sessions()
        if not database.is_postgresql:
            held.enter_context(database.session("SELECT 1;", "reader", password))
        return run.meanwhile(waiting, lane, "account's sessions used up", odbc(database, "reader", password),
                             Expectation(FULL))

    def free():
        held.close()
        database.bound("reader", None)
    with waiting:
        lane.fault("account's sessions used up", use_up, free, [(server, Expectation(FULL))])

    def crowd():
        database.sql("SET GLOBAL max_connections = 10;")
        database.end_sessions()
        for _ in range(10):
            held.enter_context(database.session("SELECT 1;", "crowd", other))

    def leave():
        held.close()
        database.sql("SET GLOBAL max_connections = 151;")
    if not database.is_postgresql and lane.wants("database's sessions used up"):
        database.add_reader("crowd", other)
        lane.fault("database's sessions used up", crowd, leave, [(server, Expectation(FULL))])


def contents(run, lane, stack, database, server, password):
    quiet = Expectation(None, found=True)
    kind = "TYPE VARCHAR(20) USING '31/02/2025'" if database.is_postgresql else "VARCHAR(20)"
    change = "ALTER COLUMN" if database.is_postgresql else "MODIFY"
    lane.fault("31/02/2025 in a text column",
               lambda: database.sql(f'ALTER TABLE "Commandes" {change} "DateCommandeDu" {kind};'
                                    'UPDATE "Commandes" SET "DateCommandeDu" = \'31/02/2025\';'),
               database.fill,
               [(server, Expectation("cannot be read; they are left out field=", "order store", found=True))])
    twice = neighbours.insertion("Commandes", neighbours.ORDERS[0])
    lane.fault("two rows of one number", lambda: database.sql(twice), database.fill,
               # The order is at fault, and not the database.
               [(server, Expectation("several orders of one number", "order store", is_ready=True))])
    if not lane.wants("Latin-1"):
        return
    if database.is_postgresql:
        database.sql("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0;\n\\connect latin\n"
                     "\\encoding UTF8\n" + neighbours.FILLING + database.grant("reader"))
        server = stack.enter_context(run.server("Latin-1", {"source": "odbc"},
                                                odbc(database, "reader", password, "latin")))
    latin = 'ALTER TABLE "Commandes" CONVERT TO CHARACTER SET latin1;'

    def look():
        if not database.is_postgresql:
            database.sql(latin)
        status, _, body = Customers(server).track(LATIN)
        seen = [body.get(field) for field in ("product", "statusText")]
        lane.check(status == 200 and seen == ["Recueil « Été à Sète »", "Expédiée"], "Latin-1", f"{status} {seen}")
    lane.fault("Latin-1", look, database.fill, [(server, quiet)])


def silent_at_the_end(run, lane, database, password):
    """A server that is told to stop while its database says nothing."""
    if not lane.wants("silent at the end"):
        return
    with run.server("stopped beside a silent database", {"source": "odbc"},
                    odbc(database, "reader", password)) as server:
        customers = Customers(server)
        customers.track()
        database.halt()
        try:
            threads = [threading.Thread(target=customers.track) for _ in range(LOOKUPS)]
            for thread in threads:
                thread.start()
            time.sleep(0.3)
            begin = time.monotonic()
            code = server.stop()
            seconds = time.monotonic() - begin
            for thread in threads:
                thread.join()
        finally:
            database.resume()
        lane.check(code == 0 and seconds < 12, "silent at the end", f"it stops with {code} after {seconds:.1f} s")
        run.row(lane.place(), f"{lane.neighbour}: silent while the server stops", f"ends with {code}", f"{seconds:.1f}",
                "—", "—", "—")


def starts(run, lane, database, password):
    """What is wrong with the configuration stops a server at its start."""
    if lane.wants("writing account"):
        account, word = re.search(r"UID=([^;]*);PWD=(.*)", database.administrator).groups()
        run.refused_start(lane.place(), f"{lane.neighbour}: writing account", {"source": "odbc"},
                          odbc(database, account, word), 78, "can do more than read.*orders.allowWritableAccount")
        with run.server("writing account that is allowed", {"source": "odbc", "allowWritableAccount": True},
                        odbc(database, account, word)) as server:
            status = Customers(server).track()[0]
            told = [line for line in server.log() if " warning " in line and "can do more than read" in line]
            lane.check(status == 200 and len(told) == 1, "writing account that is allowed",
                       f"{status}, {len(told)} warning")
    if lane.wants("no order table"):
        database.sql('ALTER TABLE "Commandes" RENAME TO "Ailleurs";')
        try:
            run.refused_start(lane.place(), f"{lane.neighbour}: no order table at the start", {"source": "odbc"},
                              odbc(database, "reader", password), 78, 'no table "Commandes"')
        finally:
            database.sql('ALTER TABLE "Ailleurs" RENAME TO "Commandes";')


# A gateway and an order API without manners

def gateways(run, number):
    lane = Lane(run, number, "gateway")
    word = run.secret()
    with contextlib.ExitStack() as stack:
        # The sample shop's orders are as good as any here.
        orders = {"source": "sqlite", "sqlite": {"path": f"{serving.sample_state(run.binary)}/orders.sqlite"}}
        gateway = stack.enter_context(run.gateway("gateway", orders, {"LIBRI_GATEWAY_TOKEN": word}))
        good = neighbours.passes_on(gateway.port)
        neighbour = stack.enter_context(neighbours.Neighbour(good))
        elsewhere = stack.enter_context(neighbours.Neighbour(neighbours.says_a_page))
        front = stack.enter_context(run.server(
            "front", {"source": "rest", "rest": {"url": f"http://127.0.0.1:{neighbour.port}"}},
            {"LIBRI_ORDERS_REST_TOKEN": word}))
        names = rf"orders gateway at 127\.0\.0\.1:{neighbour.port}"
        manners(lane, front, neighbour, good, elsewhere, names, "none of a gateway of this version")


def order_apis(run, number):
    with contextlib.ExitStack() as stack:
        lane = Lane(run, number, "order API")
        word = run.secret()
        good = neighbours.order_api(word)
        neighbour = stack.enter_context(neighbours.Neighbour(good))
        elsewhere = stack.enter_context(neighbours.Neighbour(neighbours.says_a_page))
        schema = run.folder / "api.schema.yaml"
        schema.write_text(neighbours.API_SCHEMA)
        front = stack.enter_context(run.server(
            "front of the API", {"source": "rest", "schema": str(schema), "rest": {
                "url": f"http://127.0.0.1:{neighbour.port}/orders?number={{number}}"}},
            {"LIBRI_ORDERS_REST_TOKEN": word}))
        names = rf"order API at 127\.0\.0\.1:{neighbour.port}"
        manners(lane, front, neighbour, good, elsewhere, names, "without orders|not answer in JSON|none has a field")

        lane = Lane(run, number + 1, "order API over TLS")
        certificates = neighbours.Certificates(run.folder)
        secured = stack.enter_context(neighbours.Neighbour(good, certificates.good))
        front = stack.enter_context(run.server(
            "front over TLS", {"source": "rest", "schema": str(schema), "rest": {
                "url": f"https://localhost:{secured.port}/orders?number={{number}}",
                "certificateAuthority": str(certificates.authority)}},
            {"LIBRI_ORDERS_REST_TOKEN": word}))
        names = f"order API at localhost:{secured.port}"
        if lane.wants("a good certificate", is_quick=True):
            status = Customers(front).track()[0]
            lane.check(status == 200, "a good certificate", f"customers get {status}")
            run.row(lane.place(), f"{lane.neighbour}: a good certificate", str(status), "—", "nothing", "—", "—")
        for name, context, is_quick in (("unknown issuer", certificates.unknown_issuer, True),
                                        ("expired certificate", certificates.expired, False),
                                        ("another host's certificate", certificates.other_host, False)):
            lane.fault(name, lambda context=context: secured.behave(context=context),
                       lambda: secured.behave(context=certificates.good),
                       [(front, Expectation("certificate", names))], is_quick)


def manners(lane, front, neighbour, good, elsewhere, names, wrong):
    broken = "cannot be reached, or breaks off"
    for name, manner, says, is_quick in (
            ("answers after 30 s", neighbours.is_slow, SLOW, False),
            ("says nothing", neighbours.is_silent, SLOW, False),
            ("drips its body", neighbours.drips, SLOW, False),
            ("drips its head", neighbours.drips_head, SLOW, False),
            ("closes at once", neighbours.closes, broken, False),
            ("breaks off", neighbours.breaks_off, broken, False),
            ("no HTTP", neighbours.talks_garbage, broken, True),
            ("a page for JSON", neighbours.says_a_page, wrong, False),
            ("wrong JSON", neighbours.says_wrong_json, wrong, False),
            ("a key renamed", neighbours.says_another_key, wrong, False),
            ("10 MB", neighbours.says_ten_megabytes, "answers with more than", False),
            ("redirect", neighbours.redirects(elsewhere.port), "answers with a redirect", False),
            ("status 500", neighbours.fails, "fails with status 500", False),
            ("status 401", neighbours.refuses, "refuses the token", False)):
        lane.fault(name, lambda manner=manner: neighbour.behave(manner), lambda: neighbour.behave(good),
                   [(front, Expectation(says, names))], is_quick)
    lane.check(elsewhere.requests == 0, "redirect", f"{elsewhere.requests} requests have followed it")


def canaries(run):
    """No log of a server holds a customer's name or number, a password or a token."""
    found, lines = set(), 0
    for name, log in run.logs.values():
        lines += len(log)
        for line in log:
            for word in (*neighbours.CANARIES, *run.secrets):
                if word in line:
                    found.add(f"{name}: {line[:300] if word in neighbours.CANARIES else 'a secret'}")
    run.checks.check(not found, f"{lines} lines of {len(run.logs)} logs hold neither an order nor a secret "
                     f"{sorted(found) or ''}")


def show(rows):
    print("\n| fault | customer gets | slowest look-up, s | operator's log | general p50 during / before, ms "
          "| well after, s |\n|---|---|---|---|---|---|")
    for _, cells in sorted(rows):
        print("| " + " | ".join(cells) + " |")
    print(flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("server")
    parser.add_argument("--quick", action="store_true", help="the most usual faults alone")
    parser.add_argument("--only", help="the faults with this in their name alone: \"MariaDB: \"")
    options = parser.parse_args()
    serving.many_files()
    serving.sample_state(options.server)
    checks = serving.Checks()
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(4) as pool:
        run = Run(options.server, folder, checks, options)
        work = (lambda: databases(run, 1, "PostgreSQL"), lambda: databases(run, 2, "MariaDB"),
                lambda: gateways(run, 3), lambda: order_apis(run, 4))
        lanes = [pool.submit(lane) for lane in work]
        for lane in concurrent.futures.as_completed(lanes):
            if lane.exception():
                checks.check(False, f"a lane has ended early: {lane.exception()!r}")
        canaries(run)
        show(run.rows)
        for lane in lanes:
            if lane.exception():
                raise lane.exception()
    print(f"{time.monotonic() - begin:.0f} s")
    checks.finish()


if __name__ == "__main__":
    main()
