"""feedparser's handlers with our own for the elements it mixes up, and a parser that reads no document type.

feedparser keeps one value for several elements: `dc:date` becomes the update, the text of a picture the
body, the last `<hour>` the feed's hour. What each element said can no longer be told apart afterwards, so
its handlers are replaced where they stand; all others are its own. Its classes are put together here as it
does itself (feedparser.api), for its `parse` takes no others.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import Any
from xml.parsers.expat import errors
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, feature_external_ges, feature_namespaces
from xml.sax.xmlreader import InputSource

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser
from feedparser.exceptions import UndeclaredNamespace
from feedparser.mixin import _FeedParserMixin
from feedparser.parsers.strict import _StrictFeedParser

from newsreader.fetching.documents import Refused
from newsreader.fetching.feeds.mending import balanced, mended
from newsreader.fetching.feeds.xml_text import XmlText, with_entities

# What an element says of an entry's day. `dc:date` says no more than that it is one.
PUBLISHED, UPDATED, DATE, CREATED = "published", "updated", "date", "created"
_WEB = ("http://", "https://", "/")


class _Elements(_FeedParserMixin):  # type: ignore[misc]
    """Beside feedparser's own keys an entry has `stated_dates`, pairs of what and raw words, and `media`."""

    def pop(self, element: str, strip_whitespace: int = 1) -> str:
        """ "" where another element stands open: feedparser's handlers count on words."""
        return super().pop(element, strip_whitespace) or ""

    def _start_day_of_entry(self, attributes: Any) -> None:
        self.push("stated", 0)

    def _end_day_of_entry(self, kind: str) -> None:
        raw = self.pop("stated")
        if raw:
            self._get_context().setdefault("stated_dates", []).append((kind, raw))

    _start_published = _start_issued = _start_pubdate = _start_dcterms_issued = _start_day_of_entry
    _start_updated = _start_modified = _start_lastbuilddate = _start_dcterms_modified = _start_day_of_entry
    _start_dc_date = _start_created = _start_dcterms_created = _start_day_of_entry
    _start_prism_publicationdate = _start_dcterms_date = _start_day_of_entry

    def _end_published(self) -> None:
        self._end_day_of_entry(PUBLISHED)

    def _end_updated(self) -> None:
        self._end_day_of_entry(UPDATED)

    def _end_dc_date(self) -> None:
        self._end_day_of_entry(DATE)

    def _end_created(self) -> None:
        self._end_day_of_entry(CREATED)

    _end_issued = _end_pubdate = _end_dcterms_issued = _end_prism_publicationdate = _end_published
    _end_modified = _end_lastbuilddate = _end_dcterms_modified = _end_updated
    _end_dcterms_date = _end_dc_date
    _end_dcterms_created = _end_created

    def _cdf_common(self, attrs_d: Any) -> None:
        """Channels of CDF write day and address as attributes."""
        if "lastmod" in attrs_d:
            self._get_context().setdefault("stated_dates", []).append((UPDATED, attrs_d["lastmod"]))
        if "href" in attrs_d:
            self._start_link({})
            self.elementstack[-1][-1] = attrs_d["href"]
            self._end_link()

    # Pictures. `_within` are the media elements that are open: a caption is that of the innermost.
    def _medium(self, attributes: Any) -> None:
        if attributes.get("url"):
            attributes["url"] = self.resolve_uri(attributes["url"])
        self._get_context().setdefault("media", []).append(attributes)

    def _start_media_content(self, attrs_d: Any) -> None:
        self._medium({**attrs_d, "kind": "content"})
        self._open_medium = True

    def _end_media_content(self) -> None:
        self._open_medium = False

    def _start_media_thumbnail(self, attrs_d: Any) -> None:
        self._medium({**attrs_d, "kind": "thumbnail"})
        self.push("thumbnail", 0)

    def _end_media_thumbnail(self) -> None:
        address = self.pop("thumbnail")
        media = self._get_context().get("media")
        if address and media and not media[-1].get("url"):
            media[-1]["url"] = self.resolve_uri(address)

    def _start_media_words(self, attrs_d: Any) -> None:
        self.push("media_words", 0)

    _start_media_description = _start_media_title = _start_media_credit = _start_media_text = (
        _start_media_words
    )

    def _end_media_words(self, kind: str) -> None:
        """Of the medium they stand in; those beside all media are of each that has none of its own."""
        words = self.pop("media_words")
        if not words:
            return
        context = self._get_context()
        contents = [each for each in context.get("media", ()) if each["kind"] == "content"]
        if getattr(self, "_open_medium", False) and contents:
            contents[-1].setdefault(kind, words)
        else:
            context.setdefault("media_words", {}).setdefault(kind, words)

    def _end_media_description(self) -> None:
        self._end_media_words("description")

    def _end_media_title(self) -> None:
        self._end_media_words("title")

    def _end_media_credit(self) -> None:
        self._end_media_words("credit")

    def _end_media_text(self) -> None:
        self._end_media_words("text")

    def _start_itunes_image(self, attrs_d: Any) -> None:
        """As feedparser's; but of an entry it is its own, and beside the feed's own image no other."""
        self.push("itunes_image", 0)
        address = attrs_d.get("href") or attrs_d.get("url")
        if address:
            self._get_context().setdefault("itunes_image", self.resolve_uri(address))

    _start_itunes_link = _start_itunes_image

    def _start_enclosure(self, attrs_d: Any) -> None:
        super()._start_enclosure(attrs_d)
        link = self._get_context()["links"][-1]
        if link.get("href"):
            link["href"] = self.resolve_uri(link["href"])

    def _sync_author_detail(self, key: str = "author") -> None:
        """The words as they stand: feedparser's own cut breaks them at a domain such as "mill.example"."""
        context = self._get_context()
        people = context.get(f"{key}s")
        if people and not people[-1]:
            people[-1]["name"] = context.get(key) or ""

    # Places on a map: nothing here asks for them.
    def _start_place(self, attrs_d: Any) -> None:
        self.push("place", 0)

    def _end_place(self) -> None:
        self.pop("place")

    _start_gml_pos = _start_gml_poslist = _start_georss_line = _start_georss_box = _start_place
    _end_gml_pos = _end_gml_poslist = _end_georss_line = _end_georss_box = _end_place

    # How often a feed wants to be asked.
    def _start_hour(self, attrs_d: Any) -> None:
        self.push("hour", 0)

    _start_day = _start_hour

    def _end_hour(self) -> None:
        self.feeddata.setdefault("skip_hours", []).append(self.pop("hour"))

    def _end_day(self) -> None:
        self.feeddata.setdefault("skip_days", []).append(self.pop("hour"))

    def _end_guid(self) -> None:
        """The id stays as it is written. It is a link only where it is an address, for many feeds write a
        mere number and forget to say that it is none."""
        permalink = getattr(self, "guidislink", 0)
        self.guidislink = 0
        value = self.pop("id")
        if permalink and value and value.lower().startswith(_WEB):
            self._save("link", self.resolve_uri(value))

    _end_id = _end_guid


class _Handler(_StrictFeedParser, _Elements, ContentHandler):  # type: ignore[misc]
    """Without feedparser's loose parser: at a tag that is misspelt it loses all that follows."""


# What expat says where the text just ends, and where something stands behind its last element.
_BROKEN_OFF = frozenset(
    errors.codes[message]
    for message in (
        errors.XML_ERROR_NO_ELEMENTS,
        errors.XML_ERROR_UNCLOSED_TOKEN,
        errors.XML_ERROR_PARTIAL_CHAR,
        errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
)
_MORE_BEHIND = errors.codes[errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]


@dataclass(frozen=True, slots=True)
class FeedElements:
    """By feedparser's keys and ours. `warning` is a line for people, "" if the feed is sound."""

    feed: dict[str, Any]
    entries: list[dict[str, Any]]
    version: str
    warning: str = ""


def elements(document: XmlText, base: str) -> FeedElements:
    """What the elements of a feed say; relative addresses are resolved against `base`.

    XML that breaks off gives what stands whole before, and other faults are mended. Raises Refused where a
    document type is hidden in it, and where nothing helps.
    """
    whole = with_entities(document)
    try:
        if found := _strictly(whole, base):
            return found
        faulty = mended(whole)
        if found := _strictly(faulty, base) or _strictly(balanced(faulty), base):
            return replace(found, warning=found.warning or "The feed has faults as XML; they were mended.")
    except DefusedXmlException:
        raise Refused("This XML declares entities inside its elements; it is not read.") from None
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError):
        # feedparser's handlers stumble over elements that stand where none of their kind may.
        pass
    raise Refused("This feed is too damaged to be read.")


def _strictly(text: str, base: str) -> FeedElements | None:
    """None where it is no XML."""
    handler = _Handler(base, None, "utf-8")
    handler.resolve_relative_uris = handler.sanitize_html = False
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setFeature(feature_namespaces, 1)
    parser.setFeature(feature_external_ges, 0)
    parser.setContentHandler(handler)
    parser.setErrorHandler(handler)
    source = InputSource()
    source.setByteStream(io.BytesIO(text.encode()))
    try:
        parser.parse(source)
    except SAXParseException as fault:
        code = getattr(fault.getException(), "code", None)
        if code in _BROKEN_OFF:
            return _broken_off(handler)
        if code != _MORE_BEHIND:
            return None
    except UndeclaredNamespace:
        return None
    return FeedElements(handler.feeddata, _plain(handler.entries), handler.version)


def _broken_off(handler: Any) -> FeedElements:
    """Without the entry it broke off in: half a text would be taken for a version of it."""
    entries = handler.entries[:-1] if handler.inentry else handler.entries
    warning = "The feed breaks off; what stands before was read."
    return FeedElements(handler.feeddata, _plain(entries), handler.version, warning)


def _plain(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """As dicts that hand out what they have: feedparser's gives the publication for a missing update."""
    return [dict(entry) for entry in entries]
