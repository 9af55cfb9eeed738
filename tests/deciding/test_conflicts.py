"""Editors at the same moment, each in a thread and connection of their own: one wins, nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from newsreader import deciding, pipeline
from newsreader.deciding import overview
from newsreader.fetching.documents import Document
from newsreader.models import Article, Conflict, Decision, Entity, Entry, Event, Proposal, Timeline
from newsreader.text.when import When
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """What each act gave, or the exception it ended in; all begin together."""
    ready = Barrier(len(acts))

    def run(act):
        try:
            connection.ensure_connection()
            ready.wait(timeout=30)
            return act()
        except Exception as problem:
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_two_editors_who_accept_the_same_proposal_one_wins():
    proposal = factories.proposal(factories.article())
    timeline, editors = factories.timeline(), [factories.editor(), factories.editor()]

    outcomes = at_once(*[lambda by=by: deciding.proposals.accept(proposal, timeline, by) for by in editors])

    assert {type(outcome) for outcome in outcomes} == {Entry, Conflict}
    assert (Event.objects.count(), Entry.objects.count(), Decision.objects.count()) == (1, 1, 1)


def test_a_proposal_is_accepted_or_rejected_but_not_both():
    proposal = factories.proposal(factories.article())
    timeline, one, two = factories.timeline(), factories.editor(), factories.editor()

    outcomes = at_once(
        lambda: deciding.proposals.accept(proposal, timeline, one),
        lambda: deciding.proposals.reject(proposal, two),
    )

    assert [type(outcome) for outcome in outcomes].count(Conflict) == 1
    assert Decision.objects.count() == 1


def test_an_event_written_twice_at_once_by_one_editor_is_one():
    article, timeline, by = factories.article(), factories.timeline(), factories.editor()
    words = {"title": "The walkout", "when": When(date(2019, 3, 12), date(2019, 3, 12))}

    def write():
        return deciding.passages.create_event(article, "body", factories.WALKED_OUT, timeline, by, **words)

    outcomes = at_once(write, write)

    assert outcomes == [Entry.objects.get()] * 2
    assert (Event.objects.count(), Decision.objects.count()) == (1, 1)


def test_decisions_at_once_on_one_timeline_are_all_counted():
    article = factories.article()
    quotes = (factories.WALKED_OUT, factories.BOARD_MET, factories.MARCHED)
    proposals = [factories.proposal(article, quote) for quote in quotes]
    timeline, editor = factories.timeline(), factories.editor()
    before = timeline.revision

    at_once(
        *[
            lambda p=p: deciding.proposals.accept(p, Timeline.objects.get(pk=timeline.pk), editor)
            for p in proposals
        ]
    )

    timeline.refresh_from_db()
    assert (timeline.revision, timeline.overview["count"]) == (before + 3, 3)
    assert set(Proposal.objects.values_list("state", flat=True)) == {"accepted"}


def test_of_readers_at_once_one_counts_what_was_decided(monkeypatch):
    timeline, by = factories.timeline(), factories.editor()
    deciding.proposals.accept(factories.proposal(factories.article()), timeline, by)
    counted, followed = [], overview._followed
    monkeypatch.setattr(overview, "_followed", lambda each: counted.append(1) or followed(each))

    outcomes = at_once(*[lambda: Timeline.objects.get().overview["count"]] * 3)

    assert (outcomes, counted) == ([1, 1, 1], [1])


def test_who_is_merged_while_words_that_name_them_are_cited_takes_part_once(monkeypatch):
    article, by = factories.article(), factories.editor()
    one, other = factories.entity("Dockers"), factories.entity("Selby Dockers")
    factories.mention(one, article)
    happened, proposal = factories.event(naming=[one]), factories.proposal(article)
    standing = deciding.events._standing

    def merged_meanwhile(named, event):
        deciding.entities.merge(one, other, by)
        return standing(named, event)

    monkeypatch.setattr(deciding.events, "_standing", merged_meanwhile)
    deciding.proposals.cite(proposal, happened, by)

    assert list(happened.participations.values_list("entity", flat=True)) == [other.pk]


def test_an_event_put_on_a_timeline_twice_at_once_stands_there_once():
    event, timeline = factories.event(), factories.timeline()
    editor = factories.editor()

    outcomes = at_once(*[lambda: deciding.entries.create(event, timeline, editor) for _ in range(2)])

    assert {type(outcome) for outcome in outcomes} == {Entry, Conflict}


def test_a_decision_is_undone_once():
    proposal = factories.proposal(factories.article())
    deciding.proposals.reject(proposal, factories.editor())
    decision, editor = Decision.objects.get(), factories.editor()

    outcomes = at_once(*[lambda: deciding.decisions.undo(decision, editor) for _ in range(2)])

    assert {type(outcome) for outcome in outcomes} == {Decision, Conflict}


def test_the_same_bytes_taken_in_twice_at_once_are_one_article():
    factories.registry()
    document = Document("report.txt", f"A quarrel\n\n{factories.BODY}".encode(), "text/plain")

    outcomes = at_once(*[lambda: pipeline.ingest(document).outcome for _ in range(2)])

    assert (sorted(outcomes), Article.objects.count()) == (["new", "same"], 1)


def test_a_new_name_that_two_articles_bring_at_once_is_one_entity():
    factories.registry()
    bodies = [f"Anton Brabek opened the harbour, part {part} of the plan." for part in ("one", "two")]
    articles = [factories.article(body) for body in bodies]

    outcomes = at_once(*[lambda a=a: pipeline.read(a) for a in articles])

    named = Entity.objects.filter(name="Anton Brabek")
    assert outcomes == [None, None]
    assert [entity.mentions.count() for entity in named] == [2]


def test_an_article_read_by_two_at_once_is_stored_once():
    article = factories.article()

    outcomes = at_once(*[lambda: pipeline.read(Article.objects.get(pk=article.pk)) for _ in range(2)])

    assert outcomes == [None, None]
    assert [t.exact for t in article.current.timeexpressions.all()] == ["Tuesday", "7 March", "Monday"]
    assert article.proposals.count() == 3


def test_an_entry_stands_on_the_day_its_event_has_by_now():
    event, timeline, editor = (
        factories.event(when=date(2019, 3, 12)),
        factories.timeline(),
        factories.editor(),
    )
    read_before = Event.objects.get(pk=event.pk)
    deciding.events.set_when(event, When(date(2019, 3, 20), date(2019, 3, 20)), editor)

    entry = deciding.entries.create(read_before, timeline, editor)

    assert entry.earliest == date(2019, 3, 20)


def test_a_name_is_given_to_nobody_who_was_merged_meanwhile():
    one, two, editor = factories.entity("Ines Calloway"), factories.entity("I. Calloway"), factories.editor()
    read_before = Entity.objects.get(pk=one.pk)
    deciding.entities.merge(one, two, editor)

    acts = [
        lambda: deciding.entities.add_name(read_before, "Calloway", editor),
        lambda: deciding.entities.update(read_before, editor, description="Chairs it"),
        lambda: deciding.entities.split(read_before, list(two.aliases.all()[:1]), editor),
    ]

    for act in acts:
        with pytest.raises(Conflict):
            act()


def test_a_date_set_while_somebody_writes_a_headline_takes_no_word():
    event, editor = factories.event(when=date(2019, 3, 12)), factories.editor()
    entry = factories.entry(factories.timeline(), event)
    read_before = Event.objects.prefetch_related("entries").get(pk=event.pk)
    list(read_before.entries.all())
    deciding.entries.update(entry, editor, headline="Walkout")

    read_before.earliest = read_before.latest = date(2019, 3, 20)
    read_before.save()

    entry.refresh_from_db()
    assert (entry.headline, entry.day) == ("Walkout", date(2019, 3, 20))
