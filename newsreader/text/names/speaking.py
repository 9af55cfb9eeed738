"""Names in the labels of a transcript: "TOM HART, HOST:" names Tom Hart, and nobody called Host.

>>> from newsreader.text.names.transcripts import Turn
>>> from newsreader.text.names.words import Words
>>> words = Words("body", "HOST TOM HART: Yes.")
>>> row = [NameCandidate(words, 0, 0), NameCandidate(words, 1, 2)]
>>> [(each.parts, each.titled) for each in in_labels(row, [Turn(0, 14, 19, (5, 13), True)])]
[(['tom', 'hart'], True)]
"""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from newsreader.text.names.chunks import NameCandidate
from newsreader.text.names.transcripts import ROLES, UNNAMED, Turn

_NOBODY = ROLES | UNNAMED


def in_labels(row: list[NameCandidate], turns: Sequence[Turn]) -> list[NameCandidate]:
    """The candidates of a body; in labels who speaks is as good as titled, and what they are is no name."""
    if not turns or not row or row[0].words.field != "body":
        return row
    return [each for each in row if not _is_role(each, turns)]


def _is_role(chunk: NameCandidate, turns: Sequence[Turn]) -> bool:
    """Note what a label says of a candidate; True where it names nobody."""
    at = bisect_right(turns, chunk.start, key=attrgetter("start")) - 1
    if at < 0 or chunk.start >= turns[at].label_end:
        return False
    name = turns[at].name if turns[at].person else None
    if name is not None and chunk.start == name[0]:
        chunk.titled = True
        return False
    before = name is not None and chunk.end <= name[0]
    role = _NOBODY.issuperset(chunk.parts) and not chunk.titled  # "CHAIRWOMAN DEAN" may be somebody
    return chunk.alias is None and (before or role)
