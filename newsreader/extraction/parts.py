"""The parts of an article as the readers of text and of pages find them, and the article they make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from newsreader.extraction.fields import BlockKind, Dropped, Evidence, Extracted, Link, Outlet, Published
from newsreader.extraction.folding import language, right_to_left


@dataclass(slots=True)
class Writers:
    """Who wrote it, as far as it says, and where."""

    byline: str = ""
    authors: list[str] = field(default_factory=list)
    agency: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class PageSource:
    """Whose page it is: an `outlet` of the list, or a `name` that is on none; `status` as in Extracted."""

    outlet: Outlet | None = None
    name: str = ""
    status: str = ""

    @property
    def key(self) -> str:
        return (self.outlet.key or self.outlet.name) if self.outlet else self.name

    @property
    def full_name(self) -> str:
        return self.outlet.name if self.outlet else self.name


@dataclass(frozen=True, slots=True)
class Dates:
    """When it was published and updated, and when somebody captured the page."""

    published: Published | None = None
    updated: Published | None = None
    captured: Published | None = None


@dataclass(frozen=True, slots=True)
class Pictured:
    """What the words of its picture tell."""

    caption: str = ""
    credit: str = ""
    archive: bool = False
    day: date | None = None
    place: str = ""


def assembled(
    *,
    headline: str,
    standfirst: str,
    body: str,
    writers: Writers,
    dates: Dates,
    picture: Pictured,
    keywords: tuple[str, ...],
    source: PageSource,
    address: str,
    declared_language: str,
    evidence: Mapping[str, Evidence],
    warnings: Sequence[str],
    dropped: Sequence[Dropped],
    kinds: Sequence[BlockKind] = (),
    links: Sequence[Link] = (),
    image: str = "",
) -> Extracted:
    """The article that its parts make. Its language and direction are those of its own words."""
    text = body or headline
    captured = dates.captured
    return Extracted(
        headline=headline,
        standfirst=standfirst,
        byline=writers.byline,
        authors=tuple(writers.authors),
        agency=writers.agency,
        dateline=writers.place,
        published=dates.published,
        updated=dates.updated,
        captured=captured.local.date() if captured and captured.local else None,
        captured_raw=captured.raw if captured else "",
        language=language(text, declared_language),
        direction="rtl" if right_to_left(text) else "ltr",
        body=body,
        kinds=tuple(kinds),
        links=tuple(links),
        caption=picture.caption,
        credit=picture.credit,
        archive=picture.archive,
        photo_date=picture.day,
        photo_place=picture.place,
        keywords=keywords,
        source=source.key,
        source_name=source.full_name,
        source_status=source.status,
        canonical_url=address,
        image_url=image,
        evidence=evidence,
        warnings=tuple(dict.fromkeys(warnings)),
        dropped=tuple(dropped),
    )
