"""Where a title that is too long is cut, and how its words are written.

What must not be parted: a name, a quotation, a noun and its "of", a verb and what it asks to be done.
"""

from collections.abc import Sequence
from typing import NamedTuple

from newsreader.drafting import words
from newsreader.drafting.boundaries import UNITS
from newsreader.drafting.clauses import Clause
from newsreader.drafting.phrases import without_tail
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.tokens import Tag, Token, token_at

LONGEST = 120
# A clause of up to so many signs is told whole.
LONGEST_WHOLE = 150
# Where no good place to cut is within LONGEST, a title may be longer, and at last be cut anywhere.
_LONGEST_GOOD = (LONGEST, LONGEST + 20)
_LONGEST_ROUGH = LONGEST + 40
_MOST_WORDS = 16
_STOPS = frozenset(",;:.")
_NO_SPACE_BEFORE = frozenset([",", ".", ";", ":", "?", "!", ")", "”", "’", "%", "»"])
_CUTS: frozenset[Tag] = frozenset(["preposition", "coordinator", "subordinator", "relative", "to"])
_FINITE: frozenset[Tag] = frozenset(
    ["past", "ed", "past-or-participle", "be-past", "be-present", "have-past", "have-present", "modal"]
)
_AUXILIARIES: frozenset[Tag] = frozenset(
    ["be-past", "be-present", "be", "have-past", "have-present", "modal"]
)
_PARTICIPLES: frozenset[Tag] = frozenset(["ed", "ing", "participle", "past-or-participle"])
_DECIDED = frozenset(["ruled", "decided", "found", "agreed"])
# "an end | to the strike"
_WITH_TO = words.listed(
    """
    access answer approach attempt attempts bid challenge close damage decision effort efforts end loyal
    objections opposed opposition plan plans promise proposal reply resistance response right return
    threat threats visit way
    """
)
# "ordered the guard | to build walls": without it the title says nothing, or another thing
_URGING = words.listed(
    """
    advised agreed allowed appealed asked authorised authorized begged called commissioned compelled convinced
    directed encouraged expected forced helped instructed invited ordered permitted persuaded pressed required
    told urged warned
    """
)
_FURTHEST_TO = 12  # words


def shortened(sentence: ParsedSentence, kept: list[int], clause: Clause, borrowed: int) -> list[int]:
    kept = without_tail(sentence.tokens, kept)
    if not exceeds(sentence, kept, LONGEST_WHOLE):
        return kept
    verb = clause.main or next(iter(clause.group), None)
    to_verb = sum(index <= verb.last for index in kept) if verb is not None else 0
    least = max(to_verb + 1, borrowed + 2, 3)
    for longest in _LONGEST_GOOD:
        if good := _cut(sentence, kept, least, longest).good:
            return good
    if not exceeds(sentence, kept, _LONGEST_ROUGH):
        return kept
    cut = _cut(sentence, kept, least, _LONGEST_ROUGH)
    return cut.good or cut.rough or kept[:_MOST_WORDS]


class TitleCut(NamedTuple):
    """Words up to the last `good` place, and up to the last place of any kind; empty where there is none."""

    good: list[int]
    rough: list[int]


def _cut(sentence: ParsedSentence, kept: list[int], least: int, longest: int) -> TitleCut:
    """`kept` cut within `longest` signs, never to less than `least` words, nor between "told" and "that"."""
    tokens = sentence.tokens
    said = words.SAYING | words.SPEAKING | _DECIDED
    says = any(tokens[index].lower in said for index in kept[:least])
    rough: list[int] = []
    for place in range(len(kept) - 1, least - 1, -1):
        if _divides(sentence, kept[place - 1], kept[place]):
            continue
        shorter = _without_participle(tokens, without_tail(tokens, kept[:place]))
        if exceeds(sentence, shorter, longest):
            continue
        void = _void(tokens, kept[place], shorter) if says else _is_open(tokens, shorter, "whether")
        if not void and _may_cut(tokens, kept[place], shorter):
            return TitleCut(shorter, rough or shorter)
        rough = rough or shorter
    return TitleCut([], rough)


def _without_participle(tokens: Sequence[Token], kept: list[int]) -> list[int]:
    """Without ", demanding" that leads to nothing any more."""
    alone = len(kept) > 2 and tokens[kept[-1]].tag == "ing" and tokens[kept[-2]].text == ","
    return kept[:-2] if alone else kept


def _void(tokens: Sequence[Token], index: int, before: Sequence[int]) -> bool:
    """Whether a cut before token `index` leaves "told the court" or "told the court that storms"."""
    if tokens[index].lower == "that":
        return True
    return _is_open(tokens, before, "that")


def _is_open(tokens: Sequence[Token], before: Sequence[int], opener: str) -> bool:
    """Whether no verb is told behind the last "that", or "whether"."""
    words_before = [tokens[each].lower for each in before]
    if opener not in words_before:
        return False
    told = before[len(before) - words_before[::-1].index(opener) :]
    return not any(_is_finite(tokens, each) for each in told)


def _is_finite(tokens: Sequence[Token], index: int) -> bool:
    """Never the "based" of "teams based in Oslo", nor "oil spilled and suspended"."""
    tag, after = tokens[index].tag, token_at(tokens, index + 1).tag
    doubtful = tag in ("ed", "past-or-participle") and after in ("preposition", "coordinator")
    return tag in _FINITE and not doubtful


def _divides(sentence: ParsedSentence, before: int, after: int) -> bool:
    """Whether a cut between two tokens goes through a name or a quotation."""
    start = sentence.tokens[after].start
    if sentence.tokens[after].quoted and sentence.tokens[before].quoted:
        return True
    return any(first < start < last for first, last in sentence.names)


def _may_cut(tokens: Sequence[Token], index: int, before: Sequence[int]) -> bool:
    """Before token `index`: never between a noun and its "of", nor after a bare "to do"."""
    token = tokens[index]
    if _belongs(tokens, token, before) or _waits_for_to(tokens, index, before):
        return False
    if tokens[before[-1]].tag in _AUXILIARIES or _waits_for_whom(tokens, index, before):
        return False  # "told the council that cases | were"
    if token.tag == "coordinator" and _is_first_of(tokens, index):
        return False
    return token.tag in _CUTS or token.text in ",;:—–"


def _belongs(tokens: Sequence[Token], token: Token, before: Sequence[int]) -> bool:
    """ "the loss | of", "to close | in", "was leaking several weeks | before it exploded"."""
    if token.lower == "of" or (len(before) > 1 and tokens[before[-2]].tag == "to"):
        return True
    return token.lower in ("after", "before") and tokens[before[-1]].lower in UNITS


def _waits_for_whom(tokens: Sequence[Token], index: int, before: Sequence[int]) -> bool:
    """ "with help for those hit | by the flood", "among firms reeling | from it"."""
    participle = tokens[before[-1]].tag in _PARTICIPLES and tokens[before[-1]].text.islower()
    return participle and tokens[index].tag == "preposition"


def _waits_for_to(tokens: Sequence[Token], index: int, before: Sequence[int]) -> bool:
    """ "call for an end | to the strike", "urged leaders | to listen"."""
    if tokens[index].tag == "to" and tokens[before[-1]].lower in _WITH_TO:
        return True
    urging = next((each for each in reversed(before) if _urges(tokens[each].lower)), -1)
    behind = range(urging + 1, min(len(tokens) - 1, index + _FURTHEST_TO))
    to = next((each for each in behind if _is_to_do(tokens, each)), -1)
    return urging >= 0 and to >= index


def _urges(word: str) -> bool:
    return word in _URGING or (word.endswith("ing") and f"{word[:-3]}ed" in _URGING)  # "for allowing it | to"


def _is_to_do(tokens: Sequence[Token], index: int) -> bool:
    verb = tokens[index + 1]
    return tokens[index].tag == "to" and verb.text.islower() and verb.tag != "determiner"


def _is_first_of(tokens: Sequence[Token], index: int) -> bool:
    """ "a criminal | and civil inquiry": no noun stands there yet."""
    after = [token_at(tokens, place) for place in (index + 1, index + 2)]
    article = token_at(tokens, index - 2).tag == "determiner" and tokens[index - 1].plain_noun
    return article and all(token.plain_noun for token in after)


def exceeds(sentence: ParsedSentence, kept: Sequence[int], longest: int) -> bool:
    """Whether the words take more than so many signs; written out only where it is a near thing."""
    tokens = sentence.tokens
    at_most = sum(tokens[index].end - tokens[index].start for index in kept) + len(kept)
    return at_most > longest and len(render(sentence, kept)) > longest


def render(sentence: ParsedSentence, kept: Sequence[int]) -> str:
    """Tokens as text, spaced as they are there; without a stop at the head and the second of two commas."""
    text, tokens = sentence.text, sentence.tokens
    parts: list[str] = []
    before: int | None = None
    for index in kept:
        token = tokens[index]
        if before is None:
            if token.text in _STOPS:
                continue
        elif token.text == "," and tokens[before].text == ",":
            continue
        else:
            parts.append(_space(sentence, before, index))
        parts.append(text[token.start : token.end])
        before = index
    return "".join(parts).strip()


def _space(sentence: ParsedSentence, before: int, index: int) -> str:
    """What stands between two tokens of a title."""
    first, second = sentence.tokens[before], sentence.tokens[index]
    apart = second.start > first.end if index == before + 1 else second.text not in _NO_SPACE_BEFORE
    return " " if apart else ""
