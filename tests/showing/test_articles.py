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


def named(**fields):
    article = factories.read_article(public=True, **fields)
    return [entity.name for entity in ArticlePage(article, AnonymousUser()).entities]


NAMED = ["Port Selby", "Ines Calloway", "Selby Harbour Union"]


def test_the_text_names_who_it_is_about(db):
    assert named() == NAMED


@pytest.mark.parametrize(
    "fields",
    [
        {"byline": "By Mara Ellison", "authors": ["Mara Ellison"]},
        {"caption": "The quay. Photo: Tomas Arkwright/Selby Archive"},
        {"caption": "The quay at dawn. (Tomas Arkwright/Reuters)"},
        {"caption": "The quay at dawn.\n\nThe mole. Image credit: Tomas Arkwright"},
    ],
    ids=["author", "photographer", "and agency", "of a second picture"],
)
def test_who_wrote_it_or_took_its_pictures_is_not_named_here(db, fields):
    assert named(**fields) == NAMED


def test_an_author_whom_the_text_is_about_is(db):
    body = f"{factories.BODY}\n\nMara Ellison was arrested on the quay on Tuesday."

    assert "Mara Ellison" in named(body=body, byline="By Mara Ellison", authors=["Mara Ellison"])


def test_who_is_in_the_picture_is_named_here(db):
    assert "Tomas Arkwright" in named(
        caption="Tomas Arkwright on the quay. Photo: Mara Ellison/Selby Archive"
    )


def test_a_name_is_marked_as_the_first_once(db):
    body = "Ines Calloway closed the quay.\n\nOn Tuesday Ines Calloway opened it."
    article = factories.read_article(body, standfirst="What Ines Calloway did.", public=True)
    reading = ArticlePage(article, AnonymousUser())

    marks = re.findall(r'class="(name[^"]*)"', "".join([reading.standfirst, *reading.blocks]))

    assert marks == ["name first person", "name person", "name person"]
