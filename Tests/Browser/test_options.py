"""What the shop's page may ask of the widget: its options, its events, and that it leaves without a trace.

usage: test_options.py SERVER [--only WORD] [--screenshots FOLDER] [--trace]
"""

import json

from selenium.webdriver.common.keys import Keys

import browsers
import cases
import shop
from cases import expect, expect_in
from test_flows import FULL, Flows, quiet
from widget_page import WidgetPage, until


class Options(Flows):
    """The cases."""

    def events(self, browser):
        page = self.closed(browser)
        page.script("""
            window.told = [];
            for (const name of ['open', 'close', 'message', 'order', 'error']) {
                LibriAssist.on(name, (event) => told.push([name, JSON.stringify(event === undefined ? null : event)]));
            }
            LibriAssist.open();""")
        page.one("textarea")
        page.say(FULL)
        page.script("LibriAssist.close()")
        told = until(lambda: [event for event in page.script("return told") if event[0] == "close"] and page.script(
            "return told"), "the page to be told of the closing")
        names = [name for name, _ in told]
        expect({"open", "message", "order", "close"} <= set(names), f"the page was told of {names}")
        personal = [payload for _, payload in told if any(word in payload for word in ("RAMI", "Rami", "CL-401372"))]
        expect(not personal, f"the events hold something personal: {personal}")
        return ", ".join(names)

    def opened_and_closed_at_once(self, browser):
        """What was asked for last holds, however quickly, and the page hears of what was seen."""
        page = self.closed(browser)
        page.script("""
            window.told = [];
            for (const name of ['open', 'close']) LibriAssist.on(name, () => told.push(name));
            LibriAssist.open(); LibriAssist.close();""")
        page.script("return new Promise((done) => setTimeout(done, 300))")
        expect(not page.is_open and page.has(".launcher"), "open() and close() leave it open")
        page.script("LibriAssist.open()")
        page.one("textarea")
        page.script("LibriAssist.close(); LibriAssist.open();")
        page.script("return new Promise((done) => setTimeout(done, 300))")
        expect(page.is_open and not page.has(".launcher"), "close() and open() leave it closed")
        told = page.script("return told")
        expect(told == ["open", "close", "open"], f"the page was told {told}")

    def open_until_it_is_closed(self, browser):
        page = self.page(browser, "/eager", open=True)
        page.driver.refresh()
        until(lambda: page.is_open, "the panel to be open on the next page")
        page.press_named("fermer")
        until(lambda: not page.is_open, "the panel to close")
        page.driver.refresh()
        page.one(".launcher")
        page.script("return new Promise((done) => setTimeout(done, 300))")
        expect(not page.is_open, "it opens again although the customer has closed it")

    def theme_in_the_dark(self, browser):
        """A theme's light colours do not go with the dark ones, and a colour that is none changes nothing."""
        theme = {"text": "#111122", "bubble": "#eeeeee", "radius": "3px", "primaryColor": "navy",
                 "dark": {"line": "#ff0000"}}
        page = self.page(browser, "/dark", colorScheme="dark", theme=theme)
        text, bubble, line, radius, button = page.script("""
            const root = document.querySelector('[data-libriassist]').shadowRoot;
            const style = getComputedStyle(root.querySelector('.widget'));
            return [...['--text', '--bubble', '--line', '--radius'].map((name) => style.getPropertyValue(name)),
                    getComputedStyle(root.querySelector('.launcher')).backgroundColor];""")
        expect("#111122" not in text and "#eeeeee" not in bubble, f"light colours in the dark: {text}, {bubble}")
        expect("#ff0000" in line and "3px" in radius, f"the theme is not followed: {line}, {radius}")
        expect(button == "rgb(99, 102, 241)", f"the button is {button}")
        quiet(page)
        page = self.page(browser, "/light", colorScheme="light", theme=theme)
        expect("#111122" in page.script("""
            const root = document.querySelector('[data-libriassist]').shadowRoot;
            return getComputedStyle(root.querySelector('.widget')).getPropertyValue('--text');"""), "not in the light either")

    def hashes_of_the_version(self, browser):
        """The tag of the guide, whose browser compares the files with their hashes."""
        release = json.loads((shop.serving.PROJECT / "Sources/LibriWidget/Resources/package/integrity.json").read_text())
        script, style = (release["files"][f"chatbot-widget.{kind}"]["integrity"] for kind in ("js", "css"))
        wrong = "sha384-" + "A" * 64

        def tag(script, style):
            return (f'<script src="{self.address}widget/{release["version"]}/chatbot-widget.js" integrity="{script}" '
                    f'crossorigin="anonymous" data-style-integrity="{style}" data-api-url="{self.address}api" defer></script>')
        # The wrong ones first: Firefox takes a style sheet that it has just held against its hash as it is.
        for tags, what in ((tag(wrong, style), "script"), (tag(script, wrong), "style sheet")):
            page = WidgetPage(browser, self.shop.page("/hashed", widget=tags))
            until(lambda: page.script("return document.readyState") == "complete", "the page to load")
            page.script("window.LibriAssist?.open(); return new Promise((done) => setTimeout(done, 300))")
            expect(not page.has(".launcher") and not page.is_open, f"a {what} with another hash is used")
        browser.console()
        page = WidgetPage(browser, self.shop.page("/hashed", widget=tag(script, style)))
        expect_in(page.open().say("Quels formats proposez-vous ?"), "plusieurs formats")
        quiet(page)

    def comes_and_goes(self, browser):
        page = self.closed(browser)
        before = self._traces(page)
        page.script("LibriAssist.destroy()")
        until(lambda: not page.script("return document.querySelector('[data-libriassist]')"), "the widget to go")
        bare = self._traces(page)
        for _ in range(3):
            page.script("LibriAssist.init(arguments[0]); LibriAssist.open();", {"apiUrl": f"{self.address}api"})
            page.one("textarea")
            page.script("LibriAssist.close()")
            until(lambda: not page.is_open, "the panel to close")
            page.script("LibriAssist.destroy()")
        left = self._traces(page)
        expect(left == bare, f"left behind: {left} instead of {bare} (with the widget {before})")
        quiet(page)

    def _traces(self, page):
        """Whatever of the page a widget could have changed."""
        return page.script("""
            const of = (node) => [...node.attributes].map((a) => `${a.name}=${a.value}`).join(' ');
            return [document.querySelectorAll('*').length, of(document.documentElement), of(document.body),
                    document.styleSheets.length, document.adoptedStyleSheets.length];""") + self._listeners(page.browser)

    @staticmethod
    def _listeners(browser):
        """What listens to the page itself; Chromium alone tells."""
        if browser.name != browsers.CHROMIUM:
            return []
        found = []
        for name in ("window", "document"):
            place = browser.cdp("Runtime.evaluate", expression=name)["result"]["objectId"]
            found += [each["type"] for each in browser.cdp("DOMDebugger.getEventListeners", objectId=place)["listeners"]]
        return sorted(found)

    def two_inits(self, browser):
        both = shop.inline(self.address) + shop.tag(self.address)
        page = WidgetPage(browser, self.shop.page("/twice", widget=both))
        page.one(".launcher")
        page.script("LibriAssist.init({apiUrl: 'http://localhost:1/api'})")
        count = page.script("return document.querySelectorAll('[data-libriassist]').length")
        expect(count == 1, f"there are {count} widgets")
        expect_in(page.open().say("Quels formats proposez-vous ?"), "plusieurs formats")

    def include_and_exclude(self, browser):
        cases_ = [("/aide/papier", {"include": ["/aide/*"]}, True), ("/compte", {"include": ["/aide/*"]}, False),
                  ("/panier", {"exclude": ["/panier*"]}, False), ("/aide/papier", {"exclude": ["/panier*"]}, True),
                  ("/aide/compte", {"include": ["/aide/*"], "exclude": ["*/compte"]}, False),
                  ("/m%C3%A9moires/a", {"include": ["/mémoires/*"]}, True),
                  ("/m%C3%A9moires/b", {"exclude": ["/m%c3%a9moires/*"]}, False), ("/Panier", {"exclude": ["/panier*"]}, False)]
        for path, options, wanted in cases_:
            page = WidgetPage(browser, self.shop.page(path, widget=shop.inline(self.address, **options)))
            until(lambda: page.script("return document.readyState") == "complete", "the page to load")
            there = bool(page.script("return document.querySelector('[data-libriassist]')"))
            expect(there == wanted, f"{path} with {options}: {'a' if there else 'no'} widget")

    def consent(self, browser):
        words = "Vos messages sont traités par notre assistant."
        page = self.closed(browser, consent=words, privacyUrl="https://www.coollibri.example/confidentialite")
        page.press(".launcher")
        page.one(".panel")
        expect_in(page.value(".panel", "innerText"), words)
        links = page.script("""
            const root = document.querySelector('[data-libriassist]').shadowRoot;
            return [...root.querySelectorAll('.panel a')].map((link) => link.href);""")
        expect("https://www.coollibri.example/confidentialite" in links, f"no link to the privacy page in {links}")
        asked = len(self._requests())
        box = page.all("textarea")
        if box and box[0].is_enabled():
            box[0].send_keys("Bonjour", Keys.ENTER)
        expect(not page.has(".turn.customer") and len(self._requests()) == asked, "a message went before the consent")
        page.press_named("accepte|accord|continuer|compris")
        expect_in(page.say("Quels formats proposez-vous ?"), "plusieurs formats")
        page.driver.refresh()
        page.open()
        expect(words not in page.value(".panel", "innerText"), "the consent is asked for again in the same tab")

    def consent_of_one_page(self, browser):
        """What was done on a page without a consent is no consent elsewhere."""
        page = self.page(browser, "/without")
        page.say("Quels formats proposez-vous ?")
        words = "Vos messages sont traités par notre assistant."
        page = self.closed(browser, "/with", consent=words)
        if not page.is_open:
            page.press(".launcher")
        until(lambda: words in page.value(".panel", "innerText"), "the consent to be asked for")
        expect(not page.has("textarea"), "there is a field before the consent")
        page.press_named("accepte")
        page.driver.refresh()
        page.one("textarea")

    def _requests(self):
        return [line for line in self.stage.server.log() if "route=/api/chat" in line]

    def options(self, browser):
        page = self.page(browser, "/options", primaryColor="#ffd400", position="bottom-left", zIndex=1234,
                         greeting="Salut, je suis la boutique.", suggestions=["Un", "Deux"], texts={"title": "Chez nous"})
        expect_in(page.value(".panel", "innerText"), "Salut, je suis la boutique.", "Chez nous")
        expect(page.texts(".suggestions .chip") == ["Un", "Deux"], f"suggested is {page.texts('.suggestions .chip')}")
        left, z_index = page.script("""
            const host = document.querySelector('[data-libriassist]');
            const panel = host.shadowRoot.querySelector('.panel').getBoundingClientRect();
            const box = [host, ...host.shadowRoot.querySelectorAll('*')].map((node) => getComputedStyle(node).zIndex);
            return [panel.left + panel.width / 2 < innerWidth / 2, box.includes('1234')];""")
        expect(left, "the panel is not on the left")
        expect(z_index, "nothing has the z-index")

    def attributes_beside_init(self, browser):
        """The tag's attributes hold where init says nothing."""
        both = (f'<script src="{self.address}widget/chatbot-widget.js" data-greeting="Du tag." data-position="bottom-left"></script>'
                f'<script>LibriAssist.init({{apiUrl: "{self.address}api", position: "bottom-right"}})</script>')
        page = WidgetPage(browser, self.shop.page("/beside", widget=both)).open()
        expect_in(page.value(".panel", "innerText"), "Du tag.")
        expect(page.value(".widget", "className").find("bottom-right") > 0, page.value(".widget", "className"))

    def options_as_attributes(self, browser):
        page = WidgetPage(browser, self.shop.page("/tag", widget=shop.tag(
            self.address, open=True, language="en", position="bottom-left", greeting="Hello there.", launcher="false")))
        page.one("textarea")
        expect_in(page.value(".panel", "innerText"), "Hello there.")
        page.script("LibriAssist.close()")
        until(lambda: not page.is_open, "the panel to close")
        expect(not page.has(".launcher"), "there is a launcher")
        page.script("LibriAssist.open()")
        page.one("textarea")

    def wrong_options(self, browser):
        if browser.name != browsers.CHROMIUM:
            raise cases.Skipped("the console is read in Chromium only")
        page = self.closed(browser, "/wrong", primaryColor="rouge", position="top", colorScheme="noir", texts={"titel": "x"})
        warned = [text for level, text in browser.console() if level == "WARNING"]
        for name in ("primaryColor", "position", "colorScheme", "titel"):
            expect(any(name in text for text in warned), f"no warning names {name}: {warned}")
        expect(page.has(".launcher"), "the widget is not there")
        WidgetPage(browser, self.shop.page("/none", widget=shop.inline(self.address, apiUrl="javascript:alert(1)")))
        told = [text for level, text in browser.console() if level == "SEVERE"]
        expect(any("apiUrl" in text for text in told), f"no error names apiUrl: {told}")

    def example_page(self, browser):
        """The page that the server itself shows."""
        page = WidgetPage(browser, f"{self.address}widget/install.html#open")
        expect_in(page.say("Quels formats proposez-vous ?"), "plusieurs formats")
        severe = [text for level, text in browser.console() if level == "SEVERE"]
        expect(not severe, f"the console holds errors: {severe}")
        page.driver.get(f"{self.address}widget/install.html?lang=en#open")
        page.driver.refresh()
        expect_in(page.value("textarea", "ariaLabel") or page.value("textarea", "placeholder"), "our message")


def main():
    options = cases.arguments(__doc__)
    runner = cases.Runner(options)
    with shop.Stage(options.server) as stage:
        tests = Options(stage)
        with browsers.Chromium() as browser:
            for case in (tests.events, tests.opened_and_closed_at_once, tests.open_until_it_is_closed, tests.theme_in_the_dark,
                         tests.hashes_of_the_version, tests.comes_and_goes, tests.two_inits, tests.include_and_exclude, tests.consent, tests.consent_of_one_page,
                         tests.options, tests.attributes_beside_init, tests.options_as_attributes, tests.wrong_options, tests.example_page):
                runner.run(browser, case)
        with browsers.Firefox() as browser:
            for case in (tests.events, tests.opened_and_closed_at_once, tests.open_until_it_is_closed,
                         tests.hashes_of_the_version, tests.comes_and_goes, tests.include_and_exclude, tests.consent,
                         tests.options):
                runner.run(browser, case)
    runner.finish()


if __name__ == "__main__":
    main()
