"""What an entity said and how its mentions were joined, for cards and pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

CHART_HEIGHT = 24
FEW_MONTHS = 24  # fewer than these do not fill the chart: their bars would be slabs


def chart(months: Sequence[tuple[str, int]]) -> dict[str, Any]:
    """Mentions a month as bars, drawn as one path, with the same as a sentence."""
    tallest = max((count for _month, count in months), default=0)
    bars = ""
    for at, (_month, count) in enumerate(months):
        if count:
            height = max(2, round(count / tallest * CHART_HEIGHT))
            bars += f"M{at * 6} {CHART_HEIGHT}v-{height}h5v{height}z"
    busiest = max(months, key=lambda month: month[1], default=None)
    return {
        "bars": bars,
        "width": max(len(months), FEW_MONTHS) * 6,
        "height": CHART_HEIGHT,
        "months": months,
        "busiest": busiest,
    }


def join_rules(rules: Sequence[str]) -> str:
    """The names of grouping rules, as an editor would say them."""
    words = {
        "registry-alias": _("a name the registry knows"),
        "same-name": _("the same name"),
        "name-variant": _("another spelling of the name"),
        "acronym-in-brackets": _("letters in brackets after the name"),
        "acronym": _("the first letters of the name"),
        "acronym-by-initials": _("the first letters of the name"),
        "surname": _("the surname"),
        "given-name": _("the given name"),
        "short-form": _("a short form (“the Observatory”)"),
        "definite-short-form": _("a short form (“the Observatory”)"),
    }
    return ", ".join(dict.fromkeys(words.get(rule, rule) for rule in rules))
