"""The server's own TLS: versions, renewed and broken certificates, clients that do not finish their handshake.

usage: test_tls.py SERVER

Certificates are made with openssl for the occasion.
"""

import pathlib
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import warnings

import serving

HEADER_SECONDS = 2
RELOAD_SECONDS = 1


class Certificate:
    """A certificate of its own for localhost, with its key."""

    def __init__(self, folder, name):
        self.certificate, self.key = folder / f"{name}.pem", folder / f"{name}.key"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
             "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", self.key, "-out",
             self.certificate], check=True, capture_output=True)
        self.der = ssl.PEM_cert_to_DER_cert(self.certificate.read_text())

    def install(self, certificate, key):
        """Puts the files in place as certbot does: a whole new file each, which takes the old one's name."""
        for source, target in ((self.key, key), (self.certificate, certificate)):
            new = target.with_suffix(".new")
            shutil.copyfile(source, new)
            new.replace(target)


def served(port, context):
    """The certificate (DER), version and cipher of a connection."""
    with serving.connect(port, timeout=5) as plain, context.wrap_socket(plain, server_hostname="localhost") as secured:
        return secured.getpeercert(binary_form=True), secured.version(), secured.cipher()[0]


def versions(checks, server, first):
    for version, accepted in ((ssl.TLSVersion.TLSv1, False), (ssl.TLSVersion.TLSv1_1, False),
                              (ssl.TLSVersion.TLSv1_2, True), (ssl.TLSVersion.TLSv1_3, True)):
        with warnings.catch_warnings():
            # Python says that the old ones are deprecated; that they are refused is the point.
            warnings.simplefilter("ignore", DeprecationWarning)
            context = serving.trusting(first.certificate, minimum=version, maximum=version)
        # OpenSSL itself offers nothing older than TLS 1.2 at its usual level of security.
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
        try:
            _, spoken, cipher = served(server.port, context)
            checks.check(accepted, f"{version.name}: {spoken} with {cipher}")
        except (ssl.SSLError, ConnectionError) as error:
            reason = getattr(error, "reason", None) or type(error).__name__
            # It must be the server that refuses, not this client.
            alert = "ALERT" in reason or isinstance(error, ConnectionError)
            checks.check(not accepted and alert, f"{version.name}: refused ({reason})")
    status, headers, _ = serving.ask(server.port, context=serving.trusting(first.certificate))
    policy = headers.get("strict-transport-security", "none")
    checks.check(status == 200 and "max-age=31536000" in policy, f"a question over TLS: {status}, HSTS {policy}")
    old = serving.trusting(first.certificate)
    old.set_alpn_protocols(["h2", "http/1.1"])
    with serving.connect(server.port) as plain, old.wrap_socket(plain, server_hostname="localhost") as secured:
        chosen = secured.selected_alpn_protocol()
    checks.check(chosen == "http/1.1", f"of h2 and http/1.1 the server chooses {chosen}")


def clear_text(checks, server):
    """HTTP without TLS at the port that speaks TLS."""
    with serving.connect(server.port) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        received, closed = serving.read_all(connection, HEADER_SECONDS + 8)
    checks.check(closed and b"200" not in received, f"HTTP in clear at the TLS port: closed, {len(received)} bytes of an alert")


def renewal(checks, server, files, folder, first):
    anyone = serving.trusting()
    checks.check(served(server.port, anyone)[0] == first.der, "the first certificate is served")
    # A connection that was open before goes on.
    kept = anyone.wrap_socket(serving.connect(server.port), server_hostname="localhost")
    second = Certificate(folder, "second")
    second.install(*files)
    begin = time.monotonic()
    while served(server.port, anyone)[0] != second.der and time.monotonic() - begin < 10:
        time.sleep(0.1)
    seconds = time.monotonic() - begin
    checks.check(seconds < RELOAD_SECONDS + 2, f"a renewed certificate is served after {seconds:.1f} s, without a restart")
    kept.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    received, _ = serving.read_all(kept, 5)
    checks.check(b" 200 " in received, "a connection that was open before goes on")
    kept.close()

    third = Certificate(folder, "third")
    broken = {
        "half a certificate": lambda: files[0].write_bytes(third.certificate.read_bytes()[:300]),
        "an empty file": lambda: files[0].write_bytes(b""),
        "half a key": lambda: files[1].write_bytes(third.key.read_bytes()[:120]) and files[0].write_bytes(
            third.certificate.read_bytes()),
        "no file": lambda: files[0].unlink(),
        "a key of another certificate": lambda: shutil.copyfile(second.certificate, files[0])
        and shutil.copyfile(third.key, files[1]),
    }
    for name, damage in broken.items():
        lines = len(server.log())
        damage()
        time.sleep(RELOAD_SECONDS * 2.5)
        try:
            same = served(server.port, anyone)[0] == second.der
        except (OSError, ssl.SSLError) as error:
            same = False
            print(f"  {type(error).__name__}: {error}")
        told = [line for line in server.log()[lines:] if " info request " not in line]
        checks.check(same, f"{name}: the old certificate is still served")
        checks.check(len(told) == 1 and " error " in told[0] and "cause=" in told[0],
                     f"  the log says {len(told)} line(s): {told[0].split(' ', 1)[1][:230] if told else ''}")
    third.install(*files)
    time.sleep(RELOAD_SECONDS * 2.5)
    checks.check(served(server.port, anyone)[0] == third.der, "good files again: they are served")
    told = [line for line in server.log() if "A renewed certificate is served" in line]
    checks.check(len(told) == 2, f"the log tells of {len(told)} renewed certificates")
    secret = third.key.read_text().splitlines()[1][:30]
    checks.check(not any(secret in line for line in server.log()), "the log holds nothing of a key")


def unfinished(checks, server, context):
    """Clients that do not finish their handshake are closed in time, and others are answered meanwhile."""
    hello = client_hello(context)
    cases = {
        "no ClientHello": (b"", False),
        "half a ClientHello": (hello[:len(hello) // 2], False),
        "a ClientHello, then nothing": (hello, False),
        "a ClientHello that drips": (hello, True),
        "a record that says it is long": (b"\x16\x03\x01\x40\x00" + b"\x01", False),
    }
    results, lock = {}, threading.Lock()

    def wait(name, start, drips):
        with serving.connect(server.port, "127.0.0.3") as connection:
            begin = time.monotonic()
            try:
                if drips:
                    # A byte now and then keeps nobody's clock from running.
                    while time.monotonic() - begin < 15:
                        connection.settimeout(0.2)
                        connection.sendall(start[:1])
                        start = start[1:] or b"\0"
                        try:
                            if not connection.recv(4096):
                                break
                        except TimeoutError:
                            pass
                    closed = time.monotonic() - begin < 15
                else:
                    connection.sendall(start)
                    closed = serving.read_all(connection, 15)[1]
            except OSError:
                closed = True
            with lock:
                results[name] = (time.monotonic() - begin, closed)

    waiting = [threading.Thread(target=wait, args=(name, *case)) for name, case in cases.items()]
    crowd = [serving.connect(server.port, f"127.0.2.{turn % 8 + 1}") for turn in range(400)]
    for thread in waiting:
        thread.start()
    begin = time.monotonic()
    status = serving.ask(server.port, context=context)[0]
    checks.check(status == 200, f"beside 400 that say nothing, a customer is answered in {time.monotonic() - begin:.2f} s")
    for thread in waiting:
        thread.join()
    for name, (seconds, closed) in results.items():
        # A second for the machine.
        checks.check(closed and seconds < HEADER_SECONDS + 1.5, f"{name}: closed after {seconds:.1f} s")
    gone = sum(serving.read_all(connection, 1)[1] for connection in crowd)
    for connection in crowd:
        connection.close()
    checks.check(gone == len(crowd), f"{gone} of {len(crowd)} that said nothing were closed")


def client_hello(context):
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    try:
        context.wrap_bio(incoming, outgoing, server_hostname="localhost").do_handshake()
    except ssl.SSLWantReadError:
        pass
    return outgoing.read()


def bad_start(checks, binary, folder):
    """A server whose files do not fit does not start, and says which."""
    one, other = Certificate(folder, "one"), Certificate(folder, "other")
    half = folder / "half.key"
    half.write_bytes(one.key.read_bytes()[:120])
    secret = one.key.read_text().splitlines()[1][:30]
    for name, certificate, key in (("a key of another certificate", one.certificate, other.key),
                                   ("no certificate", folder / "nowhere.pem", one.key), ("half a key", one.certificate, half)):
        run = subprocess.run(
            [binary, "--demo", "--port", "0", "--state", serving.sample_state(binary)], cwd=serving.PROJECT, timeout=20,
            capture_output=True, text=True,
            env={"PATH": "/usr/bin:/bin", "LIBRI_SERVER_TLS_CERTIFICATE": str(certificate), "LIBRI_SERVER_TLS_KEY": str(key)})
        said = " ".join(run.stderr.split())
        checks.check(run.returncode == 78 and "server.tls: " in said and str(key) in said and secret not in said,
                     f"{name} at the start: exit code {run.returncode}, {said[said.find('server.tls'):][:60]}…")


def main():
    binary = sys.argv[1]
    serving.many_files()
    checks = serving.Checks()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        first = Certificate(folder, "first")
        files = (folder / "server.pem", folder / "server.key")
        first.install(*files)
        environment = {
            "LIBRI_SERVER_TLS_CERTIFICATE": str(files[0]), "LIBRI_SERVER_TLS_KEY": str(files[1]),
            "LIBRI_SERVER_TLS_RELOAD_SECONDS": str(RELOAD_SECONDS), **serving.limits(header_seconds=HEADER_SECONDS)}
        with serving.Server(binary, environment) as server:
            checks.check(server.address.startswith("https://"), "the address line says https")
            versions(checks, server, first)
            clear_text(checks, server)
            unfinished(checks, server, serving.trusting(first.certificate))
            renewal(checks, server, files, folder, first)
            bad = serving.unexplained(server.log())
            checks.check(not bad, f"the log holds no failure without its cause {bad[:3] or ''}")
            code = server.stop()
            checks.check(code == 0, f"told to stop, it ends with {code}")
        bad_start(checks, binary, folder)
    checks.finish()


if __name__ == "__main__":
    main()
