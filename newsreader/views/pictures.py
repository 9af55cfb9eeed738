"""Pictures, as the site itself serves them: nothing of a page comes from elsewhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from newsreader.fetching.pictures.reencode import MEDIA_TYPE
from newsreader.models import LeadPicture, SentPicture
from newsreader.models.lead_picture import PictureFile

YEAR = 365 * 24 * 3600  # seconds


@require_safe
def picture(request: HttpRequest, id: int, digest: str, size: str = "large") -> HttpResponse:
    """Its address holds the digest of its bytes: another picture has another, and this one stands for ever.

    What not everybody may see is kept by nobody (views.door.kept_by_nobody).
    """
    shown = LeadPicture.objects.visible_to(request.user).kept().filter(digest=digest)
    asked = PictureFile.objects.filter(picture=get_object_or_404(shown, pk=id))
    return _served(asked.values_list(size, flat=True).first())


@require_safe
def sent(request: HttpRequest, id: int, digest: str) -> HttpResponse:
    """One that an editor sent, to those who see an entry with it."""
    shown = SentPicture.objects.visible_to(request.user).filter(digest=digest)
    return _served(get_object_or_404(shown, pk=id).webp)


def _served(content: bytes | memoryview | None) -> HttpResponse:
    response = HttpResponse(bytes(content or b""), content_type=MEDIA_TYPE)
    patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    return response
