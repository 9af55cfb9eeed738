"""What is known of articles that were erased: by digests alone, so that they stay out."""

from __future__ import annotations

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _


def digest_of(*words: str) -> str:
    return hashlib.sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).hexdigest()


class ErasedDigest(models.Model):
    """What an erased article is known again by, should it come back: no word can be read from it."""

    class Kind(models.TextChoices):
        BYTES = "bytes", _("bytes")
        WORDS = "words", _("words")
        ADDRESS = "address", _("address")
        HEADLINE = "headline", _("headline and day")

    article = models.ForeignKey("Article", models.CASCADE, related_name="digests")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    digest = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "kind", "digest"], name="erased_digest_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.digest}"
