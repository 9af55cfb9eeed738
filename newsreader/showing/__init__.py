"""What a page shows: rows by prepared SQL, and under html/ what is written in Python instead of templates."""
