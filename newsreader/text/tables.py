"""How a language's tables are read: a folder of .tsv files, each with the names of its columns on top.

english/README.md says what stands in them. Nothing here knows English.
"""

from collections.abc import Iterator
from pathlib import Path


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Each row by column; a cell left out at the end is missing."""
    with path.open(encoding="utf-8") as lines:
        columns = next(lines).rstrip("\n").split("\t")
        for line in lines:
            yield dict(zip(columns, line.rstrip("\n").split("\t"), strict=False))


def forms(row: dict[str, str], mark: str, default: str) -> list[str]:
    """The forms of a row that are in a class, by its mark: those named behind the colon, else the `default`.

    A form is named by its column or written out. What has one form only has it in the column "word".

    >>> sing = {"base": "sing", "past": "sang", "participle": "sung"}
    >>> forms(sing, "x.sung", "past"), forms(sing, "x.sung:base+past", ""), forms(sing, "x.sung:sung", "past")
    (['sang'], ['sing', 'sang'], ['sung'])
    """
    if "word" in row:
        return [row["word"]]
    named = mark.partition(":")[2] or default
    return [form for name in named.split("+") for form in row.get(name, name).split()]


def classes(folder: Path) -> dict[str, frozenset[str]]:
    """The words of every class that classes.tsv names; a mark of any other is an error."""
    default = {row["class"]: row["forms"] for row in rows(folder / "classes.tsv")}
    found: dict[str, list[str]] = {name: [] for name in default}
    for path in sorted(folder.glob("*.tsv")):
        for row in rows(path):
            for mark in row.get("classes", "").split():
                name = mark.partition(":")[0]
                found[name] += forms(row, mark, default[name])
    return {name: frozenset(words) for name, words in found.items()}


def values(path: Path) -> dict[str, dict[str, str]]:
    """What the words of the calendar stand for, by kind, in the table's order."""
    found: dict[str, dict[str, str]] = {}
    for row in rows(path):
        found.setdefault(row["kind"], {})[row["word"]] = row.get("value", "")
    return found
