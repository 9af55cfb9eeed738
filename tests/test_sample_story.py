"""The sample story holds together before any database sees it: reports, proposals, decisions."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import newsreader
from newsreader.drafting.proposals import ProposedEvent, propose
from newsreader.extraction import Outlet, extract
from newsreader.extraction.fields import Extracted
from newsreader.fetching.documents import Document
from newsreader.text import names, timex
from newsreader.text.names.starter import starters
from newsreader.text.saying import quotations
from newsreader.text.sentences import split
from tests import seeds

SAMPLE = Path(newsreader.__file__).parent / "sample"
REPORTS = sorted((SAMPLE / "reports").glob("*.txt"))
DECISIONS = json.loads((SAMPLE / "decisions.json").read_text(encoding="utf-8"))
OUTLETS = [
    Outlet(
        name=row["name"],
        names=tuple(row["names"]),
        zone=row["zone"],
        day_first=row["day_first"],
        key=row["key"],
    )
    for row in json.loads((SAMPLE / "outlets.json").read_text(encoding="utf-8"))
]


@cache
def extracted(report: str) -> Extracted:
    return extract(Document(name=report, data=(SAMPLE / "reports" / report).read_bytes()), OUTLETS)


@cache
def proposed(report: str) -> tuple[ProposedEvent, ...]:
    article = extracted(report)
    registry = names.Registry([starter.known for starter in starters()])
    fields = {"headline": article.headline, "standfirst": article.standfirst, "body": article.body}
    found = {field: timex.find(text, article.published.local.date()) for field, text in fields.items()}
    return tuple(propose(fields, found, article.published.local.date(), names.find(fields, registry)))


def covered(decision: dict) -> list[ProposedEvent]:
    """The proposals that share words with what the decision quotes."""
    start = extracted(decision["report"]).body.find(decision["quote"])
    end = start + len(decision["quote"])
    return [event for event in proposed(decision["report"]) if event.start < end and start < event.end]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_is_read_as_a_page_of_its_invented_outlet(path):
    article = extracted(path.name)

    assert article.source in {outlet.key for outlet in OUTLETS}
    assert article.published.local.date() == date.fromisoformat(path.name[:10])
    assert article.published.zone_status == "inferred"
    assert "(sample)" not in article.body
    assert 100 <= len(article.body.split()) <= 350


def test_every_outlet_says_that_it_is_a_sample():
    assert [outlet.name for outlet in OUTLETS if not outlet.name.endswith("(sample)")] == []


def test_every_quote_stands_once_in_its_report():
    counts = [extracted(each["report"]).body.count(each["quote"]) for each in DECISIONS["decisions"]]

    assert set(counts) == {1}


def test_every_decision_falls_on_one_proposal_or_on_none_where_the_editor_writes():
    amiss = [
        (each["do"], each["quote"], [event.title for event in covered(each)])
        for each in DECISIONS["decisions"]
        if len(covered(each)) != (0 if each["do"] == "write" else 1)
    ]

    assert amiss == []


def test_no_proposal_is_decided_twice():
    decided = [(each["report"], event.start) for each in DECISIONS["decisions"] for event in covered(each)]

    assert len(decided) == len(set(decided))


def test_a_cited_event_was_decided_before():
    known: set[str] = set()
    unknown = []
    for each in DECISIONS["decisions"]:
        if each["do"] in ("accept", "write"):
            known.add(each["event"])
        elif each["do"] == "cite" and each["event"] not in known:
            unknown.append(each["event"])

    assert unknown == []


def test_most_entries_come_from_proposals_and_dates_are_of_many_precisions():
    accepted = [each for each in DECISIONS["decisions"] if each["do"] == "accept"]
    written = [each for each in DECISIONS["decisions"] if each["do"] == "write"]
    whens = [covered(each)[0].when for each in accepted]

    assert (len(accepted), len(written)) == (26, 2)
    assert {when.precision for when in whens} == {"day", "instant", "part-of-day", "week", "month", "year"}
    assert [each["event"] for each, when in zip(accepted, whens, strict=True) if when.circa] == [
        "launch",
        "first-convoy",  # "at about noon"
    ]


@pytest.mark.parametrize(
    ("event", "earliest", "latest", "rule"),
    [
        ("ceasefire-call", date(2016, 12, 7), date(2016, 12, 7), "weekday"),
        ("interview", date(2016, 12, 8), date(2016, 12, 8), "reported"),
        ("talks", date(2016, 12, 5), date(2016, 12, 8), "not-after-report"),
        ("patients", date(2016, 12, 7), date(2016, 12, 8), "overnight"),
    ],
)
def test_the_days_an_editor_relies_on(event, earliest, latest, rule):
    decision = next(
        each for each in DECISIONS["decisions"] if each["do"] == "accept" and each["event"] == event
    )

    found = covered(decision)[0]

    assert (found.when.earliest, found.when.latest, found.rule) == (earliest, latest, rule)


def test_every_drawing_is_small_and_has_its_source_beside_it():
    entries = [each["entry"] for each in DECISIONS["decisions"] if "entry" in each]
    files = [SAMPLE / "pictures" / entry["picture"]["file"] for entry in entries if "picture" in entry]

    assert sorted(files) == sorted((SAMPLE / "pictures").glob("*.webp"))
    assert [file.name for file in files if not file.with_suffix(".svg").exists()] == []
    assert max(file.stat().st_size for file in files) <= 20_000


def test_no_sentence_of_the_given_seed_is_in_what_we_wrote(shared):
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", re.sub(r"“[^”]*”", " ", text).lower())
        return set(zip(*(words[i:] for i in range(9)), strict=False))

    seed = runs(shared("seed/aleppo-2016-12-08.txt").read_text(encoding="utf-8"))

    ours = [*REPORTS, *seeds.HERE.glob("*.txt")]
    assert [path.name for path in ours if runs(path.read_text(encoding="utf-8")) & seed] == []


@pytest.mark.parametrize(
    ("report", "words"),
    [
        ("2016-12-08-assad-interview.txt", "huge step"),
        ("2016-12-08-assad-interview.txt", "It’s true that Aleppo will be a win for us,"),
        ("2016-12-08-assad-interview.txt", "practically non-existent"),
        ("2016-12-11-conflicting-reports.txt", "practically non-existent"),
        ("2016-12-13-ceasefire-agreed.txt", "practically non-existent"),
    ],
)
def test_an_interview_s_words_are_his_who_gave_it_and_not_the_paper_s(report, words):
    body = extracted(report).body
    (said,) = (q for q in quotations.find(body, split(body)) if body[q.start : q.end] == words)

    assert body[slice(*said.speaker)] in ("Assad", "Bashar al-Assad")
