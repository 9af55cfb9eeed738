"""A real Chromium, pointed at a live server. Every test here fails on a request to another host and on any
complaint in the console: errors, and what the Content-Security-Policy refused."""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
AXE = (HERE / "vendor" / "axe.min.js").read_text()
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def chromium():
    program = (
        os.environ.get("CHROMIUM") or shutil.which("chromium", path="/usr/bin") or shutil.which("chromium")
    )
    if program is None and os.environ.get("CI") == "true":
        pytest.fail("Chromium is not installed")
    if program is None:
        pytest.skip("Chromium is not installed; CHROMIUM may name one")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's synchronous API keeps an event loop running in this thread, where Django then refuses
        # the database. The scope is this package: in all other tests Django's check stands.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


class Complaints:
    """What the pages of one test complained of. A test that means to see a 404 forgives it beforehand."""

    def __init__(self):
        self.lines = []
        self.forgiven = []

    def forgive(self, words: str) -> None:
        self.forgiven.append(words)

    def unforgiven(self) -> list[str]:
        return [line for line in self.lines if not any(words in line for words in self.forgiven)]


@pytest.fixture
def complaints():
    return Complaints()


@pytest.fixture
def new_page(chromium, live_server, complaints):
    """Open a page in a context (cookies, cache) of its own; the options are those of Browser.new_context."""
    contexts = []

    def requested(request):
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.netloc != urlsplit(live_server.url).netloc:
            complaints.lines.append(f"request to another host: {request.url}")

    def said(message):
        if message.type == "error":
            complaints.lines.append(f"console: {message.text} ({message.location.get('url', '')})")

    def new_page(**options):
        context = chromium.new_context(base_url=live_server.url, **{"locale": "en-GB"} | options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        context.on("request", requested)
        context.on("console", said)
        context.on("weberror", lambda failure: complaints.lines.append(f"script: {failure.error}"))
        return context.new_page()

    yield new_page
    for context in contexts:
        context.close()
    if lines := complaints.unforgiven():
        pytest.fail("\n".join(lines), pytrace=False)


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture
def page_without_javascript(new_page):
    return new_page(java_script_enabled=False)


@pytest.fixture
def dark_page(new_page):
    return new_page(color_scheme="dark")


@pytest.fixture
def phone(new_page):
    return new_page(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True, has_touch=True
    )


@pytest.fixture
def sign_in(live_server):
    """sign_in(page, user): what the login form would do, without its clicks."""

    def sign_in(page, user):
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": session,
                    "url": live_server.url,
                    "httpOnly": True,
                }
            ]
        )

    return sign_in


@pytest.fixture
def barriers(complaints):
    """barriers(page): what axe finds in the page's way for people, one line each (rule: elements)."""

    def barriers(page):
        page.evaluate(AXE)  # not a <script>, which the page's policy would rightly refuse
        heard = len(complaints.lines)
        found = page.evaluate("() => axe.run()")["violations"]
        del complaints.lines[heard:]  # axe tries inline styles of its own
        return [
            f"{rule['id']}: {' | '.join(' '.join(map(str, node['target'])) for node in rule['nodes'])}"
            for rule in found
        ]

    return barriers
