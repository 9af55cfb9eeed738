"""Print: the words, the sources and the dates; nothing to click."""

import re

from django.urls import reverse

from tests.browser import story_pages

NO_USE_ON_PAPER = (
    "nav, form, button, summary:not(.line > summary, .story-map > summary), .narrow, .chips, .named, .more, "
    ".skip, .go-to, [role=tooltip]"
)

OVER_THEIR_EDGE = """(entries) => {
  const end = (each) => each.getBoundingClientRect().bottom;
  const lower = (entry) => [...entry.querySelectorAll(".citation")].some((each) => end(each) > end(entry));
  return entries.filter(lower).map((entry) => entry.id);
}"""


def test_a_timeline_on_paper_keeps_its_words_and_nothing_to_click(page, story):
    page.goto(story.get_absolute_url())
    parts = ("h2", ".when", "blockquote", ".source", ".reported")
    words = {part: page.locator(f".entry {part}").all_text_contents() for part in parts}

    page.emulate_media(media="print")

    assert {part: page.locator(f".entry {part}").all_text_contents() for part in parts} == words
    assert [part for part in parts if len(words[part]) < 28 or not all(words[part])] == []
    assert page.locator(".entry :is(h2, .when, blockquote, .source, .reported):visible").count() == sum(
        map(len, words.values())
    )
    assert page.locator(".entry").evaluate_all(OVER_THEIR_EDGE) == []
    assert page.locator(f":is({NO_USE_ON_PAPER}):visible").count() == 0


def test_an_article_on_paper_keeps_its_words(page, story):
    page.goto(story_pages.last_article().get_absolute_url())
    text = page.locator(".article-text").inner_text()

    page.emulate_media(media="print")

    assert page.locator(".article-text").inner_text() == text
    assert page.locator(f":is({NO_USE_ON_PAPER}):visible").count() == 0


def test_what_was_found_on_paper_says_what_was_looked_for(page, story):
    page.goto(f"{reverse('search')}?q=aleppo&period=2016-12")
    hits = page.locator(".found h3").all_inner_texts()
    on_screen = page.locator(".on-paper:visible").count()

    page.emulate_media(media="print")

    assert (on_screen, page.locator(".on-paper:visible").inner_text()) == (0, "aleppo · 2016-12")
    assert page.locator(".found h3:visible").all_inner_texts() == hits
    assert len(hits) > 5
    assert page.locator(f":is({NO_USE_ON_PAPER}, .onward):visible").count() == 0


def test_a_long_timeline_prints_whole(page, long_timeline):
    page.goto(f"{long_timeline.get_absolute_url()}print/")

    page.emulate_media(media="print")
    paper = page.pdf(format="A4")

    assert page.locator(".entry h2:visible").all_inner_texts() == [f"Day {n}" for n in range(160)]
    assert len(re.findall(rb"/Type /Page\b", paper)) > 5
