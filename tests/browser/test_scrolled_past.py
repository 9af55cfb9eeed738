"""Rows of the list scrolled past are read, where the reader chose so, with an account or without."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from newsreader.models import ReaderMark
from tests import factories
from tests.browser.conftest import until

READ = "Object.keys(JSON.parse(localStorage.getItem('newsreader')).read)"
SECONDS = "() => new Promise((done) => setTimeout(done, 2500))"  # longer than what is scrolled past waits


@pytest.fixture
def articles(transactional_db):
    """Of the list's first page, the newest first."""
    return [factories.article(public=True, headline=f"Report {n}") for n in range(20)][::-1]


def chosen(page, live_server):
    page.context.add_cookies([{"name": "reading", "value": "past-read", "url": live_server.url}])


def scroll_past(page, row):
    """As a wheel does, a bit at a time."""
    for _ in range(400):
        if page.locator(".rows > .row").nth(row).bounding_box()["y"] < -150:
            return
        page.mouse.wheel(0, 25)
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def read_by(reader):
    return set(ReaderMark.objects.of(reader).filter(read__isnull=False).values_list("article", flat=True))


def passed(page):
    """The articles above the window, by their ids."""
    rows = "[...document.querySelectorAll('.rows > .row')]"
    above = f"{rows}.filter((row) => row.getBoundingClientRect().bottom < 0)"
    return page.evaluate(f"{above}.map((row) => +row.querySelector('.marks').dataset.article)")


def test_rows_are_read_together_and_taken_back_together(page, articles, sign_in, live_server):
    reader = factories.reader()
    sign_in(page, reader)
    chosen(page, live_server)
    posts = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    page.goto(reverse("articles"))

    scroll_past(page, 2)
    expect(page.locator("#past b")).to_have_text(str(len(passed(page))))
    first, sent = read_by(reader), len(posts)
    scroll_past(page, 6)
    expect(page.locator("#past b")).to_have_text(str(len(passed(page))))
    both, above = read_by(reader), passed(page)
    labels = page.locator(".rows > .row").first.get_by_role("button").all_inner_texts()
    page.locator("#past").get_by_role("button", name="Undo").click()
    expect(page.locator("#past b")).to_have_count(0)

    assert sent == 1
    assert len(first) >= 3
    assert first < both == set(above)
    assert labels == ["Star", "Keep unread"]
    assert read_by(reader) == set()
    expect(page.locator(".rows > .row").first.get_by_role("button", name="Mark as read")).to_have_count(1)


def test_what_was_passed_is_read_though_the_reader_goes_on_at_once(page, articles, sign_in, live_server):
    reader = factories.reader()
    sign_in(page, reader)
    chosen(page, live_server)
    page.goto(reverse("articles"))
    scroll_past(page, 2)
    above = set(passed(page))

    page.goto(reverse("about"))
    page.goto(reverse("me"))

    assert above == read_by(reader) != set()


def test_without_an_account_the_browser_keeps_and_takes_back(page, articles, live_server):
    chosen(page, live_server)
    page.goto(reverse("articles"))

    scroll_past(page, 2)
    expect(page.locator("#past b")).to_be_visible()
    read, above = page.evaluate(READ), passed(page)
    page.locator("#past").get_by_role("button", name="Undo").click()

    assert {int(each) for each in read} == set(above) != set()
    expect(page.locator("#past p")).to_be_hidden()
    until(page, f"{READ}.length === 0")


def test_who_did_not_choose_it_reads_nothing_by_scrolling(page, articles):
    page.goto(reverse("articles"))

    scroll_past(page, 4)
    page.evaluate(SECONDS)

    assert page.evaluate(READ) == []


def test_what_is_jumped_over_stays_unread(page, articles, live_server):
    chosen(page, live_server)
    page.goto(reverse("articles"))
    in_view = page.locator(".rows > .row").evaluate_all(
        "(rows) => rows.filter((row) => row.getBoundingClientRect().top < innerHeight).length"
    )

    page.evaluate("setTimeout(() => scrollTo({ top: 9999, behavior: 'instant' }), 800)")
    expect(page.locator("#past b")).to_be_visible()

    assert len(page.evaluate(READ)) <= in_view < len(passed(page))
