"""Where a person's title ends and the name begins, and the titles that are part of a name."""

from collections.abc import Callable
from typing import NamedTuple

from newsreader.text.names.bounds import HEADS, name_end
from newsreader.text.names.cues import (
    OFFICES,
    ORG_HEADS,
    PLACE_NOUNS_AFTER,
    STRONG_TITLES,
    TITLE_TAILS,
    TITLES,
)
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.stretches import WITH_FIELDS, is_field
from newsreader.text.names.words import Words

_LEADING = "majority minority opposition prime first deputy vice managing chief".split()  # noqa: SIM905
_LED = "leader whip minister premier chairman director inspector executive".split()  # noqa: SIM905
_PAIRED = frozenset((first, second) for first in _LEADING for second in _LED)
_PAIRED |= {("det", "con"), ("head", "coach"), ("general", "manager")}
# Of the police, who are somebody's titles before a given name alone: "PC Ann Lee", never "PC World".
_RANKS = frozenset("DC DCI DCS DI DS PC PCSO WPC".split())  # noqa: SIM905
_HOW_HELD = ("-elect", "-designate", "-in-waiting", "ex-", "co-", "vice-", "then-")
# What stands between "of" or "for" and the name: "Superintendent of Police and Customs".
_OF_OFFICE = TITLE_TAILS | OFFICES | {"the", "and"}
# Titles that are given names where a sentence begins.
_GIVEN_NAMES = frozenset({"dean", "earl"})
# Titles that begin no body's and no place's name.
_NO_NAMES = frozenset({"mr", "mrs", "ms", "dr", "sir", "president", "prime", "minister"})


class TitleReason(NamedTuple):
    """A reason why a word that may be a title is part of a name, and a name that shows it.

    `holds` is asked about the title's place, the end of the name behind it, and the end of the stretch.
    """

    id: str
    holds: Callable[[Words, int, int, int], bool]
    example: str


def past_title(words: Words, at: int, last: int) -> int:
    """The word after a title that starts at `at`; `at` itself when there is none or it is part of a name."""
    if _follows_minister(words, at):
        return _past_fields(words, at, last)
    if at == last:
        return at
    low = words.folded[at]
    if at + 1 < last and (low, _held(words.folded[at + 1])) in _PAIRED and words.joined(at):
        # "Majority Leader Ann Lee", "Deputy Minister of Water Resources Ann Lee".
        return _past_office(words, at + 1, last) if words.folded[at + 1] in WITH_FIELDS else at + 2
    if low == "chief" and at + 2 <= last and words.folded[at + 2] == "officer":
        return at + 3  # "Chief Operating Officer"
    if words.texts[at] in _RANKS and at + 1 < last and words.folded[at + 1] in listed("given"):
        return at + 1
    if low not in TITLES and _held(low) not in TITLES:
        return at
    end = name_end(words, at + 1, last)
    if any(row.holds(words, at, end, last) for row in NAMED):
        return at
    return _past_office(words, at, last)


def _held(low: str) -> str:
    """An office without what says when or how it is held: "ex-mayor", "co-chair", "president-elect"."""
    for mark in _HOW_HELD:
        low = low.removesuffix(mark) if mark[0] == "-" else low.removeprefix(mark)
    return low


def _past_office(words: Words, at: int, last: int) -> int:
    """ "Secretary of State", "Minister for Foreign Affairs", "Deputy Prime Minister", "Chief Executive"."""
    folded = words.folded
    after = at + 1
    if folded[after] in ("of", "for") and after < last:
        after = _past_fields(words, after + 1, last, held=folded[at] in WITH_FIELDS)
    if folded[at] in STRONG_TITLES and after < last and (folded[after], folded[after + 1]) in _PAIRED:
        after += 2
    while after <= last and folded[after] in TITLE_TAILS and folded[after] not in listed("given"):
        after += 1
    return after


def _past_fields(words: Words, after: int, last: int, *, held: bool = True) -> int:
    """The word behind an office's fields: "of Water Resources", "of State for Work and Pensions".

    Without fields `held` only the words of offices are passed.
    """
    folded = words.folded
    if held and after < last and is_word(folded[after]):
        # A given name too: "of Peace".
        after += 1
    while after <= last and (folded[after] in _OF_OFFICE or (held and _goes_on(folded[after]))):
        after += 1
    return after


def _goes_on(low: str) -> bool:
    return low in ("of", "for") or is_field(low)


def _follows_minister(words: Words, at: int) -> bool:
    """Whether an office in small letters has its field here: "the minister of Youth and Sports, …"."""
    if at < 2 or words.caps[at - 2] or words.folded[at - 2] != "minister" or not is_field(words.folded[at]):
        return False
    return words.folded[at - 1] in ("of", "for") and words.joined(at - 1) and words.joined(at - 2)


def _given_name(words: Words, at: int, end: int, last: int) -> bool:
    return (
        words.folded[at] in _GIVEN_NAMES and words.opens(at) and words.folded[at + 1] not in listed("given")
    )


def _before_place_noun(words: Words, at: int, end: int, last: int) -> bool:
    return end == last and words.joined(end) and words.folded[end + 1] in PLACE_NOUNS_AFTER


def _headed(words: Words, at: int, end: int, last: int) -> bool:
    return words.folded[end] in HEADS and _held(words.folded[at]) not in _NO_NAMES


def _general_body(words: Words, at: int, end: int, last: int) -> bool:
    folded = words.folded
    return folded[at] == "general" and any(
        folded[place] in ORG_HEADS and folded[place + 1] in ("of", "for") for place in range(at + 1, last)
    )


def _weak(words: Words, at: int, end: int, last: int) -> bool:
    """A title that may belong to a name, inside a sentence and before nobody's given name."""
    office = words.folded[at] in WITH_FIELDS and words.folded[at + 1] in ("of", "for")
    if office or _held(words.folded[at]) in STRONG_TITLES or words.opens(at):
        return False
    return words.folded[at + 1] not in listed("given")


NAMED = (
    TitleReason("given-name", _given_name, "Dean Tranter"),
    TitleReason("before-place-noun", _before_place_noun, "Sheikh Badr district"),
    TitleReason("headed", _headed, "King Street"),
    TitleReason("general-body", _general_body, "General Council of Lapland"),
    TitleReason("weak", _weak, "the Director Vellamo"),
)
