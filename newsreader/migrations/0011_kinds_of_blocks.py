from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


class AddColumn(migrations.AddField):
    """Adds it with a default of the database's, and writes no row: on SQLite too, where Django would copy the
    table, and here stands the text of every article."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor != "sqlite":
            return super().database_forwards(app_label, schema_editor, from_state, to_state)
        model = to_state.apps.get_model(app_label, self.model_name)
        BaseDatabaseSchemaEditor.add_field(schema_editor, model, model._meta.get_field(self.name))


class Migration(migrations.Migration):

    dependencies = [
        ('newsreader', '0010_known_by_headline'),
    ]

    operations = [
        AddColumn(
            model_name='articleversion',
            name='kinds',
            field=models.JSONField(blank=True, db_default=[], default=list),
        ),
        AddColumn(
            model_name='articleversion',
            name='left_out',
            field=models.JSONField(blank=True, db_default=[], default=list),
        ),
    ]
