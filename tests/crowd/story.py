"""The site that the crowd works on: few rows, so that editors meet; every editor may edit each timeline."""

from __future__ import annotations

import random
from datetime import date, timedelta

from django.db import transaction

from newsreader.deciding.resolving import resolve_proposals
from newsreader.models import Membership, User
from tests import factories

TIMELINES = 3
ENTRIES = 10  # on each timeline at first
ENTITIES = 12
SENTENCES = 9  # dated ones in an article
WHO = (
    "the harbour board",
    "the dockers",
    "the town council",
    "the ferry crews",
    "the pilots",
    "the market traders",
)
DID = (
    "walked out",
    "met the minister",
    "voted to strike",
    "closed the gates",
    "signed the agreement",
    "marched to the town hall",
)
FIRST = (
    "Ines",
    "Tomas",
    "Ada",
    "Boris",
    "Clara",
    "Dimitri",
    "Edda",
    "Farid",
    "Greta",
    "Hugo",
    "Iris",
    "Jonas",
)
LAST = ("Calloway", "Brandt", "Oduya", "Selm", "Varga", "Whitlock", "Quist", "Marrin")


def name_of(number: int) -> str:
    return f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]}"


def report(chance: random.Random, sentences: int) -> str:
    """An invented report with that many dated sentences, six to a paragraph."""
    told = []
    for number in range(sentences):
        day = date(2019, 3, 1) + timedelta(chance.randrange(60))
        told.append(
            f"On {day.day} {day:%B} {chance.choice(WHO)} {chance.choice(DID)} in Port Selby, "
            f"{name_of(chance.randrange(ENTITIES))} said, and {chance.randrange(20, 900)} people came."
            + ("\n\n" if number % 6 == 5 else "")
        )
    return " ".join(told).replace("\n\n ", "\n\n")


@transaction.atomic
def make(editors: int, operations: int, seed: int) -> None:
    chance = random.Random(f"story {seed}")
    factories.registry()
    users = [User.objects.create_user(f"crowd-{number}", role=User.Role.EDITOR) for number in range(editors)]
    people = [
        factories.entity(name_of(number), confirmed=number % 3 > 0, description=f"Person {number}")
        for number in range(ENTITIES)
    ]
    for entity in people[::2]:
        factories.Alias.objects.create(entity=entity, name=f"{entity.name.split()[1]} of Selby")
    # Enough for each to decide some: about one operation in six takes a proposal.
    articles = [
        factories.read_article(report(chance, SENTENCES), published=date(2019, 5, 2), source=source)
        for source in [factories.source() for _ in range(3)]
        for _ in range(2 + editors * operations // (6 * SENTENCES * 3))
    ]
    timelines = [factories.timeline(published=number % 2 == 0) for number in range(TIMELINES)]
    Membership.objects.bulk_create(
        Membership(timeline=timeline, user=user) for timeline in timelines for user in users
    )
    for number in range(TIMELINES * ENTRIES):
        article = chance.choice(articles)
        sentence = chance.choice(article.current.body.replace("\n\n", " ").split("came. ")[:-1])
        happened = factories.event(
            f"Event {number}",
            date(2019, 3, 1) + timedelta(chance.randrange(25)),
            article,
            sentence[:60],
            naming=chance.sample(people, 2),
        )
        factories.entry(timelines[number % TIMELINES], happened)
    for article in articles:
        resolve_proposals(article)  # some are cited for an event by now
