"""A day: somebody arrives, searches, reads five, stars, notes, follows; the next day what is new is marked.

The same signed in, without JavaScript, and without an account.
"""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from newsreader import deciding
from newsreader.models import Decision, Entry, ReaderMark, Timeline, Visit
from tests import factories

WEEK, DAY = timedelta(days=7), timedelta(days=1)
A_DAY_AGO = """() => {
    const kept = JSON.parse(localStorage.getItem("newsreader"));
    localStorage.setItem("newsreader", JSON.stringify({...kept, last: kept.last - 24 * 36e5}));
}"""


@pytest.fixture
def story(story):
    """The sample, as if it had been published a week ago."""
    long_ago = timezone.now() - WEEK
    Decision.objects.update(at=long_ago)
    Entry.objects.update(created=long_ago, put_on=long_ago)
    Timeline.objects.update(published=long_ago)
    return story


def searches(page):
    page.goto("/")
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Search").click()
    page.get_by_role("searchbox").first.fill("ceasefire")
    page.get_by_role("searchbox").first.press("Enter")
    expect(page.locator(".found .row").first).to_contain_text("ceasefire", ignore_case=True)


def follows(page, story):
    page.goto(story.get_absolute_url())
    page.get_by_role("button", name="Follow").click()
    expect(page.get_by_role("button", name="Following")).to_be_visible()


def reads_five_with_keys(page):
    """From the list, each by j and o; the third is starred. Gives its headline."""
    for row in range(5):
        page.goto(reverse("articles"))
        for _step in range(row + 1):
            page.keyboard.press("j")
        page.keyboard.press("o")
        page.wait_for_url(re.compile(r"/articles/[0-9]+-"))
        expect(page.get_by_role("button", name="Keep unread")).to_be_visible()
        if row == 2:
            page.keyboard.press("s")
            expect(page.get_by_role("button", name="Remove the star")).to_be_visible()
            starred = page.locator("h1").inner_text()
    return starred


def reads_five_by_buttons(page):
    for row in range(5):
        page.goto(reverse("articles"))
        page.locator(".row h2 a").nth(row).click()
        page.get_by_role("button", name="Mark as read").click()
        expect(page.get_by_role("button", name="Keep unread")).to_be_visible()
        if row == 2:
            page.get_by_role("button", name="Star").click()
            expect(page.get_by_role("button", name="Remove the star")).to_be_visible()
            starred = page.locator("h1").inner_text()
    return starred


def notes(page):
    """On the article that is open."""
    page.get_by_text("Write a note").click()
    page.get_by_role("textbox", name="Your note").fill("Ask who counted.")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".notes li")).to_contain_text("Ask who counted.")


def the_desk_adds_one(story, editor):
    Timeline.objects.update(at_once=True)
    event = factories.event("The last buses arrive", story.entries.in_order().dated().last().event.latest)
    return deciding.entries.create(event, story, editor)


def finds_what_is_new(page, story, entry):
    page.goto("/")
    since = page.get_by_role("region", name="Since you were last here")
    expect(since.locator(".news li")).to_contain_text(["Added The last buses arrive"])
    since.get_by_role("link", name="The last buses arrive").click()
    expect(page.locator(f"#entry-{entry.pk} .beside-entry")).to_have_text("new")
    expect(page.locator(".beside-entry")).to_have_count(1)


def has_all_of_it(page, story, starred):
    page.get_by_role("link", name="Your place").click()
    for words in (story.title, starred, "Ask who counted."):
        expect(page.locator("main")).to_contain_text(words)


@pytest.mark.parametrize(
    ("javascript", "reads_five"), [(True, reads_five_with_keys), (False, reads_five_by_buttons)]
)
def test_with_an_account(new_page, story, editor, sign_in, javascript, reads_five):
    page, reader = new_page(java_script_enabled=javascript), factories.reader()
    sign_in(page, reader)

    searches(page)
    follows(page, story)
    starred = reads_five(page)
    notes(page)
    entry = the_desk_adds_one(story, editor)
    Visit.objects.filter(user=reader).update(last=timezone.now() - DAY)

    finds_what_is_new(page, story, entry)
    has_all_of_it(page, story, starred)
    assert ReaderMark.objects.filter(user=reader, read__isnull=False).count() == 5


def test_without_an_account(page, story, editor):
    searches(page)
    follows(page, story)
    starred = reads_five_with_keys(page)
    notes(page)
    entry = the_desk_adds_one(story, editor)
    page.evaluate(A_DAY_AGO)

    finds_what_is_new(page, story, entry)
    has_all_of_it(page, story, starred)
    assert page.evaluate("Object.keys(kept.load().read).length") == 5


def test_without_either_all_of_it_can_be_read(page_without_javascript, story, editor):
    page = page_without_javascript
    entry = the_desk_adds_one(story, editor)

    searches(page)
    page.goto(story.get_absolute_url())
    page.get_by_role("link", name="What changed").click()
    page.get_by_role("link", name="The last buses arrive").click()

    expect(page.locator(".entry.here")).to_have_attribute("id", f"entry-{entry.pk}")
    page.get_by_role("link", name="Your place").click()
    expect(page.get_by_text("This needs JavaScript")).to_be_visible()
