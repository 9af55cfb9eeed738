"""What a published timeline takes is pending: on no timeline until a member publishes it, and undoable."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from newsreader import deciding
from newsreader.models import Conflict, Decision, Entry, Event, Proposal, Timeline
from newsreader.text.when import When
from tests import factories
from tests.deciding.rows import rows


@pytest.fixture
def story(db):
    return factories.timeline("The strike", at_once=False, owner=factories.editor())


@pytest.fixture
def editor(story):
    return story.memberships.get().user


def pend(story, editor, title="Gate shut", when=date(2019, 3, 14)):
    return deciding.entries.create(factories.event(title, when), story, editor)


def state(entry):
    entry.refresh_from_db()
    return (entry.timeline_id, entry.pending_on_id)


def stamp(timeline):
    return Timeline.objects.values_list("revision", "modified", "kept_overview", "uncounted").get(
        pk=timeline.pk
    )


@pytest.mark.parametrize(
    ("published", "at_once", "pending"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_only_a_published_timeline_takes_pending_ones_and_not_where_its_owner_says_so(
    db, published, at_once, pending
):
    timeline = factories.timeline(published=published, at_once=at_once)

    entry = deciding.entries.create(factories.event(), timeline, factories.editor())

    assert (entry.is_pending, entry.home) == (pending, timeline)


def test_accepted_written_and_added_events_are_pending_alike(story, editor):
    article = factories.read_article()
    proposal = Proposal.objects.filter(article=article).first()

    accepted = deciding.proposals.accept(proposal, story, editor)
    written = deciding.passages.create_event(
        article, "body", factories.BOARD_MET, story, editor, title="Met", when=When(None, None)
    )
    again = deciding.passages.create_event(
        article, "body", factories.BOARD_MET, story, editor, title="Met", when=When(None, None)
    )
    added = pend(story, editor)

    assert [state(each) for each in (accepted, written, added)] == [(None, story.pk)] * 3
    assert again == written


def test_what_is_done_to_a_pending_one_refreshes_no_page(story, editor):
    before = stamp(story)

    entry = pend(story, editor)
    deciding.entries.update(entry, editor, headline="The gate", annotation="Why?")
    deciding.events.set_when(entry.event, When(date(2019, 3, 1), date(2019, 3, 1)), editor)
    deciding.events.set_place(entry.event, editor, place="Holm")
    deciding.decisions.undo(Decision.objects.latest("pk"), editor)
    deciding.entries.delete(entry, editor)
    deciding.decisions.undo(Decision.objects.latest("pk"), editor)

    assert stamp(story) == before
    assert set(Decision.objects.values_list("timeline", flat=True)) == {None}


def test_its_copies_follow_its_event(story, editor):
    entry = pend(story, editor)

    deciding.events.set_when(entry.event, When(date(2019, 3, 1), date(2019, 3, 1)), editor)

    entry.refresh_from_db()
    assert entry.day == date(2019, 3, 1)


def test_one_is_published_and_that_shows_on_the_timeline(story, editor):
    entry, before = pend(story, editor), stamp(story)

    deciding.pending.publish(entry, editor)

    story.refresh_from_db()
    assert (state(entry), story.revision, story.overview["count"]) == ((story.pk, None), before[0] + 1, 1)
    assert entry.put_on > entry.created


def test_all_are_published_by_one_decision_and_those_that_came_later_wait(story, editor):
    entries = [pend(story, editor, title) for title in ("One", "Two")]
    later = pend(story, editor, "Three")

    count = deciding.pending.publish_all(story, editor, until=entries[-1].pk)

    assert (count, [state(each) for each in (*entries, later)]) == (
        2,
        [(story.pk, None), (story.pk, None), (None, story.pk)],
    )
    deciding.decisions.undo(Decision.objects.latest("pk"), editor)
    assert [state(each) for each in entries] == [(None, story.pk)] * 2


def test_nothing_is_published_twice(story, editor):
    entry = pend(story, editor)
    deciding.pending.publish(entry, editor)

    with pytest.raises(Conflict):
        deciding.pending.publish(entry, editor)
    with pytest.raises(Conflict):
        deciding.pending.publish_all(story, editor)


def test_an_event_is_on_a_timeline_or_pending_there_once(story, editor):
    entry = pend(story, editor)

    with pytest.raises(Conflict):
        deciding.entries.create(entry.event, story, editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(event=entry.event, timeline=story)


def test_an_entry_is_on_a_timeline_or_pending_never_both_nor_neither(story):
    event = factories.event()

    for home in ({}, {"timeline": story, "pending_on": story}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Entry.objects.create(event=event, **home)


def test_undone_in_reverse_all_is_as_it_was(story, editor):
    article = factories.read_article()
    proposal = Proposal.objects.filter(article=article).first()
    before = rows()
    entry = deciding.proposals.accept(proposal, story, editor)
    deciding.entries.update(entry, editor, headline="Walkout")
    deciding.pending.publish(entry, editor)
    deciding.entries.update(entry, editor, annotation="Seen by all.")

    for decision in Decision.objects.order_by("-pk"):
        deciding.decisions.undo(decision, editor)

    assert rows() == before


def test_what_rests_on_the_publishing_is_undone_first(story, editor):
    entry = pend(story, editor)
    accepted = Decision.objects.latest("pk")
    deciding.pending.publish(entry, editor)
    published = Decision.objects.latest("pk")
    deciding.entries.update(entry, editor, headline="The gate")

    for decision in (accepted, published):
        with pytest.raises(Conflict):
            deciding.decisions.undo(decision, editor)


def test_what_is_known_to_lie_beside_a_pending_one_is_undated_for_readers(story, editor):
    first = factories.entry(story, factories.event("First", date(2019, 3, 1)))
    pending = pend(story, editor)
    undated = factories.entry(story, factories.event("Undated", When(None, None)))
    waiting = pend(story, editor, "Waiting", When(None, None))

    deciding.entries.update(undated, editor, stands_after_id=pending.pk)
    deciding.entries.update(waiting, editor, stands_after_id=first.pk, stands_before_id=pending.pk)

    assert [undated.day.year, waiting.day] == [9999, first.day]
    deciding.pending.publish(pending, editor)
    undated.refresh_from_db()
    assert undated.day == date(2019, 3, 14)


def test_it_is_moved_within_its_day_once_it_is_published(story, editor):
    entry, other = pend(story, editor), factories.entry(story, factories.event("Other", date(2019, 3, 14)))

    with pytest.raises(Conflict):
        deciding.entries.move(entry, editor, before=other.pk)


def test_members_alone_see_the_event_and_what_was_decided_about_it(story, editor):
    entry, stranger = pend(story, editor), factories.editor()
    administrator = factories.superuser()

    seen = {
        who: (
            Event.objects.visible_to(viewer).filter(pk=entry.event_id).exists(),
            Event.objects.editable_by(viewer).filter(pk=entry.event_id).exists(),
            Decision.objects.visible_to(viewer).exists(),
            Entry.objects.visible_to(viewer).exists(),
            Entry.objects.editable_by(viewer).exists(),
        )
        for who, viewer in {"member": editor, "other": stranger, "root": administrator}.items()
    }

    assert seen == {
        "member": (True, True, True, False, True),
        "other": (False, False, False, False, False),
        "root": (True, True, True, False, True),
    }


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_at_once_one_does_and_the_other_is_told():
    story = factories.timeline(at_once=False)
    entry = pend(story, factories.member(story))

    def publish(user):
        try:
            return deciding.pending.publish_all(story, user)
        except Conflict:
            return "told"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(publish, [factories.member(story), factories.member(story)]))

    entry.refresh_from_db()
    released = Decision.objects.filter(action=Decision.Action.RELEASE).count()
    assert (sorted(map(str, answers)), entry.timeline, released) == (["1", "told"], story, 1)
