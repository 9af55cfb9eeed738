"""Search: what a page of 20 hits costs, in CPU of this process and of the database's.

    python -m benchmarks.search                                                    # SQLite, 50,000 articles
    python -m tests.postgres -- python -m benchmarks.search --documents 500000     # PostgreSQL

Articles of words drawn by Zipf's law from 60,000: the commonest stands in all, the rarest in one or none;
"formerly" stands in every fifth of the oldest half and nowhere else. Exits 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Any

GOAL = 15.0  # ms of CPU a page
OF_A_READING = 1.5  # ms of CPU to index an article
VOCABULARY, BODY, HEADLINE = 60_000, 300, 9
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "re", "si", "to", "vu", "ha", "ge")
BATCH = 1000
BEGIN = datetime(2006, 1, 1, tzinfo=UTC)
DAY = date(2026, 1, 1)
RUNS = 7


def word(number: int) -> str:
    """The word of this rank; short ones are common."""
    said = ""
    while number or len(said) < 4:
        number, syllable = divmod(number, len(SYLLABLES))
        said += SYLLABLES[syllable]
    return said


def articles(number: int, random: Random) -> Iterator[tuple[str, str]]:
    words = [word(rank) for rank in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))
    for at in range(number):
        headline = " ".join(random.choices(words, cum_weights=weights, k=HEADLINE)).capitalize()
        drawn = random.choices(words, cum_weights=weights, k=BODY)
        if at < number / 2 and not at % 5:
            drawn[7] = "formerly"
        sentences = [" ".join(drawn[each : each + 15]).capitalize() + "." for each in range(0, BODY, 15)]
        yield (
            headline,
            "\n\n".join(" ".join(sentences[each : each + 4]) for each in range(0, len(sentences), 4)),
        )


def fill(number: int) -> float:
    """Store the articles and index them: the CPU in ms that indexing one took."""
    from newsreader.deciding.indexing import index
    from newsreader.models import Appearance, Article, ArticleVersion, Entity, Source
    from newsreader.models.search import Kind

    random = Random(7)
    sources = [Source.objects.create(name=f"Outlet {word(each)}").pk for each in range(40)]
    named = Entity.objects.bulk_create(
        Entity(name=word(each).title(), kind="person", sort_name=word(each), initial="X")
        for each in range(2000)
    )
    spent, rows = 0.0, articles(number, random)
    for first in range(0, number, BATCH):
        listed = [BEGIN + timedelta(minutes=10 * each) for each in range(first, min(number, first + BATCH))]
        few = [next(rows) for _ in listed]
        made = [
            Article(
                headline=headline, slug="x", listed=moment, public=bool(random.randrange(10)),
                source_id=random.choice(sources), given=True,
            )
            for moment, (headline, _body) in zip(listed, few, strict=True)
        ]  # fmt: skip
        made = Article.objects.bulk_create(made)
        versions = ArticleVersion.objects.bulk_create(
            ArticleVersion(article=article, number=1, headline=headline, body=body, language="en",
                           published_day=article.listed.date())
            for article, (headline, body) in zip(made, few, strict=True)
        )  # fmt: skip
        for article, version in zip(made, versions, strict=True):
            article.current = version
        Article.objects.bulk_update(made, ["current"], batch_size=500)
        Appearance.objects.bulk_create(
            Appearance(
                entity=named[entity],
                article=article,
                mentions=1,
                public=article.public,
                listed=article.listed,
            )
            for article in made
            for entity in {int(random.paretovariate(0.7)) % 2000 for _ in range(8)}
        )
        began = cpu()
        index(Kind.ARTICLE, [article.pk for article in made])
        spent += cpu() - began
    return spent / number * 1000


def cpu() -> float:
    """Seconds of CPU of this process and of the server's that works for it."""
    from benchmarks.requests import _cpu

    return _cpu()


def asked() -> dict[str, Any]:
    common, less, rare = word(0), word(40), word(50_000)
    return {
        "the commonest word": common,
        "a common word": less,
        "a rare word": rare,
        "a word of years ago": "formerly",
        "a word of nobody": "zzyzx",
        "the commonest and a rare word": f"{common} {rare}",
        "three common words": f"{word(3)} {word(9)} {less}",
        "seven of the commonest": " ".join(word(each) for each in range(7)),
        "two rare words": f"{word(5000)} {word(6000)}",
        "a common phrase": f'"{word(3)} {word(9)}"',
        "the commonest without another": f"{common} -{less}",
        "of one source": f"{less} source:3",
        "of one person": f"{less} who:1",
        "of a month": f'{less} in:"may 2006"',
    }


def measure(name: str, query: str) -> Iterator[tuple[str, float, int]]:
    from django.contrib.auth.models import AnonymousUser

    from newsreader.models import User
    from newsreader.showing.search import HitOrder, search, understand

    editor = User(pk=1, username="editor", role=User.Role.EDITOR)
    for order in (HitOrder.RELEVANCE, HitOrder.NEWEST):
        for who, viewer in (("stranger", AnonymousUser()), ("editor", editor)):
            found, costs = None, []
            for _run in range(RUNS):
                began = cpu()
                found = search(viewer, understand(query, DAY), order=order)
                costs.append((cpu() - began) * 1000)
            assert found is not None
            yield f"{name}, {order.value}, {who}", sorted(costs)[RUNS // 2], len(found.hits)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=50_000)
    parser.add_argument("--keep", help="a folder in which the SQLite database stays for the next run")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="search-") as folder:
        os.environ["NEWSREADER_DATA"] = options.keep or folder
        os.environ["NEWSREADER_SECRET_KEY"] = "of no use"
        os.environ["DJANGO_SETTINGS_MODULE"] = "newsreader.settings"
        import django
        from django.core.management import call_command
        from django.db import connection

        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        from newsreader.models import SearchText

        missed = 0
        if not SearchText.objects.exists():
            each = fill(options.documents)
            missed += each > OF_A_READING
            print(f"{each:8.2f} ms of {OF_A_READING} to index an article", flush=True)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        for name, query in asked().items():
            for line, cost, hits in measure(name, query):
                missed += cost > GOAL
                print(f"{cost:8.2f} ms of {GOAL:g}  {hits:3} hits  {line}", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
