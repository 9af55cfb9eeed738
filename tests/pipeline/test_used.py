"""What somebody used stays, whatever the rules for keeping."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsreader import deciding, pipeline
from newsreader.fetching.documents import Document
from newsreader.models import (
    Arrival,
    Article,
    ArticleVersion,
    DateReading,
    Decision,
    HeldVersion,
    MarkReading,
    Original,
    Rejection,
    SameReport,
)
from newsreader.pipeline.tidying import tidy
from tests import factories
from tests.pipeline.test_following import STRIKE
from tests.pipeline.tidied import aged, brought, standing

pytestmark = pytest.mark.django_db


def cited(article, client):
    factories.citation(factories.event(), article, "Dockers")


def accepted_and_undone(article, client):
    editor = factories.editor()
    deciding.proposals.accept(article.proposals.first(), factories.timeline(), editor)
    deciding.decisions.undo(Decision.objects.latest("id"), editor)


def rejected(article, client):
    quote = {"version": article.current, "start": 0, "end": 7, "exact": "Dockers"}
    Rejection.objects.create(article=article, **quote)


def made_public(article, client):
    deciding.articles.set_public(article, factories.editor(), public=True)


def corrected(article, client):
    deciding.articles.correct_publication(article, factories.editor(), day=date(2019, 3, 14))
    aged()


def date_read(article, client):
    quote = {"version": article.current, "start": 0, "end": 7, "exact": "Tuesday"}
    DateReading.objects.create(article=article, **quote)


def mark_read(article, client):
    quote = {"version": article.current, "start": 0, "end": 7, "exact": "Dockers", "kind": "name"}
    MarkReading.objects.create(article=article, **quote)


def opened(article, client):
    client.get(reverse("desk-article", args=[article.pk]))


def its_proposal_opened(article, client):
    client.get(article.proposals.first().get_absolute_url())


def its_words_opened(article, client):
    client.get(reverse("article-write", args=[article.pk]))


def given_by_address(article, client):
    Article.objects.filter(pk=article.pk).update(fetched_from="selby.example/strike")
    page = f"<html><body><h1>Strike</h1>{STRIKE}</body></html>".encode()
    pipeline.ingest(Document("page", page, "text/html", url="https://selby.example/strike"))


def given_as_a_file(article, client):
    pipeline.ingest(Document("again.html", article.current.original.content, "text/html"))


def asked_about(article, client):
    version = ArticleVersion.objects.create(article=article, body="Dockers walked in.")
    HeldVersion.objects.create(article=article, version=version, reason="alike")


def joined(article, client):
    deciding.near_copies.join(factories.article("Another paper's."), article, factories.editor())


def its_copy_cited(article, client):
    SameReport.objects.create(article=article, first=article)
    copy = factories.article()
    SameReport.objects.create(article=copy, first=article)
    factories.event(article=copy)


def told_anew(article, client):
    Arrival.objects.update(state="waiting")


USES = [
    *(cited, accepted_and_undone, rejected, made_public, corrected, date_read, mark_read, opened),
    *(its_proposal_opened, its_words_opened, given_by_address, given_as_a_file, asked_about, told_anew),
    *(joined, its_copy_cited),
]


@pytest.mark.parametrize("use", USES, ids=lambda use: use.__name__)
def test_what_is_used_never_goes(article, client, settings, use):
    client.force_login(factories.editor())
    use(article, client)
    settings.NEWSREADER_KEEP_ORIGINALS_DAYS = 1

    tidy(timezone.now() + timedelta(days=5000))

    stands = Article.objects.filter(pk=article.pk).exists()
    assert (stands, Original.objects.exclude(gone=None).count()) == (True, 0)


def test_what_editors_gave_never_goes(settings):
    settings.NEWSREADER_KEEP_DAYS = 1
    factories.registry()
    brought(None)
    aged()

    assert standing() == ["Strike"]


def test_a_tombstone_stays(article):
    deciding.erasure.erase(article)

    assert standing() == [""]


def test_the_first_look_is_written_and_later_ones_are_not(article, client):
    client.force_login(factories.editor())
    address = reverse("desk-article", args=[article.pk])
    client.get(address)
    first = Article.objects.get().opened_at

    client.get(address)

    assert (first is None, Article.objects.get().opened_at) == (False, first)
