"""Where "the fire" of a title was, where the report's first sentence tells of one place alone.

"A fire has destroyed a mill in Harn. … The fire broke out in the cellar": the fire in Harn.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from newsreader.drafting import words
from newsreader.drafting.events import ProposedEvent
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.tokens import Tag, read, token_at
from newsreader.text.names import NamedEntity

# "the final", "the debate": of a kind that is told of by another name than its place. A storm goes on.
_NOT_PLACED = words.listed(
    "cyclone debate defeat final game hearing hurricane launch match storm storms summit tornado verdict"
    " victory vote win"
)
_LIKE = words.listed(
    "blast blaze collision crash earthquake explosion fire quake tremor tsunami bombing shooting landslide"
)
_DATELINE = re.compile(r"[A-Z][A-Z.’' -]{2,}(?=,| [(–—-])")
_BUILDING = re.compile(
    rf"(?:The (?:{'|'.join(sorted(words.BUILDINGS))})|All schools)"
    r"(?= (?:was|were|has|have|had|will|is|are|would|[a-z]+ed|shut|burnt)\b)"
)
_STRIKE = re.compile(
    r"\b(?:walk(?:ed|ing|s)? out|walkout|stopped work|down(?:ed)? tools|on strike|strikes?)\b"
)
_STRIKES = frozenset(["strike", "stoppage", "walkout"])
_ANOTHER = re.compile(r"A (?:second|third|fourth) (?=(?:strike|stoppage|walkout)\b)")
_PLACING = re.compile(r"\b(?:in|at|near|off|outside) (?:the (?:[a-z]+ ){1,2}of )?(?:the )?$")
_GOES_ON = re.compile(r"['’]s?\b| [A-Z]| (?:coast|state|region|province)\b")
_VERBS: frozenset[Tag] = frozenset(
    ["past", "ed", "past-or-participle", "be-past", "be-present", "have-past", "have-present", "modal"]
)
_FURTHEST_LEAD = 40
_LONGEST = 120
_LONGEST_AGO = timedelta(days=45)


class Scene:
    """Where what the first sentence of a report tells of happened, as "near Harn"; "" of none, and of two."""

    def __init__(self, first: ParsedSentence, headline: str, named: Sequence[NamedEntity]) -> None:
        told = first.text[first.begin : first.end]
        told = f"{told} {headline}".lower()
        self.known = {*re.findall(r"[a-z]+", told)} & words.HAPPENINGS
        self.known |= _STRIKES if _STRIKE.search(told) else frozenset()
        self.where = self._placed(first, named) if self.known else ""
        self.town = _of_dateline(first, headline, named)

    def _placed(self, first: ParsedSentence, named: Sequence[NamedEntity]) -> str:
        places = sorted(
            (mention.start, mention.end)
            for each in named
            if each.kind == "place"
            for mention in each.mentions
            if mention.field == first.field and first.begin <= mention.start < first.end
        )
        found = [
            f"{lead[0]}{first.text[start:end]}"
            for start, end in places
            if (lead := _PLACING.search(first.text[max(first.begin, start - _FURTHEST_LEAD) : start]))
            and not _GOES_ON.match(first.text[end : end + 10])
        ]
        return found[0] if len(found) == len(places) == 1 else ""

    def laid(self, event: ProposedEvent, published: date | None) -> ProposedEvent:
        """The event with the place behind "the fire", or "the school", at the head of its title."""
        if not event.stands or not event.title.startswith(("The ", "A ", "All ")):
            return event
        title = self._in_town(event.title)
        if self.where and _is_of_now(event, published):
            title = self._with_place(title)
        return event if title == event.title or len(title) > _LONGEST else replace(event, title=title)

    def _in_town(self, title: str) -> str:
        found = _BUILDING.match(title)
        if found is None or not self.town or self.town in title:
            return title
        return f"{found[0]} in {self.town}{title[found.end() :]}"

    def _with_place(self, title: str) -> str:
        another = _ANOTHER.match(title)
        if not (another or title.startswith("The ")) or self.where.rpartition(" ")[2] in title:
            return title
        tokens = read(title, [])
        happening, after = (token_at(tokens, away + (another is not None)) for away in (1, 2))
        if not self._tells_of(happening.lower) or not (after.tag in _VERBS or after.text == ","):
            return title
        return f"{title[: happening.end]} {self.where}{title[happening.end :]}"

    def _tells_of(self, happening: str) -> bool:
        """Whether the first sentence tells of what may be called so: "the crash" of a collision."""
        if happening in _STRIKES:
            return happening in self.known
        known = self.known & (_LIKE | {happening}) if happening in _LIKE else self.known - _STRIKES
        return happening in words.HAPPENINGS - _NOT_PLACED and bool(known)


def _of_dateline(first: ParsedSentence, headline: str, named: Sequence[NamedEntity]) -> str:
    """ "Port Ek" of "PORT EK — ", where headline and first sentence name no other place."""
    written = _DATELINE.match(first.text[first.start : first.begin])
    if written is None:
        return ""
    town = written[0].strip().title()
    others = {
        each.name
        for each in named
        if each.kind == "place" and each.name.lower() != town.lower()
        for mention in each.mentions
        if mention.field == "headline" or (mention.field == first.field and mention.start < first.end)
    }
    return "" if others else town


def _is_of_now(event: ProposedEvent, published: date | None) -> bool:
    day = event.when.earliest or event.when.latest
    return published is not None and day is not None and published - day <= _LONGEST_AGO
