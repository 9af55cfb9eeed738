"""Correcting dates: when an article was published, how an expression is read. What rests on them follows.

Whoever calls these reads the article again afterwards (pipeline.read): proposals follow the correction;
what was decided keeps its date and is flagged (ProposalQuerySet.disagreeing).
"""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from newsreader.models.anchoring import reanchor
from newsreader.models.article import Article, ArticleVersion
from newsreader.models.deciding import Action, deciding, set_when, settle
from newsreader.models.decision import Conflict, locked
from newsreader.models.event import Citation
from newsreader.models.marks import DateReading, TimeExpression
from newsreader.models.proposal import Proposal
from newsreader.models.user import User
from newsreader.text.when import When


def correct_publication(
    article: Article, by: User, *, day: date | None, at: time | None = None, zone: str = "", why: str = ""
) -> None:
    """Give the article another publication date: a new version with the same words and `day`, `at`, `zone`.

    `zone` is an IANA name or ""; `at` without a zone stays a local time whose instant is unknown.
    """
    old = article.current
    if old is None:
        raise Conflict(_("The article was erased."))
    version = ArticleVersion.objects.get(pk=old.pk)
    version.pk = None
    version._state.adding = True
    version.number = (article.versions.aggregate(Max("number"))["number__max"] or 0) + 1
    version.published_day, version.published_time, version.published_zone = day, at, zone
    version.published_precision = "" if day is None else "day" if at is None else "minute"
    version.zone_status = ArticleVersion.ZoneStatus.STATED if zone else ArticleVersion.ZoneStatus.UNKNOWN
    timed = day is not None and at is not None and zone
    version.published_at = datetime.combine(day, at, tzinfo=ZoneInfo(zone)) if timed else None  # type: ignore[arg-type]
    version.evidence = {**old.evidence, "published": {"rule": "editor", "raw": "", "where": str(by)}}
    with transaction.atomic():
        version.save()
        with deciding(by, Action.CORRECT, str(article), why, article=article) as changes:
            changes.alter(article, current=version, listed=version.listed)
        article.write_copies()
        reanchor(article)


def correct_reading(expression: TimeExpression, when: When, by: User, why: str = "") -> DateReading:
    """Say what a time expression means: the machine's reading gives way to this one, now and later."""
    version = expression.version
    article = version.article
    with deciding(by, Action.READ, expression.exact, why, article=article) as changes:
        for standing in article.date_readings.filter(version=version, field=expression.field):
            if standing.overlaps(expression):
                changes.take_away(standing)
        reading = DateReading(
            article=article,
            version=version,
            field=expression.field,
            start=expression.start,
            end=expression.end,
        )
        reading.cut_from(version.text_of(expression.field))
        reading.when = when
        changes.make(reading)
    return reading


def keep(proposal: Proposal, by: User, why: str = "") -> None:
    """The citation's date stays as it was decided, though its words are read differently now."""
    with transaction.atomic():
        locked(proposal.article)
        citation = _citation_under(proposal)
        with deciding(
            by, Action.KEEP, str(proposal), why, event=citation.event, article=proposal.article
        ) as changes:
            changes.alter(citation, dismissed=proposal.reading[:120])
        settle(proposal.article)


def adopt(proposal: Proposal, by: User, why: str = "") -> None:
    """The citation takes the new reading of its words, and the event with it if it is dated by them."""
    with transaction.atomic():
        locked(proposal.article)
        citation = _citation_under(proposal)
        with deciding(
            by, Action.DATE, str(proposal), why, event=citation.event, article=proposal.article
        ) as changes:
            given = (*Citation.WHEN_FIELDS, "rule", "expression", "anchor_day", "parameters")
            changes.alter(citation, **{name: getattr(proposal, name) for name in given})
        if citation.event.dated_by_id == citation.pk:
            set_when(citation.event, proposal.when, by, citation=citation, why=why)
        settle(proposal.article)


def _citation_under(proposal: Proposal) -> Citation:
    standing = proposal.article.citations.filter(event=proposal.event, version=proposal.version, lost=False)
    for citation in standing:
        if citation.overlaps(proposal):
            return citation
    raise Conflict(_("Nothing was decided over these words any more."))
