"""Clauses that are told as no fact: what somebody claims, doubts, fears or asks, and what was not so.

As a title such a clause says another thing than its sentence ("Soldiers killed ten villagers" of "found no
evidence that"), so its sentence stands for it.

>>> from newsreader.drafting.tokens import read
>>> from newsreader.drafting.clauses import split
>>> told = ["Police denied claims that troops fled.", "Police confirmed that troops fled."]
>>> [is_unproven(tokens, found := split(tokens), found[-1]) for tokens in (read(each, []) for each in told)]
[True, False]
"""

from collections.abc import Sequence

from newsreader.drafting import words
from newsreader.drafting.boundaries import DATE_LEADS
from newsreader.drafting.clauses import Clause, clause_beside
from newsreader.drafting.doers import is_complement
from newsreader.drafting.phrases import noun_phrase
from newsreader.drafting.tokens import Token, token_at

# "argued | that", "claims | that"
_HELD = words.listed(
    """
    allegation allegations allege alleged alleges alleging argue argued argues arguing accusation accusations
    assume assumed assumes assumption belief believe believed believes believing call calls charge charges
    claim claimed claiming claims complaint complaints contend contended contends demand demands denial
    denials denied denies deny denying disputed disputes doubt doubted doubts evidence fear feared fearing
    fears hint hinted hints hope hoped hopes hoping idea imagined impression indication indications notion
    possibility pretended proof report reports rumor rumors rumour rumours sign signs speculated speculation
    suggest suggested suggesting suggestion suggestions suggests suspect suspected suspects suspicion
    suspicions theory think thinks thought
    """
)
# "did not | say that"
_CONFIRMED = words.listed(
    "acknowledge believe claim claimed conclude confirm confirmed find found mean prove proved proven said say"
    " show shown state suggest tell think told"
)
_IN_COURT = words.listed("court hearing inquest jurors jury magistrates trial tribunal")
# "unclear | who fired"
_ASKED = words.listed(
    """
    asked ascertain certain clear determine discover establish explain find identify knew know known knows
    learn reveal say see sure tell uncertain unclear unknown unsure
    """
)
_NOT = frozenset(["not", "nor", "neither"])
_FURTHEST_OF_NOUN = 6


def is_unproven(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> bool:
    """Whether the words before a clause, or before the one it goes on from, leave open whether it is so."""
    if clause.first == 0 or clause.main is None:
        return False
    if clause.opener == "that" or not clause.opener:
        if _is_held(tokens, clauses, clause):
            return True
    elif clause.relative and tokens[clause.first - 1].lower in _ASKED:
        return True
    if clause.antecedent >= 0:
        return token_at(tokens, noun_phrase(tokens, clause.antecedent, 0)[0] - 1).lower in _NOT
    lender = clause.subject
    goes_on = lender is not None and clause.opener in words.COORDINATORS and lender.first < clause.first
    return goes_on and lender is not None and is_unproven(tokens, clauses, lender)


def _is_held(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> bool:
    before = clause_beside(clauses, clause, -1)
    if before is None or (clause.opener == "that" and not is_complement(tokens, clause)):
        return False
    at = clause.first - 1
    while at > before.first and (tokens[at].timex >= 0 or tokens[at].lower in DATE_LEADS):
        at -= 1  # "doubted | on Monday | that"
    if tokens[at].lower in _HELD:
        return True
    if before.main is None:
        return False
    if at == before.main.last:
        heard = before.main.lemma == "heard" and any(
            token.lower in _IN_COURT for token in tokens[before.first : at]
        )
        return heard or (before.main.negated and before.main.lemma in _CONFIRMED)
    return clause.opener == "that" and _of_noun(tokens, before, at)


def _of_noun(tokens: Sequence[Token], before: Clause, at: int) -> bool:
    """ "the claim | by the rebels | that"."""
    first = max(before.first, at - _FURTHEST_OF_NOUN)
    nouns = (place for place in range(first, at) if tokens[place].lower in _HELD)
    noun = next(nouns, -1)
    return noun >= 0 and tokens[noun + 1].tag == "preposition"
