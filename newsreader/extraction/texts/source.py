"""Whose page a saved text is: what it says outright, its address, its masthead and byline, its footer."""

import re

from newsreader.extraction.fields import Evidence
from newsreader.extraction.owners import owner_of
from newsreader.extraction.parts import PageSource
from newsreader.extraction.stamps import beside_dates
from newsreader.extraction.texts.layout import Paragraph
from newsreader.extraction.texts.paper_names import is_paper
from newsreader.extraction.texts.text_page import Page

_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<name>[^|–—]{2,60})$")

_EDGE = 400  # lines


def source_of(page: Page, url: str) -> tuple[PageSource, bool]:
    """The source, and whether it is the headline that names it."""
    source = _stated(page) or _at_address(page, url) or _on_masthead(page) or _in_byline(page)
    if source:
        return source, False
    if source := _behind_headline(page):
        return source, True
    return _under_headline(page) or _in_boilerplate(page) or PageSource(), False


def without_suffix(headline: str) -> str:
    """A headline without the name of the site behind it."""
    found = _SUFFIX.search(headline)
    return headline[: found.start()] if found else headline


def _stated(page: Page) -> PageSource | None:
    if "source" not in page.labelled:
        return None
    unit, text = page.labelled["source"]
    outlet = page.outlets.named(text) or page.outlets.at(text)
    if outlet and outlet.kind != "outlet":
        return None
    page.prove("source", unit, text, "labelled")
    return PageSource(outlet, text, "stated")


def _at_address(page: Page, url: str) -> PageSource | None:
    for address in (url, page.labelled["url"][1] if "url" in page.labelled else ""):
        if address and (outlet := page.outlets.at(address)):
            page.evidence["source"] = Evidence("address", address, where="address")
            return PageSource(outlet, outlet.name, "from the address")
    return None


def _on_masthead(page: Page) -> PageSource | None:
    if not page.mastheads:
        return None
    unit, outlet = page.mastheads[0]
    page.prove("source", unit, unit.text, "masthead")
    return PageSource(outlet, unit.text, "inferred from the masthead")


def _in_byline(page: Page) -> PageSource | None:
    for unit, line in page.headers:
        if line.outlets:
            page.prove("source", unit, line.outlets[0].name, "byline")
            return PageSource(line.outlets[0], line.outlets[0].name, "inferred from the byline")
    return None


def _behind_headline(page: Page) -> PageSource | None:
    suffix = _SUFFIX.search(page.headline.text) if page.headline else None
    outlet = page.outlets.named(suffix["name"]) if suffix else None
    if not (page.headline and suffix and outlet and outlet.kind == "outlet"):
        return None
    page.prove("source", page.headline, suffix["name"], "headline-suffix")
    return PageSource(outlet, suffix["name"], "inferred from the headline")


def _under_headline(page: Page) -> PageSource | None:
    """A paper that is on no list, between headline and text: alone, or with the date in one line."""
    above = page.headline.end if page.headline else 0
    below = page.opening.start if page.opening else len(page.decoded)
    dated = [(unit, beside_dates(unit.text)) for unit, line in page.headers if line.stamps]
    alone = [(unit, [unit.text]) for unit, rule in page.dropped if rule == "between-headline-and-text"]
    for unit, words in dated + alone:
        if above <= unit.start < below and len(words) == 1 and is_paper(words[0]):
            page.prove("source", unit, words[0], "under-the-headline")
            return PageSource(None, words[0], "inferred from a line under the headline")
    return None


def _in_boilerplate(page: Page) -> PageSource | None:
    """What the footer or other boilerplate names: an outlet of the list before a name that is on none."""
    named = []
    lines = [("footer", unit) for unit in _ends(page.footers)]
    lines += [("page's furniture", unit) for unit in _ends([unit for unit, _ in page.dropped])]
    for place, unit in lines:
        owner = owner_of(unit.text, page.outlets)
        if owner is None:
            continue
        named.append((unit, owner))
        if owner.outlet:
            words = unit.text[owner.start : owner.end]
            page.prove("source", unit, words, "footer")
            return PageSource(owner.outlet, words, f"inferred from the {place}")
    for unit, owner in named[:1]:
        page.prove("source", unit, owner.name, "footer")
        return PageSource(None, owner.name, "inferred from the footer")
    return None


def _ends(units: list[Paragraph]) -> list[Paragraph]:
    """The first and the last of many lines: a page says whose it is at its edges."""
    return units if len(units) <= 2 * _EDGE else units[:_EDGE] + units[-_EDGE:]
