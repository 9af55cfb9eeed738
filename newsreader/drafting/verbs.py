"""The verb groups of a sentence: where each stands, its tense, and which of them are finite.

>>> from newsreader.drafting.tokens import read
>>> [(verb.lemma, verb.tense, verb.negated) for verb in verbs(read("Troops have not left.", []))]
[('left', 'perfect', True)]
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from newsreader.drafting import words
from newsreader.drafting.adjectives import is_adjective, is_second_adjective
from newsreader.drafting.foretelling import FORETELLING, foretells
from newsreader.drafting.tokens import Tag, Token, token_at

Tense = Literal[
    "past",
    "perfect",
    "pluperfect",
    "progressive",
    "state",  # was, had
    "present",
    "modal",
    "participle",  # no subject of its own
    "infinitive",  # "to have left"
    "gerund",
]


NOT_FINITE: frozenset[Tense] = frozenset(["participle", "infinitive", "gerund"])


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group, from its first word to its last (token indexes, both inclusive).

    `lemma` is its main verb as it is written, in small letters.
    """

    first: int
    last: int
    lemma: str
    tense: Tense
    negated: bool = False
    passive: bool = False

    @property
    def finite(self) -> bool:
        return self.tense not in NOT_FINITE

    @property
    def single(self) -> bool:
        """Of one word: no auxiliary says what it is."""
        return self.first == self.last


def verbs(tokens: Sequence[Token]) -> list[Verb]:
    """Verb groups of a sentence in order. Words inside a time expression or a quotation are none."""
    found: list[Verb] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        reader = _READERS.get(token.tag)
        verb = None
        if reader is not None and not token.quoted and token.timex < 0:
            verb = reader(tokens, position, not found)
        if verb is None:
            position += 1
        else:
            found.append(verb)
            position = verb.last + 1
    return found


class Auxiliary(NamedTuple):
    """What a group tells that begins with a word of class `tag` and goes on with `follows`.

    `follows` is the tag of the main verb, "-ed" for any form that may be a participle, "been" where
    "been" and no verb stands behind, "been -ed", "been ing"; "" for whatever no other row names, and then
    the auxiliary is the whole group.
    """

    tag: Tag
    follows: str
    tense: Tense
    passive: bool
    example: str


AUXILIARIES = (
    Auxiliary("modal", "", "modal", False, "The mayor will, of course."),
    Auxiliary("modal", "word", "modal", False, "The mayor will resign."),
    Auxiliary("modal", "-ed", "modal", False, "The mayor could have resigned."),
    Auxiliary("do-past", "", "past", False, "The mayor did, of course."),
    Auxiliary("do-past", "word", "past", False, "The mayor did resign."),
    Auxiliary("do-past", "-ed", "past", False, "The mayor did not put it off."),
    Auxiliary("do-present", "", "present", False, "The mayor does, of course."),
    Auxiliary("do-present", "word", "present", False, "The mayor does resign."),
    Auxiliary("do-present", "-ed", "present", False, "The mayor does not put it off."),
    Auxiliary("be-past", "", "state", False, "The bridge was old."),
    Auxiliary("be-past", "-ed", "past", True, "The bridge was closed."),
    Auxiliary("be-past", "ing", "progressive", False, "Troops were leaving."),
    Auxiliary("be-past", "been", "pluperfect", False, "The bridge was been there."),  # a slip for "had"
    Auxiliary("be-present", "", "present", False, "The bridge is old."),
    Auxiliary("be-present", "-ed", "present", True, "The bridge is closed."),
    Auxiliary("be-present", "ing", "present", False, "Troops are leaving."),
    Auxiliary("be-present", "been", "perfect", False, "It's been a bridge."),
    Auxiliary("be-present", "been ing", "progressive", False, "It's been raining."),
    Auxiliary("have-past", "", "state", False, "The army had a fort."),
    Auxiliary("have-past", "-ed", "pluperfect", False, "The army had left."),
    Auxiliary("have-past", "been", "pluperfect", False, "The army had been there."),
    Auxiliary("have-past", "been -ed", "pluperfect", True, "The army had been beaten."),
    Auxiliary("have-past", "been ing", "progressive", False, "The army had been leaving."),
    Auxiliary("have-present", "", "present", False, "The army has a fort."),
    Auxiliary("have-present", "-ed", "perfect", False, "The army has left."),
    Auxiliary("have-present", "been", "perfect", False, "The army has been there."),
    Auxiliary("have-present", "been -ed", "perfect", True, "The army has been beaten."),
    Auxiliary("have-present", "been ing", "progressive", False, "The army has been leaving."),
)

_ED_FORMS: tuple[Tag, ...] = ("ed", "past-or-participle", "participle")


def _auxiliaries() -> dict[tuple[Tag, bool, Tag], Auxiliary]:
    """The row for a class of auxiliary, whether "been" follows it, and the tag of the word behind them."""
    rows = {(row.tag, row.follows): row for row in AUXILIARIES}
    found: dict[tuple[Tag, bool, Tag], Auxiliary] = {}
    for tag in {row.tag for row in AUXILIARIES}:
        for main in get_args(Tag):
            form = "-ed" if main in _ED_FORMS else main
            for been in (False, True):
                asked = (f"been {form}", form, "been", "") if been else (form, "")
                found[tag, been, main] = next(rows[tag, each] for each in asked if (tag, each) in rows)
    return found


_AUXILIARY_OF = _auxiliaries()

_FURTHEST_MAIN = 6
# What may stand between an auxiliary and its verb, besides a time expression …
_BETWEEN: frozenset[Tag] = frozenset(["adverb", "not", "be"])
# … after some auxiliaries more: "could have resigned" …
_BETWEEN_AFTER: dict[Tag, frozenset[Tag]] = {"modal": _BETWEEN | {"have-present"}}
# … and "have since banned".
_AFTER_HAVE = frozenset(["since", "once", "long"])
# "is so far keeping", "were so badly hurt", "was last seen".
_DEGREE = frozenset(["so", "too", "last"])


def _auxiliary_group(tokens: Sequence[Token], position: int, first: bool) -> Verb | None:
    """The group that begins with an auxiliary: "have not yet | left"."""
    token = tokens[position]
    behind = _main_verb_place(tokens, position)
    between = tokens[position + 1 : behind]
    main = token_at(tokens, behind)
    negated = (
        token.lower.endswith("n't") or token.lower == "cannot" or any(word.tag == "not" for word in between)
    )
    # Where the sentence ends or a quotation begins, what "been" belongs to is not told.
    told = main.tag != "edge" and not main.quoted
    been = told and any(word.lower == "been" for word in between)
    row = _AUXILIARY_OF[token.tag, been, main.tag if told else "edge"]
    if row.tense == "perfect" and _is_infinitive(tokens, position):
        row = row._replace(tense="infinitive")
    if row.follows == "":
        if token.tag == "modal" and tokens[behind - 1].lower == "have":
            return Verb(position, behind - 1, "have", row.tense, negated)  # "will have a scan"
        return Verb(position, position, token.lower, row.tense, negated)
    if row.follows == "been":
        return Verb(position, behind - 1, "been", row.tense, negated)
    return Verb(position, behind, main.lower, row.tense, negated, row.passive)


def _is_infinitive(tokens: Sequence[Token], position: int) -> bool:
    """ "thought to | have left": behind a verb that is told of, never "appears to | have left"."""
    to, before = token_at(tokens, position - 1), token_at(tokens, position - 2)
    return to.tag == "to" and before.tag in _ED_FORMS and not before.quoted


def _main_verb_place(tokens: Sequence[Token], position: int) -> int:
    """The first token behind an auxiliary that its main verb could be."""
    tag = tokens[position].tag
    skipped = _BETWEEN_AFTER.get(tag, _BETWEEN)
    skipped_words = _DEGREE | _AFTER_HAVE if tag in ("have-past", "have-present") else _DEGREE
    index = position + 1
    for word in tokens[index : index + _FURTHEST_MAIN]:
        if word.quoted or (word.timex < 0 and word.tag not in skipped and word.lower not in skipped_words):
            break
        index += 1
    return index


def _modal_group(tokens: Sequence[Token], position: int, first: bool) -> Verb | None:
    if tokens[position].text[0].isupper() and token_at(tokens, position - 1).tag not in ("punct", "edge"):
        return None  # "Mayor Will Holm"
    return _auxiliary_group(tokens, position, first)


def _present(tokens: Sequence[Token], position: int, first: bool) -> Verb | None:
    return Verb(position, position, tokens[position].lower, "present")


# These stand for a noun too: "some fell".
_DETERMINERS_ALONE = frozenset(["this", "that", "all", "both", "some", "many", "most"])


def _past(tokens: Sequence[Token], position: int, first: bool) -> Verb | None:
    before = token_at(tokens, position - 1)
    name = tokens[position].text[0].isupper() and position > 0
    noun = before.tag == "determiner" and before.lower not in _DETERMINERS_ALONE  # "the saw"
    if name or noun:
        return None
    held = _is_held(tokens, position)
    return Verb(position, position, tokens[position].lower, "participle" if held else "past", passive=held)


_HELD = words.listed("alleged believed feared known reported rumored rumoured said thought understood")


def _is_held(tokens: Sequence[Token], position: int) -> bool:
    """ "an orchid | thought to have died out": what others hold of it, for nobody thinks to have."""
    if tokens[position].lower not in _HELD or token_at(tokens, position + 1).lower != "to":
        return False
    return token_at(tokens, position + 2).lower in ("be", "have") and tokens[position - 1].tag in (
        "word",
        "ing",
        "punct",
    )


_BEFORE_GERUND = frozenset(["after", "before", "since", "while", "upon"])


def _gerund(tokens: Sequence[Token], position: int, first: bool) -> Verb | None:
    if token_at(tokens, position - 1).lower not in _BEFORE_GERUND:
        return None
    return Verb(position, position, tokens[position].lower, "gerund")


def _third_person(tokens: Sequence[Token], position: int, first: bool) -> Verb | None:
    """ "Reuters reports that", "who faces": the present of a verb, for plural nouns seldom stand so."""
    token = tokens[position]
    lower = token.lower
    foretelling = lower in FORETELLING
    if not (foretelling or lower.endswith("s")) or position == 0 or not token.text.islower():
        return None
    before, after = tokens[position - 1], token_at(tokens, position + 1)
    if foretelling and foretells(tokens, position):
        return Verb(position, position, token.lower, "present")
    if not lower.endswith("s"):
        return None
    if before.lower in ("who", "which"):
        verb = after.tag not in ("word", "edge")
    else:
        verb = after.lower == "that" and before.text[0].isupper()
    return Verb(position, position, token.lower, "present") if verb else None


# With these the passive has an object too: "fined £40", "named the winner".
WITH_TWO_OBJECTS = words.listed(
    """
    asked awarded called charged crowned declared dubbed elected fined given granted handed left lent made
    named offered ordered owed paid sent shown sold taught told
    """
)
_BEFORE_NUMBER = words.listed("about almost around just nearly over roughly some")
_FEW = words.listed("two three four five six seven eight nine ten eleven twelve")
_UNITS = words.listed("days weeks months years hours minutes decades times")
_OBJECT: frozenset[Tag] = frozenset(["determiner", "pronoun", "number"])


def takes_object(tokens: Sequence[Token], verb: Verb) -> bool:
    """Whether a noun stands right behind the verb, so that it is no participle: "collected 40 tonnes"."""
    after, next_after = token_at(tokens, verb.last + 1), token_at(tokens, verb.last + 2)
    if verb.lemma in WITH_TWO_OBJECTS or after.timex >= 0:
        return False
    if after.lower in _BEFORE_NUMBER or after.text in "$€£":
        return next_after.tag == "number" and next_after.timex < 0
    if after.lower in _FEW:
        return next_after.plain_noun and next_after.lower not in _UNITS
    return after.tag in _OBJECT and after.lower not in ("half", "no") and next_after.timex < 0


_BEFORE_ADJECTIVE: frozenset[Tag] = frozenset(["edge", "determiner", "preposition"])
_BEFORE_PASSIVE = frozenset(["to", "be", "been", "being", "get", "got", "having"])
_BEFORE_FINITE: frozenset[Tag] = frozenset(["word", "pronoun", "relative", "adverb"])


def _past_or_participle(tokens: Sequence[Token], position: int, first: bool) -> Verb | None:
    """A form that may be a past tense, a participle or an adjective, told by the words beside it."""
    token = tokens[position]
    before, after = token_at(tokens, position - 1), token_at(tokens, position + 1)
    past = Verb(position, position, token.lower, "past")
    participle = Verb(position, position, token.lower, "participle", passive=True)
    if token.text[0].isupper():
        # At the head of a sentence a participle ("Founded in 1990, …"), elsewhere part of a name.
        fronted = before.tag == "edge" and after.tag in ("preposition", "to")
        return participle if fronted else None
    if before.tag == "number" and before.timex < 0:
        # "Two killed in blast" and "12 wounded the officer", but "12 wounded men".
        return None if after.tag in ("word", "edge") else past
    if before.tag in _BEFORE_ADJECTIVE or before.lower in _BEFORE_PASSIVE or before.genitive:
        return None
    if _is_in_passive(tokens, position) or is_second_adjective(tokens, position):
        return None
    if (
        token.tag == "participle"
        or before.lower == "ever"
        or _by_agent(tokens, position)
        or after.lower in _ONLY_PASSIVE.get(token.lower, ())
        or _is_held(tokens, position)
    ):
        return participle
    if token.lower in words.PAST_OR_BASE and before.tag not in _BEFORE_FINITE:
        return None
    return None if is_adjective(tokens, position, first) else past


def _is_in_passive(tokens: Sequence[Token], position: int) -> bool:
    """ "is to be formally | announced": of the infinitive."""
    return tokens[position - 1].tag == "adverb" and token_at(tokens, position - 2).lower in ("be", "being")


def _by_agent(tokens: Sequence[Token], position: int) -> bool:
    """ "a deal signed by Norway", "loved by all and cursed by some", but "prices rose by 3 per cent"."""
    if token_at(tokens, position + 1).tag == "coordinator" and token_at(tokens, position + 2).tag == "ed":
        return _by_agent(tokens, position + 2)  # "arrested | and harassed by police"
    return (
        tokens[position - 1].tag in ("word", "coordinator")
        and token_at(tokens, position + 1).lower == "by"
        and _names_agent(tokens, position)
    )


_BY_SO_MANY = words.listed("attended backed followed read seen signed supported used visited watched")


def _names_agent(tokens: Sequence[Token], position: int) -> bool:
    """ "signed by | 9,000 people", never "rose by | 3 per cent"."""
    first, second = token_at(tokens, position + 2), token_at(tokens, position + 3)
    if first.tag == "number":
        level = tokens[position].lower in words.LEVELS or second.lower in ("per", "percent", "points")
        return second.plain_noun and not level and tokens[position].lower in _BY_SO_MANY
    return first.tag != "adverb"


# With such a word behind them they are said of whom it is done to: "the doctor charged with fraud".
_ONLY_PASSIVE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("accused", "acquitted", "convicted", "suspected"), ("of",)),
    **dict.fromkeys(("armed", "charged", "diagnosed", "equipped", "infected"), ("with",)),
    **dict.fromkeys(("attributed", "sentenced", "tied"), ("to",)),
    **dict.fromkeys(("implicated", "involved"), ("in",)),
    "jailed": ("for",),
    "linked": ("to", "with"),
    "wanted": ("for", "over"),
}
# What reads a verb that begins with a word of that tag; `first`: no verb of the sentence stands before it.
_READERS: dict[Tag, Callable[[Sequence[Token], int, bool], Verb | None]] = {
    "be-past": _auxiliary_group,
    "be-present": _auxiliary_group,
    "do-past": _auxiliary_group,
    "do-present": _auxiliary_group,
    "ed": _past_or_participle,
    "have-past": _auxiliary_group,
    "have-present": _auxiliary_group,
    "ing": _gerund,
    "modal": _modal_group,
    "participle": _past_or_participle,
    "past": _past,
    "past-or-participle": _past_or_participle,
    "present": _present,
    "word": _third_person,
}


class VerbGroups:
    """The verb groups of a sentence, by their places."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.found = verbs(tokens)
        self.inside = {index for verb in self.found for index in range(verb.first, verb.last + 1)}

    def between(self, first: int, last: int) -> list[Verb]:
        """Those that begin at token `first` to `last`, both inclusive."""
        return [verb for verb in self.found if first <= verb.first <= last]
