"""Hostile bytes for test_abuse.py: HTTP that is none, HTTP that two readers may read differently, and JSON that is none."""

SMUGGLED = b"GET /openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n"
BODY = b'{"message":"Bonjour"}'


def post(headers, body=BODY, path=b"/api/chat", version=b"HTTP/1.1"):
    return b"POST " + path + b" " + version + b"\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers \
        + b"\r\n" + body


def get(line, headers=b"Host: localhost\r\n"):
    return line + b"\r\n" + headers + b"\r\n"


LENGTH = b"Content-Length: 21\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"
ONE_CHUNK = b"15\r\n" + BODY + b"\r\n0\r\n\r\n"

# What may be answered besides 4xx or nothing: a reader that is lenient where RFC 9112 lets it be.
GOOD = True

HTTP = [
    # Two lengths: whoever stands in front may believe the other one (RFC 9112, 11.2).
    ("length and chunks", post(b"Content-Length: 6\r\n" + CHUNKED, b"0\r\n\r\n" + SMUGGLED), None),
    ("chunks and length", post(CHUNKED + b"Content-Length: 6\r\n", b"0\r\n\r\n" + SMUGGLED), None),
    ("length of everything, and chunks", post(
        CHUNKED + b"Content-Length: %d\r\n" % (5 + len(SMUGGLED)), b"0\r\n\r\n" + SMUGGLED), None),
    ("two different lengths", post(b"Content-Length: 0\r\n" + LENGTH), None),
    ("two lengths in one field", post(b"Content-Length: 21, 0\r\n"), None),
    ("the same length twice", post(LENGTH + LENGTH), GOOD),
    ("chunked twice", post(CHUNKED + CHUNKED, ONE_CHUNK), GOOD),
    ("chunked, then identity", post(b"Transfer-Encoding: chunked, identity\r\n", ONE_CHUNK), None),
    ("identity", post(b"Transfer-Encoding: identity\r\n" + LENGTH), None),
    ("xchunked", post(b"Transfer-Encoding: xchunked\r\n" + LENGTH, BODY + SMUGGLED), None),
    ("a space before the colon", post(b"Transfer-Encoding : chunked\r\n" + LENGTH, ONE_CHUNK), None),
    ("a tab before the value", post(b"Transfer-Encoding:\tchunked\r\n", ONE_CHUNK), GOOD),
    ("a vertical tab before the value", post(b"Transfer-Encoding:\x0bchunked\r\n" + LENGTH, ONE_CHUNK), None),
    ("a folded field", post(b"Transfer-Encoding:\r\n chunked\r\n" + LENGTH, ONE_CHUNK), None),
    ("chunks in HTTP/1.0", post(CHUNKED + LENGTH, ONE_CHUNK, version=b"HTTP/1.0"), None),
    ("a length with a plus", post(b"Content-Length: +21\r\n"), None),
    ("a negative length", post(b"Content-Length: -1\r\n"), None),
    ("a length in hexadecimal", post(b"Content-Length: 0x15\r\n"), None),
    ("a length that overflows", post(b"Content-Length: 18446744073709551637\r\n"), None),
    ("a length with a space in it", post(b"Content-Length: 2 1\r\n"), None),
    ("an empty length", post(b"Content-Length: \r\n"), None),
    # Chunks.
    ("a chunk size that overflows", post(CHUNKED, b"FFFFFFFFFFFFFFFF5\r\n" + BODY), None),
    ("the largest chunk size", post(CHUNKED, b"FFFFFFFFFFFFFFFF\r\n" + BODY), None),
    ("a negative chunk size", post(CHUNKED, b"-1\r\n" + BODY), None),
    ("a chunk size that is none", post(CHUNKED, b"zz\r\n" + BODY), None),
    ("a chunk size 0x15", post(CHUNKED, b"0x15\r\n" + BODY + b"\r\n0\r\n\r\n"), None),
    ("a chunk longer than said", post(CHUNKED, b"5\r\n" + BODY + b"\r\n0\r\n\r\n"), None),
    ("a chunk extension of 100 KB", post(CHUNKED, b"15;" + b"x" * 100_000 + b"\r\n" + BODY + b"\r\n0\r\n\r\n"), GOOD),
    ("chunk extensions with a bare LF", post(CHUNKED, b"15;a\n" + BODY + b"\r\n0\r\n\r\n"), None),
    ("trailers of 100 KB", post(CHUNKED, ONE_CHUNK[:-2] + b"".join(
        b"X-%d: y\r\n" % turn for turn in range(12_000)) + b"\r\n"), None),
    ("forbidden trailers", post(CHUNKED, ONE_CHUNK[:-2] + b"Content-Length: 5\r\nHost: evil.example\r\n\r\n"), GOOD),
    # Lines.
    ("bare LF", get(b"GET /healthz HTTP/1.1").replace(b"\r\n", b"\n"), GOOD),
    ("bare CR", b"GET /healthz HTTP/1.1\rHost: localhost\r\r", None),
    ("a bare LF in a field", get(b"GET /healthz HTTP/1.1", b"Host: localhost\r\nX: a\nY: b\r\n"), GOOD),
    ("a bare CR in a field", get(b"GET /healthz HTTP/1.1", b"Host: localhost\r\nX: a\rY: b\r\n"), None),
    ("NUL in the path", get(b"GET /health\0z HTTP/1.1"), None),
    ("NUL in a field's value", get(b"GET /healthz HTTP/1.1", b"Host: localhost\r\nX: a\0b\r\n"), None),
    ("NUL in a field's name", get(b"GET /healthz HTTP/1.1", b"Host: localhost\r\nX\0: a\r\n"), None),
    ("a NUL alone", b"\0", None),
    ("64 KB of NUL", b"\0" * 65_536, None),
    ("a field without a colon", get(b"GET /healthz HTTP/1.1", b"Host: localhost\r\nnothing\r\n"), None),
    ("a field without a name", get(b"GET /healthz HTTP/1.1", b"Host: localhost\r\n: a\r\n"), None),
    ("a field that begins with a space", get(b"GET /healthz HTTP/1.1", b" Host: localhost\r\n"), None),
    ("a field's name in UTF-8", get(b"GET /healthz HTTP/1.1", "Host: localhost\r\nÉté: a\r\n".encode()), None),
    ("a request line of 1 MB", get(b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1"), None),
    ("a field of 1 MB", get(b"GET /healthz HTTP/1.1", b"Host: localhost\r\nX: " + b"a" * 1_000_000 + b"\r\n"), None),
    ("10,000 fields", get(b"GET /healthz HTTP/1.1", b"Host: localhost\r\n" + b"X: a\r\n" * 10_000), None),
    ("a method of 100 KB", get(b"A" * 100_000 + b" /healthz HTTP/1.1"), None),
    ("a method that nobody knows", get(b"BREW /healthz HTTP/1.1"), None),
    ("a method with a bracket", get(b"GE[T /healthz HTTP/1.1"), None),
    ("two spaces in the request line", get(b"GET  /healthz  HTTP/1.1"), GOOD),
    ("empty lines before the request", b"\r\n" * 3 + get(b"GET /healthz HTTP/1.1"), GOOD),
    ("100 KB of empty lines", b"\r\n" * 50_000, None),
    # Targets and hosts.
    # RFC 9112, 3.2 asks for 400 in HTTP/1.1. The server's health is told without, as to load balancers in HTTP/1.0; nothing
    # is chosen by that name.
    ("no Host", get(b"GET /healthz HTTP/1.1", b""), GOOD),
    ("two Hosts", get(b"GET /healthz HTTP/1.1", b"Host: localhost\r\nHost: evil.example\r\n"), GOOD),
    ("a Host that is none", get(b"GET /healthz HTTP/1.1", b"Host: a b/c@d\r\n"), GOOD),
    ("an absolute target", get(b"GET http://localhost/healthz HTTP/1.1"), GOOD),
    ("an absolute target elsewhere", get(b"GET http://evil.example/healthz HTTP/1.1"), GOOD),
    ("a file as the target", get(b"GET file:///etc/passwd HTTP/1.1"), None),
    ("no target", get(b"GET HTTP/1.1"), None),
    ("a target without a slash", get(b"GET healthz HTTP/1.1"), None),
    ("two slashes", get(b"GET //evil.example/healthz HTTP/1.1"), None),
    ("out of the folder", get(b"GET /widget/../../../../etc/passwd HTTP/1.1"), None),
    ("out of the folder, encoded", get(b"GET /widget/%2e%2e%2f%2e%2e%2fetc/passwd HTTP/1.1"), None),
    ("half an escape", get(b"GET /healthz%2 HTTP/1.1"), None),
    ("bytes that are no UTF-8", get(b"GET /\xff\xfe HTTP/1.1"), None),
    ("CONNECT", get(b"CONNECT evil.example:443 HTTP/1.1"), None),
    ("an asterisk", get(b"OPTIONS * HTTP/1.1"), None),
    ("TRACE", get(b"TRACE /healthz HTTP/1.1"), None),
    # Other protocols and versions.
    ("HTTP/0.9", b"GET /healthz\r\n\r\n", None),
    ("HTTP/9.9", get(b"GET /healthz HTTP/9.9"), None),
    ("HTTP/1.11", get(b"GET /healthz HTTP/1.11"), None),
    ("http/1.1", get(b"GET /healthz http/1.1"), None),
    ("HTTP/2 preface", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0\0\0\x04\0\0\0\0\0", None),
    ("upgrade to h2c", get(b"GET /healthz HTTP/1.1", b"Host: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                           b"Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n"), GOOD),
    ("TLS ClientHello", bytes.fromhex("16030100c5010000c10303") + bytes(range(186)), None),
    ("SSH", b"SSH-2.0-OpenSSH_9.6\r\n", None),
    ("PROXY protocol", b"PROXY TCP4 203.0.113.7 127.0.0.1 4711 80\r\n" + get(b"GET /healthz HTTP/1.1"), None),
    ("SMTP", b"EHLO localhost\r\n", None),
    # Bodies.
    ("Expect that is none", post(LENGTH + b"Expect: 200-ok\r\n"), GOOD),
    ("a compressed body", post(b"Content-Encoding: gzip\r\n" + LENGTH, b"\x1f\x8b" + b"\0" * 19), None),
    ("a GET with a body", get(b"GET /healthz HTTP/1.1", b"Host: localhost\r\nContent-Length: 5\r\n") + b"abcde", GOOD),
    ("less than said, then nothing", post(b"Content-Length: 100\r\n"), None),
]


def _message(text):
    return b'{"message":"' + text + b'"}'


# Each with the statuses that may answer it.
JSON = [
    ("nothing", b"", {400}),
    ("null", b"null", {400}),
    ("a list", b"[]", {400}),
    ("a number", b"1", {400}),
    ("half an object", b'{"message":"Bon', {400}),
    ("two objects", b'{"message":"Bonjour"}{"message":"Bonjour"}', {400}),
    ("an object and rubbish", b'{"message":"Bonjour"} x', {400}),
    ("single quotes", b"{'message':'Bonjour'}", {400}),
    ("a comment", b'{"message":"Bonjour"/*x*/}', {400}),
    ("invalid UTF-8", _message(b"\xff\xfe\xfd"), {400}),
    ("overlong UTF-8", _message(b"\xc0\xaf"), {400}),
    ("a surrogate in UTF-8", _message(b"\xed\xa0\x80"), {400}),
    ("beyond Unicode in UTF-8", _message(b"\xf4\x90\x80\x80"), {400}),
    ("UTF-16", '{"message":"Bonjour"}'.encode("utf-16"), {400}),
    ("a byte order mark", b"\xef\xbb\xbf" + BODY, {200, 400}),
    ("a lone high surrogate", _message(rb"\ud83d"), {200, 400}),
    ("a lone low surrogate", _message(rb"\ude00"), {200, 400}),
    ("surrogates the wrong way round", _message(rb"\ude00\ud83d"), {200, 400}),
    ("an escape that is none", _message(rb"\x41"), {400}),
    ("an escaped NUL", _message(rb"Bonjour\u0000"), {200, 400}),
    ("a bare NUL", _message(b"Bonjour\0"), {400}),
    ("a bare line break", _message(b"Bonjour\n"), {400}),
    ("10,000 levels, open", b'{"message":' + b"[" * 10_000, {400}),
    ("8,000 levels", b'{"message":' + b"[" * 8_000 + b"]" * 8_000 + b"}", {400}),
    ("8,000 levels in an unknown field", b'{"message":"Bonjour","x":' + b"[" * 8_000 + b"]" * 8_000 + b"}", {200, 400}),
    ("2,500 objects in each other", b'{"a":' * 2_500 + b"1" + b"}" * 2_500, {400}),
    ("the same key twice", b'{"message":"Bonjour","message":"Merci"}', {200, 400}),
    ("both forms by the same key twice", b'{"message":"Bonjour","orderForm":null,"orderForm":{}}', {200, 400}),
    ("3,000 keys", b'{"message":"Bonjour"' + b"".join(b',"%d":0' % turn for turn in range(1_600)) + b"}", {200, 400}),
    ("NaN", b'{"message":"Bonjour","x":NaN}', {400}),
    ("Infinity", b'{"message":"Bonjour","x":-Infinity}', {400}),
    ("a number as the message", b'{"message":1e400}', {400}),
    ("1e999999999", b'{"message":"Bonjour","x":1e999999999}', {200, 400}),
    ("10,000 digits", b'{"message":"Bonjour","x":' + b"9" * 10_000 + b"}", {200, 400}),
    ("10,000 digits behind the point", b'{"message":"Bonjour","x":0.' + b"9" * 10_000 + b"}", {200, 400}),
    ("a wrong kind of token", b'{"message":"Bonjour","conversation":[]}', {400}),
    ("a wrong kind of form", b'{"orderForm":"CL-401372-487531"}', {400}),
    ("the largest message", _message("é".encode() * 2_000), {200}),
    ("one character more", _message("é".encode() * 2_001), {400}),
    ("only combining marks", _message("\u0301".encode() * 2_000), {200, 400}),
    ("only emoji with joiners", _message("👩\u200d👩\u200d👧\u200d👧".encode() * 250), {200, 400}),
    ("right to left and back", _message("\u202e\u202d".encode() * 900), {200, 400}),
]
