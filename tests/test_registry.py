"""The registry of names as a file: out and in again, and what happens to files that are none."""

import pytest
from django.core.management import CommandError, call_command

from newsreader import deciding
from newsreader.exchange import registry
from newsreader.models import Decision, Entity
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return factories.editor()


@pytest.fixture
def velt(editor):
    entity = factories.entity("Nadia Velt", confirmed=True, description="Harbour master, “Port Selby”")
    deciding.entities.add_name(entity, "N. Velt", editor)
    return entity


@pytest.mark.parametrize("write", [registry.to_csv, registry.to_json])
def test_what_is_written_reads_back_without_a_change(write, velt, editor):
    decisions = Decision.objects.count()

    taken = registry.import_rows(registry.from_text(write()), editor)

    assert (taken.added, taken.changed, taken.same) == (0, 0, 1)
    assert Decision.objects.count() == decisions


# What a spreadsheet runs, what it does not, and names that bring an apostrophe of their own.
FORMULAS = ["=1+1", "+44 Selby", "-5 Club", "@harbour", "＝1+1", "'=1+1", "''@x"]  # noqa: RUF001
NO_FORMULAS = ["Velt", "'t Hoog", "'", "1=1", "a;=1+1"]


@pytest.mark.parametrize("name", FORMULAS + NO_FORMULAS)
def test_no_name_leaves_as_a_formula_and_each_comes_back_as_it_was(name, editor):
    entity = factories.entity(name, confirmed=True, description=name, wikipedia=name)
    deciding.entities.add_name(entity, f"{name} too", editor)
    decisions = Decision.objects.count()

    line = registry.to_csv().splitlines()[1]
    taken = registry.import_rows(registry.from_text(registry.to_csv()), editor)

    cell = f"'{name}" if name in FORMULAS else name
    assert line == f'"{cell}","person","{cell}","{cell} too","","","{cell}"'
    assert (taken.added, taken.changed, taken.same) == (0, 0, 1)
    assert Decision.objects.count() == decisions


def test_an_apostrophe_in_json_is_one_of_the_name():
    rows = registry.from_text('[{"name": "\'=1+1", "kind": "place"}]')

    assert rows[0].name == "'=1+1"


def test_a_new_row_becomes_an_entity_with_its_names(editor):
    rows = registry.from_text("name,kind,aliases,demonyms\nSelbia,place,Republic of Selbia|RoS,Selbian\n")

    registry.import_rows(rows, editor)

    selbia = Entity.objects.get(name="Selbia")
    assert (selbia.kind, selbia.confirmed) == ("place", True)
    assert [(alias.name, alias.demonym) for alias in selbia.aliases.all()] == [
        ("Selbia", False),
        ("Republic of Selbia", False),
        ("RoS", False),
        ("Selbian", True),
    ]


def test_a_wikidata_id_finds_an_entity_under_another_name(velt, editor):
    Entity.objects.filter(pk=velt.pk).update(wikidata="Q99")

    registry.import_rows(
        registry.from_text('[{"name": "Nadia Velten", "kind": "person", "wikidata": "Q99"}]'), editor
    )

    velt.refresh_from_db()
    assert (Entity.objects.count(), velt.name) == (1, "Nadia Velten")


NOTHING, SURROGATE = (f"holds the character U+{code}, which stands for nothing" for code in ("0000", "D800"))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "The file is empty."),
        ("a,b\n1,2\n", "The first line must name the columns; missing: kind, name"),
        ("[1, 2]", "The JSON must be a list of entities."),
        ("name,kind\nSelbia,planet\n", "2: “planet” is no kind"),
        ("name,kind\n,place\n", "2: it has no name"),
        ("name,kind\nSel\0bia,place\n", f"2: its name {NOTHING}"),
        (r'[{"name": "Sel\u0000bia", "kind": "place"}]', f"1: its name {NOTHING}"),
        (r'[{"name": "Selbia", "kind": "place", "aliases": ["S", "\ud800"]}]', f"1: its aliases {SURROGATE}"),
        (r'[{"name": "Selbia", "kind": "place", "demonyms": "\ud800"}]', f"1: its demonyms {SURROGATE}"),
        (
            r'[{"name": "Selbia", "kind": "place", "description": "\ud800"}]',
            f"1: its description {SURROGATE}",
        ),
        (r'[{"name": "Selbia", "kind": "pl\ud800ace"}]', f"1: its kind {SURROGATE}"),
    ],
)
def test_a_file_that_is_none_is_refused_whole(text, problem, editor):
    with pytest.raises(registry.Unreadable) as refused:
        registry.import_rows(registry.from_text(text), editor)

    assert refused.value.problems[0].startswith(problem)
    assert "; ".join(refused.value.problems).encode()  # a page can say them
    assert not Entity.objects.exists()


def test_the_command_names_every_problem_and_takes_nothing(tmp_path, editor):
    file = tmp_path / "names.csv"
    file.write_text("name,kind\nSelbia,place\nMoon,planet\n")

    with pytest.raises(CommandError, match="3: “planet” is no kind"):
        call_command("registry", "import", str(file), "--by", editor.username)

    assert not Entity.objects.exists()


def test_an_import_is_an_editors_decision(tmp_path):
    file = tmp_path / "names.csv"
    file.write_text("name,kind\nSelbia,place\n")

    for by in ([], ["--by", "nobody"], ["--by", factories.reader().username]):
        with pytest.raises(CommandError, match="--by must name an editor"):
            call_command("registry", "import", str(file), *by)

    assert not Entity.objects.exists()
