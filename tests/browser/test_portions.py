"""A long article goes on in place, and an address without its portion still leads to the words."""

import re

from playwright.sync_api import expect

from tests import factories

SAID = "The council of Port Selby met on Tuesday, and Ines Calloway spoke of the harbour. "


def long_article():
    body = "\n\n".join([*(SAID * 5 for _paragraph in range(100)), "The dredger sank on Friday."])
    return factories.read_article(body, public=True)


def test_reading_on_brings_the_next_part_and_the_focus_goes_there(page, story):
    article = long_article()
    page.goto(article.get_absolute_url())

    page.get_by_role("link", name="Read on").press("Enter")

    expect(page.get_by_text("Part 2 of 3", exact=True)).to_be_focused()
    expect(page.get_by_text("Part 1 of 3", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Read on")).to_have_attribute("href", "?at=32136")


def test_an_old_address_leads_to_the_part_that_holds_its_words(page, story):
    article = long_article()
    begins = article.current.body.index("The dredger")

    page.goto(f"{article.get_absolute_url()}#body-{begins}")

    expect(page.locator(f"#body-{begins}")).to_be_in_viewport()


def test_an_old_address_keeps_the_way_that_led_here(page, story):
    article, entry = long_article(), story.entries.in_order()[0]
    begins = article.current.body.index("The dredger")

    page.goto(f"{article.get_absolute_url()}?from={entry.pk}#body-{begins}")

    expect(page).to_have_url(re.compile(rf"\?from={entry.pk}&at={begins}#body-{begins}$"))
    expect(page.get_by_role("link", name=f"Back to “{story.title}”")).to_be_visible()


def test_keys_press_the_articles_own_controls_and_j_reads_on(page, story, sign_in):
    sign_in(page, factories.reader())
    page.goto(long_article().get_absolute_url())

    expect(page.get_by_role("button", name="Keep unread")).to_be_visible()
    page.keyboard.press("m")
    expect(page.get_by_role("button", name="Mark as read")).to_be_visible()
    page.keyboard.press("j")

    expect(page.get_by_text("Part 2 of 3", exact=True)).to_be_focused()


def test_all_parts_without_a_script(page_without_javascript, story):
    page = page_without_javascript
    page.goto(long_article().get_absolute_url())

    page.get_by_role("link", name="Read on").click()
    page.get_by_role("link", name="Read on").click()

    expect(page.locator(".article-text")).to_contain_text("The dredger sank")
    expect(page.get_by_role("link", name="Read on")).to_have_count(0)
