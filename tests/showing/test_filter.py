"""Names combined, what can be chosen next and how many it leaves, and the one address of what is asked."""

import re
from datetime import date
from html import unescape

import pytest
from django.core.cache import cache

from newsreader.deciding.overview import refresh
from newsreader.showing import facets, windows
from newsreader.text.when import When
from tests import factories

pytestmark = pytest.mark.django_db
NAMES = ("Ines Calloway", "Orla Quist", "Ned Marsh")


@pytest.fixture
def strike():
    """Who is named on 1 to 5 March, one day of April, and in which paper."""
    timeline = factories.timeline("The strike", slug="strike")
    calloway, quist, marsh = (factories.entity(name) for name in NAMES)
    post, ledger = factories.source("Post"), factories.source("Ledger")
    told = [
        (date(2019, 3, 1), [calloway], post),
        (date(2019, 3, 2), [calloway, quist], post),
        (date(2019, 3, 3), [quist], ledger),
        (date(2019, 3, 4), [calloway, quist, marsh], ledger),
        (date(2019, 4, 5), [marsh], post),
    ]
    for day, named, source in told:
        article = factories.article(source=source, public=True)
        factories.entry(timeline, factories.event(f"Event {day.day}", day, article, naming=named))
    refresh([timeline])
    timeline.named = {"C": calloway, "Q": quist, "M": marsh, "post": post, "ledger": ledger}
    return timeline


def told(page):
    return "".join(re.findall(r"<h2><a[^>]*>Event (\d)", page.content.decode()))


def asked(timeline, query):
    """The address with the ids of what it names in capitals: "entity=C&source=post"."""
    ids = {name: str(row.pk) for name, row in timeline.named.items()}
    words = re.sub(r"(?<==)\w+", lambda name: ids.get(name[0], name[0]), query)
    return f"{timeline.get_absolute_url()}?{words}"


def offered(page):
    """What is offered, with the counts."""
    link = r'<a id="narrow-[^>]*>([^<]*?)(?: <span class="count">(\d+)</span>)?</a>'
    rows = re.findall(link, page.content.decode())
    return {unescape(name).strip(): int(count) if count else None for name, count in rows}


def chosen(page):
    """The links that take a choice out, by their words."""
    found = re.findall(r'<a class="chosen" href="([^"]*)"[^>]*><bdi>(.*?)</bdi>', page.content.decode())
    return {unescape(words): unescape(url) for url, words in found}


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("entity=C&entity=Q", "24"),
        ("entity=Q&entity=C&match=all", "24"),
        ("entity=C&entity=Q&match=any", "1234"),
        ("entity=C&match=any", "124"),
        ("entity=C&entity=C", "124"),
        ("entity=C&entity=&match=soon", "124"),
        ("entity=C&entity=Q&entity=M", "4"),
        ("entity=C&entity=M&match=any&source=post", "125"),
        ("entity=C&entity=Q&match=any&period=2019-03&order=newest", "4321"),
        ("entity=Q&entity=C&source=ledger", "4"),
    ],
)
def test_names_combine(client, strike, query, left):
    assert told(client.get(asked(strike, query))) == left


@pytest.mark.parametrize("query", ["entity=C&entity=0", "entity=C&entity=x", "entity=C&entity=-1&match=any"])
def test_a_name_that_is_none(client, strike, query):
    assert client.get(asked(strike, query)).status_code == 404


def test_a_hidden_name_beside_a_known_one(client, strike):
    hidden = factories.entity("Ada Brook")
    factories.mention(hidden, factories.article("Ada Brook left Holm."))

    assert client.get(asked(strike, f"entity=C&entity={hidden.pk}")).status_code == 404


def test_counts_follow_and_what_leaves_nothing_is_left_out(client, strike):
    whole, both = client.get(strike.get_absolute_url()), client.get(asked(strike, "entity=C&entity=Q"))

    assert offered(whole) == {
        "Ines Calloway": 3,
        "Orla Quist": 3,
        "Ned Marsh": 2,
        "Post": 3,
        "Ledger": 2,
        "March 2019": 4,
        "April 2019": 1,
    }
    assert offered(both) == {
        "Ines Calloway": 2,
        "Orla Quist": 2,
        "Ned Marsh": 1,
        "Post": 1,
        "Ledger": 1,
        "March 2019": 2,
    }


def test_where_one_name_is_enough_the_others_are_counted_beside_it(client, strike):
    page = client.get(asked(strike, "entity=C&entity=M&match=any&source=post"))

    assert offered(page) == {
        "Ines Calloway": 2,
        "Ned Marsh": 1,
        "Orla Quist": 1,
        "Post": 3,
        "Ledger": 1,
        "March 2019": 2,
        "April 2019": 1,
    }


def test_every_count_is_what_its_link_leaves(client, strike):
    page = client.get(asked(strike, "entity=C&source=post"))
    links = re.findall(
        r'<a id="narrow-[^>]* href="([^"]*)"((?:(?!aria-current)[^>])*)>[^<]*<span class="count">(\d+)',
        page.content.decode(),
    )

    assert [(len(told(client.get(unescape(url)))), int(count)) for url, _rest, count in links] == [
        (int(count), int(count)) for _url, _rest, count in links
    ]
    assert len(links) == 3


@pytest.mark.parametrize("most_counted", [facets.MOST_COUNTED, 1])
def test_what_stands_elsewhere_and_may_have_happened_then_is_named_beside_what_was_counted(
    client, strike, monkeypatch, most_counted
):
    monkeypatch.setattr(facets, "MOST_COUNTED", most_counted)
    for title, when in {
        "6": When(None, date(2019, 4, 9)),
        "7": When(date(2019, 1, 1), date(2019, 12, 31), "year"),
    }.items():
        factories.entry(strike, factories.event(f"Event {title}", when))
    count = offered(client.get(strike.get_absolute_url()))["March 2019"]

    march, year = (client.get(asked(strike, f"period={period}")) for period in ("2019-03", "2019"))

    assert (count, told(march)) == (4, "712346")
    assert "2 of these stand at another time, and may have happened then." in march.content.decode()
    assert (told(year), "may have happened then" in year.content.decode()) == ("7123456", False)


def test_of_a_long_timeline_what_stands_near_and_is_told_by_more_than_a_day_is_looked_at(
    client, strike, monkeypatch
):
    monkeypatch.setattr(windows, "LOOKED_AT", 1)
    for month in (1, 2, 5, 6):
        reaching = When(date(2019, month, 1), date(2019, month, 20), "period")
        factories.entry(strike, factories.event("Goes on", reaching))
    year = When(date(2019, 1, 1), date(2019, 12, 31), "year")
    factories.entry(strike, factories.event("All year", year))

    def said(period):
        page = client.get(asked(strike, f"period={period}")).content.decode()
        return re.findall(r"<small>([^<]*(?:then)[^<]*)", page)

    far = "Others that are told less closely, and stand far from it, may have happened then."
    near = "At least 2 of these stand at another time, and may have happened then."
    assert (said("2019-07"), said("2019-02-02..2019-02-03")) == ([far], [near])
    assert said("2019") == []


def test_too_many_entries_are_not_counted(client, strike, monkeypatch):
    monkeypatch.setattr(facets, "MOST_COUNTED", 1)

    page = client.get(asked(strike, "entity=C"))

    assert set(offered(page).values()) == {None}


def test_each_choice_can_be_taken_out(client, strike):
    query = "entity=C&entity=Q&match=any&source=post&period=2019-03"
    links = chosen(client.get(asked(strike, query)))

    assert {words: told(client.get(url)) for words, url in links.items()} == {
        "Ines Calloway": "2",
        "Orla Quist": "12",
        "Post": "1234",
        "March 2019": "12",
    }


def test_all_or_any_is_a_link_away(client, strike):
    page = client.get(asked(strike, "entity=C&entity=Q")).content.decode()
    url = unescape(re.search(r'class="ways">.*?href="([^"]*)"', page)[1])

    assert told(client.get(url)) == "1234"
    assert 'class="ways"' not in client.get(asked(strike, "entity=C")).content.decode()


def test_a_further_name_is_a_link_away(client, strike):
    page = client.get(asked(strike, "entity=C")).content.decode()
    quist = re.search(rf'id="narrow-entity-{strike.named["Q"].pk}" href="([^"]*)"', page)[1]

    assert told(client.get(unescape(quist))) == "24"


def test_one_address_in_the_cache_for_all_that_ask_the_same(client, strike, monkeypatch):
    kept = []
    monkeypatch.setattr(cache, "set", lambda key, *rest: kept.append(key))
    queries = [
        "entity=C&entity=Q&source=post",
        "source=post&entity=Q&entity=C",
        "entity=Q&entity=C&entity=Q&source=post",
        "utm=1&entity=C&entity=Q&source=post&match=all",
        "entity=C&entity=Q&source=post&known=&match=some",
    ]

    for query in queries:
        client.get(asked(strike, query))

    assert (len(kept), len(set(kept))) == (5, 1)


def test_a_kept_page_that_is_narrowed_asks_no_more_than_one_that_is_not(
    client, strike, django_assert_num_queries
):
    pages = [strike.get_absolute_url(), asked(strike, "entity=C&source=post")]
    for page in pages:
        client.get(page)

    with django_assert_num_queries(1):
        client.get(pages[0])
    with django_assert_num_queries(1):
        client.get(pages[1])
