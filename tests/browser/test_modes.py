"""Every way to look at a timeline is entered and left by the keyboard, with a script and without, and its
address shows it again to whom it is given."""

import pytest
from playwright.sync_api import expect

DAY = "2016-12-14"


def follow(page, link):
    link.focus()
    page.keyboard.press("Enter")


def words(page):
    return page.locator("main").text_content().split()


def narrow(page):
    follow(page, page.locator(".facets a[id^=narrow-entity]").first)


def turn_round(page):
    follow(page, page.locator("#order a"))


def go_closer(page):
    follow(page, page.locator(".overview a.closer").first)


def ask_for_a_day(page):
    page.locator("#known").focus()
    page.locator("#known").fill(DAY)
    page.keyboard.press("Enter")


def ask_what_changed(page):
    ask_for_a_day(page)
    follow(page, page.get_by_role("link", name="What changed since"))


# How one gets there, what says that one is there, and the link that leads out again.
MODES = {
    "narrowed": (narrow, ".narrowed", ".narrowed > a:text-is('Show all')"),
    "newest first": (turn_round, "#order b:text-is('Newest first')", "#order a"),
    "zoomed": (go_closer, ".overview .way-up", ".overview .way-up a >> nth=0"),
    "as known on a day": (ask_for_a_day, ".known-then", ".known-then .leave"),
    "changed since": (ask_what_changed, ".changed-since h1", "a:text-is('As it is known now')"),
}


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("mode", MODES)
def test_is_entered_left_and_shared_by_its_address(new_page, story, mode, javascript):
    enter, sign, leave = MODES[mode]
    page, another = (new_page(java_script_enabled=javascript) for _reader in range(2))
    page.goto(story.get_absolute_url())
    expect(page.locator(sign)).to_have_count(0)
    titles = page.locator(".entry h2").all_text_contents()

    enter(page)
    expect(page.locator(sign).first).to_be_visible()
    shown = words(page)
    another.goto(page.url)

    expect(another.locator(sign).first).to_be_visible()
    assert words(another) == shown

    follow(page, page.locator(leave))
    expect(page.locator(sign)).to_have_count(0)
    assert page.locator(".entry h2").all_text_contents() == titles


def test_the_banner_of_a_day_stays_in_sight(page, story):
    page.goto(f"{story.get_absolute_url()}?known={DAY}")

    page.locator(".entry").last.scroll_into_view_if_needed()

    expect(page.locator(".known-then .leave")).to_be_in_viewport()


def test_key_events_are_told_larger_than_others_and_those_than_minor_ones(page, story):
    page.goto(story.get_absolute_url())

    sizes = [
        page.locator(f".weight-{weight} h2").evaluate_all(
            "all => [...new Set(all.map(each => parseFloat(getComputedStyle(each).fontSize)))]"
        )
        for weight in ("key", "ordinary", "minor")
    ]

    assert [len(each) for each in sizes] == [1, 1, 1]
    assert sizes[0] > sizes[1] > sizes[2]
