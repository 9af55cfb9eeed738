"""Annotations in Markdown: on pages as HTML, elsewhere as plain words, looked at before they are saved."""

import json

import pytest
from django.urls import reverse

from newsreader.deciding.indexing import follow
from newsreader.models import Decision, Entry
from tests import factories
from tests.views.forms import form_of
from tests.views.test_colleagues import at, logged_in

WRITTEN = "The *first* day: see [the count](https://selby.example/count).\n\n- one\n- two"
HTML = "The <em>first</em> day"
PLAIN = "The first day: see the count."


@pytest.fixture
def ada(db):
    return logged_in(factories.editor(first_name="Ada"))


@pytest.fixture
def entry(ada):
    timeline = factories.timeline("The strike", owner=ada.user, standfirst="Told *day by day*.")
    return factories.entry(timeline, annotation=WRITTEN)


@pytest.mark.parametrize("page", ["timeline", "entry", "timeline-print", "timeline-read"])
def test_pages_show_it_as_html(page, ada, entry):
    slug = entry.timeline.slug
    url = reverse(page, args=[slug, entry.pk] if page == "entry" else [slug])

    html = ada.get(url).content.decode()

    assert (HTML in html, "Told <em>day by day</em>" in html) == (True, True)
    assert 'href="https://selby.example/count" rel="nofollow noopener noreferrer"' in html


def test_what_leaves_the_site_is_plain(client, entry):
    feed = client.get(reverse("timeline-feed", args=[entry.timeline.slug, "json"])).json()
    head = client.get(entry.get_absolute_url()).content.decode().partition("</head>")[0]

    assert PLAIN in json.dumps(feed) and "*" not in json.dumps(feed)
    assert PLAIN in head and "*first*" not in head


def test_lists_of_timelines_say_it_in_plain_words(client, entry, text):
    page = text(client.get(reverse("timelines")))

    assert "Told day by day." in page


def test_it_is_found_and_shown_by_its_words(client, entry, text):
    follow(
        [{"model": "entry", "id": entry.pk, "before": {"annotation": ""}, "after": {"annotation": WRITTEN}}]
    )

    page = text(client.get(f"{reverse('search')}?q=count"))

    assert PLAIN in page


# Looked at first


def test_a_preview_stands_beside_its_field(ada, entry):
    part = ada.post(
        f"{at('desk-markdown')}?preview=annotation", {"annotation": WRITTEN}, headers={"HX-Request": "true"}
    )

    assert part.content.decode().startswith(f'<p dir="auto">{HTML}')


def test_without_javascript_it_leads_back_with_all_that_was_typed(ada, entry, text):
    page = ada.get(at("desk-entry", entry.pk))
    typed = form_of(page) | {"annotation": "Not *yet*", "headline": "Halt", "preview": "annotation"}

    looked_at = ada.post(at("desk-markdown"), typed)
    back = ada.post(at("desk-entry", entry.pk), form_of(looked_at, at("desk-entry", entry.pk)))

    again = form_of(back)
    assert "Not <em>yet</em>" in looked_at.content.decode()
    assert (again["annotation"], again["headline"], "Not saved yet" in text(back)) == (
        "Not *yet*",
        "Halt",
        True,
    )
    assert (Entry.objects.get().annotation, Decision.objects.count()) == (WRITTEN, 0)


@pytest.mark.parametrize("back", ["", "//selby.example/", "https://selby.example/"])
def test_a_preview_leads_back_to_this_site_alone(back, ada):
    assert ada.post(at("desk-markdown"), {"preview": "a", "a": "x", "typed_at": back}).status_code == 404
