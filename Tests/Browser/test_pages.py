"""The widget in the pages that shops really have: old and new jQuery, strict policies, style sheets that respect nobody.

usage: test_pages.py SERVER [--only WORD] [--screenshots FOLDER] [--trace]

jQuery comes from PyPI (requirements.txt). What a page's style sheet must not change is measured: every computed style
and every box of the launcher and of the panel with an answer in it, beside those on a plain page.
"""

import browsers
import cases
import packages
import shop
from cases import expect, expect_in
from test_flows import quiet
from widget_page import WidgetPage, until

EVERYTHING = """{ all: unset !important; display: block !important; color: red !important; font-size: 40px !important;
    transform: rotate(3deg) scale(1.2) !important; float: left !important; position: static !important; width: 10px !important;
    opacity: .3 !important; visibility: hidden !important; clip-path: inset(50%) !important; filter: blur(9px) !important }"""
MOTION = """{ animation: spin 1s infinite !important; transition: all 9s !important; will-change: transform; contain: strict }
    @keyframes spin { from { transform: rotate(5deg) } to { transform: rotate(360deg) } }"""

HOSTILE_STYLES = {
    "everything important": f"body *, html > :not(head, body) {EVERYTHING}",
    "everything important, the page itself as well": f"* {EVERYTHING}",
    "pseudo-elements": """*::before, *::after { content: 'x' !important; display: block !important; position: fixed !important;
        inset: 0 !important; background: red !important; z-index: 2147483647 !important; pointer-events: none; }""",
    "no block is shown": "div { display: none !important } body > div { height: 0 !important; overflow: hidden !important }",
    "the body turned about": """body { direction: rtl !important; zoom: 1.5; letter-spacing: 9px !important; word-spacing: 9px;
        text-transform: uppercase !important; line-height: 3 !important; font: italic 900 30px cursive !important;
        text-align: right; text-indent: 4em; white-space: pre; color: #eee; cursor: wait; user-select: none; }""",
    "a large root": "html { font-size: 40px !important; -webkit-text-size-adjust: 200%; }",
    "elements by name": """button, input, textarea, a, p, ul, ol, li, h1, h2, h3, form, fieldset, section, header, svg, path {
        all: unset !important; border: 9px solid lime !important; margin: 30px !important; padding: 30px !important;
        min-height: 90px !important; fill: red !important; font-family: fantasy !important; }""",
    "a strange box": "*, *::before, *::after { box-sizing: content-box !important; margin: 5px !important; border: 1px solid red }",
    "names like ours": """.launcher, .panel, .log, .turn, .bubble, .card, .chip, .widget, .composer, .header { display: none !important;
        width: 1px !important } [hidden] { display: block !important } :root { --primary: red; --surface: red; --text: red;
        --la-primary-rgb: 255, 0, 0; --la-on-primary: red; --line: red; --radius: 99px; --font: fantasy }""",
    "motion": f"body *, html > :not(head, body) {MOTION}",
    "print alike": "body > *:not(main) { display: none !important } [data-libriassist] { position: relative !important; top: 900px }",
    "a scaled body": "body { transform-style: flat; filter: none; contain: none; perspective: none; columns: 2; display: grid }",
    "the host by name": """[data-libriassist], body > :last-child { display: none !important; width: 50px !important;
        opacity: 0 !important; pointer-events: none !important; z-index: -1 !important; clip-path: inset(50%) !important }""",
}
# Here the root element itself is turned: whatever is on the page turns with it, and sizes are what must stay.
TURNS_ALL = {"everything important, the page itself as well"}
PLACES = {"place", "onTop", "left", "right", "top", "bottom", *(
    f"inset-{axis}-{end}" for axis in ("block", "inline") for end in ("start", "end"))}

# All computed styles and boxes of the launcher and of the panel.
MEASURE = """
const root = document.querySelector('[data-libriassist]').shadowRoot;
const out = {};
let number = 0;
for (const node of root.querySelectorAll('.launcher, .launcher *, .panel, .panel *')) {
  number += 1;
  const names = node.getAttribute('class') || '';
  const key = `${number} ${node.localName}${names && '.' + names.split(' ').join('.')}`;
  for (const pseudo of ['', '::before', '::after']) {
    const style = getComputedStyle(node, pseudo);
    if (pseudo && style.content === 'none') continue;
    const values = {};
    for (const name of style) if (!name.startsWith('--')) values[name] = style.getPropertyValue(name);
    out[key + pseudo] = values;
  }
  const box = node.getBoundingClientRect();
  out[key].place = [box.left, box.top].map((value) => Math.round(value * 4) / 4).join(' ');
  out[key].size = `${node.offsetWidth}×${node.offsetHeight}`;
}
const host = document.querySelector('[data-libriassist]');
const on = (node) => {
  const box = node.getBoundingClientRect();
  return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) === host;
};
for (const name of ['.launcher', '.panel']) {
  const node = root.querySelector(name);
  if (node && node.getBoundingClientRect().width) out[name] = { onTop: String(on(node)) };
}
return out;
"""


class Pages:
    """The cases."""

    def __init__(self, stage):
        self.shop, self.address = stage.shop, stage.address
        self.plain = {}

    # jQuery, and what shops have beside it.

    def jquery(self, browser, version):
        self.shop.file("/jquery.js", "text/javascript", packages.jquery(version))
        head = '<script src="/jquery.js"></script>'
        script = """<script>
            var clicks = [], keys = [];
            jQuery(document).on('click', '*', function (event) { clicks.push(event.target.nodeName); });
            jQuery(document).on('keydown', function (event) { if (event.which === 13) { keys.push(13); return false; } });
            jQuery('form').on('submit', function () { return false; });
            jQuery.ajaxSetup({ headers: { 'X-Shop': '1' }, cache: false });
            $(function () { LibriAssist.init({apiUrl: '%sapi'}); });</script>""" % self.address
        tags = f'<script src="{self.address}widget/chatbot-widget.js"></script>{script}'
        page = WidgetPage(browser, self.shop.page("/jquery", head=head, widget=tags)).open()
        expect_in(page.say("Quels formats proposez-vous ?"), "plusieurs formats")
        loaded = page.script("return jQuery.fn.jquery")
        expect(loaded.startswith(version), f"the page has jQuery {loaded}")
        expect(page.script("return keys.length") == 0, "the shop's keyboard shortcuts heard what was typed")
        expect(page.script("return window.$('main p').length > 0 && window.$ === window.jQuery"), "the shop's $ is another")
        quiet(page)
        return loaded

    def old_libraries(self, browser):
        """Prototypes enlarged as old libraries did, which a careless `for … in` trips over."""
        head = """<script>
            Array.prototype.remove = function () {}; Object.prototype.extend = function () {}; String.prototype.strip = 1;
            Array.from = function (list) { return [].slice.call(list, 0); };
            Array.prototype.toJSON = undefined; delete Array.prototype.toJSON;
            window.$ = window.fetchJSON = null; window.define = function () { throw 'AMD'; }; window.define.amd = {};
            window.module = { exports: {} }; window.exports = window.module.exports;</script>"""
        page = WidgetPage(browser, self.shop.page("/old", head=head, widget=shop.inline(self.address))).open()
        expect_in(page.say(f"{shop.SURNAME} {shop.ORDER}"), "M. RAMI")
        expect(page.script("return Object.keys(module.exports).length") == 0, "the widget went into the page's module")
        quiet(page)

    def script_in_head(self, browser):
        page = WidgetPage(browser, self.shop.page("/head", head=shop.inline(self.address), widget=""))
        expect_in(page.open().say("Quels formats proposez-vous ?"), "plusieurs formats")
        quiet(page)

    def quirks_mode(self, browser):
        self.shop.page("/quirks", widget=shop.inline(self.address))
        kind, headers, text = self.shop.pages["/quirks"]
        self.shop.pages["/quirks"] = (kind, headers, text.replace("<!doctype html>", ""))
        page = WidgetPage(browser, self.shop.origin + "/quirks").open()
        expect(page.script("return document.compatMode") == "BackCompat", "the page is not in quirks mode")
        expect_in(page.say("Quels formats proposez-vous ?"), "plusieurs formats")
        quiet(page)

    # Policies.

    def strict_policy(self, browser, trusted_types):
        policy = shop.strict_policy(self.address, trusted_types)
        page = WidgetPage(browser, self.shop.page("/strict", widget=shop.tag(self.address), policy=policy)).open()
        page.say("Où en est ma commande ?")
        expect_in(page.fill(orderNumber=shop.ORDER, surname=shop.SURNAME), "M. RAMI")
        expect(page.has(".card"), "the order is no card")
        expect(page.seen()["violations"] == [], f"the policy was violated: {page.seen()['violations']}")
        quiet(page)

    def nonce_policy(self, browser):
        server = self.address.rstrip("/")
        policy = (f"default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; style-src {server}; connect-src {server}; "
                  "img-src data:")
        tags = shop.inline(self.address).replace("<script", '<script nonce="abc"')
        self.shop.page("/nonce", widget=tags, policy=policy)
        kind, headers, text = self.shop.pages["/nonce"]
        text = text.replace('<script src="/watch.js"', '<script nonce="abc" src="/watch.js"')
        self.shop.pages["/nonce"] = (kind, headers, text)
        page = WidgetPage(browser, self.shop.origin + "/nonce").open()
        expect_in(page.say("Quels formats proposez-vous ?"), "plusieurs formats")
        expect(page.seen()["violations"] == [], f"the policy was violated: {page.seen()['violations']}")
        quiet(page)

    # Style sheets.

    def hostile_style(self, browser, name, size):
        self.shop.file("/hostile.css", "text/css", HOSTILE_STYLES[name])
        plain = self._measured(browser, size, "/plain", "")
        browser.new_tab(size)
        hostile = self._measured(browser, size, "/hostile", '<link rel="stylesheet" href="/hostile.css">')
        differences = [
            f"{part}: {style} is {hostile.get(part, {}).get(style)} instead of {value}"
            for part, values in plain.items() for style, value in values.items()
            if not (name in TURNS_ALL and style in PLACES) and hostile.get(part, {}).get(style) != value]
        expect(not differences, f"{len(differences)} differences, such as\n  " + "\n  ".join(differences[:8]))
        return f"{len(plain)} elements alike"

    def _measured(self, browser, size, path, head):
        if not head and size in self.plain:
            return self.plain[size]
        self.shop.page(path, head=head, widget=shop.inline(self.address))
        # A scroll bar that comes and goes, or a page wider than a phone, is the page's own doing.
        kind, headers, text = self.shop.pages[path]
        text = text.replace("<html", '<html style="overflow: hidden scroll !important"', 1)
        self.shop.pages[path] = kind, headers, text.replace("initial-scale=1", "initial-scale=1, minimum-scale=1")
        page = WidgetPage(browser, self.shop.origin + path)
        page.one(".launcher")
        closed = self._at_rest(page)
        page.script("LibriAssist.open()")
        page.one("textarea")
        page.say("Quels formats proposez-vous ?")
        page.script("document.querySelector('[data-libriassist]').shadowRoot.querySelector('.log').scrollTop = 0")
        measured = {f"closed {part}": values for part, values in closed.items()} | self._at_rest(page)
        if not head:
            self.plain[size] = measured
        return measured

    @staticmethod
    def _at_rest(page):
        """The measures when every movement has ended; endless ones are the page's."""
        page.browser.driver.execute_async_script("""
            const done = arguments[0];
            const root = document.querySelector('[data-libriassist]').shadowRoot;
            const moving = () => root.getAnimations().filter((a) => a.effect.getTiming().iterations !== Infinity);
            Promise.all(moving().map((a) => a.finished.catch(() => null))).then(() => requestAnimationFrame(() => done()));""")
        return page.script(MEASURE)

    def nothing_shifts(self, browser):
        page = WidgetPage(browser, self.shop.page("/still", widget=shop.inline(self.address)))
        page.one(".launcher")
        layout = """return [...document.querySelectorAll('body > :not([data-libriassist]), main *')].map((node) => {
            const box = node.getBoundingClientRect(); return [box.left, box.top, box.width, box.height].join(); }).join(';')"""
        page.script("LibriAssist.destroy()")
        bare = page.script(layout)
        page.script("LibriAssist.init(arguments[0])", {"apiUrl": f"{self.address}api"})
        page.one(".launcher")
        expect(page.script(layout) == bare, "the launcher moves the page")
        page.open()
        if page.script("return innerWidth > 480"):
            expect(page.script(layout) == bare, "the panel moves the page")
        page.say("Où en est ma commande ?")
        page.say(f"{shop.SURNAME} {shop.ORDER}")
        page.script("LibriAssist.close()")
        until(lambda: not page.is_open, "the panel to close")
        expect(page.script(layout) == bare, "the page is not as it was")
        quiet(page)
        return f"layout shift 0 in the page, {page.seen()['ownShift']:.4f} in the widget"

    def the_page_keeps_its_place(self, browser):
        """On a phone the panel covers the page, which must not scroll behind it, and is where it was afterwards."""
        page = WidgetPage(browser, self.shop.page("/place", widget=shop.inline(self.address)))
        page.one(".launcher")
        page.script("scrollTo(0, 600)")
        page.open()
        page.say("Quels formats proposez-vous ?")
        page.script("LibriAssist.close()")
        until(lambda: not page.is_open, "the panel to close")
        place = page.script("return scrollY")
        expect(abs(place - 600) < 2, f"the page stands at {place} instead of 600")

    def host_shows_nothing_in_print(self, browser):
        page = WidgetPage(browser, self.shop.page("/print", widget=shop.inline(self.address))).open()
        browser.cdp("Emulation.setEmulatedMedia", media="print")
        expect(not page.has(".panel") and not page.has(".launcher"), "the widget is printed")


def main():
    options = cases.arguments(__doc__)
    runner = cases.Runner(options)
    with shop.Stage(options.server) as stage:
        pages = Pages(stage)
        with browsers.Chromium() as browser:
            both(runner, browser, pages)
            # Firefox is driven by scripts that stumble over such prototypes themselves.
            runner.run(browser, pages.old_libraries)
            runner.run(browser, pages.nonce_policy)
            runner.run(browser, pages.host_shows_nothing_in_print)
            runner.run(browser, pages.the_page_keeps_its_place, size=browsers.PHONE)
            for size in (browsers.DESKTOP, browsers.PHONE):
                runner.run(browser, pages.nothing_shifts, size=size)
                for name in HOSTILE_STYLES:
                    # What fills a phone's screen is as wide as what it is fixed to.
                    if name in TURNS_ALL and size == browsers.PHONE:
                        continue
                    runner.run(browser, pages.hostile_style, name, size, size=size, title=f"hostile_style: {name}")
        pages.plain.clear()
        with browsers.Firefox() as browser:
            both(runner, browser, pages)
            for name in ("everything important", "no block is shown", "the body turned about", "a large root"):
                runner.run(browser, pages.hostile_style, name, browsers.DESKTOP, title=f"hostile_style: {name}")
    runner.finish()


def both(runner, browser, pages):
    """The cases for both browsers."""
    for version in ("1", "3"):
        runner.run(browser, pages.jquery, version, title=f"jquery {version}")
    for case in (pages.script_in_head, pages.quirks_mode):
        runner.run(browser, case)
    runner.run(browser, pages.strict_policy, False, title="strict_policy")
    runner.run(browser, pages.strict_policy, True, title="strict_policy with trusted types")


if __name__ == "__main__":
    main()
