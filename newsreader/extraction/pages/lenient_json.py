"""JSON as pages hold it, small faults and all: read as far as it can be understood.

Runs in the child process (see `worker`). What is JSON by its rules is read by them; only what is not comes
here. Every rule below is one that people break: commas and semicolons too many or too few, comments,
quotation marks inside of strings, escapes that are none, a value after the first, an end that is missing.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

# What is read of a text, and how deep: beyond that it is no article's.
_LONGEST = 500_000
_DEEPEST = 60
_MOST_VALUES = 50
# Passed over wherever they stand between two values; what comments a script out for old browsers too.
_BLANK = re.compile(
    r"(?:[\s,;\ufeff\x00-\x1f]|//[^\n]*|/\*.*?(?:\*/|\Z)|<!--|-->|<!\[CDATA\[|\]\]>)+", re.DOTALL
)
_WORD = re.compile(r"[^\s\"'{}\[\]:,;/<]+|.", re.DOTALL)
_NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{1,18})?(?:[eE][+-]?\d{1,2})?")
_WORDS = {"true": True, "false": False, "null": None}
# Up to the next mark that may end a string.
_INSIDE = {mark: re.compile(rf"[^\\{mark}]*+(?:\\.[^\\{mark}]*+)*+", re.DOTALL) for mark in "\"'"}
_GAP = r"[\s\x00-\x1f]*+"
_COMMENT = r"//|/\*|<!--|\]\]>|-->"
# What follows a mark that ends a string, by what the string is.
_AFTER_KEY = re.compile(rf"{_GAP}:")
_AFTER_VALUE = re.compile(
    rf"{_GAP}(?:[,;]{_GAP})*+(?:\Z|[}}\]]|{_COMMENT}|\"[^\"]{{0,100}}+\"{_GAP}:|'[^']{{0,100}}+'{_GAP}:)"
)
_AFTER_ITEM = re.compile(
    rf"{_GAP}(?:[,;]{_GAP})*+(?:\Z|[}}\]]|{_COMMENT})"
    rf"|{_GAP}(?:[,;]{_GAP})++(?:[\"'{{\[]|-?\d|true\b|false\b|null\b)"
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|[\"\\/bfnrt]|\r?\n|.)|\"", re.DOTALL)
# Quotation marks written as HTML, perhaps more than once over.
_ESCAPED_OPENING = re.compile(r"\s*(?:[\[{]\s*)+&(?:amp;)*(?:quot|#34|#x22);", re.IGNORECASE)


def values(text: str) -> Iterator[Any]:
    """The values a text holds: the one of JSON by its rules, else whatever can be made out, at most 50.

    >>> list(values('{"a": [1, 2,], // two\\n "b": "x"};'))
    [{'a': [1, 2], 'b': 'x'}]
    >>> list(values('{"said": "He said "no" twice.", "by": "us"} {"c": 1'))
    [{'said': 'He said "no" twice.', 'by': 'us'}, {'c': 1}]
    """
    text = text[:_LONGEST].strip()
    for _ in range(3):
        if not _ESCAPED_OPENING.match(text):
            break
        text = html.unescape(text)
    try:
        found = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        yield from _Scan(text).values()
    else:
        yield found


@dataclass(slots=True)
class _Open:
    """A list or an object that has begun; `key` is the object's last, whose value is yet to come."""

    value: dict[str, Any] | list[Any]
    key: str | None = None

    def take(self, value: Any) -> None:
        if isinstance(self.value, list):
            self.value.append(value)
        elif self.key is not None:
            self.value[self.key] = value
            self.key = None
        elif isinstance(value, str):
            self.key = value


@dataclass(slots=True)
class _Scan:
    """Goes through a text once, from left to right; every step takes at least one letter."""

    text: str
    at: int = 0
    open: list[_Open] = field(default_factory=list)
    done: list[Any] = field(default_factory=list)

    def values(self) -> list[Any]:
        """The lists and objects of the outermost level; those without an end end with the text."""
        while self.at < len(self.text) and len(self.done) < _MOST_VALUES and len(self.open) <= _DEEPEST:
            self._step()
        while self.open:
            self._close()
        return self.done

    def _step(self) -> None:
        if blank := _BLANK.match(self.text, self.at):
            self.at = blank.end()
            return
        letter = self.text[self.at]
        if letter in "\"'":
            self._take(self._string(letter))
            return
        if letter in "{[":
            self.open.append(_Open({} if letter == "{" else []))
        elif letter in "}]":
            self._end(dict if letter == "}" else list)
        elif letter != ":":
            self._take(self._word())
            return
        self.at += 1

    def _take(self, value: Any) -> None:
        if self.open:
            self.open[-1].take(value)

    def _end(self, kind: type) -> None:
        """The end of the innermost list or object of this kind, and of all that were left open in it."""
        if not any(isinstance(each.value, kind) for each in self.open):
            return
        while not isinstance(self.open[-1].value, kind):
            self._close()
        self._close()

    def _close(self) -> None:
        value = self.open.pop().value
        if self.open:
            self.open[-1].take(value)
        else:
            self.done.append(value)

    def _word(self) -> Any:
        """A number, true, false or null; any other bare word is text: a key without marks, say."""
        found = _WORD.match(self.text, self.at)
        assert found
        self.at = found.end()
        word = found[0]
        return json.loads(word) if _NUMBER.fullmatch(word) else _WORDS.get(word, word)

    def _string(self, mark: str) -> str:
        """A string, up to the mark that ends it: one inside is followed by what cannot follow a string."""
        start = end = self.at + 1
        after = self._after()
        while True:
            inside = _INSIDE[mark].match(self.text, end)
            end = inside.end() if inside else len(self.text)
            if end >= len(self.text) or self.text[end] != mark or after.match(self.text, end + 1):
                break
            end += 1
        self.at = end + 1
        return _unescaped(self.text[start:end])

    def _after(self) -> re.Pattern[str]:
        if self.open and isinstance(self.open[-1].value, dict):
            return _AFTER_KEY if self.open[-1].key is None else _AFTER_VALUE
        return _AFTER_ITEM


def _unescaped(raw: str) -> str:
    """What is between the marks of a string, its escapes resolved; a backslash too many goes."""
    sound = _ESCAPE.sub(lambda escape: _sound(escape[0], escape[1]), raw)
    try:
        value: str = json.loads(f'"{sound}"', strict=False)
    except ValueError:
        return raw
    return value


def _sound(whole: str, escaped: str | None) -> str:
    if escaped is None:
        return '\\"'
    if escaped[0] in 'u"\\/bfnrt' and (escaped[0] != "u" or len(escaped) == 5):
        return whole
    return escaped
