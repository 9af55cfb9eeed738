"""The seeds, from their bytes to the rows: what a careful reader gets out of them, the database holds."""

from datetime import date, datetime

import pytest
from django.test import TestCase

from newsreader import pipeline
from newsreader.models import Entity
from newsreader.pipeline.starter import load_outlets
from tests import seeds

READ = {"headline", "standfirst", "caption", "body"}


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


class OfSeed:
    """A class so that the article is read once."""

    name: str

    @classmethod
    def setUpClass(cls):
        cls.gold = seeds.read(cls.name)  # where it skips, no transaction is open yet
        super().setUpClass()

    @classmethod
    def setUpTestData(cls):
        pipeline.load_starter()
        load_outlets(cls.gold.outlets)
        cls.seed = pipeline.ingest(cls.gold.document).article
        pipeline.read(cls.seed)

    def test_the_words_are_the_expected_ones(self):
        version, gold = self.seed.current, self.gold.article

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
        version, gold = self.seed.current, self.gold.article["published"]

        assert datetime.combine(version.published_day, version.published_time).isoformat() == gold["local"]
        assert (version.published_zone, version.zone_status) == (gold["zone"], gold["zone_status"].split()[0])
        assert (version.published_at, version.published_precision) == (
            datetime.fromisoformat(gold["utc"]),
            gold["precision"],
        )
        assert version.captured == date.fromisoformat(self.gold.article["captured"]["date"])
        assert self.seed.listed == version.published_at

    def test_who_wrote_it_and_where(self):
        version, gold = self.seed.current, self.gold.article

        assert (version.byline, version.authors, version.agency) == (
            gold["byline"]["raw"],
            gold["byline"]["authors"],
            gold["byline"]["agency"],
        )
        assert (version.dateline, version.canonical_url) == (gold["dateline_place"]["raw"], "")
        assert (self.seed.source.name, version.source_status) == (
            gold["source"]["name"],
            gold["source"]["status"],
        )

    def test_it_is_private_and_its_bytes_are_kept(self):
        assert (self.seed.public, self.seed.current.original.content) == (False, self.gold.page)

    def test_every_time_expression_is_stored_with_its_value_and_bounds(self):
        found = [(t.field, t.exact, t.value) for t in self.seed.current.timeexpressions.all()]
        bounds = {t.exact: (str(t.earliest), str(t.latest)) for t in self.seed.current.timeexpressions.all()}

        gold = self.gold.expected["time_expressions"]
        assert sorted(found) == sorted((t.get("where", "body"), t["text"], t["value"]) for t in gold)
        assert [
            t["text"] for t in gold if "earliest" in t and bounds[t["text"]] != (t["earliest"], t["latest"])
        ] == []

    def test_every_event_is_proposed_and_hardly_anything_else(self):
        proposals = list(self.seed.proposals.all())

        missed = [e["what"] for e in self.gold.expected["events"] if not any(covers(p, e) for p in proposals)]
        beyond = [p.title for p in proposals if not any(covers(p, e) for e in self.gold.expected["events"])]

        assert (missed, len(beyond) <= 3) == ([], True)

    def test_the_forms_of_a_name_are_one_entity(self):
        found = [{form.removeprefix("The ") for form in forms} for forms in names_of(self.seed).values()]

        gold = [
            {
                m["text"].removeprefix("The ").replace("\u00a0", " ")
                for m in entity["mentions"]
                if m["named"] and m["zone"] in READ
            }
            for entity in self.gold.names["entities"]
            if entity["type"] in {"PER", "ORG", "AGENCY"}
        ]
        assert [forms for forms in gold if len(forms) > 1 and forms not in found] == []

    def test_nothing_is_named_that_is_no_name(self):
        names = names_of(self.seed)

        assert (set(names) | set().union(*names.values())) & set(
            self.gold.names["must_not_be_entities"]
        ) == set()
        assert [m.exact for m in self.seed.mentions.filter(field="headline", exact__iexact="us")] == []

    def test_figures_and_quotations_have_their_speakers(self):
        figures = {
            f.exact: f.speaker.name if f.speaker else f.speaker_words or None
            for f in self.seed.current.figures.all()
        }
        quotations = [(q.exact, q.speaker and q.speaker.name) for q in self.seed.current.quotations.all()]

        assert figures == {f["text"]: f["said_by"] for f in self.gold.expected["figures"]}
        assert [
            q["starts"]
            for q in self.gold.expected["quotations"]
            if not any(said.startswith(q["starts"]) and by == q["speaker"] for said, by in quotations)
        ] == []


class TestInventedSeed(OfSeed, TestCase):
    name = "invented"


@pytest.mark.corpus
class TestGivenSeed(OfSeed, TestCase):
    name = "given"
