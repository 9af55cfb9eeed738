"""A site read by the rules of before, decided, and read again by those of today: what was decided stays."""

import json
from datetime import date
from pathlib import Path

import pytest

import newsreader
from newsreader import deciding, pipeline
from newsreader.drafting.proposals import ProposedEvent
from newsreader.fetching.documents import Document
from newsreader.models import Proposal, Rejection
from newsreader.pipeline import analysers
from newsreader.text.when import When
from tests import factories

REPORTS = Path(newsreader.__file__).parent / "sample" / "reports"
# What commit 0094b8d proposed of the sample's reports, by report: words cited and sentence, both as first
# and last code point of the body, title, rule, first and last day, precision.
BEFORE = json.loads(
    (Path(__file__).parents[1] / "data" / "sample-as-read-by-0094b8d.json").read_text(encoding="utf-8")
)


def day(text):
    return date.fromisoformat(text) if text else None


def proposed_then(report):
    return [
        ProposedEvent("body", *row[:5], When(day(row[6]), day(row[7]), row[8]), row[5], None)
        for row in BEFORE[report]
    ]


@pytest.fixture
def decided(db, monkeypatch):
    """The sample's articles as they were read then, two of three proposals accepted, the third rejected."""
    factories.registry()
    editor, timeline = factories.editor(), factories.timeline()
    articles = []
    for report in sorted(BEFORE):
        data = (REPORTS / report).read_bytes()
        article = pipeline.ingest(Document(report, data, "text/plain")).article
        with monkeypatch.context() as then:
            then.setattr(analysers.drafting, "propose", lambda *_of, report=report: proposed_then(report))
            pipeline.read(article)
        articles.append(article)
    for number, proposal in enumerate(Proposal.objects.open().order_by("article", "start")):
        if number % 3 == 2:
            deciding.proposals.reject(proposal, editor)
        else:
            deciding.proposals.accept(proposal, timeline, editor)
    return articles


def rows(state):
    return list(
        Proposal.objects.filter(state=state)
        .order_by("article", "start")
        .values_list("article", "start", "end", "event")
    )


def test_what_was_accepted_or_rejected_stays_so_and_nothing_is_proposed_over_it(decided):
    states = Proposal.State.ACCEPTED, Proposal.State.REJECTED
    before, rejections = [rows(state) for state in states], Rejection.objects.count()

    for article in decided:
        pipeline.read(article)

    settled = [each for state in states for each in rows(state)]
    assert [rows(state) for state in states] == before
    assert (len(before[0]), len(before[1]), rejections) == (46, 22, 22)
    assert [
        (article, start)
        for article, start, end, _event in rows(Proposal.State.OPEN)
        for other, first, last, _of in settled
        if article == other and start < last and first < end
    ] == []
    assert Proposal.objects.open().count() > 10  # the rules of today find more
