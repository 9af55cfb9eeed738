"""Whose "the prime minister" or "the council" is, where a text says it of one country or town alone.

"Norland's capital … The prime minister has offered": Norland's. "Councillors in Harn … The mayor has asked":
Harn's. Beside a second country that has such an office, it is nobody's.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property

from newsreader.drafting import words
from newsreader.drafting.agreement import possessive
from newsreader.drafting.events import ProposedEvent
from newsreader.text import english
from newsreader.text.names import NamedEntity
from newsreader.text.names.lexicon import listed
from newsreader.text.names.starter import starters
from newsreader.text.places.gazetteer import towns

_MINISTER = (
    r"(?:agriculture|culture|defen[cs]e|economy|education|energy|environment|finance|foreign|health|home"
    r"|interior|justice|labou?r|prime|trade|transport) minister"
)
_OF_NATION = (
    rf"(?:president|{_MINISTER}|{_MINISTER[:-8]}ministry|government|parliament|cabinet|supreme court"
    r"|central bank"
    r"|constitutional court|electoral (?:commission|board)|armed forces|army|king|queen)"
)
_OF_TOWN = (
    r"(?:mayor|(?:city |town |county |parish |district )?council|councillors|councilors"
    r"|planning (?:committee|board)|school board|fire brigade|town hall|city hall)"
)
_PLACE = (
    r"\b(?!(?:The|A|An|In|On|Its|His|Her|Their|But|And|When|As|Under)\b)[A-Z][\w-]{0,30}?"
    r"(?: [A-Z][\w-]{0,30}?){0,2}"
)
_HEAD = {
    True: re.compile(
        rf"(?:The (?P<one>{_OF_NATION})|(?P<bare>Parliament))\b(?!-| (?:of|in|for|to)\b|[’']|, [A-Z])"
    ),
    False: re.compile(
        rf"(?:The (?P<one>{_OF_TOWN})|(?P<bare>Councillors|Councilors))\b"
        r"(?! (?:of|in|for|from)\b|[’']|, [A-Z])"
    ),
}
# "Norland's ageing president", "the president of Norland", "the Norland government", "councillors in Harn".
_EVIDENCE = {
    nation: re.compile(
        rf"(?P<owner>{_PLACE})[’']s (?:[a-z-]+ ){{0,2}}(?:{office}|{more})\b"
        rf"|\b(?:{office}|{more}) (?:of|in) (?P<behind>{_PLACE})(?=[’',.;) ]|$)"
        rf"|(?P<before>{_PLACE}) (?:{office}|{more})\b",
        re.MULTILINE,
    )
    for nation, office, more in (
        (True, _OF_NATION, "capital"),
        (False, _OF_TOWN, "[Cc]ouncillors|[Cc]ouncilors|[Mm]ayor"),
    )
}
_NO_TOWN = re.compile(
    r"(?:Street|Road|Lane|Avenue|Bridge|River|Hall|Square|Park|Mount|Lake|Sea|County|Hill)\b"
)
# Parts of the world that are neither countries of the starter registry nor in the list of places.
_NO_TOWNS = words.listed(
    "africa asia catalonia crete crimea england europe kashmir kent ontario scotland wales"
)
_CALENDAR = {*english.full("month"), *english.full("weekday")}  # "May’s government"
# Whose names would need their article here: "the Czech Republic’s".
_ARTICLED = re.compile(r"\b(?:Islands|Kingdom|Netherlands|Philippines|Republic|States|United)\b")
_COUNTRY = re.compile(
    r"\bthe country\b(?! [a-z]*[^ ]*(?:club|house|road|music)|[’']| (?:of|that|which|where|who|whose))"
)
_OPENINGS = ("The ", "Parliament ", "Councillors ", "Councilors ")
_LONGEST = 120
_LONGEST_OPENING = 2000  # a text without paragraphs is all opening
_STEM = 4  # "Norland", "Norlandish"


class Offices:
    """Of one report: the country and the town that it gives an office to, if there is one of each.

    A town without one is that of the headline and the `opening`, where these name no other place.
    """

    def __init__(self, headline: str, text: str, opening: str, named: Sequence[NamedEntity]) -> None:
        self.text = f"{headline}\n{text}"
        self.opening = f"{headline}\n{opening}"[:_LONGEST_OPENING]
        self.places = {each.name for each in named if each.kind == "place"}
        self.others = {each.name for each in named if each.kind != "place"}

    def held(self, event: ProposedEvent) -> ProposedEvent:
        """The event with whose its title's doer is: "Norland’s prime minister", "Councillors in Harn"."""
        title = event.title
        if " the country" in title:
            title = self._in_country(title)
        if title.startswith(_OPENINGS):
            title = self._held(title)
        return event if title == event.title else replace(event, title=title)

    def _in_country(self, title: str) -> str:
        found = _COUNTRY.search(title)
        if found is None or not self.nation or self.nation[:_STEM] in title:
            return title
        return f"{title[: found.start()]}{self.nation}{title[found.end() :]}"

    def _held(self, title: str) -> str:
        for nation in (True, False):
            found = _HEAD[nation].match(title)
            if found is None:
                continue
            place = self.town
            if nation:
                place = "" if self.abroad else self.nation
            if not place or place in title:
                return title
            rest = title[found.end() :]
            noun = found["one"] or found["bare"]
            several = not nation and bool(found["bare"])
            held = f"{noun} in {place}{rest}" if several else f"{possessive(place)} {noun.lower()}{rest}"
            return held if len(held) <= _LONGEST else title
        return title

    @cached_property
    def nation(self) -> str:
        nation = self._only(_EVIDENCE[True])
        return nation if nation in self.opening else ""  # "Norland's king" far down is a guest

    @cached_property
    def abroad(self) -> bool:
        """Whether another country is named: "the government" of a British report from Haiti is Britain's."""
        named = (self.places | self.others) - {self.nation}
        return any(each.lower() in _countries() for each in named)

    @cached_property
    def town(self) -> str:
        evidence = _EVIDENCE[False]
        town = self._only(evidence) if evidence.search(self.text) else self._of_opening()
        if town not in self.places or _NO_TOWN.search(town):
            return ""
        of_nation = any(town in found.groups() for found in _EVIDENCE[True].finditer(self.text))
        return "" if of_nation else town.title() if town.isupper() else town

    def _of_opening(self) -> str:
        """The one place that headline and opening name, if that is no island nor where somebody came from."""
        low = self.opening.lower()
        near = (each for each in self.places if each.lower() in low)
        told = {each for each in near if re.search(rf"\b{re.escape(each)}\b", self.opening, re.I)}
        town = told.pop() if len(told) == 1 else ""
        away = re.search(rf"\b(?:on|off|to|from|from the|of the) {re.escape(town)}\b", self.opening)
        return town if town and not away and _may_be_town(town) else ""

    def _only(self, evidence: re.Pattern[str]) -> str:
        """The one whose office a text tells of, unless it is somebody's besides: "the Norlandish king"."""
        found = [each.groupdict() for each in evidence.finditer(self.text)]
        owners = {each["owner"] or each["behind"] for each in found} - {None}
        place = owners.pop() if len(owners) == 1 else ""
        alike = all(each["before"][:_STEM] == place[:_STEM] for each in found if each["before"])
        return place if alike and self._may_be_place(place) else ""

    def _may_be_place(self, name: str) -> bool:
        if name.isupper() or _ARTICLED.search(name):
            return False
        return name.lower() not in _CALENDAR and name not in self.others


def _may_be_town(place: str) -> bool:
    """Not France nor Ohio, which have no mayor: a town of the gazetteer, or a name that no list has."""
    low = place.lower()
    if low in _NO_TOWNS or low in _countries():
        return False
    return bool(towns(place)) or low not in listed("places")


@cache
def _countries() -> frozenset[str]:
    known = (each.known for each in starters() if each.territory)
    return frozenset(name.lower() for each in known for name in (each.name, *each.aliases))
