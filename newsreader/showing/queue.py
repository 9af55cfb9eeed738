"""The queue of proposals: what it is narrowed to, its orders, and a page of it with what stands beside each.

*Likely* is what the rules think an editor wants (drafting/likelihood.py); of equals what came in
first. Narrowed to a timeline, what names somebody of it and what several outlets report go before their
equals: both change with every article and every decision, so they are asked for here and not kept. A page
is asked for by the values of the last row and by the names that the timeline had on the first page, so what
is decided meanwhile breaks nothing: no row rises above that place but by what comes in or is undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db import connection
from django.db.models import (
    Case,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Collate, Lower, StrIndex
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext_lazy as _

from newsreader.models import Alias, Article, Citation, Entry, Mention, Proposal, Source, Timeline
from newsreader.models.article_lists import OneOf
from newsreader.models.entity import fold
from newsreader.models.gathered import LONG
from newsreader.models.ids import id_in
from newsreader.models.prepared import Answers, AskedOnce, Prepared, PreparedModels, Question, filled_up
from newsreader.models.proposal import ProposalQuerySet
from newsreader.showing.queue_found import MOST_AT_ONCE, FoundOnce

UNDATED = date.max
TIME = Coalesce("earliest", "latest", Value(UNDATED), output_field=DateField())


class QueueOrder(NamedTuple):
    label: Any
    key: Any  # what it is sorted by before the id; None: the id alone
    read: Any = None  # the key's value from an address; raises ValueError
    highest_first: bool = False


def _likelihood(written: str) -> int:
    """One of an address, where anything may stand: no number that the database could not hold."""
    return max(-1, min(int(written), 1000))


ORDERS: Mapping[str, QueueOrder] = {
    "intake": QueueOrder(_("As they came in"), None),
    "time": QueueOrder(_("When it happened"), TIME, date.fromisoformat),
    "likely": QueueOrder(_("Likeliest first"), F("likelihood"), _likelihood, highest_first=True),
}
FIRST = "intake"
# What the two signs of a timeline add to a likelihood of 100, by hand, as much as middling signs. No
# two sums of them are the same, so that the sum tells which hold.
ADDED = {"on-timeline": 12, "several": 8}
MOST_NAMES = 40  # of a timeline, that an address carries: more than its overview counts


class QueuePlace(NamedTuple):
    """Behind which row of an order a page begins; `id` None: at the first."""

    key: str = ""
    id: int | None = None
    names: Sequence[int] = ()

    @classmethod
    def read(cls, after: str) -> QueuePlace:
        """What after() wrote: "KEY.ID.NAME.NAME…", or the id alone."""
        key, dot, rest = after.partition(".")
        id, *names = (rest if dot else after).split(".", MOST_NAMES + 1)
        return cls(
            key if dot else "",
            id_in(id),
            [name for each in names[:MOST_NAMES] if (name := id_in(each)) is not None],
        )


class QueuePage(NamedTuple):
    proposals: list[Proposal]
    number: int | None  # of all that was asked for, where it is narrowed
    unlikely: list[int]  # of them, by id


_WHOLE: PreparedModels[Proposal] = PreparedModels(
    lambda _viewer, ids: Proposal.objects.filter(pk__in=ids).select_related("article", "article__source")
)
_UNLIKELY = Prepared(
    lambda _viewer: Proposal.objects.open().unlikely().order_by("id").values_list("pk")[:MOST_AT_ONCE]
)


@dataclass(frozen=True, slots=True)
class QueueNarrowing:
    """What one asked for. `day` is as it was typed, `first` and `last` what it means."""

    timeline: Timeline | None = None
    outlet: Source | None = None
    article: Article | None = None
    day: str = ""
    first: date | None = None
    last: date | None = None
    name: str = ""
    words: str = ""
    order: str = FIRST
    onto: Timeline | None = None  # where Accept puts an event, instead of the likely one

    def __bool__(self) -> bool:
        return any((self.timeline, self.outlet, self.article, self.day, self.name, self.words))

    @property
    def asked(self) -> dict[str, str | int]:
        values = {
            "timeline": self.timeline and self.timeline.pk,
            "outlet": self.outlet and self.outlet.pk,
            "article": self.article and self.article.pk,
            "day": self.day,
            "name": self.name,
            "q": self.words,
            "order": "" if self.order == FIRST else self.order,
            "onto": self.onto and self.onto.pk,
        }
        return {name: value for name, value in values.items() if value}

    @property
    def query(self) -> str:
        return f"?{urlencode(self.asked)}" if self.asked else ""

    def after(self, last: Proposal, place: str = "") -> str:
        """The query of the page after this row, narrowed and ordered alike; `place` is its own page's."""
        key = getattr(last, "key", None)
        values = [last.pk] if key is None else [key, last.pk]
        if self._weighs_for_timeline:
            values += self._names(self._place(place))
        return f"?{urlencode({**self.asked, 'after': '.'.join(map(str, values))})}"

    @property
    def target(self) -> Timeline | None:
        """Where an accepted event goes, as far as that is chosen."""
        return self.onto or self.timeline

    def proposals(self) -> ProposalQuerySet:
        """What is open of it, in no order."""
        found: ProposalQuerySet = Proposal.objects.open()
        if self.article:
            found = found.filter(article=self.article)
        if self.outlet:
            found = found.filter(article__source=self.outlet)
        if self.timeline:
            found = found.filter(_cited_on(self.timeline.pk, _is_long(self.timeline)))
        if self.first and self.last:
            begins = Q(earliest__lte=self.last) | Q(earliest=None)
            found = found.filter(begins, latest__gte=self.first)
        if self.name:
            found = found.filter(Exists(_named(self.name)))
        for word in self.words.split()[:8]:
            found = found.filter(_holds("title", word) | _holds("sentence", word))
        return found

    def page(self, after: str, most: int, answers: Answers, beside: Iterable[Question] = ()) -> QueuePage:
        """At most so many after this place, one that after() made; one that nobody can read is none. `beside`
        is what is asked together with it.

        Sorted by key and id alone: whole rows of all that are open would be sorted with what they join.
        """
        place = self._place(after)
        if self:
            ids, number, unlikely = self._narrowed(place, most).among(answers, *beside)
        else:
            asked = (AskedOnce(self._of_all(place)[:most]),)
            answers.ask(asked, (_UNLIKELY,), *beside)
            ids, number, unlikely = answers.rows(*asked), None, [id for (id,) in answers.rows(_UNLIKELY)]
        whole: dict[int, Any] = {
            each.pk: each for each in answers.models(_WHOLE, filled_up([id for id, *_key in ids]))
        }
        page = []
        for id, *key in ids:
            if (proposal := whole.get(id)) is not None:
                if ORDERS[self.order].key is not None:
                    proposal.key = key[0]
                if self._weighs_for_timeline:
                    proposal.signs = [*proposal.signs, *_added(proposal.key - proposal.likelihood)]
                page.append(proposal)
        return QueuePage(page, number, unlikely)

    def _narrowed(self, place: QueuePlace, most: int) -> FoundOnce:
        order = ORDERS[self.order]
        behind = None if place.id is None else (order.read(place.key) if order.read else place.id, place.id)
        found = self._of_timeline_alone(place) or self._as_narrowed(place)
        return FoundOnce(found, behind, most, highest_first=order.highest_first)

    def _as_narrowed(self, place: QueuePlace) -> Question:
        """In too many ways to be prepared."""
        weighed = self._weighs_for_timeline
        key = _likely_for_timeline(self._names(place)) if weighed else ORDERS[self.order].key or F("id")
        return (AskedOnce(_keyed(self.proposals(), key)),)

    def _of_timeline_alone(self, place: QueuePlace) -> Question | None:
        """Where it is narrowed to one and by nothing else, which is how a timeline is worked at."""
        others = (self.outlet, self.article, self.day, self.name, self.words)
        if self.timeline is None or any(others) or self.order not in ("intake", "likely"):
            return None
        is_long = _is_long(self.timeline)
        if self.order == "intake":
            return _of_timeline(is_long), self.timeline.pk
        names = self._names(place)
        return (_weighed(is_long), self.timeline.pk, filled_up(names)) if names else None

    def _of_all(self, place: QueuePlace) -> Any:
        """The ids of what is open behind a place, by the index of its order, each with its key where the
        order has one."""
        order, last = ORDERS[self.order], place.id
        found: Any = Proposal.objects.open()
        if order.key is None:
            return (found if last is None else found.filter(pk__gt=last)).order_by("id").values_list("pk")
        found = found.annotate(key=order.key)
        if last is not None:
            key = order.read(place.key)
            beyond = Q(key__lt=key) if order.highest_first else Q(key__gt=key)
            found = found.filter(beyond | Q(key=key, pk__gt=last))
        return found.order_by("-key" if order.highest_first else "key", "id").values_list("pk", "key")

    @property
    def _weighs_for_timeline(self) -> bool:
        return self.order == "likely" and self.timeline is not None

    def _place(self, after: str) -> QueuePlace:
        """The place that after() wrote; the first page for what it did not."""
        place, order = QueuePlace.read(after), ORDERS[self.order]
        try:
            if order.read is not None:
                order.read(place.key)
        except ValueError:
            return QueuePlace()
        return place

    def _names(self, place: QueuePlace) -> Sequence[int]:
        """The names of the timeline, as they were on the first page: each acceptance may bring more."""
        if place.id is not None or self.timeline is None:
            return place.names
        return [id for id, *_rest in self.timeline.overview.get("entities", [])][:MOST_NAMES]


def _keyed(found: Any, key: Any) -> Any:
    return found.order_by().annotate(key=key).values_list("pk", "key", "likelihood")


@cache
def _of_timeline(is_long: bool) -> Prepared:
    return Prepared(
        lambda _viewer, id: _keyed(Proposal.objects.open().filter(_cited_on(id, is_long)), F("id"))
    )


@cache
def _weighed(is_long: bool) -> Prepared:
    def weighed(_viewer: Any, id: int, names: Sequence[int]) -> Any:
        found = Proposal.objects.open().filter(_cited_on(id, is_long))
        return _keyed(found, _likely_for_timeline(names))

    return Prepared(weighed)


def _likely_for_timeline(names: Sequence[int]) -> Any:
    """The likelihood and what these names and other outlets add to it."""
    holds = {"on-timeline": _names_one_of(names), "several": _of_other_outlets()}
    none, *weights = (Cast(Value(number), IntegerField()) for number in (0, *ADDED.values()))
    signs = [
        Case(When(Exists(holds[sign]), then=added), default=none)
        for sign, added in zip(ADDED, weights, strict=True)
    ]
    return sum(signs, F("likelihood"))


def _is_long(timeline: Timeline) -> bool:
    return bool(timeline.kept_overview.get("count", 0) >= LONG)


def _cited_on(timeline: int, is_long: bool) -> Q:
    """Those of articles that an entry of it, on it or pending, is cited for.

    Of a short timeline its articles are gathered; of a long one each article is looked at instead: the other
    way either takes the databases several times as long.
    """
    entries = Entry.objects.at_home_on(timeline)
    if not is_long:
        fed = Citation.objects.filter(event__in=entries.values("event")).order_by()
        return Q(OneOf("article", fed.values("article").distinct()))
    cited = Exists(entries.filter(event=OuterRef("event")))
    return Q(Exists(Citation.objects.filter(cited, article=OuterRef("article"))))


def _holds(column: str, word: str) -> Q:
    """Whether it stands there, however it is written. PostgreSQL takes twice as long to fold all letters of
    5,000 sentences as those of ASCII, which a word of ASCII has no others to meet."""
    if connection.vendor == "postgresql" and word.isascii():
        return Q(GreaterThan(StrIndex(Lower(Collate(column, "C")), Value(word.lower())), 0))
    return Q(**{f"{column}__icontains": word})


def _added(sum_of_signs: int) -> list[str]:
    """The signs whose weights make that sum."""
    chosen = [sign for sign, added in ADDED.items() if added == sum_of_signs]
    return chosen or (list(ADDED) if sum_of_signs else [])


def _of_other_outlets() -> Any:
    """What another outlet reports of a proposal's day, unless an editor refused it; a report of no outlet is
    beside none, itself included."""
    same = Proposal.objects.filter(earliest=OuterRef("earliest"), latest=OuterRef("latest"))
    others = same.filter(earliest=F("latest")).exclude(state=Proposal.State.REJECTED)
    of_outlets = others.filter(article__source__isnull=False)
    return of_outlets.exclude(article__source=OuterRef("article__source"))


def _named(name: str) -> Any:
    """Names in a proposal's sentence that are this one's, however they are written there."""
    entities = Alias.objects.filter(folded=fold(name)).values_list("entity", flat=True)
    return _names_one_of(list(entities))


def _names_one_of(entities: Sequence[int]) -> Any:
    """Mentions in a proposal's sentence of one of these, found by name and article: an article has many
    more of others."""
    return Mention.objects.filter(
        article=OuterRef("article"),
        version=OuterRef("version"),
        field=OuterRef("field"),
        start__gte=OuterRef("sentence_start"),
        end__lte=OuterRef("sentence_end"),
        entity__in=entities,
    )
