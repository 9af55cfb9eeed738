"""Reviews of drafts: asked, answered, taken back, each a decision that is undone exactly."""

import pytest

from newsreader import deciding
from newsreader.models import Conflict, Decision, Membership, Review
from tests import factories
from tests.deciding.rows import rows

Role = Membership.Role


def last():
    return Decision.objects.latest("id")


@pytest.fixture
def draft(editor):
    return factories.timeline(owner=editor, published=False)


@pytest.fixture
def reviewer(draft):
    return factories.member(draft, Role.REVIEWER)


def test_an_answer_stands_in_the_record_by_who_gave_it(draft, editor, reviewer):
    review = deciding.reviews.ask(draft, editor, word="Is the count right?")

    deciding.reviews.answer(review, reviewer, ready=False, because="Two days are missing.")

    kept = Review.objects.get()
    assert (kept.answer, kept.because, kept.answered_by) == ("back", "Two days are missing.", reviewer)
    assert (last().action, last().by, last().timeline) == ("back", reviewer, draft)


def test_a_draft_is_in_one_review_at_a_time(draft, editor, reviewer):
    deciding.reviews.ask(draft, editor)

    with pytest.raises(Conflict, match="in review already"):
        deciding.reviews.ask(draft, reviewer)

    assert Review.objects.count() == 1


def test_what_is_published_is_not_reviewed(timeline, editor):
    with pytest.raises(Conflict, match="published already"):
        deciding.reviews.ask(timeline, editor)

    assert Review.objects.count() == 0


def test_one_answer_is_given(draft, editor, reviewer):
    review = deciding.reviews.ask(draft, editor)
    deciding.reviews.answer(review, reviewer, ready=True)

    with pytest.raises(Conflict, match="over already"):
        deciding.reviews.answer(review, factories.member(draft, Role.REVIEWER), ready=False, because="Wait")

    assert Review.objects.get().answer == "ready"


def test_who_answered_may_answer_otherwise_and_that_is_a_decision_too(draft, editor, reviewer):
    review = deciding.reviews.ask(draft, editor)
    deciding.reviews.answer(review, reviewer, ready=True)
    before = rows()

    changed = deciding.reviews.answer(review, reviewer, ready=False, because="A day is missing.")

    kept = Review.objects.get()
    assert (changed, kept.answer, kept.because) == (True, "back", "A day is missing.")
    assert (last().action, last().by) == ("back", reviewer)
    deciding.decisions.undo(last(), editor)
    assert rows() == before


def test_the_same_answer_once_more_is_no_decision(draft, editor, reviewer):
    review = deciding.reviews.ask(draft, editor)
    deciding.reviews.answer(review, reviewer, ready=True)
    number = Decision.objects.count()

    changed = deciding.reviews.answer(review, reviewer, ready=True)

    assert (changed, Decision.objects.count()) == (False, number)


@pytest.mark.parametrize("acted", ["published", "asked anew", "left"])
def test_an_answer_that_was_acted_on_stands(acted, draft, editor, reviewer):
    review = deciding.reviews.ask(draft, editor)
    deciding.reviews.answer(review, reviewer, ready=True)
    match acted:
        case "published":
            deciding.timelines.publish(draft, editor)
        case "asked anew":
            deciding.reviews.ask(draft, editor)
        case "left":
            Membership.objects.filter(user=reviewer).delete()

    with pytest.raises(Conflict, match="over already"):
        deciding.reviews.answer(review, reviewer, ready=False, because="Wait")

    assert Review.objects.get(pk=review.pk).answer == "ready"


def test_publishing_ends_a_review_and_undoing_that_opens_it_again(draft, editor):
    deciding.reviews.ask(draft, editor)
    deciding.timelines.publish(draft, editor)
    closed = Review.objects.get().is_open

    deciding.decisions.undo(last(), editor)

    assert (closed, Review.objects.get().is_open) == (False, True)


@pytest.mark.parametrize("kind", ["ask", "ready", "back", "take back"])
def test_undoing_puts_every_row_back(kind, draft, editor, reviewer):
    review = None if kind == "ask" else deciding.reviews.ask(draft, editor, reviewer=reviewer)
    before = rows()
    match kind:
        case "ask":
            deciding.reviews.ask(draft, editor, reviewer=reviewer, word="Please")
        case "take back":
            deciding.reviews.take_back(review, editor)
        case _:
            deciding.reviews.answer(review, reviewer, ready=kind == "ready", because="So")
    assert rows() != before

    deciding.decisions.undo(last(), editor)

    assert rows() == before


# For whom it waits


@pytest.mark.parametrize(
    ("who", "named", "waits", "may"),
    [
        ("reviewer", None, 1, 1),
        ("owner", None, 1, 1),
        ("editor", None, 0, 0),
        ("asker", None, 0, 0),
        ("editor", "editor", 1, 1),
        ("reviewer", "editor", 0, 1),
        ("asker", "asker", 0, 0),
        ("reviewer", "somebody who left", 1, 1),
        ("somebody who left", "somebody who left", 0, 0),
        ("superuser", None, 0, 1),
    ],
)
def test_a_review_waits_for_who_was_named_else_for_reviewers_and_owners(who, named, waits, may, db):
    draft = factories.timeline(published=False)
    people = {
        "asker": factories.member(draft),
        "owner": factories.member(draft, Role.OWNER),
        "editor": factories.member(draft),
        "reviewer": factories.member(draft, Role.REVIEWER),
        "somebody who left": factories.editor(),
        "superuser": factories.superuser(),
    }

    deciding.reviews.ask(draft, people["asker"], reviewer=people.get(named))

    asked = Review.objects
    assert (asked.waiting_for(people[who]).count(), asked.answerable_by(people[who]).count()) == (waits, may)
