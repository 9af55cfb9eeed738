"""What every command of ours does besides its work: it ends in one line and a status that cron can see."""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, InterfaceError

SIGNALLED = 128  # a shell's status of what a signal ended is this and the signal's number


class OneLineCommand(BaseCommand):
    """Ends in one line for people and a status that is not 0, whatever ended it; `--traceback` shows where.

    Ctrl-C and SIGTERM raise KeyboardInterrupt in handle(), so that a transaction ends whole or not at all and
    handle() can still say how far it came. `failed` is for what went wrong while the rest went on: who calls
    the command from Python reads it there, a process ends with status 1.
    """

    failed = False
    stopped = signal.SIGINT

    def run_from_argv(self, argv: list[str]) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) is not signal.SIG_IGN:  # by nohup, or a shell's "&"
                signal.signal(number, self._stop)
        super().run_from_argv(argv)
        if self.failed:
            sys.exit(1)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopped = signal.Signals(number)
        for each in (signal.SIGINT, signal.SIGTERM):  # once is enough: what was done is being told
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except KeyboardInterrupt as stopped:
            raise CommandError("Stopped.", returncode=SIGNALLED + self.stopped) from stopped
        except (DatabaseError, InterfaceError, OSError) as error:
            if options["traceback"]:
                raise
            raise CommandError(one_line(error)) from error


def one_line(failure: BaseException) -> str:
    return " ".join(f"{type(failure).__name__}: {failure}".split())
