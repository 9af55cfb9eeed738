#!/usr/bin/env python3
"""Django's command line for newsreader: `python manage.py help` lists what it can do."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsreader.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as missing:
        raise SystemExit(
            "Django is not installed in this Python. `make run` sets up .venv; then use .venv/bin/python."
        ) from missing
    from django.core.exceptions import ImproperlyConfigured
    from django.db import InterfaceError, OperationalError

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as wrong:
        raise SystemExit(f"newsreader is not set up: {wrong}") from wrong
    except (OperationalError, InterfaceError) as failure:  # of a command that is not ours
        if "--traceback" in sys.argv:
            raise
        raise SystemExit(f"The database: {' '.join(str(failure).split())}") from failure


if __name__ == "__main__":
    main()
