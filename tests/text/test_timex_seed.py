"""The seeds' time expressions, as `expected.json` wants them."""

import pytest

from newsreader.text.timex import find


@pytest.fixture(scope="module")
def story(seed):
    """From the caption to the end of the body."""
    return seed.text[seed.starts["caption"] : seed.starts["body"] + len(seed.fields["body"])]


def test_every_expected_expression_is_found_with_its_value(seed, story):
    found = find(story, seed.published)

    wanted = [(entry["text"], entry["value"]) for entry in seed.expected["time_expressions"]]
    assert [(story[t.start : t.end], t.value) for t in found] == wanted


def test_expected_bounds_are_kept(seed, story):
    expected = seed.expected["time_expressions"]
    bounds = {
        entry["text"]: (entry["earliest"], entry["latest"]) for entry in expected if "earliest" in entry
    }

    found = {story[t.start : t.end]: t.when for t in find(story, seed.published.date())}

    assert {words: (str(found[words].earliest), str(found[words].latest)) for words in bounds} == bounds
