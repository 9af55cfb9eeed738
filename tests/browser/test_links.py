"""An article's links: told from names, reached by keyboard, without sideways scrolling, told on paper."""

import pytest
from playwright.sync_api import expect

from tests import factories

AWAY = (
    "https://holm.example/a-very-long-way-to-the-quay-that-nobody-would-break/of-the-old-harbour/2019-03-13"
)
SAID = ("walked out", "met on 7 March and refused to talk", "marched to the town hall on Monday, the")


@pytest.fixture
def article(live_server):
    body = factories.BODY
    rows = [[body.index(said), body.index(said) + len(said), f"{AWAY}/{at}"] for at, said in enumerate(SAID)]
    return factories.read_article(links=rows, public=True)


def test_a_link_says_that_it_leads_elsewhere(page, article):
    page.goto(article.get_absolute_url())

    link = page.get_by_role("link", name="walked out (leads to holm.example)", exact=True)

    expect(link).to_have_attribute("href", f"{AWAY}/0")
    assert link.evaluate("node => getComputedStyle(node, '::after').content") == '"\u2060↗"'


def test_a_date_in_a_link_is_explained_when_the_link_has_the_focus(page, article):
    page.goto(article.get_absolute_url())
    note = page.get_by_role("tooltip").filter(has_text="7 March")
    expect(note).to_be_hidden()

    page.locator(".link", has_text="met on").focus()

    expect(note).to_be_visible()


def test_no_barriers_and_no_sideways_scrolling(page, dark_page, article, barriers):
    for each in (page, dark_page):
        each.set_viewport_size({"width": 320, "height": 640})
        each.goto(article.get_absolute_url())

        assert (barriers(each), each.evaluate("document.documentElement.scrollWidth")) == ([], 320)


def test_paper_has_the_addresses_below_the_text(page, article):
    page.goto(article.get_absolute_url())
    expect(page.locator(".printed-links")).to_be_hidden()

    page.emulate_media(media="print")

    expect(page.locator(".printed-links li")).to_have_text(
        [f"{said} {AWAY}/{at}" for at, said in enumerate(SAID)]
    )
    expect(page.locator(".printed-links")).to_be_visible()
