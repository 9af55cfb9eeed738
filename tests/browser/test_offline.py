"""What is read when the site cannot be reached: its server, a process of its own, is killed."""

import os
import re
import shutil
import subprocess
import sys
from base64 import b64decode
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Error, expect

from benchmarks.waiting import address
from newsreader.deciding.erasure import erase
from newsreader.models import Entry, SentPicture
from newsreader.text.portions import portions
from tests import factories
from tests.browser.conftest import FLAGS, until
from tests.ports import free_port

DOT = b64decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")  # one pixel
ROOT = Path(__file__).resolve().parents[2]
LOG = "site.log"
FONT = "/static/vendor/newsreader-font/newsreader-latin-wght-normal.woff2"
FONTS = "document.fonts.ready.then(() => [...document.fonts].map((font) => font.status))"
KEPT_ON = re.compile(r"^You are offline: kept on \d{1,2} [A-Z][a-z]+ \d{4}, \d{2}:\d{2}$")
# Every address in every cache; parts of pages begin with /.part.
ADDRESSES = """async () => (await Promise.all((await caches.keys()).map(async (name) =>
  (await (await caches.open(name)).keys()).map(({ url }) => url.replace(location.origin, ""))))).flat()"""


class Site:
    """The site in a process of its own, on the database of this one: `loaded` is loaded_site.py."""

    def __init__(self, loaded, log):
        self.log = log
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.loaded = loaded
        self.process = None

    def start(self, offline=True):
        self.process = self.order("start", self.port, int(offline))
        try:
            urlopen(self.url + reverse("health"), timeout=60).close()
        except OSError as error:
            raise RuntimeError(f"the site did not start: {self.log.read_text()[-2000:]}") from error

    def stop(self):
        if self.process:
            self.order("kill", self.process)
        self.process = None

    def order(self, *words):
        print(*words, file=self.loaded.stdin, flush=True)
        return self.loaded.stdout.readline().strip()


def _environment(data):
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "newsreader.settings",
        "DATABASE_URL": address(),
        "NEWSREADER_SECRET_KEY": settings.SECRET_KEY,  # sessions of this process are read by that one
        "NEWSREADER_DATA": str(data),
    }


@pytest.fixture(scope="module")
def static_files(tmp_path_factory):
    """The folder with the static files as a site serves them, each with its hash in its name."""
    data = tmp_path_factory.mktemp("data")
    ours = ["--ignore", "admin", "--ignore", "django_extensions"]
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", *ours]
    subprocess.run(command, cwd=ROOT, env=_environment(data), check=True, capture_output=True)
    return data


@pytest.fixture(scope="module")
def loaded(live_server, static_files):
    command = [sys.executable, "-m", "tests.browser.loaded_site"]
    pipes = dict.fromkeys(("stdin", "stdout"), subprocess.PIPE)
    environment = _environment(static_files)
    with (
        (static_files / LOG).open("w") as log,
        subprocess.Popen(command, cwd=ROOT, env=environment, text=True, stderr=log, **pipes) as process,
    ):
        yield process
        process.stdin.close()


@pytest.fixture
def site(loaded, static_files, complaints):
    complaints.forgive("net::ERR_CONNECTION_REFUSED")
    complaints.forgive("net::ERR_CONNECTION_RESET")  # a picture was on its way when the server was killed
    # Pictures that nobody scrolled to were never loaded: their words stand in their places.
    complaints.forgive("net::ERR_FAILED (http://localhost")
    site = Site(loaded, static_files / LOG)
    try:
        site.start()
        yield site
    finally:
        site.stop()


@pytest.fixture
def page(new_page, site):
    return new_page(base_url=site.url, service_workers="allow")


@pytest.fixture
def gone_dead(site):
    """gone_dead(page): the server is killed, and nothing is left to Chromium but what the worker keeps."""

    def gone_dead(page):
        site.stop()
        page.context.new_cdp_session(page).send("Network.clearBrowserCache")

    return gone_dead


def visit(page, path):
    """As long as it takes the worker to look after this page."""
    page.goto(path)
    until(page, "navigator.serviceWorker.controller")


def wait_for(page, path, kept=True):
    """Until the worker has kept it, or let it go."""
    page.evaluate(
        """async ([path, kept]) => {
          const last = Date.now() + 10000;
          while (Boolean(await caches.match(path)) !== kept) {
            if (Date.now() > last) throw new Error(`${path} is ${kept ? "not" : "still"} kept`);
            await new Promise(requestAnimationFrame);
          }
        }""",
        [path, kept],
    )


def key(article):
    """What an article is kept under, whatever its headline."""
    return f"/articles/{article.pk}-/"


def pages_kept(page):
    return [path for path in page.evaluate(ADDRESSES) if re.match(r"/(\.part/)?(timelines|articles)/", path)]


def test_a_visited_timeline_is_read_with_its_fonts_and_further_window(page, long_timeline, gone_dead):
    visit(page, long_timeline.get_absolute_url())
    later = page.get_by_role("link", name="Later events")
    further = later.get_attribute("href")
    later.click()
    expect(page.get_by_text("Day 60", exact=True)).to_be_visible()
    for path in (long_timeline.get_absolute_url(), FONT, f"/.part{further}"):
        wait_for(page, path)
    gone_dead(page)

    page.goto(long_timeline.get_absolute_url())

    expect(page.locator("[data-offline]")).to_have_text(KEPT_ON)
    expect(page.get_by_role("heading", name="A long strike")).to_be_visible()
    assert "loaded" in page.evaluate(FONTS)
    page.get_by_role("link", name="Later events").click()
    expect(page.get_by_text("Day 60", exact=True)).to_be_visible()


def test_pictures_that_nobody_scrolled_to_are_kept_with_their_window(page, long_timeline, gone_dead):
    last = long_timeline.entries.in_order()[30]
    picture = SentPicture.objects.create(digest="a" * 64, width=1, height=1, webp=DOT)
    Entry.objects.filter(pk=last.pk).update(sent_picture=picture, picture_alternative="The quay")
    visit(page, long_timeline.get_absolute_url())
    wait_for(page, picture.url)
    gone_dead(page)

    page.goto(long_timeline.get_absolute_url())
    image = page.get_by_role("img", name="The quay")
    image.scroll_into_view_if_needed()

    until(page, "document.querySelector('.entry img').naturalWidth === 1")


def test_an_article_starred_in_an_account_is_kept_as_strangers_see_it(page, site, sign_in, gone_dead):
    article = factories.read_article(headline="The quay is shut", public=True)
    user = factories.reader()
    sign_in(page, user)
    visit(page, article.get_absolute_url())
    expect(page.get_by_text(user.username)).to_have_count(1)

    page.get_by_role("button", name="Star").click()
    wait_for(page, key(article))
    gone_dead(page)
    page.goto(article.get_absolute_url())

    expect(page.get_by_role("heading", name="The quay is shut")).to_be_visible()
    expect(page.locator("[data-offline]")).to_be_visible()
    words = page.content()
    assert (user.username in words, "csrfmiddlewaretoken" in words) == (False, False)
    page.reload()  # nobody is named on it, and that empties nothing
    expect(page.get_by_role("heading", name="The quay is shut")).to_be_visible()


def test_an_article_starred_without_an_account_is_kept_until_its_star_goes(page, live_server):
    article = factories.read_article(public=True)
    visit(page, article.get_absolute_url())
    star = page.locator("[data-star]")

    star.evaluate("star => { star.parentElement.hidden = false; star.dataset.star = 'yes'; }")
    wait_for(page, key(article))
    star.evaluate("star => { star.dataset.star = 'no'; }")
    wait_for(page, key(article), kept=False)

    assert pages_kept(page) == []


def test_a_long_starred_article_is_kept_with_all_its_parts(page, site, sign_in, gone_dead):
    said = "The council of Port Selby met, and Ines Calloway spoke of the harbour. " * 6
    article = factories.read_article("\n\n".join([said] * 150 + ["The dredger sank."]), public=True)
    parts = portions(article.current.body, article.current.blocks_of("body"))
    sign_in(page, factories.reader())
    visit(page, article.get_absolute_url())
    page.get_by_role("button", name="Star").click()
    for part in parts[1:]:
        wait_for(page, f"{key(article)}?at={part.start}")
    page.evaluate(
        """async (url) => {
          for (const name of await caches.keys()) await (await caches.open(name)).delete(url);
        }""",
        f"{key(article)}?at={parts[3].start}",
    )
    gone_dead(page)

    page.goto(f"{article.get_absolute_url()}?at={parts[2].end - 9}&from=1")
    expect(page.get_by_text("Part 3 of 4", exact=True)).to_be_visible()
    page.goto(f"{article.get_absolute_url()}?at={parts[3].end}")
    expect(page.get_by_role("heading", name="Offline")).to_be_visible()  # and no other part instead
    expect(page.locator("[data-kept] a")).to_have_count(1)
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="Read on").click()

    expect(page.get_by_text("Part 2 of 4", exact=True)).to_be_visible()
    expect(page.locator("[data-offline]")).to_be_visible()


def test_what_was_not_visited_is_not_there_and_what_was_is_listed(page, story, gone_dead):
    article = factories.read_article(headline="Nobody read this", public=True)
    visit(page, story.get_absolute_url())
    wait_for(page, story.get_absolute_url())
    visit(page, article.get_absolute_url())  # read, and not starred
    gone_dead(page)

    page.goto(article.get_absolute_url())

    expect(page.get_by_role("heading", name="Offline")).to_be_visible()
    expect(page.get_by_role("link", name="Try again")).to_be_visible()
    page.get_by_role("link", name=story.title).click()
    expect(page.get_by_role("heading", name=story.title)).to_be_visible()


def test_nothing_of_the_desk_a_login_or_a_draft_is_ever_kept(page, story, editor, sign_in, gone_dead):
    draft = factories.timeline("Not yet public", published=False, owner=editor)
    private = factories.read_article(headline="Not public", public=False)
    sign_in(page, editor)
    own = [reverse("desk"), reverse("desk-timeline", args=[story.slug]), reverse("me"), reverse("login")]
    for path in [story.get_absolute_url(), *own, draft.get_absolute_url(), private.get_absolute_url()]:
        visit(page, path)
    page.get_by_role("button", name="Star").click()
    visit(page, story.get_absolute_url())
    wait_for(page, story.get_absolute_url())

    assert pages_kept(page) == [story.get_absolute_url()]
    gone_dead(page)
    for path in own:
        with pytest.raises(Error, match="ERR_CONNECTION"):  # refused; reset, where Chromium kept one open
            page.goto(path)


def test_logging_out_empties_it_and_leaves_what_was_typed(page, story, sign_in, gone_dead):
    sign_in(page, factories.reader())
    visit(page, story.get_absolute_url())
    wait_for(page, story.get_absolute_url())
    page.evaluate("localStorage.setItem('draft 0 /desk/', 'words')")

    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/")
    wait_for(page, story.get_absolute_url(), kept=False)

    assert page.evaluate("localStorage.getItem('draft 0 /desk/')") == "words"
    gone_dead(page)
    page.goto(story.get_absolute_url())
    expect(page.get_by_role("heading", name="Offline")).to_be_visible()
    expect(page.get_by_text("Nothing is kept.")).to_be_visible()


def test_another_reader_sees_nothing_of_the_first(page, story, sign_in, gone_dead):
    sign_in(page, factories.reader())
    visit(page, story.get_absolute_url())
    wait_for(page, story.get_absolute_url())

    sign_in(page, factories.reader())
    visit(page, reverse("about"))
    wait_for(page, story.get_absolute_url(), kept=False)
    gone_dead(page)
    page.goto(story.get_absolute_url())

    expect(page.get_by_text("Nothing is kept.")).to_be_visible()


def test_a_lapsed_login_empties_it_too(page, story, sign_in):
    sign_in(page, factories.reader())
    visit(page, story.get_absolute_url())
    wait_for(page, story.get_absolute_url())

    page.context.clear_cookies()
    visit(page, reverse("about"))

    wait_for(page, story.get_absolute_url(), kept=False)


def test_a_withdrawn_timeline_and_an_erased_article_go(page, story, complaints):
    complaints.forgive("404")
    article = factories.read_article(public=True)
    visit(page, story.get_absolute_url())
    wait_for(page, story.get_absolute_url())
    visit(page, article.get_absolute_url())
    page.locator("[data-star]").evaluate(
        "star => { star.parentElement.hidden = false; star.dataset.star = 'yes'; }"
    )
    wait_for(page, key(article))

    story.published = None
    story.save()
    erase(article)
    page.goto(story.get_absolute_url())
    page.goto(article.get_absolute_url())
    wait_for(page, story.get_absolute_url(), kept=False)
    wait_for(page, key(article), kept=False)

    assert pages_kept(page) == []


def test_the_last_sixty_pages_stay(page, story):
    visit(page, reverse("about"))
    until(page, "navigator.serviceWorker.controller")
    page.evaluate("""async () => {
      const headers = { Date: new Date().toUTCString(), "Content-Length": 4 };
      const cache = await caches.open("kept ");
      for (let n = 0; n < 70; n++) await cache.put(`/timelines/t${n}/`, new Response("page", { headers }));
    }""")

    visit(page, story.get_absolute_url())
    wait_for(page, "/timelines/t0/", kept=False)  # which goes last

    kept = pages_kept(page)
    assert (len(kept), kept[0], kept[-1]) == (60, "/timelines/t11/", story.get_absolute_url())


def test_what_is_older_than_thirty_days_or_larger_than_all_may_be_goes(page, story):
    visit(page, reverse("about"))
    page.evaluate("""async () => {
      const cache = await caches.open("kept ");
      const put = (name, days, bytes) => cache.put(`/timelines/${name}/`, new Response("page", { headers: {
        Date: new Date(Date.now() - days * 24 * 3600 * 1000).toUTCString(), "Content-Length": bytes } }));
      await put("large", 1, 15e6);
      await put("old", 31, 4);
      await put("young", 29, 15e6);
    }""")

    visit(page, story.get_absolute_url())
    wait_for(page, "/timelines/large/", kept=False)

    assert pages_kept(page) == ["/timelines/young/", story.get_absolute_url()]


def test_a_kept_page_of_the_release_before_is_dressed_by_this_ones_files(page, story, gone_dead):
    visit(page, story.get_absolute_url())
    wait_for(page, "/static/css/newsreader.css")
    gone_dead(page)

    former = page.evaluate("fetch('/static/css/newsreader.0123456789ab.css').then((answer) => answer.status)")

    assert former == 200


def test_switched_off_it_takes_itself_away(page, site, story):
    visit(page, story.get_absolute_url())
    wait_for(page, story.get_absolute_url())

    site.stop()
    site.start(offline=False)
    page.goto(story.get_absolute_url())
    page.evaluate("""async () => {
      while (await navigator.serviceWorker.getRegistration()) await new Promise(requestAnimationFrame);
    }""")

    assert page.evaluate(ADDRESSES) == []


@pytest.fixture
def window(chromium, site):
    """A page of a browser that has windows and installs what may be installed: its shell finds no fault."""
    program = shutil.which("chromium", path="/usr/bin") or shutil.which("chromium")
    if program is None and os.environ.get("CI") == "true":
        pytest.fail("Chromium is not installed")
    if program is None:
        pytest.skip("Chromium is not installed")
    browser = chromium.browser_type.launch(executable_path=program, args=FLAGS)
    yield browser.new_page(base_url=site.url)
    browser.close()


def test_chromium_may_install_the_site(window):
    visit(window, reverse("home"))
    devtools = window.context.new_cdp_session(window)

    errors = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    manifest = devtools.send("Page.getAppManifest")

    # A test's window is a private one, in which nothing is ever installed.
    assert [error["errorId"] for error in errors] == ["in-incognito"]
    assert manifest["errors"] == []


def test_where_a_browser_has_no_workers_nothing_happens(new_page, live_server, story):
    page = new_page()
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })")

    page.goto(story.get_absolute_url())

    expect(page.locator("[data-offline]")).to_be_hidden()
