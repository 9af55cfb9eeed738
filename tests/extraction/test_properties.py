"""What holds for any text: no exception but a refusal, evidence that points at its words, clean fields."""

import dataclasses
import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.extraction import extract, starter
from newsreader.extraction.dates.dates import moments
from newsreader.extraction.texts import plain
from newsreader.extraction.texts.layout import paragraphs
from newsreader.fetching import Document, Refused

LINES = st.sampled_from(
    [
        "Follow Us:",
        "Thursday, July 19, 2018",
        "Town left behind",
        "By Jane Doe | AFP | Kalyan | Published: 08/12/2016 8:37 pm IST",
        "Kalyan, bridge, Kalyan bridge FILE – In this Nov. 1, 2016 photo a bridge stands. (AP Photo)",
        "KALYAN, Dec 8 (Reuters) - The army said it had left.",
        "Updated: 31/12/2016 24:61",
        "Tags: a, b",
        "Topics",
        "By",
        "Download the Hindu app",
        "",
        "\u00a0\u200b",
        "\t\u2028\x85",
    ]
)
PAGE = st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=14).map("\n".join)
relaxed = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@relaxed
@given(PAGE)
def test_evidence_points_at_its_words(text):
    article = plain.read(text, starter())

    for proof in article.evidence.values():
        assert text[proof.start : proof.end] == proof.raw


@relaxed
@given(PAGE)
def test_fields_are_composed_single_lines_without_hidden_characters(text):
    article = plain.read(text, starter())

    for field in dataclasses.fields(article):
        value = getattr(article, field.name)
        if isinstance(value, str) and field.name not in ("body", "caption"):
            assert value == unicodedata.normalize("NFC", " ".join(value.split()))
    for paragraph in f"{article.body}\n\n{article.caption}".split("\n\n"):
        assert paragraph == unicodedata.normalize("NFC", " ".join(paragraph.split()))
        assert "\u200b" not in paragraph


@relaxed
@given(PAGE)
def test_a_year_is_never_invented(text):
    article = plain.read(text, starter())

    for moment in (article.published, article.updated):
        if moment is not None:
            assert str(moment.local.year) in text or f"{moment.local.year % 100:02}" in text


@relaxed
@given(st.one_of(st.binary(max_size=300), PAGE.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_read_or_refused(data):
    try:
        article = extract(Document("-", data, "text/plain"), starter())
    except Refused as refusal:
        assert str(refusal) != ""
    else:
        assert article.headline or article.body


@relaxed
@given(st.text())
def test_moments_stand_where_they_say(text):
    for moment in moments(text):
        assert 0 <= moment.start < moment.end <= len(text)
        assert any(letter.isdigit() for letter in text[moment.start : moment.end])


@relaxed
@given(st.text())
def test_paragraphs_are_in_order_and_apart(text):
    found = paragraphs(text, lambda line: False)

    reached = 0
    for paragraph in found:
        assert reached <= paragraph.start < paragraph.end <= len(text)
        reached = paragraph.end
