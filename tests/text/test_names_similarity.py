"""Similarity of names: what an editor is asked about, and what not."""

import pytest

from newsreader.text.names.similarity import PROPOSE, similarity


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Aleksandr Petrov", "Alexander Petrov", "person"),
        ("Yusuf al-Karim", "Youssef Karim", "person"),
        ("Anna Maria Lindqvist", "Anna Lindqvist", "person"),
        ("A. Lindqvist", "Anna Lindqvist", "person"),
        ("Олег Петров", "Oleg Petrov", "person"),
        ("Northwind Shipping Ltd.", "Northwind Shipping Limited", "organisation"),
        ("Lakeland Labour Centre", "Lakeland Labor Center", "organisation"),
    ],
)
def test_ways_of_writing_one_name_are_proposed(one, other, kind):
    assert similarity(one, other, kind) >= PROPOSE
    assert similarity(one, other, kind) == similarity(other, one, kind)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Anna Petrov", "Ivan Petrov", "person"),
        ("Anna Petrov", "Anna Berg", "person"),
        ("Anna Petrov", "Petrov", "person"),
        ("Northwind Shipping", "Northwind Finance", "organisation"),
        ("Brigade 44", "Brigade 45", "organisation"),
        ("Karlby", "Karlsby", "place"),
    ],
)
def test_two_names_are_not_proposed(one, other, kind):
    assert similarity(one, other, kind) < PROPOSE
