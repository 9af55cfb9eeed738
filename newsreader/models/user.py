"""People who log in. Anonymous visitors are readers and have no row."""

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    class Role(models.TextChoices):
        READER = "reader", _("Reader")
        EDITOR = "editor", _("Editor")

    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.READER)
    # Whether an article a reader opens is read then; else only where they say so.
    reads_on_opening = models.BooleanField(_("articles I open are read"), default=True, db_default=True)

    @property
    def is_editor(self) -> bool:
        return self.is_active and (self.role == self.Role.EDITOR or self.is_superuser)

    def __str__(self) -> str:
        return self.get_full_name() or self.username


Viewer = User | AnonymousUser  # what they may see: access.py
NOBODY: Viewer = AnonymousUser()  # who asks for what all may see, or on no one's behalf
