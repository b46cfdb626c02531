"""The sandbox, a browser and phones, for the tests of this folder."""

import atexit
import contextlib
import io
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import PIL.Image
import zxingcpp
from playwright.sync_api import sync_playwright

BINARY = os.environ["DIIA_SANDBOX"]
PICTURES = os.environ.get("DIIA_PICTURES")
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
_shared = {}


def browser():
    if "browser" not in _shared:
        playwright = sync_playwright().start()
        chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
        _shared["browser"] = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        atexit.register(playwright.stop)
        atexit.register(_shared["browser"].close)
    return _shared["browser"]


class Phone:
    """`diia-sandbox phone`: one command a line, one JSON object a line."""

    def __init__(self, ready, folder, citizen="nadiia", language="uk"):
        self._process = subprocess.Popen(
            [BINARY, "phone", ready, "--json", "--citizen", citizen, "--letters", folder],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "LANG": f"{language}.UTF-8"})
        self._answer()

    def _answer(self):
        line = self._process.stdout.readline()
        if not line:
            raise AssertionError("the phone has ended")
        return json.loads(line)

    def does(self, command):
        """What the phone says; a refusal fails the test."""
        answer = self.tries(command)
        if not answer["ok"]:
            raise AssertionError(f"{command}: {answer}")
        return answer

    def tries(self, command):
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        return self._answer()

    def end(self):
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(10)


class Story(unittest.TestCase):
    """A sandbox of its own for each test, and a page. Whatever the browser complains of fails the test."""

    options = ()

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        server = subprocess.Popen([BINARY, "serve", *self.options], stdout=subprocess.PIPE, text=True)
        self.addCleanup(lambda: (server.kill(), server.wait(), server.stdout.close()))
        line = server.stdout.readline()
        self.ready = json.loads(line)
        self.ready_file = str(pathlib.Path(self.folder, "ready.json"))
        pathlib.Path(self.ready_file).write_text(line)
        self.complaints = []
        self.page = self.new_page()

    def tearDown(self):
        self.assertEqual(self.complaints, [])

    def new_page(self, viewport=DESKTOP, language="uk"):
        context = browser().new_context(viewport=viewport, locale=language, accept_downloads=True)
        self.addCleanup(context.close)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        # Refusals of the server are told to the person; the browser notes their status besides.
        page.on("console", lambda message: self.complaints.append(message.text)
                if message.type in ("error", "warning") and "Failed to load resource" not in message.text else None)
        return page

    def go(self, path, page=None):
        page = page or self.page
        page.goto(self.ready["url"] + path)
        page.wait_for_selector("h1")
        page.wait_for_load_state("networkidle")
        return page

    def phone(self, **how):
        phone = Phone(self.ready_file, self.folder, **how)
        self.addCleanup(phone.end)
        return phone

    def scanned(self, page=None):
        """What an independent reader sees on a screenshot of the whole page."""
        page = page or self.page
        page.locator("img.qr").wait_for()
        page.evaluate("Promise.all([...document.images].map((image) => image.decode()))")
        picture = PIL.Image.open(io.BytesIO(page.screenshot(full_page=True)))
        [symbol] = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
        return symbol.text

    def told(self, text, page=None):
        """Waits until one of the answers says so."""
        (page or self.page).locator(".answer", has_text=text).first.wait_for()

    def saved(self, link):
        with self.page.expect_download() as download:
            link.click()
        return pathlib.Path(download.value.path()).read_bytes()

    def picture(self, name, page=None):
        if PICTURES:
            path = pathlib.Path(PICTURES)
            path.mkdir(parents=True, exist_ok=True)
            (page or self.page).screenshot(path=path / f"{name}.png", full_page=True)


@contextlib.contextmanager
def temporary(suffix, content):
    with tempfile.NamedTemporaryFile(suffix=suffix) as file:
        file.write(content)
        file.flush()
        yield file.name
