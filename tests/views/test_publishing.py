"""What an editor is told before publishing, and the cited articles made public by one press."""

from datetime import date

import pytest
from django.urls import reverse

from newsreader import deciding
from newsreader.models import Article, Timeline
from newsreader.text.when import When
from tests import factories
from tests.deciding.rows import rows


@pytest.fixture
def draft(as_viewer):
    """A member's client, of a draft that cites two private articles and a public one."""
    timeline = factories.timeline("The strike", slug="the-strike", published=False)
    articles = [factories.article(public=public) for public in (False, False, True)]
    for number, article in enumerate(articles):
        event = factories.event(f"Event of {number}", date(2019, 3, 12), article)
        factories.entry(timeline, event)
    client = as_viewer("member", timeline)
    client.timeline, client.articles = timeline, articles
    return client


def address(name, *args):
    return reverse(name, args=args)


def test_it_is_said_what_strangers_will_read_of_private_articles(draft, text):
    page = text(draft.get(address("timeline-publish", "the-strike")))

    told = ("2 private articles are cited", factories.WALKED_OUT, draft.articles[0].headline)
    assert [words in page for words in (*told, draft.articles[2].headline)] == [True, True, True, False]


def test_it_is_said_what_has_no_date_no_source_and_what_is_pending(draft, text):
    factories.entry(draft.timeline, factories.event("Of no day", When(None, None), draft.articles[2]))
    factories.entry(draft.timeline, factories.event("Of no report"))
    Timeline.objects.update(published="2019-04-01T00:00Z", at_once=False)
    deciding.entries.create(factories.event("Waiting"), draft.timeline, draft.user)

    page = text(draft.get(address("timeline-publish", "the-strike")))

    parts = (
        "Without a date",
        "Of no day",
        "Without a source",
        "Of no report",
        "Pending",
        "Waiting",
    )
    assert [page.find(part) > 0 for part in parts] == [True] * 6
    assert sorted(page.index(part) for part in parts[:4]) == [page.index(part) for part in parts[:4]]


def test_one_press_makes_the_cited_articles_public_and_one_undo_private_again(draft):
    stranger_sees = Article.objects.filter(public=True).count()
    before = rows()

    ids = [article.pk for article in draft.articles]
    draft.post(address("timeline-show-cited", "the-strike"), {"article": ids})

    assert (stranger_sees, Article.objects.filter(public=True).count()) == (1, 3)
    draft.post(address("undo", draft.user.decisions.latest("pk").pk))
    assert rows() == before
    draft.post(address("undo", draft.user.decisions.latest("pk").pk))
    assert Article.objects.filter(public=True).count() == 3


def test_articles_that_the_timeline_does_not_cite_stay_as_they_are(draft):
    other = factories.article()

    draft.post(address("timeline-show-cited", "the-strike"), {"article": [other.pk, "x"]})

    other.refresh_from_db()
    assert (other.public, draft.user.decisions.count()) == (False, 0)


def test_other_timelines_that_cite_them_are_refreshed(draft):
    elsewhere = factories.timeline()
    factories.entry(elsewhere, factories.event("Elsewhere", article=draft.articles[0]))
    revision = Timeline.objects.get(pk=elsewhere.pk).revision

    draft.post(address("timeline-show-cited", "the-strike"), {"article": [draft.articles[0].pk]})

    assert Timeline.objects.get(pk=elsewhere.pk).revision == revision + 1


def test_it_is_published_from_there(draft):
    draft.post(address("timeline-publish", "the-strike"), {"published": "yes"})

    draft.timeline.refresh_from_db()
    assert draft.timeline.is_published
