"""The two browsers, headless: Debian's Chromium through chromedriver, and Debian's Firefox ESR without geckodriver.

Debian has no geckodriver. Firefox itself speaks Marionette, the protocol that geckodriver translates to, and its
commands are those of WebDriver: so Selenium is given an executor that speaks it, and drives both browsers alike.
"""

import json
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

from selenium import webdriver
from selenium.common import exceptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webdriver import WebDriver

CHROMIUM, FIREFOX = "chromium", "firefox"
DESKTOP, PHONE, LANDSCAPE = (1280, 900), (360, 740), (740, 360)


class Chromium:
    """A headless Chromium."""

    name = CHROMIUM

    def __init__(self, *arguments):
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                         "--disable-background-networking", "--window-size=1280,900", *arguments):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def new_tab(self, size=DESKTOP):
        """A tab without memory: session storage and emulated devices are each tab's own. The tab before is closed."""
        _only_tab(self.driver)
        # A window cannot be as narrow as a phone; the emulated screen can.
        phone = min(size) < 480
        self.cdp("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1], deviceScaleFactor=1, mobile=phone)
        self.cdp("Emulation.setTouchEmulationEnabled", enabled=phone)
        self.console()
        return self.driver

    def cdp(self, command, **parameters):
        """A command of Chromium's own protocol."""
        return self.driver.execute_cdp_cmd(command, parameters)

    def before_load(self, script):
        """Runs a script in every page of this tab before the page's own."""
        self.cdp("Page.addScriptToEvaluateOnNewDocument", source=script)

    def console(self):
        """What the console has said since it was last asked, as (level, text)."""
        return [(entry["level"], entry["message"]) for entry in self.driver.get_log("browser")]


class Firefox:
    """A headless Firefox ESR with a profile of its own."""

    name = FIREFOX
    PREFERENCES = {
        "marionette.port": 0, "app.update.enabled": False, "browser.shell.checkDefaultBrowser": False,
        "datareporting.policy.dataSubmissionEnabled": False, "toolkit.telemetry.enabled": False,
        "browser.aboutConfig.showWarning": False, "browser.safebrowsing.malware.enabled": False,
        "browser.safebrowsing.phishing.enabled": False, "network.captive-portal-service.enabled": False,
        "network.connectivity-service.enabled": False, "services.settings.server": "data:,", "app.normandy.enabled": False,
        "browser.startup.page": 0, "browser.startup.homepage_override.mstone": "ignore",
    }

    def __init__(self):
        self.profile = pathlib.Path(tempfile.mkdtemp(prefix="libriassist-firefox-"))
        (self.profile / "user.js").write_text("".join(
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in self.PREFERENCES.items()))
        self.process = subprocess.Popen(
            ["firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", str(self.profile)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            self.driver = WebDriver(Marionette(self._port()), options=webdriver.FirefoxOptions())
        except BaseException:
            self._end()
            raise

    def _port(self):
        told = self.profile / "MarionetteActivePort"
        for _ in range(300):
            if told.exists() and told.read_text().strip():
                return int(told.read_text())
            time.sleep(0.1)
        raise RuntimeError("Firefox did not open its Marionette port.")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._end()

    def _end(self):
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def new_tab(self, size=DESKTOP):
        _only_tab(self.driver)
        # Headless windows are as small as they are told to be, down to 450 pixels or so.
        self.driver.set_window_size(size[0], size[1] + 85)
        return self.driver

    def console(self):
        """Firefox tells its console to nobody; the shop's pages notice errors themselves (shop.WATCH)."""
        return []


def _only_tab(driver):
    old = driver.current_window_handle
    driver.switch_to.new_window("tab")
    new = driver.current_window_handle
    driver.switch_to.window(old)
    driver.close()
    driver.switch_to.window(new)


class Marionette(RemoteConnection):
    """Selenium's commands, spoken to Firefox itself.

    `length:[0, id, command, parameters]` is answered by `length:[1, id, error, value]`.
    """

    COMMANDS = {
        "get": "Navigate", "refresh": "Refresh", "goBack": "Back", "getCurrentUrl": "GetCurrentURL",
        "getTitle": "GetTitle", "w3cExecuteScript": "ExecuteScript", "w3cExecuteScriptAsync": "ExecuteAsyncScript",
        "findElement": "FindElement", "findElements": "FindElements", "findChildElements": "FindElements",
        "findChildElement": "FindElement", "getShadowRoot": "GetShadowRoot",
        "findElementFromShadowRoot": "FindElementFromShadowRoot",
        "findElementsFromShadowRoot": "FindElementsFromShadowRoot", "clickElement": "ElementClick",
        "sendKeysToElement": "ElementSendKeys", "clearElement": "ElementClear", "getElementText": "GetElementText",
        "isElementDisplayed": "IsElementDisplayed", "isElementEnabled": "IsElementEnabled",
        "getElementAttribute": "GetElementAttribute", "getElementProperty": "GetElementProperty",
        "getElementRect": "GetElementRect", "actions": "PerformActions", "clearActionState": "ReleaseActions",
        "screenshot": "TakeScreenshot", "newWindow": "NewWindow", "close": "CloseWindow",
        "w3cGetCurrentWindowHandle": "GetWindowHandle", "w3cGetWindowHandles": "GetWindowHandles",
        "switchToWindow": "SwitchToWindow", "setWindowRect": "SetWindowRect", "w3cGetActiveElement": "GetActiveElement",
        "w3cDismissAlert": "DismissAlert", "setTimeouts": "SetTimeouts", "newSession": "NewSession",
        "quit": "DeleteSession",
    }
    # What is part of the address in WebDriver is a parameter here.
    NAMES = {"shadowId": "shadowRoot"}
    BARE = ("FindElements", "FindElementsFromShadowRoot", "GetWindowHandles")

    def __init__(self, port):
        super().__init__(f"http://127.0.0.1:{port}")
        self.socket = socket.create_connection(("127.0.0.1", port), 60)
        self.received = b""
        self.last = 0
        self._receive()  # who it is

    def execute(self, command, params):
        name = self.COMMANDS[command]
        parameters = {self.NAMES.get(key, key): value for key, value in (params or {}).items() if key != "sessionId"}
        if command.startswith("findChild"):
            parameters["element"] = parameters.pop("id")
        if name == "NewSession":
            parameters = {}
        self.last += 1
        piece = json.dumps([0, self.last, f"WebDriver:{name}", parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(piece), piece))
        _, _, error, value = self._receive()
        if error:
            raise _exception(error)
        if name == "NewSession":
            return {"value": value}
        bare = isinstance(value, dict) and set(value) == {"value"}
        return {"value": value["value"] if bare else value}

    def _receive(self):
        while b":" not in self.received:
            self._more()
        size, _, self.received = self.received.partition(b":")
        while len(self.received) < int(size):
            self._more()
        piece, self.received = self.received[:int(size)], self.received[int(size):]
        return json.loads(piece)

    def _more(self):
        piece = self.socket.recv(65536)
        if not piece:
            raise RuntimeError("Firefox closed its Marionette port.")
        self.received += piece

    def close(self):
        self.socket.close()


def _exception(error):
    kinds = {"no such element": exceptions.NoSuchElementException,
             "stale element reference": exceptions.StaleElementReferenceException,
             "no such shadow root": exceptions.NoSuchShadowRootException,
             "element not interactable": exceptions.ElementNotInteractableException,
             "element click intercepted": exceptions.ElementClickInterceptedException}
    return kinds.get(error["error"], exceptions.WebDriverException)(error["message"])
