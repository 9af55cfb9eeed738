"""Structured data is whatever a stranger wrote: any JSON in any place is read or passed over."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.extraction import page, starter
from newsreader.extraction.tree import found_in

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
