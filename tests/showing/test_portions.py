"""A long article is read in portions: each place of it is on one page, and every way to it leads there."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser

from newsreader import deciding
from newsreader.showing.articles import ArticlePage
from newsreader.text.blocks import Block, blocks
from newsreader.text.portions import PORTION, portions
from tests import factories

SAID = "The council of Port Selby met on Tuesday, and Ines Calloway spoke of the harbour. "
LAST = "The dredger sank on Friday off Salt Island."
BODY = "\n\n".join([*(SAID * 5 for _paragraph in range(100)), LAST])


@pytest.fixture
def long_article(db):
    return factories.read_article(BODY, public=True)


def page(client, address, **headers):
    return client.get(address.partition("#")[0], headers=headers).content.decode()


@pytest.mark.parametrize(
    "text",
    [BODY, "word " * 20_000, "x" * 70_000, f"Short.\n\n{SAID * 400}\n\nShort.", "Short.", ""],
    ids=["paragraphs", "one paragraph", "one word", "a long one among short", "short", "none"],
)
def test_portions_hold_all_words_once_and_in_order(text):
    found = portions(text, blocks(text))

    held = [text[block.start : block.end] for portion in found for block in portion.blocks]
    assert "".join("".join(held).split()) == "".join(text.split())
    assert [portion.end - portion.start <= 1.5 * PORTION + 4_000 for portion in found] == [True] * len(found)
    assert [portion.number for portion in found if portion.start < PORTION] == [1]


def test_a_long_table_is_parted_between_its_rows():
    rows = "\n".join(f"Selby | {number} | 7 March" for number in range(2_000))

    found = portions(rows, [Block(0, len(rows), "table")])

    parts = [rows[block.start : block.end] for portion in found for block in portion.blocks]
    assert "\n".join(parts) == rows


def test_an_article_of_ordinary_length_is_one_page(db):
    article = factories.read_article("\n\n".join([SAID * 5] * 40), public=True)

    reading = ArticlePage(article, AnonymousUser())

    assert (reading.portion.is_all, len(reading.blocks)) == (True, 40)


def test_all_portions_together_are_the_article(client, long_article):
    at, shown, pages = 0, [], 0
    while at is not None:
        reading = ArticlePage(long_article, AnonymousUser(), at=at)
        shown += re.findall(r'id="(body-\d+)"', "".join(reading.blocks))
        at, pages = reading.portion.after, pages + 1

    sentences = long_article.current.sentences_of("body")
    assert (pages, shown) == (3, [f"body-{span.start}" for span in sentences])


def test_a_citation_leads_to_the_portion_that_holds_its_words(client, long_article):
    proposal = long_article.proposals.get(exact__contains="dredger")
    event = deciding.proposals.accept(proposal, factories.timeline(), factories.editor()).event
    citation = event.citations.get()

    lead = client.get(f"/citations/{citation.pk}/?from=1")
    shown = page(client, lead["Location"])

    address, _hash, anchor = lead["Location"].partition("#")
    assert address == f"{long_article.get_absolute_url()}?at={citation.start}&from=1"
    assert (f'id="{anchor}"' in shown, "Part 3 of 3" in shown) == (True, True)


def test_a_search_leads_to_the_portion_that_holds_its_words(client, long_article):
    found = page(client, "/search/?q=dredger")

    (address,) = re.findall(rf'href="({long_article.get_absolute_url()}\?at=\d+#body-\d+)"', found)
    shown = page(client, address)
    assert f'id="{address.partition("#")[2]}"' in shown


def test_the_page_leads_on_and_back(client, long_article):
    first = page(client, long_article.get_absolute_url())
    (later,) = re.findall(r'<a rel="next" href="(\?at=\d+)"', first)
    second = page(client, long_article.get_absolute_url() + later)

    assert ("Part 1 of 3" in first, "Part 2 of 3" in second, "there is more" in first) == (True,) * 3
    assert re.findall(r'<a rel="(?:prev|next)" href="(\?at=\d+)"', second)[0] == "?at=0"


def test_what_is_asked_for_in_place_is_the_portion_alone(client, long_article):
    fragment = page(client, f"{long_article.get_absolute_url()}?at=20000", HX_Request="true")

    assert fragment.strip().startswith('<p class="part-of"')
    assert ("<html" in fragment, 'class="beside-article"' in fragment) == (False, False)


def test_places_that_are_none_show_the_first_or_the_last(client, long_article):
    address = long_article.get_absolute_url()

    assert ["Part 1 of 3" in page(client, f"{address}?at={at}") for at in ("", "x", "-3")] == [True] * 3
    assert "Part 3 of 3" in page(client, f"{address}?at=99999999")


def test_marks_of_other_portions_are_not_asked_for(long_article):
    every = long_article.current.mentions.filter(field="body").count()
    pages = [ArticlePage(long_article, AnonymousUser(), at=at) for at in (0, 20_000, 90_000)]

    shown = [sum(mention.field == "body" for mention in reading.mentions) for reading in pages]

    assert (all(shown), sum(shown)) == (True, every)
