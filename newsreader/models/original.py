"""The bytes that articles were received as."""

from __future__ import annotations

import hashlib
import zlib

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Original(models.Model):
    """The bytes as they were received, compressed. One row however often they arrive; it stays when they go,
    for by its digest they are known again."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField()
    compressed = models.BinaryField()
    received = models.DateTimeField(default=timezone.now)
    gone = models.DateTimeField(null=True)  # when the bytes went, which the site keeps for so long only

    class Meta:
        indexes = [
            models.Index(fields=["received"], name="original_kept", condition=models.Q(gone__isnull=True))
        ]
        verbose_name = _("original")
        verbose_name_plural = _("originals")

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def digest(content: bytes) -> str:
        return hashlib.sha256(content).hexdigest()

    @classmethod
    def of(cls, content: bytes, name: str, media_type: str) -> Original:
        """Not saved yet: these bytes may be here already."""
        return cls(
            sha256=cls.digest(content),
            name=name[-255:],
            media_type=media_type[:100],
            size=len(content),
            compressed=zlib.compress(content, 6),
        )

    def come_again(self, same: Original) -> None:
        """The same bytes came in anew: they are kept once more, if they had gone."""
        if self.gone:
            self.gone, self.compressed, self.received = None, same.compressed, timezone.now()
            self.save(update_fields=["gone", "compressed", "received"])

    @property
    def content(self) -> bytes:
        """b"" once they are gone."""
        return b"" if self.gone else zlib.decompress(bytes(self.compressed))
