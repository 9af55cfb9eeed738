"""The heads of pages, and what one copies to share them: showing/heads.py and share.py, for templates."""

from collections.abc import Iterable, Sequence

from django import template
from django.utils.safestring import SafeString, mark_safe

from newsreader.models import Entity, Entry, Event, Source, Timeline
from newsreader.showing import heads, share
from newsreader.showing.articles import ArticlePage
from newsreader.showing.entries import ShownCitation, ShownEntry
from newsreader.showing.html.heads import head_html
from newsreader.showing.html.share import share_html

register = template.Library()


@register.simple_tag
def home_head() -> SafeString:
    return mark_safe(head_html(heads.of_home()))


@register.simple_tag
def articles_head() -> SafeString:
    return mark_safe(head_html(heads.of_articles()))


@register.simple_tag
def timeline_head(timeline: Timeline, here: ShownEntry | None = None) -> SafeString:
    return mark_safe(head_html(heads.of_timeline(timeline, here)))


@register.simple_tag
def changes_head(timeline: Timeline) -> SafeString:
    return mark_safe(head_html(heads.of_changes(timeline)))


@register.simple_tag
def article_head(reading: ArticlePage) -> SafeString:
    return mark_safe(head_html(heads.of_article(reading)))


@register.simple_tag
def entity_head(entity: Entity) -> SafeString:
    return mark_safe(head_html(heads.of_entity(entity)))


@register.simple_tag
def source_head(source: Source) -> SafeString:
    return mark_safe(head_html(heads.of_source(source)))


@register.simple_tag
def event_head(event: Event, citations: Sequence[ShownCitation], entries: Iterable[Entry]) -> SafeString:
    public = any(entry.timeline.is_published for entry in entries)
    return mark_safe(head_html(heads.of_event(event, citations, public)))


@register.simple_tag
def share_article(reading: ArticlePage) -> SafeString:
    return mark_safe(share_html(share.of_article(reading.article)))


@register.simple_tag
def share_event(event: Event, citations: Sequence[ShownCitation]) -> SafeString:
    return mark_safe(share_html(share.of_event(event, citations)))
