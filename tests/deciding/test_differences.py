"""A long timeline's overview, brought up to date by a decision: the same as if it were counted."""

import json
from datetime import date, timedelta
from random import Random

import pytest

from newsreader.deciding import differences, overview
from newsreader.deciding.changes import Changes, revert
from newsreader.models import Citation, Decision, Entry, Event, Participation, spread
from newsreader.models.gathered_year import GATHERED
from newsreader.text.timex.typed import understand
from newsreader.text.when import When
from tests import factories

BEGIN = date(1950, 3, 1)
VAGUE = ("1961", "about 2 May 1950", "by 1953", "date unknown", "May 1950")
PARTS = ("lies", "entities", "places", "sources")


@pytest.fixture
def whole(monkeypatch):
    """The parts that were counted, and not brought up to date."""
    counted = []
    for name in PARTS:
        kept = getattr(differences, name)

        def noted(*asked, name=name, kept=kept):
            part = kept(*asked)
            if part is None:
                counted.append(name)
            return part

        monkeypatch.setattr(differences, name, noted)
    monkeypatch.setattr(overview, "LONG", 0)
    monkeypatch.setattr(spread, "SHORT", 0)
    monkeypatch.setattr(overview, "FACETS", 4)
    monkeypatch.setattr(overview, "PLACES", 4)
    return counted


class Story:
    """A timeline of random events, and what editors do to it."""

    def __init__(self, seed):
        self.random = Random(seed)
        self.reach = self.random.choice((90, 900, 9000))
        self.timeline = factories.timeline()
        self.people = [factories.entity(f"Person {number}") for number in range(7)]
        outlets = [factories.source(f"Outlet {number}") for number in range(6)]
        self.articles = [factories.article(source=self.random.choice(outlets)) for _each in range(16)]
        self.editor = factories.editor()
        self.act(*[self.add] * 50)

    def act(self, *deeds):
        changes = Changes()
        for deed in deeds:
            deed(changes)
        return self.decided(changes)

    def decided(self, changes):
        made = Decision.objects.create(by=self.editor, action="edit", subject="", changes=changes.rows)
        overview.outdate([self.timeline], [made])
        return changes

    def a_when(self):
        if not self.random.randrange(4):
            return understand(
                self.random.choice(("1961", "about 2 May 1950", "by 1953", "date unknown", "May 1950"))
            )
        first = BEGIN + timedelta(days=int(self.reach * self.random.random() ** 2))
        length = self.random.choice((0, 0, 0, 0, 1, 12))
        return When(first, first + timedelta(days=length), "day" if length == 0 else "period")

    def add(self, changes):
        event = Event(title="Something happened")
        event.when = self.a_when()
        if not self.random.randrange(2):
            event.place = f"Town {self.random.randrange(6)}"
            event.latitude = event.longitude = float(len(event.place))
        changes.create(event)
        for entity in self.random.sample(self.people, self.random.randrange(3)):
            changes.create(Participation(event=event, entity=entity))
        for article in self.random.sample(self.articles, self.random.randrange(3)):
            changes.create(factories.unsaved_citation(event, article))
        changes.create(Entry(timeline=self.timeline, event=event, **Entry.key_columns(event)))

    def one_of(self, model):
        rows = list(model.objects.order_by("pk"))
        return self.random.choice(rows)

    def date_otherwise(self, changes):
        when = self.a_when()
        changes.update(self.one_of(Event), **{name: getattr(when, name) for name in Event.WHEN_FIELDS})

    def take_off(self, changes):
        changes.delete(self.one_of(Entry))

    def name_no_more(self, changes):
        changes.delete(self.one_of(Participation))

    def cite_no_more(self, changes):
        changes.delete(self.one_of(Citation))

    def place_otherwise(self, changes):
        changes.update(self.one_of(Event), place="Town 3", latitude=6.0, longitude=6.0)

    def revise(self, changes):
        changes.update(self.one_of(Entry), headline=f"Headline {self.random.random()}", weight="key")


DEEDS = (Story.add, Story.add, Story.date_otherwise, Story.take_off, Story.name_no_more)
DEEDS += (Story.cite_no_more, Story.place_otherwise, Story.revise)


def kept(timeline):
    """Its overview, and how its years lie."""
    years = timeline.gathered_years.order_by("year").values_list("year", "lying")
    return timeline.overview, [(year, sorted(lying)) for year, lying in years]


def counted(timeline):
    overview.gather_years(timeline)
    told = overview.overview_of(timeline) | {GATHERED: True}
    return json.loads(json.dumps(told)), kept(timeline)[1]


@pytest.mark.parametrize("seed", range(4))
def test_what_is_added_up_is_what_is_counted(db, whole, seed):
    story = Story(seed)

    for _turn in range(12):
        for _decision in range(story.random.choice((1, 1, 3))):
            changes = story.act(
                *[deed.__get__(story) for deed in story.random.sample(DEEDS, story.random.choice((1, 1, 2)))]
            )
        assert kept(story.timeline) == counted(story.timeline)
        if story.random.randrange(2):
            story.decided(revert(changes.rows))
            assert kept(story.timeline) == counted(story.timeline)

    assert {name: whole.count(name) < 14 for name in PARTS} == dict.fromkeys(PARTS, True)
