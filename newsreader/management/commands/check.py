"""manage.py check: Django's own checks of the code and the settings, then whether this site can serve."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import check

from newsreader.management.command import OneLineCommand
from newsreader.models import set_up


class Command(OneLineCommand, check.Command):
    help = (
        "Check the code and the settings, and whether this site can serve: its folder, its database, its "
        "style sheets. A line each says what is wrong and what to do. Status 0 only if nothing is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--no-site",
            action="store_true",
            help="the code and the settings alone, as before there is a site",
        )

    def handle(self, *app_labels: Any, **options: Any) -> None:
        super().handle(*app_labels, **options)
        if options["no_site"] or options["list_tags"] or options["tags"] or app_labels:
            return
        for hint in set_up.hints():
            self.stdout.write(hint)
        if faults := set_up.faults():
            raise CommandError("\n".join(faults))
