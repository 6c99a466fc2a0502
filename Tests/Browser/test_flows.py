"""What customers do, in Chromium and Firefox: the plan's conversations, the guided form, feedback, reload, forgetting.

usage: test_flows.py SERVER [--only WORD] [--screenshots FOLDER] [--trace]

The widget stands in a shop's page on another origin than its server, as in real life. Needs Debian's chromium,
chromium-driver, firefox-esr and python3-selenium.
"""

import json
import sqlite3
import time

from selenium.webdriver.common.keys import Keys

import browsers
import cases
import shop
from cases import expect, expect_in
from widget_page import WidgetPage, until

FULL = f"{shop.SURNAME} {shop.ORDER}"
HELPFUL, UNHELPFUL = "réponse m.aide", "ne m.aide pas"
NEW, COPY = "nouvelle conversation", "copier"

# A clock that the test can put forward, in every page of the tab: `ahead(minutes)`.
CLOCK = """
(() => {
  const Real = Date;
  const shift = () => Number(sessionStorage.getItem('test.ahead') || 0);
  window.Date = class extends Real {
    constructor(...values) { values.length ? super(...values) : super(Real.now() + shift()); }
    static now() { return Real.now() + shift(); }
  };
  window.ahead = (minutes) => sessionStorage.setItem('test.ahead', String(minutes * 60000));
})();
"""


class Flows:
    """The cases; each opens a page of the shop and acts as a customer does."""

    def __init__(self, stage):
        self.stage, self.shop, self.address = stage, stage.shop, stage.address

    def page(self, browser, path="/", lang="fr", **options):
        """The shop's page with the widget, opened."""
        return self.closed(browser, path, lang, **options).open()

    def closed(self, browser, path="/", lang="fr", **options):
        address = self.shop.page(path, widget=shop.inline(self.address, **options), lang=lang)
        page = WidgetPage(browser, address)
        until(lambda: page.has(".launcher") or page.is_open, "the widget to appear")
        return page

    # The plan's conversations.

    def order_without_number(self, browser):
        page = self.page(browser)
        expect_in(page.say("Où en est ma commande ?"), "nom de famille", "CL-")
        expect_in(page.say(FULL), shop.ORDER, "M. RAMI", "En production", "DCC avec couverture", "5 exemplaires",
                  "en cours d’impression")
        expect(page.has(".card"), "the order is no card")
        quiet(page)

    def general_question(self, browser):
        page = self.page(browser)
        expect_in(page.say("Quels formats proposez-vous ?"), "CoolLibri propose plusieurs formats")
        expect_in(page.value(".sources", "textContent"), "Les formats de livre")
        quiet(page)

    def both_in_one(self, browser):
        page = self.page(browser)
        expect_in(page.say("Quels sont vos délais et où en est ma commande CL-401372 ?"), "jours ouvrés", "CL-401372")
        expect_in(page.say("Rami"), shop.ORDER, "M. RAMI")
        quiet(page)

    def english(self, browser):
        page = self.page(browser, path="/en", lang="en")
        expect_in(page.say("Where is my order?"), "order number", "surname")
        expect_in(page.fill(orderNumber="401372487531", surname="rami"), shop.ORDER, "In production")
        quiet(page)

    # The guided form.

    def guided_form(self, browser):
        page = self.page(browser)
        page.say("Où en est ma commande ?")
        expect_in(page.fill(orderNumber="cl 401372 487531", surname="rami"), "M. RAMI", "En production")
        expect(not page.has("form.order-form"), "the form is still there")
        quiet(page)

    def number_formats_itself(self, browser):
        page = self.page(browser)
        page.say("Où en est ma commande ?")
        field = page.one("[name=orderNumber]")
        field.send_keys("401372")
        field.send_keys("487531")
        expect(field.get_property("value") == shop.ORDER, f"the field holds {field.get_property('value')!r}")
        # A digit is mended where it stands, the first one as well.
        for place in (5, 11, 4):
            digit = shop.ORDER[place - 1]
            page.script("arguments[0].focus(); arguments[0].setSelectionRange(arguments[1], arguments[1])", field, place)
            page.keys(Keys.BACKSPACE)
            page.keys(digit)
            value, caret = page.script("return [arguments[0].value, arguments[0].selectionStart]", field)
            expect((value, caret) == (shop.ORDER, place),
                   f"with the {digit} before {place} deleted and typed again: {value!r}, the caret at {caret}")

    def pasted_mail(self, browser):
        page = self.page(browser)
        page.say("Où en est ma commande ?")
        mail = ("Bonjour Madame Rami,\nVotre commande n° CL-401372-487531 du 20/10/2025 est enregistrée.\n"
                "Merci de votre confiance, tél. 05 00 00 00 00")
        page.script("""
            const data = new DataTransfer();
            data.setData('text/plain', arguments[1]);
            arguments[0].focus();
            const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true, composed: true});
            if (arguments[0].dispatchEvent(event)) {
                arguments[0].setRangeText(arguments[1].replace(/\\n/g, ' '));
                arguments[0].dispatchEvent(new InputEvent('input', {bubbles: true, inputType: 'insertFromPaste'}));
            }""", page.one("[name=orderNumber]"), mail)
        value = page.value("[name=orderNumber]", "value")
        expect(value == shop.ORDER, f"the field holds {value!r}")

    def form_is_checked(self, browser):
        page = self.page(browser)
        page.say("Où en est ma commande ?")
        before = len(page.turns())
        page.one("[name=orderNumber]").send_keys("12")
        page.press("form.order-form button[type=submit]")
        until(lambda: page.script("""
            const form = document.querySelector('[data-libriassist]').shadowRoot.querySelector('form.order-form');
            return [...form.querySelectorAll('[aria-invalid=true]')].length;"""), "a field to be called wrong")
        told = page.script("""
            const root = document.querySelector('[data-libriassist]').shadowRoot;
            const input = root.querySelector('form.order-form [aria-invalid=true]');
            const ids = `${input.getAttribute('aria-errormessage') || ''} ${input.getAttribute('aria-describedby') || ''}`;
            const told = ids.trim().split(/\\s+/).map((id) => root.getElementById(id)).filter(Boolean);
            return [told.map((node) => node.innerText).join(' ').trim(), root.activeElement === input];""")
        expect(told[0], "the wrong field's message is not tied to it")
        expect(told[1], "the focus is not in the wrong field")
        expect(len(page.turns()) == before, "the form was sent")
        return told[0].replace("\n", " ")

    def wrong_name_then_right(self, browser):
        page = self.page(browser)
        expect_in(page.say(f"DURAND {shop.ORDER}"), "aucune commande")
        expect(not page.has(".card"), "an order is shown")
        expect_in(page.say("pardon, Rami"), "M. RAMI")
        quiet(page)

    # Around a reply.

    def suggestions(self, browser):
        page = self.page(browser)
        chips = page.texts(".suggestions .chip")
        expect(chips, "nothing is suggested")
        before = page.count()
        page.press(".suggestions .chip")
        page.reply_after(before)
        said = [text for who, text, _ in page.turns() if who == "customer"]
        expect_in(said[-1], chips[0].replace("\u00a0", " "))

    def sources_open(self, browser):
        page = self.page(browser)
        page.say("Quels formats proposez-vous ?")
        link = page.script("""
            const link = document.querySelector('[data-libriassist]').shadowRoot.querySelector('.sources a');
            return [link.href, link.target, link.rel];""")
        expect(link[0].startswith("https://www.coollibri.example/"), f"the source leads to {link[0]}")
        expect(link[1] == "_blank" and "noopener" in link[2], f"the source opens with {link[1:]}")
        folded = page.script("""
            const root = document.querySelector('[data-libriassist]').shadowRoot;
            for (const details of root.querySelectorAll('.turn details')) details.querySelector('summary').click();
            return [...root.querySelectorAll('.turn details')].map((details) => details.innerText);""")
        expect("CoolLibri propose plusieurs formats" in "".join(folded), f"no excerpt unfolds: {folded}")

    def thumbs_up(self, browser):
        page = self.page(browser)
        page.say("Quels formats proposez-vous ?")
        page.press_named(HELPFUL)
        reply, helpful, comment = self._feedback(1)
        expect(helpful == 1 and comment is None, f"taken down was {(reply, helpful, comment)}")

    def thumbs_down_and_comment(self, browser):
        page = self.page(browser)
        page.say("Quels formats proposez-vous ?")
        page.press_named(UNHELPFUL)
        self._feedback(0)
        field = until(lambda: page.all(".turn textarea, .turn input[type=text], .turn input:not([type])"), "a comment field")[-1]
        field.send_keys("Il manque le format à l’italienne.")
        page.script("arguments[0].closest('form').querySelector('button').click()", field)
        arrived = lambda: (self._feedback(0) or [None] * 3)[2] == "Il manque le format à l’italienne."
        until(arrived, "the comment to arrive")
        until(lambda: not page.has(".comment"), "the form to go")
        page.keys(Keys.ENTER)  # on the thumb, which has the focus: the same again takes nothing away
        time.sleep(0.5)
        expect(arrived(), "the comment is gone")
        quiet(page)

    def _feedback(self, helpful):
        """The newest feedback of that kind in the server's own file."""
        def newest():
            file = self.stage.server.state / "feedback.sqlite"
            if not file.exists():
                return None
            connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
            try:
                return connection.execute("SELECT reply, helpful, comment FROM feedback WHERE helpful = ? ORDER BY id DESC",
                                          (helpful,)).fetchone()
            except sqlite3.OperationalError:
                return None  # the server is about to make its table
            finally:
                connection.close()
        return until(newest, "feedback to arrive")

    def labels_follow_the_reply(self, browser):
        """Who writes English on a French page reads English all around the reply."""
        page = self.page(browser)
        page.say("Quels formats proposez-vous ?")
        expect(page.named(HELPFUL) and not page.named("helps me"), "the labels of a French reply are not French")
        page.say("Hello, where is my order please?")
        expect_in(page.value(".order-form", "innerText"), "Order number", "Surname", "See my order")
        page.say(f"My surname is {shop.SURNAME} and the number is {shop.ORDER}")
        expect_in(page.value(".card", "innerText"), "Customer", "5 copies", "Printed")
        expect(page.value(".card", "lang") == "en", f"the card is in {page.value('.card', 'lang')}")
        expect(len(page.named("reply helps me")) >= 1, "no English label")
        quiet(page)

    def copy(self, browser):
        page = self.page(browser)
        page.say("Quels formats proposez-vous ?")
        if browser.name == browsers.CHROMIUM:
            browser.cdp("Browser.grantPermissions", origin=self.shop.origin,
                        permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
        page.press_named(COPY)
        if browser.name != browsers.CHROMIUM:
            return "pressed; Firefox lets no test read the clipboard"
        text = browser.driver.execute_async_script("""
            const done = arguments[0];
            const read = () => navigator.clipboard.readText().then(done, (error) => done(String(error)));
            setTimeout(read, 300);""")
        expect_in(text, "CoolLibri propose plusieurs formats")

    def handing_over(self, browser):
        page = self.page(browser)
        page.say("Je veux parler à une personne")
        links = page.script("""
            const root = document.querySelector('[data-libriassist]').shadowRoot;
            return [...root.querySelectorAll('.turn.assistant a')].map((link) => link.href);""")
        for wanted in ("mailto:bonjour@coollibri.example", "tel:0500000000", "https://www.coollibri.example/contact"):
            expect(wanted in links, f"{wanted} is not among {links}")

    # Beginning again, coming back.

    def new_conversation(self, browser):
        page = self.page(browser)
        expect_in(page.say(FULL), "M. RAMI")
        old = self._token(page)
        page.press_named(NEW)
        until(lambda: not page.has(".turn.customer"), "the old turns to go")
        left = page.script("return document.querySelector('[data-libriassist]').shadowRoot.textContent")
        expect("RAMI" not in left, "a reply is left for screen readers")
        expect_in(page.say("Quand sera-t-elle expédiée ?"), "nom de famille")
        # Nobody finds the order again with the old token.
        until(lambda: "M. RAMI" not in self._ask(old), "the server to forget the old conversation")

    def way_back(self, browser):
        """A page that the browser kept aside shows what this tab's conversation is now, not what it was."""
        page = self.page(browser)
        expect_in(page.say(FULL), "M. RAMI")
        page.script("window.keptAside = true; addEventListener('pageshow', ({ persisted }) => (window.cameBack = persisted));")
        self.closed(browser, "/other")
        if not page.is_open:
            page.press(".launcher")
        page.press_named(NEW)
        until(lambda: not page.has(".turn.customer"), "the old turns to go")
        page.driver.back()
        until(lambda: page.script("return location.pathname") == "/" and page.has(".launcher, .panel"), "the first page again")
        if not page.script("return window.keptAside && window.cameBack"):
            raise cases.Skipped("the browser loaded the page anew")
        time.sleep(0.3)
        left = page.script("return document.querySelector('[data-libriassist]').shadowRoot.textContent")
        expect("RAMI" not in left, "the order that was put away is shown again")
        page.open()
        expect_in(page.say("Quels formats proposez-vous ?"), "plusieurs formats")
        expect(page.script("return document.querySelectorAll('[data-libriassist]').length") == 1, "there are two widgets")

    def _token(self, page):
        stored = page.script("return JSON.stringify({...sessionStorage})")
        tokens = [part for part in stored.replace("\\", "").split('"') if part.startswith("v2.")]
        expect(tokens, "no conversation is kept in the session storage")
        return tokens[0]

    def _ask(self, token):
        status, _, body = self.stage.server.ask(value={"message": "Quand sera-t-elle expédiée ?", "conversation": token})
        return json.loads(body)["text"] if status == 200 else f"status {status}"

    def reload_and_navigation(self, browser):
        page = self.page(browser)
        page.say(FULL)
        page.driver.refresh()
        # On a phone, where it would cover the page, it comes back closed.
        page.open()
        until(lambda: any("M. RAMI" in text for text in page.replies()), "the conversation to come back after a reload")
        expect(page.has(".card"), "the card is not there after a reload")
        self.closed(browser, "/other").open()
        until(lambda: any("M. RAMI" in text for text in page.replies()), "the conversation to come along")
        expect_in(page.say("Quand sera-t-elle expédiée ?"), "28/10/2025")
        quiet(page)

    def two_tabs(self, browser):
        page = self.page(browser)
        page.say(FULL)
        first = page.driver.current_window_handle
        page.driver.switch_to.new_window("tab")
        other = self.page(browser, "/other")
        expect(not other.has(".turn.customer"), "the other tab shows this one's conversation")
        other.say("Bonjour")
        page.driver.switch_to.window(first)
        expect_in(page.say("Quand sera-t-elle expédiée ?"), "28/10/2025")
        expect(len([turn for turn in page.turns() if turn[0] == "customer"]) == 2, "the tabs mix their turns")

    def idle_reload(self, browser):
        page = self._with_clock(browser)
        page.script("ahead(29)")
        page.driver.refresh()
        until(lambda: page.has(".launcher") or page.is_open, "the widget to come back")
        page.open()
        expect(any("M. RAMI" in text for text in page.replies()), "the conversation was forgotten after 29 minutes")
        page.script("ahead(61)")
        page.driver.refresh()
        until(lambda: page.has(".launcher") or page.is_open, "the widget to come back")
        page.open()
        expect(not any("M. RAMI" in text for text in page.replies()), "the conversation is there after 30 idle minutes")
        kept = page.script("return JSON.stringify({...sessionStorage})")
        expect("v2." not in kept, "the token is still stored")

    def idle_page(self, browser):
        page = self._with_clock(browser)
        old = self._token(page)
        page.script("ahead(31); document.dispatchEvent(new Event('visibilitychange'));")
        until(lambda: not any("M. RAMI" in text for text in page.replies()), "the conversation to go")
        until(lambda: "M. RAMI" not in self._ask(old), "the server to be told")

    def _with_clock(self, browser):
        if browser.name != browsers.CHROMIUM:
            raise cases.Skipped("the clock is put forward in Chromium only")
        browser.before_load(CLOCK)
        page = self.page(browser)
        expect_in(page.say(FULL), "M. RAMI")
        return page

    def nothing_stored_before(self, browser):
        page = self.page(browser)
        stored = page.script("return [document.cookie, localStorage.length, sessionStorage.length]")
        expect(stored == ["", 0, 0], f"before the first message cookies and storages are {stored}")
        page.say("Bonjour")
        stored = page.script("return [document.cookie, localStorage.length]")
        expect(stored == ["", 0], f"after it cookies and local storage are {stored}")
        # Names that every page has before the widget comes are none of its.
        mine = page.script("""
            const frame = document.body.appendChild(document.createElement('iframe'));
            const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
            frame.remove();
            const tests = /^(\\d+|seen|canary|alert|confirm|prompt|print|event|se_.*|ret_nodes|.*cdc_.*|.*driver.*)$/i;
            return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !tests.test(name));""")
        expect(mine == ["LibriAssist"], f"the globals are {mine}")


def quiet(page):
    """Nothing went wrong in the page, and nothing of it moved."""
    expect(page.seen()["errors"] == [] and page.seen()["dialogs"] == [], f"the page noticed {page.seen()}")
    expect(page.seen()["shift"] == 0, f"the page's layout shifted by {page.seen()['shift']}")
    severe = [text for level, text in page.browser.console() if level == "SEVERE"]
    expect(not severe, f"the console holds errors: {severe}")


def main():
    options = cases.arguments(__doc__)
    runner = cases.Runner(options)
    with shop.Stage(options.server) as stage:
        flows = Flows(stage)
        main_flows = [flows.order_without_number, flows.general_question, flows.both_in_one, flows.english, flows.guided_form,
                      flows.wrong_name_then_right, flows.reload_and_navigation, flows.handing_over]
        others = [flows.number_formats_itself, flows.pasted_mail, flows.form_is_checked, flows.suggestions, flows.sources_open,
                  flows.thumbs_up, flows.thumbs_down_and_comment,
                  flows.labels_follow_the_reply, flows.copy, flows.new_conversation, flows.way_back, flows.two_tabs,
                  flows.idle_reload, flows.idle_page, flows.nothing_stored_before]
        with browsers.Chromium() as browser:
            for size in (browsers.DESKTOP, browsers.PHONE, browsers.LANDSCAPE):
                for case in main_flows:
                    runner.run(browser, case, size=size)
            for case in others:
                runner.run(browser, case)
        with browsers.Firefox() as browser:
            for size in (browsers.DESKTOP, browsers.LANDSCAPE):
                for case in main_flows:
                    runner.run(browser, case, size=size)
            for case in (flows.number_formats_itself, flows.form_is_checked, flows.new_conversation, flows.way_back, flows.two_tabs):
                runner.run(browser, case)
    runner.finish()


if __name__ == "__main__":
    main()
