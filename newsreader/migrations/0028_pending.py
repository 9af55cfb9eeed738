import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models
from django.db.models import F, Q
from django.db.models.functions import Coalesce


def put_on_when_made(apps, schema_editor):
    """Until now an entry was on its timeline from the moment it was made."""
    apps.get_model("newsreader", "Entry").objects.update(put_on=F("created"))


class Migration(migrations.Migration):
    dependencies = [
        ("newsreader", "0027_order"),
    ]

    operations = [
        migrations.AddField(
            "timeline",
            "at_once",
            models.BooleanField(
                db_default=False,
                default=False,
                editable=False,
                verbose_name="new entries are published at once",
            ),
        ),
        migrations.AlterField(
            "entry",
            "timeline",
            models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="entries",
                to="newsreader.timeline",
            ),
        ),
        migrations.AddField(
            "entry",
            "pending_on",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="pending_entries",
                to="newsreader.timeline",
            ),
        ),
        migrations.AddField(
            "entry",
            "put_on",
            models.DateTimeField(
                default=django.utils.timezone.now, editable=False, verbose_name="put on its timeline"
            ),
        ),
        migrations.RunPython(put_on_when_made, migrations.RunPython.noop, elidable=True),
        migrations.RemoveIndex("entry", "entry_newest"),
        migrations.AddIndex(
            "entry", models.Index(fields=["timeline", "put_on", "id"], name="entry_newest")
        ),
        migrations.AddConstraint(
            "entry",
            models.UniqueConstraint(
                "event", Coalesce("timeline", "pending_on"), name="event_once_on_or_pending"
            ),
        ),
        migrations.AddConstraint(
            "entry",
            models.CheckConstraint(
                condition=Q(timeline=None, pending_on__isnull=False)
                | Q(timeline__isnull=False, pending_on=None),
                name="entry_on_or_pending",
            ),
        ),
        migrations.AddField(
            "decision",
            "pending_on",
            models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="pending_decisions",
                to="newsreader.timeline",
            ),
        ),
        migrations.AlterField("decision", "action", models.CharField(choices=[('accept', 'accepted a proposal'), ('cite', 'cited a further passage'), ('reject', 'rejected a proposal'), ('write', 'wrote an event from a passage'), ('edit', 'edited an entry'), ('date', 'set when an event happened'), ('place', 'said where an event happened'), ('add', 'put an event on a timeline'), ('remove', 'took an entry off a timeline'), ('create', 'began a timeline'), ('revise', 'edited a timeline'), ('publish', 'published a timeline'), ('withdraw', 'withdrew a timeline'), ('release', 'published what was pending'), ('show', 'made an article public'), ('hide', 'made an article private'), ('open', 'made the articles a timeline cites public'), ('correct', 'corrected when an article was published'), ('take', "took what was held back as an article's new version"), ('another', 'made what was held back another article'), ('read', 'corrected how a date is read'), ('keep', 'kept a date that is read differently now'), ('describe', 'described an entity'), ('merge', 'merged two entities'), ('split', 'split an entity'), ('part', 'said two entities are not the same'), ('name', 'gave an entity a further name'), ('unname', 'took a name from an entity'), ('repick', 'chose the words of a lost citation anew'), ('leave', 'left a citation lost'), ('join', 'said two articles are one report'), ('apart', 'said an article is a report of its own'), ('seen', 'looked over what changed in an article'), ('picture', 'kept an article’s picture'), ('unpicture', 'removed an article’s picture'), ('caption', 'described an article’s picture'), ('undo', 'undid'), ('redo', 'did again')], max_length=10)),
        migrations.RemoveIndex("decision", "decision_shows"),
        migrations.AddIndex(
            "decision",
            models.Index(
                fields=["event", "timeline", "undone", "id", "pending_on"], name="decision_shows"
            ),
        ),
        migrations.AddIndex(
            "decision",
            models.Index(
                condition=Q(pending_on__isnull=False), fields=["pending_on", "id"], name="decision_pending"
            ),
        ),
    ]
