"""What was held back: an editor sees what differs and says by a press what it is; readers see nothing."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsreader.models import Article, ArticleVersion, Decision, HeldVersion
from tests import factories

HELD = "Nobody walked out.\n\n" + factories.BODY.partition("\n\n")[2]


@pytest.fixture
def desk(db, client):
    """A logged-in editor's client, with a public article and a version of it that was held back."""
    client.article = factories.read_article(public=True, source=factories.source("The Selby Mail"))
    client.held = hold(client.article)
    client.force_login(factories.editor())
    return client


def hold(article, body=HELD, source="The Saltmarsh Bugle"):
    version = ArticleVersion.objects.create(article=article, headline="Strike over", body=body)
    return HeldVersion.objects.create(
        article=article, version=version, source=factories.source(source), reason="elsewhere"
    )


def messages(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_the_desk_and_the_articles_page_ask_whether_it_is_the_same(desk, text):
    front = text(desk.get(reverse("desk")))
    page = desk.get(reverse("desk-article", args=[desk.article.pk]))

    words = text(page)
    assert "Strike over The Saltmarsh Bugle · a new version of" in front
    assert "The article is public, and this came from elsewhere." in words
    assert [(each.gone, each.added) for each in page.context["held"]] == [
        (
            [desk.article.headline, factories.BODY.partition("\n\n")[0]],
            ["Strike over", "Nobody walked out."],
        )
    ]
    assert page.content.decode().count("<del>") == page.content.decode().count("<ins>") == 2


def test_what_is_held_back_is_none_of_its_versions(desk):
    page = desk.get(reverse("desk-article", args=[desk.article.pk]))

    assert list(page.context["versions"]) == [desk.article.current]


def test_words_that_were_held_back_are_words_on_the_page(desk):
    hold(desk.article, "<script>alert(1)</script> said one.", "Another")

    assert "<script>alert" not in desk.get(reverse("desk-article", args=[desk.article.pk])).content.decode()


def test_readers_see_nothing_of_it(desk, client):
    client.logout()

    page = client.get(desk.article.get_absolute_url()).content.decode()

    assert ("Nobody walked out" in page, "walked out" in page) == (False, True)


def test_a_press_makes_it_the_new_version_and_another_undoes_it(desk):
    taken = desk.post(reverse("held-take", args=[desk.held.pk]))

    article = Article.objects.get()
    assert (taken.url, article.current.body) == (reverse("desk-article", args=[article.pk]), HELD)
    assert (messages(taken)[0], article.read_at is None) == ("It is the article's new version now.", False)
    desk.post(reverse("undo", args=[Decision.objects.get().pk]))
    article.refresh_from_db()
    assert (article.current, article.held.count()) == (desk.article.current, 1)
    assert {p.version for p in article.proposals.all()} == {article.current}


def test_a_press_makes_it_an_article_of_its_own(desk):
    made = desk.post(reverse("held-another", args=[desk.held.pk]))

    article = Article.objects.exclude(pk=desk.article.pk).get()
    assert made.url == reverse("desk-article", args=[article.pk])
    assert (article.headline, article.public, article.read_at is None) == ("Strike over", False, False)
    desk.article.refresh_from_db()
    assert (desk.article.held.count(), desk.article.versions.count()) == (0, 1)


@pytest.mark.parametrize("second", ["held-take", "held-another"])
def test_the_second_press_says_it_was_decided(second, desk):
    desk.post(reverse("held-take", args=[desk.held.pk]))

    late = desk.post(reverse(second, args=[desk.held.pk]))

    assert (messages(late)[-1], Decision.objects.count()) == ("This was decided already.", 1)


def test_taking_in_says_that_it_is_held_back(desk, text):
    factories.registry()
    about = "Strike at Selby\n\nBy Mara Lindqvist\n13 March 2019, 18:30"
    report = f"{about}\n\n{factories.BODY}\n\n© The Tidewater Post"
    desk.post(
        reverse("desk-ingest"), {"uploads": SimpleUploadedFile("one.txt", report.encode(), "text/plain")}
    )
    factories.show(Article.objects.latest("pk"))

    words = text(
        desk.post(reverse("desk-ingest"), {"text": report.replace("a mistake", "an error")}, follow=True)
    )

    assert "held back Is it the same article?" in words


def test_both_pages_ask_the_database_as_often_of_one_as_of_three(desk):
    urls = [reverse("desk"), reverse("desk-article", args=[desk.article.pk])]
    desk.get(urls[1])  # the first look at an article is noted
    of_one = [queries(desk, url) for url in urls]

    hold(desk.article, source="The Quay Mail"), hold(desk.article, source="The Pier Mail")

    assert [queries(desk, url) for url in urls] == of_one


def queries(client, url):
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)
