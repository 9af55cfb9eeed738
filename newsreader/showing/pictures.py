"""Lead pictures as pages show them."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import reverse

from newsreader.models import Article, LeadPicture
from newsreader.showing.shapes import Shape
from newsreader.text.sentences import split


def alternative(written: str, caption: str) -> str:
    """What the picture shows, for who cannot see it: as an editor wrote, else how its caption begins."""
    first = next(iter(split(caption)), None) if not written else None
    return caption[first.start : first.end] if first else written


def kept_of(article: Article) -> LeadPicture | None:
    """The article's picture, where there is one to show."""
    picture: LeadPicture | None = getattr(article, "picture", None)
    return picture if picture and picture.is_kept else None


class PictureOfReport(NamedTuple):
    """The lead picture of the article that a citation stands in, with the words beside it; all None where it
    has none."""

    id: int | None
    wanted: bool | None
    digest: str | None
    width: int | None
    height: int | None
    written: str | None
    current: int | None
    version: int
    caption: str
    credit: str

    @property
    def is_shown(self) -> bool:
        """The caption is the cited version's: beside the picture of another it would be wrong."""
        return bool(self.wanted and self.width) and self.current == self.version

    @property
    def url(self) -> str:
        return reverse("picture", args=[self.id, self.digest])

    @property
    def alternative(self) -> str:
        return alternative(self.written or "", self.caption)


# Of a citation.
PICTURE = Shape(
    PictureOfReport,
    id="article__picture__id",
    wanted="article__picture__wanted",
    digest="article__picture__digest",
    width="article__picture__width",
    height="article__picture__height",
    written="article__picture__alternative",
    current="article__current",
    version="version",
    caption="version__caption",
    credit="version__credit",
)
