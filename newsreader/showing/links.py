"""Where the links of an article lead a reader: elsewhere, or to another article here."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from newsreader.fetching.addresses import fold
from newsreader.models import Article, ArticleVersion
from newsreader.models.addresses import address
from newsreader.models.user import Viewer
from newsreader.showing.html.links import ShownLink
from newsreader.showing.html.web import is_web_address
from newsreader.text.sentences import Span

# An article of many links is read many times, and to fold 200 addresses takes as long as all else of it.
_folded = lru_cache(maxsize=2000)(fold)


def links_of(version: ArticleVersion, viewer: Viewer, within: Span) -> list[ShownLink]:
    """The links of its body that begin `within`, in order. One to an article the viewer may see leads there.

    One query where there are links. An article is known by the address it was fetched from alone: what one
    only claims must not draw the links of others to it.
    """
    here = (row for row in version.links if within.start <= row[0] < within.end)
    links = [ShownLink(*row) for row in here if is_web_address(row[2])]
    pages = _here([link.address for link in links], version, viewer)
    return [
        link._replace(address=pages[link.address], here=True) if link.address in pages else link
        for link in links
    ]


def _here(addresses: Iterable[str], version: ArticleVersion, viewer: Viewer) -> dict[str, str]:
    """The pages of articles here, by the addresses of them that are linked."""
    folded = {written: known for written in addresses if (known := _folded(written))}
    if not folded:
        return {}
    rows = (
        Article.objects.visible_to(viewer)
        .filter(fetched_from__in=set(folded.values()))
        .exclude(pk=version.article_id)
        .order_by("-pk")
        .values_list("fetched_from", "pk", "slug")
    )
    pages = {known: address("article", id=pk, slug=slug) for known, pk, slug in rows}
    return {written: pages[known] for written, known in folded.items() if known in pages}
