"""The participles of a clause, told from its verbs by what stands beside them.

>>> from newsreader.drafting.tokens import read
>>> from newsreader.drafting.verbs import verbs
>>> tokens = read("An attack launched in Harn failed.", [])
>>> [(verb.lemma, verb.tense) for verb in resolve_participles(tokens, verbs(tokens))]
[('launched', 'participle'), ('failed', 'past')]
"""

from collections.abc import Sequence
from dataclasses import replace

from newsreader.drafting import words
from newsreader.drafting.tokens import Token, token_at
from newsreader.drafting.verbs import Verb, takes_object


def resolve_participles(tokens: Sequence[Token], group: Sequence[Verb]) -> list[Verb]:
    """The verbs of one clause, those that are participles after a noun ("an attack launched in …") as such.

    A form that could be either is one where another verb of the clause is surely finite and nothing
    joins the two.
    """
    resolved: list[Verb] = []
    for index, verb in enumerate(group):
        if lacks_doer(tokens, verb):
            verb = replace(verb, tense="participle", passive=True)
        elif _ambiguous(tokens, verb) and _reduced(tokens, verb, resolved, group[index + 1 :]):
            if resolved and _is_left_so(tokens, resolved[-1], verb):
                continue
            verb = replace(verb, tense="participle", passive=True)
        resolved.append(verb)
    return resolved


_WITH_PARTICIPLE = frozenset(["though", "although", "while", "when"])


def lacks_doer(tokens: Sequence[Token], verb: Verb) -> bool:
    """ "The firm, though | weakened, won", "When | asked, she left": nobody stands before it who did it."""
    return token_at(tokens, verb.first - 1).lower in _WITH_PARTICIPLE and _ambiguous(tokens, verb)


_KEEPING = words.listed("keep keeps kept keeping")
_LEAVING = words.listed("leave leaves left leaving")


def _is_left_so(tokens: Sequence[Token], leaving: Verb, verb: Verb) -> bool:
    """ "kept the crowds | separated on Tuesday": of what was kept so, and no deed beside it."""
    between = tokens[leaving.last + 1 : verb.first]
    if not leaving.finite or any(token.text == "," or token.tag == "relative" for token in between):
        return False
    harmed = (
        verb.lemma in words.HARMS | words.AFFECTED
    )  # "left two boats wrecked", not "left a party founded"
    return tokens[leaving.last].lower in _KEEPING or (harmed and leaving.lemma in _LEAVING)


def _ambiguous(tokens: Sequence[Token], verb: Verb) -> bool:
    return (
        verb.tense == "past"
        and verb.single
        and tokens[verb.first].tag != "past"
        and verb.lemma not in words.SAYING
    )


_FRONTS = words.listed("amid despite instead like unlike with without")


def _is_in_front(tokens: Sequence[Token], verb: Verb) -> bool:
    """ "Unlike the hearings | held last week in Harn, …": what such a word leads to does nothing itself."""
    noun = tokens[verb.first - 1]
    if tokens[0].lower not in _FRONTS or noun.tag not in ("word", "ing") or noun.lower == "having":
        return False
    if any(token.tag == "punct" for token in tokens[: verb.first]):
        return False
    return any(token.text == "," for token in tokens[verb.last + 1 :])


# "signed by", "launched in": what stands behind a participle, and no object.
_AFTER_REDUCED = words.listed(
    """
    of by in on at from to as into over for with after under
    """
)


def is_reduced_alone(tokens: Sequence[Token], verb: Verb) -> bool:
    """Whether a form may be "the man | arrested in Harn", with no verb beside it to tell."""
    if not _ambiguous(tokens, verb) or verb.lemma in words.INTRANSITIVE or takes_object(tokens, verb):
        return False
    following = token_at(tokens, verb.last + 1)
    return following.lower in _AFTER_REDUCED or following.timex >= 0


def _reduced(tokens: Sequence[Token], verb: Verb, before: Sequence[Verb], after: Sequence[Verb]) -> bool:
    """Whether "which was" is left out before the verb: of the verbs beside it one is the clause's own."""
    if token_at(tokens, verb.first - 1).tag in ("coordinator", "relative", "pronoun"):
        return False
    if takes_object(tokens, verb):
        return False
    finite_before = next(
        (each for each in reversed(before) if each.finite or each.tense == "infinitive"), None
    )
    if finite_before is not None and finite_before.lemma not in words.SAYING:
        return True
    if not before and not after and _is_in_front(tokens, verb):
        return True
    finite_after = next((each for each in after if each.finite), None)
    if finite_after is None or verb.lemma in words.INTRANSITIVE:
        return False
    following = token_at(tokens, verb.last + 1)
    between = tokens[verb.last + 1 : finite_after.first]
    return (following.lower in _AFTER_REDUCED or following.timex >= 0) and not _joins(between)


_ASKING = frozenset(["how", "why", "whether"])


def _joins(between: Sequence[Token]) -> bool:
    """Whether a clause may begin between two verbs; never with "to study | and to recommend"."""
    return any(
        token.tag == "relative"
        or token.lower in _ASKING
        or (token.tag == "coordinator" and token_at(between, place + 1).tag != "to")
        for place, token in enumerate(between)
    )
