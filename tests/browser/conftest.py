"""A real Chromium, pointed at a live server. Every test here fails on a request to another host and on any
complaint in the console: errors, and what the Content-Security-Policy refused."""

import os
import shutil
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from playwright.sync_api import expect, sync_playwright

from newsreader.deciding.overview import refresh
from newsreader.models import Entry, Event, Timeline, User
from tests import factories

HERE = Path(__file__).parent
AXE = (HERE / "vendor" / "axe.min.js").read_text()
# The same engine without a browser's window: a context of it, which every test opens, costs a quarter.
PROGRAMS = ("chromium-headless-shell", "/usr/bin/chromium", "chromium")
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


def until(page, holds):
    """Waits for a JavaScript expression to hold. (Playwright's own way evaluates words: pages refuse.)"""
    look = f"const look = () => {holds} ? done() : requestAnimationFrame(look); look();"
    page.evaluate(f"new Promise(done => {{ {look} }})")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def live_server(django_db_setup, live_server):
    """The server, started when the test database has its file. Before, it is in memory by the settings, and
    Django would let all of the server's threads share one connection: one closed it under the others."""
    assert live_server.thread.connections_override == {}
    return live_server


@pytest.fixture(scope="package")
def chromium():
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None and os.environ.get("CI") == "true":
        pytest.fail("Chromium is not installed")
    if program is None:
        pytest.skip("Chromium is not installed; CHROMIUM may name one")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's synchronous API keeps an event loop running in this thread, where Django then refuses
        # the database. The scope is this package: in all other tests Django's check stands.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        expect.set_options(timeout=10_000)  # a machine may be busy; as long as any other step may take
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
    ours = set()

    def requested(request):
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.netloc not in ours:
            complaints.lines.append(f"request to another host: {request.url}")

    def said(message):
        if message.type == "error":
            complaints.lines.append(f"console: {message.text} ({message.location.get('url', '')})")

    def new_page(**options):
        # What a worker asks for no test could hold back or change (page.route); test_offline.py allows it.
        usual = {"base_url": live_server.url, "locale": "en-GB", "service_workers": "block"}
        context = chromium.new_context(**usual | options)
        ours.add(urlsplit((usual | options)["base_url"]).netloc)
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


@pytest.fixture(scope="package")
def kept_story():
    """The tables whose rows of the sample story are kept beside them; filled by the first who asks for it."""
    return []


@pytest.fixture
def story(transactional_db, live_server, kept_story, settings, tmp_path):
    """The sample's timeline, with all that the sample loads.

    `manage.py sample` takes some 2 s and runs once; its rows are then copied into tables of the test database
    that no model knows, and put back from there in milliseconds. Every test still begins with the whole story
    and nothing else, for the models' tables are emptied after each (live_server needs transactional_db): it
    may publish, reject and undo as it likes.
    """
    quoted = connection.ops.quote_name
    if kept_story:
        with connection.constraint_checks_disabled(), transaction.atomic(), connection.cursor() as cursor:
            for table in kept_story:
                cursor.execute(f"INSERT INTO {quoted(table)} SELECT * FROM {quoted(f'kept_{table}')}")
    else:
        settings.SECRETS = tmp_path  # the sample keeps its editor's password there
        call_command("sample", stdout=StringIO())
        models = apps.get_app_config("newsreader").get_models(include_auto_created=True)
        kept_story.extend(model._meta.db_table for model in models)
        with connection.cursor() as cursor:
            for table in kept_story:
                cursor.execute(f"CREATE TABLE {quoted(f'kept_{table}')} AS SELECT * FROM {quoted(table)}")
    return Timeline.objects.get()


@pytest.fixture
def long_timeline(live_server):
    """160 events without articles, "Day 0" to "Day 159": more than a first window and the next one hold."""
    timeline = factories.timeline("A long strike")
    days = [(f"Day {n}", date(2019, 1, 1) + timedelta(n)) for n in range(160)]
    events = Event.objects.bulk_create(Event(title=title, earliest=day, latest=day) for title, day in days)
    Entry.objects.bulk_create(
        Entry(timeline=timeline, event=event, **Entry.key_columns(event)) for event in events
    )
    refresh([timeline])
    return timeline


@pytest.fixture
def editor(story):
    return User.objects.get(username="editor")


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


def inviting_path(page, story):
    """Where the link leads that an owner makes for a reviewer of the story."""
    page.goto(f"/desk/timelines/{story.slug}/members/")
    link = page.locator('form[action$="/link/"]')
    link.get_by_label("Role").select_option("Reviewer")
    link.get_by_role("button", name="Make a link").click()
    address = page.get_by_label("The link").input_value()
    return address[address.index("/join/") :]


@pytest.fixture
def barriers(complaints):
    """barriers(page): what axe finds in people's way, one line each (rule: elements); or by named rules."""

    def barriers(page, *rules):
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE)  # not a <script>, which the page's policy would rightly refuse
            page.context.add_init_script(AXE)  # of its further pages, where it costs nothing to send
        heard = len(complaints.lines)
        options = {"resultTypes": ["violations"], "preload": False} | ({"runOnly": rules} if rules else {})
        found = page.evaluate("options => axe.run(options).then(all => all.violations)", options)
        del complaints.lines[heard:]  # axe tries inline styles of its own
        return [
            f"{rule['id']}: {' | '.join(' '.join(map(str, node['target'])) for node in rule['nodes'])}"
            for rule in found
        ]

    return barriers
