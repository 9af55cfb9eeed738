"""Where the news of a page with stamps begins."""

import pytest

from tests.drafting.test_reported import news

FIRE = "A fire is burning at a mill in Harn."


@pytest.mark.parametrize(
    "lines",
    [
        "Page last refreshed at 9.04 BST",
        "Updated 4.10pm\n\nWhat we know so far:",
        "Last updated: 16:42\n\nHarn",
    ],
)
def test_lines_under_a_stamp_are_of_the_page(lines):
    assert news(f"{lines}\n\n{FIRE}") == ["A fire is burning at a mill in Harn"]


@pytest.mark.parametrize(
    "lines",
    ["What we know so far:\n\nHarn", "Updated 4.10pm\n\nIt rained.\n\nIt snowed.", "Harn\n\nUpdated 4.10pm"],
)
def test_without_a_stamp_at_the_head_and_behind_a_sentence_they_are_not(lines):
    assert news(f"{lines}\n\n{FIRE}") == []
