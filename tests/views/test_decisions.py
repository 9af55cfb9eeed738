"""The list of decisions: what was changed; who sees it; narrowed and paged; undone and done again."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsreader import deciding
from newsreader.models import Article, ArticleVersion, Decision, Entry, HeldVersion, Membership
from newsreader.models.decision import NOUNS
from newsreader.showing.decisions import DecisionFilter
from newsreader.text.when import When
from tests import factories

LIST = "/desk/decisions/"


@pytest.fixture
def desk(db, client):
    """An editor's client with their timeline, an entry on it, and a colleague on the same timeline."""
    client.editor = factories.editor()
    client.timeline = factories.timeline("The strike", owner=client.editor)
    client.colleague = factories.member(client.timeline)
    client.entry = factories.entry(client.timeline, annotation="As it was")
    client.force_login(client.editor)
    return client


def listed(response):
    return [decision.pk for decision in response.context["decisions"]]


def press(client, decision):
    return client.post(reverse("undo", args=[decision.pk]), {"next": LIST})


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


# Words


def test_a_decision_in_a_list_says_in_a_line_what_it_changed_and_unfolds(desk):
    deciding.entries.update(desk.entry, desk.editor, annotation="As it is")

    for address in (LIST, "/desk/", f"/desk/entries/{desk.entry.pk}/"):
        page = desk.get(address).content.decode()
        assert '<summary dir="auto">annotation: “As it was” → “As it is”</summary>' in page
        assert "As it <del>was</del>" in page and "As it <ins>is</ins>" in page


def test_a_decision_has_a_page_with_all_of_it(desk, text):
    long = "Word after word. " * 200
    deciding.entries.update(desk.entry, desk.editor, annotation=long, why="More of it")

    page = desk.get(reverse("desk-decision", args=[Decision.objects.latest("id").pk]))

    assert (page.status_code, long.strip() in text(page), "More of it" in text(page)) == (200, True, True)
    assert long.strip() not in text(desk.get(LIST))


def test_nothing_typed_becomes_markup(desk):
    deciding.entries.update(desk.entry, desk.editor, annotation="<script>alert(1)</script>")

    pages = [desk.get(LIST), desk.get(reverse("desk-decision", args=[Decision.objects.latest("id").pk]))]

    assert [b"<script>alert" in page.content for page in pages] == [False, False]


def test_as_many_queries_for_three_decisions_as_for_one(desk):
    counts = []
    for times in (1, 2):
        for number in range(times):
            deciding.entries.update(desk.entry, desk.editor, annotation=f"{times} {number}")
            deciding.events.set_when(desk.entry.event, When(None, None, circa=times == number), desk.editor)
        with CaptureQueriesContext(connection) as queries:
            desk.get(LIST)
        counts.append(len(queries))

    assert counts[0] == counts[1]


# Who sees it


def test_a_drafts_words_are_seen_by_its_members_alone(secret, as_viewer, text):
    deciding.entries.update(secret.entry, factories.editor(), annotation="Check that first.")
    decision = Decision.objects.get()
    page = reverse("desk-decision", args=[decision.pk])

    seen = {
        name: ("Check that first." in text(client.get(LIST)), client.get(page).status_code)
        for name in ("editor", "member", "superuser")
        for client in [as_viewer(name, secret.draft)]
    }

    assert seen == {"editor": (False, 404), "member": (True, 200), "superuser": (True, 200)}


def test_an_undo_that_others_draft_forbids_tells_nothing_of_it(secret, as_viewer, text):
    desk = as_viewer("editor")
    factories.entry(factories.timeline(owner=desk.user), secret.event)
    deciding.events.set_status(secret.event, desk.user, status="disputed")
    decision = Decision.objects.latest("id")
    Entry.objects.filter(pk=secret.entry.pk).update(headline="Sold to Orla")
    deciding.entries.update(Entry.objects.get(headline="Sold to Orla"), factories.editor(), weight="key")

    page = text(desk.post(reverse("undo", args=[decision.pk]), follow=True))

    assert "Undo what came after it first. It is on a timeline that you do not see." in page
    assert "Sold to Orla" not in page


def test_what_was_about_a_draft_stays_its_own_when_event_or_draft_are_gone(as_viewer, text):
    """Undone, the event is gone, and no row says any more whose it was."""
    owner, stranger = as_viewer("editor"), as_viewer("editor")
    draft = deciding.timelines.create("secret", "The unfinished story", owner.user)
    proposal = factories.read_article().proposals.first()
    entry = deciding.proposals.accept(proposal, draft, owner.user, title="A whispered title")
    deciding.events.set_when(entry.event, When(None, None), owner.user)
    for decision in Decision.objects.order_by("-pk"):
        deciding.decisions.undo(decision, owner.user)

    theirs, ours = text(stranger.get(LIST)), text(owner.get(LIST))

    assert ["whispered" in theirs, "unfinished" in theirs, "None yet." in theirs] == [False, False, True]
    assert ["whispered" in ours, "unfinished" in ours] == [True, True]


@pytest.mark.parametrize("kind", ["unreview", "back", "unschedule"])
def test_what_only_its_members_were_told_is_not_told_once_it_is_published(kind, as_viewer, text):
    """What was asked, answered and scheduled, undone and done again: each with a word of its own."""
    owner = as_viewer("editor").user
    draft = factories.timeline("The unfinished story", owner=owner, published=False)
    moment = datetime(2098, 3, 1, tzinfo=UTC)
    match kind:
        case "unreview":
            deciding.reviews.take_back(deciding.reviews.ask(draft, owner, word="Whispered"), owner)
        case "back":
            rea = factories.member(draft, Membership.Role.REVIEWER)
            review = deciding.reviews.ask(draft, owner, word="Whispered")
            deciding.reviews.answer(review, rea, ready=False, because="Whispered")
        case "unschedule":
            deciding.schedules.cancel(deciding.schedules.schedule(draft, "publish", moment, owner), owner)
    undone = deciding.decisions.undo(Decision.objects.latest("id"), owner)
    deciding.decisions.undo(undone, owner)
    told = set(Decision.objects.values_list("pk", flat=True))
    deciding.timelines.publish(draft, owner)
    viewers = {name: as_viewer(name, draft) for name in ("editor", "member", "superuser")}
    viewers["a reviewer who is an editor"] = Client()
    viewers["a reviewer who is an editor"].force_login(factories.member(draft, Membership.Role.REVIEWER))

    seen = {name: told & set(listed(client.get(LIST))) for name, client in viewers.items()}

    assert len(told) == 4
    assert seen == {
        "editor": set(),
        "member": told,
        "superuser": told,
        "a reviewer who is an editor": set() if kind == "unschedule" else told,
    }


def test_what_everybody_may_know_of_a_published_timeline_is_listed(as_viewer):
    owner = factories.editor()
    timeline = factories.timeline(owner=owner, published=False)
    deciding.timelines.publish(timeline, owner)
    deciding.decisions.undo(deciding.decisions.undo(Decision.objects.get(), owner), owner)

    assert len(listed(as_viewer("editor").get(LIST))) == 3


def test_a_merge_names_no_event_of_anothers_draft(secret, as_viewer, text):
    other = factories.entity("Orla Quiste")
    deciding.entities.merge(secret.entity, other, factories.editor())

    seen = text(as_viewer("editor").get(reverse("desk-decision", args=[Decision.objects.get().pk])))

    assert ["part in 1 event" in seen, "Quay sold" in seen, "unfinished" in seen] == [True, False, False]


def test_the_choices_are_those_one_may_see(secret, as_viewer, text):
    hidden = factories.editor()
    deciding.entries.update(secret.entry, hidden, annotation="Check that first.")

    seen = {
        name: [
            each in text(as_viewer(name, secret.draft).get(LIST))
            for each in (secret.draft.title, str(hidden))
        ]
        for name in ("editor", "member")
    }
    asked = [
        as_viewer("editor").get(f"{LIST}?{q}").status_code
        for q in (f"timeline={secret.draft.pk}", f"by={hidden.pk}")
    ]

    assert (seen, asked) == ({"editor": [False, False], "member": [True, True]}, [404, 404])


# Narrowing


@pytest.fixture
def several(desk):
    """Decisions by who made them and what on."""
    other = factories.timeline("The flood", owner=desk.colleague)
    made = {}

    def note(name):
        made[name] = Decision.objects.latest("id").pk

    deciding.entries.update(desk.entry, desk.editor, headline="Out")
    note("entry")
    deciding.timelines.update(desk.timeline, desk.colleague, standfirst="Told")
    note("standfirst")
    deciding.timelines.update(other, desk.colleague, standfirst="Wet")
    note("flood")
    deciding.events.set_when(desk.entry.event, When(None, None), desk.colleague)
    note("date")
    deciding.entities.update(factories.entity("Nadia Velt"), desk.editor)
    note("entity")
    elsewhere = factories.entry(desk.timeline)
    deciding.entries.update(elsewhere, desk.editor, headline="Out")
    note("second")
    deciding.decisions.undo(Decision.objects.latest("id"), desk.colleague)
    note("undo")
    return made


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["undo", "second", "entity", "date", "flood", "standfirst", "entry"]),
        ({"timeline": "The strike"}, ["undo", "second", "date", "standfirst", "entry"]),
        ({"by": "colleague"}, ["undo", "date", "flood", "standfirst"]),
        ({"noun": "entry"}, ["undo", "second", "entry"]),
        ({"noun": "event"}, ["date"]),
        ({"timeline": "The strike", "by": "colleague"}, ["undo", "date", "standfirst"]),
        ({"timeline": "The strike", "by": "colleague", "noun": "timeline"}, ["standfirst"]),
        ({"by": "colleague", "noun": "entity"}, []),
        ({"noun": "nonsense"}, ["undo", "second", "entity", "date", "flood", "standfirst", "entry"]),
    ],
)
def test_the_list_is_narrowed_by_timeline_person_and_noun_together(asked, found, several, desk):
    ids = {"The strike": desk.timeline.pk, "colleague": desk.colleague.pk}

    response = desk.get(LIST, {name: ids.get(value, value) for name, value in asked.items()})

    assert listed(response) == [several[name] for name in found]


@pytest.mark.parametrize("query", ["timeline=99999", "timeline=x", "by=99999", "by=-1", "timeline=%00"])
def test_a_timeline_or_person_nobody_knows_is_not_found(query, desk):
    assert desk.get(f"{LIST}?{query}").status_code == 404


def test_pages_follow_each_other_narrowed_alike_and_none_is_left_out(desk):
    for number in range(60):
        deciding.entries.update(desk.entry, desk.editor, headline=f"Out {number}")
        deciding.events.set_when(desk.entry.event, When(None, None, circa=number % 2 == 0), desk.colleague)
    everything = list(Decision.objects.order_by("-pk").values_list("pk", flat=True))

    found, address = [], f"{LIST}?timeline={desk.timeline.pk}"
    while address:
        response = desk.get(address)
        found += listed(response)
        address = response.context.get("earlier") and LIST + response.context["earlier"]

    assert (len(found), found == everything) == (120, True)


def test_the_form_keeps_what_was_asked(several, desk):
    page = desk.get(LIST, {"timeline": desk.timeline.pk, "noun": "entry"}).content.decode()

    assert re.findall(r'<option value="(\w*)" selected>', page) == [str(desk.timeline.pk), "entry"]


def test_every_kind_of_decision_has_its_noun():
    assert set(NOUNS) == set(Decision.Action) - set(Decision.AGAIN)


def test_a_page_of_many_is_found_by_an_index(desk):
    """SQLite tells without statistics; that PostgreSQL does so too was looked at with 200,000 rows."""
    if connection.vendor != "sqlite":
        pytest.skip("the plan of a small table is a scan")
    superuser = factories.superuser()
    plans = {}
    for name, asked in {
        "timeline": DecisionFilter(timeline=desk.timeline),
        "by": DecisionFilter(by=desk.editor),
        "noun": DecisionFilter(noun="entity"),
        "both": DecisionFilter(by=desk.editor, noun="entity"),
    }.items():
        with CaptureQueriesContext(connection) as queries:
            asked.page(superuser, 10**9, 51)
        plans[name] = []
        for query in queries.captured_queries:
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
                steps = [row[3] for row in cursor.fetchall() if "newsreader_decision USING" in row[3]]
            plans[name] += [step.partition("USING ")[2].partition(" (")[0] for step in steps]

    assert plans == {
        "timeline": ["INDEX decision_timeline", "INDEX decision_event", "INDEX decision_pending"],
        "by": ["INDEX decision_by"],
        "noun": ["INDEX decision_noun"],
        "both": ["INDEX decision_by_noun"],
    }


# Undone, and done again


def test_an_undo_is_undone_by_a_press_and_says_so(desk):
    deciding.entries.update(desk.entry, desk.editor, headline="Out")
    decision = Decision.objects.latest("id")

    undone = press(desk, decision)
    page = desk.get(LIST).content.decode()
    again = press(desk, Decision.objects.latest("id"))

    assert (said(undone), said(again)) == ([f"Undone: {decision}"], [f"Done again: {decision}"])
    assert re.findall(r"<button[^>]*>([^<]*)</button></form>\s*</div>\s*</li>", page) == ["Do it again"]
    assert Entry.objects.get(pk=desk.entry.pk).headline == "Out"


def test_only_those_who_edit_the_timeline_do_it_again(desk, as_viewer):
    deciding.entries.update(desk.entry, desk.editor, headline="Out")
    undo = deciding.decisions.undo(Decision.objects.latest("id"), desk.editor)

    answer = press(as_viewer("editor"), undo)

    assert said(answer) == ["Only those who edit this timeline may undo that."]
    assert Entry.objects.get(pk=desk.entry.pk).headline == ""


def test_an_article_made_again_is_read_again(desk):
    article = factories.read_article()
    version = ArticleVersion.objects.create(
        article=article,
        headline="Another",
        body="The mill burned down on 4 March 2019.",
        published_day=factories.PUBLISHED,
    )
    held = HeldVersion.objects.create(article=article, version=version, reason="elsewhere")
    made = deciding.articles.make_another(held, desk.editor)
    press(desk, Decision.objects.latest("id"))
    assert not Article.objects.filter(pk=made.pk).exists()

    press(desk, Decision.objects.latest("id"))

    again = Article.objects.get(pk=made.pk)
    assert (again.read_at is not None, again.proposals.count()) == (True, 1)


def test_a_correction_made_again_reads_its_article_again(desk):
    article = factories.read_article("The harbour board met yesterday in Port Selby.")
    deciding.articles.correct_publication(article, desk.editor, day=factories.PUBLISHED.replace(day=20))
    correction = Decision.objects.latest("id")
    days = []

    press(desk, correction)
    days.append(article.proposals.get().earliest.day)
    press(desk, Decision.objects.latest("id"))
    days.append(article.proposals.get().earliest.day)

    assert days == [12, 19]


def test_a_merge_made_again_reads_what_was_read_meanwhile_again(desk):
    velt, twin = factories.entity("Nadia Velt"), factories.entity("Nadja Velten")
    deciding.entities.merge(twin, velt, desk.editor)
    press(desk, Decision.objects.latest("id"))
    article = factories.read_article("Nadja Velten spoke in Selby on Monday.")
    assert article.mentions.filter(entity=twin).exists()

    press(desk, Decision.objects.latest("id"))

    assert {mention.entity for mention in article.mentions.filter(exact="Nadja Velten")} == {velt}
