"""Lead pictures: asked for by an editor or a feed's setting, fetched, and encoded anew.

What is to be fetched, and what went wrong, stands in the picture's own row. Whoever is killed before it is
stored has done nothing.
"""

from __future__ import annotations

import hashlib
import logging
import math
from datetime import datetime
from time import monotonic

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.deciding.changes import lock
from newsreader.deciding.overview import outdate
from newsreader.fetching.documents import Refused
from newsreader.fetching.http import NotFetched
from newsreader.fetching.pictures import Reencoded, reencode
from newsreader.models import Article, LeadPicture, PictureFile, Timeline
from newsreader.pipeline.giving_way import goes_on
from newsreader.pipeline.outages import is_outage, wait_out
from newsreader.pipeline.trying_again import next_try
from newsreader.pipeline.web import Busy, fetch

logger = logging.getLogger(__name__)

PICTURES = "image/webp, image/jpeg, image/png, image/gif, image/avif;q=0.9, */*;q=0.1"


def want(article: Article) -> None:
    """A feed's setting asks for the picture of what it brought. One that an editor removed stays away."""
    version = article.current
    if version is not None and version.image_url and article.erased is None:
        LeadPicture.objects.get_or_create(article=article, defaults={"address": version.image_url})


def keep_due(seconds: float = math.inf) -> bool:
    """Fetch those whose time has come, one after the other. False where that ended before: after so many
    seconds, or because this process is to end."""
    ends = monotonic() + seconds
    while goes_on() and monotonic() < ends:
        now = timezone.now()
        pk = LeadPicture.objects.wanted().due(now).values_list("pk", flat=True).first()
        if pk is None:
            return True
        if LeadPicture.objects.wanted().claim(pk, now=now):
            keep(LeadPicture.objects.get(pk=pk))
    return False


def keep(picture: LeadPicture) -> None:
    """Fetch this picture and store it; whatever goes wrong stands in its row."""
    try:
        answer = fetch(picture.address, accept=PICTURES, page=True)
        _store(picture, reencode(answer.body))
    except Busy as busy:
        _note(picture, None, busy.until)
    except NotFetched as failure:
        later = next_try(picture.failures, failure.retry_after) if failure.kind == "failed" else None
        _note(picture, str(failure), later)
    except Refused as refused:
        _note(picture, str(refused), None)
    except Exception as failure:
        if is_outage(failure):
            wait_out(picture, failure)
            raise
        logger.exception("Picture %s could not be kept", picture.pk)
        why = _("A fault of ours: %(failure)s") % {"failure": repr(failure)}
        _note(picture, why, next_try(picture.failures, None))


def _standing(picture: LeadPicture) -> LeadPicture | None:
    """Its row, held, if that still asks for the same: meanwhile an editor may have removed it, a new version
    named another, or the article been erased."""
    asked = LeadPicture.objects.wanted().filter(pk=picture.pk, address=picture.address)
    return asked.select_for_update().first()


@transaction.atomic
def _note(picture: LeadPicture, failure: str | None, next_at: datetime | None) -> None:
    """What went wrong (None: nothing was tried), and when it is tried again (None: it is given up)."""
    standing = _standing(picture)
    if standing is not None and failure is not None:
        standing.failed(failure, next_at)
    elif standing is not None and next_at is not None:
        standing.postpone(next_at)


def _store(picture: LeadPicture, made: Reencoded) -> None:
    """With the timelines whose entries show it, in one transaction."""
    with transaction.atomic():
        article = lock(picture.article)
        standing = _standing(picture)
        if standing is None:
            return
        PictureFile.objects.update_or_create(
            picture=standing, defaults={"large": made.large, "small": made.small}
        )
        standing.done(
            digest=hashlib.sha256(made.large).hexdigest(),
            width=made.width,
            height=made.height,
        )
        outdate([*Timeline.objects.citing([article]), *Timeline.objects.picturing([article])], [])


def throw_away_removed() -> int:
    """The bytes of pictures that an editor removed; how many that were."""
    removed = list(LeadPicture.objects.given_back()[:500])
    for picture in removed:
        picture.throw_away()
    return len(removed)
