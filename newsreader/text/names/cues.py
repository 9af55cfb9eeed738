"""The words around and inside names that tell what is named, folded.

What each list is asked stands beside its words in text/english.
"""

from newsreader.text import english

FUNCTION_WORDS = english.words("names.function-word")
CALENDAR = english.words("names.calendar")
ABBREVIATIONS = english.words("names.abbreviation")
ADJECTIVES = english.words("names.adjective")
TITLES = english.words("names.title")
STRONG_TITLES = english.words("names.strong-title")
TITLE_TAILS = english.words("names.title-tail")
OFFICES = english.words("names.office")
SUFFIXES = english.words("names.suffix")
PARTICLES = english.words("names.particle")
LEADING_PARTICLES = english.words("names.leading-particle")
SPEECH = english.words("names.speech")
HUMAN_VERBS = SPEECH | english.words("names.human")
ORG_HEADS = english.words("names.org-head")
ORG_STARTS = english.words("names.org-start")
NATIONAL_FIRSTS = english.words("names.national-first")
NATIONAL_LASTS = english.words("names.national-last")
OF_HEADS = ORG_HEADS | english.words("names.of-head")
FOR_HEADS = ORG_HEADS | english.words("names.for-head")
ORG_ENDS = english.words("names.org-end")
SOLE_HEADS = english.words("names.sole-head")
OTHER_HEADS = english.words("names.other-head")
MEDIA_HEADS = english.words("names.media-head")
MEDIA_NOUNS_AFTER = english.words("names.media-noun-after")
MEDIA_STARTS = english.words("names.media-start")
MEDIA_CUES = english.words("names.media-cue")
ARMED_HEADS = english.words("names.armed-head")
ARMED_CUES = english.words("names.armed-cue")
PLACE_HEADS = english.words("names.place-head")
PLACE_NOUNS = PLACE_HEADS | english.words("names.place-noun")
PLACE_NOUNS_AFTER = PLACE_NOUNS - english.words("names.place-noun-seldom-after")
PLACE_NOUNS_BEFORE = english.words("names.place-noun-before")
LOCATIVES = english.words("names.locative")
PLACE_STARTS = english.words("names.place-start")
STATES = english.words("names.state")
STRONG_LOCATIVES = english.words("names.strong-locative")
DIRECTIONS = english.words("names.direction")
PLACE_PREFIXES = english.words("names.place-prefix")
ORG_CUES = english.words("names.org-cue")
ORG_FOLLOWERS = english.words("names.org-follower")
COMPOUND_TAILS = english.words("names.compound-tail")
COMPOUND_HEADS = english.words("names.compound-head")
# What somebody may write behind a name: "Ann Lee, KC".
POST_NOMINALS = frozenset("SC QC KC MP MEP OBE CBE MBE JP TD MD SJ FRS PC".split())  # noqa: SIM905
# The ends that are nobody's surname: "Lenin Prize".
PRIZES = frozenset(
    "prize prizes award awards medal treaty accord accords agreement festival championship championships "  # noqa: SIM905
    "trophy marathon prix regatta".split()
)
# What a storm's name stands behind, which is nobody's: "Hurricane Katrina".
STORMS = frozenset({"hurricane", "typhoon", "cyclone", "storm"})
# What a ship's name begins with; it is no name of our kinds.
SHIP_PREFIXES = frozenset({"hms", "hmas", "hmcs", "hmnzs", "mv", "rms", "rrs", "uss"})
SHIPS = SHIP_PREFIXES | frozenset(
    "ship vessel ferry frigate tanker trawler yacht freighter liner shuttle".split()  # noqa: SIM905
)
