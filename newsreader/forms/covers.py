"""A timeline's cover, chosen among the pictures that the site serves for what stands on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsreader.forms.entries import of_report
from newsreader.forms.words import KeepsWords
from newsreader.models import Cover, LeadPicture, SentPicture, Timeline
from newsreader.models.lead_picture import LONGEST_ALTERNATIVE
from newsreader.models.sent_picture import LONGEST_CREDIT

MOST = 60  # pictures of articles, and as many that were sent


class CoverForm(KeepsWords, forms.Form):
    picture = forms.ChoiceField(
        label=gettext_lazy("Picture"), required=False, widget=forms.RadioSelect(attrs={"class": "pictures"})
    )
    alternative = forms.CharField(
        label=gettext_lazy("What it shows"),
        max_length=LONGEST_ALTERNATIVE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=gettext_lazy("For who cannot see it. A picture needs it."),
    )
    credit = forms.CharField(
        label=gettext_lazy("Credit"),
        max_length=LONGEST_CREDIT,
        required=False,
        help_text=gettext_lazy("Who made it, as it is to stand below it."),
    )

    def __init__(self, *args: Any, timeline: Timeline, **kwargs: Any) -> None:
        standing = Cover.objects.filter(timeline=timeline).first()
        names = ("picture", "alternative", "credit")
        kwargs["initial"] = {name: getattr(standing, name) for name in names} if standing else {}
        super().__init__(*args, **kwargs)
        self.urls: dict[str, str] = {}
        reports, sent = _reports(timeline, standing), _sent(timeline, standing)
        self.urls |= {f"report-{each.pk}": each.small_url for each in reports if each.is_kept}
        self.urls |= {f"sent-{each.pk}": each.url for each in sent}
        titles = _titles(timeline, sent)
        self.fields["picture"].choices = [  # type: ignore[attr-defined]
            ("", _("None")),
            *((f"report-{each.pk}", _in_words(each)) for each in reports),
            *((f"sent-{each.pk}", titles.get(each.pk, _("One that was sent for an entry"))) for each in sent),
        ]

    @property
    def shown_picture(self) -> str:
        """What the form was made from, for its picture is written radio by radio."""
        return str(self["picture"].as_hidden(only_initial=True))

    def clean(self) -> dict[str, Any] | None:
        given = self.cleaned_data
        if given.get("picture") and "alternative" in given and not given["alternative"]:
            self.add_error("alternative", _("Say what the picture shows, for who cannot see it."))
        return super().clean()


def _in_words(picture: LeadPicture) -> str:
    said = of_report(picture)
    if picture.is_kept:
        return said
    return _("%(picture)s (not kept any more: readers do not see it)") % {"picture": said}


def _reports(timeline: Timeline, standing: Cover | None) -> list[LeadPicture]:
    """The one that is chosen, kept or not: a form that did not offer it would take it off. And those kept of
    articles that the timeline cites."""
    chosen = (standing and standing.report_picture_id) or 0
    cited = LeadPicture.objects.kept().filter(article__citations__event__entries__timeline=timeline)
    offered = [chosen, *_first(cited.exclude(pk=chosen))]
    found = LeadPicture.objects.filter(pk__in=offered)
    return list(found.select_related("article__source").order_by("pk"))


def _sent(timeline: Timeline, standing: Cover | None) -> list[SentPicture]:
    chosen = (standing and standing.sent_picture_id) or 0
    offered = [chosen, *_first(SentPicture.objects.filter(entries__timeline=timeline).exclude(pk=chosen))]
    return list(SentPicture.objects.filter(pk__in=offered).only("digest").order_by("pk"))


def _titles(timeline: Timeline, sent: list[SentPicture]) -> dict[int, str]:
    """By picture: what it was sent for, as the entry is called."""
    entries = timeline.entries.filter(sent_picture__in=sent).select_related("event").in_order()
    return {each.sent_picture_id: each.title for each in entries if each.sent_picture_id}


def _first(pictures: QuerySet[Any]) -> list[int]:
    return list(pictures.distinct().order_by("pk").values_list("pk", flat=True)[:MOST])
