"""Entries get the place of their when as their key; what stands is placed by the rule of _order_of_2026.py.

So that it is placed as if it were read today, what was read from "overnight" or "the early hours" becomes
that part of the day first, with what decisions remember of it.
"""

import datetime
import re

from django.db import migrations, models

from ._order_of_2026 import DAY, Lying, When, glance, grain, place

BATCH = 500
PARTS = ("MO", "MI", "AF", "EV", "NI", "DT", "EH", "ON")
OPEN_START, OPEN_END = datetime.date.min, datetime.date(9999, 12, 31)

OVERNIGHT = {"overnight", "overnight-weekday", "through-the-night"}  # rules
EARLY = re.compile(r"\b(?:early|small|wee) hours\b", re.IGNORECASE)
DAWN = re.compile(r"(?:dawn|daybreak)\b", re.IGNORECASE)


def batches(rows, *names):
    """All rows of a query set, some at a time; by their ids, for they are changed on the way."""
    last = 0
    while found := list(rows.filter(pk__gt=last).order_by("pk").only("pk", *names)[:BATCH]):
        yield found
        last = found[-1].pk


def part_of(row, words, sentence):
    """The part of the day that today's rules read there."""
    if row.part_of_day == "NI" and row.rule in OVERNIGHT:
        return "ON"
    if row.part_of_day == "MO" and EARLY.search(words):
        return "EH"
    if row.part_of_day == "MO" and DAWN.match(words):
        before = re.search(r"(?:\bbefore |\bpre-?)" + re.escape(words), sentence, re.IGNORECASE)
        return "EH" if before else "MO"
    return row.part_of_day


def read_parts(apps, schema_editor):
    get = apps.get_model
    changed = {"citation": {}, "event": {}}  # id: the part it had
    for name in ("TimeExpression", "Proposal", "Citation"):
        rows = get("newsreader", name).objects.filter(part_of_day__in=("NI", "MO"))
        timex = name == "TimeExpression"
        columns = ("exact",) if timex else ("expression", "sentence")
        for found in batches(rows, "part_of_day", "rule", *columns):
            for row in found:
                was = row.part_of_day
                row.part_of_day = part_of(row, row.exact, "") if timex else part_of(row, row.expression, row.sentence)
                if name == "Citation" and row.part_of_day != was:
                    changed["citation"][row.pk] = was
            rows.model.objects.bulk_update(found, ["part_of_day"])
    events = get("newsreader", "Event").objects.filter(part_of_day__in=("NI", "MO"), dated_by__isnull=False)
    for found in batches(events.select_related("dated_by"), "part_of_day", "dated_by__part_of_day"):
        for row in found:
            if changed["citation"].get(row.dated_by_id) == row.part_of_day:
                changed["event"][row.pk] = row.part_of_day
                row.part_of_day = row.dated_by.part_of_day
        events.model.objects.bulk_update(found, ["part_of_day"])
    _remember(get("newsreader", "Decision").objects, changed)


def _remember(decisions, changed):
    """What decisions keep of these rows follows them, or they could be undone no more."""
    ours = {"NI": "ON", "MO": "EH"}
    for found in batches(decisions, "changes"):
        rewritten = []
        for decision in found:
            touched = False
            for row in decision.changes:
                for columns in (row["before"], row["after"]):
                    if not isinstance(columns, dict):
                        continue
                    if row["model"] == "entry":
                        # Copies of its event's, which are written wherever either is saved.
                        copies = [columns.pop(name, None) for name in ("earliest", "latest", "time")]
                        touched = touched or any(copies)
                    was = changed.get(row["model"], {}).get(row.get("id"))
                    if was and columns.get("part_of_day") == was:
                        columns["part_of_day"] = ours[was]
                        touched = True
            if touched:
                rewritten.append(decision)
        decisions.bulk_update(rewritten, ["changes"])


def place_entries(apps, schema_editor):
    entries = apps.get_model("newsreader", "Entry").objects
    whens = ("event__earliest", "event__latest", "event__circa", "event__time", "event__part_of_day")
    columns = ("id", *whens)  # in the order of When
    last = 0
    while found := list(entries.filter(pk__gt=last).order_by("pk").values_list(*columns)[:BATCH]):
        placed = []
        for id, *values in found:
            placed.append(entries.model(pk=id, **place(When(*values))._asdict()))
        entries.bulk_update(placed, ["day", "minute", "width"])
        last = found[-1][0]


def count_anew(apps, schema_editor):
    """The overviews; who takes part and who reported stays as it was counted."""
    timelines = apps.get_model("newsreader", "Timeline").objects
    entries = apps.get_model("newsreader", "Entry").objects
    columns = ("day", "width", "earliest", "latest", "event__precision", "event__circa")
    for timeline in timelines.order_by("pk"):
        lying = []
        for day, width, first, last, precision, circa in entries.filter(timeline=timeline.pk).values_list(
            *columns
        ):
            known = first != OPEN_START and last != OPEN_END
            named = grain(precision, first if known else None, last) if width > DAY else "day"
            lying.append(Lying(day, named, last if known and not circa and width > DAY else day, 1))
        if timeline.overview:
            overview = timeline.overview | glance(lying)
            timelines.filter(pk=timeline.pk).update(overview=overview, revision=models.F("revision") + 1)


class Migration(migrations.Migration):
    dependencies = [("newsreader", "0004_no_merge_into_itself")]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="day",
            field=models.DateField(default=datetime.date(9999, 12, 31), editable=False),
        ),
        migrations.AddField(
            model_name="entry", name="minute", field=models.IntegerField(default=720, editable=False)
        ),
        migrations.AddField(
            model_name="entry", name="width", field=models.IntegerField(default=10000000, editable=False)
        ),
        migrations.AddField(
            model_name="entry", name="placed", field=models.IntegerField(editable=False, null=True)
        ),
        *(
            migrations.AlterField(
                model_name=name,
                name="part_of_day",
                field=models.CharField(
                    blank=True,
                    choices=[(part, part) for part in PARTS],
                    max_length=2,
                    verbose_name="part of day",
                ),
            )
            for name in ("citation", "datereading", "event", "proposal", "timeexpression")
        ),
        migrations.RunPython(read_parts, migrations.RunPython.noop),
        migrations.RunPython(place_entries, migrations.RunPython.noop),
        migrations.RunPython(count_anew, migrations.RunPython.noop),
        migrations.RemoveIndex(model_name="entry", name="entry_in_order"),
        migrations.RemoveField(model_name="entry", name="time"),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                fields=["timeline", "day", "minute", "position", "width", "id", "earliest", "latest"],
                name="entry_in_order",
            ),
        ),
    ]
