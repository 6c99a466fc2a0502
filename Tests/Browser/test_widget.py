"""The plan's three conversations and the guided form, typed into the example page in a real Chromium.

usage: test_widget.py SERVER [--screenshots FOLDER]

Starts the server on a free loopback port with a state folder of its own, and stops it afterwards. Needs Debian's
chromium, chromium-driver and python3-selenium.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile
import time

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait


class Page:
    """The example page with the widget open."""

    def __init__(self, address, size=(1280, 900)):
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                         f"--window-size={size[0]},{size[1]}"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        # A window cannot be as narrow as a phone; the emulated screen can.
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size[0] < 480})
        self.driver.get(f"{address}widget/install.html#open")
        self.wait = WebDriverWait(self.driver, 15)
        self.wait.until(lambda _: self.all("textarea") and self.all("textarea")[0].is_displayed())

    @property
    def root(self):
        return self.driver.find_element(By.CSS_SELECTOR, "[data-libriassist]").shadow_root

    def all(self, selector):
        found = self.driver.find_elements(By.CSS_SELECTOR, "[data-libriassist]")
        return found[0].shadow_root.find_elements(By.CSS_SELECTOR, selector) if found else []

    def replies(self):
        return self.all(".turn.assistant")

    def say(self, text):
        """Types a message and returns the text of the reply."""
        before = len(self.replies())
        box = self.root.find_element(By.CSS_SELECTOR, "textarea")
        box.send_keys(text)
        box.send_keys(Keys.ENTER)
        return self.reply_after(before)

    def fill(self, **fields):
        """Fills the guided form and returns the text of the reply."""
        before = len(self.replies())
        for name, value in fields.items():
            self.root.find_element(By.CSS_SELECTOR, f"form [name={name}]").send_keys(value)
        self.root.find_element(By.CSS_SELECTOR, "form button[type=submit]").click()
        return self.reply_after(before)

    def reply_after(self, before):
        # A reply that is still fading in has no visible text yet.
        self.wait.until(lambda _: len(self.replies()) > before and self.replies()[-1].text.strip())
        return self.replies()[-1].text

    def settle(self):
        """Scrolls to the end of the conversation and lets movements end, for a picture."""
        self.driver.execute_script("arguments[0].scrollTop = arguments[0].scrollHeight", self.all(".log")[0])
        time.sleep(1)

    def console_errors(self):
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]


def expect(text, *pieces):
    for piece in pieces:
        if piece not in text:
            raise AssertionError(f"{piece!r} is not in:\n{text}")


def scenario_1(page):
    expect(page.say("Où en est ma commande ?"), "nom de famille", "CL-XXXXXX-XXXXXX")
    expect(page.say("RAMI CL-401372-487531"), "CL-401372-487531", "M. RAMI", "En production", "20/10/2025", "28/10/2025",
           "DCC avec couverture", "5 exemplaires", "en cours d’impression")


def scenario_2(page):
    expect(page.say("Quels formats proposez-vous ?"), "CoolLibri propose plusieurs formats", "Les formats de livre")


def scenario_3(page):
    expect(page.say("Quels sont vos délais et où en est ma commande CL-401372 ?"), "jours ouvrés", "CL-401372")
    expect(page.say("Rami"), "CL-401372-487531", "M. RAMI")


def guided_form(page):
    page.say("Où en est ma commande ?")
    expect(page.fill(orderNumber="cl 401372 487531", surname="rami"), "M. RAMI", "En production")


def wrong_name_then_right(page):
    expect(page.say("DURAND CL-401372-487531"), "aucune commande")
    expect(page.say("pardon, Rami"), "M. RAMI")


def reload_keeps_the_conversation(page):
    page.say("Quels formats proposez-vous ?")
    page.driver.refresh()
    page.wait.until(lambda _: len(page.replies()) >= 2 and "plusieurs formats" in page.replies()[-1].text)


CASES = [scenario_1, scenario_2, scenario_3, guided_form, wrong_name_then_right, reload_keeps_the_conversation]


def start(server, state):
    process = subprocess.Popen(
        [server, "--demo", "--port", "0", "--state", state], stdout=subprocess.PIPE, text=True,
        cwd=pathlib.Path(__file__).resolve().parents[2])
    line = process.stdout.readline()
    if "http://" not in line:
        process.terminate()
        sys.exit("the server did not start")
    return process, line[line.index("http://"):].strip()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("server")
    parser.add_argument("--screenshots", type=pathlib.Path)
    arguments = parser.parse_args()
    passed = failed = 0
    with tempfile.TemporaryDirectory() as state:
        server, address = start(arguments.server, state)
        try:
            for size in ((1280, 900), (390, 844)):
                for case in CASES:
                    page = Page(address, size)
                    try:
                        case(page)
                        errors = page.console_errors()
                        if errors:
                            raise AssertionError(f"the console holds errors: {errors}")
                        passed += 1
                        print(f"ok    {case.__name__} at {size[0]}x{size[1]}", flush=True)
                    except Exception as error:  # every case is reported, whatever went wrong in it
                        failed += 1
                        print(f"FAIL  {case.__name__} at {size[0]}x{size[1]}: {error}", flush=True)
                    finally:
                        if arguments.screenshots:
                            arguments.screenshots.mkdir(parents=True, exist_ok=True)
                            page.settle()
                            page.driver.save_screenshot(str(arguments.screenshots / f"{case.__name__}-{size[0]}.png"))
                        page.driver.quit()
        finally:
            server.terminate()
            server.wait(10)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
