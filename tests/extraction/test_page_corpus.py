"""Saved pages of strangers: none raises, and hardly a word of their articles is left out."""

import gzip
import json
import re
from collections import Counter
from itertools import islice

import pytest

from newsreader.extraction import extract, starter
from newsreader.extraction.pages import page
from newsreader.extraction.pages.tree import found_in
from newsreader.fetching import Document, Refused

EVERY = 9
MOST_LEFT_OUT = 0.03


def sampled(shared, name):
    """Every ninth page of a set: (row, source)."""
    folder = shared(f"corpora/pages/{name}")
    with (folder / "manifest.jsonl").open(encoding="utf-8") as lines:
        for row in islice(map(json.loads, lines), 0, None, EVERY):
            yield row, gzip.decompress((folder / row["html"]).read_bytes()).decode("utf-8", "replace")


def words(*texts):
    return Counter(re.findall(r"\w+", " ".join(texts).casefold()))


@pytest.mark.parametrize("name", ["fundus", "wcxb", "naeb"])
def test_hardly_a_word_of_the_text_is_left_out(shared, name):
    left_out = in_all = 0
    for row, source in sampled(shared, name):
        article = page.composed(source, found_in(source, row["url"]), starter(), row["url"])
        gold = words(row["gt"]["text"])
        lost = gold - words(article.body, article.standfirst, article.headline, article.caption)
        left_out += (lost & words(*(line.text for line in article.dropped))).total()
        in_all += gold.total()

    assert left_out <= MOST_LEFT_OUT * in_all


@pytest.mark.parametrize("name", ["fundus", "wcxb", "naeb"])
def test_no_page_raises_as_its_body_alone(shared, name):
    refused = []
    for row, source in sampled(shared, name):
        body = source[max(source.lower().find("<body"), 0) :]
        try:
            extract(Document(row["id"], body.encode("utf-8", "replace"), "text/html"), starter())
        except Refused as refusal:
            refused.append(str(refusal))

    assert set(refused) <= {"There is no text in it."}
