"""The paragraphs of a page, without what trafilatura leaves in them: boilerplate, header, headline."""

from dataclasses import dataclass
from itertools import takewhile

from newsreader.extraction import keywords
from newsreader.extraction.boilerplate import is_boilerplate
from newsreader.extraction.fields import Dropped
from newsreader.extraction.findings import Findings
from newsreader.extraction.folding import folded, untagged
from newsreader.extraction.outlets import Recogniser
from newsreader.extraction.stamps import Header, header

# The header's lines and the headline are looked for among the first paragraphs only.
_OPENING = 5
_LONGEST_STANDFIRST = 100
_LONGEST_UNSTAMPED_STANDFIRST = 60


@dataclass(frozen=True, slots=True)
class Body:
    """`standfirst` is what stood above the byline among the paragraphs; `dropped` is no part of either."""

    paragraphs: list[str]
    standfirst: str
    dropped: list[Dropped]


def body_of(page: Findings, headline: str) -> Body:
    """The paragraphs below the headline that are the report's own."""
    paragraphs, boilerplate = _paragraphs(page.found["body"])
    dropped = [Dropped(text, "boilerplate") for text in boilerplate]
    at = _place_of(headline, paragraphs)
    if at >= 0:
        dropped += [Dropped(text, "above-headline") for text in paragraphs[:at]]
        paragraphs = paragraphs[at + 1 :]
    above, opening, header_lines = _parted(paragraphs, page.outlets)
    if not above:
        above = _between_headline_and_byline(page, opening)
        opening = opening[len(above) :]
    paragraphs = opening + paragraphs[_OPENING:]
    if paragraphs:
        page.prove("body", "trafilatura", "", f"{len(paragraphs)} paragraphs of the page's tree")
    dropped += [Dropped(text, "header-line") for text in header_lines]
    return Body(paragraphs, " ".join(above), dropped)


def _paragraphs(body: str) -> tuple[list[str], list[str]]:
    """The paragraphs of a text and its lines of boilerplate."""
    kept: list[str] = []
    dropped: list[str] = []
    for line in body.splitlines():
        if text := folded(untagged(line)):
            (dropped if is_boilerplate(text) else kept).append(text)
    return kept, dropped


def _place_of(headline: str, paragraphs: list[str]) -> int:
    """Which of the first paragraphs repeats the headline, -1 where none does."""
    wanted = headline.casefold()
    return next((at for at, text in enumerate(paragraphs[:_OPENING]) if text.casefold() == wanted), -1)


def _parted(paragraphs: list[str], outlets: Recogniser) -> tuple[list[str], list[str], list[str]]:
    """The opening paragraphs: those above the first line of the header, the report's own, the header's lines.

    Bylines, dates and keywords are header; trafilatura takes them for paragraphs.
    """
    above: list[str] = []
    kept: list[str] = []
    taken: list[str] = []
    for text in paragraphs[:_OPENING]:
        line = header(text, outlets)
        if _is_header(line) or (line and line.pending and not line.weak):
            taken.append(text)
            if not above and _words(kept) <= _LONGEST_STANDFIRST:
                above, kept = kept, []
        elif len(paragraphs) > 2 and keywords.end_of(text)[0]:
            taken.append(text)
        else:
            kept.append(text)
    return above, kept, taken


def _is_header(line: Header | None) -> bool:
    return line is not None and not line.weak and bool(line.opened or line.stamps)


def _words(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _between_headline_and_byline(page: Findings, opening: list[str]) -> list[str]:
    """The first paragraphs that the page shows between its headline and the byline or date below."""
    lines = page.below_heading(8)[1:]
    between = list(takewhile(lambda text: not _is_header(header(text, page.outlets)), lines))
    if len(between) == len(lines):
        return []  # no such line follows
    found: list[str] = []
    for text in opening:
        if text not in between or _words(found) > _LONGEST_UNSTAMPED_STANDFIRST:
            break
        found.append(text)
    return found
