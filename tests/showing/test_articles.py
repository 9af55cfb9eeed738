"""The reading page: the article's own words in order, each statement, date and name where it stands."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.html import strip_tags

from newsreader import deciding
from newsreader.showing.articles import ArticlePage
from tests import factories


@pytest.fixture
def article(db):
    return factories.read_article(public=True)


def words(paragraph):
    """A paragraph's text without the notes that explain its dates."""
    return unescape(strip_tags(re.sub(r'<span class="date-note".*?</span>', "", paragraph)))


def test_paragraphs_hold_the_words_and_no_others(article):
    shown = [words(block) for block in ArticlePage(article, AnonymousUser()).blocks]

    assert shown == article.current.paragraphs


def test_hostile_words_stay_words(db):
    body = "<script>alert(1)</script> on Tuesday & “<b>”.\n\nIt's </span> over, said Ines <i>Calloway</i>."
    article = factories.read_article(body, headline='<img src=x onerror="alert(1)">', public=True)

    reading = ArticlePage(article, AnonymousUser())

    assert [words(block) for block in reading.blocks] == article.current.paragraphs
    assert [
        bad for bad in ("<script", "<i>", "<img") if bad in "".join([*reading.blocks, reading.headline])
    ] == []


def test_every_statement_is_an_address_within_the_page(article, client):
    page = client.get(article.get_absolute_url()).content.decode()

    anchors = [p.anchor for p in article.proposals.order_by("start")]
    assert [page.count(f'id="{anchor}"') for anchor in anchors] == [1, 1, 1]
    assert [f'href="#{anchor}"' in page for anchor in anchors] == [True] * 3


def test_a_citation_leads_to_its_words(article, client):
    timeline = factories.timeline()
    citation = deciding.proposals.accept(
        article.proposals.first(), timeline, factories.editor()
    ).event.citations.get()

    address, anchor = citation.get_absolute_url().split("#")
    page = client.get(address).content.decode()

    assert page.count(f'class="statement accepted" id="{anchor}"') == 1


def test_a_rejected_statement_is_shown_to_nobody(article, client):
    proposal = article.proposals.get(exact__contains="walked out")
    deciding.proposals.reject(proposal, factories.editor())
    client.force_login(factories.superuser())

    page = client.get(article.get_absolute_url()).content.decode()

    assert (proposal.anchor in page, page.count('class="statement proposed"')) == (False, 2)
