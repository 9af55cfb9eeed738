"""The cover at the head of a timeline."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from newsreader.showing.entries import GivenPicture
from newsreader.showing.html.pictures import given_picture_html

register = template.Library()


@register.simple_tag
def cover_picture(picture: GivenPicture | None) -> SafeString:
    return mark_safe(given_picture_html(picture, lazy=False) if picture else "")
