"""Who and what an article names: people, organisations, armed groups, media and places.

spotting   words -> mentions with a kind (or a backend's, mended by the same grouping)
grouping   mentions -> who they name, by rules an editor can read
registry   what the newsroom knows already
"""

from collections.abc import Mapping

from newsreader.text.names.grouping import group, recognised
from newsreader.text.names.named import KINDS, Known, Mention, Named, Spotted
from newsreader.text.names.registry import Registry
from newsreader.text.names.spotting import spot
from newsreader.text.names.starter import Starter, starters

__all__ = [
    "KINDS",
    "Known",
    "Mention",
    "Named",
    "Registry",
    "Spotted",
    "Starter",
    "find",
    "group",
    "recognised",
    "spot",
    "starters",
]


def find(fields: Mapping[str, str], registry: Registry) -> list[Named]:
    """Everything the fields of one article name, in the order of first mention.

    Give the fields as they are read: headline, standfirst, byline, caption, body. The same input always gives
    the same answer.

    >>> registry = Registry([Known("1", "Norway", "place", demonyms=("Norwegian",))])
    >>> found = find({"body": "The Norwegian king left Norway."}, registry)
    >>> [(n.name, n.key, len(n.mentions)) for n in found]
    [('Norway', '1', 2)]
    """
    return group(spot(fields, registry), registry, fields)
