"""What an editor says of a name, speech or figure holds, now and at each reading, and can be undone."""

from datetime import date

import pytest

from newsreader import deciding, pipeline
from newsreader.deciding.anchoring import reanchor
from newsreader.models import (
    Appearance,
    Conflict,
    Decision,
    Entity,
    Figure,
    MarkReading,
    Mention,
    Participation,
    Quotation,
)
from tests import factories
from tests.deciding.rows import rows

MADE_ANEW = (Appearance, Figure, Mention, Quotation)


@pytest.fixture
def ida(db):
    return factories.entity("Ida Calloway", confirmed=True)


def at(article, words, kind="name", *, nth=0, field="body", **says):
    """What is said of these words where they stand the nth time."""
    text, start = article.current.text_of(field), -1
    for _turn in range(nth + 1):
        start = text.index(words, start + 1)
    place = {"field": field, "start": start, "end": start + len(words)}
    return MarkReading(article=article, version=article.current, kind=kind, **place, **says)


def say(article, by, words, kind="name", *, nth=0, named=None, seen=None, **says):
    """Said, and the article read again, as the desk does."""
    said = deciding.marks.say(at(article, words, kind, nth=nth, **says), by, named=named, seen=seen)
    pipeline.read(article)
    return said


def undo(article, by):
    deciding.decisions.undo(Decision.objects.latest("id"), by)
    pipeline.read(article)


def names(article):
    """Whom the body names, in its order."""
    mentions = article.mentions.filter(field="body").order_by("start")
    return [(mention.exact, mention.entity.name) for mention in mentions]


def of(words, article):
    return [name for exact, name in names(article) if exact == words]


def counts(article):
    return dict(article.appearances.values_list("entity__name", "mentions"))


def speakers(article):
    said = Quotation.objects.filter(version=article.current).order_by("start")
    return [one.speaker.name if one.speaker else "" for one in said]


# Names


def test_words_are_said_to_name_another_in_the_whole_article(article, editor, ida):
    before = counts(article)["Ines Calloway"]

    say(article, editor, "Calloway", nth=1, entity=ida, everywhere=True)

    assert of("Calloway", article) == ["Ida Calloway"]
    assert of("Ines Calloway", article) == ["Ines Calloway"]
    assert (counts(article)["Ida Calloway"], counts(article)["Ines Calloway"]) == (1, before - 1)


def test_or_here_alone(editor, ida):
    article = factories.read_article("Ines Calloway left. Calloway slept. Calloway woke.")

    say(article, editor, "Calloway", nth=1, entity=ida)

    assert of("Calloway", article) == ["Ida Calloway", "Ines Calloway"]


def test_words_are_said_to_name_nobody(editor):
    article = factories.read_article("Ines Calloway left. Calloway slept. Calloway woke.")

    say(article, editor, "Calloway", nth=1, everywhere=True)

    assert (of("Calloway", article), counts(article)["Ines Calloway"]) == ([], 1)


def test_what_is_said_of_one_place_goes_before_what_is_said_of_all(editor, ida):
    article = factories.read_article("Ines Calloway left. Calloway slept. Calloway woke.")
    say(article, editor, "Calloway", nth=2, entity=ida)

    say(article, editor, "Calloway", nth=1, everywhere=True)

    assert of("Calloway", article) == ["Ida Calloway"]


def test_words_that_the_machine_passed_over_are_said_to_be_a_name(article, editor):
    say(article, editor, "harbour board", named=("Selby Harbour Board", "organisation"), everywhere=True)

    board = Entity.objects.get(name="Selby Harbour Board")
    assert (of("harbour board", article), board.confirmed) == (["Selby Harbour Board"], True)
    assert [alias.name for alias in board.aliases.all()] == ["Selby Harbour Board"]


def test_a_name_of_another_kind_is_another_entity_that_nobody_stands_for_elsewhere(article, editor):
    town = Entity.objects.get(name="Port Selby")

    say(article, editor, "Port Selby", named=("Port Selby", "organisation"), everywhere=True)

    club = Entity.objects.get(name="Port Selby", kind="organisation")
    assert (club.confirmed, town.kind) == (False, "place")
    assert set(article.mentions.filter(exact="Port Selby").values_list("entity", flat=True)) == {club.pk}


def test_it_is_kept_at_the_next_readings(article, editor, ida):
    say(article, editor, "Calloway", nth=1, entity=ida, everywhere=True)
    once = names(article)

    pipeline.read(article)

    assert (names(article), of("Calloway", article)) == (once, ["Ida Calloway"])


def test_it_is_kept_in_a_new_version(article, editor, ida):
    say(article, editor, "Calloway", nth=1, entity=ida)

    factories.new_version(article, body="Corrected on Friday. " + article.current.body)
    reanchor(article)
    pipeline.read(article)

    assert (of("Calloway", article), MarkReading.objects.get().version) == (
        ["Ida Calloway"],
        article.current,
    )


def test_of_words_that_a_new_version_has_no_more_it_is_lost(article, editor, ida):
    say(article, editor, "Calloway", nth=1, entity=ida)

    factories.new_version(article, body="Ines Calloway resigned on Friday.")
    reanchor(article)
    pipeline.read(article)

    assert (MarkReading.objects.get().lost, names(article)) == (True, [("Ines Calloway", "Ines Calloway")])


def test_of_all_the_same_words_it_holds_though_its_own_place_is_lost(article, editor, ida):
    say(article, editor, "Calloway", nth=1, entity=ida, everywhere=True)

    factories.new_version(article, body="Ines Calloway resigned on Friday. Nobody has seen Calloway since.")
    reanchor(article)
    pipeline.read(article)

    assert (MarkReading.objects.get().lost, of("Calloway", article)) == (True, ["Ida Calloway"])


def test_it_follows_whom_it_names_into_a_merge(article, editor, ida):
    say(article, editor, "Calloway", nth=1, entity=ida, everywhere=True)
    mayor = factories.entity("Ida Hale", confirmed=True)
    deciding.entities.merge(ida, mayor, editor)

    pipeline.read(article)

    assert of("Calloway", article) == ["Ida Hale"]


# Who takes part


def partaking(event):
    return [each.entity.name for each in event.participations.select_related("entity")]


@pytest.fixture
def mistake(article, timeline, editor):
    """An event cited from the sentence that names Calloway alone."""
    told = factories.timeline(owner=editor)
    when = factories.day(date(2019, 3, 12))
    return deciding.passages.create_event(
        article, "body", "Calloway called the march a mistake", told, editor, title="A mistake", when=when
    ).event


def test_who_takes_part_in_an_event_follows_in_the_place_it_had(mistake, article, editor, ida):
    assert partaking(mistake) == ["Ines Calloway"]

    say(article, editor, "Calloway", nth=1, entity=ida, everywhere=True)

    assert partaking(mistake) == ["Ida Calloway"]


def test_who_is_named_no_more_takes_no_part(mistake, article, editor):
    say(article, editor, "Calloway", nth=1)

    assert partaking(mistake) == []


def test_who_is_named_in_another_sentence_of_the_event_stays(mistake, article, editor, ida):
    when = factories.day(date(2019, 3, 7))
    deciding.passages.cite(article, "body", factories.BOARD_MET, mistake, editor, when=when)

    say(article, editor, "Calloway", nth=1, entity=ida)

    assert partaking(mistake) == ["Ines Calloway", "Ida Calloway"]


def test_a_timeline_counts_whom_it_names_now(mistake, article, editor, ida):
    [entry] = mistake.entries.all()

    say(article, editor, "Calloway", nth=1, entity=ida)

    entry.timeline.refresh_from_db()
    assert [row[0] for row in entry.timeline.overview["entities"]] == [ida.pk]


# Speech and figures


def test_somebody_else_speaks(article, editor, ida):
    said = Quotation.objects.filter(speaker__name="Ines Calloway").first()

    say(article, editor, said.exact, "speech", entity=ida)

    again = Quotation.objects.get(version=article.current, start=said.start, end=said.end)
    assert (again.speaker, again.speaker_words, again.certain) == (ida, "Ida Calloway", True)


def test_what_is_no_speech_is_no_more_marked(article, editor):
    said = Quotation.objects.filter(speaker__name="Ines Calloway").first()
    others = Quotation.objects.count() - 1

    say(article, editor, said.exact, "speech")

    assert (Quotation.objects.count(), Quotation.objects.filter(start=said.start).exists()) == (others, False)


def test_a_figure_counts_something_else(article, editor):
    [figure] = Figure.objects.all()

    say(article, editor, figure.exact, "figure", counts="marchers")

    assert [(row.exact, row.counts, row.number) for row in Figure.objects.all()] == [
        (figure.exact, "marchers", 400)
    ]


def test_what_is_no_figure_is_no_more_marked(article, editor):
    say(article, editor, Figure.objects.get().exact, "figure")

    assert Figure.objects.count() == 0


# Undo


SAID = {
    "another": lambda article, by, ida: say(article, by, "Calloway", nth=1, entity=ida, everywhere=True),
    "nobody": lambda article, by, ida: say(article, by, "Calloway", nth=1),
    "a new name": lambda article, by, ida: say(
        article, by, "march", nth=1, named=("The March", "organisation"), everywhere=True
    ),
    "another kind": lambda article, by, ida: say(
        article, by, "Calloway", nth=1, named=("Calloway", "place"), everywhere=True
    ),
    "speech": lambda article, by, ida: say(
        article, by, Quotation.objects.first().exact, "speech", entity=ida
    ),
    "figure": lambda article, by, ida: say(article, by, Figure.objects.get().exact, "figure", counts="cats"),
}


@pytest.mark.parametrize("name", SAID)
def test_undone_and_read_again_every_row_is_as_it_was(name, mistake, article, editor, ida):
    before = rows(without_ids=MADE_ANEW)
    SAID[name](article, editor, ida)
    said = rows(without_ids=MADE_ANEW)

    undo(article, editor)
    after = rows(without_ids=MADE_ANEW)
    undo(article, editor)

    for each in (before, said, after, done_again := rows(without_ids=MADE_ANEW)):
        for row in ("article", "entity"):
            each[row] = without_moments(each[row])
    assert (before != said, after == before, done_again == said) == (True, True, True)


def without_moments(several):
    return sorted(tuple(pair for pair in row if pair[0] not in ("read_at", "modified")) for row in several)


def test_said_anew_the_former_comes_back_by_undo(article, editor, ida):
    say(article, editor, "Calloway", nth=1, everywhere=True)
    say(article, editor, "Calloway", nth=1, entity=ida, everywhere=True)

    undo(article, editor)

    assert (of("Calloway", article), MarkReading.objects.count()) == ([], 1)


def test_it_is_undone_under_a_new_version(mistake, article, editor, ida):
    say(article, editor, "Calloway", nth=1, entity=ida)
    factories.new_version(article, body="Corrected on Friday. " + article.current.body)
    reanchor(article)
    pipeline.read(article)

    undo(article, editor)

    assert (of("Calloway", article), partaking(mistake)) == (["Ines Calloway"], ["Ines Calloway"])


def test_a_new_entity_that_others_named_since_is_not_undone(article, editor):
    say(article, editor, "march", nth=1, named=("The March", "organisation"))
    first = Decision.objects.latest("id")
    other = factories.read_article("The march went on.")
    say(other, editor, "march", entity=Entity.objects.get(name="The March"))

    with pytest.raises(Conflict, match="More was decided"):
        deciding.decisions.undo(first, editor)


# Two editors


def test_who_comes_second_is_told(article, editor, ida):
    say(article, editor, "Calloway", nth=1, entity=ida, everywhere=True, seen=0)

    with pytest.raises(Conflict, match="meanwhile"):
        say(article, factories.editor(), "Calloway", nth=1, everywhere=True, seen=0)

    assert of("Calloway", article) == ["Ida Calloway"]


def test_two_who_say_the_same_say_it_once(article, editor, ida):
    say(article, editor, "Calloway", nth=1, entity=ida, everywhere=True, seen=0)

    say(article, factories.editor(), "Calloway", nth=1, entity=ida, everywhere=True, seen=0)

    assert (MarkReading.objects.count(), Decision.objects.count()) == (1, 1)


def test_of_a_version_that_was_replaced_nothing_is_said(article, editor, ida):
    said = at(article, "Calloway", nth=1, entity=ida)
    factories.new_version(article, body="Corrected. " + article.current.body)

    with pytest.raises(Conflict, match="new version"):
        deciding.marks.say(said, editor)

    assert Participation.objects.count() == MarkReading.objects.count() == 0


# What goes with the article


def test_an_erased_article_leaves_nothing_of_what_was_said_and_undone(article, editor):
    say(article, editor, "march", nth=1, named=("The Grand March", "organisation"))
    undo(article, editor)

    deciding.erasure.erase(article)

    record = str(list(Decision.objects.values_list("changes", "subject")))
    assert ("Grand March" in record, "march" in record, MarkReading.objects.count()) == (False, False, 0)


def test_a_split_takes_along_what_was_said_of_the_leaving_name(article, editor, ida):
    alias = deciding.entities.add_name(ida, "Calloway", editor)
    say(article, editor, "Calloway", nth=1, entity=ida, everywhere=True)

    other = deciding.entities.split(ida, [alias], editor)

    assert MarkReading.objects.get().entity == other
