"""What lets a browser install the site, and keep pages of it."""

import gzip
import json

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from PIL import Image

from newsreader.settings import BASE
from tests import factories

PAGE_SCRIPT = BASE / "static" / "js" / "offline.js"
pytestmark = pytest.mark.django_db


def test_the_manifest_names_icons_that_are_there_in_their_size(client):
    answer = client.get("/manifest.webmanifest")

    about = json.loads(answer.content)
    pictures = [icon for icon in about["icons"] if icon["type"] == "image/png"]
    sizes = [Image.open(finders.find(icon["src"].removeprefix("/static/"))).size for icon in pictures]
    assert answer["Content-Type"] == "application/manifest+json"
    assert [icon["sizes"] for icon in pictures] == [f"{wide}x{high}" for wide, high in sizes]
    assert (about["display"], about["start_url"], about["scope"]) == ("standalone", "/", "/")


def test_the_worker_is_served_from_the_root_and_asked_for_anew(client):
    answer = client.get("/sw.js")

    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cache-Control"] == "no-cache"
    again = client.get("/sw.js", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_worker_is_the_same_whoever_asks(client, admin_client):
    assert client.get("/sw.js").content == admin_client.get("/sw.js").content


def test_the_policy_lets_workers_and_the_manifest_be_ours_alone(client):
    policy = client.get(reverse("about"))["Content-Security-Policy"].split("; ")

    asked = [line for line in policy if line.startswith(("worker-src", "manifest-src"))]
    assert sorted(asked) == ["manifest-src 'self'", "worker-src 'self'"]


def test_switched_off_no_page_begins_a_worker_and_the_worker_goes(client, settings):
    assert "data-offline" in client.get(reverse("about")).content.decode()

    settings.NEWSREADER_OFFLINE = False

    assert "data-offline" not in client.get(reverse("about")).content.decode()
    assert client.get("/sw.js").content == (BASE / "static" / "js" / "worker-off.js").read_bytes()


def test_the_offline_page_names_nobody_and_nothing_to_a_stranger(client):
    factories.timeline("A long strike")

    page = client.get(reverse("offline")).content.decode()

    assert ("A long strike" in page, "csrfmiddlewaretoken" in page) == (False, False)


def test_what_each_page_loads_for_it_is_small():
    assert len(gzip.compress(PAGE_SCRIPT.read_bytes(), 9)) <= 800
