"""What is told of things, or of laws, alone, so that an "it" that it is told of is no firm and no town.

>>> undergoes("sank"), undergoes("sank two ships"), is_decreed("was imposed in May")
(True, False, True)
"""

from newsreader.drafting import words
from newsreader.drafting.tokens import Tag, read, token_at
from newsreader.drafting.verbs import verbs

# What happens to things alone: "the firm left the well before it | exploded" is not told of the firm.
_HAPPENS = words.listed("blew blown burst capsized crashed erupted exploded ruptured sank sunk")
# What is done to things alone, told in the passive: a firm completes, and is not completed.
_IS_DONE = words.listed(
    """
    built capped completed demolished dismantled drilled finished held plugged published repaired sealed towed
    """
)
# What is done to a law or a ban, and to nobody who has a name.
_IS_DECREED = words.listed(
    "adopted canceled cancelled drafted imposed introduced lifted postponed put ratified repealed scrapped"
    " signed submitted tabled waived"
)
PARTICLES = frozenset(["apart", "down", "off", "open", "out", "over", "up"])
_OBJECTS: frozenset[Tag] = frozenset(["determiner", "number", "pronoun", "word"])


def is_decreed(rest: str) -> bool:
    told = next(iter(verbs(read(f"it {rest}", []))), None)
    return told is not None and told.passive and told.lemma in _IS_DECREED


def undergoes(rest: str) -> bool:
    """Whether what follows "it" is told of things alone: "it sank", never "it sank two ships"."""
    tokens = read(f"it {rest}", [])
    told = next(iter(verbs(tokens)), None)
    if told is None:
        return False
    after = token_at(tokens, told.last + 1)
    if after.lower in PARTICLES:
        after = token_at(tokens, told.last + 2)
    if told.lemma == "caught":
        return after.lower == "fire"
    if after.tag in _OBJECTS:
        return False  # "it was held liable" too
    return told.lemma in _HAPPENS or (told.passive and told.lemma in _IS_DONE)
