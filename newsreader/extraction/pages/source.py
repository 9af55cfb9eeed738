"""Whose page it is: its structured data, its address, its title, its foot."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from newsreader.extraction.boilerplate import is_boilerplate
from newsreader.extraction.fields import Outlet
from newsreader.extraction.folding import folded
from newsreader.extraction.owners import owner_of
from newsreader.extraction.pages.findings import Findings, named
from newsreader.extraction.parts import PageSource

_BAR = re.compile(r"\s[|–—-]\s")
_LONGEST_NAME = 80


def source_of(page: Findings, address: str) -> tuple[PageSource, list[str]]:
    """The source, and every name the site goes by."""
    stated = list(_stated(page))
    at = page.outlets.at(address)
    host = (urlsplit(address).hostname or "") if address else ""
    sites = [name for _, name in stated] + _names(at) + [host, host.removeprefix("www.")]
    source = (
        _stated_and_listed(page, stated)
        or _at_address(page, at, address)
        or _stated_only(page, stated)
        or _behind_title(page)
        or _in_foot(page)
        or PageSource()
    )
    return source, [*sites, source.full_name, *_names(source.outlet)]


def _names(outlet: Outlet | None) -> list[str]:
    return [outlet.name, *outlet.names] if outlet else []


def _stated(page: Findings) -> Iterator[tuple[str, str]]:
    """The names structured data gives the site, and where."""
    for where, value in page.link("publisher", "sourceOrganization"):
        for name, _ in named(value):
            if _is_name(name):
                yield where, name
    for where, name in page.meta("og:site_name", "application-name", "publisher", "dc.publisher"):
        if _is_name(name):
            yield where, name


def _is_name(text: str) -> bool:
    return not text.startswith("http") and len(text) <= _LONGEST_NAME


def _stated_and_listed(page: Findings, stated: list[tuple[str, str]]) -> PageSource | None:
    for where, name in stated:
        if outlet := page.outlets.named(name):
            page.prove("source", "structured-data", name, where)
            return PageSource(outlet, name, "stated")
    return None


def _at_address(page: Findings, outlet: Outlet | None, address: str) -> PageSource | None:
    if outlet is None:
        return None
    page.prove("source", "address", address, "address")
    return PageSource(outlet, outlet.name, "from the address")


def _stated_only(page: Findings, stated: list[tuple[str, str]]) -> PageSource | None:
    for where, name in stated:
        page.prove("source", "structured-data", name, where)
        return PageSource(None, name, "stated")
    return None


def _behind_title(page: Findings) -> PageSource | None:
    title = page.title
    for bar in _BAR.finditer(title):
        outlet = page.outlets.named(title[bar.end() :])
        if outlet and outlet.kind == "outlet":
            page.prove("source", "title", title[bar.end() :], "title")
            return PageSource(outlet, outlet.name, "inferred from the title")
    return None


def _in_foot(page: Findings) -> PageSource | None:
    for line in reversed(page.found["foot"]):
        text = folded(line)
        owner = owner_of(text, page.outlets) if is_boilerplate(text) else None
        if owner:
            page.prove("source", "footer", text[owner.start : owner.end], "footer")
            return PageSource(owner.outlet, owner.name, "inferred from the footer")
    return None
