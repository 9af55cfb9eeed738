"""Correcting an article at the desk: one form for all of its fields."""

import pytest
from django.urls import reverse

from newsreader import deciding
from newsreader.deciding.erasure import erase
from newsreader.models import Decision, UnsavedForm
from tests import factories
from tests.views.forms import form_of, saved

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def article(db):
    return factories.read_article(
        evidence={"headline": {"raw": "STRIKE", "rule": "h1"}}, doubts=["No headline was found."]
    )


@pytest.fixture
def url(article):
    return reverse("article-correct", args=[article.pk])


@pytest.fixture
def desk(as_viewer):
    return as_viewer("editor")


def test_each_field_stands_with_what_the_machine_read_and_why(desk, url, text):
    page = text(desk.get(url))

    assert "STRIKE h1 Standfirst" in page
    assert page.count("Not found.") == 7


def test_a_field_is_corrected_read_again_and_says_by_whom(desk, url, article, text):
    answer = saved(desk, url, headline="Dockers strike", why="A slip")

    article.refresh_from_db()
    decision = Decision.objects.get()
    page = text(desk.get(url))
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        reverse("desk-article", args=[article.pk]),
    )
    assert (article.headline, decision.why, article.read_at is not None) == ("Dockers strike", "A slip", True)
    assert f"Corrected by {desk.user.username}," in page
    assert "No headline was found." not in text(desk.get(answer.headers["Location"]))


def test_a_page_sent_back_as_it_was_changes_nothing(desk, url, article, text):
    answer = saved(desk, url)

    assert (answer.status_code, Decision.objects.count(), article.versions.count()) == (302, 0, 1)


def test_a_body_of_lists_and_tables_sent_back_as_it_was_changes_nothing(desk):
    article = factories.read_article_of_blocks()

    saved(desk, reverse("article-correct", args=[article.pk]), headline="Another")

    article.refresh_from_db()
    assert list(article.current.mended) == ["headline"]
    assert (article.current.body, article.current.kinds) == (
        factories.OF_BLOCKS,
        factories.KINDS_OF_BLOCKS,
    )


def test_two_who_mend_one_field_are_asked_and_neither_loses_a_word(desk, url, article, as_viewer, text):
    page = desk.get(url)
    colleague = as_viewer("editor")
    saved(colleague, url, byline="By Nadia Velt", agency="SNA")

    asked = desk.post(url, form_of(page) | {"byline": "By Orla Quist", "headline": "Dockers strike"})
    sent = form_of(asked)
    answer = desk.post(url, sent)

    article.refresh_from_db()
    version = article.current
    assert (asked.status_code, f"Now, by {colleague.user.username}" in text(asked)) == (409, True)
    assert (sent["byline"], sent["headline"], sent["agency"]) == ("By Orla Quist", "Dockers strike", "SNA")
    assert answer.status_code == 302
    assert (version.byline, version.headline, version.agency) == ("By Orla Quist", "Dockers strike", "SNA")


def test_words_of_a_form_that_is_refused_stay_in_it(desk, url):
    answer = saved(desk, url, body="Other words.", zone="Nowhere/City", at="09:30", day="")

    sent = form_of(answer)
    assert (answer.status_code, sent["body"], sent["zone"]) == (422, "Other words.", "Nowhere/City")
    assert Decision.objects.count() == 0


def test_what_the_source_says_is_taken_by_one_press(desk, url, article):
    read = article.headline
    saved(desk, url, headline="Dockers strike")

    answer = desk.post(reverse("article-settle", args=[article.pk]), {"theirs": "headline"})

    article.refresh_from_db()
    assert (answer.status_code, article.headline, article.current.mended) == (302, read, {})


def test_words_typed_beside_such_a_press_are_put_aside(desk, url, article):
    saved(desk, url, headline="Dockers strike")

    sent = form_of(desk.get(url)) | {"byline": "By Orla Quist", "theirs": "headline"}
    desk.post(reverse("article-settle", args=[article.pk]), sent)

    article.refresh_from_db()
    assert (article.current.byline, UnsavedForm.objects.get().path) == ("", url)


def test_the_first_button_saves_whatever_others_stand_in_the_form(desk, url):
    """What Enter presses."""
    saved(desk, url, headline="Dockers strike")

    form = desk.get(url).content.decode().partition('class="form mending"')[2]

    assert form.partition("<button")[2].startswith(" hidden>Correct, and read again")


def test_hostile_words_run_nothing(desk, url, article):
    names = ("headline", "standfirst", "byline", "authors", "source", "agency", "dateline", "caption", "body")

    saved(desk, url, **dict.fromkeys(names, HOSTILE), why=HOSTILE)

    pages = [url, reverse("desk-article", args=[article.pk]), reverse("desk-decisions"), "/desk/sources/"]
    article.refresh_from_db()
    pages.append(article.get_absolute_url())
    assert [desk.get(page, follow=True).content.decode().count(HOSTILE) for page in pages] == [0] * 5


def test_a_correction_is_told_field_by_field(desk, url, text):
    saved(desk, url, headline="Dockers strike", body="Rain fell.", source="The Moor Gazette")

    page = text(desk.get(reverse("desk-decisions")))

    assert "corrected an article" in page
    assert "The Moor Gazette" in page
    assert "corrected: Headline, Body" in page


def test_undone_at_the_desk_it_is_read_again(desk, url, article):
    saved(desk, url, body="Nadia Velt left on 9 March 2019.")
    mended = article.proposals.count()

    desk.post(reverse("undo", args=[Decision.objects.get().pk]))

    article.refresh_from_db()
    assert (mended, article.proposals.count(), article.current.body) == (1, 3, factories.BODY)


def test_a_private_article_stays_private_and_is_closed_to_readers(desk, url, article, as_viewer):
    saved(desk, url, headline="Dockers strike")

    article.refresh_from_db()
    answers = [
        (as_viewer(name).get(url).status_code, as_viewer(name).get(article.get_absolute_url()).status_code)
        for name in ("anonymous", "reader")
    ]
    assert (article.public, answers) == (False, [(302, 404), (403, 404)])


def test_an_erased_article_is_not_corrected(desk, url, article):
    deciding.articles.set_public(article, desk.user, public=True)

    erase(article)

    assert desk.post(url, {"headline": "Words"}).status_code == 404
    assert article.versions.count() == 0
