"""A timeline as it will stand once it, and all that is pending on it, is published: for as long as a page of
it is made, and then as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.dummy import DummyCache
from django.db import transaction
from django.utils import timezone

from newsreader.deciding.overview import hold, refresh
from newsreader.models import Timeline


@contextmanager
def as_published(timeline: Timeline) -> Iterator[None]:
    """Inside, the database says so, to this connection alone; after it all is taken back.

    Nothing is kept in a cache nor taken out of one meanwhile: a page is kept under its timeline's revision,
    which a later decision gets again.
    """
    with _no_cache(), transaction.atomic():
        pending = timeline.pending_entries.all()
        if not timeline.is_published or pending.exists():
            hold([timeline.pk])
            now = timezone.now()
            pending.update(timeline=timeline, pending_on=None, put_on=now)
            Timeline.objects.filter(pk=timeline.pk, published=None).update(published=now)
            refresh([Timeline(pk=timeline.pk)])
        yield
        transaction.set_rollback(True)


@contextmanager
def _no_cache() -> Iterator[None]:
    """The caches of this thread keep nothing and hold nothing."""
    kept: list[tuple[str, BaseCache]] = [(alias, caches[alias]) for alias in caches]
    for alias, _cache in kept:
        caches[alias] = DummyCache("", {})
    try:
        yield
    finally:
        for alias, cache in kept:
            caches[alias] = cache
