from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('newsreader', "0044_lists_of_feeds"),
    ]

    operations = [
        migrations.RenameField(
            model_name='timeline',
            old_name='overview',
            new_name='kept_overview',
        ),
        migrations.AddField(
            model_name='timeline',
            name='uncounted',
            field=models.JSONField(default=list, editable=False, null=True),
        ),
    ]
