"""Forms in which words are safe: they know what they were made from, and come back with all of it.

Beside each field of a desk's form stands what it showed when it was made (Django's hidden initial value,
`initial-NAME`); the tag `typed` says whose form it is and where it is sent. See docs/decisions/0013.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from newsreader.models import Clash, Decision, Stale
from newsreader.models.decision import same
from newsreader.showing.html.dates import when as words_of
from newsreader.text.when import When

RESUMED = "resumed"  # sent with words that were put aside: the form is shown with them, and nothing is done


class MarkdownArea(forms.Textarea):
    """For words in Markdown, which can be looked at before they are saved."""

    is_markdown = True

    def __init__(self, rows: int = 4) -> None:
        super().__init__(attrs={"rows": rows, "dir": "auto"})


class PlainWords(forms.CharField):
    """Plain words over several lines, which end with one character each: browsers count one and send two."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}), **kwargs)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class ShownClash(NamedTuple):
    """A field that two people changed, in words."""

    takes: str  # what the button that keeps the other's words sends
    label: str
    before: str
    now: str
    yours: str
    by: Decision | None = None  # that changed it, where one is known
    citation: int | None = None  # yours was not typed, but taken from this one


class KeepsWords:
    """A form that comes back opens at the first field to mend, also without JavaScript.

    It carries what it was made from, so that changes to different fields merge and changes to the same field
    ask (`made_from`, `ask`), and is never valid where it only brings words back (`resumed`).
    """

    fields: dict[str, forms.Field]
    clashes: Sequence[ShownClash] = ()
    data: Any
    is_bound: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = not (field.widget.is_hidden or field.widget.needs_multipart_form)
        self._take_theirs()

    @property
    def resumed(self) -> bool:
        return self.is_bound and RESUMED in self.data

    def is_valid(self) -> bool:
        valid: bool = super().is_valid()  # type: ignore[misc]
        return valid and not self.resumed

    def add_error(self, field: str | None, error: Any) -> None:
        super().add_error(field, error)  # type: ignore[misc]
        if field:
            self._open_at(field)

    def _open_at(self, name: str) -> None:
        if not any("autofocus" in each.widget.attrs for each in self.fields.values()):
            self.fields[name].widget.attrs["autofocus"] = True

    @property
    def made_from(self) -> dict[str, Any]:
        """What the fields were when the form was made, of those that say so, cleaned as an answer is."""
        values = {}
        for name, field in self.fields.items():
            hidden = self._hidden_name(name)
            if field.show_hidden_initial and hidden in self.data:
                given = field.hidden_widget().value_from_datadict(self.data, MultiValueDict(), hidden)
                try:
                    values[name] = field.to_python(given)
                except ValidationError:  # it was changed on its way, or stands for nothing that can be typed
                    continue
        return values

    def _hidden_name(self, name: str) -> str:
        return str(self[name].html_initial_name)  # type: ignore[index]

    def _left_alone(self, name: str) -> bool:
        """Does the field hold what it was shown with?"""
        hidden = self._hidden_name(name)
        return hidden in self.data and same(self._typed(name), self.data[hidden])

    def ask(self, stale: Stale, changed_by: Callable[[str], Decision | None]) -> None:
        """Show both, side by side with what stood before. The form is then made from what stands now: to save
        it once more means the editor's own words."""
        self.data = self.data.copy()
        self.clashes = [self._shown(clash, changed_by(clash.field)) for clash in stale.clashes]
        for name in self.fields:
            if self._left_alone(name) and hasattr(stale.row, name):
                stands = self.in_words(name, getattr(stale.row, name))
                self._answer(name, stands)
                self.data[self._hidden_name(name)] = stands
        self._open_at(stale.clashes[0].field)

    def _shown(self, clash: Clash, by: Decision | None) -> ShownClash:
        name, hidden = clash.field, self._hidden_name(clash.field)
        before, self.data[hidden] = self.data.get(hidden, ""), self.in_words(name, clash.now)
        label, typed = str(self.fields[name].label), self._typed(name)
        return ShownClash(self._name(name), label, before, self.data[hidden], typed, by)

    def in_words(self, name: str, value: Any) -> str:
        if isinstance(value, When):
            return words_of(value)
        field = self.fields[name]
        value = field.prepare_value(value)
        if isinstance(field, forms.ChoiceField):
            return str(value or "")  # a list's widget would give a list
        return str(field.widget.format_value(value) or "") if value is not None else ""

    def _take_theirs(self) -> None:
        """A press on "Keep what … wrote" in a form that asked: the field is what the other had written."""
        taken = self.data.getlist("take") if self.is_bound and "take" in self.data else []
        for name in self.fields:
            if self._name(name) in taken and self._hidden_name(name) in self.data:
                self._answer(name, self.data[self._hidden_name(name)])

    def _name(self, name: str) -> str:
        """What the field is called where it is sent."""
        return str(self.add_prefix(name))  # type: ignore[attr-defined]

    def _typed(self, name: str) -> str:
        return str(self.data.get(self._name(name), ""))

    def _answer(self, name: str, words: str) -> None:
        if not getattr(self.data, "_mutable", True):
            self.data = self.data.copy()
        self.data[self._name(name)] = words


def with_all_fields(answers: QueryDict, row: models.Model, form: type[forms.ModelForm[Any]]) -> QueryDict:
    """The answers to a form of the row; where another part of its page was sent alone, with what stands."""
    answers = answers.copy()
    for name in form.base_fields:
        if name not in answers and f"initial-{name}" not in answers and hasattr(row, name):
            answers[name] = answers[f"initial-{name}"] = getattr(row, name)
    return answers
