"""Entities at the desk: who is who."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsreader import deciding
from newsreader.forms.entities import EntityForm, NameForm
from newsreader.models import Decision, Entity, Stale
from newsreader.models.ids import id_in
from newsreader.showing.cards import newest_mentions
from newsreader.showing.similar import similar, similar_to
from newsreader.views.door import also_here, editor, editors_only, posts_back_to, put_aside

MATCHES = 12  # shown of a search for an entity to merge with
TO_REVIEW = 40  # provisional entities on one page of the review
ALIKE = 3  # put beside each of them


def _standing(request: HttpRequest, id: int | None) -> Entity:
    return get_object_or_404(Entity.objects.visible_to(request.user), pk=id)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def entity(request: HttpRequest, id: int) -> HttpResponse:
    """Name, kind, description; its names; whom it may be the same as."""
    entity = _standing(request, id)
    form = EntityForm(request.POST or None, instance=entity)
    valid = form.is_valid()
    if request.method == "POST":
        entity.refresh_from_db()  # checking an answer writes it into the row
    if not valid:
        return _page(request, entity, form, status=422 if form.errors else 200)
    try:
        changed = deciding.entities.update(
            entity, editor(request), made_from=form.made_from, **form.cleaned_data
        )
    except Stale as stale:
        decisions = Decision.objects.filter(entity=entity)
        form.ask(stale, lambda name: decisions.last_to_change(entity, name))
        entity.refresh_from_db()
        return _page(request, entity, form, status=409)
    messages.success(request, _("Saved.") if changed else _("Saved: nothing was changed."))
    return redirect("desk-entity", entity.pk)


def _page(
    request: HttpRequest, entity: Entity, form: EntityForm, status: int, naming: NameForm | None = None
) -> HttpResponse:
    wanted = request.GET.get("q", "").strip()[:100]
    context = {
        "entity": entity,
        "form": form,
        "naming": naming or NameForm(),
        "alike": similar_to(entity),
        "wanted": wanted,
        "matches": Entity.objects.named_like(wanted).exclude(pk=entity.pk)[:MATCHES] if wanted else [],
        "decisions": entity.decisions.select_related("by").order_by("-id")[:12],
        "others": also_here(request, reverse("desk-entity", args=[entity.pk])),
    }
    return render(request, "desk/entity.html", context, status=status)


@require_safe
@editors_only
def entities(request: HttpRequest) -> HttpResponse:
    """Provisional names that were met in two articles or more, each with the newest sentence that names it
    and with those it may be the same as."""
    waiting = list(Entity.objects.provisional().met_often().order_by("-id")[:TO_REVIEW])
    alike = similar(waiting, ALIKE)
    named = newest_mentions([entity.pk for entity in waiting], request.user)
    names = [
        (entity, [named[entity.pk]] if entity.pk in named else [], alike[entity.pk]) for entity in waiting
    ]
    return render(request, "desk/entities.html", {"names": names})


@require_POST
@editors_only
def confirm(request: HttpRequest, id: int) -> HttpResponse:
    entity = _standing(request, id)
    deciding.entities.update(entity, editor(request))
    messages.success(request, _("“%(name)s” is confirmed.") % {"name": entity})
    return redirect("desk-entities")


@require_POST
@editors_only
def merge(request: HttpRequest, id: int) -> HttpResponse:
    """Merge this entity into the one chosen."""
    put_aside(request, and_tell=True)
    entity, into = _standing(request, id), _standing(request, id_in(request.POST.get("into", "")))
    deciding.entities.merge(entity, into, editor(request), why=request.POST.get("why", ""))
    messages.success(request, _("“%(name)s” is “%(into)s” now.") % {"name": entity, "into": into})
    return redirect("desk-entity", into.pk)


@require_POST
@editors_only
def split(request: HttpRequest, id: int) -> HttpResponse:
    """Make the ticked names an entity of their own."""
    put_aside(request, and_tell=True)
    entity = _standing(request, id)
    chosen = {id_in(pk) for pk in request.POST.getlist("names")}
    names = [alias for alias in entity.aliases.all() if alias.pk in chosen]
    new = deciding.entities.split(entity, names, editor(request))
    messages.success(request, _("“%(new)s” stands on its own now.") % {"new": new})
    return redirect("desk-entity", new.pk)


@require_POST
@editors_only
def part(request: HttpRequest, id: int) -> HttpResponse:
    """Say that the two are not the same."""
    put_aside(request, and_tell=True)
    entity, other = _standing(request, id), _standing(request, id_in(request.POST.get("other", "")))
    deciding.entities.distinguish(entity, other, editor(request))
    messages.success(request, _("Noted: two different ones. Nobody will be asked again."))
    return redirect("desk-entity", entity.pk)


@posts_back_to("desk-entity")
@editors_only
def name(request: HttpRequest, id: int) -> HttpResponse:
    entity = _standing(request, id)
    form = NameForm(request.POST)
    if not form.is_valid():
        return _page(request, entity, EntityForm(instance=entity), status=422, naming=form)
    words = form.cleaned_data
    alias = deciding.entities.add_name(entity, words["name"], editor(request), demonym=words["demonym"])
    messages.success(request, _("“%(name)s” is one of its names now.") % {"name": alias.name})
    return redirect("desk-entity", entity.pk)


@require_POST
@editors_only
def unname(request: HttpRequest, id: int) -> HttpResponse:
    put_aside(request, and_tell=True)
    entity = _standing(request, id)
    alias = get_object_or_404(
        entity.aliases, pk=id_in(request.POST.get("alias") or request.POST.get("name", ""))
    )
    deciding.entities.remove_name(alias, editor(request))
    messages.success(request, _("“%(name)s” is none of its names any more.") % {"name": alias.name})
    return redirect("desk-entity", entity.pk)
