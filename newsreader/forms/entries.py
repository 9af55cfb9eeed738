"""An entry: its words, how much it matters, its picture, and where its event happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsreader.fetching.documents import Refused
from newsreader.fetching.pictures.reencode import LIMITS
from newsreader.forms.words import KeepsWords, MarkdownArea
from newsreader.models import Entry, Event, LeadPicture, SentPicture, User
from newsreader.models.ids import id_in
from newsreader.models.search import Kind
from newsreader.models.territories import country
from newsreader.models.timeline import EntryQuerySet
from newsreader.showing.between import why_not
from newsreader.showing.html.dates import when as in_words
from newsreader.showing.search import search, understand
from newsreader.text.places import towns


class BesideField(forms.ChoiceField):
    """An entry of the same timeline, by its id."""

    def to_python(self, value: Any) -> Any:
        return id_in(str(value)) if value else None


LONGEST_SOUGHT, MOST_SOUGHT = 200, 8  # characters, words: a query of many words is too deep for SQLite
MOST_BESIDE = 200  # entries offered to stand beside; any other is found by its words


class EntryForm(KeepsWords, forms.ModelForm):
    stands_after_id = BesideField(label=gettext_lazy("After"), required=False)
    stands_before_id = BesideField(label=gettext_lazy("Before"), required=False)
    beside_words = forms.CharField(
        label=gettext_lazy("Find an entry by its words"), max_length=200, required=False
    )
    picture = forms.ChoiceField(
        label=gettext_lazy("Picture"),
        required=False,
        help_text=gettext_lazy(
            "Of the articles cited, those whose picture is kept. Readers see one where its article is public."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("Or one of yours"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif,image/avif"}),
        help_text=gettext_lazy("It is encoded anew: nothing that stands beside its pixels is kept."),
    )

    class Meta:
        model = Entry
        fields = ("headline", "annotation", "weight", "picture_alternative", "picture_credit")
        widgets = {
            "annotation": MarkdownArea(rows=5),
            "picture_alternative": forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        }
        labels = {
            "picture_alternative": gettext_lazy("What it shows"),
            "picture_credit": gettext_lazy("Credit"),
        }
        help_texts = {
            "picture_alternative": gettext_lazy("For who cannot see it. A picture needs it."),
            "picture_credit": gettext_lazy("Who made it, as it is to stand below it."),
        }

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["beside_words"].show_hidden_initial = False  # nothing that is saved
        self.fields["picture"].initial = self.instance.picture
        self.fields["picture"].choices = self._pictures()  # type: ignore[attr-defined]
        if self.instance.is_undated:
            offered = [("", _("Not known")), *self._offered()]
            for name in BESIDE:
                self.fields[name].initial = getattr(self.instance, name)
                self.fields[name].choices = offered  # type: ignore[attr-defined]
        else:
            for name in (*BESIDE, "beside_words"):
                del self.fields[name]

    @property
    def finds(self) -> bool:
        """Is an entry to stand beside looked for? Then nothing is saved yet."""
        return self.is_bound and "find_beside" in self.data and "beside_words" in self.fields

    def find(self) -> None:
        """The form again with what was found; said so where nothing was."""
        self.full_clean()
        if not self._found_by_words():
            self.add_error("beside_words", _("No entry with a day has these words."))

    def _offered(self) -> list[tuple[int, str]]:
        """The entries that were looked for, or else those nearest to when it was first reported; and those it
        stands beside, or was to stand beside in the form."""
        entry = self.instance
        chosen = {*entry.beside, *(id_in(self._typed(name)) for name in BESIDE)} - {None}
        offered = (self._found_by_words() if self.finds else []) or self._near()
        found = {each.pk: each for each in (*offered, *self._others.filter(pk__in=chosen))}
        rows = [
            (each.pk, f"{in_words(each.event)}: {each.title}")
            for each in sorted(found.values(), key=lambda each: each.key)
        ]
        gone = [id for id in entry.beside if id not in found]
        return [*rows, *((id, _("One that was taken off, or has no day")) for id in gone)]

    @property
    def _others(self) -> EntryQuerySet:
        """What it may stand beside."""
        entry, pending = self.instance, self.instance.pending_on_id
        home = Entry.objects.at_home_on(pending) if pending else Entry.objects.filter(timeline=entry.timeline)
        return home.with_a_day().select_related("event")

    def _near(self) -> list[Entry]:
        told = self.instance.event.citations.filter(reported__isnull=False).order_by("reported").first()
        day = told.reported if told else self.instance.created.date()
        earlier = self._others.filter(day__lte=day).in_reverse()[: MOST_BESIDE // 2]
        return [*earlier, *self._others.filter(day__gt=day).in_order()[: MOST_BESIDE // 2]]

    def _found_by_words(self) -> list[Entry]:
        words = " ".join(
            self._typed("beside_words").replace("\0", " ")[:LONGEST_SOUGHT].split()[:MOST_SOUGHT]
        )
        wanted = replace(
            understand(words, timezone.localdate()),
            kinds=frozenset({Kind.ENTRY}),
            timeline=self.instance.home.pk,
        )
        if not wanted.positive:
            return []
        ids = [hit.target for hit in search(self.by, wanted, limit=MOST_BESIDE).hits]
        # What is pending stands in no index: it is looked for by its title, and is not much.
        titled = Q(*(Q(event__title__icontains=word) for word in words.split()), pending_on__isnull=False)
        return [*self._others.filter(Q(pk__in=ids) | titled)[:MOST_BESIDE]]

    def _pictures(self) -> list[tuple[str, str]]:
        """None, those of the articles cited, and those that were sent for it."""
        cited = LeadPicture.objects.kept().filter(article__citations__event=self.instance.event_id)
        chosen = LeadPicture.objects.filter(pk=self.instance.report_picture_id or 0)
        reports = (cited | chosen).distinct().select_related("article__source").order_by("pk")
        sent = {self.instance.sent_picture_id, self._sent(self.data.get("picture", ""))}
        known = SentPicture.objects.filter(pk__in=sent - {None}).order_by("pk").values_list("pk", flat=True)
        return [
            ("", _("None")),
            *((f"report-{each.pk}", of_report(each)) for each in reports),
            *((f"sent-{id}", _("The one that was sent")) for id in known),
        ]

    def _sent(self, named: str) -> int | None:
        return id_in(named.removeprefix("sent-")) if named.startswith("sent-") else None

    @property
    def words(self) -> Sequence[BoundField]:
        return [self[name] for name in ("headline", "annotation", "weight")]

    @property
    def about_picture(self) -> Sequence[BoundField]:
        return [self[name] for name in ("picture", "file", "picture_alternative", "picture_credit")]

    def clean_file(self) -> SentPicture | None:
        file = self.cleaned_data["file"]
        if file is None or self.resumed:
            return None
        if file.size > LIMITS.received:
            raise ValidationError(_("The picture has more than 15 MB."))
        try:
            return SentPicture.objects.receive(file.read())
        except Refused as refused:
            raise ValidationError(str(refused)) from refused

    def clean(self) -> dict[str, Any]:
        """The file is taken by now: where the form comes back, the picture is chosen in it."""
        cleaned = super().clean() or {}
        cleaned.pop("beside_words", None)
        if sent := cleaned.pop("file", None):
            cleaned["picture"] = f"sent-{sent.pk}"
            self._answer("picture", cleaned["picture"])
            self.fields["picture"].choices = self._pictures()  # type: ignore[attr-defined]
        if any(name in self.changed_data for name in BESIDE):
            self._check_beside(cleaned)
        if cleaned.get("picture") and not cleaned.get("picture_alternative"):
            self.add_error("picture_alternative", _("Say what the picture shows, for who cannot see it."))
        return cleaned

    def _check_beside(self, cleaned: dict[str, Any]) -> None:
        ids = [id for id in (cleaned.get(name) for name in BESIDE) if id]
        found = Entry.objects.select_related("event").in_bulk(ids)
        if ids and (why := why_not(ids, *(found.get(cleaned.get(name) or 0) for name in BESIDE))):
            self.add_error(BESIDE[-1], why)

    @property
    def beside(self) -> Sequence[BoundField]:
        return [self[name] for name in BESIDE if name in self.fields]

    @property
    def find_beside(self) -> BoundField:
        return self["beside_words"]


BESIDE = ("stands_after_id", "stands_before_id")


def of_report(picture: LeadPicture) -> str:
    """What a form calls it; of a private article, that readers do not see it."""
    article = picture.article
    said = {"source": article.source.name if article.source else _("Source unknown"), "title": article}
    if article.public:
        return _("%(source)s: %(title)s") % said
    return _("%(source)s: %(title)s (the article is private: readers do not see it)") % said


class PlaceForm(KeepsWords, forms.ModelForm):
    """Where an event happened. Of several towns of one name it asks which is meant (`town`)."""

    town = forms.ChoiceField(label=gettext_lazy("Which one"), required=False)

    class Meta:
        model = Event
        fields = ("place", "latitude", "longitude")
        help_texts = {
            "place": gettext_lazy("As readers are to read it: Aleppo, or Tripoli, Lebanon."),
            "latitude": gettext_lazy("Degrees, north of the equator. Empty: the spot is not certain."),
            "longitude": gettext_lazy("Degrees, east of Greenwich; west of it with a minus."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.is_bound and ("find" in self.data or "town" in self.data)
        choices = _towns(self._typed("place")) if asked else []
        if choices:
            self.fields["town"].choices = [*choices, ("", _("None of these"))]  # type: ignore[attr-defined]
            self.fields["town"].show_hidden_initial = False
            self.fields["town"].initial = choices[0][0]
        else:
            del self.fields["town"]

    @property
    def finds(self) -> bool:
        """Was the gazetteer asked? Then nothing is saved yet."""
        return self.is_bound and "find" in self.data

    def find(self) -> None:
        """The form again with what the gazetteer has; in the first of its places, and said so, where it has
        nothing."""
        self.full_clean()
        if "town" not in self.fields:
            self.add_error("place", _("No town of this name is known here. Its degrees can be typed."))
        elif not self._typed("town"):
            self._answer("town", str(self.fields["town"].initial))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if town := cleaned.pop("town", ""):
            cleaned["latitude"], cleaned["longitude"] = (float(each) for each in town.split(","))
        for name, most in (("latitude", 90), ("longitude", 180)):
            if cleaned.get(name) is not None:
                cleaned[name] = round(cleaned[name], 5)
                if not -most <= cleaned[name] <= most:
                    self.add_error(name, _("Between -%(most)d and %(most)d.") % {"most": most})
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None) and not self.errors:
            self.add_error("longitude", _("Both degrees, or neither."))
        if cleaned.get("latitude") is not None and not cleaned.get("place") and not self.errors:
            self.add_error("place", _("A spot needs its name."))
        return cleaned


def _towns(typed: str) -> list[tuple[str, str]]:
    """Those of the name, or of "name, country": degrees, and what people call it."""
    name, _comma, land = typed.rpartition(",")
    found = towns(typed) or tuple(town for town in towns(name) if _same(country(town.country), land))
    return [
        (
            f"{town.latitude},{town.longitude}",
            f"{town.name}, {country(town.country)} ({town.latitude:.2f}, {town.longitude:.2f})",
        )
        for town in found
    ]


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.strip().casefold()
