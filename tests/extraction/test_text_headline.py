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


# Lines above a byline that are no headlines; the one between them and the byline is.
NOT_HEADLINES = (
    ("Sign in Sign up\n\n", "buttons"),
    ("Facebook Email Copy Link\n\n", "buttons of networks"),
    ("Accessibility statementSkip to main content\n\n", "buttons run together"),
    ("Shipping / Ferries / Ferry drifts for six hours\n\n", "path"),
    ("Towns / Port Selby / Ferry drifts for six hours\n\n", "path through places"),
    ("Sea / Skerry / Ferry drifts for six hours\n\n", "path of short names"),
)


@pytest.mark.parametrize(("above", "kind"), NOT_HEADLINES, ids=[kind for _, kind in NOT_HEADLINES])
def test_headline_is_not_buttons_or_a_path(above, kind):
    assert read(f"{above}Ferry drifts for six hours\n\n{TEXT}").headline == "Ferry drifts for six hours"


# The words of buttons and the strokes of paths in headlines.
LIKE_BUTTONS = (
    "Save more ferries, says Port Selby",
    "Facebook group finds the lost ferry",
    "Ferry / tug talks end in harbour",
)


@pytest.mark.parametrize("headline", LIKE_BUTTONS)
def test_headline_with_words_of_buttons_stays_one(headline):
    assert read(f"{headline}\n\nBy Una Kerr\n\n6 March 2017\n\n{TEXT}").headline == headline


# Headlines of more than a few words that end in a stop.
SENTENCES = (
    "The ferry lost her rudder off the light. Two tugs came six hours later.",
    "Nobody was hurt on the ferry that drifted for six hours off the Skerry light.",
    "We spent a night in the drill hall of Port Selby. The ferry company will pay.",
)


@pytest.mark.parametrize("headline", SENTENCES)
def test_sentence_above_a_byline_is_the_headline(headline):
    assert read(f"{headline}\n\nBy Una Kerr\n\n6 March 2017\n\n{TEXT}").headline == headline


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence_below_the_byline_is_none(sentence):
    head = f"Ferry drifts for six hours\n\nBy Una Kerr\n\n6 March 2017\n\n{sentence}\n\n"

    assert read(head + TEXT).headline == "Ferry drifts for six hours"


# A section before the headline, which the page names alone, as it does the rest.
KICKERS = (
    ("Shipping", "Shipping Ferry drifts for six hours"),
    ("Port Selby", "Port Selby Ferry drifts for six hours"),
    ("Sea", "Sea : Ferry drifts for six hours"),
)


@pytest.mark.parametrize(("section", "line"), KICKERS)
def test_headline_goes_without_the_section_before_it(section, line):
    head = f"{section}\n\n{line}\n\nBy Una Kerr\n\n6 March 2017\n\n"

    assert read(f"{head}{TEXT}\n\nMost read\n\nFerry drifts for six hours\n").headline == (
        "Ferry drifts for six hours"
    )


# The same words where they are the headline's own: nothing shows that they are not, or a colon that they are.
OWN_OPENINGS = (
    ("Sea", "Shipping Ferry drifts for six hours"),
    ("Shipping", "Shipping: ferry drifts for six hours"),
    ("Port Selby", "Port Selby: ferry drifts for six hours"),
    ("Lost at sea?", "Lost at sea? Ferry drifts for six hours"),
)


@pytest.mark.parametrize(("section", "line"), OWN_OPENINGS)
def test_headline_keeps_an_opening_of_its_own(section, line):
    head = f"{section}\n\n{line}\n\nBy Una Kerr\n\n6 March 2017\n\n"

    assert read(f"{head}{TEXT}\n\nMost read\n\nFerry drifts for six hours\n").headline == line


# What names the site whose name stands behind the headline.
NOTICES = (
    "© 2017 Port Selby Mail",
    "Copyright Port Selby Mail 2017",
    "© Port Selby Mail. All rights reserved.",
)


@pytest.mark.parametrize("notice", NOTICES)
def test_headline_goes_without_the_name_a_copyright_gives(notice):
    text = (
        f"Ferry drifts for six hours – Port Selby Mail\n\nBy Una Kerr\n\n6 March 2017\n\n{TEXT}\n\n{notice}\n"
    )

    assert read(text).headline == "Ferry drifts for six hours"


@pytest.mark.parametrize("ending", ["a long night", "Part 2", "the tugs of Port Selby"])
def test_headline_keeps_what_no_copyright_names(ending):
    headline = f"Ferry drifts for six hours – {ending}"
    text = f"{headline}\n\nBy Una Kerr\n\n6 March 2017\n\n{TEXT}\n\n© 2017 Port Selby Mail\n"

    assert read(text).headline == headline
