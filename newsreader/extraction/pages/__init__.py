"""Articles saved as web pages."""
