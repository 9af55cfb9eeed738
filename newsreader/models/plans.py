"""Plans that PostgreSQL keeps: the SQL of a statement, and the name under which a connection has it.

Planning is most of what a card's statements cost it (decision 8). They are prepared by PREPARE and asked by
EXECUTE, in the text that several statements are sent in, so what is asked is bound as it always was.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

MOST = 100  # on one connection, those asked last: each takes the server some 50 kB
_OURS = secrets.token_hex(4)  # another process may have had the server's session before
_NUMBERS = count(1)  # never one twice: what failed half-way may stand there
_NAMES: WeakKeyDictionary[Any, dict[str, str]] = WeakKeyDictionary()  # connection -> SQL -> name


def takes_several(connection: Any) -> bool:
    """Can this connection of Django's be sent several statements in one message? Not where the server itself
    binds what they are given: it takes one at a time."""
    options = connection.settings_dict["OPTIONS"]
    return connection.vendor == "postgresql" and not options.get("server_side_binding")


def keep_plans(connection: Any, process: int) -> None:
    """From now on, on this connection of psycopg, if it leads to that process of PostgreSQL and no other.

    A pooler gives each transaction another process, where the names are unknown. It tells clients a number of
    its own for the process, so `process` is what the server itself answers (pg_backend_pid()).
    """
    if connection.info.backend_pid == process:
        _NAMES[connection] = {}


def message(
    connection: Any, statements: Sequence[tuple[str, Sequence[Any], bool]]
) -> tuple[str, list[Any] | None]:
    """One text that asks these, each SQL with what it is given and whether a plan of it is worth keeping, and
    what the driver is to fill in.

    Where the connection keeps plans, by name, prepared there before the first time. Of what it answers only
    the parts with columns are answers.

    Numbers and lists of ids stand in the text by themselves: the driver takes longer to fill them in.
    """
    names = _NAMES.get(connection)
    if names is None:
        return ";".join(sql for sql, _given, _kept in statements), [
            each for _sql, given, _kept in statements for each in given
        ]
    text = ";".join(_by_name(names, sql, given) if kept else sql for sql, given, kept in statements)
    words = [each for _sql, given, kept in statements for each in given if not kept or _written(each) == "%s"]
    return (text, words) if words else (text.replace("%%", "%"), None)


def _by_name(names: dict[str, str], sql: str, given: Sequence[Any]) -> str:
    known = names.pop(sql, None)
    name = names[sql] = known or f"newsreader_{_OURS}_{next(_NUMBERS)}"
    filled_in = ", ".join(map(_written, given))
    asked = f"EXECUTE {name}({filled_in})" if given else f"EXECUTE {name}"
    if known:
        return asked
    first, *others = sql.split("%s")
    numbered = first + "".join(f"${place}{text}" for place, text in enumerate(others, 1))
    gone = f"DEALLOCATE {names.pop(next(iter(names)))};" if len(names) > MOST else ""
    return f"{gone}PREPARE {name} AS {numbered};{asked}"


def _written(given: Any) -> str:
    """A number or a list of numbers as SQL has it, or what the driver fills in."""
    if type(given) is list:
        return "'{" + ",".join(map(str, given)) + "}'"
    return str(given) if type(given) is int else "%s"


def forget(connection: Any) -> None:
    """What it was to prepare may not stand there: its message failed."""
    if connection in _NAMES:
        _NAMES[connection] = {}
