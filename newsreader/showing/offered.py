"""Which pages of a timeline links lead to: those alone are kept for everybody (decision 39)."""

from __future__ import annotations

from collections.abc import Mapping

from newsreader.models import Entry, Timeline
from newsreader.models.entry_key import EntryKey
from newsreader.models.overview import PeriodCount
from newsreader.models.prepared import Answers, Prepared
from newsreader.models.spread import Spread
from newsreader.models.user import NOBODY

# A place in a timeline where one reader came to, or may have named: no page for others to be kept.
ANYWHERE = frozenset({"at", "from", "until"})


def is_offered(timeline: Timeline, query: Mapping[str, str]) -> bool:
    """Has its query only values that the timeline's own pages give? Anybody may write a period, a place, or
    where to go on from, without end. Up to two queries: to be asked of a page that is built alone."""
    if ANYWHERE & query.keys():
        return False
    period, span, place = (query.get(part, "") for part in ("period", "span", "place"))
    kept = timeline.overview
    return (
        (not period or period in {PeriodCount(*row).period for row in kept.get("periods", [])})
        and (not span or span in _spans(timeline))
        and (not place or ("\0" not in place and timeline.entries.filter(event__place=place).exists()))
        and _begins_at_an_entry(timeline, query.get("after", ""), query.get("before", ""))
    )


def _spans(timeline: Timeline) -> set[str]:
    """What the overview of the whole timeline leads closer to; what lies closer still is not kept."""
    if "spread" not in timeline.overview:
        return set()
    stretches = Spread.of_json(timeline.overview["spread"]).stretches
    return {each.period for each in stretches} | {slot.period for each in stretches for slot in each.slots}


def _begins_at_an_entry(timeline: Timeline, after: str, before: str) -> bool:
    """As links write it: one entry's place, where it stands today; or at the beginning."""
    place = after or before
    if not place:
        return True
    key = EntryKey.of_text(place)
    if key is None or key.as_text != place or (after and before):
        return False
    return bool(Answers(NOBODY).rows(_standing, timeline.pk, key))


_standing = Prepared(
    lambda viewer, timeline, key: Entry.objects.filter(timeline=timeline, **key._asdict()).values_list("pk")
)
