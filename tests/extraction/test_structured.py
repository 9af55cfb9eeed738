"""Structured data with small faults: what still can be made out is read, and nothing hangs on any of it."""

import json
import time

import pytest

from newsreader.extraction import extract, starter
from newsreader.extraction.pages import lenient_json
from newsreader.fetching import Document

BODY = "<p>The lock keeper said on Friday that the canal would stay shut until the ice had gone.</p>" * 3
STORY = {
    "@type": "NewsArticle",
    "headline": "Ice shuts the canal",
    "datePublished": "2018-02-09T14:05:00+01:00",
    "author": {"@type": "Person", "name": "Ruta Vane"},
}
WHOLE = json.dumps(STORY)


def read(*scripts):
    blocks = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    page = f"<html><head>{blocks}</head><body><h1>Ice shuts the canal</h1>{BODY}</body></html>"
    return extract(Document("-", page.encode(), "text/html"), starter())


FAULTS = {
    "a semicolon behind it": WHOLE + ";",
    "a semicolon inside": WHOLE.replace('"Ruta Vane"}', '"Ruta Vane"};'),
    "a comma before the end of an object": WHOLE.replace('"Ruta Vane"}', '"Ruta Vane",}'),
    "a comma before the end of a list": WHOLE.replace(
        '{"@type": "Person", "name": "Ruta Vane"}', '["Ruta Vane",]'
    ),
    "a comma twice": WHOLE.replace(", ", ",, "),
    "a comma too few": WHOLE.replace('canal", "date', 'canal"\n"date'),
    "a comment of one line": WHOLE.replace("{", "{\n// about this report\n", 1),
    "a comment in between": WHOLE.replace('"author"', '/* who */ "author"'),
    "a comment of the page around": f"<!--\n{WHOLE}\n//-->",
    "an old wrapping": f"//<![CDATA[\n{WHOLE}\n//]]>",
    "a second object": WHOLE + '\n{"@type": "WebSite", "name": "Canal News"}',
    "a second object first": '{"@type": "WebSite", "name": "Canal News"},' + WHOLE,
    "an assignment": f"window.story = {WHOLE};",
    "control characters": WHOLE.replace("Ice", "I\x01ce").replace(", ", ",\x02 "),
    "a line break in a string": WHOLE.replace("shuts the", "shuts\nthe"),
    "marks inside a string": WHOLE.replace(
        '"author"', '"description": "They call it "the cut", and "home".", "author"'
    ),
    "an escape that is none": WHOLE.replace("Ice", r"\'Ice\'"),
    "marks written as HTML": WHOLE.replace('"', "&quot;"),
    "marks written as HTML twice": WHOLE.replace('"', "&amp;quot;"),
    "single marks": WHOLE.replace('"', "'"),
    "no end": WHOLE.removesuffix("}"),
    "an end too many": WHOLE + "}}",
    "a byte order mark": "\ufeff" + WHOLE,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_story_with_a_small_fault_is_read(fault):
    article = read(FAULTS[fault])

    assert (article.authors, article.published.raw) == (("Ruta Vane",), "2018-02-09T14:05:00+01:00")


def test_one_broken_script_takes_nothing_from_the_others():
    article = read('{"@type": ', WHOLE, "undefined")

    assert (article.authors, article.published.raw) == (("Ruta Vane",), "2018-02-09T14:05:00+01:00")


SOUND = {
    "an address": '{"url": "https://canal.example//a"}',
    "marks with their escapes": r'{"a": "He said \"no\", and \"yes\": twice"}',
    "a comma and a brace in a string": '{"a": "one, two, } and ]", "b": "/* kept */ // kept; too"}',
    "marks written as HTML in a string": '{"a": "the sign &quot; here"}',
    "an empty string": '{"a": "", "b": [""]}',
    "numbers and nothing": '{"a": [1, -2.5, true, false, null]}',
}


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_is_read_by_the_rules_of_json(name):
    assert list(lenient_json.values(SOUND[name])) == [json.loads(SOUND[name])]


@pytest.mark.parametrize("name", SOUND)
def test_a_fault_elsewhere_changes_nothing_in_what_is_sound(name):
    assert list(lenient_json.values(SOUND[name] + ";")) == [json.loads(SOUND[name])]


HOSTILE = {
    "marks": '{"a":' + '"' * 400_000,
    "marks and blanks": '{"a":' + '" ' * 200_000,
    "marks and commas": '{"a": "x' + '", ' * 150_000,
    "marks in a list": "['" + "', " * 100_000,
    "half keys": '{"a": "b" "' + ("x" * 99 + '" ') * 4000,
    "openings": "[{" * 200_000,
    "openings with keys": '{"a":' * 90_000,
    "endings": "[{" * 50 + "}" * 400_000,
    "commas": '{"a": "b"' + "," * 400_000 + "x",
    "backslashes": '{"a": "' + "\\" * 400_001,
    "comments": "{" + "/*" * 200_000,
    "strokes": "{" + "/ " * 200_000,
    "objects": "{}" * 200_000 + "x",
    "digits": "[" + "1" * 400_000,
    "escaped marks": "{" + "&amp;" * 80_000 + "quot;",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_made_to_hold_the_reader_does_not(name):
    started = time.process_time()

    found = list(lenient_json.values(HOSTILE[name]))

    assert len(found) <= 50
    assert time.process_time() - started < 3


def test_an_author_named_by_reference_is_looked_up():
    person = {"@type": "Person", "@id": "#vane", "name": "Ruta Vane"}
    story = STORY | {"author": {"@id": "#vane"}}

    assert read(json.dumps({"@graph": [story, person]})).authors == ("Ruta Vane",)


@pytest.mark.parametrize(
    "name",
    [{"givenName": "Ruta", "familyName": "Vane"}, {"name": "", "givenName": "Ruta", "familyName": "Vane"}],
)
def test_a_name_in_two_parts_is_one(name):
    assert read(json.dumps(STORY | {"author": {"@type": "Person"} | name})).authors == ("Ruta Vane",)
