"""Lead pictures: served by the site itself, to who may read the article; shown with it, and looked after."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsreader import deciding
from newsreader.models import Decision, LeadPicture
from newsreader.pipeline.following import follow
from tests import factories
from tests.views.conftest import VIEWERS

CAPTION = "The quay on 7 March. It was cold."
QUAY = "https://selby.example/quay.jpg"
READS_PRIVATE = {"editor", "member", "superuser"}


@pytest.fixture
def article(db):
    return factories.article(public=True, image_url=QUAY, caption=CAPTION)


@pytest.fixture
def private(db):
    return factories.article(image_url=QUAY, caption=CAPTION)


@pytest.fixture
def desk(as_viewer):
    return as_viewer("editor")


def images(response):
    """The pictures of a page, each by its attributes."""
    found = re.findall(r"<img([^>]*)>", response.content.decode())
    return [dict(re.findall(r'(\w+)="([^"]*)"', each)) for each in found]


# Served


def test_a_picture_of_a_public_article_is_kept_by_whoever_gets_it(client, article):
    picture = factories.picture(article)

    answers = [client.get(url) for url in (picture.url, picture.small_url)]

    assert [answer.content for answer in answers] == [f"large of {article.pk}".encode(), b"small"]
    assert {(a["Content-Type"], a["Cache-Control"], a["X-Content-Type-Options"]) for a in answers} == {
        ("image/webp", "public, max-age=31536000, immutable", "nosniff")
    }


def test_a_picture_is_seen_by_those_who_may_read_its_article(as_viewer, article, private):
    seen = factories.picture(article)
    hidden = factories.picture(private)

    answers = {
        name: [as_viewer(name).get(picture.url).status_code for picture in (seen, hidden)] for name in VIEWERS
    }

    assert answers == {name: [200, 200 if name in READS_PRIVATE else 404] for name in VIEWERS}


def test_a_private_picture_is_cached_by_nobody(desk, private):
    answer = desk.get(factories.picture(private).url)

    assert "public" not in answer["Cache-Control"]
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))


@pytest.mark.parametrize("change", [{"wanted": False}, {"width": 0}, {"digest": "0" * 64}])
def test_a_picture_has_no_other_address_and_none_once_it_is_gone(client, article, change):
    picture = factories.picture(article)
    LeadPicture.objects.update(**change)

    assert client.get(picture.url).status_code == 404


# Shown


def test_an_article_shows_its_picture_with_caption_and_credit(client, article):
    article.current.credit = "Photo: Mara Lindqvist"
    article.current.save()
    picture = factories.picture(article)

    page = client.get(article.get_absolute_url())

    assert images(page) == [
        {
            "src": picture.url,
            "alt": "The quay on 7 March.",
            "width": "1280",
            "height": "720",
            "loading": "lazy",
            "decoding": "async",
        }
    ]
    assert page.content.decode().count("Photo: Mara Lindqvist") == 1
    assert QUAY not in page.content.decode()


def test_an_editors_words_stand_for_the_picture(client, article):
    factories.picture(article, alternative='A "gate" & a quay')

    assert images(client.get(article.get_absolute_url()))[0]["alt"] == "A &quot;gate&quot; &amp; a quay"


@pytest.mark.parametrize("change", [{"wanted": False}, {"width": 0}, None])
def test_an_absent_picture_leaves_no_hole(client, article, change):
    if change:
        factories.picture(article)
        LeadPicture.objects.update(**change)

    pages = [client.get(url) for url in (article.get_absolute_url(), reverse("articles"))]

    assert [images(page) for page in pages] == [[], []]
    assert ["<figure" in page.content.decode() for page in pages] == [False, False]
    assert '<p class="caption">' in pages[0].content.decode()


def test_a_list_shows_small_ones_by_the_query_it_asks_anyway(client, article, django_assert_num_queries):
    url = reverse("articles")
    client.get(url)
    with CaptureQueriesContext(connection) as without:
        client.get(url)
    pictures = [factories.picture(article)]
    for _ in range(2):
        pictures.append(factories.picture(factories.article(public=True, image_url=QUAY), size=(600, 1200)))

    with django_assert_num_queries(len(without)):
        page = client.get(url)

    assert [(each["src"], each["alt"], each["width"], each["height"]) for each in images(page)] == [
        (pictures[2].small_url, "", "160", "320"),
        (pictures[1].small_url, "", "160", "320"),
        (pictures[0].small_url, "", "320", "180"),
    ]


@pytest.mark.parametrize("viewer", ["anonymous", "editor"])
@pytest.mark.parametrize("public", [True, False])
def test_an_entrys_page_shows_the_picture_of_a_report_one_may_read(as_viewer, public, viewer):
    article = factories.article(public=public, image_url=QUAY, caption=CAPTION, credit="Mara Lindqvist")
    picture = factories.picture(article)
    entry = factories.entry(factories.timeline(), factories.event(article=article))
    other = factories.entry(entry.timeline, factories.event(article=article, title="The march"))

    pages = [as_viewer(viewer).get(each.get_absolute_url()) for each in (entry, other)]
    whole = as_viewer(viewer).get(entry.timeline.get_absolute_url())

    seen = public or viewer == "editor"
    assert [[each["src"] for each in images(page)] for page in pages] == [[picture.url] if seen else []] * 2
    assert [page.content.decode().count("Mara Lindqvist") for page in pages] == [int(seen)] * 2
    assert images(whole) == []


def test_an_entry_cited_from_an_older_version_shows_no_picture(client, article):
    factories.picture(article)
    entry = factories.entry(factories.timeline(), factories.event(article=article))
    factories.new_version(article, caption="Another quay.", image_url="https://selby.example/other.jpg")

    assert images(client.get(entry.get_absolute_url())) == []


def test_an_entrys_page_follows_what_an_editor_decides(client, desk, article):
    factories.picture(article)
    entry = factories.entry(factories.timeline(), factories.event(article=article))
    with_picture = images(client.get(entry.get_absolute_url()))

    deciding.pictures.remove(article, desk.user)

    assert (len(with_picture), images(client.get(entry.get_absolute_url()))) == (1, [])
    cache.clear()


# Looked after


def test_an_editor_keeps_and_removes_a_picture(desk, article):
    desk.post(reverse("picture-keep", args=[article.pk]))
    kept = LeadPicture.objects.get()

    desk.post(reverse("picture-remove", args=[article.pk]))

    assert (kept.address, kept.wanted, LeadPicture.objects.get().wanted) == (QUAY, True, False)
    assert list(Decision.objects.order_by("pk").values_list("action", flat=True)) == ["picture", "unpicture"]


@pytest.mark.parametrize("name", ["picture-keep", "picture-remove", "picture-again", "desk-picture"])
def test_only_editors_look_after_pictures(as_viewer, article, name):
    picture = factories.picture(article)
    url = reverse(name, args=[article.pk])

    answers = {
        viewer: as_viewer(viewer).post(url, {"alternative": "x"}).status_code for viewer in VIEWERS[:2]
    }

    picture.refresh_from_db()
    assert answers == {"anonymous": 302, "reader": 403}
    assert (picture.wanted, picture.alternative, Decision.objects.count()) == (True, "", 0)


def test_what_it_shows_is_written_at_the_desk(desk, article):
    factories.picture(article)
    url = reverse("desk-picture", args=[article.pk])

    desk.post(url, {"alternative": "Cranes in snow", "initial-alternative": ""})

    decision = Decision.objects.get()
    assert (LeadPicture.objects.get().alternative, decision.action) == ("Cranes in snow", "caption")
    assert "Cranes in snow" in desk.get(url).content.decode()


def test_two_who_write_what_it_shows_are_asked(desk, article):
    factories.picture(article, alternative="Cranes")

    answer = desk.post(
        reverse("desk-picture", args=[article.pk]), {"alternative": "Snow", "initial-alternative": "A quay"}
    )

    assert (answer.status_code, LeadPicture.objects.get().alternative) == (409, "Cranes")


def test_too_many_words_come_back(desk, article):
    factories.picture(article)

    answer = desk.post(reverse("desk-picture", args=[article.pk]), {"alternative": "x" * 501})

    assert (answer.status_code, "x" * 501 in answer.content.decode()) == (422, True)


def test_the_desk_says_why_a_picture_could_not_be_had_and_tries_again(desk, article, text):
    factories.picture(article, size=(0, 0), failures=5, failure="There is no such page (404).")
    page = text(desk.get(reverse("desk-article", args=[article.pk])))

    desk.post(reverse("picture-again", args=[article.pk]))

    again = LeadPicture.objects.get()
    assert "It could not be had: There is no such page (404)." in page
    assert (again.failures, again.failure, again.next_at is not None) == (0, "", True)


def test_a_feeds_setting_is_in_its_form(desk, db):
    feed, _new = follow("https://selby.example/rss", None)

    desk.post(reverse("desk-feed", args=[feed.pk]), {"pictures": "on"})

    feed.refresh_from_db()
    assert feed.pictures is True
