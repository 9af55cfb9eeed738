"""What changed on a timeline: what was public and is otherwise now, and nothing else."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from newsreader import deciding
from newsreader.deciding.decisions import undo
from newsreader.models import Decision, Entry, Timeline
from newsreader.showing import since, telling
from newsreader.showing.timeline_changes import CORRECTIONS, ChangeKind
from newsreader.text.when import When
from tests import factories

NOBODY = AnonymousUser()
BY_MARCH_12 = When(None, date(2019, 3, 12))
MARCH = When(date(2019, 3, 1), date(2019, 3, 31), "month")


@pytest.fixture
def editor(db):
    return factories.editor()


@pytest.fixture
def story(editor):
    return factories.timeline("The Selby strike", owner=editor)


@pytest.fixture
def strike(story, editor):
    """An entry that stood there when the readers of these tests came last."""
    return deciding.entries.create(factories.event("Dockers walk out", date(2019, 3, 12)), story, editor)


@pytest.fixture
def last_here(strike):
    return timezone.now()


def told(story, moment=None, **asked):
    found = since.changes(Timeline.objects.get(pk=story.pk), NOBODY, moment, **asked)
    return [(change.kind, change.entry.title if change.entry else None, change.words) for change in found]


def last():
    return Decision.objects.latest("id")


# What is told


def test_an_entry_that_was_added(story, editor):
    event = factories.event("Dockers walk out", BY_MARCH_12)

    deciding.entries.create(event, story, editor)

    change = since.changes(story, NOBODY)[0]
    assert (change.kind, change.entry, change.words) == (
        ChangeKind.ADDED,
        (Entry.objects.get().pk, "Dockers walk out", "by 12 March 2019"),
        "Added",
    )
    assert (change.at, change.url(story)) == (last().at, Entry.objects.get().get_absolute_url())


def test_an_accepted_proposal_is_added_and_nothing_more(story, editor):
    article = factories.read_article()

    entry = deciding.proposals.accept(article.proposals.first(), story, editor, annotation="Its first day.")

    assert told(story) == [(ChangeKind.ADDED, entry.title, "Added")]


def test_a_date_before_and_after_in_words(story, strike, last_here, editor):
    deciding.events.set_when(strike.event, BY_MARCH_12, editor)
    deciding.events.set_when(strike.event, MARCH, editor)

    assert told(story, last_here) == [
        (ChangeKind.DATE, "Dockers walk out", "Date: by 12 March 2019 → March 2019"),
        (ChangeKind.DATE, "Dockers walk out", "Date: 12 March 2019 → by 12 March 2019"),
    ]


def test_headline_and_annotation(story, strike, last_here, editor):
    deciding.entries.update(strike, editor, headline="A walk-out", annotation="At six.")

    assert told(story, last_here) == [
        (ChangeKind.CORRECTED, "A walk-out", "Headline: Dockers walk out → A walk-out"),
        (ChangeKind.MORE, "A walk-out", "Annotation: none → At six."),
    ]


def test_the_timelines_own_words(story, editor, last_here):
    deciding.timelines.update(story, editor, title="The strike", standfirst="Two weeks.")

    assert told(story, last_here) == [
        (ChangeKind.CORRECTED, None, "Title: The Selby strike → The strike"),
        (ChangeKind.MORE, None, "Standfirst: none → Two weeks."),
    ]


def test_an_entry_that_was_withdrawn_is_called_as_it_was(story, strike, last_here, editor):
    deciding.entries.update(strike, editor, headline="A walk-out")
    deciding.entries.delete(Entry.objects.get(), editor)

    assert told(story, last_here) == [(ChangeKind.WITHDRAWN, "A walk-out", "Withdrawn")]
    assert since.changes(story, NOBODY)[0].url(story) == story.get_absolute_url()


def test_a_figure_that_a_later_report_gives_otherwise(story, strike, last_here, editor):
    first = factories.read_article("At least 400 people marched on Monday.", published=date(2019, 3, 13))
    later = factories.read_article("Some 900 people marched on Monday.", published=date(2019, 3, 14))
    deciding.proposals.cite(first.proposals.get(), strike.event, editor)
    deciding.proposals.cite(later.proposals.get(), strike.event, editor)

    assert told(story, last_here, kinds=[ChangeKind.FIGURE]) == [
        (ChangeKind.FIGURE, "Dockers walk out", "Figure: At least 400 people → Some 900 people")
    ]


def test_a_figure_of_an_older_report_revises_nothing(story, strike, last_here, editor):
    later = factories.read_article("Some 900 people marched on Monday.", published=date(2019, 3, 14))
    first = factories.read_article("At least 400 people marched on Monday.", published=date(2019, 3, 13))
    deciding.proposals.cite(later.proposals.get(), strike.event, editor)
    deciding.proposals.cite(first.proposals.get(), strike.event, editor)

    assert told(story, last_here) == []


def test_corrections_leave_out_what_is_new(story, strike, editor):
    deciding.events.set_when(strike.event, MARCH, editor)

    assert [kind for kind, *_rest in told(story)] == [ChangeKind.DATE, ChangeKind.ADDED]
    assert [kind for kind, *_rest in told(story, kinds=CORRECTIONS)] == [ChangeKind.DATE]


def test_of_all_timelines_on_which_the_event_stands(story, strike, last_here, editor):
    other = factories.timeline()
    factories.entry(other, strike.event)
    moment = timezone.now()

    deciding.events.set_when(strike.event, MARCH, editor)

    assert told(story, moment) == told(other, moment) != []


# What is undone


def test_what_was_undone_is_no_change(story, strike, last_here, editor):
    deciding.events.set_when(strike.event, MARCH, editor)
    undo(last(), editor)

    assert told(story, last_here) == []


def test_what_was_done_before_and_undone_since(story, strike, editor):
    deciding.events.set_when(strike.event, MARCH, editor)
    moment = timezone.now()
    undo(last(), editor)

    assert told(story, moment) == [
        (ChangeKind.DATE, "Dockers walk out", "Date: March 2019 → 12 March 2019"),
    ]


def test_what_was_undone_and_done_again_since_is_as_it_was(story, strike, editor):
    deciding.events.set_when(strike.event, MARCH, editor)
    moment = timezone.now()
    undo(last(), editor)
    undo(last(), editor)

    assert told(story, moment) == []
    assert [kind for kind, *_rest in told(story)] == [ChangeKind.DATE, ChangeKind.ADDED]


def test_what_was_undone_before_and_done_again_since(story, strike, editor):
    deciding.events.set_when(strike.event, MARCH, editor)
    undo(last(), editor)
    moment = timezone.now()
    undo(last(), editor)

    assert told(story, moment) == [
        (ChangeKind.DATE, "Dockers walk out", "Date: 12 March 2019 → March 2019"),
    ]


def test_an_accepted_proposal_that_was_undone_since_is_withdrawn(story, editor):
    entry = deciding.proposals.accept(factories.read_article().proposals.first(), story, editor)
    title, moment = entry.title, timezone.now()
    undo(last(), editor)

    assert told(story, moment) == [(ChangeKind.WITHDRAWN, title, "Withdrawn")]


def test_what_came_and_went_since_is_not_told(story, editor):
    moment = timezone.now()
    entry = deciding.entries.create(factories.event(), story, editor)
    deciding.entries.delete(entry, editor)

    assert told(story, moment) == []
    assert [kind for kind, *_rest in told(story)] == [ChangeKind.WITHDRAWN]  # whoever came in between saw it


# What was not public


def test_a_draft_tells_nothing_to_anybody(editor):
    draft = factories.timeline(published=False, owner=editor)
    deciding.entries.create(factories.event(), draft, editor)

    assert (told(draft), since.changes(draft, editor)) == ([], [])


def test_what_was_done_before_it_was_published_is_not_told(editor):
    draft = factories.timeline(published=False, owner=editor)
    kept = deciding.entries.create(factories.event("Kept", date(2019, 3, 12)), draft, editor)
    gone = deciding.entries.create(factories.event("A name nobody may read"), draft, editor)
    deciding.entries.update(kept, editor, annotation="A first guess.")
    deciding.events.set_when(kept.event, MARCH, editor)
    deciding.entries.delete(gone, editor)

    deciding.timelines.publish(draft, editor)

    assert told(draft) == []


def test_what_was_done_while_it_was_withdrawn_is_not_told(story, strike, editor):
    deciding.timelines.withdraw(story, editor)
    deciding.entries.update(strike, editor, annotation="A first guess.")
    deciding.timelines.publish(story, editor)

    assert told(story) == []


def test_how_an_event_was_dated_before_it_came_here_is_not_told(story, editor):
    draft = factories.timeline(published=False, owner=editor)
    event = deciding.entries.create(factories.event("Kept", date(2019, 3, 12)), draft, editor).event
    deciding.events.set_when(event, MARCH, editor)
    deciding.entries.create(event, story, editor)

    assert told(story) == [(ChangeKind.ADDED, "Kept", "Added")]


def test_what_was_done_on_another_timeline_is_not_told(story, strike, last_here, editor):
    other = factories.timeline(owner=editor)
    elsewhere = deciding.entries.create(strike.event, other, editor)
    deciding.entries.update(elsewhere, editor, annotation="Of the other story.")
    deciding.entries.delete(elsewhere, editor)

    assert told(story, last_here) == []


def test_neither_who_nor_why_is_told(story, strike, last_here, editor):
    deciding.events.set_when(strike.event, MARCH, editor, why="A tip of the harbour master")
    deciding.entries.move(strike, editor, after=_beside(story, strike, editor).pk)

    change = since.changes(story, NOBODY, last_here)[0]

    assert "harbour master" not in repr(change)
    assert editor.username not in repr(change)


def _beside(story, entry, editor):
    other = factories.event("The board meets", When(date(2019, 3, 1), date(2019, 3, 31), "month"))
    return deciding.entries.create(other, story, editor)


# A page at a time


def test_pages_hold_everything_once(story, strike, editor):
    for month in range(1, 8):
        deciding.entries.update(strike, editor, annotation=f"Note {month}.")
        deciding.events.set_when(strike.event, When(date(2019, month, 1), date(2019, month, 2)), editor)
    whole = since.changes(story, NOBODY, most=100)

    pages, before = [], None
    while len(pages) < 20:
        page = since.page(story, NOBODY, before=before, most=4)
        pages += page.changes
        if page.older is None:
            break
        before = page.older

    assert (pages, len(whole)) == (whole, 15)


def test_what_was_done_in_the_minute_before_publication_is_looked_past(editor):
    draft = factories.timeline(published=False, owner=editor)
    for _ in range(since.BATCH + 2):
        entry = deciding.entries.create(factories.event(), draft, editor)
    deciding.timelines.publish(draft, editor)
    deciding.entries.update(entry, editor, annotation="At six.")

    assert told(draft) == [(ChangeKind.MORE, "Dockers walk out", "Annotation: none → At six.")]


def test_as_many_queries_for_one_as_for_ten(story, strike, editor, django_assert_num_queries):
    def change(number):
        deciding.events.set_when(strike.event, When(date(2019, 3, number), date(2019, 3, number)), editor)
        deciding.entries.update(strike, editor, annotation=f"Note {number}.")

    change(1)
    asked = []
    for numbers in ((), range(2, 12)):
        for number in numbers:
            change(number)
        with django_assert_num_queries(7):
            asked.append(len(since.changes(story, NOBODY)))

    assert asked == [3, 23]


def test_a_long_text_is_cut(story, strike, last_here, editor):
    deciding.entries.update(strike, editor, annotation="The board met again. " * 40)

    change = since.changes(story, NOBODY, last_here)[0]

    assert len(change.after) == telling.LONGEST


def test_a_moment_before_publication_asks_for_nothing_more(story, strike):
    assert told(story, datetime(2000, 1, 1, tzinfo=UTC)) == told(story)
    assert told(story, timezone.now() + timedelta(days=1)) == []
