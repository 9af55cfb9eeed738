"""Feeds at the desk: follow, look after, leave; lists from and for other readers; what arrived."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from newsreader.models import Arrival, Feed
from newsreader.pipeline.following import follow
from tests import factories

FEED = "https://selby.example/rss"
OPML = """<opml version="2.0"><body><outline text="Ports">
<outline text="Gazette" xmlUrl="https://selby.example/rss"/>
<outline text="Holm" xmlUrl="https://holm.example/atom"/></outline>
<outline text="odd" xmlUrl="nowhere"/></body></opml>"""


@pytest.fixture
def desk(as_viewer):
    return as_viewer("editor")


@pytest.fixture
def feed(db):
    return follow(FEED, None)[0]


def test_an_address_is_followed_once_and_however_it_is_written(desk):
    for address in ("selby.example/rss", "http://www.selby.example/rss/", FEED):
        desk.post(reverse("desk-feeds"), {"address": address, "folder": "Ports"})

    followed = Feed.objects.get()
    assert (followed.address, followed.folder, followed.followed_by) == (FEED, "Ports", desk.user)
    assert followed.next_at <= timezone.now()


@pytest.mark.parametrize(
    "address", ["", "nothing", "ftp://selby.example/rss", "file:///etc/passwd", "https://"]
)
def test_what_is_no_address_of_the_web_is_said_so(desk, address):
    response = desk.post(reverse("desk-feeds"), {"address": address})

    assert (response.status_code, Feed.objects.count()) == (422, 0)
    assert response.context["form"].errors["address"]


def test_settings_hold_from_now_on_and_a_pause_stops_it(desk, feed):
    url = reverse("desk-feed", args=[feed.pk])

    desk.post(url, {"name": "Gazette", "zone": "Europe/London", "full_text": "on", "paused": "on"})
    feed.refresh_from_db()
    assert (feed.name, feed.zone, feed.full_text, feed.public, feed.next_at) == (
        "Gazette",
        "Europe/London",
        True,
        False,
        None,
    )

    desk.post(url, {"name": "Gazette"})
    feed.refresh_from_db()
    assert feed.next_at <= timezone.now()


def test_an_unknown_zone_is_refused(desk, feed):
    response = desk.post(reverse("desk-feed", args=[feed.pk]), {"zone": "Selby"})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["zone"])


def test_fetched_now_it_is_asked_for_anew(desk, feed):
    Feed.objects.update(next_at=None, etag='"7"', digest="x", failures=3, failure="Gone.")

    desk.post(reverse("feed-fetch", args=[feed.pk]))

    feed.refresh_from_db()
    assert (feed.etag, feed.digest, feed.failures, feed.next_at <= timezone.now()) == ("", "", 0, True)


def test_of_the_feeds_a_page_names_one_is_followed(desk, feed):
    Feed.objects.update(offered=[["https://selby.example/a.xml", "A"]])
    choose = reverse("feed-choose", args=[feed.pk])

    desk.post(choose, {"address": "https://elsewhere.example/b.xml"})
    feed.refresh_from_db()
    assert feed.address == FEED

    desk.post(choose, {"address": "https://selby.example/a.xml"})
    feed.refresh_from_db()
    assert (feed.address, feed.offered) == ("https://selby.example/a.xml", [])


def test_left_its_articles_stay(desk, feed):
    article = factories.article()
    Arrival.objects.create(feed=feed, key="1", article=article, state="taken")

    desk.post(reverse("feed-leave", args=[feed.pk]))

    article.refresh_from_db()
    assert (Feed.objects.count(), Arrival.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("site", "waiting", "said"),
    [
        (None, 0, "Its articles stay."),
        (30, 0, "Its articles stay; those that nobody uses go after 30 days, as the site's rule is."),
        (None, 1, "Its articles stay. 1 that waits is not taken any more."),
        (None, 2, "Its articles stay. 2 that wait are not taken any more."),
    ],
)
def test_before_and_after_a_feed_is_left_it_says_what_stays(desk, feed, settings, text, site, waiting, said):
    settings.NEWSREADER_KEEP_DAYS = site
    for number in range(waiting):
        Arrival.objects.create(feed=feed, key=str(number))

    before = unescape(text(desk.get(reverse("desk-feed", args=[feed.pk]))))
    after = unescape(text(desk.post(reverse("feed-leave", args=[feed.pk]), follow=True)))

    assert f"Follow it no more{said}" in before
    assert f"“{FEED}” is not followed any more. {said}" in after


def test_articles_of_a_feed_that_is_left_can_still_be_read(desk, feed):
    article = factories.article(feed=feed, public=True)

    desk.post(reverse("feed-leave", args=[feed.pk]))

    article.refresh_from_db()
    assert (article.feed, desk.get(article.get_absolute_url()).status_code) == (None, 200)


@pytest.mark.parametrize(
    ("feeds", "arrivals", "lines"),
    [
        (0, 0, []),
        (1, 0, ["1 feed could not be fetched when last tried; each says why."]),
        (2, 0, ["2 feeds could not be fetched when last tried; each says why."]),
        (0, 1, ["1 arrival could not be taken when last tried; each says why, and is tried again."]),
    ],
)
def test_the_desk_says_in_one_line_what_fails(desk, text, feeds, arrivals, lines):
    follow("https://quiet.example/rss", None)
    follow("https://paused.example/rss", None, failure="It was gone.", paused=True)
    for number in range(feeds):
        follow(f"https://selby.example/{number}", None, failure="It is gone.", failures=1)
    for number in range(arrivals):
        Arrival.objects.create(key=str(number), failure="The host does not answer.", failures=1)

    words = text(desk.get(reverse("desk")))

    found = re.findall(r"\d+ (?:feeds?|arrivals?) could not .*?(?:why\.|again\.)", words)
    assert found == lines


def test_a_list_is_read_in_with_its_folders_and_written_again(desk):
    file = SimpleUploadedFile("feeds.opml", OPML.encode())
    desk.post(reverse("feeds-read-in"), {"file": file})

    assert list(Feed.objects.in_folders().values_list("folder", "name", "address")) == [
        ("Ports", "Gazette", "https://selby.example/rss"),
        ("Ports", "Holm", "https://holm.example/atom"),
    ]

    written = desk.get(reverse("feeds-opml")).content
    Feed.objects.all().delete()
    desk.post(reverse("feeds-read-in"), {"file": SimpleUploadedFile("feeds.opml", written)})
    assert Feed.objects.filter(folder="Ports").count() == 2


def test_what_is_no_list_of_feeds_is_said_so(desk):
    response = desk.post(reverse("feeds-read-in"), {"file": SimpleUploadedFile("a.opml", b"<html>")})

    assert (response.status_code, list(response.context["opml"].errors)) == (422, ["file"])


def test_addresses_are_given_at_the_desk(desk):
    url = reverse("desk-ingest")

    given = desk.post(url, {"addresses": "https://selby.example/1\nselby.example/2"})

    assert (given.status_code, given.headers["Location"]) == (302, reverse("desk-arrivals"))
    assert list(Arrival.objects.values_list("address", "whole_page", "asked_by")) == [
        ("https://selby.example/1", True, desk.user.pk),
        ("https://selby.example/2", True, desk.user.pk),
    ]


def test_the_bookmark_brings_the_address(desk):
    page = desk.get(f"{reverse('desk-ingest')}?address=https://selby.example/3").content.decode()

    assert ">\nhttps://selby.example/3</textarea>" in page


def test_what_was_refused_is_tried_again_when_asked(desk, feed):
    arrival = Arrival.objects.create(feed=feed, key="1", state="refused", failure="Gone.", next_at=None)

    desk.post(reverse("arrival-again", args=[arrival.pk]))

    arrival.refresh_from_db()
    assert (arrival.state, arrival.failure, arrival.next_at <= timezone.now()) == ("waiting", "", True)


def test_arrivals_are_narrowed_to_what_waits_or_went_wrong(desk, feed, text):
    for state in ("taken", "waiting", "refused"):
        Arrival.objects.create(feed=feed, key=state, state=state, headline=f"Word {state}")
    url = reverse("desk-arrivals")

    shown = {
        only: [
            state
            for state in ("taken", "waiting", "refused")
            if f"Word {state}" in text(desk.get(url + only))
        ]
        for only in ("", "?only=waiting", "?only=troubled")
    }

    assert shown == {
        "": ["taken", "waiting", "refused"],
        "?only=waiting": ["waiting"],
        "?only=troubled": ["refused"],
    }


def test_what_is_being_taken_says_how_far_it_is(desk, feed, text):
    began = timezone.now()
    Feed.objects.update(changed_at=began)
    for at, (state, hours) in enumerate([("taken", -9), ("taken", 1), ("waiting", 0), ("waiting", 0)]):
        moment = began + timedelta(hours=hours) if hours else None
        Arrival.objects.create(feed=feed, key=str(at), state=state, taken_at=moment)
    follow("https://holm.example/atom", None)

    shown = {
        name: re.findall(r"<progress .*</span>", desk.get(reverse(*url)).content.decode())
        for name, url in {
            "feeds": ("desk-feeds",),
            "feed": ("desk-feed", None, [feed.pk]),
            "arrivals": ("desk-arrivals",),
            "alone": ("arrivals-on-its-way",),
        }.items()
    }

    bar = f'<progress max="3" value="1" aria-label="Taken of {FEED}"></progress> 1 of 3 taken</span>'
    assert shown == {name: [bar] for name in shown}


def test_how_far_it_is_is_asked_for_as_long_as_something_waits(desk, feed):
    arrival = Arrival.objects.create(feed=feed, key="1")
    url = reverse("arrivals-on-its-way")

    while_it_waits = desk.get(url).content.decode()
    Arrival.objects.filter(pk=arrival.pk).update(state="taken")
    afterwards = desk.get(url).content.decode()

    assert (f'hx-get="{url}" hx-trigger="every 5s"' in while_it_waits, "hx-" in afterwards) == (True, False)


def test_what_waits_for_its_host_says_until_when(desk, feed, text):
    in_an_hour = timezone.now() + timedelta(minutes=61)
    Arrival.objects.create(feed=feed, key="1", headline="Late", next_at=in_an_hour)
    Arrival.objects.create(feed=feed, key="2", headline="Soon")

    shown = text(desk.get(reverse("desk-arrivals")))

    assert "Late waits for its host, tried an hour from now ·" in shown
    assert "Soon waiting ·" in shown


def test_the_list_of_feeds_asks_as_often_for_three_as_for_one(desk, feed, django_assert_num_queries):
    url = reverse("desk-feeds")
    desk.get(url)
    with django_assert_num_queries(5):
        desk.get(url)
    for n in range(2):
        follow(f"https://selby.example/{n}", None)

    with django_assert_num_queries(5):
        desk.get(url)


def test_health_tells_of_the_database_and_of_a_queue_that_stands_still(client, db):
    follow(FEED, None)
    well = client.get("/healthz")

    assert (well.status_code, well.json()) == (200, {"database": "ok", "queue_age": 0, "queue": "ok"})
