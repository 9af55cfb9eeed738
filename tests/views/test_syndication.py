"""Feeds of the site: read back by a reader of feeds, the same for everybody, with what strangers may see."""

import json
from calendar import timegm
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import feedparser
import pytest
from django.conf import settings
from django.urls import reverse

from newsreader import deciding
from newsreader.deciding.decisions import undo
from newsreader.deciding.erasure import erase
from newsreader.exchange import outgoing_articles
from newsreader.models import Decision, Entry
from newsreader.showing import mentions
from newsreader.text.when import When
from tests import factories
from tests.views.conftest import VIEWERS

BY_MARCH_12 = When(None, date(2019, 3, 12))
FORMS = ("atom", "json")


def read(client, url, **headers):
    """As feedparser reads it, cleaning nothing away."""
    response = client.get(url, headers=headers)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    found = feedparser.parse(response.content, sanitize_html=False)
    assert found.bozo is False
    return found


def feed(name, *of, form="atom"):
    return reverse(name, args=[*of, form])


def seconds(moment):
    return int(moment.timestamp())


@pytest.fixture
def post(db):
    return factories.source("The Tidewater Post")


@pytest.fixture
def editor(db):
    return factories.editor()


# Articles


def test_an_article_is_told_by_headline_outlet_day_and_standfirst(client, post):
    article = factories.article(
        headline="Quay closed",
        standfirst="Nobody knows until when.",
        published=datetime(2019, 3, 13, 23, 30, tzinfo=ZoneInfo("Europe/London")),
        published_zone="Europe/London",
        zone_status="stated",
        canonical_url="https://tidewater.example/quay",
        source=post,
        public=True,
    )

    found = read(client, feed("articles-feed"))

    (entry,) = found.entries
    assert (entry.id, entry.title, entry.author, entry.link) == (
        f"tag:127.0.0.1,2026:article/{article.pk}",
        "Quay closed",
        "The Tidewater Post",
        settings.SITE_URL + article.get_absolute_url(),
    )
    assert entry.summary == (
        "The Tidewater Post. Published 13 March 2019, 23:30 (Europe/London).\nNobody knows until when."
    )
    assert timegm(entry.published_parsed) == seconds(article.current.published_at)
    assert timegm(entry.updated_parsed) == seconds(article.current.made)
    assert [link.href for link in entry.links if link.rel == "via"] == ["https://tidewater.example/quay"]


@pytest.mark.parametrize(
    ("published", "fields", "said"),
    [
        (date(2019, 3, 13), {}, "Published 13 March 2019."),
        (datetime(2019, 3, 13, 14, 30), {}, "Published 13 March 2019, 14:30 (zone unknown)."),
        (None, {}, "Publication date unknown."),
    ],
    ids=["day", "zone unknown", "nothing"],
)
def test_no_instant_is_made_of_less(client, post, published, fields, said):
    factories.article(published=published, source=post, public=True, **fields)

    (entry,) = read(client, feed("articles-feed")).entries

    assert "published" not in entry
    assert entry.summary == f"The Tidewater Post. {said}"


def test_a_zone_taken_from_the_sources_home_says_so(client, post):
    moment = datetime(2019, 3, 13, 14, 30, tzinfo=ZoneInfo("Europe/London"))
    told = {"published_zone": "Europe/London", "zone_status": "inferred"}
    factories.article(published=moment, source=post, public=True, **told)

    (entry,) = read(client, feed("articles-feed")).entries

    assert entry.summary == (
        "The Tidewater Post. Published 13 March 2019, 14:30 (Europe/London), "
        "the zone taken from the source’s home."
    )


def test_an_articles_text_and_private_articles_stay_here(client, post, secret):
    article = factories.article(source=post, public=True)

    whole = client.get(feed("articles-feed")).content.decode()

    assert "Dockers in Port Selby" not in whole
    assert [entry.id for entry in feedparser.parse(whole).entries] == [
        f"tag:127.0.0.1,2026:article/{article.pk}"
    ]


def test_hostile_words_stay_words(client, post):
    hostile = "<script>alert(1)</script> & ]]> “مرحبا” \x0b"
    factories.article(headline=hostile, standfirst=hostile, language="ar", source=post, public=True)

    (entry,) = read(client, feed("articles-feed")).entries

    told = hostile.replace("\x0b", "").strip()
    assert (entry.title, entry.summary.splitlines()[1]) == (told, told)
    assert entry.title_detail.language == "ar"


def test_an_id_outlives_headline_and_slug(client, post):
    article = factories.article(source=post, public=True)
    before = read(client, feed("articles-feed")).entries[0].id

    factories.new_version(article, headline="Another headline")

    (entry,) = read(client, feed("articles-feed")).entries
    assert (entry.id, entry.title) == (before, "Another headline")


@pytest.mark.parametrize("of", ["all", "source"])
def test_older_articles_are_on_further_pages(client, post, of):
    articles = [factories.article(source=post, public=True) for _ in range(65)]
    url = feed("articles-feed") if of == "all" else feed("source-feed", post.pk)

    ids, pages = [], 0
    while url:
        found = read(client, url)
        ids += [entry.id for entry in found.entries]
        pages += 1
        url = next((link.href for link in found.feed.links if link.rel == "next"), None)

    assert pages == 3
    assert ids == [f"tag:127.0.0.1,2026:article/{each.pk}" for each in reversed(articles)]


def test_a_sources_feed_holds_its_articles(client, post):
    own = factories.article(source=post, public=True)
    factories.article(source=factories.source(), public=True)

    found = read(client, feed("source-feed", post.pk))

    assert (found.feed.title, [entry.link for entry in found.entries]) == (
        "The Tidewater Post",
        [settings.SITE_URL + own.get_absolute_url()],
    )


def test_an_entitys_feed_quotes_the_sentence_that_names_it(client, post):
    calloway = factories.entity("Ines Calloway")
    naming = factories.article(source=post, public=True)
    factories.article("Nobody is named.", source=post, public=True)
    factories.mention(calloway, naming)

    found = read(client, feed("entity-feed", calloway.pk))

    (entry,) = found.entries
    assert (found.feed.title, entry.summary) == (
        "Ines Calloway",
        "The Tidewater Post. Published 13 March 2019.\n“The board met on 7 March and refused to talk, "
        "its chairwoman Ines Calloway said.”",
    )


def test_the_feed_of_a_merged_entity_leads_on(client, editor, post):
    article = factories.article(source=post, public=True)
    one, other = factories.entity("Ines Calloway"), factories.entity("Calloway")
    for each in (one, other):
        factories.mention(each, article)
    deciding.entities.merge(other, one, editor)

    response = client.get(feed("entity-feed", other.pk))

    assert (response.status_code, response["Location"]) == (301, feed("entity-feed", one.pk))


# Timelines


@pytest.fixture
def story(editor):
    return factories.timeline("The Selby strike", slug="strike", owner=editor, standfirst="Two weeks.")


def test_a_timelines_newest_entries_are_dated_by_when_they_came(client, story, post, editor):
    article = factories.article(source=post)
    late = factories.event("Dockers march", date(2019, 3, 11), article=article, quote=factories.MARCHED)
    early = factories.event("Dockers walk out", BY_MARCH_12, article=article)
    first = factories.entry(story, late, annotation="The largest yet.")
    second = factories.entry(story, early)
    Entry.objects.filter(pk=first.pk).update(put_on=datetime(2019, 3, 20, tzinfo=UTC))

    found = read(client, feed("timeline-feed", "strike"))

    assert [entry.id for entry in found.entries] == [
        f"tag:127.0.0.1,2026:entry/{second.pk}",
        f"tag:127.0.0.1,2026:entry/{first.pk}",
    ]
    assert [entry.summary for entry in found.entries] == [
        "by 12 March 2019\n“Dockers in Port Selby walked out on Tuesday after the harbour board cut their "
        "pay.” – The Tidewater Post, reported 13 March 2019",
        "11 March 2019\nThe largest yet.\n“At least 400 people marched to the town hall on Monday, the Selby "
        "Harbour Union said.” – The Tidewater Post, reported 13 March 2019",
    ]
    # It stood there before readers could see it.
    assert timegm(found.entries[1].published_parsed) == seconds(story.published)
    assert timegm(found.entries[0].published_parsed) == seconds(second.put_on)
    assert (found.feed.title, found.feed.subtitle) == ("The Selby strike", "Two weeks.")


def test_a_timelines_feed_goes_on_with_older_entries(client, story):
    made = [factories.entry(story) for _ in range(35)]

    first = read(client, feed("timeline-feed", "strike"))
    onward = next(link.href for link in first.feed.links if link.rel == "next")
    second = read(client, onward)

    assert [each.id for each in first.entries + second.entries] == [
        f"tag:127.0.0.1,2026:entry/{entry.pk}" for entry in reversed(made)
    ]


def test_changes_and_corrections(client, story, editor):
    entry = deciding.entries.create(factories.event("Dockers walk out", date(2019, 3, 12)), story, editor)
    deciding.events.set_when(entry.event, BY_MARCH_12, editor, why="A tip")
    decision = Decision.objects.latest("id")

    changes = read(client, feed("changes-feed", "strike")).entries
    corrections = read(client, feed("corrections-feed", "strike")).entries

    assert [(each.title, each.summary) for each in changes] == [
        ("Date changed: Dockers walk out", "Date: 12 March 2019 → by 12 March 2019"),
        ("Added: Dockers walk out", "by 12 March 2019"),
    ]
    assert [each.title for each in corrections] == ["Date changed: Dockers walk out"]
    assert (corrections[0].id, timegm(corrections[0].updated_parsed)) == (
        f"tag:127.0.0.1,2026:change/{decision.pk}-0",
        seconds(decision.at),
    )
    assert corrections[0].link == settings.SITE_URL + entry.get_absolute_url()


def test_what_is_undone_goes_from_the_feed(client, story, editor):
    entry = deciding.entries.create(factories.event(), story, editor)
    deciding.events.set_when(entry.event, BY_MARCH_12, editor)
    undo(Decision.objects.latest("id"), editor)

    assert read(client, feed("corrections-feed", "strike")).entries == []


def test_the_page_of_changes_says_the_same(client, story, editor, text):
    entry = deciding.entries.create(factories.event("Dockers walk out", date(2019, 3, 12)), story, editor)
    deciding.events.set_when(entry.event, BY_MARCH_12, editor, why="A tip")

    page = client.get(reverse("timeline-changes", args=["strike"]))

    shown = text(page)
    assert "Date changed Dockers walk out Date: 12 March 2019 → by 12 March 2019" in shown
    assert (editor.username in shown, "A tip" in shown) == (False, False)


# Who sees what


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["timeline-feed", "changes-feed", "corrections-feed"])
def test_a_draft_has_no_feed_even_for_its_members(form, name, secret, as_viewer):
    url = feed(name, secret.draft.slug, form=form)

    seen = {viewer: as_viewer(viewer, secret.draft).get(url).status_code for viewer in VIEWERS}

    assert seen == dict.fromkeys(VIEWERS, 404)


@pytest.mark.parametrize("form", FORMS)
def test_what_only_a_private_article_knows_has_no_feed_even_for_editors(form, secret, as_viewer):
    urls = [
        feed("entity-feed", secret.entity.pk, form=form),
        feed("source-feed", secret.source.pk, form=form),
        f"{feed('articles-feed', form=form)}?after={secret.article.pk}",
    ]

    seen = {viewer: {as_viewer(viewer).get(url).status_code for url in urls} for viewer in VIEWERS}

    assert seen == {viewer: {404} for viewer in VIEWERS}


@pytest.mark.parametrize("name", ["articles-feed", "source-feed", "entity-feed"])
def test_a_feed_goes_on_though_the_article_it_went_on_from_is_gone(name, client, db, monkeypatch):
    monkeypatch.setattr(outgoing_articles, "PAGE", 2)
    monkeypatch.setattr(mentions, "ARTICLES", 2)
    monkeypatch.setattr(mentions._newest, "statements", {})
    post, person = factories.source("The Post"), factories.entity("Ines Calloway")
    articles = [
        factories.article(headline=f"Report {day}", public=True, source=post, published=date(2019, 1, day))
        for day in range(1, 6)
    ]
    for article in articles:
        factories.mention(person, article, "Calloway")
    of = {"source-feed": [post.pk], "entity-feed": [person.pk]}.get(name, [])
    onward = client.get(feed(name, *of, form="json")).json()["next_url"]

    erase(articles[3])
    then = client.get(onward.removeprefix(settings.SITE_URL)).json()
    old = client.get(f"{feed(name, *of, form='json')}?after={articles[2].pk}").json()

    assert [each["title"] for each in then["items"]] == ["Report 3", "Report 2"]
    assert [each["title"] for each in old["items"]] == ["Report 2", "Report 1"]


@pytest.mark.parametrize("form", FORMS)
def test_of_a_private_article_a_timelines_feed_tells_the_cited_sentence_alone(form, secret, client):
    factories.entry(factories.timeline(slug="published"), secret.event)

    whole = client.get(feed("timeline-feed", "published", form=form)).content.decode()

    assert "Orla Quist sold the quay on 5 March." in whole
    told = ("The price stays hidden", "An untold standfirst", "An unseen caption", "Check this first")
    assert [words for words in told if words in whole] == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("of", ["articles", "timeline"])
def test_everybody_gets_the_same(form, of, secret, as_viewer):
    factories.article(public=True)
    factories.entry(factories.timeline(slug="published"))
    url = {"articles": feed("articles-feed", form=form)}.get(of) or feed(
        "timeline-feed", "published", form=form
    )

    assert len({as_viewer(viewer).get(url).content for viewer in VIEWERS}) == 1


# How it is kept


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("of", ["articles", "timeline", "entity", "source"])
def test_who_has_it_already_is_told_so(form, of, client, post):
    person, article = factories.entity("Ines Calloway"), factories.article(source=post, public=True)
    factories.mention(person, article)
    factories.entry(factories.timeline(slug="strike"))
    given = {"articles": (), "timeline": ("strike",), "entity": (person.pk,), "source": (post.pk,)}[of]
    url = feed(f"{of}-feed", *given, form=form)
    first = client.get(url)

    by_etag = client.get(url, headers={"If-None-Match": first["ETag"]})
    by_moment = client.get(url, headers={"If-Modified-Since": first["Last-Modified"]})

    assert (first["Cache-Control"], "Set-Cookie" in first) == ("public, no-cache", False)
    assert [(each.status_code, each.content) for each in (by_etag, by_moment)] == [(304, b"")] * 2


def test_what_changed_is_not_taken_for_the_same(client, post, editor, story):
    article = factories.article(source=post, public=True)
    urls = [feed("articles-feed"), feed("timeline-feed", "strike")]
    before = [client.get(url)["ETag"] for url in urls]

    factories.new_version(article, headline="Another headline")
    factories.entry(story)

    etags = [{"If-None-Match": etag} for etag in before]
    answers = [client.get(url, headers=asked) for url, asked in zip(urls, etags, strict=True)]
    assert [answer.status_code for answer in answers] == [200, 200]


@pytest.mark.parametrize("name", ["articles-feed", "source-feed", "entity-feed", "timeline-feed"])
def test_as_many_queries_for_one_as_for_three(name, client, post, story, django_assert_num_queries):
    person = factories.entity("Ines Calloway")

    def grow():
        article = factories.article(source=post, public=True)
        factories.mention(person, article)
        factories.entry(story, factories.event(article=article, naming=[person]))

    of = {"source-feed": (post.pk,), "entity-feed": (person.pk,), "timeline-feed": ("strike",)}.get(name, ())
    grow()
    client.get(feed(name, *of))
    counts = []
    for _ in range(2):
        grow()
        with django_assert_num_queries(100, exact=False) as asked:
            client.get(feed(name, *of))
        counts.append(len(asked))

    assert counts[0] == counts[1] < 10


def test_json_and_atom_tell_the_same(client, story, post):
    factories.entry(story, factories.event(article=factories.article(source=post)))

    atom = read(client, feed("timeline-feed", "strike")).entries
    items = json.loads(client.get(feed("timeline-feed", "strike", form="json")).content)["items"]

    assert [(item["id"], item["title"], item["content_text"]) for item in items] == [
        (entry.id, entry.title, entry.summary) for entry in atom
    ]


def test_a_clock_time_of_an_event_is_no_instant(client, story):
    at_six = When(date(2019, 3, 12), date(2019, 3, 12), "instant", time=time(6, 0))
    factories.entry(story, factories.event("Dockers walk out", at_six))

    (entry,) = read(client, feed("timeline-feed", "strike")).entries

    assert entry.summary == "12 March 2019, 06:00\nNo report cited: the editors’ own"
