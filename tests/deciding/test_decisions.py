"""Each decision does its work, is written down, and can be taken back to the last column of every row."""

from datetime import date

import pytest

from newsreader import deciding
from newsreader.deciding.anchoring import reanchor
from newsreader.models import Conflict, Decision, Entry, Event, Participation, Proposal, Timeline
from newsreader.models.era import EraEdit
from newsreader.models.timeline import OPEN_END
from newsreader.text.when import When
from tests import factories
from tests.deciding.rows import rows

TUESDAY = When(date(2019, 3, 12), date(2019, 3, 12))


def last():
    return Decision.objects.latest("id")


# What each does


def test_accepting_makes_an_event_with_one_citation_and_an_entry(proposal, timeline, editor):
    entry = deciding.proposals.accept(
        proposal, timeline, editor, annotation="The first day.", why="Well sourced"
    )

    citation = entry.event.citations.get()
    assert (entry.event.title, entry.annotation, entry.event.when) == (
        proposal.title,
        "The first day.",
        TUESDAY,
    )
    assert (citation.exact, citation.proposed, entry.event.dated_by) == (proposal.exact, True, citation)
    assert (last().action, last().by, last().why, last().event) == (
        "accept",
        editor,
        "Well sourced",
        entry.event,
    )
    assert Proposal.objects.get(pk=proposal.pk).state == "accepted"


def test_an_accepted_event_takes_part_of_whom_its_sentence_names(proposal, timeline, editor):
    entry = deciding.proposals.accept(proposal, timeline, editor)

    sentence = (proposal.sentence_start, proposal.sentence_end)
    named = [
        m.entity for m in proposal.version.mentions.all() if m.start >= sentence[0] and m.end <= sentence[1]
    ]
    assert named != []
    assert list(entry.event.entities.order_by("participations__position")) == list(dict.fromkeys(named))


def test_an_editors_own_date_leaves_the_citation_what_the_words_give(proposal, timeline, editor):
    march = When(date(2019, 3, 1), date(2019, 3, 31), "month")

    entry = deciding.proposals.accept(proposal, timeline, editor, when=march)

    assert (entry.event.when, entry.event.dated_by) == (march, None)
    assert entry.event.citations.get().when == TUESDAY


def test_citing_binds_further_words_to_an_event_that_stands(article, proposal, timeline, editor):
    entry = deciding.proposals.accept(proposal, timeline, editor)
    other = article.proposals.get(exact__contains="marched")

    deciding.proposals.cite(other, entry.event, editor)

    assert {c.exact for c in entry.event.citations.all()} == {proposal.exact, other.exact}
    assert (last().action, Event.objects.count()) == ("cite", 1)
    assert Proposal.objects.get(pk=other.pk).event == entry.event


def test_rejecting_makes_no_event(proposal, editor):
    deciding.proposals.reject(proposal, editor, why="Not news")

    assert (Proposal.objects.get(pk=proposal.pk).state, Event.objects.count()) == ("rejected", 0)
    assert (last().action, last().subject, last().why) == ("reject", proposal.title, "Not news")


def test_entries_follow_the_when_of_their_event(timeline, editor):
    happened = factories.event()
    entries = [factories.entry(on, happened) for on in (timeline, factories.timeline())]

    deciding.events.set_when(happened, When(date(2019, 3, 5), None, "week"), editor)

    stored = [Entry.objects.get(pk=entry.pk) for entry in entries]
    assert [(entry.day, entry.latest) for entry in stored] == [(date(2019, 3, 5), OPEN_END)] * 2
    assert last().action == "date"


def test_removing_an_entry_leaves_its_event(timeline, editor):
    entry = factories.entry(timeline)

    deciding.entries.delete(entry, editor)

    assert (timeline.entries.count(), Event.objects.count(), last().action) == (0, 1, "remove")


def test_showing_an_article_shows_its_appearances_too(article, editor):
    deciding.articles.set_public(article, editor, public=True)

    assert set(article.appearances.values_list("public", flat=True)) == {True}
    assert (last().action, last().article) == ("show", article)


def test_a_described_entity_is_confirmed(article, editor):
    person = article.appearances.get(entity__name="Ines Calloway").entity

    deciding.entities.update(person, editor, description="Chairs the harbour board")

    assert (person.confirmed, person.description) == (True, "Chairs the harbour board")
    assert (last().action, last().entity) == ("describe", person)


# Taking back


def decisions(article, proposal, timeline, editor):
    """Every kind of decision, ready to be taken."""
    spare = factories.article("The strike ended on 2 April 2019.")
    happened = factories.event(article=spare, quote="The strike ended on 2 April 2019")
    person = article.appearances.get(entity__name="Ines Calloway").entity
    marched = article.proposals.get(exact__contains="marched")
    entry = factories.entry(timeline, happened, annotation="As it was")
    draft = factories.timeline(published=False)
    return {
        "accept": lambda: deciding.proposals.accept(proposal, timeline, editor),
        "cite": lambda: deciding.proposals.cite(marched, happened, editor),
        "reject": lambda: deciding.proposals.reject(proposal, editor),
        "write": lambda: deciding.passages.create_event(
            article, "body", "a mistake", timeline, editor, title="Words", when=TUESDAY
        ),
        "cite words": lambda: deciding.passages.cite(
            article, "body", "a mistake", happened, editor, when=TUESDAY
        ),
        "edit": lambda: deciding.entries.update(entry, editor, annotation="As it is", position=4),
        "date": lambda: deciding.events.set_when(happened, TUESDAY, editor),
        "status": lambda: deciding.events.set_status(happened, editor, status="disputed", body="Two say so."),
        "retitle": lambda: deciding.events.set_title(happened, editor, "The strike was over"),
        "stance": lambda: deciding.events.set_stance(happened.citations.get(), editor, contradicts=True),
        "own": lambda: deciding.events.create_own(timeline, editor, title="Our own", when=TUESDAY),
        "add": lambda: deciding.entries.create(happened, draft, editor),
        "remove": lambda: deciding.entries.delete(entry, editor),
        "begin": lambda: deciding.timelines.create("new-one", "A new one", editor),
        "revise": lambda: deciding.timelines.update(
            timeline,
            editor,
            title="Renamed",
            eras=[EraEdit(None, None, ("The march", date(2019, 3, 1), date(2019, 3, 9)))],
        ),
        "publish": lambda: deciding.timelines.publish(draft, editor),
        "withdraw": lambda: deciding.timelines.withdraw(timeline, editor),
        "show": lambda: deciding.articles.set_public(article, editor, public=True),
        "describe": lambda: deciding.entities.update(
            person, editor, name="Inés Calloway", description="Chair"
        ),
    }


NAMES = (
    *("accept", "cite", "reject", "write", "cite words", "edit", "date", "add", "remove"),
    *("begin", "revise", "publish", "withdraw", "show", "describe", "status", "stance", "own", "retitle"),
)


@pytest.mark.parametrize("name", NAMES)
def test_undoing_puts_every_row_back(name, article, proposal, timeline, editor):
    decide = decisions(article, proposal, timeline, editor)[name]
    before = rows()
    decide()
    assert rows() != before

    deciding.decisions.undo(last(), editor)

    assert rows() == before


def test_withdrawing_and_undoing_keeps_the_very_moment_of_publication(timeline, editor):
    timeline = factories.timeline(published=False)
    deciding.timelines.publish(timeline, editor)
    moment = Timeline.objects.get(pk=timeline.pk).published
    deciding.timelines.withdraw(timeline, editor)

    deciding.decisions.undo(last(), editor)

    assert Timeline.objects.get(pk=timeline.pk).published == moment


def test_undoing_is_written_down_and_happens_once(proposal, editor):
    deciding.proposals.reject(proposal, editor)
    rejected = last()

    undone = deciding.decisions.undo(rejected, editor, why="By mistake")

    assert (undone.action, undone.why, Decision.objects.get(pk=rejected.pk).undone) == (
        "undo",
        "By mistake",
        undone,
    )
    with pytest.raises(Conflict, match="undone already"):
        deciding.decisions.undo(rejected, editor)


def test_an_accepted_proposal_cannot_be_undone_under_a_later_decision(article, proposal, timeline, editor):
    entry = deciding.proposals.accept(proposal, timeline, editor)
    accepted = last()
    deciding.proposals.cite(article.proposals.get(exact__contains="marched"), entry.event, editor)
    before = rows()

    with pytest.raises(Conflict, match="came after"):
        deciding.decisions.undo(accepted, editor)

    assert rows() == before


def test_decisions_are_undone_in_turn(article, proposal, timeline, editor):
    before = rows()
    entry = deciding.proposals.accept(proposal, timeline, editor)
    deciding.proposals.cite(article.proposals.get(exact__contains="marched"), entry.event, editor)
    deciding.entries.update(entry, editor, headline="Out")
    deciding.events.set_when(entry.event, When(date(2019, 3, 1), date(2019, 3, 31), "month"), editor)

    for decision in Decision.objects.standing().order_by("-id"):
        deciding.decisions.undo(decision, editor)

    assert rows() == before


def test_a_timeline_that_holds_entries_is_not_taken_back(proposal, editor):
    timeline = deciding.timelines.create("harbour", "Harbour", editor)
    begun = last()
    deciding.proposals.accept(proposal, timeline, editor)

    with pytest.raises(Conflict):
        deciding.decisions.undo(begun, editor)

    assert (timeline.entries.count(), timeline.memberships.count()) == (1, 1)


def test_undoing_does_not_mind_that_a_new_version_moved_the_words(article, proposal, timeline, editor):
    deciding.proposals.accept(proposal, timeline, editor)
    factories.new_version(article, body="Updated. " + article.current.body, published_day=date(2019, 3, 14))
    reanchor(article)

    deciding.decisions.undo(last(), editor)

    assert (Event.objects.count(), Entry.objects.count(), Participation.objects.count()) == (0, 0, 0)


# Who came too late


def test_a_proposal_is_accepted_once(proposal, timeline, editor):
    deciding.proposals.accept(proposal, timeline, editor)

    with pytest.raises(Conflict, match="decided already"):
        deciding.proposals.accept(proposal, timeline, factories.editor())

    assert Event.objects.count() == 1


def test_a_proposal_of_a_version_that_was_replaced_is_not_accepted(article, proposal, timeline, editor):
    """Read later, the new version would propose the same again."""
    factories.new_version(article, body="Updated. " + article.current.body)

    with pytest.raises(Conflict, match="not read yet"):
        deciding.proposals.accept(proposal, timeline, editor)

    assert Event.objects.count() == 0


def test_an_entry_is_taken_off_once(timeline, editor):
    entry = factories.entry(timeline)
    same = Entry.objects.get(pk=entry.pk)
    deciding.entries.delete(entry, editor)

    with pytest.raises(Conflict):
        deciding.entries.delete(same, editor)

    assert Decision.objects.count() == 1


def test_an_event_stands_once_on_a_timeline(timeline, editor):
    entry = factories.entry(timeline)

    with pytest.raises(Conflict, match="already"):
        deciding.entries.create(entry.event, timeline, editor)


def test_what_an_editor_did_not_change_keeps_what_another_wrote(timeline, editor):
    entry = factories.entry(timeline)
    seen_before = Entry.objects.get(pk=entry.pk)
    deciding.entries.update(entry, factories.editor(), annotation="Theirs")

    deciding.entries.update(seen_before, editor, headline="Mine")

    kept = Entry.objects.get(pk=entry.pk)
    assert (kept.headline, kept.annotation) == ("Mine", "Theirs")


# What pages are cached under


def revision(timeline):
    return Timeline.objects.get(pk=timeline.pk).revision


@pytest.mark.parametrize(
    "name", ["accept", "cite", "write", "edit", "date", "remove", "revise", "withdraw", "show", "describe"]
)
def test_the_revision_rises_with_a_decision_that_shows_and_with_its_undoing(
    name, article, proposal, timeline, editor
):
    known = decisions(article, proposal, timeline, editor)
    person = article.appearances.get(entity__name="Ines Calloway").entity
    shown = factories.event(article=article, quote=factories.BOARD_MET, naming=[person])
    factories.entry(timeline, shown)
    first = revision(timeline)

    known[name]()
    second = revision(timeline)
    deciding.decisions.undo(last(), editor)

    assert first < second < revision(timeline)


def test_the_revision_rises_though_the_editors_timeline_was_read_long_before(timeline, editor):
    read_before = Timeline.objects.get(pk=timeline.pk)
    for _ in range(3):
        factories.entry(timeline)
    risen = revision(timeline)

    deciding.timelines.withdraw(read_before, editor)

    assert (revision(timeline) > risen, read_before.overview["count"]) == (True, 3)


def test_the_revision_rises_when_a_cited_article_gets_a_new_version(article, timeline):
    factories.entry(timeline, factories.event(article=article))
    before = revision(timeline)
    factories.new_version(article, body="Nothing of it is left.")

    reanchor(article)

    assert revision(timeline) > before
