"""How a command ends, in real processes: with its sums, in few lines, and with a status cron can see."""

import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from newsreader.management.commands import read
from newsreader.models import Article
from tests import factories

ROOT = Path(__file__).resolve().parent.parent
REPORT = (
    "Dockers leave work in {place}\n\nBy Mara Lindqvist\n13 March 2019\n\nDockers in {place} walked out.\n"
)
STARTED = 65_536  # what a pipe holds: more than that is written only once somebody reads


def manage(folder, *arguments, room=None, database=None, **options):
    """The process of a manage.py on the site in `folder`; `room` is what any one file of it may grow to,
    `database` the address of one on PostgreSQL."""

    def settle_in():
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever started pytest may have it ignored
        if room:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    environment = {n: v for n, v in os.environ.items() if n not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    environment |= {"DATABASE_URL": database} if database else {}
    return subprocess.Popen(
        [sys.executable, "manage.py", *map(str, arguments)],
        cwd=ROOT,
        env={**environment, "NEWSREADER_DATA": str(folder / "site"), "NEWSREADER_SECRETS": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=settle_in,
        **options,
    )


def run(folder, *arguments, **options):
    """Its status, what it printed, and what it complained of."""
    process = manage(folder, *arguments, **options)
    printed, complained = process.communicate()
    return process.returncode, printed, complained


@pytest.fixture(scope="module")
def empty(tables, tmp_path_factory):
    """A site that has taken in one article, so that its starter lists are loaded."""
    folder = tmp_path_factory.mktemp("empty")
    (folder / "first.txt").write_text(REPORT.format(place="Northwick"))
    tables.put_into(folder)
    assert run(folder, "ingest", folder / "first.txt")[0] == 0
    return folder


@pytest.fixture
def site(empty, tmp_path):
    shutil.copytree(empty / "site", tmp_path / "site")
    for number, place in enumerate(("Port Selby", "Tidewater", "Overmere")):
        (tmp_path / f"{number}.txt").write_text(REPORT.format(place=place))
    return tmp_path


def sums(printed):
    last = printed.rstrip().split("\n\n")[-1].splitlines()
    return dict(reversed(line.split(maxsplit=1)) for line in last)


def headlines(folder):
    with sqlite3.connect(folder / "site" / "newsreader.sqlite3") as database:
        found = database.execute("SELECT headline, read_at IS NULL FROM newsreader_article ORDER BY id")
        return [(headline.rpartition(" ")[2], bool(unread)) for headline, unread in found][1:]


def test_all_taken_is_status_0(site):
    status, printed, complained = run(site, "ingest", site / "0.txt", site / "1.txt")

    assert (status, sums(printed), complained) == (0, {"taken": "2"}, "")


def test_what_was_here_already_is_no_failure(site):
    run(site, "ingest", site / "0.txt")

    status, printed, _complained = run(site, "ingest", site / "0.txt")

    assert (status, sums(printed)) == (0, {"already here": "1"})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.txt", None),
        ("a.txt", b"%PDF-1.7 \x00\x01"),
        ("a.pdf", b"%PDF-1.7 \x00\x01"),
        ("a.txt", b""),
        ("x" * 300 + ".txt", None),
    ],
    ids=["missing", "a PDF", "a PDF by name", "empty", "no name a file can have"],
)
def test_one_that_is_not_taken_is_status_1_and_the_rest_is_taken(name, content, site):
    if content is not None:
        (site / name).write_bytes(content)

    status, printed, complained = run(site, "ingest", site / "0.txt", site / name, site / "1.txt")

    assert (status, sums(printed), complained) == (1, {"refused": "1", "taken": "2"}, "")


@pytest.mark.parametrize(
    ("number", "expected"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "SIGTERM"]
)
def test_a_stopped_run_tells_what_it_took(number, expected, site):
    process = manage(site, "ingest", site / "0.txt", "-", site / "1.txt", stdin=subprocess.PIPE)
    process.stdin.write("x" * 2 * STARTED)  # it reads standard input now, so it is done with the first

    process.send_signal(number)
    printed, complained = process.communicate()

    assert (process.returncode, sums(printed)) == (expected, {"taken": "1"})
    assert complained == "CommandError: Stopped.\n"
    assert headlines(site) == [("Selby", False)]


def test_what_a_stopped_run_left_is_taken_by_the_next_and_none_twice(site):
    process = manage(site, "ingest", site / "0.txt", "-", site / "1.txt", stdin=subprocess.PIPE)
    process.stdin.write("x" * 2 * STARTED)
    process.send_signal(signal.SIGTERM)
    process.communicate()

    status, printed, _complained = run(site, "ingest", *sorted(site.glob("?.txt")))

    assert (status, sums(printed)) == (0, {"already here": "1", "taken": "2"})


def test_a_full_disk_is_a_line_a_file_and_none_is_half_taken(site):
    folder = site / "many"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(REPORT.format(place=f"Overmere{number}"))

    status, printed, complained = run(site, "ingest", folder, room=600_000)

    counted = sums(printed)
    taken = int(counted.get("taken", 0)) + int(counted.get("taken but not read", 0))
    assert (status, 0 < taken < 30, int(counted["failed"]) > 0) == (1, True, True)
    assert len(headlines(site)) == taken
    assert len(complained.splitlines()) < 5
    assert "Traceback" not in complained


def test_a_site_without_tables_is_told_so_in_a_line(tmp_path):
    (tmp_path / "0.txt").write_text(REPORT.format(place="Port Selby"))

    status, printed, complained = run(tmp_path, "ingest", tmp_path / "0.txt")

    assert (status, sums(printed)) == (1, {"failed": "1"})
    assert "no such table" in printed
    assert "Traceback" not in complained


@pytest.mark.parametrize(
    "arguments",
    [("registry", "export", "nowhere/names.csv"), ("registry", "export", "names.pdf")],
    ids=["no such folder", "no such kind"],
)
def test_a_registry_that_cannot_be_written_is_a_line(arguments, site):
    status, printed, complained = run(site, *arguments)

    assert (status, printed, len(complained.splitlines())) == (1, "", 1)


def test_a_registry_that_cannot_be_read_is_a_line(site):
    (site / "names.json").write_text(json.dumps({"not": "names"}))

    status, printed, complained = run(site, "registry", "import", site / "names.json", "--by", "nobody")

    assert (status, printed, len(complained.splitlines())) == (1, "", 1)


# Inside one process


def test_reading_that_failed_is_a_failure_of_the_command(db, monkeypatch, capsys):
    factories.article()
    command = read.Command()

    def stumbling(article):
        raise RecursionError("too deep")

    monkeypatch.setattr("newsreader.pipeline.reading.read", stumbling)

    call_command(command)

    assert (command.failed, capsys.readouterr().out) == (True, "0 read, 1 failed.\n")


def test_an_article_whose_reading_is_stopped_is_told_as_not_read(db, tmp_path, monkeypatch, capsys):
    (tmp_path / "0.txt").write_text(REPORT.format(place="Port Selby"))

    def stopped(article):
        raise KeyboardInterrupt

    monkeypatch.setattr("newsreader.pipeline.try_to_read", stopped)

    with pytest.raises(CommandError) as ended:
        call_command("ingest", str(tmp_path))

    assert (ended.value.returncode, sums(capsys.readouterr().out)) == (130, {"taken but not read": "1"})


def test_articles_are_taken_without_reading_where_that_is_asked(db, tmp_path):
    (tmp_path / "0.txt").write_text(REPORT.format(place="Port Selby"))

    call_command("ingest", str(tmp_path), "--no-read")

    article = Article.objects.get()
    assert (article.read_at, article.proposals.count()) == (None, 0)
