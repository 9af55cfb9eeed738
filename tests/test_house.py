"""The house: imports run one way, each room holds what it is for, and one name means one thing."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "newsreader"
PURE = {"fetching", "extraction", "text", "drafting"}
ROOMS = {
    "fetching": {"fetching"},
    "text": {"text"},
    "extraction": {"extraction", "fetching", "text"},
    "drafting": {"drafting", "text"},
    "models": {"models", *PURE},
    "deciding": {"deciding", "models", *PURE},
    "showing": {"showing", "models", *PURE},
    "pipeline": {"pipeline", "deciding", "models", "sqlite3", *PURE},
    "exchange": {"exchange", "pipeline", "showing", "deciding", "models", *PURE},
    "forms": {"forms", "showing", "models", *PURE},
    "templatetags": {"templatetags", "showing", "models", "static_files"},
    "sqlite3": {"sqlite3"},
    "views": {"views", "forms", "exchange", "pipeline", "showing", "deciding", "models", *PURE}
    | {"static_files"},
    "management": {"management", "exchange", "pipeline", "showing", "deciding", "models", "settings", *PURE},
}
WITHOUT_DJANGO = {"django", "django_htmx", "csp", "psycopg"}

# Imports inside functions, and why each is not at the top of its file.
LATE = {
    (
        "apps.py",
        "newsreader.deciding.overview.bring_up_to_date",
    ): "it imports the models, which are made after the app",
    ("apps.py", "newsreader.models.Timeline"): "it imports the models, which are made after the app",
    ("apps.py", "newsreader.models.plans.keep_plans"): "it imports the models, which are made after the app",
    ("apps.py", "newsreader.views.account_log"): "it imports the models, which are made after the app",
    ("apps.py", "newsreader.views.outage.InOneLine"): "it imports the models, which are made after the app",
    ("extraction/pages/blocks.py", "lxml.etree"): "a fifth of a second, in the child process alone",
    ("extraction/pages/child.py", "newsreader.extraction.feeds.apart"): "most children read no feed",
    ("extraction/pages/tree.py", "lxml.etree"): "a fifth of a second, in the child process alone",
    ("extraction/pages/tree.py", "lxml.html"): "a fifth of a second, in the child process alone",
    ("extraction/pages/tree.py", "trafilatura"): "half a second, for pages alone",
    ("fetching/decoding.py", "charset_normalizer.from_bytes"): "for bytes of no known encoding alone",
    (
        "gunicorn.py",
        "django.template.loader.get_template",
    ): "gunicorn reads its configuration before Django is set up",
    ("gunicorn.py", "django.urls.get_resolver"): "gunicorn reads its configuration before Django is set up",
    (
        "gunicorn.py",
        "newsreader.models.territories.country",
    ): "gunicorn reads its configuration before Django is set up",
    (
        "gunicorn.py",
        "newsreader.pipeline.workers",
    ): "gunicorn reads its configuration before Django is set up",
    (
        "gunicorn.py",
        "newsreader.text.places.outlines.outlines",
    ): "gunicorn reads its configuration before Django is set up",
    ("models/territories.py", "babel.Locale"): "most sites are read in English",
    ("models/territories.py", "babel.UnknownLocaleError"): "most sites are read in English",
    ("text/names/similarity.py", "rapidfuzz.distance.DamerauLevenshtein"): "the desk alone compares names",
    ("text/timex/typed.py", "dateparser"): "a third of a second, for typed dates no rule reads",
}

# What Django itself writes into a migration for a field, and compares with the field's own.
IN_FIELDS = {  # the check of a zone, and a type of column
    ("0001_initial.py", "newsreader.models.source"),
    ("0014_feeds.py", "newsreader.models.source"),
    ("0018_search.py", "newsreader.models.search"),
    ("0021_slugs.py", "newsreader.models.addresses"),
    ("_tables_of_articles.py", "newsreader.models.search"),
    ("_tables_of_articles.py", "newsreader.models.source"),
    ("_tables_of_timelines.py", "newsreader.models.addresses"),
}


def files(folder: str = "") -> list[Path]:
    return [path for path in (PACKAGE / folder).rglob("*.py") if "migrations" not in path.parts]


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def names_in(node: ast.AST, path: Path) -> set[str]:
    """What an import statement names, "package.module.name" where it is from one."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        above = path.relative_to(PACKAGE.parent).parts[: -node.level] if node.level else ()
        module = ".".join([*above, *([node.module] if node.module else [])])
        return {f"{module}.{alias.name}" for alias in node.names}
    return set()


def imported(path: Path) -> set[str]:
    """Every module a file names, also inside its functions."""
    return {name for node in ast.walk(ast.parse(path.read_text())) for name in names_in(node, path)}


def imported_late(path: Path) -> set[str]:
    """What a file imports inside its functions."""
    tree = ast.parse(path.read_text())
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {name for each in functions for node in ast.walk(each) for name in names_in(node, path)}


def imported_at_start(path: Path) -> set[str]:
    """What loading the file loads: its imports outside functions and outside `if TYPE_CHECKING`."""
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text())]
    while waiting:
        node = waiting.pop()
        found |= names_in(node, path)
        for_types = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        if not for_types and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting.extend(ast.iter_child_nodes(node))
    return found


def test_every_folder_has_its_line():
    folders = {path.parent.name for path in PACKAGE.glob("*/*.py")} - {"migrations", "sample"}

    assert folders == set(ROOMS)


@pytest.mark.parametrize("folder", sorted(ROOMS))
def test_folder_imports_only_what_stands_below_it(folder):
    ours = {name for path in files(folder) for name in imported(path) if name.startswith("newsreader.")}
    rooms = {
        name.split(".")[1]
        for name in ours
        if name.split(".")[1] in {*ROOMS, "settings", "admin", "urls", "static_files"}
    }
    bare = {name.split(".")[1] for name in ours} - rooms

    assert (rooms - ROOMS[folder], bare) == (set(), set())


@pytest.mark.parametrize("folder", sorted(PURE))
def test_pure_folder_knows_no_django(folder):
    foreign = {name.split(".")[0] for path in files(folder) for name in imported(path)}

    assert foreign & WITHOUT_DJANGO == set()


def test_no_module_imports_itself_by_way_of_others():
    paths = {module_of(path): path for path in files()}
    graph = {
        module: {
            each
            for name in imported_at_start(path)
            for each in (name, name.rpartition(".")[0])
            # A package's __init__ gathers its own modules: they may name it, and are loaded first.
            if each in paths and each != module and not module.startswith(f"{each}.")
        }
        for module, path in paths.items()
    }

    try:
        TopologicalSorter(graph).prepare()
        circle = []
    except CycleError as error:
        circle = error.args[1]

    assert circle == []


def test_imports_inside_functions_have_a_reason():
    late = {(str(path.relative_to(PACKAGE)), name) for path in files() for name in imported_late(path)}

    assert late == set(LATE)


def test_migrations_import_nothing_that_may_be_renamed():
    """What one needs of the code stands in its folder, as it was then."""
    ours = {
        (path.name, name)
        for path in (PACKAGE / "migrations").glob("*.py")
        for name in imported(path)
        if f"{name}.".startswith("newsreader.") and not name.startswith("newsreader.migrations.")
    }

    assert ours == IN_FIELDS


def test_views_are_what_urls_name_the_door_and_what_is_asked():
    named = {name for name in imported(PACKAGE / "urls.py") if name.startswith("newsreader.views.")}
    standing = {module_of(path) for path in files("views") if path.name != "__init__.py"}

    rest = (
        "account_log",
        "client_address",
        "correcting",
        "door",
        "edited",
        "filters",
        "former",
        "logins",
        "not_yours",
        "reread",
        "undoing",
    )
    assert standing - named == {f"newsreader.views.{name}" for name in rest}


def test_no_view_imports_another():
    views = {name for name in imported(PACKAGE / "urls.py") if name.startswith("newsreader.views.")}

    borrowed = {name for path in files("views") for name in imported(path)}

    assert {name for name in borrowed if f"{name}.".startswith(tuple(f"{view}." for view in views))} == set()


def test_template_tags_are_thin():
    """They give templates what `showing` has; what a tag says is said there."""
    lines = {path.name: len(path.read_text().splitlines()) for path in files("templatetags")}

    assert {name for name, length in lines.items() if length > 40} == set()


def test_no_file_is_longer_than_it_can_be_read():
    lengths = {str(path.relative_to(PACKAGE)): len(path.read_text().splitlines()) for path in files()}

    assert {path: length for path, length in lengths.items() if length > 400} == {}


def test_one_class_name_has_one_meaning():
    homes: dict[str, list[str]] = {}
    for path in files():
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef) and node.name != "Command":  # Django's name for each command
                homes.setdefault(node.name, []).append(str(path.relative_to(PACKAGE)))

    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}
