"""Entities: the index, the card and the full page."""

from __future__ import annotations

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from newsreader.models import Entity
from newsreader.models.entity import EntityQuerySet
from newsreader.models.ids import id_in
from newsreader.showing import mentions, record
from newsreader.showing.article_list import asked_place
from newsreader.showing.cards import Card
from newsreader.showing.entities import visible_entity
from newsreader.showing.search.names import entities_called
from newsreader.views.door import wants_fragment, with_vary
from newsreader.views.filters import asked_filter

PAGE = 100


@require_safe
def entities(request: HttpRequest) -> HttpResponse:
    """By kind, first letter or a search by name; counts are of what this visitor may see."""
    kind = request.GET.get("kind", "")
    letter = request.GET.get("letter", "")[:1]
    met = Entity.objects.met_by(request.user)
    of_kind = met.of_kind(kind) if kind in Entity.Kind.values else met
    letters = list(of_kind.order_by("initial").values_list("initial", flat=True).distinct())
    shown = of_kind.filed_under(letter) if letter in letters else of_kind
    wanted = " ".join(request.GET.get("q", "").split())[:100]
    if wanted:
        shown = shown.named_like(wanted, also=entities_called(request.user, wanted))
    page = list(_after(shown.by_name(), request)[: PAGE + 1])
    context = {
        "entities": page[:PAGE],
        "more": len(page) > PAGE,
        "kinds": [
            (Entity.Kind(k), n) for k, n in met.order_by("kind").values_list("kind").annotate(Count("pk"))
        ],
        "kind": kind if kind in Entity.Kind.values else "",
        "letters": letters,
        "letter": letter if letter in letters else "",
        "wanted": wanted,
    }
    template = "entities/entities.html" + ("#list" if wants_fragment(request) else "")
    return with_vary(render(request, template, context))


def _after(entities: EntityQuerySet, request: HttpRequest) -> EntityQuerySet:
    """Those after a place: an id and the name it is filed under, or the id alone, as addresses were once."""
    first, _dot, sort_name = request.GET.get("after", "").replace("\0", "").partition(".")
    id = id_in(first)
    if id is None:
        return entities
    if not sort_name:
        sort_name = get_object_or_404(Entity.objects.visible_to(request.user), pk=id).sort_name
    return entities.filter(sort_name__gte=sort_name).exclude(sort_name=sort_name, id__lte=id)


@require_safe
def entity(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    """The card's content and more: all that was said, and every sentence that names it, a page at a time."""
    entity = visible_entity(request.user, id)
    if entity is None or slug != entity.slug:
        return _elsewhere(request, id, "entity")
    asked, card = asked_filter(request), Card(entity, request.user)
    if not request.GET:
        _ask(card)
    after = asked_place(request.GET.get("after", ""), request.user)
    context = _record(request, card) | {
        "entity": entity,
        "card": card,
        "filter": asked,
        "named": mentions.page(entity, card.answers, asked, after),
        "sources": mentions.sources(card),
    }
    return with_vary(render(request, "entities/entity.html", context))


def _ask(card: Card) -> None:
    """All that a page shows as it is opened, in a few messages to the database."""
    answers, of = card.answers, card.entity.pk
    answers.ask(*card.first_questions(), *record.first_questions(of), *mentions.first_questions(of))
    of_record, of_mentions = record.questions_then(answers, of), mentions.questions_then(answers, of)
    answers.ask(*card.questions_then(), *of_record, *of_mentions)


def _record(request: HttpRequest, card: Card) -> dict[str, record.RecordPage]:
    """Its events, words and figures, each from the place on that the query names; 404 where a row is none."""
    parts = {"events": record.events, "words": record.words, "figures": record.figures}
    asked = request.GET
    try:
        return {name: rows(card.entity, card.answers, asked.get(name, "")) for name, rows in parts.items()}
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


@require_safe
def entity_card(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    """The card alone; by its short address too, as chips ask for it."""
    entity = visible_entity(request.user, id)
    if entity is None or slug not in ("", entity.slug):
        return _elsewhere(request, id, "entity-card")
    card = Card(entity, request.user)
    card.ask()
    context = {"entity": entity, "card": card}
    response = with_vary(render(request, "entities/entity.html#card", context))
    patch_cache_control(response, private=True, no_store=True)
    return response


@require_safe
def entity_months(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    """All its mentions counted, however many: what the page of one that is in most articles leaves out."""
    entity = visible_entity(request.user, id)
    if entity is None or slug != entity.slug:
        return _elsewhere(request, id, "entity-months")
    context = {"entity": entity, "card": Card(entity, request.user, all=True)}
    return with_vary(render(request, "entities/months.html", context))


def _elsewhere(request: HttpRequest, id: int, name: str) -> HttpResponse:
    """The address of what the entity was merged into, or of itself under its right slug; 404 if hidden."""
    found = get_object_or_404(Entity, pk=id)
    entity = get_object_or_404(Entity.objects.visible_to(request.user), pk=found.standing.pk)
    return redirect(name, id=entity.pk, slug=entity.slug, permanent=entity != found)
