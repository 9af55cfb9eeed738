"""Every page, wide and light, on a phone and dark: nothing in people's way, no sideways scrolling. And the
same words without JavaScript, for who asks for a page can see to both."""

import difflib

import pytest
from playwright.sync_api import expect

from newsreader.models import Note
from tests import factories
from tests.browser import story_pages
from tests.near_copy_texts import AGENCY

WIDE, PHONE = (1280, 900), (320, 640)
# What one size alone shows has its colours looked at in both schemes on these.
READ_MOST = {"home", "articles", "article", "timeline", "entity", "search", "desk", "proposals"}

# What is done without an account is kept by a script: nothing else of a page needs one.
WITHOUT_BROWSERS_OWN = """() => {
    const hooks = ["article", "follow", "stretch", "notes", "since", "yours"].map((hook) => `[data-${hook}]`);
    const theirs = document.body.dataset.user ? ["[data-kept]"] : [...hooks, "[data-kept]"];
    document.querySelectorAll(theirs).forEach((each) => { each.hidden = true; });
    document.querySelectorAll("[data-without]").forEach((each) => { each.hidden = false; });
}"""
# An entry whose drawing is put off may be missing in innerText while the window is new or changes its size.
DRAWN = "document.querySelectorAll('.entry').forEach((each) => { each.style.contentVisibility = 'visible'; })"


def look(page, size, scheme):
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    page.emulate_media(color_scheme=scheme)


def differing(with_scripts, without):
    """The lines that one of both texts has, marked - (with scripts) and + (without)."""
    lines = difflib.ndiff(with_scripts.splitlines(), without.splitlines())
    return [line for line in lines if line[0] in "-+"]


@pytest.fixture
def in_the_way(barriers):
    """in_the_way(page): every barrier of the page as it stands; "wide" and "light" before and after."""

    def in_the_way(page, *, every_look=False):
        look(page, WIDE, "light")
        found = [f"wide: {barrier}" for barrier in barriers(page)]
        look(page, PHONE, "dark")
        found += [f"phone, dark: {barrier}" for barrier in barriers(page)]
        if (reach := page.evaluate("document.documentElement.scrollWidth")) > PHONE[0]:
            found.append(f"scrolls sideways: {reach} px")
        if every_look:
            page.emulate_media(color_scheme="light")
            found += [f"phone: {barrier}" for barrier in barriers(page, "color-contrast")]
            look(page, WIDE, "dark")
            found += [f"wide, dark: {barrier}" for barrier in barriers(page, "color-contrast")]
        look(page, WIDE, "light")
        return found

    return in_the_way


@pytest.fixture
def faults(new_page, in_the_way):
    """faults(page, pages): of pages by name, what is in the way there and whether the same is said without
    JavaScript. Read when loaded, stylesheets too: what CSS hides is not said, and without scripts the
    document is ready before its styles are."""

    def faults(page, pages):
        without = new_page(java_script_enabled=False)
        without.context.add_cookies(page.context.cookies())  # one session: a page lists them all
        for each in (page, without):
            look(each, WIDE, "light")
        found = {}
        for name, address in pages.items():
            page.goto(address)
            without.goto(address)
            without.evaluate(DRAWN)
            said = without.locator("body").inner_text()
            found[name] = in_the_way(page, every_look=name in READ_MOST)
            page.evaluate(WITHOUT_BROWSERS_OWN)
            page.evaluate(DRAWN)
            with_scripts = page.locator("body").inner_text()
            found[name] += [
                f"not the same without JavaScript: {line}" for line in differing(with_scripts, said)
            ]
            if len(said) <= 250:
                found[name].append(f"says {said}")
        return {name: of_page for name, of_page in found.items() if of_page}

    return faults


def test_axe_and_the_ruler_see_what_is_in_the_way(page, story, in_the_way):
    page.goto("/about/")
    page.evaluate("document.querySelector('main').innerHTML = '<img src=/static/icon.svg width=800>'")

    found = in_the_way(page)

    assert "wide: image-alt: img" in found
    assert "scrolls sideways: 816 px" in found


def test_readers_pages(page, story, faults, complaints):
    complaints.forgive("status of 404")

    assert faults(page, story_pages.for_readers(story)) == {}


def test_what_a_thumb_hits_lies_24_pixels_from_the_next(page, story, barriers):
    """WCAG 2.5.8, which Lighthouse asks for too, on the pages that are read most."""
    pages = story_pages.for_readers(story)
    page.set_viewport_size({"width": 412, "height": 823})
    found = {}

    for name in ("home", "articles", "article", "timeline", "search"):
        page.goto(pages[name])
        found[name] = barriers(page, "target-size")

    assert found == dict.fromkeys(found, [])


def test_editors_pages(page, story, editor, sign_in, faults):
    sign_in(page, editor)

    assert faults(page, story_pages.editors_only(story)) == {}


def test_administrators_pages(page, story, sign_in, faults):
    sign_in(page, factories.superuser())

    assert faults(page, story_pages.administrators_only()) == {}


@pytest.mark.parametrize("name", ["timeline", "article"])
def test_an_open_card(page, story, in_the_way, name):
    page.goto(story_pages.for_readers(story)[name])
    page.locator(".chip:visible").first.click()
    expect(page.locator(".entity-card")).to_be_visible()

    assert in_the_way(page) == []


def test_the_note_of_a_date(page, story, in_the_way):
    page.goto(story_pages.last_article().get_absolute_url())
    page.locator(".article-text .date").first.focus()
    expect(page.locator(".date-note:visible")).to_have_count(1)

    assert in_the_way(page) == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_an_article_of_every_kind_of_block(page, live_server, in_the_way, direction):
    page.goto(factories.read_article_of_blocks(direction=direction).get_absolute_url())

    assert in_the_way(page) == []


def test_a_note_while_it_is_written_and_one_whose_words_are_gone(page, story, sign_in, in_the_way):
    reader, article = factories.reader(), story_pages.last_article()
    words = " ".join(article.current.body.split()[:12])
    Note.objects.write(reader, article, "Ask who counted.", words)
    lost = Note.objects.write(reader, article, "And when?", words)
    Note.objects.filter(pk=lost.pk).update(lost=True)
    sign_in(page, reader)
    page.goto(article.get_absolute_url())
    page.get_by_text("Write a note").click()

    expect(page.get_by_role("textbox", name="Your note")).to_be_visible()
    expect(page.get_by_text("These words are no longer in the article.")).to_be_visible()
    assert in_the_way(page) == []


def test_what_two_articles_share_and_how_their_sources_are_counted(page, live_server, in_the_way):
    post, echo = (
        factories.read_article(AGENCY, source=factories.source(paper), public=True)
        for paper in ("Post", "Echo")
    )
    timeline = factories.timeline()
    for article in (post, echo):
        factories.entry(timeline, factories.event(article=article, quote="A fire tore through"))
    page.goto(f"{post.get_absolute_url()}?shared={echo.pk}")
    found = in_the_way(page)

    page.goto(timeline.get_absolute_url())
    page.get_by_text("how the sources are counted").press("Enter")
    expect(page.get_by_text("2 outlets are cited.")).to_be_visible()

    assert found + in_the_way(page) == []


def test_what_was_left_out_of_an_article(page, live_server, sign_in, in_the_way):
    article = factories.article(left_out=[["Follow us on the quay", "share-button"], ["Home", "page-line"]])
    sign_in(page, factories.editor())
    page.goto(f"/desk/articles/{article.pk}/")
    page.get_by_text("2 lines of its page").click()
    expect(page.get_by_text("Follow us on the quay")).to_be_visible()

    assert in_the_way(page) == []


def test_what_the_form_for_articles_answers(page, story, editor, sign_in, in_the_way, complaints):
    complaints.forgive("status of 422")
    sign_in(page, editor)
    page.goto("/desk/articles/new/")

    page.get_by_role("button", name="Take in").click()
    expect(page.get_by_text("Choose a file or paste some text.")).to_be_visible()
    refused = in_the_way(page)
    page.get_by_label("Or paste an article").fill("A port reopens\n\nThe port of Selby reopened on Monday.")
    page.get_by_role("button", name="Take in").click()
    expect(page.locator("h1")).to_have_text("Taken in")
    taken = in_the_way(page)

    assert (refused, taken) == ([], [])
