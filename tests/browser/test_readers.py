"""A reader's own place in a browser: with JavaScript and without."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from newsreader.models import Note, ReaderMark
from tests import factories
from tests.browser.story_pages import last_article

SELECT = """([words]) => {
    const walker = document.createTreeWalker(document.querySelector(".article-text"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at === -1) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + words.length);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        return;
    }
}"""


def words_in(article):
    """Some that stand in one piece of the page's text: no name, no date."""
    return article.current.body.split(". ")[0].split()[0]


def test_what_is_opened_is_read_and_can_be_kept_unread(page, story, sign_in):
    page.emulate_media(reduced_motion="reduce")  # what is pressed stands still
    reader, article = factories.reader(), last_article()
    sign_in(page, reader)

    page.goto(article.get_absolute_url())
    expect(page.get_by_role("button", name="Keep unread")).to_be_visible()
    read = ReaderMark.objects.filter(user=reader, read__isnull=False).count()
    page.get_by_role("button", name="Keep unread").click()

    expect(page.get_by_role("button", name="Mark as read")).to_be_focused()
    assert (read, ReaderMark.objects.filter(user=reader).count()) == (1, 0)


def test_words_that_are_selected_are_what_the_note_is_about(page, story, sign_in):
    page.emulate_media(reduced_motion="reduce")  # what is pressed stands still
    reader, article = factories.reader(), last_article()
    sign_in(page, reader)
    page.goto(article.get_absolute_url())
    page.get_by_text("Write a note").click()

    page.evaluate(SELECT, [words_in(article)])
    expect(page.get_by_label("Words of the article")).to_have_value(words_in(article))
    page.get_by_role("textbox", name="Your note").fill("Ask who counted.")
    page.get_by_role("button", name="Keep it").click()

    expect(page.locator(".notes li")).to_contain_text("Ask who counted.")
    assert Note.objects.get(user=reader).start == article.current.body.index(words_in(article))


def test_a_star_pressed_while_the_article_is_marked_read_is_shown(page, story, sign_in):
    page.emulate_media(reduced_motion="reduce")  # what is pressed stands still
    sign_in(page, factories.reader())
    article, asked = last_article(), {"read": [], "star": []}
    for name, routes in asked.items():
        page.route(f"**/me/articles/*/{name}/", lambda route, *, routes=routes: routes.append(route))

    def sent(name):
        while not asked[name]:
            page.wait_for_timeout(50)
        asked[name][0].continue_()

    page.goto(article.get_absolute_url())
    while not asked["read"]:
        page.wait_for_timeout(50)
    page.get_by_role("button", name="Star").click()
    sent("read")
    expect(page.get_by_role("button", name="Keep unread")).to_be_visible()
    sent("star")

    expect(page.get_by_role("button", name="Remove the star")).to_be_visible()


@pytest.mark.parametrize("browser_page", ["page", "page_without_javascript"])
def test_a_reader_stars_follows_notes_and_finds_it_again(browser_page, story, sign_in, request):
    page = request.getfixturevalue(browser_page)
    page.emulate_media(reduced_motion="reduce")  # what is pressed stands still
    reader, article = factories.reader(), last_article()
    sign_in(page, reader)

    page.goto(story.get_absolute_url())
    page.get_by_role("button", name="Follow").click()
    expect(page.get_by_role("button", name="Following")).to_be_visible()
    page.goto(article.get_absolute_url())
    page.get_by_role("button", name="Star").click()
    expect(page.get_by_role("button", name="Remove the star")).to_be_visible()
    page.goto(reverse("note-write", args=[article.pk]))
    page.locator(".picking a").first.click()
    page.get_by_role("textbox", name="Your note").fill("Ask who counted.")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".notes li")).to_contain_text("Ask who counted.")
    page.get_by_role("link", name="Your place").click()

    expect(page.locator(".followed li")).to_contain_text(story.title)
    expect(page.locator(".own .rows").nth(0)).to_contain_text(article.headline)
    expect(page.locator(".own .rows").nth(1)).to_contain_text("Ask who counted.")


def test_a_stretch_is_read_and_taken_back_without_javascript(page_without_javascript, story, sign_in):
    page, reader = page_without_javascript, factories.reader()
    sign_in(page, reader)
    page.goto(reverse("articles"))

    page.get_by_role("button", name="Mark all shown as read").click()
    read = ReaderMark.objects.filter(user=reader, read__isnull=False).count()
    page.get_by_role("button", name="Undo").click()

    expect(page.locator(".messages")).to_contain_text("unread again")
    assert (read > 0, ReaderMark.objects.filter(user=reader).count()) == (True, 0)


def test_a_strangers_page_shows_no_control_that_does_nothing(page_without_javascript, story):
    page = page_without_javascript
    for url in (story.get_absolute_url(), last_article().get_absolute_url(), reverse("articles")):
        page.goto(url)

        expect(
            page.locator("[data-follow], [data-article], [data-notes], [data-stretch]").first
        ).to_be_hidden()
        expect(page.get_by_role("button", name="Star")).to_have_count(0)


@pytest.mark.parametrize("with_account", [True, False])
def test_what_is_read_steps_back_in_the_list(page, story, sign_in, with_account):
    if with_account:
        sign_in(page, factories.reader())
    page.goto(reverse("articles"))

    page.get_by_role("button", name="Mark as read").first.click()
    expect(page.get_by_role("button", name="Keep unread")).to_have_count(1)

    read, unread, other = page.locator(".row h2 a").evaluate_all(
        "(links) => links.slice(0, 3).map((link) => getComputedStyle(link).color)"
    )
    assert (read != unread, unread) == (True, other)
