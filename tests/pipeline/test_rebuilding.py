"""The index is made anew while the site serves: whoever searches meanwhile finds what there is."""

import threading
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction

from newsreader import deciding
from newsreader.pipeline import indexed
from newsreader.showing.search import HitOrder, search, understand
from tests import factories

STRANGER = AnonymousUser()


def found(words, viewer=STRANGER, order=HitOrder.NEWEST):
    return sorted(hit.title for hit in search(viewer, understand(words, date(2020, 1, 1)), order=order).hits)


@pytest.fixture
def ferries(monkeypatch):
    """Six reports of a ferry, the last two private, and an index made of one root a step."""
    monkeypatch.setattr(indexed, "BATCH", 1)
    made = [
        factories.read_article(f"The ferry left pier {name}.", headline=f"Pier {name}", public=name < "E")
        for name in "ABCDEF"
    ]
    indexed.begin_anew()
    finish()
    return made


def finish():
    for _done in indexed.index_waiting():
        pass


@pytest.mark.django_db
@pytest.mark.parametrize("order", [HitOrder.NEWEST, HitOrder.RELEVANCE])
def test_at_each_step_strangers_and_editors_find_what_they_found_before(ferries, order):
    editor = factories.editor()
    before = found("ferry kind:article", order=order), found("ferry kind:article", editor, order)

    indexed.begin_anew()
    meanwhile = [
        (found("ferry kind:article", order=order), found("ferry kind:article", editor, order))
        for _done in indexed.index_waiting()
    ]

    assert before == ([f"Pier {name}" for name in "ABCD"], [f"Pier {name}" for name in "ABCDEF"])
    assert len(meanwhile) > len(ferries)
    assert set(map(str, meanwhile)) == {str(before)}


@pytest.mark.django_db
def test_what_is_decided_between_two_steps_is_found_at_once_and_stays_so(ferries):
    """Of what is indexed again already, and of what is yet to be."""
    editor, meanwhile = factories.editor(), []
    first, last = ferries[0], ferries[-1]

    indexed.begin_anew()
    steps = indexed.index_waiting()
    next(steps)
    deciding.articles.set_public(last, editor, public=True)
    deciding.articles.set_public(first, editor, public=False)
    late = factories.read_article("The ferry left pier Z.", headline="Pier Z", public=True)
    meanwhile.append(found("ferry kind:article"))
    meanwhile += [found("ferry kind:article") for _done in steps]

    assert late.pk > last.pk
    assert set(map(tuple, meanwhile)) == {("Pier B", "Pier C", "Pier D", "Pier F", "Pier Z")}


@pytest.mark.django_db(transaction=True)
def test_who_decides_and_who_searches_while_a_step_is_made_wait_for_nothing_wrong(ferries):
    """The step has taken its rows out of the index and is not done: another process reads, and one writes."""
    editor, first = factories.editor(), ferries[-1]
    told, searched, errors = threading.Event(), [], []

    def meanwhile(act):
        try:
            act()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    def looks():
        searched.append(found("ferry kind:article"))
        told.set()

    def decides():
        deciding.articles.set_public(first, editor, public=True)

    reader, writer = (threading.Thread(target=meanwhile, args=(act,)) for act in (looks, decides))
    indexed.begin_anew()
    with transaction.atomic():
        next(indexed.index_waiting())
        reader.start()
        told.wait(20)
        writer.start()
        writer.join(1)
    for each in (reader, writer):
        each.join(20)
    finish()

    assert (errors, searched) == ([], [[f"Pier {name}" for name in "ABCD"]])
    assert found("ferry kind:article") == ["Pier A", "Pier B", "Pier C", "Pier D", "Pier F"]
