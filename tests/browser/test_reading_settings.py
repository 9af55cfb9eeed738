"""How a visitor likes to read: chosen by a plain form, and there before anything is painted."""

import re

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser import story_pages

PAPER = "getComputedStyle(document.body).backgroundColor"
LIGHT, SEPIA, DARK = "rgb(251, 249, 244)", "rgb(244, 234, 213)", "rgb(23, 22, 21)"
SIZE = "parseFloat(getComputedStyle(document.querySelector('.article-text')).fontSize)"


@pytest.fixture
def choose(live_server):
    """choose(page, "theme-dark.size-large"): as if it had been chosen before."""

    def choose(page, choices):
        page.context.add_cookies([{"name": "reading", "value": choices, "url": live_server.url}])

    return choose


def article():
    return story_pages.last_article().get_absolute_url()


def test_a_theme_is_the_readers_whatever_the_systems_is_and_without_a_choice_the_systems(
    page_without_javascript, story, choose
):
    page, painted = page_without_javascript, {}

    for theme in ("", "light", "sepia", "dark"):
        if theme:
            choose(page, f"theme-{theme}")
        page.goto(story.get_absolute_url())
        for system in ("light", "dark"):
            page.emulate_media(color_scheme=system)
            painted[theme, system] = page.evaluate(PAPER)

    assert painted == {
        ("", "light"): LIGHT,
        ("", "dark"): DARK,
        ("light", "light"): LIGHT,
        ("light", "dark"): LIGHT,
        ("sepia", "light"): SEPIA,
        ("sepia", "dark"): SEPIA,
        ("dark", "light"): DARK,
        ("dark", "dark"): DARK,
    }


def test_nothing_is_painted_before_the_theme_is_there(new_page, story, choose):
    page = new_page()
    choose(page, "theme-dark")
    seen = []

    def held(route):
        page.wait_for_timeout(600)  # the answer is late: what does the browser show meanwhile?
        seen.append(page.evaluate("performance.getEntriesByType('paint').map((paint) => paint.name)"))
        route.continue_()

    page.route("**/reading.css", held)
    page.goto(story.get_absolute_url())

    assert (seen, page.evaluate(PAPER)) == ([[]], DARK)


def test_without_javascript_a_choice_is_seen_where_one_came_from(page_without_javascript, story):
    page = page_without_javascript
    page.goto(article())
    before = page.evaluate(SIZE)

    page.get_by_role("link", name="Aa").click()
    page.get_by_label("Largest").check()
    page.get_by_label("Sepia").check()
    page.get_by_role("button", name="Keep").click()

    page.wait_for_load_state()  # with its style sheets
    assert page.url.endswith(article())
    assert (page.evaluate(PAPER), page.evaluate(SIZE) / before) == (SEPIA, 1.5)


def test_beside_an_article_each_choice_shows_at_once(page, story):
    page.goto(article())

    page.get_by_role("link", name="Aa").click()
    page.get_by_label("Dark").check()
    expect(page.locator("body")).to_have_css("background-color", DARK)
    page.get_by_label("Without").check()
    expect(page.locator("body")).to_have_css("font-family", re.compile("^ui-sans-serif"))
    page.keyboard.press("Escape")

    expect(page.get_by_role("link", name="Aa")).to_be_focused()
    page.reload()
    assert page.evaluate(PAPER) == DARK


MARKED = """(kind) => [...document.querySelectorAll(`.article-text ${kind}`)].filter((mark) => {
  const style = getComputedStyle(mark);
  return style.textDecorationLine.includes("underline") || parseFloat(style.borderBlockEndWidth) > 0;
}).length"""


@pytest.mark.parametrize(
    ("marks", "names", "dates"),
    [("", 2, 3), ("loud", 4, 3), ("quiet", 2, 3), ("off", 0, 0)],
    ids=["usual", "loud", "quiet", "off"],
)
def test_names_and_dates_are_marked_as_one_likes(page, live_server, choose, marks, names, dates):
    body = "Ines Calloway closed the quay at Port Selby on 7 March.\n\nOn Tuesday Ines Calloway opened it."
    body += "\n\nPort Selby was quiet on Monday."
    if marks:
        choose(page, f"marks-{marks}")

    page.goto(factories.read_article(body, public=True).get_absolute_url())

    assert (page.evaluate(MARKED, ".name"), page.evaluate(MARKED, ".date")) == (names, dates)


def test_without_marks_the_keyboard_still_finds_a_name(page, story, choose):
    choose(page, "marks-off")
    page.goto(article())
    name = page.locator(".article-text .name").first

    name.focus()
    page.keyboard.press("Enter")

    expect(page.locator(".entity-card")).to_be_visible()


def test_print_is_black_on_white_in_every_theme(page, story, choose):
    choose(page, "theme-sepia.size-largest")
    page.goto(article())
    page.emulate_media(media="print")

    size = page.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert (page.evaluate(PAPER), size) == ("rgb(255, 255, 255)", "13.3333px")


def test_colours_are_in_nobodys_way_in_any_theme(page, story, choose, barriers):
    """Of what axe looks at, all that a theme can change; test_barriers.py looks at the rest."""
    pages, found = story_pages.for_readers(story), {}

    for theme in ("light", "sepia", "dark"):
        page.emulate_media(color_scheme="light" if theme == "dark" else "dark")
        choose(page, f"theme-{theme}.marks-{'loud' if theme == 'sepia' else 'quiet'}")
        for name in ("article", "timeline", "articles", "home", "reading", "keys"):
            page.goto(pages[name])
            found[theme, name] = barriers(page, "color-contrast", "link-in-text-block")

    assert found == dict.fromkeys(found, [])


def test_the_largest_text_scrolls_nowhere_sideways(new_page, story, choose):
    page = new_page(viewport={"width": 320, "height": 640})
    choose(page, "size-largest.width-wide.letters-sans")
    pages, reach = story_pages.for_readers(story), {}

    for name in ("article", "timeline", "articles", "reading", "keys", "entities"):
        page.goto(pages[name])
        reach[name] = page.evaluate("document.documentElement.scrollWidth")

    assert reach == dict.fromkeys(reach, 320)
