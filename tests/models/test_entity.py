"""Entities: what kinds there are, and merges, which never lead in a circle."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from newsreader.models import Entity
from newsreader.text.names import KINDS
from tests import factories


def test_the_kinds_that_are_stored_are_those_that_are_read():
    assert set(Entity.Kind.values) == set(KINDS)


@pytest.fixture
def chain(db):
    """Three entities, the first merged into the second, that into the third."""
    third = factories.entity("Nadia Velt")
    second = factories.entity("N. Velt", merged_into=third)
    return [factories.entity("Velt", merged_into=second), second, third]


def stored(*merges):
    """Past all that guards, as an old version or a hand in the database stored it."""
    for entity, into in merges:
        Entity.objects.filter(pk=entity.pk).update(merged_into=into)


def test_a_chain_of_merges_leads_to_the_one_that_stands(chain):
    assert [entity.standing for entity in chain] == [chain[2]] * 3


def test_no_circle_is_saved_however_long(chain):
    for into in chain:
        chain[2].merged_into = into
        with pytest.raises(ValidationError):
            chain[2].full_clean()
        with pytest.raises(ValidationError):
            chain[2].save()

    assert Entity.objects.get(pk=chain[2].pk).merged_into is None


def test_the_database_takes_no_merge_into_itself(chain):
    with pytest.raises(IntegrityError), transaction.atomic():
        stored((chain[2], chain[2]))


def test_a_merge_into_one_that_was_merged_is_no_circle(chain):
    other = factories.entity("Velten")
    other.merged_into = chain[0]

    other.full_clean()
    other.save()

    assert Entity.objects.get(pk=other.pk).standing == chain[2]


def test_a_circle_that_is_stored_all_the_same_hangs_nobody(chain, client):
    stored((chain[2], chain[1]))

    pages = [client.get(f"/entities/{entity.pk}/").status_code for entity in chain]

    assert pages == [404, 404, 404]


def test_the_migration_takes_a_stored_circle_apart(chain):
    stored((chain[2], chain[1]))
    migration = import_module("newsreader.migrations.0004_no_merge_into_itself")

    migration.free_circles(apps, SimpleNamespace(connection=connection))

    left = Entity.objects.filter(merged_into__isnull=True)
    assert [Entity.objects.get(pk=entity.pk).standing for entity in chain] == [left.get()] * 3
