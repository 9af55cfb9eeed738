"""Entries by their weight: what is seen at once, and what a line or "also reported by" holds."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.utils import timezone

from newsreader.deciding import entries
from newsreader.models import Figure
from newsreader.showing import windows
from newsreader.showing.windows import Filter
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def page(timeline, more="", window=None):
    window = window or windows.opening(timeline, Filter())
    return Template(f"{{% load entries %}}{{% entries window {more} %}}").render(
        Context({"window": window, "user": AnonymousUser()})
    )


def seen(html):
    """The outlets whose words stand open, and those behind "also reported by"."""
    outlets = re.compile(r'</blockquote><figcaption><span class="source">(.*?)</span>')
    open, _line, folded = html.partition('class="also"')
    return outlets.findall(open), outlets.findall(folded)


def told(*outlets, days=None):
    """An entry of 4 March that these outlets report, on that day but for those that `days` names."""
    event = factories.event("Walkout", date(2019, 3, 4))
    sources = {outlet: factories.source(outlet) for outlet in dict.fromkeys(outlets)}
    for outlet in outlets:
        article = factories.article(source=sources[outlet], public=True)
        factories.citation(event, article, factories.MARCHED, when=(days or {}).get(outlet))
    event.citations.update(rule="day-month")
    return factories.entry(factories.timeline(), event)


@pytest.mark.parametrize("weight", ["key", "ordinary"])
def test_one_quotation_is_seen_and_the_others_are_counted(weight):
    entry = told("Herald", "Gazette", "Echo", "Courier")
    entries.update(entry, factories.editor(), weight=weight)

    html = page(entry.timeline)

    assert seen(html) == (["Herald"], ["Gazette", "Echo", "Courier"])
    assert "<summary>also reported by 3</summary>" in html


@pytest.mark.parametrize(
    ("outlets", "summary"),
    [
        (["Herald", "Gazette"], ["also reported by one more"]),
        (["Herald", "Gazette", "Gazette"], ["also reported by one more"]),
        (["Herald", "Herald"], ["1 more passage"]),
        (["Herald"], []),
    ],
)
def test_sources_are_counted_and_not_passages(outlets, summary):
    entry = told(*outlets)

    html = page(entry.timeline)

    assert re.findall(r'class="also"><summary>(.*?)</summary>', html) == summary


def test_a_report_of_another_day_is_always_seen():
    entry = told("Herald", "Gazette", "Echo", days={"Echo": date(2019, 3, 6)})

    html = page(entry.timeline)

    assert seen(html) == (["Herald", "Echo"], ["Gazette"])
    assert html.index("The reports differ on when") < html.index('class="also"')


@pytest.mark.parametrize(
    ("counts", "number", "open"),
    [
        ("dockers", "300", ["Herald", "Gazette"]),
        ("Dockers", "300", ["Herald", "Gazette"]),
        ("dockers", "200", ["Herald"]),
        ("lorries", "300", ["Herald"]),
    ],
)
def test_a_report_with_another_number_of_the_same_is_always_seen(counts, number, open):
    entry = told("Herald", "Gazette")
    for citation, exact, what in zip(
        entry.event.citations.order_by("id"), ("200", number), ("dockers", counts), strict=True
    ):
        figure(citation, exact, what)

    assert seen(page(entry.timeline))[0] == open


def figure(citation, exact, counts):
    Figure.objects.create(
        version=citation.version,
        field=citation.field,
        start=citation.start,
        end=citation.end,
        exact=exact,
        number=float(exact),
        counts=counts,
        listed=timezone.now(),
    )


def test_a_minor_entry_is_a_line_with_the_way_to_its_page_inside():
    entry = told("Herald")
    entries.update(entry, factories.editor(), weight="minor")

    html = page(entry.timeline)

    line = re.search(r'<details class="line"><summary>(.*?)</summary>(.*)</details>', html, re.S)
    assert re.sub("<[^>]*>", "", line[1]) == "Walkout 4 March 2019"
    assert (line[2].count("<blockquote>"), line[2].count(f'href="{entry.get_absolute_url()}"')) == (1, 1)


def test_on_its_own_page_everything_stands_open():
    entry = told("Herald", "Gazette")
    entries.update(entry, factories.editor(), weight="minor")

    html = page(entry.timeline, window=windows.around(entry.timeline, entry))

    assert (html.count('class="line" open'), html.count('class="also" open')) == (1, 1)


@pytest.mark.parametrize("weight", ["key", "ordinary", "minor"])
def test_made_for_print_nothing_is_folded(weight):
    entry = told("Herald", "Gazette", "Echo")
    entries.update(entry, factories.editor(), weight=weight)

    html = page(entry.timeline, "folded=False")

    assert (seen(html)[0], html.count('class="line"'), html.count("<h2 dir=")) == (
        ["Herald", "Gazette", "Echo"],
        0,
        1,
    )
