"""What stands in a site is in order after a migration, as if it had been made today.

One walk through all migrations, on a database of its own, for they take seconds: at the migrations named by
`at` rows are put in, or looked at, by the models of then. The tests say what came of them.
"""

from collections import defaultdict
from datetime import UTC, date, datetime, time

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from newsreader.models import (
    Article,
    ArticleVersion,
    Citation,
    Decision,
    Entity,
    Entry,
    Participation,
    Proposal,
    Unindexed,
)
from newsreader.models.prepared import Answers
from newsreader.models.user import NOBODY
from newsreader.pipeline import indexed
from newsreader.showing.queue import QueueNarrowing
from newsreader.showing.search import HitOrder, search, understand
from tests.migrating import OneByOne, one_by_one, schema

pytestmark = pytest.mark.database

BEFORE, AFTER = "0004_no_merge_into_itself", "0005_entries_in_order"
BEFORE_KINDS, KINDS = "0010_known_by_headline", "0011_kinds_of_blocks"
WITHIN_REPLACED = "0050_read_blocks"
STOPS = defaultdict(list)


def at(migration):
    """The function is called there, with get(name): the rows of that model."""

    def stop(function):
        STOPS[migration].append(function)
        return function

    return stop


def came_to(migration, executor, state=None):
    """The state of all models there; with the last of all packages, where it is None."""
    executor.loader.build_graph()
    nodes = [("newsreader", migration)] if migration else executor.loader.graph.leaf_nodes()
    return executor.migrate(nodes, plan=executor.migration_plan(nodes), state=state)


def rows_at(migration, executor):
    """By the name of a model. (The state's own models, changed one by one, do not fit each other.)"""
    then = executor.loader.project_state(("newsreader", migration)).apps
    return lambda name: then.get_model("newsreader", name).objects


@pytest.fixture(scope="module")
def walked(tables, tmp_path_factory, django_db_blocker):
    """What the functions at the stops answered, by their names; the database of this process is of today."""
    given = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = tables.empty(tmp_path_factory.mktemp("walked"), "walked_through")
        executor, state, answers = one_by_one(), None, {}
        for migration in sorted(STOPS):
            state = came_to(migration, executor, state)
            get = rows_at(migration, executor)
            answers |= {function.__name__: function(get) for function in STOPS[migration]}
            if migration == BEFORE_KINDS:
                came_to(KINDS, executor, state.clone())
                came_to(BEFORE_KINDS, executor)
                answers["body_gone_back"] = get("ArticleVersion").get(pk=answers["a_version_of_text"].pk).body
        came_to(None, executor, state)
        answers["articles"] = Article.objects.count()
        yield answers
        connection.close()
        connection.settings_dict["NAME"] = given


DAY, NEXT = date(2016, 12, 7), date(2016, 12, 8)
NOON = datetime(2016, 12, 7, 12, tzinfo=UTC)
PART = {"precision": "part-of-day", "part_of_day": "NI"}


@at(BEFORE)
def entries_of_any_when(get):
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


@at(AFTER)
def entries_in_order(get):
    timeline = get("Timeline").get(slug="story")
    ordered = get("Entry").filter(timeline=timeline).order_by("day", "minute", "position", "width", "id")
    titles = [entry.event.title for entry in ordered.select_related("event")]
    return titles, timeline, get("Decision").get(subject="overnight").changes


def test_entries_that_stand_come_in_the_order_of_today(walked):
    titles, timeline, changes = walked["entries_in_order"]

    assert titles == [
        *("before 2000", "the 6th", "morning", "about the 7th", "14:00", "evening"),
        *("last night", "overnight", "the 8th", "unknown"),
    ]
    assert (timeline.overview["first"], timeline.overview["sources"], timeline.revision) == ("1999", [1], 2)
    assert [row["after"] for row in changes] == [{"part_of_day": "ON"}, {"position": 0}]


@at(BEFORE)
def an_undo_of_what_is_gone(get):
    undo = get("Decision").create(action="undo", subject="undone")
    row = {"model": "event", "id": 77, "before": None, "after": {"title": "Gone"}}
    return undo, get("Decision").create(action="date", subject="a date", undone=undo, changes=[row])


@at("0007_undone_again")
def an_undo_that_knows(get):
    return get("Decision").get(subject="undone"), get("Decision").get(subject="a date")


def test_an_undo_learns_what_it_undid(walked):
    undo, first = walked["an_undo_of_what_is_gone"]
    undo_then, first_then = walked["an_undo_that_knows"]

    assert (undo_then.undid_id, undo_then.noun) == (first.pk, "event")
    assert (first_then.undone_id, first_then.event_id) == (undo.pk, 77)


@at(BEFORE)
def a_site_with_rows(get):
    by = get("User").create(username="ed")
    timeline = get("Timeline").create(slug="cited", title="Cited")
    source = get("Source").create(name="The Echo")
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
    return timeline, kept, gone, entry, citation, article


def test_a_site_with_rows_comes_to_today(walked):
    timeline, kept, gone, entry, citation, article = walked["a_site_with_rows"]

    cited, named, undone, written = Decision.objects.filter(by__username="ed").order_by("pk")
    assert [each.noun for each in (cited, named, undone, written)] == ["citation", "entity", "event", "event"]
    assert (cited.event_id, cited.article_id, named.entity.name) == (kept.pk, article.pk, "Aleppo")
    assert (undone.undid_id, undone.timeline_id, written.event_id) == (written.pk, timeline.pk, gone.pk)
    cited = Citation.objects.get(pk=citation.pk)
    assert (cited.left_lost, cited.source_id) == ("", article.source_id)
    assert Article.objects.get(pk=article.pk).looked_at is None
    assert Entry.objects.filter(pk=entry.pk).values_list("day", "minute").get() == (DAY, 720)


@at(BEFORE_KINDS)
def a_version_of_text(get):
    article = get("Article").create(headline="Two paragraphs", slug="two", listed=NOON)
    return get("ArticleVersion").create(article=article, number=1, body="One.\n\nTwo.")


def test_versions_that_stand_are_of_paragraphs(walked):
    version = ArticleVersion.objects.get(pk=walked["a_version_of_text"].pk)

    assert (version.body, version.kinds, version.left_out) == ("One.\n\nTwo.", [], [])


OPENING = "Crews of the four Selby ferries stopped work on Tuesday morning, their union said."


@at(BEFORE_KINDS)
def an_article_by_a_canonical_address(get):
    article = get("Article").create(
        headline="H", slug="h", listed=NOON, canonical_url="http://www.tidewater.example/a/?utm_source=x"
    )
    body = f"Updated\n\n{OPENING}"
    article.current = get("ArticleVersion").create(article=article, number=1, headline="H", body=body)
    article.save()
    return article


def test_articles_that_stand_are_known_again_as_those_of_today(walked):
    today = Article.objects.get(pk=walked["an_article_by_a_canonical_address"].pk)

    assert (today.folded_url, today.opening) == ("tidewater.example/a", ArticleVersion(body=OPENING).opening)


@at("0017_keeping")
def words_that_no_index_has(get):
    article = get("Article").create(headline="Ferry", slug="ferry", listed=NOON, public=True)
    article.current = get("ArticleVersion").create(article=article, number=1, headline="Ferry", body="Łódź.")
    article.save()
    timeline = get("Timeline").create(slug="left", title="Łódź", published=NOON)
    event = get("Event").create(title="It left Łódź")
    get("Entry").create(timeline=timeline, event=event)


def test_what_stands_is_found_once_the_sweep_has_indexed_it(walked):
    before = [hit.title for hit in search(AnonymousUser(), understand("lodz", DAY)).hits]
    for _done in indexed.index_waiting():
        pass

    hits = search(AnonymousUser(), understand("lodz", DAY), order=HitOrder.NEWEST).hits
    assert before == []
    assert sorted(hit.title for hit in hits) == ["Ferry", "It left Łódź", "Łódź"]
    assert Unindexed.objects.count() == 0


@at("0020_out")
def addresses_in_ascii(get):
    for name, slug in (("Ingrid Müller", "ingrid-muller"), ("Hanna Reed", "a-slug-of-old")):
        made = get("Entity").create(kind="person", name=name)
        get("Entity").filter(pk=made.pk).update(slug=slug)


def test_addresses_that_were_folded_to_ascii_have_their_letters_again(walked):
    slugs = Entity.objects.filter(kind="person").order_by("pk").values_list("slug", flat=True)

    assert list(slugs) == ["ingrid-müller", "a-slug-of-old"]


@at("0023_places")
def addresses_that_decisions_changed(get):
    by = get("User").create(username="una")
    one, two = (get("Timeline").create(slug=slug, title=slug) for slug in ("one-now", "two"))

    def revised(timeline, before, after, action="revise", **fields):
        row = {"model": "timeline", "id": timeline.pk, "before": {"slug": before}, "after": {"slug": after}}
        about = {"by": by, "timeline": timeline, "action": action, "noun": "timeline"}
        return get("Decision").create(**about, changes=[row], **fields)

    revised(one, "two", "one")
    revised(one, "one", "one-now")
    undo = revised(one, "wrong", "one-now", action="undo")
    revised(one, "one-now", "wrong", undone=undo)
    return one


@at("0024_former_addresses")
def former_addresses(get):
    return list(get("FormerAddress").values_list("slug", "timeline"))


def test_addresses_that_decisions_changed_lead_on(walked):
    assert walked["former_addresses"] == [("one", walked["addresses_that_decisions_changed"].pk)]


@at("0035_remarks")
def proposals_of_every_likelihood(get):
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


def test_proposals_that_stand_keep_their_order_of_likelihood_and_none_is_unlikely(walked):
    ordered = QueueNarrowing(order="likely").page("", 20, Answers(NOBODY)).proposals
    assert [each.title for each in ordered] == [
        *("a day", "a minute", "a month", "about a day", "by its report", "undated")
    ]
    assert not Proposal.objects.unlikely().exists()


@at("0046_gathered_years")
def somebody_in_events_by_a_day(get):
    entity = get("Entity").create(name="Water Board", slug="water-board", kind="organisation")
    for title, earliest in (("By the 13th", None), ("On the 9th", date(2020, 3, 9))):
        event = get("Event").create(title=title, earliest=earliest, latest=date(2020, 3, 13))
        get("Participation").create(event=event, entity=entity, begins=earliest or date.min)
    return entity


def test_events_by_a_day_stand_at_that_day(walked):
    theirs = Participation.objects.filter(entity=walked["somebody_in_events_by_a_day"].pk)
    assert list(theirs.order_by("-begins").values_list("event__title", flat=True)) == [
        *("By the 13th", "On the 9th")
    ]


def test_what_stood_went_back_with_its_words(walked):
    assert walked["body_gone_back"] == "One.\n\nTwo."


def test_a_site_that_came_one_by_one_lacks_nothing(walked):
    executor = MigrationExecutor(connection)

    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


def test_a_site_of_today_has_the_same_tables(walked, tables, tmp_path):
    if connection.vendor == "sqlite":
        fresh = tables.put_into(tmp_path)
    else:
        tables.put_into_database(fresh := "made_today")

    assert schema(fresh) == schema(connection.settings_dict["NAME"])


def test_all_can_be_taken_back():
    ours = [each for (app, _name), each in OneByOne(None).disk_migrations.items() if app == "newsreader"]

    assert [each for each in ours for step in each.operations if not step.reversible] == []


def test_a_site_goes_back_among_what_was_replaced_and_on(walked):
    """The last, for it is of today only if that went well."""
    for migration in (WITHIN_REPLACED, None):
        executor = MigrationExecutor(connection)
        executor.loader.check_consistent_history(connection)
        came_to(migration, executor)

    assert Article.objects.count() == walked["articles"]
