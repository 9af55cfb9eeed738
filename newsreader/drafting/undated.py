"""A title without whose day a thing is, which means nothing once its report is old.

>>> undated("Anna Lie won Sunday's run-off in Harn"), undated("Tuesday’s quake killed nine")
('Anna Lie won the run-off in Harn', 'The quake killed nine')
"""

import re

# "last year's totals", "this month's prize" say which.
_OWN = re.compile(
    r"(?<!last )(?<!next )(?<!this )(?<!Last )\b(?:(?:late )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|[Tt]oday|[Yy]esterday|[Tt]omorrow|[Ll]ast (?:night|week)|[Tt]his (?:morning|afternoon|evening|week))"
    r"[’']s (?=[a-z])(?!to\b)"
)


def undated(title: str) -> str:
    """The title with "the" for "Sunday's"; what is quoted stays."""
    return title if "“" in title or '"' in title else _OWN.sub(_article, title)


def _article(found: re.Match[str]) -> str:
    return "The " if found.start() == 0 else "the "
