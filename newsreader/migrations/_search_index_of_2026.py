"""The index of words, which no model knows: SQLite's is a table of its own."""

# SQLite's index, in step with the table by triggers, whoever writes. Words are folded by us and parted by
# blanks: the ASCII tokenizer takes all else for letters. It needs the words as they were to take them out.
FTS5 = """
CREATE VIRTUAL TABLE newsreader_searchwords USING fts5(
    words, content='newsreader_searchtext', content_rowid='key', columnsize=0,
    tokenize="ascii tokenchars '_'"
);
CREATE TRIGGER newsreader_searchtext_made AFTER INSERT ON newsreader_searchtext BEGIN
    INSERT INTO newsreader_searchwords(rowid, words) VALUES (new.key, new.words);
END;
CREATE TRIGGER newsreader_searchtext_gone AFTER DELETE ON newsreader_searchtext BEGIN
    INSERT INTO newsreader_searchwords(newsreader_searchwords, rowid, words)
    VALUES ('delete', old.key, old.words);
END;
CREATE TRIGGER newsreader_searchtext_changed AFTER UPDATE ON newsreader_searchtext BEGIN
    INSERT INTO newsreader_searchwords(newsreader_searchwords, rowid, words)
    VALUES ('delete', old.key, old.words);
    INSERT INTO newsreader_searchwords(rowid, words) VALUES (new.key, new.words);
END;
"""
# PostgreSQL's. What is written waits in a short list, which each query reads as well.
GIN = """
CREATE INDEX newsreader_searchwords ON newsreader_searchtext
USING gin (words) WITH (fastupdate = on, gin_pending_list_limit = 256);
"""


def make_index(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "postgresql":
            cursor.execute(GIN)
            return
        # Each trigger has a ";" of its own.
        for statement in FTS5.strip().split("\nCREATE "):
            cursor.execute(statement if statement.startswith("CREATE") else f"CREATE {statement}")


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE newsreader_searchwords")
