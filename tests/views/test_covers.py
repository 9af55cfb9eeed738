"""A timeline's cover: one of the pictures of what stands on it, and nothing of what is private."""

import pytest
from django.urls import reverse
from lxml import html

from newsreader import deciding
from newsreader.models import Cover, Decision, SentPicture, Timeline
from newsreader.models.addresses import absolute
from tests import factories
from tests.deciding.rows import rows
from tests.views.forms import saved
from tests.views.test_colleagues import at, logged_in

WORDS = {"alternative": "Dockers at a gate", "credit": "Mara Lindqvist"}


@pytest.fixture
def ada(db):
    return logged_in(factories.editor(first_name="Ada"))


@pytest.fixture
def timeline(ada):
    return factories.timeline("The strike", owner=ada.user)


@pytest.fixture
def picture(timeline):
    article = factories.article(public=True, source=factories.source("The Herald"))
    factories.entry(timeline, factories.event(article=article))
    return factories.picture(article)


def choose(timeline, ada, picture):
    deciding.covers.choose(timeline, ada.user, picture=picture, **WORDS)


def sent():
    return SentPicture.objects.take(b"webp", 640, 480)


def ticked(page):
    """What a browser sends of the radios; nothing where none is ticked."""
    radios = html.fromstring(page.content.decode()).xpath('//input[@name="picture"][@checked]')
    return radios[0].get("value") if radios else ""


def pages(client, timeline):
    return {
        name: client.get(url).content.decode()
        for name, url in {
            "timeline": timeline.get_absolute_url(),
            "home": reverse("home"),
            "timelines": reverse("timelines"),
        }.items()
    }


def test_it_stands_at_the_head_in_lists_and_in_previews_of_links(client, ada, timeline, picture):
    choose(timeline, ada, f"report-{picture.pk}")

    shown = pages(client, timeline)

    image = f'src="{picture.url}" alt="Dockers at a gate" width="1280" height="720"'
    assert {name: image in html for name, html in shown.items()} == dict.fromkeys(shown, True)
    assert "Mara Lindqvist · from The Herald" in shown["timeline"]
    assert f'<meta property="og:image" content="{absolute(picture.url)}">' in shown["timeline"]


def test_without_one_nothing_stands_there(client, timeline, picture):
    shown = pages(client, timeline)

    assert {
        name: picture.url in html or "lead-picture" in html for name, html in shown.items()
    } == dict.fromkeys(shown, False)


def test_a_private_articles_picture_is_no_public_cover_and_the_desk_says_so(
    client, ada, timeline, picture, text
):
    choose(timeline, ada, f"report-{picture.pk}")
    factories.show(picture.article, public=False)

    shown = pages(client, timeline)
    desk = text(ada.get(at("timeline-cover", timeline.slug)))

    assert {name: picture.url in html for name, html in shown.items()} == dict.fromkeys(shown, False)
    assert client.get(picture.url).status_code == 404
    assert "(the article is private: readers do not see it)" in desk


def test_an_articles_other_picture_is_not_shown_with_these_words(client, ada, timeline, picture):
    choose(timeline, ada, f"report-{picture.pk}")
    type(picture).objects.filter(pk=picture.pk).update(digest="another")

    assert "Dockers at a gate" not in client.get(timeline.get_absolute_url()).content.decode()


def test_one_that_was_sent_is_seen_by_who_sees_the_timeline(client, ada):
    draft = factories.timeline(owner=ada.user, published=False)
    picture = sent()
    choose(draft, ada, f"sent-{picture.pk}")
    before = client.get(picture.url).status_code

    deciding.timelines.publish(draft, ada.user)

    assert (before, client.get(picture.url).status_code) == (404, 200)


def test_an_editor_chooses_describes_and_takes_it_off(ada, timeline, picture):
    page = at("timeline-cover", timeline.slug)

    saved(ada, page, picture=f"report-{picture.pk}", **WORDS)
    made = Cover.objects.get()
    saved(ada, page, picture=made.picture, credit="Nobody")
    described = Cover.objects.get()
    saved(ada, page, picture="", alternative="")

    assert (made.alternative, described.credit, described.report_picture) == (
        "Dockers at a gate",
        "Nobody",
        picture,
    )
    assert (Cover.objects.count(), Decision.objects.filter(action="cover").count()) == (0, 3)


@pytest.mark.parametrize("why", ["removed", "not fetched", "beyond those offered", "no longer cited"])
def test_what_is_chosen_stays_where_only_its_credit_is_changed(
    why, ada, timeline, picture, monkeypatch, text
):
    entry = timeline.entries.get()
    monkeypatch.setattr("newsreader.forms.covers.MOST", 1)
    if why == "beyond those offered":
        article = factories.article(public=True)
        factories.entry(timeline, factories.event(article=article))
        picture = factories.picture(article)
    choose(timeline, ada, f"report-{picture.pk}")
    match why:
        case "removed":
            type(picture).objects.filter(pk=picture.pk).update(wanted=False)
        case "not fetched":
            type(picture).objects.filter(pk=picture.pk).update(width=0, height=0, digest="")
        case "no longer cited":
            deciding.entries.delete(entry, ada.user)

    page = ada.get(at("timeline-cover", timeline.slug))
    saved(ada, page, picture=ticked(page), credit="Nobody")

    made = Cover.objects.get()
    assert (made.report_picture, made.credit, made.report_digest) == (picture, "Nobody", picture.digest)
    assert ("(not kept any more: readers do not see it)" in text(page)) == (why in ("removed", "not fetched"))


def test_one_that_was_sent_stays_beyond_those_offered(ada, timeline, monkeypatch):
    monkeypatch.setattr("newsreader.forms.covers.MOST", 1)
    for content in (b"one", b"two"):
        factories.entry(timeline, sent_picture=SentPicture.objects.take(content, 640, 480))
    chosen = SentPicture.objects.latest("pk")
    choose(timeline, ada, f"sent-{chosen.pk}")

    page = ada.get(at("timeline-cover", timeline.slug))
    saved(ada, page, picture=ticked(page), credit="Nobody")

    made = Cover.objects.get()
    assert (made.sent_picture, made.credit) == (chosen, "Nobody")


def test_a_picture_needs_words_for_who_cannot_see_it(ada, timeline, picture, text):
    answer = saved(ada, at("timeline-cover", timeline.slug), picture=f"report-{picture.pk}", credit="Nobody")

    assert (answer.status_code, Cover.objects.count()) == (422, 0)
    assert "Say what the picture shows" in text(answer) and 'value="Nobody"' in answer.content.decode()


def test_no_other_picture_is_taken(ada, timeline):
    elsewhere = factories.picture(factories.article())

    answer = saved(ada, at("timeline-cover", timeline.slug), picture=f"report-{elsewhere.pk}", **WORDS)

    assert (answer.status_code, Cover.objects.count()) == (422, 0)


@pytest.mark.parametrize("kind", ["choose", "change", "take off"])
def test_undoing_puts_every_row_back(kind, ada, timeline, picture):
    other = sent()
    if kind != "choose":
        choose(timeline, ada, f"report-{picture.pk}")
    before = rows()
    match kind:
        case "choose":
            choose(timeline, ada, f"report-{picture.pk}")
        case "change":
            choose(timeline, ada, f"sent-{other.pk}")
        case "take off":
            choose(timeline, ada, "")
    assert rows() != before

    deciding.decisions.undo(Decision.objects.latest("id"), ada.user)

    assert rows() == before


def test_an_article_whose_picture_is_a_cover_is_used(ada, timeline, picture):
    other = factories.article()
    choose(timeline, ada, f"report-{factories.picture(other).pk}")

    unused = type(other).objects.unused()

    assert other not in unused


def test_as_many_queries_for_three_timelines_as_for_one(
    client, ada, django_assert_num_queries, timeline, picture
):
    choose(timeline, ada, f"report-{picture.pk}")
    assert [each.overview["count"] for each in Timeline.objects.order_by("pk")] == [1]  # read once since
    with django_assert_num_queries(2):
        client.get(reverse("timelines"))
    for _turn in range(2):
        another = factories.timeline()
        choose(another, ada, f"sent-{sent().pk}")
    assert [each.overview["count"] for each in Timeline.objects.order_by("pk")] == [1, 0, 0]

    with django_assert_num_queries(2):
        client.get(reverse("timelines"))
