"""On the way to publishing: a draft is reviewed, and what is to happen at a moment is scheduled."""

from datetime import UTC, datetime

import pytest

from newsreader import deciding
from newsreader.models import Decision, Membership, Review, Schedule, Timeline, UnsavedForm, User
from newsreader.showing.waiting_for_me import waiting_for
from tests import factories
from tests.views.forms import form_of
from tests.views.test_colleagues import at, logged_in

Role = Membership.Role


@pytest.fixture
def ada(db):
    return logged_in(factories.editor(first_name="Ada"))


@pytest.fixture
def draft(ada):
    return factories.timeline("The strike at Selby", owner=ada.user, published=False)


@pytest.fixture
def rea(draft):
    """A reviewer with a reader's account."""
    user = factories.reader(first_name="Rea")
    Membership.objects.create(timeline=draft, user=user, role=Role.REVIEWER)
    return logged_in(user)


def test_a_draft_goes_to_a_reviewer_and_comes_back(ada, rea, draft, text):
    ada.post(at("timeline-review", draft.slug), {"reviewer": "", "word": "Is the count right?"})
    waiting = text(rea.get(at("desk-reviews")))
    review = Review.objects.get()

    rea.post(at("review-answer", review.pk), {"answer": "back", "because": "A day is missing."})

    desk = text(ada.get(at("desk-timeline", draft.slug)))
    assert "The strike at Selby asked for by Ada" in waiting and "Is the count right?" in waiting
    assert "Given back Rea" in desk and "A day is missing." in desk
    assert [waiting_for(rea.user), Decision.objects.latest("id").by] == [[], rea.user]


def test_the_desk_says_that_it_is_in_review(ada, draft, text):
    deciding.reviews.ask(draft, ada.user)

    page = text(ada.get(at("desk-timeline", draft.slug)))

    assert "Timeline · in review" in page and "In review by any reviewer or owner" in page


def test_giving_it_back_asks_for_a_reason_and_keeps_the_page(ada, rea, draft, text):
    review = deciding.reviews.ask(draft, ada.user)

    page = rea.post(at("review-answer", review.pk), {"answer": "back", "because": " "})

    assert (page.status_code, "Say why it goes back." in text(page)) == (422, True)
    assert Review.objects.get().answer == ""


def test_a_reason_that_came_too_late_is_kept(ada, draft):
    other = logged_in(factories.member(draft, Role.REVIEWER))
    review = deciding.reviews.ask(draft, ada.user)
    page, action = other.get(at("timeline-review", draft.slug)), at("review-answer", review.pk)
    deciding.reviews.answer(review, factories.member(draft, Role.REVIEWER), ready=True)

    other.post(action, form_of(page, action) | {"answer": "back", "because": "A day is missing."})

    kept = UnsavedForm.objects.get()
    assert (kept.user, dict(kept.answers)["because"]) == (other.user, "A day is missing.")


def test_a_reviewer_changes_an_answer_by_the_form_that_holds_it(ada, rea, draft, text):
    review = deciding.reviews.ask(draft, ada.user)
    deciding.reviews.answer(review, rea.user, ready=False, because="A day is missing.")
    page, action = rea.get(at("timeline-review", draft.slug)), at("review-answer", review.pk)

    rea.post(action, form_of(page, action) | {"answer": "ready"})

    kept = Review.objects.get()
    assert "You gave it back. Until it is published" in text(page)
    assert (kept.answer, kept.because) == ("ready", "A day is missing.")


def test_nobody_changes_what_another_answered(ada, rea, draft, text):
    review = deciding.reviews.ask(draft, ada.user)
    deciding.reviews.answer(review, rea.user, ready=True)
    other = logged_in(factories.member(draft, Role.REVIEWER))

    page = other.get(at("timeline-review", draft.slug))
    answer = other.post(at("review-answer", review.pk), {"answer": "back", "because": "Wait"})

    assert ("Your answer" in text(page), answer.status_code) == (False, 302)
    assert Review.objects.get().answer == "ready"


@pytest.mark.parametrize("named", ["works", "left", "disabled"])
def test_what_was_asked_by_name_waits_for_them_as_long_as_they_can_answer(named, ada, rea, draft):
    other = factories.member(draft, Role.REVIEWER)
    review = deciding.reviews.ask(draft, ada.user, reviewer=other)
    if named == "left":
        Membership.objects.filter(user=other).delete()
    if named == "disabled":
        User.objects.filter(pk=other.pk).update(is_active=False)

    waiting = list(Review.objects.waiting_for(rea.user))

    assert waiting == ([] if named == "works" else [review])


@pytest.mark.parametrize("who", ["asker", "editor", "stranger", "reader"])
def test_nobody_else_answers(who, ada, draft):
    review = deciding.reviews.ask(draft, ada.user)
    people = {
        "asker": ada,
        "editor": logged_in(factories.member(draft)),
        "stranger": logged_in(factories.editor()),
        "reader": logged_in(factories.reader()),
    }

    answer = people[who].post(at("review-answer", review.pk), {"answer": "ready", "because": ""})

    assert (answer.status_code, Review.objects.get().answer) == (403 if who == "reader" else 404, "")


def test_a_reviewer_asks_for_none_and_schedules_nothing(rea, draft):
    reviewer = logged_in(factories.member(draft, Role.REVIEWER))

    answers = [
        reviewer.post(at("timeline-review", draft.slug), {"word": "Mine"}).status_code,
        reviewer.post(at("timeline-schedule", draft.slug), {"step": "publish", "at": "1 May 2099, 9:00"}),
        rea.post(at("timeline-review", draft.slug), {"word": "Mine"}).status_code,
    ]

    assert [answers[0], answers[1].status_code, answers[2]] == [404, 404, 403]
    assert (Review.objects.count(), Schedule.objects.count()) == (0, 0)


# At a moment


def test_a_moment_is_typed_by_the_sites_clock_which_is_named(ada, draft, text):
    page = text(ada.get(at("timeline-schedule", draft.slug)))

    ada.post(at("timeline-schedule", draft.slug), {"step": "publish", "at": "30 November 2098, 9:00"})

    desk = text(ada.get(at("desk-timeline", draft.slug)))
    assert "By the clock of this site: UTC." in page
    assert Schedule.objects.get().at == datetime(2098, 11, 30, 9, tzinfo=UTC)
    assert "Publish on 30 November 2098, 9:00 (UTC) scheduled by Ada" in desk


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("30 July 2098, 9:00", datetime(2098, 7, 30, 7, tzinfo=UTC)),
        ("30 July 2098, 9:00 UTC", datetime(2098, 7, 30, 9, tzinfo=UTC)),
        ("30 July 2098, 9:00 +14:00", datetime(2098, 7, 29, 19, tzinfo=UTC)),
        ("2098-07-30T09:00:00-09:30", datetime(2098, 7, 30, 18, 30, tzinfo=UTC)),
        ("25 October 2026, 2:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_an_hour_is_that_of_the_sites_zone_unless_another_is_typed(words, moment, ada, draft, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    from newsreader.forms.publishing import as_moment
    from newsreader.text.timex.typed import understand

    assert as_moment(understand(words)) == moment


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("30 November 2098", "A day and an hour are needed"),
        ("about 30 November 2098", "A day and an hour are needed"),
        ("November 2098", "A day and an hour are needed"),
        ("30 November 2018, 9:00", "That moment is over."),
        ("soon", "soon"),
        ("2 January 2098, 9:00 +99:00", "“+99:00” is no zone"),
        ("2 January 2098, 9:00 -15:00", "“-15:00” is no zone"),
        ("2098-01-02T09:00:00+24:00", "“+24:00” is no zone"),
        ("2 January 2098, 9:00 +02:75", "“+02:75” is no zone"),
        ("0001-01-01T03:00:00+05:00", "In UTC there is no such moment"),
    ],
)
def test_what_is_no_moment_to_come_comes_back_as_typed(words, said, ada, draft, text):
    page = ada.post(at("timeline-schedule", draft.slug), {"step": "publish", "at": words})

    assert (page.status_code, said in text(page), f'value="{words}"' in page.content.decode()) == (
        422,
        True,
        True,
    )
    assert Schedule.objects.count() == 0


def test_why_it_did_not_happen_stands_at_the_desk(ada, draft, text):
    gone = factories.member(draft)
    moment = datetime(2020, 3, 12, 9, 30, tzinfo=UTC)
    deciding.schedules.schedule(draft, "publish", moment, gone)
    Membership.objects.filter(user=gone).delete()
    deciding.schedules.carry_out_due(datetime.now(UTC))

    page = text(ada.get(at("desk-timeline", draft.slug)))

    assert "not done: who scheduled it does not edit this timeline any more" in page
    assert Timeline.objects.get().is_published is False


def test_it_is_cancelled_by_who_edits_the_timeline_alone(ada, draft):
    standing = deciding.schedules.schedule(draft, "publish", datetime(2098, 3, 1, tzinfo=UTC), ada.user)

    refused = logged_in(factories.editor()).post(at("schedule-cancel", standing.pk)).status_code
    ada.post(at("schedule-cancel", standing.pk))

    assert (refused, Schedule.objects.count()) == (404, 0)
