"""Names of papers and stations that are on no list, by their shape: a word for such a thing, and its own."""

import re

from newsreader.extraction.cues import LineCue, LinePlace, joined
from newsreader.text.names.lexicon import listed

# Each with a name of its own beside it.
PAPERS = (
    LineCue(
        "paper",
        LinePlace.INSIDE,
        r"times|post|tribune|herald|gazette|telegraph|guardian|express|journal|courier|chronicle|observer|mercury"
        r"|argus|examiner|[ie]nquirer|sentinel|standard|independent|mail|messenger|monitor|mirror|globe|star"
        r"|d[ie]spatch|register|advertiser|advocate|bulletin|citizen|ledger|statesman|reporter|press|echo",
        "The Kalyan Courier",
        "The Kalyan Bridge",
    ),
    LineCue(
        "wire",
        LinePlace.INSIDE,
        r"news\s?wire|wire|news\s(?:agency|service)",
        "Kalyan Wire",
        "Kalyan Wireless",
    ),
    LineCue("air", LinePlace.INSIDE, r"radio|tv|television|broadcasting", "Radio Kalyan", "Kalyan Radiology"),
    LineCue(
        "german",
        LinePlace.INSIDE,
        r"\w*(?:zeitung|blatt|anzeiger|nachrichten|kurier|rundschau)",
        "Kalyaner Tageblatt",
    ),
    LineCue(
        "romance",
        LinePlace.INSIDE,
        r"quotidien|courrier|dépêche|figaro|diario|peri[óo]dico|gaceta|correo|prensa|noticias|corriere|giornale"
        r"|gazzetta|messaggero|jornal|folha|gazeta|correio",
        "Le Quotidien du Kalyan",
    ),
    LineCue(
        "northern",
        LinePlace.INSIDE,
        r"\w*(?:dagblad|tidende|tidning(?:en)?)|courant|\w+posten",
        "Kalyan Dagblad",
    ),
)
# Of a section, a post or a notice, whatever stands beside them.
NO_PAPERS = (
    LineCue(
        "section",
        LinePlace.INSIDE,
        r"world|politics|international|national|local|business|sports?|opinion|home|latest|top|breaking|exclusive"
        r"|live|weather|science|health|culture|travel|money|markets?",
        "World Radio",
    ),
    LineCue(
        "post",
        LinePlace.INSIDE,
        r"correspondents?|staff|desk|bureau|team|editors?|editorial|chief|officer|senior|our|guest|freelance"
        r"|(?:\w+al|crime|city|court|education|environment|security|technology)\s+reporters?",
        "Staff Reporter",
    ),
    LineCue(
        "notice",
        LinePlace.INSIDE,
        r"releases?|conference|statements?|briefing|office|association|by|from|reviews?|interviews?|listings"
        r"|inquiry|enquiry|freedom|reports|election\s+bulletin",
        "Press Release",
    ),
)
_PAPER = re.compile(rf"\b(?:{joined(PAPERS, LinePlace.INSIDE)})\b", re.IGNORECASE)
_NO_PAPER = re.compile(rf"\b(?:{joined(NO_PAPERS, LinePlace.INSIDE)})\b", re.IGNORECASE)
_SMALL = r"(?:of|and|the|de|du|des|la|le|les|di|del|della|da|do|for|&)"
_NAME = re.compile(rf"[A-ZÀ-Þ][\w.&’'-]*(?:\s(?:{_SMALL}|[A-ZÀ-Þ][\w.&’'-]*)){{1,5}}")
_ARTICLE = re.compile(r"^(?:the|le|la|les|el|il|die|der|das|de)\s+", re.IGNORECASE)
_LONGEST = 50


def is_paper(words: str) -> bool:
    """Whether words are shaped as the name of a paper, a wire or a station.

    >>> [is_paper(words) for words in ("The Kalyan Courier", "Le Quotidien du Nord", "Radio Kalyan")]
    [True, True, True]
    >>> [is_paper(words) for words in ("Kalyan, India", "Jane Post", "Press Release", "The Courier said so")]
    [False, False, False, False]
    """
    if len(words) > _LONGEST or not _NAME.fullmatch(words) or _NO_PAPER.search(words):
        return False
    bare = _ARTICLE.sub("", words)
    first, _blank, rest = words.partition(" ")
    if " " not in rest and first.lower() in listed("given"):  # "Jane Herald" may be who wrote it
        return False
    return bool(_PAPER.search(bare)) and bool(_PAPER.sub("", bare).strip())
