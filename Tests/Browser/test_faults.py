"""What customers see when something breaks: the server, the network, the page's policy, the installation.

usage: test_faults.py SERVER [--only WORD] [--screenshots FOLDER] [--trace]

Nothing that a customer wrote may be lost, whatever broke is said in plain words, and a retry carries the same
`messageId`. Mistakes of the installation are told in the console, with what to do about them.
"""

import itertools
import json
import threading
import time

from selenium.webdriver.common.keys import Keys

import browsers
import cases
import shop
from cases import expect, expect_in
from stand_in import Answer, StandIn, events, reply, whole
from test_accessibility import network
from widget_page import WidgetPage, until

RETRY, NEW = "réessayer|renvoyer", "nouvelle conversation"
# The bodies of all messages that the page sends.
SENT = """
window.sent = [];
const send = window.fetch;
window.fetch = (url, options) => {
  if (String(url).endsWith('/chat')) sent.push(options.body);
  return send(url, options);
};
"""
GOOD = "Réponse lue."


class Faults:
    """The cases."""

    def __init__(self, stage, stand_in):
        self.stage, self.shop, self.stand_in = stage, stage.shop, stand_in

    def page(self, browser, address=None, **options):
        browser.before_load(SENT)
        widget = shop.inline(address or self.stage.address, **options)
        page = WidgetPage(browser, self.shop.page("/", widget=widget))
        page.one(".launcher")
        return page.open()

    # The server.

    def killed_in_the_middle(self, browser):
        """The first part is there, the order waits for its database: then the server is gone."""
        page = self.page(browser)
        with self.stage.server.held_orders():
            page.type(shop.serving.TWO_PARTS["message"] + "\n")
            until(lambda: any("jours ouvrés" in text for _, text, _ in page.turns()), "the first part")
            self.stage.server.kill()
            until(page.problems, "the problem to be told")
        self.stage.server.start_again()
        text = self._retry(page)
        expect_in(text, "jours ouvrés", "M. RAMI")
        self._same_message(page)
        expect(len([turn for turn in page.turns() if turn[0] == "customer"]) == 1, "the message is there twice")

    def restarted_between(self, browser):
        page = self.page(browser)
        expect_in(page.say(f"{shop.SURNAME} {shop.ORDER}"), "M. RAMI")
        self.stage.server.stop()
        self.stage.server.start_again()
        expect_in(page.say("Quand sera-t-elle expédiée ?"), "28/10/2025")

    def down(self, browser):
        page = self.page(browser)
        self.stage.server.kill()
        browser.console()
        expect_in(page.say("Quels formats proposez-vous ?").lower(), "réessay")
        told = self._told(browser, "LibriAssist")
        expect_in(told, self.stage.address.rstrip("/"))
        self.stage.server.start_again()
        expect_in(self._retry(page), "plusieurs formats")
        self._same_message(page)

    def refusals(self, browser, status, headers):
        """A status and its problem; the same message is answered when it is sent again."""
        page = self.page(browser, self.stand_in.address)
        self.stand_in.answer = lambda _: whole({"title": "x", "detail": "Texte du serveur", "status": status}, status=status,
                                               headers=headers)
        said = page.say("Bonjour")
        expect(page.problems(), f"status {status} is shown as {said!r}")
        expect("Texte du serveur" not in said, "the server's own words are shown")
        self.stand_in.answer = lambda _: whole(reply())
        expect_in(self._retry(page), GOOD)
        self._same_message(page)
        return said.split("\n")[0]

    def error_event(self, browser):
        page = self.page(browser, self.stand_in.address)
        begin = list(events(reply({"kind": "message", "text": "Le début d’une réponse"})))[:-1]
        end = b'event: error\ndata: {"problem":{"status":500,"title":"Internal error","detail":"Texte du serveur"}}\n\n'
        self.stand_in.answer = lambda _: Answer([*begin, end])
        page.say("Bonjour")
        expect(page.problems(), "the problem is not told")
        expect("Texte du serveur" not in page.value(".log", "innerText"), "the server's own words are shown")
        self.stand_in.answer = lambda _: whole(reply())
        expect_in(self._retry(page), GOOD)
        expect("Le début" not in page.value(".log", "innerText"), "half a reply is left")

    # The network.

    def offline(self, browser):
        page = self.page(browser)
        network(browser, offline=True)
        said = page.say("Quels formats proposez-vous ?")
        expect(page.problems(), f"being offline is shown as {said!r}")
        network(browser, offline=False)
        until(lambda: any("plusieurs formats" in text for text in page.replies()), "the message to go by itself")
        self._same_message(page)
        return said.split("\n")[0]

    def cut_in_the_middle(self, browser):
        page = self.page(browser, self.stand_in.address)
        begin = list(events(reply({"kind": "message", "text": "Le début d’une réponse assez longue"}), cut=12))[:3]
        cut = threading.Event()

        def until_cut():
            yield from begin
            cut.wait(30)
            raise ConnectionResetError

        self.stand_in.answer = lambda _: Answer(until_cut())
        page.type("Bonjour\n")
        until(lambda: "Le déb" in page.value(".log", "innerText"), "the beginning of the reply")
        # An emulated network lets go on what is under way; this end lets go of it.
        network(browser, offline=True)
        cut.set()
        until(page.problems, "the problem to be told")
        self.stand_in.answer = lambda _: whole(reply())
        network(browser, offline=False)
        until(lambda: any(GOOD in text for text in page.replies()), "the answer after the connection is back")
        self._same_message(page)

    def slow_network(self, browser):
        page = self.page(browser)
        browser.cdp("Network.enable")
        browser.cdp("Network.emulateNetworkConditions", offline=False, latency=2_000, downloadThroughput=4_000,
                    uploadThroughput=4_000)
        page.type("Quels formats proposez-vous ?\n")
        begin = time.monotonic()
        until(lambda: page.is_waiting() or page.count() > 1, "a sign that the reply is under way", patience=1)
        waited = time.monotonic() - begin
        until(lambda: any("plusieurs formats" in text for text in page.replies()), "the answer", patience=30)
        network(browser, offline=False)
        return f"the sign after {waited * 1000:.0f} ms"

    def slow_server(self, browser):
        """After eight seconds it is said that it takes longer."""
        page = self.page(browser, self.stand_in.address)
        late = itertools.chain(itertools.repeat(b": wait\n\n", 22), events(reply()))
        self.stand_in.answer = lambda _: Answer(late, pause=0.5)
        page.type("Bonjour\n")
        time.sleep(5)
        slow = "se fait attendre"
        expect(slow not in page.value(".log", "innerText"), "it is called slow after 5 seconds")
        until(lambda: slow in page.value(".log", "innerText"), "the words that it takes longer", patience=6)
        until(lambda: any(GOOD in text for text in page.replies()), "the answer", patience=15)

    def silent_stream(self, browser):
        """No byte for twenty seconds: the customer may try again."""
        page = self.page(browser, self.stand_in.address)
        self.stand_in.answer = lambda _: Answer(itertools.chain(list(events(reply()))[:1], (time.sleep(40) or b"" for _ in "x")))
        begin = time.monotonic()
        page.type("Bonjour\n")
        until(page.problems, "the problem to be told", patience=30)
        waited = time.monotonic() - begin
        expect(15 < waited < 27, f"the problem was told after {waited:.0f} s")
        self.stand_in.answer = lambda _: whole(reply())
        expect_in(self._retry(page), GOOD)
        self._same_message(page)
        return f"after {waited:.0f} s"

    # The customer.

    def left_in_the_middle(self, browser):
        """A page that is reloaded while a reply is awaited gets it afterwards."""
        page = self.page(browser, self.stand_in.address)
        self.stand_in.asked.clear()
        self.stand_in.answer = lambda _: Answer(itertools.repeat(b": wait\n\n", 200), pause=0.05)
        page.type("Bonjour\n")
        until(self.stand_in.messages, "the message to arrive")
        self.stand_in.answer = lambda _: whole(reply())
        page.driver.refresh()
        page.open()
        time.sleep(0.5)
        if page.named(RETRY):
            page.press_named(RETRY)
        until(lambda: any(GOOD in text for text in page.replies()), "the answer after the reload")
        identifiers = {message["messageId"] for message in self.stand_in.messages()}
        expect(len(identifiers) == 1, f"the message went under {len(identifiers)} identifiers")

    def impatient(self, browser):
        page = self.page(browser, self.stand_in.address)
        self.stand_in.asked.clear()
        self.stand_in.answer = lambda _: Answer(list(events(reply())), pause=0.2)
        page.type("Bonjour")
        page.one("textarea").send_keys(Keys.ENTER, Keys.ENTER, "encore", Keys.ENTER, Keys.ENTER)
        until(lambda: any(GOOD in text for text in page.replies()), "the answer")
        expect(len(self.stand_in.messages()) == 1, f"{len(self.stand_in.messages())} messages went at once")
        expect(page.value("textarea", "value") == "encore", "what was written meanwhile is gone")

    def no_storage(self, browser):
        browser.before_load("Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('SecurityError'); } });")
        page = self.page(browser)
        expect_in(page.say("Quels formats proposez-vous ?"), "plusieurs formats")
        expect(page.seen()["errors"] == [], f"thrown was {page.seen()['errors']}")

    def storage_full(self, browser):
        browser.before_load("Storage.prototype.setItem = () => { throw new DOMException('x', 'QuotaExceededError'); };")
        page = self.page(browser)
        expect_in(page.say("Quels formats proposez-vous ?"), "plusieurs formats")
        expect(page.seen()["errors"] == [], f"thrown was {page.seen()['errors']}")

    def comment_does_not_arrive(self, browser):
        """What was missing stays written until the server has it."""
        words = "Il manque le format à l’italienne."
        page = self.page(browser, self.stand_in.address)
        page.say("Bonjour")
        page.press_named("ne m.aide pas")
        field = page.one(".comment input")
        self.stand_in.feedback_status = 503
        try:
            field.send_keys(words, Keys.ENTER)
            until(lambda: "pas été envoyé" in page.value(".note", "textContent"), "the failure to be told")
            expect(page.value(".comment input", "value") == words, "the comment is lost")
        finally:
            self.stand_in.feedback_status = 204
        page.one(".comment input").send_keys(Keys.ENTER)
        until(lambda: not page.has(".comment"), "the form to go")
        expect(page.focused() != "body.", f"the focus is lost to {page.focused()}")
        expect(any(words in body.decode() for _, path, body in self.stand_in.asked if path == "/api/feedback"),
               "the comment never came")

    # The installation.

    def origin_refused(self, browser):
        page = self.page(browser)
        page.driver.get(self.shop.refused_origin + "/")
        page.open()
        browser.console()
        page.say("Quels formats proposez-vous ?")
        told = self._told(browser, "allowedOrigins")
        expect_in(told, self.shop.refused_origin)
        return told[-150:]

    def policy_forbids(self, browser, directive, **more):
        policy = shop.strict_policy(self.stage.address, **more)
        browser.console()
        page = WidgetPage(browser, self.shop.page("/", widget=shop.tag(self.stage.address), policy=policy))
        if directive == "connect-src":
            page.one(".launcher")
            page.open().say("Bonjour")
        told = self._told(browser, directive, mark="LibriAssist")
        expect_in(told, self.stage.address.rstrip("/"), directive)
        return told[-150:]

    def wrong_path(self, browser):
        page = WidgetPage(browser, self.shop.page("/", widget=shop.inline(self.stage.address, apiUrl=self.stage.address)))
        page.open().say("Bonjour")
        return self._told(browser, "should end in /api")[-100:]

    def policy_only_told_of(self, browser):
        """A policy that blocks nothing is no reason to complain."""
        self.shop.page("/told", widget=shop.tag(self.stage.address))
        kind, _, text = self.shop.pages["/told"]
        self.shop.pages["/told"] = kind, {"Content-Security-Policy-Report-Only": "default-src 'none'"}, text
        browser.console()
        page = WidgetPage(browser, self.shop.origin + "/told")
        expect_in(page.open().say("Quels formats proposez-vous ?"), "plusieurs formats")
        ours = [text for _, text in browser.console() if "LibriAssist" in text]
        expect(not ours, f"told was {ours}")

    def style_sheet_missing(self, browser):
        path = "/widget/chatbot-widget.css"
        kept = self.stand_in.files.pop(path)
        try:
            browser.console()
            page = WidgetPage(browser, self.shop.page("/", widget=shop.inline(self.stand_in.address)))
            told = self._told(browser, "chatbot-widget.css", mark="LibriAssist")
            page.script("LibriAssist.open()")
            time.sleep(0.5)
            drawn = page.all("button, textarea, p")
            expect(not drawn, f"{len(drawn)} elements are drawn without their style")
            moved = [error for error in page.seen()["errors"] if "chatbot" not in error]
            expect(not moved, f"thrown was {moved}")
            return told[-150:]
        finally:
            self.stand_in.files[path] = kept

    # What the cases share.

    def _retry(self, page):
        before = len(page.replies())
        page.press_named(RETRY)
        until(lambda: len(page.replies()) > before and not page.problems() and not page.is_waiting(), "the reply to the retry")
        return page.reply_after(0)

    @staticmethod
    def _same_message(page):
        sent = [json.loads(body) for body in page.script("return sent")]
        expect(len(sent) >= 2, f"sent were {len(sent)} messages")
        expect(len({body["messageId"] for body in sent}) == 1, "the retry went under another messageId")
        expect(sent[0].get("message") == sent[-1].get("message"), "the retry has another text")

    @staticmethod
    def _told(browser, word, mark="LibriAssist"):
        """What the widget itself told the console, with this word in it."""
        said = []

        def look():
            said.extend(text.encode().decode("unicode_escape", "replace") if "\\u" in text else text
                        for level, text in browser.console() if level in ("SEVERE", "WARNING"))
            return [text for text in said if word in text and mark in text]
        try:
            return until(look, f"{word} to be told")[0]
        except AssertionError:
            raise AssertionError(f"the console says nothing with {word!r}: {said}") from None


def main():
    options = cases.arguments(__doc__)
    runner = cases.Runner(options)
    with shop.Stage(options.server) as stage, StandIn(stage.server, stage.shop.origin) as stand_in, \
            browsers.Chromium() as browser:
        faults = Faults(stage, stand_in)
        for case in (faults.killed_in_the_middle, faults.restarted_between, faults.down):
            runner.run(browser, case)
        for status, headers in ((429, {"Retry-After": "2"}), (503, {}), (500, {}), (400, {}), (413, {}), (502, {}), (504, {})):
            runner.run(browser, faults.refusals, status, headers, title=f"status {status}")
        for case in (faults.error_event, faults.offline, faults.cut_in_the_middle, faults.slow_network, faults.slow_server,
                     faults.silent_stream, faults.left_in_the_middle, faults.impatient, faults.no_storage, faults.storage_full,
                     faults.comment_does_not_arrive,
                     faults.origin_refused, faults.style_sheet_missing, faults.wrong_path, faults.policy_only_told_of):
            runner.run(browser, case)
        runner.run(browser, lambda b: faults.policy_forbids(b, "connect-src", connect_src="'self'"),
                   title="policy without connect-src")
        runner.run(browser, lambda b: faults.policy_forbids(b, "style-src", style_src="'self'"), title="policy without style-src")
    runner.finish()


if __name__ == "__main__":
    main()
