"""What an editor may do with a form, by its address, and how they fill it in. Each word typed is unique."""

from __future__ import annotations

import random
import re
from typing import NamedTuple

from tests.crowd.pages import Button, Form, Page

DAYS = "{} March 2019", "about {} March 2019", "{} March 2019, 14:30", "between {} and 28 March 2019"


class Kind(NamedTuple):
    weight: int
    page: str  # the page whose form it is: a method of the Editor
    address: str  # of the form, as a pattern


KINDS = {
    "entry": Kind(32, "entry_page", r"/desk/entries/\d+/"),
    "date": Kind(7, "entry_page", r"/desk/entries/\d+/date/"),
    "take date": Kind(3, "entry_page", r"/desk/entries/\d+/date/"),
    "move": Kind(8, "timeline_page", r"/desk/entries/\d+/move/"),
    "add": Kind(3, "entry_page", r"/desk/entries/\d+/add/"),
    "remove": Kind(2, "entry_page", r"/desk/entries/\d+/remove/"),
    "undo": Kind(7, "decided_page", r"/desk/decisions/\d+/undo/"),
    "undo here": Kind(4, "entry_page", r"/desk/decisions/\d+/undo/"),
    "timeline": Kind(7, "timeline_page", r"/desk/timelines/[^/]+/"),
    "eras": Kind(4, "timeline_page", r"/desk/timelines/[^/]+/eras/"),
    "publish": Kind(3, "timeline_page", r"/desk/timelines/[^/]+/publish/"),
    "entity": Kind(8, "entity_page", r"/desk/entities/\d+/"),
    "name": Kind(3, "entity_page", r"/desk/entities/\d+/name/"),
    "unname": Kind(2, "entity_page", r"/desk/entities/\d+/unname/"),
    "split": Kind(2, "entity_page", r"/desk/entities/\d+/split/"),
    "merge": Kind(2, "entity_page", r"/desk/entities/\d+/merge/"),
    "part": Kind(1, "entity_page", r"/desk/entities/\d+/part/"),
    "accept": Kind(5, "proposal_page", r"/desk/proposals/\d+/accept/"),
    "reject": Kind(4, "proposal_page", r"/desk/proposals/\d+/reject/"),
    "cite": Kind(4, "proposal_page", r"/desk/proposals/\d+/cite/"),
    "merge events": Kind(3, "event_page", r"/desk/events/\d+/merge/"),
    "split event": Kind(3, "event_page", r"/desk/events/\d+/split/"),
    "stance": Kind(2, "event_page", r"/desk/citations/\d+/stance/"),
    "own": Kind(1, "own_page", r"/desk/timelines/[^/]+/write/"),
    "write": Kind(3, "write_page", r"/desk/articles/\d+/write/"),
    "cite words": Kind(2, "write_page", r"/desk/articles/\d+/cite/"),
}
# Of these forms some fields are written, one or two at a time.
WRITTEN = {
    "entry": ("headline", "annotation"),
    "timeline": ("title", "standfirst"),
    "entity": ("name", "description"),
    "accept": ("title", "annotation"),
    "write": ("title", "annotation"),
    "own": ("title", "annotation"),
    "split event": ("title",),
    "name": ("name",),
    "reject": ("why",),
}


class Filled(NamedTuple):
    form: Form
    button: Button | None
    typed: dict[str, str]
    shown: dict[str, str]


def filled(kind: str, page: Page, chance: random.Random, mark: str) -> Filled | None:
    """One of the page's forms of this kind, filled in; None where it has none to press."""
    wanted = re.compile(KINDS[kind].address)
    forms = [form for form in page.forms() if _fits(kind, form, wanted)]
    if not forms:
        return None
    form = chance.choice(forms)
    shown = form.shown()
    typed = _fill(kind, form, chance, mark)
    if typed is None:
        return None
    buttons = _buttons(kind, form, wanted)
    return Filled(form, chance.choice(buttons) if buttons else None, typed, shown)


def _fits(kind: str, form: Form, wanted: re.Pattern[str]) -> bool:
    if kind == "date" and form.named("when") is None:
        return False
    if not form.buttons:
        return wanted.fullmatch(form.action) is not None
    return bool(_buttons(kind, form, wanted))


def _buttons(kind: str, form: Form, wanted: re.Pattern[str]) -> list[Button]:
    """Those of the form's buttons that do what is meant: a page may be one form with many."""
    fitting = [button for button in form.buttons if wanted.fullmatch(button.action)]
    if kind in ("date", "take date"):
        return [button for button in fitting if (button.name == "citation") == (kind == "take date")]
    return fitting


def _fill(kind: str, form: Form, chance: random.Random, mark: str) -> dict[str, str] | None:
    typed: dict[str, str] = {}
    if there := [name for name in WRITTEN.get(kind, ()) if form.named(name)]:
        for name in chance.sample(there, 2 if len(there) > 1 and chance.random() < 0.2 else 1):
            typed[name] = f"{mark} {name}"
    if kind == "entry" and form.named("position") and chance.random() < 0.15:
        typed = {"position": str(int(form.shown()["position"] or 0) + chance.choice((-1, 1)))}
    if kind == "timeline" and chance.random() < 0.03:
        typed["slug"] = f"{mark}-slug".lower()
    if kind == "entity" and chance.random() < 0.1 and (found := form.named("kind")):
        typed["kind"] = chance.choice([each for each in found.options if each and each != found.value])
    if kind == "date":
        typed = {"when": chance.choice(DAYS).format(chance.randrange(1, 26)), "why": f"{mark} why"}
    if kind == "eras" and not _fill_era(form, chance, mark, typed):
        return None
    if kind == "own":
        typed |= {"title": f"{mark} title", "when": f"{chance.randrange(1, 26)} March 2019"}
    if kind == "merge events" and not _choose(form, chance):
        return None
    if kind in ("split", "split event") and not _tick(form, chance):
        return None
    for name in ("timeline", "event"):
        if (found := form.named(name)) and found.options and not (found.value and chance.random() < 0.7):
            options = [each for each in found.options if each]
            if not options:
                return None
            form.put(name, chance.choice(options))
    if kind in ("write", "cite words") and not all(form.shown().get(name) for name in ("quote", "when")):
        return None
    for name, value in typed.items():
        form.put(name, value)
    return typed


def _fill_era(form: Form, chance: random.Random, mark: str, typed: dict[str, str]) -> bool:
    """A further era in the empty row at the end, or another title for one that stands; few stay."""
    rows = [each.name for each in form.fields if re.fullmatch(r"eras-\d+-title", each.name)]
    standing = [name for name in rows if form.shown()[name]]
    if standing and (len(standing) > 3 or chance.random() < 0.6):
        name = chance.choice(standing)
        box = form.named(name.replace("title", "DELETE"))
        if box and (len(standing) > 3 or chance.random() < 0.3):
            typed[box.name] = box.value
        else:
            typed[name] = f"{mark} era"
        return True
    if len(rows) == len(standing):
        return False
    name = rows[-1]
    typed |= {name: f"{mark} era", name.replace("title", "first"): f"{chance.randrange(1, 28)} March 2019"}
    return True


def _choose(form: Form, chance: random.Random) -> bool:
    """One of the events it may be the same as."""
    others = [each for each in form.fields if each.kind == "radio"]
    if not others:
        return False
    chance.choice(others).sent = True
    return True


def _tick(form: Form, chance: random.Random) -> bool:
    boxes = [each for each in form.fields if each.kind == "checkbox"]
    if len(boxes) < 2:
        return False
    chance.choice(boxes).sent = True
    return True
