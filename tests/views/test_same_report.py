"""Articles that print one report say so, to whom may see them; an editor joins and parts them."""

import pytest
from django.urls import reverse

from newsreader import pipeline
from newsreader.models import Decision, SameReport
from tests import factories
from tests.near_copy_texts import AGENCY, INDEPENDENT


@pytest.fixture
def printed(db):
    """An agency's report in two papers, the second private, and another reporter's of the same day."""
    made = []
    for paper, text, public in (("Post", AGENCY, True), ("Echo", AGENCY, False), ("Mail", INDEPENDENT, True)):
        source = factories.source(paper)
        article = factories.article(text, headline=f"Fire, the {paper} says", source=source, public=public)
        pipeline.read(article)
        made.append(article)
    return made


def test_a_page_names_the_others_to_those_who_may_see_them(printed, as_viewer, text):
    post, echo, mail = printed
    shown = {
        name: [each for each in ("the Echo says", "the Mail says") if each in text(page)]
        for name in ("anonymous", "editor")
        for page in [as_viewer(name).get(post.get_absolute_url())]
    }

    assert shown == {"anonymous": [], "editor": ["the Echo says"]}
    assert "The same report in" not in text(as_viewer("anonymous").get(post.get_absolute_url()))
    assert "The same report in" not in text(as_viewer("editor").get(mail.get_absolute_url()))


def test_the_desk_says_how_much_they_share(printed, as_viewer, text):
    post, _echo, mail = printed
    desk = as_viewer("editor")

    sentences = len(post.current.sentences_of("body"))

    assert f"{sentences} of {sentences} sentences of this one stand there" in text(
        desk.get(reverse("desk-article", args=[post.pk]))
    )
    assert "It shares its text with no other article." in text(
        desk.get(reverse("desk-article", args=[mail.pk]))
    )


def test_an_editor_parts_and_joins_and_it_can_be_undone(printed, as_viewer):
    post, echo, mail = printed
    desk = as_viewer("editor")

    desk.post(reverse("article-part", args=[echo.pk]))
    assert not SameReport.objects.exists()
    desk.post(reverse("article-join", args=[post.pk]), {"other": f"https://site{mail.get_absolute_url()}"})
    assert set(SameReport.objects.values_list("article", flat=True)) == {post.pk, mail.pk}
    desk.post(reverse("undo", args=[Decision.objects.latest("id").pk]))
    assert not SameReport.objects.exists()


@pytest.mark.parametrize("other", ["", "nothing", "999999", "0"])
def test_what_names_no_article_is_said_so_and_joins_nothing(printed, as_viewer, other):
    post = printed[0]
    before = SameReport.objects.count()

    desk = as_viewer("editor")
    response = desk.post(reverse("article-join", args=[post.pk]), {"other": other}, follow=True)

    assert "There is no such article." in response.content.decode()
    assert SameReport.objects.count() == before
