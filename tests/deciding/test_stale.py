"""Two editors in one row: different fields merge, the same field asks, and nothing is written silently."""

from datetime import date

import pytest

from newsreader import deciding
from newsreader.models import Decision, Era, Stale
from newsreader.models.era import EraEdit
from newsreader.text.when import When
from tests import factories

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY, FRIDAY = (When(date(2019, 3, day), date(2019, 3, day)) for day in (11, 12, 15))


@pytest.fixture
def entry():
    return factories.entry(factories.timeline(), factories.event(when=TUESDAY))


@pytest.fixture
def ada():
    return factories.editor()


@pytest.fixture
def bo():
    return factories.editor()


BLANK = {"headline": "", "annotation": ""}


def test_different_fields_merge(entry, ada, bo):
    deciding.entries.update(entry, ada, made_from=BLANK, headline="", annotation="At the gate.")

    deciding.entries.update(entry, bo, made_from=BLANK, headline="Walkout", annotation="")

    entry.refresh_from_db()
    assert (entry.headline, entry.annotation) == ("Walkout", "At the gate.")
    assert [row["after"] for row in Decision.objects.latest("id").changes] == [{"headline": "Walkout"}]


def test_the_same_field_asks_and_writes_nothing(entry, ada, bo):
    deciding.entries.update(entry, ada, made_from=BLANK, headline="", annotation="At the gate.")

    with pytest.raises(Stale) as asked:
        deciding.entries.update(entry, bo, made_from=BLANK, headline="Walkout", annotation="At noon.")

    entry.refresh_from_db()
    assert [tuple(clash) for clash in asked.value.clashes] == [("annotation", "", "At the gate.", "At noon.")]
    assert (entry.headline, entry.annotation, Decision.objects.count()) == ("", "At the gate.", 1)


@pytest.mark.parametrize("typed", ["At the gate.", "At the gate.\r\n", ""])
def test_the_same_words_and_words_left_alone_are_no_clash(entry, ada, bo, typed):
    deciding.entries.update(entry, ada, made_from=BLANK, headline="", annotation="At the gate.")

    changed = deciding.entries.update(entry, bo, made_from=BLANK, headline="", annotation=typed)

    entry.refresh_from_db()
    assert (changed, entry.annotation, Decision.objects.count()) == (False, "At the gate.", 1)


def test_other_line_ends_are_no_change(entry, ada):
    deciding.entries.update(entry, ada, annotation="One.\nTwo.")

    changed = deciding.entries.update(
        entry, ada, made_from={"annotation": "One.\r\nTwo."}, annotation="One.\r\nTwo."
    )

    assert changed is False


def test_who_says_not_what_the_form_was_made_from_writes_as_ever(entry, ada):
    deciding.entries.update(entry, ada, annotation="At the gate.")

    deciding.entries.update(entry, ada, annotation="At noon.")

    entry.refresh_from_db()
    assert entry.annotation == "At noon."


@pytest.mark.parametrize(
    ("theirs", "mine", "asks"),
    [(FRIDAY, MONDAY, True), (FRIDAY, FRIDAY, False), (None, MONDAY, False)],
)
def test_a_date_that_somebody_else_set_asks(entry, ada, bo, theirs, mine, asks):
    if theirs:
        deciding.events.set_when(entry.event, theirs, ada, made_from=TUESDAY)

    try:
        deciding.events.set_when(entry.event, mine, bo, made_from=TUESDAY)
        asked = None
    except Stale as stale:
        asked = [tuple(clash) for clash in stale.clashes]

    entry.event.refresh_from_db()
    assert asked == ([("when", TUESDAY, theirs, mine)] if asks else None)
    assert entry.event.when == (theirs if asks else mine)


def test_an_entity_and_an_article_merge_alike(ada, bo):
    port = factories.entity("Port Selby", kind="place")
    shown = {"name": "Port Selby", "kind": "place", "description": ""}
    deciding.entities.update(port, ada, made_from=shown, **shown | {"description": "A port"})
    article = factories.article()
    published = {"day": article.current.published_day, "at": None, "zone": ""}
    deciding.articles.correct_publication(
        article, ada, made_from=published, **published | {"zone": "Asia/Kolkata"}
    )

    deciding.entities.update(port, bo, made_from=shown, **shown | {"name": "Selby"})
    moved = published | {"day": date(2019, 3, 20)}
    deciding.articles.correct_publication(article, bo, made_from=published, **moved)

    port.refresh_from_db()
    article.refresh_from_db()
    assert (port.name, port.description) == ("Selby", "A port")
    assert (article.current.published_day, article.current.published_zone) == (
        date(2019, 3, 20),
        "Asia/Kolkata",
    )


# Eras, which are one form

MARCH = ("The strike", date(2019, 3, 12), date(2019, 3, 31))
APRIL = ("The talks", date(2019, 4, 1), date(2019, 4, 30))
LONGER = ("The strike", date(2019, 3, 12), date(2019, 4, 5))
RENAMED = ("The walkout", date(2019, 3, 12), date(2019, 3, 31))


@pytest.fixture
def era():
    title, earliest, latest = MARCH
    return Era.objects.create(timeline=factories.timeline(), title=title, earliest=earliest, latest=latest)


def standing(era):
    return [each.words for each in Era.objects.filter(timeline=era.timeline_id)]


def test_eras_that_two_people_added_both_stand(era, ada, bo):
    deciding.timelines.update(
        era.timeline, ada, eras=[EraEdit(era.pk, MARCH, MARCH), EraEdit(None, None, APRIL)]
    )

    deciding.timelines.update(era.timeline, bo, eras=[EraEdit(era.pk, MARCH, LONGER)])

    assert standing(era) == [LONGER, APRIL]


@pytest.mark.parametrize(
    ("theirs", "mine", "left"),
    [(LONGER, RENAMED, LONGER), (LONGER, None, LONGER), (None, RENAMED, None)],
)
def test_an_era_that_two_people_changed_asks(era, ada, bo, theirs, mine, left):
    deciding.timelines.update(era.timeline, ada, eras=[EraEdit(era.pk, MARCH, theirs)])

    with pytest.raises(Stale) as asked:
        deciding.timelines.update(era.timeline, bo, title="Renamed", eras=[EraEdit(era.pk, MARCH, mine)])

    era.timeline.refresh_from_db()
    assert [tuple(clash) for clash in asked.value.clashes] == [(str(era.pk), MARCH, theirs, mine)]
    assert (standing(era), era.timeline.title) == ([left] if left else [], era.timeline.title)
    assert era.timeline.title != "Renamed"


@pytest.mark.parametrize("typed", [None, MARCH])
def test_an_era_that_two_people_took_away_is_gone_once(era, ada, bo, typed):
    deciding.timelines.update(era.timeline, ada, eras=[EraEdit(era.pk, MARCH, None)])

    changed = deciding.timelines.update(era.timeline, bo, eras=[EraEdit(era.pk, MARCH, typed)])

    assert (changed, standing(era)) == (False, [])
