"""Replies that no honest server sends: code in every field, addresses that are traps, shapes and streams that are none.

Whatever runs calls `canary`, or fetches an address with `canary` in it; both must stay silent.
"""

import itertools
import json

from stand_in import Answer, event, events, reply, streamed, whole

# Text that is code somewhere.
CODE = [
    "<script>canary(1)</script>", "<SCRIPT SRC=//{host}/canary.js></SCRIPT>", "<img src=x onerror=canary(1)>",
    "<img src=//{host}/canary.png>", "<svg onload=canary(1)>", "<svg><script>canary(1)</script></svg>",
    "<svg/onload=canary(1)//", "<svg><animate onbegin=canary(1) attributeName=x dur=1s>", "<body onload=canary(1)>",
    "<iframe srcdoc='<script>parent.canary(1)</script>'></iframe>", "<iframe src=javascript:parent.canary(1)>",
    "<object data=//{host}/canary.swf></object>", "<embed src=//{host}/canary>",
    "<link rel=stylesheet href=//{host}/canary.css>", "<link rel=prefetch href=//{host}/canary>",
    "<style>@import '//{host}/canary.css';</style>", "<style>*{{background:url(//{host}/canary.png)}}</style>",
    "<base href=//{host}/canary/>", "<meta http-equiv=refresh content='0;url=//{host}/canary'>",
    "<form action=//{host}/canary><button>Payer</button></form>", "<input autofocus onfocus=canary(1)>",
    "<details open ontoggle=canary(1)>x</details>", "<video><source onerror=canary(1)>",
    "<audio src=x onerror=canary(1)>", "<marquee onstart=canary(1)>x</marquee>",
    "<a href=javascript:canary(1)>cliquez</a>", "<math><mtext><table><mglyph><style><img src=x onerror=canary(1)>",
    "<noscript><p title='</noscript><img src=x " "onerror=canary(1)>'>",
    "<template><script>canary(1)</script></template>", "<x contenteditable onblur=canary(1)>x",
    "</textarea><script>canary(1)</script>", "</script><script>canary(1)</script>", "--><script>canary(1)</script>",
    "]]><script>canary(1)</script>", "\"><script>canary(1)</script>", "' onmouseover='canary(1)",
    "\" autofocus onfocus=\"canary(1)", "`-canary(1)-`", "${{canary(1)}}",
    "{{{{constructor.constructor('canary(1)')()}}}}", "{{% raw %}}canary(1)", "%3Cscript%3Ecanary(1)%3C/script%3E",
    "&lt;script&gt;canary(1)&lt;/script&gt;", "&#60;script&#62;canary(1)",
    "\\u003cscript\\u003ecanary(1)\\u003c/script\\u003e", "<scr\u0000ipt>canary(1)</scr\u0000ipt>",
    "＜script＞canary(1)＜/script＞", "+ADw-script+AD4-canary(1)+ADw-/script+AD4-", "<script\u2028>canary(1)</script>",
    "<div slot=x is=x-y part=z id=title>x</div>", "[cliquez](javascript:canary(1))", "![x](//{host}/canary.png)",
    "[x]: javascript:canary(1)\n[x]", "<javascript:canary(1)>", "```html\n<script>canary(1)</script>\n```",
    "|a|b|\n|-|-|\n|<img src=x onerror=canary(1)>|x|", "javascript:canary(1)",
    "data:text/html,<script>canary(1)</script>", "@import url(//{host}/canary.css);", "expression(canary(1))",
    "-moz-binding:url(//{host}/canary.xml#x)", "constructor", "__proto__", "toString", "hasOwnProperty",
    "\u001b]8;;http://{host}/canary\u0007x\u001b]8;;\u0007",
]

# Text that breaks drawing.
DRAWING = [
    "\u202eCommande annulée\u202c", "\u202etxt.exe", "\u2066\u2067\u2068\u2069" * 50, "\u200b" * 5000,
    "\u200d\ufeff\u2060\u00ad" * 500, "a" * 10_000, "W" * 2_000, "—" * 3_000, "é" * 10_000, "Z̷̢̛͇" * 500,
    "\u0300" * 2_000, "👨\u200d👩\u200d👧\u200d👦" * 800, "𝕊" * 3_000, "\n" * 5_000, " " * 10_000, "\t" * 2_000, "\r" * 100,
    "\u2028\u2029" * 100, "- " * 3_000, "\n".join("  " * depth + "- x" for depth in range(300)),
    "\n".join(f"{number}. x" for number in range(500)), "- a\n1. b\n- c\n2) d\n" * 50, "*" * 10_000, "(" * 10_000,
    "1" * 10_000, "#" * 7 + " titre", "> " * 1_000, "\ud800", "\udc00x", "\u0000\u0001\u0008\u001f\u007f\u009f",
    "\ufffe\uffff", "مرحبا " * 300, "שלום " * 300, "漢" * 5_000, "ก็็็็็็็็็็็็็็็็็็็็" * 100, "ﷺ" * 500, "﷽" * 300,
]

# Addresses that are traps, for every field that becomes a link.
ADDRESSES = [
    "javascript:canary(1)", "JaVaScRiPt:canary(1)", " javascript:canary(1)", "java\nscript:canary(1)",
    "java\tscript:canary(1)", "\u0001javascript:canary(1)", "javascript&colon;canary(1)",
    "javascript://{host}/%0acanary(1)", "vbscript:canary(1)", "data:text/html,<script>canary(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5jYW5hcnkoMSk8L3NjcmlwdD4=", "blob:http://x/y", "filesystem:http://x/y",
    "file:///etc/passwd", "about:blank", "view-source:http://{host}/", "intent://x#Intent;end", "sms:+33",
    "ftp://{host}/canary", "ws://{host}/canary", "//{host}/canary", "/canary", "canary", "?canary", "#canary", "", " ",
    ":", "http:", "http://", "https:////x", "http://[", "http://[::1", "http://a b/",
    "http://{host}\\@www.coollibri.com/", "https://user:pw@{host}/", "https://www.coollibri.com@{host}/",
    "https://www.coollibri.com%2F@{host}/", "https://сoollibri.example/", "https://coollibrı.com/",
    "https://www.coollibri.com.{host}/", "https://xn--oollibri-w4g.example/", "https://①②⑦.⓪.⓪.①/",
    "https://2130706433/", "https://0x7f.1/", "https://x\u202emoc.irbillooc/", "https://www.coollibri.com/\u202e\u2066",
    "https://" + "a" * 5_000 + ".example/", "https://x.example/" + "a" * 10_000,
    "https://x.example/\"onmouseover=canary(1) x=\"", "https://x.example/'><script>canary(1)",
    "mailto:x@y?bcc=z@w&body=<script>", "x@y?bcc=z@w", "\"><script>canary(1)</script>@x.example",
    "x@y.example\r\nBcc: z@w", "tel:+33;phone-context=javascript:canary(1)", "tel:*%2306%23",
    "05 00<script>canary(1)</script>", "*#06#", "jar:http://x!/y", "chrome://settings", "resource://x",
    "ms-word:ofe|u|http://{host}/canary",
]

# Values of the wrong type, for every field.
VALUES = [None, True, False, 0, -1, 1e308, [], {}, [[]], [None], [{}], {"text": "x"}, {"toString": "x"},
          {"__proto__": {"x": 1}}, {"length": 9}, ["x"] * 300, {"then": "x"}]

GOOD = "Réponse lue."


def parts(value, address):
    """Every part there is, with this value in each of its fields and this address in each that becomes a link."""
    step = {"on": value, "status": value, "statusText": value}
    order = {"orderNumber": value, "customer": value, "product": value, "quantity": value, "orderedOn": value, "shipsBy": value,
             "status": value, "statusText": value, "late": value, "explanation": value,
             "price": {"amount": value, "currency": value},
             "parcel": {"carrier": value, "trackingNumber": value, "url": address}, "history": [step, step],
             "details": [{"name": value, "label": value, "value": value, "text": value}]}
    citation = {"title": value, "url": address, "document": value, "excerpt": value}
    untitled = {"url": address, "document": address}
    return [
        {"kind": "answer", "text": value, "made": value, "confidence": value, "citations": [citation, untitled]},
        {"kind": "order", "text": value, "order": order},
        {"kind": "order", "text": value, "order": {**order, "status": "shipped", "orderedOn": "2025-10-20"}},
        {"kind": "handoff", "text": value, "contact": {"email": address, "phone": address, "url": address, "hours": value}},
        {"kind": "message", "text": value, "topic": value},
        {"kind": value, "text": value},
        {"kind": "orderForm", "text": value, "needs": ["surname", value], "orderNumber": value},
    ]


def full(value, address="https://www.coollibri.example/aide"):
    return reply(*parts(value, address), text=value, notice=value, suggestions=[value, value], language=value,
                 intents=[value])


def content(host):
    """Cases as (name, answer, the text that must be seen or None). Half of the replies are streamed."""
    ways = itertools.cycle((streamed, whole))
    for text in CODE:
        text = text.format(host=host) if "{" in text else text
        yield f"code {text[:40]!r}", next(ways)(full(text, text)), None
    for text in DRAWING:
        yield f"drawing {text[:12]!r} of {len(text)}", next(ways)(full(text, text)), None
    for address in ADDRESSES:
        address = address.replace("{host}", host)
        yield f"address {address[:50]!r}", next(ways)(full("Un titre", address)), None
    for value in VALUES:
        yield f"value {json.dumps(value)[:30]}", next(ways)(full(value, value)), None
        yield f"list {json.dumps(value)[:30]}", whole({**reply(), "parts": value, "suggestions": value}), None
        yield f"reply {json.dumps(value)[:30]}", whole(value), None


def shapes(host):
    """JSON that is none, or not that of a reply."""
    good = reply()
    for name in list(good):
        yield f"without {name}", whole({key: value for key, value in good.items() if key != name}), None
    for name in parts("x", "x")[1]["order"]:
        order = {key: value for key, value in parts("x", "x")[1]["order"].items() if key != name}
        yield f"order without {name}", streamed(reply({"kind": "order", "text": "x", "order": order})), None
    for text in ("", " ", "{", "[", "nul", "undefined", "NaN", "<!doctype html><script>canary(1)</script>", '{"parts":[{"kind":',
                 '\ufeff{}', "'x'", '{"a":1,}', '{"parts":[]}{"parts":[]}', ")]}',\n{}", "while(1);{}", '"x"', "\0", "{}\0"):
        yield f"body {text[:20]!r}", whole(text), None
    yield "invalid UTF-8", whole(b'{"text":"\xff\xfe\xc0\x80","parts":[{"kind":"message","text":"\xed\xa0\x80"}]}'), None
    yield "10,000 parts", whole(reply(*[{"kind": "message", "text": "x"}] * 10_000)), None
    yield "1,000 citations", streamed(reply({"kind": "answer", "text": "x", "citations": [
        {"title": f"t{number}", "url": f"https://x.example/{number}"} for number in range(1_000)]})), None
    yield "1,000 suggestions", whole(reply(suggestions=[f"s{number}" for number in range(1_000)])), None
    yield "1,000 steps", whole(reply({"kind": "order", "text": "x", "order": {"status": "shipped", "history": [
        {"on": "2025-10-20", "status": "received", "statusText": str(number)} for number in range(1_000)]}})), None
    yield "nested 5,000 deep", whole('{"parts":' + "[" * 5_000 + "]" * 5_000 + "}"), None
    yield "a token of 100 KB", whole(reply(conversation="v2." + "x" * 100_000)), GOOD
    yield "a prototype", whole('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"parts":[{"kind":"message",'
                               '"text":"x","__proto__":{"polluted":1}}]}'), None
    yield "5 MB in one text", whole(reply({"kind": "message", "text": "mot " * 1_250_000})), None
    yield "5 MB in one word", streamed(reply({"kind": "message", "text": "x" * 5_000_000}), cut=100_000), None
    yield "HTML instead of JSON", Answer([b"<script>canary(1)</script>"], "text/html"), None
    yield "a script instead of JSON", Answer([b"canary(1)"], "text/javascript"), None
    for status in (204, 205, 400, 401, 403, 404, 418, 500, 502, 504):
        yield f"status {status}", whole(reply(), status=status), None
    for status in (301, 302, 303, 307, 308):
        yield f"redirect {status}", whole("", status=status, headers={"Location": f"http://{host}/canary"}), None


def wires():
    """Streams as they may arrive."""
    good = b"".join(events(reply({"kind": "message", "text": "Réponse lue. 😀 Très bien."})))
    bytes_of = [good[at:at + 1] for at in range(len(good))]
    done = event("done", reply())
    yield "every byte by itself", Answer(bytes_of, pause=0.0005), GOOD
    for name, end in (("CR LF", b"\r\n"), ("CR", b"\r"), ("CR CR LF", b"\r\r\n"), ("LF CR", b"\n\r")):
        # The standard knows CR alone as well, but nobody sends it; the last two are ends of lines nowhere.
        yield name, Answer([good.replace(b"\n", end)]), GOOD if end == b"\r\n" else None
    crlf = good.replace(b"\n", b"\r\n")
    yield "CR and LF apart", Answer([crlf[at:at + 1] for at in range(len(crlf))], pause=0.0005), GOOD
    yield "mixed ends", Answer([good.replace(b"\n", b"\r\n", 3).replace(b"\n\n", b"\r\r")]), None
    yield "a byte order mark", Answer([b"\xef\xbb\xbf" + good]), GOOD
    yield "no space after the colon", Answer([good.replace(b"data: ", b"data:").replace(b"event: ", b"event:")]), GOOD
    yield "comments everywhere", Answer([good.replace(b"event:", b": x\n:\n:event: done\nevent:")]), GOOD
    yield "other fields", Answer([good.replace(b"data:", b"id: 1\nretry: 1\nfoo: bar\nbaz\ndata:")]), GOOD
    yield "data on several lines", Answer([good.replace(b', "', b',\ndata: "')]), GOOD
    yield "unknown events", Answer([event("alien", {"x": 1}), event("", "x"), event("message", "<script>"), good]), GOOD
    yield "events without data", Answer([b"event: done\n\n", b"event: part\n\n", b"\n\n\n", good]), GOOD
    yield "done twice", Answer([good, done]), GOOD
    yield "events after done", Answer([good, event("delta", {"index": 0, "text": "<script>"}), event("error", {}), good]), GOOD
    yield "error after done", Answer([good, event("error", {"problem": {"status": 500}})]), GOOD
    yield "done alone", Answer([done]), GOOD
    yield "no done", Answer(list(events(reply()))[:-1]), None
    yield "no last line", Answer([good[:-2]]), None
    yield "nothing", Answer([]), None
    yield "comments alone", Answer([b": x\n\n"] * 50), None
    yield "error", Answer([event("error", {"problem": {"title": "<b>x", "detail": "<script>canary(1)</script>", "status": 500}})]), None
    for value in ("{}", "null", "[]", '"x"', '{"problem":null}', '{"problem":{"status":"429"}}', "{", ""):
        yield f"error {value}", Answer([event("error", value)]), None
    for value in ("{}", "null", "[]", "1", '"x"', "{", '{"parts":null}', '{"parts":[null]}', '{"parts":[[]]}'):
        yield f"done {value}", Answer([event("understood", {"language": "fr"}), event("done", value)]), None
    for index in ("-1", "1e9", "1.5", '"0"', "null", "true", "[]", "{}", '"__proto__"', '"constructor"', '"length"', "4294967295"):
        yield f"index {index}", Answer([
            event("part", f'{{"index":{index},"part":{{"kind":"message","text":"<script>"}}}}'),
            event("delta", f'{{"index":{index},"text":"<img src=x onerror=canary(1)>"}}'), done]), GOOD
    for value in ("null", "{", "[]", '{"index":0}', '{"index":0,"part":null}', '{"index":0,"part":[]}', '{"index":0,"part":"x"}'):
        yield f"part {value}", Answer([event("part", value), event("delta", {"index": 0, "text": "x"}), done]), None
    for value in ("null", "1", "{}", "[]", "true", '{"x":1}'):
        yield f"delta of {value}", Answer([event("part", {"index": 0, "part": {"kind": "message", "text": ""}}),
                                           event("delta", f'{{"index":0,"text":{value}}}'), done]), GOOD
    yield "delta before its part", Answer([event("delta", {"index": 0, "text": "x"}), good]), GOOD
    yield "parts in the wrong order", Answer([event("part", {"index": 5, "part": {"kind": "message", "text": "x"}}), good]), GOOD
    yield "done differs", Answer([event("part", {"index": 0, "part": {"kind": "message", "text": "Faux."}}), done]), GOOD
    yield "invalid UTF-8 in a delta", Answer([b'event: delta\ndata: {"index":0,"text":"\xff\xc0"}\n\n', good]), GOOD
    yield "NUL between events", Answer([b"\0\n\n", good]), GOOD
    yield "a line of 1 MB", Answer([b": " + b"x" * 1_000_000 + b"\n\n", good]), GOOD
    yield "10,000 deltas", Answer(
        [event("part", {"index": 0, "part": {"kind": "message", "text": ""}})]
        + [b"".join([event("delta", {"index": 0, "text": "mot "})] * 100)] * 100 + [done]), GOOD
    yield "the type in capitals", Answer([good], "Text/Event-Stream; Charset=UTF-8"), GOOD
    yield "another charset", Answer([good], "text/event-stream; charset=iso-8859-1"), GOOD
    yield "events called JSON", Answer([good], "application/json"), None
    yield "JSON called events", Answer([json.dumps(reply()).encode()]), None
    yield "no type", Answer([good], kind=None), None
