"""Beside an import of long articles, in a process of its own, editors save and log in as always.

How long each waits is a figure of `make bench` (benchmarks/waiting.py): tests never measure time. Here nobody
has the patience of a site (20 s): who waits longer than half of that ends in an error.
"""

import subprocess

from django.db import connection
from django.test import Client

from benchmarks.waiting import beside, chronology, importing, news
from benchmarks.words import Writer
from newsreader import deciding
from newsreader.models import Article, Decision
from tests import factories

PATIENCE = 10  # seconds


def impatient():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")
        else:
            cursor.execute(f"SET lock_timeout = '{PATIENCE}s'")


def test_saves_and_logins_go_on_beside_an_import_of_long_articles(transactional_db, tmp_path):
    writer = Writer(seed=5)
    names = [name for name, _kind in writer.names(400)]
    (tmp_path / "news.txt").write_text(news(writer, names, 120))
    (tmp_path / "chronology.txt").write_text(chronology(names, 40))
    editor = factories.editor()
    entry = factories.entry(factories.timeline(owner=editor))
    saved = []
    impatient()

    def save():
        deciding.entries.update(entry, editor, annotation=f"Seen {len(saved)} times.")
        saved.append(entry.annotation)

    process = importing(str(tmp_path), stdout=subprocess.PIPE)
    beside(process, {"save": save, "login": lambda: Client().force_login(editor)})

    printed = process.stdout.read().decode()
    assert [line.split() for line in printed.rstrip().split("\n\n")[-1].splitlines()] == [["2", "taken"]]
    assert [article.read_at is None for article in Article.objects.filter(headline__regex="Long|chron")] == [
        False,
        False,
    ]
    assert Decision.objects.filter(action=Decision.Action.EDIT).count() == len(saved) > 1
    entry.refresh_from_db()
    assert entry.annotation == saved[-1]
