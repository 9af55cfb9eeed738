"""The keywords below a text, from a list under a heading."""

import pytest

from newsreader.extraction import extract
from newsreader.fetching import Document

TEXT = (
    "# Ferry drifts for six hours\n\nBy Una Kerr\n\n6 March 2017\n\n"
    "The [ferry](/f/1) lost her rudder off the [Skerry light](/s/2) on Monday and drifted for six hours.\n\n"
    "Two tugs took the ferry to Port Selby, where her passengers slept in the drill hall until morning.\n\n"
    "Nobody was hurt, the harbour master said, and the ferry company has promised to pay for the night.\n\n"
)

# Lists of Markdown; their links and signs go.
LISTS = (
    "  * [ferries](/t/1)\n  * [tugs](/t/2)\n",
    "[ferries](/t/1)[tugs](/t/2)\n",
    '**[ferries](/t/1)**\n[ tugs ](/t/2 "All of them")\n',
)


def keywords(text):
    return extract(Document("page.txt", text.encode()), ()).keywords


@pytest.mark.parametrize("topics", LISTS)
def test_keywords_are_without_marks_of_markdown(topics):
    assert keywords(f"{TEXT}Topics\n\n{topics}") == ("ferries", "tugs")


@pytest.mark.parametrize("topic", ["C# tugs", "route 5*", "port_selby"])
def test_signs_of_a_keyword_itself_stay(topic):
    assert keywords(f"{TEXT}Topics\n\n  * [ferries](/t/1)\n  * {topic}\n") == ("ferries", topic)
