"""Articles of which nobody knows the day: a list at the desk, each leading to where it is said."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from newsreader import deciding
from newsreader.models import Article
from newsreader.views.desk import articles as views
from tests import factories


@pytest.fixture
def desk(db, client):
    client.editor = factories.editor()
    client.force_login(client.editor)
    return client


def listed(desk, **query):
    return list(desk.get(reverse("desk-undated"), query).context["articles"])


def test_an_article_without_a_day_is_listed_and_leads_to_where_it_is_said(desk):
    undated = factories.article(published=None)
    factories.article()

    page = desk.get(reverse("desk-undated"))

    correcting = reverse("article-correct", args=[undated.pk])
    there = f'href="{correcting}#id_day"'
    asked = desk.get(correcting).content.decode()
    assert (listed(desk), there in page.content.decode(), 'id="id_day"' in asked) == (
        [undated],
        True,
        True,
    )


def test_the_desk_counts_them_and_says_nothing_where_there_are_none(desk, text):
    before = desk.get(reverse("desk"))
    for _ in range(2):
        factories.article(published=None)

    after = desk.get(reverse("desk"))

    assert (before.context["undated"], after.context["undated"]) == (0, 2)
    assert ("Without a date" in text(before), "2 articles without a day" in text(after)) == (False, True)


def test_given_its_day_it_is_listed_no_more_and_again_when_that_is_undone(desk):
    undated = factories.article(published=None)

    deciding.articles.correct_publication(undated, desk.editor, day=date(2019, 3, 13))
    given = listed(desk)
    deciding.decisions.undo(undated.decisions.get(), desk.editor)

    assert (given, listed(desk)) == ([], [undated])


def test_what_is_held_back_or_erased_or_was_undated_once_is_not_listed(desk):
    erased, dated = factories.article(published=None), factories.article(published=None)
    deciding.erasure.erase(erased)
    factories.new_version(dated, published_day=date(2019, 3, 14))

    assert (listed(desk), desk.get(reverse("desk")).context["undated"]) == ([], 0)


def test_it_is_paged_by_the_last_one_seen(desk, monkeypatch):
    monkeypatch.setattr(views, "PAGE", 2)
    first, second, third = (factories.article(published=None) for _ in range(3))

    page = desk.get(reverse("desk-undated"))

    assert (list(page.context["articles"]), page.context["more"]) == ([third, second], True)
    assert f'href="?before={second.pk}"' in page.content.decode()
    assert listed(desk, before=second.pk) == [first]


@pytest.mark.parametrize("asked", ["", "x", "0", "99999999999999999999999"])
def test_a_place_that_is_none_is_the_beginning_or_an_empty_list(asked, desk):
    undated = factories.article(published=None)

    assert listed(desk, before=asked) in ([], [undated])


def test_it_is_found_by_the_index_of_the_undated(desk):
    factories.article(published=None)

    asked = Article.objects.undated()

    if connection.vendor == "sqlite":  # PostgreSQL reads so small a table whole
        assert "version_undated" in asked.explain()
