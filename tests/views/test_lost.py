"""A link to a citation whose words are gone says so, and shows them as they stood beside today's text."""

import pytest
from django.urls import reverse

from newsreader.deciding.anchoring import reanchor
from newsreader.showing.lost import LostCitation
from tests import factories

FORMER = "Dockers in Port Selby walked out on Tuesday. Their anger was <b>great</b>."
TODAY = "The strike in Port Selby is off.\n\nSome dockers in Port Selby had walked out before Tuesday."


@pytest.fixture
def lost(db):
    article = factories.article(FORMER, public=True)
    event = factories.event(article=article)
    factories.entry(factories.timeline(), event)
    factories.new_version(article, body=TODAY)
    reanchor(article)
    return event.citations.get()


def address(citation):
    return reverse("citation", args=[citation.pk])


def test_its_address_tells_on_arrival_that_the_words_are_gone(lost, as_viewer):
    page = as_viewer("editor").get(address(lost))

    assert page.templates[1].name == "base.html"
    assert "<h1>These words are no longer in the article</h1>" in page.content.decode()


def test_editors_see_the_version_it_came_from_with_the_words_marked_beside_todays(lost, as_viewer):
    shown = as_viewer("editor").get(address(lost)).context["lost"]

    headline = lost.article.headline
    assert shown.then == [
        ("headline", headline),
        (
            "body",
            f'<mark id="cited">{factories.WALKED_OUT}</mark>. Their anger was &lt;b&gt;great&lt;/b&gt;.',
        ),
    ]
    assert shown.now == [
        ("headline", headline),
        ("body", "The strike in Port Selby is off."),
        ("body", '<mark id="near">Some dockers in Port Selby had walked out before Tuesday.</mark>'),
    ]


@pytest.mark.parametrize("viewer", ["anonymous", "reader"])
def test_others_see_the_cited_sentence_and_todays_text_and_no_more_of_what_was_taken_back(
    viewer, lost, as_viewer, text
):
    page = text(as_viewer(viewer).get(address(lost)))

    assert [words in page for words in (f"{factories.WALKED_OUT}.", TODAY[:30], "anger")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("viewer", ["anonymous", "reader"])
def test_of_a_private_article_strangers_get_no_page(viewer, lost, as_viewer):
    factories.show(lost.article, public=False)

    assert as_viewer(viewer).get(address(lost)).status_code == 404


def test_of_an_event_on_a_draft_nobody_else_gets_a_page(lost, as_viewer):
    timeline = lost.event.entries.get().timeline
    timeline.published = None
    timeline.save()

    seen = {name: as_viewer(name, timeline).get(address(lost)).status_code for name in ("editor", "member")}

    assert seen == {"editor": 404, "member": 200}


def test_a_link_to_its_words_leads_there(lost, client):
    page = client.get(lost.event.get_absolute_url()).content.decode()

    assert lost.get_absolute_url() == address(lost)
    assert f'href="{address(lost)}">in the article</a>' in page


def test_found_words_are_led_to_as_ever(db, client):
    article = factories.article(public=True)
    event = factories.event(article=article)
    factories.entry(factories.timeline(), event)
    citation = event.citations.get()

    answer = client.get(address(citation))

    assert answer.headers["Location"] == f"{article.get_absolute_url()}#{citation.anchor}"


def test_words_over_two_paragraphs_are_marked_in_each(db):
    article = factories.article("One two.\n\nThree four. Five.")
    citation = factories.event(article=article, quote="two.\n\nThree four.").citations.get()

    then = LostCitation(citation, factories.editor()).then

    assert [words for _field, words in then[1:]] == [
        'One <mark id="cited">two.</mark>',
        "<mark>Three four.</mark> Five.",
    ]


def test_today_may_hold_nothing_near_it(lost):
    factories.new_version(lost.article, body="")
    reanchor(lost.article)
    lost.refresh_from_db()

    shown = LostCitation(lost, factories.editor())

    assert (shown.near, [field for field, _words in shown.now]) == ([], ["headline"])
