"""Clauses in which somebody certain reports: "the ministry said", "said Ann Lee", "told reporters"."""

from dataclasses import dataclass

from newsreader.text.names.cues import CALENDAR, FUNCTION_WORDS
from newsreader.text.saying.attribution import MASK
from newsreader.text.saying.reporting import (
    BESIDE_VERB,
    COMPLEMENTS,
    HEDGED,
    JOINS,
    NOT_SPEAKERS,
    PARTICIPLES,
    PREPOSITIONS,
    SAYING,
    THAT_VERBS,
    TOLD,
)
from newsreader.text.saying.sentence import MaskedSentence
from newsreader.text.saying.speaker_phrases import speaker

_REPORTING = (SAYING | TOLD | THAT_VERBS) - {"saying"}
# The verbs that come before their speaker.
_INVERTED = frozenset({"said", "says", "reported", "announced", "warned"})
_SUBORDINATES = JOINS - {"but"}
_ENDS_SPEAKER = (PREPOSITIONS - {"of", "for"}) | BESIDE_VERB
_NO_NAME = FUNCTION_WORDS | CALENDAR
_SHORTEST_ADVERB = len("simply")
_LONGEST_APPOSITION = 20
# "…, said Ann Lee, the mayor, on Monday": more commas than these after the verb are more than a speaker.
_COMMAS_AFTER_SPEAKER = 2


@dataclass(frozen=True, slots=True)
class ReportingClause:
    """Who says, where the clause begins, and where its verb ends."""

    start: int
    verb: str
    end: int
    speaker: tuple[int, int]
    # "The mayor, a lawyer, said": what follows may be a speaker instead.
    apposed: bool = False
    # "As the mayor said …, the boats left": the main clause is the reporter’s.
    under: bool = False


def reporting_clauses(sentence: MaskedSentence) -> list[ReportingClause]:
    """The clauses of a sentence that report, participles left out, in order."""
    return [
        clause
        for at, low in enumerate(sentence.lows)
        if low in _REPORTING and sentence.words[at].group() == low and (clause := _clause(sentence, at))
    ]


def participle_clauses(sentence: MaskedSentence) -> list[ReportingClause]:
    """Those of "…, with the union saying …" and "…, Ann Lee saying that …"."""
    return [
        clause
        for at in participles(sentence)
        if "," not in sentence.gap(at - 1, at) and (clause := _participle(sentence, at))
    ]


def participles(sentence: MaskedSentence) -> list[int]:
    """The words that report as "saying" and "adding" do."""
    return [
        at
        for at, low in enumerate(sentence.lows)
        if low in PARTICIPLES and at > 0 and sentence.words[at].group() == low
    ]


def is_embedded(sentence: MaskedSentence, first: int) -> bool:
    """Whether the clause hangs on "that", "if" and the like, so that nobody may have said it."""
    if first == 0:
        return False
    before = sentence.lows[first - 1]
    # "… killed 34 people, the agency said" is about no people.
    return before in COMPLEMENTS or (before in NOT_SPEAKERS and not sentence.gap(first - 1, first).strip())


def _clause(sentence: MaskedSentence, at: int) -> ReportingClause | None:
    """The clause whose verb is the word `at`, its speaker before it or, after a comma, behind it."""
    last = _last_of_subject(sentence, at)
    if last < 0:
        return None
    gap = sentence.gap(last, last + 1)
    if MASK in gap:
        return None
    if "," in gap and last == at - 1 and (inverted := _inverted(sentence, at)):
        return inverted
    if not _meets_verb(sentence, last, gap.strip()):
        return None
    first = sentence.first_of_phrase(last)
    return _apposed(sentence, at, first, last) if "," in gap else _plain(sentence, at, first, last)


def _last_of_subject(sentence: MaskedSentence, verb: int) -> int:
    """The last word before a verb and the adverbs beside it; -1 where there is none."""
    last = verb - 1
    while last >= 0 and (sentence.lows[last] in BESIDE_VERB or _is_adverb(sentence, last)):
        last -= 1
    return last


def _is_adverb(sentence: MaskedSentence, at: int) -> bool:
    low = sentence.lows[at]
    certain = low not in HEDGED and sentence.words[at].group() == low
    return certain and low.endswith("ly") and len(low) >= _SHORTEST_ADVERB


def _meets_verb(sentence: MaskedSentence, last: int, gap: str) -> bool:
    """Whether nothing but a comma, or an abbreviation's stop, parts the subject from its verb."""
    return gap in ("", ",") or (gap in (".", ".,") and sentence.is_abbreviated(last))


def _plain(sentence: MaskedSentence, at: int, first: int, last: int) -> ReportingClause | None:
    """The mayor said."""
    if _ends_a_list(sentence, first, last) or _is_about_a_name(sentence, first):
        return None
    first = sentence.past_joins(first, last)
    who = None if is_embedded(sentence, first) else speaker(sentence, first, last)
    if who is None:
        return None
    verb = sentence.words[at]
    under = _is_under(sentence, first)
    return ReportingClause(sentence.words[first].start(), verb.group(), verb.end(), who, under=under)


def _is_under(sentence: MaskedSentence, first: int) -> bool:
    """Whether the clause opens its sentence after "as", "while" and the like."""
    joined = first > 0 and sentence.lows[first - 1] in _SUBORDINATES
    return joined and not any(map(sentence.is_verb, range(first - 1)))


def _ends_a_list(sentence: MaskedSentence, first: int, last: int) -> bool:
    """Whether the phrase ends a list: the speaker of "Lee, Hale and Moss said" is not Moss."""
    if "and" not in sentence.lows[first : last + 1] or not _follows_comma(sentence, first):
        return False
    before = sentence.first_of_phrase(first - 1)
    return sentence.lows[before] not in PREPOSITIONS and not any(map(sentence.is_verb, range(before, first)))


def _is_about_a_name(sentence: MaskedSentence, first: int) -> bool:
    """Whether the phrase is about a name before it: "Ann Lee, chair of the board said"."""
    if not _follows_comma(sentence, first) or sentence.is_capital(first):
        return False
    name = range(sentence.first_of_phrase(first - 1), first)
    return len(name) > 1 and all(sentence.is_capital(at) and sentence.lows[at] not in _NO_NAME for at in name)


def _follows_comma(sentence: MaskedSentence, at: int) -> bool:
    return at > 0 and sentence.gap(at - 1, at).strip() == ","


def _apposed(sentence: MaskedSentence, at: int, first: int, last: int) -> ReportingClause | None:
    """Ann Lee, the mayor, said; the group, which is based in Ek, said."""
    if not _follows_comma(sentence, first) or last - first > _LONGEST_APPOSITION:
        return None
    apposition = range(first, last + 1)
    if any(sentence.lows[k] in SAYING | TOLD for k in apposition):
        return None
    end = first - 1
    begin = sentence.past_joins(sentence.first_of_phrase(end), end)
    who = None if is_embedded(sentence, begin) else speaker(sentence, begin, end)
    if who is None:
        return None
    if sentence.words[end].group().islower() and all(map(sentence.is_capital, apposition)):
        # "The mayor, Ann Lee, said".
        who = speaker(sentence, first, last) or who
    verb = sentence.words[at]
    return ReportingClause(sentence.words[begin].start(), verb.group(), verb.end(), who, apposed=True)


def _inverted(sentence: MaskedSentence, at: int) -> ReportingClause | None:
    """…, said Ann Lee, the mayor."""
    if sentence.lows[at] not in _INVERTED or at + 1 >= len(sentence.words):
        return None
    last = at + 1
    while last + 1 < len(sentence.words) and sentence.is_close(last):
        if sentence.lows[last + 1] in _ENDS_SPEAKER:
            break
        last += 1
    rest = sentence.words[last].end()
    if sentence.plain.count(",", rest, sentence.end) > _COMMAS_AFTER_SPEAKER:
        return None
    who = None if sentence.holds_verb(rest, sentence.end) else speaker(sentence, at + 1, last)
    return ReportingClause(sentence.words[at].start(), "", sentence.end, who) if who else None


def _participle(sentence: MaskedSentence, at: int) -> ReportingClause | None:
    """The clause of a participle with a subject of its own, after a comma."""
    first = sentence.first_of_phrase(at - 1)
    joined = sentence.lows[first] == "with"
    if not _follows_comma(sentence, first) or (sentence.gap(at - 1, at).strip() and not joined):
        return None
    who = speaker(sentence, first + joined, at - 1)
    word = sentence.words[at]
    return ReportingClause(sentence.words[first].start(), word.group(), word.end(), who) if who else None
