"""The one place where fetching, extraction, text and drafting meet the models.

`ingest` takes a document in, `read` reads an article. Both compute first and store afterwards in one
short transaction; both are idempotent.

ingesting  a document -> an article, or a new version of one
reading    an article -> its marks and proposals
near_copies  an article -> others that share its text, grouped as one report
analysers  what a reading looks for, each by itself
marks      what they found, made ready as rows
kept       what stands of earlier readings where an analyser failed
asking     questions that every article asks, as SQL worked out once
rows       what is written, made ready before its transaction begins
followed   rows of a reading that the next one finds again
registry   the entities the newsroom knows, for the text package, and whom a name it found belongs to
"""

from newsreader.pipeline.ingesting import Ingested, ingest, load_starter, outlets
from newsreader.pipeline.marks import ArticleReading
from newsreader.pipeline.reading import read, try_to_read
from newsreader.pipeline.registry import registry

__all__ = [
    "ArticleReading",
    "Ingested",
    "ingest",
    "load_starter",
    "outlets",
    "read",
    "registry",
    "try_to_read",
]
