import logging
from typing import Any

from django.apps import AppConfig
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created


class NewsreaderConfig(AppConfig):
    name = "newsreader"
    label = "newsreader"
    verbose_name = "Newsreader"

    def ready(self) -> None:
        from newsreader.deciding.overview import bring_up_to_date
        from newsreader.models import Timeline
        from newsreader.views import account_log  # noqa: F401 - listens
        from newsreader.views.outage import InOneLine

        Timeline.bring_up_to_date = bring_up_to_date
        logging.getLogger("django.request").addFilter(InOneLine())
        connection_created.connect(settle_planning, dispatch_uid="settle_planning")


def settle_planning(connection: BaseDatabaseWrapper, **_sent: Any) -> None:
    """PostgreSQL takes a row found by an index to cost four times one that is read in turn, as on a disc that
    turns: of a hundred entries it read all articles to find two hundred. And parallel workers run on while a
    page of twenty is full long since. And it compiles what it takes to be dear (jit): of a line of the desk
    that was found in a tenth of a millisecond, for two seconds. Not options of the connection, for poolers
    refuse those. What is asked most is planned once, where no pooler stands between."""
    from newsreader.models.plans import keep_plans

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_backend_pid(), set_config('random_page_cost', '1.1', false), "
                "set_config('max_parallel_workers_per_gather', '0', false), set_config('jit', 'off', false)"
            )
            keep_plans(connection.connection, cursor.fetchone()[0])
