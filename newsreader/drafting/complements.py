"""What a title takes along from the clauses behind its own: what was said or found, and, where little is
told, when or why it was.

>>> from datetime import date
>>> from newsreader.drafting.proposals import propose
>>> body = "A study has found that the tides at Harn are weak."
>>> propose({"body": body}, {}, date(2023, 5, 18))[0].title
'A study has found that the tides at Harn are weak'
"""

from collections.abc import Sequence

from newsreader.drafting import words
from newsreader.drafting.boundaries import DASHES
from newsreader.drafting.clauses import Clause, clause_beside
from newsreader.drafting.cutting import LONGEST, LONGEST_WHOLE, exceeds
from newsreader.drafting.phrases import DATE_LEADS, noun_phrase
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.tokens import Tag, Token, token_at

# A clause of up to so many signs tells little: "The fire began | when a line came down".
_LITTLE = 45
_TOLD_BY = frozenset(["that", "whether", "how", "why", "what"])
_SAYS = (
    words.SAYING
    | words.SPEAKING
    | words.listed(
        """
        agreed announce announcing argued cautioning charged concluded confirm confirming decided declare
        discovered emerged found heard knew know learned learnt proved reveal ruled say saying show tell
        thought told warn warning
        """
    )
)
_TO_HEARERS = frozenset(["assured", "informed", "reminded", "tell", "telling", "told", "warned"])
_POINTING = frozenset(["the", "those", "these"])
_SPEAKER = frozenset(["i", "we", "you", "my", "our", "your"])
_PROPOSALS = words.listed(
    "agreement amendment ban bill deal law legislation measure measures order pact plan plans proposal"
    " proposals resolution rule rules scheme treaty"
)
_WHEN_OR_WHY = frozenset(["when", "as", "after", "because"])
_NOUN: frozenset[Tag] = frozenset(["word", "determiner", "number", "pronoun"])
_NO_OBJECT: frozenset[Tag] = frozenset(["preposition", "adverb", "punct", "relative"])
_ENDS = DASHES | {";", ":", "but", "although", "though", "while"}


def completed(
    sentence: ParsedSentence, clauses: Sequence[Clause], clause: Clause, last: int, kept: list[int]
) -> list[int]:
    """`kept`, the words of a clause up to token `last`, and those behind that make it tell enough."""
    tokens = sentence.tokens
    following = clause_beside(clauses, clause, 1)
    if following is None or not kept or kept[-1] > last:
        return kept
    if any(token.tag != "punct" for token in tokens[last + 1 : following.first]):
        return kept  # the words told end before the clause does
    if any(_is_word(token) for token in tokens[kept[-1] + 1 : last + 1]):
        return kept  # its end is left out
    if tells_what(tokens, clause, following):
        end = _end_of_told(tokens, [each for each in clauses if each.first >= following.first])
        return [*kept, *range(max(following.first, last + 1), end + 1)]
    return _with_time(sentence, clause, following, kept) if last < following.first else kept


def _with_time(sentence: ParsedSentence, clause: Clause, following: Clause, kept: list[int]) -> list[int]:
    tokens = sentence.tokens
    if _tells_what_it_would_do(tokens, clause, following):
        longer = [*kept, *_inner(tokens, following)]
        return kept if exceeds(sentence, longer, LONGEST_WHOLE) else longer
    more = _tells_when(tokens, clause, following) or _tells_which(tokens, clause, following)
    if not more or exceeds(sentence, kept, _LITTLE):
        return kept
    behind = clause_beside(sentence.clauses, following, 1)
    if behind is not None and tells_what(tokens, following, behind):
        return kept  # "was fired after she told the inquiry | that": what, would be another title
    longer = [*kept, *_inner(sentence.tokens, following)]
    return kept if exceeds(sentence, longer, LONGEST) else longer


def _is_word(token: Token) -> bool:
    """Whether more than a date goes with the word."""
    return token.timex < 0 and token.tag != "punct" and token.lower not in DATE_LEADS


def tells_what(tokens: Sequence[Token], clause: Clause, following: Clause) -> bool:
    """ "A study has found | that the tides are weak", never "found a rope | that had snapped"."""
    told = following.main
    if told is None or following.opener not in _TOLD_BY or tokens[following.first].quoted:
        return False
    says = next((at for at in range(following.first - 1, clause.first, -1) if tokens[at].lower in _SAYS), -1)
    if following.opener != "that":
        # "decided | whether", "asked about | how"
        return says == following.first - 1 or tokens[following.first - 1].tag == "preposition"
    # "announced on Tuesday | that": no noun stands there that the clause could be of
    behind = token_at(tokens, says + 1)
    heard = says > 0 and tokens[says].lower in _TO_HEARERS  # "told the inquiry on Monday | that"
    shown = token_at(tokens, following.first - 1).lower in words.SIGNS  # "found no sign | that"
    sayable = shown or (says > 0 and (behind.timex >= 0 or behind.tag in _NO_OBJECT or heard))
    return sayable and any(token.tag in _NOUN for token in tokens[following.first + 1 : told.first])


def closes_telling(sentence: ParsedSentence, clause: Clause) -> bool:
    """ "A dam is to go, | the council has decided": whether a clause only says who decided what stands
    before."""
    main, tokens = clause.main, sentence.tokens
    if main is None or main.lemma not in _SAYS or main.passive:
        return False
    told = any(each.last < clause.first and each.main is not None for each in sentence.clauses)
    comma = told and "," in (tokens[clause.first - 1].text, tokens[clause.first].text)
    return comma and all(token.tag == "punct" for token in tokens[main.last + 1 :])


def _end_of_told(tokens: Sequence[Token], told: Sequence[Clause]) -> int:
    """The last token of what was said: up to a stop, or who else says something."""
    last = told[0].last
    for each in told[1:]:
        if each.opener in _ENDS or (each.opener == "," and each.saying):
            break
        last = each.last
    while last > told[0].first and tokens[last].tag == "punct" and not tokens[last].quoted:
        last -= 1
    return last


def _tells_when(tokens: Sequence[Token], clause: Clause, following: Clause) -> bool:
    """ "The fire began on Tuesday, | when a line came down", never "…, | as the mayor had warned"."""
    if clause.main is None or clause.saying or clause.subordinate or not _is_deed(tokens, following):
        return False
    comma = token_at(tokens, following.first - 1).text == ","
    dated = token_at(tokens, following.first - 2).timex >= 0
    return (not comma or dated) and _is_plain(tokens, following)


def _tells_which(tokens: Sequence[Token], clause: Clause, following: Clause) -> bool:
    """ "Papers named the couple | who fell ill", never "named a couple who" nor "the couple, who"."""
    if (
        not following.relative
        or following.opener == "where"
        or following.antecedent != following.first - 1
        or clause.saying
    ):
        return False
    noun = noun_phrase(tokens, following.antecedent, clause.first)
    behind = clause.main is not None and noun[0] > clause.main.last
    return behind and tokens[noun[0]].lower in _POINTING and _is_plain(tokens, following)


def _tells_what_it_would_do(tokens: Sequence[Token], clause: Clause, following: Clause) -> bool:
    """ "introduced a bill | that would ban the sale of eels": a bill is nothing without it."""
    main, behind = clause.main, following.main
    if (
        main is None
        or behind is None
        or behind.single
        or following.opener not in ("that", "which")
        or clause.saying
    ):
        return False
    noun = noun_phrase(tokens, following.antecedent, clause.first)
    right_behind = following.antecedent == following.first - 1 and noun[0] == main.last + 1
    proposes = (
        tokens[following.antecedent].lower in _PROPOSALS and token_at(tokens, behind.first).tag == "modal"
    )
    return (
        right_behind
        and proposes
        and all(token.timex < 0 for token in tokens[following.first : following.last + 1])
    )


def _is_plain(tokens: Sequence[Token], following: Clause) -> bool:
    """Whether a clause tells one thing, without a day of its own, a quotation or who speaks."""
    inside = tokens[following.first : following.last + 1]
    alone = following.main is not None and all(verb.lemma not in _SAYS for verb in following.finite[1:])
    return alone and all(
        token.timex < 0 and not token.quoted and token.lower not in _SPEAKER for token in inside
    )


def _is_deed(tokens: Sequence[Token], following: Clause) -> bool:
    """Whether the clause tells what was done then, and not what was said."""
    if following.opener not in _WHEN_OR_WHY or following.main is None or following.saying:
        return False
    says = following.main.lemma in _SAYS
    return not says or (following.opener != "as" and following.main.last < _inner(tokens, following)[-1])


def _inner(tokens: Sequence[Token], clause: Clause) -> range:
    last = clause.last
    while last > clause.first and tokens[last].tag == "punct":
        last -= 1
    return range(clause.first, last + 1)
