"""A window's entries: showing/html/entries.py, for templates."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from newsreader.models.access import is_editor
from newsreader.showing.html.entries import entries_html
from newsreader.showing.in_short import in_short
from newsreader.showing.windows import Window

register = template.Library()


@register.simple_tag(takes_context=True)
def entries(context: template.Context, window: Window, *, folded: bool = True) -> SafeString:
    news = context.get("news")
    beside = news.words if news else None
    return entries_html(window, for_editor=is_editor(context["user"]), beside=beside, folded=folded)


@register.simple_tag
def story_in_short(window: Window, *, linked: bool = True) -> SafeString:
    """The key events that stand above a timeline; "" where there are none to tell it in."""
    told = in_short(window)
    if not told:
        return mark_safe("")
    rows = format_html_join(
        "",
        '<li><a href="{}"><span class="facts">{}</span> <b dir="auto">{}</b></a></li>'
        if linked
        else '<li><span class="facts">{1}</span> <b dir="auto">{2}</b></li>',
        ((each.url, each.dated, each.title) for each in told),
    )
    label = _("The story in short")
    if linked:
        return format_html('<nav class="in-short" aria-label="{}"><ol>{}</ol></nav>', label, rows)
    return format_html('<section class="in-short" aria-label="{}"><ol>{}</ol></section>', label, rows)
