"""Up and down at the desk: what a press sends, what it answers, and what readers are told."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsreader import deciding
from newsreader.text.timex.typed import understand
from tests import factories


@pytest.fixture
def desk(db, client):
    """An editor's client, with a timeline of three entries on one day and one on the next."""
    client.editor = factories.editor()
    client.timeline = factories.timeline("The strike", owner=client.editor)
    client.made = {}
    for name, when in {
        "One": "7 December 2016, morning",
        "Two": "7 December 2016",
        "Three": "7 December 2016, 21:00",
        "Next": "8 December 2016",
    }.items():
        client.made[name] = factories.entry(client.timeline, factories.event(name, understand(when)))
    client.force_login(client.editor)
    return client


def presses(page):
    """What each press of a page sends, by its label."""
    buttons = re.findall(
        r'<button form="[^"]*" formaction="([^"]*/move/)" name="([^"]*)" (?:value="([^"]*)" )?class="plain"'
        r' aria-label="([^"]*)"',
        page.content.decode(),
    )
    return {label: (url, {name: value}) for url, name, value, label in buttons}


def press(desk, label, at=None):
    """Load the page, press, and follow; gives the answer's words and where it leads."""
    back = reverse("desk-timeline", args=[desk.timeline.slug])
    url, sent = presses(desk.get(at or back))[label]
    answer = desk.post(url, sent | {"next": back}, follow=True)
    words = [str(message) for message in answer.context["messages"]]
    return words, answer.redirect_chain[0][0]


def order(desk):
    return [entry.title for entry in desk.timeline.entries.select_related("event").in_order()]


def test_a_press_moves_an_entry_says_so_and_leads_back_to_its_row(desk):
    words, back = press(desk, "Move up: Two")

    assert order(desk) == ["Two", "One", "Three", "Next"]
    told = "Its time says otherwise, so readers are told that an editor placed it there."
    assert words == [f"“Two” stands before “One” now. {told}"]
    assert back == f"/desk/timelines/{desk.timeline.slug}/#row-{desk.made['Two'].pk}"


def test_the_entrys_own_page_has_the_same_presses(desk):
    press(desk, "Move down: One", at=reverse("desk-entry", args=[desk.made["One"].pk]))

    assert order(desk) == ["Two", "One", "Three", "Next"]


@pytest.mark.parametrize(
    ("label", "why"),
    [
        ("Move up: One", "“One” is the first of its day. For another day, change its date."),
        ("Move down: Three", "“Three” is the last of its day. For another day, change its date."),
        ("Move up: Next", "“Next” is the first of its day. For another day, change its date."),
    ],
)
def test_the_days_ends_are_refused_with_words(label, why, desk):
    assert (press(desk, label)[0], order(desk)) == ([why], ["One", "Two", "Three", "Next"])


def test_a_press_on_an_old_page_says_what_changed(desk):
    url, sent = presses(desk.get(reverse("desk-timeline", args=[desk.timeline.slug])))["Move up: Three"]
    deciding.entries.delete(desk.made["Two"], desk.editor)

    answer = desk.post(url, sent, follow=True)

    words = [str(message) for message in answer.context["messages"]]
    assert words == ["The entry beside it was taken off meanwhile. Nothing was moved; look at the order now."]


def test_readers_are_told_of_an_editors_place_until_it_is_taken_back(desk):
    told = []
    for label in ("Move up: Three", "Order by time again: Three"):
        words, _back = press(desk, label)
        told.append(desk.get(desk.timeline.get_absolute_url()).content.decode().count("placed by the editor"))

    assert told == [1, 0]
    assert (words, order(desk)) == (
        ["“Three” is in order by time again."],
        ["One", "Two", "Three", "Next"],
    )


def test_a_change_of_day_says_that_the_place_is_gone(desk):
    press(desk, "Move up: Three")

    answer = desk.post(
        reverse("entry-date", args=[desk.made["Three"].pk]), {"when": "9 December 2016"}, follow=True
    )

    assert [str(message) for message in answer.context["messages"]][:1] == [
        "The date is 9 December 2016 now. An editor had placed it within its former day; now it stands by"
        " its time."
    ]


def test_the_desks_list_costs_the_same_however_many_there_are(desk):
    page = reverse("desk-timeline", args=[desk.timeline.slug])

    desk.get(page)  # who has it open is noted at first
    with CaptureQueriesContext(connection) as few:
        desk.get(page)
    for number in range(6):
        factories.entry(desk.timeline, factories.event(f"More {number}", understand("7 December 2016")))
    with CaptureQueriesContext(connection) as many:
        desk.get(page)

    assert len(many) == len(few)
