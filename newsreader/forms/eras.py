"""The eras of a timeline: one form each, and an empty one for the next."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from newsreader.forms.desk import LeadsToErrors
from newsreader.forms.when import WhenField
from newsreader.models import Timeline
from newsreader.models.ids import id_in
from newsreader.text.when import When

MOST_ERAS = 60  # of one timeline


class EraForm(LeadsToErrors, forms.Form):
    """Cleans to `era`: its title, first and last day."""

    title = forms.CharField(label=_("Title"), max_length=200)
    first = WhenField(label=_("From"), help_text="")
    last = WhenField(label=_("To"), help_text="", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first", "last"):
            field: WhenField = self.fields[name]  # type: ignore[assignment]
            field.asked_as(self.add_prefix(name))
            if day := self.initial.get(name):
                field.stands_for(When(day, day))
                self.initial = {**self.initial, name: field.initial}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if not first or "last" not in cleaned or "title" not in cleaned:
            return cleaned
        begins, ends = first.earliest, (last or first).latest
        if begins is None:
            self.add_error("first", _("Say on which day, or in which month or year, it begins."))
        elif ends is None:
            self.add_error("last", _("Say on which day, or in which month or year, it ends."))
        elif ends < begins:
            self.add_error("last", _("It ends before it begins."))
        else:
            cleaned["era"] = (cleaned["title"], begins, ends)
        return cleaned


class Eras(forms.BaseFormSet):
    seen: list[int]  # the ids of the eras that stood when the form was first shown

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Remove")

    @property
    def eras(self) -> list[tuple[str, date, date]]:
        """Those not removed, once valid."""
        kept = [form for form in self.forms if form not in self.deleted_forms]
        return [form.cleaned_data["era"] for form in kept if "era" in form.cleaned_data]


_FORMS: type[Eras] = forms.formset_factory(  # type: ignore[assignment]
    EraForm, Eras, extra=1, can_delete=True, can_delete_extra=False, max_num=MOST_ERAS, validate_max=True
)


def eras_form(timeline: Timeline, answers: QueryDict | None = None) -> Eras:
    eras = timeline.eras_in_order
    shown = [{"title": era.title, "first": era.earliest, "last": era.latest} for era in eras]
    form = _FORMS(answers, initial=shown, prefix="eras")
    form.seen = [era.pk for era in eras]
    if answers is not None:
        form.seen = [id for id in map(id_in, answers.getlist("era")) if id is not None]
    return form
