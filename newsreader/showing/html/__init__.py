"""HTML written in Python: where a page holds hundreds of something, templates take ten times as long."""
