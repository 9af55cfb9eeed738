"""A citation as pages show it: the sentence with the cited words, who reported it when, why the date is so.

Written in Python and not as a template: a timeline's window holds a hundred entries of one or more citations,
and the template language takes ten times as long over them (see docs/benchmarks.md). Whatever is not markup
goes through `escape`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsreader.showing.entries import ShownCitation, ShownFigure
from newsreader.showing.html.dates import day, differ, unbroken, when
from newsreader.showing.html.explanations import explanation
from newsreader.showing.html.web import is_web_address


class Labels(NamedTuple):
    """What a page says around its citations and entries, escaped, in one language."""

    language: str
    erased_article: str
    erased: str
    lost: str
    in_the_article: str
    at_the_source: str
    why: str
    source_unknown: str
    figures: str
    named: str
    own: str


def labels() -> Labels:
    """In the reader's language; looked up once, for looking a label up costs more than writing it."""
    return _labels_in(get_language() or "")


@lru_cache(maxsize=16)
def _labels_in(language: str) -> Labels:
    return Labels(
        language=language,
        erased_article=escape(_("The article this rests on was erased.")),
        erased=escape(_("Erased")),
        lost=escape(_("these words are no longer in the article")),
        in_the_article=escape(_("in the article")),
        at_the_source=escape(_("at the source")),
        why=escape(_("why this date")),
        source_unknown=escape(_("Source unknown")),
        figures=escape(_("Figures given")),
        named=escape(_("Named here")),
        own=escape(_("No report cited: the editors’ own")),
    )


@lru_cache(maxsize=4096)
def _reported(reported: date, _language: str) -> str:
    return escape(_("reported %(day)s") % {"day": unbroken(day(reported))})


def citation_html(
    cited: ShownCitation,
    figures: Sequence[ShownFigure],
    say: Labels,
    *,
    for_editor: bool,
    back: str = "",
    on_paper: bool = False,
) -> str:
    """`back` is the query that names the entry it stands in: the way to the article tells it, for the way
    back. `on_paper` nothing leads anywhere, and nothing opens."""
    lost, language = " lost" if cited.lost else "", escape(cited.language or "und")
    caption = _on_paper(cited, say) if on_paper else _caption(cited, say, for_editor, back)
    return (
        f'<figure class="citation{lost}" lang="{language}" dir="{cited.direction or "auto"}">'
        f"{_quote(cited, say)}<figcaption>{caption}</figcaption>"
        f"{_figures(figures, say, on_paper) if figures else ''}</figure>"
    )


def _quote(cited: ShownCitation, say: Labels) -> str:
    if not cited.sentence:
        return f'<p class="erased">{say.erased_article}</p>'
    words = f'<span class="cited">{escape(cited.cited)}</span>'
    return f"<blockquote>{escape(cited.before)}{words}{escape(cited.after)}</blockquote>"


def _caption(cited: ShownCitation, say: Labels, for_editor: bool, back: str) -> str:
    """Who reported it and when, the way to the article (or out, where it is private), and why this date. What
    parts them ends a line and never begins one."""
    if cited.erased:
        return say.erased
    reported = ""
    if cited.reported:
        reported = f'<span class="reported">, {_reported(cited.reported, say.language)}</span>'
    lost = f"\u00a0· <strong>{say.lost}</strong>" if cited.lost else ""
    if cited.public or for_editor:
        onward = f'\u00a0<a class="onward" href="{cited.get_absolute_url()}{back}">{say.in_the_article}</a>'
    else:
        onward = f"\u00a0· <cite>{escape(cited.headline)}</cite>"
        if is_web_address(cited.canonical_url):
            out = escape(cited.canonical_url)
            onward += f'\u00a0· <a href="{out}" rel="noreferrer">{say.at_the_source}</a>'
    why = f"<summary>{say.why}</summary><p>{escape(explanation(cited, say.language))}</p>"
    return f'{_source(cited, say)}{reported}{lost}{onward}\u00a0<details class="why">{why}</details>'


def _source(cited: ShownCitation, say: Labels) -> str:
    return say.source_unknown if cited.source is None else _named(cited.source)


@lru_cache(maxsize=4096)
def _named(source: str) -> str:
    return f'<span class="source">{escape(source)}</span>'


def _on_paper(cited: ShownCitation, say: Labels) -> str:
    if cited.erased:
        return say.erased
    reported = f", {_reported(cited.reported, say.language)}" if cited.reported else ""
    lost = f"\u00a0· <strong>{say.lost}</strong>" if cited.lost else ""
    headline = "" if cited.public else f"\u00a0· <cite>{escape(cited.headline)}</cite>"
    return f"{_source(cited, say)}{reported}{lost}{headline}"


def _figures(figures: Sequence[ShownFigure], say: Labels, on_paper: bool) -> str:
    rows = "".join(f"<li>{_figure(figure, on_paper)}</li>" for figure in figures)
    return f'<ul class="figures" aria-label="{say.figures}">{rows}</ul>'


def _figure(figure: ShownFigure, on_paper: bool) -> str:
    number = f'<span class="number">{escape(figure.exact)}</span>'
    counts = escape(figure.counts)
    if not on_paper:
        counts = f'<span class="counts">{counts}</span>'
    if not figure.speaker:
        return f"{number} {counts}"
    return f'{number} {counts} <span class="speaker">– {escape(figure.speaker)}</span>'


def differences_html(citations: Sequence[ShownCitation]) -> str:
    """How the reports date one event, where they do so differently; else nothing."""
    found = differ(citations) if len(citations) > 1 else ""
    if not found:
        return ""
    apart, looser = _("The reports differ on when:"), _("Not every report dates it as closely:")
    rows = "".join(f"<li>{_dated(cited)}</li>" for cited in citations)
    lead = escape(apart if found == "apart" else looser)
    return f'<div class="differences {found}"><p>{lead}</p><ul>{rows}</ul></div>'


def _dated(cited: ShownCitation) -> str:
    source = _("source unknown") if cited.source is None else cited.source
    reported = f", {unbroken(day(cited.reported))}" if cited.reported else ""
    return f'{escape(when(cited))} <span class="source">({escape(source + reported)})</span>'
