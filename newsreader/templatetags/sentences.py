"""A sentence with the name in it marked."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsreader.models import Mention

register = template.Library()


@register.simple_tag
def naming(mention: Mention) -> SafeString:
    """The mention's sentence (as MentionQuerySet.with_sentences cut it), the name in <b>."""
    sentence: str = mention.sentence  # type: ignore[attr-defined]
    start, end = mention.start - mention.sentence_start, mention.end - mention.sentence_start
    return format_html("{}<b>{}</b>{}", sentence[:start], sentence[start:end], sentence[end:])
