"""A disk that is full, as the database tells it, with no privileges and no disk."""

from contextlib import contextmanager

from django.db import connection

RAISES = "ERRCODE = '53100', MESSAGE = 'could not extend file: No space left on device';"
FULL = (
    f"CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
    f"USING {RAISES} END $$; "
    "CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON {table} EXECUTE FUNCTION full_disk()"
)


@contextmanager
def no_room(table="newsreader_articleversion"):
    """Room for nothing more. SQLite itself counts its pages; PostgreSQL raises what it raises then, when
    a row of the table is to be stored."""
    if connection.vendor == "sqlite":
        _run("VACUUM")  # what others left free would be room
        pages = _run("PRAGMA page_count").fetchone()[0]
        begin, end = f"PRAGMA max_page_count = {pages + 12}", "PRAGMA max_page_count = 1000000000"
    else:
        begin, end = FULL.replace("{table}", table), "DROP FUNCTION full_disk CASCADE"
    _run(begin)
    try:
        yield
    finally:
        _run(end)


def _run(sql):
    """On the connection there is by now: workers close one that failed."""
    return connection.cursor().execute(sql)
