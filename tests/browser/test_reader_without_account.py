"""A reader's own place without an account: kept in this browser alone, on pages that are the same for all."""

import json

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from playwright.sync_api import expect

from newsreader.models import Article, Follow, Note, ReaderMark
from tests import factories
from tests.browser.conftest import until
from tests.browser.story_pages import last_article
from tests.browser.test_readers import SELECT, words_in

KEPT = "JSON.parse(localStorage.getItem('newsreader'))"

# With notes on another article, until not even one of a letter is kept: more than one form takes over.
FILL = """() => {
    let turn = 0;
    const note = (size) => ({article: "0", text: "a".repeat(size)});
    const write = (size) => kept.keep((all) => { all.notes[turn++] = note(size); });
    for (let size = 2 ** 17; size >= 1; size /= 2) while (write(size));
}"""


def note(page, text, quote=""):
    page.get_by_text("Write a note").click()
    page.get_by_label("Words of the article").fill(quote)
    page.get_by_role("textbox", name="Your note").fill(text)
    page.get_by_role("button", name="Keep it").click()


def mark_some(page, story, article):
    """A star, a timeline that is followed, and a note on words."""
    page.goto(story.get_absolute_url())
    page.get_by_role("button", name="Follow").click()
    page.goto(article.get_absolute_url())
    page.get_by_role("button", name="Star").click()
    note(page, "Ask who counted.", article.current.body.split(". ")[0])
    expect(page.locator(".notes li")).to_contain_text("Ask who counted.")


def test_what_is_opened_is_read_and_can_be_kept_unread(page, story):
    article = last_article()

    page.goto(article.get_absolute_url())
    page.get_by_role("button", name="Keep unread").click()
    expect(page.get_by_role("button", name="Mark as read")).to_be_focused()

    assert page.evaluate(KEPT)["read"] == {}


def test_m_s_and_a_press_the_buttons(page, story):
    articles = Article.objects.visible_to(AnonymousUser()).newest_first()[:20]
    page.goto(reverse("articles"))
    expect(page.get_by_role("button", name="Mark all shown as read")).to_be_visible()

    for key in ("j", "s", "j", "m"):
        page.keyboard.press(key)
    one_by_one = page.evaluate(KEPT)
    page.keyboard.press("A")
    stretch = page.evaluate(KEPT)
    page.keyboard.press("A")

    assert list(one_by_one["star"]) == [str(articles[0].pk)]
    assert list(one_by_one["read"]) == list(page.evaluate(KEPT)["read"]) == [str(articles[1].pk)]
    assert set(stretch["read"]) == {str(each.pk) for each in articles}


def test_a_note_on_words_that_are_selected_leads_to_their_sentence(page, story):
    article = last_article()
    page.goto(article.get_absolute_url())
    page.get_by_text("Write a note").click()

    page.evaluate(SELECT, [words_in(article)])
    page.get_by_role("textbox", name="Your note").fill("Ask who counted.\nAnd when.")
    page.get_by_role("button", name="Keep it").click()
    page.reload()

    link = page.locator(".notes blockquote a")
    expect(link).to_have_text(words_in(article))
    assert link.get_attribute("href") == f"#body-{article.current.sentences_of('body')[0].start}"
    expect(page.get_by_text("no longer in the article")).to_have_count(0)


def test_a_half_typed_note_is_there_when_one_comes_back(page, story):
    article = last_article()
    page.goto(article.get_absolute_url())
    page.get_by_text("Write a note").click()
    page.get_by_label("Words of the article").fill(words_in(article))
    field = page.get_by_role("textbox", name="Your note")
    field.fill("Ask who coun")

    page.goto(reverse("about"))
    page.goto(article.get_absolute_url())
    expect(field).to_have_value("Ask who coun")
    expect(page.get_by_label("Words of the article")).to_have_value(words_in(article))
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".notes li")).to_contain_text("Ask who coun")
    page.reload()

    expect(page.locator(".notes li")).to_contain_text("Ask who coun")
    expect(field).to_be_hidden()
    assert page.locator("#note-text").input_value() == ""


def test_a_note_is_changed_and_deleted_by_two_presses(page, story):
    page.goto(last_article().get_absolute_url())
    note(page, "Ask who counted.")
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_role("textbox", name="Your note").fill("Ask Ines who counted.")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".notes li")).to_contain_text("Ask Ines who counted.")

    page.get_by_role("button", name="Delete", exact=True).click()
    page.get_by_role("button", name="Delete it for good").click()

    expect(page.locator(".notes li")).to_have_count(0)


def test_words_that_do_not_stand_there_are_not_taken(page, story):
    page.goto(last_article().get_absolute_url())

    note(page, "Ask who counted.", "No paper ever printed this.")

    assert page.evaluate("document.querySelector('#note-quote').validationMessage") == (
        "These words do not stand in the article."
    )
    assert page.evaluate(KEPT)["notes"] == {}


def test_words_that_are_gone_are_shown_as_lost_with_their_note(page, story):
    article = last_article()
    page.goto(article.get_absolute_url())
    words = article.current.body.split(". ")[0]
    note(page, "Ask who counted.", words)
    expect(page.locator(".notes li")).to_have_count(1)
    body = article.current.body.replace(words, "All of it was said otherwise")
    type(article.current).objects.filter(pk=article.current.pk).update(body=body)

    page.reload()

    row = page.locator(".notes li")
    expect(row).to_contain_text("These words are no longer in the article.")
    expect(row).to_contain_text(words)
    expect(row).to_contain_text("Ask who counted.")


def test_ones_own_place_shows_it_and_lets_it_be_taken_along_and_deleted(page, story):
    article = last_article()
    mark_some(page, story, article)

    page.get_by_role("link", name="Your place").click()

    expect(page.locator("[data-list=follow]")).to_contain_text(story.title)
    expect(page.locator("[data-list=star]")).to_contain_text(article.headline)
    expect(page.locator("[data-list=notes]")).to_contain_text("Ask who counted.")
    with page.expect_download() as asked:
        page.get_by_role("button", name="Take along as JSON").click()
    told = json.loads(asked.value.path().read_text())
    with page.expect_download() as asked:
        page.get_by_role("button", name="Take along as Markdown").click()
    markdown = asked.value.path().read_text()
    address = f"{told['site']}{article.get_absolute_url()}"
    assert [each["address"] for each in told["starred"]] == [address]
    assert [each["note"] for each in told["notes"]] == ["Ask who counted."]
    assert [each["kind"] for each in told["followed"]] == ["timeline"]
    assert (f"]({address})" in markdown, "\n\nAsk who counted.\n\n" in markdown) == (True, True)

    page.get_by_text("Delete all of it").click()
    page.get_by_role("button", name="Delete it for good").last.click()

    expect(page.locator("[data-list] li")).to_have_count(0)
    kept = page.evaluate(KEPT)
    assert [kept[kind] for kind in ("read", "star", "follow", "notes")] == [{}, {}, {}, {}]


def test_who_logs_in_afterwards_takes_it_over_once(page, story, sign_in):
    reader, article = factories.reader(), last_article()
    mark_some(page, story, article)
    kept = page.evaluate(KEPT)
    sign_in(page, reader)
    page.goto(reverse("me"))

    for _turn in range(2):  # the second, as if the answer to the first had been lost
        page.evaluate("words => localStorage.setItem('newsreader', words)", json.dumps(kept))
        page.reload()
        page.get_by_role("button", name="Take them over into your account").click()
        expect(page.locator(".message")).to_have_text("3 were taken over.")
        expect(page.get_by_role("button", name="Take them over")).to_have_count(0)

    mark, written = ReaderMark.objects.get(user=reader), Note.objects.get(user=reader)
    assert (mark.article, bool(mark.read and mark.starred)) == (article, True)
    assert (written.text, written.lost, written.start) == ("Ask who counted.", False, 0)
    assert Follow.objects.get(user=reader).timeline == story
    left = page.evaluate(KEPT)
    assert [left[kind] for kind in ("read", "star", "follow", "notes")] == [{}, {}, {}, {}]


def test_what_cannot_be_taken_over_stays_in_the_browser(page, story, sign_in):
    article = last_article()
    mark_some(page, story, article)
    factories.show(article, public=False)
    sign_in(page, factories.reader())
    page.goto(reverse("me"))

    page.get_by_role("button", name="Take them over into your account").click()

    expect(page.locator(".message")).to_contain_text("2 could not be and stay in this browser")
    kept = page.evaluate(KEPT)
    assert [len(kept[kind]) for kind in ("star", "follow", "notes")] == [1, 0, 1]


@pytest.mark.parametrize("stored", ["{", '"words"', "null", '{"v": 1, "star": 3, "notes": []}', "[[1]]"])
def test_what_nobody_can_read_harms_nothing(page, story, stored):
    page.goto("/about/")
    page.evaluate("words => localStorage.setItem('newsreader', words)", stored)

    page.goto(last_article().get_absolute_url())
    page.get_by_role("button", name="Star").click()

    expect(page.get_by_role("button", name="Remove the star")).to_be_visible()
    assert list(page.evaluate(KEPT)["star"]) == [str(last_article().pk)]


@pytest.mark.parametrize(
    "broken",
    [
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied'); }})",
        "Storage.prototype.setItem = () => { throw new DOMException('full'); }",
        "localStorage.setItem('newsreader', '{\"v\": 2}')",
    ],
    ids=["no storage", "no room at all", "kept by a newer one"],
)
def test_where_nothing_can_be_kept_no_button_is_shown(page, story, broken):
    page.add_init_script(broken)

    for url in (story.get_absolute_url(), last_article().get_absolute_url(), reverse("articles")):
        page.goto(url)

        hooks = page.locator("[data-follow], [data-article], [data-notes], [data-stretch], [data-full]")
        expect(hooks.first).to_be_hidden()
        assert hooks.evaluate_all("all => all.every(each => each.hidden)")
    page.goto(reverse("me"))
    expect(page.get_by_text("This needs JavaScript")).to_be_visible()


def test_where_the_room_is_full_it_is_said_and_what_was_typed_stays(page, story):
    page.goto(last_article().get_absolute_url())
    page.evaluate(FILL)

    note(page, "Ask who counted.")

    expect(page.locator("[data-full]")).to_be_visible()
    expect(page.get_by_role("textbox", name="Your note")).to_have_value("Ask who counted.")


def test_another_tab_shows_it_at_once(page, story):
    article = last_article()
    page.goto(article.get_absolute_url())
    other = page.context.new_page()
    other.goto(article.get_absolute_url())

    other.get_by_role("button", name="Star").click()

    expect(page.get_by_role("button", name="Remove the star")).to_be_visible()


def test_links_from_what_is_kept_stay_on_this_site(page, story):
    page.goto("/about/")
    kept = {"title": "A", "url": "javascript:alert(1)", "facts": "", "at": 1}
    stars = {"1": kept, "2": kept | {"url": "//elsewhere.example/"}}
    words = json.dumps({"v": 1, "star": stars})
    page.evaluate("words => localStorage.setItem('newsreader', words)", words)

    page.goto(reverse("me"))

    until(page, "document.querySelectorAll('[data-list=star] a').length === 2")
    assert page.locator("[data-list=star] a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    ) == ["/", "/"]


def test_without_javascript_ones_own_place_says_what_it_needs(page_without_javascript, story):
    page_without_javascript.goto(reverse("me"))

    needs = page_without_javascript.get_by_text("This needs JavaScript")
    expect(needs).to_be_visible()
    expect(needs.get_by_role("link", name="Log in")).to_have_attribute("href", "/login/?next=/me/")
    expect(page_without_javascript.locator("[data-kept]")).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_of_it_is_in_anybodys_way(page, story, barriers, width):
    article = last_article()
    mark_some(page, story, article)
    page.set_viewport_size({"width": width, "height": 900})
    found = {}

    for url in (reverse("me"), article.get_absolute_url(), story.get_absolute_url(), reverse("articles")):
        page.goto(url)
        expect(page.locator(":is([data-kept], .marks, .follow):visible").first).to_be_visible()
        sideways = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found[url] = (barriers(page), sideways)

    assert found == dict.fromkeys(found, ([], False))
