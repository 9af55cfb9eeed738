"""The frame of a page, which is the same for all of one position: written once in a process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.template import Context, Node, NodeList
from django.template.base import FilterExpression
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from newsreader.models.access import rights_of

MOST = 500  # of each: there are fewer names of pages than that


class WrittenOnce(Node):
    """What stands inside, kept for all strangers and for all who are signed in with the same position, but
    for what hangs on an empty word. It may say nothing else of anybody.

    Its words, addresses and files took a timeline's page longer than its overview, and the desk's menu a
    sixth of the queue's Python.
    """

    def __init__(self, inside: NodeList, hangs_on: Sequence[FilterExpression]) -> None:
        self.nodelist = inside
        self.hangs_on = hangs_on
        self.kept: dict[tuple[Any, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        user = context.get("user")
        if settings.DEBUG or user is None:
            return self.nodelist.render(context)
        hangs_on = (each.resolve(context) for each in self.hangs_on)
        key = (get_language(), get_script_prefix(), rights_of(user), user.is_staff, *hangs_on)
        found = self.kept.get(key)
        if found is None:
            found = self.nodelist.render(context)
            if "" not in key and len(self.kept) < MOST:
                self.kept[key] = found
        return found
