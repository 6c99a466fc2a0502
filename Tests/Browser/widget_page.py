"""A page with the widget in it, as a customer's hands and eyes meet it."""

import time

from selenium.common.exceptions import JavascriptException, StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

PATIENCE = 15.0

FIND = """
const host = document.querySelector('[data-libriassist]');
const found = host && host.shadowRoot ? [...host.shadowRoot.querySelectorAll(arguments[0])] : [];
"""
SHOWN = "const shown = (node) => { const box = node.getBoundingClientRect(); return box.width > 0 && box.height > 0; };"


class WidgetPage:
    """The widget in the page that a driver shows."""

    # For so many seconds a reply must not change to be taken as whole.
    settled = 0.35

    def __init__(self, browser, address=None):
        self.browser, self.driver = browser, browser.driver
        if address:
            self.driver.get(address)

    # What is there.

    def script(self, text, *arguments):
        return self.driver.execute_script(text, *arguments)

    def all(self, selector):
        """The elements of the widget that are drawn."""
        return self.script(FIND + SHOWN + "return found.filter(shown);", selector)

    def one(self, selector):
        """The first such element; waits for it."""
        return until(lambda: self.all(selector), f"{selector} to appear")[0]

    def has(self, selector):
        return bool(self.all(selector))

    def texts(self, selector):
        return self.script(FIND + SHOWN + "return found.filter(shown).map((node) => node.innerText.trim());", selector)

    def value(self, selector, name):
        """A property of the first such element, drawn or not: `value(".card", "lang")`."""
        return self.script(FIND + "return found.length ? found[0][arguments[1]] : null;", selector, name)

    def focused(self):
        """The focused element's tag and class, in the widget or else in the page."""
        return self.script("""
            const host = document.querySelector('[data-libriassist]');
            const node = document.activeElement === host ? host.shadowRoot.activeElement : document.activeElement;
            return node ? `${node.localName}.${[...node.classList].join('.')}` : '';""")

    def seen(self):
        """What the page noticed about itself; see shop.WATCH."""
        return self.script("return window.seen;")

    @property
    def is_open(self):
        return self.has(".panel")

    # What a customer does.

    def open(self):
        if not self.is_open:
            self.press(".launcher")
        self.one("textarea")
        return self

    def press(self, selector, text=None):
        """Clicks the first such element, or the first with that text."""
        def pick():
            for node in self.all(selector):
                if text is None or text in self.script("return arguments[0].innerText + (arguments[0].ariaLabel || '')", node):
                    return node
            return None

        def click():
            node = pick()
            if node is None:
                return False
            self.script("arguments[0].scrollIntoView({block: 'nearest', behavior: 'instant'})", node)
            try:
                node.click()
                return True
            except StaleElementReferenceException:
                return False

        until(click, f"{selector} {text or ''} to be pressed")

    def named(self, pattern):
        """The buttons and links that are drawn and have such a name, as a regular expression that ignores case."""
        return self.script(FIND + SHOWN + """
            const name = (node) => node.getAttribute('aria-label') || node.innerText || node.title;
            return found.filter((node) => shown(node) && new RegExp(arguments[1], 'i').test(name(node)));""",
                           "button, a, summary, [role=button]", pattern)

    def press_named(self, pattern):
        """Clicks the last button or link with such a name."""
        node = until(lambda: self.named(pattern), f"a button called {pattern}")[-1]
        self.script("arguments[0].scrollIntoView({block: 'nearest', behavior: 'instant'})", node)
        node.click()

    def type(self, text):
        self.one("textarea").send_keys(text)

    def say(self, text):
        """Types a message, sends it and returns the text of the reply."""
        before = self.count()
        self.type(text)
        self.one("textarea").send_keys(Keys.ENTER)
        return self.reply_after(before)

    def fill(self, **fields):
        """Fills the guided form, sends it and returns the text of the reply."""
        before = self.count()
        for name, value in fields.items():
            self.one(f"form.order-form [name={name}]").send_keys(value)
        self.press("form.order-form button[type=submit]")
        return self.reply_after(before)

    def keys(self, *keys):
        """Presses keys wherever the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def back(self):
        """Shift and Tab."""
        ActionChains(self.driver).key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(Keys.SHIFT).perform()

    # Replies.

    TURNS = FIND + """
        const turns = [...(host ? host.shadowRoot.querySelectorAll('.log .turn') : [])];
        const kind = (turn) => ['customer', 'assistant', 'problem'].find((name) => turn.classList.contains(name));
        // Half of a pair of surrogates cannot be sent here.
        const whole = (text) => (text.toWellFormed ? text.toWellFormed() : text);
        const busy = (turn) => turn.matches('.typing') || turn.querySelector('.typing') !== null;
        return turns.map((turn) => [kind(turn), whole(turn.innerText.trim()), busy(turn)]);"""

    def turns(self):
        """The turns so far, each as (who, text, still being written)."""
        return self.script(self.TURNS, ".turn")

    def replies(self):
        return [text for who, text, _ in self.turns() if who == "assistant"]

    def problems(self):
        return [text for who, text, _ in self.turns() if who == "problem"]

    def count(self):
        """How many turns have come from the other side."""
        return sum(who != "customer" for who, _, _ in self.turns())

    def reply_after(self, before, patience=PATIENCE):
        """The text of the turn that comes after so many, when it is whole: it does not change for a while."""
        last, since, end = None, time.monotonic(), time.monotonic() + patience
        while time.monotonic() < end:
            others = [turn for turn in self.turns() if turn[0] != "customer"]
            now = others[-1] if len(others) > before else None
            if now != last:
                last, since = now, time.monotonic()
            elif now and now[1] and not now[2] and not self.is_waiting() and time.monotonic() - since > self.settled:
                return now[1]
            time.sleep(0.07)
        raise AssertionError(f"no reply came within {patience} s; the turns are {self.turns()}")

    def is_waiting(self):
        return self.has(".typing")


def until(condition, what, patience=PATIENCE):
    """Waits for something that is not false, and returns it."""
    end = time.monotonic() + patience
    while True:
        try:
            found = condition()
        except (StaleElementReferenceException, JavascriptException):
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"waited {patience} s for {what}")
        time.sleep(0.07)
