"""The links of an article on its page: where a reader may follow them, and never in the way of its marks."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsreader.showing.articles import ArticlePage
from tests import factories
from tests.showing.html.test_marks import Nesting
from tests.showing.test_articles import words

AWAY = "https://holm.example/quay"
BODY = factories.BODY


def article(*links, body=BODY, read=True, **fields):
    """A public article in which each of the links' words leads to its address."""
    rows = [[body.index(said), body.index(said) + len(said), address] for said, address in links]
    make = factories.read_article if read else factories.article
    return make(body, links=rows, **{"public": True} | fields)


def shown(article, viewer=None):
    return "".join(ArticlePage(article, viewer or AnonymousUser()).blocks)


def anchors(html):
    """Each link of the text: its address, and its words."""
    found = re.findall(r'<a class="link[^"]*" href="([^"]*)"[^>]*>(.*?)</a>', html)
    return [(address, re.sub("<[^>]*>", "", inside)) for address, inside in found]


def people(html):
    """How many names open a person's card."""
    return len(re.findall(r'<a class="name (?:first )?person"', html))


def test_words_lead_elsewhere_and_say_so(db):
    html = shown(article(("walked out", AWAY), read=False))

    assert (
        f'<a class="link out" href="{AWAY}" rel="noreferrer nofollow"'
        ' aria-label="walked out (leads to holm.example)">walked out</a>'
    ) in html
    assert words(html) == BODY.replace("\n\n", "")


@pytest.mark.parametrize(
    "address", ['https://holm.example/"onfocus="alert(1)', "https://holm.example/<script>alert(1)</script>"]
)
def test_a_hostile_address_stays_an_address(db, address):
    html = shown(article(("walked out", address), read=False))

    parser = Nesting()
    parser.feed(html)
    escaped = address.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
    assert (parser.tags.count("a"), "script" in parser.tags, f'href="{escaped}"' in html) == (1, False, True)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,a", "//holm.example", "http://["])
def test_what_is_no_address_of_the_web_is_no_link(db, address):
    assert anchors(shown(article(("walked out", address), read=False))) == []


def test_a_name_that_is_all_of_a_link_opens_its_card(db):
    html = shown(article(("Ines Calloway", AWAY)))

    assert (anchors(html), people(html)) == ([], 2)


def test_a_name_within_a_longer_link_is_words_of_it(db):
    made = article(("its chairwoman Ines Calloway said", AWAY))

    html = shown(made)

    assert anchors(html) == [(AWAY, "its chairwoman Ines Calloway said")]
    assert people(html) == 1  # the second mention
    assert "Ines Calloway" in [each.shown_name for each in ArticlePage(made, AnonymousUser()).entities]


def test_a_link_that_crosses_a_name_leaves_the_name_whole(db):
    html = shown(article(("its chairwoman Ines", AWAY)))

    assert (anchors(html), "Ines Calloway</a>" in html) == ([(AWAY, "its chairwoman")], True)


def test_a_link_over_two_sentences_is_parted_between_them(db):
    html = shown(article(("cut their pay. The board met", AWAY), read=False))

    assert anchors(html) == [(AWAY, "cut their pay."), (AWAY, "The board met")]
    assert re.findall(r'<a class="(link[^"]*)"', html) == ["link", "link out"]


def test_a_link_in_a_date_stands_in_it(db):
    html = shown(article(("7 March", AWAY)))

    assert re.search(
        rf'<span class="date" tabindex="0" [^>]*><a class="link out" href="{AWAY}"[^>]*>7 March</a></span>',
        html,
    )


def test_a_date_in_a_longer_link_is_explained_by_the_link(db):
    html = shown(article(("met on 7 March and refused", AWAY)))

    assert re.search(
        rf'<a class="link out" href="{AWAY}"[^>]* aria-describedby="link-\d+">met on '
        r'<span class="date">7 March</span> and refused</a>'
        r'<span class="date-note" role="tooltip" id="link-\d+">“7 March”',
        html,
    )


def test_links_marks_and_words_are_well_nested(db):
    said = (
        "Port Selby walked out on Tuesday after",
        "pay. The board met on 7",
        "Harbour Union said. Calloway",
    )
    made = article(*((each, AWAY) for each in said))

    html = shown(made)

    parser = Nesting()
    parser.feed(html)
    parser.close()
    assert (parser.open, [words(block) for block in ArticlePage(made, AnonymousUser()).blocks]) == (
        [],
        made.current.paragraphs,
    )
    assert re.findall(r"<a [^>]*>(?:(?!</a>).)*<a ", html) == []


def test_items_and_cells_keep_theirs(db):
    made = article(
        ("left Port Selby on 6", AWAY), ("old landing stage", AWAY),
        body=factories.OF_BLOCKS, kinds=factories.KINDS_OF_BLOCKS, read=False,
    )  # fmt: skip

    assert anchors(shown(made)) == [(AWAY, "left Port Selby on 6"), (AWAY, "old landing stage")]


def test_right_to_left_words(db):
    body = "انهار السد يوم الاثنين قرب القرية، وقالت الهيئة إنها لم تكن تعلم بذلك."

    made = article(("الهيئة", "https://holm.example/السد"), body=body, direction="rtl", read=False)

    assert anchors(shown(made)) == [("https://holm.example/السد", "الهيئة")]


def test_a_link_to_an_article_here_leads_there_for_who_may_see_it(db):
    known = factories.article(public=True)
    known.fetched_from = "holm.example/quay"
    known.save()
    made = article(("walked out", AWAY + "?utm_source=x"), read=False)

    seen = anchors(shown(made))
    factories.show(known, public=False)

    assert seen == [(known.get_absolute_url(), "walked out")]
    assert anchors(shown(made)) == [(AWAY + "?utm_source=x", "walked out")]
    assert anchors(shown(made, factories.editor())) == [(known.get_absolute_url(), "walked out")]


def test_an_article_that_only_claims_the_address_draws_no_links(db):
    claims = factories.article(public=True, canonical_url=AWAY)
    made = article(("walked out", AWAY), read=False)

    assert (claims.folded_url, anchors(shown(made))) == ("holm.example/quay", [(AWAY, "walked out")])


def test_one_query_more_for_any_number_of_links(db, client):
    def queries(made):
        client.get(made.get_absolute_url())
        with CaptureQueriesContext(connection) as asked:
            client.get(made.get_absolute_url())
        return len(asked)

    none = article(read=False)
    one = article(("walked out", AWAY), read=False)
    three = article(
        ("walked out", AWAY), ("cut their pay", AWAY + "/2"), ("town hall", AWAY + "/3"), read=False
    )

    assert (queries(one) - queries(none), queries(three) - queries(none)) == (1, 1)


def test_paper_tells_the_addresses_once(db, client):
    made = article(("walked out", AWAY), ("cut their pay", AWAY), read=False)

    page = client.get(made.get_absolute_url()).content.decode()

    printed = page.split('<section class="printed-links">')[1].split("</section>")[0]
    assert re.findall("<li>(.*?)</li>", printed) == [f'<bdi>walked out</bdi> <bdi dir="ltr">{AWAY}</bdi>']


def test_strangers_see_no_link_of_a_private_article(db, client):
    made = article(("walked out", AWAY), read=False, public=False)

    answer = client.get(made.get_absolute_url())

    assert (answer.status_code, "holm.example" in answer.content.decode()) == (404, False)
