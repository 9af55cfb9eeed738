"""Dates in a text: what an expression means, where an editor knows better than the machine."""

from __future__ import annotations

from newsreader.deciding.decisions import Action, decide
from newsreader.models import DateReading, TimeExpression, User
from newsreader.text.when import When


def correct_reading(expression: TimeExpression, when: When, by: User, why: str = "") -> DateReading:
    """Say what a time expression means: the machine's reading gives way to this one, now and later.

    Whoever calls this reads the article again afterwards (pipeline.read).
    """
    version = expression.version
    article = version.article
    with decide(by, Action.READ, expression.exact, why, article=article) as changes:
        for standing in article.date_readings.filter(version=version, field=expression.field):
            if standing.overlaps(expression):
                changes.delete(standing)
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
