"""What editors write in Markdown, as a page holds it."""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe

from newsreader.text import markdown as written


def markdown(words: str) -> SafeString:
    return mark_safe(written.to_html(words))  # cleaned by nh3, or escaped


def plain(words: str) -> str:
    """Where a page has room for words alone."""
    return written.plain(words)
