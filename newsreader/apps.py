import logging

from django.apps import AppConfig


class NewsreaderConfig(AppConfig):
    name = "newsreader"
    label = "newsreader"
    verbose_name = "Newsreader"

    def ready(self) -> None:
        from newsreader.views import account_log  # noqa: F401 - listens
        from newsreader.views.outage import InOneLine

        logging.getLogger("django.request").addFilter(InOneLine())
