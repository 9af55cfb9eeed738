"""The index follows every decision and its undoing: it is at any time what a rebuild makes of the rows."""

import pytest

from newsreader import deciding
from newsreader.deciding.indexing import AT_ONCE, index_roots
from newsreader.models import Article, Entity, SearchText, ToIndex
from newsreader.models.search import Kind
from newsreader.pipeline import indexed
from newsreader.pipeline.ingesting import load_starter
from newsreader.pipeline.tidying import tidy
from tests import factories
from tests.deciding.test_decisions import NAMES, last
from tests.deciding.test_undone_again import MORE, kinds
from tests.pipeline.tidied import aged, brought

COLUMNS = ("key", "kind", "target", "article", "event", "entity", "timeline", "words")


def standing():
    return sorted(SearchText.objects.values_list(*COLUMNS))


def rebuilt():
    """What a rebuild makes, whatever stood before."""
    SearchText.objects.all().delete()
    indexed.begin_anew()
    for _done in indexed.index_waiting():
        pass
    return standing()


@pytest.mark.parametrize("name", (*NAMES, *MORE, "unname"))
def test_done_and_undone_the_index_is_as_if_made_anew(name, article, proposal, timeline, editor):
    decide = kinds(article, proposal, timeline, editor)[name]
    before = rebuilt()

    decide()
    done, should_be = standing(), rebuilt()
    undone = deciding.decisions.undo(last(), editor)
    after, should_be_after = standing(), rebuilt()
    deciding.decisions.undo(undone, editor)
    again, should_be_again = standing(), rebuilt()

    assert done == should_be
    assert after == should_be_after
    assert again == should_be_again
    assert len(before) > 10


def test_an_erased_article_is_found_no_more_at_once(article, timeline, editor):
    factories.entry(timeline, factories.event(article=article))
    rebuilt()

    deciding.erasure.erase(article)

    assert standing() == rebuilt()
    assert not SearchText.objects.filter(article=article).exists()


def test_what_is_tidied_away_goes_with_its_words(db, settings):
    settings.NEWSREADER_KEEP_DAYS = 30
    brought(None)
    Article.objects.update(given=False)
    aged()
    stood = standing()

    tidy()

    assert (len(stood) > 3, standing()) == (True, [])


def test_of_very_many_the_first_are_indexed_at_once_and_the_rest_by_the_sweep(db):
    several = [factories.entity(f"Person {chr(97 + n % 26)}{n}") for n in range(AT_ONCE + 3)]

    index_roots({Kind.ENTITY: {each.pk for each in several}})

    now, waiting = SearchText.objects.count(), ToIndex.objects.count()
    for _done in indexed.index_waiting():
        pass
    assert (now, waiting) == (AT_ONCE, 3)
    assert (SearchText.objects.count(), ToIndex.objects.count()) == (AT_ONCE + 3, 0)
    assert indexed.anything_to_index() is False


def test_a_rebuild_forgets_what_is_there_no_more_and_goes_on_where_it_was_stopped(db):
    several = [factories.entity(f"Person {n}") for n in range(indexed.BATCH + 5)]
    before = rebuilt()
    SearchText.objects.create(key=7, kind=Kind.ENTITY, target=10**6, words="nobody", entity=several[0])
    indexed.begin_anew()
    waiting = indexed.index_waiting()
    next(waiting)
    waiting.close()

    left = indexed.anything_to_index()
    for _done in indexed.index_waiting():
        pass

    assert left is True
    assert standing() == before


def test_names_of_the_starter_registry_wait_for_the_sweep(db):
    load_starter()

    assert ToIndex.objects.filter(kind=Kind.ENTITY).count() == Entity.objects.count() > 100
