"""Runs cases, each in a tab of its own, and says in plain words what passed."""

import argparse
import pathlib
import signal
import sys
import time
import traceback

import browsers


class Skipped(Exception):
    """A case that cannot be tried here; its text says why."""


def expect(holds, words):
    if not holds:
        raise AssertionError(words)


def expect_in(text, *pieces):
    # No-break spaces are the typesetter's business.
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    for piece in pieces:
        if piece not in plain:
            raise AssertionError(f"{piece!r} is not in:\n{plain[:2000]}")


def arguments(documentation):
    """The command line that all tests share."""
    # Told to stop, a test stops what it has started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    parser = argparse.ArgumentParser(description=documentation.splitlines()[0])
    parser.add_argument("server", help="the built libriassist-server")
    parser.add_argument("--only", metavar="WORD", default="", help="only the cases with this word in their names")
    parser.add_argument("--screenshots", metavar="FOLDER", type=pathlib.Path, help="a picture of how each case ended")
    parser.add_argument("--trace", action="store_true", help="where in the test a failure arose")
    return parser.parse_args()


class Runner:
    """Counts what passed and what failed."""

    def __init__(self, options):
        self.options, self.passed, self.failed, self.skipped = options, 0, [], 0

    def wants(self, name):
        return self.options.only in name

    def run(self, browser, case, *values, size=browsers.DESKTOP, title=None):
        """Runs `case(browser, *values)` in a new tab of that size. Every case is reported, whatever went wrong in it."""
        name = title or case.__name__
        where = f"{name}, {browser.name} {size[0]}×{size[1]}"
        if not self.wants(where):
            return
        begin = time.monotonic()
        try:
            browser.new_tab(size)
            said = case(browser, *values)
            self.passed += 1
            print(f"ok    {where}{f': {said}' if said else ''} ({time.monotonic() - begin:.1f} s)", flush=True)
        except Skipped as reason:
            self.skipped += 1
            print(f"skip  {where}: {reason}", flush=True)
        except Exception as error:
            self.failed.append(where)
            print(f"FAIL  {where}: {type(error).__name__ if not isinstance(error, AssertionError) else ''} "
                  f"{str(error).split('Stacktrace:')[0].strip()[:1500]}", flush=True)
            if self.options.trace:
                traceback.print_exc()
        self._picture(browser, name, size)

    def _picture(self, browser, name, size):
        folder = self.options.screenshots
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            file = "".join(letter if letter.isalnum() else "-" for letter in f"{name}-{browser.name}-{size[0]}")
            browser.driver.save_screenshot(str(folder / f"{file}.png"))

    def finish(self):
        print(f"{self.passed} passed, {len(self.failed)} failed" + (f", {self.skipped} skipped" if self.skipped else ""))
        for name in self.failed:
            print(f"failed: {name}")
        sys.exit(1 if self.failed else 0)
