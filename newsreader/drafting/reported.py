"""What a report tells without a date: its own news. It happened *by* the day of the report, never on it.

>>> from datetime import date
>>> from newsreader.drafting.proposals import propose
>>> body = "Two climbers have been rescued from a ledge above Harn."
>>> [(e.title, e.when.earliest, str(e.when.latest)) for e in propose({"body": body}, {}, date(2023, 5, 18))]
[('Two climbers have been rescued from a ledge above Harn', None, '2023-05-18')]

A clause in the present perfect tells news in the opening, in the simple past too; further down only deeds do
(text/english, drafting.act and drafting.deed): what is told there without a day is mostly how things are.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from newsreader.drafting import words
from newsreader.drafting.aftermath import SIGNS_OF_THESE_DAYS, is_of_these_days
from newsreader.drafting.clauses import Clause
from newsreader.drafting.events import ANNOUNCED, ProposedEvent
from newsreader.drafting.habits import is_of_habit
from newsreader.drafting.news import PERFECT, TOLD, InClause, is_news, tells
from newsreader.drafting.occasions import first_place, occasion_of
from newsreader.drafting.openings import Opening
from newsreader.drafting.phrases import is_for_later, subject
from newsreader.drafting.quantities import moves_level
from newsreader.drafting.saying import says
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.suffering import with_shared_passive
from newsreader.drafting.taken_back import is_taken_back
from newsreader.drafting.tokens import Token, TokenSpan, token_at
from newsreader.drafting.verbs import Verb
from newsreader.text.when import DAYS, When

MOST = 6
_MOST_OF_ITEMS = 12
_RECENT = 7  # days
_FURTHEST_NEWS = 2_500  # code points of a body: what is told undated further down is seldom the report's news
_LONGEST_ENDING = 16
_OCCASION = re.compile("|".join(sorted(words.OCCASIONS)))
_LETTERS = re.compile(r"[a-z]+")
_TIMES = words.listed("time day evening night morning afternoon week month year")
_TOLD_BEFORE = words.listed("the that same next following")
_UP_TO = words.listed("to ended ending through")
_SUPPOSING = words.listed("if unless whether")
_DOUBTING = _SUPPOSING | words.listed(
    "denied denies deny denying doubted doubts doubt false untrue no nobody none never"
)
_NOBODY = words.listed(
    "saying i we you it there that this these no nobody neither none nothing few little what"
)
_UNTOLD = words.listed(
    "long always never often usually sometimes regularly repeatedly traditionally used since"
)
# In the perfect these tell what was done by saying it; "has said", "has predicted" tell who speaks.
_OF_TELLING = words.SAYING | words.SPEAKING
_SAID_NEWS = words.SPEAKING | words.listed("admitted asked claimed conceded acknowledged recalled")
_DOERS = frozenset(["he", "she", "they", "we", "i", "you"])
_HOLDING = words.listed("admit argue believe claim deny fear hope insist know say think warn")
_FEWEST = 3  # "the lives they"
_UNNEWS = frozenset(["modal"])
_OPENERS = frozenset(["", "and", "but", ",", ";", ":", "—", "–", "--"])


class Act(NamedTuple):
    """A clause that tells news in tokens `span`; the noun of the occasion it was on, or ""; and by its number
    the date that stands before the clause it goes on from, -1 for none.
    """

    clause: Clause
    span: TokenSpan
    occasion: str
    date: int = -1


class Acts:
    """The news of one report, each occasion once. `opening`: where the part ends that tells it first;
    `of_items`: each of its items, behind a stamp, is news as a lead is.
    """

    def __init__(self, opening: Opening, *, of_items: bool = False) -> None:
        self.opening = opening
        self.of_items = of_items
        self.most = _MOST_OF_ITEMS if of_items else MOST
        self.found: list[Act] = []
        self.is_news = of_items
        self.published: date | None = None
        self.paragraph, self.looked_back = -1, False

    def note(self, sentence: ParsedSentence, events: Sequence[ProposedEvent], published: date) -> None:
        """What the dates of a sentence, the next of the report, say of the time it is in."""
        self.published = published
        paragraph = sentence.text.rfind("\n\n", 0, sentence.start)
        if paragraph != self.paragraph:
            self.paragraph, self.looked_back = paragraph, False
        ago = [
            (published - when.latest).days
            for number, timex in enumerate(sentence.timexes)
            if (when := timex.when) and when.latest and not _is_of_later(sentence, number)
        ]
        # "lost 3m crowns in the year to June and said on Friday that it would sell" is told of these days.
        if any(days > _RECENT for days in ago) and not any(0 <= days <= _RECENT for days in ago):
            self.looked_back = True
        if sentence.start < self.opening.end and any(_is_recent(each, published) for each in events):
            self.is_news = True

    def read(self, sentence: ParsedSentence) -> Iterator[Act]:
        """What a sentence tells of it, until the report has told too much."""
        if len(self.found) == self.most or not self._may_tell(sentence):
            return
        ending = sentence.text[max(sentence.start, sentence.end - _LONGEST_ENDING) : sentence.end]
        if not ending.rstrip("”\"’')").endswith((".", "!")):
            return  # a line of the page
        occasion = occasion_of(sentence.tokens)
        clauses = with_shared_passive(sentence.tokens, sentence.clauses)
        for number, clause in enumerate(clauses):
            main = clause.main
            if len(self.found) == self.most or main is None:
                continue
            if main.tense in _UNNEWS or (self.looked_back and main.tense != "perfect"):
                continue
            before = clauses[number - 1] if number else None
            after = clauses[number + 1] if number + 1 < len(clauses) else None
            if self._goes_on(sentence, main, after):
                continue
            if after is not None and after.relative and _is_open(sentence.tokens, clause, main):
                continue  # "denied that the oil | that leaked"
            of_now = is_of_these_days(sentence.tokens, main, clause.last)
            told = of_now or _told_these_days(sentence, before, after, self.published)
            if self._tells(sentence, clause, main, occasion, before, told) and (
                of_now or main.tense == "perfect" or not _looks_back(sentence)
            ):
                date = _date_before(sentence, clause) if main.tense == "past" else -1
                self.found.append(Act(clause, _span(clause, after), occasion, date))
                yield self.found[-1]

    def _goes_on(self, sentence: ParsedSentence, main: Verb, after: Clause | None) -> bool:
        """ "have lost herds | since leaving", never "have sent two boats | since it broke on Monday"."""
        if after is None or after.opener != "since":
            return False
        days = [sentence.timexes[number].when for number in sentence.dates(after)]
        old = [each for each in days if not (self.published and _is_of_week(each, self.published))]
        return main.lemma not in words.DEEDS or not days or bool(old)

    def _may_tell(self, sentence: ParsedSentence) -> bool:
        """Whether the sentence is worth being read: most hold none of the words that news needs there."""
        lower = sentence.text[sentence.start : sentence.end].lower()
        if _OCCASION.search(lower) or sentence.start <= self.opening.lead:
            return True
        too_far = self._is_too_far(sentence)
        if not too_far and any(sign in lower for sign in SIGNS_OF_THESE_DAYS):
            return True
        if too_far and not sentence.timexes:
            return False
        said = set(_LETTERS.findall(lower))
        # "police said on Tuesday that" tells news wherever it stands
        dated = bool(sentence.timexes) and not said.isdisjoint(_OF_TELLING)
        if too_far and not dated:
            return False
        perfect = not said.isdisjoint(PERFECT)
        if self.looked_back and not perfect:
            return False
        sure = dated or self._is_sure(perfect=perfect, deed=not said.isdisjoint(words.DEEDS))
        if sentence.start >= self.opening.end and not sure:
            return False
        return any(not said.isdisjoint(told.needs) for told in TOLD)

    def _is_too_far(self, sentence: ParsedSentence) -> bool:
        return sentence.start >= self.opening.end and sentence.start > _FURTHEST_NEWS

    def _is_sure(self, *, perfect: bool, deed: bool) -> bool:
        """Whether what stands below the opening is news: its opening told some, or it is a deed just done."""
        return self.is_news or (perfect and deed)

    def _tells(
        self,
        sentence: ParsedSentence,
        clause: Clause,
        main: Verb,
        occasion: str,
        before: Clause | None,
        told_these_days: bool,
    ) -> bool:
        early = sentence.start < self.opening.end
        told_by_other = clause.opener == "that" and before is not None and tells(before)
        if main.negated or not (_opens(sentence.tokens, clause, main, early) or told_by_other):
            return False
        place = first_place(sentence.tokens, occasion)
        if self._is_new(occasion) and _named_doer(sentence, clause, main) and _speaks(clause, main, place):
            return True
        told = (clause.saying or says(sentence.tokens, main)) and not (
            clause.promises or _is_said_news(clause, main)
        )
        habit = _is_habit(sentence, clause) or is_of_habit(sentence.tokens, clause.first, main)
        if _addresses_reader(sentence, clause):
            return False
        speaker = before is not None and tells(before)
        if told or habit or not _done_by_somebody(sentence, clause, main, speaker=speaker):
            return False
        if not told_these_days:
            sure = self._is_sure(perfect=main.tense == "perfect", deed=main.lemma in words.DEEDS)
            if self._is_too_far(sentence) or (not early and not sure):
                return False
        found = is_news(InClause(sentence, clause, main, before, self.opening))
        found = found and not is_taken_back(sentence.tokens[: main.first])
        self.is_news = self.is_news or found
        return found

    def _is_new(self, occasion: str) -> bool:
        return occasion != "" and all(act.occasion != occasion for act in self.found)


def _is_of_later(sentence: ParsedSentence, number: int) -> bool:
    """ "for shipment in October": to come, though "in October" may be last year's."""
    if sentence.text.find("for ", sentence.start, sentence.timexes[number].start) < 0:
        return False  # most
    return number in sentence.places and is_for_later(sentence.tokens, sentence.places[number].first)


def _opens(tokens: Sequence[Token], clause: Clause, main: Verb, early: bool) -> bool:
    """Whether what opens the clause lets it tell news; early in a report ", who has died," does too."""
    if tokens[clause.first].lower in _SUPPOSING:
        return False  # "If the ship that sank has been raised"
    if _asks(tokens[clause.first : main.first]):
        return False
    if clause.opener in ("who", "as"):
        return early and main.lemma in words.DEEDS and _is_told_beside(tokens, clause, main)
    return clause.opener in _OPENERS or (early and clause.opener == "after")


def _asks(head: Sequence[Token]) -> bool:
    """ "asked | why the deaths have been few", "found | how the fire began"."""
    return bool(head) and head[0].lower in ("how", "what", "why", "where") and not head[0].quoted


def _is_told_beside(tokens: Sequence[Token], clause: Clause, main: Verb) -> bool:
    """ ", who has died", "as clinics opened"; "every man who has killed" only tells which."""
    if clause.opener == "as":
        return main.tense == "past"
    return main.tense == "perfect" and tokens[clause.first - 1].text == ","


def _span(clause: Clause, after: Clause | None) -> TokenSpan:
    """The words that tell it: with the doer that stands before an aside, and with what was promised."""
    lender = clause.subject
    if lender is None or lender.group or lender.relative:
        lender = clause
    return TokenSpan(lender.first, after.last if after is not None and clause.promises else clause.last)


def _speaks(clause: Clause, main: Verb, place: int) -> bool:
    """Whether the clause tells what was said on the occasion named at that token."""
    if clause.saying and place > main.first:
        return False
    return main.tense in ("past", "state", "progressive", "present") and clause.first <= place <= clause.last


def _is_recent(event: ProposedEvent, published: date) -> bool:
    latest = event.when.latest
    return event.status == ANNOUNCED or (latest is not None and (published - latest).days <= _RECENT)


def _date_before(sentence: ParsedSentence, clause: Clause) -> int:
    """ "On Monday a dam broke | and two bridges fell": a date at the head is of both."""
    first = sentence.clauses[0]
    if clause is first or clause.opener not in ("and", ",", ";") or first.main is None:
        return -1
    if first.subordinate or first.relative or first.saying or first.main.tense != "past":
        return -1
    at_head = (number for number in sentence.dates(first) if sentence.places[number].last < first.main.first)
    return next(at_head, -1)


def _told_these_days(
    sentence: ParsedSentence, before: Clause | None, after: Clause | None, published: date | None
) -> bool:
    """ "Police said on Monday | that two men were held", "two men were held | , police said on Monday"."""
    for speaker in (before, after):
        if speaker is None or not speaker.saying or published is None:
            continue
        for number in sentence.dates(speaker):
            when = sentence.timexes[number].when
            if when is not None and when.latest is not None and when.precision in DAYS:
                return _is_of_week(when, published)
    return False


def _is_of_week(when: When | None, published: date) -> bool:
    """Whether it is told to the day, and of the week up to the report."""
    if when is None or when.latest is None or when.precision not in DAYS:
        return False
    return 0 <= (published - when.latest).days <= _RECENT


def _is_said_news(clause: Clause, main: Verb) -> bool:
    """ "has admitted theft", "has announced that", "has asked for a recount"."""
    return main.tense == "perfect" and main.lemma in _SAID_NEWS


def _is_habit(sentence: ParsedSentence, clause: Clause) -> bool:
    """ "has often burned"; but "two climbers missing since Sunday have been found", "has since been sold"."""
    tokens, main = sentence.tokens, clause.main
    return any(
        tokens[index].lower in _UNTOLD
        and not (main is not None and index < main.first and token_at(tokens, index + 1).timex >= 0)
        and not _is_since_then(tokens, main, index)
        for index in range(clause.first, clause.last + 1)
    )


def _is_since_then(tokens: Sequence[Token], main: Verb | None, index: int) -> bool:
    """ "has | since | been sold", "resigned": one deed, after what was told before; "held it" lasts."""
    if main is None or not main.first < index < main.last or tokens[index - 1].tag != "have-present":
        return False
    return tokens[index].lower == "since" and (main.passive or main.lemma in words.INTRANSITIVE)


def _addresses_reader(sentence: ParsedSentence, clause: Clause) -> bool:
    """ "Get the news delivered to your inbox"."""
    inside = sentence.tokens[clause.first : clause.last + 1]
    return any(token.lower in ("you", "your") and not token.quoted for token in inside)


def _looks_back(sentence: ParsedSentence) -> bool:
    """Whether the sentence is of another day than its report."""
    if any(token.lower in words.LOOKING_BACK and token.lower != "former" for token in sentence.tokens):
        return True
    # "at the time", "the same day", "that evening": a day, but one named elsewhere; never "the year to June".
    return any(
        time.lower in _TIMES
        and time.timex < 0
        and before.lower in _TOLD_BEFORE
        and not (before.lower == "the" and token_at(sentence.tokens, index + 1).lower in _UP_TO)
        for index, (before, time) in enumerate(pairwise(sentence.tokens), 1)
    )


def _done_by_somebody(sentence: ParsedSentence, clause: Clause, main: Verb, *, speaker: bool) -> bool:
    """Whether the clause has a doer of its own that can be named, and is not about a level.

    `speaker`: the clause before tells who speaks, so that "it" is somebody.
    """
    tokens = sentence.tokens
    lender = clause.subject or clause
    if lender is not clause and _is_doubted(tokens, lender):
        return False
    if lender.antecedent >= 0 and (lender is not clause or clause.opener == "who"):
        doer = [lender.antecedent]  # "the oil that leaked | has been removed"
    else:
        doer = [index for index in subject(tokens, lender) if index < main.first]
    doer = [index for index in doer if not tokens[index].quoted]
    if not doer:
        return False
    if _tells_which(tokens, doer):
        return False
    if _is_nobody(tokens, doer) and not (speaker and tokens[doer[0]].lower == "it"):
        return False
    if moves_level(tokens, main, [tokens[index] for index in doer]):
        return False
    return any(tokens[index].tag in ("word", "number", "pronoun", "ing") for index in doer)


def _is_open(tokens: Sequence[Token], clause: Clause, main: Verb) -> bool:
    """Whether what somebody said, "that the oil", begins in the verb's clause, to end behind another."""
    return main.last < clause.last and tokens[main.last + 1].lower == "that"


def _is_doubted(tokens: Sequence[Token], lender: Clause) -> bool:
    """ "If the man who …", "It is not true that the oil | that leaked | has been removed": whether what
    borrows its doer there is not told as true."""
    if tokens[lender.first].lower in _SUPPOSING:
        return True
    before = tokens[: lender.first] if lender.antecedent >= 0 else ()
    return any(token.tag == "not" or token.lower in _DOUBTING for token in before if not token.quoted)


def _tells_which(tokens: Sequence[Token], doer: Sequence[int]) -> bool:
    """ "the lives | they built", never "The owners say | they built"."""
    if len(doer) < _FEWEST or tokens[doer[0]].tag != "determiner" or tokens[doer[-1]].lower not in _DOERS:
        return False
    noun = tokens[doer[-2]]
    return noun.tag == "word" and noun.lower not in words.SAYING | words.SPEAKING | _HOLDING


def _is_nobody(tokens: Sequence[Token], doer: Sequence[int]) -> bool:
    """ "nobody", "it", "few"; never "no fewer than nine" nor "one man"."""
    first = tokens[doer[0]].lower
    if first == "one":
        return len(doer) == 1
    fewer = first == "no" and tokens[doer[0] + 1].lower in ("fewer", "less")
    return first in _NOBODY and not fewer


def _named_doer(sentence: ParsedSentence, clause: Clause, main: Verb) -> bool:
    """Whether a main clause tells what somebody of a name did."""
    tokens = sentence.tokens
    doer = [index for index in subject(tokens, clause) if index < main.first]
    return any(start <= tokens[index].start < end for index in doer for start, end in sentence.names)
