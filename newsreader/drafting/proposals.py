"""Proposed events: the dated past statements of an article, each with the words that say it.

The rules and what they were measured at stand in docs/decisions/0006-proposals.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from newsreader.drafting import dating
from newsreader.drafting.clauses import Clause
from newsreader.drafting.dating import Placed
from newsreader.drafting.phrases import noun_phrase
from newsreader.drafting.reported import act
from newsreader.drafting.sentence import Sentence, read_sentences
from newsreader.drafting.titles import title, without_apposition
from newsreader.drafting.tokens import Token
from newsreader.drafting.verbs import Verb
from newsreader.text.names import Named
from newsreader.text.timex import Timex
from newsreader.text.when import When

# A headline and a standfirst tell what the body tells again, in the present tense.
FIELDS = ("caption", "body")

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


def propose(
    fields: Mapping[str, str],
    timexes: Mapping[str, Sequence[Timex]],
    published: date | None,
    named: Sequence[Named] = (),
) -> list[ProposedEvent]:
    """The events an article's text tells, in the order of its text; no two of them share a word.

    `published` is the local day of the report. Without `named` a capital letter stands for a name.

    >>> from newsreader.text.timex import find
    >>> body = "The council closed the bridge on Tuesday. It is 90 years old."
    >>> found = {"body": find(body, date(2023, 5, 18))}
    >>> [(e.title, e.when.earliest.isoformat()) for e in propose({"body": body}, found, date(2023, 5, 18))]
    [('The council closed the bridge', '2023-05-16')]
    """
    found: list[ProposedEvent] = []
    reported = 0
    occasions: set[str] = set()
    for field in FIELDS:
        text = fields.get(field, "")
        opening = _opening(text)
        for sentence in read_sentences(field, text, timexes.get(field, ()), named):
            events = list(_dated(sentence, published))
            if not events and published and field == "body" and reported < MOST_REPORTED:
                told = act(sentence, sentence.start < opening, occasions)
                if told is not None:
                    reported += 1
                    part, on_occasion = told
                    bounds, when = (part.first, part.last), When(published, published, "day")
                    events = [
                        _event(sentence, sentence.clauses, part, bounds, None, when, "reported", on_occasion)
                    ]
            found += (event for event in events if event.title)  # one of dates and signs alone says nothing
    return found


def _opening(text: str) -> int:
    """Where the second paragraph ends: a report tells its own news there, and the background after it."""
    first = text.find("\n\n")
    second = text.find("\n\n", first + 2) if first >= 0 else -1
    return second if second >= 0 else len(text)


def _dated(sentence: Sentence, published: date | None) -> Iterator[ProposedEvent]:
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


def _joined(sentence: Sentence, usable: Mapping[int, Placed]) -> list[Clause]:
    """Clauses, with "took the town and | entered the port on Tuesday" in one: the date is of both."""
    out: list[Clause] = []
    for part in sentence.clauses:
        before = out[-1] if out else None
        if (
            before is not None
            and (part.subject is not None or _shares_passive(sentence.tokens, part, before))
            and (part.opener in ("and", "or") or (part.opener == "," and before.antecedent < 0))
            and _same_past(part, before)
            and not part.saying
            and not before.saying
            and bool(_usable(sentence, before, usable)) != bool(_usable(sentence, part, usable))
        ):
            before.last = part.last
            before.group = [*before.group, *part.group]
            continue
        out.append(part)
    return out


def _same_past(part: Clause, before: Clause) -> bool:
    """Both told as over: "seized the town and have since held it" is not all of one day."""
    tenses = [each.main.tense if each.main else "" for each in (part, before)]
    over = all(tense in ("past", "pluperfect", "progressive", "perfect") for tense in tenses)
    return over and tenses.count("perfect") != 1


def _shares_passive(tokens: Sequence[Token], part: Clause, before: Clause) -> bool:
    """ "Two were killed and | 25 wounded": the "were" is of both."""
    main, earlier = part.main, before.main
    if main is None or earlier is None or not earlier.passive or main.first != main.last:
        return False
    return all(token.tag in ("coordinator", "number", "adverb") for token in tokens[part.first : main.first])


def _usable(sentence: Sentence, part: Clause, usable: Mapping[int, Placed]) -> list[int]:
    return [number for number in sentence.dates(part) if number in usable]


def _of_clause(
    sentence: Sentence,
    parts: Sequence[Clause],
    number: int,
    part: Clause,
    usable: Mapping[int, Placed],
    published: date | None,
) -> Iterator[ProposedEvent]:
    if part.saying or part.opener in ("if", "unless", "whether", "until", "till"):
        return
    chosen: dict[tuple[int, int], list[int]] = {}
    verbs: dict[tuple[int, int], Verb] = {}
    for each in _usable(sentence, part, usable):
        span = sentence.places[each]
        verb = dating.governor(part, span)
        if verb is None or not dating.tells(sentence.tokens, part, verb, span, usable[each]):
            continue
        if verb.tense == "perfect" and not dating.reaches(usable[each].when, published):
            continue
        chosen.setdefault((verb.first, verb.last), []).append(each)
        verbs[(verb.first, verb.last)] = verb
    doer: Sequence[int] = ()
    claimed = _head(sentence, parts, number, part, usable)
    for key in sorted(chosen):
        verb = verbs[key]
        best = _finest(chosen[key], usable)
        first, last = claimed, _last_word(sentence, parts, number, part, usable)
        later = [other[0] for other in chosen if other[0] > key[0]]
        if verb.tense == "participle":
            first = max(claimed, noun_phrase(sentence.tokens, max(verb.first - 1, part.first), part.first)[0])
            following = next((v for v in part.group if v.finite and v.first > verb.first), None)
            if following is not None:
                last = min(last, following.first - 1)
        elif _is_aside(sentence.tokens, verb, span := sentence.places[best]):
            last = next((i - 1 for i in range(span[1], last) if sentence.tokens[i].text == ","), last)
        elif later:
            last = min(last, _before(sentence.tokens, min(later), verb.last))
        first, last = without_apposition(sentence.tokens, parts, part, first, last)
        span = sentence.places[best]
        if not first <= span[0] <= span[1] <= last:
            continue
        claimed = last + 1
        behind = doer if verb.finite else ()
        if verb.tense == "participle":
            doer = noun_phrase(sentence.tokens, max(verb.first - 1, part.first), part.first)
        yield _event(
            sentence,
            parts,
            part,
            (first, last),
            sentence.timexes[best],
            usable[best].when,
            usable[best].rule,
            doer=behind,
        )


def _head(
    sentence: Sentence,
    parts: Sequence[Clause],
    number: int,
    part: Clause,
    usable: Mapping[int, Placed],
) -> int:
    """Where the clause begins; with "The museum, which was his, closed in 1990" at the museum."""
    doer = part.subject
    if doer is None or doer.group or not any(each is doer for each in parts[:number]):
        return part.first
    between = [each for each in parts[:number] if each.first > doer.first]
    return part.first if any(_usable(sentence, each, usable) for each in between) else doer.first


def _finest(numbers: Sequence[int], usable: Mapping[int, Placed]) -> int:
    """The first, or one inside it: "on 15 December at noon". Another day or month is another thing's."""
    best = numbers[0]
    for each in numbers[1:]:
        if usable[each].within(usable[best]):
            best = each
    return best


def _is_aside(tokens: Sequence[Token], verb: Verb, span: tuple[int, int]) -> bool:
    """ "Lie, elected in 2018, leads": the participle and its date between commas."""
    single = verb.first == verb.last and tokens[verb.first].tag in ("ed", "past-or-participle")
    return single and verb.first > 0 and tokens[verb.first - 1].text == "," and span[0] > verb.first


def _before(tokens: Sequence[Token], verb: int, least: int) -> int:
    """The last token before the noun phrase that `verb` stands behind."""
    return max(noun_phrase(tokens, verb - 1, least + 1)[0] - 1, least)


def _last_word(
    sentence: Sentence,
    parts: Sequence[Clause],
    number: int,
    part: Clause,
    usable: Mapping[int, Placed],
) -> int:
    """The clause's last token, or that of "that …" which says what was announced."""
    last = part.last
    for following in parts[number + 1 :]:
        if following.opener != "that" or _usable(sentence, following, usable):
            break
        last = following.last
    return last


def _event(
    sentence: Sentence,
    parts: Sequence[Clause],
    part: Clause,
    bounds: tuple[int, int],
    timex: Timex | None,
    when: When,
    rule: str,
    keep_front: bool = False,
    doer: Sequence[int] = (),
) -> ProposedEvent:
    first, last = _trimmed(sentence.tokens, *bounds)
    written = title(
        sentence.text, sentence.tokens, parts, part, (first, last), sentence.names, keep_front, doer
    )
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


def _pictured(sentence: Sentence, usable: Mapping[int, Placed]) -> Iterator[ProposedEvent]:
    """What a caption shows on a day, told in the present as captions do, where it names who is in it."""
    days = [n for n in usable if usable[n].when.precision in ("day", "instant", "part-of-day")]
    if not days or not sentence.names:
        return
    best = min(days, key=lambda each: usable[each].fineness)
    whole = Clause(0, len(sentence.tokens) - 1)
    first = _after_slug(sentence.tokens)
    event = _event(
        sentence,
        [whole],
        whole,
        (first, len(sentence.tokens) - 1),
        sentence.timexes[best],
        usable[best].when,
        usable[best].rule,
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
