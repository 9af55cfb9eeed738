"""Who and what an article names: people, organisations, armed groups, media and places.

chunks     words -> stretches that may be names, cut as stretches, bounds, titles and aliases say
kinds/     a chunk -> what it may be, by tables of cues: kinds/evidence.py says how one is written
article    chunks -> what the article as a whole says of their words
verdicts   a chunk in its article -> a mention with its kind, or none; `several` for several words
spotting   words -> mentions with a kind, by these in order
grouping   mentions -> who they name, by rules an editor can read
registry   what the newsroom knows already
"""

from collections.abc import Mapping

from newsreader.text.names.grouping import group, recognised
from newsreader.text.names.named import KINDS, Known, MentionSpan, NamedEntity, Spotted
from newsreader.text.names.registry import Registry
from newsreader.text.names.said import SaidName, mended
from newsreader.text.names.spotting import spot
from newsreader.text.names.starter import Starter, starters

__all__ = [
    "KINDS",
    "Known",
    "MentionSpan",
    "NamedEntity",
    "Registry",
    "SaidName",
    "Spotted",
    "Starter",
    "find",
    "group",
    "mended",
    "recognised",
    "spot",
    "starters",
]


def find(fields: Mapping[str, str], registry: Registry) -> list[NamedEntity]:
    """Everything the fields of one article name, in the order of first mention.

    Give the fields as they are read: headline, standfirst, byline, caption, body. The same input always gives
    the same answer.

    >>> registry = Registry([Known("1", "Norway", "place", demonyms=("Norwegian",))])
    >>> found = find({"body": "The Norwegian king left Norway."}, registry)
    >>> [(n.name, n.key, len(n.mentions)) for n in found]
    [('Norway', '1', 2)]
    """
    return group(spot(fields, registry), registry, fields)
