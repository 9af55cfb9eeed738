"""Bytes to the fields of an article, each with the evidence for it."""

from .article import extract
from .fields import Evidence, Extracted, Outlet, Published
from .outlets import starter

__all__ = ["Evidence", "Extracted", "Outlet", "Published", "extract", "starter"]
