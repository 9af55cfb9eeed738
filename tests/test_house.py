"""Imports run one way: fetching, extraction, text <- drafting <- models <- pipeline, exchange <- forms."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "newsreader"
PURE = {"fetching", "extraction", "text", "drafting"}
MAY_IMPORT = {
    "fetching": {"fetching"},
    "extraction": {"extraction", "fetching", "text"},
    "text": {"text"},
    "drafting": PURE,
    "models": {"models"} | PURE,
    "exchange": {"exchange", "models", "pipeline"} | PURE,
    "forms": {"forms", "exchange", "models", "pipeline", "templatetags"} | PURE,
}


def imported(path: Path) -> set[str]:
    """Every module a file names, also inside its functions."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(), str(path))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = path.relative_to(PACKAGE.parent).parts[: -node.level] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            names |= {f"{module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("folder", sorted(MAY_IMPORT))
def test_folder_imports_only_what_stands_below_it(folder):
    files = (PACKAGE / folder).rglob("*.py")

    ours = {name.split(".")[1] for path in files for name in imported(path) if name.startswith("newsreader.")}

    assert ours - MAY_IMPORT[folder] == set()


@pytest.mark.parametrize("folder", sorted(PURE))
def test_pure_folder_knows_no_django(folder):
    files = (PACKAGE / folder).rglob("*.py")

    foreign = {name.split(".")[0] for path in files for name in imported(path)}

    assert foreign & {"django", "django_htmx", "csp", "psycopg"} == set()


def test_no_view_imports_another():
    views = tuple(name for name in imported(PACKAGE / "urls.py") if name.startswith("newsreader.views."))

    borrowed = {name for path in (PACKAGE / "views").rglob("*.py") for name in imported(path)}

    assert {name for name in borrowed if f"{name}.".startswith(tuple(f"{view}." for view in views))} == set()
