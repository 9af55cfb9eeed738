"""What a narrowed queue holds, found by one statement, is what its query sets say one by one."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import F

from newsreader.drafting.likelihood import UNLIKELY
from newsreader.models import Proposal
from newsreader.models.prepared import Answers, AskedOnce
from newsreader.showing.queue import TIME
from newsreader.showing.queue_found import FoundOnce
from tests import factories

pytestmark = pytest.mark.django_db
DAYS = (date(2019, 3, 11), None, date(2019, 3, 7), date(2019, 3, 7), None, date(2019, 3, 2))


@pytest.mark.parametrize(("by", "highest_first"), [(F("id"), False), (TIME, False), (F("likelihood"), True)])
def test_each_page_its_number_and_the_unlikely(by, highest_first):
    article = factories.article()
    for at, day in enumerate(DAYS):
        proposal = factories.proposal(article, when=date(2019, 3, 9), title=f"The board meets, {at}")
        Proposal.objects.filter(pk=proposal.pk).update(
            earliest=day, latest=day, likelihood=(90, UNLIKELY)[at % 2]
        )
    found = Proposal.objects.annotate(key=by).values_list("pk", "key", "likelihood")
    sign = -1 if highest_first else 1
    whole = sorted(
        ((id, key) for id, key, _likelihood in found),
        key=lambda row: (sign * (row[1].toordinal() if isinstance(row[1], date) else row[1]), row[0]),
    )

    pages, behind = [], None
    for _page in range(4):
        asked = FoundOnce((AskedOnce(found),), behind, 2, highest_first=highest_first)
        pages.append(asked.among(Answers(AnonymousUser())))
        behind = pages[-1].page[-1][::-1] if pages[-1].page else None

    assert [row for each in pages[:3] for row in each.page] == whole
    unlikely = [id for id, _key, likelihood in found.order_by("pk") if likelihood <= UNLIKELY]
    assert [(each.number, each.unlikely) for each in pages] == [(len(DAYS), unlikely)] * 4


def test_of_none_there_is_nothing():
    none = AskedOnce(Proposal.objects.none().values_list("pk", "pk", "likelihood"))

    asked = FoundOnce((none,), None, 2, highest_first=False)

    assert asked.among(Answers(AnonymousUser())) == ([], 0, [])
