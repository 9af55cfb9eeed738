"""Rows of sentences, quotations and figures: what stands there, whatever the words hold."""

from datetime import UTC, date, datetime

from newsreader.showing.html.sentences import figure_rows, naming_rows, quotation_rows, sentence_rows
from newsreader.showing.mentions import ArticleMentions, NamingArticle
from newsreader.showing.naming import GivenFigure, NamingSentence, SentenceLink, SpokenWords

DAY = date(2019, 3, 13)
PLACE = SentenceLink(7, "ferry", "Ferry <sails>", None, DAY, "body", 40)
NAMED = NamingSentence(PLACE, "Velt & Son <sailed>.", 40, 44, ["surname"])
SOURCE = '<a href="/articles/7-ferry/#body-40">Ferry &lt;sails&gt;, 13 March 2019</a>'


def test_a_sentence_has_its_name_marked_and_nothing_of_it_is_markup():
    assert sentence_rows([NAMED]) == (
        "<li><blockquote><p><b>Velt</b> &amp; Son &lt;sailed&gt;.</p></blockquote>\n"
        f'  <p class="from">{SOURCE}</p></li>\n'
    )


def test_words_of_a_report_are_told_from_words_that_were_said():
    direct = SpokenWords(PLACE, "We <sail>", True, True, "said")
    denied = SpokenWords(PLACE, "it sails", False, False, "denied-that")

    rows = quotation_rows([direct, denied])

    assert "<p>“We &lt;sail&gt;”</p>" in rows
    assert (
        '<p>it sails <span class="facts">(denied, in the report’s words)</span> '
        '<span class="facts">(probably)</span></p>'
    ) in rows


def test_a_figure_is_told_with_what_it_counts():
    assert figure_rows([GivenFigure(PLACE, "400", "ships & boats")]) == (
        f'<li><strong>400</strong> ships &amp; boats <span class="from">{SOURCE}</span></li>\n'
    )


def test_an_article_without_headline_outlet_or_day_says_so():
    bare = NamingArticle(7, "", "", None, None, datetime(2019, 3, 13, tzinfo=UTC))

    rows = naming_rows([ArticleMentions(bare, [NAMED], more=2)])

    assert "Without a headline</a>" in rows
    assert "Source unknown · publication date unknown" in rows
    assert '<b>Velt</b> &amp; Son &lt;sailed&gt;. <a class="to-sentence"' in rows
    assert "and 2 further sentences" in rows
