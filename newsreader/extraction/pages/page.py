"""An article on a web page: what its structured data says, and the text of its tree."""

import html
from collections.abc import Sequence
from datetime import date
from typing import Any

from newsreader.extraction import links
from newsreader.extraction.datelines import dateline
from newsreader.extraction.fields import Extracted, Outlet
from newsreader.extraction.folding import folded
from newsreader.extraction.outlets import recogniser
from newsreader.extraction.pages import titles, worker
from newsreader.extraction.pages.body import Body, body_of
from newsreader.extraction.pages.dates import dates
from newsreader.extraction.pages.findings import Findings, web
from newsreader.extraction.pages.picture import image, keywords, picture
from newsreader.extraction.pages.source import source_of
from newsreader.extraction.pages.writers import writers
from newsreader.extraction.parts import assembled

_CUT_OFF = ("…", "...", "[…]", "[...]")
_SHORTEST_STANDFIRST, _LONGEST_STANDFIRST = 20, 600


def read(decoded: str, outlets: Sequence[Outlet], *, url: str = "", latest: date | None = None) -> Extracted:
    """The fields of a page, published on the day `latest` at the latest.

    Raises Refused where it takes too long, too much memory, or is none.
    """
    return composed(decoded, worker.found_in(decoded, url), outlets, url, latest)


def composed(
    decoded: str, found: dict[str, Any], outlets: Sequence[Outlet], url: str, latest: date | None = None
) -> Extracted:
    page = Findings(decoded, found, recogniser(outlets))
    address = _address(page)
    source, sites = source_of(page, url or address)
    headline = _headline(page, sites)
    body = body_of(page, headline)
    opening = dateline(body.paragraphs[0], page.outlets) if body.paragraphs else None
    pictured = picture(page)
    standfirst = _standfirst(page, body, headline)
    body = body.below(standfirst)
    declared = found.get("language") or next((str(value) for _, value in page.link("inLanguage")), "")
    return assembled(
        headline=headline,
        standfirst=standfirst,
        body="\n\n".join(body.paragraphs),
        kinds=body.kinds,
        links=links.kept(body.links, url or address, address, base=found["base"]),
        writers=writers(page, opening, source.outlet, sites),
        dates=dates(page, opening, source.outlet, address or url, latest),
        picture=pictured,
        keywords=keywords(page),
        source=source,
        address=address,
        declared_language=declared,
        evidence=page.evidence,
        warnings=page.warnings,
        dropped=body.in_no_field(headline, standfirst, pictured.caption),
        image=image(page),
    )


def _address(page: Findings) -> str:
    candidates = [("link[rel=canonical]", page.found.get("canonical") or "")]
    candidates += list(page.meta("og:url"))
    candidates += [(where, value) for where, value in page.link("url") if isinstance(value, str)]
    for where, value in candidates:
        if address := web(html.unescape(value)):
            page.prove("canonical_url", "structured-data", value, where)
            return address
    return ""


def _headline(page: Findings, sites: Sequence[str]) -> str:
    headings = [folded(text) for text in page.found["h1"] if text]
    candidates = [("h1", text) for text in headings[:1]]
    candidates += [(where, page.plain(value)) for where, value in page.link("headline")][:1]
    candidates += list(page.meta("og:title"))[:1]
    candidates += list(page.meta("twitter:title"))[:1]
    candidates += [("title", page.title)]
    candidates += [("h1", text) for text in headings[1:3]]
    headline, raw, where = titles.chosen(candidates, sites)
    if headline:
        page.prove("headline", "agreed-title", raw, where)
        if other := titles.disagreeing(candidates, headline):
            page.warnings.append(f"The page is titled “{headline}” and “{other}”; one is not its headline.")
    else:
        page.warnings.append("No headline was found.")
    return headline


def _standfirst(page: Findings, body: Body, headline: str) -> str:
    """The description, else what stands above the byline."""
    if described := _description(page, body, headline):
        return described
    if body.standfirst:
        page.prove("standfirst", "above-byline", body.standfirst, "first paragraphs")
    return body.standfirst


def _description(page: Findings, body: Body, headline: str) -> str:
    """The page's description of itself, unless it is the body's own opening or cut off in the middle."""
    opening = " ".join(body.paragraphs[:3]).casefold()
    candidates = [(where, page.plain(value)) for where, value in page.link("description")]
    candidates += list(page.meta("og:description", "description", "twitter:description"))
    for where, text in candidates:
        if not _SHORTEST_STANDFIRST <= len(text) <= _LONGEST_STANDFIRST or text.endswith(_CUT_OFF):
            continue
        if text.casefold().rstrip(".") in opening or text.casefold() == headline.casefold():
            return ""
        page.prove("standfirst", "structured-data", text, where)
        return text
    return ""
