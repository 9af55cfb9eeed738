"""A timeline's cover, chosen among the pictures that the site serves for what stands on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
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
        self.urls |= {f"report-{each.pk}": each.small_url for each in reports}
        self.urls |= {f"sent-{each.pk}": each.url for each in sent}
        self.fields["picture"].choices = [  # type: ignore[attr-defined]
            ("", _("None")),
            *((f"report-{each.pk}", of_report(each)) for each in reports),
            *((f"sent-{each.pk}", _("One that was sent for an entry")) for each in sent),
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


def _reports(timeline: Timeline, standing: Cover | None) -> list[LeadPicture]:
    """Those kept of articles that the timeline cites, and the one that is chosen."""
    on = Q(article__citations__event__entries__timeline=timeline)
    chosen = Q(pk=(standing and standing.report_picture_id) or 0)
    found = LeadPicture.objects.kept().filter(on | chosen).distinct()
    return list(found.select_related("article__source").order_by("pk")[:MOST])


def _sent(timeline: Timeline, standing: Cover | None) -> list[SentPicture]:
    on, chosen = Q(entries__timeline=timeline), Q(pk=(standing and standing.sent_picture_id) or 0)
    found = SentPicture.objects.filter(on | chosen).distinct()
    return list(found.only("digest").order_by("pk")[:MOST])
