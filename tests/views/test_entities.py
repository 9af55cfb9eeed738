"""The index of people and places."""

import re

import pytest

from newsreader.deciding.indexing import index
from newsreader.models import Entity
from newsreader.models.search import Kind
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


FOUND = [
    ("Dordevic", "Goran Đorđević"),
    ("Đorđević", "Goran Dordevic"),
    ("Muñoz José", "José Muñoz"),
    ("munoz", "José Muñoz"),
    ("Łódź", "Lodz"),
    ("قاسم الأسد", "الاسد قاسم"),
    ("Öztürk ali", "Ali Ozturk"),
    ("Cal", "Calloway Ines"),  # as names are found while they are typed
]


@pytest.mark.parametrize(("wanted", "name"), FOUND)
def test_a_name_is_found_however_it_is_written_and_in_any_order(client, db, wanted, name):
    named(name, "Someone Else")

    page = client.get("/entities/", {"q": wanted})

    assert [entity.name for entity in page.context["entities"]] == [name]


@pytest.mark.parametrize("wanted", ["Munoz Goran", "Nobody", "%", "_"])
def test_other_names_are_not(client, db, wanted):
    named("José Muñoz", "Goran Đorđević")

    page = client.get("/entities/", {"q": wanted})

    assert list(page.context["entities"]) == []


def test_words_of_a_description_are_no_name(client, db):
    (quist,) = named("Orla Quist")
    Entity.objects.filter(pk=quist.pk).update(description="Harbour master of Selby")
    index(Kind.ENTITY, [quist.pk])

    assert list(client.get("/entities/?q=harbour").context["entities"]) == []


def test_a_stranger_finds_no_name_of_private_articles_alone(client, as_viewer, secret):
    index(Kind.ENTITY, list(Entity.objects.values_list("pk", flat=True)))

    found = {
        who: [each.name for each in page.get("/entities/?q=quist+orla").context["entities"]]
        for who, page in (("stranger", client), ("editor", as_viewer("editor")))
    }

    assert found == {"stranger": [], "editor": ["Orla Quist"]}


def test_more_of_those_found_by_the_search_are_those_found(client, db, monkeypatch):
    monkeypatch.setattr(entities, "PAGE", 1)
    named("Ada Đorđević Lind", "Bruno Carver", "Ines Đorđević Quist")
    first = client.get("/entities/?q=dordevic").content.decode()

    (more,) = re.findall(r'<a href="([^"]+)">More</a>', first)
    second = client.get("/entities/" + more.replace("&amp;", "&"))

    assert [entity.name for entity in second.context["entities"]] == ["Ines Đorđević Quist"]


def named(*names):
    article = factories.article(public=True)
    made = [factories.entity(name, Entity.Kind.PERSON) for name in names]
    for each in made:
        factories.mention(each, article, "Calloway")
    index(Kind.ENTITY, [each.pk for each in made])
    return made
