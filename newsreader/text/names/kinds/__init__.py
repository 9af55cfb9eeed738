"""What kind of thing a chunk names: cues inside it and beside it, weighed.

evidence   what a cue is, and how a table of them is asked
context    the name and the words around it
inside     a name as a whole, with "of", or of one part; `several`: of several parts
before     the words before it
after      the words after it
relations  what others are to it
places     what is done to places, and what they are called
"""

from newsreader.text.names.chunks import NameCandidate
from newsreader.text.names.kinds import after, before, inside, places, relations
from newsreader.text.names.kinds.context import Context
from newsreader.text.names.kinds.evidence import NameCue, Table

# Groups in the order in which they are asked, which settles whose rule is named where two weigh the same.
BESIDE: Table[Context] = Table(
    before.TITLE,
    before.SCORECARD,
    relations.HOLDER,
    relations.FIRM,
    relations.EXPLAINED,
    before.WHAT_IT_IS,
    after.OUTLET,
    before.JOINED,
    before.SELLER,
    after.AIR,
    before.RESIDENCE,
    after.DISTANCE,
    before.PREPOSITION,
    before.OFFICER,
    before.NOBODY,
    before.CAPITAL_THE,
    after.FOLLOWER,
    after.COMMA,
    before.BASED,
    before.HOLDING,
    before.ROLE,
    places.DATELINE,
    places.BEFORE,
    places.AFTER,
    places.SETTLEMENT,
    places.EXPLAINED,
    places.PREDICATE,
    places.VILLAGE,
)

CUES = (*inside.CUES, *BESIDE.cues)


def weigh(chunk: NameCandidate) -> None:
    """Fill the chunk's scores, and name the rule that weighed most, of all and for each kind."""
    name = Context.of(chunk)
    best: dict[str, float] = {}
    for cue in inside.fired(name):
        _add(chunk, best, cue.kind, cue.weighs(name), cue.rule)
    chunk.inside = dict(chunk.scores)
    for cue in BESIDE.fired(name):
        _add(chunk, best, cue.kind, cue.weighs(name), cue.rule)


def _add(chunk: NameCandidate, best: dict[str, float], kind: str, weight: float, rule: str) -> None:
    chunk.scores[kind] = chunk.scores.get(kind, 0.0) + weight
    if weight > max(best.values(), default=0.0):
        chunk.rule = rule
    if weight > best.get(kind, 0.0):
        best[kind] = weight
        chunk.rules[kind] = rule


def fired(chunk: NameCandidate) -> list[NameCue[Context]]:
    """Every cue that applies to a chunk, for those who ask why it was taken for what it was.

    >>> from newsreader.text.names.words import Words
    >>> chunk = NameCandidate(Words("body", "They met spokesman Velmar, 58, in May."), 3, 3)
    >>> [(cue.id, cue.kind, cue.weight) for cue in fired(chunk)]
    [('title/before-one', 'person', 1.2), ('age', 'person', 3.0)]
    """
    name = Context.of(chunk)
    return inside.fired(name) + BESIDE.fired(name)
