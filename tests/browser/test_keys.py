"""Keys, a letter each: rows are walked, controls pressed, and nobody who types is disturbed."""

import pytest
from playwright.sync_api import expect

from newsreader.models import Article
from tests.browser import story_pages


def focused(page):
    return page.evaluate("document.activeElement.textContent")


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


@pytest.fixture
def page(new_page):
    return new_page(reduced_motion="reduce")


def test_j_and_k_walk_the_entries_of_a_timeline(page, story):
    page.goto(story.get_absolute_url())
    titles = page.locator(".entry h2").all_text_contents()

    met = []
    for key in "jjjk":
        press(page, key)
        met.append(focused(page))

    walked = [titles[0], titles[1], titles[2], titles[1]]
    assert [line[: len(title)] for line, title in zip(met, walked, strict=True)] == walked
    expect(page.locator(":focus")).to_be_in_viewport()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_j_begins_with_what_is_in_sight(page, story):
    page.goto(story.get_absolute_url())
    entry = page.locator(".entry").nth(7)
    entry.evaluate("(node) => node.scrollIntoView({block: 'start', behavior: 'instant'})")

    press(page, "j")

    assert focused(page) == entry.locator("h2").inner_text()


def test_at_the_last_row_j_goes_on_to_what_follows(page, long_timeline):
    page.goto(long_timeline.get_absolute_url())
    page.get_by_role("link", name="Day 99").focus()

    press(page, "j")
    expect(page.get_by_role("link", name="Later events")).to_be_focused()
    press(page, "o")

    expect(page.get_by_role("link", name="Day 100", exact=True)).to_be_focused()


@pytest.mark.parametrize("key", ["o", "Enter"])
def test_the_list_of_articles_is_read_by_keys(page, story, key):
    page.goto("/articles/")

    press(page, "j", "j", key)

    second = page.locator("h1").inner_text()
    assert second == Article.objects.newest_first()[1].headline


def test_n_and_p_turn_pages(page, long_timeline):
    fifth, sixth = long_timeline.entries.in_order()[5:7]
    page.goto(fifth.get_absolute_url())

    press(page, "n")
    page.wait_for_url(f"**{sixth.get_absolute_url()}#*")
    expect(page.locator(".entry.here h2")).to_have_text("Day 6")
    press(page, "p")

    expect(page.locator(".entry.here h2")).to_have_text("Day 5")


@pytest.mark.parametrize("key", ["j", "n"])
def test_on_a_page_without_rows_j_follows_the_link_to_the_next(page, story, key):
    page.goto("/about/")
    page.evaluate("document.head.insertAdjacentHTML('beforeend', '<link rel=next href=/articles/>')")

    press(page, key)

    page.wait_for_url("**/articles/")


@pytest.mark.parametrize(
    ("letter", "place"),
    [
        ("h", "/"),
        ("t", "/timelines/"),
        ("a", "/articles/"),
        ("e", "/entities/"),
        ("s", "/sources/"),
        ("m", "/me/"),
    ],
)
def test_g_and_a_letter_go_to_a_place(page, story, letter, place):
    page.goto("/about/")

    press(page, "g", letter)

    page.wait_for_url(f"**{place}")
    assert page.url.endswith(place)


def test_g_d_is_the_desk_for_an_editor_alone(page, story, editor, sign_in):
    page.goto("/about/")
    press(page, "g", "d")
    expect(page.locator("h1")).to_have_text("About newsreader")

    sign_in(page, editor)
    page.reload()
    press(page, "g", "d")

    page.wait_for_url("**/desk/")


def test_slash_is_for_searching(page, story):
    page.goto("/entities/")

    press(page, "/")
    page.keyboard.type("j/k")
    expect(page.get_by_role("searchbox")).to_have_value("j/k")
    press(page, "Escape")

    expect(page.get_by_role("searchbox")).not_to_be_focused()


def test_slash_leads_to_the_search_where_a_page_has_none(page, story):
    page.goto("/articles/")

    press(page, "/")
    page.wait_for_url("**/search/#q")
    expect(page.get_by_role("searchbox", name="Words")).to_be_focused()
    page.keyboard.type("j")

    expect(page.get_by_role("searchbox", name="Words")).to_have_value("j")


CONTROLS = """() => {
  window.pressed = [];
  for (const own of document.querySelectorAll(".marks, [data-stretch]")) own.remove();
  for (const name of ["data-unread", "data-star", "data-source"]) {
    document.querySelectorAll(".row").forEach((row, n) => {
      const button = document.createElement("button");
      button.setAttribute(name, "");
      button.onclick = () => pressed.push(`${name} ${n}`);
      row.append(button);
    });
  }
  document.querySelector("main").insertAdjacentHTML("beforeend", "<button data-mark-all></button>");
  document.querySelector("[data-mark-all]").onclick = () => pressed.push("all");
}"""


def test_the_controls_of_the_row_one_is_on_are_pressed(page, story):
    page.goto("/articles/")
    page.evaluate(CONTROLS)

    press(page, "m", "j", "j", "m", "s", "v", "A")

    assert page.evaluate("pressed") == ["data-unread 1", "data-star 1", "data-source 1", "all"]


def test_on_a_page_of_one_article_its_own_control_is(page, story):
    page.goto(story_pages.last_article().get_absolute_url())
    page.evaluate("""() => {
      for (const own of document.querySelectorAll(".marks")) own.remove();
      document.querySelector("main").insertAdjacentHTML("beforeend", "<button data-star>☆</button>");
      document.querySelector("main > [data-star]").onclick = (event) => { event.target.textContent = "★"; };
    }""")

    press(page, "s")

    expect(page.locator("[data-star]:visible")).to_have_text("★")


def test_the_keys_are_laid_over_the_page_and_give_the_focus_back(page, story):
    page.goto(story.get_absolute_url())
    press(page, "j")
    here = focused(page)

    press(page, "?")
    sheet = page.get_by_role("dialog", name="Keys")
    expect(sheet).to_be_visible()
    expect(page.get_by_role("button", name="Close")).to_be_focused()
    press(page, "j", "g", "h", "Escape")
    expect(sheet).to_have_count(0)

    assert (focused(page), page.url.endswith(story.get_absolute_url())) == (here, True)
    press(page, "?")
    expect(sheet).to_be_visible()
    press(page, "?")
    expect(sheet).to_have_count(0)


def test_nothing_is_in_the_way_of_the_laid_over_keys(page, story, barriers):
    page.goto("/articles/")
    press(page, "?")
    expect(page.get_by_role("dialog")).to_be_visible()

    assert barriers(page) == []


def test_without_javascript_the_keys_are_a_page(page_without_javascript, story):
    page = page_without_javascript
    page.goto(story.get_absolute_url())

    page.get_by_role("link", name="Keys").click()

    assert page.url.endswith("/keys/")
    expect(page.get_by_role("button", name="Close")).to_have_count(0)


@pytest.mark.parametrize("field", ["input", "textarea", "select", "div contenteditable=true"])
def test_who_types_is_not_disturbed(page, story, field):
    page.goto("/articles/")
    page.evaluate(f"document.querySelector('main').insertAdjacentHTML('beforeend', '<{field} id=typing>')")
    page.locator("#typing").focus()

    press(page, "j", "g", "h", "?", "/")

    expect(page.locator("#typing")).to_be_focused()
    assert (page.url.endswith("/articles/"), page.get_by_role("dialog").count()) == (True, 0)


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta"])
def test_the_browsers_own_keys_are_left_to_it(page, story, modifier):
    page.goto("/articles/")

    assert page.evaluate(
        """(modifier) => document.body.dispatchEvent(new KeyboardEvent("keydown", {
          key: "j", bubbles: true, cancelable: true, [`${modifier}Key`]: true}))""",
        {"Control": "ctrl", "Alt": "alt", "Meta": "meta"}[modifier],
    )
    expect(page.locator(".row a:focus")).to_have_count(0)


@pytest.mark.parametrize("key", [" ", "Tab", "ArrowDown", "Home", "x", "J", "toString"])
def test_every_other_key_is_left_alone(page, story, key):
    page.goto("/articles/")

    assert page.evaluate(
        """(key) => document.body.dispatchEvent(new KeyboardEvent("keydown",
          {key, bubbles: true, cancelable: true}))""",
        key,
    )


def test_words_that_are_being_composed_are_not_keys(page, story):
    page.goto("/articles/")

    assert page.evaluate(
        """() => document.body.dispatchEvent(new KeyboardEvent("keydown", {
          key: "j", bubbles: true, cancelable: true, isComposing: true}))"""
    )


def test_keys_can_be_switched_off_and_stay_off(page, story):
    page.goto("/reading/")
    page.get_by_role("group", name="Keys").get_by_label("Off").check()
    page.get_by_role("button", name="Keep").click()

    for address in ("/articles/", story.get_absolute_url()):
        page.goto(address)
        press(page, "j", "?")
        expect(page.locator("main a:focus, dialog")).to_have_count(0)
