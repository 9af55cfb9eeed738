"""What stands for the noun where none does: "80 have fled", "killing 12", "the reds took 47"."""

import re

from newsreader.text import english
from newsreader.text.figures.countables import ANIMALS, PAST_VERBS, PEOPLE, is_past
from newsreader.text.figures.counted_before import OF_US, of_them
from newsreader.text.figures.counting import Counting
from newsreader.text.figures.nouns_before import closes, is_the_rest, only_plural, people
from newsreader.text.figures.numerals import may_be_year
from newsreader.text.figures.verbs_after import (
    BEFORE_VERB,
    LONGEST_VERBS,
    begins_with_verb,
    from_verb,
    phrase,
)
from newsreader.text.names.cues import SPEECH
from newsreader.text.saying.reporting import FINITE

# What these are done to is people: "killing 12". Of others it is told before: "had 60 seats and lost 12".
_HARMED = re.compile(rf"(?i)(?<![\w-]){english.any_of('figures.harming')}\s+\Z")
_TAKEN = re.compile(
    rf"(?i)\b(?P<verb>has|had|have|having|{english.any_of('figures.taking')}"
    r"|(?:lets?|letting|took|takes?|turn(?:ed|s|ing)?|pull(?:ed|s|ing)?) (?:in|out|away|down)"
    r"|put(?:s|ting)? down|(?:giv(?:e|es|ing|en)|gave|hand(?:s|ed|ing)?) (?:up|back|away|over|out)"
    r"|(?:(?<=\bto )|(?<=\bcan )|(?<=ould )|(?<=\bwill )|(?<=\bmust )|(?<=\bmay )"
    r"|(?<=\bmight )|(?<=[’']ll )|(?<=\b[Ww]e )|(?<=\b[Tt]hey ))"
    rf"{english.any_of('figures.to-take')})\s+\Z"
)
# Whoever comes is somebody: "the rally drew 300".
_CROWDS = frozenset({"drew", "draw", "draws", "drawing", "attract", "attracts", "attracted", "attracting"})
_VOTING = frozenset({"abstained", "opposed", "voted", "refused", "agreed", "objected"})
_DECIDED = frozenset({"won", "win", "wins", "winning", "lost", "lose", "loses", "losing"})
# "It was watched by nine million"
_BY_PEOPLE = re.compile(
    r"\b(?:watched|seen|read|attended|visited|heard|followed|viewed|signed|shared|mourned|cheered|used) by \Z"
)
# "Left 40,000 without power", "drove 3,000 from their homes", "forced 150 out of the hotel"
_LEFT = re.compile(r"\b(?:leav(?:e|es|ing)|left|with) \Z", re.IGNORECASE)
_WITHOUT = re.compile(
    r" (?:without (?:power|electricity|water|gas|heating|shelter|food|work|jobs|homes|a (?:home|job|roof))"
    r"|homeless|jobless|stranded|unemployed)\b"
)
_DROVE = re.compile(r"\b(?:drove|driv(?:e|es|en|ing)|forc(?:e|es|ed|ing)|uproot(?:ed|ing)) \Z")
_FROM_HOME = re.compile(
    r" (?:from (?:their|his|her|its|the) (?:homes?|houses|villages?|lands?)"
    r"|out of (?:work|school"
    r"|(?:their|his|her|its|the|an?) (?!market|industry|business|sector|trade|league|cup|race))"
    r"|into (?:exile|camps|shelters?|tents)"
    r"|to (?:flee|leave|evacuate|abandon|move|seek|take shelter|sleep))\b"
)
# "In front of 7,412", and of 60 where somebody plays; before 12 a car may stop, too.
_BEFORE_PEOPLE = re.compile(r"\bin front of \Z")
_PLAYING = re.compile(
    r"\b(?:play|sing|perform|rac|danc|fight|speak)(?:s|e[ds]?|ing)?\b|\b(?:sang|spoke|fought|won|lost|beat|drew)\b"
)
_CROWD = 1000
# What a verb takes whose noun was told: "In May they mended 600", "She wants to see a hundred".
_TOOK = re.compile(
    r"\b(?:(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I|[Yy]ou|who|that|which)"
    r" (?:has |have |had |only |once |also |now |later |just ){0,2}"
    r"|[a-z]+ to |(?:would|could|will|can|should|may|must)(?: have)? )(?P<verb>[a-z]+)(?: for| about)? \Z"
)
_ENDS_THERE = re.compile(
    r"(?:[”\"’',]{0,2}(?:[.;:!?)]|\s*\Z)|,| (?:last|this|next) (?:year|month|week|season)\b"
    r"| (?:in|on) [A-Z\d]| today\b)"
)
# What a number measures that such a verb takes: an age, a price, a score.
_MEASURING = frozenset(
    """
    turned turn reached reach hit cost paid pay earned earn earns scored score scores shot ran run won lost
    finished finish weighed weigh averaged average rated ranked led drew chased celebrated aged dropped fell
    measure measured stand lead lasts last lasted win lose run shoot
    rose climbed grew slipped jumped raised raise made make wrote read looked went came got started began
    opened closed ended spent charged charges fined was were be is are been worked waited lived died said told
    """.split()  # noqa: SIM905
)
_LONE = re.compile(
    r"[“\"‘'\s]*(?:(?:Possibly|Maybe|Perhaps|Only|Just|Exactly|Precisely|At least|At most|About|Some"
    r"|Nearly|Almost) )?[“\"‘'\s]*\Z"
)
_IN_ALL = re.compile(r" (?:in all|all told|altogether|in total)\b")
_DOING = frozenset(
    """
    were are have had will would could did remain live attend work die survive take go face carry
    contain lack own
    """.split()  # noqa: SIM905
)
_OPENS_CLAUSE = frozenset(
    """
    as after before until if
    and but while when where that which because though although said says of these them far now already
    """.split()  # noqa: SIM905
)
# "The five were named", "By Friday 112 had gone"
_THE = frozenset({"The", "Those"})
_WEEKDAYS = frozenset(english.numbers("weekday")) | frozenset(english.numbers("month"))
# "There were six in the car".
_THERE = re.compile(r"(?i)\bthere (?:is|are|was|were)\s+\Z")
_ABOARD = re.compile(r" (aboard|on board)\b")
# "Six in hospital after blast"
_HEADLINE = re.compile(r" (?:in|on|under) (?:hospital|custody|jail|court|trial|arrest|intensive)\b")
_PLACED = frozenset({"in", "at", "on", "aboard", "under", "near"})
# Of people alone.
HARM = frozenset(
    """
    dead missing hurt injured wounded killed died hospitalised hospitalized detained arrested jailed charged
    fled homeless displaced treated
    """.split()  # noqa: SIM905
)
# Not those who act: "Rescuers found six; four are missing".
_SOUGHT = frozenset({"missing", "rescued", "freed"})
# "Killing 12": 12 people killed.
_PAST_OF = english.pasts("figures.harming")
_STATES = PAST_VERBS - english.words("figures.taking")
# What only people do or suffer, but for animals that were told of.
_MOVED = frozenset(
    "applauded booed cheered enlisted prayed protested queued rallied volunteered wept".split()  # noqa: SIM905
)
_PERSONAL = (
    _STATES
    | _MOVED
    | HARM
    | _VOTING
    | english.words("figures.harming")
    | (SPEECH - {"announced", "confirmed", "reported"})
)
# "Two remain in custody", "20 are in a critical condition".
_SOMEWHERE = re.compile(
    r"\b(?:in (?:custody|hospital|jail|prison|intensive|critical|serious|a (?:critical|serious|stable))"
    r"|on (?:bail|trial)|unaccounted|at large|to (?:[a-z]+ )?hospitals?"
    r"|from (?:the )?(?:rubble|ruins|wreckage|debris)"
    # What else nothing but people does: "Nine lost their jobs", "Eight needed surgery".
    r"|lost (?:their )?(?:lives|homes|jobs|livelihoods|limbs|legs|arms|fingers|consciousness|sight)"
    r"|lost an? (?:leg|arm|eye|hand|foot|finger|limb)|(?:needed|required|underwent) (?:surgery|stitches)"
    r"|gave evidence|pleaded (?:not )?guilty|hunger strike)\b"
)
# What may stand before the verb of several: "have since been", "are all".
_AUXILIARY = frozenset(
    "have had were are be been being all also since still now not reported feared".split()  # noqa: SIM905
)
# "Of 400 trees 60 were treated" with something, never "60 were treated | for burns".
_TREATED = re.compile(r"\btreated(?! (?:for|in|at|on)\b)")
# Behind "killed 12": "" where nothing follows.
_AFTER_HARM = frozenset({"", "and", "in", "others", "more", "of", "on", "at", "for"})
# "Six of them had died"
_HURT_OF_THEM = re.compile(
    r" of (?:them|whom)(?: (?:had|has|have|were|was|are|been|later|since))* "
    rf"(?:{english.alternatives(HARM - {'missing', 'treated', 'dead'})})\b"
)
# "The mill employs 90", where "90 employs" would say nothing.
_EMPLOYING = frozenset({"employ", "employs", "hire", "hires", "recruit", "recruits"})
# Of "a country of 11 million" those who die are people.
_SETTLED = english.words("figures.settled")
# A share is of a hundred.
_WHOLE = 100
# A hedged number below this is no count by its hedge alone.
_FEWEST = 10


def without_noun(number: Counting, words: list[re.Match[str]]) -> str:
    """What stands for the noun in "at least 80 have fled", "killing 12", "an estimated 300 in the valley"."""
    value = number.numeral.number
    if value < 2 or not value.is_integer() or (number.numeral.bare and may_be_year(value)):
        return ""
    words = from_verb(number, words)
    first = words[0].group().lower() if words else ""
    if _can_only_be_people(number, first):
        return people(number) or "people"
    if first in _AFTER_HARM or closes(number) or _is_relative(number, first):
        if _HARMED.search(number.before):
            return _victims(number)
        if taken := _taken(number):
            return taken
    if told := _took(number):
        return told
    if told := of_them(number) or _aboard(number):
        return _some_of_them(number, told)
    if told := _acting(number, first, words):
        return told
    if first in _AFTER_HARM and is_the_rest(number):
        return people(number)
    return people(number) if number.hedge and value >= _FEWEST and first in ("in", "from") else ""


def _some_of_them(number: Counting, told: str) -> str:
    """Who or what so many of them are, by no more than `told` where nothing shows it."""
    if told in OF_US:
        return people(number) or "people"
    named = people(number) or ("" if number.earlier.noun else only_plural(number))
    return named or ("people" if _HURT_OF_THEM.match(number.text, number.numeral.end) else told)


def in_a_state(counts: str) -> str:
    """ "people injured" of "30 injured": what has become of so many, with the people."""
    return f"people {counts}" if counts.lower() in _STATES else counts


def _who(verbs: str) -> str:
    """What so many do or suffer, with the people of whom alone it can tell.

    >>> _who("have since been released"), _who("were built"), _who("was charged")
    ('people have since been released', 'were built', 'was charged')
    """
    plain = (word for word in verbs.lower().split() if word not in _AUXILIARY and not word.endswith("ly"))
    personal = next(plain, "") in _PERSONAL or _SOMEWHERE.search(verbs)
    return f"people {verbs}" if personal else verbs


def _can_only_be_people(number: Counting, first: str) -> bool:
    """ "Held 30 hostage", "watched by nine million"."""
    if first == "hostage":
        return True
    for verb, behind in ((_LEFT, _WITHOUT), (_DROVE, _FROM_HOME)):
        if verb.search(number.before) and behind.match(number.text, number.numeral.end):
            return True
    if not closes(number):
        return False
    return _BY_PEOPLE.search(number.before) is not None or _is_audience(number)


def _is_audience(number: Counting) -> bool:
    """ "In front of 7,412"."""
    if not _BEFORE_PEOPLE.search(number.before):
        return False
    return number.numeral.number >= _CROWD or _PLAYING.search(number.before) is not None


def _took(number: Counting) -> str:
    """What a number that ends its clause is of, where the noun was told: "They mended 600", “Possibly 67.”"""
    if _IN_ALL.match(number.text, number.numeral.end):
        return people(number) or number.earlier.noun or only_plural(number)
    if number.earlier.share or not _ENDS_THERE.match(number.text, number.numeral.end):
        return ""
    alone = number.before.strip() or not number.numeral.bare
    # "8. The pier": the number of a heading.
    lone = (
        alone and _LONE.fullmatch(number.before) and number.text.startswith(number.before, number.span.start)
    )
    took = _TOOK.search(number.before)
    if not lone and (took is None or not _takes(took)):
        return ""
    return number.earlier.noun or ("" if lone else only_plural(number))


def _takes(took: re.Match[str]) -> bool:
    """Whether the words hold a verb that takes things, and measures none: "it needs", "wants to see"."""
    verb = took["verb"]
    if verb in _MEASURING or verb.removesuffix("s") in _MEASURING:
        return False
    third = verb.endswith("s") and took.group().split()[0].lower() in ("he", "she", "it")
    later = " to " in f" {took.group()}" or " have " in took.group()
    return verb in FINITE or is_past(verb) or third or later


def _acting(number: Counting, first: str, words: list[re.Match[str]]) -> str:
    """Who does something: "80 have fled", "The five were held"; by the verb alone where nobody tells."""
    if _is_those(number, first):
        told = number.earlier.noun
    elif _acts(number, first, words):
        told = _some_of(number, words)
    else:
        return ""
    lows = [word.group().lower() for word in words[:LONGEST_VERBS]]
    if number.earlier.here and number.earlier.noun == "people" and not HARM.isdisjoint(lows):
        # "One person died and three were injured"
        return "people"
    harmed = not _SOUGHT.isdisjoint(lows)
    verbs = phrase(number.text, words[0].start(), number.span.end)
    if first == "who":
        return people(number, harmed=harmed) or told or f"people {verbs}"
    # "One of four released on Monday": of reports as well.
    anything = number.before.endswith(" of ") or (_counted_things(number) and _TREATED.search(verbs))
    return people(number, harmed=harmed) or told or (verbs if anything else _who(verbs))


def _counted_things(number: Counting) -> bool:
    """Whether the sentence has counted as many things, and no people: "sprayed 400 trees; | 60 …"."""
    earlier = number.earlier
    of_things = bool(earlier.noun) and earlier.noun.rpartition(" ")[2].lower() not in PEOPLE
    return earlier.here and of_things and number.numeral.number <= earlier.number


def _some_of(number: Counting, words: list[re.Match[str]]) -> str:
    """What so many of do something: those counted before, if there are as many, or the one plural named;
    whoever is hurt or dead is somebody, and no plural that is none of people."""
    earlier = number.earlier
    placed = len(words) > 1 and words[1].group() in _PLACED
    needed = earlier.here and number.before.endswith(" where ") and not placed
    voting = earlier.here and words[0].group() in _VOTING
    noun = earlier.noun if needed or voting or number.numeral.number <= earlier.number else ""
    noun = _inhabitants(noun) or ("" if earlier.noun else only_plural(number))
    harmed = any(word.group().lower() in HARM for word in words[:LONGEST_VERBS])
    harmed = harmed or words[0].group() in SPEECH
    return "" if harmed and noun.rpartition(" ")[2].lower() not in PEOPLE | ANIMALS else noun


def _inhabitants(noun: str) -> str:
    """Who they are of whom a town or a country was told to consist."""
    return "people" if noun in _SETTLED else noun


def _aboard(number: Counting) -> str:
    found = _ABOARD.match(number.text, number.numeral.end)
    return found[1] if found else ""


def _acts(number: Counting, following: str, words: list[re.Match[str]]) -> bool:
    """Whether the number stands for those who do something, or are somewhere."""
    return (
        following == "who"
        or begins_with_verb(words)
        or _is_subject(number, following)
        or _is_there(number, following)
    )


def is_verb(words: str) -> bool:
    """Whether what stands for the noun is a verb: "have fled their farms", "carrying"."""
    first = words.partition(" ")[0].lower()
    return first in FINITE or first in BEFORE_VERB or first.endswith("ing")


def _is_there(number: Counting, following: str) -> bool:
    """Whether the number is of those who are somewhere: "there were six in the car", "Six in hospital"."""
    if not number.before.strip():
        return _HEADLINE.match(number.text, number.numeral.end) is not None
    return _THERE.search(number.before) is not None and following in _PLACED


def _is_subject(number: Counting, following: str) -> bool:
    """Whether the number opens a clause and does something: "Twelve were hurt", ", and four had left"."""
    if following not in _DOING and following not in FINITE and not is_past(following):
        return False
    before = number.before.rstrip()
    if before.startswith("Of ") and number.text.startswith("Of ", number.span.start):
        return True
    if is_the_rest(number) or not before or before[-1] in ',;:—–(“"':
        return True
    last = before.rpartition(" ")[2].lower()
    return last in _OPENS_CLAUSE or last in _WEEKDAYS


def _is_those(number: Counting, following: str) -> bool:
    """Whether those named before open the sentence and act: "The five were held", not "The 12.10 left"."""
    named = (
        number.before.rstrip() in _THE and number.text[number.numeral.start : number.numeral.end].isalpha()
    )
    return named and (following in _DOING or following in FINITE or is_past(following))


def _taken(number: Counting) -> str:
    """What "took 47" is about: what was counted before it, or, said by the verb alone, "took"."""
    verb = _TAKEN.search(number.before)
    if verb is None or (number.earlier.share and number.numeral.number <= _WHOLE):
        return ""
    if number.numeral.upper is not None and verb["verb"].lower() in _DECIDED:
        # "Won 70–80", a score
        return ""
    earlier = number.earlier
    told = earlier.noun if earlier.here or number.numeral.number <= earlier.number else ""
    if verb["verb"].lower() in _CROWDS | _EMPLOYING:
        return people(number) or "people"
    told = _inhabitants(told or people(number) or only_plural(number) or earlier.noun)
    if told.lower() == "police":
        # "Police held 70": others.
        return f"people {verb['verb'].lower()}"
    if not told and verb["verb"].lower() in _DECIDED and "seats" in number.told.values():
        return "seats"
    return told or verb["verb"]


def _victims(number: Counting) -> str:
    """Whom "killing 12" is about: those named before (whoever "killed 12" stands there too), or people."""
    verb = number.before.split()[-1].lower()
    told = people(number, harmed=True) if verb.endswith("ing") else ""
    if number.earlier.noun.rpartition(" ")[2].lower() in ANIMALS:
        told = told or number.earlier.noun
    if told or verb in _EMPLOYING:
        return told or "people"
    return f"people {_PAST_OF[verb]}"


def _is_relative(number: Counting, following: str) -> bool:
    """Whether another verb follows, so that the one before is done with: "the bus carrying 41 overturned"."""
    return number.before.rstrip().endswith("ing") and (is_past(following) or following in FINITE)
