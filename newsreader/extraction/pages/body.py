"""The blocks of a page that are the report's own, without its header's lines and its headline."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import NamedTuple

from newsreader.extraction import keywords
from newsreader.extraction.fields import BlockKind, Dropped, Link
from newsreader.extraction.folding import folded
from newsreader.extraction.pages.findings import Findings
from newsreader.extraction.pages.writers import is_bare_byline
from newsreader.extraction.stamps import Header, header

# The header's lines and the headline are looked for among the first blocks only.
_OPENING = 5
_LONGEST_STANDFIRST = 100
_LONGEST_UNSTAMPED_STANDFIRST = 60
_MOST_DROPPED, _LONGEST_DROPPED = 300, 2000


class BodyBlock(NamedTuple):
    """A block of the body; in a list or table each line is an item or a row.

    `links` are by code points of `text`, with addresses as the page writes them.
    """

    kind: BlockKind
    text: str
    level: int = 0
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """`above` is what stood over the byline among the blocks; `dropped` is no part of either."""

    pieces: Sequence[BodyBlock]
    above: Sequence[BodyBlock]
    dropped: Sequence[Dropped]

    @property
    def paragraphs(self) -> list[str]:
        return [piece.text for piece in self.pieces]

    @property
    def kinds(self) -> list[BlockKind]:
        return [piece.kind for piece in self.pieces]

    @property
    def links(self) -> list[Link]:
        """By code points of the paragraphs parted by blank lines; addresses as the page writes them."""
        found: list[Link] = []
        at = 0
        for piece in self.pieces:
            found += [Link(at + start, at + end, address) for start, end, address in piece.links]
            at += len(piece.text) + 2
        return found

    @property
    def standfirst(self) -> str:
        return " ".join(piece.text for piece in self.above)

    def below(self, standfirst: str) -> "Body":
        """The body under the chosen standfirst: what stood above the byline and is not in it comes back."""
        told = _same(standfirst)
        lost = [piece for piece in self.above if _same(piece.text) not in told]
        return replace(self, pieces=[*lost, *self.pieces], above=())

    def in_no_field(self, *fields: str) -> list[Dropped]:
        """What was left out and is in none of the `fields` either, an editor's to look through."""
        told = [_same(text) for text in fields]
        left = [line for line in self.dropped if not any(_same(line.text) in text for text in told)]
        return [replace(line, text=line.text[:_LONGEST_DROPPED]) for line in dict.fromkeys(left)][
            :_MOST_DROPPED
        ]


def body_of(page: Findings, headline: str) -> Body:
    """The blocks below the headline that are the report's own."""
    pieces = _pieces(page)
    dropped = [
        Dropped(line, rule) for _, text, rule, _ in page.found["blocks"] if rule for line in text.splitlines()
    ]
    dropped += [Dropped(text, "struck-out") for text in page.found["struck"]]
    at = _place_of(headline, pieces)
    # A paragraph that is all there is stays, whatever a broken heading around it says.
    if at >= 0 and (pieces[at].level or pieces[at + 1 :]):
        dropped += [Dropped(piece.text, "above-headline") for piece in pieces[:at]]
        dropped.append(Dropped(pieces[at].text, "headline"))
        pieces = pieces[at + 1 :]
    above, opening, header_lines = _parted(pieces, page)
    if not above:
        above = _between_headline_and_byline(page, opening)
        opening = opening[len(above) :]
    pieces = opening + pieces[_OPENING:]
    if pieces:
        page.prove("body", "trafilatura", "", f"{len(pieces)} paragraphs of the page's tree")
    dropped += [Dropped(piece.text, "header-line") for piece in header_lines]
    return Body(pieces, above, dropped)


def _pieces(page: Findings) -> list[BodyBlock]:
    links: dict[int, list[Link]] = {}
    for number, *link in page.found["links"]:
        links.setdefault(number, []).append(Link(*link))
    return [
        BodyBlock(kind, text, level, links.get(number, ()))
        for number, (kind, text, rule, level) in enumerate(page.found["blocks"])
        if not rule
    ]


def _same(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _place_of(headline: str, pieces: Sequence[BodyBlock]) -> int:
    """Which of the first blocks repeats the headline, -1 where none does."""
    wanted = _same(headline)
    for at, piece in enumerate(pieces[:_OPENING]):
        own = _same(piece.text)
        if wanted and (own == wanted or (piece.level == 1 and (own in wanted or wanted in own))):
            return at
    return -1


def _parted(
    pieces: Sequence[BodyBlock], page: Findings
) -> tuple[list[BodyBlock], list[BodyBlock], list[BodyBlock]]:
    """The opening blocks: those above the first line of the header, the report's own, the header's lines.

    Bylines, dates and keywords are header; they stand in the page as paragraphs do.
    """
    outlets = page.outlets
    marked = {folded(each["text"]) for each in page.found["bylines"]}
    above: list[BodyBlock] = []
    kept: list[BodyBlock] = []
    taken: list[BodyBlock] = []
    following = [piece.text for piece in pieces[1 : _OPENING + 1]] + [""]
    for piece, below in zip(pieces[:_OPENING], following, strict=False):
        line = header(piece.text, outlets)
        if (
            (piece.text in marked and line and line.authors)
            or _is_header(line)
            or is_bare_byline(piece.text, below, outlets)
            or (line and line.pending and not line.weak)
        ):
            taken.append(piece)
            if not above and _words(kept) <= _LONGEST_STANDFIRST:
                above, kept = kept, []
        elif len(pieces) > 2 and keywords.end_of(piece.text)[0]:
            taken.append(piece)
        else:
            kept.append(piece)
    return above, kept, taken


def _is_header(line: Header | None) -> bool:
    return line is not None and not line.weak and bool(line.opened or line.stamps)


def _words(pieces: Sequence[BodyBlock]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)


def _between_headline_and_byline(page: Findings, opening: Sequence[BodyBlock]) -> list[BodyBlock]:
    """The first blocks that the page shows between its headline and the byline or date below."""
    lines = page.below_heading(8)[1:]
    between = list(takewhile(lambda text: not _is_header(header(text, page.outlets)), lines))
    if len(between) == len(lines):
        return []  # no such line follows
    found: list[BodyBlock] = []
    for piece in opening:
        if piece.text not in between or _words(found) > _LONGEST_UNSTAMPED_STANDFIRST:
            break
        found.append(piece)
    return found
