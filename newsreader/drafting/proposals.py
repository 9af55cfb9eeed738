"""Proposed events: the dated past statements of an article, each with the words that say it.

The rules and what they were measured at stand in docs/decisions/0006-proposals.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from newsreader.drafting import clauses as clause
from newsreader.drafting import dating, words
from newsreader.drafting.clauses import Clause
from newsreader.drafting.titles import noun_phrase, subject, title, without_apposition
from newsreader.drafting.tokens import Token, Verb, read
from newsreader.text import sentences
from newsreader.text.names import Named
from newsreader.text.timex.expression import Timex
from newsreader.text.when import When

# A headline and a standfirst tell what the body tells again, in the present tense.
FIELDS = ("caption", "body")

# Longer ones are lists, tables and pages without full stops, not sentences.
LONGEST_SENTENCE = 1200
MOST_REPORTED = 2


@dataclass(frozen=True, slots=True)
class ProposedEvent:
    """Words `start:end` of `field` say that something happened; the offsets are code points of the field.

    `rule` is the time expression's, or "reported" (dated by its report) or "not-after-report" (an open
    period that ends at publication; `timex` keeps the whole of it).
    """

    field: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    title: str
    when: When
    rule: str
    timex: Timex | None


@dataclass(frozen=True, slots=True)
class _Sentence:
    field: str
    text: str
    start: int
    end: int
    timexes: Sequence[Timex]
    tokens: Sequence[Token]
    clauses: list[Clause]
    names: Sequence[tuple[int, int]]


def propose(
    fields: Mapping[str, str],
    timexes: Mapping[str, Sequence[Timex]],
    published: date | None,
    named: Sequence[Named] = (),
) -> list[ProposedEvent]:
    """The events an article's text tells, in the order of its text; no two of them share a word.

    `published` is the local day of the report. Without `named` a capital letter stands for a name.
    """
    found: list[ProposedEvent] = []
    reported = 0
    occasions: set[str] = set()
    for field in FIELDS:
        text = fields.get(field, "")
        opening = _opening(text)
        for sentence in _sentences(field, text, timexes.get(field, ()), named):
            events = list(_dated(sentence, published))
            if not events and published and field == "body" and reported < MOST_REPORTED:
                event = _reported(sentence, published, sentence.start < opening, occasions)
                if event is not None:
                    reported += 1
                    events = [event]
            found += events
    return found


def _opening(text: str) -> int:
    """Where the second paragraph ends: a report tells its own news there, and the background after it."""
    first = text.find("\n\n")
    second = text.find("\n\n", first + 2) if first >= 0 else -1
    return second if second >= 0 else len(text)


def _sentences(
    field: str, text: str, timexes: Sequence[Timex], named: Sequence[Named]
) -> Iterator[_Sentence]:
    names = sorted((m.start, m.end) for each in named for m in each.mentions if m.field == field)
    next_timex = next_name = 0
    quoting, ended = False, 0
    for span in sentences.split(text):
        if "\n\n" in text[ended : span.start]:
            quoting = False
        ended = span.end
        inside: list[Timex] = []
        while next_timex < len(timexes) and timexes[next_timex].start < span.end:
            if timexes[next_timex].start >= span.start:
                inside.append(timexes[next_timex])
            next_timex += 1
        known: list[tuple[int, int]] = []
        while next_name < len(names) and names[next_name][0] < span.end:
            if names[next_name][0] >= span.start:
                known.append(names[next_name])
            next_name += 1
        exact = text[span.start : span.end]
        speaking, quoting = quoting, _quotes(exact, quoting)
        if span.end - span.start > LONGEST_SENTENCE:
            continue
        if exact.rstrip("”\"’')").endswith("?") or "|" in exact:
            continue
        tokens = read(exact, [(t.start, t.end) for t in inside], span.start, speaking)
        if not named:
            known = [(t.start, t.end) for t in tokens if _capital(t) and t.start > span.start]
        yield _Sentence(field, text, span.start, span.end, inside, tokens, clause.split(tokens), known)


def _quotes(sentence: str, before: bool) -> bool:
    """Whether a quotation is open at the end of `sentence`."""
    opened, shut = (
        max(sentence.rfind("“"), sentence.rfind("«")),
        max(sentence.rfind("”"), sentence.rfind("»")),
    )
    if opened != shut:
        return opened > shut
    return before != (sentence.count('"') % 2 == 1)


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and token.timex < 0 and token.tag in ("word", "ed", "ing")


def _dated(sentence: _Sentence, published: date | None) -> Iterator[ProposedEvent]:
    usable = {
        number: placed
        for number, timex in enumerate(sentence.timexes)
        if (placed := dating.place(timex, published)) is not None
    }
    if not usable:
        return
    if sentence.field == "caption":
        yield from _pictured(sentence, usable)
        return
    joined = _joined(sentence, usable)
    taken = sentence.start
    for number, part in enumerate(joined):
        for event in _of_clause(sentence, joined, number, part, usable, published):
            if event.start >= taken:
                taken = event.end
                yield event


def _joined(sentence: _Sentence, usable: Mapping[int, tuple[When, str]]) -> list[Clause]:
    """Clauses, with "took the town and | entered the port on Tuesday" in one: the date is of both."""
    out: list[Clause] = []
    for part in sentence.clauses:
        before = out[-1] if out else None
        if (
            before is not None
            and part.subject is not None
            and part.opener in ("and", "or", ",")
            and part.finite
            and before.finite
            and not part.saying
            and not before.saying
            and bool(_numbers(sentence, before, usable)) != bool(_numbers(sentence, part, usable))
        ):
            before.last = part.last
            before.group = [*before.group, *part.group]
            continue
        out.append(part)
    return out


def _numbers(sentence: _Sentence, part: Clause, usable: Mapping[int, tuple[When, str]]) -> list[int]:
    seen: list[int] = []
    for token in sentence.tokens[part.first : part.last + 1]:
        if token.timex >= 0 and token.timex in usable and not token.quoted and token.timex not in seen:
            seen.append(token.timex)
    return seen


def _of_clause(
    sentence: _Sentence,
    parts: Sequence[Clause],
    number: int,
    part: Clause,
    usable: Mapping[int, tuple[When, str]],
    published: date | None,
) -> Iterator[ProposedEvent]:
    if part.saying or part.opener in ("if", "unless", "whether", "until", "till"):
        return
    chosen: dict[tuple[int, int], list[int]] = {}
    verbs: dict[tuple[int, int], Verb] = {}
    for each in _numbers(sentence, part, usable):
        span = _tokens_of(sentence, each)
        verb = dating.governor(part, span)
        if verb is None or not dating.tells(sentence.tokens, part, verb, span, usable[each][0]):
            continue
        if verb.tense == "perfect" and not dating.reaches(usable[each][0], published):
            continue
        chosen.setdefault((verb.first, verb.last), []).append(each)
        verbs[(verb.first, verb.last)] = verb
    claimed = _head(sentence, parts, number, part, usable)
    for key in sorted(chosen):
        verb = verbs[key]
        best = min(chosen[key], key=lambda each: dating.fineness(usable[each][0]))
        first, last = claimed, _last_word(sentence, parts, number, part, usable)
        later = [other[0] for other in chosen if other[0] > key[0]]
        if verb.tense == "participle":
            first = max(claimed, noun_phrase(sentence.tokens, max(verb.first - 1, part.first), part.first)[0])
            following = next((v for v in part.group if v.finite and v.first > verb.first), None)
            if following is not None:
                last = min(last, following.first - 1)
        elif later:
            last = min(last, _before(sentence.tokens, min(later), verb.last))
        first, last = without_apposition(sentence.tokens, parts, part, first, last)
        span = _tokens_of(sentence, best)
        if not first <= span[0] <= span[1] <= last:
            continue
        claimed = last + 1
        yield _event(sentence, parts, part, (first, last), sentence.timexes[best], *usable[best])


def _head(
    sentence: _Sentence,
    parts: Sequence[Clause],
    number: int,
    part: Clause,
    usable: Mapping[int, tuple[When, str]],
) -> int:
    """Where the clause begins; with "The museum, which was his, closed in 1990" at the museum."""
    doer = part.subject
    if doer is None or doer.group or not any(each is doer for each in parts[:number]):
        return part.first
    between = [each for each in parts[:number] if each.first > doer.first]
    return part.first if any(_numbers(sentence, each, usable) for each in between) else doer.first


def _before(tokens: Sequence[Token], verb: int, least: int) -> int:
    """The last token before the noun phrase that `verb` stands behind."""
    return max(noun_phrase(tokens, verb - 1, least + 1)[0] - 1, least)


def _last_word(
    sentence: _Sentence,
    parts: Sequence[Clause],
    number: int,
    part: Clause,
    usable: Mapping[int, tuple[When, str]],
) -> int:
    """The clause's last token, or that of "that …" which says what was announced."""
    last = part.last
    for following in parts[number + 1 :]:
        if following.opener != "that" or _numbers(sentence, following, usable):
            break
        last = following.last
    return last


def _tokens_of(sentence: _Sentence, number: int) -> tuple[int, int]:
    inside = [i for i, token in enumerate(sentence.tokens) if token.timex == number]
    return inside[0], inside[-1]


def _event(
    sentence: _Sentence,
    parts: Sequence[Clause],
    part: Clause,
    bounds: tuple[int, int],
    timex: Timex | None,
    when: When,
    rule: str,
    keep_front: bool = False,
) -> ProposedEvent:
    first, last = _trimmed(sentence.tokens, *bounds)
    written = title(sentence.text, sentence.tokens, parts, part, (first, last), sentence.names, keep_front)
    return ProposedEvent(
        field=sentence.field,
        start=sentence.tokens[first].start,
        end=sentence.tokens[last].end,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        title=written,
        when=when,
        rule=rule,
        timex=timex,
    )


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    while first < last and tokens[first].tag == "punct" and tokens[first].text not in '“"‘$€£':
        first += 1
    while first < last and tokens[first].lower in ("and", "but", "or", "that"):
        first += 1
    while last > first and tokens[last].tag == "punct" and tokens[last].text not in '”"’%':
        last -= 1
    return first, last


def _pictured(sentence: _Sentence, usable: Mapping[int, tuple[When, str]]) -> Iterator[ProposedEvent]:
    """What a caption shows on a day, told in the present as captions do, where it names who is in it."""
    days = [n for n in usable if usable[n][0].precision in ("day", "instant", "part-of-day")]
    if not days or not sentence.names:
        return
    best = min(days, key=lambda each: dating.fineness(usable[each][0]))
    whole = Clause(0, len(sentence.tokens) - 1)
    first = _after_slug(sentence.tokens)
    event = _event(
        sentence, [whole], whole, (first, len(sentence.tokens) - 1), sentence.timexes[best], *usable[best]
    )
    shown = _after_photo(sentence.tokens, first)
    if shown > first:
        named = title(
            sentence.text, sentence.tokens, [whole], whole, (shown, len(sentence.tokens) - 1), sentence.names
        )
        event = replace(event, title=named)
    yield event


def _after_slug(tokens: Sequence[Token]) -> int:
    """Behind "FILE –"."""
    if len(tokens) > 3 and tokens[0].text.isupper() and tokens[1].text in ("–", "—", "-", "--", ":"):
        return 2
    return 0


def _after_photo(tokens: Sequence[Token], first: int) -> int:
    """Behind "In this … photo released by …,"."""
    head = tokens[first : first + 40]
    photo = next(
        (i for i, t in enumerate(head) if t.lower in ("photo", "photograph", "picture", "image")), None
    )
    if photo is None or not head or head[0].lower not in ("in", "this", "a", "the"):
        return first
    comma = next((i for i, t in enumerate(head) if i > photo and t.text == ","), None)
    return first if comma is None else first + comma + 1


def _reported(sentence: _Sentence, published: date, early: bool, occasions: set[str]) -> ProposedEvent | None:
    """A single notable act that the sentence leaves undated: its report's day dates it."""
    tokens = sentence.tokens
    if any(t.when is not None or t.marks for t in sentence.timexes):
        return None
    if any(t.lower in words.LOOKING_BACK for t in tokens) or _of_that_time(tokens):
        return None
    occasion = _occasion(tokens)
    for part in sentence.clauses[:2]:
        main = part.main
        if main is None or main.negated or part.opener in words.SUBORDINATORS | words.RELATIVES:
            continue
        if not _acts(sentence, part, main):
            continue
        if part.saying and occasion and _place(tokens, occasion) > main.first:
            continue
        if (
            occasion
            and occasion not in occasions
            and main.tense in ("past", "state", "progressive", "present")
        ):
            if not part.first <= _place(tokens, occasion) <= part.last:
                continue
            occasions.add(occasion)
        elif not (early and main.tense == "past" and main.lemma in words.ACTS and not part.saying):
            continue
        when = When(published, published, "day")
        return _event(
            sentence, sentence.clauses, part, (part.first, part.last), None, when, "reported", bool(occasion)
        )
    return None


def _of_that_time(tokens: Sequence[Token]) -> bool:
    """ "at the time", "the same day", "that evening": a day, but one named elsewhere."""
    return any(
        token.lower in ("time", "day", "evening", "night", "morning", "afternoon", "week", "month", "year")
        and tokens[index - 1].lower in ("the", "that", "same", "next", "following")
        for index, token in enumerate(tokens)
        if index and token.timex < 0
    )


def _acts(sentence: _Sentence, part: Clause, main: Verb) -> bool:
    """Whether a name stands where the doer does."""
    doer = subject(sentence.tokens, part)
    return any(
        start <= sentence.tokens[index].start < end
        for index in doer
        if index < main.first
        for start, end in sentence.names
    ) or bool(
        doer
        and _capital(sentence.tokens[doer[0]])
        and sentence.tokens[doer[0]].tag == "word"
        and any(start <= sentence.tokens[doer[0]].start < end for start, end in sentence.names)
    )


def _occasion(tokens: Sequence[Token]) -> str:
    """The noun of "in a wide-ranging interview with …", or ""."""
    for index, token in enumerate(tokens):
        if token.lower not in words.OCCASION_OPENERS or token.quoted:
            continue
        if index + 1 >= len(tokens) or tokens[index + 1].lower not in ("a", "an", "his", "her", "their"):
            continue
        for reach in range(index + 2, min(index + 6, len(tokens) - 1)):
            if tokens[reach].lower in words.OCCASIONS:
                if tokens[reach + 1].lower in (
                    "with",
                    "to",
                    "in",
                    "at",
                    "on",
                    "before",
                    "from",
                    "by",
                    "given",
                ):
                    return tokens[reach].lower
                break
            if tokens[reach].tag not in ("word", "ed", "ing", "adverb"):
                break
    return ""


def _place(tokens: Sequence[Token], word: str) -> int:
    return next(index for index, token in enumerate(tokens) if token.lower == word)
