"""Entity cards: opened in place, one at a time, by mouse and by keyboard; the focus comes back."""

import pytest
from playwright.sync_api import expect

from tests.browser import story_pages
from tests.browser.conftest import until

CARD = ".entity-card"


def opener(page, story, place):
    """The place's second link to a card, and its page open."""
    address, link = {
        "timeline": (story.get_absolute_url(), ".chip:visible"),
        "text": (story_pages.last_article().get_absolute_url(), ".article-text a.name"),
        "beside the text": (story_pages.last_article().get_absolute_url(), ".named .chip"),
    }[place]
    page.goto(address)
    return page.locator(link).nth(1)


@pytest.mark.parametrize("place", ["timeline", "text", "beside the text"])
def test_a_card_opens_in_place_and_nothing_but_the_card_is_asked_for(page, story, live_server, place):
    link = opener(page, story, place)
    before = page.url
    asked = []
    page.on("requestfinished", lambda request: asked.append(request.url.removeprefix(live_server.url)))

    link.click()

    expect(page.locator(CARD)).to_be_focused()
    expect(page.locator(CARD)).to_be_in_viewport()
    expect(link).to_have_attribute("aria-expanded", "true")
    assert page.locator(f"{CARD} h3 a").inner_text() == link.inner_text()
    # Pictures come as one scrolls.
    assert [address for address in asked if not address.startswith(("/static/", "/pictures/"))] == [
        link.get_attribute("hx-get")
    ]
    assert page.url == before


@pytest.mark.parametrize("place", ["timeline", "text"])
@pytest.mark.parametrize("leave", ["Escape", "×", "the link again"])
def test_enter_opens_a_card_and_closing_it_gives_the_focus_back(page, story, place, leave):
    link = opener(page, story, place)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(CARD)).to_be_focused()

    if leave == "Escape":
        page.keyboard.press("Escape")
    elif leave == "×":
        page.get_by_role("button", name="Close").press("Enter")
    else:
        link.press("Enter")

    expect(page.locator(CARD)).to_have_count(0)
    expect(link).to_be_focused()
    expect(link).to_have_attribute("aria-expanded", "false")


def test_on_a_phone_the_name_stays_in_sight_above_its_card(new_page, story):
    phone = new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    phone.goto(story_pages.last_article().get_absolute_url())
    link = phone.locator(".article-text a.name").nth(3)

    link.click()

    expect(phone.locator(CARD)).to_be_focused()
    name, card = link.bounding_box(), phone.locator(CARD).bounding_box()
    assert 0 <= name["y"] < name["y"] + name["height"] < card["y"]


def test_another_card_closes_the_first(page, story):
    first = opener(page, story, "timeline")
    second = page.locator(".chip:visible").nth(9)
    first.click()
    expect(page.locator(CARD)).to_be_focused()

    second.click()

    expect(page.locator(f"{CARD} h3")).to_have_text(second.inner_text())
    expect(page.locator(CARD)).to_have_count(1)
    expect(first).to_have_attribute("aria-expanded", "false")
    expect(second).to_have_attribute("aria-expanded", "true")


def test_of_two_cards_asked_for_at_once_the_last_one_stays(page, story):
    first = opener(page, story, "timeline")
    second = page.locator(".chip:visible").nth(9)
    held = []
    page.route("**/card/", lambda route: held.append(route))
    first.click()
    second.click()
    until(page, "document.querySelectorAll('.htmx-request').length == 2")

    for route in reversed(held):  # the answers overtake each other
        with page.expect_response("**/card/"):
            route.continue_()

    expect(second).to_have_attribute("aria-expanded", "true")
    expect(page.locator(CARD)).to_have_count(1)
    expect(page.locator(f"{CARD} h3")).to_have_text(second.inner_text())
    expect(first).not_to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_refused_card_is_said_and_leaves_the_page_as_it_is(page, story, status, complaints):
    complaints.forgive(f"status of {status}")
    link = opener(page, story, "timeline")
    text = page.locator("main").text_content()
    page.route("**/card/", lambda route: route.fulfill(status=status, body="<h1>Broken</h1>"), times=1)

    link.click()

    expect(page.get_by_role("alert")).to_be_visible()
    assert page.locator("main").text_content() == text
    expect(link).not_to_have_attribute("aria-expanded", "true")

    link.click()

    expect(page.locator(CARD)).to_be_focused()
    expect(page.get_by_role("alert")).to_be_hidden()
