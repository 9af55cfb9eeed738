"""How a language's tables are read: a folder of .tsv files, each with the names of its columns on top.

english/README.md says what stands in them. Nothing here knows English.
"""

from pathlib import Path


def table(path: Path) -> tuple[list[str], list[list[str]]]:
    """The columns and the rows; every row has a cell for each column."""
    columns, *rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return columns, [row + [""] * (len(columns) - len(row)) for row in rows]


def marked(mark: str, default: str, row: dict[str, str]) -> list[str]:
    """The forms that a mark in a row means: those named behind its colon, else the `default` of its class.

    A form is named by its column or written out.

    >>> sing = {"base": "sing", "past": "sang", "participle": "sung"}
    >>> marked("x", "past", sing), marked("x:base+past", "past", sing), marked("x:sung", "past", sing)
    (['sang'], ['sing', 'sang'], ['sung'])
    """
    names = mark.partition(":")[2] or default
    return [form for name in names.split("+") for form in row.get(name, name).split()]


def classes(folder: Path) -> dict[str, frozenset[str]]:
    """The words of every class that classes.tsv names; a mark of any other is an error.

    A word without forms stands in a column "word", and all its marks mean it.
    """
    default = {name: forms for name, forms, *_ in table(folder / "classes.tsv")[1]}
    found: dict[str, list[str]] = {name: [] for name in default}
    for path in folder.glob("*.tsv"):
        columns, rows = table(path)
        if columns[-1] != "classes":
            continue
        for *cells, marks in rows:
            row = {} if columns[0] == "word" else dict(zip(columns, cells, strict=False))
            for mark in marks.split():
                name = mark.partition(":")[0]
                found[name] += marked(mark, default[name], row) if row else cells[:1]
    return {name: frozenset(words) for name, words in found.items()}


def values(path: Path) -> dict[str, dict[str, str]]:
    """What the words of a calendar stand for, by kind, in the table's order."""
    found: dict[str, dict[str, str]] = {}
    for word, kind, value, _classes in table(path)[1]:
        found.setdefault(kind, {})[word] = value
    return found
