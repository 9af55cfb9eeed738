"""What a WSGI server imports: `gunicorn newsreader.wsgi`. ASGI measured 2-5 times slower for these pages."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsreader.settings")

application = get_wsgi_application()
