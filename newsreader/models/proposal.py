"""Proposals: what the machine read as events. Rebuilt at each reading; only a decision makes an event."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsreader.drafting.likelihood import UNLIKELY
from newsreader.models import access
from newsreader.models.addresses import of_words
from newsreader.models.event import DatedStatement, Event
from newsreader.models.passage import Quote
from newsreader.models.user import Viewer


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, viewer: Viewer) -> ProposalQuerySet:
        return access.proposals(self, viewer)

    def open(self) -> ProposalQuerySet:
        return self.filter(state=Proposal.State.OPEN)

    def unlikely(self) -> ProposalQuerySet:
        """Background, as far as the rules can tell."""
        return self.filter(likelihood__lte=UNLIKELY)

    def disagreeing(self) -> ProposalQuerySet:
        """Decided ones whose words are read differently now: flagged for an editor, not changed."""
        return self.filter(state=Proposal.State.ACCEPTED, disagrees=True)

    def to_review_by(self, editor: Viewer) -> ProposalQuerySet:
        """The disagreeing ones whose event stands on a timeline they edit, or on none."""
        return self.disagreeing().filter(event__in=Event.objects.editable_by(editor))


class Proposal(DatedStatement):
    class State(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")

    article = models.ForeignKey("Article", models.CASCADE, related_name="proposals", db_index=False)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.OPEN)
    # Accepted, but the words now give another when than their citation: an editor is asked.
    disagrees = models.BooleanField(default=False, editable=False)
    # Of what lies ahead of its report "announced", else "reported": the status of the event it would make.
    status = models.CharField(
        _("how sure it is"), max_length=10, choices=Event.Status.choices, default=Event.Status.REPORTED
    )
    # How likely an editor wants it, of 100, and the signs that say so: drafting/likelihood.py.
    likelihood = models.PositiveSmallIntegerField(_("how likely"), default=50)
    signs = models.JSONField(default=list, blank=True)
    event = models.ForeignKey("Event", models.SET_NULL, null=True, blank=True, related_name="proposals")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        indexes = [
            models.Index(fields=["state", "id"], name="proposal_intake"),
            models.Index(fields=["state", "likelihood", "id"], name="proposal_likely"),
            models.Index(fields=["article", "state", "id"], name="proposal_of_article"),
            models.Index(fields=["earliest", "latest", "id"], name="proposal_days"),
            models.Index(fields=["article", "field", "start"], name="proposal_article"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def words_address(self) -> str:
        """Its words in their article."""
        return of_words(self.article.get_absolute_url(), self.field, self.start, self.anchor)

    def get_absolute_url(self) -> str:
        return reverse("proposal", kwargs={"id": self.pk})


class RejectionReason(models.Model):
    """Why this newsroom rejects proposals, in its own words: a short list to choose from."""

    words = models.CharField(_("words"), max_length=120, unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("reason to reject")
        verbose_name_plural = _("reasons to reject")

    def __str__(self) -> str:
        return self.words


class Rejection(Quote):
    """Words an editor said make no event: whatever the rules propose over them later stays rejected."""

    article = models.ForeignKey("Article", models.CASCADE, related_name="rejections")

    class Meta:
        verbose_name = _("rejection")
        verbose_name_plural = _("rejections")

    def __str__(self) -> str:
        return self.exact
