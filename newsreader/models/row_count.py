"""Counting no further than it is told."""

from __future__ import annotations

from django.db import models


class RowCount(models.Subquery):
    """The number of rows of a query set, a column of each row that asks: of one cut to `[:n]` at most n.

    The database stops there, where counting all of a few outlets' articles takes a page's whole time.
    """

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = models.IntegerField()
