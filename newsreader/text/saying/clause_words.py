"""The small words that begin, end and part the clauses that tell who says something."""

from newsreader.text import english

WEEKDAYS = frozenset(english.full("weekday"))
BESIDE_VERB = WEEKDAYS | frozenset(
    """
    has have had also later then repeatedly previously earlier reportedly often once again first since
    today yesterday now separately recently still would will did does further angrily simply just quickly
    already meanwhile however on
    """.split()  # noqa: SIM905
)
# Words that end a speaker's name after the verb: "said Ann Lee in Oslo on Monday".
ENDS_NAME = WEEKDAYS | frozenset(
    """
    who in on at after before during as while when where from by with to today yesterday that adding
    speaking referring about following late early this last whose which but and told said if because
    known called named nicknamed dubbed identified giving near outside inside beside behind above below over
    under through via across along around between among against without within upon since until till despite
    aloud again too there here then also instead afterwards later earlier tonight recently is was has had
    between beneath towards toward onto into off up down out back not only when whom what how why
    """.split()  # noqa: SIM905
)
JOINS_CLAUSES = frozenset(
    """
    but that which while as because although though where when if and with so after before
    """.split()  # noqa: SIM905
)
BEFORE_NOUN = frozenset(
    """
    a an the these those this that such his her their its our any all no of
    """.split()  # noqa: SIM905
)
# A part of a sentence that begins with one of these tells when or how, not who.
OPENERS = frozenset(
    """
    asked speaking in on at after before during as while when with by from earlier later meanwhile however
    despite following for since under responding referring addressing but and although if according
    """.split()  # noqa: SIM905
)
# What somebody says, called by a noun: "her answer", "the mayor's verdict". (Part of a pattern.)
OWN_SPEECH = english.any_of("saying.own-speech")
