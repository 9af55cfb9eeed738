"""Links that narrow a list, or widen it again where they are chosen already."""

from datetime import date

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from newsreader.models.territories import name_for_readers
from newsreader.views.windows import Filter, bounds_of

register = template.Library()
register.filter("for_readers", name_for_readers)


@register.simple_tag(takes_context=True)
def narrowing_link(
    context: template.Context, asked: Filter, part: str, value: int | str, name: str, count: int | None = None
) -> SafeString:
    """A link to the same page with `part` set to `value`; chosen already, it takes the part out again.

    By its id htmx finds it again in the new list, and leaves the focus on it.
    """
    now = {
        "entity": asked.entity.pk if asked.entity else None,
        "source": asked.source.pk if asked.source else None,
        "period": asked.period,
    }[part]
    chosen = str(now) == str(value)
    page = context["timeline"].get_absolute_url() if "timeline" in context else reverse("articles")
    url = page + asked.query(**{part: None if chosen else value})
    return format_html(
        '<a id="narrow-{}-{}" href="{}" hx-get="{}" hx-target="#{}" hx-swap="outerHTML" hx-push-url="true"{}>'
        "{}{}</a>",
        part,
        value,
        url,
        url,
        "story" if "timeline" in context else "list",
        SafeString(' aria-current="true"') if chosen else "",
        period_name(name) if part == "period" else name,
        format_html(' <span class="count">{}</span>', count) if count is not None else "",
    )


@register.filter
def period_name(period: str) -> str:
    """December 2016 for "2016-12"; a year stays a year."""
    bounds = bounds_of(period)
    if not bounds or len(period) != 7:
        return period
    first: date = bounds[0]
    return date_format(first, pgettext("date format", "F Y"))


@register.simple_tag
def next_page(asked: Filter, last: int) -> str:
    """The query of the page after the row with this id, narrowed alike."""
    return asked.query(after=last)
