"""Files that hold many documents: web archives (WARC) and mailboxes. One document at a time, never all."""
