"""What the scripts of structured data (JSON-LD) in a page say of its article.

Runs in the child process (see `worker`).
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from newsreader.extraction.pages import lenient_json

_ARTICLE = re.compile(r"(?:Article|Report|BlogPosting|LiveBlogPosting|Review|Posting)$")
_DATED_PAGES = frozenset(("WebPage", "VideoObject", "ItemPage"))
_KEPT = (
    "headline",
    "alternativeHeadline",
    "name",
    "description",
    "datePublished",
    "dateCreated",
    "dateModified",
    "author",
    "creator",
    "publisher",
    "sourceOrganization",
    "keywords",
    "inLanguage",
    "url",
    "mainEntityOfPage",
    "image",
    "dateline",
    "contentLocation",
)
# Of whom or what such a field names.
_KEPT_INSIDE = (
    "@type", "name", "givenName", "familyName", "url", "@id", "caption", "contentUrl", "creditText",
    "address",
)  # fmt: skip
_NAMED = ("author", "creator", "publisher", "sourceOrganization")
_INNER = ("@graph", "mainEntity", "mainEntityOfPage")
_LONGEST, _LONGEST_BODY = 2000, 100_000
_MOST_SCRIPTS, _MOST_NODES, _MOST_ARTICLES = 40, 5000, 21
_DEEPEST_NODE, _DEEPEST_FIELD = 6, 4


def linked(tree: Any) -> tuple[list[dict[str, Any]], str]:
    """The article nodes of a page's JSON-LD, in their order, and the longest `articleBody` of them all.

    That has lost its paragraphs: it tells which words of the page are the article's, and is none itself.
    """
    nodes = [node for value in _values(tree) for node in _nodes(value)]
    known = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    bodies = (body for node in nodes if isinstance(body := node.get("articleBody"), str))
    articles = list(islice(filter(None, (_article(node, known) for node in nodes)), _MOST_ARTICLES))
    return articles, max(bodies, key=len, default="")[:_LONGEST_BODY]


def _values(tree: Any) -> Iterator[Any]:
    scripts = (script for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower())
    for script in islice(scripts, _MOST_SCRIPTS):
        yield from lenient_json.values(script.text or "")


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    waiting = deque([(value, 0)])
    visited = 0
    while waiting and visited < _MOST_NODES:
        node, depth = waiting.popleft()
        visited += 1
        if isinstance(node, dict):
            yield node
            inner: list[Any] = [node[name] for name in _INNER if name in node]
        elif isinstance(node, list):
            inner = node
        else:
            continue
        if depth < _DEEPEST_NODE:
            waiting.extend((child, depth + 1) for child in inner[:_MOST_NODES])


def _article(node: dict[str, Any], known: Mapping[str, dict[str, Any]]) -> dict[str, Any] | None:
    """What is kept of a node that is an article, or of a dated page around one, which ranks lower.

    Whom it names by an "@id" alone is looked up among the nodes `known` by theirs.
    """
    kinds = node.get("@type")
    kinds = [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]
    if any(_ARTICLE.search(kind) for kind in kinds):
        rank = 0
    elif not _DATED_PAGES.isdisjoint(kinds) and "datePublished" in node:
        rank = 1
    else:
        return None
    kept = {name: node[name] for name in _KEPT if name in node}
    kept |= {name: _looked_up(kept[name], known) for name in _NAMED if name in kept}
    return {"rank": rank, "kinds": kinds[:5]} | {name: _plain(value) for name, value in kept.items()}


def _looked_up(value: Any, known: Mapping[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_looked_up(part, known) for part in value[:30] if not isinstance(part, list)]
    if isinstance(value, dict) and "name" not in value and "@id" in value:
        return known.get(str(value["@id"]), value)
    return value


def _plain(value: Any, depth: int = 0) -> Any:
    if isinstance(value, str):
        return value[:_LONGEST]
    if isinstance(value, list):
        return [_plain(part, depth + 1) for part in value[:30]] if depth < _DEEPEST_FIELD else []
    if isinstance(value, dict):
        if depth >= _DEEPEST_FIELD:
            return {}
        return {name: _plain(value[name], depth + 1) for name in _KEPT_INSIDE if name in value}
    return str(value) if isinstance(value, int | float) else ""
