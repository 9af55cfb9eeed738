"""Lists narrowed in place: the address follows, Back gives whole pages, a reload gives the same list."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import factories
from tests.browser.conftest import until


def whole(page):
    """Is this a page, with its frame and its styles, and not a naked fragment?"""
    expect(page.locator(".masthead")).to_have_count(1)
    expect(page.locator("main h1")).to_have_count(1)
    expect(page.locator(".colophon")).to_have_count(1)
    return page.evaluate("getComputedStyle(document.body).fontFamily").startswith("Newsreader")


LISTS = {
    "timeline": (".facets a", ".entry", ".narrowed"),
    "articles": (".facets a[href*=source]", ".row", ".narrowed"),
    "entities": (
        ".tabs a:not([aria-current])",
        ".names li:not(.initial)",
        ".tabs a[aria-current]:has(.count)",
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_narrowing_and_going_back(page, story, name):
    link, row, narrowed = LISTS[name]
    start = story.get_absolute_url() if name == "timeline" else reverse(name)
    page.goto(start)
    rows, before = page.locator(row).all_text_contents(), page.url
    chosen = page.locator(link).first
    address = chosen.get_attribute("href")
    loads = []
    page.on("load", lambda: loads.append(page.url))

    chosen.click()

    expect(page.locator(narrowed)).to_have_count(1)
    assert page.url.endswith(address)
    fewer = page.locator(row).all_text_contents()
    assert 0 < len(fewer) < len(rows)
    assert whole(page)
    assert loads == []

    page.reload()

    assert page.locator(row).all_text_contents() == fewer
    assert whole(page)

    page.get_by_role("link", name="About newsreader").click()
    expect(page.locator("h1")).to_have_text("About newsreader")
    page.go_back()

    expect(page.locator(narrowed)).to_have_count(1)
    assert page.locator(row).all_text_contents() == fewer
    assert whole(page)

    page.go_back()

    expect(page).to_have_url(before)
    expect(page.locator(narrowed)).to_have_count(0)
    assert page.locator(row).all_text_contents() == rows
    assert whole(page)


@pytest.mark.parametrize("name", ["timeline", "articles"])
def test_on_a_phone_a_choice_shows_what_is_left(phone, story, name):
    link, row, narrowed = LISTS[name]
    phone.goto(story.get_absolute_url() if name == "timeline" else reverse(name))
    phone.get_by_text("Narrow", exact=True).tap()

    phone.locator(link).last.tap()

    expect(phone.locator(narrowed)).to_be_in_viewport(ratio=1)
    expect(phone.locator(row).first).to_be_in_viewport()
    expect(phone.locator(link).first).to_be_hidden()


def test_on_a_wide_page_the_list_has_more_room_than_what_narrows_it(page, story):
    page.goto(reverse("articles"))

    rows, narrow = page.locator("#list .flow").bounding_box(), page.locator("#list .narrow").bounding_box()

    assert rows["x"] + rows["width"] < narrow["x"]
    assert rows["width"] > 2 * narrow["width"]


def test_back_right_after_narrowing(page, story):
    page.goto(story.get_absolute_url())
    rows = page.locator(".entry").all_text_contents()
    page.locator(".facets a").first.click()
    expect(page.locator(".narrowed")).to_be_visible()

    page.go_back()

    expect(page.locator(".narrowed")).to_have_count(0)
    assert page.locator(".entry").all_text_contents() == rows
    assert whole(page)

    page.go_forward()

    expect(page.locator(".narrowed")).to_be_visible()
    assert whole(page)


def test_chips_open_cards_in_a_narrowed_and_in_a_restored_page(page, story):
    page.goto(story.get_absolute_url())
    page.locator(".facets a").first.click()
    expect(page.locator(".narrowed")).to_be_visible()

    page.locator(".chip:visible").first.click()
    expect(page.locator(".entity-card")).to_be_visible()
    page.go_back()
    expect(page.locator(".narrowed")).to_have_count(0)
    page.locator(".chip:visible").first.click()

    expect(page.locator(".entity-card")).to_have_count(1)


def test_a_refused_list_changes_neither_page_nor_address(page, story, complaints):
    complaints.forgive("status of 500")
    page.goto(story.get_absolute_url())
    text, address = page.locator("main").text_content(), page.url
    page.route("**?*", lambda route: route.fulfill(status=500, body="<h1>Broken</h1>"))

    page.locator(".facets a").first.click()

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator(".htmx-request")).to_have_count(0)
    assert page.locator("main").text_content() == text
    assert page.url == address


def test_later_events_are_added_in_place_to_the_last(page, long_timeline):
    page.goto(long_timeline.get_absolute_url())
    titles = page.locator(".entry h2")
    expect(titles).to_have_count(100)

    page.get_by_role("link", name="Later events").press("Enter")
    expect(titles).to_have_count(150)
    expect(titles.nth(100).locator("a")).to_be_focused()
    expect(titles.nth(100)).to_be_in_viewport()
    page.get_by_role("link", name="Later events").click()

    expect(titles).to_have_count(160)
    assert titles.all_inner_texts() == [f"Day {n}" for n in range(160)]
    expect(page.locator(".more")).to_have_count(0)


def test_earlier_events_are_added_in_place_to_the_first(page, long_timeline):
    entry = long_timeline.entries.in_order()[130]
    page.goto(entry.get_absolute_url())
    titles = page.locator(".entry h2")

    for count in (100, 150, 160):
        page.get_by_role("link", name="Earlier events").click()
        expect(titles).to_have_count(count)

    assert titles.all_inner_texts() == [f"Day {n}" for n in range(160)]
    expect(page.locator(".more")).to_have_count(0)


@pytest.mark.parametrize("direction", ["Later", "Earlier"])
def test_a_month_is_said_once_where_lists_meet(page, long_timeline, direction):
    """Days 0 to 159 of 2019: neither a first window nor one around an entry ends with a month."""
    start = long_timeline.entries.in_order()[155]
    page.goto(long_timeline.get_absolute_url() if direction == "Later" else start.get_absolute_url())
    whole = page.locator(".month").count()

    page.get_by_role("link", name=f"{direction} events").click()

    expect(page.locator(".entries")).to_have_count(2)
    months = page.locator(".month").all_text_contents()
    assert len(months) > whole
    assert sorted(set(months)) == sorted(months)


@pytest.mark.parametrize("javascript", [True, False])
def test_back_from_an_article_to_the_same_place_of_older_articles(new_page, transactional_db, javascript):
    source = factories.source("The Saltmarsh Ledger")
    for n in range(65):
        factories.article(public=True, source=source, headline=f"Report {n}")
    page = new_page(java_script_enabled=javascript)
    page.goto(f"{reverse('articles')}?source={source.pk}")
    for _ in range(2):
        before = page.url
        page.get_by_role("link", name="Older articles").click()
        page.wait_for_url(lambda url, before=before: url != before)
    row = page.locator(".row h2 a").nth(12)
    row.scroll_into_view_if_needed()
    address, place, name = page.url, row.bounding_box()["y"], row.inner_text()

    row.click()
    expect(page.locator(".in-list")).to_have_count(1)
    page.go_back()

    expect(page).to_have_url(address)
    expect(row).to_have_text(name)
    assert abs(row.bounding_box()["y"] - place) < 40


def top_entry(page):
    """The entry at the top of the window, and how far its beginning is from there."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".entry")]
          .map((entry) => [entry.querySelector("h2").innerText, entry.getBoundingClientRect().top])
          .find(([, top]) => top >= 0)"""
    )


@pytest.mark.parametrize("start", ["", "?order=newest", "?period=2019"])
def test_back_to_the_place_after_later_events(page, long_timeline, start):
    page.goto(long_timeline.get_absolute_url() + start)
    page.locator(".more.after a").click()
    titles = page.locator(".entry h2 a")
    expect(titles).to_have_count(150)
    titles.nth(130).scroll_into_view_if_needed()
    seen, top = top_entry(page)
    narrowed = page.locator(".narrowed").count()

    page.locator(".entry h2 a", has_text=seen).click()
    expect(page.locator(".entry.here")).to_have_count(1)
    page.go_back()

    expect(titles).to_have_count(150)
    expect(page.locator(".narrowed")).to_have_count(narrowed)
    until(page, "scrollY > 0")
    again, there = top_entry(page)
    assert again == seen
    assert abs(there - top) <= 40


LAID = "document.documentElement.matches('.laid')"


@pytest.mark.parametrize("way", ["back", "reload"])
def test_what_was_laid_out_late_has_its_height_when_one_comes_back(page, long_timeline, way):
    page.goto(long_timeline.get_absolute_url())
    until(page, LAID)
    titles = page.locator(".entry h2 a")
    titles.nth(70).scroll_into_view_if_needed()
    seen, top = top_entry(page)

    if way == "reload":
        page.reload()
    else:
        page.locator(".entry h2 a", has_text=seen).click()
        expect(page.locator(".entry.here")).to_have_count(1)
        page.go_back()

    until(page, LAID)
    until(page, "scrollY > 0")
    assert top_entry(page) == [seen, pytest.approx(top, abs=1)]


def test_a_page_that_was_gone_on_in_reloads_to_the_same(page, long_timeline):
    entry = long_timeline.entries.in_order()[100]
    page.goto(entry.get_absolute_url())
    titles = page.locator(".entry h2")
    page.get_by_role("link", name="Earlier events").click()
    expect(titles).to_have_count(130)
    shown = titles.all_inner_texts()

    page.reload()

    expect(titles).to_have_count(130)
    assert titles.all_inner_texts() == shown
    expect(page.locator(".entry.here h2")).to_have_text("Day 100")


# Without our scripts it is Chromium's doing alone, and one time in five it lands elsewhere: where a page of
# ours kept it from landing, it would each time.
@pytest.mark.flaky(reruns=4)
def test_back_to_the_place_without_javascript(page_without_javascript, long_timeline):
    page = page_without_javascript
    page.goto(long_timeline.get_absolute_url())
    page.get_by_role("link", name="Later events").click()
    page.wait_for_url("**?**")
    title = page.locator(".entry h2 a").nth(30)
    title.scroll_into_view_if_needed()
    page.wait_for_timeout(250)  # a browser notes a little later where it stands; nobody presses sooner
    before = title.bounding_box()["y"]

    title.click()
    page.wait_for_url("**/entries/**")
    page.go_back()

    expect(title).to_be_in_viewport()
    assert abs(title.bounding_box()["y"] - before) <= 40
