"""Words an editor picked out of an article: a new event of them, or one more citation.

The date is the text's own where an expression in the sentence was read as it: the citation then says which
words give it, and by which rule. Any other date is the editor's.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from newsreader.deciding.decisions import Action, decide
from newsreader.deciding.events import add_participants
from newsreader.deciding.pending import put
from newsreader.models import (
    Article,
    ArticleVersion,
    Citation,
    Conflict,
    Entry,
    Event,
    TimeExpression,
    Timeline,
    User,
)
from newsreader.models.passage import Field, read_place
from newsreader.text.when import When


def create_event(
    article: Article,
    field: str,
    quote: str,
    timeline: Timeline,
    by: User,
    *,
    title: str,
    when: When,
    annotation: str = "",
    why: str = "",
    place: str = "",
) -> Entry:
    """An event the machine didn't propose, from words the editor chose: `quote` and `place` as pick() says.

    Sent again (Save was pressed twice, the first answer was slow) it gives the entry that stands. Raises
    ValueError where the words are not in the article, or stand there more than once.
    """
    citation = pick(article, field, quote, place)
    citation.title = title
    date_by_words(citation, when)
    event = Event(title=title[:300])
    event.when = when
    with decide(by, Action.WRITE, title, why, article=article) as changes:
        # The article is held: of two at once, the second looks when the first has written.
        if standing := _written_already(citation, event, timeline, annotation, by):
            return standing
        check_version(citation)
        changes.about["event"] = changes.create(event)
        citation.event = event
        changes.create(citation)
        changes.update(event, dated_by=citation)
        add_participants(event, citation, changes)
        return put(event, timeline, changes, annotation)


def _written_already(
    citation: Citation, event: Event, timeline: Timeline, annotation: str, by: User
) -> Entry | None:
    """The entry this editor made of just these words, with the same title, date and annotation."""
    place = {name: getattr(citation, name) for name in ("version", "field", "start", "end")}
    cited = Citation.objects.filter(event=OuterRef("event"), **place)
    written = by.decisions.standing().filter(action=Action.WRITE, event=OuterRef("event"))
    standing = Entry.objects.at_home_on(timeline.pk).filter(Exists(cited), Exists(written))
    same = standing.filter(annotation=annotation, event__title=event.title)
    same = same.select_related("event", "timeline", "pending_on")
    return next((entry for entry in same.order_by("pk") if entry.event.when == event.when), None)


def cite(
    article: Article,
    field: str,
    quote: str,
    event: Event,
    by: User,
    *,
    when: When,
    contradicts: bool = False,
    why: str = "",
    place: str = "",
) -> Citation:
    """Bind words the editor chose to an event that stands already: they support it, or contradict it.

    Raises ValueError as create_event does, and where the words are cited for the event as they are.
    """
    citation = pick(article, field, quote, place)
    citation.title, citation.event, citation.contradicts = event.title, event, contradicts
    date_by_words(citation, when)
    with decide(by, Action.CITE, event.title, why, event=event, article=article) as changes:
        check_version(citation)
        check_uncited(citation, event)
        changes.create(citation)
        add_participants(event, citation, changes)
    return citation


def pick(article: Article, field: str, quote: str, place: str = "") -> Citation:
    """The words as a citation of no event yet, undated. Raises ValueError as create_event does.

    `place` is models.passage.place_of() the sentence the editor pressed: the words may stand elsewhere too.
    Where the editor wrote others since it says nothing, and they must stand once in the field.
    """
    version = article.current
    if version is None or field not in Field.values or not quote.strip():
        raise ValueError(_("Choose some words of the article."))
    pressed = _at(version, place, quote)
    field, start = pressed or (field, version.text_of(field).find(quote))
    text = version.text_of(field)
    if start == -1:
        raise ValueError(_("These words do not stand in the article."))
    if not pressed and text.find(quote, start + 1) != -1:
        raise ValueError(_("These words stand in the article more than once: choose a few more."))
    citation = Citation(
        article=article,
        version=version,
        field=field,
        start=start,
        end=start + len(quote),
        reported=version.reported,
        anchor_day=version.reported,
    )
    citation.quote_from(text)
    citation.set_sentence_from(version)
    return citation


def field_with(article: Article, quote: str) -> str:
    """The field the words stand in, the body first."""
    if article.current is None:
        return "body"
    fields = ("body", "headline", "standfirst", "caption")
    return next((field for field in fields if quote in article.current.text_of(field)), "body")


def said_by(article: Article, quote: str, place: str = "") -> When | None:
    """What the first date in the words was read as; where they hold none, the first in their sentence."""
    quote = quote.strip().replace("\r\n", "\n")
    try:
        picked = pick(article, field_with(article, quote), quote, place)
    except ValueError:  # no words, or none that can be found: the form says so
        return None
    dates = dates_of(picked)
    return dates[0].when if dates else None


def _at(version: ArticleVersion, place: str, quote: str) -> tuple[str, int] | None:
    """Where in the place the words stand, if they stand there once. Raises ValueError where the place is of
    another version: who pressed it saw other words around it."""
    read = read_place(place)
    if read is None:
        return None
    if read.version != version.pk:
        raise ValueError(
            _("The article has a new version: choose the sentence again, or look at it and save.")
        )
    words = version.text_of(read.field)[read.start : read.end]
    return (read.field, read.start + words.index(quote)) if words.count(quote) == 1 else None


def check_uncited(citation: Citation, event: Event) -> None:
    """Raises ValueError where the event cites these words, or some of them, already."""
    standing = event.citations.filter(version=citation.version, lost=False)
    if any(citation.overlaps(other) for other in standing):
        raise ValueError(_("These words are cited for this event already."))


def check_version(citation: Citation) -> None:
    """Raises Conflict where the article, which is locked by now, has another version."""
    current = Article.objects.filter(pk=citation.article_id).values_list("current", flat=True).first()
    if current != citation.version_id:
        raise Conflict(_("The article has a new version: look at its words again."))


def dates_of(citation: Citation) -> list[TimeExpression]:
    """The expressions in the cited sentence that were read as a date: those in the cited words first."""
    dates = TimeExpression.objects.filter(citation.within_sentence, type__in=("DATE", "TIME")).order_by(
        "start"
    )
    known = [date for date in dates if date.when.known]
    return sorted(known, key=lambda date: not citation.overlaps(date))


def date_by_words(citation: Citation, when: When) -> None:
    """Give the citation the editor's date, with the expression that was read as it where there is one."""
    citation.when, citation.rule = when, "editor"
    said = next((date for date in dates_of(citation) if date.when == when), None)
    if said is not None:
        citation.rule, citation.expression = said.rule, said.exact[:200]
        citation.anchor_day, citation.parameters = said.anchor_day, said.parameters
