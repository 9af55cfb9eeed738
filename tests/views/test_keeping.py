"""Page or fragment, and how it may be kept: strangers share, drafts are not stored, decisions show."""

import gzip
import re
from datetime import date

import brotli
import pytest
from backports import zstd
from django.core.cache import cache
from django.urls import reverse

from newsreader import deciding
from newsreader.deciding.overview import refresh
from tests import factories

HTMX = {"HX-Request": "true"}
RESTORING = HTMX | {"HX-History-Restore-Request": "true"}


@pytest.fixture
def story(db):
    story = factories.timeline("The strike at Selby")
    story.entry = factories.entry(
        story, factories.event("Dockers walk out", article=factories.read_article(public=True))
    )
    return story


def is_page(response):
    return response.content.decode().lstrip().startswith("<!doctype html>")


def kept(response):
    return set(response.headers.get("Cache-Control", "").replace(" ", "").split(","))


# Page or fragment


@pytest.mark.once
@pytest.mark.parametrize("name", ["timeline", "articles", "entities"])
def test_htmx_gets_the_part_and_history_gets_the_page(name, story, client):
    url = story.get_absolute_url() if name == "timeline" else reverse(name)

    answers = [client.get(url, headers=headers) for headers in ({}, HTMX, RESTORING)]

    assert [is_page(answer) for answer in answers] == [True, False, True]
    assert answers[0].content == answers[2].content


@pytest.mark.parametrize("query", ["?after={0}", "?before={0}"])
def test_further_entries_come_alone(query, story, client):
    for _ in range(3):
        factories.entry(story)
    url = story.get_absolute_url() + query.format(story.entries.in_order()[1].pk)

    answer = client.get(url, headers=HTMX).content.decode()

    assert (answer.count("<ol"), answer.count("<header"), "The strike at Selby" in answer) == (1, 0, False)


@pytest.mark.once
def test_a_card_is_only_the_card(story, client):
    person = factories.entity("Ines Calloway")
    factories.mention(person, factories.article(public=True))

    card = client.get(f"{person.get_absolute_url()}card/").content.decode()

    assert card.startswith('<article class="entity-card"')
    assert card.rstrip().endswith("</article>")


@pytest.mark.once
@pytest.mark.parametrize("headers", [{}, HTMX, RESTORING, {"If-None-Match": "known"}])
@pytest.mark.parametrize("name", ["timeline", "entry", "articles", "entities", "home"])
def test_every_answer_says_what_it_depends_on(name, headers, story, client):
    url = {"timeline": story.get_absolute_url(), "entry": story.entry.get_absolute_url()}.get(
        name
    ) or reverse(name)
    if "If-None-Match" in headers:
        headers = {"If-None-Match": client.get(url).headers.get("ETag", "")}

    vary = {part.strip().lower() for part in client.get(url, headers=headers).headers["Vary"].split(",")}

    assert {"hx-request", "hx-history-restore-request", "cookie"} - vary == set()


# What strangers share


@pytest.fixture(params=["timeline", "entry", "timeline-print"])
def url(request, story):
    return {
        "timeline": story.get_absolute_url(),
        "entry": story.entry.get_absolute_url(),
        "timeline-print": reverse("timeline-print", args=[story.slug]),
    }[request.param]


@pytest.mark.once
def test_an_unchanged_page_is_not_sent_again(url, client):
    first = client.get(url)

    again = client.get(url, headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert kept(again) == kept(first) == {"private", "no-cache"}


def test_an_unchanged_page_is_not_built_again(url, client, django_assert_max_num_queries):
    first = client.get(url)

    with django_assert_max_num_queries(2):
        again = client.get(url)

    assert again.content == first.content


def test_a_decision_shows_at_once(url, story, client):
    first = client.get(url)

    deciding.entries.update(story.entry, factories.editor(), headline="Dockers go home")

    again = client.get(url, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, "Dockers go home" in again.content.decode()) == (200, True)
    assert again.headers["ETag"] != first.headers["ETag"]


def test_a_withdrawn_timeline_is_gone_at_once(url, story, client):
    etag = client.get(url).headers["ETag"]

    deciding.timelines.withdraw(story, factories.editor())

    assert client.get(url, headers={"If-None-Match": etag}).status_code == 404


@pytest.mark.once
def test_page_fragment_and_query_are_kept_apart(story, client):
    url = story.get_absolute_url()
    answers = [client.get(url), client.get(url, headers=HTMX), client.get(f"{url}?period=2018")]

    assert len({answer.headers["ETag"] for answer in answers}) == 3
    assert [client.get(url).content, client.get(url, headers=HTMX).content] == [
        a.content for a in answers[:2]
    ]


@pytest.mark.once
def test_a_page_comes_compressed_to_those_who_can_read_it(url, client):
    asked = ["", "identity", "gzip", "gzip, deflate, br", "gzip, br;q=0.0", "gzip, deflate, br, zstd"]

    answers = [client.get(url, headers={"Accept-Encoding": encodings}) for encodings in asked]

    encodings = [answer.headers.get("Content-Encoding") for answer in answers]
    assert encodings == [None, None, "gzip", "br", "gzip", "zstd"]
    read = {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress, "zstd": zstd.decompress}
    assert len({read[e](answer.content) for e, answer in zip(encodings, answers, strict=True)}) == 1
    assert all("accept-encoding" in answer.headers["Vary"].lower() for answer in answers)


@pytest.mark.once
@pytest.mark.parametrize("name", ["home", "timelines", "articles", "entities", "sources", "about"])
def test_strangers_pages_hold_no_token_and_no_cookie(name, story, client):
    response = client.get(reverse(name))

    assert (b"csrfmiddlewaretoken" in response.content, dict(response.cookies)) == (False, {})


@pytest.mark.once
def test_a_strangers_timeline_holds_no_token_and_no_cookie(url, client):
    response = client.get(url)

    assert (b"csrf" in response.content.lower(), dict(response.cookies)) == (False, {})


# What is nobody else's


@pytest.mark.once
def test_a_draft_is_never_stored(story, client):
    owner = factories.editor()
    draft = factories.timeline(published=False, owner=owner)
    entry = factories.entry(draft)
    client.force_login(owner)

    answers = [
        client.get(url, headers=headers)
        for url in (
            draft.get_absolute_url(),
            entry.get_absolute_url(),
            reverse("timeline-print", args=[draft.slug]),
        )
        for headers in ({}, HTMX)
    ]

    assert [(a.status_code, "ETag" in a.headers) for a in answers] == [(200, False)] * 6
    assert [{"private", "no-store"} - kept(answer) for answer in answers] == [set()] * 6


def test_what_an_editor_sees_never_reaches_a_stranger(url, story, client):
    """The editor is led to the private article; the stranger, who asks next, is not."""
    factories.show(story.entry.event.citations.get().article, public=False)
    refresh([story])
    editor = factories.editor()
    client.force_login(editor)
    for_editor = client.get(url).content.decode()
    client.logout()

    for_stranger = client.get(url).content.decode()

    is_on_paper = "/print/" in url  # where nothing leads anywhere
    assert ["/citations/" in page for page in (for_editor, for_stranger)] == [not is_on_paper, False]
    assert [editor.username in page for page in (for_editor, for_stranger)] == [True, False]


@pytest.mark.once
def test_the_desk_is_never_stored(story, client):
    client.force_login(factories.editor())

    answers = [
        client.get(reverse(name)) for name in ("desk", "desk-proposals", "desk-decisions", "desk-ingest")
    ]

    assert [{"no-store", "private"} - kept(answer) for answer in answers] == [set()] * 4


# What strangers can have kept


@pytest.mark.parametrize(
    "tail",
    [
        "?utm={n}",
        "?from={n}&until={n}",
        "?at={n}",
        "entries/{entry}/?x={n}",
        "entries/{entry}/?from={n}",
        "changes/?x={n}",
        "changes/?before={n}",
        "changes/?since=1999-01-0{n}&y={n}",
        "print/?x={n}",
    ],
)
def test_addresses_that_anybody_may_make_up_are_not_kept(tail, story, client, monkeypatch):
    kept = set()
    monkeypatch.setattr(cache, "set", lambda key, *_rest: kept.add(key))

    for n in range(1, 5):
        url = story.get_absolute_url() + tail.format(n=n, entry=story.entry.pk)
        assert client.get(url).status_code == 200

    assert len(kept) <= 1


@pytest.mark.once
def test_a_page_that_is_too_large_is_answered_and_not_kept(story, client, monkeypatch):
    monkeypatch.setattr("newsreader.views.door.LARGEST_KEPT", 10)
    kept = []
    monkeypatch.setattr(cache, "set", lambda key, *_rest: kept.append(key))

    answer = client.get(story.get_absolute_url())

    assert (answer.status_code, kept) == (200, [])


@pytest.fixture
def stored(monkeypatch):
    """The keys of what is kept."""
    keys = set()
    keep = cache.set
    monkeypatch.setattr(cache, "set", lambda key, *rest: (keys.add(key), keep(key, *rest)))
    return keys


@pytest.fixture
def long_story(story):
    for day in (date(2019, 3, 20), date(2019, 3, 21), date(2019, 8, 2)):
        factories.entry(story, factories.event("A march", day, factories.article(public=True)))
    story.entry.event.place = "Selby"
    story.entry.event.save()
    refresh([story])
    return story


@pytest.mark.parametrize(
    "query",
    [
        "after=2019-03-12_720_0_61_90{n}",
        "before=2019-03-1{n}_720_0_61_9",
        "after={key}&before=2019-03-1{n}_720_0_61_9",
        "after={key}&at=201{n}",
        "before=0{key}",
        "period=190{n}",
        "period=2019-03-1{n}",
        "period=2019-0{n}..2019-12",
        "span=190{n}",
        "span=2019-03-1{n}..2019-03-20",
        "place=Nowhere{n}",
        "place=%00{n}",
        "known=2019-07-2{n}",
    ],
)
def test_what_no_link_of_the_page_gives_is_answered_and_not_kept(query, long_story, client, stored):
    key = long_story.entry.key.as_text

    for n in (1, 2):
        client.get(f"{long_story.get_absolute_url()}?{query.format(n=n, key=key)}")

    assert stored == set()


@pytest.mark.parametrize("query", ["order={n}", "known=soon{n}", "match={n}", "utm={n}"])
def test_what_nobody_can_read_makes_no_further_page(query, long_story, client, stored):
    for n in "abc":
        client.get(f"{long_story.get_absolute_url()}?{query.format(n=n)}")

    assert len(stored) == 1


@pytest.mark.parametrize(
    "query",
    ["", "after={key}", "before={key}&order=newest", "period=2019-03", "{span}", "place=Selby"],
)
def test_what_links_lead_to_is_kept_and_not_looked_up_again(
    query, long_story, client, stored, django_assert_max_num_queries
):
    url = long_story.get_absolute_url()
    closer = re.search(r"span=[^#&\"]+", client.get(url).content.decode())[0]
    stored.clear()
    cache.clear()
    url += f"?{query.format(key=long_story.entry.key.as_text, span=closer)}"
    first = client.get(url)

    with django_assert_max_num_queries(2):
        again = client.get(url)

    assert (len(stored), again.content) == (1, first.content)
