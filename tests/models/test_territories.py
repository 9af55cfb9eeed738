"""Countries are shown by the names their readers know."""

import pytest
from django.utils import translation

from newsreader.deciding.overview import refresh
from newsreader.models import Entity
from newsreader.models.territories import name_for_readers
from tests import factories


@pytest.mark.parametrize(
    ("language", "name", "shown"),
    [
        ("en-gb", "Germany", "Germany"),
        ("de", "Germany", "Deutschland"),
        ("pt-br", "Germany", "Alemanha"),
        ("zh-hans", "Germany", "德国"),
        ("tlh", "Germany", "Germany"),
        ("de", "Germania", "Germania"),  # as an editor renamed it
    ],
)
def test_a_country_is_named_in_the_readers_language(language, name, shown):
    with translation.override(language):
        assert name_for_readers(name, "germany") == shown


def test_no_other_name_is_touched():
    with translation.override("de"):
        assert [name_for_readers("Germany", key) for key in (None, "", "reuters")] == ["Germany"] * 3


@pytest.mark.django_db
def test_pages_show_it(client, settings):
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    germany = factories.entity("Germany", Entity.Kind.PLACE, confirmed=True, starter_key="germany")
    meeting = factories.event("Ministers meet", naming=[germany])
    entry = factories.entry(factories.timeline(), meeting)
    refresh([entry.timeline])
    addresses = [entry.timeline.get_absolute_url(), f"{germany.get_absolute_url()}card/", "/entities/"]

    german, english = (
        [client.get(url, headers={"Accept-Language": language}).content.decode() for url in addresses]
        for language in ("de", "en")
    )

    assert [page.count(">Deutschland") for page in german] == [2, 1, 1]
    assert [page.count(">Germany") for page in english] == [2, 1, 1]
