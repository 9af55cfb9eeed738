"""What the docs say is there: paths, names in files, links, targets, commands, settings, tables."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands

BASE = Path(__file__).resolve().parent.parent
PAGES = sorted(
    path
    for folder, pattern in [
        (BASE, "*.md"),
        (BASE / "docs", "**/*.md"),
        (BASE / "newsreader", "**/*.md"),
        (BASE / "tests", "**/*.md"),
        (BASE / ".github", "**/*.md"),
    ]
    for path in folder.glob(pattern)
)
CHANGES = BASE / "CHANGELOG.md"  # of what was, so it may name what is gone
ROOTS = [
    BASE,
    *(BASE / name for name in ("newsreader", "newsreader/text", "static", "docs", "docs/decisions")),
]
MADE = {"locale/", "var/", ".venv/"}  # by a command; not there yet
# A path ends like one; names of rules, words with a stroke and addresses of pages do not.
PATH = re.compile(
    r"(?:[\w.-]+/)*[\w.-]+\.(?:py|md|txt|in|toml|tsv|json|jsonl|html|css|js|yaml|yml|dot|svg|png)"
)
FOLDER = re.compile(r"(?:[\w.-]+/)+")


def page(path: Path) -> str:
    return str(path.relative_to(BASE))


def code_of(path: Path) -> list[str]:
    """What stands between back-ticks, block by block of code and word by word of prose."""
    text = re.sub(r"(?m)^```.*$", "", path.read_text(encoding="utf-8"))
    return re.findall(r"`([^`\n]+)`", text)


def blocks_of(path: Path) -> str:
    """The indented blocks of code."""
    return "\n".join(re.findall(r"(?m)^    .+$", path.read_text(encoding="utf-8")))


@cache
def file_names() -> set[str]:
    folders = ["newsreader", "tests", "docs", "benchmarks", "static", "templates"]
    return {path.name for folder in folders for path in (BASE / folder).rglob("*")} | {
        path.name for path in BASE.iterdir()
    }


def stands(name: str, beside: Path) -> bool:
    """Is there such a path: from the root, a room, or the page? A bare name may be anywhere."""
    if name in MADE or name.removesuffix("/") in file_names():
        return True
    return any((root / name).exists() for root in [*ROOTS, beside.parent])


@cache
def names_in(path: Path) -> set[str]:
    """What a module defines: functions, classes, constants, and "Class.member"."""
    found: set[str] = set()

    def collect(body: list[ast.stmt], within: str) -> None:
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                found.add(within + node.name)
            if isinstance(node, ast.ClassDef):
                collect(node.body, f"{within}{node.name}.")
            targets = node.targets if isinstance(node, ast.Assign) else []
            targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
            found.update(within + target.id for target in targets if isinstance(target, ast.Name))

    collect(ast.parse(path.read_text(encoding="utf-8")).body, "")
    return found


@pytest.mark.parametrize("path", [path for path in PAGES if path != CHANGES], ids=page)
def test_every_path_named_is_there(path):
    named = {word.split("::")[0] for word in code_of(path)}
    paths = {name for name in named if PATH.fullmatch(name) or FOLDER.fullmatch(name)}

    assert {name for name in paths if not stands(name, path)} == set()


@pytest.mark.parametrize("path", PAGES, ids=page)
def test_every_name_said_to_be_in_a_file_is_in_it(path):
    named = [word.split("::") for word in code_of(path) if ".py::" in word]

    assert [f"{file}::{name}" for file, name in named if name not in names_in(BASE / file)] == []


@pytest.mark.parametrize("path", PAGES, ids=page)
def test_every_link_leads_somewhere(path):
    text = path.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]

    assert [link for link in links if not _leads(link, path)] == []


def _leads(link: str, path: Path) -> bool:
    file, _, place = link.partition("#")
    target = (path.parent / file).resolve() if file else path
    if not target.exists():
        return False
    headings = re.findall(r"(?m)^#+ (.+)$", target.read_text(encoding="utf-8")) if place else []
    return not place or place in {
        re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings
    }


@pytest.mark.parametrize("path", PAGES, ids=page)
def test_every_target_of_make_is_one(path):
    targets = set(re.findall(r"(?m)^([a-z-]+):", (BASE / "Makefile").read_text()))
    said = "\n".join([*code_of(path), blocks_of(path)])
    # "git make" in a line of apt's is a package.
    named = set(re.findall(r"(?m)(?<!people)(?:^| )make ([a-z-]+)", re.sub(r"(?m)^.*\bapt\b.*$", "", said)))

    assert named - targets == set()


@pytest.mark.parametrize("path", PAGES, ids=page)
def test_every_command_of_manage_is_one(path):
    said = "\n".join([*code_of(path), blocks_of(path)])
    named = set(re.findall(r"manage\.py ([a-z_]+)", said))

    assert named - set(get_commands()) == set()


def test_every_target_is_explained():
    makefile = (BASE / "Makefile").read_text()
    phony = set(re.search(r"\.PHONY: (.+)", makefile)[1].split()) - {"machine"}

    assert phony == set(re.findall(r"(?m)^([a-z-]+):[^#\n]*## ", makefile))


def test_table_of_settings_is_whole():
    read = set(
        re.findall(r'"(NEWSREADER_\w+|SITE_URL|DATABASE_URL)"', (BASE / "newsreader/settings.py").read_text())
    )
    table = set(re.findall(r"(?m)^\| `(\w+)` \|", (BASE / "docs/developers.md").read_text())) - {
        "WEB_CONCURRENCY"
    }

    assert table == read


def test_every_table_is_in_the_glossary_and_in_the_picture():
    models = {model.__name__ for model in apps.get_app_config("newsreader").get_models()}
    glossary = set(re.findall(r"`([A-Z]\w+)`", (BASE / "docs/glossary.md").read_text()))
    picture = (BASE / "docs/pictures/tables.svg").read_text()

    assert glossary == models
    assert {name for name in models if f">{name}</text>" not in picture} == set()


def test_every_room_is_in_the_picture_and_on_the_page():
    rooms = {path.parent.name for path in (BASE / "newsreader").glob("*/__init__.py")} - {"migrations"}
    graph = (BASE / "docs/pictures/house.dot").read_text()
    picture = (BASE / "docs/pictures/house.svg").read_text()
    plan = (BASE / "docs/developers.md").read_text()

    assert {room for room in rooms if f"<b>{room}</b>" not in graph} == set()
    assert {room for room in rooms if f">{room}</text>" not in picture} == set()
    assert {room for room in rooms if f"{room}/" not in plan} == set()


@pytest.mark.parametrize("picture", ["house.svg", "tables.svg", "timeline.png"])
def test_pictures_are_small(picture):
    most = {"svg": 170_000, "png": 250_000}

    assert (BASE / "docs/pictures" / picture).stat().st_size <= most[picture.rpartition(".")[2]]


def test_no_count_of_what_grows():
    """A number of rules, verbs or files is wrong after the next change: leave it out, or test it."""
    grows = re.compile(
        r"\b\d[\d,]*(?: \w+)? (?:rules|verbs|classes|tables|models|modules|files|templates|tests)\b"
    )
    now = [path for path in PAGES if path.parent.name != "decisions" and path != CHANGES]

    assert {page(path): found for path in now if (found := grows.findall(path.read_text()))} == {}
