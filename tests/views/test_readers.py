"""A reader's own place: what they mark is theirs alone, and all of it works by plain forms."""

import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone
from lxml import html

from newsreader import deciding
from newsreader.deciding.erasure import erase
from newsreader.deciding.indexing import index
from newsreader.models import Follow, Note, ReaderMark, User, Visit
from newsreader.models.search import Kind
from newsreader.showing import followed
from tests import factories

pytestmark = pytest.mark.django_db
CALLED = "Calloway called the march a mistake."


def address(name, *args):
    return reverse(name, args=args)


def own_addresses():
    """Every address of a reader's own place, of rows that do not exist."""
    patterns = [each for each in get_resolver().url_patterns if str(each.pattern).startswith("me/")]
    return [reverse(each.name, kwargs=dict.fromkeys(each.pattern.converters, 999)) for each in patterns]


def two_readers(as_viewer):
    return as_viewer("reader"), as_viewer("reader")


# Whose it is


def test_a_stranger_is_asked_to_log_in_everywhere_and_nothing_is_kept_by_anybody(as_viewer):
    stranger, reader = as_viewer("anonymous"), as_viewer("reader")
    own_page = address("me")  # a stranger's has no words but the site's: their browser keeps the rest

    sent = {url: stranger.get(url).status_code for url in own_addresses() if url != own_page}
    kept = {reader.get(url).headers["Cache-Control"].count("no-store") for url in own_addresses()}

    assert (len(sent) > 14, set(sent.values()), kept) == (True, {302, 405}, {1})


def test_what_writes_takes_no_get(as_viewer):
    reader = as_viewer("reader")
    article = factories.article(public=True)
    writing = [
        *(address(name, article.pk) for name in ("mark-read", "mark-starred")),
        *(address(name) for name in ("read-stretch", "read-take-back", "follow", "my-choices")),
    ]

    assert {reader.get(url).status_code for url in writing} == {405}


def test_two_readers_see_nothing_of_each_other(as_viewer, text):
    one, other = two_readers(as_viewer)
    article = factories.article(headline="Strike goes on", public=True)
    story = factories.timeline("The strike")
    one.post(address("mark-starred", article.pk), {"on": 1})
    one.post(address("note-write", article.pk), {"text": "Ask Ines why.", "quote": CALLED})
    one.post(address("follow"), {"what": f"timeline:{story.pk}", "on": 1})
    note = Note.objects.get()

    words = ("Ask Ines why.", "Strike goes on", "The strike")
    pages = ("me", "my-notes", "my-starred", "export-json", "export-markdown")
    seen = {
        name: {word for page in pages for word in words if word in client.get(address(page)).content.decode()}
        for name, client in (("one", one), ("other", other), ("editor", as_viewer("superuser")))
    }
    beside = ["Ask Ines why." in text(client.get(article.get_absolute_url())) for client in (one, other)]
    by_id = {
        client.post(address(name, note.pk), {"text": "Mine now"}).status_code
        for client in (other, as_viewer("editor"), as_viewer("superuser"))
        for name in ("note", "note-delete")
    }

    assert seen == {"one": set(words), "other": set(), "editor": set()}
    assert (beside, by_id, Note.objects.get().text) == ([True, False], {404}, "Ask Ines why.")


def test_a_note_written_in_an_article_of_a_list_leaves_the_reader_in_it(as_viewer):
    reader, article = as_viewer("reader"), factories.article(public=True)
    page = reader.get(f"{article.get_absolute_url()}?in=list&unread=1").content.decode()
    write = f"{address('note-write', article.pk)}?in=list&amp;unread=1"
    assert f'action="{write}"' in page

    kept = reader.post(write.replace("&amp;", "&"), {"text": "Ask Ines why.", "quote": CALLED})

    assert kept.url == f"{article.get_absolute_url()}?in=list&unread=1#note-{Note.objects.get().pk}"


def test_an_administrator_reads_no_note_where_an_account_is_deleted(as_viewer):
    one, root = as_viewer("reader"), as_viewer("superuser")
    article = factories.article(public=True)
    one.post(address("note-write", article.pk), {"text": "Ask Ines why.", "quote": CALLED})
    one.post(address("follow"), {"query": "q=lighthouse", "name": "What I look for", "on": 1})

    asked = root.get(reverse("admin:newsreader_user_delete", args=[one.user.pk])).content.decode()

    shown = [word for word in ("Ask Ines", "Calloway", "lighthouse", "look for") if word in asked]
    assert ("Notes: 1" in asked, shown) == (True, [])


def test_what_became_private_is_not_shown_and_comes_back(as_viewer):
    reader = as_viewer("reader")
    article = factories.article(headline="Strike goes on", public=True)
    reader.post(address("mark-starred", article.pk), {"on": 1})
    reader.post(address("note-write", article.pk), {"text": "Ask Ines why.", "quote": CALLED})
    pages = [address(each) for each in ("me", "my-notes", "my-starred", "export-json", "export-markdown")]

    def shown():
        answers = [reader.get(url).content.decode() for url in pages]
        return [
            sum(word in answer for answer in answers) for word in ("Strike goes on", "Ask Ines", "Calloway")
        ]

    before = shown()
    factories.show(article, public=False)
    hidden = shown(), reader.get(address("note", Note.objects.get().pk)).status_code
    factories.show(article)

    assert (before, hidden, shown()) == ([5, 4, 4], ([0, 0, 0], 404), [5, 4, 4])


@pytest.mark.parametrize("name", ["mark-read", "mark-starred", "note-write"])
def test_a_private_article_cannot_be_marked_by_who_may_not_see_it(name, secret, as_viewer):
    reader = as_viewer("reader")

    answer = reader.post(address(name, secret.article.pk), {"on": 1, "text": "Hm", "quote": "Orla Quist"})

    assert (answer.status_code, Note.objects.count(), ReaderMark.objects.count()) == (404, 0, 0)


def test_a_draft_and_what_only_it_shows_cannot_be_followed(secret, as_viewer):
    reader, reviewer = as_viewer("reader"), as_viewer("reviewer", secret.draft)
    what = [f"timeline:{secret.draft.pk}", f"entity:{secret.entity.pk}", f"source:{secret.source.pk}"]

    answers = [
        [client.post(address("follow"), {"what": each, "on": 1}).status_code for each in what]
        for client in (reader, reviewer)
    ]

    assert answers == [[404, 404, 404], [302, 302, 302]]


@pytest.mark.parametrize(
    "sent", ["", "timeline:", "timeline:\0", "user:1", "entity:9" + "9" * 30, "source:-1"]
)
def test_nothing_of_a_strangers_invention_is_followed(sent, as_viewer):
    answer = as_viewer("reader").post(address("follow"), {"what": sent, "on": 1})

    assert (answer.status_code, Follow.objects.count()) == (404, 0)


def test_hostile_words_are_kept_as_words_or_refused(as_viewer):
    reader, article = as_viewer("reader"), factories.article(public=True)
    url = address("note-write", article.pk)

    refused = [
        reader.post(url, {"text": "A \0"}).status_code,
        reader.post(url, {"text": "A", "quote": "\0"}).status_code,
        reader.post(url, {"text": "A" * 10_001}).status_code,
        reader.post(address("follow"), {"query": "q=\0", "on": 1}).status_code,
    ]
    reader.post(url, {"text": "<script>alert(1)</script>", "place": "body-9999999999"})
    page = reader.get(address("my-notes")).content.decode()

    assert refused == [422, 422, 422, 404]
    assert ("<script>alert" in page, "&lt;script&gt;alert" in page) == (False, True)


# Read and starred


def states(reader, article):
    mark = ReaderMark.objects.filter(user=reader.user, article=article).first()
    return (bool(mark and mark.read), bool(mark and mark.starred))


def test_an_article_is_marked_read_and_starred_and_not(as_viewer):
    reader, article = as_viewer("reader"), factories.article(public=True)
    presses = [("mark-read", 1), ("mark-starred", 1), ("mark-read", 0), ("mark-starred", 0)]

    after = []
    for name, on in presses:
        reader.post(address(name, article.pk), {"on": on})
        after.append(states(reader, article))

    assert after == [(True, False), (True, True), (False, True), (False, False)]
    assert ReaderMark.objects.count() == 0


def test_to_look_at_an_article_writes_nothing(as_viewer):
    """A browser may fetch a link ahead; the page itself says it was opened, by a form sent on load."""
    reader, article = as_viewer("reader"), factories.article(public=True)

    page = reader.get(article.get_absolute_url()).content.decode()
    User.objects.update(reads_on_opening=False)
    by_choice = reader.get(article.get_absolute_url()).content.decode()

    sent = 'hx-trigger="load, submit"'
    assert (page.count(sent), by_choice.count(sent), ReaderMark.objects.count()) == (1, 0, 0)


def test_a_reader_says_whether_what_they_open_is_read(as_viewer):
    reader = as_viewer("reader")

    reader.post(address("my-choices"))
    off = User.objects.get(pk=reader.user.pk).reads_on_opening
    reader.post(address("my-choices"), {"reads_on_opening": "on"})

    assert (off, User.objects.get(pk=reader.user.pk).reads_on_opening) == (False, True)


def test_a_button_answers_htmx_with_itself(as_viewer):
    reader, article = as_viewer("reader"), factories.article(public=True)

    answer = reader.post(address("mark-starred", article.pk), {"on": 1}, headers={"HX-Request": "true"})

    opening = f'<div class="marks" data-article="{article.pk}" hx-swap-oob='
    assert answer.content.decode().strip().startswith(opening)
    assert 'data-star="yes"' in answer.content.decode()


def test_a_stretch_is_read_and_taken_back_exactly(as_viewer):
    reader = as_viewer("reader")
    articles = [factories.article(public=True) for _ in range(4)]
    before, *shown, _elsewhere = articles
    reader.post(address("mark-read", before.pk), {"on": 1})
    private = factories.article()

    answer = reader.post(
        address("read-stretch"),
        {"article": [each.pk for each in (before, *shown, private)] + ["x", "9" * 40]},
    )
    page = reader.get(answer.url)
    marked = [states(reader, each)[0] for each in (*articles, private)]
    moment = page.content.decode().split('name="moment" value="')[1].split('"')[0]
    reader.post(address("read-take-back"), {"moment": moment})
    again = [states(reader, each)[0] for each in (*articles, private)]

    assert "2 articles are marked as read." in page.content.decode()
    assert marked == [True, True, True, False, False]
    assert again == [True, False, False, False, False]


def test_what_is_scrolled_past_is_taken_back_together(as_viewer):
    reader = as_viewer("reader")
    before, *passed = [factories.article(public=True) for _ in range(4)]
    private = factories.article()
    reader.post(address("mark-read", before.pk), {"on": 1})
    asked = {"headers": {"HX-Request": "true"}}

    first = {"article": f"{before.pk},{passed[0].pk},{private.pk},x", "moment": ""}
    one = reader.post(address("read-stretch"), first, **asked).content.decode()
    second = {"article": f"{passed[1].pk},{passed[2].pk}", "moment": sent_by(one, "moment")}
    all = reader.post(address("read-stretch"), second, **asked).content.decode()
    marked = [states(reader, each)[0] for each in (before, *passed, private)]
    undo = {name: sent_by(all, name) for name in ("moment", "article")}
    again = reader.post(address("read-take-back"), undo, **asked).content.decode()

    assert ("<b>1</b>" in one, "<b>3</b>" in all, "<b>" in again) == (True, True, False)
    assert marked == [True, True, True, True, False]
    assert [states(reader, each)[0] for each in (before, *passed)] == [True, False, False, False]
    assert again.count('data-unread="yes"') == 3


def sent_by(html, name):
    """What a form of the page sends under this name."""
    return html.split(f'name="{name}" value="')[1].split('"')[0]


@pytest.mark.parametrize("moment", ["", "\0", "2019-13-40T00:00Z", "2019-03-13", "0001-01-01T00:00+14:00"])
def test_what_is_no_moment_takes_nothing_back(moment, as_viewer):
    reader, article = as_viewer("reader"), factories.article(public=True)
    reader.post(address("mark-read", article.pk), {"on": 1})

    reader.post(address("read-take-back"), {"moment": moment})

    assert states(reader, article) == (True, False)


def test_a_stretch_of_another_is_not_taken_back(as_viewer):
    one, other = two_readers(as_viewer)
    article = factories.article(public=True)
    one.post(address("mark-read", article.pk), {"on": 1})

    other.post(address("read-take-back"), {"moment": ReaderMark.objects.get().read.isoformat()})

    assert states(one, article) == (True, False)


# Notes


def test_a_note_stands_beside_the_text_with_its_words(as_viewer, text):
    reader, article = as_viewer("reader"), factories.article(public=True)

    reader.post(
        address("note-write", article.pk), {"text": "Ask Ines why.", "quote": "called  the march\na mistake"}
    )
    page = reader.get(article.get_absolute_url())

    note = Note.objects.get()
    assert (note.exact, note.field, note.article) == ("called the march a mistake", "body", article)
    start = factories.BODY.index("Calloway called")
    link = f'<a href="#body-{start}">called the march a mistake</a>'
    assert (link in page.content.decode(), "Ask Ines why." in text(page)) == (True, True)


def test_words_that_stand_twice_are_asked_for_or_told_apart_by_their_sentence(as_viewer, text):
    reader = as_viewer("reader")
    article = factories.article("The quay is shut. It rained. The quay is shut. Nobody came.", public=True)
    url = address("note-write", article.pk)

    asked = reader.post(url, {"text": "Which?", "quote": "quay is shut"})
    told = reader.post(url, {"text": "This.", "quote": "quay is shut", "place": "body-29"})
    absent = reader.post(url, {"text": "None.", "quote": "quay is open"})

    assert (asked.status_code, told.status_code, absent.status_code) == (422, 302, 422)
    assert ("more than once" in text(asked), "Which?" in text(asked)) == (True, True)
    assert Note.objects.get().start == 33


def test_a_sentence_is_chosen_without_javascript(as_viewer, text):
    reader, article = as_viewer("reader"), factories.article(public=True)
    start = factories.BODY.index(CALLED)

    page = reader.get(address("note-write", article.pk), {"sentence": f"body-{start}-{start + len(CALLED)}"})

    assert page.context["form"]["quote"].value() == CALLED
    assert 'aria-current="true"' in page.content.decode()


def test_a_note_is_changed_and_deleted(as_viewer):
    reader, article = as_viewer("reader"), factories.article(public=True)
    reader.post(address("note-write", article.pk), {"text": "Ask Ines."})
    note = Note.objects.get()

    reader.post(address("note", note.pk), {"text": "Ask Ines why."})
    changed = Note.objects.get().text
    reader.post(address("note-delete", note.pk))

    assert (changed, Note.objects.count()) == ("Ask Ines why.", 0)


# What they follow


def test_timelines_entities_sources_and_searches_are_followed_and_left(as_viewer):
    reader, article = as_viewer("reader"), factories.article(public=True, source=factories.source("The Post"))
    person, story = factories.entity("Ines Calloway"), factories.timeline("The strike")
    factories.mention(person, article, "Calloway")
    things = [
        *({"what": f"{kind}:{each.pk}"} for kind, each in (("timeline", story), ("entity", person))),
        {"what": f"source:{article.source.pk}"},
        {"query": "?q=harbour&who=12", "name": "Harbour"},
    ]

    for thing in things * 2:
        reader.post(address("follow"), thing | {"on": 1})
    page = reader.get(address("me"))
    for form in html.fromstring(page.content.decode()).find_class("followed")[0].iter("form"):
        reader.post(form.action, dict(form.fields))  # the button "Leave"

    assert [(each.kind, each.name, each.new) for each in page.context["followed"]] == [
        ("timeline", "The strike", None),
        ("entity", "Ines Calloway", None),
        ("source", "The Post", None),
        ("search", "Harbour", None),
    ]
    assert page.context["followed"][-1].url == "/search/?q=harbour&who=12"
    assert Follow.objects.count() == 0


def test_following_a_merged_entity_leads_to_the_one_that_stands(as_viewer):
    reader, article = as_viewer("reader"), factories.article(public=True)
    one, other = factories.entity("Ines Calloway"), factories.entity("Calloway")
    for each in (one, other):
        factories.mention(each, article, "Calloway")
        reader.post(address("follow"), {"what": f"entity:{each.pk}", "on": 1})

    deciding.entities.merge(other, one, factories.editor())
    merged = [(each.name, each.key) for each in reader.get(address("me")).context["followed"]]
    Follow.objects.filter(entity=one).delete()
    button = reader.get(one.get_absolute_url()).content.decode()
    reader.post(address("follow"), {"what": f"entity:{other.pk}", "on": 0})

    assert merged == [("Ines Calloway", f"entity:{one.pk}")]
    assert ('aria-pressed="true"' in button, Follow.objects.count()) == (True, 0)


def test_what_is_new_since_the_last_visit_is_counted(as_viewer):
    reader, post = as_viewer("reader"), factories.source("The Post")
    now = timezone.now()
    story, person = factories.timeline("The strike"), factories.entity("Ines Calloway")
    old = factories.article(public=True, source=post, published=now)
    type(old).objects.update(created=now - timedelta(days=2))
    factories.mention(person, old, "Calloway")
    for what in (f"timeline:{story.pk}", f"entity:{person.pk}", f"source:{post.pk}"):
        reader.post(address("follow"), {"what": what, "on": 1})
    Visit.objects.create(user=reader.user, last=now - timedelta(days=1))
    for public in (True, False):
        article = factories.article(public=public, source=post, published=now)
        factories.mention(person, article, "Calloway")
    factories.entry(story)

    first, second = (reader.get(address("me")).context["followed"] for _ in range(2))

    counted = [(each.kind, each.new) for each in first]
    assert counted == [("timeline", 1), ("entity", 1), ("source", 1)]
    assert [(each.kind, each.new) for each in second] == counted


def test_of_a_followed_search_is_counted_and_told_what_it_finds_anew(as_viewer, monkeypatch):
    monkeypatch.setattr(followed, "MOST_COUNTED", 2)
    reader, secret = as_viewer("reader"), factories.timeline("A secret", published=False)
    for words in ("froze", "froze -twice", "thawed"):
        reader.post(address("follow"), {"query": urlencode({"q": words}), "name": words, "on": 1})
    reader.post(address("follow"), {"query": f"q=froze&timeline={secret.pk}", "name": "within", "on": 1})
    Visit.objects.create(user=reader.user, last=timezone.now() - timedelta(days=1))
    today = timezone.localdate()
    for headline in ("One", "Two", "Twice"):
        body = f"The quay froze {headline.lower()}."
        made = factories.article(body, headline=headline, public=True, published=today)
        index(Kind.ARTICLE, [made.pk])

    page = reader.get(address("me"))
    told = reader.get("/").context["found"]

    assert [(each.name, each.new, each.more) for each in page.context["followed"]] == [
        ("froze", 2, True),
        ("froze -twice", 2, False),
        ("thawed", 0, False),
        ("within", None, False),
    ]
    assert "<strong>2 and more new</strong>" in page.content.decode()
    assert [(news.name, [each.hit.title for each in news.new]) for news in told] == [
        ("froze -twice", ["Two", "One"]),
        ("froze", ["Twice", "Two", "One"]),
    ]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("q=quay&since={hour}", 200),
        ("q=quay", 404),
        ("q=quay&since=yesterday", 404),
        ("q=quay&timeline={secret}&since={hour}", 404),
    ],
)
def test_what_a_search_finds_anew_is_told_to_strangers_by_the_hour(client, db, query, status):
    secret = factories.timeline("A secret", published=False)
    for public in (True, False):
        made = factories.article("The quay froze.", headline=f"Public: {public}", public=public)
        type(made).objects.filter(pk=made.pk).update(listed=timezone.now())
        index(Kind.ARTICLE, [made.pk])
    since = f"{timezone.now() - timedelta(hours=2):%Y-%m-%dT%H}"

    answer = client.get(f"/search/new/?{query.format(hour=since, secret=secret.pk)}")

    assert answer.status_code == status
    assert "Public: False" not in answer.content.decode()


# The export


def test_all_of_it_is_taken_along(as_viewer):
    reader = as_viewer("reader")
    article = factories.article(headline="Strike *goes* on", public=True, source=factories.source("The Post"))
    story = factories.timeline("The strike")
    reader.post(address("mark-starred", article.pk), {"on": 1})
    reader.post(address("mark-read", article.pk), {"on": 1})
    reader.post(address("note-write", article.pk), {"text": "Ask Ines why.", "quote": CALLED})
    reader.post(address("follow"), {"what": f"timeline:{story.pk}", "on": 1})

    told = json.loads(reader.get(address("export-json")).content)
    words = reader.get(address("export-markdown")).content.decode()

    site = "http://127.0.0.1:8000"
    note = told["notes"][0]
    assert (note["note"], note["words"]["exact"], note["words"]["lost"]) == ("Ask Ines why.", CALLED, False)
    assert note["article"] == {
        "headline": "Strike *goes* on",
        "outlet": "The Post",
        "day": "2019-03-13",
        "address": site + article.get_absolute_url(),
        "at_the_source": "",
    }
    assert [each["headline"] for each in told["starred"]] == ["Strike *goes* on"]
    assert [each["address"] for each in told["read"]] == [site + article.get_absolute_url()]
    assert told["followed"] == [
        {"kind": "timeline", "name": "The strike", "address": site + story.get_absolute_url()}
    ]
    cited = rf"[Strike \*goes\* on]({site}{article.get_absolute_url()}), The Post, 13 March 2019"
    assert words == (
        "# Notes, stars and what I follow\n\n## Notes\n\n"
        f"### {cited}\n\n> {CALLED}\n\nAsk Ines why.\n\n## Starred\n\n- {cited}\n\n"
        f"## Followed\n\n- Timeline: [The strike]({site}{story.get_absolute_url()})\n"
    )


def test_an_erased_article_leaves_the_readers_own_words(as_viewer, text):
    reader, article = as_viewer("reader"), factories.article(headline="Strike goes on", public=True)
    reader.post(address("note-write", article.pk), {"text": "Ask Ines why.", "quote": CALLED})
    reader.post(address("mark-starred", article.pk), {"on": 1})

    erase(article)
    pages = [
        reader.get(address(name)).content.decode() for name in ("my-notes", "export-json", "export-markdown")
    ]

    assert [("Ask Ines why." in each, "mistake" in each, "Strike" in each) for each in pages] == [
        (True, False, False)
    ] * 3
    assert ReaderMark.objects.count() == 0
    assert reader.get(address("note", Note.objects.get().pk)).status_code == 200


# Pages


def test_pages_of_strangers_hold_the_same_controls_hidden_and_nothing_of_anybody(as_viewer):
    reader, post = as_viewer("reader"), factories.source("The Post")
    article = factories.article(public=True, source=post)
    person, story = factories.entity("Ines Calloway"), factories.timeline("The strike")
    factories.mention(person, article, "Calloway")
    stranger = as_viewer("anonymous")
    pages = {
        story.get_absolute_url(): f'data-follow="timeline:{story.pk}"',
        person.get_absolute_url(): f'data-follow="entity:{person.pk}"',
        post.get_absolute_url(): f'data-follow="source:{post.pk}"',
        article.get_absolute_url(): f'data-article="{article.pk}"',
        address("articles"): f'data-article="{article.pk}"',
    }

    for url, hook in pages.items():
        theirs, nobodys = (client.get(url).content.decode() for client in (reader, stranger))

        assert (hook in theirs, f"{hook} hidden" in theirs, f"{hook} hidden" in nobodys) == (
            True,
            False,
            True,
        )
        assert ("csrfmiddlewaretoken" in nobodys, 'action="/me/' in nobodys) == (False, False)


def test_a_list_with_marks_asks_once_for_all_of_them(as_viewer):
    reader = as_viewer("reader")

    def asked(client):
        with CaptureQueriesContext(connection) as queries:
            client.get(address("articles"))
        return len(queries)

    factories.article(public=True)
    one = asked(reader)
    for _ in range(3):
        factories.article(public=True)
    four, nobodys = asked(reader), asked(as_viewer("anonymous"))

    assert four == one > nobodys


def test_a_list_is_narrowed_to_what_is_unread_or_starred(as_viewer):
    reader, other = two_readers(as_viewer)
    articles = [factories.article(public=True) for _ in range(3)]
    reader.post(address("mark-read", articles[0].pk), {"on": 1})
    reader.post(address("mark-starred", articles[1].pk), {"on": 1})
    rows = type(articles[0]).objects.visible_to(reader.user).newest_first()

    unread, starred = rows.unread_by(reader.user), rows.starred_by(reader.user)

    assert list(unread) == [articles[2], articles[1]]
    assert list(starred) == [articles[1]]
    assert (rows.unread_by(other.user).count(), rows.starred_by(other.user).count()) == (3, 0)


def test_a_session_that_ended_leads_to_the_login_and_back(as_viewer):
    article, client = factories.article(public=True), Client()

    answer = client.post(address("mark-starred", article.pk), {"on": 1, "next": article.get_absolute_url()})

    assert answer.url == f"/login/?next={article.get_absolute_url()}"
    assert Session.objects.count() == 0
