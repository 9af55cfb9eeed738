"""What cards and entities' pages list: events, and in words of reports sentences with the name in them
marked, quotations and figures, each with where it stands.

Rows in Python: a page of an entity has some two hundred, which cost a template as much as all else of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsreader.showing.event_links import EventLink
from newsreader.showing.html.dates import day
from newsreader.showing.mentions import ArticleMentions, NamedSource
from newsreader.showing.naming import GivenFigure, NamingSentence, SentenceLink, SpokenWords


def event_rows(events: Iterable[EventLink]) -> SafeString:
    """A list's rows: each event with its when, and how sure it is where that is not simply reported."""
    return _rows(
        f'<span class="when">{escape(each.dated)}</span> '
        f'<a href="{escape(each.get_absolute_url())}">{escape(each.title)}</a>{_status(each)}'
        for each in events
    )


def _status(event: EventLink) -> str:
    words = event.event.status_words
    return f' <span class="facts">{escape(words)}</span>' if words else ""


def source_options(sources: Iterable[NamedSource], chosen: int | None) -> SafeString:
    """Of a select; `chosen` is a source's id."""
    options = (
        f'<option value="{each.pk}"{" selected" * (each.pk == chosen)}>{escape(each.name)}</option>'
        for each in sources
    )
    return mark_safe("".join(options))


def sentence_rows(sentences: Iterable[NamingSentence]) -> SafeString:
    """A list's rows: each sentence, and where it stands."""
    return _rows(
        f'<blockquote><p>{_marked(each)}</p></blockquote>\n  <p class="from">{_source(each.place)}</p>'
        for each in sentences
    )


def quotation_rows(quotations: Iterable[SpokenWords]) -> SafeString:
    return _rows(
        f'<blockquote><p>{_said(each)}</p></blockquote>\n  <p class="from">{_source(each.place)}</p>'
        for each in quotations
    )


def figure_rows(figures: Iterable[GivenFigure]) -> SafeString:
    return _rows(
        f"<strong>{escape(each.exact)}</strong> {escape(each.counts)} "
        f'<span class="from">{_source(each.place)}</span>'
        for each in figures
    )


def naming_rows(articles: Iterable[ArticleMentions]) -> SafeString:
    """Of articles, each with the sentences that name the entity."""
    return mark_safe("\n".join(map(_naming, articles)))


def _marked(named: NamingSentence) -> str:
    """The sentence, with what stands from `start` to `end` of it in <b>."""
    sentence, start, end = named.sentence, named.start, named.end
    return f"{escape(sentence[:start])}<b>{escape(sentence[start:end])}</b>{escape(sentence[end:])}"


def _source(place: SentenceLink) -> str:
    """A link to the place, named by outlet and day."""
    name, reported = place.source or place.headline, day(place.published) or _("undated")
    return f'<a href="{escape(place.get_absolute_url())}">{escape(name)}, {escape(reported)}</a>'


def _said(words: SpokenWords) -> str:
    said = f"“{escape(words.exact)}”"
    if not words.direct:
        how = (
            _("denied, in the report’s words") if words.rule == "denied-that" else _("in the report’s words")
        )
        said = f'{escape(words.exact)} <span class="facts">({escape(how)})</span>'
    return said if words.certain else f'{said} <span class="facts">({escape(_("probably"))})</span>'


def _naming(found: ArticleMentions) -> str:
    article, here = found.article, escape(_("This sentence in the article"))
    published = day(article.published) or _("publication date unknown")
    sentences = "".join(
        f'<li><blockquote><p>{_marked(each)} <a class="to-sentence" '
        f'href="{escape(each.place.get_absolute_url())}" aria-label="{here}">→</a></p></blockquote></li>'
        for each in found.sentences
    )
    return (
        f'<li class="row">\n  <h3><a href="{escape(article.get_absolute_url())}">'
        f"{escape(article.headline or _('Without a headline'))}</a></h3>\n"
        f'  <p class="facts">{escape(article.source or _("Source unknown"))} · {escape(published)}</p>\n'
        f'  <ul class="sentences">{sentences}</ul>\n{_further(found.more)}</li>'
    )


def _further(more: int) -> str:
    if not more:
        return ""
    said = ngettext("and %(counter)s further sentence", "and %(counter)s further sentences", more)
    return f'  <p class="facts">{escape(said % {"counter": more})}</p>\n'


def _rows(rows: Iterator[str]) -> SafeString:
    return mark_safe("".join(f"<li>{row}</li>\n" for row in rows))
