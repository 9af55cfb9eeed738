"""Entries by their weight: a line opens by click, key and address, and stands open on paper."""

import pytest

from newsreader.models import Entry


@pytest.fixture
def minor(story):
    return story.entries.in_order().filter(weight="minor")[2]


def test_the_sample_stands_within_four_screens(new_page, story):
    page = new_page(viewport={"width": 1280, "height": 900})
    page.goto(story.get_absolute_url())

    assert page.evaluate("document.documentElement.scrollHeight") <= 4 * 900


def test_a_line_opens_and_closes_by_key(page, story, minor):
    page.goto(story.get_absolute_url())
    line = page.locator(f"#entry-{minor.pk} .line")
    line.locator("summary").first.focus()

    page.keyboard.press("o")
    opened = line.locator("blockquote").first.is_visible()
    page.keyboard.press("o")

    assert (opened, line.locator("blockquote").first.is_visible()) == (True, False)


def test_a_line_that_the_address_names_is_open(page, story, minor):
    page.goto(f"{story.get_absolute_url()}#entry-{minor.pk}")

    assert page.locator(f"#entry-{minor.pk} .line").get_attribute("open") == ""
    assert page.locator(".line[open]").count() == 1


def test_without_javascript_it_is_shown_too(page_without_javascript, story, minor):
    page = page_without_javascript
    page.goto(f"{story.get_absolute_url()}#entry-{minor.pk}")
    words = page.locator(f"#entry-{minor.pk} blockquote").first

    assert words.evaluate("node => node.checkVisibility({ contentVisibilityAuto: true })")


def test_the_story_in_short_leads_to_its_events(page, story):
    page.goto(story.get_absolute_url())
    links = page.locator(".in-short a")
    key = Entry.objects.filter(timeline=story, weight="key").in_order()

    assert [link.get_attribute("href") for link in links.all()] == [f"#entry-{entry.pk}" for entry in key]


def test_on_paper_every_line_stands_open(page, story):
    page.goto(story.get_absolute_url())

    page.emulate_media(media="print")

    words = page.locator(".entry blockquote")
    assert words.count() > 40
    assert words.evaluate_all("all => all.filter(one => one.getBoundingClientRect().height < 5).length") == 0


def test_nothing_moves_while_pictures_come(new_page, story):
    page = new_page(viewport={"width": 390, "height": 900})
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "one => { if (!one.hadRecentInput) window.moved += one.value; }"
        ")).observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(story.get_absolute_url())
    page.evaluate("document.fonts.ready.then(() => { window.moved = 0; })")

    for picture in page.locator(".entry .lead-picture img").all():
        picture.scroll_into_view_if_needed()
        picture.evaluate("image => image.decode()")

    assert page.evaluate("window.moved") == 0


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_a_picture_leaves_no_hole(new_page, story, width):
    """Words and picture begin together; on a narrow page the picture is as wide as the words."""
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(story.get_absolute_url())

    across = page.locator(".weight-key article:has(img)").evaluate_all(
        """all => all.map(article => {
            const parts = [article, article.querySelector("img"), article.querySelector("h2")];
            const [whole, picture, title] = parts.map(one => one.getBoundingClientRect());
            return [picture.width / whole.width, title.top - picture.top];
        })"""
    )

    assert len(across) == 5
    beside = width == 1280
    assert [share for share, _ in across if (share < 0.5) != beside] == []
    assert [under for _, under in across if (abs(under) < 12) != beside] == []
