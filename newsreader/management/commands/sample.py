"""manage.py sample: load the sample story the way an editor would, and print the sample editor's login."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

import newsreader
from newsreader import deciding, pipeline
from newsreader.deciding.erasure import erase
from newsreader.extraction import Outlet
from newsreader.fetching.documents import Refusal
from newsreader.fetching.files import documents
from newsreader.management.command import OneLineCommand
from newsreader.models import (
    Article,
    ArticleVersion,
    Citation,
    Entity,
    Entry,
    Event,
    Membership,
    Proposal,
    SentPicture,
    Source,
    Timeline,
    User,
    people,
)
from newsreader.models.addresses import absolute
from newsreader.models.era import EraEdit
from newsreader.pipeline.starter import load_outlets
from newsreader.settings import stored_secret
from newsreader.text.when import When

STORY = Path(newsreader.__file__).parent / "sample"
EDITOR = "editor"
AS_MADE = {"first_name": "Sample", "last_name": "Editor"}
REMOVED = "The sample was removed from this site."


class Command(OneLineCommand):
    help = (
        "Load the sample story: ingest its reports, read them, replay an editor's decisions. Or take it away "
        "again, for good."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--remove",
            action="store_true",
            help="delete its timeline and events, erase its articles, disable its editor",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["remove"]:
            self._remove()
        elif _was_removed():
            self.stdout.write(REMOVED)
        else:
            self._stand()

    def _remove(self) -> None:
        """Its articles' tombstones stay, as those of others do; so do its outlets, which others may use, and
        whatever somebody made theirs."""
        with transaction.atomic():
            timeline = Timeline.objects.filter(slug=_story()["timeline"]["slug"]).first()
            if not _articles().exists():
                self.stdout.write("This site has no sample: nothing was removed.")
            elif _was_removed():
                self.stdout.write(REMOVED)
            elif timeline and (why := _made_theirs(timeline)):
                self.stdout.write(f"Nothing was removed: “{timeline}” {why}.")
            else:
                self.stdout.write(self._take_away(timeline))

    def _take_away(self, timeline: Timeline | None) -> str:
        if timeline:
            events = list(Entry.objects.at_home_on(timeline.pk).values_list("event", flat=True))
            timeline.delete()
            Event.objects.filter(pk__in=events, entries__isnull=True).delete()
        articles = list(_articles().filter(erased__isnull=True))
        for article in articles:
            erase(article)
        said = f"{len(articles)} articles of the sample are erased, its timeline"
        editors = User.objects.filter(username=EDITOR)
        if (editor := editors.filter(**AS_MADE, is_superuser=False).first()) or not editors.exists():
            if editor:
                people.disable(editor)
            return f"{said} and its editor gone."
        return f"{said} is gone; the account “{EDITOR}” is left alone, for it is not as the sample made it."

    def _stand(self) -> None:
        """As it stands after each `make run`: loaded once, and told of."""
        story = _story()
        editor, password = self._editor()
        if not Timeline.objects.filter(slug=story["timeline"]["slug"]).exists():
            self.pictures = self._receive(story)
            with transaction.atomic():
                self._load(story, editor)
        timeline = Timeline.objects.get(slug=story["timeline"]["slug"])
        self._report(timeline)
        self.stdout.write(f"Read it:  {absolute(timeline.get_absolute_url())}")
        self.stdout.write(f"Log in:   {absolute(reverse('login'))}")
        if editor.check_password(password):
            self.stdout.write(f"          user {EDITOR}, password {password}")
        else:
            self.stdout.write(f"          user {EDITOR}, with the password you gave it")

    def _editor(self) -> tuple[User, str]:
        """The sample editor. Its password is made at the first start and kept beside the secret key."""
        password = stored_secret(settings.SECRETS / "sample-editor-password")[:16]
        editor, made = User.objects.get_or_create(
            username=EDITOR,
            defaults={"role": User.Role.EDITOR, **AS_MADE},
        )
        if made:
            editor.set_password(password)
            editor.save()
        return editor, password

    def _load(self, story: dict[str, Any], editor: User) -> None:
        pipeline.load_starter()
        self._load_outlets()
        self.articles = self._ingest()
        given = story["timeline"]
        timeline = deciding.timelines.create(
            given["slug"], given["title"], editor, standfirst=given.get("standfirst", "")
        )
        eras = [(era["title"], _day(era["earliest"]), _day(era["latest"])) for era in given.get("eras", [])]
        deciding.timelines.update(timeline, editor, eras=[EraEdit(None, None, era) for era in eras])
        self.events: dict[str, Event] = {}
        for decision in story["decisions"]:
            self._replay(decision, timeline, editor)
            self._edit(decision, timeline, editor)
            self._place(decision, story["places"], editor)
        self._describe(story.get("entities", []), editor)
        for name in story.get("public", []):
            deciding.articles.set_public(self.articles[name], editor, public=True)
        if story.get("publish"):
            deciding.timelines.publish(timeline, editor)

    def _load_outlets(self) -> None:
        rows = json.loads((STORY / "outlets.json").read_text(encoding="utf-8"))
        outlets = [
            Outlet(
                key=f"sample:{row['key']}",
                name=row["name"],
                names=tuple(row["names"]),
                zone=row["zone"],
                day_first=row["day_first"],
            )
            for row in rows
        ]
        load_outlets(outlets, {f"sample:{row['key']}": row["description"] for row in rows})

    def _receive(self, story: dict[str, Any]) -> dict[str, SentPicture]:
        """The drawings, encoded anew as whatever an editor sends: slow, so outside of transactions."""
        entries = [decision.get("entry", {}) for decision in story["decisions"]]
        files = [entry["picture"]["file"] for entry in entries if "picture" in entry]
        return {file: SentPicture.objects.receive((STORY / "pictures" / file).read_bytes()) for file in files}

    def _ingest(self) -> dict[str, Article]:
        articles = {}
        for document in documents([STORY / "reports"]):
            if isinstance(document, Refusal):
                raise CommandError(str(document))
            taken = pipeline.ingest(document)
            pipeline.read(taken.article)
            articles[Path(document.name).name] = taken.article
        return articles

    def _replay(self, decision: dict[str, Any], timeline: Timeline, editor: User) -> None:
        """One line of decisions.json, through the same functions the desk calls."""
        article = self.articles[decision["report"]]
        entry = decision.get("entry", {})
        words = {"title": entry.get("headline", ""), "annotation": entry.get("annotation", "")}
        match decision["do"]:
            case "accept":
                proposal = self._proposal(article, decision["quote"])
                made = deciding.proposals.accept(proposal, timeline, editor, **words)
                self.events[decision["event"]] = made.event
            case "cite":
                deciding.proposals.cite(
                    self._proposal(article, decision["quote"]), self.events[decision["event"]], editor
                )
            case "reject":
                deciding.proposals.reject(
                    self._proposal(article, decision["quote"]), editor, why=decision.get("why", "")
                )
            case "write":
                when = decision["when"]
                made = deciding.passages.create_event(
                    article,
                    "body",
                    decision["quote"],
                    timeline,
                    editor,
                    when=When(_day(when["earliest"]), _day(when["latest"]), when["precision"]),
                    **words,
                )
                self.events[decision["event"]] = made.event
            case other:
                raise CommandError(f"decisions.json: nobody knows how to “{other}”.")

    def _edit(self, decision: dict[str, Any], timeline: Timeline, editor: User) -> None:
        """Say how much the entry that the decision made matters, and give it its picture."""
        given = decision.get("entry", {})
        fields = {"weight": given["weight"]} if "weight" in given else {}
        if picture := given.get("picture"):
            fields["picture"] = f"sent-{self.pictures[picture['file']].pk}"
            fields |= {f"picture_{name}": picture[name] for name in ("alternative", "credit")}
        if fields:
            entry = timeline.entries.get(event=self.events[decision["event"]])
            deciding.entries.update(entry, editor, **fields)

    def _place(self, decision: dict[str, Any], places: dict[str, dict[str, Any]], editor: User) -> None:
        """Say where the event that the decision made happened."""
        if place := decision.get("entry", {}).get("place"):
            deciding.events.set_place(self.events[decision["event"]], editor, place=place, **places[place])

    def _proposal(self, article: Article, quote: str) -> Proposal:
        body = article.current.body if article.current else ""
        start = body.find(quote)
        over = article.proposals.filter(field="body", start__lt=start + len(quote), end__gt=start)
        if start == -1 or len(over) != 1:
            raise CommandError(f"{article}: {len(over)} proposals over “{quote}”, where one was expected.")
        return over[0]

    def _describe(self, entities: list[dict[str, str]], editor: User) -> None:
        for given in entities:
            entity = Entity.objects.filter(name=given["name"]).order_by("-confirmed", "id").first()
            if entity is None:
                raise CommandError(f"decisions.json describes “{given['name']}”, whom no report names.")
            fields: dict[str, Any] = {key: given[key] for key in ("kind", "description") if key in given}
            deciding.entities.update(entity, editor, **fields)
            for other in Entity.objects.provisional().filter(name__in=[entity.name, *given.get("also", [])]):
                deciding.entities.merge(other, entity, editor, why="The same by another reading of the name")

    def _report(self, timeline: Timeline) -> None:
        entries = Entry.objects.filter(timeline=timeline)
        proposed = Citation.objects.filter(event__entries__in=entries, proposed=True)
        count = entries.filter(event__in=proposed.values("event")).count()
        self.stdout.write(
            f"{timeline.title}: {entries.count()} entries, {count} of them from the machine's proposals."
        )


def _story() -> dict[str, Any]:
    story: dict[str, Any] = json.loads((STORY / "decisions.json").read_text(encoding="utf-8"))
    return story


def _articles() -> QuerySet[Article]:
    """The sample's own: an outlet of the sample may have printed what others took in."""
    reports = [path.name for path in (STORY / "reports").iterdir()]
    named = ArticleVersion.objects.filter(original__name__regex=rf"(^|[\\/])({'|'.join(reports)})$")
    outlets = Source.objects.filter(starter_key__startswith="sample:")
    return Article.objects.filter(
        Q(source__in=outlets) | Q(read_source__in=outlets),
        Q(erased__isnull=False) | Q(pk__in=named.values("article")),
    )


def _made_theirs(timeline: Timeline) -> str:
    """By whom, or by what, a timeline at the sample's address is not the sample's alone; "" where it is."""
    owners = timeline.memberships.filter(role=Membership.Role.OWNER).values_list("user__username", flat=True)
    if list(owners) != [EDITOR]:
        return "is another's"
    citations = Citation.objects.filter(event=OuterRef("event"))
    own = Exists(citations.filter(article__in=_articles()))
    others = Exists(citations.exclude(article__in=_articles()))
    if count := Entry.objects.at_home_on(timeline.pk).filter(~own | others).count():
        return f"has {count} entries that are not of the sample's reports alone: take them off it first"
    return ""


def _was_removed() -> bool:
    """An account that somebody made theirs is active still."""
    if User.objects.filter(username=EDITOR, is_active=False).exists():
        return True
    standing = Timeline.objects.filter(slug=_story()["timeline"]["slug"]).exists()
    return not standing and _articles().exists() and not _articles().filter(erased__isnull=True).exists()


def _day(iso: str) -> date:
    return date.fromisoformat(iso)
