"""Two events made one, and one made two: what goes where, and back exactly."""

from contextlib import suppress
from datetime import date
from random import Random

import pytest

from newsreader import deciding
from newsreader.models import (
    Appearance,
    Citation,
    Conflict,
    CorrectionNote,
    Decision,
    Entry,
    Event,
    FormerEntry,
    Proposal,
)
from newsreader.text.when import When
from tests import factories
from tests.deciding.rows import rows

STRIKE = "The strike began on 5 March 2019, Ines Calloway said."
AGAIN = "Dockers in Port Selby walked out on Tuesday, Ada Selm told Ines Calloway."


def last():
    return Decision.objects.latest("id")


@pytest.fixture
def people(db):
    return [factories.entity(name, confirmed=True) for name in ("Ines Calloway", "Ada Selm")]


@pytest.fixture
def two(people, timeline):
    """Two events of one thing, each with a report and an entry on the timeline, the first on another too."""
    reports = [factories.article(STRIKE), factories.article(AGAIN)]
    for report in reports:
        for person in people:
            if person.name in report.current.body:
                factories.mention(person, report)
    one = factories.event(
        "Strike", article=reports[0], quote="The strike began on 5 March 2019", naming=people[:1]
    )
    other = factories.event(
        "Walk-out", article=reports[1], quote="Dockers in Port Selby walked out", naming=people
    )
    factories.entry(timeline, one, annotation="One's words", headline="The strike", weight="key")
    factories.entry(timeline, other, annotation="The other's words")
    factories.entry(factories.timeline(published=False), one)
    return one, other


def test_a_merged_event_gives_its_reports_people_and_entries(two, editor, timeline, people):
    one, other = two

    deciding.events.merge(one, other, editor)

    one.refresh_from_db()
    assert (one.merged_into, one.citations.count(), one.participations.count(), one.entries.count()) == (
        *(other, 0, 0, 0),
    )
    assert (other.citations.count(), [each.entity for each in other.participations.all()]) == (2, people)
    assert other.entries.count() == 2


def test_on_a_timeline_with_both_one_entry_stays_and_no_word_is_lost(two, editor, timeline):
    gone, kept = timeline.entries.order_by("pk")

    deciding.events.merge(*two, editor)

    stays = timeline.entries.get()
    assert (stays.pk, stays.weight, stays.headline) == (kept.pk, "key", "")
    assert stays.annotation == "The other's words\n\nThe strike\n\nOne's words"
    assert FormerEntry.where_it_leads(gone.pk) == kept.pk


def noted(entry, editor, words="It was the fifth."):
    return deciding.correction_notes.write(entry.timeline, editor, words, entry=entry)


def stands_at(note):
    return CorrectionNote.objects.get(pk=note.pk).entry_id


def test_notes_of_corrections_go_with_their_entry_and_back(two, editor, timeline):
    gone, kept = timeline.entries.order_by("pk")
    alone = factories.entry(factories.timeline(), two[0])
    notes = [noted(each, editor) for each in (gone, kept, alone)]
    before = rows()
    deciding.events.merge(*two, editor)
    merged = [stands_at(note) for note in notes]

    deciding.decisions.undo(last(), editor)

    assert merged == [kept.pk, kept.pk, alone.pk]
    assert ([stands_at(note) for note in notes], rows()) == ([gone.pk, kept.pk, alone.pk], before)


def test_done_again_a_merge_takes_the_note_that_was_written_meanwhile(two, editor, timeline):
    gone, kept = timeline.entries.order_by("pk")
    deciding.events.merge(*two, editor)
    undone = deciding.decisions.undo(last(), editor)
    note = noted(gone, editor)
    between = rows()

    deciding.decisions.undo(undone, editor)
    again = stands_at(note)
    deciding.decisions.undo(last(), editor)

    assert (again, stands_at(note), rows()) == (kept.pk, gone.pk, between)


def test_a_note_that_moved_is_withdrawn_and_all_is_undone_in_reverse(two, editor, timeline):
    gone, kept = timeline.entries.order_by("pk")
    note = noted(gone, editor)
    before = rows()
    deciding.events.merge(*two, editor)
    merge = last()
    deciding.correction_notes.withdraw(CorrectionNote.objects.get(pk=note.pk), editor)
    told_about = last().event

    deciding.decisions.undo(last(), editor)
    deciding.decisions.undo(merge, editor)

    assert (told_about, rows()) == (kept.event, before)


def test_words_cited_for_both_are_cited_once(two, editor):
    one, other = two
    report = other.citations.get().article
    factories.citation(one, report, "Dockers in Port Selby walked out")

    deciding.events.merge(one, other, editor)

    assert other.citations.count() == 2


@pytest.mark.parametrize("dated", [True, False])
def test_a_merge_undone_and_done_again_is_exact(two, editor, dated):
    one, other = two
    if not dated:
        other.when = When(None, None)
        other.save()
    factories.citation(one, other.citations.get().article, "Dockers in Port Selby walked out")
    before = rows()
    deciding.events.merge(one, other, editor)
    merged = rows()

    undone = deciding.decisions.undo(last(), editor)
    between = rows()
    deciding.decisions.undo(undone, editor)
    again = rows()
    deciding.decisions.undo(last(), editor)

    assert (between, rows()) == (before, before)
    assert {name: len(each) for name, each in again.items()} == {n: len(each) for n, each in merged.items()}


def test_done_again_a_merge_takes_what_the_event_got_meanwhile(two, editor):
    one, other = two
    deciding.events.merge(one, other, editor)
    undone = deciding.decisions.undo(last(), editor)
    deciding.passages.cite(
        factories.article("They struck."), "body", "They struck", one, editor, when=When(None, None)
    )

    deciding.decisions.undo(undone, editor)

    assert (one.citations.count(), other.citations.count()) == (0, 3)


def test_what_was_decided_about_a_merged_event_waits_for_the_merge(two, editor):
    one, other = two
    deciding.events.set_when(one, When(date(2019, 3, 6), date(2019, 3, 6)), editor)
    dated = last()
    deciding.events.merge(one, other, editor)

    with pytest.raises(Conflict, match="merged with another event"):
        deciding.decisions.undo(dated, editor)
    with pytest.raises(Conflict, match="merged with another event"):
        deciding.events.set_when(one, When(date(2019, 3, 7), date(2019, 3, 7)), editor)


def test_an_event_is_not_merged_with_itself_nor_twice(two, editor):
    one, other = two
    deciding.events.merge(one, other, editor)

    for event, into in ((other, other), (one, other), (other, one)):
        with pytest.raises(Conflict):
            deciding.events.merge(event, into, editor)


def test_proposals_know_the_event_that_stands(article, proposal, timeline, editor):
    entry = deciding.proposals.accept(proposal, timeline, editor)
    other = factories.event("Another", article=factories.article("Another."), quote="Another")

    deciding.events.merge(entry.event, other, editor)
    merged = Proposal.objects.get(pk=proposal.pk).event
    deciding.decisions.undo(last(), editor)

    assert (merged, Proposal.objects.get(pk=proposal.pk).event) == (other, entry.event)


def test_an_event_is_not_parted_while_names_of_it_are_merged(two, editor, people):
    one, other = two
    taking_part = [[each.entity for each in event.participations.all()] for event in two]
    deciding.events.merge(one, other, editor)
    merged = last()
    deciding.entities.merge(people[0], people[1], editor)
    names = last()

    with pytest.raises(Conflict, match="“Ines Calloway” was merged with another name since") as refused:
        deciding.decisions.undo(merged, editor)
    assert refused.value.later == names
    deciding.decisions.undo(names, editor)
    deciding.decisions.undo(merged, editor)

    assert [[each.entity for each in event.participations.all()] for event in two] == taking_part


def test_names_are_not_parted_while_an_event_of_both_is_merged(two, editor, people):
    one, other = two
    deciding.entities.merge(people[0], people[1], editor)
    names = last()
    deciding.events.merge(other, one, editor)
    merged = last()

    with pytest.raises(Conflict, match="“Walk-out” was merged with another event since") as refused:
        deciding.decisions.undo(names, editor)
    assert refused.value.later == merged
    for each in (merged, names):
        deciding.decisions.undo(each, editor)

    assert [each.entity for each in other.participations.all()] == people


# Splitting


def test_chosen_reports_make_an_event_of_their_own(two, editor, people, timeline):
    one, other = two
    deciding.events.merge(one, other, editor)
    leaving = Citation.objects.get(exact__startswith="The strike")

    new = deciding.events.split(other, [leaving.pk], editor, title="The strike begins")

    assert (new.title, new.dated_by, new.when) == ("The strike begins", leaving, leaving.when)
    assert [each.event for each in Citation.objects.order_by("pk")] == [new, other]
    assert [each.entity for each in new.participations.all()] == people[:1]
    assert [each.entity for each in other.participations.all()] == people
    assert [each.timeline for each in new.entries.all()] == [timeline]


def test_an_event_keeps_one_report_at_least(two, editor):
    one, _other = two
    stranger = Citation.objects.exclude(event=one).get()

    for chosen in ([], [one.citations.get().pk], [stranger.pk]):
        with pytest.raises(Conflict, match="leave it at least one"):
            deciding.events.split(one, chosen, editor)


def test_a_split_undone_and_done_again_is_exact(two, editor):
    one, other = two
    deciding.events.merge(one, other, editor)
    before = rows()
    deciding.events.split(other, [other.citations.first().pk], editor)
    after = rows()

    undone = deciding.decisions.undo(last(), editor)
    between = rows()
    deciding.decisions.undo(undone, editor)

    assert (between, rows()) == (before, after)


def test_a_split_stays_while_something_rests_on_the_new_event(two, editor):
    one, other = two
    deciding.events.merge(one, other, editor)
    new = deciding.events.split(other, [other.citations.first().pk], editor)
    divided = last()
    deciding.entries.create(new, factories.timeline(owner=editor), editor)

    with pytest.raises(Conflict):
        deciding.decisions.undo(divided, editor)
    assert Event.objects.filter(pk=new.pk).exists()


def test_an_event_with_one_merged_into_it_is_not_taken_back(timeline, editor):
    made = deciding.events.create_own(timeline, editor, title="Own", when=When(None, None))
    wrote = last()
    bare = factories.event("Bare")
    deciding.events.merge(bare, made.event, editor)

    with pytest.raises(Conflict):
        deciding.decisions.undo(wrote, editor)


def test_an_event_of_the_editors_own_has_no_report(timeline, editor):
    entry = deciding.events.create_own(
        timeline, editor, title="The quay opens", when=When(date(2019, 3, 7), date(2019, 3, 7)), place="Holm"
    )

    assert (entry.event.citations.count(), entry.event.place, entry.earliest) == (0, "Holm", date(2019, 3, 7))
    assert (last().action, Entry.objects.count()) == ("own", 1)


# By chance


@pytest.mark.parametrize("seed", range(3))
def test_whatever_was_merged_and_split_undone_in_reverse_all_is_as_it_was(seed, people, editor, timeline):
    """Merging and splitting of events among what else moves the same rows; some of it undone meanwhile."""
    chance = Random(seed)
    reports = [factories.article(AGAIN) for _each in range(4)]
    for report in reports:
        for person in people:
            factories.mention(person, report)
    other = factories.timeline(owner=editor)
    for number in range(6):
        event = factories.event(
            f"Event {number}",
            date(2019, 3, 1 + number),
            reports[number % 4],
            "Dockers in Port Selby",
            naming=chance.sample(people, chance.randrange(3)),
        )
        for each in chance.sample([timeline, other], chance.randrange(1, 3)):
            factories.entry(each, event, annotation=f"Words of {number}")
    before = rows(without_ids=(Appearance,))  # which are counted anew

    for number in range(40):
        with suppress(Conflict, ValueError):
            _something(chance, number, editor, reports, people)
    kinds = {decision.action for decision in Decision.objects.all()}
    standing = {each.pk: deciding.resting.standing_by(each).pk for each in Decision.objects.standing()}
    for id in sorted(standing, key=lambda id: -standing[id]):
        deciding.decisions.undo(Decision.objects.get(pk=id), editor)

    assert rows(without_ids=(Appearance,)) == before
    assert {"unite", "divide"} - kinds == set()


def _something(chance, number, editor, reports, people):
    events = list(Event.objects.standing().order_by("pk"))
    event, into = chance.choice(events), chance.choice(events)
    entry = chance.choice(list(Entry.objects.order_by("pk")) or [None])
    kind = chance.choice(
        ["merge", "merge", "split", "split", "date", "edit", "cite", "cite", "remove", "undo", "name"]
    )
    if kind == "merge":
        deciding.events.merge(event, into, editor)
    elif kind == "split":
        chosen = [each.pk for each in event.citations.all() if chance.random() < 0.5]
        deciding.events.split(event, chosen, editor, title=f"Split {number}")
    elif kind == "date":
        day = date(2019, 3, chance.randrange(1, 28))
        when = When(day, day) if chance.random() < 0.8 else When(None, None)
        deciding.events.set_when(event, when, editor)
    elif kind == "edit" and entry:
        deciding.entries.update(entry, editor, annotation=f"Written {number}")
    elif kind == "cite":
        words = chance.choice(["Dockers in Port Selby", "walked out on Tuesday", "Ada Selm told"])
        deciding.passages.cite(chance.choice(reports), "body", words, event, editor, when=When(None, None))
    elif kind == "remove" and entry:
        deciding.entries.delete(entry, editor)
    elif kind == "name":
        deciding.entities.merge(*chance.sample(people, 2), editor)
    elif Decision.objects.exists():
        deciding.decisions.undo(chance.choice(list(Decision.objects.order_by("-pk")[:4])), editor)
