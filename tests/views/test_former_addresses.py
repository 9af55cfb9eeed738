"""A timeline's address changed: the old one leads on, with all that stands behind it, for who may see it."""

import pytest
from django.urls import reverse

from newsreader import deciding
from newsreader.models import Conflict, Decision, FormerAddress, Timeline
from tests import factories
from tests.views.conftest import VIEWERS
from tests.views.forms import saved

BELOW = [
    "",
    "?entity=5&match=any&known=2019-03-13",
    "?after=2019-03-12_720_0_61_1",
    "entries/7/",
    "entries/7/?known=2019-03-13",
    "changes/",
    "changes/?since=2019-03-13",
    "feed.atom",
    "feed.json?before=4",
    "changes.atom",
    "corrections.json",
    "print/",
    "print/2019/?known=2019-03-13",
]


@pytest.fixture
def editor(db):
    return factories.editor()


@pytest.fixture
def moved(editor):
    timeline = factories.timeline("The strike", owner=editor, slug="strike")
    deciding.timelines.update(timeline, editor, slug="harbour")
    return timeline


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def former():
    return sorted(FormerAddress.objects.values_list("slug", "timeline__slug"))


@pytest.mark.parametrize("below", BELOW)
def test_all_below_a_former_address_leads_on(below, client, moved):
    answer = client.get(f"/timelines/strike/{below}")

    assert (answer.status_code, answer.headers["Location"]) == (301, f"/timelines/harbour/{below}")


def test_a_part_asked_for_by_a_script_leads_to_the_part(client, moved):
    entry = factories.entry(moved)
    asked = {"HX-Request": "true"}

    answer = client.get(f"/timelines/strike/?after=2019-01-01_0_0_0_{entry.pk}", headers=asked, follow=True)

    assert answer.redirect_chain == [(f"/timelines/harbour/?after=2019-01-01_0_0_0_{entry.pk}", 301)]
    assert answer.content.decode().strip().startswith('<ol class="entries"')


def test_nobody_keeps_where_it_led(client, moved):
    answer = client.get("/timelines/strike/")

    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_of_a_draft_it_leads_on_whom_may_see_it_and_says_nothing_to_others(as_viewer, editor):
    draft = factories.timeline(owner=editor, published=False, slug="strike")
    deciding.timelines.update(draft, editor, slug="harbour")

    answers = [(as_viewer(name, draft).get("/timelines/strike/").status_code, name) for name in VIEWERS]

    assert [name for status, name in answers if status == 301] == ["reviewer", "member", "superuser"]
    assert [name for status, name in answers if status == 404] == ["anonymous", "reader", "editor"]


def test_an_address_after_several_changes_leads_to_the_last(client, moved, editor):
    deciding.timelines.update(moved, editor, slug="quay")

    answers = [client.get(f"/timelines/{slug}/").headers["Location"] for slug in ("strike", "harbour")]

    assert answers == ["/timelines/quay/"] * 2


def test_what_comes_back_to_its_address_leads_nowhere_else(client, moved, editor):
    deciding.timelines.update(moved, editor, slug="strike")

    assert (client.get("/timelines/strike/").status_code, former()) == (200, [("harbour", "strike")])


def test_undone_everything_is_as_it_was_and_done_again_as_it_became(moved, editor):
    changed = Decision.objects.get()

    undone = deciding.decisions.undo(changed, editor)
    then = Timeline.objects.get().slug, former()
    deciding.decisions.undo(undone, editor)

    assert then == ("strike", [])
    assert (Timeline.objects.get().slug, former()) == ("harbour", [("strike", "harbour")])


def test_a_new_timeline_wins_a_former_address_and_its_editor_is_told(desk, moved):
    answer = saved(desk, reverse("timeline-begin"), title="Strike")

    words = [str(message) for message in desk.get(answer.headers["Location"]).context["messages"]]
    assert former() == []
    assert desk.get("/timelines/strike/").status_code == 200
    assert words[1:] == [
        "Old links to this address led to “The strike”, and lead to this timeline from now on."
    ]


def test_of_a_draft_of_others_the_title_is_not_told(desk):
    other = factories.editor()
    draft = factories.timeline("Secret", owner=other, published=False, slug="strike")
    deciding.timelines.update(draft, other, slug="harbour")

    answer = saved(desk, reverse("timeline-begin"), title="Strike")

    words = [str(message) for message in desk.get(answer.headers["Location"]).context["messages"]]
    assert words[1:] == [
        "Old links to this address led to another timeline, and lead to this timeline from now on."
    ]


def test_when_the_new_timeline_is_undone_the_former_address_leads_on_again(client, moved, editor):
    deciding.timelines.create("strike", "Another", editor)

    deciding.decisions.undo(Decision.objects.order_by("pk").last(), editor)

    assert client.get("/timelines/strike/").headers["Location"] == "/timelines/harbour/"


def test_a_change_is_not_undone_onto_an_address_that_is_another_s_by_now(moved, editor):
    changed = Decision.objects.get()
    deciding.timelines.create("strike", "Another", editor)

    with pytest.raises(Conflict):
        deciding.decisions.undo(changed, editor)

    assert Timeline.objects.get(pk=moved.pk).slug == "harbour"


def test_a_former_address_of_another_is_taken_over_by_a_change_and_given_back(moved, editor):
    other = factories.timeline(owner=editor, slug="other")

    deciding.timelines.update(other, editor, slug="strike")
    then = former()
    deciding.decisions.undo(Decision.objects.order_by("pk").last(), editor)

    assert then == [("other", "strike")]
    assert former() == [("strike", "harbour")]


def test_the_desk_leads_on_and_takes_a_form_that_was_opened_before(desk, editor):
    timeline = factories.timeline(owner=editor, slug="strike")
    opened = desk.get(reverse("desk-timeline", args=["strike"]))
    deciding.timelines.update(timeline, editor, slug="harbour")

    answer = saved(desk, opened, standfirst="Typed before.")

    timeline.refresh_from_db()
    assert (timeline.standfirst, timeline.slug) == ("Typed before.", "harbour")
    assert answer.headers["Location"] == "/desk/timelines/harbour/"
    assert desk.get("/desk/timelines/strike/").headers["Location"] == "/desk/timelines/harbour/"


def test_a_list_of_articles_is_narrowed_by_a_former_address(client, moved):
    assert client.get("/articles/?timeline=strike").context["filter"].timeline == moved


def test_a_wrong_entry_of_a_timeline_that_stands_leads_nowhere(client, moved):
    assert client.get("/timelines/harbour/entries/99/").status_code == 404


@pytest.mark.parametrize(
    ("page", "answers"),
    [
        (
            "/timelines/harbour/entries/{entry}/",
            [["utm=1", "source=3", "entity=4"], ["known=2019-03-13&utm=1", "known=2019-03-13"]],
        ),
        ("/timelines/harbour/print/", [["a=1", "period=2019"]]),
    ],
)
def test_what_says_nothing_makes_no_new_kept_page(page, answers, client, moved):
    entry = factories.entry(moved, factories.event(article=factories.article(public=True)))
    page = page.format(entry=entry.pk)

    tags = [{client.get(f"{page}?{asked}").headers["ETag"] for asked in same} for same in answers]

    assert [len(each) for each in tags] == [1] * len(answers)
    assert client.get(page).headers["ETag"] in tags[0]
