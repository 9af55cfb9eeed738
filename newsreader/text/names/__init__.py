"""Who and what an article names: people, organisations, armed groups, media and places.

model      words -> a statistical model's mentions, where a site has one
chunks     words -> stretches that may be names, cut as stretches, bounds, titles and aliases say
kinds/     a chunk -> what it may be, by tables of cues: kinds/evidence.py says how one is written
article    chunks -> what the article as a whole says of their words
verdicts   a chunk in its article -> a mention with its kind, or none; `several` for several words
spotting   words (and what a model says of them) -> mentions with a kind, by these in order
grouping   mentions -> who they name, by rules an editor can read
registry   what the newsroom knows already
"""

from collections.abc import Mapping
from dataclasses import replace

from newsreader.text.names.grouping import group, recognised
from newsreader.text.names.model import Described, NoModel, chosen, see
from newsreader.text.names.named import KINDS, Known, MentionSpan, NamedEntity, Spotted
from newsreader.text.names.registry import Registry
from newsreader.text.names.said import SaidName, mended
from newsreader.text.names.spotting import spot
from newsreader.text.names.starter import Starter, starters

__all__ = [
    "KINDS",
    "Described",
    "Known",
    "MentionSpan",
    "NamedEntity",
    "NoModel",
    "Registry",
    "SaidName",
    "Spotted",
    "Starter",
    "chosen",
    "find",
    "group",
    "mended",
    "recognised",
    "spot",
    "starters",
]


def find(fields: Mapping[str, str], registry: Registry, model: Described | None = None) -> list[NamedEntity]:
    """Everything the fields of one article name, in the order of first mention.

    Give the fields as they are read: headline, standfirst, byline, caption, body. The same input always gives
    the same answer. A `model` (see `chosen`) is loaded by the first call; its votes count among the rules.

    >>> registry = Registry([Known("1", "Norway", "place", demonyms=("Norwegian",))])
    >>> found = find({"body": "The Norwegian king left Norway."}, registry)
    >>> [(n.name, n.key, len(n.mentions)) for n in found]
    [('Norway', '1', 2)]
    """
    if model is None:
        return group(spot(fields, registry), registry, fields)
    named = group(spot(fields, registry, see(fields, model)), registry, fields)
    return [replace(n, mentions=tuple(replace(m, backend=model.backend) for m in n.mentions)) for n in named]
