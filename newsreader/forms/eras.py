"""The eras of a timeline: one form each, and an empty one for the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from newsreader.forms.when import WhenField
from newsreader.forms.words import KeepsWords, ShownClash
from newsreader.models import Clash, Era, Timeline
from newsreader.models.era import EraEdit, EraWords
from newsreader.models.ids import id_in
from newsreader.showing.html.dates import day
from newsreader.text.timex.typed import understand
from newsreader.text.when import When

MOST_ERAS = 60  # of one timeline


class EraForm(KeepsWords, forms.Form):
    """Cleans to `era`: its title, first and last day."""

    DAYS_AND_TITLE = ("title", "first", "last")

    title = forms.CharField(label=_("Title"), max_length=200)
    first = WhenField(label=_("From"), help_text="")
    last = WhenField(label=_("To"), help_text="", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.standing: EraWords | None = None
        if "title" in self.initial:
            self.standing = (self.initial["title"], self.initial["first"], self.initial["last"])
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

    @property
    def shown(self) -> EraWords | None:
        """The era that the form was made from, as its hidden fields say; None where they say none."""
        if self._hidden_name("title") not in self.data:  # sent by no page of ours
            return self.standing
        title, first, last = (
            self.data.get(self._hidden_name(name), "") for name in ("title", "first", "last")
        )
        try:
            begins, ends = understand(first), understand(last or first)
        except ValueError:
            return None
        if begins.earliest is None or ends.latest is None:
            return None
        return title.strip(), begins.earliest, ends.latest

    def ask_about(self, now: EraWords | None) -> None:
        """Made from what stands now: None, where somebody took the era away."""
        self.data = self.data.copy()
        before = {name: self.data.get(self._hidden_name(name), "") for name in self.DAYS_AND_TITLE}
        stands = {"title": now[0], "first": day(now[1]), "last": day(now[2])} if now else {}
        for name in before:
            self.data[self._hidden_name(name)] = stands.get(name, "")
        typed = {name: self._typed(name) for name in before}
        gone = str(_("taken away"))
        self.clashes = [
            ShownClash(
                str(self.prefix),
                str(_("Era")),
                _in_a_line(before),
                _in_a_line(stands) if now else gone,
                gone if self._name("DELETE") in self.data else _in_a_line(typed),
            )
        ]

    def _take_theirs(self) -> None:
        if not self.is_bound or self.prefix not in self.data.getlist("take"):
            return
        theirs = {name: self.data.get(self._hidden_name(name), "") for name in self.DAYS_AND_TITLE}
        self.data = self.data.copy()
        self.data.pop(self._name("DELETE"), None)
        if theirs["title"]:
            for name, words in theirs.items():
                self._answer(name, words)
        else:
            self.data[self._name("DELETE")] = "on"


def _in_a_line(words: Mapping[str, str]) -> str:
    days = [words[name] for name in ("first", "last") if words.get(name)]
    return f"{words.get('title', '')}: {' – '.join(days)}"


class Eras(forms.BaseFormSet):
    seen: list[int]  # the ids of the eras that stood when the form was first shown

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Remove")

    @property
    def edits(self) -> list[EraEdit]:
        """What was made of each era and of the empty form, once valid; those left as they were too."""
        edits = []
        for at, form in enumerate(self.forms):
            id = self.seen[at] if at < len(self.seen) else None
            kept = form not in self.deleted_forms and "era" in form.cleaned_data
            if id is not None or kept:
                edits.append(EraEdit(id, form.shown, form.cleaned_data["era"] if kept else None))
        return edits

    def ask(self, clashes: Sequence[Clash]) -> None:
        """Show what stands now beside what was typed; the form is then made from what stands."""
        for clash in clashes:
            form = self.forms[self.seen.index(int(clash.field))]
            form.ask_about(clash.now)


_FORMS: type[Eras] = forms.formset_factory(  # type: ignore[assignment]
    EraForm, Eras, extra=1, can_delete=True, can_delete_extra=False, max_num=MOST_ERAS, validate_max=True
)


def eras_form(timeline: Timeline, answers: QueryDict | None = None) -> Eras:
    """The eras that stand; of answers those the editor saw, as they stand by now."""
    if answers is None:
        seen = [era.pk for era in timeline.eras_in_order]
    else:
        seen = [id for id in map(id_in, answers.getlist("era")) if id is not None]
    standing = {era.pk: era for era in timeline.eras_in_order}
    shown = [_shown(standing.get(id)) for id in seen]
    form = _FORMS(answers, initial=shown, prefix="eras")
    form.seen = seen
    return form


def _shown(era: Era | None) -> dict[str, Any]:
    return {"title": era.title, "first": era.earliest, "last": era.latest} if era else {}
