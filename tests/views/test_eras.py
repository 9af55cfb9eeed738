"""The eras of a timeline at the desk: added, changed and removed by one form, undone as one decision."""

from datetime import date

import pytest
from django.urls import reverse

from newsreader.models import Decision, Era
from tests import factories

STRIKE = ("The strike", date(2019, 3, 12), date(2019, 3, 31))


@pytest.fixture
def desk(db, client):
    """A logged-in editor's client, with a timeline of one era."""
    client.editor = factories.editor()
    client.timeline = factories.timeline("Port Selby", owner=client.editor)
    client.era = era(client.timeline, *STRIKE)
    client.url = reverse("timeline-eras", args=[client.timeline.slug])
    client.force_login(client.editor)
    return client


def era(timeline, title, earliest, latest):
    return Era.objects.create(timeline=timeline, title=title, earliest=earliest, latest=latest)


def standing(desk):
    return list(desk.timeline.eras.values_list("title", "earliest", "latest"))


def answers(desk, *rows, seen=None, **more):
    """The form as a browser sends it: the era that stands as it was shown, then `rows` of title, from, to."""
    rows = [("The strike", "12 March 2019", "31 March 2019"), *rows]
    sent = {"eras-TOTAL_FORMS": len(rows), "eras-INITIAL_FORMS": 1, "era": seen or [desk.era.pk]}
    for number, row in enumerate(rows):
        sent |= {
            f"eras-{number}-{name}": words
            for name, words in zip(("title", "first", "last"), row, strict=True)
        }
    return sent | more


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2 April 2019", "5 May 2019", (date(2019, 4, 2), date(2019, 5, 5))),
        ("April 2019", "", (date(2019, 4, 1), date(2019, 4, 30))),
        ("April 2019", "2020", (date(2019, 4, 1), date(2020, 12, 31))),
    ],
)
def test_an_era_is_added_with_dates_as_a_person_writes_them(first, last, days, desk):
    response = desk.post(desk.url, answers(desk, ("The talks", first, last)))

    assert response.headers["Location"] == reverse("desk-timeline", args=[desk.timeline.slug])
    assert standing(desk) == [STRIKE, ("The talks", *days)]


def test_an_era_is_changed_and_the_page_for_readers_with_it(desk, text):
    desk.post(desk.url, answers(desk, **{"eras-0-title": "The walkout", "eras-0-last": "2 April 2019"}))

    assert standing(desk) == [("The walkout", STRIKE[1], date(2019, 4, 2))]
    factories.entry(desk.timeline)
    assert "The walkout 12 March – 2 April 2019" in text(desk.get(desk.timeline.get_absolute_url()))


def test_an_era_is_removed_and_put_back(desk):
    desk.post(desk.url, answers(desk, **{"eras-0-DELETE": "on"}))
    removed = standing(desk)

    desk.post(reverse("undo", args=[Decision.objects.get().pk]))

    assert (removed, standing(desk)) == ([], [STRIKE])


def test_saving_what_stands_changes_nothing_but_is_no_error(desk):
    desk.post(desk.url, answers(desk, ("", "", "")))

    assert (standing(desk), Decision.objects.count()) == ([STRIKE], 0)


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (("", "April 2019", ""), {"title"}),
        (("The talks", "", "May 2019"), {"first"}),
        (("The talks", "the day the music died", ""), {"first"}),
        (("The talks", "April 2019", "March 2019"), {"last"}),
        (("The talks", "April 2019", "soonish"), {"last"}),
    ],
)
def test_what_cannot_be_read_is_said_beside_it_and_nothing_is_saved(row, wrong, desk):
    response = desk.post(desk.url, answers(desk, row))

    assert (response.status_code, standing(desk), Decision.objects.count()) == (422, [STRIKE], 0)
    assert [form.errors.keys() for form in response.context["eras"]] == [set(), wrong]


def test_a_form_that_was_tampered_with_is_refused(desk):
    tampered = [{"eras-TOTAL_FORMS": "x"}, {"eras-TOTAL_FORMS": "x", "era": "9" * 5000}]

    statuses = [desk.post(desk.url, sent).status_code for sent in tampered]

    assert (statuses, standing(desk)) == ([422, 422], [STRIKE])


def test_what_somebody_else_added_meanwhile_is_not_lost(desk):
    theirs = ("The talks", date(2019, 4, 1), date(2019, 4, 30))
    seen = [desk.era.pk]
    era(desk.timeline, *theirs)

    wrong = desk.post(desk.url, answers(desk, ("", "2019", ""), seen=seen))
    desk.post(desk.url, answers(desk, ("The end", "2019", ""), seen=wrong.context["eras"].seen))

    mine = ("The end", date(2019, 1, 1), date(2019, 12, 31))
    assert (standing(desk), Decision.objects.count()) == ([mine, STRIKE, theirs], 1)


def test_only_who_edits_the_timeline_changes_its_eras(desk):
    desk.force_login(factories.editor())
    other = desk.post(desk.url, answers(desk, ("Theirs", "2019", "")))
    desk.logout()
    stranger = desk.post(desk.url, answers(desk, ("Theirs", "2019", "")))

    assert (other.status_code, stranger.status_code, standing(desk)) == (404, 302, [STRIKE])


def test_a_date_of_any_name_is_read_back_while_it_is_typed(desk, text):
    page = desk.get(reverse("desk-when"), {"field": "eras-1-first", "eras-1-first": "April 2019"})

    assert "April 2019 (1 April 2019 – 30 April 2019)" in text(page)
