"""The real article and what a careful reader gets out of it: measured here, quoted nowhere."""

import json
from datetime import date

from newsreader.drafting.proposals import ProposedEvent, propose
from newsreader.text import names, timex
from newsreader.text.names.starter import starters
from tests.shared import shared

PUBLISHED = date(2016, 12, 8)
BEYOND = 3


def read() -> tuple[dict[str, str], list[ProposedEvent], list[dict]]:
    expected = json.loads(shared("seed/expected.json").read_text(encoding="utf-8"))
    page = shared("seed/aleppo-2016-12-08.txt").read_text(encoding="utf-8").replace("\u00a0", " ")
    article = expected["article"]
    first = page.index(article["body_starts"])
    body = page[first : page.index(article["body_ends"]) + len(article["body_ends"])]
    fields = {"headline": article["headline"], "caption": article["lead_image"]["caption"], "body": body}
    found = {field: timex.find(text, PUBLISHED) for field, text in fields.items()}
    named = names.find(fields, names.Registry([starter.known for starter in starters()]))
    return fields, propose(fields, found, PUBLISHED, named), expected["events"]


def matches(event: ProposedEvent, gold: dict, fields: dict[str, str]) -> bool:
    at = fields[event.field].find(gold["quote"])
    overlap = at >= 0 and event.start < at + len(gold["quote"]) and at < event.end
    return (
        overlap
        and event.when.earliest == date.fromisoformat(gold["earliest"])
        and event.when.latest == date.fromisoformat(gold["latest"])
        and event.when.circa == gold.get("circa", False)
    )


def test_every_event_a_careful_reader_finds_is_proposed():
    fields, events, golds = read()

    missed = [gold["what"] for gold in golds if not any(matches(event, gold, fields) for event in events)]

    assert missed == []


def test_hardly_anything_else_is_proposed():
    fields, events, golds = read()

    beyond = [event.title for event in events if not any(matches(event, gold, fields) for gold in golds)]

    assert len(beyond) <= BEYOND
