"""What a WSGI server imports: `gunicorn newsreader.wsgi`. ASGI measured 2-5 times slower for these pages."""

import os
import sys
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

NOT_SET_UP = 4  # the status by which gunicorn ends, instead of starting one worker after the other


def under(path: str, site: WSGIApplication) -> WSGIApplication:
    """The site below a path, such as "/news", whether the proxy in front passes it on or not."""

    def mounted(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        asked = environ.get("PATH_INFO", "")
        if asked == path:
            start_response("308 Permanent Redirect", [("Location", f"{path}/"), ("Content-Length", "0")])
            return []
        if asked.startswith(f"{path}/"):
            environ["PATH_INFO"] = asked.removeprefix(path)
        return site(environ, start_response)

    return mounted


def site() -> WSGIApplication:
    made = get_wsgi_application()
    return under(settings.FORCE_SCRIPT_NAME, made) if settings.FORCE_SCRIPT_NAME else made


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsreader.settings")
try:
    application = site()
except ImproperlyConfigured as wrong:
    print(f"newsreader is not set up: {wrong}", file=sys.stderr)
    raise SystemExit(NOT_SET_UP) from None
