"""Neighbours of the server that tests can spoil.

They are the databases that scripts/with-databases.sh has started, and HTTP servers that can lose their manners.
"""

import contextlib
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import ssl
import subprocess
import threading
import time

# The order that is asked for, and what of it must be in no log.
NUMBER, SURNAME = "CL-401372-487531", "Rami"
CANARIES = ("RAMI", "Rami", "487531")

COLUMNS = ("NumeroCommande", "NomClient", "MotDePasse", "Designation", "NbExemplaires", "DateCommandeDu",
           "DateExpeditionPrevue", "Etat", "Prix", "Transporteur", "NumeroSuivi")
ORDERS = [
    (NUMBER, "Mina RAMI", "secret", "DCC avec couverture", 5, "2025-10-20", "2025-10-28 14:30:00", "En production",
     "48.50", None, None),
    ("CL-401380-487602", "Zoé LEFÈVRE", "secret", "Recueil « Été à Sète »", 20, "2025-10-18", "2025-10-24 09:00:00",
     "Expédiée", "120.00", "Colissimo", "6A12535017272"),
    ("CL-401391-487655", "Paul MARTIN", "secret", "Spirale, 120 pages", 1, "2025-10-21", None, "Reçue", "9.90",
     None, None),
]
CHANGES = [(NUMBER, "2025-10-20", "Reçue"), (NUMBER, "2025-10-22", "En production"),
           ("CL-401380-487602", "2025-10-18", "Reçue")]
TABLES = """
DROP TABLE IF EXISTS "HistoriqueEtats"; DROP TABLE IF EXISTS "Commandes";
CREATE TABLE "Commandes" ("NumeroCommande" VARCHAR(20), "NomClient" VARCHAR(200), "MotDePasse" VARCHAR(50),
    "Designation" VARCHAR(300), "NbExemplaires" INT, "DateCommandeDu" DATE, "DateExpeditionPrevue" TIMESTAMP NULL,
    "Etat" VARCHAR(50), "Prix" DECIMAL(10, 2), "Transporteur" VARCHAR(50), "NumeroSuivi" VARCHAR(50));
CREATE INDEX "ParNumero" ON "Commandes" ("NumeroCommande");
CREATE TABLE "HistoriqueEtats" ("NumeroCommande" VARCHAR(20), "DateEtat" DATE, "Etat" VARCHAR(50));
"""


def insertion(table, row):
    values = ", ".join("NULL" if value is None else "'" + str(value).replace("'", "''") + "'" for value in row)
    return f'INSERT INTO "{table}" VALUES ({values});\n'


FILLING = TABLES + "".join(insertion("Commandes", order) for order in ORDERS) + "".join(
    insertion("HistoriqueEtats", change) for change in CHANGES)


class Database:
    """PostgreSQL or MariaDB with the plan's two tables, and accounts that can read them and nothing else."""

    def __init__(self, name):
        environment = f"LIBRI_TEST_{name.upper()}"
        self.name = name
        self.is_postgresql = name == "PostgreSQL"
        self.administrator = os.environ[environment]
        self._client, self._pid = os.environ[environment + "_CLIENT"], pathlib.Path(os.environ[environment + "_PID"])
        self._stop, self._start = os.environ[environment + "_STOP"], os.environ[environment + "_START"]
        self._readers = []
        self.port = int(re.search(r"Port=(\d+)", self.administrator).group(1))

    def connection(self, account, password, database="shop"):
        """The connection string of another account."""
        text = re.sub(r"Database=[^;]*", f"Database={database}", self.administrator)
        return re.sub(r"UID=.*", f"UID={account};PWD={password}", text)

    def sql(self, text, must=True):
        """Runs statements as the administrator. Names stand in quotation marks for both."""
        done = self._run(text)
        if must and done.returncode:
            raise RuntimeError(f"{self.name} refuses: {text.strip()[:200]}: {done.stderr.strip()}")

    def _run(self, text):
        return subprocess.run(["sh", "-c", self._client], input=self._prelude + text, text=True, capture_output=True,
                              timeout=30)

    @property
    def _prelude(self):
        return "" if self.is_postgresql else "SET SESSION sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES');\n"

    def fill(self):
        """Makes the tables anew; accounts may read them as before."""
        self.sql(FILLING + "".join(map(self.grant, self._readers if self.is_postgresql else [])))

    @staticmethod
    def grant(account):
        return f'GRANT SELECT ON "Commandes", "HistoriqueEtats" TO {account};\n'

    def add_reader(self, account, password):
        self.sql(f"CREATE ROLE {account} LOGIN PASSWORD '{password}';\n" + self.grant(account)
                 if self.is_postgresql else
                 f"CREATE USER {account}@'127.0.0.1' IDENTIFIED BY '{password}';\n"
                 f"GRANT SELECT ON shop.* TO {account}@'127.0.0.1';")
        self._readers.append(account)

    def set_password(self, account, password):
        self.sql(f"ALTER ROLE {account} PASSWORD '{password}';" if self.is_postgresql else
                 f"ALTER USER {account}@'127.0.0.1' IDENTIFIED BY '{password}';")

    def end_sessions(self, account="reader"):
        # Where there are none, MariaDB says so as a failure.
        self.sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{account}';"
                 if self.is_postgresql else f"KILL USER {account};", must=self.is_postgresql)

    def bound(self, account, most):
        """How many sessions an account may have; nothing for any number."""
        self.sql(f"ALTER ROLE {account} CONNECTION LIMIT {-1 if most is None else most};" if self.is_postgresql else
                 f"ALTER USER {account}@'127.0.0.1' WITH MAX_USER_CONNECTIONS {most or 0};")

    def stop(self):
        subprocess.run(["sh", "-c", self._stop], check=True, timeout=30, capture_output=True)

    def start(self):
        """Comes back when the database takes statements."""
        # Its output must be no pipe of ours: the server keeps it.
        subprocess.run(["sh", "-c", self._start], check=True, timeout=30, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        end = time.monotonic() + 30
        while self._run("SELECT 1;").returncode:
            if time.monotonic() > end:
                raise RuntimeError(f"{self.name} has not started again.")
            time.sleep(0.1)

    @property
    def _processes(self):
        """The server and the processes that it has started."""
        server = int(self._pid.read_text().split()[0])
        children = []
        for task in pathlib.Path(f"/proc/{server}/task").iterdir():
            children += map(int, (task / "children").read_text().split())
        return [server, *children]

    def halt(self):
        """It keeps its port and its connections, and says nothing."""
        for process in self._processes:
            os.kill(process, signal.SIGSTOP)

    def resume(self):
        for process in self._processes:
            os.kill(process, signal.SIGCONT)

    @contextlib.contextmanager
    def session(self, text, account=None, password=""):
        """Holds a session open behind statements."""
        client, environment = self._client, dict(os.environ)
        if account:
            # Of MariaDB alone: of PostgreSQL nobody holds a session so.
            client = f"mariadb --no-defaults -h 127.0.0.1 -P {self.port} -u {account} shop"
            environment["MYSQL_PWD"] = password
        # Each statement must be told of at once.
        client += "" if self.is_postgresql else " -n -N"
        process = subprocess.Popen(["sh", "-c", client], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                   env=environment)
        try:
            done = "\\echo done" if self.is_postgresql else "SELECT 'done';"
            process.stdin.write(f"{self._prelude}{text}\n{done}\n")
            process.stdin.flush()
            for line in process.stdout:
                if line.strip() == "done":
                    break
            else:
                raise RuntimeError(f"{self.name} refuses a session: {text}")
            yield
        finally:
            # At the end of its input the client goes, and with it what it held.
            process.stdin.close()
            process.stdout.read()
            process.wait(10)

    def slow_down(self, seconds):
        """In place of the order table comes a view, each query of which takes its time, whatever it asks for."""
        if self.is_postgresql:
            # A function that is not of SQL is run before anything is filtered.
            self.sql(f'''ALTER TABLE "Commandes" RENAME TO "Kept";
                CREATE FUNCTION slowly() RETURNS SETOF "Kept" LANGUAGE plpgsql SECURITY DEFINER AS $$
                    BEGIN PERFORM pg_sleep({seconds}); RETURN QUERY SELECT * FROM "Kept"; END $$;
                CREATE VIEW "Commandes" AS SELECT * FROM slowly(); GRANT SELECT ON "Commandes" TO reader;''')
        else:
            # What has a limit is worked out whole before anything is filtered.
            self.sql(f'''RENAME TABLE "Commandes" TO "Kept";
                CREATE VIEW "Commandes" AS SELECT * FROM "Kept" WHERE SLEEP({seconds}) = 0 LIMIT 1000;''')

    def speed_up(self):
        self.sql('DROP VIEW "Commandes";' + ("DROP FUNCTION slowly();" if self.is_postgresql else "")
                 + 'ALTER TABLE "Kept" RENAME TO "Commandes";')


class Neighbour:
    """An HTTP server on a loopback port whose manner can be changed; with it all connections end.

    A manner is a function of an open connection and of an event that tells when it is to end.
    """

    def __init__(self, manner, context=None):
        self.manner, self.context = manner, context
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = self._listener.getsockname()[1]
        self._lock, self._open, self._over = threading.Lock(), set(), threading.Event()
        self.requests = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # A thread that waits in accept does not hear of a close.
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.behave(closes)

    def behave(self, manner=None, context=None):
        """Changes the manner, or the certificate."""
        with self._lock:
            self.manner, self.context = manner or self.manner, context or self.context
            self._over.set()
            self._over, connections, self._open = threading.Event(), self._open, set()
        for connection in connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def _accept(self):
        while True:
            try:
                connection = self._listener.accept()[0]
            except OSError:
                return
            with self._lock:
                self.requests += 1
                self._open.add(connection)
                work = (connection, self.manner, self.context, self._over)
            threading.Thread(target=self._serve, args=work, daemon=True).start()

    def _serve(self, connection, manner, context, over):
        secured = None
        try:
            with connection:
                if context is None:
                    manner(connection, over)
                else:
                    connection.settimeout(10)
                    # The other side's refusal of a certificate is what is wanted here.
                    with context.wrap_socket(connection, server_side=True) as secured:
                        # It has taken the other's place.
                        with self._lock:
                            self._open.add(secured)
                        manner(secured, over)
        except OSError:
            pass
        finally:
            with self._lock:
                self._open -= {connection, secured}


def read_request(connection):
    """Method and path, header fields and body; nothing at the end."""
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65536)
        if not piece:
            return None
        received += piece
    head, _, body = received.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    while len(body) < int(fields.get("content-length", 0)):
        body += connection.recv(65536)
    return lines[0].split(" ")[:2], fields, body


def response(status, body, fields=""):
    body = body if isinstance(body, bytes) else body.encode()
    return (f"HTTP/1.1 {status} Whatever\r\nContent-Type: application/json\r\n{fields}"
            f"Content-Length: {len(body)}\r\n\r\n").encode() + body


def answers(answer):
    """Answers one request after the other, with the bytes that a function of the request gives."""
    def manner(connection, over):
        while request := read_request(connection):
            connection.sendall(answer(*request))
    return manner


def passes_on(port):
    """Gives each request to the server at another port."""
    def answer(line, fields, body):
        upstream = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        with contextlib.closing(upstream):
            kept = {name: value for name, value in fields.items() if name in ("authorization", "content-type")}
            upstream.request(*line, body, kept)
            got = upstream.getresponse()
            return response(got.status, got.read())
    return answers(answer)


def order_api(token):
    """The order API of a shop: GET /orders?number=…"""
    orders = {order[0]: {"reference": order[0], "customer": {"name": order[1]}, "product": order[3],
                         "quantity": order[4], "state": order[7]} for order in ORDERS}

    def answer(line, fields, _):
        number = line[1].partition("?number=")[2]
        if fields.get("authorization") != f"Bearer {token}":
            return response(401, "{}")
        return response(200, json.dumps({"orders": [orders[number]] if number in orders else []}))
    return answers(answer)


API_SCHEMA = """
table: orders
columns: {number: reference, customer: customer.name, product: product, quantity: quantity, status: state}
statuses: {Reçue: received, En production: inProduction, Expédiée: shipped}
"""


# Manners, each of which answers with what must not be in a log where it answers at all

SAID = f"{NUMBER} of Mina RAMI"


def closes(connection, over):
    pass


def is_silent(connection, over):
    over.wait(60)


def is_slow(connection, over):
    """A right answer, too late."""
    read_request(connection)
    if not over.wait(30):
        connection.sendall(response(200, "[]"))


def drips(connection, over):
    read_request(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n")
    while not over.wait(0.1):
        connection.sendall(b" ")


def drips_head(connection, over):
    read_request(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while not over.wait(0.1):
        connection.sendall(b"X")


def breaks_off(connection, over):
    read_request(connection)
    connection.sendall(response(200, '{"orders": [' + " " * 1000 + SAID)[:-200])


def talks_garbage(connection, over):
    read_request(connection)
    connection.sendall(b"\x00\xff\xfe" + SAID.encode() + os.urandom(500) + b"\r\n\r\n")


says_a_page = answers(lambda *_: response(200, f"<!doctype html><p>{SAID}</p>"))
says_wrong_json = answers(lambda *_: response(200, json.dumps({"commandes": [{"numero": NUMBER, "nom": "Mina RAMI"}]})))
says_another_key = answers(lambda *_: response(200, json.dumps({"orders": [{"id": NUMBER, "nom": "Mina RAMI"}]})))
says_ten_megabytes = answers(lambda *_: response(200, b'{"orders": [' + b" " * 10_000_000 + b"]}"))
fails = answers(lambda *_: response(500, json.dumps({"error": f"NullPointerException at {SAID}"})))
refuses = answers(lambda *_: response(401, "{}"))


def redirects(port):
    return answers(lambda *_: response(307, "", f"Location: http://127.0.0.1:{port}/elsewhere\r\n"))


class Certificates:
    """An authority of its own, and certificates that it, or nobody known, has signed."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.authority, self.key = self._authority("authority")
        self.good = self._context("good", "localhost")
        self.expired = self._context("expired", "localhost", days=-1)
        self.other_host = self._context("other", "orders.example")
        self.unknown_issuer = self._context("unknown", "localhost", by=self._authority("nobody"))

    def _authority(self, name):
        certificate, key = self.folder / f"{name}.pem", self.folder / f"{name}.key"
        self._openssl("req", "-x509", *self._new_key(key), "-days", "2", "-subj", f"/CN={name}", "-out", certificate)
        return certificate, key

    def _context(self, name, host, days=2, by=None):
        authority, signer = by or (self.authority, self.key)
        certificate, key, request = (self.folder / f"{name}-server.{end}" for end in ("pem", "key", "csr"))
        self._openssl("req", *self._new_key(key), "-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}",
                      "-out", request)
        self._openssl("x509", "-req", "-in", request, "-CA", authority, "-CAkey", signer, "-copy_extensions", "copyall",
                      "-days", str(days), "-out", certificate)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        return context

    @staticmethod
    def _new_key(key):
        return "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key

    @staticmethod
    def _openssl(*arguments):
        subprocess.run(["openssl", *arguments], check=True, capture_output=True)
