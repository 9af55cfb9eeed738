"""Structured data is whatever a stranger wrote: any JSON in any place is read or passed over.

And whatever the markup round an article's words: each is in some field, or named with a rule.
"""

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.extraction import starter
from newsreader.extraction.pages import page
from newsreader.extraction.pages.tree import found_in

NAMES = (  # noqa: SIM905
    "headline description datePublished dateModified author creator publisher keywords inLanguage "
    "url image name @type @graph mainEntityOfPage caption"
).split()
VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False),
        st.text(max_size=20),
        st.sampled_from(
            ["NewsArticle", "Person", "2016-12-08T20:37:01Z", "20161208", "Jane Doe", "<b>x</b>", "http://["]
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(NAMES), inner, max_size=5)
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), VALUES), st.text(max_size=40), st.text(max_size=40))
def test_any_structured_data(data, content, words):
    data = {**data, "@type": data.get("@type") or "NewsArticle"}
    attribute = content.replace('"', "&quot;")
    source = (
        f'<html lang="{attribute}"><meta property="article:published_time" content="{attribute}">'
        f'<meta name="author" content="{attribute}"><link rel="canonical" href="{attribute}">'
        f'<script type="application/ld+json">{json.dumps(data)}</script><h1>{words}</h1><time>{words}</time>'
        f"<p>The army said on Monday that it had left the town by the river. {words}</p>"
    )

    article = page.composed(source, found_in(source), starter(), "")

    assert article.body != ""
    for proof in article.evidence.values():
        assert proof.start == -1 or source[proof.start : proof.end] == proof.raw


NOUNS = (  # noqa: SIM905
    "the gate board river valley nine tankers said Linden was Monday water at home letters & 12 “no” by"
).split()
WORDS = st.lists(st.sampled_from(NOUNS), min_size=1, max_size=14).map(" ".join)
ENDS = st.sampled_from([".", ".", ".", "!", "", ":"])
MARKS = st.sampled_from(["b", "i", "em", "a href='/x'", "span", "time", "q", "ins", "mark", "small", "sub"])


@st.composite
def marked_words(draw):
    """Words of a sentence, one part of it in an element."""
    mark, end = draw(MARKS), draw(ENDS)
    before, inside, after = draw(WORDS), draw(WORDS), draw(WORDS)
    text = f"{before} <{mark}>{inside}</{mark.split()[0]}> {after}{end}"
    return text.replace("&", "&amp;")


PARAGRAPHS = marked_words().map("<p>{}</p>".format)
PARTS = st.one_of(
    PARAGRAPHS,
    PARAGRAPHS,
    marked_words().map("<div>{}</div>".format),
    marked_words().map("{}<br><br>".format),
    WORDS.map("<h2>{}</h2>".format),
    st.lists(WORDS, min_size=1, max_size=4).map(lambda rows: "<ul><li>" + "<li>".join(rows) + "</ul>"),
    st.lists(WORDS, min_size=2, max_size=6).map(
        lambda cells: "<table>" + "".join(f"<tr><td>{cell}<td>{cells[0]}" for cell in cells) + "</table>"
    ),
    *(
        PARAGRAPHS.map(f"<{tag}>{{}}</{tag.split()[0]}>".format)
        for tag in ("blockquote", "aside", "footer", "section", "div class='teaser'", "details", "figure")
    ),
)
CONTAINERS = st.sampled_from(
    ["article", "main", "div", "div class='text'", "aside", "section id='s'", "form"]
)


@settings(max_examples=80, deadline=None)
@given(CONTAINERS, st.lists(PARTS, min_size=1, max_size=8))
def test_every_word_of_an_article_is_in_a_field_or_named(container, parts):
    inside = "".join(parts)
    source = f"<title>Gate shut</title><{container}><h1>Gate shut</h1>{inside}</{container.split()[0]}>"

    article = page.composed(source, found_in(source), starter(), "")

    told = " ".join(
        (
            article.headline, article.standfirst, article.body, article.caption, article.byline,
            *(line.text for line in article.dropped),
        )
    )  # fmt: skip
    shown = re.sub(r"<[^>]*>", " ", inside).replace("&amp;", "&")
    assert sorted(set(re.findall(r"\w+", shown)) - set(re.findall(r"\w+", told))) == []
