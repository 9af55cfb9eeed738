"""What no report gives a day for, and is known to lie between others, stands there and says so."""

import json
from datetime import date

import pytest
from django.urls import reverse

from newsreader import deciding
from newsreader.deciding.indexing import index
from newsreader.deciding.overview import overview_of
from newsreader.models import Conflict, Decision, Entry, Participation, User
from newsreader.models.gathered import cells_in, points_of
from newsreader.models.lying import lying_in
from newsreader.models.search import Kind
from newsreader.showing.between import at_the_desk
from newsreader.showing.changes import with_words
from newsreader.text.order import UNKNOWN
from newsreader.text.scale import MONTH
from newsreader.text.when import When
from tests import factories
from tests.deciding.rows import rows
from tests.views.forms import form_of, saved

NO_DAY = When(None, None)
SAID = (
    "between “\u2068Talks begin\u2069” (3 May 2019) and “\u2068The gate opens\u2069” (10 July 2019):"
    " the reports give no day"
)


@pytest.fixture
def editor(db):
    return factories.editor()


@pytest.fixture
def timeline(editor):
    return factories.timeline("The harbour", owner=editor, slug="harbour")


def stand(timeline, title, when, *, reported=date(2019, 7, 20)):
    article = factories.article(public=True, published=reported)
    return factories.entry(timeline, factories.event(title, when, article))


@pytest.fixture
def talks(timeline):
    return stand(timeline, "Talks begin", date(2019, 5, 3), reported=date(2019, 5, 4))


@pytest.fixture
def vote(timeline, talks):
    return stand(timeline, "The vote", date(2019, 6, 1))


@pytest.fixture
def gate(timeline, vote):
    return stand(timeline, "The gate opens", date(2019, 7, 10), reported=date(2019, 7, 12))


@pytest.fixture
def sale(timeline, gate, editor):
    """The quay is sold: known to lie between the two."""
    return stand(timeline, "Quay sold", NO_DAY, reported=date(2019, 7, 12))


@pytest.fixture
def between(sale, talks, gate, editor):
    deciding.entries.update(sale, editor, stands_after_id=talks.pk, stands_before_id=gate.pk)
    return sale


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def order(timeline):
    return [entry.title for entry in timeline.entries.select_related("event").in_order()]


def said(entry):
    entry = Entry.objects.select_related("event").get(pk=entry.pk)
    return at_the_desk([entry]).get(entry.pk)


UNDATED = ["Talks begin", "The vote", "The gate opens", "Quay sold"]


def test_it_stands_after_the_one_and_before_the_other(between, timeline):
    assert order(timeline) == ["Talks begin", "Quay sold", "The vote", "The gate opens"]
    assert said(between) == SAID


@pytest.mark.parametrize(
    ("after", "before", "expected", "words"),
    [
        ("vote", None, 2, "after “\u2068The vote\u2069” (1 June 2019): the reports give no day"),
        (None, "vote", 1, "before “\u2068The vote\u2069” (1 June 2019): the reports give no day"),
        (None, "talks", 0, "before “\u2068Talks begin\u2069” (3 May 2019): the reports give no day"),
        ("gate", None, 3, "after “\u2068The gate opens\u2069” (10 July 2019): the reports give no day"),
    ],
)
def test_one_side_is_enough(after, before, expected, words, request, sale, timeline, editor):
    ids = [side and request.getfixturevalue(side).pk for side in (after, before)]

    deciding.entries.update(sale, editor, stands_after_id=ids[0], stands_before_id=ids[1])

    assert (order(timeline).index("Quay sold"), said(sale)) == (expected, words)


def test_no_day_is_made_up_for_it(between, timeline):
    entry = Entry.objects.select_related("event").get(pk=between.pk)
    overview = overview_of(timeline)

    assert (entry.event.earliest, entry.event.latest) == (None, None)
    assert (entry.earliest, entry.latest) == (date(2019, 5, 3), date(2019, 7, 10))
    assert (overview["count"], [period for period, *_ in overview["periods"]]) == (
        4,
        ["2019-05", "2019-06", "2019-07"],
    )
    assert sum(bar.entries for bar in overview["bars"]) == 3
    assert [each.entries for each in lying_in(timeline.entries.all()) if each.day == UNKNOWN] == [1]
    assert [each.day for each in points_of(cells_in(timeline.entries.all(), MONTH))].count(UNKNOWN) == 1


def test_it_goes_where_these_go(between, timeline, talks, editor):
    deciding.events.set_when(talks.event, When(date(2019, 6, 20), date(2019, 6, 20)), editor)

    assert order(timeline) == ["The vote", "Talks begin", "Quay sold", "The gate opens"]


def test_where_these_contradict_it_is_undated_and_the_desk_says_so(between, timeline, talks, editor):
    moved = deciding.events.set_when(talks.event, When(date(2019, 8, 1), date(2019, 8, 1)), editor)

    then = order(timeline), said(between)
    deciding.decisions.undo(Decision.objects.order_by("pk").last(), editor)

    assert moved == []
    assert then == (
        ["The vote", "The gate opens", "Talks begin", "Quay sold"],
        "Undated: “Talks begin” does not stand before “The gate opens”.",
    )
    assert (order(timeline).index("Quay sold"), said(between)) == (1, SAID)


def test_where_one_is_taken_off_it_is_undated_until_that_comes_back(between, timeline, talks, editor):
    deciding.entries.delete(talks, editor)

    then = order(timeline), said(between)
    deciding.decisions.undo(Decision.objects.order_by("pk").last(), editor)

    assert then == (
        ["The vote", "The gate opens", "Quay sold"],
        "Undated: what it stood beside was taken off the timeline.",
    )
    assert (order(timeline).index("Quay sold"), said(between)) == (1, SAID)


def test_undone_all_is_as_it_was_and_taken_off_it_comes_back_to_its_place(sale, talks, gate, editor):
    before = rows()
    deciding.entries.update(sale, editor, stands_after_id=talks.pk, stands_before_id=gate.pk)
    stood = rows()
    deciding.entries.delete(sale, editor)
    deciding.decisions.undo(Decision.objects.order_by("pk").last(), editor)
    again = rows()

    deciding.decisions.undo(Decision.objects.order_by("pk").first(), editor)

    assert (again, rows()) == (stood, before)


def test_its_words_are_undone_though_what_it_stood_beside_is_gone(between, talks, editor):
    deciding.entries.update(between, editor, headline="Sold")
    changed = Decision.objects.order_by("pk").last()
    deciding.entries.delete(talks, editor)

    deciding.decisions.undo(changed, editor)

    assert Entry.objects.get(pk=between.pk).headline == ""


def test_with_a_date_it_stands_by_that_and_undone_between_them_again(between, timeline, editor):
    deciding.events.set_when(between.event, When(date(2019, 7, 1), date(2019, 7, 1)), editor)

    then = order(timeline), Entry.objects.get(pk=between.pk).beside
    deciding.decisions.undo(Decision.objects.order_by("pk").last(), editor)

    assert then == (["Talks begin", "The vote", "Quay sold", "The gate opens"], [])
    assert said(between) == SAID


def test_it_is_not_moved_by_hand_and_others_move_past_it(between, timeline, talks, editor):
    other = factories.entry(timeline, factories.event("A march", date(2019, 5, 3)))

    with pytest.raises(Conflict):
        deciding.entries.move(between, editor, after=other.pk)
    deciding.entries.move(talks, editor, after=other.pk)

    assert order(timeline)[:3] == ["A march", "Talks begin", "Quay sold"]


def test_the_desk_offers_what_has_a_day_and_takes_it_without_javascript(desk, sale, talks, gate, timeline):
    page = reverse("desk-entry", args=[sale.pk])
    offered = [label for _id, label in desk.get(page).context["form"].fields["stands_after_id"].choices]

    answer = saved(desk, page, stands_after_id=str(talks.pk), stands_before_id=str(gate.pk))

    assert offered == [
        *("Not known", "3 May 2019: Talks begin", "1 June 2019: The vote", "10 July 2019: The gate opens")
    ]
    assert (answer.status_code, order(timeline).index("Quay sold")) == (302, 1)
    assert SAID in desk.get(page).content.decode()
    assert SAID in desk.get(reverse("desk-timeline", args=["harbour"])).content.decode()


@pytest.mark.parametrize("after, before", [("gate", "talks"), ("talks", "talks")])
def test_what_contradicts_is_not_taken(after, before, request, desk, sale):
    ids = {name: str(request.getfixturevalue(side).pk) for name, side in
           (("stands_after_id", after), ("stands_before_id", before))}  # fmt: skip

    answer = saved(desk, reverse("desk-entry", args=[sale.pk]), **ids)

    assert (answer.status_code, Entry.objects.get(pk=sale.pk).beside) == (422, [])


def test_other_words_are_saved_though_what_it_stood_beside_is_gone(desk, between, talks, editor):
    deciding.entries.delete(talks, editor)

    saved(desk, reverse("desk-entry", args=[between.pk]), headline="Sold")

    entry = Entry.objects.get(pk=between.pk)
    assert (entry.headline, entry.stands_after_id) == ("Sold", talks.pk)


def test_what_has_a_date_is_asked_for_no_neighbours(desk, talks):
    page = desk.get(reverse("desk-entry", args=[talks.pk]))

    assert "stands_after_id" not in form_of(page)


@pytest.mark.parametrize("query", ["", "?order=newest", "?known=2019-07-12"])
def test_readers_are_told(query, client, between):
    page = client.get(f"/timelines/harbour/{query}").content.decode()

    before = page.partition(f'id="entry-{between.pk}"')[2].partition("</li>")[0]
    words = SAID if "known" not in query else "between 3 May 2019 and 10 July 2019: the reports give no day"
    assert f'<p class="when" dir="auto">{words}</p>' in before
    assert ("data-day" in before, "date unknown" in page) == (False, False)


def test_on_a_day_on_which_one_of_them_was_not_known_it_is_undated(client, between, vote, editor):
    deciding.entries.update(between, editor, stands_after_id=vote.pk)  # of which nobody knew before 20 July

    page = client.get("/timelines/harbour/?known=2019-07-12")

    titles = [entry.title for entry in page.context["window"].entries]
    assert titles == ["Talks begin", "The gate opens", "Quay sold"]
    assert "the reports give no day" not in page.content.decode()


def test_print_and_feeds_say_it_too(client, between):
    printed = client.get("/timelines/harbour/print/").content.decode()
    feed = json.loads(client.get("/timelines/harbour/feed.json").content)

    told = [each["content_text"] for each in feed["items"] if "Quay sold" in each["title"]]
    assert SAID in printed
    assert [words.partition("\n")[0] for words in told] == [SAID]


def test_lists_say_it_where_others_have_their_day(client, between, editor, timeline):
    index(Kind.EVENT, [between.event_id])
    cut = factories.entity("Harbour Board")
    Participation.objects.create(event=between.event, entity=cut)
    said = SAID.partition(":")[0]
    pages = [
        *("/", reverse("search") + "?q=quay&kind=entry", f"{cut.get_absolute_url()}card/"),
        reverse("timeline-changes", args=["harbour"]) + "?since=2019-07-11",
    ]

    told = {page: client.get(page).content.decode() for page in pages}

    assert {(said in words, "date unknown" in words) for words in told.values()} == {(True, False)}


def test_the_story_in_short_says_it(client, between, talks, gate, editor):
    for entry in (between, talks, gate):
        deciding.entries.update(entry, editor, weight="key")

    page = client.get("/timelines/harbour/").content.decode()

    told = page.partition('class="in-short"')[2].partition("</nav>")[0]
    assert '<span class="facts">between 3 May 2019 and 10 July 2019</span>' in told


def test_any_entry_is_found_by_its_words_and_nothing_is_saved_by_looking(desk, sale, talks, monkeypatch):
    monkeypatch.setattr("newsreader.forms.entries.MOST_BESIDE", 2)
    index(Kind.EVENT, [talks.event_id])
    page = reverse("desk-entry", args=[sale.pk])
    offers = desk.get(page).context["form"].fields["stands_after_id"].choices

    found = desk.post(
        page, form_of(desk.get(page)) | {"headline": "Sold", "beside_words": "TALKS", "find_beside": "yes"}
    )
    chosen = saved(desk, found, stands_after_id=str(talks.pk))

    labels = [label for _id, label in found.context["form"].fields["stands_after_id"].choices]
    assert talks.pk not in dict(offers)
    assert labels == ["Not known", "3 May 2019: Talks begin"]
    entry = Entry.objects.get(pk=sale.pk)
    assert (chosen.status_code, entry.headline, entry.stands_after_id) == (302, "Sold", talks.pk)


def test_words_that_no_entry_has_are_said_to_be_in_none(desk, sale):
    page = reverse("desk-entry", args=[sale.pk])

    found = desk.post(page, form_of(desk.get(page)) | {"beside_words": "volcano", "find_beside": "yes"})

    assert "No entry with a day has these words." in found.content.decode()
    assert Decision.objects.count() == 0


@pytest.mark.parametrize("words", ["gate " * 1200, "a\0b", "\0", "x" * 5000])
def test_words_without_end_are_looked_for_as_far_as_words_go(words, desk, sale):
    page = reverse("desk-entry", args=[sale.pk])

    found = desk.post(page, form_of(desk.get(page)) | {"beside_words": words, "find_beside": "yes"})

    assert (found.status_code, Decision.objects.count()) == (200, 0)


def test_the_decision_says_beside_what_it_stands(between):
    told = [
        (each.label, each.before, each.after)
        for each in with_words([Decision.objects.get()], User(is_superuser=True))[0].changes
    ]

    assert told == [("stands after", "", "Talks begin"), ("stands before", "", "The gate opens")]
