"""A mended article comes in again: it is known, and what was mended stands unless its source changed that."""

import pytest

from newsreader import deciding, pipeline
from newsreader.deciding.erasure import erase
from newsreader.fetching.documents import Document, Refused
from newsreader.models import Article, Decision, HeldVersion
from newsreader.models.mending import mends
from tests import factories
from tests.test_identity import ADDRESS, TEXT, page, taken

HEADLINE = "Dockers leave work at Port Selby"
MENDED = {
    "headline": "Dockers strike",
    "byline": "By Orla Quist",
    "agency": "SNA",
    "source": "The Moor Gazette",
    "body": "Dockers struck. " + "\n\n".join(TEXT[1:]),
}
CHANGED = (*TEXT[:3], TEXT[3].replace("soup", "bread"), TEXT[4])


@pytest.fixture
def editor(db):
    return factories.editor()


@pytest.fixture
def article(db):
    factories.registry()
    return taken(page(), url=ADDRESS).article


def mended(article, editor, *names):
    deciding.mending.mend(article, editor, {name: MENDED[name] for name in names})
    pipeline.read(article)
    return article


def stands(article):
    article.refresh_from_db()
    return deciding.mending.standing(article)


def test_the_same_bytes_make_no_version(article, editor):
    mended(article, editor, *MENDED)

    again = taken(page(), url=ADDRESS)

    assert (again.article, again.outcome, article.versions.count()) == (article, "same", 2)


@pytest.mark.parametrize("url", [ADDRESS, ""])
def test_the_same_words_in_other_bytes_make_no_version(url, article, editor):
    mended(article, editor, *MENDED)

    again = taken(page(head="<meta name='x' content='y'>"), url=url)

    assert (again.article, again.outcome, article.versions.count()) == (article, "same", 2)


@pytest.mark.parametrize("names", [["headline"], ["source"], ["headline", "source"], ["body"]])
def test_a_file_that_changed_is_known_whatever_was_mended(names, editor, db):
    factories.registry()
    article = taken(page()).article
    mended(article, editor, *names)

    again = taken(page(*CHANGED))

    assert (again.article, again.outcome, Article.objects.count()) == (article, "version", 1)


def test_what_was_mended_stands_in_what_its_source_changed_elsewhere(article, editor):
    mended(article, editor, "headline", "byline", "source")

    taken(page(*CHANGED), url=ADDRESS)

    now = stands(article)
    assert {name: now[name] for name in ("headline", "byline", "source")} == {
        name: MENDED[name] for name in ("headline", "byline", "source")
    }
    assert now["body"] == "\n\n".join(CHANGED)
    assert (article.versions.count(), article.current.mending_asks) == (3, False)
    assert not Article.objects.asking().exists()


def test_where_the_source_changed_the_very_field_the_desk_asks(article, editor, client):
    mended(article, editor, "headline")

    taken(page(headline="Dockers go back to work"), url=ADDRESS)

    now = stands(article)
    assert (now["headline"], list(Article.objects.asking())) == ("Dockers strike", [article])
    assert mends(article.current)["headline"].read == {"headline": "Dockers go back to work"}
    client.force_login(editor)
    assert "Corrected here, and changed by their source" in client.get("/desk/").content.decode()


@pytest.mark.parametrize(("as_read", "says"), [(True, "Dockers go back to work"), (False, "Dockers strike")])
def test_the_answer_ends_the_question_and_can_be_undone(as_read, says, article, editor):
    mended(article, editor, "headline")
    taken(page(headline="Dockers go back to work"), url=ADDRESS)
    article.refresh_from_db()

    deciding.mending.settle(article, "headline", editor, as_read=as_read)
    answered = stands(article)["headline"], Article.objects.asking().exists()
    again = taken(page(headline="Dockers go back to work", head="<meta>"), url=ADDRESS)
    deciding.decisions.undo(Decision.objects.latest("id"), editor)

    assert answered == (says, False)
    assert (again.outcome, stands(article)["headline"]) == ("same", "Dockers strike")
    assert list(Article.objects.asking()) == [article]


def test_a_source_that_says_the_same_by_now_ends_the_mending(article, editor):
    mended(article, editor, "headline")

    taken(page(headline="Dockers strike"), url=ADDRESS)

    article.refresh_from_db()
    assert (article.current.headline, article.current.mended) == ("Dockers strike", {})


def test_what_was_held_back_and_is_taken_keeps_what_was_mended(editor, db):
    factories.registry()
    article = mended(taken(page()).article, editor, "byline")
    factories.show(article)
    taken(page(*CHANGED))
    held = HeldVersion.objects.get()

    deciding.articles.take(held, editor)
    now = stands(article)
    deciding.decisions.undo(Decision.objects.latest("id"), editor)

    assert (now["byline"], now["body"]) == ("By Orla Quist", "\n\n".join(CHANGED))
    assert (stands(article)["body"], HeldVersion.objects.get().version.number) == ("\n\n".join(TEXT), None)


def test_an_erased_one_that_was_mended_stays_out(article, editor):
    mended(article, editor, *MENDED)
    erase(article)

    with pytest.raises(Refused):
        pipeline.ingest(Document("page.html", page(head="<meta>").encode(), "text/html"))
