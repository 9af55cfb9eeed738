"""Everything that is stored. One file a noun; each QuerySet stands beside its model."""

from newsreader.models.article import Article, ArticleVersion, ErasedDigest, Original
from newsreader.models.decision import Conflict, Decision
from newsreader.models.entity import Alias, Appearance, Distinction, Entity, Mention
from newsreader.models.event import Citation, Event, Participation
from newsreader.models.held import HeldVersion
from newsreader.models.marks import DateReading, Figure, Quotation, TimeExpression
from newsreader.models.proposal import Proposal, Rejection
from newsreader.models.source import Source, SourceName
from newsreader.models.timeline import Entry, Era, Membership, Timeline
from newsreader.models.user import User

__all__ = [
    "Alias",
    "Appearance",
    "Article",
    "ArticleVersion",
    "Citation",
    "Conflict",
    "DateReading",
    "Decision",
    "Distinction",
    "Entity",
    "Entry",
    "Era",
    "ErasedDigest",
    "Event",
    "Figure",
    "HeldVersion",
    "Membership",
    "Mention",
    "Original",
    "Participation",
    "Proposal",
    "Quotation",
    "Rejection",
    "Source",
    "SourceName",
    "TimeExpression",
    "Timeline",
    "User",
]
