"""Rows of lists: showing/html/article_rows.py, reader_marks.py and queue.py, for templates."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from newsreader.models import Article
from newsreader.showing.article_list import ListRow
from newsreader.showing.html.article_rows import article_row_html
from newsreader.showing.html.queue import queue_row_html
from newsreader.showing.html.reader_marks import MarksPlace, readers_marks_html, strangers_marks_html

register = template.Library()


@register.simple_tag(takes_context=True)
def marks(
    context: template.Context, article: Article, *, opened: bool = False, again: bool = False
) -> SafeString:
    """`opened`: on the article's own page; `again`: in place of those on the page."""
    user = context["user"]
    if not user.is_authenticated:
        return strangers_marks_html(article, MarksPlace(opened, again))
    known = context.get("reader_marks")
    if known is None:  # a page that did not load them: its rows show none
        return mark_safe("")
    place = MarksPlace(opened, again, opened and user.reads_on_opening)
    return readers_marks_html(article, known.get(article.pk), place, str(context["csrf_token"]))


register.simple_tag(queue_row_html, name="queue_row")


@register.simple_tag(takes_context=True)
def article_row(
    context: template.Context, article: Article, row: ListRow | None = None, level: str = "h2"
) -> SafeString:
    """A row of a list, with what the reader can press there."""
    return article_row_html(article, marks(context, article), row, level)
