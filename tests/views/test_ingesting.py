"""What is told of articles that were taken in at the desk."""

import pytest
from django.urls import reverse

from newsreader import pipeline
from newsreader.views.desk.ingesting import MOST_KEPT
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken(client):
    """Takes in an article of this title, and leads to the page that tells of it."""
    client.force_login(factories.editor())

    def take(title):
        pasted = f"{title}\n\n13 March 2019\n\nIt came to {title} at night."
        return client.post(reverse("desk-ingest"), {"text": pasted}).url

    return take


def test_what_two_tabs_take_in_at_once_is_told_to_both(taken, client, text, monkeypatch):
    read, tabs = pipeline.try_to_read, []

    def another_tab_meanwhile(article):
        if article.headline == "Selby":
            tabs.append(taken("Holm"))
        return read(article)

    monkeypatch.setattr(pipeline, "try_to_read", another_tab_meanwhile)
    tabs.append(taken("Selby"))

    assert ["pasted text · new" in text(client.get(tab)) for tab in tabs] == [True, True]


def test_what_is_told_no_more_leads_to_what_came_in_last(taken, client, text):
    first, *_others = [taken(f"Report {n}") for n in range(MOST_KEPT + 1)]

    answer = client.get(first, follow=True)

    assert answer.redirect_chain == [(f"{reverse('articles')}?order=arrival", 302)]
    assert "What became of that is not kept any more." in text(answer)


def test_others_are_told_nothing_of_it(taken, client, text):
    page = taken("Selby")
    client.force_login(factories.editor())

    assert "pasted text" not in text(client.get(page, follow=True))


def test_what_is_told_of_many_takes_as_few_queries_as_of_one(taken, client, django_assert_max_num_queries):
    page = taken("Selby")
    kept = client.session
    [(token, [outcome])] = kept["taken in"]
    several = [factories.article().pk for _ in range(9)]
    kept["taken in"] = [(token, [outcome, *(outcome | {"article": pk} for pk in several)])]
    kept.save()
    client.get(page)

    with django_assert_max_num_queries(8):
        client.get(page)
