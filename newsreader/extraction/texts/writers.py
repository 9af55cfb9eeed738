"""Who wrote an article saved as text: its header lines, its sign-off, its dateline."""

import re
from itertools import pairwise

from newsreader.extraction.datelines import Dateline
from newsreader.extraction.parts import Writers
from newsreader.extraction.stamps import Header
from newsreader.extraction.texts.layout import Paragraph
from newsreader.extraction.texts.text_page import Page
from newsreader.extraction.texts.writer_choice import CLEAR, NONE, WriterChoice
from newsreader.extraction.writers import bylines
from newsreader.extraction.writers.shouted_names import as_written

_SIGN_OFF = re.compile(
    r"\(?(?:Additional )?Reporting by (?P<names>[^;.()]{3,200})[^()]{0,400}\)?", re.IGNORECASE
)
_LONGEST_SIGN_OFF, _FURTHEST_SIGN_OFF = 500, 4
_ABOUT = re.compile(r"(?:more )?(?:about|meet) the (?:author|writer|reporter)s?:?", re.IGNORECASE)
_TOLD_OF = re.compile(r"(?P<name>[^,.:;]{3,50}?),? (?:is|was|has|writes|covers|reports|works|joined|lives)\b")


def writers(page: Page, opening: Dateline | None) -> Writers:
    """What stands above the report says who wrote it; a line below it only where nothing does."""
    found = Writers()
    chosen = _choice(page).chosen()
    for each in chosen:
        _add_names(found, page, each.unit, each.header)
    if found.authors and chosen[0].score < NONE + CLEAR:
        page.warnings.append(f"“{found.byline}” may not be who wrote it.")
    for unit, line in page.headers:
        if not found.byline and line.opened and line.byline[0] >= 0 and not line.authors:
            _add_names(found, page, unit, line)  # "By our correspondent"
        _add_place(found, page, unit, line)
    if not found.authors:
        _add_from_below(found, page)
    if page.opening and opening:
        _add_dateline(found, page, page.opening, opening)
    return found


def _choice(page: Page) -> WriterChoice:
    begins = page.opening.start if page.opening else len(page.decoded)
    ends = page.closing.end if page.closing else len(page.decoded)
    head = page.headline.start if page.headline else begins
    lines = sorted(page.headers, key=lambda header: header[0].start)
    return WriterChoice(page.decoded, lines, head, begins, ends)


def _add_names(found: Writers, page: Page, unit: Paragraph, line: Header) -> None:
    start, end = line.byline
    if start >= 0 and not found.byline:
        found.byline = unit.text[start:end]
        page.prove("byline", unit, found.byline, "byline")
    for at, name in enumerate(line.authors):
        if at and _is_no_person(name, page):
            continue
        author = as_written(name, page.decoded)
        if author not in found.authors:
            found.authors.append(author)
            page.prove("authors", unit, name, "byline")
    if line.agencies and not found.agency:
        found.agency = line.agencies[0].name
        page.prove("agency", unit, found.byline or found.agency, "byline")


def _is_no_person(name: str, page: Page) -> bool:
    """Whether the page uses a later name of a byline as a place's or as its own: "Jane Doe, Port Kalyan"."""
    written = re.escape(name)
    return bool(
        re.search(
            rf"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round) {written}\b|©[^\n]{{0,30}}\b{written}", page.decoded
        )
    )


def _add_place(found: Writers, page: Page, unit: Paragraph, line: Header) -> None:
    if line.place and not found.place:
        found.place = line.place
        page.prove("dateline", unit, found.place, "byline")


def _add_from_below(found: Writers, page: Page) -> None:
    """A sign-off, else a box about the author: where nothing above names anybody."""
    units = sorted((page.footers + [unit for unit, _ in page.dropped]), key=lambda unit: unit.start)
    below = [unit for unit in units if page.closing and unit.start > page.closing.start]
    for unit in ([page.closing] if page.closing else []) + below[:_FURTHEST_SIGN_OFF]:
        if _add_sign_off(found, page, unit):
            return
    for heading, unit in pairwise(below):
        if not found.agency and _ABOUT.fullmatch(heading.text) and (name := _introduced(unit.text)):
            found.authors.append(name)
            page.prove("authors", unit, name, "about-the-author")
            page.warnings.append(f"“{name}” is named below the text only.")
            return


def _add_sign_off(found: Writers, page: Page, last: Paragraph) -> bool:
    """ "Reporting by Jane Doe; editing by John Roe" under a report."""
    signed = _SIGN_OFF.fullmatch(last.text) if len(last.text) < _LONGEST_SIGN_OFF else None
    if signed and (authors := bylines.credited(signed["names"], page.outlets).authors):
        found.authors += authors
        page.prove("authors", last, signed["names"], "sign-off")
    return bool(found.authors)


def _introduced(text: str) -> str:
    """The person a line names, or begins to tell about: "Jane Doe is a reporter in Kalyan"."""
    told = _TOLD_OF.match(text)
    name = told["name"] if told else text
    return name if bylines.person(name) else ""


def _add_dateline(found: Writers, page: Page, first: Paragraph, opening: Dateline) -> None:
    words = first.text[: opening.end].strip()
    if opening.place and not found.place:
        found.place = opening.place
        page.prove("dateline", first, words, "dateline")
    if opening.agency and not found.agency:
        found.agency = opening.agency.name
        page.prove("agency", first, words, "dateline")
