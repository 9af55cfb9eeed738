"""One editor in a process of their own: asks for pages, holds some of them, fills in their forms and presses.

    python -m tests.crowd.editor NUMBER OPERATIONS SEED FOLDER

A line a deed is written into the folder. No form is made here: all that is sent stood in a page.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
import time
import traceback
from collections import Counter, defaultdict, deque
from html import unescape
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.crowd.settings")
django.setup()

from django.db.models import Max, Model  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402

from newsreader.models import (  # noqa: E402
    Article,
    Citation,
    Decision,
    Entity,
    Entry,
    Event,
    Proposal,
    Timeline,
    User,
)
from tests.crowd.deeds import Deed  # noqa: E402
from tests.crowd.filling import KINDS, WRITTEN, Filled, filled  # noqa: E402
from tests.crowd.pages import Button, Page  # noqa: E402

HELD = 8  # pages of one kind that lie open
HELD_AT_LEAST = 3  # operations
PUT_ASIDE = "What you typed is kept"  # and stands on a page of its own
MISSED = 6  # times that a form was looked for and not found
NAMED: dict[str, type[Model]] = {
    "entries": Entry,
    "entities": Entity,
    "proposals": Proposal,
    "decisions": Decision,
    "articles": Article,
    "events": Event,
    "citations": Citation,
}
PAGES = {
    r"/desk/entries/\d+/": "entry_page",
    r"/desk/timelines/[^/]+/": "timeline_page",
    r"/desk/entities/\d+/": "entity_page",
    r"/desk/events/\d+/": "event_page",
}


def latest() -> int:
    return Decision.objects.aggregate(Max("pk"))["pk__max"] or 0


def _failure(response: HttpResponse) -> str:
    """What the server's error was, and where in our own files."""
    if not (info := getattr(response, "exc_info", None)):
        return ""
    ours = [frame for frame in traceback.extract_tb(info[2]) if "/newsreader/" in frame.filename]
    where = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in ours[-4:]]
    return f"{info[0].__name__}: {info[1]} in {', '.join(where)}"


class Editor:
    def __init__(self, number: int, seed: int, log: Path) -> None:
        self.number, self.log = number, log.open("w", encoding="utf-8")
        self.chance = random.Random(f"editor {seed} {number}")
        self.user = User.objects.get(username=f"crowd-{number}")
        self.client = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
        self.client.force_login(self.user)
        self.held: dict[str, deque[Page]] = defaultdict(lambda: deque(maxlen=HELD))
        self.operation = 0

    def work(self, operations: int) -> None:
        weights = {name: kind.weight for name, kind in KINDS.items()}
        missed: Counter[str] = Counter()
        while self.operation < operations:
            kind = self.chance.choices(list(weights), list(weights.values()))[0]
            if found := self._form(kind):
                self.operation += 1
                self._do(kind, *found)
            elif (missed := missed + Counter([kind]))[kind] > MISSED:
                weights[kind] = 0  # no such form is there, or none any more
        self.log.close()

    # Pages

    def _form(self, kind: str) -> tuple[Page, Filled] | None:
        """A page and its form, filled in: of one that lies open for a while, or asked for now."""
        mark = f"e{self.number}o{self.operation + 1}"
        open_ones = self.held[KINDS[kind].page]
        oldest = self.operation - open_ones[0].number if open_ones else 0
        if oldest >= HELD_AT_LEAST and self.chance.random() < 0.9:
            page = open_ones.popleft()
        elif (page := getattr(self, KINDS[kind].page)()) and self.chance.random() < 0.6:
            open_ones.append(page)  # it lies open in a second tab
        form = filled(kind, page, self.chance, mark) if page else None
        return (page, form) if page and form else None

    def get(self, path: str) -> Page | None:
        before = latest()
        response = self.client.get(path)
        if response.status_code >= 500:
            self._write(Deed(self.number, self.operation, "get", path, {}, {}, status=response.status_code))
        if response.status_code != 200:
            return None
        return self._page(path, response, before)

    def _page(self, path: str, response: HttpResponse, before: int) -> Page:
        content = response.content.decode()
        return Page(path, response.status_code, content, before, latest(), self.operation)

    def _one_of(self, ids: list[int]) -> int | None:
        """The first ones more often: editors meet."""
        return ids[int(self.chance.random() ** 2 * len(ids))] if ids else None

    def entry_page(self) -> Page | None:
        id = self._one_of(list(Entry.objects.order_by("pk").values_list("pk", flat=True)))
        return self.get(f"/desk/entries/{id}/")

    def event_page(self) -> Page | None:
        id = self._one_of(list(Event.objects.standing().order_by("pk").values_list("pk", flat=True)))
        return self.get(f"/desk/events/{id}/")

    def own_page(self) -> Page | None:
        slug = self.chance.choice(list(Timeline.objects.order_by("pk").values_list("slug", flat=True)))
        return self.get(f"/desk/timelines/{slug}/write/")

    def timeline_page(self) -> Page | None:
        slug = self.chance.choice(list(Timeline.objects.order_by("pk").values_list("slug", flat=True)))
        return self.get(f"/desk/timelines/{slug}/")

    def entity_page(self) -> Page | None:
        standing = Entity.objects.filter(merged_into=None).order_by("pk")
        id = self._one_of(list(standing.values_list("pk", flat=True)))
        wanted = self.chance.choice(("Calloway", "Brandt", "Selby"))
        return self.get(f"/desk/entities/{id}/" + (f"?q={wanted}" if self.chance.random() < 0.3 else ""))

    def proposal_page(self) -> Page | None:
        id = self._one_of(list(Proposal.objects.open().order_by("pk").values_list("pk", flat=True)[:60]))
        return self.get(f"/desk/proposals/{id}/") if id else None

    def write_page(self) -> Page | None:
        article = self._one_of(list(Article.objects.order_by("pk").values_list("pk", flat=True)))
        page = self.get(f"/desk/articles/{article}/write/")
        chosen = page.links("?sentence=") if page else []
        return self.get(self.chance.choice(chosen)) if chosen else None

    def decided_page(self) -> Page | None:
        return self.get("/desk/decisions/")

    # Presses

    def _do(self, kind: str, page: Page, form: Filled) -> None:
        deed, answer = self._press(kind, page, form)
        if answer is None or deed.done:
            return
        # The answer is the page again, which asks: a clash, or whether to publish. Mostly one says yes.
        asks = deed.status == 409 or deed.status == 200
        if asks and self.chance.random() < 0.7 and (once_more := self._again(form, answer)):
            self._press(kind, answer, once_more, again=True)

    def _again(self, form: Filled, answer: Page) -> Filled | None:
        same = [each for each in answer.forms() if each.action == form.form.action]
        same = [each for each in same if set(form.typed) <= set(each.names)] or same
        if not same:
            return None
        found = same[0]
        pressed = form.button.action if form.button else found.action
        buttons = [each for each in found.buttons if each.name != "preview" and each.action == pressed]
        theirs = len(buttons) > 1 and self.chance.random() < 0.3  # the first button is "Save": mine
        button = (buttons[-1] if theirs else buttons[0]) if buttons else None
        return Filled(found, button, form.typed, found.shown())

    def _press(self, kind: str, page: Page, form: Filled, again: bool = False) -> tuple[Deed, Page | None]:
        button = form.button or Button("", "", form.form.action)
        deed = Deed(
            self.number,
            self.operation,
            kind,
            button.action,
            form.typed,
            form.shown,
            subject=self._subject(button.action),
            told=unescape(page.content) if page.status == 409 else "",
            latest=page.latest,
            latest_after=page.latest_after,
            held=self.operation - page.number,
            presses=2 if self.chance.random() < 0.03 else 1,
            again=again,
            sent=latest(),
        )
        mine = self._mine()
        said: list[tuple[str, str]] = []
        for _press in range(deed.presses):
            began = time.monotonic()
            response = self.client.post(button.action, form.form.answers(button))
            deed.seconds = max(deed.seconds, time.monotonic() - began)
            deed.status = max(deed.status, response.status_code)
            if response.status_code >= 500:
                break  # and what it was is said
        answer = self._answer(button.action, response)
        said += answer.messages() if answer else []
        deed.said = (_failure(response) or " | ".join(words for _tags, words in said))[:900]
        deed.done = any("success" in tags for tags, _words in said)
        deed.decisions = list(
            Decision.objects.filter(by=self.user, pk__gt=mine).order_by("pk").values_list("pk", flat=True)
        )
        deed.gone = response.status_code in (404, 410) and self._gone(deed.path, form)
        if not deed.done and answer:
            deed.kept = PUT_ASIDE in deed.said or all(
                deed.typed[name] in answer.content for name in WRITTEN.get(kind, ()) if name in deed.typed
            )
        self._write(deed)
        return deed, answer

    def _answer(self, path: str, response: HttpResponse) -> Page | None:
        """The page a browser shows after the press; it lies open afterwards, but the form come back
        with what was typed (the gazetteer was asked)."""
        before = latest()
        came_back = response.status_code == 200
        for _redirect in range(4):
            if response.status_code not in (301, 302, 303):
                break
            path = response.headers["Location"].partition("#")[0]
            response = self.client.get(path)
            if response.status_code >= 500:
                self._write(
                    Deed(self.number, self.operation, "get", path, {}, {}, status=response.status_code)
                )
        page = self._page(path, response, before)
        for pattern, noun in PAGES.items():
            if page.status == 200 and not came_back and re.fullmatch(pattern, path.partition("?")[0]):
                self.held[noun].append(page)
        return page

    def _subject(self, path: str) -> int:
        _desk, noun, which = path.strip("/").split("/")[:3]
        if noun == "timelines":
            return Timeline.objects.filter(slug=which).values_list("pk", flat=True).first() or 0
        if noun == "proposals":
            return Proposal.objects.filter(pk=which).values_list("article", flat=True).first() or 0
        return int(which)

    def _mine(self) -> int:
        return Decision.objects.filter(by=self.user).aggregate(Max("pk"))["pk__max"] or 0

    def _gone(self, path: str, form: Filled) -> bool:
        """What the address or the answers name is no longer there: a 404 is then the truth."""
        _desk, noun, which = path.strip("/").split("/")[:3]
        if noun == "timelines":
            return not Timeline.objects.filter(slug=which).exists()
        named = NAMED[noun].objects.filter(pk=which)
        named = named.filter(merged_into=None) if noun in ("entities", "events") else named
        if not named.exists():
            return True
        if noun == "decisions" and named.exclude(event__merged_into=None).exists():
            return True  # who else decided it is told to nobody then (models/access_to_decisions.py)
        answers = form.form.answers(form.button)
        if noun == "events" and "into" in answers:
            return not Event.objects.filter(pk=answers["into"][0], merged_into=None).exists()
        if "into" in answers or "other" in answers:
            other = (answers.get("into") or answers["other"])[0]
            return not Entity.objects.filter(pk=other, merged_into=None).exists()
        # A citation, a name or a timeline taken away or moved meanwhile.
        return bool({"citation", "name", "timeline"} & set(answers))

    def _write(self, deed: Deed) -> None:
        self.log.write(json.dumps(deed.as_json()) + "\n")


if __name__ == "__main__":
    number, operations, seed, folder = sys.argv[1:]
    Editor(int(number), int(seed), Path(folder) / f"editor-{number}.jsonl").work(int(operations))
