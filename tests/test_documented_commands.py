"""The commands that stand in the docs can be typed: each parses its arguments, and its settings are read."""

import re
import shlex

import pytest
from django.core.management import CommandError, get_commands, load_command_class

from tests.test_docs import BASE, CHANGES, PAGES, blocks_of, code_of, page

NOW = [path for path in PAGES if path != CHANGES]
LEFT_OUT = {"…", "..."}  # "and more of these"
OF_TESTS = [BASE / "tests/postgres.py", BASE / "tests/shared.py"]  # they have settings of their own


def lines_of(path):
    """Commands as they stand there, without what is said of them."""
    said = [*code_of(path), *blocks_of(path).splitlines()]
    return [re.sub(r"(?:^|\s)#.*", "", line).strip() for line in said]


def after(start, path):
    """The words after such a beginning, in each command that has it: [["people", "make", "ada"], …]."""
    found = [re.search(rf"(?:^|[\s/]){start}(.*)$", line) for line in lines_of(path)]
    return [[word for word in shlex.split(f"{match[1]}") if word not in LEFT_OUT] for match in found if match]


@pytest.mark.parametrize("path", NOW, ids=page)
def test_every_command_of_manage_understands_what_it_is_given(path):
    refused = {}
    for name, *given in filter(None, after(r"manage\.py ", path)):
        if not given:
            continue  # it is named, not called
        parser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
        try:
            parser.parse_args(given)
        except CommandError as wrong:
            refused[f"{name} {' '.join(given)}"] = str(wrong)

    assert refused == {}


@pytest.mark.parametrize("path", NOW, ids=page)
def test_every_program_of_ours_is_there_and_knows_its_options(path):
    modules = [
        (name.replace(".", "/"), given) for name, *given in after(r"python -m (?=benchmarks|tests)", path)
    ]
    scripts = [
        (f"benchmarks/{name.partition('.')[0]}", given) for name, *given in after(r"python benchmarks/", path)
    ]

    unknown = []
    for name, given in modules + scripts:
        package = BASE / name / "__main__.py"
        program = (package if package.exists() else BASE / f"{name}.py").read_text()
        own = (
            given[: given.index("--")] if "--" in given else given
        )  # what is after it another command is given
        options = [word.partition("=")[0] for word in own if word.startswith("--")]
        unknown += [f"{name} {option}" for option in options if f'"{option}"' not in program]

    assert unknown == []


@pytest.mark.parametrize("path", NOW, ids=page)
def test_every_variable_given_to_make_is_one(path):
    makefile = (BASE / "Makefile").read_text()
    given = {
        name
        for line in lines_of(path)
        if re.search(r"(?:^|\s)make [a-z-]+", line)
        for name in re.findall(r"\b([A-Z_]{2,})=", line)
    }

    assert {name for name in given if not re.search(rf"\b{name}\b", makefile)} - {"BENCHMARK_SQL"} == set()


@pytest.mark.parametrize("path", [*NOW, BASE / "docs/deploy/newsreader.env"], ids=page)
def test_every_setting_named_is_one(path):
    table = set(re.findall(r"(?m)^\| `(\w+)` \|", (BASE / "docs/developers.md").read_text()))
    own = set(re.findall(r"NEWSREADER_\w+", "".join(each.read_text() for each in OF_TESTS)))

    assert set(re.findall(r"\bNEWSREADER_[A-Z_]*[A-Z]\b", path.read_text())) - table - own == set()
