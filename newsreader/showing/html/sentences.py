"""Sentences on cards and entities' pages: the name in it marked, and where it stands."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from newsreader.showing.html.dates import day


class NamedSentence(Protocol):
    @property
    def sentence(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def highlighted(named: NamedSentence) -> SafeString:
    """The sentence, with what stands from `start` to `end` of it in <b>."""
    sentence, start, end = named.sentence, named.start, named.end
    return format_html("{}<b>{}</b>{}", sentence[:start], sentence[start:end], sentence[end:])


class SentenceSource(Protocol):
    @property
    def headline(self) -> str: ...
    @property
    def source(self) -> str | None: ...
    @property
    def published(self) -> date | None: ...
    def get_absolute_url(self) -> str: ...


def source_link(place: SentenceSource) -> SafeString:
    """A link to the place, named by outlet and day."""
    name = place.source or place.headline
    reported = day(place.published) or _("undated")
    return format_html('<a href="{}">{}, {}</a>', place.get_absolute_url(), name, reported)
