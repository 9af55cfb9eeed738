"""What a page's markup marks as dates, bylines, properties and figures, and where each of it stands.

Runs in the child process (see `worker`). Nothing is decided here but what is hidden from readers, and what
stands in the page's margins: neither dates nor signs the article.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import lru_cache
from itertools import islice
from typing import Any

_TIMES = re.compile("date|time|publi|posted|byline|meta|stamp|entry-info|article-info")
_BYLINES = re.compile(
    r"(?:^|[\s_-])(?:author|byline|by-line|writer|reporter|journalist|contributor|autor|auteur|autore)s?"
    r"(?:$|[\s_-])|(?:^|[\sa-z_-])(?:[Aa]uthor|[Bb]yline)(?:Name)?(?:$|[\s_-])",
    re.IGNORECASE,
)
# Without one of these no name fits the pattern, which costs more to try.
_BYLINE_STEMS = re.compile("aut|byline|by-line|writer|reporter|journalist|contributor")
# Most names have none of either.
_STEMS = re.compile(f"{_TIMES.pattern}|{_BYLINE_STEMS.pattern}")
# Names of what holds other articles, or their readers' words.
_MARGINS = re.compile(
    r"comment|teaser|related|sidebar|widget|promo|recommend|most-?read|popular|read-?more|read-?next"
    r"|more-from|newsletter|carousel",
    re.IGNORECASE,
)
_MARGIN_TAGS = frozenset(("footer", "nav"))
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN_TAGS = frozenset(("template", "noscript", "script", "style", "head"))
# What holds markup as it was written, where `tree` leaves it in the page.
_RAW = ("xmp", "plaintext")
_NOT_RAW = " and ".join(f"not(ancestor::{tag})" for tag in _RAW)
# How many different names of elements are remembered: a site's pages repeat them.
_MOST_NAMES = 4096
_DATED_TAGS = frozenset("span div p li abbr a em small strong b i td dd h6 ins font".split())  # noqa: SIM905
# Blocks of running text: a date among their words dates what they tell.
_RUNNING = frozenset("p li h1 h2 h3 h4 h5 h6 td th dd dt blockquote figcaption caption summary".split())  # noqa: SIM905
# Attributes that may hold a date, and what such a value looks like.
_DATE_ATTRIBUTES = re.compile(r"data-.*(?:date|time|stamp|publi|posted|epoch)|title|content", re.IGNORECASE)
_DATE_VALUE = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}")
_DIGIT = re.compile(r"\d")
_PROPERTIES = frozenset(
    ("headline", "datePublished", "dateModified", "dateCreated", "author", "description", "name")
)
_LONGEST, _LONGEST_DATE, _LONGEST_BYLINE, _LONGEST_RUN = 2000, 200, 200, 400
_LONGEST_NAMES = 300
_LONG_PARAGRAPH = 160
_MOST_TIMES, _MOST_BYLINES, _MOST_PROPERTIES, _MOST_FIGURES = 60, 30, 200, 20
_MOST_BESIDE, _MOST_HEADINGS, _MOST_PARTS = 20, 10, 6
PARTS = " | "
_COMMA_APART = re.compile(r"\x1f([,.;:!?…)\]”’])")


@dataclass(slots=True)
class Marked:
    """What was found, ready for JSON. `past` counts the long paragraphs between the heading and a place; -1
    stands above that heading.

    `times`: date (of an attribute, perhaps), text, names around, text right before, the tag of its paragraph
    and the words beside it there, past. `bylines`: kind, text, names, text with its parts parted by bars,
    past. `figures`: caption, address of the picture. `margins`: dates of other articles and of comments.
    """

    times: list[dict[str, Any]] = field(default_factory=list)
    bylines: list[dict[str, Any]] = field(default_factory=list)
    itemprops: list[tuple[str, str]] = field(default_factory=list)
    figures: list[tuple[str, str]] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)

    def named(self) -> dict[str, list[Any]]:
        """The lists by their names."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


def marked(tree: Any) -> Marked:
    """Goes through a page once."""
    walk = _Walk(_heading(tree))
    for element in tree.iter():
        if isinstance(element.tag, str):
            walk.visit(element)
    return walk.found


def _heading(tree: Any) -> Any:
    """The heading that says most of the page's title: a site may have headings of its own."""
    title = next((_words(text_of(title)) for title in tree.iter("title")), frozenset())
    headings = list(islice(tree.iter("h1"), _MOST_HEADINGS))
    return max(headings, key=lambda heading: len(title & _words(text_of(heading))), default=None)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def hidden(element: Any) -> bool:
    """Whether an element itself is hidden from readers, by its tag, an attribute or its own style."""
    if element.tag in _UNSEEN_TAGS or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _UNSEEN.search(style[:_LONGEST]))


class _Walk:
    """Where the walk has come to: which elements enclose it, and how many paragraphs it has passed."""

    def __init__(self, heading: Any) -> None:
        self.found = Marked()
        self.heading = heading
        self.around_heading = set(heading.iterancestors()) if heading is not None else set()
        self.past = -1 if heading is not None else 0
        self._outside: dict[Any, bool] = {}

    def visit(self, element: Any) -> None:
        """Notes what an element is."""
        tag, get = element.tag, element.get
        if tag == "p":
            self._pass(element)
        elif tag == "figure":
            self._figure(element)
        elif element is self.heading:
            self.past = 0
        prop = get("itemprop")
        if prop and tag != "meta":
            self._property(element, prop)
        dated, signs = _named(get("class"), get("id"))
        if tag == "time" or (dated and tag in _DATED_TAGS):
            self._time(element, _names(element))
        sure = prop == "author" or get("rel") == "author"
        if sure or signs:
            self._byline(element, _names(element), sure=sure)

    def _pass(self, paragraph: Any) -> None:
        if self.past >= 0:
            self.past += _is_long(paragraph)

    def _outside_article(self, element: Any) -> bool:
        """Whether it is hidden or in a margin of the page; what holds the heading is no margin."""
        chain = []
        while element is not None and element not in self._outside:
            chain.append(element)
            element = element.getparent()
        known = element is not None and self._outside[element]
        for each in reversed(chain):
            known = self._outside[each] = known or hidden(each) or self._is_margin(each)
        return known

    def _is_margin(self, element: Any) -> bool:
        if element in self.around_heading:
            return False
        if element.tag in _MARGIN_TAGS:
            return True
        names = element.get("class") or element.get("id")
        return bool(names and self.heading is not None and _names_margin(names[:_LONGEST_NAMES]))

    def _in_aside(self, element: Any) -> bool:
        aside = next(element.iterancestors("aside"), None)
        return aside is not None and aside not in self.around_heading

    def _property(self, element: Any, prop: str) -> None:
        if prop not in _PROPERTIES or len(self.found.itemprops) >= _MOST_PROPERTIES:
            return
        stated = element.get("content") or ""
        if not stated and prop.startswith("date") and self._outside_article(element):
            return
        if value := stated or element.get("datetime") or text_of(element):
            self.found.itemprops.append((prop, shortened(value)))

    def _time(self, element: Any, names: str) -> None:
        is_time = element.tag == "time"
        if len(self.found.times) >= _MOST_TIMES or self._outside_article(element):
            if is_time and len(self.found.margins) < _MOST_TIMES and (text := text_of(element)):
                self.found.margins.append(text[:_LONGEST_DATE])
            return
        text = text_of(element)
        if not is_time and (len(element) > _MOST_PARTS or len(text) > _LONGEST_DATE):
            return
        date = _date_of(element)
        if not _DIGIT.search(date or text):
            return
        around = f"text {names[:200]}"
        block = beside = ""
        if is_time:
            around = _names_around(element)[:300] + (" aside" if self._in_aside(element) else "")
            block, beside = _beside(element)
        self.found.times.append(
            {
                "date": date[:_LONGEST_DATE],
                "text": text[:_LONGEST_DATE],
                "names": around,
                "before": _before(element),
                "block": block,
                "beside": beside,
                "past": self.past,
            }
        )

    def _byline(self, element: Any, names: str, *, sure: bool) -> None:
        if len(self.found.bylines) >= _MOST_BYLINES or self._outside_article(element):
            return
        text = text_of(element)
        if text and len(text) <= _LONGEST_BYLINE and not (self.past and self._in_aside(element)):
            parts = [part for each in _texts(element) if (part := shortened(each))]
            self.found.bylines.append(
                {
                    "kind": "rel" if sure else "class",
                    "text": text,
                    "names": names,
                    "parts": PARTS.join(parts)[:_LONGEST_RUN],
                    "past": self.past,
                }
            )

    def _figure(self, element: Any) -> None:
        if len(self.found.figures) >= _MOST_FIGURES or self._outside_article(element):
            return
        if self._in_aside(element):
            return
        image = next((image.get("src") or "" for image in element.iter("img")), "")
        for each in islice(element.iter("figcaption"), _MOST_FIGURES):
            # The captions of a figure inside this one come with that.
            if next(each.iterancestors("figure"), None) is element and (caption := text_of(each)):
                self.found.figures.append((caption, shortened(image)))


def _names(element: Any) -> str:
    """An element's class and id, in one line."""
    own, number = element.get("class"), element.get("id")
    if number:
        return f"{own or ''} {number}".strip()[:_LONGEST_NAMES]
    return own.strip()[:_LONGEST_NAMES] if own else ""


def _named(*names: str | None) -> tuple[bool, bool]:
    """Whether an element with one of these names holds a date, and whether a byline."""
    dated = signs = False
    for name in names:
        if name:
            by_this = _tells(name)
            dated, signs = dated or by_this[0], signs or by_this[1]
    return dated, signs


@lru_cache(maxsize=_MOST_NAMES)
def _tells(names: str) -> tuple[bool, bool]:
    names = names[:_LONGEST_NAMES]
    lowered = names.lower()
    if not _STEMS.search(lowered):
        return False, False
    signs = bool(_BYLINE_STEMS.search(lowered) and _BYLINES.search(names))
    return bool(_TIMES.search(lowered)), signs


@lru_cache(maxsize=_MOST_NAMES)
def _names_margin(names: str) -> bool:
    return bool(_MARGINS.search(names))


def text_of(element: Any) -> str:
    """The words of an element in one line, at most 2,000 characters."""
    parts: list[str] = []
    length = 0
    for part in _texts(element):
        parts.append(part)
        length += len(part)
        if length > 4 * _LONGEST:
            break
    # What stands in another element is another word, but a comma belongs to the word before it.
    return shortened(_COMMA_APART.sub(r"\1", "\x1f".join(parts)).replace("\x1f", " "))


def _is_long(paragraph: Any) -> bool:
    parts = list(paragraph.itertext())
    words = " ".join(parts).split()
    most = sum(map(len, words)) + len(words) - 1
    # A comma in an element of its own takes a space away: only so close to the bound is it worth a look.
    if most < _LONG_PARAGRAPH or most - len(parts) >= _LONG_PARAGRAPH:
        return most >= _LONG_PARAGRAPH
    return len(text_of(paragraph)) >= _LONG_PARAGRAPH


def _texts(element: Any) -> Iterator[str]:
    """The pieces of an element's text, but those no browser shows as text."""
    if next(element.iter(*_RAW), None) is None:
        return iter(element.itertext())
    return iter(map(str, element.xpath(f".//text()[{_NOT_RAW}]")))


def shortened(text: str) -> str:
    """A text in one line, at most 2,000 characters."""
    return " ".join(text[: 4 * _LONGEST].split())[:_LONGEST]


def _date_of(element: Any) -> str:
    """The date an element's attribute gives: `datetime`, `title`, or one of its `data-` that is named so."""
    if element.tag == "time" and (stated := element.get("datetime")):
        return shortened(stated)
    for name, value in element.attrib.items():
        if _DATE_ATTRIBUTES.fullmatch(name) and _DATE_VALUE.search(value[:_LONGEST_DATE]):
            return shortened(value)
    return ""


def _names_around(element: Any) -> str:
    """The names that tell what an element stands for, and its parent's."""
    around = element.getparent()
    names = [element.get(name) or "" for name in ("class", "itemprop", "id", "pubdate")]
    names.append(around.get("class") or "" if around is not None else "")
    return " ".join(names)


def _before(element: Any) -> str:
    """The words right before an element, on its line: more than one, where that much stands there."""
    said = ""
    while element is not None and element.tag not in _RUNNING:
        sibling, parent = element.getprevious(), element.getparent()
        if sibling is not None:
            words = shortened(sibling.tail or "") or ("" if sibling.tag == "br" else text_of(sibling))
        else:
            words = shortened(parent.text or "") if parent is not None else ""
        said = f"{words} {said}".strip()
        # A neighbour without words ends the search, and so do words at the parent's start.
        if " " in said or bool(words) == (sibling is None):
            break
        element = parent if sibling is None else sibling
    return said[-100:]


def _beside(element: Any) -> tuple[str, str]:
    """The tag of the paragraph, item or subhead an element stands in, and its other words."""
    for block in element.iterancestors(*_RUNNING):
        run = text_of(block)[:_LONGEST_RUN]
        for time in islice(block.iter("time"), _MOST_BESIDE):
            run = run.replace(text_of(time) or " ", " ", 1)
        return block.tag, " ".join(run.split())
    return "", ""
