"""The blocks of an article on its page: each as what it is, its words and marks where they stand."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.html import strip_tags

from newsreader.showing.articles import ArticlePage
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.once]

HEADING = "What Ines Calloway said on Monday"
QUOTE = "“We closed the quay on 7 March,” Ines Calloway said."
ITEMS = ("The ferry to Holm sank on 5 March.", "Ines Calloway left Port Selby on 6 March.", "Two of <five>")
ROWS = ("Line | Closed", "North & East | 8 March 2019", "Holm |  | Port Selby")
BODY = "\n\n".join(["Dockers walked out on Tuesday.", HEADING, "\n".join(ITEMS), QUOTE, "\n".join(ROWS)])
KINDS = ["paragraph", "subhead", "list", "quote", "table"]


def shown(body=BODY, kinds=KINDS, **fields):
    article = factories.read_article(body, kinds=kinds, public=True, **fields)
    return article, ArticlePage(article, AnonymousUser())


def words(html):
    return unescape(strip_tags(re.sub(r'<span class="date-note".*?</span>', "", html)))


def parts(html, tag):
    return [words(part) for part in re.findall(rf"<{tag}>(.*?)</{tag}>", html)]


def test_each_block_is_the_element_it_is():
    _article, page = shown()
    paragraph, heading, items, quote, table = page.blocks

    assert parts(paragraph, "p") == ["Dockers walked out on Tuesday."]
    assert parts(heading, "h2") == [HEADING]
    assert (items[:4], parts(items, "li")) == ("<ul>", list(ITEMS))
    assert (quote[:12], parts(quote, "p")) == ("<blockquote>", [QUOTE])
    assert [parts(row, "td") for row in re.findall(r"<tr>(.*?)</tr>", table)] == [
        ["Line", "Closed"],
        ["North & East", "8 March 2019"],
        ["Holm", "", "Port Selby"],
    ]


def test_a_table_can_be_reached_by_keyboard_and_has_a_name():
    _article, page = shown()

    assert page.blocks[-1].startswith(
        '<div class="table" role="group" tabindex="0" aria-label="Table"><table>'
    )


def test_names_and_dates_are_marked_in_every_kind():
    article, page = shown()
    blocks = page.blocks

    assert [block.count('class="date"') for block in blocks] == [1, 1, 2, 1, 1]
    assert [block.count('class="name ') for block in blocks] == [0, 1, 3, 1, 2]
    assert sum(block.count('class="date"') for block in blocks) == article.current.timeexpressions.count()


def test_what_is_said_in_an_item_can_be_linked_to():
    article, page = shown()
    items = page.blocks[2]

    in_list = [each for each in article.proposals.all() if each.exact in "\n".join(ITEMS)]
    assert [items.count(f'id="{each.anchor}"') for each in in_list] == [1, 1]
    assert [each.sentence for each in in_list] == list(ITEMS[:2])


def test_every_item_and_row_begins_a_sentence_of_its_own():
    article, page = shown()
    html = "".join(page.blocks)

    starts = [BODY.index(each) for each in (*ITEMS, *ROWS)]
    assert [html.count(f'<span class="sentence" id="body-{start}">') for start in starts] == [1] * 6


def test_words_over_two_cells_are_marked_in_each():
    article = factories.article(BODY, kinds=KINDS, public=True)
    event = factories.event(article=article, quote="North & East | 8 March 2019")
    timeline = factories.timeline()
    factories.entry(timeline, event)
    citation = event.citations.get()

    table = ArticlePage(article, AnonymousUser()).blocks[-1]

    assert f'<td><span class="statement accepted" id="{citation.anchor}">' in table
    assert table.count('<span class="statement accepted going-on">') == 1
    assert table.count(f'id="{citation.anchor}"') == 1


def test_words_over_two_paragraphs_can_be_linked_to():
    article = factories.article("One two.\n\nThree four. Five.", public=True)
    event = factories.event(article=article, quote="two.\n\nThree four.")
    factories.entry(factories.timeline(), event)

    first, second = ArticlePage(article, AnonymousUser()).blocks

    assert f'id="{event.citations.get().anchor}"' in first
    assert '<span class="statement accepted going-on">' in second
    assert [words(first), words(second)] == ["One two.", "Three four. Five."]


def test_kinds_of_another_text_make_paragraphs():
    _article, page = shown(kinds=KINDS[:-1])

    assert [block[:3] for block in page.blocks] == ["<p>"] * 5


def test_an_article_without_words_says_so(client):
    article = factories.article("", public=True)

    html = client.get(article.get_absolute_url()).content.decode()

    assert html.count("This article has no text.") == 1


def test_each_picture_has_a_caption_of_its_own(client):
    article, page = shown(caption="The quay on 7 March.\n\nInes Calloway in Port Selby.")
    html = client.get(article.get_absolute_url()).content.decode()

    assert [words(each) for each in page.captions] == article.current.caption.split("\n\n")
    assert html.count('<p class="caption">') == 2


def table(*rows):
    (html,) = shown("\n".join(rows), ["table"])[1].blocks
    return re.findall(r"<t[dh][^>]*>", html)


def test_words_above_figures_are_the_head_of_their_column():
    cells = table("Line | Riders", "Holm | 980", "North & East | 1,210", "Selby | –")

    assert cells[:4] == ['<th scope="col">', '<th scope="col" class="figure">', "<td>", '<td class="figure">']


@pytest.mark.parametrize(
    "rows",
    [
        ("Holm | 980", "Selby | 1,210"),
        ("Speaker | Said", "Ines Calloway | No ferry sails", "The union | Nobody asked"),
        ("Line | Riders", "Holm | 980", "Selby | some hundreds"),
        ("Line | Riders",),
    ],
    ids=["no head", "words alone", "not only figures", "one row"],
)
def test_no_row_is_called_a_head_that_may_be_none(rows):
    assert [cell for cell in table(*rows) if cell.startswith("<th")] == []


@pytest.mark.parametrize("figure", ["31 %", "4.5", "−12", "£1,200", "12 400"])
def test_figures_stand_under_each_other(figure):
    assert table("Line | Loss", f"Holm | {figure}")[-1] == '<td class="figure">'


@pytest.mark.parametrize("words", ["7 March", "2nd", "about 40", "12 of 40"])
def test_what_is_more_than_a_figure_stands_like_words(words):
    assert table("Line | Loss", f"Holm | {words}")[-1] == "<td>"


def test_lines_with_numbers_of_their_own_get_no_bullets():
    (html,) = shown("1. Close the quay\n2. Move the ferries", ["list"])[1].blocks

    assert (html[:21], html.count("<li>")) == ('<ol class="numbered">', 2)


def test_lines_of_which_some_begin_with_a_number_are_a_list_like_any():
    (html,) = shown("12 ferries sail\nNobody is dismissed", ["list"])[1].blocks

    assert html.startswith("<ul><li>")
