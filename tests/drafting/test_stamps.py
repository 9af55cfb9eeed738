from datetime import date

import pytest

from newsreader.drafting import stamps
from tests.drafting.test_proposals import days, drafted


@pytest.mark.parametrize(
    "text",
    [
        "Mon May 15 2023 09:10:00",
        "Friday 12 May 2023 16.29 BST",
        "Updated 4.10pm",
        "Last updated on Monday at 9:05",
    ],
)
def test_a_stamp_is_no_time_of_an_event(text):
    assert [text[each.start : each.end] for each in stamps.find(text)] == [text]
    assert [e.title for e in drafted(f"{text}\n\nThe hall was full.") if e.rule != "reported"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The firm updated its plans on Monday.",
        "On Monday, 15 May 2023, the ferry sank.",
        "At 4.10pm the dam broke.",
    ],
)
def test_a_day_in_a_sentence_is_no_stamp(text):
    assert stamps.find(text) == []


def test_each_item_of_a_page_is_read_against_its_own_stamp():
    body = (
        "Mon May 8 2023 09:10:00 The council closed the bridge on Friday.\n\n"
        "Wed May 17 2023 11:00:00 The army took the ridge on Friday."
    )

    found = {event.title: days(event)[0] for event in drafted(body)}

    assert found == {
        "The council closed the bridge": date(2023, 5, 5),
        "The army took the ridge": date(2023, 5, 12),
    }


def test_one_stamp_alone_moves_no_day():
    body = "Mon May 8 2023 09:10:00 The council closed the bridge on Friday."

    assert [days(event)[0] for event in drafted(body)] == [date(2023, 5, 12)]
