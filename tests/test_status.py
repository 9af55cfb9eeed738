"""How a command ends, in real processes: with its sums, in few lines, and with a status cron can see."""

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
    shutil.copy(empty / "first.txt", tmp_path / "here.txt")
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
    status, printed, _complained = run(site, "ingest", site / "here.txt")

    assert (status, sums(printed)) == (0, {"already here": "1"})


def test_those_that_are_not_taken_are_status_1_and_the_rest_is_taken(site):
    written = {"a.txt": b"%PDF-1.7 \x00\x01", "by-name.pdf": b"%PDF-1.7 \x00\x01", "empty.txt": b""}
    for name, content in written.items():
        (site / name).write_bytes(content)
    refused = [site / name for name in ("missing.txt", *written, f"{'x' * 300}.txt")]

    status, printed, complained = run(site, "ingest", site / "0.txt", *refused, site / "1.txt")

    assert (status, sums(printed), complained) == (1, {"refused": "5", "taken": "2"}, "")


def stopped(site, number):
    """The status of an import that is sent the signal in the middle, what it printed and complained of."""
    process = manage(site, "ingest", site / "0.txt", "-", site / "1.txt", stdin=subprocess.PIPE)
    process.stdin.write("x" * 2 * STARTED)  # it reads standard input now, so it is done with the first
    process.send_signal(number)
    printed, complained = process.communicate()
    return process.returncode, sums(printed), complained


def test_a_run_that_ctrl_c_stops_tells_what_it_took(site):
    assert stopped(site, signal.SIGINT) == (130, {"taken": "1"}, "CommandError: Stopped.\n")
    assert headlines(site) == [("Selby", False)]


def test_what_a_stopped_run_left_is_taken_by_the_next_and_none_twice(site):
    assert stopped(site, signal.SIGTERM) == (143, {"taken": "1"}, "CommandError: Stopped.\n")

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


# Inside one process


@pytest.mark.parametrize("name", ["nowhere/names.csv", "names.pdf"], ids=["no such folder", "no such kind"])
def test_a_registry_that_cannot_be_written_is_a_line(name, db, tmp_path):
    with pytest.raises(CommandError) as told:
        call_command("registry", "export", str(tmp_path / name))

    assert str(told.value).count("\n") == 0


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
