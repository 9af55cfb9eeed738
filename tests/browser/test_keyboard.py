"""By keyboard alone: everything is reached, in order, and the focus is seen."""

import pytest
from playwright.sync_api import expect

from newsreader.models import Article
from tests.browser import story_pages

TABBABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
FOCUSED = """() => {
  const node = document.activeElement, style = getComputedStyle(node), box = node.getBoundingClientRect();
  return {
    at: [...document.querySelectorAll("*")].indexOf(node),
    seen: style.outlineStyle != "none" && parseFloat(style.outlineWidth) >= 2,
    inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    name: node.outerHTML.slice(0, 90),
  };
}"""
EXPECTED = f"""() => {{
  const all = [...document.querySelectorAll("*")];
  return [...document.querySelectorAll("{TABBABLE}")]
    .filter((node) => node.tabIndex >= 0 && node.checkVisibility({{visibilityProperty: true}}))
    .map((node) => all.indexOf(node));
}}"""


@pytest.mark.parametrize("name", ["timeline", "article"])
def test_tab_reaches_everything_in_order_and_the_focus_is_seen(new_page, story, name):
    page = new_page(reduced_motion="reduce")
    page.goto(story_pages.for_readers(story)[name])
    expected = page.evaluate(EXPECTED)

    met = []
    while not met or met[-1]["at"] != expected[-1] and len(met) < 2 * len(expected):
        page.keyboard.press("Tab")
        met.append(page.evaluate(FOCUSED))

    stops = [stop["at"] for stop in met]
    assert list(dict.fromkeys(stops)) == expected  # a day, a month and a year are three stops of one field
    seen = {stop["at"] for stop in met if stop["seen"] and stop["inside"]}
    assert [stop["name"] for stop in met if stop["at"] not in seen] == []


def test_the_skip_link_leads_to_the_text(page, story):
    page.goto(story.get_absolute_url())

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


NOTES_NOT_WHOLE = """() => [...document.querySelectorAll(".article .date")].map((date) => {
  const note = document.getElementById(date.getAttribute("aria-describedby"));
  const before = note.checkVisibility();
  date.focus();
  const box = note.getBoundingClientRect();
  const whole = box.height > 0 && box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
  return !before && whole && note.scrollWidth <= note.clientWidth ? "" : note.textContent;
}).filter((text) => text)"""


@pytest.mark.parametrize("width", [320, 1280])
def test_every_date_in_a_text_shows_its_note_whole(new_page, story, width):
    size = {"width": width, "height": 640}
    page = new_page(java_script_enabled=False, viewport=size, reduced_motion="reduce")

    for article in Article.objects.all():
        page.goto(article.get_absolute_url())
        assert page.locator(".article .date").count() > 0
        assert page.evaluate(NOTES_NOT_WHOLE) == []
