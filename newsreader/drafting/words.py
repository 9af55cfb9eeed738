"""The closed lists by which a clause is read: no tagger, so that reading stays quick and explainable.

Lower case, apostrophes straight. What each list is asked stands beside its words in text/english.
"""

from newsreader.text import english


def listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


def regular_past(base: str) -> str:
    """ "closed" of "close", "carried" of "carry", also where a verb has another."""
    return f"{base[:-1]}ied" if base.endswith("y") else f"{base.removesuffix('e')}ed"


DETERMINERS = english.words("drafting.determiner")
PREPOSITIONS = english.words("drafting.preposition")
COORDINATORS = english.words("drafting.coordinator")
SUBORDINATORS = english.words("drafting.subordinator")
RELATIVES = english.words("drafting.relative")
PRONOUNS = english.words("drafting.pronoun")
NEGATIONS = english.words("drafting.negation")
MODALS = english.words("drafting.modal")
BE_PAST = english.words("drafting.be-past")
BE_PRESENT = english.words("drafting.be-present")
HAVE_PAST = english.words("drafting.have-past")
HAVE_PRESENT = english.words("drafting.have-present")
DO_PAST = english.words("drafting.do-past")
DO_PRESENT = english.words("drafting.do-present")
BE_OTHER = english.words("drafting.be-other")
ADVERBS = english.words("drafting.adverb")
PAST = english.words("drafting.past")
PAST_OR_PARTICIPLE = english.words("drafting.past-or-participle")
PAST_OR_BASE = english.words("drafting.past-or-base")
PARTICIPLES = english.words("drafting.participle")
NOT_PAST = english.words("drafting.not-past")
# "Lay wounded", "sit stranded": how something is.
POSTURES = listed("lay lie lies lying sat sit sits sitting stand standing stands stood")
# What shows that something was so: "found no sign that".
SIGNS = listed("evidence hint hints indication indications proof sign signs suggestion trace traces")
SAYING = english.words("drafting.saying")
INTENDING = english.words("drafting.intending")
CLAIMS = english.words("drafting.claim")
SPEAKING = english.words("drafting.speaking")
EXPECTING = english.words("drafting.expecting")
INTRANSITIVE = english.words("drafting.intransitive")
STATES = english.words("drafting.state")
ACTS = english.words("drafting.act")
OCCASIONS = english.words("drafting.occasion")
OCCASION_OPENERS = english.words("drafting.occasion-opener")
ORGANISED = english.words("drafting.organised")
AUDIENCES = english.words("drafting.audience")
LOOKING_BACK = english.words("drafting.looking-back")
BOUNDING = english.words("drafting.bounding")
DEEDS = ACTS | english.words("drafting.deed")
DONE = DEEDS | english.words("drafting.done")
MOODS = STATES | english.words("drafting.mood")
TIMETABLE = english.words("drafting.timetable")
PLANS = english.words("drafting.plan")
MOVED = english.words("drafting.moved")
HARMS = english.words("drafting.harm")
HAPPENINGS = english.words("drafting.happening")
MARKET = english.words("drafting.market")
SENTIMENTS = english.words("drafting.sentiment")
LEVELS = english.words("drafting.level")
OUTPUTS = english.words("drafting.output")
POSING = english.words("drafting.posing")
TALK = english.words("drafting.talk")
TURNING = english.words("drafting.turning")
CAREERS = english.words("drafting.career")
OF_CAREERS = english.words("drafting.of-career")
WEATHER = english.words("drafting.weather")
MEASURED_WEATHER = english.words("drafting.weather-measure")
EXCHANGES = english.words("drafting.exchange")
OF_TRADE = english.words("drafting.of-trade")
TERMS = english.words("drafting.term")
OF_MINDS = english.words("drafting.of-minds")
CALLED = english.words("drafting.called")
VESSELS = english.words("drafting.vessel")
AIRCRAFT = english.words("drafting.aircraft")
BUILDINGS = english.words("drafting.building")
AFFECTED = english.words("drafting.affected")
BE = BE_PAST | BE_PRESENT | BE_OTHER
