"""Near-copies: how many are found, how many independent reports are taken for some, and what an article
costs.

    python benchmarks/near_copies.py                                       # quality, in a minute; no database
    python -m benchmarks.near_copies --stored 100000                       # what an article costs, on SQLite
    python -m tests.postgres -- python -m benchmarks.near_copies --stored 100000

The texts are invented here, from one seed. Exits 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import NamedTuple

if __name__ == "__main__" and not __package__:
    # Instead of this folder, whose requests.py is not the one that others ask for.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.words import ADJECTIVES, NOUNS, VERBS, Writer
from newsreader.drafting.near_copies import ComparedText, compare

DAY = date(2016, 12, 8)
RECALL = 0.95
FALSE_PAIRS = 1  # in 100,000
HALF = "its half merged with another"
MOST = 5  # ms of CPU an article
LENGTHS = (60, 80, 100, 200, 400, 600, 900)  # words
FEET = (
    "Sign up for our morning letter. All rights reserved. Reporting by our staff and by the agencies.",
    "Have you seen anything? Write to the desk. Our standards: the principles of trust of this newsroom.",
    "This story was updated. With a contribution of the agencies. Read all of our reports of it here.",
)


@dataclass(frozen=True, slots=True)
class Happening:
    """What all reporters of one event have from it: whom they name, and how, and what was said aloud."""

    names: list[str]
    titles: list[str]
    said: list[str]
    background: str  # a paragraph that one newsroom puts under each of its reports of the story


class Printed(NamedTuple):
    paper: int
    text: ComparedText


class Reporters:
    """Write reports of events, each in words of their own."""

    def __init__(self, seed: int) -> None:
        self.random, self.writer = Random(seed), Writer(seed)

    def happening(self) -> Happening:
        names = [name for name, _kind in self.writer.names(6)]
        pick = self.random.choice
        titles = [
            f"{name}, the {pick(ADJECTIVES)} {pick(NOUNS)} of the {pick(ADJECTIVES)} {pick(NOUNS)} "
            f"{pick(NOUNS)}"
            for name in names[:3]
        ]
        said = [self._speech(self.random.randint(8, 45)) for _each in range(5)]
        return Happening(names, titles, said, self.body(60, names).replace("\n\n", " "))

    def _speech(self, words: int) -> str:
        pick = self.random.choice
        spoken: list[str] = []
        while len(spoken) < words:
            spoken += f"we {pick(VERBS)} the {pick(ADJECTIVES)} {pick(NOUNS)} and the {pick(NOUNS)}".split()
        return " ".join(spoken[:words]).capitalize()

    def body(self, words: int, names: list[str]) -> str:
        return self.writer.body(words, DAY, names)

    def report(self, of: Happening, words: int) -> str:
        """A quarter of its sentences quote what was said; half of them have the newsroom's background."""
        paragraphs = []
        length = 0
        while length < words:
            paragraph = self.body(self.random.randint(15, 45), of.names)
            if self.random.random() < 0.4:
                who = self.random.choice(of.titles)
                paragraph += (
                    f" “{self.random.choice(of.said)},” {self.random.choice(['said', 'added'])} {who}."
                )
            paragraphs.append(paragraph)
            length += len(paragraph.split())
        if self.random.random() < 0.5 and words >= 200:
            paragraphs.append(of.background)
        return "\n\n".join(paragraphs)

    def printed(self, text: str) -> Printed:
        """As one of three papers prints it: with a line above and its own foot."""
        paper = self.random.randrange(len(FEET))
        line = self.writer.names(1)[0][0]
        return Printed(paper, ComparedText(f"By {line}\n\n{text}\n\n{FEET[paper]}"))

    # What becomes of a report

    def half(self, text: str) -> str:
        return _first(text, 1 / 2)

    def third(self, text: str) -> str:
        return _first(text, 1 / 3)

    def edited(self, text: str) -> str:
        """Of its words 4 % are other ones, or gone, or have one before them."""
        changed = []
        for paragraph in text.split("\n\n"):
            words = paragraph.split(" ")
            for at, word in enumerate(words):
                if self.random.random() < 0.04:
                    other = self.random.choice(NOUNS)
                    words[at] = self.random.choice([other, "", f"{other} {word}"])
            changed.append(" ".join(word for word in words if word))
        return "\n\n".join(changed)

    def topped(self, text: str) -> str:
        own = [self.body(40, ["Tova Karelin", "Nordhal"]).replace("\n\n", " ") for _each in range(2)]
        return "\n\n".join([*own, text])

    def merged(self, text: str) -> str:
        """Woven together with another report, of another event, by paragraphs."""
        other = self.report(self.happening(), len(text.split()))
        woven = zip_longest(text.split("\n\n"), other.split("\n\n"))
        return "\n\n".join(paragraph for both in woven for paragraph in both if paragraph)

    def half_merged(self, text: str) -> str:
        """The same of the first halves of the two."""
        return self.merged(self.half(text))

    @property
    def changes(self) -> dict[str, Callable[[str], str]]:
        return {
            "trimmed to its first half": self.half,
            "trimmed to its first third": self.third,
            "4 % of its words edited": self.edited,
            "topped with two paragraphs": self.topped,
            "merged with another report": self.merged,
            HALF: self.half_merged,
            "trimmed to its half and edited": lambda text: self.edited(self.half(text)),
            "topped and edited": lambda text: self.topped(self.edited(text)),
        }


def _first(text: str, share: float) -> str:
    """So much of it, by sentences: whole ones, at least one."""
    most = share * len(text.split())
    kept: list[str] = []
    for paragraph in text.split("\n\n"):
        sentences = paragraph.replace(". ", ".\0").split("\0")
        taken = []
        for sentence in sentences:
            if kept and len(" ".join([*kept, *taken, sentence]).split()) > most:
                break
            taken.append(sentence)
        if taken:
            kept.append(" ".join(taken))
        if len(taken) < len(sentences):
            break
    return "\n\n".join(kept)


def found(one: Printed, other: Printed) -> bool:
    """As the pipeline finds them: by two hashes in common, then by their words."""
    if len(one.text.sample & other.text.sample) < 2:
        return False
    return compare(one.text, other.text).copied(one.paper == other.paper)


def recall(reporters: Reporters, rounds: int) -> Iterator[tuple[str, float]]:
    for name, change in reporters.changes.items():
        hits = tries = 0
        for words in LENGTHS * rounds:
            report = reporters.report(reporters.happening(), words)
            changed = change(report)
            hits += found(reporters.printed(report), reporters.printed(changed))
            tries += 1
        yield name, hits / tries


def false_pairs(reporters: Reporters, events: int, reports: int) -> tuple[int, int]:
    """Of pairs of independent reports of one event, how many are taken for near-copies, and of how many."""
    wrong = pairs = 0
    for _event in range(events):
        of = reporters.happening()
        texts = [
            reporters.printed(reporters.report(of, reporters.random.choice(LENGTHS)))
            for _each in range(reports)
        ]
        for at, one in enumerate(texts):
            for other in texts[:at]:
                pairs += 1
                wrong += found(one, other)
    return wrong, pairs


def stored(count: int) -> int:
    """What looking for an article's near-copies and storing them costs beside `count` articles of 600
    words."""
    from benchmarks.__main__ import pace, settle_in_a_folder

    with settle_in_a_folder():
        return _stored(count, pace)


def _stored(count: int, pace: Callable[[], float]) -> int:
    from django.db import connection, transaction

    from benchmarks import report
    from benchmarks.requests import timed
    from newsreader.models import Article, ArticleVersion
    from newsreader.pipeline.near_copies import look, store

    reporters = Reporters(seed=11)
    texts = [reporters.report(reporters.happening(), 600) for _each in range(200)]
    samples = [len(ComparedText(text).sample) for text in texts]
    print(f"{sum(samples) / len(samples):.0f} hashes an article of 600 words; {count:,} articles are stored")

    def taken(text: str) -> Article:
        version = ArticleVersion(headline="A report", body=text, language="en")
        article = Article.objects.create(headline="A report", listed=version.listed)
        article.add_version(version)
        return article

    def grouped(article: Article) -> None:
        """What a reading pays for it, without its transaction."""
        assert article.current is not None
        sought = look(article, article.current)
        with transaction.atomic():
            store(sought)

    # Bare articles: what is measured looks at their hashes alone, which nobody has twice.
    listed = ArticleVersion().listed
    for at in range(0, count, 5000):
        with transaction.atomic():
            made = Article.objects.bulk_create(
                Article(headline="-", slug="-", listed=listed) for _each in range(min(5000, count - at))
            )
            hashes = sorted(
                (reporters.random.getrandbits(64) - 2**63, article.pk)
                for article in made
                for _each in range(40)
            )
            insert = "INSERT INTO newsreader_sampledshingle (hash, article_id)"
            with connection.cursor() as cursor:
                if connection.vendor == "postgresql":
                    columns = [list(column) for column in zip(*hashes, strict=True)]
                    cursor.execute(f"{insert} SELECT * FROM unnest(%s::bigint[], %s::bigint[])", columns)
                else:
                    cursor.executemany(f"{insert} VALUES (%s, %s)", hashes)
    for what, make in {
        "a report of its own": lambda text: reporters.report(reporters.happening(), 600),
        "a copy of one": reporters.edited,
        "a third copy": reporters.topped,
    }.items():
        articles = [taken(make(text)) for text in texts]
        before = pace()
        cost = sorted(timed(lambda each=each: grouped(each), 1)[0] for each in articles)
        median, paced = cost[len(cost) // 2], (before + pace()) / 2
        print(f"  {what}, median of {len(cost)}: {median:.1f} ms, a million additions {paced:.0f} ms")
        report.figure(f"  where these take {report.PACE:.0f} ms", median * report.PACE / paced, MOST, "ms")
        if what == "a report of its own":
            texts = [article.current.body for article in articles]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%shingle%'")
        else:
            cursor.execute("SELECT pg_total_relation_size('newsreader_sampledshingle')")
        size = cursor.fetchone()[0] / (count + len(texts))
    print(f"  bytes an article in the table of hashes: {size:,.0f}")
    return bool(report.MISSED)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stored", type=int, default=0, help="articles; measures what one costs beside them")
    parser.add_argument("--rounds", type=int, default=30, help="of texts of each length")
    asked = parser.parse_args()
    if asked.stored:
        return stored(asked.stored)
    reporters = Reporters(seed=10)
    missed = False
    print("Near-copies that are found, of texts of 60 to 900 words                 goal   measured")
    for name, share in recall(reporters, asked.rounds):
        goal = "" if name == HALF else RECALL  # of a brief's half, what is left is too little to tell by
        missed |= bool(goal) and share < RECALL
        print(f"  {name:<66}{goal:>7}{share:>11.3f}")
    wrong, pairs = false_pairs(reporters, 23, 100)
    missed |= wrong * 100_000 > FALSE_PAIRS * pairs
    print(f"  false pairs, of {pairs:,} of independent reports of one event      {'≤ 1':>16}{wrong:>11}")
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
