"""Who wrote an article saved as text: its header lines, its sign-off, its dateline."""

import re

from newsreader.extraction import bylines
from newsreader.extraction.datelines import Dateline
from newsreader.extraction.layout import Paragraph
from newsreader.extraction.parts import Writers
from newsreader.extraction.stamps import Header
from newsreader.extraction.text_page import Page

_SIGN_OFF = re.compile(
    r"\(?(?:Additional )?Reporting by (?P<names>[^;.()]{3,200})[^()]{0,400}\)?", re.IGNORECASE
)
_LONGEST_SIGN_OFF = 500


def writers(page: Page, opening: Dateline | None) -> Writers:
    """What stands above the report says who wrote it; a line below it only where nothing does."""
    found = Writers()
    body_from = page.opening.start if page.opening else 0
    for unit, line in sorted(page.headers, key=lambda header: (header[0].start > body_from, header[0].start)):
        _add_header(found, page, unit, line)
    if page.closing and not found.authors:
        _add_sign_off(found, page, page.closing)
    if page.opening and opening:
        _add_dateline(found, page, page.opening, opening)
    return found


def _add_header(found: Writers, page: Page, unit: Paragraph, line: Header) -> None:
    start, end = line.byline
    if start >= 0 and not found.byline:
        found.byline = unit.text[start:end]
        page.prove("byline", unit, found.byline, "byline")
    for author in line.authors:
        if author not in found.authors:
            found.authors.append(author)
            page.prove("authors", unit, author, "byline")
    if line.agencies and not found.agency:
        found.agency = line.agencies[0].name
        page.prove("agency", unit, found.byline or found.agency, "byline")
    if line.place and not found.place:
        found.place = line.place
        page.prove("dateline", unit, found.place, "byline")


def _add_sign_off(found: Writers, page: Page, last: Paragraph) -> None:
    """ "Reporting by Jane Doe; editing by John Roe" under a report."""
    signed = _SIGN_OFF.fullmatch(last.text) if len(last.text) < _LONGEST_SIGN_OFF else None
    if signed and (authors := bylines.credited(signed["names"], page.outlets).authors):
        found.authors += authors
        page.prove("authors", last, signed["names"], "sign-off")


def _add_dateline(found: Writers, page: Page, first: Paragraph, opening: Dateline) -> None:
    words = first.text[: opening.end].strip()
    if opening.place and not found.place:
        found.place = opening.place
        page.prove("dateline", first, words, "dateline")
    if opening.agency and not found.agency:
        found.agency = opening.agency.name
        page.prove("agency", first, words, "dateline")
