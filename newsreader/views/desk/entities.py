"""Entities at the desk."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsreader.forms.desk import EntityForm
from newsreader.models import Entity, deciding
from newsreader.views.desk.access import editor, for_editors


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def entity(request: HttpRequest, id: int) -> HttpResponse:
    entity = get_object_or_404(Entity.objects.visible_to(request.user), pk=id)
    form = EntityForm(request.POST or None, instance=entity)
    if request.method == "POST" and form.is_valid():
        entity.refresh_from_db()
        deciding.describe(entity, editor(request), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(entity)
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/entity.html", {"entity": entity, "form": form}, status=status)
