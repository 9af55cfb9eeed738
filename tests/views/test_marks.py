"""On the article an editor presses a mark, and says what it is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsreader import pipeline
from newsreader.models import Decision, Entity, Figure, MarkReading, Quotation
from newsreader.models.passage import place_of
from tests import factories

BODY = "Ines Calloway left Port Selby. Calloway said: “We are done.” At least 400 people saw Calloway go."


@pytest.fixture
def desk(db, client):
    """A logged-in editor's client, with an article read and a second Calloway."""
    client.editor = factories.editor()
    client.ida = factories.entity("Ida Calloway", confirmed=True)
    client.article = factories.read_article(BODY, headline="They left", public=True)
    client.force_login(client.editor)
    return client


def address(desk, words="Calloway", kind="name", nth=1):
    start = -1
    for _turn in range(nth + 1):
        start = BODY.index(words, start + 1)
    place = place_of(desk.article.current_id, "body", start, start + len(words))
    return reverse("desk-mark", args=[kind, place])


def of_row(row, kind):
    return reverse("desk-mark", args=[kind, place_of(row.version_id, row.field, row.start, row.end)])


def marks(desk):
    return reverse("desk-marks", args=[desk.article.pk])


def calloways(desk):
    found = desk.article.mentions.filter(exact="Calloway").order_by("start")
    return [mention.entity.name for mention in found]


def test_every_mark_of_the_article_is_a_link_to_its_page(desk):
    page = desk.get(marks(desk)).content.decode()

    rows = [("name", row) for row in desk.article.mentions.filter(field="body")]
    rows += [("speech", row) for row in Quotation.objects.all()]
    rows += [("figure", row) for row in Figure.objects.all()]
    assert {of_row(row, kind) for kind, row in rows if f'href="{of_row(row, kind)}"' not in page} == set()
    assert {kind for kind, _row in rows} == {"name", "speech", "figure"}


def test_strangers_and_readers_get_nothing_of_it(desk, as_viewer):
    at = [marks(desk), address(desk), f"{address(desk)}card/"]

    stranger, reader = as_viewer("anonymous"), as_viewer("reader")

    assert {stranger.get(each).status_code for each in at} == {302}
    assert {reader.get(each).status_code for each in at} == {403}
    assert "/marks/" not in stranger.get(desk.article.get_absolute_url()).content.decode()


def test_a_name_is_said_to_be_anothers_in_all_places_of_its_words(desk):
    desk.post(address(desk), {"entity": desk.ida.pk, "seen": 0})

    assert calloways(desk) == ["Ida Calloway"] * 2


def test_or_in_one_alone(desk):
    answer = desk.post(address(desk), {"entity": desk.ida.pk, "seen": 0, "here": "on"})

    assert (calloways(desk), answer.url.startswith(f"{marks(desk)}#body-")) == (
        ["Ida Calloway", "Ines Calloway"],
        True,
    )


def test_it_is_undone_from_its_own_page(desk):
    desk.post(address(desk), {"none": "1", "seen": 0})
    page = desk.get(address(desk)).content.decode()
    decision = Decision.objects.get()

    desk.post(reverse("undo", args=[decision.pk]), {"next": address(desk)})

    assert (reverse("undo", args=[decision.pk]) in page, calloways(desk)) == (True, ["Ines Calloway"] * 2)


def test_who_may_be_meant_is_looked_for_without_javascript(desk):
    factories.entity("Bea Holm", confirmed=True)

    page = desk.get(address(desk), {"q": "holm"}).content.decode()

    assert (">Bea Holm<" in page, ">Ida Calloway<" in page) == (True, False)


def test_it_offers_who_goes_by_these_words_and_not_whom_they_name_now(desk):
    page = desk.get(address(desk))

    assert [entity.name for entity in page.context["offered"]][0] == "Ida Calloway"
    assert "Ines Calloway" not in [entity.name for entity in page.context["offered"]]


def test_a_name_of_another_kind(desk):
    desk.post(address(desk), {"name": "Calloway", "kind": "place", "seen": 0})

    assert {m.entity.kind for m in desk.article.mentions.filter(exact="Calloway")} == {"place"}


def test_words_that_are_not_marked_are_found_by_their_words(desk):
    answer = desk.get(marks(desk), {"words": "people"})
    desk.post(answer.url, {"name": "The People", "kind": "organisation", "seen": 0})

    assert desk.article.mentions.get(exact="people").entity.name == "The People"


def test_words_that_do_not_stand_there_are_said_so(desk):
    answer = desk.get(marks(desk), {"words": "nowhere"})

    assert (answer.status_code, "do not stand in the article" in answer.content.decode()) == (422, True)


def test_speech_has_another_speaker_or_is_none(desk):
    said = Quotation.objects.get(direct=True)

    desk.post(of_row(said, "speech"), {"entity": desk.ida.pk, "seen": 0})
    spoken_by = Quotation.objects.get(direct=True).speaker
    desk.post(of_row(said, "speech"), {"none": "1", "seen": MarkReading.objects.get().pk})

    assert (spoken_by, Quotation.objects.filter(direct=True).count()) == (desk.ida, 0)


def test_a_figure_counts_something_else_or_is_none(desk):
    figure = Figure.objects.get()

    desk.post(of_row(figure, "figure"), {"counts": "onlookers", "seen": 0})
    counted = Figure.objects.get().counts
    desk.post(of_row(figure, "figure"), {"none": "1", "seen": MarkReading.objects.get().pk})

    assert (counted, Figure.objects.count()) == ("onlookers", 0)


def test_a_press_that_says_nothing_is_asked_again(desk):
    answers = [desk.post(address(desk, kind=kind), {"seen": 0}) for kind in ("name", "speech", "figure")]

    assert [answer.status_code for answer in answers] == [422] * 3
    assert Decision.objects.count() == 0


def test_who_comes_second_sees_what_the_first_said(desk, as_viewer):
    desk.post(address(desk), {"entity": desk.ida.pk, "seen": 0})

    answer = as_viewer("editor").post(address(desk), {"none": "1", "seen": 0}, follow=True)

    assert "Somebody said of these words meanwhile" in answer.content.decode()
    assert calloways(desk) == ["Ida Calloway"] * 2


def test_of_a_version_that_was_replaced_one_is_led_to_the_new_one(desk):
    old = address(desk)
    factories.new_version(desk.article, body="Corrected. " + BODY)
    pipeline.read(desk.article)

    answers = [desk.get(old), desk.post(old, {"none": "1", "seen": 0})]

    assert [(answer.status_code, answer.url) for answer in answers] == [(302, marks(desk))] * 2
    assert MarkReading.objects.count() == 0


@pytest.mark.parametrize(
    ("kind", "place"),
    [("colour", "1-body-0-3"), ("name", "1-body-3-3"), ("name", "1-body-3-999999"), ("name", "x")],
)
def test_what_is_no_place_is_not_found(desk, kind, place):
    own = place.replace("1-", f"{desk.article.current_id}-", 1)

    assert desk.get(f"/desk/marks/{kind}/{own}/").status_code == 404


def test_what_was_said_is_listed_and_told_in_the_record(desk):
    desk.post(address(desk), {"entity": desk.ida.pk, "seen": 0})

    page, record = (desk.get(at).content.decode() for at in (marks(desk), reverse("desk-decisions")))

    assert ("What editors said" in page, "said what a mark is" in record, "Ida Calloway" in record) == (
        True,
        True,
        True,
    )


def test_the_card_beside_the_text_is_only_the_card(desk):
    card = desk.get(f"{address(desk)}card/").content.decode()

    assert (card.strip().startswith('<article class="entity-card"'), "<html" in card) == (True, False)


def test_what_is_typed_is_shown_and_never_run(desk):
    name = '<b id="x">"Calloway'
    desk.post(address(desk), {"name": name, "kind": "place", "seen": 0})

    pages = [desk.get(at).content.decode() for at in (marks(desk), address(desk), reverse("desk-decisions"))]

    assert (Entity.objects.filter(name=name).count(), [name in page for page in pages]) == (1, [False] * 3)


def test_as_many_queries_for_three_names_as_for_one(desk):
    few = factories.read_article("Ines Calloway left.")
    many = factories.read_article("Ines Calloway left. Ida Calloway left. Bea Holm, who came late, left too.")
    counted = []

    for article in (few, many):
        at = reverse("desk-marks", args=[article.pk])
        desk.get(at)
        with CaptureQueriesContext(connection) as queries:
            desk.get(at)
        counted.append(len(queries))

    assert counted == [7, 7]
