"""Words that could not be saved: what they are, and where they belong by now."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.translation import gettext as _

from newsreader.models import Decision, Entity, Entry, Event, Proposal, Timeline, UnsavedForm, User
from newsreader.models.addresses import inside
from newsreader.models.ids import id_in

# Of an article's page and a proposal's, which follow a re-reading themselves, nothing is looked up.
ENTRY, ENTITY = ("desk-entry",), ("desk-entity", "entity-name")
TIMELINE = ("desk-timeline", "timeline-eras")
PROPOSAL = ("proposal-accept", "proposal-reject")


CHOSEN = {"timeline", "kind", "date"}  # of lists: their words are keys, and stand in the form chosen


class Typed(NamedTuple):
    label: str
    words: str


class Unsaved:
    """An unsaved form as its page shows it."""

    def __init__(self, form: UnsavedForm, viewer: User) -> None:
        self.form, self.viewer = form, viewer

    @property
    def typed(self) -> list[Typed]:
        return [
            Typed(_label(name), said)
            for name, words in self.form.words
            if (said := self._said(name.rpartition("-")[2], words))
        ]

    @property
    def brief(self) -> list[str]:
        """What was typed, as a list shows it: without what was chosen of lists, whose names take a query."""
        named = [(name.rpartition("-")[2], words) for name, words in self.form.words]
        return [words for name, words in named if name not in CHOSEN | {"event"}] or [_("Only choices")]

    def _said(self, name: str, words: str) -> str:
        """What was typed; of what was chosen of a list its name, "" of what is nothing but its key."""
        if name == "event":
            seen = Event.objects.visible_to(self.viewer)
            found = seen.filter(pk=id_in(words) or 0).first()
            return found.title if found else ""
        return "" if name in CHOSEN else words

    @property
    def answers(self) -> list[list[str]]:
        """As they are sent to where the form is shown now."""
        answers: list[list[str]] = self.form.answers
        if self.path == self.form.path or self._entry is None:
            return answers
        # What was typed at a proposal that is an entry by now.
        annotation = dict(answers).get("annotation", "")
        return [["annotation", annotation], ["initial-annotation", ""], ["typed_at", str(self.path)]]

    @cached_property
    def _entry(self) -> Entry | None:
        """The entry that the proposal became, where this editor may edit it and wrote of it."""
        match = self._match
        if match is None or match.url_name not in PROPOSAL or not dict(self.form.answers).get("annotation"):
            return None
        event = Proposal.objects.filter(pk=match.kwargs["id"]).values("event")
        entry: Entry | None = Entry.objects.editable_by(self.viewer).filter(event__in=event).first()
        return entry

    def _of_proposal(self, id: int) -> str | None:
        proposal = Proposal.objects.filter(pk=id).first()
        if proposal is not None and proposal.state == Proposal.State.OPEN:
            return self.form.path
        return reverse("desk-entry", args=[self._entry.pk]) if self._entry else None

    @cached_property
    def _match(self) -> ResolverMatch | None:
        try:
            return resolve(inside(self.form.path))
        except Resolver404:
            return None

    @cached_property
    def path(self) -> str | None:
        """Where the form is shown now; None where what it was about is gone."""
        match = self._match
        if match is None:
            return None
        if match.url_name in ENTRY:
            return self.form.path if Entry.objects.filter(pk=match.kwargs["id"]).exists() else None
        if match.url_name in ENTITY:
            return _entity(match.url_name, match.kwargs["id"])
        if match.url_name in PROPOSAL:
            return self._of_proposal(match.kwargs["id"])
        if match.url_name in TIMELINE:
            about = id_in(dict(self.form.answers).get("about", ""))
            return _timeline(match.url_name, match.kwargs["slug"], about, self.viewer)
        return self.form.path

    @cached_property
    def taken_away_by(self) -> Decision | None:
        """The decision that took the entry off, where it can be undone."""
        if self.path is not None:
            return None
        match = self._match
        if match is None or match.url_name not in ENTRY:
            return None
        seen = Decision.objects.visible_to(self.viewer)
        decision: Decision | None = seen.last_to_take_away("entry", match.kwargs["id"])
        return decision if decision and decision.can_be_undone else None


def _entity(page: str, id: int) -> str | None:
    """Of a merged entity the page of the one that it is now."""
    entity = Entity.objects.filter(pk=id).select_related("merged_into").first()
    while entity and entity.merged_into:
        entity = entity.merged_into
    return reverse(page, args=[entity.pk]) if entity else None


def _timeline(page: str, slug: str, id: int | None, viewer: User) -> str | None:
    """Of a timeline that has another address by now its page there."""
    editable = Timeline.objects.editable_by(viewer)
    if id is not None:
        found = editable.filter(pk=id).first()
        return reverse(page, args=[found.slug]) if found else None
    if editable.filter(slug=slug).exists():
        return reverse(page, args=[slug])
    former = editable.formerly_at(slug).first()
    return reverse(page, args=[former.slug]) if former else None


def _label(name: str) -> str:
    """What a field is called on its page; of the eras' fields the last word of their name says it."""
    labels = {
        "headline": _("Headline"),
        "annotation": _("Annotation"),
        "title": _("Title"),
        "event": _("Event"),
        "standfirst": _("Standfirst"),
        "slug": _("Address"),
        "when": _("When"),
        "why": _("Reason"),
        "quote": _("The words that say it"),
        "name": _("Name"),
        "description": _("Description"),
        "text": _("Article"),
        "first": _("From"),
        "last": _("To"),
    }
    return labels.get(name.rpartition("-")[2], name)
