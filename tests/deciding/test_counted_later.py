"""What happens between a decision and the count of it: something leaves, is erased, or is held.

Timelines are long ones here: their overviews are brought up to date by what the decisions changed.
"""

import json
from datetime import date
from threading import Event as Signal
from threading import Thread

import pytest
from django.db import connection, transaction
from django.urls import reverse

from newsreader.deciding import entities, entries, events, overview
from newsreader.deciding.decisions import undo
from newsreader.deciding.erasure import erase
from newsreader.deciding.proposals import accept
from newsreader.models import Article, Decision, Participation, Timeline
from newsreader.models.gathered_year import GATHERED
from newsreader.text.timex.typed import understand
from tests import factories


@pytest.fixture
def by(db):
    return factories.superuser()


@pytest.fixture
def story(by, monkeypatch):
    """A public timeline of ten events, read once."""
    monkeypatch.setattr(overview, "LONG", 0)
    timeline = factories.timeline(owner=by)
    for number in range(10):
        event = factories.event(title=f"Gate {number}", when=date(2019, 3, 1 + number))
        entries.create(event, timeline, by)
    assert stored(timeline).overview["count"] == 10
    return timeline


def stored(timeline):
    return Timeline.objects.get(pk=timeline.pk)


def as_counted(timeline):
    return json.loads(json.dumps(overview.overview_of(timeline) | {GATHERED: True}))


def test_an_event_that_went_and_is_no_more(story, by, client):
    other = factories.timeline(owner=by)
    accept(factories.proposal(factories.read_article()), other, by)
    accepted = Decision.objects.latest("pk")
    entries.create(other.entries.get().event, story, by)
    added = Decision.objects.latest("pk")
    assert stored(story).overview["count"] == 11

    undo(added, by)
    undo(accepted, by)

    assert client.get(story.get_absolute_url()).status_code == 200
    assert stored(story).overview == as_counted(story)


def test_an_event_that_went_and_is_dated_anew_elsewhere(story, by):
    entry = story.entries.order_by("day")[4]
    entries.create(entry.event, factories.timeline(owner=by), by)

    entries.delete(entry, by)
    events.set_when(entry.event, understand("14 May 2021"), by)

    assert stored(story).overview == as_counted(story)


def test_somebody_who_was_named_there_and_is_another_now(story, by):
    gone = factories.entity("Xavier Selby")
    entry = story.entries.order_by("day")[4]
    Participation.objects.create(event=entry.event, entity=gone)
    overview.refresh([story])

    entries.delete(entry, by)
    entities.merge(gone, factories.entity("Zoe Holt"), by)

    assert stored(story).overview == as_counted(story)


def test_what_an_undo_takes_away_is_counted_when_it_is_read(story, by):
    accept(factories.proposal(factories.read_article()), story, by)
    accepted = Decision.objects.latest("pk")
    assert stored(story).overview["count"] == 11

    undo(accepted, by)

    assert [stored(story).kept_overview["count"], len(stored(story).uncounted)] == [11, 1]
    assert stored(story).overview == as_counted(story)


@pytest.mark.parametrize("again", [False, True], ids=["undone", "done again"])
@pytest.mark.parametrize("new", ["another", None])
def test_an_outlet_that_is_another_once_its_report_is_cited_no_more(story, by, again, new):
    """One and another are cited there by others as well, so that they stay among its outlets."""
    outlets = {name: factories.source(name) for name in ("one", "another")}
    for entry, source in zip(story.entries.order_by("day")[:4], [*outlets.values()] * 2, strict=True):
        factories.citation(entry.event, factories.article(source=source))
    overview.refresh([story])
    report = factories.read_article(source=outlets["one"])
    accept(factories.proposal(report), story, by)
    accepted = Decision.objects.latest("pk")
    assert dict(row[1:] for row in stored(story).overview["sources"]) == {"one": 3, "another": 2}

    undone = undo(accepted, by)
    Article.objects.filter(pk=report.pk).update(source=outlets[new] if new else None)
    if again:
        undo(undone, by)

    assert stored(story).kept_overview["sources"] != stored(story).overview["sources"]
    assert stored(story).overview == as_counted(story)


def test_words_that_are_erased_stay_in_no_count(story, by):
    proposal = factories.proposal(factories.read_article(), title="Dockers walk out by night")
    accept(proposal, story, by)
    entry = story.entries.get(event__title="Dockers walk out by night")
    entries.update(entry, by, weight="key")
    assert "by night" in json.dumps(stored(story).overview)
    entries.update(entry, by, headline="Dockers are back")
    assert "by night" in json.dumps(stored(story).kept_overview)

    erase(proposal.article)

    assert "by night" not in json.dumps(stored(story).kept_overview)


def test_a_timeline_that_somebody_takes_away_is_shown_to_who_has_come_to_it(story, by):
    entries.create(factories.event(), story, by)
    come_to = stored(story)
    stored(story).delete()

    assert come_to.overview["count"] == 0


def test_who_reads_waits_for_nobody_who_writes(transactional_db, client):
    """On PostgreSQL of the timeline, on SQLite of anything."""
    by = factories.superuser()
    timeline = factories.timeline(owner=by)
    overview.refresh([timeline])
    entries.create(factories.event(), timeline, by)
    held, seen = Signal(), Signal()
    writer = Thread(target=_hold, args=(timeline.pk, held, seen))
    writer.start()
    try:
        assert held.wait(10)
        page = client.get(timeline.get_absolute_url())
        listed = client.get(reverse("timelines"))
    finally:
        seen.set()
        writer.join()

    assert (page.status_code, listed.status_code) == (200, 200)
    assert stored(timeline).uncounted
    assert stored(timeline).overview["count"] == 1
    assert stored(timeline).uncounted == []


def _hold(timeline, held, seen):
    with transaction.atomic():
        Timeline.objects.filter(pk=timeline).update(standfirst="Being written")
        held.set()
        seen.wait(60)
        transaction.set_rollback(True)
    connection.close()
