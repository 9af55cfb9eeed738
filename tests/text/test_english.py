"""The table of English: a word stands once, and no list grows without a line that says so."""

import re
from collections import Counter
from pathlib import Path

import pytest

from newsreader.text import english, tables

NEWSREADER = Path(english.__file__).parents[2]
COLUMNS, CLASSES = tables.table(english.FOLDER / "classes.tsv")
VERB_COLUMNS, VERBS = tables.table(english.FOLDER / "verbs.tsv")
WORDS = ("function-words", "nouns")
ASKED = re.compile(r"""english\.(?:words|any_of)\(["']([^"']+)["']\)""")


def rows(name):
    return tables.table(english.FOLDER / f"{name}.tsv")[1]


def twice(words):
    return [word for word, count in Counter(words).items() if count > 1]


def verb_forms():
    """Each verb with a class and the forms it gives to it."""
    default = {name: forms for name, forms, *_ in CLASSES}
    for row in VERBS:
        verb = dict(zip(VERB_COLUMNS, row, strict=True))
        for mark in verb.pop("classes").split():
            name = mark.partition(":")[0]
            yield verb, name, tables.marked(mark, default[name], verb)


def members():
    """Every word of a class, as often as a row gives it."""
    for _verb, name, forms in verb_forms():
        yield from ((name, form) for form in dict.fromkeys(forms))
    for table in (*WORDS, "calendar"):
        yield from ((name, row[0]) for row in rows(table) for name in row[-1].split())


@pytest.mark.parametrize(("name", "count"), [(row[0], row[2]) for row in CLASSES])
def test_a_class_has_as_many_words_as_its_line_says(name, count):
    assert len(english.words(name)) == int(count)


def test_a_word_has_one_row():
    assert twice(row[0] for row in CLASSES) == []
    assert twice(row[0] for row in VERBS) == []
    assert twice(row[0] for table in WORDS for row in rows(table)) == []
    assert twice((kind, word) for word, kind, *_ in rows("calendar")) == []


def test_rows_stand_in_the_order_of_the_alphabet():
    for table in ("verbs", *WORDS):
        found = [row[0] for row in rows(table)]
        assert found == sorted(found, key=lambda word: (word.lower(), word))


def test_a_class_has_a_form_from_one_row_only():
    assert twice(members()) == []


def test_a_verb_gives_no_form_that_it_has_not():
    for verb, _name, forms in verb_forms():
        assert set(forms) <= {form for cell in verb.values() for form in cell.split()}


def test_a_mark_names_forms_only_where_they_differ_from_its_class():
    default = {name: forms for name, forms, *_ in CLASSES}
    marks = [mark.partition(":") for row in VERBS for mark in row[-1].split()]

    assert [name for name, _, forms in marks if forms and forms == default[name]] == []
    assert [name for name, _, forms in marks if not (forms or default[name])] == []


def test_each_class_is_asked_for_by_its_module_and_no_other():
    asked = {
        (name, ".".join(path.relative_to(NEWSREADER).with_suffix("").parts))
        for path in NEWSREADER.rglob("*.py")
        if path.parent != english.FOLDER
        for name in ASKED.findall(path.read_text(encoding="utf-8"))
    }

    assert asked == {(name, module) for name, _, _, module, _ in CLASSES}


def test_a_class_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        english.words("drafting.pasts")
