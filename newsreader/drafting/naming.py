"""What the name of a thing is that a title calls by its noun: "the festival", "the storm", "the trawler".

"The Harn Book Festival" has its noun in its name, "Mount Ek" and "Storm Ruth" begin with theirs, "the ferry
Ruth Berg" has it before. A vessel may be told of first and named after: "A trawler has sunk. The Ruth Berg
had …".
"""

import re
from collections.abc import Collection, Iterator, Sequence

from newsreader.drafting import words
from newsreader.drafting.people import about
from newsreader.drafting.phrases import noun_phrase
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.tokens import Token, token_at
from newsreader.text.names.bounds import HEADS
from newsreader.text.names.cues import PLACE_HEADS
from newsreader.text.names.lexicon import is_word

# The words that names of such a thing begin with.
_OPENS: dict[str, tuple[str, ...]] = {
    "mountain": ("Mount",),
    "volcano": ("Mount",),
    "lake": ("Lake",),
    "river": ("River",),
    "storm": ("Storm", "Hurricane", "Typhoon", "Cyclone"),
    "hurricane": ("Hurricane",),
    "typhoon": ("Typhoon",),
    "cyclone": ("Cyclone",),
}
_NAMED = words.CALLED | words.VESSELS | _OPENS.keys()
# Of these and of vessels the noun stands before the name.
_WITH_ARTICLE = frozenset(["river"])
_LONGEST = 45
_ANOTHER = words.listed("a an another")
_LETTERS = re.compile(r"[a-z]+")
# What only a vessel does: "the Ruth Berg", never "the Guardian".
_SAILS = re.compile(
    r"\b(?:sank|sunk|capsized|foundered|(?:went|gone) down|(?:ran|run) aground|taking on water|took on water"
    r"|set sail|sailed (?:for|from)|was towed|left port"
    r"|hit (?:a|the) (?:reef|rock|rocks|sandbank|iceberg))\b"
)


def name_of(noun: str, noted: Sequence[ParsedSentence], bodies: Collection[str]) -> str:
    """ "the Harn Book Festival" for "festival", where the sentences before name one thing so; else "".

    `bodies` are the report's organisations: Nottingham Forest is no forest.
    """
    if noun not in _NAMED:
        return ""  # most
    told = {name for name in _told(noun, noted) if not _is_body(name, noun, bodies)}
    if not told and noun in words.VESSELS:
        told = _named_after(noun, noted)
    name = told.pop() if len(told) == 1 else ""
    return name if len(name) <= _LONGEST else ""


def _told(noun: str, noted: Sequence[ParsedSentence]) -> set[str]:
    """What the sentences name with the noun; nothing where another without a name is told of behind."""
    told: set[str] = set()
    for sentence in noted:
        if told and _tells_another(noun, sentence):
            return set()
        told.update(_names(noun, sentence))
    return told


def _is_body(name: str, noun: str, bodies: Collection[str]) -> bool:
    """Whether a name that ends with the noun of a place is an organisation's: "Nottingham Forest"."""
    return noun in PLACE_HEADS and name.lower().endswith(noun) and name.removeprefix("the ") in bodies


def _tells_another(noun: str, sentence: ParsedSentence) -> bool:
    """ "A mill in Ek burned", told after the Holm Mill."""
    if sentence.text.find(f" {noun}", sentence.begin, sentence.end) < 0:
        return False
    tokens = sentence.tokens
    nouns = (index for index, token in enumerate(tokens) if token.text == noun)
    return any(tokens[noun_phrase(tokens, index, 0)[0]].lower in _ANOTHER for index in nouns)


def _names(noun: str, sentence: ParsedSentence) -> Iterator[str]:
    text, begin, end = sentence.text, sentence.begin, sentence.end
    openings = _OPENS.get(noun, ())
    if any(text.find(f"{opening} ", begin, end) >= 0 for opening in openings):
        yield from _opened(noun, openings, sentence.tokens)
    if noun in words.CALLED and text.find(noun.capitalize(), begin, end) >= 0:
        yield from _closed(noun, sentence)
    if noun in words.VESSELS and text.find(f"{noun} ", begin, end) >= 0:
        yield from _behind(noun, sentence.tokens)


def _opened(noun: str, openings: Sequence[str], tokens: Sequence[Token]) -> Iterator[str]:
    """ "Mount Ek", "the River Ek": the noun's word and the capitals behind it; never "Mount Ek College", nor
    the end of "Salt Lake"."""
    for index, token in enumerate(tokens):
        if token.text not in openings or token.quoted or _is_capital(token_at(tokens, index - 1)):
            continue
        name = _capitals(tokens, index + 1)
        if name and name.rpartition(" ")[2].lower() not in HEADS:
            yield f"{'the ' if noun in _WITH_ARTICLE else ''}{token.text} {name}"


def _behind(noun: str, tokens: Sequence[Token]) -> Iterator[str]:
    """ "the ferry Ruth Berg"."""
    for index, token in enumerate(tokens):
        name = _capitals(tokens, index + 1) if token.lower == noun and token.text.islower() else ""
        if name:
            yield f"the {noun} {name}"


def _closed(noun: str, sentence: ParsedSentence) -> Iterator[str]:
    """ "The Harn Book Festival": the capitals up to the noun, behind an article of theirs or none."""
    tokens, capital = sentence.tokens, noun.capitalize()
    for index, token in enumerate(tokens):
        if token.text not in (capital, f"{capital}’s", f"{capital}'s") or token.quoted:
            continue
        first = index
        while _is_capital(token_at(tokens, first - 1)):
            first -= 1
        if first == index or token_at(tokens, index + 1).text[:1].isupper():
            continue  # "Harn Festival Theatre"
        if any(each.genitive for each in tokens[first : index - 1]):
            continue
        lead = first - 2 if token_at(tokens, first - 1).plain_noun else first - 1  # "a new | Arms Treaty"
        article = "the " if token_at(tokens, lead).tag == "determiner" else ""
        yield f"{article}{sentence.text[tokens[first].start : token.start]}{capital}"


def _capitals(tokens: Sequence[Token], first: int) -> str:
    """The capitals and figures from a token on, as one name; "" of none, and where they own what follows."""
    last = first
    while _is_capital(token_at(tokens, last)) or (last > first and token_at(tokens, last).tag == "number"):
        last += 1
    if last == first or tokens[last - 1].genitive or token_at(tokens, last).plain_noun:
        return ""
    return " ".join(token.text for token in tokens[first:last])


def _is_capital(token: Token) -> bool:
    capital = token.text[:1].isupper() and token.tag in ("word", "ing", "ed")
    return capital and token.timex < 0 and not token.quoted


def _named_after(noun: str, noted: Sequence[ParsedSentence]) -> set[str]:
    """ "The Ruth Berg ran aground", told after "a trawler", where no other vessel is told of."""
    kinds: set[str] = set()
    named = set()
    for sentence in noted:
        written = sentence.text[sentence.begin : sentence.end]
        if noun in kinds and written.startswith("The ") and _SAILS.search(written):
            doer = about(sentence)
            if doer is not None and _is_bare_name(doer.text):
                named.add(f"the {noun} {doer.text.removeprefix('The ')}")
        kinds |= words.VESSELS.intersection(_LETTERS.findall(written.lower()))
    return named if kinds == {noun} else set()


def _is_bare_name(doer: str) -> bool:
    """ "The Ruth Berg", "The Tora 9"; never "The Guardian", "The Harn council"."""
    _, *name = doer.split(" ")
    capitals = bool(name) and name[0][0].isupper() and all(not word[0].islower() for word in name)
    return capitals and (len(name) > 1 or not is_word(name[0].lower()))
