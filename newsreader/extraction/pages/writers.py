"""Who wrote the article of a page: the byline it shows, what structured data says, its dateline."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, zip_longest
from typing import Any

from newsreader.extraction.datelines import Dateline
from newsreader.extraction.fields import Outlet
from newsreader.extraction.folding import folded
from newsreader.extraction.outlets import Recogniser
from newsreader.extraction.pages.findings import Findings, named
from newsreader.extraction.pages.marked import PARTS
from newsreader.extraction.parts import Writers
from newsreader.extraction.stamps import Header, header
from newsreader.extraction.writers import bylines
from newsreader.extraction.writers.person_names import once, spelled, without_address, without_role

_AUTHOR_METAS = (
    "author",
    "authors",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "byl",
    "byline",
    "cxenseparse:author",
)
_NO_NAMES = ("http:", "https:", "www.", "@")
# What says "By" in other words.
_STORY = re.compile(
    r"(?:(?:story|text|words|report|reporting|article)\s*:"
    r"|(?:veröffentlicht|geschrieben|verfasst|kommentar|bericht|gastbeitrag|text|artikel|interview)\s+von"
    r"|(?:publié|écrit|article|texte)\s+par|(?:publicado|escrito|texto)\s+por|(?:scritto|pubblicato)\s+da)"
    r"\s+(?=\w)",
    re.IGNORECASE,
)
# "Doe, Jane", as libraries write it.
_SURNAME_FIRST = re.compile(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w'’-]+(?: [^\W\d_]\.?)?)")
_LIBRARY_METAS = ("dc.creator", "dcterms.creator", "citation_author")
_BETWEEN = re.compile(r",|;|\||&|(?<!\w)(?:and|und|et|y|e)(?!\w)", re.IGNORECASE)
_AND = re.compile(r"(?<!\w)(?:and|und|et|y|e|&)(?!\w)", re.IGNORECASE)
# "By" at the end is that of the next line.
_OPENS_NOTHING = re.compile(r"(?<!\w)by\W*$", re.IGNORECASE)
# Words between two parts belong to both.
_LINKS = re.compile(r" \| (and|und|et|y|e|&|,|in|from) \| ", re.IGNORECASE)
_NEAR = 10


@dataclass(slots=True)
class _Credited:
    """Whom one part of the page names, and where."""

    authors: list[str] = field(default_factory=list)
    agencies: list[Outlet] = field(default_factory=list)
    place: str = ""
    byline: str = ""
    where: str = ""
    raw: str = ""
    opened: bool = False
    # Whether it opens with "By", stands between headline and report, and is the only one of its kind.
    sure: bool = False
    # Whether it names the site itself, and nobody else.
    of_site: bool = False

    @property
    def anyone(self) -> bool:
        return bool(self.authors or self.agencies)

    def add(self, read: bylines.Byline | Header) -> None:
        known = {author.casefold() for author in self.authors}
        names = [once(spelled(author)) for author in read.authors]
        self.authors += [name for name in dict.fromkeys(names) if name.casefold() not in known]
        self.agencies += [agency for agency in read.agencies if agency not in self.agencies]
        self.place = self.place or read.place


def writers(
    page: Findings, opening: Dateline | None, outlet: Outlet | None, sites: Sequence[str] = ()
) -> Writers:
    """The writers, an agency that is not the page's own `outlet`, and the place they wrote in.

    `sites` are the names the site goes by: whoever the page shows wrote it rather.
    """
    stated = _stated(page, {name.casefold() for name in sites})
    shown = _shown(page, stated)
    found = Writers()
    _add_authors(page, found, stated, shown)
    _add_agency(page, found, (stated, shown), outlet)
    if shown.byline:
        found.byline = shown.byline
        page.prove("byline", "byline", shown.byline, shown.where)
    place = shown.place or _place_line(page)
    if place:
        found.place = place
        page.prove("dateline", "byline", place, shown.where if shown.place else "dateline (line)")
    if opening:
        _add_dateline(page, found, outlet, opening)
    found.byline = found.byline or ", ".join(found.authors) or found.agency
    return found


def _add_authors(page: Findings, found: Writers, stated: _Credited, shown: _Credited) -> None:
    """The authors that the page shows; those of structured data where it shows none, or the same."""
    trusted = shown if _outweighs(shown, stated) else stated
    found.authors += trusted.authors
    if not found.authors:
        return
    page.prove("authors", "structured-data" if trusted is stated else "byline", trusted.raw, trusted.where)
    if trusted is shown and stated.authors and not stated.of_site and _strangers(shown, stated):
        said = ", ".join(stated.authors)
        page.warnings.append(f"The page shows “{shown.byline}”, but its structured data names {said}.")


def _outweighs(shown: _Credited, stated: _Credited) -> bool:
    """Whether the byline is to be trusted, and not what structured data says of it."""
    if not shown.authors:
        return False
    if not stated.authors or stated.of_site:
        return True
    ours, theirs = _words(shown.authors), _words(stated.authors)
    if ours == theirs:
        return len(shown.authors) > len(stated.authors)  # structured data ran the names together
    if theirs <= _words([shown.byline]):
        return _names_more(shown, stated)
    return shown.sure and not ours < theirs


def _names_more(shown: _Credited, stated: _Credited) -> bool:
    """Whether a byline that holds the names of structured data goes on to others, and to nothing else.

    One more behind a comma may be a house, a town or a post: only "and" makes it a writer.
    """
    known = _words(stated.authors)
    pieces = [piece for piece in _BETWEEN.split(shown.raw) if piece.strip(" :")]
    if pieces and bylines.opened(pieces[0]) >= len(pieces[0].rstrip()):
        del pieces[0]
    more = [name for name in shown.authors if known.isdisjoint(_words([name]))]
    together = bool(_AND.search(shown.byline)) or len(more) > 1
    return bool(more) and together and len(pieces) == len(shown.authors)


def _words(names: Sequence[str]) -> set[str]:
    return {word for name in names for word in re.findall(r"\w+", name.casefold())}


def _strangers(one: _Credited, other: _Credited) -> bool:
    return _words(one.authors).isdisjoint(_words(other.authors))


def _add_agency(page: Findings, found: Writers, several: Sequence[_Credited], outlet: Outlet | None) -> None:
    for credited in several:
        agency = next((agency for agency in credited.agencies if agency != outlet), None)
        if agency:
            found.agency = agency.name
            page.prove("agency", "structured-data", credited.raw, credited.where)
            return


def _stated(page: Findings, sites: set[str]) -> _Credited:
    """Whom structured data names: the first of its fields that names anybody but the site itself."""
    of_site = _Credited()
    for where, names in _fields_of_names(page):
        found = _Credited(where=where)
        for name, kind in names:
            if name.startswith(_NO_NAMES):
                continue
            read = _read_name(page, name, kind, where)
            authors = read.authors if not kind.endswith("Organization") else ()
            found.raw = found.raw or name
            found.add(bylines.Byline(authors, read.agencies))
        found.of_site = bool(found.authors) and all(name.casefold() in sites for name in found.authors)
        if found.anyone and not found.of_site:
            return found
        of_site = of_site if of_site.anyone else found
    return of_site


def _fields_of_names(page: Findings) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What may name writers, and where: (name, type)."""
    for where, value in page.link("author", "creator"):
        yield where, list(named(value))
    for where, several in groupby(page.meta(*_AUTHOR_METAS), key=lambda meta: meta[0]):
        yield where, [(value, "") for _, value in several]


def _read_name(page: Findings, words: str, kind: str, where: str) -> bylines.Byline:
    """Reads one name, or several in one string. `kind` is the type that JSON-LD gives them."""
    words = without_address(words)
    found = bylines.Credits()
    turned = _SURNAME_FIRST.fullmatch(words)
    if turned and where.removeprefix("meta ") in _LIBRARY_METAS:
        words = f"{turned[2]} {turned[1]}"
    for part in words[bylines.opened(words) :].split(";"):
        found.add(bylines.credited(without_role(part.strip()), page.outlets, opened=kind == "Person"))
    if turned and not found.anyone():
        found.add(bylines.credited(f"{turned[2]} {turned[1]}", page.outlets))
    return found.byline()


def _shown(page: Findings, stated: _Credited) -> _Credited:
    """The byline the page shows: an element marked as one, or a line near the headline.

    Where several are marked, the one that names those of structured data; else the surest.
    """
    several: list[tuple[int, dict[str, Any], _Credited]] = []
    for each in page.found["bylines"]:
        found = _read_marked(page, each)
        if found and (found.anyone or found.opened):
            several.append((_rank(found, each, stated), each, found))
    nobody: tuple[int, dict[str, Any], _Credited] = (_UNSURE, {}, _Credited())
    rank, first, found = min(several, key=lambda read: read[0], default=nobody)
    if rank < _UNSURE:
        alike = [(other, another) for _, other, another in several if _alike(first, other)]
        found.sure = found.opened and first["past"] == 0 and not any(other.opened for _, other in alike)
        for _, another in alike:
            _add_another(found, another)
        return found
    lines = page.below_heading(_NEAR)
    for text, following in zip_longest(lines, lines[1:], fillvalue=""):
        line = _read_line(page, text, "byline (line)")
        if line and (line.opened or line.agencies or is_bare_byline(text, following, page.outlets)):
            return line
    return _Credited()


def is_bare_byline(text: str, following: str, outlets: Recogniser) -> bool:
    """Whether a line without "By" is a byline: it names a writer, and a post or the date stands by it."""
    line = header(text, outlets)
    # Scripts without capitals do not tell a name from a section.
    if line is None or not line.weak or not line.authors or not any(map(str.isupper, text)):
        return False
    below = header(following, outlets) if following else None
    return bylines.role(text) or (below is not None and bool(below.stamps) and not below.authors)


_UNSURE = 5


def _rank(found: _Credited, each: dict[str, Any], stated: _Credited) -> int:
    """How sure it is that a marked element signs the article: the lower the surer."""
    if stated.authors and not stated.of_site and _words(stated.authors) <= _words([found.byline]):
        return 0
    if found.opened or found.agencies:
        return 1 if each["past"] <= 1 else 4
    if each["kind"] == "rel":
        return 2 if each["past"] <= 1 else 4
    return 3 if each["past"] == 0 else _UNSURE


def _alike(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two marked elements are of one kind and stand in one place, as those of two writers do."""
    names = ("names", "kind", "past")
    return one is not other and [one[name] for name in names] == [other[name] for name in names]


def _read_marked(page: Findings, each: dict[str, Any]) -> _Credited | None:
    """Reads an element, by its parts first: a name and a post stand in elements of their own."""
    where = f"byline ({each['kind']})"
    parts = each["parts"].split(PARTS)
    begins = next((at for at, part in enumerate(parts) if bylines.opened(part)), 0)
    by_parts = _read_line(page, _LINKS.sub(r" \1 ", PARTS.join(parts[begins:])), where)
    if by_parts and by_parts.anyone:
        by_parts.byline = folded(each["text"])
        return by_parts
    return _read_line(page, each["text"], where) or by_parts


def _add_another(found: _Credited, other: _Credited) -> None:
    """Another writer; one signed anew with "By" wrote another article."""
    if not other.opened and other.authors and not _words(other.authors) <= _words(found.authors):
        found.authors += [author for author in other.authors if author not in found.authors]
        found.byline += f", {other.byline}"


def _read_line(page: Findings, text: str, where: str) -> _Credited | None:
    """Whom a byline names; None for a line that is none."""
    text = without_address(folded(text))
    signed = _STORY.sub("By ", text, count=1) if _STORY.match(text) else text
    line = header(without_role(signed), page.outlets)
    if line is None or line.byline[0] < 0 or _OPENS_NOTHING.search(signed):
        return None
    byline = text if signed != text else text[line.byline[0] : line.byline[1]]
    found = _Credited(byline=byline, where=where, raw=byline, opened=line.opened)
    found.add(line)
    return found


def _place_line(page: Findings) -> str:
    """The place of a line below the headline that holds it and a day: "ALEPPO, Dec. 8"."""
    for text in page.below_heading(_NEAR):
        line = header(text, page.outlets)
        if line and line.stamps and line.byline[0] < 0 and line.place and text.startswith(line.place + ","):
            return line.place
    return ""


def _add_dateline(page: Findings, found: Writers, outlet: Outlet | None, opening: Dateline) -> None:
    if opening.place and not found.place:
        found.place = opening.place
        page.prove("dateline", "dateline", found.place, "first paragraph")
    if opening.agency and not found.agency and opening.agency != outlet:
        found.agency = opening.agency.name
        page.prove("agency", "dateline", found.agency, "first paragraph")
