"""Every page, in light and in dark, wide and on a phone: nothing in people's way, no sideways scrolling."""

import pytest
from playwright.sync_api import expect

from newsreader.models import Note
from tests import factories
from tests.browser import story_pages
from tests.near_copy_texts import AGENCY

SIZES = {"wide": (1280, 900), "phone": (390, 844)}


@pytest.fixture
def in_the_way(barriers):
    """in_the_way(page): every barrier of the page as it stands, in all its looks."""

    def in_the_way(page):
        found = []
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme="light")
            found += [f"{size}: {barrier}" for barrier in barriers(page)]
            page.emulate_media(color_scheme="dark")  # where nothing but the colours can differ
            found += [f"{size}, dark: {barrier}" for barrier in barriers(page, "color-contrast")]
        page.set_viewport_size({"width": 320, "height": 640})
        if (reach := page.evaluate("document.documentElement.scrollWidth")) > 320:
            found.append(f"scrolls sideways: {reach} px")
        return found

    return in_the_way


def test_axe_and_the_ruler_see_what_is_in_the_way(page, story, in_the_way):
    page.goto("/about/")
    page.evaluate("document.querySelector('main').innerHTML = '<img src=/static/icon.svg width=800>'")

    found = in_the_way(page)

    assert "wide: image-alt: img" in found
    assert "scrolls sideways: 816 px" in found


def test_readers_pages(page, story, in_the_way, complaints):
    complaints.forgive("status of 404")
    found = {}

    for name, address in story_pages.for_readers(story).items():
        page.goto(address)
        found[name] = in_the_way(page)

    assert found == dict.fromkeys(found, [])


def test_what_a_thumb_hits_lies_24_pixels_from_the_next(page, story, barriers):
    """WCAG 2.5.8, which Lighthouse asks for too, on the pages that are read most."""
    pages = story_pages.for_readers(story)
    page.set_viewport_size({"width": 412, "height": 823})
    found = {}

    for name in ("home", "articles", "article", "timeline", "search"):
        page.goto(pages[name])
        found[name] = barriers(page, "target-size")

    assert found == dict.fromkeys(found, [])


def test_editors_pages(page, story, editor, sign_in, in_the_way):
    sign_in(page, editor)
    found = {}

    for name, address in story_pages.editors_only(story).items():
        page.goto(address)
        found[name] = in_the_way(page)

    assert found == dict.fromkeys(found, [])


def test_administrators_pages(page, story, sign_in, in_the_way):
    sign_in(page, factories.superuser())
    found = {}
    for name, address in story_pages.administrators_only().items():
        page.goto(address)
        found[name] = in_the_way(page)

    assert found == dict.fromkeys(found, [])


@pytest.mark.parametrize("name", ["timeline", "article"])
def test_an_open_card(page, story, in_the_way, name):
    page.goto(story_pages.for_readers(story)[name])
    page.locator(".chip:visible").first.click()
    expect(page.locator(".entity-card")).to_be_visible()

    assert in_the_way(page) == []


def test_the_note_of_a_date(page, story, in_the_way):
    page.goto(story_pages.last_article().get_absolute_url())
    page.locator(".article-text .date").first.focus()
    expect(page.locator(".date-note:visible")).to_have_count(1)

    assert in_the_way(page) == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_an_article_of_every_kind_of_block(page, live_server, in_the_way, direction):
    page.goto(factories.read_article_of_blocks(direction=direction).get_absolute_url())

    assert in_the_way(page) == []


def test_a_note_while_it_is_written_and_one_whose_words_are_gone(page, story, sign_in, in_the_way):
    reader, article = factories.reader(), story_pages.last_article()
    words = " ".join(article.current.body.split()[:12])
    Note.objects.write(reader, article, "Ask who counted.", words)
    lost = Note.objects.write(reader, article, "And when?", words)
    Note.objects.filter(pk=lost.pk).update(lost=True)
    sign_in(page, reader)
    page.goto(article.get_absolute_url())
    page.get_by_text("Write a note").click()

    expect(page.get_by_role("textbox", name="Your note")).to_be_visible()
    expect(page.get_by_text("These words are no longer in the article.")).to_be_visible()
    assert in_the_way(page) == []


def test_what_two_articles_share_and_how_their_sources_are_counted(page, live_server, in_the_way):
    post, echo = (
        factories.read_article(AGENCY, source=factories.source(paper), public=True)
        for paper in ("Post", "Echo")
    )
    timeline = factories.timeline()
    for article in (post, echo):
        factories.entry(timeline, factories.event(article=article, quote="A fire tore through"))
    page.goto(f"{post.get_absolute_url()}?shared={echo.pk}")
    found = in_the_way(page)

    page.goto(timeline.get_absolute_url())
    page.get_by_text("how the sources are counted").press("Enter")
    expect(page.get_by_text("2 outlets are cited.")).to_be_visible()

    assert found + in_the_way(page) == []


def test_what_was_left_out_of_an_article(page, live_server, sign_in, in_the_way):
    article = factories.article(left_out=[["Follow us on the quay", "share-button"], ["Home", "page-line"]])
    sign_in(page, factories.editor())
    page.goto(f"/desk/articles/{article.pk}/")
    page.get_by_text("2 lines of its page").click()
    expect(page.get_by_text("Follow us on the quay")).to_be_visible()

    assert in_the_way(page) == []


def test_what_the_form_for_articles_answers(page, story, editor, sign_in, in_the_way, complaints):
    complaints.forgive("status of 422")
    sign_in(page, editor)
    page.goto("/desk/articles/new/")

    page.get_by_role("button", name="Take in").click()
    expect(page.get_by_text("Choose a file or paste some text.")).to_be_visible()
    refused = in_the_way(page)
    page.get_by_label("Or paste an article").fill("A port reopens\n\nThe port of Selby reopened on Monday.")
    page.get_by_role("button", name="Take in").click()
    expect(page.locator("h1")).to_have_text("Taken in")
    taken = in_the_way(page)

    assert (refused, taken) == ([], [])
