"""The widget for people who do not see it, do not hold a mouse, or need it large, still or in their own colours.

usage: test_accessibility.py SERVER [--only WORD] [--screenshots FOLDER] [--trace]

axe-core comes from PyPI (requirements.txt) and looks at every state of the widget, in both themes. What no program can
judge is driven: the whole first conversation by keyboard alone, and what a screen reader would be told of a reply.
"""

import itertools
import time

from selenium.webdriver.common.keys import Keys

import browsers
import cases
import packages
import shop
from cases import expect, expect_in
from instruments import CONTRAST, CUT, EARS, TARGETS
from stand_in import Answer, StandIn, events, reply, whole
from widget_page import WidgetPage, until

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLORS = ("#6366f1", "#ffd400", "#111111", "#ffffff", "#808080", "#e11d48")


class Accessibility:
    """The cases."""

    def __init__(self, stage, stand_in):
        self.stage, self.shop, self.stand_in = stage, stage.shop, stand_in
        self.axe = packages.axe()
        self.texts = 0

    def closed(self, browser, address=None, lang="fr", **options):
        address = address or self.stage.address
        page = WidgetPage(browser, self.shop.page("/", widget=shop.inline(address, **options), lang=lang))
        page.one(".launcher")
        return page

    def page(self, browser, **options):
        return self.closed(browser, **options).open()

    # axe, in every state.

    def axe_in_every_state(self, browser, scheme, **options):
        browser.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        page = self.closed(browser, **options)
        page.script(self.axe)
        wrong = []
        for name, reach in self._states().items():
            reach(page)
            wrong += [f"{name}: {what}" for what in self._axe(page)]
        expect(not wrong, f"{len(wrong)} violations:\n  " + "\n  ".join(wrong[:20]))
        return f"axe finds nothing in {len(self._states())} states; the contrast of {self.texts} texts so far is enough"

    def _states(self):
        """Each goes on from the one before."""
        def dislike(page):
            page.press_named("ne m.aide pas")
            until(lambda: page.all(".turn input, .turn textarea"), "a comment field")

        def wrong_form(page):
            page.say("Où en est ma commande ?")
            page.press("form.order-form button[type=submit], form.order-form button")
            until(lambda: page.has("form.order-form [aria-invalid=true]"), "the form to be refused")

        def offline(page):
            network(page.browser, offline=True)
            page.say("Bonjour")

        def online(page):
            network(page.browser, offline=False)
            until(lambda: not page.problems(), "the connection to be back")
            page.reply_after(0)

        return {
            "closed": lambda page: None,
            "greeting": lambda page: page.open(),
            "answer with sources": lambda page: page.say("Quels formats proposez-vous ?"),
            "sources unfolded": lambda page: [node.click() for node in page.all(".turn summary")],
            "comment": dislike,
            "form with errors": wrong_form,
            "card": lambda page: page.say(f"{shop.SURNAME} {shop.ORDER}"),
            "hand-over": lambda page: page.say("Je veux parler à une personne"),
            "clarification": lambda page: page.say("prix"),
            "problem": offline,
            "mended": online,
        }

    def the_instruments_work(self, browser):
        """axe finds what is wrong in the widget, and the ears hear it: otherwise their silence would mean nothing."""
        page = self.page(browser)
        page.script(self.axe)
        page.script("""
            const log = document.querySelector('[data-libriassist]').shadowRoot.querySelector('.log');
            const bad = document.createElement('div');
            bad.innerHTML = '<button></button><p style="color:#777;background:#888">Peu lisible</p><div role="status"></div>';
            log.prepend(bad);
            log.scrollTop = 0;""")
        found = " ".join(self._axe(page))
        expect_in(found, "button-name", "contrast", "Peu lisible")
        page.script(EARS)
        page.script("document.querySelector('[data-libriassist]').shadowRoot.querySelector('.log div[role=status]').textContent"
                    " = 'Entendu';")
        until(lambda: page.script("return heard.includes('Entendu')"), "the ears to hear")

    def _axe(self, page):
        found = page.browser.driver.execute_async_script("""
            const [tags, done] = arguments;
            // Movements end first: half-transparent text has half the contrast.
            const root = document.querySelector('[data-libriassist]').shadowRoot;
            const moving = root.getAnimations().filter((a) => a.effect.getTiming().iterations !== Infinity);
            Promise.all(moving.map((a) => a.finished.catch(() => null)))
              .then(() => axe.run({ include: ['[data-libriassist]'] }, { runOnly: tags, resultTypes: ['violations'] }))
              .then((result) => done(result.violations.flatMap((rule) => rule.nodes.map((node) =>
                `${rule.id} at ${node.target.flat().join(' ').slice(-80)}: ${(node.failureSummary || '').slice(0, 200)}`))),
              (error) => done([String(error)]));""", TAGS)
        texts, faint = page.script(CONTRAST)
        self.texts += texts
        return [what.replace("\n", " ") for what in found] + faint

    def consent_and_colours(self, browser, scheme):
        browser.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        wrong = []
        for color in COLORS:
            page = self.closed(browser, primaryColor=color, consent="Vos messages sont traités par notre assistant.",
                               privacyUrl="https://www.coollibri.example/confidentialite")
            page.script("sessionStorage.clear()")
            page.script(self.axe)
            wrong += [f"{color}, closed: {what}" for what in self._axe(page)]
            page.press(".launcher")
            page.one(".panel")
            wrong += [f"{color}, consent: {what}" for what in self._axe(page)]
            if page.named("accepte"):
                page.press_named("accepte")
            page.say(f"{shop.SURNAME} {shop.ORDER}")
            wrong += [f"{color}, card: {what}" for what in self._axe(page)]
            page.script("LibriAssist.destroy(); sessionStorage.clear()")
        expect(not wrong, f"{len(wrong)} violations:\n  " + "\n  ".join(wrong[:20]))
        return ", ".join(COLORS)

    # By keyboard alone.

    def keyboard(self, browser):
        page = self.closed(browser)
        self._tab_to(page, "button.launcher", "launcher")
        expect(self._ring(page), "the launcher shows no focus")
        page.keys(Keys.ENTER)
        until(lambda: page.focused().startswith("textarea"), "the focus to be in the message")
        before = page.count()
        page.keys("Où en est ma commande ?", Keys.ENTER)
        page.reply_after(before)
        self._tab_to(page, "input", "the order number", "orderNumber")
        expect(self._ring(page), "the order number shows no focus")
        page.keys("401372487531", Keys.TAB)
        expect(self._name(page) == "surname", f"after the order number comes {page.focused()}")
        before = page.count()
        page.keys("rami", Keys.ENTER)
        expect_in(page.reply_after(before), "M. RAMI")
        expect(page.focused() not in ("", "body."), "the focus was lost with the form")
        inside = page.script("return document.activeElement.matches('[data-libriassist]')")
        expect(inside, f"the focus is at {page.focused()}, outside of the widget")
        page.keys(Keys.ESCAPE)
        until(lambda: not page.is_open, "the panel to close")
        expect(page.focused().startswith("button.launcher"), f"the focus is at {page.focused()}, not at the launcher")

    def every_control_has_a_ring(self, browser):
        page = self.page(browser)
        page.say("Quels formats proposez-vous ?")
        page.say("Où en est ma commande ?")
        reached = []
        for _ in range(40):
            page.keys(Keys.TAB)
            if not page.script("return document.activeElement.matches('[data-libriassist]')"):
                break
            reached.append(page.focused())
            expect(self._ring(page), f"{page.focused()} shows no focus")
        expect(len(reached) >= 1, "nothing was reached")
        page.open()
        for _ in range(40):
            page.back()
            if not page.script("return document.activeElement.matches('[data-libriassist]')"):
                break
            reached.append(page.focused())
            expect(self._ring(page), f"{page.focused()} shows no focus")
        return f"{len(set(reached))} kinds of controls"

    def kept_on_a_phone(self, browser):
        """Where the panel covers the page, the focus does not wander behind it. The browser's own controls it may visit."""
        page = self.page(browser)
        page.say("Bonjour")
        for move in (lambda: page.keys(Keys.TAB), page.back):
            for _ in range(25):
                move()
                behind = page.script("return !document.activeElement.matches('[data-libriassist], body, html')")
                expect(not behind, f"the focus went to the page's {page.focused()}")
        page.script("arguments[0].focus()", page.one("textarea"))
        page.keys(Keys.ESCAPE)
        until(lambda: not page.is_open, "the panel to close")
        expect(page.focused().startswith("button.launcher"), f"the focus is at {page.focused()}, not at the launcher")

    def returned_to_the_page(self, browser):
        """A button of the shop's own that opens the widget gets the focus back."""
        page = WidgetPage(browser, self.shop.page("/", widget=shop.inline(self.stage.address, launcher=False)))
        page.script("document.getElementById('host-button').onclick = () => LibriAssist.open();"
                    "document.getElementById('host-button').focus();")
        page.keys(Keys.ENTER)
        page.one("textarea")
        until(lambda: page.focused().startswith("textarea"), "the focus to be in the message")
        page.keys(Keys.ESCAPE)
        until(lambda: not page.is_open, "the panel to close")
        back = page.script("return document.activeElement.id")
        expect(back == "host-button", f"the focus is at {back or page.focused()!r}")

    def suggestion_keeps_the_focus(self, browser):
        page = self.page(browser)
        page.script("arguments[0].focus()", page.one(".suggestions .chip"))
        before = page.count()
        page.keys(Keys.ENTER)
        page.reply_after(before)
        inside = page.script("return document.activeElement.matches('[data-libriassist]')")
        expect(inside and page.focused(), "the focus was lost with the suggestion")

    @staticmethod
    def _name(page):
        return page.script("const node = document.querySelector('[data-libriassist]').shadowRoot.activeElement;"
                           "return node && node.name;")

    def _tab_to(self, page, kind, what, name=None, most=40):
        for move in (lambda: page.keys(Keys.TAB), page.back):
            for _ in range(most):
                if page.focused().startswith(kind) and (name is None or self._name(page) == name):
                    return
                move()
        raise AssertionError(f"{what} is not reached by Tab")

    @staticmethod
    def _ring(page):
        """Whether the focused control, or what it stands in, is drawn otherwise than without the focus."""
        return page.script("""
            const node = document.querySelector('[data-libriassist]').shadowRoot.activeElement;
            const drawn = () => [node, node.parentElement, node.parentElement?.parentElement].filter(Boolean).map((at) => {
                const style = getComputedStyle(at);
                const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 ? style.outline : '';
                return [outline, style.boxShadow, style.borderColor, style.borderWidth].join();
            }).join();
            const style = getComputedStyle(node);
            if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) return true;
            const before = drawn();
            node.blur();
            const after = drawn();
            node.focus({ focusVisible: true, preventScroll: true });
            return before !== after;""")

    # What is heard.

    def heard_once(self, browser):
        page = self.page(browser, address=self.stand_in.address)
        sentences = ["Nous imprimons des livres.", "Les délais sont de cinq jours.", "La couverture est souple.",
                     "Merci de votre visite."]
        pieces = list(events(reply({"kind": "answer", "text": " ".join(sentences), "made": "quoted", "confidence": 1,
                                    "citations": []}), cut=9))
        self.stand_in.answer = lambda _: Answer(pieces, pause=0.06)
        page.script(EARS)
        page.say("Bonjour")
        heard = until(lambda: [text for text in page.script("return heard") if "Nous imprimons" in text] and page.script(
            "return heard"), "the reply to be told")
        with_end = [text for text in heard if sentences[-1] in text]
        expect(len(with_end) == 1, f"the end of the reply is heard {len(with_end)} times: {heard}")
        expect_in(with_end[0], *sentences)
        again = [text for text in heard if text not in with_end and any(part in text for part in sentences)]
        expect(not again, f"parts of it are heard as well: {again}")

    def problems_are_heard(self, browser):
        page = self.page(browser, address=self.stand_in.address)
        self.stand_in.answer = lambda _: whole({}, status=500)
        page.script(EARS)
        said = page.say("Bonjour")
        first = said.split("\n")[0].replace("\u00a0", " ")
        heard = until(lambda: [text for text in page.script("return heard") if first[:30] in text.replace("\u00a0", " ")],
                      "the problem to be told")
        expect(len(heard) == 1, f"the problem is heard {len(heard)} times: {heard}")

    def restored_turns_are_silent(self, browser):
        """A conversation that comes back after a reload is not read aloud."""
        page = self.page(browser)
        page.say("Quels formats proposez-vous ?")
        browser.before_load("addEventListener('load', () => { try { %s } catch {} });" % EARS)
        page.driver.refresh()
        page.open()
        until(lambda: page.replies(), "the conversation to come back")
        time.sleep(0.5)
        expect(page.script("return Array.isArray(window.heard)"), "nothing listens")
        heard = [text for text in page.script("return window.heard") if "CoolLibri propose" in text]
        expect(not heard, f"heard is {heard}")

    def languages_are_told(self, browser):
        page = self.page(browser)
        page.say("Which binding can I choose?")
        language = page.script("""
            const turns = [...document.querySelector('[data-libriassist]').shadowRoot.querySelectorAll('.turn.assistant')];
            const last = turns[turns.length - 1];
            return [last.closest('[lang]').lang, ...[...last.querySelectorAll('[lang]')].map((node) => node.lang)];""")
        expect("en" in language, f"the English reply is marked as {language}")
        widget = page.script("return document.querySelector('[data-libriassist]').shadowRoot.querySelector('[lang]').lang")
        expect(widget == "fr", f"the widget is marked as {widget}")

    # What is seen.

    def still(self, browser):
        browser.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
        self.stand_in.answer = lambda _: Answer(
            itertools.chain(list(events(reply()))[:1], itertools.repeat(b": wait\n\n", 15), list(events(reply()))[1:]), pause=0.1)
        page = self.closed(browser, address=self.stand_in.address)
        page.script("""
            window.moved = new Set();
            const root = document.querySelector('[data-libriassist]').shadowRoot;
            const look = () => {
                for (const animation of root.getAnimations({ subtree: true })) {
                    const time = animation.effect.getComputedTiming();
                    const name = animation.animationName || animation.transitionProperty;
                    const moves = animation.effect.getKeyframes().some((frame) => frame.transform || frame.translate || frame.scale);
                    if (moves && time.activeDuration > 20) moved.add(`${name} of ${animation.effect.target.className}`);
                }
                requestAnimationFrame(look);
            };
            look();""")
        page.open()
        page.say("Bonjour")
        page.keys(Keys.ESCAPE)
        until(lambda: not page.is_open, "the panel to close")
        moved = page.script("return [...moved]")
        expect(not moved, f"this moves: {moved}")

    def forced_colours(self, browser):
        browser.cdp("Emulation.setEmulatedMedia", features=[{"name": "forced-colors", "value": "active"}])
        page = self.closed(browser)
        expect(page.script("return matchMedia('(forced-colors: active)').matches"), "the colours are not forced")
        bare = page.script("""
            window.border = (selector) => {
                const node = document.querySelector('[data-libriassist]').shadowRoot.querySelector(selector);
                if (!node) return `${selector} is not there`;
                const style = getComputedStyle(node);
                return style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) >= 1 ? '' : `${selector} has no border`;
            };
            return border('.launcher');""")
        expect(not bare, bare)
        page.open()
        page.say("Où en est ma commande ?")
        bare = [page.script("return border(arguments[0])", selector)
                for selector in (".panel", "form.order-form input", "form.order-form button", ".turn.customer .bubble")]
        expect(not any(bare), "; ".join(filter(None, bare)))
        page.script(self.axe)
        wrong = self._axe(page)
        expect(not wrong, f"{wrong[:5]}")

    def large(self, browser, size, spacing):
        """Half the pixels are what is left at 200 %; and again with the spacing that WCAG 1.4.12 lets readers choose."""
        page = self.page(browser)
        if spacing:
            page.script("""
                const sheet = new CSSStyleSheet();
                sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
                                   p { margin-bottom: 2em !important }`);
                document.querySelector('[data-libriassist]').shadowRoot.adoptedStyleSheets.push(sheet);""")
        wrong = [f"greeting: {what}" for what in page.script(CUT)]
        for text in ("Quels formats proposez-vous ?", "Où en est ma commande ?", f"{shop.SURNAME} {shop.ORDER}",
                     "Je veux parler à une personne"):
            page.say(text)
            wrong += [f"after {text!r}: {what}" for what in page.script(CUT)]
        expect(not wrong, "; ".join(wrong[:8]))

    def zoomed_while_open(self, browser):
        """A panel that comes to fill the screen holds the focus, and lets it go again."""
        page = self.page(browser)
        page.say("Quels formats proposez-vous ?")
        for size, modal in ((browsers.PHONE, True), (browsers.DESKTOP, False)):
            browser.cdp("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1], deviceScaleFactor=1, mobile=False)
            is_modal = "return document.querySelector('[data-libriassist]').shadowRoot.querySelector('.panel').matches(':modal')"
            until(lambda: page.script(is_modal) == modal, f"the panel to be {'modal' if modal else 'beside the page'}")
            expect(page.is_open and not page.has(".launcher"), "the panel is closed")
            expect(page.focused().startswith("textarea"), f"the focus is on {page.focused()}")
            page.keys(*[Keys.TAB] * 3)
            held = page.script("return document.activeElement === document.querySelector('[data-libriassist]')")
            expect(held or not modal, "Tab leaves a panel that fills the screen")
            page.one("textarea").click()
        held = page.script("return document.documentElement.style.overflow")
        expect(not held, f"the page is still held: {held}")

    def targets(self, browser):
        page = self.closed(browser)
        found = page.script(TARGETS)
        page.open()
        for text in ("Quels formats proposez-vous ?", "Où en est ma commande ?"):
            page.say(text)
            found += page.script(TARGETS)
        main = [page.script("""const node = document.querySelector('[data-libriassist]').shadowRoot.querySelector(arguments[0]);
            const box = node.getBoundingClientRect(); return [arguments[0], box.width, box.height];""", selector)
            for selector in ("form.order-form button", "form.composer button", "form.order-form input")]
        page.say(f"{shop.SURNAME} {shop.ORDER}")
        page.say("Je veux parler à une personne")
        found += page.script(TARGETS)
        small = [target for target in found if min(target[1:]) < 24]
        expect(not small, f"smaller than 24 px: {small[:8]}")
        launcher = [target for target in found][0]
        less = [target for target in main + [launcher] if target[2] < 44]
        expect(not less, f"less than 44 px high: {less}")
        return f"{len(found)} targets, the smallest {min(min(target[1:]) for target in found)} px"


def network(browser, offline):
    browser.cdp("Network.enable")
    browser.cdp("Network.emulateNetworkConditions", offline=offline, latency=0, downloadThroughput=-1, uploadThroughput=-1)


def main():
    options = cases.arguments(__doc__)
    runner = cases.Runner(options)
    with shop.Stage(options.server) as stage, StandIn(stage.server, stage.shop.origin) as stand_in, \
            browsers.Chromium() as browser:
        tests = Accessibility(stage, stand_in)
        runner.run(browser, tests.the_instruments_work)
        for scheme in ("light", "dark"):
            for size in (browsers.DESKTOP, browsers.PHONE):
                runner.run(browser, tests.axe_in_every_state, scheme, size=size, title=f"axe_in_every_state, {scheme}")
            runner.run(browser, tests.consent_and_colours, scheme, title=f"consent_and_colours, {scheme}")
        for case in (tests.keyboard, tests.every_control_has_a_ring, tests.returned_to_the_page, tests.suggestion_keeps_the_focus,
                     tests.heard_once, tests.problems_are_heard, tests.restored_turns_are_silent, tests.languages_are_told,
                     tests.still, tests.forced_colours, tests.zoomed_while_open):
            runner.run(browser, case)
        runner.run(browser, tests.kept_on_a_phone, size=browsers.PHONE)
        for size in (browsers.DESKTOP, browsers.PHONE):
            runner.run(browser, tests.targets, size=size)
        for size in ((640, 450), (320, 256), browsers.PHONE):
            for spacing in (False, True):
                title = f"large{', with the reader’s spacing' if spacing else ''}"
                runner.run(browser, tests.large, size, spacing, size=size, title=title)
    runner.finish()


if __name__ == "__main__":
    main()
