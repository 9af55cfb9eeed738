"""A picture of the whole database, to compare before and after."""

from django.apps import apps
from django.db import connection

from newsreader.models import Decision, SearchText, ToIndex, Unindexed

FOLLOWS = {
    "modified",
    "revision",
    "kept_overview",
    "uncounted",
    "next_at",
}  # what is worked out anew from the other columns


def rows(*, without_ids=()):
    """Every row, by table, but of decisions and search; of `without_ids` the ids do not count."""
    models = [
        model
        for model in apps.get_app_config("newsreader").get_models(include_auto_created=True)
        if model not in (Decision, SearchText, ToIndex, Unindexed)
    ]
    with_any = _with_any(models)
    return {
        model._meta.model_name: _of(model, without_id=model in without_ids) if model in with_any else []
        for model in models
    }


def _of(model, *, without_id):
    columns = [
        f.column
        for f in model._meta.concrete_fields
        if f.name not in FOLLOWS and not (f.primary_key and without_id)
    ]
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(map(quoted, columns))} FROM {quoted(model._meta.db_table)}")
        return sorted(tuple(zip(columns, map(repr, row), strict=True)) for row in cursor.fetchall())


def _with_any(models):
    """Those whose tables hold a row, by one question: most hold none, and a query set each is what costs."""
    asked = (
        f"SELECT {number} WHERE EXISTS (SELECT 1 FROM {connection.ops.quote_name(model._meta.db_table)})"
        for number, model in enumerate(models)
    )
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked))
        return {models[number] for (number,) in cursor.fetchall()}
