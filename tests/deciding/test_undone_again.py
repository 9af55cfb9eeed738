"""What was undone is done again, and undone again, however often: the database is as it was each time."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader import deciding
from newsreader.deciding.anchoring import reanchor
from newsreader.deciding.resolving import resolve_proposals
from newsreader.models import (
    Alias,
    Appearance,
    ArticleVersion,
    Citation,
    Conflict,
    Decision,
    Entity,
    Entry,
    Event,
    HeldVersion,
    LeadPicture,
    Participation,
    Proposal,
    SameReport,
    SentPicture,
    Source,
    TimeExpression,
    Timeline,
    Weight,
)
from newsreader.text.when import When
from tests import factories
from tests.deciding.rows import rows
from tests.deciding.test_decisions import NAMES, decisions, last

MACHINES = (Appearance, SameReport)  # counted anew, with new ids
MORE = (
    "mend",
    "outlet",
    "hide",
    "correct",
    "take",
    "another",
    "seen",
    "join",
    "apart",
    "leave",
    "read",
    "keep",
    "adopt",
    "merge",
    "split",
    "part",
    "name",
    "picture",
    "unpicture",
    "caption",
    "place",
)


def kinds(article, proposal, timeline, editor):
    """Those of test_decisions.py, and the rest of them."""
    velt, twin = factories.entity("Nadia Velt"), factories.entity("Nadja Velten")
    second = Alias.objects.create(entity=velt, name="Ms Velt")
    spare = factories.article("Nadia Velt left on 2 April 2019. Nadja Velten stayed.", public=True)
    for person in (velt, twin):
        factories.mention(person, spare)
        happened = factories.event(article=spare, quote=f"{person} ", naming=[person])
        factories.entry(timeline, happened)
    version = ArticleVersion.objects.create(article=article, headline="Strike over", body="All is well.")
    held = HeldVersion.objects.create(article=article, version=version, reason="lost")
    flagged = factories.proposal(spare, "Nadja Velten stayed", date(2019, 4, 3))
    Citation.objects.filter(event=happened).update(proposed=True)
    resolve_proposals(spare)
    spare.looked_at = article.current
    spare.save()
    gone = factories.event(
        "Lost", article=factories.article("All is lost.", public=True), quote="All is lost"
    )
    lost = gone.citations.get()
    factories.new_version(lost.article, body="Nothing is left.")
    reanchor(lost.article)
    flagged.refresh_from_db()
    for pictured in (article, spare):
        ArticleVersion.objects.filter(article=pictured).update(image_url="https://selby.example/quay.jpg")
    LeadPicture.objects.create(article=article, address="https://selby.example/quay.jpg")
    moor = Source.objects.create(name="The Moor Gazette")
    yesterday = TimeExpression.objects.filter(version=article.current).first()
    return decisions(article, proposal, timeline, editor) | {
        "hide": lambda: deciding.articles.set_public(spare, editor, public=False),
        "correct": lambda: deciding.articles.correct_publication(article, editor, day=date(2019, 3, 20)),
        "mend": lambda: deciding.mending.mend(
            article, editor, {"headline": "Strike at Selby", "body": f"So it was. {article.current.body}"}
        ),
        "outlet": lambda: deciding.outlets.correct(moor, editor, zone="Asia/Kolkata", names=["Moor"]),
        "take": lambda: deciding.articles.take(held, editor),
        "another": lambda: deciding.articles.make_another(held, editor),
        "seen": lambda: deciding.articles.look_over(spare, spare.current, editor),
        "join": lambda: deciding.near_copies.join(spare, article, editor),
        "apart": lambda: deciding.near_copies.part(article, editor),
        "leave": lambda: deciding.citations.leave(Citation.objects.get(pk=lost.pk), editor),
        "read": lambda: deciding.dates.correct_reading(yesterday, When(None, date(2019, 3, 1)), editor),
        "keep": lambda: deciding.proposals.keep_date(flagged, editor),
        "adopt": lambda: deciding.proposals.adopt_date(flagged, editor),
        "merge": lambda: deciding.entities.merge(twin, velt, editor),
        "split": lambda: deciding.entities.split(velt, [second], editor),
        "part": lambda: deciding.entities.distinguish(velt, twin, editor),
        "name": lambda: deciding.entities.add_name(velt, "The Harbourmistress", editor),
        "picture": lambda: deciding.pictures.keep(spare, editor),
        "unpicture": lambda: deciding.pictures.remove(article, editor),
        "caption": lambda: deciding.pictures.describe(article.picture, editor, alternative="A gate"),
        "place": lambda: deciding.events.set_place(
            gone, editor, place="Aleppo", latitude=36.20124, longitude=37.16117
        ),
        "unname": lambda: deciding.entities.remove_name(second, editor),
    }


def standing():
    return sorted(Decision.objects.standing().values_list("pk", flat=True))


@pytest.mark.parametrize("name", (*NAMES, *MORE, "unname"))
def test_done_undone_done_again_and_undone(name, article, proposal, timeline, editor):
    decide = kinds(article, proposal, timeline, editor)[name]
    before = rows(without_ids=MACHINES)
    decide()
    done = Decision.objects.order_by("id").last()
    # The version a correction made stays when it is undone; a reading adopted is a decision on its citation,
    # after one on the event.
    if name in ("correct", "mend", "adopt", "take"):
        deciding.decisions.undo(done, editor)
        before = rows(without_ids=MACHINES)
        deciding.decisions.undo(last(), editor)
    after = rows(without_ids=MACHINES)
    stood = standing()

    seen = []
    for _ in range(2):  # what stands then is what stood at first
        undone = deciding.decisions.undo(done, editor)
        seen.append(rows(without_ids=MACHINES) == before and done.pk not in standing())
        again = deciding.decisions.undo(undone, editor)
        seen.append(rows(without_ids=MACHINES) == after and standing() == stood)
        deciding.decisions.undo(again, editor)
        seen.append(rows(without_ids=MACHINES) == before)
        deciding.decisions.undo(last(), editor)

    assert (seen, rows(without_ids=MACHINES) == after) == ([True] * 6, True)


def test_what_was_undone_says_by_what_and_stands_again(timeline, editor):
    entry = factories.entry(timeline)
    deciding.entries.update(entry, editor, headline="Out")
    edit = last()

    undo = deciding.decisions.undo(edit, editor)
    undone = (Decision.objects.get(pk=edit.pk).undone, undo.undid, str(undo))
    redo = deciding.decisions.undo(undo, editor, why="It was right")

    edit.refresh_from_db()
    undo.refresh_from_db()
    assert undone == (undo, edit, f"undid: {edit}")
    assert (edit.undone, undo.undone, redo.undid, redo.action, str(redo)) == (
        None,
        redo,
        undo,
        "redo",
        f"did again: {edit}",
    )
    assert (redo.why, redo.timeline, redo.event, redo.noun) == (
        "It was right",
        timeline,
        entry.event,
        "entry",
    )
    with pytest.raises(Conflict, match="done again already"):
        deciding.decisions.undo(undo, editor)


def test_undoing_what_stands_again_undoes_the_doing_again_too(timeline, editor):
    deciding.entries.update(factories.entry(timeline), editor, headline="Out")
    edit = last()
    redo = deciding.decisions.undo(deciding.decisions.undo(edit, editor), editor)

    third = deciding.decisions.undo(edit, editor)

    redo.refresh_from_db()
    assert (redo.undone, third.undid, Decision.objects.get(pk=edit.pk).undone) == (third, edit, third)
    with pytest.raises(Conflict, match="undone already"):
        deciding.decisions.undo(redo, editor)


def test_what_somebody_changed_since_is_not_done_again(timeline, editor):
    entry = factories.entry(timeline)
    deciding.entries.update(entry, editor, headline="Out")
    undo = deciding.decisions.undo(last(), editor)
    deciding.entries.update(entry, factories.editor(), headline="Theirs")
    before = rows()

    with pytest.raises(Conflict, match="changed since"):
        deciding.decisions.undo(undo, editor)

    assert (rows(), Decision.objects.get(pk=undo.pk).undone) == (before, None)


def test_a_proposal_accepted_again_by_hand_is_not_accepted_twice(article, proposal, timeline, editor):
    deciding.proposals.accept(proposal, timeline, editor)
    undo = deciding.decisions.undo(last(), editor)
    deciding.proposals.accept(Proposal.objects.get(pk=proposal.pk), timeline, editor)

    with pytest.raises(Conflict, match="decided otherwise"):
        deciding.decisions.undo(undo, editor)

    assert Event.objects.count() == 1


def test_words_rejected_since_are_not_accepted_again(proposal, timeline, editor):
    deciding.proposals.accept(proposal, timeline, editor)
    undo = deciding.decisions.undo(last(), editor)
    deciding.proposals.reject(Proposal.objects.get(pk=proposal.pk), editor)

    with pytest.raises(Conflict, match="decided otherwise"):
        deciding.decisions.undo(undo, editor)

    assert Event.objects.count() == 0


def test_a_place_that_was_taken_since_is_told_and_not_an_error(timeline, editor):
    """The address of a timeline, the name of an entity, an event's place on a timeline: each stands once."""
    velt = factories.entity("Nadia Velt")
    happened = factories.entry(timeline).event
    draft = factories.timeline(published=False, owner=editor)
    acts = [
        lambda: deciding.timelines.create("harbour", "Harbour", editor),
        lambda: deciding.entities.add_name(velt, "Harbourmistress", editor),
        lambda: deciding.entries.create(happened, draft, editor),
        lambda: deciding.entities.distinguish(velt, factories.entity("Ada Roe"), editor),
    ]
    refused = []
    for act in acts[:3]:
        act()
        undo = deciding.decisions.undo(last(), editor)
        act()
        try:
            deciding.decisions.undo(undo, editor)
        except Conflict as conflict:
            refused.append("does not go with what was decided since" in str(conflict))

    assert refused == [True] * 3


def test_what_hung_on_a_thing_that_is_gone_waits_for_it(article, proposal, timeline, editor):
    entry = deciding.proposals.accept(proposal, timeline, editor)
    accepted = last()
    deciding.proposals.cite(article.proposals.get(exact__contains="marched"), entry.event, editor)
    after = rows(without_ids=MACHINES)
    uncited = deciding.decisions.undo(last(), editor)
    unaccepted = deciding.decisions.undo(accepted, editor)

    with pytest.raises(Conflict, match="is gone"):
        deciding.decisions.undo(uncited, editor)
    deciding.decisions.undo(unaccepted, editor)
    deciding.decisions.undo(uncited, editor)

    assert rows(without_ids=MACHINES) == after
    with pytest.raises(Conflict, match="came after"):
        deciding.decisions.undo(accepted, editor)


def test_a_timeline_that_comes_back_goes_on_counting_its_revisions(editor):
    timeline = deciding.timelines.create("harbour", "Harbour", editor)
    begun = last()
    for title in ("One", "Two", "Three"):
        deciding.timelines.update(timeline, editor, title=title)
        deciding.decisions.undo(last(), editor)
    revision = Timeline.objects.get(pk=timeline.pk).revision

    undo = deciding.decisions.undo(begun, editor)
    deciding.decisions.undo(undo, editor)

    assert Timeline.objects.get(pk=timeline.pk).revision > revision


def test_a_merge_made_again_takes_what_came_while_it_was_undone(timeline, editor):
    velt, twin = factories.entity("Nadia Velt"), factories.entity("Nadja Velten")
    deciding.entities.merge(twin, velt, editor)
    undo = deciding.decisions.undo(last(), editor)
    twin.refresh_from_db()
    deciding.entities.add_name(twin, "Dr Velten", editor)
    article = factories.article("Nadja Velten spoke on Monday.")
    factories.mention(twin, article)
    event = factories.event(naming=[twin])
    before = rows(without_ids=MACHINES)

    again = deciding.decisions.undo(undo, editor)
    after = [Alias.objects.get(name="Dr Velten").entity, event.entities.get(), article.mentions.get().entity]
    deciding.decisions.undo(again, editor)

    assert (after, rows(without_ids=MACHINES) == before) == ([velt] * 3, True)


def test_a_merge_the_other_way_since_leads_in_no_circle(editor):
    velt, twin = factories.entity("Nadia Velt"), factories.entity("Nadja Velten")
    deciding.entities.merge(twin, velt, editor)
    undo = deciding.decisions.undo(last(), editor)
    deciding.entities.merge(Entity.objects.get(pk=velt.pk), Entity.objects.get(pk=twin.pk), editor)

    with pytest.raises(Conflict):
        deciding.decisions.undo(undo, editor)

    assert Entity.objects.filter(merged_into=None).count() == 1


def test_a_split_under_a_later_name_of_the_new_one_stays(editor):
    velt = factories.entity("Nadia Velt")
    second = Alias.objects.create(entity=velt, name="Ada Velt")
    new = deciding.entities.split(velt, [second], editor)
    split = last()
    deciding.entities.add_name(new, "The Harbourmistress", editor)

    with pytest.raises(Conflict, match="More was decided"):
        deciding.decisions.undo(split, editor)

    assert Alias.objects.filter(name="The Harbourmistress", entity=new).exists()


def test_what_is_erased_is_not_done_again(article, proposal, timeline, editor):
    deciding.proposals.accept(proposal, timeline, editor)
    undo = deciding.decisions.undo(last(), editor)
    deciding.erasure.erase(article)

    with pytest.raises(Conflict, match="erased"):
        deciding.decisions.undo(undo, editor)

    assert (Event.objects.count(), Citation.objects.count(), Participation.objects.count()) == (0, 0, 0)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("headline", "annotation", "weight", "picture", "date", "place", "remove", "accept", "cite"),
                *("reject", "title"),
            ]
        ),
        st.integers(0, 5),
    ),
    min_size=1,
    max_size=8,
)


@given(acts=ACTS, times=st.integers(1, 2))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_undone_backwards_and_done_again_is_as_it_was(
    acts, times, article, timeline, editor, transaction
):
    with transaction():
        factories.entry(timeline)
        factories.picture(article)
        SentPicture.objects.create(digest="sent", webp=b"", width=1, height=1)
        before = rows(without_ids=MACHINES)
        for act, number in acts:
            try:
                _decide(act, number, article, timeline, editor)
            except Conflict:
                continue
        after = rows(without_ids=MACHINES)
        done = list(Decision.objects.standing().order_by("-id"))

        for _ in range(times):
            undone = [deciding.decisions.undo(decision, editor) for decision in done]
            assert rows(without_ids=MACHINES) == before
            for undo in reversed(undone):
                deciding.decisions.undo(undo, editor)
            assert rows(without_ids=MACHINES) == after


def pictured(number, article):
    """What an entry has that shows the article's picture, one that was sent, or none."""
    if number % 3 == 0:
        return {"report_picture": None, "sent_picture": None}
    if number % 3 == 1:
        sent = SentPicture.objects.get(digest="sent")
        return {"report_picture": None, "report_digest": "", "sent_picture": sent}
    return {"report_picture": article.picture, "report_digest": article.picture.digest, "sent_picture": None}


def _decide(act, number, article, timeline, editor):
    entries = list(Entry.objects.order_by("pk"))
    proposals = list(article.proposals.order_by("pk"))
    entry = entries[number % len(entries)] if entries else None
    proposal = proposals[number % len(proposals)]
    match act:
        case "headline" | "annotation" if entry:
            deciding.entries.update(entry, editor, **{act: f"Words {number}"})
        case "weight" if entry:
            deciding.entries.update(entry, editor, weight=Weight.values[number % 3])
        case "picture" if entry:
            chosen = pictured(number, article)
            deciding.entries.update(entry, editor, **chosen, picture_alternative=f"A gate {number}")
        case "place" if entry:
            spot = {"latitude": 36.2 + number / 7, "longitude": 37.16} if number % 2 else {}
            none = {"latitude": None, "longitude": None}
            deciding.events.set_place(entry.event, editor, place=f"Place {number}", **none | spot)
        case "date" if entry:
            deciding.events.set_when(entry.event, When(None, date(2019, 3, number + 1)), editor)
        case "remove" if entry:
            deciding.entries.delete(entry, editor)
        case "accept":
            deciding.proposals.accept(proposal, timeline, editor)
        case "cite" if entry:
            deciding.proposals.cite(proposal, entry.event, editor)
        case "reject":
            deciding.proposals.reject(proposal, editor)
        case "title":
            deciding.timelines.update(timeline, editor, title=f"Title {number}")
