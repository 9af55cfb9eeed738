"""A page's description, canonical address, Open Graph (https://ogp.me) and the feeds that go with it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from django.utils.translation import to_locale

from newsreader.models.addresses import address
from newsreader.showing.heads import FeedLink, Head

FORMS = {"atom": "application/atom+xml", "json": "application/feed+json"}


def head_html(head: Head) -> str:
    return "\n  ".join(_elements(head))


def _elements(head: Head) -> Iterator[str]:
    if head.description:
        yield f'<meta name="description" content="{escape(head.description)}">'
    if head.url:
        yield f'<link rel="canonical" href="{escape(head.url)}">'
        for name, content in _open_graph(head):
            if content:
                yield f'<meta property="og:{name}" content="{escape(content)}">'
    for feed in head.feeds:
        for form, media_type in FORMS.items():
            yield (
                f'<link rel="alternate" type="{media_type}" title="{escape(feed.title)}" '
                f'href="{escape(feed_path(feed, form))}">'
            )


def _open_graph(head: Head) -> Iterator[tuple[str, str]]:
    yield "site_name", "newsreader"
    yield "title", head.title
    yield "description", head.description
    yield "type", head.type
    yield "url", head.url
    yield "image", head.image
    # A locale names a country: of a language alone none is known.
    yield "locale", to_locale(head.language) if "-" in head.language else ""


def feed_path(feed: FeedLink, form: str = "atom") -> str:
    of = {} if feed.of is None else {"slug" if isinstance(feed.of, str) else "id": feed.of}
    return address(feed.name, **of, form=form)
