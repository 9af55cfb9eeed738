"""A citation as pages show it: the sentence with the cited words, who reported it when, why the date is so.

Written in Python and not as a template: a timeline's window holds a hundred entries of one or more citations,
and the template language takes ten times as long over them (see docs/benchmarks.md). Whatever is not markup
goes through `escape`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsreader.models.user import is_editor
from newsreader.templatetags.dates import day, differ, explain, when
from newsreader.templatetags.web import is_web_address

if TYPE_CHECKING:
    from newsreader.models import Citation, Figure

register = template.Library()


class Words(NamedTuple):
    """What a page says around its citations and entries, escaped, in one language."""

    erased_article: str
    erased: str
    lost: str
    in_the_article: str
    at_the_source: str
    why: str
    source_unknown: str
    figures: str
    approximate: str
    named: str


def words() -> Words:
    """In the reader's language; looked up once, for looking a label up costs more than writing it."""
    return _words_in(get_language() or "")


@lru_cache(maxsize=16)
def _words_in(_language: str) -> Words:
    return Words(
        erased_article=escape(_("The article this rests on was erased.")),
        erased=escape(_("Erased")),
        lost=escape(_("these words are no longer in the article")),
        in_the_article=escape(_("in the article")),
        at_the_source=escape(_("at the source")),
        why=escape(_("why this date")),
        source_unknown=escape(_("Source unknown")),
        figures=escape(_("Figures given")),
        approximate=escape(_("approximate")),
        named=escape(_("Named here")),
    )


@lru_cache(maxsize=4096)
def _reported(reported: date, _language: str) -> str:
    return escape(_("reported %(day)s") % {"day": day(reported)})


@register.simple_tag(takes_context=True)
def citation(
    context: template.Context, cited: Citation, figures: Mapping[int, Sequence[Figure]] | None = None
) -> SafeString:
    given = (figures or {}).get(cited.pk, ())
    return mark_safe(citation_html(cited, given, words(), for_editor=is_editor(context.get("user"))))


@register.simple_tag
def differences(citations: Sequence[Citation]) -> SafeString:
    return mark_safe(differences_html(citations))


def citation_html(cited: Citation, figures: Sequence[Figure], say: Words, *, for_editor: bool) -> str:
    version, lost = cited.version, " lost" if cited.lost else ""
    language = escape(version.language) if version else "und"
    direction = escape(version.direction) if version else "auto"
    return (
        f'<figure class="citation{lost}" lang="{language}" dir="{direction}">{_quote(cited, say)}'
        f"<figcaption>{_caption(cited, say, for_editor)}</figcaption>{_figures(figures, say)}</figure>"
    )


def _quote(cited: Citation, say: Words) -> str:
    if not cited.sentence:
        return f'<p class="erased">{say.erased_article}</p>'
    words = f'<span class="cited">{escape(cited.cited)}</span>'
    return f"<blockquote><p>{escape(cited.before)}{words}{escape(cited.after)}</p></blockquote>"


def _caption(cited: Citation, say: Words, for_editor: bool) -> str:
    """Who reported it and when, the way to the article (or out, where it is private), and why this date."""
    article = cited.article
    if article.erased:
        return say.erased
    parts = [_source(cited, say)]
    if cited.reported:
        reported = _reported(cited.reported, get_language() or "")
        parts.append(f', <span class="reported">{reported}</span>')
    if cited.lost:
        parts.append(f" · <strong>{say.lost}</strong>")
    if article.public or for_editor:
        link = f'<a href="{escape(cited.get_absolute_url())}">{say.in_the_article}</a>'
        parts.append(f' <span class="onward">· {link}</span>')
    else:
        parts.append(f" · <cite>{escape(article.headline)}</cite>")
        if is_web_address(article.canonical_url):
            out = escape(article.canonical_url)
            parts.append(f' · <a href="{out}" rel="noreferrer">{say.at_the_source}</a>')
    why = f"<summary>{say.why}</summary><p>{explain(cited)}</p>"
    parts.append(f' <details class="why">{why}</details>')
    return "".join(parts)


def _source(cited: Citation, say: Words) -> str:
    source = cited.article.source
    return f'<span class="source">{escape(source.name)}</span>' if source else say.source_unknown


def _figures(figures: Sequence[Figure], say: Words) -> str:
    if not figures:
        return ""
    rows = "".join(f"<li>{_figure(figure)}</li>" for figure in figures)
    return f'<ul class="figures" aria-label="{say.figures}">{rows}</ul>'


def _figure(figure: Figure) -> str:
    number = f'<span class="number">{escape(figure.exact)}</span>'
    counts = f'<span class="counts">{escape(figure.counts)}</span>'
    if not figure.speaker_words:
        return f"{number} {counts}"
    speaker = figure.speaker.name if figure.speaker else figure.speaker_words
    return f'{number} {counts} <span class="speaker">– {escape(speaker)}</span>'


def differences_html(citations: Sequence[Citation]) -> str:
    """How the reports date one event, where they do so differently; else nothing."""
    found = differ(citations)
    if not found:
        return ""
    apart, looser = _("The reports differ on when:"), _("Not every report dates it as closely:")
    rows = "".join(f"<li>{_dated(cited)}</li>" for cited in citations)
    lead = escape(apart if found == "apart" else looser)
    return f'<div class="differences {found}"><p>{lead}</p><ul>{rows}</ul></div>'


def _dated(cited: Citation) -> str:
    source = cited.article.source.name if cited.article.source else _("source unknown")
    reported = f", {day(cited.reported)}" if cited.reported else ""
    return f'{escape(when(cited))} <span class="source">({escape(source + reported)})</span>'
