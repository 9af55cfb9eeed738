"""Decisions in words: what was changed, before and after, by the names people know."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsreader import deciding
from newsreader.models import Alias, Decision, Participation, User
from newsreader.models.era import EraEdit
from newsreader.showing.changes import with_words
from newsreader.showing.html.changes import gist, marked
from newsreader.text.timex.typed import understand
from newsreader.text.when import When
from tests import factories
from tests.deciding.test_decisions import NAMES
from tests.deciding.test_undone_again import MORE, kinds

TUESDAY = When(date(2019, 3, 12), date(2019, 3, 12))


@pytest.fixture
def editor(db):
    return factories.editor()


@pytest.fixture
def article(db):
    return factories.read_article()


@pytest.fixture
def timeline(editor):
    return factories.timeline("The strike", owner=editor)


@pytest.fixture
def proposal(article):
    return article.proposals.get(exact__contains="walked out on Tuesday")


def told(decisions, viewer=None):
    """To an administrator, who sees all."""
    return with_words(decisions, viewer or User(is_superuser=True))


def words(decision=None):
    decision = decision or Decision.objects.latest("id")
    return [tuple(change) for change in told([decision])[0].changes]


def test_an_edited_entry_shows_the_words_before_and_after(timeline, editor):
    entry = factories.entry(timeline, annotation="As it was")

    deciding.entries.update(entry, editor, annotation="As it is", headline="Out", position=2)

    assert words() == [
        ("headline", "", "Out"),
        ("annotation", "As it was", "As it is"),
        ("place within its day", None, "moved"),
    ]


def test_a_move_is_said_in_words_and_once(timeline, editor):
    morning, other, evening = (
        factories.entry(timeline, factories.event(title, understand(f"7 December 2016, {at}")))
        for title, at in (("a", "morning"), ("b", "morning"), ("c", "evening"))
    )
    said = []
    for moved, beside in ((other, morning), (evening, other), (evening, morning)):
        deciding.entries.move(moved, editor, before=beside.pk)
        said += words()
    deciding.entries.order_by_time(evening, editor)
    said += words()

    assert said == [
        ("place within its day", None, "moved"),
        ("place within its day", "by its time", "placed by an editor"),
        ("place within its day", None, "moved"),
        ("place within its day", "placed by an editor", "by its time"),
    ]


def test_a_date_is_one_line_in_words_though_one_column_changed(timeline, editor):
    happened = factories.entry(
        timeline, factories.event(when=When(date(2019, 3, 1), date(2019, 3, 31), "month"))
    ).event
    deciding.events.set_when(happened, When(date(2019, 3, 1), date(2019, 3, 31), "month", circa=True), editor)
    first = Decision.objects.latest("id")
    deciding.events.set_when(happened, When(date(2019, 3, 7), date(2019, 3, 7), time=time(9, 30)), editor)

    assert words(first) == [("when", "March 2019", "about March 2019")]
    assert words() == [("when", "about March 2019", "7 March 2019, 09:30")]


def test_a_date_is_still_said_when_its_event_is_gone(proposal, timeline, editor):
    deciding.proposals.accept(proposal, timeline, editor)
    accepted = Decision.objects.latest("id")
    deciding.events.set_when(accepted.event, When(date(2019, 3, 12), date(2019, 3, 13)), editor)
    dated = Decision.objects.latest("id")
    for decision in (dated, accepted):
        deciding.decisions.undo(decision, editor)

    assert words(Decision.objects.get(pk=dated.pk))[0] == ("when", "12 March 2019", "12–13 March 2019")


def test_an_accepted_proposal_shows_event_date_words_and_who_takes_part(proposal, timeline, editor):
    deciding.proposals.accept(proposal, timeline, editor, annotation="The first day.")

    entry = Participation.objects.first()
    assert words() == [
        ("event", None, proposal.title),
        ("when", None, "12 March 2019"),
        ("dated by the words", None, proposal.exact),
        ("cited words", None, proposal.exact),
        ("the date these words give", None, "12 March 2019"),
        ("entry", "not on the timeline", "on the timeline"),
        ("annotation", None, "The first day."),
        ("takes part", None, entry.entity.name),
    ]


def test_an_undo_shows_the_same_the_other_way_round(timeline, editor):
    deciding.entries.update(factories.entry(timeline), editor, headline="Out")

    undo = deciding.decisions.undo(Decision.objects.latest("id"), editor)

    assert words(undo) == [("headline", "Out", "")]


def test_a_timeline_shows_title_standfirst_address_eras_and_whether_it_is_published(timeline, editor):
    march = [EraEdit(None, None, ("The march", date(2019, 3, 1), date(2019, 3, 9)))]
    deciding.timelines.update(timeline, editor, eras=march)
    deciding.timelines.update(
        timeline, editor, title="Renamed", standfirst="Told anew", slug="renamed", eras=march * 2
    )
    revised = words()
    deciding.timelines.withdraw(timeline, editor)

    assert revised == [
        ("title", "The strike", "Renamed"),
        ("standfirst", "", "Told anew"),
        ("address", revised[2][1], "renamed"),
        ("former addresses", None, revised[2][1]),
        ("eras", None, "The march (1–9 March 2019)\nThe march (1–9 March 2019)"),
    ]
    assert words() == [("published", "since 1 April 2019, 00:00", "no")]


def test_an_article_shows_whether_it_is_public_and_when_it_was_published(article, editor):
    deciding.articles.set_public(article, editor, public=True)
    public = words()
    deciding.articles.correct_publication(
        article, editor, day=date(2019, 3, 20), at=time(9, 30), zone="Europe/London"
    )

    assert public == [("public", "no", "yes")]
    assert words() == [
        (
            "version",
            "1, published 13 March 2019",
            "2, published 20 March 2019, 09:30 (Europe/London)",
        )
    ]


def test_an_entity_shows_name_kind_and_description(editor):
    velt = factories.entity("Nadia Velt")

    deciding.entities.update(velt, editor, name="Nadja Velt", kind="organisation", description="A union")

    assert words() == [
        ("name", "Nadia Velt", "Nadja Velt"),
        ("kind", "Person", "Organisation"),
        ("description", "", "A union"),
        ("an editor stands for it", "no", "yes"),
    ]


def test_a_merge_is_said_as_sums_and_names_no_event(timeline, editor, article):
    """The event may stand on a draft that others may not see."""
    velt, twin = factories.entity("Nadia Velt"), factories.entity("Nadja Velten")
    for quote in ("Dockers", "The board"):
        factories.mention(twin, article, quote)
    factories.event("A secret meeting", naming=[twin])
    factories.event("Another", naming=[twin, velt])

    deciding.entities.merge(twin, velt, editor)

    assert words() == [
        ("an editor stands for it", "no", "yes"),
        ("merged into", "", "Nadia Velt"),
        ("names", "Nadja Velten – Nadja Velten", "Nadja Velten – Nadia Velt"),
        ("part in 1 event", "Nadja Velten", "Nadia Velt"),
        ("part in 1 event", "Nadja Velten", None),
        ("2 mentions", "Nadja Velten", "Nadia Velt"),
    ]


def test_names_and_who_is_not_the_same(editor):
    velt, twin = factories.entity("Nadia Velt"), factories.entity("Nadja Velten")
    deciding.entities.add_name(velt, "The Harbourmistress", editor)
    named = words()
    deciding.entities.remove_name(Alias.objects.get(name="The Harbourmistress"), editor)
    unnamed = words()
    deciding.entities.distinguish(velt, twin, editor)

    assert named == [
        ("an editor stands for it", "no", "yes"),
        ("names", None, "The Harbourmistress – Nadia Velt"),
    ]
    assert unnamed == [("names", "The Harbourmistress – Nadia Velt", None)]
    assert words() == [("not the same", None, "Nadia Velt ≠ Nadja Velten")]


@pytest.mark.parametrize("name", (*NAMES, *MORE, "unname"))
def test_no_kind_of_decision_is_without_words_and_none_shows_bookkeeping(
    name, article, proposal, timeline, editor
):
    kinds(article, proposal, timeline, editor)[name]()
    shown = words()
    undo = deciding.decisions.undo(Decision.objects.latest("id"), editor)

    labels = {label for label, _before, _after in shown}
    assert shown != [] and words(undo) != []
    assert not any("_" in label or ":" in label for label in labels)
    assert all(before != after for _label, before, after in shown)


def test_a_column_nobody_named_is_shown_as_it_is_stored(timeline, editor):
    deciding.entries.update(factories.entry(timeline), editor, headline="Out")
    decision = Decision.objects.latest("id")
    decision.changes[0]["before"] |= {"colour": 1, "timeline_id": 1}
    decision.changes[0]["after"] |= {"colour": 3, "timeline_id": 2}

    assert words(decision) == [("headline", "", "Out"), ("entry: colour", "1", "3")]


def test_what_was_erased_is_in_no_words(article, proposal, timeline, editor):
    deciding.proposals.accept(proposal, timeline, editor)
    deciding.proposals.reject(article.proposals.get(exact__contains="marched"), editor)
    deciding.erasure.erase(article)

    said = repr([told(Decision.objects.all()), [gist(w) for w in told(Decision.objects.all())]])

    assert not any(each in said for each in ("walked out", "marched", "Dockers", "Calloway"))


def test_as_many_queries_for_nine_as_for_three(article, timeline, editor):
    def decide():
        entry = factories.entry(timeline)
        deciding.entries.update(entry, editor, headline="Out")
        deciding.events.set_when(entry.event, TUESDAY, editor)
        deciding.entities.merge(factories.entity("A B"), factories.entity("C D"), editor)

    counts = []
    for times in (1, 2):
        for _ in range(times):
            decide()
        with CaptureQueriesContext(connection) as queries:
            told(Decision.objects.all())
        counts.append(len(queries))

    assert counts[0] == counts[1]


# Marks


def sides(before, after, brief=False):
    decision = told([Decision(changes=[row(before, after)], action="edit", pk=1, timeline_id=1)])[0]
    return [str(side) for side in marked(decision, brief)[0][1:]]


def row(before, after):
    return {"model": "entry", "id": 1, "before": {"annotation": before}, "after": {"annotation": after}}


def test_what_differs_within_a_text_is_marked_word_by_word(db):
    assert sides("The board met on Tuesday.", "The whole board met on Monday.") == [
        "The board met on <del>Tuesday.</del>",
        "The <ins>whole </ins>board met on <ins>Monday.</ins>",
    ]


def test_marks_are_ours_and_words_are_words(db):
    assert sides("<b>a</b> & c", "<i>a</i> & c") == [
        "<del>&lt;b&gt;a&lt;/b&gt; </del>&amp; c",
        "<ins>&lt;i&gt;a&lt;/i&gt; </ins>&amp; c",
    ]


def test_a_long_text_is_whole_on_its_page_and_short_in_a_list(db):
    long = "Nothing happened on that day either. " * 400

    whole, short = (
        sides(f"{long}Old {long}", f"{long}New {long}"),
        sides(f"{long}Old {long}", f"{long}New {long}", True),
    )

    assert [len(side) > 2 * len(long) for side in whole] == [True, True]
    assert ["<del>Old </del>" in short[0], "<ins>New </ins>" in short[1]] == [True, True]
    assert max(map(len, short)) < 300


def test_texts_with_nothing_in_common_are_compared_in_no_time(db):
    before, after = (" ".join(f"{word}{n}" for n in range(60_000)) for word in ("a", "b"))

    marked_sides = sides(before, after)

    assert [side.count("<del>") + side.count("<ins>") for side in marked_sides] == [1, 1]


def test_a_text_in_which_every_other_word_was_changed_is_marked_whole(db):
    """difflib took 77 seconds for it, whoever opened the list."""
    before, after = (" ".join(f"the {word}{n}" for n in range(740)) for word in "xy")

    assert sides(before, after) == [
        f"the <del>{before[4:]}</del>",
        f"the <ins>{after[4:]}</ins>",
    ]


def test_a_rewritten_sentence_is_marked_as_one_reads_it(db):
    before = "On Saturday Hanano fell to the government after two years of siege, the agency said."
    after = "On Saturday Hanano was taken by the army after two long years of siege, the agency said."

    assert sides(before, after) == [
        "On Saturday Hanano <del>fell to the government after two </del>years of siege, the agency said.",
        "On Saturday Hanano <ins>was taken by the army after two long </ins>years of siege, the agency said.",
    ]


def test_the_gist_is_one_line_from_where_the_words_differ(db):
    start = "The harbour board of Port Selby met in the town hall "
    changes = [row(start + "on Tuesday", start + "on Monday")]
    decision = told([Decision(changes=changes, action="edit", pk=1, timeline_id=1)])[0]

    assert gist(decision) == "annotation: “…town hall on Tuesday” → “…town hall on Monday”"


def test_an_era_that_was_changed_in_part_is_named_whole(timeline, editor):
    march = ("The march", date(2019, 3, 1), date(2019, 3, 9))
    deciding.timelines.update(timeline, editor, eras=[EraEdit(None, None, march)])
    longer = ("The march", date(2019, 3, 1), date(2019, 3, 31))

    deciding.timelines.update(timeline, editor, eras=[EraEdit(timeline.eras.get().pk, march, longer)])

    assert words() == [("eras", "The march (1–9 March 2019)", "The march (1–31 March 2019)")]
