"""What stands in a site is in order after a migration, as if it had been made today."""

from datetime import UTC, date, datetime, time

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from newsreader.models import Article, ArticleVersion, Citation, Decision, Entry, Proposal, Unindexed
from newsreader.pipeline import indexed
from newsreader.showing.queue import QueueNarrowing
from newsreader.showing.search import HitOrder, search, understand

BEFORE, AFTER = "0004_no_merge_into_itself", "0005_entries_in_order"


@pytest.fixture
def migrated(transactional_db):
    """migrated(name) is the site's tables at that migration, migrated() today's, as they are in the end."""

    def to(name=None):
        executor = MigrationExecutor(connection)
        nodes = [("newsreader", name)] if name else executor.loader.graph.leaf_nodes()
        executor.migrate(nodes)
        return MigrationExecutor(connection).loader.project_state(nodes).apps

    yield to
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


DAY, NEXT = date(2016, 12, 7), date(2016, 12, 8)
NOON = datetime(2016, 12, 7, 12, tzinfo=UTC)
PART = {"precision": "part-of-day", "part_of_day": "NI"}


def test_entries_that_stand_come_in_the_order_of_today(migrated):
    old = migrated(BEFORE)
    get = lambda name: old.get_model("newsreader", name).objects  # noqa: E731
    timeline = get("Timeline").create(slug="story", title="Story", overview={"count": 9, "sources": [1]})
    whens = {
        "unknown": {"earliest": None, "latest": None},
        "before 2000": {"earliest": None, "latest": date(1999, 12, 31), "precision": "year"},
        "about the 7th": {"earliest": date(2016, 12, 4), "latest": date(2016, 12, 10), "circa": True},
        "the 6th": {"earliest": date(2016, 12, 6), "latest": date(2016, 12, 6)},
        "evening": {"earliest": DAY, "latest": DAY, "precision": "part-of-day", "part_of_day": "EV"},
        "morning": {"earliest": DAY, "latest": DAY, "precision": "part-of-day", "part_of_day": "MO"},
        "14:00": {"earliest": DAY, "latest": DAY, "precision": "instant", "time": time(14, 0)},
        "overnight": {"earliest": DAY, "latest": NEXT, **PART},
        "last night": {"earliest": DAY, "latest": NEXT, **PART},
        "the 8th": {"earliest": NEXT, "latest": NEXT},
    }
    source = get("Source").create(name="The Post")
    article = get("Article").create(source=source, headline="H", slug="h", listed=NOON)
    for title, when in whens.items():
        event = get("Event").create(title=title, **when)
        get("Entry").create(
            timeline=timeline,
            event=event,
            earliest=when["earliest"] or date.min,
            latest=when["latest"] or date(9999, 12, 31),
        )
        rule = "overnight" if title == "overnight" else "tonight"
        if when.get("part_of_day") == "NI":
            event.dated_by = get("Citation").create(
                article=article, event=event, rule=rule, expression=title, start=0, end=1,
                sentence_start=0, sentence_end=1, sentence="", title=title, **when,
            )  # fmt: skip
            event.save()
    overnight = get("Event").get(title="overnight")
    entry = get("Entry").get(event=overnight)
    rows = [
        {"model": "event", "id": overnight.pk, "before": None, "after": {"part_of_day": "NI"}},
        {"model": "entry", "id": entry.pk, "before": None, "after": {"position": 0, "time": "00:00:00"}},
    ]
    get("Decision").create(action="accept", subject="overnight", changes=rows)

    new = migrated(AFTER)

    get = lambda name: new.get_model("newsreader", name).objects  # noqa: E731
    ordered = get("Entry").order_by("day", "minute", "position", "width", "id")
    assert [entry.event.title for entry in ordered.select_related("event")] == [
        *("before 2000", "the 6th", "morning", "about the 7th", "14:00", "evening"),
        *("last night", "overnight", "the 8th", "unknown"),
    ]
    timeline = get("Timeline").get()
    assert (timeline.overview["first"], timeline.overview["sources"], timeline.revision) == ("1999", [1], 2)
    changes = get("Decision").get().changes
    assert [row["after"] for row in changes] == [{"part_of_day": "ON"}, {"position": 0}]


def test_a_site_with_rows_comes_to_today(migrated):
    old = migrated(BEFORE)
    get = lambda name: old.get_model("newsreader", name).objects  # noqa: E731
    by = get("User").create(username="ed")
    timeline = get("Timeline").create(slug="story", title="Story")
    source = get("Source").create(name="The Post")
    article = get("Article").create(source=source, headline="H", slug="h", listed=NOON)
    kept, gone = (get("Event").create(title=title, earliest=DAY, latest=DAY) for title in ("Kept", "Gone"))
    entry = get("Entry").create(timeline=timeline, event=kept, earliest=DAY, latest=DAY)
    citation = get("Citation").create(
        article=article, event=kept, rule="", start=0, end=1, sentence_start=0, sentence_end=1, sentence="",
        title="Kept", earliest=DAY, latest=DAY,
    )  # fmt: skip
    entity = get("Entity").create(name="Aleppo", kind="place")
    about = {"timeline": timeline, "event": kept, "article": article}
    get("Decision").create(by=by, action="cite", subject="Kept", **about)
    get("Decision").create(by=by, action="name", subject="Aleppo", entity=entity)
    undo = get("Decision").create(by=by, action="undo", subject="Gone", timeline=timeline)
    row = {"model": "event", "id": gone.pk, "before": None, "after": {"title": "Gone"}}
    get("Decision").create(by=by, action="write", subject="Gone", event=gone, undone=undo, changes=[row])
    get("Decision").filter(event=gone).update(event=None)
    get("Event").filter(pk=gone.pk).delete()

    migrated()

    cited, named, undone, written = Decision.objects.order_by("pk")
    assert [each.noun for each in (cited, named, undone, written)] == ["citation", "entity", "event", "event"]
    assert (cited.event_id, cited.article_id, named.entity_id) == (kept.pk, article.pk, entity.pk)
    assert (undone.undid_id, undone.timeline_id, written.event_id) == (written.pk, timeline.pk, gone.pk)
    assert {each.by.username for each in (cited, named, undone, written)} == {"ed"}
    assert Citation.objects.get(pk=citation.pk).left_lost == ""
    assert Article.objects.get(pk=article.pk).looked_at is None
    assert list(Entry.objects.values_list("pk", "day", "minute")) == [(entry.pk, DAY, 720)]


def test_versions_that_stand_are_of_paragraphs_and_go_back(migrated):
    old = migrated("0010_known_by_headline")
    get = lambda name: old.get_model("newsreader", name).objects  # noqa: E731
    article = get("Article").create(headline="H", slug="h", listed=NOON)
    version = get("ArticleVersion").create(article=article, number=1, body="One.\n\nTwo.")

    migrated()
    now = ArticleVersion.objects.get()
    assert (now.pk, now.body, now.kinds, now.left_out) == (version.pk, "One.\n\nTwo.", [], [])

    back = migrated("0010_known_by_headline").get_model("newsreader", "ArticleVersion").objects.get()
    assert (back.pk, back.body) == (version.pk, "One.\n\nTwo.")


def test_articles_that_stand_are_known_again_as_those_of_today(migrated):
    old = migrated("0010_known_by_headline")
    get = lambda name: old.get_model("newsreader", name).objects  # noqa: E731
    article = get("Article").create(
        headline="H", slug="h", listed=NOON, canonical_url="http://www.tidewater.example/a/?utm_source=x"
    )
    body = "Updated\n\nCrews of the four Selby ferries stopped work on Tuesday morning, their union said."
    article.current = get("ArticleVersion").create(article=article, number=1, headline="H", body=body)
    article.save()

    migrated()

    today = Article.objects.get()
    assert (today.folded_url, today.opening) == ("tidewater.example/a", ArticleVersion(body=body).opening)


def test_what_stands_is_found_once_the_sweep_has_indexed_it(migrated):
    old = migrated("0017_keeping")
    get = lambda name: old.get_model("newsreader", name).objects  # noqa: E731
    article = get("Article").create(headline="Ferry", slug="ferry", listed=NOON, public=True)
    article.current = get("ArticleVersion").create(article=article, number=1, headline="Ferry", body="Łódź.")
    article.save()
    timeline = get("Timeline").create(slug="story", title="Łódź", published=NOON)
    event = get("Event").create(title="It left Łódź")
    get("Entry").create(timeline=timeline, event=event)

    migrated()
    before = [hit.title for hit in search(AnonymousUser(), understand("lodz", DAY)).hits]
    for _done in indexed.index_waiting():
        pass

    hits = search(AnonymousUser(), understand("lodz", DAY), order=HitOrder.NEWEST).hits
    assert before == []
    assert sorted(hit.title for hit in hits) == ["Ferry", "It left Łódź", "Łódź"]
    assert Unindexed.objects.count() == 0


def test_addresses_that_were_folded_to_ascii_have_their_letters_again(migrated):
    old = migrated("0020_out")
    get = lambda name: old.get_model("newsreader", name).objects  # noqa: E731
    for name, slug in (("Ingrid Müller", "ingrid-muller"), ("Hanna Reed", "a-slug-of-old")):
        made = get("Entity").create(kind="person", name=name)
        get("Entity").filter(pk=made.pk).update(slug=slug)

    new = migrated()

    slugs = new.get_model("newsreader", "Entity").objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["ingrid-müller", "a-slug-of-old"]


def test_addresses_that_decisions_changed_lead_on(migrated):
    old = migrated("0023_places")
    get = lambda name: old.get_model("newsreader", name).objects  # noqa: E731
    by = get("User").create(username="ed")
    one, two = (get("Timeline").create(slug=slug, title=slug) for slug in ("one-now", "two"))

    def revised(timeline, before, after, action="revise", **fields):
        row = {"model": "timeline", "id": timeline.pk, "before": {"slug": before}, "after": {"slug": after}}
        about = {"by": by, "timeline": timeline, "action": action, "noun": "timeline"}
        return get("Decision").create(**about, changes=[row], **fields)

    revised(one, "two", "one")
    revised(one, "one", "one-now")
    undo = revised(one, "wrong", "one-now", action="undo")
    revised(one, "one-now", "wrong", undone=undo)

    new = migrated("0024_former_addresses")

    former = new.get_model("newsreader", "FormerAddress").objects.values_list("slug", "timeline")
    assert list(former) == [("one", one.pk)]


def test_proposals_that_stand_keep_their_order_of_likelihood_and_none_is_unlikely(migrated):
    old = migrated("0035_remarks")
    get = lambda name: old.get_model("newsreader", name).objects  # noqa: E731
    article = get("Article").create(headline="H", slug="h", listed=NOON)
    version = get("ArticleVersion").create(article=article, number=1, headline="H", body="Text.")
    month = {"earliest": date(2016, 12, 1), "latest": date(2016, 12, 31), "precision": "month"}
    day = {"earliest": DAY, "latest": DAY, "precision": "day"}
    dated = {
        "undated": {"rule": "no-date", "earliest": None, "latest": None},
        "by its report": {"rule": "reported", "earliest": None, "latest": DAY, "precision": "day"},
        "a month": {"rule": "month", **month},
        "about a day": {"rule": "day-month", **day, "circa": True},
        "a day": {"rule": "day-month", **day},
        "a minute": {"rule": "clock", **day, "precision": "instant", "time": time(14, 0)},
    }
    for title, when in dated.items():
        get("Proposal").create(
            article=article, version=version, title=title, expression="", start=0, end=1,
            sentence_start=0, sentence_end=1, sentence="", **when,
        )  # fmt: skip

    migrated()

    ordered = QueueNarrowing(order="likely").page("", 20)
    assert [each.title for each in ordered] == [
        *("a day", "a minute", "a month", "about a day", "by its report", "undated")
    ]
    assert not Proposal.objects.unlikely().exists()
