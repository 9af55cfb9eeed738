"""docs/licences.md lists all that others made, and nothing that is not here."""

import re

import pytest

from tests.licences import BASE, licence_of, locked, rows

PACKAGES = rows("Packages")
FOLDERS = ["static/vendor", "tests/browser/vendor"]


def test_every_locked_package_has_its_row():
    assert {package: lock for package, lock, *_ in PACKAGES} == locked()


def test_rows_stand_in_order():
    names = [package for package, *_ in PACKAGES]

    assert names == sorted(set(names))


@pytest.mark.parametrize(("package", "licence"), [(row[0], row[2]) for row in PACKAGES])
def test_licence_is_what_the_package_says(package, licence):
    said = licence_of(package)
    if said is None:
        pytest.skip(f"{package} is not installed")

    assert licence == said


def test_no_licence_is_strong_copyleft_alone():
    strong = [row[0] for row in PACKAGES if re.search(r"\bA?GPL", row[2]) and " OR " not in row[2]]

    assert strong == []


def test_every_list_of_words_has_its_row():
    ours = {".py", ".md", ".pyc"}
    files = {
        str(path.relative_to(BASE))
        for path in (BASE / "newsreader").rglob("*")
        if path.is_file() and path.suffix not in ours
    }
    listed = [path for path, *_ in rows("Words and other data")]
    folders = tuple(path for path in listed if path.endswith("/"))

    unlisted = {file for file in files if file not in listed and not file.startswith(folders)}
    gone = {path for path in listed if not (BASE / path).exists()}

    assert (unlisted, gone) == (set(), set())


def test_every_vendored_file_has_its_row():
    vendored = {
        (name, f"{folder}/", licence)
        for folder in FOLDERS
        for name, licence in re.findall(
            r"^name: (.+)\n(?:.+\n)*?licence: ([\w.-]+)",
            (BASE / folder / "VENDORED").read_text(),
            re.MULTILINE,
        )
    }

    assert {tuple(row[:3]) for row in rows("Vendored files")} == vendored
