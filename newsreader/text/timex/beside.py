"""Cues right beside an expression. The first group that has one there decides: the surest stand first."""

from newsreader.text import english
from newsreader.text.timex.cues import Cue, Cues, Direction, Place

FORWARD, BACK = Direction.FORWARD_BESIDE, Direction.BACK_BESIDE
BEFORE, UNTOLD, AFTER = Place.BEFORE, Place.UNTOLD, Place.AFTER

HOLDS, TIMETABLE = english.any_of("timex.holds"), english.any_of("timex.timetable")
# Little words between a cue and the expression: "expected no later than the end of".
_LITTLE = r"(?: (?:on|for|in|at|to|until|till|by|of|from|the|out|no later than|later|back)){0,3}"
# What a verb may have before the expression: "opens its new plant in", "fell sharply on".
_OBJECT = r"(?: (?!(?:said|[a-z]+ed)\b)[\w’'-]+){0,6}?(?: (?:on|in|at|from|until|by))?"
_ADVERB = (
    r"(?: (?:(?!likely\b)[a-z]+ly|in (?!for\b)[a-z]+|late|early|here|there|out|up|down|off|over|back"
    r"|away|home"
    r"|together|apart))?"
    r"(?: (?:on|in|at|since|late|early))?"
)
# Words between a verb of the present and the expression.
_FURTHER = r"(?: (?!and\b|that\b)[\w’'-]+){0,7}?(?: (?:on|in|at|from|until|by|late|early))?"
# "Gave evidence until Friday": no time to do it in.
_GIVEN_AWAY = (
    r"(?:advice|birth|blood|care|chase|cover|credit|evidence|food|help|hope|money|notice|power|rise|shelter"
    r"|support|testimony|water|way|work)"
)
EVENT = english.any_of("timex.event")
PAST_OR_BASE = english.any_of("timex.past-or-base")
_NOUN = (
    r"(?:['’]s)?\s(?:(?!(?:after|amid|an?|and|as|at|because|before|but|by|for|from|in|of|on|over|that|the|to|when|with)\b)"
    r"[a-z]+\s){0,2}?"
)
# Somewhere in the words that follow.
_A_FIGURE = (
    r"(?=(?: (?!to\b)[^\s;:()]+){0,7} [^\w\s]?(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|a (?:hundred|thousand|million))\b))"
)
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
        Cue(
            "but-did-not", BACK, Place.AROUND,
            r"(?:(?:was|were|been) (?:about|to)|asked|due|expected|meant|ordered|scheduled|set|summoned"
            r"|supposed|told)\b"
            r"[^.;]{2,60}…[^.;,]{0,12}(?:,? but)? (?:(?:he|she|it|they) )?(?:could(?: not|n['’]t)"
            r"|did(?: not|n['’]t)|failed"
            r"|never|refused|was(?: not|n['’]t)|were(?: not|n['’]t))",
            "The judge was due to rule on [Friday] but did not.",
        ),
    ),
    Cues(
        Cue(
            "deadline-passed", BACK, AFTER,
            r"(?:['’]s)?(?:\s(?:[a-z-]+\s)?(?:deadlines?|cut-?off|ultimatum))?\s(?:ha[ds]\s)?"
            r"(?:passed|expired|lapsed|ran out|came and went|went by|was missed)",
            "The deadline on [Friday] passed.",
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
    # "better than on Friday": compared with what was.
    Cues(
        Cue(
            "would-not-say", BACK, BEFORE,
            r"(?:would not|wouldn['’]t|would n['’]t)(?: immediately)? (?:be drawn|budge|comment|confirm"
            r"|elaborate|say|speculate)(?: further)?(?: on| late| early)?",
            "The guild would not comment [Friday].",
        ),
        Cue(
            "than-on", BACK, BEFORE,
            r"(?<!later )(?<!earlier )(?<!sooner )than(?: (?:he|she|it|they) (?:did|had|was|were))?"
            r"(?: (?:on|in|at))?",
            "The guild did better than on [Friday].",
        ),
        Cue(
            "up-from", BACK, BEFORE,
            r"(?:(?<!\bgo )(?<!\bgoes )(?<!\bgoing )(?<!\bwent )(?:up|down)(?: [a-z]+ly)? (?:from|on)"
            r"|\ban? (?:[a-z0-9]+ )?(?:increase|rise|fall|drop) (?:from|on)|to \S*\d\S*(?: [a-z]+)? from"
            r"|compared (?:with|to)|versus|(?<=, )(?:from|against))"
            + _A_FIGURE
            + r"(?: (?!to\b)[^\s;:()]+){1,9} (?:on|in|at|for)",
            "The road will cost 12 crowns, up from 9 in [May].",
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
            r"(?:is|are|comes|falls|takes place)(?: not)?(?: (?:on|in|at|now|only|this coming))?",
            "The hearing is on [Friday].",
        ),
        Cue(
            "is-somewhere-on", FORWARD, BEFORE,
            EVENT + r" (?:is|are) (?:at|in) (?:(?!(?:after|and|since|that|which|who)\b)[\w’'.-]+ ){1,4}on",
            "The funeral is at St. Olave's on [Friday].",
        ),
        Cue(
            "is-closed-from", FORWARD, BEFORE, r"(?:is|are) (?:closed|shut|banned|open|off) from",
            "The road is closed from [Friday].",
        ),
        Cue(
            "is-sentenced", FORWARD, BEFORE,
            rf"(?:is|are) (?:{english.any_of('timex.is-done')}|laid to rest|sworn in)(?: (?:on|in|at))?",
            "When he is sentenced [Friday], he may appeal.",
        ),
    ),
    Cues(Cue("since", BACK, BEFORE, r"since(?: (?:late|early))?", "The mill has stood idle since [Friday].")),
    Cues(
        Cue(
            "aftermath-of", BACK, BEFORE,
            r"(?:aftermath|causes?|costs?|damage|debris|inquiry|lessons|losses|survivors|toll|victims|wake|wreckage)"
            r" (?:caused by|done by|from|in|into|left by|of)(?: the)?",
            "It will take weeks to count the cost of [Friday]'s storm.",
        ),
    ),
    Cues(
        # "appealed against Friday's ruling".
        Cue(
            "against-its", BACK, Place.AROUND,
            r"(?:against|appeal|despite|following|in response to|over|overturn|reaction to|since) (?:last )?…"
            r"['’]s (?:[a-z-]+ ){0,2}(?:announcement|arrests?|ban|close|comments|cuts?|deal|decision"
            r"|draw|drop|fall|gains?|judge?ment"
            r"|news|order|remarks|report|result|rise|ruling|sentence|speech|statement|storm|truce|verdict|win)",
            "The guild will appeal against [Friday]'s ruling.",
        ),
    ),
    Cues(
        Cue(
            "after-disaster", BACK, BEFORE,
            r"(?:after|following|since) (?:an?|the|last) (?:[a-z-]+ ){0,2}(?:accident|attack|blast"
            r"|bombing|collapse|coup|crash|defeat"
            r"|earthquake|explosion|fire|flood|floods|killing|murder|quake|raid|riot|shooting|spill"
            r"|storm)(?: (?:in|on))?",
            "After the flood in [May] the town will rebuild.",
        ),
    ),
    # The event of a day, seen from before it.
    Cues(
        Cue(
            "before-event", FORWARD, Place.AROUND,
            r"(?<!praised )(?<!blamed )(?<!fined )(?<!punished )(?<!thanked )(?<!sorry )(?<!had"
            r" )(?:before|candidates in|for"
            r"|heading into|ready for|standing in|tickets to|up to) (?:the )?…"
            rf"(?:['’]s)? (?:(?![a-z]+ed\b)[a-z-]+ ){{0,2}}{EVENT}(?! (?:loss|defeat|victory|win)\b)",
            "Bakers sold out before [Friday]'s festival.",
        ),
    ),
    Cues(
        Cue(
            "awaited", FORWARD, BEFORE, r"(?<!\bhad )(?<!\blong )(?<![a-z]-)awaited",
            "Traders awaited [Friday]'s figures.",
        ),
        Cue(
            "given-until", FORWARD, BEFORE,
            r"(?<!\bhad )(?<!\bhad been )(?:(?:gave|gives?|given|giving) (?:(?:her|him|it|me|them|us|you) "
            rf"|(?:both|the) (?:(?!police|time)[\w’'-]+ ){{1,2}}|(?!{_GIVEN_AWAY} )[a-z]+(?<!s) )|given )"
            r"(?:until|till)"
            r"(?: late| early| noon| midnight)?(?: on)?",
            "The court gave the guild until [Friday].",
        ),
        Cue(
            "available-for", FORWARD, BEFORE,
            r"(?:is|are|be|looks?|remains?) (?:[a-z]+ ){0,2}(?:available|doubtful|favourites?|fit|free"
            r"|missing|out|ready|suspended"
            r"|unavailable)(?: [a-z]+){0,2} for",
            "The captain is available again for [Friday].",
        ),
        Cue(
            "can-from", FORWARD, BEFORE, r"can (?:[\w’'-]+ ){1,5}(?:from|until"
            "|up to)", "You can write until [Friday]."
        ),
        Cue(
            "starting-at", FORWARD, BEFORE,
            r"(?:beginning|starting)(?: (?:at|in|with)(?: [\w’'-]+){1,4})? (?:on|in)",
            "They tour the coast, starting in Marlow on [Friday].",
        ),
    ),
    Cues(
        Cue(
            "called-off", FORWARD, BEFORE,
            r"(?:banned|call(?:ed)? off|cancell?(?:ed)?|delayed|postponed|put off"
            r"|scrapped)(?: [\w’'-]+){0,4}? for",
            "The pier cancelled all sailings for [Friday].",
        ),
    ),
    # "The move follows a meeting on Monday".
    Cues(
        Cue(
            "follows-a", BACK, BEFORE,
            r"(?:comes? after|follows?) (?:an?|days of|her|his|its|last|the|their"
            r"|weeks of)(?: [\w’'-]+){1,6}?"
            r"(?: (?:earlier|in|late|on))?",
            "The visit follows a meeting in Marlow on [Friday].",
        ),
    ),
    # The present tense of timetables.
    Cues(
        Cue(
            "holds", FORWARD, UNTOLD, HOLDS + _FURTHER,
            "The guild holds the last of its meetings on [Friday].",
        ),
        Cue(
            "opens", FORWARD, UNTOLD,
            r"(?<!-)(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bof )(?<!\bin )(?<!['’]s )"
            r"(?<!\bher )(?<!\bhis )(?<!\bits )(?<!\bour )(?<!\btheir )(?<!\bthis )"
            + r"(?!march (?:and|or|through|till|to|until) ?$)" + TIMETABLE + _OBJECT,
            "The tour opens in Marlow on [Friday].",
        ),
        Cue(
            "takes-place", FORWARD, UNTOLD,
            r"(?:(?:blasts?|lifts?|tees?) off|comes? into force"
            r"|goe?s? (?:ahead|before|into effect|on (?:sale|show|strike|trial)|up|down"
            r"|to (?:court|the polls))|kicks? off|takes? (?:effect|office|place))" + _OBJECT,
            "Voters go to the polls on [Friday].",
        ),
        Cue(
            "is-being", FORWARD, UNTOLD,
            r"(?:is|are) being (?:flown|held|moved)" + _OBJECT,
            "She is being flown home on [Friday].",
        ),
        Cue(
            "takes-over", FORWARD, UNTOLD,
            r"(?:hands? over|stands? (?:down|for)|steps? (?:down|aside)|takes? (?:charge|on|over|up)"
            r"|gets? under way"
            r"|marks? (?:an?|its|his|her|their|the))" + _FURTHER,
            "She takes over from her brother in [May].",
        ),
        Cue(
            "publishes", FORWARD, UNTOLD,
            english.any_of("timex.publishing")
            + r" (?!of\b|that\b|from\b|on\b|say)\w+(?:[ -]\w+){0,2}"
            + _OBJECT,
            "The bank publishes its forecast on [Friday].",
        ),
    ),
    Cues(
        Cue(
            "if-by", FORWARD, BEFORE, r"(?:if|unless) (?!.*\bhad\b)(?:[\w’'-]+ ){1,8}by(?: the end of)?",
            "The guild will strike if no deal is signed by [Friday].",
        ),
    ),
    # A verb whose past form is its base, too, behind a word of the future.
    Cues(
        Cue(
            "will-shut", FORWARD, BEFORE,
            r"(?:will|shall|won['’]t|would(?! have)|may|might|could|must|can"
            r"|(?:is|are)(?: set| due| likely)? to)"
            r"(?: (?!have\b)[a-z]+){0,2} " + PAST_OR_BASE + _ADVERB,
            "The mill will also shut on [Friday].",
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
            rf"(?:died|(?<!getting )(?!{english.any_of('timex.no-past-before')})[a-z]{{3,}}ed)" + _ADVERB,
            "The mill closed on [Friday].",
        ),
    ),
    Cues(
        # "Saturday looks wet", "Monday is the last day to appeal".
        Cue(
            "looks-wet", FORWARD, Place.SUBJECT,
            r"\s(?:looks (?!back)|promises|brings|is (?:the|its|their|our) (?:last|final|first|deadline|day)"
            r"|is when (?:[\w’'-]+ ){1,5}will\b|is (?:likely|expected|set|due|forecast)|will)",
            "[Friday] looks wet.",
        ),
    ),
    Cues(
        # Of a day gone by one says what it was.
        Cue(
            "is-a-holiday", FORWARD, Place.SUBJECT,
            r"\s(?:is(?! (?:now |still )?(?:always|generally|normally|often|usually|believed|blamed|how"
            r"|known|remembered|said|seen|thought|what|when"
            r"|where|who|why)\b)|isn['’]t|marks|sees|heralds|offers|ushers in)",
            "[Friday] is a public holiday.",
        ),
    ),
    Cues(
        Cue(
            "its-march-is-due", FORWARD, AFTER,
            rf"['’]s (?:[a-z-]+ ){{0,2}}{EVENT} (?:is|are) (?:due|expected|likely|set)",
            "[Friday]'s march is expected to draw thousands.",
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
            r"(?<!\bas )(?<!\bthan )(?:booked|called|expected|planned|scheduled|slated)" + _LITTLE,
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
            r"(?<!for )(?:an?|one|two|three|four|five|six|ten|\d{1,2}) (?:days?|weeks?|fortnight"
            r"|months?) from",
            "The runoff is a week from [Friday].",
        ),
        Cue(
            "set-for", FORWARD, BEFORE,
            english.any_of("timex.set-for") + r"(?: (?:down|in|out|up))? for" + _LITTLE,
            "A new round of talks is pencilled in for [Friday].",
        ),
        Cue(
            "begins", FORWARD, BEFORE,
            rf"(?:{english.any_of('timex.starting')}|kicks? off)" + _LITTLE,
            "The bank cut its rate, starting on [Friday].",
        ),
        Cue(
            "put-off-to", FORWARD, BEFORE,
            rf"(?:{english.any_of('timex.rescheduled')}|brought forward|pushed back|put (?:off|back)"
            rf"|slipped|slips)"
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
