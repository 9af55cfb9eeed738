"""The heads of pages, and what one copies to share them: showing/heads.py and share.py, for templates."""

from collections.abc import Callable
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from newsreader.showing import heads, share
from newsreader.showing.html.heads import head_html
from newsreader.showing.html.share import share_html

register = template.Library()


def tag(name: str, of: Callable[..., Any], write: Callable[[Any], str]) -> None:
    def written(*asked: Any) -> SafeString:
        return mark_safe(write(of(*asked)))

    register.simple_tag(written, name=name)


for page in ("home", "articles", "timeline", "changes", "article", "entity", "source", "event"):
    tag(f"{page}_head", getattr(heads, f"of_{page}"), head_html)
tag("share_article", share.of_article, share_html)
tag("share_event", share.of_event, share_html)
