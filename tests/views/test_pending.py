"""Pending entries: nothing for strangers to find; previewed as it will stand; published from the desk."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse

from newsreader import deciding, static_files
from newsreader.models import Entry, Timeline
from newsreader.showing.html.frame import WrittenOnce
from newsreader.static_files import tags
from newsreader.text.when import When
from tests import factories


@pytest.fixture
def desk(as_viewer):
    """A member's client, of a published timeline that takes new entries as pending."""
    timeline = factories.timeline("The strike", slug="the-strike", at_once=False)
    article = factories.read_article(public=True, source=factories.source("The Tidewater Post"))
    calloway = factories.entity("Ines Calloway")
    event = factories.event("Dockers walk out", article=article, naming=[calloway])
    factories.entry(timeline, event, annotation="It began here.")
    client = as_viewer("member", timeline)
    client.timeline, client.article, client.calloway = timeline, article, calloway
    return client


def pend(desk, title="The gate is shut", when=date(2019, 3, 14)):
    """An event that names and cites what else is on the timeline, in a place of its own."""
    event = factories.event(title, when, desk.article, factories.MARCHED, [desk.calloway])
    entry = deciding.entries.create(event, desk.timeline, desk.user)
    deciding.entries.update(entry, desk.user, annotation="A hushed annotation.", weight="key")
    deciding.events.set_place(event, desk.user, place="Holm", latitude=1.0, longitude=2.0)
    return entry


def address(name, *args):
    return reverse(name, args=args)


def untokened(page):
    """Its bytes but for the token of a form, which is masked anew each time."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", page.content)


def beyond_links(desk):
    """What no page leads to, and what narrows by words of the pending one."""
    own = desk.timeline.get_absolute_url()
    return [
        *(f"{own}{name}.{form}" for name in ("feed", "changes", "corrections") for form in ("atom", "json")),
        *(
            f"{own}{query}"
            for query in ("?place=Holm", "?at=2019-03", "?known=2019-03-20", "print/", "changes/")
        ),
        *("/search/?q=gate", "/search/?q=hushed", "/search/feed.atom?q=gate", "/sitemap.xml"),
        *("/sitemaps/timelines-1.xml", "/robots.txt"),
        desk.calloway.get_absolute_url(),
        f"{desk.calloway.get_absolute_url()}card/",
        desk.article.get_absolute_url(),
    ]


def test_strangers_get_the_same_bytes_with_and_without_pending_ones(desk, as_viewer, crawl):
    stranger = as_viewer("anonymous")

    def everything():
        cache.clear()
        pages = crawl(stranger) | {url: stranger.get(url) for url in beyond_links(desk)}
        return {
            url: (page.status_code, page.headers.get("ETag"), untokened(page)) for url, page in pages.items()
        }

    before = everything()
    entry = pend(desk)
    pend(desk, "One more")
    after = everything()

    assert {url for url in before | after if before.get(url) != after.get(url)} == set()
    assert len(before) > 40
    hidden = [address("entry", "the-strike", entry.pk), address("event", entry.event_id)]
    assert [stranger.get(url).status_code for url in hidden] == [404, 404]


def test_members_are_told_nothing_else_on_readers_pages(desk, text):
    before = untokened(desk.get(desk.timeline.get_absolute_url()))

    pend(desk)

    assert untokened(desk.get(desk.timeline.get_absolute_url())) == before


def test_readers_are_told_of_it_when_it_is_published(desk, as_viewer, text):
    entry = pend(desk)
    changes = f"{desk.timeline.get_absolute_url()}changes/"
    assert "The gate is shut" not in text(as_viewer("anonymous").get(changes))

    desk.post(address("entry-publish", entry.pk))

    told = text(as_viewer("anonymous").get(changes))
    assert ("The gate is shut" in told, "hushed" in told) == (True, False)


def test_all_at_once_are_told_one_by_one_and_first_in_the_feed(desk, as_viewer, text):
    first = pend(desk)
    factories.entry(desk.timeline, factories.event("Put on meanwhile"))

    desk.post(address("pending-publish", "the-strike"), {"until": first.pk})

    stranger, own = as_viewer("anonymous"), desk.timeline.get_absolute_url()
    feed = stranger.get(f"{own}feed.json").json()
    assert [item["title"] for item in feed["items"]][:2] == ["The gate is shut", "Put on meanwhile"]
    assert "The gate is shut" in text(stranger.get(f"{own}changes/"))


def test_taken_back_it_is_told_as_withdrawn(desk, as_viewer, text):
    entry = pend(desk)
    desk.post(address("entry-publish", entry.pk))
    decision = desk.user.decisions.latest("pk")

    desk.post(address("undo", decision.pk))

    entry.refresh_from_db()
    told = text(as_viewer("anonymous").get(f"{desk.timeline.get_absolute_url()}changes/"))
    assert (entry.is_pending, "hushed" in told) == (True, False)


# The desk


def test_the_desk_lists_what_is_pending_on_top_with_its_place(desk, text):
    pend(desk)

    page = text(desk.get(address("desk-timeline", "the-strike")))

    assert "1 pending entry" in page
    assert "will stand after “Dockers walk out”" in page
    assert page.index("The gate is shut") < page.index("Up and down move")


def test_a_pending_one_is_edited_weighed_and_taken_off_like_others(desk):
    entry = pend(desk)
    page = desk.get(address("desk-entry", entry.pk))

    saved = desk.post(address("desk-entry", entry.pk), {"headline": "The gate"})
    desk.post(address("entry-weight", entry.pk), {"weight": "minor"})
    entry.refresh_from_db()

    assert (page.status_code, saved.status_code) == (200, 302)
    assert (entry.headline, entry.weight, entry.is_pending) == ("The gate", "minor", True)
    desk.post(address("entry-remove", entry.pk))
    assert Entry.objects.filter(pk=entry.pk).exists() is False


def test_accepting_onto_such_a_timeline_asks_nothing_and_shows_nobody(desk, text):
    proposal = factories.proposal(desk.article, factories.BOARD_MET, date(2019, 3, 7), "Board meets")

    answer = desk.post(
        address("proposal-accept", proposal.pk), {"timeline": desk.timeline.pk, "preset": desk.timeline.pk}
    )

    entry = Entry.objects.get(event__title="Board meets")
    assert (answer.status_code, entry.is_pending) == (302, True)
    assert "pending on The strike" in text(desk.get(answer["Location"]))


def test_its_owner_alone_says_that_new_entries_are_published_at_once(desk, as_viewer):
    owner = as_viewer("superuser")
    url = address("timeline-at-once", "the-strike")

    refused = desk.post(url, {"at_once": "yes"}).status_code
    owner.post(url, {"at_once": "yes"})

    desk.timeline.refresh_from_db()
    assert (refused, desk.timeline.at_once) == (403, True)


def test_an_editor_publishes_only_on_timelines_they_are_a_member_of(desk, as_viewer):
    entry, other = pend(desk), as_viewer("editor")

    answers = [
        other.post(address("entry-publish", entry.pk)).status_code,
        other.post(address("pending-publish", "the-strike")).status_code,
        other.post(address("timeline-at-once", "the-strike")).status_code,
        other.get(address("preview", "the-strike")).status_code,
        other.get(address("preview-entry", "the-strike", entry.pk)).status_code,
    ]

    entry.refresh_from_db()
    assert (answers, entry.is_pending) == ([404] * 5, True)


# Preview


def unframed(html):
    """The page within the frame, as it is addressed by readers."""
    html = re.sub(r'<aside class="preview-frame".*?</aside>\n?', "", html, flags=re.DOTALL)
    html = re.sub(r'<link rel="stylesheet" href="[^"]*/desk[^"]*">(?=</head>)', "", html)
    return html.replace("/desk/timelines/the-strike/preview/", "/timelines/the-strike/")


def without_keeping(html):
    return html.replace(tags("js/strangers.js"), tags("js/previewed.js"))


@pytest.mark.parametrize("collected", [False, True])
def test_the_preview_keeps_nothing_in_an_editors_browser(desk, as_viewer, monkeypatch, collected):
    monkeypatch.setattr(WrittenOnce, "render", lambda written, context: written.nodelist.render(context))
    if collected:
        monkeypatch.setattr(static_files, "scripts", lambda name: [f"/static/{name}"])
    public = as_viewer("anonymous").get("/timelines/the-strike/").content.decode()
    previewed = desk.get("/desk/timelines/the-strike/preview/").content.decode()

    keeping = r"js/(?:strangers|kept|marks|offline)\b"
    found = [len(re.findall(keeping, page)) for page in (public, previewed)]
    assert found == ([1, 0] if collected else [3, 0])


@pytest.mark.parametrize("tail", ["", "print/", "?order=newest", "?known=2019-03-20", "entries/{}/"])
def test_the_preview_is_what_strangers_get_once_it_is_published(desk, as_viewer, tail):
    factories.show(desk.article, False)
    entry = pend(desk)
    tail = tail.format(entry.pk)

    previewed = desk.get(f"/desk/timelines/the-strike/preview/{tail}")
    deciding.pending.publish(entry, desk.user)

    public = as_viewer("anonymous").get(f"/timelines/the-strike/{tail}").content.decode()
    assert unframed(previewed.content.decode()) == without_keeping(public)
    assert "The gate is shut" in public


def test_the_preview_of_a_draft_is_what_strangers_get_once_it_is_published(desk, as_viewer):
    Timeline.objects.update(published=None)

    previewed = desk.get("/desk/timelines/the-strike/preview/").content.decode()
    deciding.timelines.publish(desk.timeline, desk.user)

    public = as_viewer("anonymous").get("/timelines/the-strike/").content.decode()
    # A draft has no feeds to lead to.
    without_feeds = re.sub(
        r'"/timelines/the-strike/(?:feed|changes|corrections)[.][^"]*"', '"/timelines/the-strike/"', public
    )
    assert unframed(previewed) == without_keeping(without_feeds)


def test_a_preview_leaves_nothing_behind(desk, as_viewer):
    """Strangers come under the very revision that the preview had and gave back."""
    entry = pend(desk)
    before = Timeline.objects.values().get()
    stranger, own = as_viewer("anonymous"), desk.timeline.get_absolute_url()
    cache.clear()
    for tail in ("", "print/", "?known=2019-03-20", "changes/", f"entries/{entry.pk}/"):
        desk.get(f"/desk/timelines/the-strike/preview/{tail}")

    assert (list(cache._cache), Timeline.objects.values().get()) == ([], before)
    deciding.timelines.update(desk.timeline, desk.user, standfirst="Another revision.")
    entry.refresh_from_db()
    pages = [stranger.get(f"{own}{tail}").content.decode() for tail in ("", "print/", "?known=2019-03-20")]
    assert (entry.is_pending, [page.count("The gate is shut") for page in pages]) == (True, [0, 0, 0])


def test_a_preview_takes_nothing_out_of_a_cache(desk, as_viewer):
    desk.get("/desk/timelines/the-strike/preview/")
    deciding.timelines.update(desk.timeline, desk.user, standfirst="One more revision.")
    as_viewer("anonymous").get("/timelines/the-strike/")
    pend(desk)
    Timeline.objects.update(revision=Timeline.objects.get().revision - 1)  # the preview is under the one kept

    assert "The gate is shut" in desk.get("/desk/timelines/the-strike/preview/").content.decode()


def test_a_preview_is_kept_by_nobody_and_found_by_no_crawler(desk):
    pend(desk)

    answer = desk.get("/desk/timelines/the-strike/preview/", headers={"If-None-Match": "*"})

    kept = {name: answer.headers.get(name) for name in ("X-Robots-Tag", "ETag", "Content-Encoding")}
    assert (answer.status_code, kept) == (
        200,
        {"X-Robots-Tag": "noindex", "ETag": None, "Content-Encoding": None},
    )
    assert "no-store" in answer["Cache-Control"]


def test_links_of_a_preview_stay_in_it_but_those_to_feeds(desk):
    pend(desk)

    html = desk.get("/desk/timelines/the-strike/preview/").content.decode()

    left = re.findall(r'(?:href|hx-get|action)="/timelines/the-strike/([^"]*)', html)
    assert [url for url in left if not url.endswith((".atom", ".json"))] == []
    assert '"/desk/timelines/the-strike/preview/' in html


def test_an_undated_pending_one_is_previewed_where_undated_ones_stand(desk):
    entry = pend(desk, "Nobody knows when", When(None, None))

    page = desk.get(entry.get_absolute_url())

    assert (page.status_code, "Nobody knows when" in page.content.decode()) == (200, True)
