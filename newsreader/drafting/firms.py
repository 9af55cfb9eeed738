"""Which firm "the company" is, where the sentences before name one beside what it is.

"Its owner, Harn Ferries, has", "the contractor, Lie & Holm", "Skyway, a firm of two brothers", "the builder
Corbel Homes". What is named more often than all others is told by introductions.most_named.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from newsreader.drafting.agreement import possessive
from newsreader.drafting.sentence import FURTHEST_BACK, ParsedSentence
from newsreader.text import english
from newsreader.text.names.lexicon import is_word

_KINDS = english.words("drafting.firm-kind")
_ANY_FIRM = frozenset(["company", "firm"])
_NO_FIRM = english.words("drafting.no-firm")
_KIND = "|".join(sorted(_KINDS))
_OF_A_FIRM = re.compile(
    r"The (?P<noun>board|chairman|chairwoman|chief executive|directors|dividend|shareholders|stock)\b"
    r"(?= (?:was|were|is|are|has|have|had|will|would|met|meets|rose|fell|said|named|[a-z]+ed)\b|, [A-Z])"
)
_NAME = r"[A-Z][\w’'.&-]{0,30}(?: (?:& )?[A-Z][\w’'&-]{0,30}){0,3}"
_BEFORE = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|\w+[’']s?) (?:[a-z-]+ ){{0,3}}(?P<kind>{_KIND})"
    rf"(?:, (?:the )?(?P<name>{_NAME})(?=[,.;)]|$)| (?P<beside>{_NAME})(?=[,.;)]| [a-z]))"
)
_BEHIND = re.compile(
    rf"(?P<name>{_NAME}), (?:an?|the) (?:[\w’'-]+ ){{0,3}}(?P<kind>{_KIND})\b(?! [A-Z]|, [A-Z])"
)


def firm_named(
    noun: str, noted: Sequence[ParsedSentence], bodies: Collection[str], people: Collection[str]
) -> str:
    """The name of "the company", or of "the operator", where one firm alone is named before; else "".

    `bodies` are the report's organisations, `people` its persons' names.
    """
    if noun not in _KINDS:
        return ""  # most
    told = [sentence.text[sentence.begin : sentence.end] for sentence in noted[-FURTHEST_BACK:]]
    beside = {pair for each in told for pair in _beside_kind(each, people)}
    named = {name for kind, name in beside if noun in _ANY_FIRM or kind == noun}
    others = _firms_in(told, bodies) - named if named and noun in _ANY_FIRM else ()
    return named.pop() if len(named) == 1 and not others else ""


def _firms_in(told: Sequence[str], bodies: Collection[str]) -> set[str]:
    return {body for body in bodies if _may_be_firm(body) and any(body in each for each in told)}


def with_firm(title: str, firm: str, noted: Sequence[ParsedSentence]) -> str:
    """ "The board" and "The chief executive" as the firm's that the report is about; no board that is called
    otherwise: "the water board"."""
    found = _OF_A_FIRM.match(title)
    if found is None or not firm or not _may_be_firm(firm) or firm in title:
        return title
    told = "\n".join(sentence.text[sentence.begin : sentence.end] for sentence in noted[-FURTHEST_BACK:])
    noun = found["noun"]
    another = re.search(
        rf"\b(?!the |its |The |Its |and )[\w’'-]+ {noun}\b|\b{noun} of\b|[’']s {noun}\b", told
    )
    return title if another or firm not in told else f"{possessive(firm)} {title[found.start('noun') :]}"


def _beside_kind(told: str, people: Collection[str]) -> Iterator[tuple[str, str]]:
    for pattern in (_BEFORE, _BEHIND):
        for found in pattern.finditer(told):
            parts = found.groupdict()
            name = parts.get("name") or parts.get("beside") or ""
            ordinary = "&" in name or is_word(name.rpartition(" ")[2].lower())  # "Berg Lines" is nobody
            if name and _may_be_firm(name) and (ordinary or name not in people):
                yield parts["kind"], name


def _may_be_firm(name: str) -> bool:
    return name.rpartition(" ")[2].lower() not in _NO_FIRM
