"""An entry's HTML: what it shows, and to whom."""

import re
from datetime import date, time

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template

from newsreader.models import Entity, Era, Source
from newsreader.showing import windows
from newsreader.showing.windows import Filter
from newsreader.text.timex.typed import understand
from newsreader.text.when import When
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.once]


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

    factories.show(article, public=False)

    assert ["/citations/" in html for html in (seen, page(told.timeline))] == [True, False]


def test_what_an_editor_sees_is_not_for_strangers(told):
    article = told.event.citations.get().article
    factories.show(article, public=False)
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

    assert [html.count(words) for words in ("The strike</strong>", "<span>March", "<span>April")] == [1, 1, 1]


def test_whatever_is_written_is_text(told):
    hostile = "<script>alert(1)</script>\"'&"
    Source.objects.update(name=hostile)
    Entity.objects.update(name=hostile)
    told.event.citations.update(sentence=hostile, exact=hostile)
    told.timeline.entries.update(headline=hostile, annotation=hostile)

    html = page(told.timeline)

    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 5


@pytest.mark.parametrize(
    ("when", "line"),
    [
        (When(date(2019, 1, 1), date(2019, 12, 31), "year"), '<p class="when plain">2019</p>'),
        (When(date(2019, 3, 1), date(2019, 3, 31), "month"), '<p class="when plain">March 2019</p>'),
        (
            When(date(2019, 3, 7), date(2019, 3, 8), "part-of-day", part_of_day="ON"),
            '<p class="when plain">overnight, 7–8 March 2019</p>',
        ),
        (
            When(date(2019, 3, 7), date(2019, 3, 7), "instant", time=time(4, 5), zone="UTC"),
            '<p class="when">7 March 2019, 04:05 UTC</p>',
        ),
        (When(date(2019, 3, 7), None), '<p class="when">from 7 March 2019</p>'),
        (When(date(2019, 3, 11), date(2019, 3, 17), "week"), '<p class="when">week of 11 March 2019</p>'),
        (
            When(date(2019, 3, 1), date(2019, 3, 31), "month", circa=True),
            '<p class="when">about March 2019<span class="visually-hidden"> (approximate)</span></p>',
        ),
    ],
)
def test_a_date_is_seen_once_and_always_heard(when, line):
    """The rail is aria-hidden: the line stays for those who hear it, and is seen where it says more."""
    timeline = factories.timeline()
    factories.entry(timeline, factories.event("Out they go", when))

    html = page(timeline)

    assert re.findall(r'<p class="when.*?</p>', html) == [line]


def test_no_heading_is_said_twice():
    timeline = factories.timeline()
    for told in (
        *("5 January 2016", "2016", "7 January 2016", "about 17 January 2016", "early January 2016"),
        *("the 2010s", "about 2016", "3 July 2016", "30 June 2016", "by 2016", "from 2017", "date unknown"),
    ):
        factories.entry(timeline, factories.event(told, understand(told)))

    headings = re.findall(r'<p class="month" aria-hidden="true">(.*?)</p>', page(timeline))

    assert [re.sub("<[^>]*>", "", heading) for heading in headings] == [
        *("January 2016", "June 2016", "July 2016")
    ]  # not "the 2010s", "2017", "date unknown": the rail beside says it


def test_a_hedge_stands_in_the_era_of_the_day_it_shows():
    timeline = factories.timeline()
    for title, first, last in (("Before", 1, 15), ("After", 16, 30)):
        Era.objects.create(
            timeline=timeline, title=title, earliest=date(2016, 11, first), latest=date(2016, 11, last)
        )
    for told in ("15 November 2016", "16 November 2016", "about 17 November 2016", "18 November 2016"):
        factories.entry(timeline, factories.event(told, understand(told)))

    window = windows.opening(timeline, windows.Filter())

    assert [window.eras[entry.pk].title for entry in window.entries] == ["Before", "After", "After", "After"]
    assert [entry.title for entry in window.entries][2] == "about 17 November 2016"
