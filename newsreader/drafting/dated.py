"""The events of a sentence that its own dates date."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from newsreader.drafting import dating
from newsreader.drafting.appositions import without_apposition
from newsreader.drafting.boundaries import is_dash
from newsreader.drafting.clauses import Clause
from newsreader.drafting.dating import Placed
from newsreader.drafting.events import ProposedEvent, event
from newsreader.drafting.pairs import Pair
from newsreader.drafting.phrases import noun_phrase
from newsreader.drafting.reasons import beside_bound, dates
from newsreader.drafting.resuming import aside
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.suffering import is_done, joins_participle, may_be_aside
from newsreader.drafting.titles import title, with_was
from newsreader.drafting.tokens import Token, TokenSpan, token_at
from newsreader.drafting.verbs import Tense, Verb
from newsreader.text.timex import Timex

# What these open may never have happened, or not by the date.
_UNREAL = frozenset(["if", "unless", "whether", "until", "till"])
_ANNOUNCING = frozenset(["announced", "confirmed", "declared", "pledged", "vowed", "promised"])
_SOME_DAY = frozenset(["recently", "lately", "earlier", "previously", "already", "once"])
_BEFORE_SECOND = frozenset(["on", "in", "early", "late", "mid", "again"])
_REACHING: frozenset[Tense] = frozenset(["perfect", "infinitive"])  # to the day of the report
_OVER: frozenset[Tense] = frozenset(["past", "pluperfect", "progressive", "perfect"])


@dataclass(slots=True)
class Deed:
    """What a verb tells, with its dates by number."""

    verb: Verb
    dates: list[int] = field(default_factory=list)


class DatedSentence:
    """A sentence with the dates that can date an event, by number."""

    def __init__(
        self, sentence: ParsedSentence, placed: Mapping[int, Placed], published: date | None
    ) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.placed = dict(placed)
        self.ends: dict[int, int] = {}  # of a date that goes on with the next, where that ends
        self.published = published
        self.resumed: dict[int, tuple[Clause, TokenSpan]] = {}  # by an aside's first token: what it stands in
        self.has_main = any(clause.main is not None for clause in sentence.clauses)
        self.clauses = self._joined()

    def events(self) -> Iterator[ProposedEvent]:
        """In order; no two share a word."""
        taken = self.sentence.start
        for number in range(len(self.clauses)):
            for found in self._of_clause(number):
                if found.start >= taken:
                    taken = found.end
                    yield found

    def _dates(self, clause: Clause) -> list[int]:
        return [number for number in self.sentence.dates(clause) if number in self.placed]

    def _joined(self) -> list[Clause]:
        """Clauses, with "took the town and | entered the port on Tuesday" in one: the date is of both."""
        joined: list[Clause] = []
        for clause in self.sentence.clauses:
            if joined and (found := aside(self.tokens, joined[-1], clause)) is not None:
                self.resumed[clause.first] = (joined[-1], found.rest)
                joined.append(found.clause)
            elif joined and self._share_date(joined[-1], clause):
                joined[-1].last = clause.last
                joined[-1].group = [*joined[-1].group, *clause.group]
            else:
                joined.append(clause)
        return joined

    def _share_date(self, before: Clause, clause: Clause) -> bool:
        if any(token.lower in _SOME_DAY for token in self.tokens[before.first : before.last + 1]):
            return False  # "recently stood down and | was replaced in January"
        coordinated = clause.opener in ("and", "or") or (clause.opener == "," and before.antecedent < 0)
        if not coordinated or before.saying or clause.saying or not _same_past(before, clause):
            return False
        if clause.subject is None and not _shares_passive(self.tokens, before, clause):
            return False
        lender = clause.subject
        if clause.opener == "," and before.subordinate and lender is not None and lender.first < before.first:
            return False  # "The mayor, as the vicar had done, | resigned on Monday"
        dated = bool(self._dates(before))
        follows = clause.main is not None and clause.main.first == clause.first + 1
        if (dated or follows) and self.sentence.dates(clause if dated else before):
            return False  # "was built in 1888 | and closed in January": of a time of its own
        return dated != bool(self._dates(clause))

    def _of_clause(self, number: int) -> Iterator[ProposedEvent]:
        clause = self.clauses[number]
        if clause.first in self.resumed:
            yield from self._of_resumed(number, *self.resumed[clause.first])
        if number and clause.saying and (announced := self._announced(self.clauses[number - 1], clause)):
            yield announced
        if (clause.saying and not clause.promises) or clause.opener in _UNREAL:
            return
        deeds = self._deeds(clause)
        first, last = self._head(number), self._last_word(number)
        noun: Sequence[int] = ()  # of a participle before: "The deal signed on Monday | collapsed on Tuesday"
        for deed, following in zip(deeds, [*deeds[1:], None], strict=False):
            best = self._finest(deed.dates)
            day = self.sentence.places[best]
            span = self._words(number, deed.verb, day, TokenSpan(first, last), following)
            span = without_apposition(self.tokens, self.clauses, clause, span)
            if not (span.first <= day.first and day.last <= span.last):
                continue
            self._join_next(best, span)
            first = span.last + 1
            made = event(
                self.sentence,
                self.clauses,
                clause,
                span,
                self.placed[best],
                self._timex(best),
                doer=noun if deed.verb.finite else (),
            )
            suffered = self._is_closed_aside(clause, deed.verb, day) or self._goes_on_aside(number, deed.verb)
            if deed.verb.tense == "participle" or suffered:
                made = replace(made, title=with_was(made.title, self.tokens[deed.verb.first].text))
            yield made
            if deed.verb.tense == "participle":
                noun = _doer_before(self.tokens, clause, deed.verb)

    def _of_resumed(self, number: int, clause: Clause, rest: TokenSpan) -> Iterator[ProposedEvent]:
        """What the verb before the aside of that number tells of the date behind it."""
        tail = replace(clause, first=rest.first, last=rest.last)
        numbers = self._dates(tail)
        if not numbers or clause.main is None or clause.saying or clause.opener in _UNREAL:
            return
        pair = Pair(
            self.tokens, clause, clause.main, self.sentence.places[numbers[0]], self.placed[numbers[0]]
        )
        if not dates(pair):
            return
        told = TokenSpan(clause.first, clause.last)
        span = rest if self.sentence.dates(clause) else TokenSpan(clause.first, rest.last)
        timex = self.sentence.timexes[numbers[0]]
        before = self.clauses[:number]
        made = event(self.sentence, before, clause, span, beside_bound(pair), timex)
        yield replace(made, title=title(self.sentence, before, clause, told))

    def _announced(self, promise: Clause, clause: Clause) -> ProposedEvent | None:
        """ "The fares will rise, | Harn Rail announced on Monday": that it was announced is of that day."""
        main, day = clause.main, next(iter(self._dates(clause)), None)
        if main is None or main.lemma not in _ANNOUNCING or main.tense != "past" or day is None:
            return None
        told = promise.main is not None and promise.main.tense == "modal" and not promise.relative
        if clause.opener != "," or not told or not self.placed[day].fine or self.sentence.dates(promise):
            return None
        span = TokenSpan(promise.first, clause.last)
        timex = self.sentence.timexes[day]
        return event(self.sentence, self.clauses, promise, span, self.placed[day], timex)

    def _deeds(self, clause: Clause) -> list[Deed]:
        """The past deeds of a clause that have a date, in order."""
        found: dict[int, Deed] = {}
        for number in self._dates(clause):
            span, placed = self.sentence.places[number], self.placed[number]
            verb = dating.governor(clause, span)
            if verb is not None and verb.tense == "gerund" and not self.has_main:
                continue  # "The hall shortly after opening on Friday": a caption
            if verb is None or (verb.tense in _REACHING and not dating.reaches(placed.when, self.published)):
                continue
            pair = Pair(self.tokens, clause, verb, span, placed, self.sentence.speaker)
            if dates(pair):
                self.placed[number] = beside_bound(pair)
                found.setdefault(verb.first, Deed(verb)).dates.append(number)
        return [found[first] for first in sorted(found)]

    def _finest(self, numbers: Sequence[int]) -> int:
        """The first, or one inside it: "on 15 December at noon". Another day or month is another thing's."""
        best = numbers[0]
        for each in numbers[1:]:
            if self.placed[each].within(self.placed[best]):
                best = each
        return best

    def _join_next(self, number: int, words: TokenSpan) -> None:
        """Makes one of a date and the next, where that too is among the `words` that tell the deed."""
        following = number + 1
        if following not in self.placed or self.sentence.places[following].last > words.last:
            return
        if self._goes_on(number, following):
            self.placed[number] = dating.through(self.placed[number], self.placed[following])
            self.ends[number] = self.sentence.timexes[following].end

    def _timex(self, number: int) -> Timex:
        """The expression that dates an event; of two side by side the words of both."""
        timex = self.sentence.timexes[number]
        return replace(timex, end=self.ends.get(number, timex.end))

    def _goes_on(self, number: int, following: int) -> bool:
        """ "on Monday and Tuesday", "in 1997 and 1998": what happened in both, or from one to the other."""
        span, after = self.sentence.places[number], self.sentence.places[following]
        between = self.tokens[span.last + 1 : after.first]
        joined = [token.lower for token in between if token.lower not in _BEFORE_SECOND]
        return joined == ["and"] and dating.follows(self.placed[number], self.placed[following])

    def _words(
        self, number: int, verb: Verb, day: TokenSpan, free: TokenSpan, following: Deed | None
    ) -> TokenSpan:
        """The words among those `free` in the clause of that number that tell one deed."""
        clause = self.clauses[number]
        first, last = free
        if verb.tense == "participle":
            finite = (each.first - 1 for each in clause.group if each.finite and each.first > verb.first)
            noun = _noun_before(self.tokens, clause, verb)
            if token_at(self.tokens, day.last + 1).text == ",":
                last = day.last  # "A man arrested on Monday, | Ola Berg, was charged"
            return TokenSpan(max(first, noun[0]), min(last, next(finite, last)))
        if _is_aside(self.tokens, verb, day) or self._goes_on_aside(number, verb):
            ends = (index for index in range(day.last, last) if self._ends_aside(index))
            return TokenSpan(first, next(ends, last + 1) - 1)
        if following is not None:
            return TokenSpan(first, min(last, _before(self.tokens, following.verb.first, verb.last)))
        return free

    def _is_closed_aside(self, clause: Clause, verb: Verb, day: TokenSpan) -> bool:
        """ "The picture, posted on Monday, is old", never "crews, among them divers, travelled on Monday"."""
        if not _is_aside(self.tokens, verb, day):
            return False
        if _closes_aside(self.tokens, clause, verb):
            return False
        if token_at(self.tokens, day.last + 1).text == "," or self._joins(day.last + 1):
            return True
        # "The inquiry – announced in March by Lie – is", never "sold the mill – bought in 2001 by Lie –".
        lender = clause.subject or clause
        waits = lender.main is None or lender.main.first >= verb.first
        by_somebody = token_at(self.tokens, day.last + 1).lower == "by"
        return waits and (by_somebody or self._ends_aside(day.last + 1))

    def _ends_aside(self, index: int) -> bool:
        """Whether a participle and its date end before that token: "bought in 1950 | and sold in 1999 |,"."""
        comma = token_at(self.tokens, index).text == ","
        return comma or is_dash(self.tokens, index) or self._joins(index)

    def _joins(self, index: int) -> bool:
        return index < len(self.tokens) and joins_participle(self.tokens, index)

    def _goes_on_aside(self, number: int, verb: Verb) -> bool:
        """ "bought in 1950 and | sold in 1999": the second of two participles, which may look like a past."""
        if token_at(self.tokens, verb.first - 1).tag != "coordinator" or not is_done(self.tokens, verb):
            return False
        near = [each for clause in self.clauses[max(number - 1, 0) : number + 1] for each in clause.group]
        before = [each for each in near if each.last < verb.first]
        return bool(before) and may_be_aside(self.tokens, before[-1])

    def _head(self, number: int) -> int:
        """Where the clause begins; with "The museum, which was his, closed in 1990" at the museum."""
        clause, earlier = self.clauses[number], self.clauses[:number]
        doer = clause.subject
        if doer is None or doer.group or not any(each is doer for each in earlier):
            return clause.first
        told = any(self._dates(each) for each in earlier if each.first > doer.first)
        return clause.first if told else doer.first

    def _last_word(self, number: int) -> int:
        """The clause's last token, or that of "that …" which says what was announced or promised."""
        last = self.clauses[number].last
        promised = self.clauses[number].promises
        for following in self.clauses[number + 1 :]:
            if not (promised or following.opener == "that") or self._dates(following):
                break
            last, promised = following.last, False
        return last


def _same_past(before: Clause, clause: Clause) -> bool:
    """Both told as over: "seized the town and have since held it" is not all of one day."""
    if before.main is None or clause.main is None:
        return False
    tenses = [before.main.tense, clause.main.tense]
    return all(tense in _OVER for tense in tenses) and tenses.count("perfect") != 1


def _shares_passive(tokens: Sequence[Token], before: Clause, clause: Clause) -> bool:
    """ "Two were killed and | 25 wounded": the "were" is of both."""
    main, earlier = clause.main, before.main
    if main is None or earlier is None or not earlier.passive or not main.single:
        return False
    return all(
        token.tag in ("coordinator", "number", "adverb") for token in tokens[clause.first : main.first]
    )


def _noun_before(tokens: Sequence[Token], clause: Clause, participle: Verb) -> list[int]:
    """ "the deal" of "the deal signed on Monday"."""
    return noun_phrase(tokens, max(participle.first - 1, clause.first), clause.first)


def _doer_before(tokens: Sequence[Token], clause: Clause, participle: Verb) -> list[int]:
    """ "the wife of the man" of "the wife of the man held on Monday | fled"."""
    noun = _noun_before(tokens, clause, participle)
    while noun[0] - 1 > clause.first and tokens[noun[0] - 1].lower == "of":
        noun = [*noun_phrase(tokens, noun[0] - 2, clause.first), noun[0] - 1, *noun]
    return noun


def _is_aside(tokens: Sequence[Token], verb: Verb, day: TokenSpan) -> bool:
    """ "Lie, elected in 2018, leads": the participle and its date between commas."""
    doubtful = verb.single and tokens[verb.first].tag in ("ed", "past-or-participle")
    behind = verb.first > 0 and (tokens[verb.first - 1].text == "," or is_dash(tokens, verb.first - 1))
    return doubtful and behind and day.first > verb.first


def _closes_aside(tokens: Sequence[Token], clause: Clause, verb: Verb) -> bool:
    """ "When the school, hit by a fire, | reopened on Monday, …": the comma before the verb is no aside's."""
    before = [each.first for each in clause.group if each.last < verb.first]
    if before and tokens[before[-1] - 1].text == ",":
        return True
    lender = clause.subject
    if lender is None or lender.main is None or lender.main.first <= lender.first:
        return False
    return tokens[lender.main.first - 1].text == ","


def _before(tokens: Sequence[Token], verb: int, least: int) -> int:
    """The last token before the noun phrase that `verb` stands behind."""
    return max(noun_phrase(tokens, verb - 1, least + 1)[0] - 1, least)
