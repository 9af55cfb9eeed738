"""Why nothing came back from an address: a line for people, a word for programs."""

from __future__ import annotations

from typing import Literal

from newsreader.fetching.documents import Refused

Kind = Literal["refused", "failed", "gone", "robots"]

# What each reason means for trying again.
KINDS: dict[str, Kind] = {
    "address": "refused",  # no address of the public web, or not written as one
    "too large": "refused",
    "redirects": "refused",  # too many, in a circle, or to nowhere
    "robots": "robots",  # the host asks robots to stay away from this page
    "no robots.txt": "failed",  # the host cannot show it now
    "gone": "gone",  # 404, 410
    "status": "failed",  # any other answer that is no page
    "rest": "failed",  # the host asked for a pause, which is not over
    "busy": "failed",  # another request to the host took too long
    "deadline": "failed",
    "network": "failed",  # no such host, no connection, cut off
    "certificate": "failed",
    "broken": "failed",  # not HTTP, cut short, or it does not unpack
}


class NotFetched(Refused):
    """Nothing came back. Its text is one clear line for people.

    `reason` is a key of KINDS. `status` is HTTP's, 0 where there was no answer. `retry_after` is in seconds,
    None where the host names no pause.
    """

    def __init__(self, line: str, reason: str, *, status: int = 0, retry_after: float | None = None) -> None:
        super().__init__(line)
        self.reason = reason
        self.status = status
        self.retry_after = retry_after

    @property
    def kind(self) -> Kind:
        """ "refused": never try again; "failed": try later; "gone"; "robots": ask robots.txt anew later.

        >>> NotFetched("The host did not answer in time.", "deadline").kind
        'failed'
        """
        return KINDS[self.reason]

    def within(self, what: str) -> NotFetched:
        """The same, told of something the reader did not ask for: an address that a redirect named."""
        return NotFetched(f"{what}: {self}", self.reason, status=self.status, retry_after=self.retry_after)
