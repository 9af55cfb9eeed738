"""Forms of the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any
from unicodedata import normalize

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from newsreader.forms.feeds import web_address
from newsreader.forms.when import WhenField
from newsreader.forms.words import KeepsWords, MarkdownArea
from newsreader.models import (
    Article,
    Citation,
    Decision,
    Entity,
    Entry,
    Event,
    Proposal,
    Stale,
    Timeline,
    User,
)
from newsreader.models.addresses import slug_of
from newsreader.models.event import EventQuerySet
from newsreader.models.ids import id_in
from newsreader.models.prepared import Answers, PreparedModels
from newsreader.models.when import reading_of, when_of
from newsreader.showing.html.dates import when as in_words
from newsreader.showing.likely_timelines import EDITABLE, LikelyTimelines
from newsreader.text.when import When

MOST_BYTES = 10 * 1024 * 1024  # of an upload; the same as fetching takes from a file
MOST_ADDRESSES = 100  # of articles given at once
MOST_EVENTS = 200  # offered in one list


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class Uploads(forms.FileField):
    """Any number of files. What is wrong with one is said of that one, when the others were taken."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        return data or []


class IngestForm(KeepsWords, forms.Form):
    """Addresses, files or pasted text: one of them."""

    one_of_them = True  # none is marked as optional

    addresses = forms.CharField(
        label=_("Addresses"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "inputmode": "url", "spellcheck": "false"}),
        help_text=_("Of articles on the web, one a line. They are fetched in a moment."),
    )
    uploads = Uploads(
        label=_("Or files"),
        required=False,
        widget=SeveralFiles(attrs={"accept": ".txt,.text,.md,.html,.htm,.xhtml", "multiple": True}),
        help_text=_("Plain text or HTML, up to 10 MB each."),
    )
    text = forms.CharField(
        label=_("Or paste an article"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_(
            "As the page gives it: headline, byline, outlet, date, text. A blank line between paragraphs."
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors or self.files.getlist("uploads"):
            return cleaned
        if not cleaned.get("text", "").strip() and not cleaned.get("addresses"):
            raise ValidationError(_("Give an address, choose a file or paste some text."))
        return cleaned

    def clean_addresses(self) -> list[str]:
        lines = self.cleaned_data["addresses"].split()
        if len(lines) > MOST_ADDRESSES:
            raise ValidationError(_("At most %(most)s at once."), params={"most": MOST_ADDRESSES})
        return [web_address(line) for line in lines]


class TimelineField(forms.ModelChoiceField):
    """A timeline the editor edits, the likeliest for the article chosen beforehand."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Timeline.objects.none(), label=_("Timeline"), **kwargs)

    def label_from_instance(self, timeline: Any) -> str:
        if timeline.takes_pending:
            return _("%(title)s (published, new entries are pending)") % {"title": timeline}
        return _("%(title)s (published)") % {"title": timeline} if timeline.is_published else str(timeline)

    def offer(self, article: Article, editor: User, chosen: bool = False) -> None:
        """`chosen`: one was, and the likeliest need not be looked for."""
        self.queryset = Timeline.objects.editable_by(editor).order_by("title", "pk")
        answers = Answers(editor)
        theirs = [] if chosen else answers.models(EDITABLE)
        likely = None if chosen else LikelyTimelines([article.pk], theirs, answers).of(article.pk)
        self.initial = likely and likely.pk
        self.empty_label = None if likely else _("Choose one")
        self.widget.choices = self.choices


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


class EventField(forms.ModelChoiceField):
    """An event, shown with its when."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Event.objects.none(), label=_("Event"), empty_label=None, **kwargs)
        self.found: Callable[[int], Event | None] | None = None

    def label_from_instance(self, event: Any) -> str:
        return f"{in_words(event)}: {event.title}"

    def to_python(self, value: Any) -> Event | None:
        """One of the queryset's; where `found` is set, what that gives of its id, by SQL that is kept."""
        if self.found is None:
            event: Event | None = super().to_python(value)
            return event
        id = id_in(str(value or ""))
        event = None if id is None else self.found(id)
        if event is None and value not in self.empty_values:
            raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": value})
        return event

    def offer(self, events: Sequence[Event]) -> None:
        """Show these only, in this order; any of the queryset's is still taken."""
        rows = [(event.pk, self.label_from_instance(event)) for event in events]
        self.choices = [("", _("Choose one")), *rows] if rows else []


class CiteForm(KeepsWords, forms.Form):
    """Bind a proposal's words to an event that stands already."""

    event = EventField()

    def __init__(self, *args: Any, proposal: Proposal, editor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        event: Any = self.fields["event"]
        event.queryset = overlapping_events(proposal, editor)
        event.found = partial(_overlapping_event, proposal, editor)


def editable_events(editor: User) -> EventQuerySet:
    """Events on the timelines the editor edits."""
    theirs: EventQuerySet = Event.objects.filter(
        Exists(Entry.objects.editable_by(editor).filter(event=OuterRef("pk")))
    )
    return theirs.in_order()


def overlapping_events(proposal: Proposal, editor: User) -> EventQuerySet:
    """Events on the editor's timelines that may be the one proposed: those that overlap it in time."""
    events = editable_events(editor)
    if proposal.earliest and proposal.latest:
        events = events.between(proposal.earliest, proposal.latest)
    return events


def _overlapping_event(proposal: Proposal, editor: User, id: int) -> Event | None:
    """The one of overlapping_events() that has this id."""
    answers, first, last = Answers(editor), proposal.earliest, proposal.latest
    found = answers.models(_BETWEEN, id, first, last) if first and last else answers.models(_EDITABLE, id)
    return found[0] if found else None


_EDITABLE: PreparedModels[Event] = PreparedModels(lambda editor, id: editable_events(editor).filter(pk=id))
_BETWEEN: PreparedModels[Event] = PreparedModels(
    lambda editor, id, first, last: editable_events(editor).filter(pk=id).between(first, last)
)


class QuoteField(forms.CharField):
    """Words of an article, as they stand there."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("The words that say it"))
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        kwargs.setdefault(
            "help_text", _("Choose a sentence in the text, or copy words exactly as they stand.")
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """As an article's fields are kept: browsers send other line ends, and copying brings U+00A0."""
        words = super().to_python(value) or ""
        return normalize("NFC", words.replace("\r\n", "\n").replace("\u00a0", " "))


class CiteWordsForm(KeepsWords, forms.Form):
    """Bind words the editor picks out of an article to an event that stands already."""

    quote = QuoteField()
    place = forms.CharField(required=False, widget=forms.HiddenInput)  # where the sentence pressed stands
    event = EventField(help_text=_("Of those on the timelines you edit."))
    when = WhenField(label=_("When, by these words"))
    contradicts = forms.BooleanField(label=_("They say otherwise: they contradict it"), required=False)
    why = forms.CharField(label=_("Reason"), max_length=300, required=False)

    def __init__(
        self,
        *args: Any,
        editor: User,
        said: When | None,
        around: date | None,
        found: Sequence[Event] | None = None,
        **kwargs: Any,
    ) -> None:
        """`said` is what the words are read as; the events offered are those `found`, where one looked for
        some, else the nearest to `around`."""
        super().__init__(*args, **kwargs)
        self.auto_id = "cite_%s"  # another form with these fields stands on the page
        events = editable_events(editor)
        offered = nearest(events, around) if found is None else found
        self.fields["event"].queryset = events  # type: ignore[attr-defined]
        self.fields["event"].offer(offered)  # type: ignore[attr-defined]
        if said is not None:
            self.fields["when"].stands_for(said)  # type: ignore[attr-defined]
            same = [event.pk for event in offered if event.when == said]
            self.fields["event"].initial = same[0] if same else None
        if found and len(found) == 1:
            self.fields["event"].initial = found[0].pk


def nearest(events: EventQuerySet, day: date | None, most: int = MOST_EVENTS) -> Sequence[Event]:
    """Those that begin nearest to the day, half of them before and half after, in order of time."""
    if day is None:
        return list(events[:most])
    dated = events.annotate(from_day=Coalesce("earliest", "latest"))
    before = list(dated.filter(from_day__lte=day).order_by("-from_day", "-id")[: most // 2])
    after = list(dated.filter(from_day__gt=day).order_by("from_day", "id")[: most // 2])
    return before[::-1] + after


class WriteForm(KeepsWords, forms.Form):
    """An event from words the editor picks out of an article."""

    quote = QuoteField()
    place = forms.CharField(required=False, widget=forms.HiddenInput)  # where the sentence pressed stands
    title = forms.CharField(label=_("What happened"), max_length=300)
    when = WhenField(label=_("When"))
    timeline = TimelineField()
    annotation = forms.CharField(
        label=_("Annotation"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self, *args: Any, article: Article, editor: User, said: When | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["timeline"].offer(article, editor)  # type: ignore[attr-defined]
        if said is not None:
            self.fields["when"].stands_for(said)  # type: ignore[attr-defined]


class AsksWhen(KeepsWords):
    """A form with a date, `when`, that stands for one there is: two who change it are asked."""

    def stands_for(self, standing: When) -> None:
        self.fields["when"].stands_for(standing)  # type: ignore[attr-defined]
        self.fields["standing"].initial = reading_of(standing)

    @property
    def shown(self) -> When | None:
        """The when that the form showed, if it says so."""
        return when_of(self.data.get("standing", ""))

    @property
    def says_another(self) -> bool:
        """Was the date typed over? Its words sent back as they were shown are none of the editor's."""
        return "when" in self.data and not self._left_alone("when")

    def ask_about_date(self, stale: Stale, by: Decision | None, taken: Citation | None = None) -> None:
        """As ask(), of a date; `taken` is the citation whose date was pressed."""
        self.ask(stale, lambda _name: by)
        self.data["standing"] = reading_of(stale.clashes[0].now)
        if taken:
            [clash] = self.clashes
            self.clashes = [clash._replace(yours=in_words(taken), citation=taken.pk)]


class DateForm(AsksWhen, forms.Form):
    when = WhenField(label=_("When"))
    why = forms.CharField(label=_("Reason"), max_length=300, required=False)
    # What the event's when was when the form was made: its words may stand for several.
    standing = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stands_for(event.when)


class TimelineForm(KeepsWords, forms.ModelForm):
    slug = forms.CharField(
        label=_("Address"), max_length=80, required=False, help_text=_("Empty: made from the title.")
    )

    class Meta:
        model = Timeline
        fields = ("title", "standfirst", "slug")
        widgets = {"standfirst": MarkdownArea()}

    def clean_slug(self) -> str:
        words: str = self.cleaned_data["slug"] or self.cleaned_data.get("title", "")
        address = slug_of(words)
        if not address or address == "new":  # /desk/timelines/new/ begins one
            raise ValidationError(_("Give an address of letters and digits, such as aleppo-offensive."))
        if Timeline.objects.filter(slug=address).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Another timeline has this address."))
        return address


class EntityForm(KeepsWords, forms.ModelForm):
    class Meta:
        model = Entity
        fields = ("name", "kind", "description", "wikidata", "wikipedia")


class NameForm(KeepsWords, forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "further_%s"  # the entity's own name stands on the page

    name = forms.CharField(label=_("A further name"), max_length=200)
    demonym = forms.BooleanField(label=_("A demonym"), required=False, help_text=_("As Syrian is of Syria."))


class ReadingForm(AsksWhen, forms.Form):
    """What a time expression means."""

    when = WhenField(label=_("It means"))
    why = forms.CharField(label=_("Reason"), max_length=300, required=False)
    standing = forms.CharField(required=False, widget=forms.HiddenInput)


class RegistryForm(KeepsWords, forms.Form):
    file = forms.FileField(
        label=_("A registry file"), help_text=_("CSV or JSON, as exported here; up to 10 MB.")
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("Larger than 10 MB."))
        return file
