"""What a hostile server could make the widget do: nothing. Its replies are tried on a page with a strict policy.

usage: test_hostile.py SERVER [--only WORD] [--screenshots FOLDER] [--trace]

A stand-in speaks the documented API and answers with the cases of hostile_replies.py, one message each. Nothing may
run, be asked for, be asked of the customer or be thrown; links are only such as may be; the panel keeps its form; and
the next message is answered. Then the conversation comes back from the session storage, and all of that holds again.
"""

import itertools
import json
import time

from selenium.webdriver.common.keys import Keys

import browsers
import cases
import hostile_replies
import shop
from cases import expect, expect_in
from stand_in import Answer, StandIn, event, events, reply, whole
from widget_page import WidgetPage, until

# How many messages a conversation holds until it is reloaded and then begun again.
CONVERSATION = 12

LOOK = """
const host = document.querySelector('[data-libriassist]');
const root = host.shadowRoot;
const trouble = [];
for (const node of root.querySelectorAll('*')) {
  const name = node.localName;
  if (['script', 'iframe', 'object', 'embed', 'base', 'meta', 'img', 'video', 'audio', 'style', 'frame', 'template', 'math',
       'foreignobject', 'animate', 'marquee'].includes(name)) trouble.push(`a <${name}>`);
  if (name === 'link' && node.parentNode !== root) trouble.push('a <link>');
  for (const { name: attribute, value } of node.attributes) {
    if (/^on/i.test(attribute)) trouble.push(`${name} ${attribute}=${value.slice(0, 40)}`);
    if (['src', 'srcdoc', 'action', 'formaction', 'background', 'xlink:href'].includes(attribute)) trouble.push(`${name} ${attribute}`);
  }
}
for (const link of root.querySelectorAll('a')) {
  const said = link.outerHTML.slice(0, 120);
  if (!['http:', 'https:', 'mailto:', 'tel:'].includes(link.protocol)) trouble.push(`a link to ${link.protocol}: ${said}`);
  if (!['mailto:', 'tel:'].includes(link.protocol)) {
    if (!/\\bnoopener\\b/.test(link.rel)) trouble.push(`no noopener: ${said}`);
    if (link.target !== '_blank') trouble.push(`it leaves the shop: ${said}`);
    if (/[\\u202a-\\u202e\\u2066-\\u2069]/.test(link.textContent)) trouble.push(`a link that turns its address about: ${said}`);
  }
  if (link.href === 'tel:' || link.href === 'mailto:') trouble.push(`a link to nobody: ${said}`);
  if (/^mailto:.*[?&]/.test(link.href)) trouble.push(`a mail with more than an address: ${said}`);
}
const panel = root.querySelector('.panel').getBoundingClientRect();
if (panel.width > innerWidth || panel.height > innerHeight) trouble.push(`the panel has ${panel.width}×${panel.height}`);
const log = root.querySelector('.log');
// Many marks on one letter cannot be broken: Firefox counts what they stick out, which the log cuts off.
if (log.scrollWidth > log.clientWidth + 1 && !/\\p{M}{9}/u.test(log.textContent)) trouble.push(`the log is ${log.scrollWidth} wide in ${log.clientWidth}`);
if (document.documentElement.scrollWidth > innerWidth) trouble.push('the page has grown');
if ({}.polluted !== undefined) trouble.push('a prototype was changed');
return { trouble: [...new Set(trouble)].slice(0, 5), seen: window.seen };
"""


class Hostile:
    """The cases."""

    def __init__(self, stage, stand_in):
        self.shop, self.stand_in = stage.shop, stand_in
        self.tried = 0

    def page(self, browser):
        policy = shop.strict_policy(self.stand_in.address)
        address = self.shop.page("/hostile", widget=shop.tag(self.stand_in.address), policy=policy)
        page = WidgetPage(browser, address)
        page.one(".launcher")
        page.settled = 0.15
        return page.open()

    def corpus(self, browser, corpus):
        """Tries each case, and tells of all that went wrong before it fails."""
        page = self.page(browser)
        wrong = []
        for group in in_groups(corpus, CONVERSATION):
            for name, answer, wanted in group:
                self.tried += 1
                wrong += [f"{name}: {what}" for what in self._try(page, answer, wanted)]
                page.script("for (const list of Object.values(window.seen)) if (list.length) list.length = 0;")
            page.driver.refresh()
            page.open()
            wrong += [f"restored, up to {group[-1][0]}: {what}" for what in self._look(page)]
            page = self._afresh(page)
        expect(not wrong, f"{len(wrong)} things went wrong:\n  " + "\n  ".join(wrong[:60]))
        tried, self.tried = self.tried, 0
        return f"{tried} cases"

    def _afresh(self, page):
        if page.named("nouvelle conversation"):
            page.press_named("nouvelle conversation")
        until(lambda: not page.has(".turn.customer"), "the conversation to begin again")
        return page

    def _try(self, page, answer, wanted):
        self.stand_in.answer = lambda _: answer
        wrong = []
        try:
            text = page.say("Bonjour")
            if wanted and wanted not in text:
                wrong.append(f"{wanted!r} is not in {text[:100]!r}")
        except Exception as error:
            wrong.append(f"no reply: {str(error)[:100]}")
            self.stand_in.answer = lambda _: whole(reply())
            page.driver.refresh()
            page.open()
            self._afresh(page)
        trouble = self._look(page)
        if trouble:
            # What is still drawn would be told of the next case as well.
            self._afresh(page)
        return wrong + trouble

    def _look(self, page):
        found = page.script(LOOK)
        seen = found["seen"]
        wrong = found["trouble"] + [f"{kind}: {seen[kind][:2]}" for kind in ("errors", "violations", "dialogs", "executed")
                                    if seen[kind]]
        wrong += [f"console: {text[:160]}" for level, text in page.browser.console()
                  if level == "SEVERE" and not expected(text)]
        return wrong + self._requests()

    def _requests(self):
        """The requests to where none should go."""
        ours = {("GET", "/widget/chatbot-widget.js"), ("GET", "/widget/chatbot-widget.css"), ("GET", "/healthz"),
                ("POST", "/api/chat"), ("POST", "/api/feedback"), ("POST", "/api/conversation/end")}
        odd = [f"{method} {path[:80]}" for method, path, _ in self.stand_in.asked if (method, path) not in ours]
        odd += [f"the shop's {path[:80]}" for path in self.shop.asked if path not in ("/hostile", "/watch.js", "/favicon.ico")]
        self.stand_in.asked.clear()
        self.shop.asked.clear()
        return odd

    def nowhere_else(self, browser):
        """All that the browser asked for during the whole corpus, whether it was answered or not."""
        addresses = set()
        for entry in browser.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                addresses.add(message["params"]["request"]["url"])
        allowed = (self.stand_in.address, self.shop.origin, "data:,", "chrome:", "about:")
        elsewhere = [address[:120] for address in addresses if not address.startswith(allowed)]
        expect(not elsewhere, f"requests went to {elsewhere[:10]}")
        expect(not any("canary" in address for address in addresses), "the canary was fetched")
        return f"{len(addresses)} addresses, none elsewhere"

    def the_canary_can_sing(self, browser):
        """What the other cases look for is seen where it is there: otherwise silence would mean nothing."""
        page = self.page(browser)
        page.script("""
            canary(1);
            alert(1);
            const root = document.querySelector('[data-libriassist]').shadowRoot;
            const link = root.querySelector('.log').appendChild(document.createElement('a'));
            link.setAttribute('href', 'javascript:canary(2)');
            try { link.setAttribute('onclick', 'canary(3)'); } catch { /* Trusted Types */ }
            try { link.innerHTML = '<b>x</b>'; } catch { /* Trusted Types */ }
            fetch('/canary').catch(() => null);""")
        wrong = " ".join(until(lambda: len(found := self._look(page)) > 5 and found, "everything to be noticed"))
        expect_in(wrong, "executed", "dialogs", "a link to javascript:", "violations", "noopener")

    # What needs a closer look.

    def look_alike_hosts(self, browser):
        """A link shows where it leads when its title pretends something else."""
        page = self.page(browser)
        for address, host in (("https://сoollibri.example/", "xn--"), ("https://www.coollibri.com@evil.example/", "evil.example"),
                              ("https://www.coollibri.com.evil.example/", "coollibri.com.evil.example"),
                              ("https://2130706433/", "127.0.0.1")):
            citation = {"title": "www.coollibri.com", "url": address, "document": "x", "excerpt": "x"}
            self.stand_in.answer = lambda _, citation=citation: whole(
                reply({"kind": "answer", "text": "Voici.", "citations": [citation]}))
            page.say("Bonjour")
            shown = page.script("""
                const turns = document.querySelector('[data-libriassist]').shadowRoot.querySelectorAll('.turn.assistant');
                const link = turns[turns.length - 1].querySelector('.sources a');
                return link ? link.innerText : '';""")
            expect(not shown or host in shown, f"{address} is shown as {shown!r}")

    def endless_stream(self, browser):
        """Deltas without end, as fast as they can be sent: the page stays at hand and the widget lets go of it."""
        page = self.page(browser)
        page.script("""
            window.longest = 0;
            let last = performance.now();
            setInterval(() => { longest = Math.max(longest, performance.now() - last); last = performance.now(); }, 20);""")
        piece = event("delta", {"index": 0, "text": "mot " * 250}) * 20
        begin = [event("understood", {"language": "fr"}), event("part", {"index": 0, "part": {"kind": "message", "text": ""}})]
        self.stand_in.answer = lambda _: Answer(itertools.chain(begin, itertools.repeat(piece)))
        left = self.stand_in.left
        page.type("Bonjour" + Keys.ENTER)
        until(lambda: self.stand_in.left > left, "the widget to let go of an endless stream", patience=60)
        self.stand_in.answer = lambda _: whole(reply())
        longest = page.script("return Math.round(longest)")
        self._afresh(page)
        expect_in(page.say("Bonjour"), hostile_replies.GOOD)
        expect(longest < 1_000, f"the page was blocked for {longest} ms")
        return f"the page was blocked for {longest} ms at most"

    def endless_heartbeats(self, browser):
        """A stream that only says that it is alive: the customer can begin again."""
        page = self.page(browser)
        first = next(events(reply()))
        self.stand_in.answer = lambda _: Answer(itertools.chain([first], itertools.repeat(b": still here\n\n")), pause=0.1)
        page.type("Bonjour" + Keys.ENTER)
        time.sleep(2)
        left = self.stand_in.left
        self._afresh(page)
        until(lambda: self.stand_in.left > left, "the request to be given up")
        self.stand_in.answer = lambda _: whole(reply())
        expect_in(page.say("Bonjour"), hostile_replies.GOOD)

    def stored_state(self, browser):
        """What another script put into the session storage is either sound or dropped."""
        page = self.page(browser)
        self.stand_in.answer = lambda _: whole(hostile_replies.full("Un titre"))
        page.say("Bonjour")
        key, sound = page.script("const key = Object.keys(sessionStorage)[0]; return [key, sessionStorage.getItem(key)];")
        code = "<img src=x onerror=canary(1)>"
        for text in ("", "{", "null", "[]", "1", '"x"', "{}", sound.replace("Un titre", code), sound.replace('"fr"', "9"),
                     sound.replace("https://www.coollibri.example", "javascript:canary(1);"), sound.replace("[", "{").replace("]", "}"),
                     sound[:-20], sound.replace('"text"', '"txet"'), json.dumps({name: None for name in json.loads(sound)}),
                     json.dumps({name: {"x": []} for name in json.loads(sound)}), sound.replace("message", "constructor"),
                     json.dumps({**json.loads(sound), "turns": [None, 1, {"from": "alien"}, {"from": "assistant", "reply": 1}]})):
            page.script("sessionStorage.setItem(arguments[0], arguments[1])", key, text)
            page.driver.refresh()
            page.open()
            wrong = self._look(page)
            expect(not wrong, f"with {text[:60]!r} stored: {wrong}")
        self.stand_in.answer = lambda _: whole(reply())
        expect_in(page.say("Bonjour"), hostile_replies.GOOD)

    def hostile_options(self, browser):
        """The shop's own options are text as well."""
        code = "<img src=x onerror=canary(1)><script>canary(1)</script>"
        widget = shop.tag(self.stand_in.address, greeting=code, consent=code, privacy_url="javascript:canary(1)",
                          suggestions=[code], primary_color="red;background:url(//x/canary)", position=code, language=code,
                          texts={"title": code}, theme={"font": "x;} * {background:url(//x/canary)}"}, z_index="1e9;", open=True)
        address = self.shop.page("/hostile", widget=widget, policy=shop.strict_policy(self.stand_in.address))
        page = WidgetPage(browser, address)
        page.one(".panel")
        wrong = self._look(page)
        expect(not wrong, f"{wrong}")


def in_groups(corpus, size):
    iterator = iter(corpus)
    return iter(lambda: list(itertools.islice(iterator, size)), [])


def expected(text):
    """A failed request is told by the browser itself, whoever looks after it, and its likely causes by the widget."""
    told = ("Failed to load resource", "net::ERR", "blocked by CORS policy", "redirects or refuses this page", "is not the API")
    return any(words in text for words in told)


def main():
    options = cases.arguments(__doc__)
    runner = cases.Runner(options)
    with shop.Stage(options.server) as stage, StandIn(stage.server, stage.shop.origin) as stand_in:
        hostile = Hostile(stage, stand_in)
        host = stand_in.address.split("/")[2]
        for browser_type in (browsers.Chromium, browsers.Firefox):
            with browser_type() as browser:
                runner.run(browser, hostile.the_canary_can_sing)
                runner.run(browser, hostile.corpus, hostile_replies.content(host), title="hostile content")
                runner.run(browser, hostile.corpus, hostile_replies.wires(), title="hostile streams")
                if browser.name == browsers.CHROMIUM:
                    runner.run(browser, hostile.corpus, hostile_replies.shapes(host), title="hostile shapes")
                    runner.run(browser, hostile.nowhere_else)
                for case in (hostile.look_alike_hosts, hostile.endless_stream, hostile.endless_heartbeats, hostile.stored_state,
                             hostile.hostile_options):
                    runner.run(browser, case)
    runner.finish()


if __name__ == "__main__":
    main()
