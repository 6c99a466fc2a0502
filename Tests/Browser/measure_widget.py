"""What the widget costs a shop's page: bytes, time until its button is there, long tasks in a stream, shifts.

usage: measure_widget.py SERVER [--runs 9]

Times are Chromium's with the processor slowed down four times (Emulation.setCPUThrottlingRate), in a new tab each, on a
quiet machine. The time until the launcher is ready is what the page's main thread is busy (TaskDuration of
Performance.getMetrics without DevToolsCommandDuration, which is this measurement's own) from the moment the script tag is put into a loaded page until the launcher has been drawn:
fetching is not in it; compiling, running, styling and laying out are. What an idle page does in the same time is taken
off. Tasks are those that Chromium calls long; a gap between two ticks of a timer may hold several tasks.
"""

import argparse
import collections
import gzip
import json
import statistics
import sys
import urllib.request

import browsers
import shop
from stand_in import Answer, StandIn, events, reply
from widget_page import WidgetPage, until

SLOWDOWN = 4
TARGETS = {"bytes": 14_336, "ready": 50.0, "task": 50.0, "shift": 0.0, "own shift": 0.1}

# Puts the tag in and comes back when the launcher has been drawn.
START = """
const [tag, done] = arguments;
const holder = document.createElement('div');
holder.innerHTML = tag;
const { src, dataset } = holder.firstChild;
const script = document.createElement('script');
Object.assign(script.dataset, dataset);
script.src = src;
const begin = performance.now();
const drawn = () => {
  const host = document.querySelector('[data-libriassist]');
  const launcher = host && host.shadowRoot.querySelector('.launcher');
  return launcher && launcher.getBoundingClientRect().width > 0;
};
const told = () => setTimeout(() => done(performance.now() - begin));
const look = () => (drawn() ? requestAnimationFrame(told) : setTimeout(look, 5));
document.head.append(script);
look();
"""
IDLE = """
const [time, done] = arguments;
const end = performance.now() + time;
const look = () => (performance.now() > end ? done() : setTimeout(look, 5));
look();
"""
TICKS = """
var blocked = 0, blockedAt = 0, started = 0, longestTask = 0;
let last = performance.now();
const channel = new MessageChannel();
channel.port1.onmessage = () => {
  const now = performance.now();
  if (now - last > blocked) [blocked, blockedAt] = [now - last, last - started];
  last = now;
  setTimeout(() => channel.port2.postMessage(0), 2);
};
channel.port2.postMessage(0);
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
}).observe({ type: 'longtask' });
"""

# The least that a button in a shadow root with a style sheet of its own can cost: what the page's own drawing takes.
FLOOR = """
const host = document.createElement('div');
host.setAttribute('data-libriassist', '');
host.attachShadow({ mode: 'open' }).innerHTML = '<style>.launcher { position: fixed; right: 24px; bottom: 24px }</style>'
  + '<button class="launcher">Aide</button>';
document.documentElement.append(host);
"""

# What was seen of one streamed reply: times in milliseconds, `when` after it was asked for.
Stream = collections.namedtuple("Stream", "blocked when idle longest_task shift own_shift")


class Measurement:
    """Measures in one browser."""

    def __init__(self, browser, stage, stand_in, runs):
        self.browser, self.stage, self.stand_in, self.runs = browser, stage, stand_in, runs

    def sizes(self):
        """The bytes of each file as the server sends it to a browser, which takes gzip."""
        return {name: len(self._sent(name)) for name in ("chatbot-widget.js", "chatbot-widget.css")}

    def _sent(self, name):
        request = urllib.request.Request(f"{self.stage.address}widget/{name}", headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request) as response:
            body = response.read()
        if gzip.decompress(body) != self.stage.server.fetch(f"widget/{name}")[0]:
            sys.exit(f"{name} is another file when it is compressed.")
        return body

    def ready(self):
        """Milliseconds of the main thread until the launcher is drawn, in each run."""
        tag = shop.tag(self.stage.address)
        return [self._ready_once(tag) for _ in range(self.runs)]

    def floor(self):
        """The same for a script that only puts a button there."""
        self.stage.shop.file("/floor.js", "text/javascript", FLOOR)
        return [self._ready_once('<script src="/floor.js"></script>') for _ in range(self.runs)]

    def _ready_once(self, tag):
        self._slow_tab()
        page = WidgetPage(self.browser, self.stage.shop.page("/"))
        until(lambda: page.script("return document.readyState") == "complete", "the page to load")
        self._busy(IDLE, 300)
        widget, taken = self._busy(START, tag)
        idle, _ = self._busy(IDLE, taken)
        return max(0.0, widget - idle)

    def _busy(self, script, argument):
        before = self._busy_seconds()
        result = self.browser.driver.execute_async_script(script, argument)
        return (self._busy_seconds() - before) * 1000, result

    def _busy_seconds(self):
        metrics = {metric["name"]: metric["value"] for metric in self.browser.cdp("Performance.getMetrics")["metrics"]}
        return metrics["TaskDuration"] - metrics["DevToolsCommandDuration"]

    def _slow_tab(self, size=browsers.DESKTOP):
        self.browser.new_tab(size)
        self.browser.cdp("Performance.enable")
        self.browser.cdp("Emulation.setCPUThrottlingRate", rate=SLOWDOWN)

    def stream(self, size=browsers.DESKTOP):
        """What was seen of a reply of 2,000 characters, in each run."""
        text = ("Nous imprimons des livres, des affiches et des cartes, du premier tirage au grand tirage. " * 24)[:2000]
        text = "\n\n".join(text[at:at + 400] for at in range(0, 2000, 402))
        pieces = list(events(reply({"kind": "answer", "text": text, "made": "generated", "confidence": 1, "citations": [
            {"title": "Les formats", "url": "https://www.coollibri.example/aide", "document": "x", "excerpt": "x"}]}), cut=20))
        self.stand_in.answer = lambda _: Answer(pieces, pause=0.01)
        return [self._stream_once(size) for _ in range(max(3, self.runs // 2))]

    def _stream_once(self, size):
        self._slow_tab(size)
        address = self.stage.shop.page("/", widget=shop.inline(self.stand_in.address))
        page = WidgetPage(self.browser, address)
        page.one(".launcher")
        page.open()
        page.type("Bonjour")
        page.script(f"const node = document.createElement('script'); node.text = {json.dumps(TICKS)}; document.head.append(node);")
        self._wait(2000)
        idle = page.script("const idle = blocked; blocked = longestTask = 0; started = performance.now(); return idle;")
        # No question is put to the page while the reply comes: answering it would block as well.
        page.script("""
            const button = document.querySelector('[data-libriassist]').shadowRoot.querySelector('form.composer');
            button.requestSubmit();""")
        self._wait(4500)
        blocked, when, longest_task, seen = page.script("return [blocked, blockedAt, longestTask, seen]")
        if "grand tirage" not in page.replies()[-1]:
            sys.exit("The reply has not come.")
        return Stream(blocked, when, idle, longest_task, seen["shift"], seen["ownShift"])

    def _wait(self, milliseconds):
        self.browser.driver.execute_async_script("setTimeout(arguments[1], arguments[0])", milliseconds)


def rows(measurement):
    sizes = measurement.sizes()
    yield "script, gzip", f"{sizes['chatbot-widget.js']:,} bytes", "", True
    yield "style sheet, gzip", f"{sizes['chatbot-widget.css']:,} bytes", "", True
    total = sum(sizes.values())
    yield "together", f"{total:,} bytes", f"≤ {TARGETS['bytes']:,}", total <= TARGETS["bytes"]
    ready = measurement.ready()
    median = statistics.median(ready)
    yield ("main thread until the launcher is drawn, median", f"{median:.0f} ms ({min(ready):.0f} to {max(ready):.0f})",
           f"≤ {TARGETS['ready']:.0f} ms", median <= TARGETS["ready"])
    floor = measurement.floor()
    yield "the same for a bare button", f"{statistics.median(floor):.0f} ms ({min(floor):.0f} to {max(floor):.0f})", "", True
    for name, size in (("desktop", browsers.DESKTOP), ("phone", browsers.PHONE)):
        yield from stream_rows(name, measurement.stream(size))


def stream_rows(name, streams):
    longest = statistics.median(run.longest_task for run in streams)
    # Chromium tells of tasks over 50 ms alone.
    told = f"{longest:.0f} ms" if longest else "under 50 ms"
    yield f"longest task in a stream, {name}, median", told, f"≤ {TARGETS['task']:.0f} ms", longest <= TARGETS["task"]
    blocked = sorted(streams, key=lambda run: run.blocked)
    middle = blocked[len(blocked) // 2]
    yield (f"longest time without a tick, {name}, median",
           f"{middle.blocked:.0f} ms, {middle.when:.0f} ms after sending ({blocked[0].blocked:.0f} to {blocked[-1].blocked:.0f})",
           "", True)
    yield f"the same while nothing happens, {name}", f"{statistics.median(run.idle for run in streams):.0f} ms", "", True
    shift, own = max(run.shift for run in streams), max(run.own_shift for run in streams)
    yield f"layout shift of the page, {name}", f"{shift:.4f}", "0", shift <= TARGETS["shift"]
    yield f"layout shift in the widget, {name}", f"{own:.4f}", f"≤ {TARGETS['own shift']}", own <= TARGETS["own shift"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("server")
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    print(f"Chromium, processor slowed down {SLOWDOWN} times\n\n| what | measured | target | |\n|---|---|---|---|", flush=True)
    missed = 0
    with shop.Stage(options.server) as stage, StandIn(stage.server, stage.shop.origin) as stand_in, \
            browsers.Chromium() as browser:
        for what, measured, target, holds in rows(Measurement(browser, stage, stand_in, options.runs)):
            missed += not holds
            print(f"| {what} | {measured} | {target} | {'ok' if holds else 'MISSED'} |", flush=True)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
