"""Clauses that hold the verbs of two, parted: "who fled on Monday | was held on Tuesday".

>>> from newsreader.drafting.clauses import split
>>> from newsreader.drafting.tokens import read
>>> [clause.main.lemma for clause in split(read("The yard that the owner sued closed.", []))[1:]]
['sued', 'closed']
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from newsreader.drafting import words
from newsreader.drafting.lenders import CONTENT
from newsreader.drafting.participles import is_reduced_alone
from newsreader.drafting.tokens import Token, token_at
from newsreader.drafting.verbs import Verb, takes_object

if TYPE_CHECKING:
    from newsreader.drafting.clauses import Clause

_DOUBTFUL = frozenset(["ed", "past-or-participle"])
_LINKING = words.listed("appeared became become felt gone got lay looked remained seemed stayed stood went")
_TIMES = frozenset(["after", "before", "when", "while", "as"])


def _tells_of_outer(tokens: Sequence[Token], clause: Clause, first: Verb, last: Verb) -> bool:
    """Whether the last verb may be of what stands before "who": behind a verb of its own, or with a date."""
    doubtful = last.tense == "participle" and last.single and tokens[last.first].tag in _DOUBTFUL
    behind = token_at(tokens, last.last + 1)
    dated = behind.timex >= 0 or behind.tag == "preposition"
    return doubtful and last.first > first.last + 1 and (dated or first.first == clause.first + 1)


def _finite_after_all(tokens: Sequence[Token], last: Verb) -> Verb | None:
    by = token_at(tokens, last.last + 1).lower == "by"
    if by or tokens[last.first - 1].tag == "coordinator":
        return None
    return replace(last, tense="past", passive=False)


def is_in_relative(tokens: Sequence[Token], clauses: Sequence[Clause], number: int) -> bool:
    """ "A bridge that was shut | after cracks were found has reopened": its bridge still waits for a verb."""
    clause = clauses[number]
    if number == 1 and clause.subordinate and len(clauses[0].group) == 1:
        # "A man arrested | after his wife was found dead was freed"
        return clause.opener in _TIMES and is_reduced_alone(tokens, clauses[0].group[0])
    if not clause.subordinate or number < 2 or tokens[clause.first - 1].text == ",":
        return False
    return clauses[number - 1].relative and not clauses[number - 2].finite


def is_of_doer(tokens: Sequence[Token], clauses: Sequence[Clause]) -> bool:
    """ "A man arrested | after his wife was found dead | was freed"."""
    first, inner, rest = clauses
    if len(first.group) != 1 or inner.opener not in _TIMES or rest.opener or not rest.finite:
        return False
    closes = rest.group[0].first == rest.first and not rest.group[0].single
    return closes and is_reduced_alone(tokens, first.group[0])


def waits_for_verb(clauses: Sequence[Clause], number: int) -> bool:
    """Whether the clause before one has no verb, nor any behind that could be its own."""
    behind = clauses[number + 1 :]
    return number > 0 and not clauses[number - 1].finite and all(each.subordinate for each in behind)


def after_relative(tokens: Sequence[Token], clause: Clause, *, waits: bool) -> list[Clause]:
    """ "… who killed two on Monday was held on Tuesday": the second verb goes with the words before "who"."""
    finite = clause.finite
    closing = _closing_verb(tokens, clause, waits) if len(finite) == 1 else None
    if closing is not None:
        finite = [*finite, closing]
    if len(finite) < 2:
        return [clause]
    first, second = finite[0], finite[1]
    between = tokens[first.last + 1 : second.first]
    shared = bool(between) and (between[-1].tag in ("pronoun", "coordinator") or between[-1].text == ",")
    doubtful = second.single and tokens[second.first].tag in _DOUBTFUL
    doubtful = doubtful and not takes_object(tokens, second)
    if shared or (doubtful and closing is None):
        return [clause]
    rest = second.first
    group = [second if verb.first == rest else verb for verb in clause.group]
    return [
        replace(clause, last=rest - 1, group=[verb for verb in group if verb.first < rest]),
        replace(clause, first=rest, opener="", group=[verb for verb in group if verb.first >= rest]),
    ]


def _closing_verb(tokens: Sequence[Token], clause: Clause, waits: bool) -> Verb | None:
    """ "The yard | that the owner sued closed": the second of two verbs side by side is the yard's; and
    "Rebels | who had fled in March returned", where the rebels wait for a verb."""
    first = clause.finite[0]
    if waits and clause.relative and _tells_of_outer(tokens, clause, first, clause.group[-1]):
        return _finite_after_all(tokens, clause.group[-1])
    if not waits or first.lemma in _LINKING:
        return None
    following = next((verb for verb in clause.group if verb.first == first.last + 1), None)
    if following is None or following.tense != "participle" or not following.single:
        return None
    of_object = any(token.tag == "word" for token in tokens[clause.first + 1 : first.first])
    if not of_object or not clause.relative or first.passive or first.lemma in words.INTRANSITIVE:
        return None
    return replace(following, tense="past", passive=False)


def after_passive(tokens: Sequence[Token], clause: Clause) -> list[Clause]:
    """ "… was held on Monday | and charged with theft on Tuesday": the "was" is of both, the days are not."""
    for number, (before, verb) in enumerate(pairwise(clause.group), 1):
        joint = verb.first - 1
        if (
            tokens[joint].lower != "and"
            or verb.tense != "participle"
            or not (before.passive and before.finite)
        ):
            continue
        if is_dated(tokens, before.last + 1, joint - 1) and is_dated(tokens, verb.last + 1, clause.last):
            group = clause.group
            rest = [replace(verb, tense="past"), *group[number + 1 :]]
            return [
                replace(clause, last=joint - 1, group=group[:number]),
                replace(clause, first=joint, opener="and", group=rest),
            ]
    return [clause]


def is_dated(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(token.timex >= 0 for token in tokens[first : last + 1])


def is_own_verb(tokens: Sequence[Token], before: Clause, clause: Clause, group: Sequence[Verb]) -> bool:
    """ "The plan | that the mayor dropped on Monday was dear": the first verb is the clause's own."""
    if clause.opener not in ("that", "which", "whom") or not clause.group or before.finite:
        return False
    noun, first = tokens[clause.first - 1], group[0]
    if noun.tag != "word" or noun.lower in CONTENT | {"out"} or not first.finite:
        return False
    dated = is_dated(tokens, first.last + 1, first.last + 2)
    doer = any(token.tag in ("word", "pronoun") for token in tokens[clause.first + 1 : first.first])
    return dated and doer and clause.group[0].first == first.first


def behind_verb(before: Sequence[Clause], clause: Clause) -> int:
    """The first token behind the verb of the clause that the antecedent stands in: "freed | guards who"."""
    verbs = (each.main.last for each in before if each.main and each.first <= clause.antecedent <= each.last)
    verb = next(verbs, -1)
    return verb + 1 if verb < clause.antecedent else 0
