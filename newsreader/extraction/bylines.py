"""Who wrote it: persons are authors; agencies, desks, roles and places are not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from newsreader.extraction.cues import LineCue, LinePlace, joined
from newsreader.extraction.fields import Outlet
from newsreader.extraction.outlets import Recogniser

OPENINGS = (
    LineCue(
        "by",
        LinePlace.OPENING,
        r"(?:(?:story|report|article|text|words|analysis|comment|interview)\s+)?"
        r"(?:(?:written|reported|compiled|edited|posted|published|submitted)\s+)?by\b\s*:?\s*",
        "Words by Jane Doe",
        "Bystanders fled",
    ),
    LineCue(
        "label",
        LinePlace.OPENING,
        r"(?:authors?|byline|writers?|reporter|autor|auteur)\s*:\s*",
        "Author: Jane Doe",
        "Authors met in Kalyan",
    ),
    # Whether a name follows is found out when it is read.
    LineCue(
        "other-tongue", LinePlace.OPENING, r"(?:von|par|por)\s+(?=[A-ZÀ-Þ])", "Von Jane Doe", "Vons closed"
    ),
)
_OPENING = re.compile(joined(OPENINGS, LinePlace.OPENING), re.IGNORECASE)
_LATE_OPENING = re.compile(r"\b(?:with\s+)?(?:additional\s+)?reporting\s+by\s+", re.IGNORECASE)
_OWN_FULL_STOP = re.compile(r"\b[A-Z]\.$|Jr\.$")
_IN_PARENTHESES = re.compile(r"\s*\([^()]*\)$")
# "by" is what "with additional reporting by" leaves before the second of its names.
_LEFT_OVER = re.compile(r"^(?:by|and|von|par)\s+", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[|•·›»\t]\s*|\s+[–—/-]\s+|\s*[;\n]\s*")
_BETWEEN_NAMES = re.compile(r"\s*,\s*|\s+(?:and|&|with|und|et|y|e)\s+", re.IGNORECASE)
_IN = re.compile(r"\s+(?:in|at|from|reporting from|reports from|à|aus)\s+(?P<place>[A-ZÀ-Þ][\w.’' -]*)$")
_FOR = re.compile(r"\s+(?:[Ff]or|of)\s+(?:the\s+|The\s+)?(?P<outlet>[A-ZÀ-Þ].*)$")
_PARTICLES = (
    "al", "el", "bin", "ibn", "abu", "ben", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la",
    "le", "van", "von", "zu", "ter", "ten", "y", "e", "st",
)  # fmt: skip
_TOKEN = (
    r"(?:[A-ZÀ-ÞĀ-Ž](?:\.|[^\W\d_]*(?:[-'’.][^\W\d_]+)*\.?)"
    r"|(?:al|el|ad|an|as|ash|at|bin|d|l|o)[-'’][^\W\d_]+(?:-[^\W\d_]+)*|" + "|".join(_PARTICLES) + r")"
)
_PERSON = re.compile(rf"(?:(?:Dr|Mr|Mrs|Ms|Prof|Sir|Dame|Lt|Col|Gen)\.?\s)?{_TOKEN}(?:\s{_TOKEN}){{1,5}}")
_ROLE = re.compile(
    r"\b(?:correspondents?|reporters?|editors?|staff|agencies|bureau|desk|columnist|analyst)\b", re.IGNORECASE
)
# Capitals alone would be an agency that is not on the list; nobody is invented from them.
_SINGLE = re.compile(r"[A-ZÀ-Þ][^\W\d_A-Z]{2,20}")
# Other scripts have no capitals to go by: a short piece after "By" is taken for a name.
_OTHER_SCRIPT = re.compile(r"(?=[^\W\d_])[^\x00-\u024f]+(?:[ \u3000'’.-][^\x00-\u024f]+){0,4}")
_PLACE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]*)(?:[ -](?:[A-ZÀ-Þ][\w.’'-]*|of|de|la|el|al|on|upon|am)){0,3}"
    r"(?:,\s(?:[A-ZÀ-Þ][\w.’'-]*)(?:\s[A-ZÀ-Þ][\w.’'-]*){0,2})?"
)
# Words that make a piece the name of a desk, a role or an institution, whatever stands beside them.
NOBODIES = (
    LineCue(
        "role",
        LinePlace.INSIDE,
        r"correspondents?|reporters?|editors?|editor-in-chief|writers?|columnist|contributors?|chief|producer"
        r"|photographer|analyst|director|admin|administrator",
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
    LineCue("unnamed", LinePlace.INSIDE, r"anonymous|unknown", "Anonymous"),
)
_NOT_A_PERSON = re.compile(rf"\b(?:{joined(NOBODIES, LinePlace.INSIDE)})\b", re.IGNORECASE)
_TWO_WORD_CITIES = frozenset(
    name.replace("_", " ")
    for name in """
    new_york new_delhi los_angeles tel_aviv hong_kong san_francisco buenos_aires cape_town mexico_city
    kuala_lumpur abu_dhabi addis_ababa saudi_arabia united_nations washington_dc washington_d.c.
    st_petersburg rio_de_janeiro são_paulo sao_paulo east_jerusalem gaza_city east_aleppo san_diego
    las_vegas new_orleans south_africa south_korea north_korea sri_lanka united_states united_kingdom
    new_zealand phnom_penh deir_ezzor deir_al-zor port_said port_sudan den_haag the_hague el_paso
    santiago_de_chile quetta_city panama_city kuwait_city vatican_city ho_chi_minh_city guatemala_city
    san_salvador santo_domingo
    """.split()  # noqa: SIM905 - one a line would fill pages
)


_COUNTRIES = frozenset(
    country.replace("_", " ")
    for country in """
    afghanistan algeria argentina australia austria bahrain bangladesh belgium bosnia brazil britain
    bulgaria canada chile china colombia croatia cuba cyprus denmark egypt england ethiopia finland
    france georgia germany ghana greece hungary india indonesia iran iraq ireland israel italy japan
    jordan kenya kosovo kuwait lebanon libya malaysia mali mexico morocco myanmar nepal netherlands
    niger nigeria norway oman pakistan palestine peru philippines poland portugal qatar romania russia
    scotland serbia singapore somalia spain sudan sweden switzerland syria taiwan thailand tunisia
    turkey uganda ukraine venezuela vietnam wales yemen zimbabwe gaza uk us uae usa west_bank
    iraqi_kurdistan south_africa south_korea north_korea south_sudan saudi_arabia sri_lanka
    united_states united_kingdom united_arab_emirates new_zealand
    """.split()  # noqa: SIM905
)


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


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a header line between its bars, bullets and spaced dashes, trimmed."""
    start = 0
    for separator in _SEPARATOR.finditer(text):
        yield from _trimmed(text, start, separator.start())
        start = separator.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start] in " ,:()[]\u00a0\t":
        start += 1
    while end > start and text[end - 1] in " ,:()[]\u00a0\t":
        end -= 1
    if start < end:
        yield start, end


def person(words: str) -> bool:
    """Whether words are shaped like a person's name.

    >>> [person(words) for words in ("Jane Doe", "Bashar al-Assad", "Web Desk", "the army", "Reuters")]
    [True, True, False, False, False]
    """
    if len(words) > 60 or _NOT_A_PERSON.search(words) or words.casefold() in _TWO_WORD_CITIES:
        return False
    return bool(_PERSON.fullmatch(words)) and not words[0].islower() and words.split()[-1] not in _PARTICLES


def place(words: str) -> bool:
    """Whether words may be the place of a dateline: "Aleppo", "Deir Ezzor", "Damascus, Syria".

    >>> place("Deir Ezzor, Syria"), place("Jane Doe, Beirut")
    (True, False)
    """
    if len(words) > 50 or not _PLACE.fullmatch(words) or _NOT_A_PERSON.search(words):
        return False
    first, comma, second = words.partition(", ")
    # "Jane Doe, Beirut" is a writer and where she is; a country after the comma makes it a place.
    return not comma or second.casefold() in _COUNTRIES or not person(first)


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
    names = [name for part in _LATE_OPENING.split(words) for name in _names(part, outlets)]
    for index, name in enumerate(names):
        rest = _place_taken(_trimmed_name(name), credits)
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
    return _IN_PARENTHESES.sub("", name)


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
    elif (opened and first and _SINGLE.fullmatch(name)) or _OTHER_SCRIPT.fullmatch(name):
        credits.authors.append(name)
    else:
        credits.known = False
