"""Forms that could not be saved: the words are put aside, and wait for who typed them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.core import signing
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.addresses import address
from newsreader.models.user import User, Viewer

KEPT_FOR = timedelta(days=30)
MOST_WORDS = 2_000_000  # characters of one form
MOST_FORMS = 50  # of one person: the oldest go
_SALT = "typist"


class UnsavedFormQuerySet(models.QuerySet["UnsavedForm"]):
    def visible_to(self, viewer: Viewer) -> UnsavedFormQuerySet:
        return access.unsaved_forms(self, viewer)

    def of(self, user: User) -> UnsavedFormQuerySet:
        return self.filter(user=user)

    def newest_first(self) -> UnsavedFormQuerySet:
        return self.order_by("-id")

    def put_aside(self, user: User, path: str, answers: Sequence[tuple[str, str]]) -> UnsavedForm | None:
        """Keep what `user` sent to `path`; None where it is too much. Sent once more it is kept once."""
        if sum(len(value) for _name, value in answers) > MOST_WORDS or len(path) > 500:
            return None
        self.filter(at__lt=timezone.now() - KEPT_FOR).delete()
        kept = self.of(user).newest_first()
        sent = [list(answer) for answer in answers]
        made = self.model(user=user, path=path, answers=sent)
        last = kept.filter(path=path).first()
        if last is not None and last.words == made.words:
            return last
        made.save()
        self.of(user).exclude(pk__in=list(kept.values_list("pk", flat=True)[:MOST_FORMS])).delete()
        return made


class UnsavedForm(models.Model):
    """What somebody sent that was not saved: seen by them alone, gone when it is saved or they log out."""

    user = models.ForeignKey(User, models.CASCADE, related_name="unsaved")
    path = models.CharField(max_length=500)  # where it was sent
    answers = models.JSONField()  # [name, value] as sent, in order
    at = models.DateTimeField(default=timezone.now)

    objects = UnsavedFormQuerySet.as_manager()

    class Meta:
        verbose_name = _("unsaved form")
        verbose_name_plural = _("unsaved forms")

    def __str__(self) -> str:
        return self.path

    def get_absolute_url(self) -> str:
        return address("unsaved", id=self.pk)

    @property
    def words(self) -> list[tuple[str, str]]:
        """The fields that were changed, with what was typed."""
        shown = {name: value for name, value in self.answers if name.startswith("initial-")}
        return changed(self.answers, shown)


def changed(answers: Sequence[Sequence[str]], shown: dict[str, str]) -> list[tuple[str, str]]:
    """Of a form's answers those that differ from what the form showed (`initial-NAME`), and are not empty."""
    typed = []
    for name, value in answers:
        first = shown.get(f"initial-{name}")
        if first is not None and value.strip() and _lines(value) != _lines(first):
            typed.append((name, value))
    return typed


def _lines(value: str) -> str:
    return value.replace("\r\n", "\n").strip()


def signed(typist: User) -> str:
    """Whose form it is, so that words sent without a session are kept for them and nobody else."""
    return signing.dumps(typist.pk, salt=_SALT)


def typist(sent: str) -> User | None:
    """Who a form was made for; None for what is not signed by us, or too old."""
    try:
        id = signing.loads(sent, salt=_SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=id, is_active=True).first()
