"""Colleagues on a timeline: their comments on its entries, requests to join, links that invite.

Conversation, and no decision: nothing of it stands in the record, and readers are told none of it. That
somebody became a member does: deciding/members.py.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.addresses import address
from newsreader.models.former_entry import FormerEntry
from newsreader.models.reader_accounts import digest_of
from newsreader.models.timeline import Entry, Membership, Timeline
from newsreader.models.user import User, Viewer

LONGEST_COMMENT = 4000  # characters
LONGEST_WORD = 300  # characters of what goes with a request
OPEN = Q(thread=None, resolved=None)
TWICE = timedelta(minutes=10)  # the same words on the same entry: a form that was sent twice


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, viewer: Viewer) -> CommentQuerySet:
        return access.comments(self, viewer)

    def open(self) -> CommentQuerySet:
        """The first of each thread that nobody resolved."""
        return self.filter(OPEN)

    def threads(self) -> CommentQuerySet:
        """The first of each, in order, with its answers."""
        answers = Comment.objects.select_related("by").order_by("pk")
        firsts = self.filter(thread=None).select_related("by", "resolved_by").order_by("pk")
        return firsts.prefetch_related(models.Prefetch("answers", answers))

    def waiting_for(self, user: User) -> CommentQuerySet:
        """Open threads, on timelines that this person is a member of, with somebody else's last word."""
        theirs = Membership.objects.filter(user=user).values("timeline")
        in_it = Q(pk=OuterRef("pk"), taken_back=None) | Q(thread=OuterRef("pk"))
        last = Comment.objects.filter(in_it).order_by("-pk")
        standing = Exists(Entry.objects.filter(pk=OuterRef("entry"))) | Exists(
            FormerEntry.objects.filter(former=OuterRef("entry"))
        )
        mine = Exists(Comment.objects.filter(pk=OuterRef("last"), by=user))
        open_to = self.open().alias(last=Subquery(last.values("pk")[:1])).exclude(last=None)
        return open_to.filter(~mine, standing, timeline__in=theirs)

    def open_on(self, entries: Iterable[Entry]) -> dict[int, int]:
        """How many threads are open on each of these, those with none left out."""
        on = self.open().filter(entry__in=[entry.pk for entry in entries]).order_by()
        return dict(on.values_list("entry").annotate(n=Count("pk")))

    def write(
        self, entry: Entry, timeline: Timeline, by: User, words: str, thread: Comment | None
    ) -> Comment:
        """A comment of these words, or an answer in the thread, which is open again by it; the same comment
        where it was sent a moment ago."""
        recently = self.filter(
            entry=entry, by=by, words=words, thread=thread, made__gt=timezone.now() - TWICE
        )
        if same := recently.first():
            return same
        if thread:
            self.filter(pk=thread.pk).update(resolved=None, resolved_by=None)
        return self.create(entry=entry, timeline=timeline, by=by, words=words, thread=thread)


class Comment(models.Model):
    """A word to colleagues about an entry. An answer names the first of its thread, and has none itself.

    It stays where its entry goes, for undoing that brings the entry back: so the entry is named without a
    constraint, and the timeline, with which it goes, by itself.
    """

    timeline = models.ForeignKey(Timeline, models.CASCADE, related_name="comments", db_index=False)
    entry = models.ForeignKey(Entry, models.DO_NOTHING, related_name="comments", db_constraint=False)
    thread = models.ForeignKey("self", models.CASCADE, null=True, related_name="answers")
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="comments")
    words = models.TextField(_("comment"), max_length=LONGEST_COMMENT)
    made = models.DateTimeField(default=timezone.now)
    edited = models.DateTimeField(null=True)
    # The first of a thread that others answered stands without its words.
    taken_back = models.DateTimeField(null=True)
    resolved = models.DateTimeField(null=True)  # of the first of a thread alone
    resolved_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        indexes = [
            models.Index(fields=["timeline", "id"], name="comment_timeline"),
            models.Index(fields=["timeline", "id"], condition=OPEN, name="comment_open"),
        ]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return f"{address('entry-comments', id=self.entry_id)}#comment-{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.resolved is None

    def rewrite(self, words: str) -> None:
        if words != self.words:
            self.words, self.edited = words, timezone.now()
            self.save(update_fields=["words", "edited"])

    def take_back(self) -> None:
        """Gone; with answers, its words alone. With the last answer goes a first one that was taken back."""
        if self.answers.exists():
            self.words, self.taken_back = "", timezone.now()
            self.save(update_fields=["words", "taken_back"])
            return
        first = self.thread
        self.delete()
        if first and first.taken_back and not first.answers.exists():
            first.delete()

    def resolve(self, by: User, *, resolved: bool) -> None:
        self.resolved, self.resolved_by = (timezone.now(), by) if resolved else (None, None)
        self.save(update_fields=["resolved", "resolved_by"])


class JoinRequestQuerySet(models.QuerySet["JoinRequest"]):
    def visible_to(self, viewer: Viewer) -> JoinRequestQuerySet:
        return access.join_requests(self, viewer)

    def open(self) -> JoinRequestQuerySet:
        return self.filter(answered=None)

    def ask(self, timeline: Timeline, user: User, word: str) -> JoinRequest:
        """The request of this person that waits; with another word, it says that."""
        made, _new = self.update_or_create({"word": word}, timeline=timeline, user=user, answered=None)
        return made

    def last_of(self, timeline: Timeline, user: User) -> JoinRequest | None:
        return self.filter(timeline=timeline, user=user).order_by("-pk").first()


class JoinRequest(models.Model):
    """That an editor would like to work on a published timeline, with a word to its owners."""

    timeline = models.ForeignKey(Timeline, models.CASCADE, related_name="join_requests")
    user = models.ForeignKey(User, models.CASCADE, related_name="join_requests")
    word = models.CharField(_("a word to its owners"), max_length=LONGEST_WORD, blank=True)
    made = models.DateTimeField(default=timezone.now)
    answered = models.DateTimeField(null=True)
    accepted = models.BooleanField(default=False)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")
        constraints = [
            models.UniqueConstraint(
                fields=["timeline", "user"], condition=Q(answered=None), name="one_open_join_request"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.word}"

    def answer(self, *, accepted: bool) -> bool:
        """Whether it could be answered just now: once it can."""
        open_ = JoinRequest.objects.open().filter(pk=self.pk)
        return bool(open_.update(answered=timezone.now(), accepted=accepted))


class MemberLinkQuerySet(models.QuerySet["MemberLink"]):
    def visible_to(self, viewer: Viewer) -> MemberLinkQuerySet:
        return access.member_links(self, viewer)

    def open(self) -> MemberLinkQuerySet:
        """Those that hold: not withdrawn, not over, and if for one person then not used."""
        unused = Q(once=False) | Q(used=None)
        return self.filter(unused, withdrawn=None, expires__gt=timezone.now())

    def newest_first(self) -> MemberLinkQuerySet:
        return self.order_by("-pk")

    def invite(
        self, timeline: Timeline, by: User, role: str, *, once: bool, days: int
    ) -> tuple[MemberLink, str]:
        """A link and its token, which is stored nowhere."""
        token = secrets.token_urlsafe(32)
        expires = timezone.now() + timedelta(days=days)
        made = self.create(
            timeline=timeline, made_by=by, role=role, once=once, expires=expires, digest=digest_of(token)
        )
        return made, token

    def with_token(self, token: str) -> MemberLink | None:
        """The one with this token that holds. Who made it must be an owner still: else anybody who had been
        one could come back by a link of theirs."""
        link = self.open().filter(digest=digest_of(token)).select_related("timeline", "made_by").first()
        if link is None or not Timeline.objects.owned_by(link.made_by).filter(pk=link.timeline_id).exists():
            return None
        return link

    def use(self, link: MemberLink) -> bool:
        """Whether it could be used just now."""
        return bool(self.open().filter(pk=link.pk).update(used=timezone.now()))


class MemberLink(models.Model):
    """A link by which who is logged in becomes a member of a timeline, with the role it was made for. Kept as
    a digest of its token."""

    timeline = models.ForeignKey(Timeline, models.CASCADE, related_name="member_links")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    role = models.CharField(_("role"), max_length=8, choices=Membership.Role.choices)
    once = models.BooleanField(default=True)  # for one person; else for all who have it
    made_by = models.ForeignKey(User, models.CASCADE, related_name="+")
    made = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)  # last
    withdrawn = models.DateTimeField(null=True)

    objects = MemberLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link to a timeline")
        verbose_name_plural = _("links to a timeline")

    def __str__(self) -> str:
        return f"{self.timeline_id}: {self.role}"
