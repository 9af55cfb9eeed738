"""What an editor does: a function a verb, a file a noun. Each is one transaction and one Decision, undoable.

All raise Conflict where somebody else decided first. Rights are the caller's business (the views ask
`editable_by`); nothing here looks at a request.

    deciding.proposals.accept(proposal, timeline, by=editor)
    deciding.decisions.undo(decision, by=editor)

changes      the rows a decision touches, and how they are put back
decisions    the record: what each kind of decision locks, and what follows from it; undo
overview     a timeline at a glance, and its revision, which every decision raises that shows on it
grouping     which articles are one report: of near-copies, and of what editors said
anchoring    passages follow their words into a new version
"""

from newsreader.deciding import (
    articles,
    citations,
    correction_notes,
    covers,
    dates,
    decisions,
    entities,
    entries,
    events,
    marks,
    members,
    mending,
    near_copies,
    outlets,
    passages,
    pending,
    pictures,
    presses,
    proposals,
    resting,
    reviews,
    schedules,
    timelines,
)

__all__ = [
    "articles",
    "citations",
    "correction_notes",
    "covers",
    "dates",
    "decisions",
    "entities",
    "entries",
    "events",
    "marks",
    "members",
    "mending",
    "near_copies",
    "outlets",
    "passages",
    "pending",
    "pictures",
    "presses",
    "proposals",
    "resting",
    "reviews",
    "schedules",
    "timelines",
]
