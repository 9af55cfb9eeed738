"""Proposed events: the dated past statements of an article, each with the words that say it.

The rules and what they were measured at stand in docs/decisions/0006-proposals.md.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter

from newsreader.drafting import stamps, words
from newsreader.drafting.ahead import coming
from newsreader.drafting.antecedents import Antecedents
from newsreader.drafting.captions import pictured
from newsreader.drafting.careers import Lives
from newsreader.drafting.clauses import Clause
from newsreader.drafting.complements import closes_telling
from newsreader.drafting.dated import DatedSentence
from newsreader.drafting.dating import Placed, place, place_ahead
from newsreader.drafting.events import BY_REPORT, ProposedEvent, event
from newsreader.drafting.likelihood import weighed
from newsreader.drafting.offices import Offices
from newsreader.drafting.openings import opening
from newsreader.drafting.reported import Act, Acts
from newsreader.drafting.scenes import Scene
from newsreader.drafting.sentence import ParsedSentence, read_sentences
from newsreader.drafting.stamps import Items, tells_hour
from newsreader.drafting.standing import headed, standing
from newsreader.drafting.talks import Talk
from newsreader.drafting.tokens import TokenSpan
from newsreader.text import sentences
from newsreader.text.names import NamedEntity
from newsreader.text.sentences import Span
from newsreader.text.timex import Timex
from newsreader.text.when import When

__all__ = ["FIELDS", "ProposedEvent", "propose"]

# A headline and a standfirst tell what the body tells again, in the present tense.
FIELDS = ("caption", "body")


def propose(
    fields: Mapping[str, str],
    timexes: Mapping[str, Sequence[Timex]],
    published: date | None,
    named: Sequence[NamedEntity] = (),
    spans: Mapping[str, Sequence[Span]] | None = None,
) -> list[ProposedEvent]:
    """The events an article's text tells, in the order of its text; no two of them share a word.

    `published` is the local day of the report. Without `named` a capital letter stands for a name.
    `spans` are the fields' sentences where the caller knows them: of a text with lists and tables.

    >>> from newsreader.text.timex import find
    >>> body = "The council closed the bridge on Tuesday. It is 90 years old."
    >>> found = {"body": find(body, date(2023, 5, 18))}
    >>> [(e.title, e.when.earliest.isoformat()) for e in propose({"body": body}, found, date(2023, 5, 18))]
    [('The council closed the bridge', '2023-05-16')]
    """
    found: list[ProposedEvent] = []
    first, *_ = fields.get("body", "").lstrip().partition("\n\n")
    lives = Lives("\n".join([fields.get("headline", ""), fields.get("standfirst", ""), first]), named)
    for field in FIELDS:
        text = fields.get(field, "")
        antecedents = Antecedents(field, named)
        told, found_times = (spans or {}).get(field), timexes.get(field, ())
        talk = Talk(text, antecedents.people.names)
        stamped = stamps.find(text)
        held = talk.held(stamped, found_times, published) if published else None
        of_items = Items(stamped, published, held)
        opened = opening(text, stamped=bool(stamped) and not text[: stamped[0].start].strip())
        acts = Acts(opened, of_items=len(stamped) > 1)
        if marks := sorted([*stamped, *talk.labels]):
            told = list(stamps.parted(sentences.split(text) if told is None else told, marks))
            found_times = of_items.reread(text, found_times)
        scene: Scene | None = None
        offices = Offices(fields.get("headline", ""), text, first, named)
        for sentence in talk.spoken(read_sentences(field, text, found_times, named, told), antecedents):
            scene = scene or Scene(sentence, fields.get("headline", ""), named)
            day = of_items.published_at(sentence.start)
            events = list(_dated(sentence, day))
            if day and field == "body":
                events = _beside(events, _ahead(sentence, day))
                acts.note(sentence, events, day)
                events = _beside(events, _reported(sentence, acts, day, events))
            events = [
                each for each in events if each.title and not _is_left_over(text[each.start : each.end])
            ]
            events = [offices.held(scene.laid(standing(each, sentence, antecedents), day)) for each in events]
            opens = field == "body" and sentence.start < acts.opening.end
            if opens and events and all(each.field != field for each in found):
                events = headed(events, sentence, fields.get("headline", ""))
            antecedents.note(sentence)
            if events:
                found += lives.without_careers(weighed(events, sentence, day, opening=opens))
    return found


def _beside(events: list[ProposedEvent], more: Iterable[ProposedEvent]) -> list[ProposedEvent]:
    """Both in order, of the second those that share no word with one before."""
    for each in more:
        if all(each.end <= other.start or other.end <= each.start for other in events):
            events.append(each)
    events.sort(key=attrgetter("start"))
    return events


def _is_left_over(cited: str) -> bool:
    """Whether a bracket ends that did not begin: "The Post) A picture was shown", what is left of a page."""
    closing = cited.find(")")
    return closing >= 0 and "(" not in cited[:closing]


def _dated(sentence: ParsedSentence, published: date | None) -> Iterator[ProposedEvent]:
    placed = {
        number: given
        for number, timex in enumerate(sentence.timexes)
        if (given := place(timex, published)) is not None
    }
    if placed and sentence.field == "caption":
        yield from pictured(sentence, placed)
    elif placed:
        yield from DatedSentence(sentence, placed, published).events()


def _ahead(sentence: ParsedSentence, published: date) -> Iterator[ProposedEvent]:
    placed = {
        number: given
        for number, timex in enumerate(sentence.timexes)
        if (given := place_ahead(timex, published)) is not None
    }
    return coming(sentence, placed) if placed else iter(())


def _reported(
    sentence: ParsedSentence, acts: Acts, published: date, others: Sequence[ProposedEvent]
) -> Iterator[ProposedEvent]:
    """What the report itself is about, beside what `others` of its sentence cite."""
    for act in acts.read(sentence):
        # An interview is of the day on which it is told, and so is an hour in a stamped item; what else is
        # told happened by then.
        first = published if act.occasion or (acts.of_items and tells_hour(sentence, act.span)) else None
        placed = Placed(When(first, published, "day"), BY_REPORT)
        timex = sentence.timexes[act.date] if act.date >= 0 else None
        day = place(timex, published) if timex is not None else None
        if day is not None and day.fine:
            yield event(sentence, sentence.clauses, act.clause, act.span, day, timex)
            continue
        span = _cited(sentence, act, others)
        yield event(sentence, sentence.clauses, act.clause, span, placed, keep_front=bool(act.occasion))


def _cited(sentence: ParsedSentence, act: Act, others: Sequence[ProposedEvent]) -> TokenSpan:
    """ "A man | who was jailed in 2009 | has been freed": without the doer, where another event stands behind
    it. "The dam is to go, | the council has decided": with what was decided."""
    if not others and act.date < 0 and closes_telling(sentence, act.clause):
        return TokenSpan(0, act.span.last)
    first = sentence.tokens[act.span.first].start
    own = sentence.tokens[act.clause.first].start
    between = any(first <= other.start and other.end <= own for other in others)
    return TokenSpan(act.clause.first, act.span.last) if between and _is_done(act.clause) else act.span


def _is_done(clause: Clause) -> bool:
    """ "has been freed", "has died"; never "Anna Lie, who has died, built trams"."""
    main = clause.main
    return main is not None and main.tense == "perfect" and (main.passive or main.lemma in words.DONE)
