"""What a number counts whose noun stands before it: "a crew of 24", "the toll rose to 87", "600 of them"."""

import re

from newsreader.text import english
from newsreader.text.figures.countables import PEOPLE
from newsreader.text.figures.counting import WORD, Counting
from newsreader.text.figures.numerals import may_be_year
from newsreader.text.names.cues import SPEECH
from newsreader.text.saying.reporting import FINITE

# "A crew of 24", "a crowd of about 3,000"; a hedge is no part of what stands before.
_GROUP = re.compile(rf"\b(?P<noun>{english.any_of('figures.group')}) of \Z")
# Of "number of homes without power" the noun ends before "without".
_ENDS_NOUN = (
    r"in|at|on|of|who|that|which|with|without|for|from|to|by|there|here|now|has|had|have|is|was|were|are|rose"
    r"|fell|grew|\w+ed|\w+ing"
)
_SUM = re.compile(
    rf"(?i)\b(?:numbers? of (?:the )?(?P<noun>\w+(?: (?!(?:{_ENDS_NOUN})\b)[^\W\d_][\w’'-]*){{0,4}})"
    rf"|(?P<sum>(?:death |final )?{english.any_of('figures.sum')}))"
    rf"(?:[ ,][^.;:()]{{1,70}}?)?\s(?:{english.any_of('figures.reaching')}|to|at|from) \Z"
)
_LONGEST_SUM = 160
# A number is followed by nothing where the sentence or the clause ends, or one of these begins a phrase.
_BEGINS_PHRASE = frozenset(
    """
    a in to from on at by after since as with and but or this last compared today yesterday up down while when
    according across before during over among earlier so the an his her its their it he she they we who that
    which
    """.split()  # noqa: SIM905
)
_OF_THEM = re.compile(r"\s+(of\s+(?:them|whom|which|us|you|those|these|his|her|its|their|our)\b)")
# "Two seriously", "400 more than her rival".
_LIKE_THEM = re.compile(r"\s+(?:fewer|less|more than)\b|,?\s+[a-z]+ly\b")
_MORE = re.compile(r"\s+more\b")
# "4,300 women, of whom 310".
_OF_WHOM = re.compile(r"\b[Oo]f (?:whom|which|them|these|those),? \Z")
_REST = re.compile(r"(?i)\b(?:the (?:other|remaining)|another|a further|all)\s+\Z")
# "Of which it holds 22", "up from 30", "compared with 12".
_SAME_AGAIN = re.compile(
    r"(?i)\b(?:of which [^,.;:]{0,40}|(?:up|down) from|compared (?:with|to)|against|than"
    r"|(?:and|but|while) \w+ed|the (?:first|last|latest) of|there (?:are|were)) \Z"
)
# "40 homes burned in Ek and 12 in Oss".
_SAME_ELSEWHERE = re.compile(r"(?:\band|,) \Z")
_PLACED = re.compile(r" (?:in|at|from|near|on|by|under|over|with) [^\W\d]")
_IS = frozenset({"are", "were", "have", "had"})
# How far before a number the people may stand whom it counts, in characters.
_FAR = 300


def group_or_sum(number: Counting) -> str:
    """ "crew" of "a crew of 24", "cases" of "the number of cases rose to 87"; no noun follows the number."""
    group = _GROUP.search(number.before)
    if group:
        return group["noun"]
    summed = _SUM.search(number.text, max(number.span.start, number.start - _LONGEST_SUM), number.start)
    if summed is None or not closes(number):
        return ""
    return str(summed["noun"] or summed["sum"])


def the_same(number: Counting) -> str:
    """What the number before counts, where this one is of it: "jobs" of "1,400 jobs, 600 of them"."""
    earlier = number.earlier
    if of_them(number) or _OF_WHOM.search(number.before):
        return earlier.noun if number.numeral.number <= earlier.number else ""
    if is_the_rest(number) or _MORE.match(number.text, number.numeral.end):
        return earlier.noun
    if not earlier.here or (number.numeral.bare and may_be_year(number.numeral.number)):
        return ""
    if number.text.startswith(("Of the ", "Of those "), number.span.start):
        return earlier.noun
    if _LIKE_THEM.match(number.text, number.numeral.end):
        return earlier.noun
    if _SAME_ELSEWHERE.search(number.before) and _PLACED.match(number.text, number.numeral.end):
        return earlier.noun
    return earlier.noun if closes(number) and _SAME_AGAIN.search(number.before) else ""


def of_them(number: Counting) -> str:
    """ "of them" where the number is of what was named before: "four of them", "two of whom"."""
    whole = _OF_THEM.match(number.text, number.numeral.end)
    return whole[1] if whole else ""


def is_the_rest(number: Counting) -> bool:
    """Whether it is what is left of it: "the other five"."""
    return _REST.search(number.before) is not None


def people(number: Counting, *, harmed: bool = False) -> str:
    """The people last spoken of in the sentence, but for whoever says so; else those counted before.

    Of those `harmed` it is not told by people who act: "gunmen attacked a market, killing 12".
    """
    found = ""
    start = max(number.span.start, number.numeral.start - _FAR)
    words = [*WORD.finditer(number.text, start, number.numeral.start)]
    for at, word in enumerate(words):
        following = words[at + 1].group() if at + 1 < len(words) else ""
        if word.group().lower() in PEOPLE and not (harmed and _acts(following)):
            found = word.group()
        elif word.group() in SPEECH:
            found = ""
    earlier = number.earlier
    if not found and earlier.number >= number.numeral.number and _are_people(earlier.noun):
        found = earlier.noun
    return found


def _acts(verb: str) -> bool:
    return verb not in _IS and (verb in FINITE or verb.endswith("ed"))


def closes(number: Counting) -> bool:
    """Whether no noun can follow the number."""
    following = WORD.match(number.text, number.numeral.end + 1, number.span.end)
    return following is None or following.group().lower() in _BEGINS_PHRASE


def _are_people(noun: str) -> bool:
    return noun.rpartition(" ")[2].lower() in PEOPLE
