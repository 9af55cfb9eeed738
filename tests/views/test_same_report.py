"""Articles that print one report say so, to whom may see them; an editor joins and parts them."""

import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from newsreader import pipeline
from newsreader.drafting.near_copies import ComparedText
from newsreader.models import Decision, SameReport
from tests import factories
from tests.near_copy_texts import AGENCY, INDEPENDENT, OTHER_STORY, OWN


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


def test_the_desk_says_whether_an_article_is_alone_or_was_parted(printed, as_viewer):
    _post, echo, _mail = printed
    desk, alone = as_viewer("editor"), factories.article("The ferry ran late on Monday.")
    desk.post(reverse("article-part", args=[echo.pk]))

    said = [
        re.findall(r'<p class="nothing">((?:It shares|An editor)[^<]*)', desk.get(page).content.decode())
        for page in (reverse("desk-article", args=[each.pk]) for each in (alone, echo))
    ]

    assert said == [
        ["It shares its text with no other article."],
        ["An editor said that it is a report of its own."],
    ]


@pytest.mark.parametrize("other", ["", "nothing", "999999", "0"])
def test_what_names_no_article_is_said_so_and_joins_nothing(printed, as_viewer, other):
    post = printed[0]
    before = SameReport.objects.count()

    desk = as_viewer("editor")
    response = desk.post(reverse("article-join", args=[post.pk]), {"other": other}, follow=True)

    assert "There is no such article." in response.content.decode()
    assert SameReport.objects.count() == before


# The part that two share, marked in the text of each


def marked(response):
    """The words of the page that are marked, joined."""
    article = response.content.decode().partition('<div class="article-text">')[2].partition("</article>")[0]
    return "".join(
        strip_tags(each) for each in re.findall(r'(?s)<mark class="shared"[^>]*>(.*?)</mark>', article)
    )


def letters(text):
    return "".join(each for each in text if each.isalnum())


def test_each_article_shows_what_the_other_one_prints_too(printed, as_viewer):
    post, _echo, mail = printed
    ours = factories.read_article(
        "\n\n".join([*OWN, AGENCY]), source=factories.source("Sun"), public=True, headline="Rope works gone"
    )
    reader = as_viewer("anonymous")

    here = reader.get(f"{ours.get_absolute_url()}?shared={post.pk}")
    there = reader.get(f"{post.get_absolute_url()}?shared={ours.pk}")

    assert [letters(marked(page)) for page in (here, there)] == [letters(AGENCY)] * 2
    assert marked(reader.get(ours.get_absolute_url())) == ""


@pytest.mark.parametrize("before", [0, 60], ids=["in the first part", "in a later one"])
def test_the_first_shared_words_are_found_from_every_part_of_a_long_article(printed, as_viewer, before):
    post, filling = printed[0], ["The ferry lay still at its pier all winter, and few asked why. " * 6]
    ours = factories.read_article(
        "\n\n".join([*filling * before, AGENCY, *filling * (120 - before)]),
        source=factories.source("Sun"),
        public=True,
    )
    as_viewer("editor").post(reverse("article-join", args=[post.pk]), {"other": str(ours.pk)})
    reader, address = as_viewer("anonymous"), ours.get_absolute_url()

    found = []
    for at in (0, 20_000, 40_000):
        page = reader.get(f"{address}?shared={post.pk}&at={at}").content.decode()
        (lead,) = re.findall(r'href="([^"]*#shared)"', page)
        query = unescape(lead).removesuffix("#shared")
        led = reader.get(address + query).content.decode() if query else page
        found.append('id="shared"' in led)

    assert found == [True] * 3


def test_no_other_mark_is_lost_for_it_and_the_text_stays_the_same(printed, as_viewer):
    """Dates, names and statements keep their places; every tag is closed in its order."""
    post, echo, _mail = printed
    editor = as_viewer("editor")

    plain = editor.get(post.get_absolute_url()).content.decode()
    shared = editor.get(f"{post.get_absolute_url()}?shared={echo.pk}").content.decode()

    taken_out = re.sub(r'(?s)<p class="shared-note.*?</p>|<mark class="shared"[^>]*>|</mark>', "", shared)
    assert _without_white_space(taken_out) == _without_white_space(plain)
    assert shared.count("<mark") == shared.count("</mark>") > 10


def _without_white_space(page):
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|name="typed"[^>]*', "", page)
    return re.sub(r"\s+", "", page)


def test_the_page_says_what_is_marked_and_leads_to_the_other_and_back(printed, as_viewer, text):
    post, echo, _mail = printed

    response = as_viewer("editor").get(f"{post.get_absolute_url()}?shared={echo.pk}")

    words = len(ComparedText(AGENCY).words)
    said = f"Words marked like this also stand in Fire, the Echo says (Echo): {words} of {words} words."
    assert said in text(response)
    page = response.content.decode()
    links = (f'"{echo.get_absolute_url()}?shared={post.pk}"', f'"{post.get_absolute_url()}"', '"#shared"')
    assert [link in page for link in links] == [True, True, True]
    assert page.count('id="shared"') == 1


def test_the_list_leads_to_it_on_the_page_and_at_the_desk(printed, as_viewer):
    post, echo, _mail = printed
    editor = as_viewer("editor")

    pages = [editor.get(url) for url in (post.get_absolute_url(), reverse("desk-article", args=[post.pk]))]

    link = f'href="{post.get_absolute_url()}?shared={echo.pk}"'
    assert [link in page.content.decode() for page in pages] == [True, True]


@pytest.mark.parametrize(
    "which", ["private", "of another report", "itself", "unknown", "no number", "nothing"]
)
def test_what_is_not_to_be_seen_or_not_the_same_report_is_not_found(printed, as_viewer, which):
    post, echo, mail = printed
    asked = {"private": echo.pk, "of another report": mail.pk, "itself": post.pk, "unknown": 999_999}

    response = as_viewer("anonymous").get(f"{post.get_absolute_url()}?shared={asked.get(which, which)}")

    assert response.status_code == 404


def test_articles_that_an_editor_joined_and_share_nothing_say_so(printed, as_viewer, text):
    post, _echo, mail = printed
    editor = as_viewer("editor")
    editor.post(reverse("article-join", args=[post.pk]), {"other": str(mail.pk)})
    factories.new_version(mail, body=OTHER_STORY)

    response = editor.get(f"{post.get_absolute_url()}?shared={mail.pk}")

    assert "No passage of this article stands in Fire, the Mail says (Mail)." in text(response)
    assert marked(response) == ""
