"""Why a proposal is thought likely, or not, in words: the signs of drafting/likelihood.py, and the two of a
timeline's queue (showing/queue.py)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WORDS = {
    "opening": gettext_lazy("at the head of its report"),
    "to-the-day": gettext_lazy("dated to the day"),
    "to-come": gettext_lazy("to come"),
    "named": gettext_lazy("names somebody"),
    "deed": gettext_lazy("tells a deed"),
    "passive": gettext_lazy("tells what was done to somebody or something"),
    "subordinate": gettext_lazy("what other news came of"),
    "of-years": gettext_lazy("dated to a season or a year"),
    "long-ago": gettext_lazy("more than a year before its report"),
    "undated-below": gettext_lazy("not dated, and not at the head of its report"),
    "in-progress": gettext_lazy("tells what was going on"),
    "first-person": gettext_lazy("told by somebody in their own words"),
    "talk": gettext_lazy("tells what somebody holds"),
    "turning": gettext_lazy("tells how something came to be"),
    "career": gettext_lazy("a station of somebody's life"),
    "caption": gettext_lazy("from a caption"),
    "far-down": gettext_lazy("far down in its report"),
    "by-sentence": gettext_lazy("not a clause of its own"),
    "on-timeline": gettext_lazy("names somebody or something of this timeline"),
    "several": gettext_lazy("another outlet reports of its day"),
}


def said(signs: Iterable[str]) -> str:
    """ "at the head of its report, dated to the day"; "" for none."""
    return _(", ").join(str(WORDS[sign]) for sign in signs if sign in WORDS)
