"""Where feeds are, lists of them, and when to ask for them; what they say is read in `extraction.feeds`."""

from newsreader.fetching.feeds.discovery import NamedFeed, discover, well_known

__all__ = ["NamedFeed", "discover", "well_known"]
