"""Who is a member of a timeline, and with which role: its owners say so."""

from __future__ import annotations

from django.utils.translation import gettext as _

from newsreader.deciding.decisions import Action, decide
from newsreader.deciding.owning import check_owned
from newsreader.models import Conflict, JoinRequest, MemberLink, Membership, Timeline, User

Role = Membership.Role
RANKS = (Role.REVIEWER, Role.EDITOR, Role.OWNER)  # each may do what those before it may


def add(timeline: Timeline, user: User, role: str, by: User, why: str = "") -> Membership:
    """Raises Conflict where they are a member already, or have no account that could do what the role may."""
    _check_account(user, role)
    with decide(by, Action.SHARE, str(user), why, timeline=timeline) as changes:
        if timeline.memberships.filter(user=user).exists():
            raise Conflict(_("%(name)s is a member already.") % {"name": user})
        return changes.create(Membership(timeline=timeline, user=user, role=role))


def set_role(membership: Membership, role: str, by: User, why: str = "") -> None:
    """Raises Conflict where the timeline would have no owner."""
    user, timeline = membership.user, membership.timeline
    _check_account(user, role)
    with decide(by, Action.ROLE, str(user), why, timeline=timeline) as changes:
        changes.update(membership, role=role)
        check_owned(changes.rows)


def remove(membership: Membership, by: User, why: str = "") -> None:
    """Take somebody off, or leave. Raises Conflict where the timeline would have no owner."""
    user, timeline = membership.user, membership.timeline
    with decide(by, Action.UNSHARE, str(user), why, timeline=timeline) as changes:
        changes.delete(membership)
        check_owned(changes.rows)


def join(link: MemberLink, user: User) -> bool:
    """Become a member by a link, or get its role where that may do more than one's own. Was anything changed?

    In the record it is the decision of who made the link. Raises Conflict where it does not hold any more.
    """
    _check_account(user, link.role)
    timeline, why = link.timeline, _("by a link that invites")
    with decide(link.made_by, Action.SHARE, str(user), why, timeline=timeline) as changes:
        mine = timeline.memberships.filter(user=user).first()
        if mine and RANKS.index(Role(mine.role)) >= RANKS.index(Role(link.role)):
            return False
        if not MemberLink.objects.use(link):
            raise Conflict(_("This link does not hold any more."))
        if mine:
            changes.update(mine, role=link.role)
        else:
            changes.create(Membership(timeline=timeline, user=user, role=link.role))
    return True


def accept(request: JoinRequest, role: str, by: User) -> None:
    """Raises Conflict where somebody answered it already."""
    _check_account(request.user, role)
    timeline = request.timeline
    with decide(by, Action.SHARE, str(request.user), _("who asked to join"), timeline=timeline) as changes:
        if not request.answer(accepted=True):
            raise Conflict(_("This request was answered already."))
        if not timeline.memberships.filter(user=request.user).exists():
            changes.create(Membership(timeline=timeline, user=request.user, role=role))


def decline(request: JoinRequest) -> None:
    """No decision: nothing is another than before. Raises Conflict where somebody answered it already."""
    if not request.answer(accepted=False):
        raise Conflict(_("This request was answered already."))


def _check_account(user: User, role: str) -> None:
    if role != Role.REVIEWER and not user.is_editor:
        said = _("%(name)s has a reader’s account, and can review: an administrator makes editors.")
        raise Conflict(said % {"name": user})
