"""Who wrote the article of a page: structured data, then the byline it shows, then its dateline."""

from collections.abc import Iterator

from newsreader.extraction import bylines
from newsreader.extraction.datelines import Dateline
from newsreader.extraction.fields import Outlet
from newsreader.extraction.findings import Findings, named, plain
from newsreader.extraction.parts import Writers
from newsreader.extraction.stamps import header

_AUTHOR_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "cxenseparse:author",
)
_NO_NAMES = ("http:", "https:", "www.", "@")


def writers(page: Findings, opening: Dateline | None, outlet: Outlet | None) -> Writers:
    """The writers, an agency that is not the page's own `outlet`, and the place they wrote in."""
    found = Writers()
    for where, names in _stated(page):
        for name, kind in names:
            if not name.startswith(_NO_NAMES):
                _credit(page, found, outlet, name, where, kind)
        if found.authors or found.agency:
            break
    _add_shown(page, found, outlet)
    if opening:
        _add_dateline(page, found, outlet, opening)
    found.byline = found.byline or ", ".join(found.authors) or found.agency
    return found


def _stated(page: Findings) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What structured data names as writers, and where: (name, type)."""
    for where, value in page.link("author", "creator"):
        yield where, list(named(value))
    for where, value in page.meta(*_AUTHOR_METAS):
        yield where, [(value, "")]


def _credit(
    page: Findings, found: Writers, outlet: Outlet | None, words: str, where: str, kind: str = ""
) -> str:
    """Adds whom words name, and gives the place they name. `kind` is the type that JSON-LD gives them."""
    byline = bylines.credited(words[bylines.opened(words) :], page.outlets, opened=kind == "Person")
    if byline.agencies and not found.agency and byline.agencies[0] != outlet:
        found.agency = byline.agencies[0].name
        page.prove("agency", "structured-data", words, where)
    known = {author.casefold() for author in found.authors}
    for author in byline.authors if not kind.endswith("Organization") else ():
        if author.casefold() not in known:
            known.add(author.casefold())
            found.authors.append(author)
            page.prove("authors", "structured-data", words, where)
    return byline.place


def _add_shown(page: Findings, found: Writers, outlet: Outlet | None) -> None:
    """The first byline among the visible lines: an element marked as one, or a line near the headline."""
    near = (("line", line) for line in page.below_heading(10))
    for kind, text in (*((kind, plain(text)) for kind, text in page.found["bylines"]), *near):
        line = header(text, page.outlets)
        if line is None or line.byline[0] < 0 or not (line.opened or line.agencies or kind == "rel"):
            continue
        where = f"byline ({kind})"
        found.byline = text[line.byline[0] : line.byline[1]]
        page.prove("byline", "byline", found.byline, where)
        if not (found.authors or found.agency):
            found.place = _credit(page, found, outlet, found.byline, where)
        if line.place and not found.place:
            found.place = line.place
            page.prove("dateline", "byline", found.place, where)
        return


def _add_dateline(page: Findings, found: Writers, outlet: Outlet | None, opening: Dateline) -> None:
    if opening.place and not found.place:
        found.place = opening.place
        page.prove("dateline", "dateline", found.place, "first paragraph")
    if opening.agency and not found.agency and opening.agency != outlet:
        found.agency = opening.agency.name
        page.prove("agency", "dateline", found.agency, "first paragraph")
