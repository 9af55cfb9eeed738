"""What was lost: the history replayed against what each editor had seen. Values in, findings out.

Every change of a field from A to B must be made by somebody who had A in the form they sent, or in the page
that told them of a clash. The history must be whole: each decision's `before` is the `after` of the one
before it on the same row, and what stands now is the last `after`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tests.crowd.deeds import Deed

Row = tuple[str, Any]  # model, id
Rows = dict[Row, dict[str, Any]]

# The columns a form's fields of the same name write.
WRITTEN = {
    "entry": ("headline", "annotation", "position"),
    "timeline": ("title", "standfirst", "slug"),
    "entity": ("name", "kind", "description", "wikidata", "wikipedia"),
}
ENTRYS_WORDS = ("headline", "annotation")
WHEN = ("earliest", "latest", "precision", "circa", "time", "part_of_day")
# Written by the machine too, and by nobody's decision: they are not followed from one decision to the next.
FOLLOWING = {
    *(
        "modified",
        "revision",
        "kept_overview",
        "uncounted",
        "begins",
        "read_at",
        "reading_failed",
        "folded",
        "opened_at",
    ),
    *("version_id", "start", "end", "prefix", "suffix", "lost", "reported", "sentence_start", "sentence_end"),
    "sentence",
}
# Two may mean the same by these, so that "done" needs no decision of its own.
SAME_FOR_TWO = {"position", "kind", "when", "why", "citation", "slug"}
AGAIN = ("undo", "redo")
TWICE = "Done once, though it was sent twice"  # an old page's button, pressed as the last time
UNCHANGED = "nothing was changed"
WITHOUT_WORDS = ("publish", "take date", "move")
REFUSED = (409, 422)
MOVING = ("merge", "split", "unite", "divide", "publish", "withdraw")  # which write no words of a form


class Made(NamedTuple):
    """A decision as it is stored."""

    id: int
    action: str
    changes: list[dict[str, Any]]
    undone: int | None = None
    event: int | None = None
    timeline: int | None = None
    entity: int | None = None
    article: int | None = None
    undid: int | None = None


@dataclass
class Findings:
    """Each a list of sentences: what an empty one stands for holds."""

    lost_words: list[str] = field(default_factory=list)  # overwritten by somebody who never saw them
    lost_fields: list[str] = field(default_factory=list)  # written by somebody who never touched the field
    lost_dates: list[str] = field(default_factory=list)  # typed over a date set after the form was asked for
    server_errors: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)  # 4xx that nothing explains
    history: list[str] = field(default_factory=list)  # done and not recorded, or twice, or recorded unsaid
    chain: list[str] = field(default_factory=list)  # changes that no decision explains
    undos: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    overviews: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)  # rows left at an entity that was merged into another
    restoring: list[str] = field(default_factory=list)  # what undoing everything does not restore
    # Told beside, and no failure of what is above:
    taken_unseen: list[str] = field(default_factory=list)  # an entry taken off with words nobody read
    not_given_back: list[str] = field(default_factory=list)  # refused, and the typed words not in the answer
    dates_unseen: list[str] = field(default_factory=list)  # "Take 3 March" pressed over a newer date

    def failed(self) -> dict[str, list[str]]:
        beside = ("taken_unseen", "not_given_back", "dates_unseen")
        return {name: said for name, said in vars(self).items() if said and name not in beside}


def judge(decisions: list[Made], deeds: list[Deed], now: Rows) -> Findings:
    found = Findings()
    _answers(deeds, found)
    _history(decisions, deeds, found)
    _undos(decisions, found)
    Replay(decisions, deeds, found).run(now)
    return found


def stale(decisions: list[Made], deeds: list[Deed]) -> list[Deed]:
    """The deeds whose form was older than a decision on the same row when it was sent."""
    events_of = _events_of_entries(decisions)
    by_id = {made.id: made for made in decisions}
    touched: dict[str, list[int]] = defaultdict(list)
    for made in decisions:
        for tag in _tags(made):
            touched[tag].append(made.id)
    return [
        deed
        for deed in deeds
        if deed.kind != "get"
        and any(
            deed.latest < id <= deed.sent
            for tag in _subject(deed, events_of, by_id)
            for id in touched.get(tag, ())
        )
    ]


def _events_of_entries(decisions: list[Made]) -> dict[int, int]:
    return {
        row["id"]: made.event
        for made in decisions
        if made.event
        for row in made.changes
        if row["model"] == "entry"
    }


def _tags(made: Made) -> set[str]:
    tags = {f"{row['model']}:{row['id']}" for row in made.changes if "id" in row}
    tags |= {f"slug:{made.timeline}" for row in made.changes if row["model"] in ("timeline", "era")}
    if made.action in ("accept", "cite", "reject", "write"):
        tags.add(f"article:{made.article}")
    return tags | {f"entity:{row['after']}" for row in made.changes if "ids" in row}


def _subject(deed: Deed, events_of: dict[int, int], by_id: dict[int, Made]) -> set[str]:
    _desk, noun, which = deed.path.strip("/").split("/")[:3]
    if noun == "timelines":
        return {f"slug:{deed.subject}"}
    if noun == "entries":
        return {f"entry:{which}", f"event:{events_of.get(int(which))}"}
    if noun == "decisions":
        return _tags(by_id[int(which)]) if int(which) in by_id else set()
    nouns = {"entities": "entity", "events": "event", "citations": "citation"}
    return {f"{nouns.get(noun, 'article')}:{deed.subject}"}


def _answers(deeds: list[Deed], found: Findings) -> None:
    for deed in deeds:
        line = f"{_who(deed)}: {deed.status} {deed.said}"
        if deed.status >= 500:
            found.server_errors.append(line)
        elif deed.status >= 400 and deed.status not in REFUSED and not deed.gone:
            found.refusals.append(line)
        if not deed.done and deed.typed and not deed.kept:
            found.not_given_back.append(line)


def _history(decisions: list[Made], deeds: list[Deed], found: Findings) -> None:
    """Done is recorded once, and what is recorded was said to be done."""
    known: set[int] = set()
    for deed in deeds:
        count = len(deed.decisions)
        known.update(deed.decisions)
        unchanged = UNCHANGED in deed.said and not deed.typed  # said so, and nothing was typed
        twice = deed.said.startswith(TWICE)
        taken_away = deed.typed and all(name.endswith("-DELETE") for name in deed.typed)  # by both
        nothing_new = (
            twice
            or taken_away
            or (unchanged or set(deed.typed) <= SAME_FOR_TWO and (deed.typed or deed.kind in WITHOUT_WORDS))
        )
        if deed.done and not count and not nothing_new and not deed.again:
            found.history.append(f"{_who(deed)}: said “{deed.said}”, and nothing is recorded of {deed.typed}")
        elif count > 1:
            found.history.append(f"{_who(deed)}: recorded {count} times, for {deed.presses} presses")
        elif count and not deed.done:
            found.history.append(f"{_who(deed)}: recorded, and answered {deed.status} “{deed.said}”")
    for made in decisions:
        if made.id not in known:
            found.history.append(f"decision {made.id} ({made.action}): nobody did it")


def _undos(decisions: list[Made], found: Findings) -> None:
    by_id = {made.id: made for made in decisions}
    for made in decisions:
        undid = by_id.get(made.undid or 0)
        if made.action == "undo" and not made.undone and (undid is None or undid.undone != made.id):
            found.undos.append(f"undo {made.id} stands, and what it undid does too")
        if made.action == "redo" and (undid is None or undid.action != "undo"):
            found.undos.append(f"{made.id} does again what was not undone")
        if made.undone and (made.undone <= made.id or by_id[made.undone].action not in AGAIN):
            found.undos.append(f"decision {made.id} is undone by {made.undone}, which is no later undo")


def _who(deed: Deed) -> str:
    return f"editor {deed.editor}, operation {deed.number}, {deed.kind} at {deed.path}"


class Replay:
    """The decisions in their order, with who set each column last."""

    def __init__(self, decisions: list[Made], deeds: list[Deed], found: Findings) -> None:
        self.decisions, self.found = decisions, found
        self.deeds = {id: deed for deed in deeds for id in deed.decisions}
        self.rows: Rows = {}
        self.set_by: dict[tuple[Row, str], int] = {}
        self.gone: set[Row] = set()

    def run(self, now: Rows) -> None:
        for made in self.decisions:
            deed = self.deeds.get(made.id)
            if deed and made.action not in AGAIN:
                self._seen(made, deed)
                self._eras(made, deed)
            for row in made.changes:
                self._follow(made, row)
        for row, columns in self.rows.items():
            for name, value in columns.items():
                stands = now.get(row, {}).get(name, "nothing")
                if name not in FOLLOWING and name in now.get(row, {name: 0}) and stands != value:
                    self.found.chain.append(f"{row}.{name} is {stands!r}, the last decision says {value!r}")
        self.found.chain += [f"{row} is there, and was taken away" for row in self.gone if row in now]

    def _follow(self, made: Made, row: dict[str, Any]) -> None:
        if "ids" in row:
            for id in row["ids"]:
                key, column = (row["model"], id), f"{row['field']}_id"
                self._expect(made, key, {column: row["before"]})
                self._set(made, key, {column: row["after"]})
            return
        key = (row["model"], row["id"])
        if row["before"] is None:
            if key in self.rows:
                self.found.chain.append(f"decision {made.id} ({made.action}) makes {key}, which stands")
            self.gone.discard(key)
        else:
            self._expect(made, key, row["before"])
        if row["after"] is None:
            self.rows.pop(key, None)
            self.gone.add(key)
        else:
            self._set(made, key, row["after"])

    def _expect(self, made: Made, key: Row, before: dict[str, Any]) -> None:
        if key in self.gone:
            self.found.chain.append(f"decision {made.id} ({made.action}) changes {key}, which is gone")
        stood = self.rows.get(key, {})
        for name, value in before.items():
            if name not in FOLLOWING and name in stood and stood[name] != value:
                said = f"{key}.{name} was {value!r}, and stood as {stood[name]!r}"
                self.found.chain.append(f"decision {made.id} ({made.action}): {said}")

    def _set(self, made: Made, key: Row, after: dict[str, Any]) -> None:
        self.rows.setdefault(key, {}).update(after)
        for name in after:
            self.set_by[key, name] = made.id

    def _seen(self, made: Made, deed: Deed) -> None:
        """Had the editor seen what their decision overwrites?"""
        for row in made.changes:
            if "ids" in row or row["before"] is None:
                continue
            key, names = (row["model"], row["id"]), WRITTEN.get(row["model"], ())
            if row["after"] is None:
                if row["model"] == "entry":
                    self._taken(made, deed, key, row["before"])
                continue
            for name in set(names) & set(row["before"]):
                if deed.path.endswith("/move/") or made.action in MOVING or _left_its_day(made, row, name):
                    continue
                told = f"{_who(deed)}: {key}.{name} from {row['before'][name]!r} to {row['after'][name]!r}"
                if name not in deed.typed:
                    self.found.lost_fields.append(told)
                if not self._knew(deed, key, name, row["before"][name]):
                    self.found.lost_words.append(f"{told}, unseen")
            if row["model"] == "event" and deed.kind in ("date", "take date"):
                self._date(deed, key, row)

    def _taken(self, made: Made, deed: Deed, key: Row, before: dict[str, Any]) -> None:
        """An entry's words go where they were read, or stand in the entry that it became a part of."""
        stands = self._joined(made, key)
        unseen = [
            name
            for name in ENTRYS_WORDS
            if before[name] not in stands and not self._knew(deed, key, name, before[name])
        ]
        if unseen:
            self.found.taken_unseen.append(f"{_who(deed)}: {key} with {', '.join(unseen)}")

    def _joined(self, made: Made, key: Row) -> str:
        """The words of the entry that the one taken off leads to, after this decision."""
        for row in made.changes:
            if row["model"] == "formerentry" and row["after"] and row["after"]["former"] == key[1]:
                kept: Row = ("entry", row["after"]["leads_to"])
                after = dict(self.rows.get(kept, {}))
                for each in made.changes:
                    if (each["model"], each.get("id")) == kept:
                        after |= each["after"] or {}
                return "\n".join(str(after.get(name, "")) for name in ENTRYS_WORDS)
        return ""

    def _knew(self, deed: Deed, key: Row, name: str, value: Any) -> bool:
        if (key, name) not in self.set_by:
            return True  # as it stood before anybody began
        words = str(value)
        fields = [v for field, v in deed.shown.items() if field == name or field.endswith(f"-{name}")]
        return words in fields or (bool(deed.told) and words in deed.told)

    def _date(self, deed: Deed, key: Row, row: dict[str, Any]) -> None:
        reading = deed.shown.get("standing", "").split("/")
        if len(reading) >= len(WHEN) and all(
            str(row["before"][n]) in reading for n in WHEN if n in row["before"]
        ):
            return  # whatever came between, it is what the form showed
        newest = max((self.set_by.get((key, n), 0) for n in WHEN if n in row["before"]), default=0)
        if newest > deed.latest_after:
            where = self.found.lost_dates if deed.kind == "date" else self.found.dates_unseen
            where.append(f"{_who(deed)}: {key}, dated by decision {newest} after the form was asked for")

    def _eras(self, made: Made, deed: Deed) -> None:
        """An era is changed or taken away by who saw it, and meant it. (Once all were made anew at each save:
        then those left alone must come back as they were.)"""
        if deed.kind not in ("eras", "timeline"):
            return
        given = [_era(row["after"]) for row in made.changes if row["model"] == "era" and row["after"]]
        for row in made.changes:
            if row["model"] != "era" or row["before"] is None or _era(row["before"]) in given:
                continue
            title = row["before"]["title"]
            shown = {name: value for name, value in deed.shown.items() if not name.startswith("initial-")}
            at = [name for name, value in shown.items() if value == title and name.endswith("-title")]
            if not at and title not in deed.told:
                self.found.lost_words.append(f"{_who(deed)}: era “{title}”, unseen")
            elif at and not any(name.startswith(at[0].removesuffix("title")) for name in deed.typed):
                self.found.lost_fields.append(f"{_who(deed)}: era “{title}”, not touched")


def _left_its_day(made: Made, row: dict[str, Any], name: str) -> bool:
    """Is it the place within a day that goes with the day, of which the page tells who dated the event?"""
    gave_up = row["before"].get("placed") is not None and row["after"]["placed"] is None
    return name == "position" and made.action == "date" and gave_up


def _era(columns: dict[str, Any]) -> tuple[Any, ...]:
    return columns["title"], columns["earliest"], columns["latest"]
