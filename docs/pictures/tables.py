"""The tables and what points at what, as a graph for `dot`: `make docs` draws tables.svg of it.

`graph_models` (django-extensions) draws all columns or none, and no groups. Here a file of newsreader/models
is a frame, a table its few telling columns, an arrow a foreign key.
"""

import os
from collections import defaultdict

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.apps import apps  # noqa: E402
from django.db.models import ForeignKey, Model  # noqa: E402

GREY = "#7a7264"
FONT = 'fontname="Helvetica,Arial,sans-serif"'
# What everything has, what only orders or repeats, and what belongs to Django's users.
UNTOLD = {
    "id",
    "created",
    "modified",
    "slug",
    "initial",
    "sort_name",
    "starter_key",
    "fingerprint",
    "password",
}
UNTOLD |= {
    "last_login",
    "is_superuser",
    "is_staff",
    "is_active",
    "first_name",
    "last_name",
    "email",
    "date_joined",
}
MOST = 9
COLOURS = {"Article": "#1f5f8b", "ArticleVersion": "#1f5f8b", "Entity": "#8a5a00", "Event": "#a3431f"}
COLOURS |= {"Timeline": "#2f7d4f"}


def shared_bases(model: type[Model]) -> list[type[Model]]:
    """What it is made of: Quote, Dated … and not Django's or the stamps of time."""
    ours = [base for base in model.__bases__ if base.__module__.startswith("newsreader.models")]
    return [base for base in ours if hasattr(base, "_meta") and base.__name__ != "Stamped"]


def columns(model: type[Model]) -> list[str]:
    """Of what it is made of the names alone."""
    bases = shared_bases(model)
    inherited = {field.name for base in bases for field in base._meta.fields}
    names = [field.name for field in model._meta.fields if not isinstance(field, ForeignKey)]
    told = [name for name in names if name not in UNTOLD | inherited]
    return [f"<i>{base.__name__}</i>" for base in bases] + told[:MOST] + ["…"] * (len(told) > MOST)


def table(model: type[Model]) -> str:
    below = "".join(f'{name}<br align="left"/>' for name in columns(model))
    small = (
        f'<tr><td align="left" balign="left"><font point-size="10">{below}</font></td></tr>' if below else ""
    )
    return (
        f'{model.__name__} [label=<<table border="1" cellborder="0" cellspacing="0" cellpadding="4" '
        f'color="#6b6458" bgcolor="#ffffff"><tr><td bgcolor="#e9e2d3"><b>{model.__name__}</b></td></tr>'
        f"{small}</table>>];"
    )


def arrows(model: type[Model]) -> list[str]:
    keys = [field for field in model._meta.fields if isinstance(field, ForeignKey)]
    return [
        f"{model.__name__} -> {key.related_model.__name__} "
        f'[label="{key.name}", color="{COLOURS.get(key.related_model.__name__, GREY)}"];'
        for key in keys
        if not isinstance(key.related_model, str)
    ]


def graph() -> str:
    files = defaultdict(list)
    for model in apps.get_app_config("newsreader").get_models():
        files[model.__module__.rpartition(".")[2]].append(model)
    lines = [
        f'digraph tables {{ rankdir=LR; bgcolor="white"; nodesep=.2; ranksep=.7; pad=.2; {FONT};',
        "newrank=true;",  # without it dot 2.43 gives up on so many tables
        f"node [shape=plain, fontsize=12, {FONT}];",
        f'edge [fontsize=9, fontcolor="{GREY}", color="{GREY}", arrowsize=.7, {FONT}];',
    ]
    for name, models in sorted(files.items()):
        lines.append(
            f'subgraph cluster_{name} {{ label="{name}.py"; labeljust=l; fontsize=11; fontcolor="#6b6458"; '
            'style="filled,rounded"; color="#ece7dc"; fillcolor="#f7f4ee"; margin=10;'
        )
        lines += [table(model) for model in models]
        lines.append("}")
    lines += [arrow for models in files.values() for model in models for arrow in arrows(model)]
    return "\n".join([*lines, "}"])


if __name__ == "__main__":
    print(graph())
