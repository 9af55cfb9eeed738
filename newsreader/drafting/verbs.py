"""The verb groups of a sentence, found without a tagger."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.drafting import words
from newsreader.drafting.tokens import Token


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group, from its first word to its last (token indexes, both inclusive).

    `tense`: "past", "perfect", "pluperfect", "progressive", "state" (was, had), "present", "modal",
    "participle" (no subject of its own), "gerund".
    """

    first: int
    last: int
    lemma: str
    tense: str
    negated: bool = False
    passive: bool = False

    @property
    def finite(self) -> bool:
        return self.tense not in ("participle", "gerund")


_BEFORE_GERUND = frozenset(["after", "before", "since", "while", "upon"])
_SKIPPED = frozenset(["adverb", "not", "be"])
_PART = frozenset(["ed", "participle", "past-or-participle"])
_CLOSES = words.listed(
    """
    of by in on at from to as into over for with after under
    """
)


def verbs(tokens: Sequence[Token]) -> list[Verb]:
    """Verb groups of a sentence in order. Words inside a time expression or a quotation are none."""
    found: list[Verb] = []
    position = 0
    while position < len(tokens):
        verb = _verb_at(tokens, position, found)
        if verb is None:
            position += 1
        else:
            found.append(verb)
            position = verb.last + 1
    return found


def _verb_at(tokens: Sequence[Token], position: int, found: Sequence[Verb]) -> Verb | None:
    token = tokens[position]
    if token.quoted or token.timex >= 0:
        return None
    tag = token.tag
    if tag in ("modal", "be-past", "be-present", "have-past", "have-present", "do-past", "do-present"):
        if token.text[0].isupper() and tag == "modal" and position and tokens[position - 1].tag != "punct":
            return None  # "Will Smith"
        return _auxiliary(tokens, position)
    if tag == "present":
        return Verb(position, position, token.lower, "present")
    if tag == "past":
        capital = token.text[0].isupper() and position > 0
        return (
            None
            if capital or _after_determiner(tokens, position)
            else Verb(position, position, token.lower, "past")
        )
    if tag == "ing":
        before = tokens[position - 1] if position else None
        if before is not None and before.lower in _BEFORE_GERUND:
            return Verb(position, position, token.lower, "gerund")
        return None
    if _tells_that(tokens, position):
        return Verb(position, position, token.lower, "present")
    if tag in ("ed", "past-or-participle", "participle"):
        return _past_or_participle(tokens, position, found)
    return None


def _auxiliary(tokens: Sequence[Token], position: int) -> Verb:
    """The group that begins with this auxiliary: at most six words on, over adverbs and time expressions."""
    token = tokens[position]
    negated = token.lower.endswith("n't") or token.lower == "cannot"
    progressive = been = False
    tense = {
        "modal": "modal",
        "be-past": "state",
        "be-present": "present",
        "have-past": "state",
        "have-present": "present",
        "do-past": "past",
        "do-present": "present",
    }[token.tag]
    reach = position + 1
    steps = 0
    while reach < len(tokens) and steps < 6 and not tokens[reach].quoted:
        word = tokens[reach]
        if word.timex >= 0 or word.tag in _SKIPPED:
            negated = negated or word.tag == "not"
            been = been or word.lower == "been"
            progressive = progressive or word.lower == "being"
        elif word.tag == "have-present" and token.tag == "modal":
            pass
        elif word.lower in ("since", "once", "long") and token.tag.startswith("have"):
            pass  # "have since banned"
        else:
            break
        reach += 1
        steps += 1
    main = tokens[reach] if reach < len(tokens) and not tokens[reach].quoted else None
    if main is None:
        return Verb(position, position, token.lower, tense, negated)
    if token.tag in ("modal", "do-past", "do-present"):
        is_word = main.tag in ("word", "past-or-participle", *_PART)
        return Verb(
            position, reach if is_word else position, main.lower if is_word else token.lower, tense, negated
        )
    past = token.tag.endswith("past")
    if main.tag in _PART:
        if token.tag.startswith("have"):
            name = "pluperfect" if past else "perfect"
            return Verb(position, reach, main.lower, name, negated, been)
        return Verb(position, reach, main.lower, "past" if past else "present", negated, passive=True)
    if main.tag == "ing" and (been or token.tag.startswith("be")):
        return Verb(position, reach, main.lower, "progressive" if past or been else "present", negated)
    if been:
        return Verb(position, reach - 1, "been", "pluperfect" if past else "perfect", negated)
    return Verb(position, position, token.lower, tense, negated)


def _after_determiner(tokens: Sequence[Token], position: int) -> bool:
    if position == 0:
        return False
    before = tokens[position - 1]
    return before.tag == "determiner" and before.lower not in (
        "this",
        "that",
        "all",
        "both",
        "some",
        "many",
        "most",
    )


def _past_or_participle(tokens: Sequence[Token], position: int, found: Sequence[Verb]) -> Verb | None:
    token = tokens[position]
    before = tokens[position - 1] if position else None
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    if token.text[0].isupper():
        # At the head of a sentence a participle ("Founded in 1990, …"), elsewhere part of a name.
        fronted = before is None and after is not None and after.tag in ("preposition", "to")
        return Verb(position, position, token.lower, "participle", passive=True) if fronted else None
    if before is None:
        return None
    if before.tag == "number":
        # "Two killed in blast" and "12 wounded the officer", but "12 wounded men".
        return None if after is None or after.tag == "word" else Verb(position, position, token.lower, "past")
    if before.tag == "determiner" or before.lower.endswith(("'s", "s'")):
        return None
    if before.tag == "preposition" or before.lower in ("to", "be", "been", "being", "get", "got"):
        return None
    agent = after is not None and after.lower == "by" and before.tag == "word"
    if token.tag == "participle" or (agent and not _number_at(tokens, position + 2)):
        return Verb(position, position, token.lower, "participle", passive=True)
    if token.lower in words.PAST_OR_BASE and before.tag not in (
        "word",
        "pronoun",
        "number",
        "relative",
        "adverb",
    ):
        return None
    if (before.tag == "punct" and before.text in ",;—–") or before.tag == "coordinator":
        # ", wounded soldiers": with a noun right after and no verb before, an adjective.
        if after is not None and after.tag == "word" and after.text.islower() and not found:
            return None
    elif before.tag == "adverb" and after is not None and after.tag == "word" and after.text.islower():
        # "newly retaken areas", but "the rebels yesterday called off" and "forces quickly took back".
        ahead = tokens[position - 2] if position > 1 else None
        if ahead is None or ahead.tag in ("preposition", "determiner", "coordinator"):
            return None
    return Verb(position, position, token.lower, "past")


def _tells_that(tokens: Sequence[Token], position: int) -> bool:
    """ "Reuters reports that", "who faces": the present of a verb, for plural nouns seldom stand so."""
    token = tokens[position]
    if token.tag != "word" or not token.lower.endswith("s") or not 0 < position < len(tokens) - 1:
        return False
    before, after = tokens[position - 1], tokens[position + 1]
    if before.lower in ("who", "which"):
        return token.text.islower() and after.tag != "word"
    return after.lower == "that" and before.text[0].isupper() and token.text.islower()


def _number_at(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].tag in ("number", "adverb")


def says(tokens: Sequence[Token], verb: Verb) -> bool:
    """Whether the verb only tells who said something. "claimed responsibility" is a deed."""
    if verb.lemma not in words.SAYING:
        return False
    after = tokens[verb.last + 1].lower if verb.last + 1 < len(tokens) else ""
    return not (verb.lemma in ("claimed", "admitted", "acknowledged") and after in words.CLAIMS)


def settle(tokens: Sequence[Token], group: Sequence[Verb]) -> list[Verb]:
    """Of the verbs of one clause, which are participles after a noun ("an attack launched by …").

    A form that could be either is one where another verb of the clause is surely finite and nothing
    joins the two, or where it is followed by "by".
    """
    settled: list[Verb] = []
    for index, verb in enumerate(group):
        sure = verb.first != verb.last or tokens[verb.first].tag == "past" or verb.lemma in words.SAYING
        if verb.tense != "past" or sure:
            settled.append(verb)
            continue
        before = [v for v in settled if v.finite]
        after = [v for v in group[index + 1 :] if v.finite]
        following = tokens[verb.last + 1] if verb.last + 1 < len(tokens) else None
        by_phrase = following is not None and (following.lower in _CLOSES or following.timex >= 0)
        joined = tokens[verb.first - 1].tag in ("coordinator", "relative", "pronoun") if verb.first else False
        beside_finite = bool(before) and before[-1].lemma not in words.SAYING
        before_finite = bool(after) and by_phrase and not _joined(tokens, verb.last, after[0].first)
        before_finite = before_finite and verb.lemma not in words.INTRANSITIVE
        reduced = not joined and (beside_finite or before_finite)
        if reduced:
            verb = Verb(verb.first, verb.last, verb.lemma, "participle", verb.negated, passive=True)
        settled.append(verb)
    return settled


def _joined(tokens: Sequence[Token], first: int, second: int) -> bool:
    return any(token.tag in ("coordinator", "relative") for token in tokens[first + 1 : second])
