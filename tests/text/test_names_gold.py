"""Names, quotations and figures on the project's own news; the floors are a little below the figures."""

import pytest

from tests.text.gold_names import documents, score, score_names


@pytest.fixture(scope="module")
def read():
    return score()


def test_names_are_found_with_their_kind_and_grouped(read):
    assert (read.f1("kinds") >= 0.92, read.f1("spans") >= 0.95, read.b_cubed() >= 0.99) == (True, True, True)


def test_names_are_found_in_results_briefs_broadcasts_and_posts():
    wire = score_names()

    assert (wire.f1("kinds") >= 0.925, wire.f1("spans") >= 0.96, wire.b_cubed() >= 0.99) == (True, True, True)


def test_who_speaks_is_right_and_where_speech_begins_and_ends(read):
    shares = [
        read.share(f"{kind}-{what}", kind) for kind in ("direct", "indirect") for what in ("right", "whole")
    ]

    assert [share >= 0.92 for share in shares] == [True] * 4


def test_speech_that_nobody_marked_is_hardly_found(read):
    beyond = [read.counts[f"{kind}-found"] - read.counts[f"{kind}-right"] for kind in ("direct", "indirect")]

    assert [count <= 3 for count in beyond] == [True, True]


def test_figures_have_their_number_and_who_gave_them(read):
    assert (read.share("figures-right", "figures") >= 0.95, read.counts["figures-beyond"]) == (True, 0)


def test_reading_texts_in_another_order_or_again_changes_nothing(read):
    assert score(texts=reversed(documents().values())).counts == read.counts
