"""What an editor makes of a proposal, and of several at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsreader.forms.offered import EventField, TimelineField, editable_events, nearest
from newsreader.forms.when import WhenField
from newsreader.forms.words import KeepsWords, MarkdownArea
from newsreader.models import Event, Proposal, Timeline, User
from newsreader.models.prepared import Answers, PreparedModels


class AcceptForm(KeepsWords, forms.Form):
    title = forms.CharField(label=_("What happened"), max_length=300)
    when = WhenField(label=_("When"))
    timeline = TimelineField()
    preset = forms.CharField(required=False, widget=forms.HiddenInput)  # the timeline it stood on
    annotation = forms.CharField(label=_("Annotation"), required=False, widget=MarkdownArea(rows=3))
    why = forms.CharField(label=_("Reason"), max_length=300, required=False)

    def __init__(self, *args: Any, proposal: Proposal, editor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = bool(self.data.get("timeline"))
        self.fields["timeline"].offer(proposal.article, editor, chosen)  # type: ignore[attr-defined]
        self.fields["preset"].initial = self.fields["timeline"].initial or "none"
        self.fields["title"].initial = proposal.title
        self.fields["when"].stands_for(proposal.when)  # type: ignore[attr-defined]

    @property
    def publishes_unchosen(self) -> bool:
        """Valid, it would be public at once, on a timeline that the editor did not choose by hand.

        In the queue one press may fall on the wrong row, whatever its list says; on the proposal's own page
        (which sends what it stood on) whoever chose another timeline has read that it is published.
        """
        timeline: Timeline = self.cleaned_data["timeline"]
        return timeline.publishes_at_once and self.cleaned_data["preset"] in ("", str(timeline.pk))


class RejectForm(KeepsWords, forms.Form):
    """`why` may be chosen of the newsroom's own short list, which its page names "reasons"."""

    why = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"list": "reasons", "autocomplete": "off"}),
    )


class CiteForm(KeepsWords, forms.Form):
    """Bind a proposal's words to an event that stands already. Those `offered` are shown; any other that the
    editor edits is taken, for the queue shows what stands a day beside, too."""

    event = EventField()

    def __init__(self, *args: Any, editor: User, offered: Sequence[Event] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        event: Any = self.fields["event"]
        event.queryset = editable_events(editor)
        event.found = partial(_editable_event, editor)
        event.offer(offered)
        if len(offered) == 1:
            event.initial = offered[0].pk


def events_of_its_days(proposal: Proposal, editor: User) -> Sequence[Event]:
    """Events on the editor's timelines that may be the one proposed: those that overlap it in time; of many
    the nearest to its report."""
    events = editable_events(editor)
    if proposal.earliest and proposal.latest:
        events = events.between(proposal.earliest, proposal.latest)
    return nearest(events, proposal.reported)


def _editable_event(editor: User, id: int) -> Event | None:
    found = Answers(editor).models(_EDITABLE, id)
    return found[0] if found else None


_EDITABLE: PreparedModels[Event] = PreparedModels(lambda editor, id: editable_events(editor).filter(pk=id))


class SeveralForm(forms.Form):
    """What is done with several proposals at once."""

    do = forms.ChoiceField(choices=[("accept", ""), ("reject", ""), ("unlikely", "")])
    timeline = forms.ModelChoiceField(Timeline.objects.none(), required=False)
    why = forms.CharField(max_length=300, required=False)

    def __init__(self, *args: Any, editor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["timeline"].queryset = Timeline.objects.editable_by(editor)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("do") == "accept" and not cleaned.get("timeline"):
            raise ValidationError(_("Choose the timeline they go to."))
        return cleaned
