"""The index of people and places."""

import re

from newsreader.models import Entity
from newsreader.views import entities
from tests import factories


def test_more_of_those_looked_for_are_those_looked_for(client, db, monkeypatch):
    monkeypatch.setattr(entities, "PAGE", 1)
    article = factories.article(public=True)
    for name in ("Ada Calloway", "Bruno Carver", "Ines Calloway"):
        factories.mention(factories.entity(name, Entity.Kind.PERSON), article, "Ines Calloway")
    first = client.get("/entities/?kind=person&q=Calloway").content.decode()

    (more,) = re.findall(r'<a href="([^"]+)">More</a>', first)
    second = client.get("/entities/" + more.replace("&amp;", "&"))

    assert [entity.name for entity in second.context["entities"]] == ["Ines Calloway"]
