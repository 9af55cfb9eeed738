"""What kind of thing a chunk names: evidence inside it and beside it, weighed."""

import re

from newsreader.text.names.chunks import Chunk
from newsreader.text.names.cues import (
    ARMED_CUES,
    ARMED_HEADS,
    DIRECTIONS,
    FOR_HEADS,
    HUMAN_VERBS,
    LOCATIVES,
    MEDIA_CUES,
    MEDIA_HEADS,
    MEDIA_NOUNS_AFTER,
    MEDIA_STARTS,
    OF_HEADS,
    ORG_CUES,
    ORG_ENDS,
    ORG_FOLLOWERS,
    ORG_HEADS,
    ORG_STARTS,
    PARTICLES,
    PLACE_HEADS,
    PLACE_NOUNS,
    PLACE_NOUNS_AFTER,
    PLACE_NOUNS_BEFORE,
    PLACE_PREFIXES,
    PLACE_STARTS,
    SPEECH,
    STATES,
    STRONG_LOCATIVES,
    SUFFIXES,
    TITLES,
)
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.stretches import NUMBERED
from newsreader.text.names.whereabouts import weigh_places

_LISTS = (
    ("organisation", "organisations"),
    ("organisation", "clubs"),
    ("media", "media"),
    ("armed-group", "armed"),
)
_DESIGNATION = re.compile(r"[A-Z]{1,3}-?\d{3,4}[A-Z]?|[A-Z][A-Za-z]{0,2}-\d{1,3}s?")
_LEGAL = frozenset("inc corp ltd llc plc gmbh ag kg kgaa spa nv bv oyj asa bhd pty".split())  # noqa: SIM905
# Ends that are nobody's surname.
_GROUND = frozenset(
    "street road avenue boulevard river square highway county airport island islands valley bay lake creek "  # noqa: SIM905
    "canyon mountains beach peninsula district province stadium radio television tv agency ministry "
    "university institute council committee association corporation company party union".split()
)
_SCHOOLS = frozenset({"elementary", "high"})
# "Karmel, 20 km west of …"
_FAR = re.compile(r", (?:about |some |around )?\d{1,4} ?(?:km|kilomet(?:er|re)s?|miles?)\b")
# "Ann Lee, 58, of Karmel".
_OF_AGE = re.compile(r", \d\d, (?:of|from) \Z")
_AGE = re.compile(r", (?:aged )?\d{1,2}[,.;)]")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_]){0,2}\.?")

# Those whose second university goes by the state's name: "Ohio State".
_COLLEGIATE = frozenset(
    "alabama arizona arkansas colorado florida fresno georgia indiana iowa kansas kent louisiana michigan "  # noqa: SIM905
    "mississippi missouri montana morgan ohio oklahoma oregon penn utah washington wichita boise".split()
)
_NO_INITIALS = frozenset({"A", "I", "U.S.", "U.K.", "U.N.", "E.U.", "D.C."})


def weigh(chunk: Chunk) -> None:
    """Fill the chunk's scores, and name the rule that weighed most, of all and for each kind."""
    best = 0.0
    most: dict[str, float] = {}

    def add(kind: str, weight: float, rule: str) -> None:
        nonlocal best
        chunk.scores[kind] = chunk.scores.get(kind, 0.0) + weight
        if weight > best:
            best = weight
            chunk.rule = rule
        if weight > most.get(kind, 0.0):
            most[kind] = weight
            chunk.rules[kind] = rule

    if chunk.toponym:
        add("place", 4.0, "title-of-a-place")
    _inside(chunk, add)
    chunk.inside = dict(chunk.scores)
    _beside(chunk, add)
    weigh_places(chunk, add)


def _inside(chunk: Chunk, add) -> None:  # type: ignore[no-untyped-def]
    parts = chunk.parts
    texts = chunk.words.texts[chunk.first : chunk.last + 1]
    count = len(parts)
    last = parts[-1]
    joined = "".join(parts) if count == 1 else " ".join(parts)
    if joined in listed("places"):
        add("place", 3.5 if count > 1 else 1.0 if last in listed("given") else 2.0, "gazetteer")
    for kind, name in _LISTS:
        if joined in listed(name):
            doubtful = count == 1 and (is_word(last) or last in listed("given") or last in listed("surnames"))
            add(
                kind, 6.0 if count > 1 else 0.9 if doubtful or last in listed("places") else 2.5, "well-known"
            )
            break
    if "of" in parts or "for" in parts:
        at = min(parts.index(low) for low in ("of", "for") if low in parts)
        head = parts[at - 1]
        if head in PLACE_HEADS and head not in ORG_HEADS:
            add("place", 3.0, "place-word")
        elif head == "voice" or head == "radio":
            add("media", 4.0, "media-word")
        elif head in OF_HEADS or head in FOR_HEADS:
            add("organisation", 3.0, "organisation-word")
        return
    if count == 1:
        dotted = chunk.words.text.startswith(".", chunk.end - 1)
        _single(texts[0], last, dotted, add)
        return
    if last.isdigit() and parts[-2] in NUMBERED:
        add("place", 4.0, "place-word")
        return
    if last == "state" and count == 2 and parts[0] in _COLLEGIATE:
        add("organisation", 6.0, "organisation-word")
        return
    # "Adam West" and "Grace Park" may be people; three words with such an end hardly are.
    sure = 4.0 if count > 2 or parts[0] not in listed("given") else 2.5
    tail = last.replace(".", "")
    if tail in _LEGAL or (parts[0] == "air" and count == 2 and not is_word(last)):
        # "Peter Voss KG", "Air Lapland".
        add("organisation", 6.0, "organisation-word")
    elif last in _GROUND:
        sure = 4.5
    if parts[0] in ORG_STARTS:
        add("organisation", 4.0, "organisation-word")
    if parts[-2:] in (["red", "cross"], ["red", "crescent"]):
        add("organisation", 6.0, "organisation-word")
    if parts[0] in MEDIA_STARTS:
        add("media", 3.0, "media-word")
    school = last in _SCHOOLS or (last == "district" and "school" in parts)
    if parts[-2:] in (["news", "agency"], ["press", "agency"]):
        add("media", sure + 0.5, "media-word")
    elif last in MEDIA_HEADS:
        add("media", sure, "media-word")
    elif last in ARMED_HEADS or parts[-2:] in (["liberation", "army"], ["liberation", "front"]):
        add("armed-group", sure, "armed-group-word")
    elif school or ((tail in ORG_HEADS or tail in ORG_ENDS) and last not in PLACE_HEADS):
        add("organisation", sure, "organisation-word")
    elif last in PLACE_HEADS:
        add("place", sure, "place-word")
    elif any(part in ORG_HEADS for part in parts[:-1]) and parts[0] not in listed("given"):
        add("organisation", 1.5, "organisation-word")
    if parts[0] in PARTICLES and count == 2 and parts[0] not in ("la", "el", "al"):
        add("person", 1.0, "particle")
    if parts[0] in PLACE_PREFIXES:
        add("place", 1.2, "place-word")
    elif parts[0] in PLACE_STARTS:
        add("place", 2.5, "place-word")
    given, surnames = listed("given"), listed("surnames")
    if parts[0] in given:
        add("person", 1.0 if is_word(parts[0]) or parts[0] in listed("places") else 2.5, "given-name")
    if last in surnames and count <= 4:
        add("person", 1.0, "family-name")
    if last in SUFFIXES:
        add("person", 3.0 if last.rstrip(".") in ("jr", "sr") else 0.5, "name-suffix")
    initials = _INITIALS.fullmatch(texts[0]) and texts[0].isupper() and texts[0] not in _NO_INITIALS
    if initials or any(len(text) == 1 and text.isupper() for text in texts[1:-1]):
        add("person", 2.0, "initials")
    if any(part in PARTICLES for part in parts[1:-1]) or last.startswith(("al-", "el-")):
        add("person", 1.5, "particle")
    acronym = texts[0].isupper() and len(texts[0]) > 2 and not texts[1].isupper() and "." not in texts[0]
    if count in (2, 3) and not acronym and not any(is_word(part) for part in parts):
        add("person", 0.8, "capitals")
    else:
        add("organisation", 0.7, "capitals")


def _single(text: str, low: str, dotted: bool, add) -> None:  # type: ignore[no-untyped-def]
    if text.isupper() and 2 <= len(text) <= 6:
        add("organisation", 0.5 if is_word(low) else 1.8, "acronym")
    elif low in ORG_HEADS:
        add("organisation", 2.5, "organisation-word")
    elif low in listed("given"):
        add("person", 0.9 if is_word(low) or low in listed("places") else 1.5, "given-name")
    elif low in listed("surnames"):
        add("person", 0.8, "family-name")
    if low in STATES and text != text.upper() and dotted:
        add("place", 3.0, "gazetteer")
    if _DESIGNATION.fullmatch(text):
        # "A321" is a make of something.
        return
    if any(c.isdigit() for c in text) or (
        text[1:] != text[1:].lower() and not text.isupper() and "-" not in text
    ):
        add("organisation", 1.6 if text[0].isalpha() else 0.6, "capitals")


def _beside(chunk: Chunk, add) -> None:  # type: ignore[no-untyped-def]
    words, parts = chunk.words, chunk.parts
    before = after = farther = ""
    if chunk.first and words.gap(chunk.first - 1) in (" ", "\u00a0", " “", ' "'):
        before = words.folded[chunk.first - 1]
        if chunk.first > 1 and words.joined(chunk.first - 2):
            farther = words.folded[chunk.first - 2]
    if chunk.last + 1 < len(words) and words.joined(chunk.last):
        after = words.folded[chunk.last + 1]
    if chunk.titled:
        add("person", 3.0, "title")
    elif before in ("producer", "producers", "giant", "trader", "exporter") and farther in _MAKING:
        add("organisation", 2.5, "organisation-word")
    elif before in TITLES and before not in ORG_CUES:
        add("person", 2.0 if len(parts) > 1 else 1.2, "title")
    if before in _DISMISSED and after[:1].isdigit() | (after in _DISMISSED):
        # A scorecard: "Anwar c Hart b Lee 61".
        add("person", 3.0, "scorecard")
    if before in MEDIA_CUES:
        add("media", 4.0, "media-word")
    elif before in ORG_CUES:
        add("organisation", 1.5, "organisation-word")
    elif before in ARMED_CUES or (farther in ("armed", "militant", "rebel") and before == "group"):
        add("armed-group", 2.5, "armed-group-word")
    if after == "news" and _next(chunk) in ("agency", "service"):
        add("media", 4.0, "media-word")
    elif after in MEDIA_NOUNS_AFTER:
        add("media", 2.5, "media-word")
    if before == "and" and chunk.first > 1 and words.caps[chunk.first - 2] and farther in listed("places"):
        add("place", 1.2, "place-list")
    if before == "from" and farther in _DEALING:
        # "Bought from Northwind".
        add("organisation", 1.5, "organisation-word")
    if after == "air" and _next(chunk) in ("base", "force"):
        add("place", 2.0, "place-word")
    if before in ("of", "from") and _OF_AGE.search(words.text, max(0, chunk.start - 12), chunk.start):
        add("place", 3.0, "age-and-place")
    if words.text.startswith(",", chunk.end) and _FAR.match(words.text, chunk.end):
        add("place", 2.5, "distance")
    if before in ("at", "with") and farther in _EMPLOYED:
        # "A trader at Northwind".
        add("organisation", 2.5, "employer")
    elif before == "in" and farther in _JOURNALS and len(parts) == 1 and is_word(parts[0]):
        add("media", 3.0, "media-word")
    elif before in STRONG_LOCATIVES and len(parts) <= 4:
        add("place", 2.0, "preposition")
    elif before in LOCATIVES:
        stands = before in ("at", "from", "across", "via") and parts[0] not in listed("given")
        add("place", 1.3 if stands and len(parts) > 1 else 0.8, "preposition")
    elif before == "of" and farther in PLACE_NOUNS_BEFORE:
        add("place", 3.0, "place-word")
    elif before == "of" and farther in TITLES and len(parts) < 3:
        # "The archbishop of Douala".
        add("place", 2.5, "title-of-a-place")
    elif before == "of" and chunk.first > 2 and len(parts) == 1 and _somebody_of(chunk):
        # "Ann Lee of Karmel".
        add("place", 1.5, "preposition")
    elif before in DIRECTIONS:
        add("place", 1.5, "direction")
    elif before == "the" and len(parts) > 1:
        add("organisation", 1.0, "capitals")
        if farther == "of" and chunk.first > 2 and words.folded[chunk.first - 3] in _OFFICERS:
            # "A founder of the Harbour Rats".
            add("organisation", 2.0, "organisation-word")
        if parts[0] not in listed("given"):
            # "The Nieuwe Maas" is nobody.
            add("person", -1.0, "capitals")
    elif before == "the" and (farther in STRONG_LOCATIVES or farther == "off") and not is_word(parts[0]):
        if not parts[0].endswith(("ian", "ese", "ish")) and words.gap(chunk.last) not in ("'s ", "’s "):
            add("place", 1.0, "preposition")
    elif before == "by" and len(parts) > 1:
        add("person", 0.7, "by")
    if chunk.first and words.texts[chunk.first - 1] == "The" and not words.opens(chunk.first - 1) and before:
        # "Told The Irrawaddy": papers keep their capital.
        add("media", 2.0, "media-word")
    listed_two = after == "and" and parts[0] not in listed("given")
    if after in ARMED_CUES and (after.endswith("s") or after == "militia") and not _opener(chunk):
        add("armed-group", 4.0, "armed-group-word")
    elif after in HUMAN_VERBS or (before in SPEECH and after not in _PREDICATES and not listed_two):
        shouted = len(parts) == 1 and words.texts[chunk.first].isupper() and not words.all_caps
        add("person", 0.3 if len(parts) > 3 or parts[0].isdigit() or shouted else 1.5, "speech-verb")
    elif after in PLACE_NOUNS_AFTER:
        add("place", 2.6, "place-word")
    elif after in ORG_FOLLOWERS or after in ORG_CUES:
        add("organisation", 1.2, "organisation-word")
    elif after == "and":
        _coordinated(chunk, add)
    elif after == "who" or _AGE.match(words.text, chunk.end):
        add("person", 3.0, "age")
    if chunk.last + 1 < len(words) and words.gap(chunk.last) == ", ":
        following = words.folded[chunk.last + 1]
        then = words.folded[chunk.last + 2] if chunk.last + 2 < len(words) else ""
        state = following in STATES and words.text.startswith(".", words.ends[chunk.last + 1] - 1)
        listed_too = state or following in listed("places") or f"{following} {then}" in listed("places")
        if words.caps[chunk.last + 1] and listed_too:
            add("place", 1.5 if parts[-1] not in listed("places") else 2.5, "place-list")
        elif following == "who":
            add("person", 2.0, "who")
        elif following == "which":
            add("organisation", 1.5, "which")
    if before == "in" and farther in _HELD:
        add("organisation", 3.0, "organisation-word")
    if chunk.first > 1 and words.gap(chunk.first - 1) == ", " and not words.caps[chunk.first - 1]:
        role = words.folded[chunk.first - 1]
        if words.folded[chunk.first - 2] in ("its", "their", "his", "her", "the", "a", "whose"):
            # "Its director, Nurhayati, …", "his firm, Northwind, …"
            if role in ORG_CUES:
                add("organisation", 2.0, "organisation-word")
            elif role in TITLES:
                add("person", 2.0, "title")


# Who is "at" a company or a university.
_EMPLOYED = frozenset(
    "analyst analysts economist economists trader traders broker brokers dealer dealers strategist professor "  # noqa: SIM905
    "lecturer researcher researchers fellow scientist scientists manager executive vice-president".split()
)
# "Said Oslo was": told of, not telling.
_PREDICATES = frozenset(
    "had has was were is are would will could should may might can must did does".split()  # noqa: SIM905
)
_DEALING = frozenset("bought purchased acquired rights licensed ordered orders loan loans order".split())  # noqa: SIM905
_OFFICERS = frozenset("founder founders director president member members chairman leader head".split())  # noqa: SIM905
_JOURNALS = frozenset({"published", "appear", "appears", "appeared", "reported", "detailed", "described"})
_MAKING = frozenset(
    "state oil copper gold silver nickel zinc aluminium aluminum steel gas car coffee cocoa sugar chip power "  # noqa: SIM905
    "paper cement coal diamond beer tobacco energy computer software music".split()
)
_DISMISSED = frozenset({"c", "b", "lbw", "st"})
_HELD = frozenset({"shares", "stake", "stakes", "share", "investors", "shareholders", "holding"})


def _somebody_of(chunk: Chunk) -> bool:
    """Whether two words with capitals, and no office, stand before the "of"."""
    words, at = chunk.words, chunk.first - 2
    if not (words.caps[at] and words.caps[at - 1] and words.joined(at) and words.joined(at - 1)):
        return False
    low = words.folded[at]
    if words.texts[chunk.first].isupper():
        # A party's acronym.
        return False
    return low not in OF_HEADS and low not in TITLES and low not in PLACE_HEADS and not is_word(low)


def _next(chunk: Chunk) -> str:
    """The word after the next."""
    words, at = chunk.words, chunk.last + 2
    return words.folded[at] if at < len(words) and words.joined(at - 1) else ""


def _opener(chunk: Chunk) -> bool:
    """Whether it may have its capital from the sentence alone: "Suspected militants"."""
    return chunk.opens and len(chunk.parts) == 1 and is_word(chunk.parts[0])


def _coordinated(chunk: Chunk, add) -> None:  # type: ignore[no-untyped-def]
    """ "The Karm and Bab al-Hadid districts": the noun after the second name speaks for the first."""
    words = chunk.words
    at = chunk.last + 2
    stop = min(len(words), at + 4)
    while at < stop and (words.caps[at] or words.folded[at] in PARTICLES):
        at += 1
    if (
        at < stop
        and at > chunk.last + 2
        and words.folded[at] in PLACE_NOUNS
        and words.folded[at].endswith("s")
    ):
        add("place", 2.6, "place-word")
