"""Invented pages: a report of a reservoir, whose blocks each test puts between others."""

from newsreader.extraction import extract, starter
from newsreader.fetching import Document

TITLE = "Reservoir emptied after crack is found"
HEADING = f"<h1>{TITLE}</h1>"
FIRST = (
    "The reservoir above Linden was emptied on Monday after divers found a crack in the lower gate, the "
    "water board said, and three villages were told to boil what they drink."
)
SECOND = (
    "Farmers in the valley have asked for tankers, and the board said it would send nine of them before "
    "the end of the week, at a cost that nobody would put a figure on."
)
THIRD = (
    "An engineer who built the gate in his youth said he had warned the board twice, in letters that were "
    "never answered by anyone in the office."
)
FOURTH = (
    "Children in the upper village stayed at home, for the school has no well of its own, and the teacher "
    "went from door to door with the lessons of the day."
)
ALL = [FIRST, SECOND, THIRD, FOURTH]


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def read(body, head=f"<title>{TITLE}</title>"):
    page = f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>'
    return extract(Document("-", page.encode(), "text/html"), starter())


def article(inside):
    """A page with the heading, what is `inside`, and two paragraphs behind it."""
    return read(f"<article>{HEADING}{inside}{paragraphs(FIRST, SECOND)}</article>")


def blocks(read_page):
    return read_page.body.split("\n\n")


def dropped(read_page):
    return [(line.text, line.rule) for line in read_page.dropped]
