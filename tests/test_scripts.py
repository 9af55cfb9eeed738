"""What scripts outside the tree name stays where they look for it: the scorers of corpora and cases."""

import inspect
from dataclasses import fields

from django.core.management import get_commands

from newsreader import extraction
from newsreader.drafting import proposals
from newsreader.extraction import extract, starter
from newsreader.extraction.fields import Extracted
from newsreader.fetching import Document, Refused
from newsreader.fetching import documents as document_module
from newsreader.fetching.files import documents
from newsreader.models import ArticleVersion, TimeExpression
from newsreader.text import names, sentences, timex
from newsreader.text.figures import figures
from newsreader.text.names import Registry, find, starters
from newsreader.text.saying import quotations

VERSION = (
    "headline standfirst byline authors agency dateline body caption credit keywords language direction "
    "canonical_url published_day published_time published_zone zone_status published_precision published_at "
    "captured evidence doubts original"
)
EXTRACTED = (
    "headline standfirst byline authors agency dateline body caption published updated encoding evidence "
    "dropped"
)


def test_functions_and_classes_stand_where_scripts_import_them():
    called = [extract, starter, extraction.starter, documents, starters, find, names.find, timex.find]
    called += [sentences.split, quotations.find, figures.find, proposals.propose]

    assert all(map(callable, called))
    assert (document_module.Document, document_module.Refused) == (Document, Refused)
    assert isinstance(Registry([each.known for each in starters()]), names.Registry)


def test_dates_are_found_by_a_sources_habit():
    assert "day_first" in inspect.signature(timex.find).parameters


def test_versions_and_what_is_extracted_have_their_fields():
    stored = {field.name for field in ArticleVersion._meta.get_fields()}
    extracted = {field.name for field in fields(Extracted)} | {"doubts"}

    assert set(VERSION.split()) - stored == set()
    assert set(EXTRACTED.split()) - extracted == set()
    assert {"version", "start", "exact", "when"} - set(dir(TimeExpression())) == set()


def test_articles_come_in_by_the_command_they_call():
    assert get_commands()["ingest"] == "newsreader"
