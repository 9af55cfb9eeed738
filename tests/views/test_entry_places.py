"""Weight, picture and place of an entry at the desk, and who sees them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from newsreader import deciding
from newsreader.models import Decision, Entry, SentPicture
from tests import factories
from tests.fetching.pictures.drawn import drawing, saved


@pytest.fixture
def editor(db):
    return factories.editor()


@pytest.fixture
def article(db):
    return factories.article(public=True)


@pytest.fixture
def entry(editor, article):
    return factories.entry(factories.timeline(owner=editor), factories.event(article=article))


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def save(desk, entry, **typed):
    """The whole form as it is shown, with what is typed."""
    page = reverse("desk-entry", args=[entry.pk])
    context = desk.get(page).context
    forms = (context["form"], context["where"])
    answers = {}
    for form in forms:
        for field in form:
            value = field.value()
            if field.name != "file":
                answers[field.name] = "" if value is None else value
                answers[field.html_initial_name] = answers[field.name]
    return desk.post(page, answers | typed)


def test_weight_picture_and_place_are_saved_and_undone(desk, entry, editor):
    picture = factories.picture(entry.event.citations.get().article)

    save(
        desk, entry, weight="key", picture=f"report-{picture.pk}", picture_alternative="A gate", place="Homs"
    )

    entry = Entry.objects.get()
    assert (entry.weight, entry.report_picture, entry.event.place) == ("key", picture, "Homs")
    for decision in Decision.objects.newest_first():
        deciding.decisions.undo(decision, editor)
    entry = Entry.objects.get()
    assert (entry.weight, entry.picture, entry.picture_alternative, entry.event.place) == (
        "ordinary",
        "",
        "",
        "",
    )


def test_picture_asks_what_it_shows(desk, entry):
    picture = factories.picture(entry.event.citations.get().article)

    answer = save(desk, entry, headline="Gates", picture=f"report-{picture.pk}")

    assert (answer.status_code, answer.context["form"].data["headline"]) == (422, "Gates")
    assert list(answer.context["form"].errors) == ["picture_alternative"]


def test_file_is_encoded_anew_and_not_lost_where_the_form_comes_back(desk, entry):
    file = SimpleUploadedFile("quay.png", saved(drawing(200, 100), "PNG"), "image/png")

    asked = save(desk, entry, file=file)
    again = asked.context["form"].data["picture"]
    save(desk, entry, picture=again, picture_alternative="A quay")

    sent = SentPicture.objects.get()
    assert (asked.status_code, Entry.objects.get().sent_picture, bytes(sent.webp)[8:12]) == (
        422,
        sent,
        b"WEBP",
    )


def test_what_is_no_picture_is_refused(desk, entry):
    answer = save(desk, entry, file=SimpleUploadedFile("quay.png", b"<svg/>", "image/png"))

    assert (answer.status_code, list(answer.context["form"].errors), SentPicture.objects.count()) == (
        422,
        ["file"],
        0,
    )


def test_two_who_change_the_place_are_asked(desk, entry):
    deciding.events.set_place(entry.event, factories.editor(), place="Homs")

    answer = save(desk, entry, place="Hama", **{"initial-place": ""})

    clash = answer.context["where"].clashes[0]
    assert (answer.status_code, clash.now, clash.yours) == (409, "Homs", "Hama")


def test_town_of_several_countries_asks_which(desk, entry):
    asked = save(desk, entry, place="tripoli", find="yes")
    offered = [name for _value, name in asked.context["where"].fields["town"].choices]

    save(desk, entry, place="tripoli", town="34.43,35.84")

    event = Entry.objects.get().event
    assert offered == ["Tripoli, Lebanon (34.43, 35.84)", "Tripoli, Libya (32.89, 13.19)", "None of these"]
    assert (event.place, event.latitude, event.longitude) == ("tripoli", 34.43, 35.84)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"place": "Homs", "latitude": "91", "longitude": "0"}, ["latitude"]),
        ({"place": "Homs", "latitude": "34"}, ["longitude"]),
        ({"latitude": "34", "longitude": "36"}, ["place"]),
        ({"place": "Nowhere at all", "find": "yes"}, ["place"]),
    ],
    ids=["beyond", "half", "no name", "not known"],
)
def test_place_that_is_not_whole_is_said_so(desk, entry, typed, wrong):
    answer = save(desk, entry, **typed)

    assert list(answer.context["where"].errors) == wrong


def test_weight_by_one_press_in_the_list(desk, entry):
    answer = desk.post(reverse("entry-weight", args=[entry.pk]), {"weight": "minor"})

    assert (answer.status_code, Entry.objects.get().weight) == (302, "minor")


def test_weight_and_place_stand_on_the_readers_page(client, entry, editor):
    deciding.entries.update(entry, editor, weight="minor")
    deciding.events.set_place(entry.event, editor, place="Homs")

    page = client.get(entry.timeline.get_absolute_url()).content.decode()

    address = f"{entry.timeline.get_absolute_url()}?place=Homs"
    assert f'<p class="where"><a href="{address}" dir="auto" rel="nofollow">Homs</a></p>' in page
    assert 'weight-minor compact" id="entry-' in page


def test_picture_of_an_article_made_private_is_seen_by_nobody(client, entry, editor, article):
    picture = factories.picture(article)
    deciding.entries.update(
        entry, editor, picture=f"report-{picture.pk}", picture_alternative="A gate", picture_credit="Velt"
    )
    page = entry.timeline.get_absolute_url()
    public = client.get(page).content.decode()

    deciding.articles.set_public(article, editor, public=False)

    private = client.get(page).content.decode()
    assert ("A gate" in public, "Velt" in public, picture.url in public) == (True, True, True)
    assert ("A gate" in private, "Velt" in private, picture.url in private) == (False, False, False)
    assert client.get(picture.url).status_code == 404


def test_another_picture_of_the_article_is_not_shown_with_words_of_the_first(client, entry, editor, article):
    picture = factories.picture(article)
    deciding.entries.update(entry, editor, picture=f"report-{picture.pk}", picture_alternative="A gate")

    type(picture).objects.filter(pk=picture.pk).update(digest="f" * 64)

    assert "A gate" not in client.get(entry.timeline.get_absolute_url()).content.decode()


def test_sent_picture_is_seen_by_those_who_see_its_entry(client, entry, editor):
    sent = SentPicture.objects.take(b"webp", 40, 40)
    unused = SentPicture.objects.take(b"other", 40, 40)
    deciding.entries.update(entry, editor, picture=f"sent-{sent.pk}", picture_alternative="A gate")
    shown = [client.get(each.url).status_code for each in (sent, unused)]

    deciding.timelines.withdraw(entry.timeline, editor)

    assert (shown, client.get(sent.url).status_code) == ([200, 404], 404)
