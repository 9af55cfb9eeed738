"""Everything that is stored. One file a noun; each QuerySet stands beside its model."""

from newsreader.models.account_events import AccountEvent
from newsreader.models.arrival import Arrival
from newsreader.models.article import Article, ArticleVersion
from newsreader.models.colleagues import Comment, JoinRequest, MemberLink
from newsreader.models.correction_note import CorrectionNote
from newsreader.models.cover import Cover
from newsreader.models.decision import Again, Clash, Conflict, Decision, Stale
from newsreader.models.entity import Alias, Appearance, Distinction, Entity, Mention
from newsreader.models.era import Era
from newsreader.models.erased import ErasedDigest
from newsreader.models.event import Citation, Event, Participation
from newsreader.models.feed import Feed
from newsreader.models.former_address import FormerAddress
from newsreader.models.former_entry import FormerEntry
from newsreader.models.gathered_year import GatheredYear
from newsreader.models.held import HeldVersion
from newsreader.models.host import Host
from newsreader.models.lead_picture import LeadPicture, PictureFile
from newsreader.models.marks import DateReading, Figure, MarkKind, MarkReading, Quotation, TimeExpression
from newsreader.models.near_copy import Joined, NearCopy, Parted, SameReport, SampledShingle
from newsreader.models.original import Original
from newsreader.models.presence import Presence
from newsreader.models.proposal import Proposal, Rejection, RejectionReason
from newsreader.models.read_blocks import ReadBlock
from newsreader.models.reader_accounts import Invitation, RegistrationAttempt
from newsreader.models.reader_follows import Follow
from newsreader.models.reader_marks import ReaderMark
from newsreader.models.reader_notes import Note
from newsreader.models.reader_visits import Visit
from newsreader.models.remark import Remark
from newsreader.models.review import Review
from newsreader.models.schedule import Schedule
from newsreader.models.search import SearchText, ToIndex, Unindexed
from newsreader.models.sent_picture import SentPicture
from newsreader.models.source import Source, SourceName
from newsreader.models.timeline import Entry, Membership, Timeline, Weight
from newsreader.models.unsaved import UnsavedForm
from newsreader.models.user import User

__all__ = [
    "AccountEvent",
    "Again",
    "Alias",
    "Appearance",
    "Arrival",
    "Article",
    "ArticleVersion",
    "Citation",
    "Clash",
    "Comment",
    "Conflict",
    "CorrectionNote",
    "Cover",
    "DateReading",
    "Decision",
    "Distinction",
    "Entity",
    "Entry",
    "Era",
    "ErasedDigest",
    "Event",
    "Feed",
    "Figure",
    "Follow",
    "FormerAddress",
    "FormerEntry",
    "GatheredYear",
    "HeldVersion",
    "Host",
    "Invitation",
    "JoinRequest",
    "Joined",
    "LeadPicture",
    "MarkKind",
    "MarkReading",
    "MemberLink",
    "Membership",
    "Mention",
    "NearCopy",
    "Note",
    "Original",
    "Parted",
    "Participation",
    "PictureFile",
    "Presence",
    "Proposal",
    "Quotation",
    "ReadBlock",
    "ReaderMark",
    "RegistrationAttempt",
    "Rejection",
    "RejectionReason",
    "Remark",
    "Review",
    "SameReport",
    "SampledShingle",
    "Schedule",
    "SearchText",
    "SentPicture",
    "Source",
    "SourceName",
    "Stale",
    "TimeExpression",
    "Timeline",
    "ToIndex",
    "Unindexed",
    "UnsavedForm",
    "User",
    "Visit",
    "Weight",
]
