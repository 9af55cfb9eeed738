"""The bytes that articles were received as."""

from __future__ import annotations

import hashlib
import zlib

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Original(models.Model):
    """The bytes as they were received, compressed. One row however often they arrive."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField()
    compressed = models.BinaryField()
    received = models.DateTimeField(default=timezone.now)

    class Meta:
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

    @property
    def content(self) -> bytes:
        return zlib.decompress(bytes(self.compressed))
