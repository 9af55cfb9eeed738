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
from newsreader.drafting.doers import EMERGING, is_complement
from newsreader.drafting.phrases import noun_phrase
from newsreader.drafting.tokens import Token, token_at
from newsreader.drafting.verbs import Verb

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
    "acknowledge believe claim claimed conclude confirm confirmed find found mean prove proved proven said"
    " say show shown state suggest tell think told"
)
_REPORTS = frozenset(["report", "reports"])
_HEARD = frozenset(["heard", "told"])
_ACCUSERS = words.listed(
    "accusers complaint indictment lawsuit plaintiff plaintiffs prosecution prosecutor prosecutors suit"
)
_IN_COURT = words.listed("coroner court inquiry judge hearing inquest jurors jury magistrates trial tribunal")
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
    if _is_inserted(tokens, clause):
        return True
    if clause.first == 0 or clause.main is None:
        return False
    if _is_told_so(tokens, clauses, clause):
        return True
    if clause.antecedent >= 0:
        return token_at(tokens, noun_phrase(tokens, clause.antecedent, 0)[0] - 1).lower in _NOT
    lender = clause.subject
    return lender is not None and _goes_on_so(tokens, clauses, clause, lender)


def _goes_on_so(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause, lender: Clause) -> bool:
    """ "claims that troops fled | and burned a mill": of the clause that lends its doer."""
    if lender.first >= clause.first:
        return False
    if clause.opener == "," and _is_inserted(tokens, lender):
        return lender.main is not None and lender.main.lemma in _HELD
    return clause.opener in words.COORDINATORS and is_unproven(tokens, clauses, lender)


def _is_told_so(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> bool:
    if clause.opener in ("that", ""):
        return _is_held(tokens, clauses, clause)
    return clause.relative and tokens[clause.first - 1].lower in _ASKED


def _is_inserted(tokens: Sequence[Token], clause: Clause) -> bool:
    """ "The drug, it is claimed, | killed nine", "The firm, it emerged on Monday, | sold a mill"."""
    main = clause.main
    if main is None or main.lemma not in EMERGING or main.first < 2:
        return False
    it = main.first - 1
    return tokens[it].lower == "it" and tokens[it - 1].text == "," and tokens[clause.last].text == ","


def _is_held(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> bool:
    """Whether what stands before a clause that is told is no word that tells a fact."""
    before = clause_beside(clauses, clause, -1)
    if before is None:
        return False
    at = clause.first - 1
    while at > before.first and (tokens[at].timex >= 0 or tokens[at].lower in DATE_LEADS):
        at -= 1  # "doubted | on Monday | that"
    held = _says_so(tokens, before, at) or _leaves_open(tokens, before, clause, at)
    return held and _is_told(tokens, clause)


def _says_so(tokens: Sequence[Token], before: Clause, at: int) -> bool:
    """Whether the word at that token, behind which something is told, tells no fact."""
    word = tokens[at].lower
    if word in _REPORTS:
        return before.main is None or not before.main.first <= at <= before.main.last
    if word == "saying":
        return token_at(tokens, at - 1).lower in ("as", "for")  # "was misquoted as saying | that"
    # "refused to confirm | that"
    return word in _HELD or (word in _CONFIRMED and token_at(tokens, at - 1).tag == "to")


def _leaves_open(tokens: Sequence[Token], before: Clause, clause: Clause, at: int) -> bool:
    """Whether who tells it, or the verb, leaves open whether it is so."""
    main = before.main
    if main is None:
        return clause.opener == "that" and _of_noun(tokens, before, at)
    doer = tokens[before.first : main.first]
    if _is_charge(tokens, before, main, clause):
        return True
    if at != main.last:
        return clause.opener == "that" and _of_noun(tokens, before, at)
    if main.negated and main.lemma in _CONFIRMED:
        return True
    return not before.saying and any(token.lower in _HELD for token in doer)


def _is_charge(tokens: Sequence[Token], before: Clause, main: Verb, clause: Clause) -> bool:
    """ "The court heard | Lie hid the money", "Prosecutors said | Lie hid it"."""
    doer = tokens[before.first : main.first]
    if main.lemma in _HEARD and any(token.lower in _IN_COURT for token in doer):
        return True
    said = before.saying or main.lemma == "told" or before.finite[-1].lemma in words.SAYING
    return said and _accuses(tokens, doer, clause)


def _is_told(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether a doer stands behind "that": never "a bridge that fell"."""
    if clause.opener != "that" or clause.main is None:
        return True
    return is_complement(tokens, clause) or any(
        token.tag in ("word", "pronoun", "determiner")
        for token in tokens[clause.first + 1 : clause.main.first]
    )


def _accuses(tokens: Sequence[Token], doer: Sequence[Token], clause: Clause) -> bool:
    """ "Prosecutors said | Lie hid the money", never "said | they had charged her"."""
    opening = tokens[clause.first : clause.first + 2]
    own = any(token.lower in ("they", "it", "he", "she", "we") for token in opening)
    return not own and any(token.lower in _ACCUSERS for token in doer)


def _of_noun(tokens: Sequence[Token], before: Clause, at: int) -> bool:
    """ "the claim | by the rebels | that"."""
    first = max(before.first, at - _FURTHEST_OF_NOUN)
    nouns = (place for place in range(first, at) if tokens[place].lower in _HELD)
    noun = next(nouns, -1)
    return noun >= 0 and tokens[noun + 1].tag == "preposition"
