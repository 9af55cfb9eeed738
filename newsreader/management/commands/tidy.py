"""manage.py tidy: let go what feeds brought and nobody used, as the site itself does every day."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from tqdm import tqdm

from newsreader.management.command import OneLineCommand
from newsreader.models import Article, Original
from newsreader.models.used import KeepingRule, rules
from newsreader.pipeline import tidying


class Command(OneLineCommand):
    help = (
        "Let go the articles that a feed brought, that are older than its rule or the site's "
        "(NEWSREADER_KEEP_DAYS) keeps them, and that nobody cited, decided anything about, gave or opened at "
        "the desk; and originals after NEWSREADER_KEEP_ORIGINALS_DAYS. The site does so by itself every day; "
        "here a rule holds at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would go and why; -v 2 names each article"
        )

    def handle(self, *args: Any, dry_run: bool, verbosity: int, **options: Any) -> None:
        if dry_run:
            self._say(verbosity)
            return
        before = self._standing()
        try:
            with tqdm(total=self._going(), desc="Letting go", unit="row", disable=None) as bar:
                tidying.tidy(tell=bar.update)
        finally:
            articles, originals = (b - a for b, a in zip(before, self._standing(), strict=True))
            self.stdout.write(f"{articles} articles and the bytes of {originals} originals went.")

    def _standing(self) -> tuple[int, int]:
        return Article.objects.count(), Original.objects.filter(gone=None).count()

    def _going(self) -> int:
        """How many rows there are to go, where somebody watches."""
        if not sys.stderr.isatty():
            return 0
        now = timezone.now()
        return sum(rule.going(now).count() for rule in rules()) + tidying.originals_going(now).count()

    def _say(self, verbosity: int) -> None:
        now = timezone.now()
        would = list(tidying.would_go(now))
        for each in would:
            sizes = f"{_size(each.characters)} of text, {_size(each.stored)} of originals"
            self.stdout.write(f"{each.articles:>7}  articles  {_name(each.rule)}: {sizes}; {_why(each.rule)}")
            if verbosity > 1:
                self._name_each(each.rule)
        if not would:
            self.stdout.write("Every article is kept for ever: no feed has a rule, nor has the site.")
        days = settings.NEWSREADER_KEEP_ORIGINALS_DAYS
        if days:
            count, stored = tidying.originals_would_go(now)
            why = f"their articles, unused for {days} days, stay (the site's rule)"
            self.stdout.write(f"{count:>7}  originals  {_size(stored)}; {why}")

    def _name_each(self, rule: KeepingRule) -> None:
        going = rule.going(timezone.now()).order_by("pk")
        for pk, made, headline in going.values_list("pk", "current__made", "headline").iterator():
            self.stdout.write(f"         {pk} of {made:%Y-%m-%d}: {headline}")


def _size(count: int) -> str:
    return filesizeformat(count).replace("\xa0", " ")


def _name(rule: KeepingRule) -> str:
    return str(rule.feed or "of feeds not followed any more")


def _why(rule: KeepingRule) -> str:
    return f"unused for {rule.days} days ({'its own' if rule.own else 'the site’s'} rule)"
