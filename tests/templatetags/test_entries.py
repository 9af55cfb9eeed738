"""An entry's HTML: what it shows, and to whom."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template

from newsreader.models import Entity, Era, Source
from newsreader.views import windows
from newsreader.views.windows import Filter
from tests import factories

pytestmark = pytest.mark.django_db


def page(timeline, user=None):
    window = windows.opening(timeline, Filter())
    return Template("{% load entries %}{% entries window %}").render(
        Context({"window": window, "user": user or AnonymousUser()})
    )


@pytest.fixture
def told():
    """An entry with a citation and somebody named."""
    article = factories.article(source=factories.source("The Selby Herald"), public=True)
    walkout = factories.event(article=article, naming=[factories.entity("Ines Calloway")])
    return factories.entry(factories.timeline(), walkout)


def change_outlet():
    Source.objects.update(name="The Selby Gazette")


def change_name():
    Entity.objects.update(name="Ines Holloway")


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (change_outlet, "The Selby Herald", "The Selby Gazette"),
        (change_name, "Ines Calloway", "Ines Holloway"),
    ],
)
def test_a_change_anywhere_in_the_entry_shows_at_once(told, change, before, after):
    seen = page(told.timeline)

    change()

    assert page(told.timeline) == seen.replace(before, after)


def test_an_article_made_private_loses_its_link(told):
    article = told.event.citations.get().article
    seen = page(told.timeline)

    article.show(public=False)

    assert ["/citations/" in html for html in (seen, page(told.timeline))] == [True, False]


def test_what_an_editor_sees_is_not_for_strangers(told):
    article = told.event.citations.get().article
    article.show(public=False)
    for_editor = page(told.timeline, factories.editor())

    assert ["/citations/" in html for html in (for_editor, page(told.timeline))] == [True, False]


def test_a_month_and_an_era_stand_over_their_first_entry_alone():
    timeline = factories.timeline()
    for number, day in enumerate((date(2019, 3, 12), date(2019, 3, 14), date(2019, 4, 2))):
        factories.entry(timeline, factories.event(f"Event {number}", day))
    Era.objects.create(
        timeline=timeline, title="The strike", earliest=date(2019, 3, 1), latest=date(2019, 5, 1)
    )

    html = page(timeline)

    assert [html.count(words) for words in ("<strong>The strike", "<span>March", "<span>April")] == [1, 1, 1]


def test_whatever_is_written_is_text(told):
    hostile = "<script>alert(1)</script>\"'&"
    Source.objects.update(name=hostile)
    Entity.objects.update(name=hostile)
    told.event.citations.update(sentence=hostile, exact=hostile)
    told.timeline.entries.update(headline=hostile, annotation=hostile)

    html = page(told.timeline)

    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 5
