"""manage.py explain: why the time expressions of a sentence are read as they are."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

import newsreader
from newsreader.management.command import OneLineCommand
from newsreader.text.timex.cues import Direction
from newsreader.text.timex.explanations import Explanation, explained, where
from newsreader.text.timex.expression import Anchor
from newsreader.text.when import When

_WAYS = {
    Direction.BACK_BESIDE: "back (beside)",
    Direction.BACK: "back",
    Direction.UNSAID: "neither way",
    Direction.FORWARD: "forward",
    Direction.FORWARD_BESIDE: "forward (beside)",
}
_ROOT = Path(newsreader.__file__).parent.parent


class Command(OneLineCommand):
    help = "Say of each time expression in a sentence what it means, and by which rule and which cues."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sentence")
        parser.add_argument("--published", help="the day of its report, as 2016-12-08")
        parser.add_argument(
            "--narrative",
            action="store_true",
            help="it tells a story of years ago, and counts from its own days",
        )

    def handle(self, *args: Any, sentence: str, published: str | None, **options: Any) -> None:
        try:
            day = date.fromisoformat(published) if published else None
        except ValueError as error:
            raise CommandError("--published takes a day as 2016-12-08.") from error
        found = explained(sentence, day, narrative=options["narrative"] or None)
        if not found:
            self.stdout.write("No time expression was found.")
        for explanation in found:
            self.stdout.write("\n".join(_lines(explanation, sentence)))


def _lines(explained: Explanation, sentence: str) -> list[str]:
    timex = explained.timex
    rows = [
        ("value", f"{timex.type} {timex.value} {timex.mod}".strip()),
        ("when", _when(timex.when)),
        *(("rule", f"{rule.id}, {_place(*rule.where)}") for rule in explained.rules),
        ("counted from", _anchor(timex.anchor, sentence)),
        ("parameters", ", ".join(f"{name} {value}" for name, value in timex.parameters)),
        ("marks", ", ".join(sorted(timex.marks))),
        ("range", _when(timex.range) if timex.range else ""),
        ("looks", f"{_WAYS[explained.direction]}: {explained.why}"),
        *(("cue", f"{cue.id}, {_WAYS[cue.direction]}, {_place(*where(cue))}") for cue in explained.cues),
    ]
    return [
        f"“{explained.words}”, {timex.start} to {timex.end}",
        *(f"    {name:<13}{value}" for name, value in rows if value),
    ]


def _when(when: When | None) -> str:
    if when is None:
        return "no place on the calendar"
    first, last = when.earliest or "open", when.latest or "open"
    days = f"{first}" if first == last else f"{first} to {last}"
    of_day = when.time.isoformat("minutes") if when.time else when.part_of_day
    return " ".join(filter(None, [days, of_day, when.zone, f"({when.precision})", "about" * when.circa]))


def _anchor(anchor: Anchor | None, sentence: str) -> str:
    """ "" where the expression says all itself."""
    if anchor is None:
        return ""
    if anchor.kind == "none":
        return "nothing: no day was told"
    if anchor.kind == "published":
        return f"publication, {anchor.day}"
    return f"“{sentence[anchor.start : anchor.end]}”, {anchor.day}"


def _place(file: str, line: int) -> str:
    return f"{Path(file).relative_to(_ROOT)}:{line}"
