"""Where in a sentence a clause may begin, and with what word or sign."""

from collections.abc import Sequence

from newsreader.drafting import words
from newsreader.drafting.tokens import Token
from newsreader.drafting.verbs import Verb, says

_HARD = frozenset([";", ":", "—", "–", "--", "(", ")", "[", "]"])
_UNITS = words.listed("day days week weeks month months year years hour hours minutes decade")
_COUNTS = words.listed(
    "one two three four five six seven eight nine ten eleven twelve just about barely less than"
)
DASHES = frozenset(["—", "–", "--"])
DATE_LEADS = frozenset(["on", "in", "at", "late", "early", "during", "around", "about"])


def starts(tokens: Sequence[Token], found: Sequence[Verb], inside: set[int]) -> list[tuple[int, str]]:
    """Where a clause may begin, with the word that opens it."""
    starts: list[tuple[int, str]] = [(0, "")]
    saying_ends = {_end_of_saying(tokens, verb) for verb in found if verb.finite and says(tokens, verb)}
    for index, token in enumerate(tokens):
        if token.quoted or token.timex >= 0:
            if index in saying_ends and index:
                _add(starts, index, "")
            continue
        if token.tag == "punct":
            if token.text in _HARD:
                _add(starts, index + 1, token.text)
            elif token.text == ",":
                _add(starts, index + 1, ",")
        elif index in inside:
            continue
        elif token.tag in ("subordinator", "relative") or (
            token.tag == "coordinator"
            and not _joins_nouns(tokens, index)
            and (starts[-1][0] == index or index + 1 in inside or _verb_since(found, starts[-1][0], index))
        ):
            if token.lower == "since" and starts[-1][0] == index - 1 and starts[-1][1] in ("ever",):
                continue
            begin = _with_measure(tokens, index, starts[-1][0])
            if token.lower in ("which", "whom") and tokens[index - 1].tag == "preposition" and index:
                begin = max(index - 1, starts[-1][0])  # "in which"
            _add(starts, begin, token.lower)
        elif index in saying_ends:
            _add(starts, index, "")
    return starts


def _verb_since(found: Sequence[Verb], start: int, index: int) -> bool:
    """ "a man from Oslo and his son fled": no verb yet, so "and" joins nouns."""
    return any(start <= verb.first < index for verb in found if verb.finite or verb.tense == "gerund")


def _with_measure(tokens: Sequence[Token], index: int, floor: int) -> int:
    """Back over "a day" or "two weeks" before "after": the clause begins there."""
    if tokens[index].lower not in ("after", "before") or index < 2 or tokens[index - 1].lower not in _UNITS:
        return index
    start = index - 1
    while start > 0 and (
        tokens[start - 1].tag in ("number", "determiner") or tokens[start - 1].lower in _COUNTS
    ):
        start -= 1
    return max(start, floor)


def _add(starts: list[tuple[int, str]], index: int, opener: str) -> None:
    if starts and starts[-1][0] == index:
        # ", who": the word says more than the comma.
        starts[-1] = (index, opener or starts[-1][1])
    else:
        starts.append((index, opener))


def _joins_nouns(tokens: Sequence[Token], index: int) -> bool:
    """ "two and three", "Foua and Kafriya": names and numbers on both sides, a clause on neither."""
    if index + 1 >= len(tokens) or index == 0:
        return True
    before, after = tokens[index - 1], tokens[index + 1]
    return before.tag == "determiner" or (before.tag == "number" and after.tag == "number")


def _end_of_saying(tokens: Sequence[Token], verb: Verb) -> int:
    """The first token after "said", "said today", "said on Friday": where what was said begins."""
    index = verb.last + 1
    if verb.lemma in ("told", "tells"):
        index = _behind_hearer(tokens, index)
    while index < len(tokens):
        token = tokens[index]
        dates = token.timex >= 0 or (token.lower in DATE_LEADS and _date_follows(tokens, index))
        if dates or token.tag == "adverb":
            index += 1
        else:
            break
    return index


def _behind_hearer(tokens: Sequence[Token], start: int) -> int:
    """ "told the BBC on Monday": where the date begins, if one does."""
    for index in range(start, min(start + 7, len(tokens))):
        token = tokens[index]
        if token.timex >= 0 or (token.lower in DATE_LEADS and _date_follows(tokens, index)):
            return index
        if token.tag not in ("word", "determiner", "number"):
            break
    return start


def _date_follows(tokens: Sequence[Token], index: int) -> bool:
    return any(tokens[i].timex >= 0 for i in range(index + 1, min(index + 3, len(tokens))))
