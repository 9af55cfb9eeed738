"""Subheads, lists, quotes and tables in an article: to read, to reach, to print, and to be led to."""

import pytest
from playwright.sync_api import expect

from newsreader.models import Entry
from tests import factories
from tests.browser.conftest import until

LIT = "rgb(247, 236, 201)"
BACKGROUND = "node => getComputedStyle(node).backgroundColor"
NARROW = {"width": 320, "height": 640}


@pytest.fixture
def article(live_server):
    return factories.read_article_of_blocks()


def cited(article, quote):
    event = factories.event(article=article, quote=quote)
    factories.entry(factories.timeline(), event)
    return event.citations.get()


@pytest.mark.parametrize(
    "quote",
    ["Ines Calloway left Port Selby", "closed the quay on 5 March", "Holm | 8 March 2019", "said on Monday"],
)
def test_cited_words_are_lit_in_every_kind(page, article, quote):
    citation = cited(article, quote)

    page.goto(citation.get_absolute_url())

    words = page.locator(f"#{citation.anchor}")
    expect(words).to_be_in_viewport()
    assert words.evaluate(BACKGROUND) == LIT
    lit = page.locator(".statement").evaluate_all(
        "(all, lit) => all.filter(node => getComputedStyle(node).backgroundColor === lit)"
        ".map(node => [...node.childNodes].filter(n => !n.matches?.('.date-note')).map(n => n.innerText ?? "
        "n.textContent).join(''))",
        LIT,
    )
    assert " | ".join(lit) == quote


def test_a_wide_table_scrolls_in_its_own_box_by_keyboard(page, article):
    page.set_viewport_size(NARROW)
    page.goto(article.get_absolute_url())
    table = page.get_by_role("group", name="Table")

    table.focus()
    page.keyboard.press("ArrowRight")

    until(page, "document.querySelector('.table').scrollLeft > 0")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("place", [".table", "ul", "blockquote", "h2"])
def test_the_note_of_a_date_is_seen_whole_wherever_it_stands(page, article, place):
    page.set_viewport_size(NARROW)
    page.goto(article.get_absolute_url())

    page.locator(f".article-text {place} .date").first.focus()

    note = page.locator(".date-note:visible")
    expect(note).to_have_count(1)
    expect(note).to_be_in_viewport(ratio=1)
    assert note.evaluate(
        "node => { const box = node.getBoundingClientRect();"
        " return document.elementFromPoint(box.left + 12, box.bottom - 6) === node; }"
    )


def test_an_article_of_blocks_keeps_its_words_on_paper(page, article):
    page.goto(article.get_absolute_url())
    text = page.locator(".article-text").inner_text()

    page.emulate_media(media="print")

    assert page.locator(".article-text").inner_text() == text
    assert page.locator(".table").evaluate("node => getComputedStyle(node).overflowX") == "visible"


def test_an_event_is_made_of_an_item(page, live_server, sign_in):
    editor = factories.editor()
    factories.timeline("The quays", owner=editor)
    article = factories.read_article_of_blocks()
    sign_in(page, editor)
    page.goto(f"/desk/articles/{article.pk}/write/")

    page.get_by_role("link", name="The ferry to Holm sank on 5 March.").click()
    form = page.get_by_role("region", name="A new event")
    form.get_by_label("What happened").fill("The ferry sank")
    form.get_by_role("button", name="Put it on the timeline").click()

    page.wait_for_url(f"**/desk/articles/{article.pk}/")
    citation = Entry.objects.get().event.citations.get()
    assert citation.sentence == citation.exact == "The ferry to Holm sank on 5 March."
