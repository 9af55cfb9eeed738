"""Who "the designer" is that a title tells of: the one person told of before whose calling stood beside the
name, as in "the designer Ruth Berg", "Mayor Anna Lie", "Karl Holm, an actor,".
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from newsreader.drafting import words
from newsreader.drafting.agreement import is_several, possessive
from newsreader.drafting.people import People
from newsreader.drafting.sentence import FURTHEST_BACK, ParsedSentence
from newsreader.drafting.tokens import EDGE, Token, read, token_at
from newsreader.text.saying.persons import is_role

# What anybody may be called, or several of a report.
_ANYBODY = words.listed(
    """
    boy child colleague expert father fellow friend girl lady lawyer leader man member mother neighbor
    neighbour officer official other partner person player resident son suspect victim winner witness woman
    """
)
_ANOTHER = words.listed(
    "acting another assistant deputy elect ex former interim junior late next other second then vice"
)
_CROWNED = words.listed("emperor empress king pope prince princess queen sultan")
_MOST_WORDS = 2
_WITH_MEMBERS = words.listed("association club federation guild league party society union")
_MEMBERS_OF = ("Members of ", "Members from ", "Members in ")
# Behind "the mayor": which one is said.
_SAYS_WHICH = frozenset(["of", "who", "whose", "for", "in", "from", "at", "that", ","])
_GENITIVE = re.compile("['’]s$")
_LONGEST_BEFORE = 60
_LONGEST_BEHIND = 60
_BEFORE_NAME = re.compile(r"(?P<words>(?:[\w’'-]+ ){0,3}[\w’'-]+)(?P<comma>,?) $")
_BEHIND_NAME = re.compile(
    r", (?:\d\d?, )?(?:an? |the |its |their |[A-Z][\w’'-]+[’']s )?(?P<words>(?:[\w’'-]+ ){0,4}[\w’'-]+)"
)


def with_role_named(
    title: str, noted: Sequence[ParsedSentence], people: People, bodies: Collection[str]
) -> str:
    """The title with a name for "the mayor", or with the body whose "Members" it tells of."""
    if title.startswith("The "):
        return _with_person(title, noted, people)
    return _with_body(title, noted, bodies) if title.startswith("Members ") else title


def _with_person(title: str, noted: Sequence[ParsedSentence], people: People) -> str:
    """ "The fashion designer was held", "The actor’s house burned" with a name for its doer."""
    heads = [_GENITIVE.sub("", word) for word in title.split(" ", 3)[1:3]]
    if not any(is_role(head) or head in _CROWNED for head in heads):
        return title  # most, and read none of them
    tokens = read(title, [])
    nouns = list(takewhile(_is_calling, tokens[1:4]))
    nouns = nouns[: next((place + 1 for place, each in enumerate(nouns) if each.genitive), len(nouns))]
    last = nouns[-1] if nouns else EDGE
    if not nouns or len(nouns) > _MOST_WORDS:
        return title
    behind, next_ = (token_at(tokens, len(nouns) + away) for away in (1, 2))
    which = behind.tag == "ing" or (behind.tag == "ed" and next_.tag == "preposition")
    if which or behind.lower in _SAYS_WHICH or (behind.text[:1].isupper() and not last.genitive):
        return title
    calling = title[nouns[0].start : last.end].lower().replace("’", "'").removesuffix("'s")
    name = person_of(calling, noted, people)
    if not name or name.rpartition(" ")[2] in title:
        return title
    return f"{possessive(name) if last.genitive else name}{title[last.end :]}"


def _is_calling(token: Token) -> bool:
    return token.plain_noun and not token.quoted


def _with_body(title: str, noted: Sequence[ParsedSentence], bodies: Collection[str]) -> str:
    """ "Members voted for a strike": of the one union, or party, that is named before."""
    if title.startswith(_MEMBERS_OF):
        return title
    told = "\n".join(sentence.text[sentence.begin : sentence.end] for sentence in noted)
    named = {body for body in bodies if body.rpartition(" ")[2].lower() in _WITH_MEMBERS and body in told}
    if len(named) != 1:
        return title
    body = named.pop()
    the = "the " if re.search(rf"\b[Tt]he {re.escape(body)}", told) else ""
    return f"Members of {the}{body} {title.removeprefix('Members ')}"


def person_of(calling: str, noted: Sequence[ParsedSentence], people: People) -> str:
    """The name of the one person whom sentences call so, "" of none, and where another may be meant.

    `calling` has one word or two, in small letters: "designer", "fashion designer".
    """
    role = calling.rpartition(" ")[2]
    if calling in _CROWNED:
        return _crowned(calling, noted, people)
    if role in _ANYBODY or not is_role(role) or is_several(role):
        return ""
    named: set[str] = set()
    for sentence in noted:
        told = sentence.text[sentence.begin : sentence.end]
        at = told.lower().find(role)
        if at < 0:
            continue
        found = set(_called_so(calling, sentence, people))
        if _unnamed(told, role) > len(found):
            return ""  # "a designer", "two designers"
        named |= found
    name = named.pop() if len(named) == 1 else ""
    return name if " " in name else ""


def _crowned(title: str, noted: Sequence[ParsedSentence], people: People) -> str:
    """ "Queen Ruth" of "queen"; "" of two queens, and of "King Street"."""
    name = re.compile(rf"\b{title.capitalize()} [A-Z][a-z]+\b(?: [IVX]+\b)?(?! [A-Z])")
    told = {
        found[0]
        for each in noted[-FURTHEST_BACK:]
        for found in name.finditer(each.text, each.begin, each.end)
        if people.within(found.start(), found.end())
    }
    return told.pop() if len(told) == 1 else ""


def _called_so(calling: str, sentence: ParsedSentence, people: People) -> Iterator[str]:
    """Those in a sentence beside whose name the calling stands; "" of a former one."""
    first, last = (bisect_left(people.starts, place) for place in (sentence.begin, sentence.end))
    for start, end, name in people.spans[first:last]:
        before = _BEFORE_NAME.search(sentence.text[max(sentence.begin, start - _LONGEST_BEFORE) : start])
        if before is not None and before["comma"] and sentence.text[end : end + 1] not in (",", "."):
            before = None  # "He met an actor, Karl Holm said"
        behind = _BEHIND_NAME.match(sentence.text[end : min(sentence.end, end + _LONGEST_BEHIND)])
        for told, ends in ((before, True), (behind, False)):
            if told is not None and _is_called(calling, told["words"].lower(), ends=ends):
                another = not _ANOTHER.isdisjoint(re.split(r"[ -]", told["words"].lower()))
                yield "" if another else name


def _is_called(calling: str, told: str, *, ends: bool) -> bool:
    """ "the fashion designer | Ruth Berg" ends with what she is; ", a designer of hats," holds it, ahead of
    what it is of."""
    if ends:
        return f" {told}".endswith(f" {calling}")
    head = re.split(r" (?:of|in|at|for|from|who|with|and|on) ", told, maxsplit=1)[0]
    return f" {head}".endswith(f" {calling}") or f" {head} ".startswith(f" {calling} ")


def _unnamed(told: str, role: str) -> int:
    """How often a role is told in a sentence, but "the designer"."""
    told = re.sub(rf"\b(?:the|that) {re.escape(role)}\b(?! [A-Z]|, [A-Z])", "", told, flags=re.IGNORECASE)
    return len(re.findall(rf"\b{re.escape(role)}s?\b", told, re.IGNORECASE))
