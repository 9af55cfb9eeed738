"""Lists of what is unread or starred without an account: the marks that a browser keeps narrow them."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from newsreader.models import Article
from tests import factories

ROWS = ".rows > .row h2"


@pytest.fixture
def articles(transactional_db):
    """Forty-five, the newest first, each of a day of its own."""
    for number in range(45):
        day = date.fromordinal(date(2019, 3, 1).toordinal() - number)
        factories.article(
            f"Nobody walked out on day {number}.", headline=f"Day {number}", public=True, published=day
        )
    return list(Article.objects.newest_first())


def narrow(page, name):
    page.goto(reverse("articles"))
    summary = page.get_by_text("Narrow", exact=True)
    if summary.is_visible():  # on a wide page what it holds stands open
        summary.click()
    page.get_by_role("link", name=name, exact=True).click()


def star(page, *articles):
    for article in articles:
        page.goto(article.get_absolute_url())
        page.get_by_role("button", name="Star").click()
        expect(page.get_by_role("button", name="Remove the star")).to_be_visible()


def test_on_a_wide_page_ways_to_narrow_stand_apart(page, articles):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(reverse("articles"))
    expect(page.get_by_role("heading", name="Yours")).to_be_visible()

    order, *others = page.eval_on_selector_all(
        ".narrow h2", "all => all.map(each => getComputedStyle(each).marginBlockStart)"
    )

    assert (order, set(others)) == ("0px", {"17.6px"})


def test_what_is_unread_fills_the_page_and_goes_on(page, articles):
    page.goto(reverse("articles"))
    page.get_by_role("button", name="Mark all shown as read").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.goto(articles[25].get_absolute_url())  # which is read by that
    expect(page.get_by_role("button", name="Keep unread")).to_be_visible()

    narrow(page, "Unread")

    expect(page.locator(ROWS)).to_have_text([f"Day {number}" for number in range(20, 45) if number != 25])
    expect(page.get_by_role("button", name="Mark as read").first).to_be_visible()
    expect(page.locator("#narrow-unread-1")).to_be_focused()

    page.get_by_role("link", name="Day 20").click()
    expect(page.locator(".in-list [rel=next]")).to_contain_text("Day 21")
    expect(page.locator(".in-list [rel=prev]")).to_be_hidden()  # "Day 19" is read


def test_what_is_starred_and_unread_stands_behind_twenty_that_are_read(page, articles):
    page.goto(reverse("articles"))
    page.evaluate(
        """ids => kept.keep(({ star, read }) => ids.forEach((id, place) => {
            star[id] = { at: 100 - place };
            if (place < 22) read[id] = 1;
        }))""",
        [each.pk for each in articles[:30]],
    )

    page.goto(f"{reverse('articles')}?starred=1&unread=1")

    expect(page.locator(ROWS)).to_have_text([f"Day {number}" for number in range(22, 30)])


def test_when_all_is_read_that_is_said(page, articles):
    page.goto(reverse("articles"))
    page.evaluate(
        "ids => kept.keep(({ read }) => ids.forEach((id) => { read[id] = 1; }))",
        [each.pk for each in articles],
    )

    narrow(page, "Unread")

    expect(page.locator(".narrowed")).to_contain_text("No articles for: unread")
    expect(page.locator(ROWS)).to_have_count(0)
    expect(page.get_by_role("button", name="Mark all shown as read")).to_be_hidden()


def test_stars_are_a_list_of_their_own_and_one_reads_on_in_it(page, articles):
    star(page, articles[3], articles[40], articles[17])

    narrow(page, "Starred")
    expect(page.locator(ROWS)).to_have_text(["Day 3", "Day 17", "Day 40"])
    page.get_by_role("link", name="Day 17").click()
    expect(page.locator(".in-list [rel=next]")).to_contain_text("Day 40")
    page.keyboard.press("n")

    expect(page.locator("h1")).to_have_text("Day 40")
    expect(page.locator(".in-list [rel=prev]")).to_contain_text("Day 17")
    expect(page.locator(".in-list [rel=next]")).to_be_hidden()
    page.get_by_role("navigation", name="In the list").get_by_role("link", name="Articles").click()
    expect(page.locator(ROWS)).to_have_text(["Day 3", "Day 17", "Day 40"])


def test_stars_together_with_an_outlet(page, articles):
    post = factories.source("The Post")
    Article.objects.filter(pk__in=[articles[3].pk, articles[5].pk]).update(source=post)
    star(page, articles[3], articles[4])

    narrow(page, "Starred")
    expect(page.locator(ROWS)).to_have_text(["Day 3", "Day 4"])
    page.get_by_role("link", name="The Post", exact=True).click()

    expect(page.locator(ROWS)).to_have_text(["Day 3"])


@pytest.mark.parametrize("name", ["unread", "starred"])
def test_without_javascript_it_says_what_it_needs(page_without_javascript, articles, name):
    page = page_without_javascript

    page.goto(f"{reverse('articles')}?{name}=1")

    expect(page.get_by_text("JavaScript narrows the list by it")).to_be_visible()
    expect(page.get_by_role("link", name="Starred", exact=True)).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_of_it_is_in_anybodys_way(page, articles, barriers, width):
    star(page, articles[3])
    page.set_viewport_size({"width": width, "height": 900})

    narrow(page, "Starred")
    expect(page.locator(ROWS)).to_have_text(["Day 3"])

    assert (barriers(page), page.evaluate("document.documentElement.scrollWidth > innerWidth")) == ([], False)
