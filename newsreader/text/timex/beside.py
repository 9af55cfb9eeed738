"""Cues right beside an expression. The first group that has one there decides: the surest stand first."""

from newsreader.text import english
from newsreader.text.timex.cues import Cue, Cues, Direction, Place

FORWARD, BACK = Direction.FORWARD_BESIDE, Direction.BACK_BESIDE
BEFORE, UNTOLD, AFTER = Place.BEFORE, Place.UNTOLD, Place.AFTER

# Little words between a cue and the expression: "expected no later than the end of".
_LITTLE = r"(?: (?:on|for|in|at|to|until|till|by|of|from|the|out|no later than|later|back)){0,3}"
# What a verb may have before the expression: "opens its new plant in", "fell sharply on".
_OBJECT = r"(?: \w+){0,3}?(?: (?:on|in|at|from|until|by))?"
_ADVERB = r"(?: (?:[a-z]+ly|in [a-z]+|late|early|here|out|up|down))?(?: (?:on|in|at|since|late|early))?"
_NOUN = r"(?:['’]s)?\s(?:[a-z]+\s){0,2}?"
_NOT_AFTER = (
    r"(?<!had )(?<!has )(?<!have )(?<!needed )(?<!found )(?<!believed )(?<!thought )(?<!known )(?<!said )"
)

BESIDE = (
    Cues(
        Cue(
            "missed-deadline", BACK, Place.AROUND,
            r"(?:miss(?:ed|es|ing)?|passed|expired|after) (?:an?|the|its|his|her|their) …\sdeadlines?",
            "The builders missed the [Friday] deadline.",
        ),
    ),
    Cues(
        Cue("deadline", FORWARD, AFTER, r"\sdeadlines?", "The deal faces a [Friday] deadline."),
        # What is traded now and handed over then.
        Cue(
            "delivery", FORWARD, AFTER,
            r"\s(?:[a-z]+\s)?(?:contracts?|crude|delivery|expiry|futures|settlement)",
            "Wheat for [October] delivery fell.",
        ),
    ),
    Cues(
        Cue(
            "to-be", FORWARD, BEFORE,
            _NOT_AFTER
            + r"(?:(?:can|may|might|must|shall|should|to|will|would) (?:not )?|could )be [a-z]+"
            r"(?: [a-z]+){0,4}",
            "The harbour is to be closed from [Friday].",
        ),
        Cue(
            "is-on", FORWARD, BEFORE,
            r"(?:is|are|comes|falls|takes place)(?: not)? (?:on|in|at)",
            "The hearing is on [Friday].",
        ),
        Cue(
            "is-sentenced", FORWARD, BEFORE,
            r"(?:is|are) (?:buried|inaugurated|published|sentenced|sworn in|unveiled)(?: (?:on|in))?",
            "When he is sentenced [Friday], he may appeal.",
        ),
    ),
    # The present tense of timetables.
    Cues(
        Cue(
            "opens", FORWARD, UNTOLD,
            english.any_of("timex.timetable") + _OBJECT,
            "The tour opens in Marlow on [Friday].",
        ),
        Cue(
            "takes-place", FORWARD, UNTOLD,
            r"(?:comes? into force|goe?s? (?:ahead|before|into effect|on (?:sale|show|strike|trial)"
            r"|to (?:court|the polls))|kicks? off|takes? (?:effect|office|place))" + _OBJECT,
            "Voters go to the polls on [Friday].",
        ),
        Cue(
            "is-being", FORWARD, UNTOLD,
            r"(?:is|are) being (?:flown|held|moved)" + _OBJECT,
            "She is being flown home on [Friday].",
        ),
        Cue(
            "publishes", FORWARD, UNTOLD,
            english.any_of("timex.publishing")
            + r" (?!of\b|that\b|from\b|on\b|say)\w+(?:[ -]\w+){0,2}"
            + _OBJECT,
            "The bank publishes its forecast on [Friday].",
        ),
    ),
    # A verb of the past.
    Cues(
        Cue(
            "came-on", BACK, BEFORE,
            english.any_of("timex.past-before") + _ADVERB,
            "The mill shut down on [Friday].",
        ),
        Cue(
            "closed-on", BACK, BEFORE,
            rf"(?:died|(?!{english.any_of('timex.no-past-before')})[a-z]{{3,}}ed)" + _ADVERB,
            "The mill closed on [Friday].",
        ),
    ),
    Cues(
        # What cannot be foretold.
        Cue(
            "disaster", BACK, AFTER,
            _NOUN + r"(?:accident|assassination|attacks?|blasts?|bombings?|collapse|coup|crash|defeat"
            r"|disaster|earthquake|explosions?|fire|killings?|loss|losses|massacre|murders?|quake|raid|riots?"
            r"|shootings?|spill|uprising|victory)",
            "Aid reached Marlow after [Friday]'s earthquake.",
        ),
    ),
    Cues(
        Cue(
            "planned", FORWARD, BEFORE,
            r"(?:booked|called|expected|planned|scheduled|slated)" + _LITTLE,
            "The vote had been scheduled for [Friday].",
        ),
        Cue(
            "due", FORWARD, BEFORE,
            r"(?:bailed|due|effective|likely|payable)" + _LITTLE,
            "Snow is likely on [Friday].",
        ),
        Cue(
            "due-somewhere", FORWARD, BEFORE,
            r"(?<!been )(?:due|expected|scheduled|slated) (?:in|at|before)(?: the)?(?: [a-z.]+){1,3}?"
            r"(?: (?:on|early|late|early on|late on))?",
            "He is due in St. Anselm early [Friday].",
        ),
        Cue(
            "expires", FORWARD, BEFORE,
            r"(?:deadline|expires?|expiring|matures?|maturing)" + _LITTLE,
            "He sold the bonds maturing in [May].",
        ),
        Cue(
            "coming", FORWARD, BEFORE,
            r"(?:ahead of|coming|forthcoming|looming|upcoming)" + _LITTLE,
            "Shops filled their shelves ahead of [Friday].",
        ),
        Cue(
            "looks-ahead", FORWARD, BEFORE,
            r"(?:ahead|forward) to" + _LITTLE,
            "They looked forward to [Friday].",
        ),
        # "a week from [Sunday]" is counted on from one to come.
        Cue(
            "weeks-from", FORWARD, BEFORE,
            r"(?<!for )(?:an?|one|two|three|four|five|six|ten|\d{1,2}) (?:days?|weeks?|fortnight|months?) from",
            "The runoff is a week from [Friday].",
        ),
        Cue("set-for", FORWARD, BEFORE, r"set for" + _LITTLE, "The trial was set for [Friday]."),
        Cue(
            "begins", FORWARD, BEFORE,
            rf"(?:{english.any_of('timex.starting')}|kicks? off)" + _LITTLE,
            "The bank cut its rate, starting on [Friday].",
        ),
        Cue(
            "put-off-to", FORWARD, BEFORE,
            rf"(?:{english.any_of('timex.rescheduled')}|brought forward|pushed back|put (?:off|back))"
            r" (?:until|till|to|for)" + _LITTLE,
            "The launch was moved to [Friday].",
        ),
        Cue(
            "no-later-than", FORWARD, BEFORE,
            r"(?:as soon as|beyond|in time for|no later than)",
            "They asked him to answer no later than [Friday].",
        ),
    ),
)  # fmt: skip
