"""Paragraphs that speak to the page's reader and tell nothing: offers, notices, legal lines, teasers."""

import re
from collections.abc import Collection

from newsreader.extraction.cues import LineCue, LinePlace, joined

# What they speak of. A report may use such words too: hence a count, and by how long a paragraph is.
ASIDES = (
    LineCue(
        "account",
        LinePlace.INSIDE,
        r"subscri(?:be|bing|ptions?)\b|newsletters?\b|sign(?:ing)? up (?:for|to|here|now|with)\b|(?:your"
        r"|an?) inbox"
        r"|log(?:ging)? in\b|free trial|unsubscribe|become a (?:member|subscriber)",
        "Become a subscriber of the town's only paper today",
        "He signed the treaty in a tent",
    ),
    LineCue(
        "consent",
        LinePlace.INSIDE,
        r"cookies\b|privacy (?:policy|notice|statement)|your (?:browser|account|consent|personal data)"
        r"|javascript|we (?:will |do )?(?:never|not) (?:pass|share|sell|give|spam)\b|terms (?:and conditions"
        r"|of (?:use|service))|terms & conditions|user agreement",
        "We keep small files in your browser",
        "The browser of old books went home",
    ),
    LineCue(
        "contact",
        LinePlace.INSIDE,
        r"(?:e-?mail|contact|call|write to|reach|follow|support) us\b|get in touch|let us know"
        r"|(?:tell|send) us (?:your|an?|what|at|by)\b|e-?mail (?:me|him|her|them)\b"
        r"|can (?:also )?be (?:reached|contacted|found) (?:at|on|via)",
        "Do you live by the river? Get in touch",
        "They lost touch in the war",
    ),
    LineCue(
        "network",
        LinePlace.INSIDE,
        r"on (?:facebook|twitter|instagram|linkedin|telegram|google news|youtube|flipboard|whatsapp"
        r"|tiktok)\b",
        "The Courier is on Telegram, too",
        "On Thursday telegrams came",
    ),
    LineCue(
        "legal",
        LinePlace.INSIDE,
        r"rights reserved|(?:reproduced|republished|redistributed|rewritten)\b|views expressed"
        r"|necessarily (?:reflect|represent|those)|(?:written|prior|express) (?:permission|consent)"
        r"|subject to copyright"
        r"|creative commons|(?:financial|investment|medical) advice",
        "None of it may be redistributed",
        "Rights of way were closed",
    ),
    LineCue(
        "trade",
        LinePlace.INSIDE,
        r"affiliate (?:links?|commission)|(?:earn|receive|get) (?:an? )?(?:small )?(?:commission"
        r"|compensation)"
        r"|sponsored (?:content|post|by)\b|our (?:readers|partners|editors|team|experts)\b|special offers?",
        "It was chosen by our editors",
        "The commission may receive them",
    ),
    LineCue(
        "publication",
        LinePlace.INSIDE,
        r"(?:originally|first) (?:published|appeared)|appeared first\b"
        r"|this (?:article|story|post|report|piece|content|document) (?:was|is|has|may|first|originally)"
        r"|read more|click here|learn more|find out more|retrieved",
        "You will find out more on page nine",
        "The story was told at the fire",
    ),
)
_ASIDE = re.compile(rf"\b(?:{'|'.join(f'(?P<{cue.id}>{cue.pattern})' for cue in ASIDES)})")
# What a sentence that asks something of its reader begins with.
ASKING = (
    LineCue(
        "asking",
        LinePlace.OPENING,
        r"(?:please )?(?:read|see|watch|get|sign|subscribe|join|follow|click|find|check|visit|learn|listen"
        r"|download"
        r"|share|tell|send|try|discover|explore|register|enter|add|buy|shop|call|contact|support|help|stay"
        r"|keep"
        r"|never miss|don't|have|want)\b",
        "Please visit our shop",
        "Visitors came",
    ),
)
_ASKS = re.compile(joined(ASKING, LinePlace.OPENING))
_YOU = re.compile(r"\b(?:your?|we|our|us)\b")
# Who is quoted may ask for anything.
_QUOTED = "“\"‘'«„"
_TOLD = re.compile(r"\b(?:said|says?|told|asked|added|announced|wrote|according)\b")
_BOX = ("[ ]", "[]", "☐")
# So clear an offer is one in the midst of an article, too.
AN_OFFER = 1.25
# One word of an offer among so many words makes a paragraph one.
_WORDS_FOR_ONE = 16


def offering(text: str, words: int) -> float:
    """How far a paragraph of so many words is an offer or notice to the page's reader; above 1 it is one.

    One word of an offer is not enough, where the paragraph neither asks nor speaks to anyone.

    >>> offering("Subscribe to our letter and get it in your inbox.", 10)
    2.0
    >>> offering("He would not subscribe to the plan, which was hers and which nobody else had read.", 16)
    1.0
    >>> offering("Get up and see for yourself.", 6), offering("“Contact us,” the sign read.", 5)
    (0.0, 0.0)
    """
    folded = text.lower()
    found = {hit.lastgroup for hit in _ASIDE.finditer(folded)}
    if any(box in folded for box in _BOX):
        found.add("box")
    if not found or folded[0] in _QUOTED or _TOLD.search(folded):
        return 0.0
    asks = 0.5 * bool(_ASKS.match(folded)) + 0.5 * min(1.0, 5 * len(_YOU.findall(folded)) / words)
    return float(len(found) / max(1.0, words / _WORDS_FOR_ONE) ** 0.5 + asks)


def speaks_to_reader(text: str, words: int) -> bool:
    """Whether a paragraph of so many words is plainly an offer or notice, and says whom it speaks to.

    >>> speaks_to_reader("Get our letter in your inbox every day.", 8)
    True
    >>> speaks_to_reader("Support for the mayor fell, and she will become a member of the board.", 14)
    False
    """
    return _YOU.search(text.lower()) is not None and offering(text, words) >= AN_OFFER


# A paragraph that begins with a name and goes on so tells of the writer.
WRITERS = (
    LineCue(
        "post",
        LinePlace.INSIDE,
        r"(?:is|was) (?:an?|the|our) (?:[\w'’-]+ ){0,5}(?:reporter|editor|writer|journalist|correspondent"
        r"|columnist"
        r"|contributor|blogger|photographer|producer|author)\b",
        "is a senior health correspondent",
        "is a teacher in Kalyan",
    ),
    LineCue(
        "work",
        LinePlace.INSIDE,
        r"(?:covers|writes (?:about|on|for)|reports (?:on|for|from)|edits)\b",
        "writes about rivers",
        "writes to her mother",
    ),
)
_NAME = r"[^\W\d_a-zß-ÿ][\w.'’-]*(?: [^\W\d_a-zß-ÿ][\w.'’-]*){1,3},? "
_ABOUT_WRITER = re.compile(_NAME + rf"(?:{'|'.join(f'(?:{cue.pattern})' for cue in WRITERS)})")
_ABOUT_NAMED = re.compile(r",? (?:is|was|has|holds|lives|works|joined|covers|writes|reports|can be)\b")


def about_writer(text: str, writers: Collection[str]) -> bool:
    """Whether a paragraph at an article's end tells who wrote it; `writers` are the names in its byline.

    >>> about_writer("Jane Doe lives in Kalyan.", {"Jane Doe"}), about_writer("Jane Doe lives in Kalyan.", ())
    (True, False)
    >>> about_writer("Jane Doe is a reporter for the Kalyan Courier.", ())
    True
    """
    if _TOLD.search(text):
        return False
    if _ABOUT_WRITER.match(text):
        return True
    return any(text.startswith(name) and _ABOUT_NAMED.match(text, len(name)) for name in writers)
