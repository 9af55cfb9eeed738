"""What the blocks of an article are, and what its page showed besides, from the document to the version."""

import pytest

from newsreader import deciding, pipeline
from newsreader.deciding.erasure import erase
from newsreader.extraction.fields import Dropped, Extracted
from newsreader.fetching.documents import Document
from newsreader.models import ArticleVersion, Citation
from newsreader.pipeline.ingesting import _version_of
from tests import factories

pytestmark = pytest.mark.django_db

BODY = "Ferries\n\nTwo run again.\n\nSelby to Holm\nHolm to Ostrand"
KINDS = ("subhead", "paragraph", "list")


def test_kinds_are_stored_one_for_each_block():
    assert _version_of(Extracted(body=BODY, kinds=KINDS)).kinds == list(KINDS)


@pytest.mark.parametrize("kinds", [(), ("paragraph",) * 3, KINDS[:2]], ids=["none", "paragraphs", "too few"])
def test_where_all_are_paragraphs_or_nobody_knows_none_are_stored(kinds):
    assert _version_of(Extracted(body=BODY, kinds=kinds)).kinds == []


def test_what_was_left_out_is_stored_with_its_rule_and_within_bounds():
    dropped = (Dropped("x" * 1000, "page-line"), *[Dropped("Home", "boilerplate")] * 500)

    stored = _version_of(Extracted(body=BODY, dropped=dropped)).left_out

    assert (stored[0], stored[1], len(stored)) == (["x" * 300, "page-line"], ["Home", "boilerplate"], 200)


def test_a_saved_texts_furniture_is_kept_with_its_version():
    factories.registry()
    report = f"Quay shut at Port Selby\n\nBy Jane Orme\n13 March 2019\n\n{factories.BODY}\n\nPrint this\n"

    article = pipeline.ingest(
        Document(name="quay.txt", data=report.encode(), media_type="text/plain")
    ).article

    assert ["Print this", "below-the-article"] in ArticleVersion.objects.get(article=article).left_out


def test_sentences_of_an_item_reach_no_further_than_the_item():
    body = f"{factories.BODY}\n\nThe ferry to Holm sank on 5 March\nInes Calloway left on 6 March\nNine lamps"
    article = factories.read_article(body, kinds=["paragraph", "paragraph", "list"])

    said = [each.sentence for each in article.proposals.order_by("start")][-2:]
    mention = article.mentions.filter(start__gte=body.index("Ines Calloway left")).get()

    assert said == ["The ferry to Holm sank on 5 March", "Ines Calloway left on 6 March"]
    assert body[mention.sentence_start : mention.sentence_end] == "Ines Calloway left on 6 March"


def test_an_editors_version_keeps_them():
    article = factories.article(BODY, kinds=list(KINDS), left_out=[["Home", "page-line"]])

    deciding.articles.correct_publication(article, factories.editor(), day=None)

    article.refresh_from_db()
    assert (article.current.number, article.current.kinds) == (2, list(KINDS))
    assert article.current.left_out == [["Home", "page-line"]]


def test_a_list_that_was_paragraphs_keeps_its_citations():
    items = ["The ferry to Holm sank on 5 March", "Ines Calloway left on 6 March", "Nine lamps"]
    article = factories.article("\n\n".join([factories.BODY, *items]))
    event = factories.event(article=article, quote="The ferry to Holm sank")

    changed = "\n\n".join([factories.BODY, "\n".join(["Two tents", *items])])
    factories.new_version(article, body=changed, kinds=["paragraph", "paragraph", "list"])
    deciding.anchoring.reanchor(article)

    citation = Citation.objects.get(event=event)
    assert (citation.lost, citation.start, citation.sentence) == (False, changed.index(items[0]), items[0])


def test_of_an_erased_article_neither_stays():
    article = factories.article(BODY, kinds=list(KINDS), left_out=[["Home", "page-line"]])

    erase(article)

    assert ArticleVersion.objects.count() == 0
