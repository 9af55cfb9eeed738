"""The seed article's time expressions, as `expected.json` wants them."""

import json
from datetime import date, datetime

from newsreader.text.timex import find
from tests.shared import shared


def test_every_expected_expression_is_found_with_its_value():
    text = shared("seed/aleppo-2016-12-08.txt").read_text(encoding="utf-8")
    expected = json.loads(shared("seed/expected.json").read_text(encoding="utf-8"))["time_expressions"]
    article = text[text.index("FILE") : text.index("For all the latest")]

    found = find(article, datetime(2016, 12, 8, 20, 37, 1))

    wanted = [(entry["text"], entry["value"]) for entry in expected]
    assert [(article[t.start : t.end], t.value) for t in found] == wanted


def test_expected_bounds_are_kept():
    text = shared("seed/aleppo-2016-12-08.txt").read_text(encoding="utf-8")
    expected = json.loads(shared("seed/expected.json").read_text(encoding="utf-8"))["time_expressions"]
    article = text[text.index("FILE") : text.index("For all the latest")]
    bounds = {
        entry["text"]: (entry["earliest"], entry["latest"]) for entry in expected if "earliest" in entry
    }

    found = {article[t.start : t.end]: t.when for t in find(article, date(2016, 12, 8))}

    assert {words: (str(found[words].earliest), str(found[words].latest)) for words in bounds} == bounds
