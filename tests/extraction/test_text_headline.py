"""The headline of a text among the lines of its page, and when it is a guess."""

import pytest

from newsreader.extraction import extract
from newsreader.fetching import Document

TEXT = (
    "The ferry Maid of Orla lost her rudder off the Skerry light on Monday and drifted for six hours.\n\n"
    "Two tugs took the ferry to Port Selby, where her passengers slept in the drill hall until morning.\n\n"
    "Nobody was hurt, the harbour master said, and the ferry company has promised to pay for the night."
)


def read(text):
    return extract(Document("page.txt", text.encode()), ())


def guessed(text):
    return any(line.startswith("The headline is a guess") for line in read(text).warnings)


# The lines of a page above its text; "Ferry drifts for six hours" is the headline.
PAGES = (
    (
        "Home Shipping Ferry drifts for six hours\n\nFerry drifts for six hours\n\nHow tugs save ships\n\n",
        "path",
    ),
    (
        "Ferry drifts for six hours\n\nhow the ferry and the tugs came to Port Selby\n\n"
        "By Una Kerr, 6 March 2017\n\n",
        "small letter",
    ),
    (
        "Ferry drifts for six hours\n\n1. The ferry and the harbour master\n\nBy Una Kerr, 6 March 2017\n\n",
        "numbered",
    ),
)


@pytest.mark.parametrize(("head", "kind"), PAGES, ids=[kind for _, kind in PAGES])
def test_headline_is_not_the_line_near_it(head, kind):
    assert read(head + TEXT).headline == "Ferry drifts for six hours"


# The same forms where they are the headline's own.
OWN = (
    "Home shipping firm sells its last ferry",
    "iFerry drifts for six hours off Skerry",
    "7 ferries drift for hours",
)


@pytest.mark.parametrize("headline", OWN)
def test_headline_of_an_unusual_form_stays_one(headline):
    assert read(f"{headline}\n\nBy Una Kerr\n\n6 March 2017\n\n{TEXT}").headline == headline


# Two lines that either could be.
OPEN = (
    "Ferry drifts for six hours off light\n\nTugs take ferry to Port Selby harbour\n\n",
    "Port Selby tugs save the ferry at night\n\nFerry passengers slept in the Selby drill hall\n\n",
    "# 4. Ferry drifts for six hours\n\n## Ferry company to pay for night\n\nBy Una Kerr\n\n6 March 2017\n\n",
)


@pytest.mark.parametrize("head", OPEN)
def test_line_beside_one_as_good_is_a_guess(head):
    assert guessed(head + TEXT)


# One that stands clear of the others.
CLEAR = (
    "HomeShippingFerry drifts for six hours\n\nFerry drifts for six hours\n\nHow tugs save ships\n\n",
    "Ferry drifts for six hours off Skerry light\n\nBy Una Kerr\n\n6 March 2017\n\nShare\n\n",
    "# Ferry drifts for six hours off Skerry light\n\nBy Una Kerr\n\n6 March 2017\n\n",
)


@pytest.mark.parametrize("head", CLEAR)
def test_line_clear_of_the_others_is_no_guess(head):
    assert not guessed(head + TEXT)
