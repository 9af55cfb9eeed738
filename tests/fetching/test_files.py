"""Files, folders and standard input: what is taken, in which order, and the line that says why not."""

import io
import os
import sys
from pathlib import Path

import pytest

from newsreader.fetching import Document, Refusal
from newsreader.fetching.files import documents


def names(found):
    return [Path(each.name).name for each in found]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.txt").write_text("Rain")
    (tmp_path / "a.HTML").write_text("<p>Snow")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.md").write_text("Hail")
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".hidden.txt").write_text("Fog")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "d.txt").write_text("Fog")
    return tmp_path


def test_a_folder_gives_its_articles_in_order(folder):
    assert [(os.path.relpath(found.name, folder), found.media_type) for found in documents([folder])] == [
        ("a.HTML", "text/html"),
        ("b.txt", "text/plain"),
        ("sub/c.md", "text/plain"),
    ]


def test_paths_are_taken_in_the_order_named(folder):
    assert names(documents([folder / "b.txt", folder / "a.HTML"])) == ["b.txt", "a.HTML"]


def test_a_loop_of_links_ends(folder):
    (folder / "sub" / "loop").symlink_to(folder)

    assert names(documents([folder])) == ["a.HTML", "b.txt", "c.md"]


def test_a_link_that_leads_to_itself_is_refused(tmp_path):
    (tmp_path / "x.txt").symlink_to(tmp_path / "x.txt")

    assert [type(found) for found in documents([tmp_path / "x.txt"])] == [Refusal]


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Rain")))

    assert list(documents(["-"])) == [Document("-", b"Rain", "")]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "The file is empty."),
        ("blank.txt", b" \n\t\n", "The file is empty."),
        ("report.txt", b"%PDF-1.7 ...", "This is a PDF, not text."),
        ("letter.txt", b"PK\x03\x04...", "This is a ZIP archive or an office document, not text."),
        ("photo.html", b"\xff\xd8\xff\xe0", "This is a picture (JPEG), not text."),
        ("page.html", b"\x1f\x8b\x08", "This is compressed with gzip, not text."),
        ("data.txt", b"a\x00\x01\x02b" * 9, "This is binary data, not text."),
        ("long.txt", b"a" * 101, "Too large: 0.0 MB, where 0.0001 MB is the limit."),
        (
            "table.csv",
            b"a,b",
            "Not a kind of file that can be read; these can: "
            ".eml .htm .html .mbox .md .text .txt .warc .warc.gz .xhtml.",
        ),
        (".hidden.txt", b"Rain", "Hidden files are not taken."),
    ],
)
def test_what_cannot_be_read_is_refused_and_the_rest_goes_on(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "rain.txt").write_text("Rain")

    first, second = documents([tmp_path / name, tmp_path / "rain.txt"], max_bytes=100)

    assert first == Refusal(str(tmp_path / name), reason)
    assert second.data == b"Rain"


def test_a_huge_file_is_refused_without_being_read(tmp_path):
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)

    assert [found.reason for found in documents([tmp_path])] == [
        "Too large: 200.0 MB, where 10 MB is the limit."
    ]


def test_a_missing_file_is_refused(tmp_path):
    assert [found.reason for found in documents([tmp_path / "no.txt"])] == ["There is no such file."]


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")

    assert [found.reason for found in documents([tmp_path / "pipe.txt", tmp_path])] == [
        "This is not a regular file.",
        "This is not a regular file.",
    ]


def test_names_that_no_file_can_have_are_refused():
    assert [str(found) for found in documents(["a\x00.txt"])] == [
        "'a\\x00.txt': The file cannot be read: its name is not one a file can have."
    ]


def test_an_unreadable_file_is_refused(tmp_path, monkeypatch):
    """Root may read every file, and tests run as root in places: the system's refusal is made by hand."""
    (tmp_path / "x.txt").write_text("Rain")

    def refused(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)

    assert [found.reason for found in documents([tmp_path])] == [
        "The file may not be read: permission denied."
    ]
