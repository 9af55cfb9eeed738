"""What the fifty-two before it come to, for a database that has none of them: their tables, and no rows.

A site that stands between takes those it lacks one by one. `python -m tests.squashing` writes the tables.

A letter begins its name: where a site goes back among those it replaces, Django reads them and it, in the
order of their names, and they must not find its tables standing. What comes after it depends on the last of
them, or would be left standing then.
"""

from django.db import migrations

from newsreader.migrations import _tables_of_articles, _tables_of_events, _tables_of_readers, _tables_of_timelines
from newsreader.migrations._create_tables import CreateTables
from newsreader.migrations._search_index_of_2026 import drop_index, make_index


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('newsreader', '0001_initial'),
        ('newsreader', '0002_what_a_tombstone_knows'),
        ('newsreader', '0003_held_versions'),
        ('newsreader', '0004_no_merge_into_itself'),
        ('newsreader', '0005_entries_in_order'),
        ('newsreader', '0006_passages_followed'),
        ('newsreader', '0007_undone_again'),
        ('newsreader', '0008_words_kept'),
        ('newsreader', '0009_corrected_articles'),
        ('newsreader', '0010_known_by_headline'),
        ('newsreader', '0011_kinds_of_blocks'),
        ('newsreader', '0012_failed_readings'),
        ('newsreader', '0013_known_again'),
        ('newsreader', '0014_feeds'),
        ('newsreader', '0015_near_copies'),
        ('newsreader', '0016_pictures'),
        ('newsreader', '0017_keeping'),
        ('newsreader', '0018_search'),
        ('newsreader', '0019_readers'),
        ('newsreader', '0020_out'),
        ('newsreader', '0021_slugs'),
        ('newsreader', '0022_list'),
        ('newsreader', '0023_places'),
        ('newsreader', '0024_former_addresses'),
        ('newsreader', '0025_between'),
        ('newsreader', '0026_mended'),
        ('newsreader', '0027_order'),
        ('newsreader', '0028_pending'),
        ('newsreader', '0029_marks'),
        ('newsreader', '0030_batches'),
        ('newsreader', '0031_events'),
        ('newsreader', '0032_colleagues'),
        ('newsreader', '0033_reviews'),
        ('newsreader', '0034_correction_notes_and_covers'),
        ('newsreader', '0035_remarks'),
        ('newsreader', '0036_proposals'),
        ('newsreader', '0037_account_events'),
        ('newsreader', '0038_queue_orders'),
        ('newsreader', '0039_public_appearances'),
        ('newsreader', '0040_lists_of_strangers'),
        ('newsreader', '0041_figures_as_words'),
        ('newsreader', '0042_citation_source'),
        ('newsreader', '0043_arrivals_taken'),
        ('newsreader', '0044_lists_of_feeds'),
        ('newsreader', '0045_counted_when_read'),
        ('newsreader', '0046_gathered_years'),
        ('newsreader', '0047_first_days'),
        ('newsreader', '0048_retitled'),
        ('newsreader', '0049_wider_entries'),
        ('newsreader', '0050_read_blocks'),
        ('newsreader', '0051_listed_by_id'),
        ('newsreader', '0052_citation_listed'),
    ]

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        CreateTables(
            state_operations=[
                *_tables_of_articles.TABLES,
                *_tables_of_events.TABLES,
                *_tables_of_timelines.TABLES,
                *_tables_of_readers.TABLES,
            ]
        ),
        migrations.RunPython(make_index, drop_index),
    ]
