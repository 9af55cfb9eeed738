"""Going on in a list though the row that its page ended with is gone by now; and coming back to one."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.urls import reverse

from newsreader import deciding
from newsreader.models import Note, ReaderMark
from newsreader.showing import article_list, mentions, windows
from newsreader.views import entities
from newsreader.views.desk import timelines as desk_timelines
from newsreader.views.reader import place
from tests import factories

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def ferries():
    """Event 0 to 8, on the first nine days of March 2019."""
    timeline = factories.timeline("Ferries", slug="ferries")
    for number in range(9):
        factories.entry(timeline, factories.event(f"Event {number}", date(2019, 3, 1 + number)))
    return timeline


@pytest.fixture
def short_windows(monkeypatch):
    for name in ("FIRST", "NEXT"):
        monkeypatch.setattr(windows, name, 3)


def told(response):
    return "".join(re.findall(r"<h2><a[^>]*>Event (\d)", response.content.decode()))


def more(response, where="after"):
    found = re.search(rf'class="more(?: {where})?"><a href="([^"]*)"', response.content.decode())
    return unescape(found[1]) if found else None


def take_off(timeline, number):
    entry = timeline.entries.get(event__title=f"Event {number}")
    deciding.entries.delete(entry, factories.editor())


def dated(*headlines):
    """Public articles, each a day older than the one before it, that name Ines Calloway."""
    calloway = factories.entity("Ines Calloway")
    articles = [
        factories.article(
            headline=headline, published=datetime(2019, 3, 20, tzinfo=UTC) - timedelta(days), public=True
        )
        for days, headline in enumerate(headlines)
    ]
    for article in articles:
        factories.mention(calloway, article)
    return calloway, articles


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("order", ["", "?order=newest"])
def test_the_last_entry_of_a_window_taken_off(client, ferries, short_windows, headers, order):
    address = more(client.get(ferries.get_absolute_url() + order))
    take_off(ferries, 6 if order else 2)

    assert told(client.get(address, headers=headers)) == ("543" if order else "345")


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("order", ["", "&order=newest"])
def test_the_first_entry_of_a_window_taken_off(client, ferries, short_windows, headers, order):
    last = ferries.entries.in_reverse()[0] if not order else ferries.entries.in_order()[0]
    address = more(client.get(f"{ferries.get_absolute_url()}?before={last.pk}{order}"), "before")
    take_off(ferries, 3 if order else 5)

    assert told(client.get(address, headers=headers)) == ("654" if order else "234")


def test_nothing_left_to_go_on_to(client, ferries, short_windows):
    address = more(client.get(more(client.get(ferries.get_absolute_url()))))
    for number in (6, 7, 8):
        take_off(ferries, number)

    page, part = client.get(address), client.get(address, headers=HTMX)

    assert "Nothing stands beyond this place." in page.content.decode()
    assert (told(page), told(part), more(part)) == ("", "", None)


@pytest.mark.parametrize("place", ["{id}", "{key}"])
def test_an_entrys_id_is_a_place_too_as_long_as_it_stands(client, ferries, short_windows, place):
    entry = ferries.entries.in_order()[3]
    address = f"{ferries.get_absolute_url()}?after={place.format(id=entry.pk, key=entry.key.as_text)}"

    assert told(client.get(address)) == "456"


@pytest.mark.parametrize("place", ["x", "2019-02-30_1_1_1_1", "2019-03-01_1_1_1", "2019-03-01_1_1_1_1'"])
def test_a_place_that_is_none(client, ferries, place):
    assert client.get(f"{ferries.get_absolute_url()}?after={place}").status_code == 404


# Coming back


def reach(first, last):
    return f"from={first.key.as_text}&until={last.key.as_text}"


@pytest.mark.parametrize("order", ["", "&order=newest"])
def test_a_page_that_was_gone_on_in_is_given_whole(client, ferries, short_windows, order):
    entries = list(ferries.entries.in_order()[1:8])
    ends = (entries[-1], entries[0]) if order else (entries[0], entries[-1])

    page = client.get(f"{ferries.get_absolute_url()}?{reach(*ends)}{order}")

    assert told(page) == ("7654321" if order else "1234567")
    assert (told(client.get(more(page))), told(client.get(more(page, "before")))) == (
        ("0", "8") if order else ("8", "0")
    )


def test_of_more_than_a_page_holds_the_part_where_the_reader_was(client, ferries, monkeypatch):
    monkeypatch.setattr(windows, "LONGEST", 4)
    entries = ferries.entries.in_order()

    page = client.get(f"{ferries.get_absolute_url()}?{reach(entries[0], entries[7])}")

    assert told(page) == "4567"
    assert told(client.get(more(page, "before"))) == "0123"


def test_an_entrys_page_that_was_gone_on_in(client, ferries):
    entries = ferries.entries.in_order()

    page = client.get(f"{entries[3].get_absolute_url()}?{reach(entries[2], entries[7])}")

    assert told(page) == "234567"
    assert re.findall(r'class="entry [^"]* here" id="entry-(\d+)"', page.content.decode()) == [
        str(entries[3].pk)
    ]


@pytest.mark.parametrize("ends", ["from=x&until=y", "from=2030-01-01_1_1_1_1&until=2031-01-01_1_1_1_1"])
def test_nothing_left_where_a_reader_was(client, ferries, short_windows, ends):
    assert told(client.get(f"{ferries.get_absolute_url()}?{ends}")) == "012"


# Other lists


def test_the_last_article_of_a_page_hidden(client, monkeypatch):
    monkeypatch.setattr(article_list, "PAGE", 2)
    _calloway, articles = dated("One", "Two", "Three", "Four")
    address = more(client.get(reverse("articles")))
    factories.show(articles[1], public=False)

    page = client.get(address).content.decode()

    assert re.findall(r"<h2><a[^>]*>(\w+)</a>", page) == ["Three", "Four"]


def test_the_last_article_that_names_an_entity_hidden(client, monkeypatch):
    monkeypatch.setattr(mentions, "ARTICLES", 2)
    monkeypatch.setattr(mentions._newest, "statements", {})
    calloway, articles = dated("One", "Two", "Three", "Four")
    address = more(client.get(calloway.get_absolute_url()))
    factories.show(articles[1], public=False)

    page = client.get(address).content.decode()

    assert [name for name in ("One", "Two", "Three", "Four") if f">{name}</a>" in page] == ["Three", "Four"]


def test_the_last_entity_of_a_page_hidden(client, monkeypatch):
    monkeypatch.setattr(entities, "PAGE", 1)
    for name in ("Ada Brook", "Bea Crane"):
        factories.mention(
            factories.entity(name), factories.article(f"{name} left Holm.", public=True, headline=name)
        )
    address = more(client.get(reverse("entities")))
    factories.show(factories.Article.objects.get(headline="Ada Brook"), public=False)

    page = client.get(address).content.decode()

    assert [name for name in ("Ada Brook", "Bea Crane") if name in page] == ["Bea Crane"]


def test_a_star_and_a_note_taken_away(as_viewer, monkeypatch):
    monkeypatch.setattr(place, "PAGE", 1)
    reader = as_viewer("reader")
    _calloway, articles = dated("One", "Two", "Three")
    for article in articles:
        ReaderMark.objects.star(reader.user, article.pk)
        Note.objects.create(user=reader.user, article=article, text=f"Note on {article.headline}")
    addresses = [more(reader.get(reverse(name))) for name in ("my-starred", "my-notes")]
    ReaderMark.objects.filter(article=articles[2]).delete()
    Note.objects.filter(article=articles[2]).delete()

    starred, notes = (reader.get(address).content.decode() for address in addresses)

    assert re.findall(r"<h2><a[^>]*>(\w+)</a>", starred) == ["Two"]
    assert re.findall(r"Note on (\w+)", notes) == ["Two"]


def test_the_last_entry_of_a_page_at_the_desk_taken_off(as_viewer, ferries, monkeypatch):
    monkeypatch.setattr(desk_timelines, "PAGE", 3)
    desk = as_viewer("member", ferries)
    address = more(desk.get(reverse("desk-timeline", args=["ferries"])))
    take_off(ferries, 2)

    page = desk.get(f"{reverse('desk-timeline', args=['ferries'])}{address}").content.decode()

    assert re.findall(r">Event (\d)</a>", page)[0] == "3"
