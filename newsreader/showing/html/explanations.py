"""Why a date is what it is, in a sentence or two."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsreader.showing.html.dates import day, period, weekday, when
from newsreader.text.order import grain, unit


def explain(statement: Any) -> SafeString:
    return mark_safe(escape(explanation(statement, get_language())))


def explanation(statement: Any, language: str | None) -> str:
    """Why the date is what it is: the words, what they were counted from, the result. One sentence or two."""
    words = getattr(statement, "expression", None)
    if words is None:
        words = statement.exact
    anchor, rule = statement.anchor_day, statement.rule
    if rule == "editor":
        return _("Set by an editor: {when}.").format(when=when(statement, language))
    if rule == "reported":
        return _without_a_date(weekday(anchor, language) or when(statement, language), language)
    if "unresolved" in getattr(statement, "marks", ()):
        return _("“{words}” cannot be placed: {why}.").format(words=words, why=_why_not(statement))
    kind = getattr(statement, "type", "DATE")
    if kind == "SET":
        return _("“{words}” says how often, not when.").format(words=words)
    placed = statement.earliest is not None or statement.latest is not None
    if kind == "DURATION" and not placed:
        return _("“{words}” says how long, not when.").format(words=words)
    if not placed:
        return _("“{words}” names no day that could be placed.").format(words=words)
    return f"“{words}”{_anchored(statement, language)}: {_exact(statement, language)}.{_bounds(statement)}"


@lru_cache(maxsize=4096)
def _without_a_date(report: str, _language: str | None) -> str:
    return _("The sentence gives no date; the report is of {anchor}.").format(anchor=report)


def _why_not(statement: Any) -> str:
    """Why an expression was left unresolved: the reasons of the text package, in the reader's language."""
    why = statement.parameters.get("unresolved", "")
    reasons = {
        "no publication date to count from": _("the article’s own publication day is not known"),
        "the day it would be lies after the report": _("the day it would be lies after the report"),
        "the source's habit, day or month first, is not known": _(
            "whether the source writes the day or the month first is not known"
        ),
    }
    return reasons.get(why, _("the text gives no day to count it from"))


def _exact(statement: Any, language: str | None) -> str:
    one_day = statement.earliest == statement.latest and statement.earliest is not None
    if one_day and not statement.circa and not statement.part_of_day and statement.time is None:
        return weekday(statement.earliest, language)
    return when(statement, language)


def _anchored(statement: Any, language: str | None) -> str:
    """The day it was counted from, where it was."""
    anchor = statement.anchor_day
    if not anchor:
        return ""
    kind = getattr(statement, "anchor_kind", None)
    if kind is None:
        kind = "published" if anchor == getattr(statement, "reported", anchor) else "timex"
    if kind == "published" and statement.parameters.get("anchored", "yes") != "no":
        return _counted(anchor, True, language)
    return _counted(anchor, False, language) if kind in ("timex", "narrative") else ""


@lru_cache(maxsize=4096)
def _counted(anchor: date, published: bool, _language: str | None) -> str:
    if published:
        return " " + _("in a report published on %(day)s") % {"day": weekday(anchor)}
    return " " + _("counted from %(day)s in the same text") % {"day": day(anchor)}


def _bounds(statement: Any) -> str:
    """What the when leaves open, or why it ends where it does."""
    if statement.rule == "not-after-report":
        return " " + _("It is told as past, so it ends when the report was published.")
    if statement.circa and statement.earliest and statement.latest:
        first, last = (_limit(statement.precision, day) for day in (statement.earliest, statement.latest))
        if first != last:
            return " " + _("It may lie anywhere from %(first)s to %(last)s.") % {"first": first, "last": last}
    return ""


def _limit(precision: str, bound: date) -> str:
    """Where a hedge ends: a day only for what is told by days, for a month its month, else a year."""
    named = grain(precision, None, None)
    return period(unit(named if named in ("day", "month") else "year", bound))
