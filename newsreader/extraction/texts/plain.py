"""An article saved as plain text: its fields, each with the words it was read from."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from newsreader.extraction import captions
from newsreader.extraction.datelines import dateline
from newsreader.extraction.fields import BlockKind, Dropped, Extracted, Link, Outlet
from newsreader.extraction.links import kept
from newsreader.extraction.outlets import recogniser
from newsreader.extraction.parts import Pictured, assembled
from newsreader.extraction.stamps import Header
from newsreader.extraction.texts.dates import dates
from newsreader.extraction.texts.headline_choice import without_kicker, without_site
from newsreader.extraction.texts.labels import ADDRESS
from newsreader.extraction.texts.regions import regions
from newsreader.extraction.texts.source import source_of, without_suffix
from newsreader.extraction.texts.text_page import Page
from newsreader.extraction.texts.writers import writers


def read(decoded: str, outlets: Sequence[Outlet], *, url: str = "", latest: date | None = None) -> Extracted:
    """The fields of a text, published on the day `latest` at the latest.

    `decoded` is the original: evidence points into it.
    """
    return _resolved(regions(decoded, recogniser(outlets)), url, latest)


def _resolved(page: Page, url: str, latest: date | None) -> Extracted:
    opening = dateline(page.opening.text, page.outlets, page.words) if page.opening else None
    headline = _headline(page)
    source, named_in_headline = source_of(page, url)
    wrote = writers(page, opening)
    agency = page.outlets.named(wrote.agency) if wrote.agency else None
    when = dates(page, opening, source.outlet, agency, latest)
    captured = when.captured.raw if when.captured else None
    left_out = [*page.dropped, *((unit, "below-the-article") for unit in page.footers)]
    left_out += [(unit, "header-line") for unit, line in page.headers if _names_others(line, wrote.authors)]
    address = _address(page)
    return assembled(
        headline=without_suffix(headline) if named_in_headline else headline,
        standfirst=_standfirst(page),
        body=_body(page),
        kinds=_kinds(page),
        links=kept(_links(page), url or address, address),
        writers=wrote,
        dates=when,
        picture=_picture(page),
        keywords=_keywords(page),
        source=source,
        address=address,
        declared_language=page.labelled["language"][1] if "language" in page.labelled else "",
        evidence=page.evidence,
        warnings=page.warnings,
        dropped=[
            Dropped(unit.text, rule)
            for unit, rule in sorted(left_out, key=lambda found: found[0].start)
            if unit.text != captured
        ],
    )


def _names_others(line: Header, authors: Sequence[str]) -> bool:
    """Whether a line names writers of whom none is one of the `authors`."""
    known = {name.casefold() for name in authors}
    return bool(line.authors) and known.isdisjoint(name.casefold() for name in line.authors)


def _headline(page: Page) -> str:
    if "headline" in page.labelled:
        return _labelled(page, "headline")
    if page.headline is None:
        page.warnings.append("No headline was found.")
        return ""
    lines = [unit.text for unit, _ in page.dropped] + [unit.text for unit in page.footers]
    text = without_kicker(without_site(page.headline.text, lines), lines)
    page.prove("headline", page.headline, text, "best-line")
    return text


def _labelled(page: Page, field: str) -> str:
    unit, text = page.labelled[field]
    page.prove(field, unit, text, "labelled")
    return text


def _standfirst(page: Page) -> str:
    if "standfirst" in page.labelled:
        return _labelled(page, "standfirst")
    page.prove_span("standfirst", page.standfirst, "below-headline")
    return " ".join(unit.text for unit in page.standfirst)


def _body(page: Page) -> str:
    page.prove_span("body", [unit for _, units in page.body for unit in units], "paragraphs")
    return "\n\n".join("\n".join(unit.text for unit in units) for _, units in page.body)


def _links(page: Page) -> Iterator[Link]:
    """By code points of the body; addresses as written."""
    at = 0
    for _, units in page.body:
        for unit in units:
            yield from (Link(at + start, at + end, address) for start, end, address in unit.links)
            at += len(unit.text) + 1
        at += 1


def _kinds(page: Page) -> tuple[BlockKind, ...]:
    kinds = tuple(kind for kind, _ in page.body)
    return kinds if any(kind != "paragraph" for kind in kinds) else ()


def _address(page: Page) -> str:
    if "url" not in page.labelled:
        return ""
    unit, text = page.labelled["url"]
    found = ADDRESS.match(text)
    address = found[0] if found else ""
    page.prove("canonical_url", unit, address, "labelled")
    return address


def _picture(page: Page) -> Pictured:
    """The captions; the first one's credit, or that of the first line that is nothing but a credit."""
    found = [caption for caption in page.captions if not captions.is_credit_only(caption[1])]
    if not found:
        return Pictured(credit=_credit_line(page))
    unit, text = found[0]
    first = captions.picture(text)
    page.prove("caption", unit, text, "caption")
    if first.credit:
        page.prove("credit", unit, first.credit, "caption-credit")
    if first.day:
        page.prove("photo_date", unit, text[first.day_start : first.day_end], "caption-date")
    if first.place:
        page.prove("photo_place", unit, first.place, "caption-place")
    every = "\n\n".join(dict.fromkeys(text for _, text in found))
    return Pictured(every, first.credit or _credit_line(page), first.archive, first.day, first.place)


def _credit_line(page: Page) -> str:
    lines = [(unit, text) for unit, text in page.captions if captions.is_credit_only(text)]
    for unit, text in lines:
        credit = captions.picture(text).credit
        if credit or unit is lines[-1][0]:
            page.prove("credit", unit, credit, "credit-line")
            return credit
    return ""


def _keywords(page: Page) -> tuple[str, ...]:
    found: list[str] = []
    for unit, text in sorted(page.keywords, key=lambda found: found[0].start):
        words = [word.strip(" .#[]\"'") for word in re.split(r"[,;|]|\s{2,}", text)]
        found += [word for word in words if word]
        page.prove("keywords", unit, text, "keyword-line")
    return tuple(dict.fromkeys(found))
