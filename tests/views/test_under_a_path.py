"""The site under a path, as SITE_URL=https://example.org/news has it: every address on a page begins so."""

import json
import re
from html import unescape

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from django.urls import reverse, set_script_prefix
from django.utils.functional import empty

from newsreader.models import UnsavedForm
from newsreader.models.addresses import address
from newsreader.wsgi import under
from tests import factories
from tests.views.forms import saved

pytestmark = pytest.mark.once

ADDRESS = re.compile(r'(?<![\w-])(?:href|src|action|hx-get|hx-post|content)="(/[^"]*)"')


@pytest.fixture(autouse=True)
def under_news(settings):
    settings.FORCE_SCRIPT_NAME, settings.STATIC_URL = "/news", "/news/static/"
    settings.SITE_URL = "https://example.org"
    staticfiles_storage._wrapped = empty
    set_script_prefix("/news")
    address.cache_clear()
    yield
    set_script_prefix("/")
    staticfiles_storage._wrapped = empty
    address.cache_clear()


@pytest.fixture
def story(db):
    ada = factories.editor()
    timeline = factories.timeline("The strike at Selby", owner=ada)
    article = factories.article(public=True)
    factories.entry(timeline, factories.event(article=article))
    return timeline


class UnderNews(Client):
    """Asks as a browser does that follows what stands on a page."""

    def generic(self, method, path, *args, **kwargs):
        assert path.startswith(("/news/", "https://example.org/news/", "http://testserver/news/")), path
        answer = super().generic(method, path.replace("/news/", "/", 1), *args, **kwargs)
        answer.request["PATH_INFO"] = path
        return answer


def crawled(client, start):
    """{address: status} of all that can be reached by links, and what of their addresses lies outside."""
    waiting, asked, outside = [start], {}, set()
    while waiting:
        url = waiting.pop().partition("#")[0]
        if url in asked or url.startswith("/news/static/") or "/export." in url:
            continue
        answer = client.get(url)
        asked[url] = answer.status_code
        html = answer.content.decode() if answer["Content-Type"].startswith("text/html") else ""
        found = {unescape(each) for each in ADDRESS.findall(html)}
        outside |= {(url, each) for each in found if not each.startswith("/news/")}
        waiting += sorted(each for each in found if each.startswith("/news/") and "?" not in each)
        if answer.status_code in (301, 302):
            waiting.append(answer["Location"])
    return asked, outside


def test_a_stranger_finds_every_page_under_it(story):
    asked, outside = crawled(UnderNews(), "/news/")

    assert outside == set()
    assert {url: status for url, status in asked.items() if status not in (200, 301, 302, 405)} == {}
    assert story.get_absolute_url() in asked


def test_so_does_an_editor(story):
    client = UnderNews()
    client.force_login(story.memberships.get().user)

    asked, outside = crawled(client, reverse("desk"))

    assert outside == set()
    assert {url: status for url, status in asked.items() if status not in (200, 301, 302, 404, 405)} == {}
    assert reverse("desk-timeline", args=[story.slug]) in asked


def test_login_leads_back_under_it(story):
    asked = UnderNews().get("/news/desk/")

    assert (asked.status_code, asked["Location"]) == (302, "/news/login/?next=/news/desk/")


def test_what_was_typed_after_a_logout_is_kept_and_its_form_found_again(story):
    editor = story.memberships.get().user
    client = UnderNews()
    client.force_login(editor)
    entry = reverse("desk-entry", args=[story.entries.get().pk])
    page = client.get(entry)
    client.logout()

    saved(client, page, annotation="Nobody came to work.")

    aside = UnsavedForm.objects.get()
    client.force_login(editor)
    assert f'action="{entry}"' in client.get(aside.get_absolute_url()).content.decode()


def test_what_leaves_the_site_names_the_whole_address(story):
    client = UnderNews()

    feed = json.loads(client.get("/news/articles/feed.json").content)
    robots = client.get("/news/robots.txt").content.decode()
    sitemap = client.get("/news/sitemap.xml").content.decode()

    assert feed["home_page_url"] == "https://example.org/news/articles/"
    assert "Disallow: /news/desk/\n" in robots
    assert "Sitemap: https://example.org/news/sitemap.xml\n" in robots
    assert "<loc>https://example.org/news/sitemaps/" in sitemap


def test_a_browser_installs_that_path_alone(db):
    client = UnderNews()

    manifest = client.get("/news/manifest.webmanifest").json()

    assert [manifest[name] for name in ("id", "start_url", "scope")] == ["/news/"] * 3


@pytest.mark.parametrize("passed_on", ["/news/about/", "/about/"])
def test_proxies_may_take_the_path_off_or_leave_it(passed_on, db):
    status, _headers = asked_of_the_server(passed_on)

    assert status == "200 OK"


def test_the_path_without_a_slash_leads_to_the_front_page():
    status, headers = asked_of_the_server("/news")

    assert (status, headers["Location"]) == ("308 Permanent Redirect", "/news/")


def asked_of_the_server(path):
    answered = {}

    def start_response(status, headers):
        answered.update(status=status, headers=dict(headers))

    environ = Client()._base_environ(PATH_INFO=path, HTTP_HOST="testserver")
    list(under("/news", WSGIHandler())(environ, start_response))
    return answered["status"], answered["headers"]
