"""Whose deed a clause tells that has no subject of its own: the clause that lends it one.

>>> from newsreader.drafting.clauses import split
>>> from newsreader.drafting.tokens import read
>>> clauses = split(read("The mayor said the mill, which burned, was sold.", []))
>>> clauses[2].subject is clauses[1], clauses[1].antecedent  # the mill's
(True, 4)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsreader.drafting import words
from newsreader.drafting.boundaries import DATE_LEADS
from newsreader.drafting.quantities import behind_measure
from newsreader.drafting.tokens import Token
from newsreader.drafting.verbs import Verb
from newsreader.text.saying.persons import is_role

if TYPE_CHECKING:
    from newsreader.drafting.clauses import Clause

# "the news | that the war ended"
CONTENT = words.listed("assurance assurances conclusion confirmation fact knowledge news")
_BY_MOUTH = words.SPEAKING | words.listed("appealed asked blamed called demanded praised thanked urged")


def verb_first(tokens: Sequence[Token], piece: Clause, group: Sequence[Verb]) -> bool:
    """Whether nothing but adverbs and dates stands before the first of the piece's verbs."""
    return bool(group) and all(
        token.tag in ("adverb", "punct", "coordinator")
        or token.timex >= 0
        or (token.lower in DATE_LEADS and tokens[index + 1].timex >= 0)
        for index, token in enumerate(tokens[piece.first : group[0].first], piece.first)
    )


def antecedent(tokens: Sequence[Token], clause: Clause) -> int:
    """The token before ", which" or "under which"; -1 for a clause that is not relative."""
    if not clause.relative or clause.first == 0:
        return -1
    before = clause.first - 1
    while before > 0 and (tokens[before].text == "," or tokens[before].tag == "preposition"):
        before -= 1
    return behind_measure(tokens, before)


def _behind_inner(clauses: Sequence[Clause], index: int) -> Clause:
    """The clause before; "A storm, which eased before the ferry left, | sank it": the one with "which"."""
    before = clauses[index - 1]
    opener = clauses[index].opener
    if opener not in ("", ",") or not before.subordinate or index < 2:
        return before
    outer = clauses[index - 2]
    # "A man arrested | after his wife was found dead | was freed"
    reduced = not opener and len(outer.group) == 1 and outer.group[0].tense == "participle"
    return outer if outer.relative or reduced else before


def lender(tokens: Sequence[Token], clauses: Sequence[Clause], index: int) -> Clause | None:
    """The clause that lends its subject to one without: "took the town and | entered the port"."""
    clause = clauses[index]
    if index == 0 or clause.relative or not clause.group:
        return None
    if clause.group[0].tense != "gerund" and not verb_first(tokens, clause, clause.group):
        return None
    before = _behind_inner(clauses, index)
    if before.antecedent >= 0 and clause.opener in ("and", "or") and tokens[clause.first - 1].text != ",":
        return before  # "a man who came on Monday and left on Tuesday"
    restricts = before.antecedent >= 0 and tokens[before.first - 1].text != ","
    if restricts and clause.opener == "," and index + 1 < len(clauses) and clauses[index + 1].opener == "and":
        return before  # "oil that coated birds, killed fish and fouled beaches"
    if before.relative:
        outer = _outer(clauses, index, before)
        if _begins_what_is_told(tokens, clause, before, outer):
            return before
        before = outer
    if clause.opener == "," and before.subordinate and index > 1 and not clauses[index - 2].group:
        return clauses[index - 2]  # "The mayor, | as the vicar had done, | resigned"
    if _is_of_speaker(tokens, clauses, index, before):
        return clauses[index - 2]
    if _is_behind_told(tokens, clauses, index):
        return clauses[index - 3]
    return before.subject or before


def _outer(clauses: Sequence[Clause], index: int, before: Clause) -> Clause:
    """The last clause before a relative one that is none itself."""
    earlier = clauses[: index - (2 if before is clauses[index - 2] else 1)]
    return next((each for each in reversed(earlier) if not each.relative), clauses[0])


def _begins_what_is_told(tokens: Sequence[Token], clause: Clause, before: Clause, outer: Clause) -> bool:
    """ "The firm said that the oil that leaked | has been removed": the oil has, not the firm."""
    if clause.opener in (",", "–") and _is_told_with_aside(tokens, before, outer):
        return True
    if outer.main is None or before.antecedent <= outer.main.last:
        return False
    if clause.opener != ",":
        return not clause.opener
    return _says_what(tokens, outer) or _admits(tokens, outer, before)


def _says_what(tokens: Sequence[Token], clause: Clause) -> bool:
    """ "The firm said the oil, | which leaked, | has been removed"; never "The mill, said its owner, who"."""
    if not clause.saying or clause.main is None or verb_first(tokens, clause, clause.group):
        return False
    before = [token.text for token in tokens[clause.first : clause.main.first]]
    return before[-1] != "," or before.count(",") > 1


def _admits(tokens: Sequence[Token], outer: Clause, aside: Clause) -> bool:
    """ "The firm admitted the oil, | which leaked, | has been removed": the oil has no verb before."""
    main = outer.main
    doer = noun_start(tokens, aside.antecedent)
    if main is not None and doer > main.last and tokens[doer - 1].lower == "that":
        return True  # "The coroner ruled that the boy, | who could not swim, | drowned"
    if main is None or main.lemma not in words.SAYING | words.SPEAKING or tokens[main.first - 1].text == ",":
        return False
    return aside.antecedent == aside.first - 2


def noun_start(tokens: Sequence[Token], end: int) -> int:
    """The article or number before the noun at that token; else the noun."""
    for first in range(end, max(end - 4, 0), -1):
        if tokens[first].tag in ("determiner", "number"):
            return first
        if tokens[first - 1].lower == "that":
            return first
    return end


def _is_told_with_aside(tokens: Sequence[Token], told: Clause, outer: Clause) -> bool:
    """ "The mayor said | that the mill, built in 1905, | burned"."""
    if told.opener != "that" or outer.main is None or told.main is None or told.antecedent > outer.main.last:
        return False
    return tokens[told.main.first - 1].text in (",", "-", "–")


def _is_behind_told(tokens: Sequence[Token], clauses: Sequence[Clause], index: int) -> bool:
    """ "The firm, | which said | the mill was old, | closed it": the mill closed nothing."""
    if index < 3 or clauses[index].opener != "," or clauses[index - 1].opener not in ("", "that"):
        return False
    says = clauses[index - 2]
    return says.saying and says.relative and tokens[says.first - 1].text == ","


def _is_of_speaker(tokens: Sequence[Token], clauses: Sequence[Clause], index: int, told: Clause) -> bool:
    """ "The mayor said | the dam was old | and called for a new one": a dam calls for nothing."""
    clause = clauses[index]
    main = clause.main
    if main is None or main.lemma not in _BY_MOUTH or clause.opener not in ("and", "but") or index < 2:
        return False
    if told is not clauses[index - 1] or told.main is None or told.opener not in ("", "that"):
        return False
    if not clauses[index - 2].saying:
        return False
    doer = tokens[told.first : told.main.first]
    return not any(_may_speak(token) for token in doer)


def _may_speak(token: Token) -> bool:
    name = token.text[0].isupper() and token.tag != "determiner"
    return name or token.tag == "pronoun" or token.lower in words.ORGANISED or is_role(token.lower)
