"""The columns of a when, shared by everything that is dated."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsreader.text.when import PARTS_OF_DAY, PRECISIONS, When


class Dated(models.Model):
    """When something happened: inclusive bounds, either of which may be open, and how they were meant."""

    earliest = models.DateField(_("earliest day"), null=True, blank=True)
    latest = models.DateField(_("latest day"), null=True, blank=True)
    precision = models.CharField(
        _("precision"), max_length=12, default="day", choices=[(name, name) for name in PRECISIONS]
    )
    circa = models.BooleanField(_("about"), default=False)
    time = models.TimeField(_("local time"), null=True, blank=True)
    zone = models.CharField(_("zone"), max_length=64, blank=True)
    part_of_day = models.CharField(
        _("part of day"), max_length=2, blank=True, choices=[(part, part) for part in PARTS_OF_DAY]
    )

    class Meta:
        abstract = True

    WHEN_FIELDS = ("earliest", "latest", "precision", "circa", "time", "zone", "part_of_day")

    @property
    def reading(self) -> str:
        """The when as one string, equal for equal readings."""
        return "/".join(str(getattr(self, name)) for name in self.WHEN_FIELDS)

    @property
    def when(self) -> When:
        return When(**{name: getattr(self, name) for name in self.WHEN_FIELDS})

    @when.setter
    def when(self, when: When) -> None:
        for name in self.WHEN_FIELDS:
            setattr(self, name, getattr(when, name))
