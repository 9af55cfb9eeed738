"""What lists of unread and starred articles cost, and when somebody was here last."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from newsreader.deciding.anchoring import reanchor
from newsreader.models import Article, Note, ReadBlock, ReaderMark, Visit
from newsreader.models.read_blocks import MOST, SIZE, Packed
from newsreader.models.reader_visits import ABSENCE, last_visit
from tests import factories

pytestmark = pytest.mark.django_db


def plan(rows):
    """How the database would answer, without the costs it guesses."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # a table of a few rows is read whole, unless that is dear
            cursor.execute("SET LOCAL enable_seqscan = off")
    return rows.explain()


@pytest.mark.parametrize("list", ["unread", "starred"])
def test_lists_of_a_reader_ask_indexes_and_read_no_table_whole(list):
    reader = factories.reader()
    for _ in range(3):
        ReaderMark.objects.mark_read(reader, [factories.article(public=True).pk])
    last = Article.objects.newest_first().first()
    rows = Article.objects.visible_to(reader).newest_first().listed_before(last.listed, last.pk)
    rows = rows.unread_by(reader) if list == "unread" else rows.starred_by(reader)

    told = plan(rows[:21]).splitlines()

    # "SCAN … USING INDEX" is a walk in the order of the list, which stops where the page is full.
    whole = [line for line in told if "Seq Scan" in line or ("SCAN" in line and "INDEX" not in line)]
    marks = [line for line in told if "U0" in line or "reader_" in line]
    assert (whole, bool(marks), [line for line in marks if "SCAN U0" in line]) == ([], True, [])


def test_marked_twice_at_once_an_article_is_read_once():
    reader, article = factories.reader(), factories.article()

    first = ReaderMark.objects.mark_read(reader, [article.pk])
    second = ReaderMark.objects.mark_read(reader, [article.pk])

    assert (first < second, ReaderMark.objects.get().read) == (True, first)


def said_read(reader):
    """The articles that the reader's blocks say were read."""
    rows = ReadBlock.objects.of(reader).order_by("-block").values_list("block", "read")
    packed = Packed.of(rows)
    return set() if packed is None else {packed.first + at for at, byte in enumerate(packed.read) if byte}


def test_what_is_packed_says_what_the_marks_say():
    reader, other = factories.reader(), factories.reader()
    one, two, three = (factories.article().pk for _ in range(3))
    far = Article.objects.create(pk=SIZE * (one // SIZE + 2), listed=timezone.now()).pk
    now = timezone.now()

    said = []
    pressed = ReaderMark.objects.mark_read(reader, [one, two])
    ReaderMark.objects.mark_read(other, [three])
    ReaderMark.objects.star(reader, three)
    said.append(said_read(reader))
    ReaderMark.objects.take_over(reader, {two: now, far: now}, {three: now})
    said.append(said_read(reader))
    ReaderMark.objects.take_back(reader, [pressed])
    said.append(said_read(reader))
    ReaderMark.objects.keep_unread(reader, far)
    said.append(said_read(reader))

    assert said == [{one, two}, {one, two, far}, {far}, set()]


def test_of_what_no_block_speaks_of_the_marks_are_asked():
    """As a release before the blocks left them, or far below what was read last."""
    reader = factories.reader()
    old, new, unread = (factories.article(public=True) for _ in range(3))
    ReaderMark.objects.create(user=reader, article=old, read=timezone.now())
    ReaderMark.objects.mark_read(reader, [new.pk])
    above = Packed(new.pk, b"\1\0\0")

    rows = Article.objects.visible_to(reader)

    assert [list(rows.unread_by(reader, packed)) for packed in (None, above)] == [[unread], [unread]]


def test_blocks_far_below_the_newest_are_left_out():
    newest, near, far = (900, b"n" * SIZE), (900 - MOST + 1, b"e" * SIZE), (900 - MOST, b"f" * SIZE)

    packed = Packed.of([newest, near, far])

    assert (packed.first, len(packed.read)) == (near[0] * SIZE, MOST * SIZE)
    assert packed.read == near[1] + bytes((MOST - 2) * SIZE) + newest[1]


@pytest.mark.django_db(transaction=True)
def test_a_star_taken_off_while_its_article_is_marked_read_leaves_the_mark(monkeypatch):
    """Its row says nothing for a moment, and would be thrown away."""
    if not connection.features.has_select_for_update:
        pytest.skip("there is one writer anyway")
    reader, article = factories.reader(), factories.article().pk
    ReaderMark.objects.star(reader, article)
    begin = ReaderMark.objects.none()._begin

    def unstar():
        ReaderMark.objects.unstar(reader, article)
        connection.close()

    def overtaken(marks, *asked):
        begin(*asked)
        other.start()
        other.join(0.5)  # it waits for this one

    other = threading.Thread(target=unstar)
    monkeypatch.setattr(type(ReaderMark.objects.none()), "_begin", overtaken)
    ReaderMark.objects.mark_read(reader, [article])
    other.join()

    marked = ReaderMark.objects.filter(read__isnull=False).values_list("article", "starred")
    assert (list(marked), said_read(reader)) == ([(article, None)], {article})


# Notes


def note(article, words):
    return Note.objects.write(factories.reader(), article, "Hm.", words)


def test_a_note_follows_its_words_into_a_new_version_and_is_lost_with_them():
    article = factories.article()
    kept, lost = note(article, factories.MARCHED), note(article, factories.WALKED_OUT)
    whole = Note.objects.write(factories.reader(), article, "Of all of it.")

    body = "Corrected. " + factories.BODY.replace("walked out", "stayed in")
    version = factories.new_version(article, body=body)
    reanchor(article)

    kept.refresh_from_db(), lost.refresh_from_db(), whole.refresh_from_db()
    assert (kept.version, kept.start, kept.lost) == (version, body.index(factories.MARCHED), False)
    assert (lost.is_lost, lost.exact, lost.version == version) == (True, factories.WALKED_OUT, False)
    assert (whole.lost, whole.version) == (False, None)


def test_a_lost_note_is_found_where_its_words_come_back():
    article = factories.article()
    found = note(article, factories.WALKED_OUT)
    for body in ("Nothing happened.", factories.BODY):
        factories.new_version(article, body=body)
        reanchor(article)

    found.refresh_from_db()

    assert (found.lost, found.version) == (False, article.current)


# Visits


def test_a_visit_begins_after_some_hours_of_absence():
    reader, now = factories.reader(), timezone.now()

    first = last_visit(reader)
    Visit.objects.update(last=now - ABSENCE + timedelta(minutes=30))
    same = last_visit(reader)
    before = now - ABSENCE - timedelta(minutes=1)
    Visit.objects.update(last=before)
    next = last_visit(reader)

    assert (first, same, next, last_visit(reader)) == (None, None, before, before)
    assert Visit.objects.get().last > now


def test_a_page_that_asks_again_writes_nothing(django_assert_num_queries):
    reader = factories.reader()
    last_visit(reader)

    with django_assert_num_queries(1):
        last_visit(reader)
