"""Django's SQLite, which looks at its folder before it opens a file and says what is wrong there."""
