"""The real article, from its bytes to the rows: what a careful reader gets out of it, the database holds."""

import json
from datetime import UTC, date, datetime, time

from django.test import TestCase

from newsreader import pipeline
from newsreader.fetching.documents import Document
from newsreader.models import Entity
from tests.shared import shared


def covers(proposal, event):
    """Same days, and cited words that share something with the quote."""
    start = proposal.version.text_of(proposal.field).find(event["quote"])
    shared_words = start < proposal.end and proposal.start < start + len(event["quote"])
    days = (str(proposal.earliest), str(proposal.latest)) == (event["earliest"], event["latest"])
    return start != -1 and shared_words and days and proposal.circa == event.get("circa", False)


def names_of(seed):
    """The forms each entity is named by."""
    return {
        entity.name: {m.exact for m in seed.mentions.filter(entity=entity)}
        for entity in Entity.objects.filter(appearances__article=seed)
    }


class TestSeed(TestCase):
    """A class so that the article is read once."""

    @classmethod
    def setUpTestData(cls):
        cls.expected = json.loads(shared("seed/expected.json").read_text(encoding="utf-8"))
        data = shared("seed/aleppo-2016-12-08.txt").read_bytes()
        cls.seed = pipeline.ingest(Document("aleppo.txt", data, "text/plain")).article
        pipeline.read(cls.seed)

    def test_the_words_are_the_expected_ones(self):
        version, gold = self.seed.current, self.expected["article"]

        assert (self.seed.headline, version.headline, version.standfirst) == (
            gold["headline"],
            gold["headline"],
            gold["standfirst"],
        )
        assert (version.caption, version.credit) == (
            gold["lead_image"]["caption"],
            gold["lead_image"]["credit"],
        )
        assert [len(p.split()) for p in version.paragraphs] == gold["body_paragraph_word_counts"]
        assert version.body.startswith(gold["body_starts"])
        assert version.body.endswith(gold["body_ends"])
        assert [line for line in gold["not_in_body"] if line in version.body] == []
        assert (version.keywords, version.language) == (gold["keywords"], gold["language"])

    def test_the_moment_of_publication_is_local_with_its_zone_inferred(self):
        version = self.seed.current

        assert (version.published_day, version.published_time) == (date(2016, 12, 8), time(20, 37, 1))
        assert (version.published_zone, version.zone_status) == ("Asia/Kolkata", "inferred")
        assert (version.published_at, version.published_precision) == (
            datetime(2016, 12, 8, 15, 7, 1, tzinfo=UTC),
            "second",
        )
        assert (version.captured, self.seed.listed) == (date(2018, 7, 19), version.published_at)

    def test_who_wrote_it_and_where(self):
        version, gold = self.seed.current, self.expected["article"]

        assert (version.byline, version.authors, version.agency) == (gold["byline"]["raw"], [], "AFP")
        assert (version.dateline, version.canonical_url) == ("Aleppo", "")
        assert (self.seed.source.name, version.source_status) == (
            gold["source"]["name"],
            gold["source"]["status"],
        )

    def test_it_is_private_and_its_bytes_are_kept(self):
        data = shared("seed/aleppo-2016-12-08.txt").read_bytes()

        assert (self.seed.public, self.seed.current.original.content) == (False, data)

    def test_every_time_expression_is_stored_with_its_value_and_bounds(self):
        found = [(t.field, t.exact, t.value) for t in self.seed.current.timeexpressions.all()]
        bounds = {t.exact: (str(t.earliest), str(t.latest)) for t in self.seed.current.timeexpressions.all()}

        gold = self.expected["time_expressions"]
        assert sorted(found) == sorted((t.get("where", "body"), t["text"], t["value"]) for t in gold)
        assert [
            t["text"] for t in gold if "earliest" in t and bounds[t["text"]] != (t["earliest"], t["latest"])
        ] == []

    def test_every_event_is_proposed_and_hardly_anything_else(self):
        proposals = list(self.seed.proposals.all())

        missed = [e["what"] for e in self.expected["events"] if not any(covers(p, e) for p in proposals)]
        beyond = [p.title for p in proposals if not any(covers(p, e) for e in self.expected["events"])]

        assert (missed, len(beyond) <= 3) == ([], True)

    def test_the_forms_of_a_name_are_one_entity(self):
        forms = {frozenset(forms) for forms in names_of(self.seed).values()}

        assert frozenset({"Assad", "Bashar Assad", "Bashar al Assad", "Bashar al-Assad"}) in forms
        assert frozenset({"Syrian Observatory for Human Rights", "Observatory"}) in forms
        assert frozenset({"International Committee of the Red Cross", "ICRC"}) in forms

    def test_nothing_is_named_that_is_no_name(self):
        gold = json.loads(shared("seed/names.json").read_text(encoding="utf-8"))
        names = names_of(self.seed)

        assert (set(names) | set().union(*names.values())) & set(gold["must_not_be_entities"]) == set()
        assert [m.exact for m in self.seed.mentions.filter(entity__name="United States")] == ["US"]
        assert [m.exact for m in self.seed.mentions.filter(field="headline", exact__iexact="us")] == []

    def test_figures_and_quotations_have_their_speakers(self):
        figures = {f.exact: f.speaker and f.speaker.name for f in self.seed.current.figures.all()}
        quotations = [(q.exact, q.speaker and q.speaker.name) for q in self.seed.current.quotations.all()]

        assert figures == {f["text"]: f["said_by"] for f in self.expected["figures"]}
        assert [
            q["starts"]
            for q in self.expected["quotations"]
            if not any(said.startswith(q["starts"]) and by == q["speaker"] for said, by in quotations)
        ] == []
