"""The overview in a browser: where one is, by scrolling, by keyboard and without JavaScript."""

import pytest
from playwright.sync_api import expect


def here(page):
    return page.locator('.overview [aria-current="location"]')


def test_the_bar_of_what_one_reads_is_marked_while_one_scrolls(page, long_timeline):
    page.goto(long_timeline.get_absolute_url())

    expect(here(page)).to_have_attribute("aria-label", "January 2019: 31 events")
    page.locator(".entry", has_text="Day 70").first.evaluate("entry => entry.scrollIntoView()")

    expect(here(page)).to_have_attribute("aria-label", "March 2019: 31 events")


def test_what_is_fetched_by_and_by_is_marked_too(page, long_timeline):
    page.goto(long_timeline.get_absolute_url())
    page.locator(".more.after a").click()
    last = page.locator(".entry", has_text="Day 149")

    last.evaluate("entry => entry.scrollIntoView()")

    expect(here(page)).to_have_attribute("aria-label", "May 2019: 31 events")


def test_a_bar_is_reached_and_followed_by_keyboard(page, long_timeline):
    page.goto(long_timeline.get_absolute_url())
    page.locator('.to-events[aria-label^="March"]').focus()

    page.keyboard.press("Enter")

    expect(page.locator(".entry:target h2")).to_have_text("Day 59")


@pytest.mark.parametrize("asked", ["", "?order=newest", "?span=2019-05"])
def test_without_javascript_the_page_begins_where_its_bar_says(page_without_javascript, long_timeline, asked):
    page = page_without_javascript
    page.goto(long_timeline.get_absolute_url() + asked)
    bar = page.locator(".to-events").nth(-1)
    first = {"": "Day 151", "?order=newest": "Day 159", "?span=2019-05": "Day 146"}[asked]

    bar.click()

    named = page.url.partition("#")[2]
    shown = page.locator(f"#{named} h2").first
    expect(shown).to_have_text(first)


def test_on_a_narrow_telephone_every_bar_can_be_hit(new_page, long_timeline):
    page = new_page(viewport={"width": 320, "height": 640}, is_mobile=True, has_touch=True)
    page.goto(f"{long_timeline.get_absolute_url()}?span=2019")

    boxes = [hit.bounding_box() for hit in page.locator(".overview a .hit").all()]

    assert [box for box in boxes if min(box["width"], box["height"]) < 23.9] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
