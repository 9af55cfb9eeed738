"""The order of a list of articles, and where its next page begins."""

from __future__ import annotations

from datetime import datetime
from typing import Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

Row = TypeVar("Row", bound=models.Model)


class ListOrder(models.TextChoices):
    """The column an order goes by; of two rows alike in it the one that came in last is the newer."""

    LISTED = "listed", _("newest publication")
    CREATED = "created", _("newest arrival")


class InListOrder(models.QuerySet[Row]):
    """Rows of articles, or of what keeps their `listed`, in the order of a list of articles."""

    id_of_article = "id"

    def newest_first(self, order: str = ListOrder.LISTED) -> Self:
        return self.order_by(f"-{order}", f"-{self.id_of_article}")

    def oldest_first(self, order: str = ListOrder.LISTED) -> Self:
        return self.order_by(order, self.id_of_article)

    def listed_before(self, moment: datetime, id: int, order: str = ListOrder.LISTED) -> Self:
        """The keyset of newest_first(): the articles after this place in the list."""
        there = {order: moment, f"{self.id_of_article}__gte": id}
        return self.filter(**{f"{order}__lte": moment}).exclude(**there)

    def listed_after(self, moment: datetime, id: int, order: str = ListOrder.LISTED) -> Self:
        """That of oldest_first()."""
        there = {order: moment, f"{self.id_of_article}__lte": id}
        return self.filter(**{f"{order}__gte": moment}).exclude(**there)

    def listed_between(self, first: datetime, last: datetime, order: str = ListOrder.LISTED) -> Self:
        return self.filter(**{f"{order}__gte": first, f"{order}__lt": last})
