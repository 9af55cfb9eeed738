"""Which article the words of a document belong to, and how sure that is.

An article is the address it was fetched from. What a page or file merely claims, an address or a headline and
a day, makes no new version of what is public or tells something else: an editor is asked, or it is an article
of its own. The same words of the same outlet are the same article, whatever address they claim; nearly the
same words with another address or headline are asked about, of another day they are another report. Which of
two came first makes no difference.

Candidates are found by indexes alone: words, address, outlet with headline and day, outlet with opening.
A report whose headline, address and opening all changed is not found again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from newsreader.fetching.addresses import host_of
from newsreader.models import Article, ArticleVersion, Decision, HeldVersion
from newsreader.pipeline.asking import Question
from newsreader.text.shingles import kept, share, shingles
from newsreader.text.typography import Folded

# Of the old text's runs of three words. On the one side a brief shortened by a third (.67) and one with four
# of forty words changed (.68; of runs of five .47), on the other a paywall that leaves the first paragraph of
# five (.18; of single words .30), two "Morning briefings" with one greeting (.08, .18; single words .22, .39)
# and unrelated news (at most .004). A brief with every fifth word changed (.37) is asked about.
MOST = 0.5
# Where the headline is another too: what an outlet prints in one form (results, tides) shares more than half.
# One text of which most stands in the other, its beginning for instance, counts by this as well.
NEARLY = 0.8
LOOKED_AT = 20  # articles of one opening, headline or words; of more the newest


class Recognised(NamedTuple):
    """An article that was here, and why a version of it has to wait for an editor: "" where it need not."""

    article: Article
    same: bool = False  # word for word
    waits: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What comes in: its words, its outlet, and the folded address it was fetched from, "" of a file."""

    version: ArticleVersion
    source: int | None
    fetched_from: str

    @property
    def addresses(self) -> set[str]:
        return {self.fetched_from, self.version.folded_url} - {""}

    def stands_elsewhere(self, article: Article) -> bool:
        """Whether both have an address and none is of both; the article may have claimed others before."""
        mine = self.addresses
        theirs = {article.fetched_from, article.folded_url} - {""}
        if not mine or not theirs or mine & theirs:
            return False
        return not any(version.folded_url in mine for version in _said(article).only("canonical_url"))

    def of_another_host(self, article: Article) -> bool:
        """Whether it stands elsewhere, and not on a site of the article's."""
        theirs = {host_of(each) for each in (article.fetched_from, article.folded_url)}
        return self.stands_elsewhere(article) and not {host_of(each) for each in self.addresses} & theirs

    def is_an_older_save_of(self, article: Article) -> bool:
        """Whether a file says what a former version said: no news, and its words are kept there. A page that
        says so at its address has gone back to it."""
        words = _words(self.version)
        return not self.fetched_from and any(_words(each.as_read) == words for each in _said(article))


def recognise(version: ArticleVersion, source: int | None, fetched_from: str) -> Recognised | None:
    """The article this is a version of, None where it is a new one; `fetched_from` as known_by() gives it.

    Two outlets that print the same agency copy are two articles: each is a report of its own. To be asked
    with all that comes of the answer in one transaction: see one_at_a_time().
    """
    incoming = Incoming(version, source, fetched_from)
    if not _heard_of(incoming):
        return None
    return (
        _of_these_words(incoming) or _fetched_from_there(incoming) or _claimed(incoming) or _alike(incoming)
    )


def recognise_as(article: Article, version: ArticleVersion) -> Recognised:
    """The same, of what a feed delivers again: it is of the article that its entry became."""
    if _same_words(article, version):
        return Recognised(article, same=True)
    return _known(article, version, HeldVersion.Reason.LOST if _kept(article, version) < MOST else "")


def one_at_a_time() -> None:
    """Wait until nobody else is between asking and storing, to the end of the transaction: two files of one
    report that come at the same moment are one article. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TAKING_IN])


TAKING_IN = 0x6E657773  # "news": any number that no other lock of ours has


def _of_these_words(incoming: Incoming) -> Recognised | None:
    found = _standing().filter(fingerprint=incoming.version.fingerprint).select_related("current")
    return _first_same(list(found.order_by("pk")[:LOOKED_AT]), incoming)


def _first_same(articles: list[Article], incoming: Incoming) -> Recognised | None:
    """Of articles of the same words those first that stand nowhere else: two may have been told apart."""
    for article in sorted(articles, key=incoming.stands_elsewhere):
        if known := _same(article, incoming):
            return known
    return None


def _same(article: Article, incoming: Incoming) -> Recognised | None:
    """Of an article of the same words: the same, or to be asked about, or None of another outlet's."""
    ask = Recognised(article, bool(_held_copies(article, incoming.version)), HeldVersion.Reason.ALIKE)
    if incoming.addresses & {article.fetched_from, article.folded_url}:
        return Recognised(article, same=True)
    if _source_of(article) != incoming.source:
        named = _source_of(article) is not None and incoming.source is not None
        return None if named or incoming.of_another_host(article) else ask
    if not incoming.stands_elsewhere(article):
        return Recognised(article, same=True)
    if incoming.source is None and incoming.of_another_host(article):
        return None
    # A notice of three words, or one that is put up every week.
    told_apart = not incoming.version.opening or _another_day(article, incoming.version)
    return ask if told_apart else Recognised(article, same=True)


def _fetched_from_there(incoming: Incoming) -> Recognised | None:
    version = incoming.version
    there = _standing().filter(fetched_from=incoming.fetched_from).select_related("current").order_by("pk")
    article = there.first() if incoming.fetched_from else None
    if article is None:
        return None
    return _known(article, version, HeldVersion.Reason.LOST if _kept(article, version) < MOST else "")


def _claimed(incoming: Incoming) -> Recognised | None:
    """The article at the address this claims, or that claimed the address this was fetched from."""
    version, addresses = incoming.version, incoming.addresses
    if not addresses:
        return None
    # Two queries, in no order: for one with "or", or in order, SQLite looks through all articles.
    there = [
        article
        for name in ("folded_url__in", "fetched_from__in")
        for article in _standing().filter(**{name: addresses}).select_related("current")[:LOOKED_AT]
    ]
    claimed = _likest(sorted(there, key=lambda article: article.pk), version)
    if claimed is None:
        return None
    if _same_words(claimed, version) or incoming.is_an_older_save_of(claimed):
        return Recognised(claimed, same=True)
    sure = _source_of(claimed) == incoming.source and _kept(claimed, version) >= MOST
    return _known(claimed, version, _unless_private(claimed) if sure else HeldVersion.Reason.CLAIM)


class Candidate(NamedTuple):
    """An article and how much of it stands in what comes in, and the other way, 0 to 1."""

    article: Article
    kept: float
    told: float

    @classmethod
    def of(cls, articles: Iterable[Article], version: ArticleVersion) -> list[Candidate]:
        new = shingles(version.text)
        olds = [(each, shingles(_text_of(each))) for each in articles]
        return [cls(each, share(old, new), share(new, old)) for each, old in olds]

    def is_near(self, version: ArticleVersion) -> bool:
        """Whichever of the two was here first."""
        if _another_day(self.article, version):
            return False
        less, more = sorted((self.kept, self.told))
        if _headline_of(self.article) != version.headline:
            return less >= NEARLY
        return less >= MOST or more >= NEARLY


def _alike(incoming: Incoming) -> Recognised | None:
    """That of its outlet, and of its day and headline or its opening, whose words are nearly its own."""
    version, elsewhere = incoming.version, incoming.stands_elsewhere
    found = {each.pk: each for each in _of_one_opening(incoming) + _of_one_headline(version, incoming.source)}
    candidates = Candidate.of(found.values(), version)
    same = [each.article for each in candidates if each.kept >= MOST and _same_words(each.article, version)]
    if same:
        return _first_same(same, incoming)
    near = [each for each in candidates if each.is_near(version)]
    if not near:
        return None
    likest = max(near, key=lambda each: (not elsewhere(each.article), each.kept + each.told))
    article = likest.article
    if incoming.is_an_older_save_of(article):
        return Recognised(article, same=True)
    told = _headline_of(article) == version.headline and version.published_day and _same_day(article, version)
    sure = told and not elsewhere(article) and min(likest.kept, likest.told) >= MOST
    return _known(article, version, _unless_private(article) if sure else HeldVersion.Reason.ALIKE)


def _same_words(article: Article, version: ArticleVersion) -> bool:
    return article.current is not None and _words(article.current.as_read) == _words(version)


def _words(version: ArticleVersion) -> tuple[str, ...]:
    """Whatever their typography and paragraphs: two saves of one page part those in two ways."""
    return tuple(Folded(words).flat for words in (version.headline, version.text, version.caption))


def _said(article: Article) -> QuerySet[ArticleVersion]:
    return ArticleVersion.objects.filter(article=article, number__isnull=False)


def _same_day(article: Article, version: ArticleVersion) -> bool:
    """By any version: of an article whose day an editor corrected the file still says its own."""
    return _said(article).filter(published_day=version.published_day).exists()


def _another_day(article: Article, version: ArticleVersion) -> bool:
    """Whether both say a day and never the same."""
    known = article.current is not None and article.current.published_day and version.published_day
    return bool(known) and not _same_day(article, version)


def doubts_of(version: ArticleVersion, source: int | None) -> list[str]:
    """What an editor should look at, of an article that was taken for a new one."""
    return [
        _("Article %(id)s has the same outlet, day and headline, and other words.") % {"id": other.pk}
        for other in _of_one_headline(version, source)[:3]
    ]


def _standing() -> QuerySet[Article]:
    return Article.objects.filter(erased__isnull=True)


_WORDS = Question(
    lambda words, opening, source: (
        _standing()
        .filter(fingerprint=words)
        .values_list("pk")
        .union(
            _standing().filter(opening=opening, source=source).values_list("pk"),
            _standing().filter(opening=opening, read_source=source).values_list("pk"),
            all=True,
        )[:1]
    ),
    *(str, str, int),
)
_ADDRESS = Question(
    lambda address: (
        _standing()
        .filter(folded_url=address)
        .values_list("pk")
        .union(_standing().filter(fetched_from=address).values_list("pk"), all=True)[:1]
    ),
    str,
)
NOBODY = -1  # no source, and no opening: what no article has


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
        .union(
            _of_that_headline(source, headline).filter(_CORRECTED).values_list("pk"),
            # One whose headline or outlet an editor mended.
            _standing().filter(read_source=source, read_headline=headline).values_list("pk"),
            all=True,
        )[:1]
    ),
    *(int, str, datetime, datetime),
)


def _heard_of(incoming: Incoming) -> bool:
    """Whether there is an article of these words, this opening or address, or perhaps of its headline: of
    most there is none."""
    version, source = incoming.version, incoming.source
    return (
        bool(_WORDS.rows(version.fingerprint, version.opening or "-", source or NOBODY))
        or any(_ADDRESS.rows(address) for address in incoming.addresses)
        or _headline_is_there(version, source)
    )


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


def _of_one_opening(incoming: Incoming) -> list[Article]:
    """Those of its outlet that begin with the same words, the newest first."""
    if not incoming.version.opening or incoming.source is None:
        return []
    found = _standing().filter(opening=incoming.version.opening).order_by("-pk")
    return _newest_of(found, {"source": incoming.source}, {"read_source": incoming.source})


def _newest_of(found: QuerySet[Article], *ways: Mapping[str, Any]) -> list[Article]:
    """The newest that are so by one of these ways. A query each: see _claimed()."""
    rows = [each for way in ways for each in found.filter(**way).select_related("current")[:LOOKED_AT]]
    return sorted(dict.fromkeys(rows), key=lambda article: -article.pk)[:LOOKED_AT]


def _of_one_headline(version: ArticleVersion, source: int | None) -> list[Article]:
    """Those of its outlet, day and headline. The day is that of any version: of an article whose day an
    editor corrected the file still says its own."""
    if not _headline_is_there(version, source):
        return []
    of_that_day = ArticleVersion.objects.filter(
        article=OuterRef("pk"), number__isnull=False, published_day=version.published_day
    )
    found = _standing().filter(Exists(of_that_day)).order_by("-pk")
    own = {"source": source, "headline": version.headline}
    return _newest_of(found, own, {f"read_{name}": value for name, value in own.items()})


def _likest(articles: Iterable[Article], version: ArticleVersion) -> Article | None:
    return max(articles, key=lambda article: _kept(article, version), default=None)


def _kept(article: Article, version: ArticleVersion) -> float:
    return kept(_text_of(article), version.text) if article.current else 0.0


def _text_of(article: Article) -> str:
    """As its source has it, whatever an editor mended."""
    return article.current.as_read.text if article.current else ""


def _headline_of(article: Article) -> str:
    return article.current.as_read.headline if article.current else article.headline


def _source_of(article: Article) -> int | None:
    return article.source_read(article.current)


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
