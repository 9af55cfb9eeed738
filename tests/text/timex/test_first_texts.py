"""The table learns with which letters a rule begins from the first texts, which several threads may read."""

import time
from threading import Thread

import pytest

from newsreader.text.timex import table
from newsreader.text.timex.vocabulary import KINDS

ALL_KINDS = -1


class Hesitant(dict):
    """Lets other threads on between what it tells and what it is told next."""

    def get(self, *asked):
        told = super().get(*asked)
        time.sleep(0)
        return told


@pytest.fixture
def unlearnt(monkeypatch):
    """The table as it is before any text; with the letters that rules begin with, and the rules of each."""
    table.candidates(ALL_KINDS, "")
    learnt = {letters: table.candidates(ALL_KINDS, letters) for letters in table._OPENING}
    monkeypatch.setattr(table, "_OPENING", Hesitant())
    monkeypatch.setattr(table, "_OPENINGS_KNOWN", set())
    forget()
    yield learnt
    forget()


def forget():
    table.candidates.cache_clear()
    table._meeting.cache_clear()


def test_no_rule_is_lost_where_several_threads_read_the_first_texts(unlearnt):
    threads = [Thread(target=table.candidates, args=(kind, "")) for kind in KINDS.values()]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {letters: table.candidates(ALL_KINDS, letters) for letters in unlearnt} == unlearnt
