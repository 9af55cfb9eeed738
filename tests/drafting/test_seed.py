"""What a careful reader gets out of the seeds: measured here, quoted nowhere."""

from datetime import date

import pytest

from newsreader.drafting.proposals import ProposedEvent, propose
from newsreader.text import names, timex
from newsreader.text.names.starter import starters

BEYOND = 3


@pytest.fixture(scope="module")
def fields(seed) -> dict[str, str]:
    whole = {field: text.replace("\u00a0", " ") for field, text in seed.fields.items()}
    return {field: whole[field] for field in ("headline", "caption", "body")}


@pytest.fixture(scope="module")
def events(seed, fields) -> list[ProposedEvent]:
    published = seed.published.date()
    found = {field: timex.find(text, published) for field, text in fields.items()}
    named = names.find(fields, names.Registry([starter.known for starter in starters()]))
    return propose(fields, found, published, named)


def matches(event: ProposedEvent, gold: dict, fields: dict[str, str]) -> bool:
    at = fields[event.field].find(gold["quote"])
    overlap = at >= 0 and event.start < at + len(gold["quote"]) and at < event.end
    return (
        overlap
        and event.when.earliest == date.fromisoformat(gold["earliest"])
        and event.when.latest == date.fromisoformat(gold["latest"])
        and event.when.circa == gold.get("circa", False)
    )


def test_every_event_a_careful_reader_finds_is_proposed(seed, fields, events):
    golds = seed.expected["events"]

    missed = [gold["what"] for gold in golds if not any(matches(event, gold, fields) for event in events)]

    assert missed == []


def test_hardly_anything_else_is_proposed(seed, fields, events):
    golds = seed.expected["events"]

    beyond = [event.title for event in events if not any(matches(event, gold, fields) for gold in golds)]

    assert len(beyond) <= BEYOND
