"""The picture of a page and its words, and the keywords that may run into them."""

from collections.abc import Iterator, Sequence
from typing import Any

from newsreader.extraction import captions
from newsreader.extraction import keywords as lines_of_keywords
from newsreader.extraction.folding import folded
from newsreader.extraction.pages.findings import Findings, web
from newsreader.extraction.parts import Pictured

_NEAR = 12
_LONGEST_CAPTION, _SHORTEST_CAPTION = 600, 3
_MOST_KEYWORDS, _LONGEST_KEYWORD = 60, 80


def picture(page: Findings) -> Pictured:
    """The captions of the page's figures; where it has none, that of structured data or of a line near by."""
    figures = dict.fromkeys(folded(text) for text, _ in page.found["figures"])
    several = [text for text in figures if len(text) >= _SHORTEST_CAPTION]
    if several:
        return _pictured(page, several, "figcaption")
    for where, text in (*_linked_captions(page), *_captions_by_headline(page)):
        if len(text) >= _SHORTEST_CAPTION:
            return _pictured(page, [text], where)
    return Pictured()


def _linked_captions(page: Findings) -> Iterator[tuple[str, str]]:
    for where, value in page.link("image"):
        for image in _listed(value):
            if isinstance(image, dict):
                yield where, page.plain(image.get("caption"))


def _captions_by_headline(page: Findings) -> Iterator[tuple[str, str]]:
    for text in page.below_heading(_NEAR):
        end, guessed = lines_of_keywords.end_of(text)
        if end and (caption := text[end:].strip()):
            if guessed:
                page.warnings.append(lines_of_keywords.GUESSED_END)
            yield "line by the headline", caption
        elif len(text) <= _LONGEST_CAPTION and captions.is_caption(text):
            yield "line by the headline", text[captions.unlabelled(text) :]


def _pictured(page: Findings, several: Sequence[str], where: str) -> Pictured:
    """The captions, and what the first of them tells."""
    text = several[0]
    found = captions.picture(text)
    page.prove("caption", "structured-data", text, where)
    if found.credit:
        page.prove("credit", "caption-credit", found.credit, where)
    if found.day:
        page.prove("photo_date", "caption-date", text[found.day_start : found.day_end], where)
    if found.place:
        page.prove("photo_place", "caption-place", found.place, where)
    return Pictured("\n\n".join(several), found.credit, found.archive, found.day, found.place)


def image(page: Findings) -> str:
    """The picture's address."""
    for where, value in page.meta("og:image", "og:image:url", "twitter:image"):
        if address := web(value):
            page.prove("image_url", "structured-data", value, where)
            return address
    return ""


def keywords(page: Findings) -> tuple[str, ...]:
    """What structured data files the article under, else a line by the headline, else its tags."""
    for where, value in (*page.link("keywords"), *page.meta("news_keywords", "keywords")):
        if words := _keywords_of(page, value):
            page.prove("keywords", "structured-data", ", ".join(words), where)
            return _first(words)
    for text in page.below_heading(_NEAR):
        if end := lines_of_keywords.end_of(text)[0]:
            page.prove("keywords", "keyword-line", text[:end], "line by the headline")
            return tuple(word.strip() for word in text[:end].split(",") if word.strip())
    tags = [value for _, value in page.meta("article:tag")]
    if tags:
        page.prove("keywords", "structured-data", tags[0], "meta article:tag")
    return _first(tags)


def _keywords_of(page: Findings, value: Any) -> list[str]:
    """The keywords of structured data: a list, or one string with commas."""
    parts = value if isinstance(value, list) else str(value).split(",")
    words = [page.plain(part) for part in parts if isinstance(part, str)]
    return [word for word in words if 0 < len(word) <= _LONGEST_KEYWORD]


def _first(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))[:_MOST_KEYWORDS]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
