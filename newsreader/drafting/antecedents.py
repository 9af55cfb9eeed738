"""Whom and what the words at the head of a title mean that point back: "she", "its", "the company", "Lie".

A sentence is read only when a title asks for what stands before it: who by the last that is about
somebody, what by those that hold the noun.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsreader.drafting import words
from newsreader.drafting.agreement import is_several, possessive
from newsreader.drafting.firms import firm_named, with_firm
from newsreader.drafting.introductions import (
    ORGANISED_KINDS,
    TWO_PEOPLE,
    TWO_THINGS,
    already_tells,
    called_by_its_noun,
    kind_told,
    longer_of,
    may_be_called,
    most_named,
    of_what,
    owned,
    pair_named,
    told_phrase,
    whose,
)
from newsreader.drafting.naming import name_of
from newsreader.drafting.people import (
    SAID_OF,
    Doer,
    People,
    about,
    as_known,
    is_alone_in,
    person_inside,
)
from newsreader.drafting.pointing import (
    IT_EMERGED,
    ORDINAL,
    TAKES_TIME,
    another_told,
    it_inside,
    there_inside,
)
from newsreader.drafting.purposes import end_of_purpose, what_was_decided
from newsreader.drafting.roles import with_role_named
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.taken_back import is_taken_back
from newsreader.drafting.tokens import EDGE, Tag, Token, read
from newsreader.drafting.undergoing import is_decreed, undergoes
from newsreader.text.names import NamedEntity

_PEOPLE = SAID_OF.keys()
# "Jackson family members" are not Jackson.
_KIN = words.listed("brothers camp campaign case clan estate family fans sisters supporters team trial")
_THINGS = frozenset(["it", "its"])
_SEVERAL = frozenset(["they", "their"])
_OWNING = frozenset(["his", "her", "its", "their"])
_LONGEST_NOUN = 45
# Behind "the bridge": which bridge is meant is said.
_SPECIFIES = frozenset(["of", "that", "which", "where", "who"])
# What these are called besides says how they are, not which one: "a stable country".
_ONE_KNOWN = frozenset(["area", "country", "nation", "public", "region", "world"])
_LONGEST_TITLE = 150
_LONGEST_TOLD_FULLY = 110
# "The former commander" is another one than "the commander"; "a ferry", told after a ferry, may be.
_ANOTHER = frozenset(["another", "former", "late", "other", "previous"])
# "Her car left the road", "ran onto the field": the ground there, and no road that was named.
_GROUND = words.listed(
    "field ground grass lane motorway path pavement pitch rails road runway street track tracks"
)
_ACROSS = words.listed("across cross crossed crossing hit into leave leaves leaving left off onto")
_POINTS_BACK = frozenset(["it", "them", "him", "her"])
_INTRODUCES = frozenset(["a", "an", "one"])


# "The 24-year-old passed", never "The 24-year-old driver"
_OF_AN_AGE = re.compile(r"The \d\d?-year-old (?=(?:was|has|had|will|is|who|[a-z]+ed) )")
_OWNER = re.compile(r"the (\w+)’s")
_PART_OF = re.compile(
    r"(?P<of>(?:(?P<many>All|Both|Half|Most|None|Some|Many|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve"
    r"|\d[\d,]*)|[A-Z][a-z]+s)(?: [a-z]+)? of )"
    r"(?P<whose>its|their)\b"
)
_SAYS_WHICH: frozenset[Tag] = frozenset(["preposition"])  # "the fire | in Harn"
# "reached the village | on foot"
_SAYS_HOW = words.listed(
    "after amid as because before by despite during following on since until with without"
)


class Antecedents:
    """What stands before a place of a field: its names, and what its sentences are about."""

    def __init__(self, field: str, named: Sequence[NamedEntity]) -> None:
        self.people = People(field, named)
        self.names: dict[int, str] = {}  # of what may be called by the noun its name ends with
        for each in named:
            starts = [mention.start for mention in each.mentions if mention.field == field]
            if called_by_its_noun(each):
                self.names.update((start, each.name) for start in starts)
        self.named_at = sorted(self.names)
        self.places = sorted(
            (mention.start, mention.end)
            for each in named
            if each.kind == "place"
            for mention in each.mentions
            if mention.field == field
        )
        self.organisations = {each.name for each in named if each.kind in ORGANISED_KINDS}
        self.organisation = most_named([each for each in named if each.kind in ORGANISED_KINDS])
        self.forget()

    def forget(self) -> None:
        """That another speaks from here on, whose "he" and "the mill" are nobody's of before."""
        self.noted: list[ParsedSentence] = []
        self.doer: Doer | None = None
        self.asked_doer = 0  # how many were noted then
        self.fuller: dict[str, str] = {}  # "" of what may be either of two
        self.owned: set[str] = set()  # nouns whose fuller name begins with whose it is: "Lie's fans"
        self.proper: dict[str, str] = {}
        self.owner: dict[str, str] = {}  # whose a noun was at first: "the trawler’s" of "its crew"
        self.behind: dict[str, str] = {}  # what stood behind a noun at first: "the village | of Harn"
        self.purposes: dict[str, str] = {}  # what had it, as a purpose: "bill" of "a bill | to ban eels"
        self.searched: dict[str, int] = {}  # how many of the sentences noted have told a noun's fuller names
        self.proper_read = 0

    def note(self, sentence: ParsedSentence) -> None:
        """That this sentence stands before the next ones; once is enough."""
        if not self.noted or sentence.start > self.noted[-1].start:
            self.noted.append(sentence)

    def named(self, title: str, start: int, nearest: Doer | None = None) -> str:
        """The title with a name for what it begins with, if that points back and only one thing is meant.

        `start`: where the words of the title begin in the field; `nearest`: the doer of the clause before, in
        the same sentence.
        """
        first, _, rest = title.partition(" ")
        lower = first.lower()
        whole = self.people.names.get(start, "")
        if whole.endswith(f" {first}") and rest.partition(" ")[0] not in _KIN:
            return f"{whole} {rest}"
        if lower == "it" and (TAKES_TIME.match(rest) or IT_EMERGED.match(title)):
            return title
        if _OF_AN_AGE.match(title):
            return self._of_age(title)
        if (which := ORDINAL.match(title)) is not None:
            return another_told(title, which.end(), nearest)
        if lower not in _PEOPLE | _THINGS | _SEVERAL:
            title = with_role_named(title, self.noted, self.people, self.organisations)
            title = with_firm(title, self.organisation, self.noted)
            title = self._part(person_inside(title, self.people, self.noted, nearest), nearest)
            title = self._pointing(title, start)
            return _capital(self._definite(title)) if "the " in title.lower() else title
        if lower in _PEOPLE:
            name = self.people.meant(lower, self.noted)
        else:
            name = self._thing(nearest, several=lower in _SEVERAL)
        if not name or not rest or (lower == "it" and self._is_no(name, rest)):
            return title
        owner = possessive(name) if lower in _OWNING else name
        return _capital(f"{self._definite(owner)} {self._definite(rest)}")

    def _of_age(self, title: str) -> str:
        """ "The 24-year-old passed a test": by name, where one alone is told of before."""
        meant = {self.people.meant("he", self.noted), self.people.meant("she", self.noted)} - {""}
        name, rest = next(iter(meant), ""), _OF_AN_AGE.sub("", title)
        told = len(meant) == 1 and name[0].isupper() and is_alone_in(self.noted[-1], name)
        return f"{name} {rest}" if told else title

    def _pointing(self, title: str, start: int) -> str:
        if " there" in title and self.noted:
            title = there_inside(title, self.places, self.noted[-1].text, start)
        return it_inside(title, self.noted) if " it" in title else title

    def _part(self, title: str, nearest: Doer | None) -> str:
        """ "All three of its crew were saved": whose crew."""
        found = _PART_OF.match(title)
        if found is None:
            return title
        owner = owned(self._thing(nearest, several=found["whose"] == "their"))
        if not found["many"]:
            owner = possessive(self.organisation) if found["whose"] == "its" and self.organisation else ""
        return f"{found['of']}{owner}{title[found.end() :]}" if owner else title

    def _is_no(self, name: str, rest: str) -> bool:
        """Whether what is told of "it" is told of no such thing: no company sinks, no town is imposed."""
        if self._is_organisation(name):
            return undergoes(rest) or is_decreed(rest)
        proper = name[0].isupper() and name.partition(" ")[0].lower() not in words.DETERMINERS
        return proper and is_decreed(rest)

    def _is_organisation(self, name: str) -> bool:
        return name in self.organisations or name.rpartition(" ")[2].lower() in words.ORGANISED

    def _definite(self, title: str) -> str:
        """ "The company shut the bridge" with the name of the one and what the other was called at first."""
        tokens = read(title, [])
        parts: list[str] = []
        done = 0
        for before, the, noun, after in zip(
            [EDGE, *tokens], tokens, tokens[1:], [*tokens[2:], EDGE], strict=False
        ):
            if the.lower == "the" and noun.lower == "two" and (pair := self._pair(after.lower)):
                parts += [title[done : the.start], pair]
                done = after.end
                continue
            is_noun = noun.plain_noun or noun.lower == "building"
            goes_on = after.tag == "word" and not noun.genitive and after.lower not in words.TIMETABLE
            if the.lower != "the" or not is_noun or goes_on or after.lower in _SPECIFIES:
                continue
            first = the.start == 0
            fuller = self._fully(noun, after, first=first, before=before.lower)
            if not fuller:
                continue
            fuller = self._said_which(noun, after, fuller, " ".join([title, *parts]))
            if len(title) + len(fuller) <= (_LONGEST_TITLE if first else _LONGEST_TOLD_FULLY):
                parts += [title[done : the.start], fuller]
                done = noun.end
        return "".join([*parts, title[done:]])

    def _fully(self, noun: Token, after: Token, *, first: bool, before: str) -> str:
        """What "the" and a noun, or "the mill’s", mean between two words; "" where nothing says it."""
        thing = noun.lower.removesuffix("'s")
        fuller = self._fuller(thing, first=first, before=before)
        if after.tag == "word" and not noun.genitive and fuller.islower():
            return ""  # "The festival ends" is one of a name, and no "festival ends"
        if noun.genitive:
            return possessive(fuller) if first and fuller.lower() not in ("", f"the {thing}") else ""
        return fuller

    def _said_which(self, noun: Token, after: Token, fuller: str, title: str) -> str:
        """`fuller` with what stood behind the noun at first and whose it was, unless the title says so."""
        if after.text in ("'", "’"):
            return fuller  # "the drivers’ union"
        known = (after.tag in _SAYS_WHICH and after.lower not in _SAYS_HOW) or fuller.rpartition(" ")[
            2
        ].istitle()  # "Ek Island"
        told = fuller.removeprefix("the ")
        if self.purposes.get(noun.lower, told) != told:
            return f"the {noun.text}"  # "a bill to ban eels" is not "the electricity bill"
        behind = "" if known else self.behind.get(noun.lower, "")
        if behind and not already_tells(title, behind):
            fuller = f"{fuller}{behind}"
        owner = self._owner_named(noun.lower)
        if owner and not already_tells(title, owner):
            fuller = f"{owner} {fuller.removeprefix('the ')}"
        return fuller

    def _owner_named(self, noun: str) -> str:
        """Whose the noun was at first, by name where it has one: "the trawler Ruth Berg’s" of "its crew"."""
        owner = self.owner.get(noun, "")
        thing = _OWNER.fullmatch(owner)
        name = name_of(thing[1], self.noted, self.organisations) if thing is not None else ""
        return possessive(name) if name else owner

    def _pair(self, nouns: str) -> str:
        """ "Harn and Ek" for "the two towns", where they alone have been named together."""
        if nouns not in TWO_THINGS | TWO_PEOPLE:
            return ""
        pairs = {pair for sentence in self.noted if (pair := pair_named(sentence)) is not None}
        if len(pairs) != 1:
            return ""
        one, other = pairs.pop()
        people = self.people.named_before(one) and self.people.named_before(other)
        if not self.people.may_be_called(self.noted[-1].text, (one, other), nouns):
            return ""
        return f"{one} and {other}" if people == (nouns in TWO_PEOPLE) else ""

    def _fuller(self, noun: str, *, first: bool, before: str) -> str:
        """What "the" and a noun mean behind the word `before`, "" where nothing says it; an organisation only
        as the doer."""
        if noun in _GROUND and before in _ACROSS:
            return ""
        self._read_proper()
        if noun in self.proper:
            return self.proper[noun]
        if noun in words.ORGANISED and first and may_be_called(self.organisation, noun):
            return self.organisation
        if named := name_of(noun, self.noted, self.organisations):
            return named
        if decided := what_was_decided(noun, self.noted):
            return f"the {noun}{decided}"
        self._search(noun)
        fuller = self.fuller.get(noun)
        if first and fuller in (None, "", noun) and not self.behind.get(noun):
            firm = firm_named(noun, self.noted, self.organisations, self.people.names.values())
            if firm:
                return firm
        if fuller in (None, noun) and (told := kind_told(noun, self.noted)):
            self._search(told)
            if told in self.owned:
                return ""  # "Anna Lie's mill"
            if named := name_of(told, self.noted, self.organisations):
                return named
            return f"the {fuller}" if (fuller := self.fuller.get(told, told)) else ""
        if noun in _ONE_KNOWN | words.HAPPENINGS and fuller and fuller.islower():
            return ""  # there may have been another attack, though not another Harn fire
        return f"the {fuller}" if fuller and noun not in self.owned else fuller or ""

    def _thing(self, nearest: Doer | None, *, several: bool) -> str:
        """What the last sentence with a doer is about, if that is no person and is one, or several."""
        self.doer = next(self._doers(self.asked_doer), self.doer)
        self.asked_doer = len(self.noted)
        doer = nearest or self.doer
        if doer is None or not doer.fits:
            return ""
        if nearest is None and is_taken_back(self.noted[-1].tokens):
            return ""  # "An earlier version said that the mill burned. It is whole"
        text, joined = doer.text, doer.joined
        persons = self.people.within(doer.start, doer.end)
        many = joined or text.lower().endswith("s") or is_several(text)
        if several:
            return text if many and (joined or not persons) else ""  # "Karl Jones" is one
        one = not many or text in self.organisations  # "Lie Foods"
        return text if one and not persons and not as_known(doer) else ""

    def _doers(self, asked: int) -> Iterator[Doer]:
        """What the sentences are about that were noted since so many were, the last first."""
        told = filter(None, map(about, reversed(self.noted[asked:])))
        return (
            doer for doer in told if doer.text.rpartition(" ")[2] not in _POINTS_BACK
        )  # "A study of them"

    def _read_proper(self) -> None:
        """What may be called by the noun that its name ends with: "Harn Crown Court" is "the court"."""
        for sentence in self.noted[self.proper_read :]:
            text, first = sentence.text, bisect_right(self.named_at, sentence.begin)
            for start in self.named_at[first : bisect_left(self.named_at, sentence.end)]:
                name = self.names[start]
                noun = name.rpartition(" ")[2].lower()
                told = f"the {name}" if text[start - 4 : start].lower() == "the " else name
                if self.proper.setdefault(noun, told).removeprefix("the ") != name:
                    self.proper[noun] = ""  # two courts
        self.proper_read = len(self.noted)

    def _search(self, noun: str) -> None:
        """The fuller names of a thing: "a passenger ferry" is "the ferry" later on."""
        for sentence in self.noted[self.searched.get(noun, 0) :]:
            if self.fuller.get(noun) == "":
                break
            if sentence.text.find(noun, sentence.begin, sentence.end) < 0:
                continue  # most: read only what names it
            for index, (token, following) in enumerate(pairwise(sentence.tokens)):
                if token.lower != noun or token.tag != "word" or following.tag == "word":
                    continue
                if token.text.islower() and not token.quoted and token.timex < 0:
                    self._read_noun(sentence, index)
        self.searched[noun] = len(self.noted)

    def _read_noun(self, sentence: ParsedSentence, index: int) -> None:
        tokens = sentence.tokens
        noun = tokens[index].lower
        if self.fuller.get(noun) == "":
            return
        phrase = told_phrase(tokens, index)
        if not phrase:
            return
        another = any(tokens[place].lower in _ANOTHER for place in phrase)
        known = self.fuller.get(noun)
        introduced = tokens[phrase[0]].lower in _INTRODUCES
        if tokens[phrase[0]].tag == "determiner" and len(phrase) > 1:
            phrase = phrase[1:]
        elif any(tokens[place].genitive for place in phrase):
            self.owned.add(noun)
        told = sentence.text[tokens[phrase[0]].start : tokens[index].end]
        self._note_which(sentence, index, told)
        if known is None and told.islower():
            self.owner[noun] = self._owner(sentence, index, phrase)
        if another or len(told) > _LONGEST_NOUN or (known and introduced):
            self.fuller[noun] = ""
        else:
            self.fuller[noun] = longer_of(known, told) if known else told

    def _note_which(self, sentence: ParsedSentence, index: int, told: str) -> None:
        noun, behind = sentence.tokens[index].lower, of_what(sentence, index)
        if behind and noun not in self.behind and end_of_purpose(sentence.tokens, index) > 0:
            self.purposes[noun] = told
        if behind and self.behind.setdefault(noun, behind) != behind:
            self.behind[noun] = ""  # "the court in Harn" and "the court in Ek"

    def _owner(self, sentence: ParsedSentence, index: int, phrase: Sequence[int]) -> str:
        """Whose "its crew" at token `index` is: "the trawler’s"."""
        opens = sentence.tokens[phrase[0] - 1] if phrase[0] else EDGE
        at = phrase[0] - 1 if opens.tag == "determiner" else index
        owner = whose(sentence, at)
        if owner is None or self.people.within(owner.start, owner.end):
            return ""
        return owned(owner.text)


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]
