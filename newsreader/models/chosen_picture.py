"""Which picture was chosen for a row: an article's, or one that was sent."""

from __future__ import annotations

from typing import Any

from newsreader.models.lead_picture import LeadPicture
from newsreader.models.sent_picture import SentPicture


class ChosenPicture:
    """Of a model with the columns `report_picture`, `report_digest` and `sent_picture`."""

    report_picture: Any
    report_picture_id: int | None
    report_digest: Any
    sent_picture: Any
    sent_picture_id: int | None

    @property
    def picture(self) -> str:
        """Which picture it has, as forms name it: "report-5", "sent-7", or "" for none."""
        if self.report_picture_id:
            return f"report-{self.report_picture_id}"
        return f"sent-{self.sent_picture_id}" if self.sent_picture_id else ""

    @picture.setter
    def picture(self, named: str) -> None:
        """Of an article's picture the bytes it has now are meant, and no others that it may get."""
        whose, _dash, id = named.partition("-")
        report = LeadPicture.objects.get(pk=id) if whose == "report" else None
        self.report_picture, self.report_digest = report, report.digest if report else ""
        self.sent_picture = SentPicture.objects.get(pk=id) if whose == "sent" else None
