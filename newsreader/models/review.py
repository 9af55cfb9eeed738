"""A draft's reviews: an editor asks, another member answers. What becomes of it is decision 38."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.timeline import Membership, Timeline
from newsreader.models.user import User, Viewer

LONGEST_WORD = 1000  # characters of what goes with asking or answering
REVIEWING = (Membership.Role.OWNER, Membership.Role.REVIEWER)


class ReviewQuerySet(models.QuerySet["Review"]):
    def visible_to(self, viewer: Viewer) -> ReviewQuerySet:
        return access.reviews(self, viewer)

    def open(self) -> ReviewQuerySet:
        """Those that nobody answered, of drafts."""
        return self.filter(answer="", closed=None, timeline__published=None)

    def newest_first(self) -> ReviewQuerySet:
        return self.select_related("asked_by", "reviewer", "answered_by").order_by("-pk")

    def for_reviewer(self, user: User) -> ReviewQuerySet:
        """Those that are this person's to answer, open or over: who was asked, and the timeline's reviewers
        and owners, but nobody their own."""
        theirs = Membership.objects.filter(timeline=OuterRef("timeline"), user=user)
        may = Q(reviewer=user) & Exists(theirs) | Q(Exists(theirs.filter(role__in=REVIEWING)))
        if access.rights_of(user).administrator:
            may = Q()
        return self.filter(may).exclude(asked_by=user)

    def answerable_by(self, user: User) -> ReviewQuerySet:
        return self.open().for_reviewer(user)

    def changeable_by(self, user: User) -> ReviewQuerySet:
        """Those that this person answered and may answer otherwise: the last of a draft."""
        later = Review.objects.filter(timeline=OuterRef("timeline"), pk__gt=OuterRef("pk"))
        given = self.filter(~Exists(later), answered_by=user, timeline__published=None).exclude(answer="")
        return given.for_reviewer(user)

    def waiting_for(self, user: User) -> ReviewQuerySet:
        """Of these, without what somebody else was asked by name, as long as they are a member whose account
        is active."""
        named = Membership.objects.filter(
            timeline=OuterRef("timeline"), user=OuterRef("reviewer"), user__is_active=True
        )
        mine = Membership.objects.filter(timeline=OuterRef("timeline"), user=user)
        return self.answerable_by(user).filter(Q(reviewer=user) | ~Exists(named), Exists(mine))


class Review(models.Model):
    class Answer(models.TextChoices):
        READY = "ready", _("ready")
        BACK = "back", _("given back")

    timeline = models.ForeignKey(Timeline, models.CASCADE, related_name="reviews")
    asked_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    # Who is to do it; any reviewer or owner where nobody is named.
    reviewer = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    word = models.TextField(_("a word to who reviews it"), max_length=LONGEST_WORD, blank=True)
    asked = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True, default="")
    because = models.TextField(_("because"), max_length=LONGEST_WORD, blank=True, default="")
    answered_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    answered = models.DateTimeField(null=True)
    closed = models.DateTimeField(null=True)  # it was published before anybody answered

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.UniqueConstraint(
                fields=["timeline"], condition=Q(answer="", closed=None), name="one_open_review"
            )
        ]

    def __str__(self) -> str:
        return str(self.timeline)

    @property
    def is_open(self) -> bool:
        return not self.answer and self.closed is None

    @property
    def is_ready(self) -> bool:
        return self.answer == self.Answer.READY
