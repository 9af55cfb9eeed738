"""The words and patterns by which news reports what somebody said."""

import re

from newsreader.text import english
from newsreader.text.figures.countables import PAST_VERBS

# After these a clause may follow without "that"; after the others only "that" or a pronoun is certain.
SAYING = english.words("saying.said")
TOLD = english.words("saying.told")
THAT_VERBS = english.words("saying.that")
# As often a noun: "estimates of damage that".
NOUNS_TOO = english.words("saying.noun-too")
PARTICIPLES = english.words("saying.ing")
ACCORDING = re.compile(r"\b[Aa]ccording to\b")
AS_SAYING = re.compile(
    r"\b(?:quoted|cited) (?P<by>by )?(?P<who>[^,;:.\n]{2,120}?) as saying\b|\b(?:quoted|cited) as saying\b"
)
# A sentence without one of these reports nothing.
CUES = SAYING | TOLD | THAT_VERBS | PARTICIPLES | {"according", "According"}

WORD = re.compile(r"[^\W_]+(?:['’.\-‐‑&][^\W_]+)*")
FINITE = english.words("saying.finite") | (PAST_VERBS - {"dead", "missing", "wounded", "injured", "hurt"})
CONTRACTED = ("n’t", "n't", "’re", "'re", "’ve", "'ve", "’ll", "'ll", "’d", "'d")
IS = english.words("saying.is")
NOT_FINITE = english.words("saying.not-finite")

# Between speaker and verb. Whatever else stands there (not, would, was, to) makes it uncertain.
BESIDE_VERB = english.words("saying.beside-verb")
HEDGED = english.words("saying.hedged")
JOINS = english.words("saying.join")
COMPLEMENTS = english.words("saying.complement")
NOT_SPEAKERS = english.words("saying.no-speaker")
# What is written says it, not who wrote it; and what nobody in particular says.
NOT_HEADS = english.words("saying.no-head")
# The ones that speak where they end a name: "the Geological Survey".
NAMED_HEADS = english.words("saying.named-head")
PREPOSITIONS = english.words("saying.preposition")
# After these a name at the end is not the whole speaker: "the Council to Save Ek", "Lee and Dr Ann Hale".
PARTS_NAMES = (PREPOSITIONS | {"and"}) - {"of", "for"}
DETERMINERS = english.words("saying.determiner")
OWNED = ("'s", "’s")
# What follows "said" and is no clause.
NO_CONTENT = english.words("saying.no-content") | (PREPOSITIONS - {"over", "under", "about"})
PRONOUNS = english.words("saying.pronoun")
OWNERS = english.words("saying.owner")
TIME_NOUNS = english.words("saying.time-noun")
