"""An article on a web page: what its structured data says, and the text of its tree."""

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from newsreader.extraction import boilerplate, bylines, captions, keywords, titles, worker
from newsreader.extraction.datelines import Dateline, dateline
from newsreader.extraction.fields import Extracted, Outlet
from newsreader.extraction.findings import Findings, plain, web
from newsreader.extraction.folding import folded, language, right_to_left, untagged
from newsreader.extraction.outlets import recogniser
from newsreader.extraction.owners import owner_of
from newsreader.extraction.page_dates import dates
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


_NOBODY: tuple[Outlet | None, str, int, int] = (None, "", -1, -1)


def read(decoded: str, outlets: Sequence[Outlet], *, url: str = "") -> Extracted:
    """The fields of a page. Raises Refused where it takes too long, too much memory, or is none."""
    return composed(decoded, worker.found_in(decoded, url), outlets, url)


def composed(decoded: str, found: dict[str, Any], outlets: Sequence[Outlet], url: str) -> Extracted:
    page = Findings(decoded, found, recogniser(outlets))
    paragraphs, dropped = _paragraphs(found["body"])
    address = _address(page)
    outlet, source, status, sites = _source(page, url or address)
    headline = _headline(page, sites)
    at = next((index for index, text in enumerate(paragraphs[:5]) if _alike(text, headline)), -1)
    dropped += paragraphs[:at] if at > 0 else []
    paragraphs = paragraphs[at + 1 :]
    above = _header_taken_out(page, paragraphs, dropped)
    body = "\n\n".join(paragraphs)
    if body:
        page.prove("body", "trafilatura", "", f"{len(paragraphs)} paragraphs of the page's tree")
    standfirst = _standfirst(page, paragraphs, headline) or above
    if above and standfirst == above:
        page.prove("standfirst", "above-byline", above, "first paragraphs")
    opening = dateline(paragraphs[0], page.outlets) if paragraphs else None
    byline, authors, agency, place = _writers(page, opening, outlet)
    first, updated, captured = dates(page, opening, outlet, address or url)
    picture = _picture(page)
    declared = found.get("language") or next((str(value) for _, value in page.link("inLanguage")), "")
    text = body or headline
    return Extracted(
        headline=headline,
        standfirst=standfirst,
        byline=byline,
        authors=authors,
        agency=agency,
        dateline=place,
        published=first,
        updated=updated,
        captured=captured.local.date() if captured and captured.local else None,
        captured_raw=captured.raw if captured else "",
        language=language(text, declared),
        direction="rtl" if right_to_left(text) else "ltr",
        body=body,
        keywords=_keywords(page),
        source=(outlet.key or outlet.name) if outlet else source,
        source_name=outlet.name if outlet else source,
        source_status=status,
        canonical_url=address,
        image_url=_image(page),
        evidence=page.evidence,
        doubts=tuple(dict.fromkeys(page.doubts)),
        dropped=tuple(dropped),
        **picture,  # type: ignore[arg-type]
    )


def _paragraphs(body: str) -> tuple[list[str], list[str]]:
    kept: list[str] = []
    dropped: list[str] = []
    for line in body.splitlines():
        text = folded(untagged(line))
        if not text:
            continue
        (dropped if boilerplate.is_boilerplate(text) else kept).append(text)
    return kept, dropped


def _header_taken_out(page: Findings, paragraphs: list[str], dropped: list[str]) -> str:
    """Takes bylines, dates and the picture's words out of the body's opening.

    trafilatura takes them for paragraphs. Gives what stood above them: a standfirst.
    """
    above: list[str] = []
    kept: list[str] = []
    for text in paragraphs[:5]:
        line = header(text, page.outlets)
        if line and not line.weak and (line.opened or line.stamps or line.pending):
            dropped.append(text)
            if not above and sum(len(words.split()) for words in kept) <= 100:
                above, kept = kept, []
        elif keywords.end_of(text)[0] and len(paragraphs) > 2:
            dropped.append(text)
        else:
            kept.append(text)
    if not above:
        between = _above_byline(page)
        while kept and kept[0] in between and sum(len(words.split()) for words in above) <= 60:
            above.append(kept.pop(0))
    paragraphs[:5] = kept
    return " ".join(above)


def _above_byline(page: Findings) -> set[str]:
    """The lines between the headline and the byline or date below it; none where no such line follows."""
    found: set[str] = set()
    for line in page.found["lines"][page.found["heading_at"] :][1:8]:
        text = plain(line)
        read = header(text, page.outlets)
        if read and not read.weak and (read.opened or read.stamps):
            return found
        found.add(text)
    return set()


def _alike(one: str, other: str) -> bool:
    return bool(one) and one.casefold() == other.casefold()


def _address(page: Findings) -> str:
    candidates = [("link[rel=canonical]", page.found.get("canonical") or "")]
    candidates += list(page.meta("og:url"))
    candidates += [(where, value) for where, value in page.link("url") if isinstance(value, str)]
    for where, value in candidates:
        if address := web(html.unescape(value)):
            page.prove("canonical_url", "structured-data", value, where)
            return address
    return ""


def _source(page: Findings, address: str) -> tuple[Outlet | None, str, str, list[str]]:
    """The outlet, its name, how it was recognised, and every name the site goes by."""
    stated: list[tuple[str, str]] = []
    for where, value in page.link("publisher", "sourceOrganization"):
        stated += [(where, name) for name, _ in _named(value)]
    stated += list(page.meta("og:site_name", "application-name", "publisher", "dc.publisher"))
    stated = [(where, name) for where, name in stated if not name.startswith("http") and len(name) <= 80]
    at = page.outlets.at(address)
    sites = [name for _, name in stated] + ([at.name, *at.names] if at else [])
    host = (urlsplit(address).hostname or "") if address else ""
    sites += [host, host.removeprefix("www.")]
    for where, name in stated:
        if outlet := page.outlets.named(name):
            page.prove("source", "structured-data", name, where)
            return outlet, name, "stated", [*sites, outlet.name, *outlet.names]
    if at:
        page.prove("source", "address", address, "address")
        return at, at.name, "from the address", sites
    if stated:
        page.prove("source", "structured-data", stated[0][1], stated[0][0])
        return None, stated[0][1], "stated", sites
    for bar in re.finditer(r"\s[|–—-]\s", title := plain(page.found["title"])):
        if (outlet := page.outlets.named(title[bar.end() :])) and outlet.kind == "outlet":
            page.prove("source", "title", title[bar.end() :], "title")
            return outlet, outlet.name, "inferred from the title", [*sites, outlet.name, *outlet.names]
    for line in reversed(page.found["foot"]):
        text = plain(line)
        owner = owner_of(text, page.outlets) if boilerplate.is_boilerplate(text) else None
        if owner:
            listed, name, start, end = owner.outlet, owner.name, owner.start, owner.end
            page.prove("source", "footer", text[start:end], "footer")
            return listed, name, "inferred from the footer", [*sites, name, *(listed.names if listed else ())]
    return None, "", "", sites


def _headline(page: Findings, sites: Sequence[str]) -> str:
    headings = [text for text in page.found["h1"] if text]
    candidates = [("h1", plain(text)) for text in headings[:1]]
    candidates += [(where, plain(value)) for where, value in page.link("headline")][:1]
    candidates += list(page.meta("og:title"))[:1]
    candidates += list(page.meta("twitter:title"))[:1]
    candidates += [("title", plain(page.found["title"]))]
    candidates += [("h1", plain(text)) for text in headings[1:3]]
    headline, raw, where = titles.chosen(candidates, sites)
    if headline:
        page.prove("headline", "agreed-title", raw, where)
    else:
        page.doubts.append("No headline was found.")
    return headline


def _standfirst(page: Findings, paragraphs: Sequence[str], headline: str) -> str:
    """The description, unless it is the body's own opening or cut off in the middle."""
    opening = " ".join(paragraphs[:3]).casefold()
    candidates = [(where, plain(value)) for where, value in page.link("description")]
    candidates += list(page.meta("og:description", "description", "twitter:description"))
    for where, text in candidates:
        if len(text) < 20 or len(text) > 600 or text.endswith(("…", "...", "[…]", "[...]")):
            continue
        if text.casefold().rstrip(".") in opening or _alike(text, headline):
            return ""
        page.prove("standfirst", "structured-data", text, where)
        return text
    return ""


def _named(value: Any) -> Iterator[tuple[str, str]]:
    """(name, type) of a person or organisation in JSON-LD, however it is written."""
    if isinstance(value, str):
        if text := plain(value):
            yield text, ""
    elif isinstance(value, list):
        for part in value:
            yield from _named(part)
    elif isinstance(value, dict):
        kind = value.get("@type")
        kind = kind[0] if isinstance(kind, list) and kind else kind
        for name, _ in _named(value.get("name") or ""):
            yield name, kind if isinstance(kind, str) else ""


def _writers(
    page: Findings, opening: Dateline | None, outlet: Outlet | None
) -> tuple[str, tuple[str, ...], str, str]:
    authors: list[str] = []
    agency = place = byline = ""

    def take(where: str, words: str, kind: str = "") -> None:
        nonlocal agency, place
        found = bylines.credited(words[bylines.opened(words) :], page.outlets, opened=kind == "Person")
        if found.agencies and not agency and found.agencies[0] != outlet:
            agency = found.agencies[0].name
            page.prove("agency", "structured-data", words, where)
        for author in found.authors if not kind.endswith("Organization") else ():
            if author.casefold() not in {known.casefold() for known in authors}:
                authors.append(author)
                page.prove("authors", "structured-data", words, where)
        place = place or found.place

    for where, value in page.link("author", "creator"):
        for name, kind in _named(value):
            if not name.startswith(("http:", "https:", "www.", "@")):
                take(where, name, kind)
        if authors or agency:
            break
    if not authors and not agency:
        for where, value in page.meta(*_AUTHOR_METAS):
            if not value.startswith(("http:", "https:", "www.", "@")):
                take(where, value)
            if authors or agency:
                break
    place = ""
    near = page.found["lines"][page.found["heading_at"] :][:10]
    for kind, text in (*page.found["bylines"], *(("line", line) for line in near)):
        text = plain(text)
        line = header(text, page.outlets)
        if line and (line.opened or kind == "rel" or line.agencies) and line.byline[0] >= 0:
            if not byline:
                byline = text[line.byline[0] : line.byline[1]]
                page.prove("byline", "byline", byline, f"byline ({kind})")
            if not authors and not agency:
                take(f"byline ({kind})", byline)
            if line.place and not place:
                place = line.place
                page.prove("dateline", "byline", place, f"byline ({kind})")
            break
    if opening:
        if opening.place and not place:
            place = opening.place
            page.prove("dateline", "dateline", place, "first paragraph")
        if opening.agency and not agency and opening.agency != outlet:
            agency = opening.agency.name
            page.prove("agency", "dateline", agency, "first paragraph")
    if not byline and (authors or agency):
        byline = ", ".join(authors) or agency
    return byline, tuple(authors), agency, place


def _picture(page: Findings) -> dict[str, object]:
    candidates: list[tuple[str, str]] = [("figcaption", text) for text, _ in page.found["figures"]]
    for where, value in page.link("image"):
        for image in value if isinstance(value, list) else [value]:
            if isinstance(image, dict) and isinstance(image.get("caption"), str):
                candidates.append((where, image["caption"]))
    for line in page.found["lines"][page.found["heading_at"] :][:12]:
        text = plain(line)
        end, guessed = keywords.end_of(text)
        if end and (caption := text[end:].strip()):
            candidates.append(("line by the headline", caption))
            if guessed:
                page.doubts.append("Where the keywords end and the caption begins is a guess.")
        elif captions.is_caption(text) and len(text) <= 600:
            candidates.append(("line by the headline", text[captions.unlabelled(text) :]))
    for where, value in candidates:
        text = plain(value)
        if len(text) < 3:
            continue
        found = captions.picture(text)
        page.prove("caption", "structured-data", text, where)
        if found.credit:
            page.prove("credit", "caption-credit", found.credit, where)
        if found.day:
            page.prove("photo_date", "caption-date", text[found.day_start : found.day_end], where)
        if found.place:
            page.prove("photo_place", "caption-place", found.place, where)
        return {
            "caption": text,
            "credit": found.credit,
            "archive": found.archive,
            "photo_date": found.day,
            "photo_place": found.place,
        }
    return {}


def _image(page: Findings) -> str:
    for where, value in page.meta("og:image", "og:image:url", "twitter:image"):
        if address := web(value):
            page.prove("image_url", "structured-data", value, where)
            return address
    return ""


def _keywords(page: Findings) -> tuple[str, ...]:
    for where, value in (*page.link("keywords"), *page.meta("news_keywords", "keywords")):
        parts = value if isinstance(value, list) else str(value).split(",")
        words = [
            word for part in parts if isinstance(part, str) and (word := plain(part)) and len(word) <= 80
        ]
        if words:
            page.prove("keywords", "structured-data", ", ".join(words), where)
            return tuple(dict.fromkeys(words))[:60]
    for line in page.found["lines"][page.found["heading_at"] :][:12]:
        text = plain(line)
        if end := keywords.end_of(text)[0]:
            page.prove("keywords", "keyword-line", text[:end], "line by the headline")
            return tuple(word.strip() for word in text[:end].split(",") if word.strip())
    tags = [value for _, value in page.meta("article:tag")]
    if tags:
        page.prove("keywords", "structured-data", tags[0], "meta article:tag")
    return tuple(dict.fromkeys(tags))[:60]
