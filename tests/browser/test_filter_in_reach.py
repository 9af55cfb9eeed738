"""What narrows a timeline stays in reach while one scrolls, and covers nothing one goes to."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import until


@pytest.mark.parametrize("size", [(1280, 900), (390, 844), (320, 640)])
def test_in_reach_at_the_end_of_the_page(page, long_timeline, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{long_timeline.get_absolute_url()}?period=2019")

    page.locator(".entry").last.scroll_into_view_if_needed()
    page.evaluate(
        "scrollTo({top: document.querySelector('.flow').getBoundingClientRect().bottom - 900 + scrollY})"
    )

    expect(page.locator(".narrow")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_it_is_one_line_that_opens(phone, long_timeline):
    phone.goto(f"{long_timeline.get_absolute_url()}?period=2019")
    phone.evaluate("scrollTo({top: 9000, behavior: 'instant'})")
    line = phone.locator(".narrow summary")
    assert line.inner_text() == "Narrow (1)"
    assert phone.locator(".narrow").bounding_box()["height"] <= 48

    line.tap()

    expect(phone.locator("#known")).to_be_visible()


def test_on_a_phone_it_does_not_cover_what_one_goes_to(phone, long_timeline):
    entry = long_timeline.entries.in_order()[120]

    phone.goto(f"{entry.get_absolute_url()}#entry-{entry.pk}")

    until(phone, "scrollY > 500")
    until(phone, f"document.querySelector('#entry-{entry.pk}').getBoundingClientRect().top < 300")
    top = phone.locator(f"#entry-{entry.pk} h2").bounding_box()["y"]
    line = phone.locator(".narrow").bounding_box()
    assert top >= line["y"] + line["height"]


def test_names_are_added_and_taken_out_in_place(page, story):
    page.goto(story.get_absolute_url())
    page.locator("[id^=narrow-entity]").first.click()
    expect(page.locator(".chosen")).to_have_count(1)
    page.locator("[id^=narrow-entity]:not([aria-current])").first.click()
    expect(page.locator(".chosen")).to_have_count(2)
    page.get_by_role("link", name="any of them").click()
    expect(page.locator(".ways b")).to_have_text("any of them")
    shown = page.locator(".entry").count()
    assert page.url.count("entity=") == 2
    assert page.url.endswith("match=any")

    page.reload()
    expect(page.locator(".entry")).to_have_count(shown)
    page.locator(".chosen").first.click()

    expect(page.locator(".chosen")).to_have_count(1)
