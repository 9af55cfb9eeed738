"""Bytes to the fields of an article, each with the evidence for it."""

from newsreader.extraction.article import extract
from newsreader.extraction.fields import Evidence, Extracted, Outlet, Published
from newsreader.extraction.outlets import starter

__all__ = ["Evidence", "Extracted", "Outlet", "Published", "extract", "starter"]
