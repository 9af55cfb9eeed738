"""HTML kept in the process under all that it was made of, so that it cannot be out of date."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from typing import Any

from django.db.models import Model
from django.utils.safestring import SafeString, mark_safe


class Kept:
    """What was made for a key. The key holds every value that shows: unequal to the last, it is made anew."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: dict[Hashable, SafeString] = {}

    def html(self, key: Hashable, make: Callable[[], SafeString]) -> SafeString:
        found = self._made.get(key)
        if found is None:
            found = squeezed(make())
            if len(self._made) >= self._most:
                self._made.clear()  # threads share it: cheaper to fill again than to lock for order
            self._made[key] = found
        return found

    def clear(self) -> None:
        self._made.clear()


_BETWEEN_TAGS = re.compile(r">(\s+)<")


def squeezed(html: SafeString) -> SafeString:
    """Without the templates' indentation, a fifth of a page: lines between two tags become one line end."""
    return mark_safe(_BETWEEN_TAGS.sub(lambda m: ">\n<" if "\n" in m[1] else m[0], html))


def values(row: Model | None) -> Iterator[Hashable]:
    """The values of a row as it was loaded, for a key."""
    if row is None:
        yield None
        return
    for name, value in vars(row).items():
        if name[0] != "_":
            yield hashable(value)


def hashable(value: Any) -> Hashable:
    return repr(value) if isinstance(value, (dict, list)) else value
