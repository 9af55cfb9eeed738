"""An article as a row of a list.

In Python and not as a template, as entries are: of a list's 16 ms the template took 11, for twenty rows.
"""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsreader.models import Article, ArticleVersion
from newsreader.showing.article_list import ListRow
from newsreader.showing.html.dates import day
from newsreader.showing.printed_copies import PrintedCopy
from newsreader.showing.reading_time import reading_minutes

WORDS = 32  # of a standfirst


def article_row_html(
    article: Article, marks: str, row: ListRow | None = None, level: str = "h2"
) -> SafeString:
    """`row`: what a list knows besides; `marks`: what stands at its foot; `level`: of its heading."""
    version = article.current
    way_in = row.way_in if row else ""
    headline = escape(article.headline or _("Without a headline"))
    language, direction = (version.language, version.direction) if version else ("", "")
    return mark_safe(
        f'<li class="row" lang="{escape(language)}" dir="{escape(direction or "auto")}">{_picture(article)}'
        f'<{level}><a href="{escape(article.get_absolute_url() + way_in)}">{headline}</a></{level}>'
        f"{_standfirst(version)}"
        f'<p class="facts">{" · ".join(_facts(article, version, row))}</p>'
        f"{_copies(row) if row and row.copies else ''}{marks}</li>"
    )


def _picture(article: Article) -> str:
    picture = getattr(article, "picture", None)
    if picture is None or not picture.is_kept:
        return ""
    width, height = picture.small_size
    return (
        f'<img class="thumb" src="{escape(picture.small_url)}" alt="" width="{width}" height="{height}"'
        ' loading="lazy" decoding="async">'
    )


def _standfirst(version: ArticleVersion | None) -> str:
    if version is None or not version.standfirst:
        return ""
    return f'<p class="standfirst">{escape(Truncator(version.standfirst).words(WORDS, truncate=" …"))}</p>'


def _facts(article: Article, version: ArticleVersion | None, row: ListRow | None) -> list[str]:
    """As HTML: outlet, day, agency, how long it takes to read, when its words were changed."""
    facts = [escape(article.source.name if article.source else _("Source unknown"))]
    facts.append(_published(version) if version else escape(_("publication date unknown")))
    if version and version.agency:
        facts.append(escape(version.agency))
    characters = getattr(article, "characters", None)  # of who asked for it
    minutes = reading_minutes(characters, version.language) if version and characters else 0
    if minutes:
        facts.append(
            _whole(ngettext("%(minutes)s minute", "%(minutes)s minutes", minutes) % {"minutes": minutes})
        )
    if row and row.updated:
        facts.append(escape(_("updated %(day)s") % {"day": day(row.updated)}))
    if not article.public:
        facts.append(f'<strong class="draft">{escape(_("Private"))}</strong>')
    return facts


def _published(version: ArticleVersion) -> str:
    if not version.published_day:
        return escape(_("publication date unknown"))
    said = day(version.published_day)
    if version.is_ahead:
        came = _("later than it came in: listed by its arrival, %(day)s") % {"day": day(version.made.date())}
        return escape(f"{said} ({came})")
    return _whole(said)


def _whole(fact: str) -> str:
    """No line ends within it."""
    return f'<span class="unbroken">{escape(fact)}</span>'


def _copies(row: ListRow) -> str:
    said = _("Printed more than once")
    if row.papers:
        other = ngettext("Also in %(papers)s other paper", "Also in %(papers)s other papers", row.papers)
        said = other % {"papers": row.papers}
    copies = "".join(_copy(each, row.way_in) for each in row.copies)
    return (
        f'<details class="copies"><summary>{escape(said)}</summary><ul class="brief">{copies}</ul></details>'
    )


def _copy(copy: PrintedCopy, way_in: str) -> str:
    headline = escape(copy.headline or _("Without a headline"))
    return (
        f'<li><a href="{escape(copy.get_absolute_url() + way_in)}" dir="auto">{headline}</a>'
        f' <span class="facts">{escape(copy.source_name or _("source unknown"))}</span></li>'
    )
