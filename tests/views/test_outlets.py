"""Outlets at the desk: their names and clock, by decisions with undo."""

import pytest
from django.urls import reverse

from newsreader import deciding
from newsreader.models import Decision, Source
from tests import factories
from tests.views.forms import form_of, saved


@pytest.fixture
def desk(as_viewer):
    return as_viewer("editor")


@pytest.fixture
def herald(db):
    source = factories.source("The Selby Herald", zone="Europe/London")
    source.names.create(name="Selby Herald")
    factories.article(source=source)
    return source


@pytest.fixture
def url(herald):
    return reverse("desk-source", args=[herald.pk])


def stored(source):
    source.refresh_from_db()
    columns = ("name", "home_page", "zone", "day_first", "language", "description")
    return {name: getattr(source, name) for name in columns} | {
        "names": sorted(source.names.values_list("name", flat=True))
    }


CHANGES = {
    "name": "The Selby Post",
    "names": "Selby Post\nselbypost.example",
    "home_page": "https://selbypost.example/",
    "zone": "Asia/Kolkata",
    "day_first": "false",
    "language": "hi",
    "description": "Of the port.",
}
MEANS = {"names": ["Selby Post", "selbypost.example"], "day_first": False}


@pytest.mark.parametrize("name", CHANGES)
def test_each_field_is_corrected_undone_and_done_again(name, desk, url, herald):
    before = stored(herald)

    answer = saved(desk, url, **{name: CHANGES[name]})
    after = stored(herald)
    desk.post(reverse("undo", args=[Decision.objects.latest("id").pk]))
    undone = stored(herald)
    desk.post(reverse("undo", args=[Decision.objects.latest("id").pk]))

    assert answer.status_code == 302
    assert after == before | {name: MEANS.get(name, CHANGES[name])}
    assert (undone, stored(herald)) == (before, after)


def test_what_hung_on_its_clock_is_to_be_read_anew_and_said_how_much(desk, url, herald, text):
    answer = desk.get(saved(desk, url, zone="Asia/Kolkata").headers["Location"])

    assert "Its 1 article is read anew in the background." in text(answer)
    assert "1 article is still to be read anew." in text(answer)
    Source.objects.update(reread_below=None)
    desk.post(reverse("undo", args=[Decision.objects.get().pk]))
    herald.refresh_from_db()
    assert herald.to_reread == 1


def test_a_name_alone_lets_nothing_be_read_anew(desk, url, herald):
    saved(desk, url, description="Of the port.")

    herald.refresh_from_db()
    assert herald.to_reread == 0


def test_two_who_correct_one_field_are_asked_and_different_ones_merge(desk, url, herald, as_viewer):
    page = desk.get(url)
    saved(as_viewer("editor"), url, zone="Asia/Kolkata", names="The Herald")

    merged = desk.post(url, form_of(page) | {"language": "hi"})
    asked = desk.post(url, form_of(page) | {"zone": "Europe/Paris", "names": "Herald of Selby"})

    now = stored(herald)
    assert (merged.status_code, asked.status_code) == (302, 409)
    assert (now["zone"], now["language"], now["names"]) == ("Asia/Kolkata", "hi", ["The Herald"])
    assert form_of(asked)["names"] == "Herald of Selby"


@pytest.mark.parametrize(
    ("name", "words"), [("zone", "Nowhere/City"), ("home_page", "no address"), ("name", "")]
)
def test_what_cannot_be_is_refused_with_its_words(name, words, desk, url):
    answer = saved(desk, url, **{name: words})

    assert (answer.status_code, form_of(answer)[name], Decision.objects.count()) == (422, words, 0)


def test_a_name_of_another_outlet_is_refused(desk, url):
    factories.source("The Moor Gazette").names.create(name="Moor Gazette")

    answer = saved(desk, url, names="Selby Herald\nMoor Gazette")

    assert (answer.status_code, "“Moor Gazette” names The Moor Gazette" in answer.content.decode()) == (
        422,
        True,
    )


def test_a_renamed_outlet_is_called_so_on_timelines_that_cite_it(desk, herald, url):
    timeline = factories.timeline()
    factories.entry(timeline, factories.event(article=herald.articles.get()))
    before = timeline.overview["sources"]

    saved(desk, url, name="The Selby Post")

    timeline.refresh_from_db()
    assert ([each[1] for each in before], [each[1] for each in timeline.overview["sources"]]) == (
        ["The Selby Herald"],
        ["The Selby Post"],
    )


def test_the_list_is_looked_through_by_any_name(desk, herald, url):
    factories.source("The Moor Gazette")

    page = desk.get(reverse("desk-sources"), {"q": "selby"})

    assert [(each, articles) for each, articles in page.context["outlets"]] == [(herald, 1)]
    assert f'href="{url}"' in page.content.decode()


def test_a_decision_about_an_outlet_is_told_in_words(desk, url, text):
    saved(desk, url, day_first="true", names="Herald")

    page = text(desk.get(reverse("desk-decisions"), {"noun": "source"}))

    assert "corrected an outlet" in page
    assert "1 February" in page


def test_private_articles_of_an_outlet_are_no_secret_at_the_desk_and_closed_to_others(url, as_viewer):
    assert [as_viewer(name).get(url).status_code for name in ("anonymous", "reader")] == [302, 403]


def test_nothing_changed_is_no_decision(desk, url, herald):
    saved(desk, url)

    assert (Decision.objects.count(), deciding.outlets.correct(herald, desk.user, zone=herald.zone)) == (
        0,
        False,
    )
