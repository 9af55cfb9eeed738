"""Inputs made to hold, break or fool the reader: each ends in bounded time, in fields that are plain text."""

import dataclasses
import json
import re
import time

import pytest

from newsreader.extraction import extract, starter
from newsreader.extraction.fields import Dropped
from newsreader.fetching import Document, Refused

TEXTS = {
    "one line of 300 kB": "word " * 60_000,
    "300 kB of By": "By: " * 75_000,
    "300 kB of bylines": "By: Jane Doe\n" * 24_000,
    "300 kB of dates": "December 8, 2016 8:37 pm | " * 12_000,
    "300 kB of date lines": "8/12/2016\n" * 30_000,
    "300 kB of commas": "a, " * 100_000,
    "300 kB of parentheses": "(" * 150_000 + ")" * 150_000,
    "many blank lines": "x\n\n" * 100_000,
    "300 kB of spaces": " " * 300_000 + "x",
    "300 kB of bars": "a | " * 75_000,
    "300 kB of marks": "a\u0301" * 100_000,
    "control characters": "".join(map(chr, range(1, 200))) * 1000,
}
PAGES = {
    "deeply nested": "<div>" * 100_000 + "x",
    "one giant attribute": '<p a="' + "x" * 1_100_000 + '">x',
    "one giant tag name": "<" + "a" * 1_100_000 + ">hello",
    "unclosed tags": "<a " * 300_000,
    "nested tables": "<table><tr><td>" * 20_000 + "x",
    "entity bomb": '<!DOCTYPE x [<!ENTITY a "aaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]><p>&a11; and some words</p>",
    "nested structured data": '<script type="application/ld+json">'
    + "[" * 200_000
    + "</script><p>Some words.",
    "giant author": '<meta name="author" content="' + "By: " * 200_000 + '"><p>Some words.',
    "giant title": "<title>" + "a | " * 200_000 + "</title><p>Some words.",
}


@pytest.mark.parametrize("name", TEXTS)
def test_text(name):
    started = time.process_time()

    try:
        article = extract(Document(name, TEXTS[name].encode(), "text/plain"), starter())
    except Refused as refusal:
        assert str(refusal) == "There is no text in it."
    else:
        assert article.published is None or article.published.raw in TEXTS[name]
    # Of CPU: on a slow machine blank lines take two and a half, the others less than one. What takes
    # more grows faster than its text; `python -m benchmarks.growth` prints how fast each kind does.
    assert time.process_time() - started < 5


@pytest.mark.parametrize("name", PAGES)
def test_page(name):
    try:
        article = extract(Document(name, PAGES[name].encode(), "text/html"), starter())
    except Refused as refusal:
        assert "\n" not in str(refusal)
    else:
        assert article.published is None


def fields(article):
    for field in dataclasses.fields(article):
        value = getattr(article, field.name)
        if isinstance(value, str):
            yield field.name, value
        elif field.name == "links":
            yield from ((field.name, link.address) for link in value)
        elif isinstance(value, tuple):
            for part in value:
                yield field.name, part.text if isinstance(part, Dropped) else part


def test_no_markup_is_left_in_any_field(shared):
    markup = re.compile(r"<[a-zA-Z/!?]")
    body = "<p>The army said on Monday that it had left the town, and nobody denied it.</p>"
    left = []
    for line in shared("corpora/markup/xss-vectors.jsonl").read_text().splitlines():
        row = json.loads(line)
        fragment = row["input"]
        escaped = json.dumps(fragment).replace("</", "<\\/")
        page = (
            f'<title>{fragment}</title><script type="application/ld+json">{{"@type": "NewsArticle", '
            f'"headline": {escaped}, "author": {escaped}, "description": {escaped}}}</script>'
            f"<h1>Town {fragment}</h1>{body}<p>{fragment} said the mayor.</p>"
        )
        try:
            article = extract(Document("-", page.encode("utf-8", "replace"), "text/html"), starter())
        except Refused:
            continue
        left += [(name, value) for name, value in fields(article) if markup.search(value)]
    assert left == []
