"""A title without whose day a thing is, which means nothing once its report is old.

>>> undated("Anna Lie won Sunday's run-off in Harn"), undated("Tuesday’s quake killed nine")
('Anna Lie won the run-off in Harn', 'The quake killed nine')
"""

import re

# "last year's totals" and "this month's prize" say which, as "Good Friday's" and "every Monday's" do;
# "Monday's and Tuesday's trains" are two, and "Friday's the day" is no owner.
_OWN = re.compile(
    r"(?P<before>\A|, |\b(?!(?:an?|any|both|each|early|every|last|mid|next|one|some|that|the|this) )[a-z]+ )"
    r"(?:(?:late )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|[Tt]oday|[Yy]esterday|[Tt]omorrow|[Ll]ast (?:night|week)|[Tt]his (?:morning|afternoon|evening|week))"
    r"[’']s (?=[a-z])(?!(?:an?|and|or|the|to)\b)"
)
_TWO_DAYS = re.compile(r"day[’']s (?:and|or) \w+day[’']s ")


def undated(title: str) -> str:
    """The title with "the" for "Sunday's"; what is quoted stays."""
    if "“" in title or '"' in title or _TWO_DAYS.search(title):
        return title
    return _OWN.sub(_article, title)


def _article(found: re.Match[str]) -> str:
    return f"{found['before']}the " if found["before"] else "The "
