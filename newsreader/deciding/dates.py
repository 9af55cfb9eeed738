"""Dates in a text: what an expression means, where an editor knows better than the machine."""

from __future__ import annotations

from newsreader.deciding.decisions import Action, decide
from newsreader.models import Clash, DateReading, Stale, TimeExpression, User
from newsreader.text.when import When


def correct_reading(
    expression: TimeExpression, when: When, by: User, *, made_from: When | None = None, why: str = ""
) -> DateReading:
    """Say what a time expression means: the machine's reading gives way to this one, now and later.

    Whoever calls this reads the article again afterwards (pipeline.read). Raises Stale where somebody else
    said another thing since the form showed `made_from`.
    """
    version = expression.version
    article = version.article
    with decide(by, Action.READ, expression.exact, why, article=article) as changes:
        readings = article.date_readings.filter(version=version, field=expression.field)
        standing = [reading for reading in readings if reading.overlaps(expression)]
        for reading in standing:
            if made_from is not None and reading.when not in (made_from, when):
                raise Stale(expression, [Clash("when", made_from, reading.when, when)])
        for reading in standing:
            changes.delete(reading)
        reading = DateReading(
            article=article,
            version=version,
            field=expression.field,
            start=expression.start,
            end=expression.end,
        )
        reading.quote_from(version.text_of(expression.field))
        reading.when = when
        changes.create(reading)
    return reading
