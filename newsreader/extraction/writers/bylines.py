"""Who wrote it: persons are authors; agencies, desks, roles and places are not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from newsreader.extraction.cues import LineCue, LinePlace, joined
from newsreader.extraction.fields import Outlet
from newsreader.extraction.other_scripts import name_in_other_script, without_report
from newsreader.extraction.outlets import Recogniser
from newsreader.extraction.writers.glued_names import unglued, without_institution
from newsreader.extraction.writers.place_names import COUNTRIES, TWO_WORD_CITIES

OPENINGS = (
    LineCue(
        "by",
        LinePlace.OPENING,
        r"(?:(?:story|report|article|text|words|analysis|comment|interview)\s+)?"
        r"(?:(?:written|reported|compiled|posted|published|submitted|authored)\s+)?by\b\s*:?\s*(?:\[[^\]]*\]\s*)?",
        "Words by Jane Doe",
        "Bystanders fled",
    ),
    LineCue(
        "glued", LinePlace.OPENING, r"(?-i:(?:[Ww]ritten )?[Bb]y(?=[A-Z][a-z]))", "ByJane Doe", "Byzantium"
    ),
    LineCue(
        "label",
        LinePlace.OPENING,
        r"(?:authors?|byline|writers?|reporter|story|words|text|report|autora?|auteure?|autore|auteur|forfatter"
        r"|skribent|автор|текст|tekst|texto|texte|testo|foto\s+e\s+testo)\s*:\s*",
        "Story: Jane Doe",
        "Authors met in Kalyan",
    ),
    LineCue(
        "label-other-scripts",
        LinePlace.OPENING,
        r"(?:كتبت?|إعداد|تقرير|نویسنده|συντάκτης|записал[аи]?|корреспондент|作者|记者|記者|撰文|執筆|取材|מאת)\s*[:：]\s*"
        r"|(?:记者|記者)[\s\u3000]+",
        "記者　Jane Doe",
        "記者会見",
    ),
    # Whether a name follows is found out when it is read.
    LineCue(
        "other-tongue",
        LinePlace.OPENING,
        r"(?:(?:ein\w*\s)?(?:kommentar|kolumne|analyse|interview|bericht|essay|gastbeitrag|reportage|glosse|text)\s)?"
        r"(?-i:(?:[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v|[Aa]f|VON|PAR|POR)\s+(?=[A-ZÀ-Þ]))",
        "Von Jane Doe",
        "Vons closed",
    ),
)
# Hands that are no writers'.
OTHER_HANDS = (
    LineCue(
        "checked",
        LinePlace.OPENING,
        r"(?:(?:medically|scientifically|expert)\s+)?(?:reviewed|edited|fact[- ]?checked|checked|verified"
        r"|approved|translated|researched|curated|produced|presented|hosted|sponsored|provided|powered)\s+by\b",
        "Fact-checked by John Roe",
        "Edited on Monday",
    ),
    LineCue(
        "pictures",
        LinePlace.OPENING,
        r"(?:photos?|photographs?|photography|pictures?|images?|illustrations?|illustrated|videos?|graphics?|art"
        r"|photographed|filmed)\s+(?:and\s+\w+\s+)?by\b",
        "Photos by John Roe",
        "Photos of Kalyan",
    ),
    LineCue(
        "editor", LinePlace.OPENING, r"(?:editor|photos?|foto|fotos|photographer)\s*:", "Editor: John Roe"
    ),
)
_OTHER_HANDS = re.compile(joined(OTHER_HANDS, LinePlace.OPENING), re.IGNORECASE)
# The ends of words that "By" goes with: "Written By".
_BEFORE_BY = (
    "ritten", "iewed", "dited", "ecked", "osted", "lished", "tory", "ords", "ext", "orting", "otos", "hoto",
    "rated", "port", "piled",
)  # fmt: skip
_OPENING = re.compile(joined(OPENINGS, LinePlace.OPENING), re.IGNORECASE)
_LATE_OPENING = re.compile(r"\b(?:with\s+)?(?:additional\s+)?reporting\s+by\s+", re.IGNORECASE)
_OWN_FULL_STOP = re.compile(r"\b[A-Z]\.$|Jr\.$")
_IN_PARENTHESES = re.compile(r"\s*\([^()]*\)?$")
# "by" is what "with additional reporting by" leaves before the second of its names.
_LEFT_OVER = re.compile(r"^(?:by|and|von|par)\s+", re.IGNORECASE)
# "7 hours ago", for want of a date; it stands glued to the name before it.
_AGO = (
    r"(?:\s*(?:\d{1,2}|\b(?:an?|one))\s*(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?)\s+ago\b"
    r"|(?<=[a-zà-ÿ])\s*\d{1,2}\s(?:hours?|days?)$"
    r"|\b(?:vor|il y a|hace|há|fa)\s\d{1,2}\s(?:stunden?|minuten?|tag(?:en)?|heures?|minutes?"
    r"|jours?|horas?|minutos?|días?|dias?)\b)"
)
# A second opening ("… By Jane Doe") ends what stands before it, unless it is one with the word before it.
_SEPARATOR = re.compile(
    rf"\s*[|•·›»●∙⋅\t]\s*|\s+[–—/-]\s+|\s*[;\n]\s*|{_AGO}|\s+\d{{1,2}}[ -]min(?:ute)?s?\sread\b"
    rf"|\s+(?=(?:[Ff]act[- ][Cc]hecked|[Rr]eviewed|[Ee]dited|[Ww]ritten|[Pp]hotos?) [Bb]y\b)"
    rf"|{''.join(f'(?<!{end})' for end in _BEFORE_BY)}\s+(?=By:? [A-ZÀ-Þ])"
)
AGO = re.compile(_AGO)
_BETWEEN_NAMES = re.compile(r"\s*,\s*|\s+(?:and|&|with|und|et|y|e)\s+", re.IGNORECASE)
_IN = re.compile(r"\s+(?:in|at|from|reporting from|reports from|à|aus)\s+(?P<place>[A-ZÀ-Þ][\w.’' -]*)$")
_FOR = re.compile(r"\s+(?:[Ff]or|of)\s+(?:the\s+|The\s+)?(?P<outlet>[A-ZÀ-Þ].*)$")
_PARTICLES = ("al", "el", "bin", "ibn", "abu", "ben", "de", "der", "den", "del", "della", "di", "da", "dos",
              "du", "la", "le", "van", "von", "zu", "ter", "ten", "y", "e", "st")  # fmt: skip
_TOKEN = (
    r"(?:[A-ZÀ-ÞĀ-Ž](?:\.|[^\W\d_]*(?:[-'’.][^\W\d_]+)*\.?)"
    r"|(?:al|el|ad|an|as|ash|at|bin|d|l|o)[-'’][^\W\d_]+(?:-[^\W\d_]+)*|" + "|".join(_PARTICLES) + r")"
)
_PERSON = re.compile(rf"(?:(?:Dr|Mr|Mrs|Ms|Prof|Sir|Dame|Lt|Col|Gen)\.?\s)?{_TOKEN}(?:\s{_TOKEN}){{1,5}}")
_ROLE = re.compile(
    r"\b(?:correspondents?|reporters?|editors?|staff|agencies|bureau|desk|columnist|analyst|journalist|writer"
    r"|contributor|intern|publisher|redakteur(?:in)?|korrespondent(?:in)?|corresponsal|periodista|journaliste)\b",
    re.IGNORECASE,
)
# Capitals alone would be an agency that is not on the list; nobody is invented from them.
_SINGLE = re.compile(r"[A-ZÀ-Þ][^\W\d_A-Z]{2,20}")
_PLACE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]*)(?:[ -](?:[A-ZÀ-Þ][\w.’'-]*|of|de|la|el|al|on|upon|am)){0,3}"
    r"(?:,\s(?:[A-ZÀ-Þ][\w.’'-]*)(?:\s[A-ZÀ-Þ][\w.’'-]*){0,2})?"
)
# Words that make a piece the name of a desk, a role or an institution, whatever stands beside them.
NOBODIES = (
    LineCue(
        "role",
        LinePlace.INSIDE,
        r"correspondents?|reporter(?:in)?s?|korrespondent(?:in)?|redakteur(?:in)?|corresponsal|periodista|redactora?"
        r"|journaliste|editors?|editor-in-chief|writers?|columnist|contributors?|chief|producer"
        r"|photographer|journalist|analyst|director|coordinator|manager|intern|publisher|admin|administrator",
        "Middle East correspondent",
    ),
    LineCue(
        "desk",
        LinePlace.INSIDE,
        r"editorial|desk|bureau|staff|agenc(?:y|ies)|service|team|network|newsroom|department|group|redaktion"
        r"|redacción|rédaction",
        "Kalyan Bureau",
    ),
    LineCue(
        "medium",
        LinePlace.INSIDE,
        r"press|media|news|newspapers?|online|web|digital|photos?|video|graphics?|magazine|radio|tv|television"
        r"|wires?|reuters",
        "Kalyan Radio",
    ),
    LineCue(
        "paper",
        LinePlace.INSIDE,
        r"times|post|tribune|herald|gazette|telegraph|guardian|express|journal|weekly|daily|today",
        "Kalyan Herald",
    ),
    LineCue(
        "institution",
        LinePlace.INSIDE,
        r"ministry|university|institute|foundation|organi[sz]ation|committee|council|ltd|inc|llc|gmbh|corp",
        "Kalyan University",
    ),
    LineCue(
        "page-word",
        LinePlace.INSIDE,
        r"inputs|updated|published|subscribe|follow|share|comments?|min|read|us|home|breaking|latest|exclusive",
        "Follow Jane",
    ),
    LineCue(
        "section",
        LinePlace.INSIDE,
        r"world|politics|international|business|sports?|opinion",
        "World Politics",
    ),
    LineCue(
        "role-other-scripts",
        LinePlace.INSIDE,
        r"корреспондент(?:ка|ы)?|журналист(?:ка|ы)?|редактор|обозреватель|репорт[её]р|кореспондент(?:ка)?|редакция",
        "Редакция",
    ),
    LineCue("unnamed", LinePlace.INSIDE, r"anonymous|unknown", "Anonymous"),
)
_NOT_A_PERSON = re.compile(rf"\b(?:{joined(NOBODIES, LinePlace.INSIDE)})\b", re.IGNORECASE)
_NO_PLACE = re.compile(rf"{_NOT_A_PERSON.pattern}|^the\s(?!hague|gambia|bahamas|bronx|netherlands)", re.I)
# Words of a heading or a menu.
_NO_NAME = re.compile(
    r"\b(?:the|with|for|view|privacy|policy|feedback|terms|how|what|why|where|your|our|recommended|related|overview"
    r"|ideas|content|tips|partner|sponsored|articles|button|monday|tuesday|wednesday|thursday|friday|saturday|sunday|middle\s+east)\b",
    re.IGNORECASE,
)
# What "By" may say of a writer behind a comma: "a former keeper".
_APPOSITION = re.compile(r"(?:an?|the|who|our|formerly?)(?:\s[a-zà-ÿ][\w'’-]*)+|The(?:\s[A-Z][\w'’&-]*){1,3}")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline names. `known` is false where a piece of it was none of these."""

    authors: tuple[str, ...] = ()
    agencies: tuple[Outlet, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    place: str = ""
    known: bool = True


def opened(text: str) -> int:
    """Where the names begin in a text that opens as a byline does ("By: "), 0 in any other.

    >>> opened("By: AFP"), opened("Bystanders fled")
    (4, 0)
    """
    found = _OPENING.match(text)
    return found.end() if found else 0


def other_hands(text: str) -> bool:
    """Whether a piece names an editor, a photographer or another who did not write it.

    >>> other_hands("Reviewed by Jane Doe"), other_hands("Written by Jane Doe")
    (True, False)
    """
    return bool(_OTHER_HANDS.match(text))


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a header line between its bars, bullets and spaced dashes, trimmed."""
    start = 0
    for separator in _SEPARATOR.finditer(text):
        yield from _trimmed(text, start, separator.start())
        start = separator.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start] in " ,:()[]・\u00a0\t":
        start += 1
    while end > start and text[end - 1] in " ,:()[]・\u00a0\t":
        end -= 1
    if text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end):
        end += 1
    if start < end:
        yield start, end


def person(words: str) -> bool:
    """Whether words are shaped like a person's name.

    >>> [person(words) for words in ("Jane Doe", "Bashar al-Assad", "Web Desk", "the army", "Reuters")]
    [True, True, False, False, False]
    """
    if (
        len(words) > 60
        or _NOT_A_PERSON.search(words)
        or _NO_NAME.search(words)
        or words.casefold() in TWO_WORD_CITIES
    ):
        return False
    return bool(_PERSON.fullmatch(words)) and not words[0].islower() and words.split()[-1] not in _PARTICLES


def place(words: str) -> bool:
    """Whether words may be the place of a dateline: "Aleppo", "Deir Ezzor", "Damascus, Syria".

    >>> place("Deir Ezzor, Syria"), place("Jane Doe, Beirut")
    (True, False)
    """
    if len(words) > 50 or not _PLACE.fullmatch(words) or _NO_PLACE.search(words):
        return False
    first, comma, second = words.partition(", ")
    # "Jane Doe, Beirut" is a writer and where she is; a country after the comma makes it a place.
    return not comma or second.casefold() in COUNTRIES or not person(first)


def role(words: str) -> bool:
    """Whether a line names a post or a desk and nobody: "Middle East correspondent"."""
    return len(words) <= 60 and bool(_ROLE.search(words)) and not re.search(r"[.!?:“”\"]", words)


def credited(words: str, outlets: Recogniser, *, opened: bool = False) -> Byline:
    """Reads the names of one piece: "Jane Doe and John Roe in Beirut", "AFP", "our correspondent".

    `opened` says that "By" stood before it: then a single capitalised word is a name too.

    >>> from newsreader.extraction.outlets import starter
    >>> credited("Jane Doe and John Roe, AFP", Recogniser(starter())).authors
    ('Jane Doe', 'John Roe')
    >>> credited("our correspondent", Recogniser(starter()))
    Byline(authors=(), agencies=(), outlets=(), place='', known=True)
    """
    if len(words) > _LONGEST:
        return Byline(known=False)
    credits = Credits()
    parts = _LATE_OPENING.split(without_institution(words))
    names = [name for part in parts for name in _names(part, outlets)]
    for index, name in enumerate(names):
        rest = _place_taken(unglued(_trimmed_name(name), first=index == 0), credits)
        rest = _outlet_taken(rest, outlets, credits, opened=opened)
        rest = _house_taken(rest, outlets, credits)
        if rest:
            _credit(rest, outlets, credits, first=index == 0, opened=opened)
    return credits.byline()


@dataclass(slots=True)
class Credits:
    """Who and what has been named so far, in the order named."""

    authors: list[str] = field(default_factory=list)
    agencies: list[Outlet] = field(default_factory=list)
    outlets: list[Outlet] = field(default_factory=list)
    place: str = ""
    known: bool = True

    def add_outlet(self, outlet: Outlet) -> None:
        (self.agencies if outlet.kind == "agency" else self.outlets).append(outlet)

    def add(self, byline: Byline) -> None:
        """What one piece of a line names, added to what its other pieces did."""
        self.authors += byline.authors
        self.agencies += byline.agencies
        self.outlets += byline.outlets
        self.place = self.place or byline.place

    def anyone(self) -> bool:
        return bool(self.authors or self.agencies or self.outlets)

    def byline(self) -> Byline:
        return Byline(
            tuple(dict.fromkeys(self.authors)),
            tuple(dict.fromkeys(self.agencies)),
            tuple(dict.fromkeys(self.outlets)),
            self.place,
            self.known,
        )


def _names(words: str, outlets: Recogniser) -> Iterator[str]:
    words = words.strip()
    if not words:
        return
    # A name may hold what parts names: "Radio Free Europe and …", "Mail & Guardian".
    if outlets.named(words):
        yield words
        return
    for name in _BETWEEN_NAMES.split(words):
        if name and name.strip():
            yield _LEFT_OVER.sub("", name.strip())


def _trimmed_name(name: str) -> str:
    # The full stop of an initial or of "Jr." is the name's own.
    name = name.strip(" ,:;" if _OWN_FULL_STOP.search(name) else " .,:;")
    return without_report(_IN_PARENTHESES.sub("", name))


def _place_taken(name: str, credits: Credits) -> str:
    """The name without "in Beirut" behind it, which is noted as the place."""
    found = _IN.search(name)
    if not found or not place(found["place"].strip(" .")):
        return name
    credits.place = credits.place or found["place"].strip(" .")
    return name[: found.start()]


def _outlet_taken(name: str, outlets: Recogniser, credits: Credits, *, opened: bool) -> str:
    """The name without "for Reuters" behind it; whom it was written for is noted where it is listed.

    Without "By" before it only a listed one is taken for that: "Best Practices for Small Towns".
    """
    found = _FOR.search(name)
    if not found:
        return name
    if outlet := outlets.named(found["outlet"]):
        credits.add_outlet(outlet)
    elif not opened:
        return name
    return name[: found.start()]


def _house_taken(name: str, outlets: Recogniser, credits: Credits) -> str:
    """The name without the house that follows it without a comma: "Jane Doe BBC News"."""
    if outlets.named(name):
        return name
    for start, end, outlet in outlets.within(name):
        before = name[:start].strip()
        if end == len(name) and person(before):
            credits.add_outlet(outlet)
            return before
    return name


def _credit(name: str, outlets: Recogniser, credits: Credits, *, first: bool, opened: bool) -> None:
    """Notes one name as what it is."""
    if outlet := outlets.named(name):
        credits.add_outlet(outlet)
    elif person(name):
        credits.authors.append(name)
    elif _NOT_A_PERSON.search(name):
        pass  # a desk or a role: known, and nobody
    elif (not first or credits.agencies) and place(name):
        credits.place = credits.place or name
    elif (opened and first and _SINGLE.fullmatch(name)) or name_in_other_script(name, opened=opened):
        credits.authors.append(name)
    else:
        credits.known = credits.known and opened and bool(credits.authors and _APPOSITION.fullmatch(name))
