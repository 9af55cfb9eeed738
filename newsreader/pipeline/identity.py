"""Which article the words of a document belong to, and how sure that is.

An article is the address it was fetched from. What a page or file merely claims, an address or a headline and
a day, makes no new version of what is public or tells something else: an editor is asked, or it is an article
of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from newsreader.fetching.addresses import fold
from newsreader.models import Article, ArticleVersion, Decision, HeldVersion
from newsreader.pipeline.asking import Question
from newsreader.text.shingles import kept

# Of the old text's runs of three words. On the one side a brief shortened by a third (.67) and one with four
# of forty words changed (.68; of runs of five .47), on the other a paywall that leaves the first paragraph of
# five (.18; of single words .30), two "Morning briefings" with one greeting (.08, .18; single words .22, .39)
# and unrelated news (at most .004). A brief with every fifth word changed (.37) is asked about.
MOST = 0.5


class Recognised(NamedTuple):
    """An article that was here, and why a version of it has to wait for an editor: "" where it need not."""

    article: Article
    same: bool = False  # word for word
    waits: str = ""


def recognise(version: ArticleVersion, source: int | None, fetched_from: str) -> Recognised | None:
    """The article this is a version of, None where it is a new one; `fetched_from` as known_by() gives it.

    Two outlets that print the same agency copy are two articles: each is a report of its own.
    """
    if not (fetched_from or version.canonical_url or _heard_of(version, source)):
        return None
    standing = _standing().select_related("current").order_by("pk")
    alike = Q(source=source)
    if version.canonical_url:
        alike &= Q(canonical_url="")  # another address is another article
        alike |= Q(canonical_url=version.canonical_url)
    if same := standing.filter(alike, fingerprint=version.fingerprint).first():
        return Recognised(same, same=True)
    if fetched_from and (there := standing.filter(fetched_from=fetched_from).first()):
        return _known(there, version, HeldVersion.Reason.LOST if _kept(there, version) < MOST else "")
    if version.canonical_url:
        at_address = Q(canonical_url=version.canonical_url) | Q(fetched_from=fold(version.canonical_url))
        if claimed := _likest(standing.filter(at_address), version):
            sure = claimed.source_id == source and _kept(claimed, version) >= MOST
            return _known(claimed, version, _unless_private(claimed) if sure else HeldVersion.Reason.CLAIM)
    likest = _likest(_of_one_headline(version, source), version)
    if likest is None or _kept(likest, version) < MOST:
        return None
    return _known(likest, version, _unless_private(likest))


def doubts_of(version: ArticleVersion, source: int | None) -> list[str]:
    """What an editor should look at, of an article that was taken for a new one."""
    return [
        _("Article %(id)s has the same outlet, day and headline, and other words.") % {"id": other.pk}
        for other in _of_one_headline(version, source)[:3]
    ]


def _standing() -> QuerySet[Article]:
    return Article.objects.filter(erased__isnull=True)


_WORDS = Question(lambda words: _standing().filter(fingerprint=words).values_list("pk")[:1], str)


def _of_that_headline(source: int, headline: str) -> QuerySet[Article]:
    return _standing().filter(source=source, headline=headline)


_CORRECTED = Exists(Decision.objects.filter(article=OuterRef("pk"), action=Decision.Action.CORRECT))
_HEADLINE = Question(
    lambda source, headline, first, last: (
        _of_that_headline(source, headline)
        .filter(listed__gte=first, listed__lt=last)
        .values_list("pk")
        # One whose day an editor corrected stands in lists by that, and its file says another. As one query
        # with "or" a database looks through all that have the headline.
        .union(_of_that_headline(source, headline).filter(_CORRECTED).values_list("pk"), all=True)[:1]
    ),
    *(int, str, datetime, datetime),
)


def _heard_of(version: ArticleVersion, source: int | None) -> bool:
    """Whether there is an article of these words, or perhaps one of its headline: of most there is none."""
    return bool(_WORDS.rows(version.fingerprint)) or _headline_is_there(version, source)


def _headline_is_there(version: ArticleVersion, source: int | None) -> bool:
    """Whether its outlet has this headline on some day around, or one whose day was corrected.

    Without the days each article of an outlet would be looked at for every one that comes in. It stands in
    lists at an instant that no time zone takes further from its day than this.
    """
    if not (source and version.headline and version.published_day):
        return False
    day = datetime.combine(version.published_day, time(), tzinfo=UTC)
    with suppress(OverflowError):  # the first or last days there are
        around = (day - timedelta(days=2), day + timedelta(days=3))
        return bool(_HEADLINE.rows(source, version.headline, *around))
    return True


def _of_one_headline(version: ArticleVersion, source: int | None) -> list[Article]:
    """Those of its outlet, day and headline that do not stand at another address. The day is that of any
    version: of an article whose day an editor corrected the file still says its own."""
    if not _headline_is_there(version, source):
        return []
    of_that_day = ArticleVersion.objects.filter(
        article=OuterRef("pk"), number__isnull=False, published_day=version.published_day
    )
    found = _standing().filter(Exists(of_that_day), source=source, headline=version.headline)
    if version.canonical_url:
        found = found.filter(canonical_url="")
    return list(found.select_related("current").order_by("pk")[:20])


def _likest(articles: Iterable[Article], version: ArticleVersion) -> Article | None:
    return max(articles, key=lambda article: _kept(article, version), default=None)


def _kept(article: Article, version: ArticleVersion) -> float:
    return kept(article.current.text, version.text) if article.current else 0.0


def _unless_private(article: Article) -> str:
    return HeldVersion.Reason.ELSEWHERE if article.public else ""


def _known(article: Article, version: ArticleVersion, waits: str) -> Recognised:
    """What waits already, in these or other bytes, is not asked about again."""
    return Recognised(article, bool(waits and _held_copies(article, version)), waits)


def drop_held_copies(article: Article, version: ArticleVersion) -> None:
    """Nobody need be asked any more about words that came from where they may."""
    for held in _held_copies(article, version):
        held.version.delete()


def _held_copies(article: Article, version: ArticleVersion) -> list[HeldVersion]:
    held = article.held.select_related("version")
    return [each for each in held if each.version.fingerprint == version.fingerprint]
