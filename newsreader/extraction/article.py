"""An article's fields out of a document, whatever form it came in."""

import re
from collections.abc import Sequence
from dataclasses import replace

from newsreader.extraction.dates.plausible import latest_day, plausible
from newsreader.extraction.fields import Extracted, Outlet
from newsreader.extraction.pages import page
from newsreader.extraction.texts import plain
from newsreader.extraction.told import with_told
from newsreader.fetching.decoding import decode
from newsreader.fetching.documents import Document, Refused

_MARKUP = re.compile(r"\s*(?:<\?xml|<!doctype|<!--|<html|<head|<body)", re.IGNORECASE)
_TAG = re.compile(r"<(?:/?[a-zA-Z][^<>]{0,300}|!--|!\[|\?)")


def extract(document: Document, outlets: Sequence[Outlet]) -> Extracted:
    """Reads a document. What is not on the page stays empty; what is a guess is said in `warnings`.

    A publication after the day of capture, or after the document was `received`, is none. What was `told` of
    a fragment wins over what it seems to say; of a whole page it fills what that leaves open.

    Raises Refused, with one line for people, for bytes that hold no article.

    >>> from newsreader.extraction import starter
    >>> extract(Document("-", b"Rain stops play\\n\\nBy Jane Doe\\n\\nIt rained."), starter()).authors
    ('Jane Doe',)
    """
    html = document.media_type in ("text/html", "application/xhtml+xml")
    decoded = decode(document.data, html=html or document.media_type == "", charset=document.charset)
    text = decoded.text
    if not html:
        html = bool(_MARKUP.match(text[:2000])) or (
            document.media_type == "" and bool(_TAG.search(text[:20_000]))
        )
    read = page.read if html else plain.read
    found = Extracted()
    if text.strip() or document.told is None:  # an entry of a feed may be a headline and nothing else
        found = read(text, outlets, url=document.url, latest=latest_day(document.received))
    if document.told:
        found = with_told(found, document.told, outlets, document.url)
    if not (found.headline or found.body):
        raise Refused("There is no text in it.")
    found = plausible(found, document.received)
    warnings = (decoded.warning, *found.warnings) if decoded.warning else found.warnings
    return replace(found, encoding=decoded.encoding, warnings=warnings)
