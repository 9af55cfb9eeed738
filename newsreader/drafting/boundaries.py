"""Clause boundaries: where in a sentence a clause may begin, and with what word or sign.

>>> from newsreader.drafting.tokens import read
>>> tokens = read("Rebels fled two days after the dam broke, but the army stayed.", [])
>>> [(tokens[each.first].text, each.opener) for each in boundaries(tokens, VerbGroups(tokens))]
[('Rebels', ''), ('two', 'after'), ('but', 'but')]
"""

from collections.abc import Sequence
from typing import NamedTuple

from newsreader.drafting import words
from newsreader.drafting.saying import says
from newsreader.drafting.tokens import Tag, Token, token_at
from newsreader.drafting.verbs import Verb, VerbGroups

DASHES = frozenset(["—", "–", "--"])
DATE_LEADS = frozenset(["on", "in", "at", "late", "early", "during", "around", "about"])

_OPENERS: frozenset[Tag] = frozenset(["subordinator", "relative", "coordinator"])
_STOPS = DASHES | frozenset([",", ";", ":", "(", ")", "[", "]"])
UNITS = words.listed("day days week weeks month months year years hour hours minutes decade")
COUNTS = words.listed(
    "one two three four five six seven eight nine ten eleven twelve just about barely less than"
)
# "a man dressed | as a nun"
_AS = words.listed("branded described disguised dressed hailed known masquerading posing")
_FURTHEST_DATE = 7
_CLOSING = frozenset('”"»')
_VERBS: frozenset[Tag] = frozenset(
    ["past", "ed", "past-or-participle", "be-past", "be-present", "have-past", "have-present", "modal"]
)
# "two and three", "for and against the mayor"
_NO_CLAUSE: frozenset[Tag] = frozenset(["number", "preposition"])


class Boundary(NamedTuple):
    """A clause may begin with token `first`; `opener` is the word or sign that opens it, "" for none."""

    first: int
    opener: str


def boundaries(tokens: Sequence[Token], groups: VerbGroups) -> list[Boundary]:
    """In order; the first is the sentence's own beginning."""
    found = [Boundary(0, "")]
    told = {
        _end_of_saying(tokens, groups, verb) for verb in groups.found if verb.finite and says(tokens, verb)
    }
    told -= groups.inside
    for index, token in enumerate(tokens):
        bare = not token.quoted and token.timex < 0
        if bare and token.tag == "punct" and not _is_score(tokens, index):
            if token.text in _STOPS:
                _add(found, Boundary(index + 1, token.text))
            elif token.text == "-" and is_dash(tokens, index):
                _add(found, Boundary(index + 1, "–"))
        elif bare and token.tag in _OPENERS and _opens(tokens, groups, index, found[-1].first):
            _add(found, Boundary(_begin(tokens, index, found[-1].first), token.lower))
        elif index in told:
            _add(found, Boundary(index, ""))
        elif token.quoted and token.text in _CLOSING and _ends_aside(tokens, index):
            _add(found, Boundary(index + 1, ","))
    return found


def _ends_aside(tokens: Sequence[Token], index: int) -> bool:
    """ "Lie, who told aides to “plug the hole,” | will …": the comma is its own; not "…,” said Lie"."""
    after = token_at(tokens, index + 1)
    comma = tokens[index - 1].text == "," and tokens[index - 1].quoted
    return comma and after.tag in _VERBS and after.lower not in words.SAYING | words.SPEAKING


def is_dash(tokens: Sequence[Token], index: int) -> bool:
    """A dash, or a hyphen written for one: "The ferry - an old one - sank", never "2-year" nor "pre- and"."""
    sign = token_at(tokens, index)
    if sign.text != "-":
        return sign.text in DASHES
    spaced = tokens[index - 1].end < sign.start and sign.end < token_at(tokens, index + 1).start
    return spaced and not _joins_names(tokens, index)


def _joins_names(tokens: Sequence[Token], index: int) -> bool:
    """ "the Harn - Ek line"; "HARN - Two men fled" is a dateline."""
    if not (tokens[index - 1].text[0].isupper() and token_at(tokens, index + 1).text[:1].isupper()):
        return False
    return tokens[0].tag == "determiner" or any(token.text.islower() for token in tokens[:index])


def _is_score(tokens: Sequence[Token], index: int) -> bool:
    """ "1 – 0", "2000 - 2050"."""
    numbers = token_at(tokens, index - 1).tag == token_at(tokens, index + 1).tag == "number"
    return numbers and (tokens[index].text in DASHES or tokens[index].text == "-")


def _add(found: list[Boundary], boundary: Boundary) -> None:
    if found[-1].first == boundary.first:
        # ", who": the word says more than the comma.
        found[-1] = Boundary(boundary.first, boundary.opener or found[-1].opener)
    else:
        found.append(boundary)


def _opens(tokens: Sequence[Token], groups: VerbGroups, index: int, start: int) -> bool:
    """Whether the word opens a clause, the last one having begun at `start`."""
    if index in groups.inside or (
        tokens[index].lower == "because" and token_at(tokens, index + 1).lower == "of"
    ):
        return False
    if tokens[index].tag == "subordinator" and _leads_date(tokens, groups, index):
        return False
    if tokens[index].lower == "as" and token_at(tokens, index - 1).lower in _AS:
        return False
    return tokens[index].tag != "coordinator" or _joins_clauses(tokens, groups, index, start)


def _leads_date(tokens: Sequence[Token], groups: VerbGroups, index: int) -> bool:
    """ "A man missing | since March | was found": of the date alone."""
    behind = index + 1
    while token_at(tokens, behind).timex >= 0:
        behind += 1
    if behind == index + 1 or index == 0:
        return False
    of_date = tokens[index].lower == "since" and token_at(tokens, behind).tag in ("preposition", "punct")
    return of_date or behind in groups.inside  # "wanted | since 2003 for murder"


def _joins_clauses(tokens: Sequence[Token], groups: VerbGroups, index: int, start: int) -> bool:
    """Never "two and three" or "their and his"; nor "a man from Oslo and his son fled": no verb before it."""
    if index == 0 or index + 1 == len(tokens):
        return False
    before, after = tokens[index - 1].tag, tokens[index + 1].tag
    if before == "determiner" or (before == after and after in _NO_CLAUSE) or _joins_dates(tokens, index):
        return False
    if after == "to" and groups.between(start, index - 1):
        return False  # "a panel appointed to study | and to recommend"
    return (
        start == index
        or index + 1 in groups.inside
        or any(verb.finite or verb.tense == "gerund" for verb in groups.between(start, index - 1))
    )


def _joins_dates(tokens: Sequence[Token], index: int) -> bool:
    """ "closed on Monday | and Tuesday and a third burned": no deed is told of the second alone."""
    last = index + 1
    if tokens[index - 1].timex < 0 or tokens[last].timex < 0:
        return False
    while token_at(tokens, last + 1).timex == tokens[last].timex:
        last += 1
    return token_at(tokens, last + 1).tag == "coordinator"


def _begin(tokens: Sequence[Token], index: int, start: int) -> int:
    """Where the clause begins that the word at `index` opens; not before `start`."""
    word, before = tokens[index].lower, token_at(tokens, index - 1)
    if word in ("after", "before") and index >= 2 and before.lower in UNITS and before.timex < 0:
        return max(_measure(tokens, index - 1), start)  # "two weeks before"
    if word in ("which", "whom") and before.tag == "preposition":
        return max(index - 1, start)  # "in which"
    return index


def _measure(tokens: Sequence[Token], unit: int) -> int:
    """Where "just two weeks" begins that ends with the unit."""
    first = unit
    while first > 0 and _counts(tokens[first - 1]):
        first -= 1
    return first


def _counts(token: Token) -> bool:
    return token.tag in ("number", "determiner") or token.lower in COUNTS


def _end_of_saying(tokens: Sequence[Token], groups: VerbGroups, verb: Verb) -> int:
    """The first token after "said", "said today", "said on Friday": where what was said begins."""
    index = verb.last + 1
    if verb.lemma in ("told", "tells"):
        index = _told_clause(tokens, groups, index) or _behind_hearer(tokens, index)
    while index < len(tokens) and (tokens[index].tag == "adverb" or _date_begins(tokens, index)):
        index += 1
    return index


_FURTHEST_TOLD = 9
_FURTHEST_VERB = 8
_NO_DOER_BEHIND: frozenset[Tag] = frozenset(["preposition", "determiner", "to", *_OPENERS])


def _told_clause(tokens: Sequence[Token], groups: VerbGroups, hearer: int) -> int:
    """Where it begins in "told the court | the mill had closed", "told him | he would"; 0 where nothing tells
    that, as in "told the mayor a story"."""
    for index in range(hearer + 1, min(hearer + 1 + _FURTHEST_TOLD, len(tokens))):
        token, before = tokens[index], tokens[index - 1]
        if token.quoted or token.timex >= 0 or token.tag == "punct" or token.tag in _OPENERS:
            return 0
        if token.tag in ("determiner", "pronoun") and before.tag not in _NO_DOER_BEHIND:
            return index if _has_verb(tokens, groups, index) else 0
    return 0


def _has_verb(tokens: Sequence[Token], groups: VerbGroups, doer: int) -> bool:
    """Whether a finite verb of the doer at that token stands behind it, before any other clause opens."""
    for index in range(doer + 1, min(doer + 1 + _FURTHEST_VERB, len(tokens))):
        if tokens[index].text == "," or tokens[index].tag in _OPENERS or tokens[index].quoted:
            return False
        if any(verb.first == index and verb.finite for verb in groups.found):
            return True
    return False


def _behind_hearer(tokens: Sequence[Token], start: int) -> int:
    """ "told the BBC on Monday": where the date begins, if one does."""
    for index in range(start, min(start + _FURTHEST_DATE, len(tokens))):
        if _date_begins(tokens, index):
            return index
        if tokens[index].tag not in ("word", "determiner", "number"):
            break
    return start


def _date_begins(tokens: Sequence[Token], index: int) -> bool:
    """ "Monday", "on Monday", "late on Monday"."""
    if tokens[index].timex >= 0:
        return True
    return tokens[index].lower in DATE_LEADS and any(t.timex >= 0 for t in tokens[index + 1 : index + 3])
