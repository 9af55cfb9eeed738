"""Cues of an expression's clause: where words of the future and of the past both stand there, places are
compared (directions.py)."""

from newsreader.text import english
from newsreader.text.timex.beside import HOLDS, TIMETABLE
from newsreader.text.timex.cues import Cue, Cues, Direction, Place

FORWARD, BACK, BESIDE = Direction.FORWARD, Direction.BACK, Direction.FORWARD_BESIDE
MAYBE = Direction.MAYBE_FORWARD
CLAUSE, AHEAD, SENTENCE = Place.CLAUSE, Place.AHEAD, Place.SENTENCE

PARTICIPLE = english.any_of("timex.participle")
# Beside a quotation: "replied", "wrote".
SPOKEN = english.any_of("timex.spoken")
# Not "to put", "to set".
_PAST = rf"(?<!\bto ){english.any_of('timex.past')}|set off"
_NO_VERB = (
    r"(?!(?:all|an?|any|each|every|her|him|his|it|its|me|my|no|our|some|that|the|their|them|these|this|those|us|your)"
    r"\b|\d)"
)
_DUE = english.any_of("timex.due-to")
_AN_EVENT = (
    r"(?:ballot|boycott|conference|demonstrations?|elections?|hearing|marches|march|meetings?|protests?|rallies|rally|session"
    r"|stoppage|strikes?|summit|talks|vigil|vote|walkout)"
)
_MOVED = (
    r"(?:brought forward|called off|cancell?ed|delayed|moved|postponed|put (?:off|back)|rescheduled|scrapped)"
)
# "announced plans to": the day beside it is that of the announcement.
_NOT_TOLD = "".join(rf"(?<!{told} )" for told in sorted(english.words("timex.plan-told")))

FUTURE = Cues(
    Cue(
        "will", FORWARD, CLAUSE,
        r"will|shall|won['’]t|would(?! have)|(?:he|she|it|they|we|i|you|that|who)['’]ll",
        "The court will rule in Marlow on [Friday].",
    ),
    Cue("is-to", FORWARD, CLAUSE, r"(?:is|are|going) to", "The two are to talk on [Friday]."),
    Cue(
        "next-is", FORWARD, CLAUSE,
        r"(?:next(?: up)?|coming up|still to come) (?:is|are|comes?)|(?:is|are|comes?) next",
        "Next up is a debate in Marlow on [Friday].",
    ),
    Cue("ahead", FORWARD, CLAUSE, r"upcoming|ahead of", "Ahead of the vote on [Friday], shops are shut."),
    Cue(
        "to-be-held", FORWARD, CLAUSE,
        "to be " + english.any_of("timex.to-be-done"),
        "A vote to be held in the three valleys on [Friday].",
    ),
    Cue(
        "is-due-to", FORWARD, CLAUSE,
        rf"(?:is|are|be|being) {_DUE} to",
        "Two ships are due to sail on [Friday].",
    ),
    Cue(
        "is-expected", FORWARD, CLAUSE,
        r"(?:is|are)(?: not)? (?:due|expected|forecast|planned|poised|predicted|scheduled|tipped)",
        "A ruling is expected from the judge [Friday].",
    ),
    Cue(
        "set-to", FORWARD, CLAUSE,
        r"(?<!had been )(?<!was )(?<!were )(?:due|expected|scheduled|set|slated) (?:to|for)",
        "Two ships, set to sail on [Friday], stay in port.",
    ),
    Cue("planned-for", FORWARD, CLAUSE, r"planned for", "He left a march planned for the port on [Friday]."),
    Cue(
        "has-to", FORWARD, CLAUSE,
        r"(?:has|have|needs?) to|needs? (?:an?|another|the)\b(?!.* (?:after|since)\b)",
        "He has to answer on [Friday].",
    ),
    Cue(
        "plan-to", FORWARD, CLAUSE,
        _NOT_TOLD + r"plans? (?:to|for|an?|its|his|her|their|another|more)"
        r"|(?:he|she|it|they|who|which) plans?",
        "The two sides plan to talk again [Friday].",
    ),
    Cue(
        "hopes", FORWARD, CLAUSE,
        r"hopes? to|expects?|aims?|wants?|(?<!had )hoped to|await(?:s|ing)?|waiting for|on (?:course"
        r"|track) (?:to|for)|intends?|prepares? (?:to|for)|preparing (?:to|for)",
        "She hoped to sail on [Friday].",
    ),
    Cue(
        "could", FORWARD, CLAUSE,
        r"(?:could|may|might) (?!not\b|have\b)[a-z]+",
        "They may yield on [Friday].",
    ),
    Cue(
        "should", FORWARD, CLAUSE,
        r"(?:should|must) (?:not )?(?!not\b|have\b)[a-z]+",
        "The storm should reach land on [Friday].",
    ),
    Cue(
        "braced-for", FORWARD, CLAUSE,
        r"(?<!\bbeen )(?:brac(?:ed|es|ing)|prepared|getting ready) for",
        "The town braced for floods on [Friday].",
    ),
    Cue(
        "scheduled-a", FORWARD, CLAUSE,
        r"scheduled (?:an?|the|his|her|its|their|another)",
        "He scheduled a third visit to the coast on [Friday].",
    ),
    Cue(
        "is-holding", FORWARD, CLAUSE,
        rf"(?:(?:is|are)(?: not| also| now| both| all)?|['’]s"
        rf"|['’]re) (?:{english.any_of('timex.is-doing')}|getting married)",
        "The guild is holding a fair on [Friday].",
    ),
    # A headline's future: no other verb stands before it.
    Cue(
        "headline-to", FORWARD, CLAUSE,
        rf"^(?!.*\b(?:{english.any_of('timex.past')}|[a-z]{{3,}}ed|ha[sd]|have|is"
        rf"|are)\b.* to )(?:[\w’'-]+ ){{1,4}}to "
        + _NO_VERB + r"(?:" + english.any_of("timex.headline-to") + ")",
        "Guild to buy the tolls [Friday]",
    ),
)  # fmt: skip

# What is agreed, asked for or threatened is to be done later; yesterday's papers tell of it too.
MEANT = Cues(
    Cue(
        "notice-of", MAYBE, CLAUSE,
        r"(?:calls?|fears?|hopes?|notice|prospects?|risks?|talk|threats?|warn(?:ed|ings?|s)) (?:for"
        r"|of) (?:an?|another|further"
        rf"|more|new|the|two|three) (?:[\w’'-]+ (?:for|from)|(?:[a-z-]+ )?{_AN_EVENT} on)(?=\s*$)",
        "They gave notice of a strike from [Friday].",
    ),
    Cue(
        "called-a-meeting", MAYBE, CLAUSE,
        r"(?<!\bhad )(?:called|calls|calling|invited|requested|arranged)(?! off\b)(?: for| to)?(?: an?"
        r"| the)?(?: [a-z-]+){0,2} "
        + _AN_EVENT,
        "They called an emergency meeting of the guild on [Friday].",
    ),
    Cue(
        "was-due-to", MAYBE, CLAUSE,
        rf"(?:was|were|(?<!had )been) (?:{_DUE} (?:to|for)|(?:due|expected|scheduled|set|slated) (?:to|for)"
        + r"|to (?!have\b)" + _NO_VERB + r"[a-z]{2,})",
        "Two ships were due to sail on [Friday].",
    ),
    Cue(
        "agreed-to-meet", MAYBE, CLAUSE,
        rf"(?<!\bhad )(?:{english.any_of('timex.asked-ahead')}|appealed|bailed|call(?:ed|s)? on|summoned"
        rf"|agrees"
        rf"|asks|decides|invites|orders|pledges|promises"
        r"|tells|threatens|urges|vows)(?: (?!to\b|had\b"
        r"|that\b)[\w’'-]+){0,4}? (?:not )?to " + _NO_VERB + r"[a-z]{2,}",
        "The guilds agreed to talk again on [Friday].",
    ),
)  # fmt: skip

PAST = Cues(
    Cue("past", BACK, CLAUSE, _PAST, "The mayor met both sides in Marlow on [Friday]."),
    Cue(
        "beaten-on", BACK, CLAUSE, rf"(?<!\S )(?<!\w){PARTICIPLE} (?!to\b)",
        "The guild, beaten by the town on [Friday], will try again.",
    ),
    Cue("has", BACK, CLAUSE, r"ha(?:s|ve)(?! to\b)", "The mayor has no deputy since a row on [Friday]."),
    Cue(
        "past-in-ed", BACK, CLAUSE,
        r"(?!united\b)[a-z]{3,}ed",
        "The mayor visited both sides in Marlow on [Friday].",
    ),
)  # fmt: skip
# Forms that no "will be" can have before them: they outweigh a word of the future before them.
PRETERITE = Cues(
    Cue(
        "preterite", BACK, CLAUSE,
        english.any_of("timex.preterite"),
        "Hopes that he will pay drove shares up in Marlow [Friday].",
    ),
)  # fmt: skip

# Terms, and what is asked of the clause before them.
UNTIL = Cue(
    "until", Direction.FORWARD_BESIDE, Place.TERM, r"until|till", "Guards have until [Friday] to charge him."
)
BY = Cue("by", Direction.FORWARD_BESIDE, Place.TERM, r"by", "All rooms, clean by [Friday], cost ten crowns.")
THROUGH = Cue(
    "through", Direction.FORWARD_BESIDE, Place.TERM, r"through", "It will stay on sale through [Friday]."
)
FOR = Cue("for", Direction.FORWARD_BESIDE, Place.TERM, r"for", "There are calls for a march for [Friday].")
TERM = Cues(UNTIL, BY, THROUGH, FOR)
# Words of the past that leave the end of a term ahead.
PUT_OFF = Cues(
    Cue(
        "put-off-until", BESIDE, CLAUSE,
        english.any_of("timex.put-off") + "|pushed back|put off",
        "The road was closed to lorries until [Friday].",
    ),
)  # fmt: skip
WOULD_HAVE = Cues(
    Cue(
        "would-have", BACK, CLAUSE,
        r"(?:should|would|could|might|must|to) have|had",
        "She had promised to stay with the guild until [Friday].",
    ),
)  # fmt: skip
# "a rally for Friday", but not "the total for Friday".
PLAN = Cues(
    Cue(
        "plan-for", BESIDE, CLAUSE,
        r"agenda|booked|called|calls?|debate|down|due|elections?|expect\w*|forecast|game|hearing|invit\w+"
        r"|march|marches|match|meeting|orders?|plan\w*|predict\w*|protests?|rallies|rally|ready|schedul\w+"
        r"|session|set|strikes?|summit|talks|tickets?|vote|warning",
        "There are calls for a march for [Friday].",
    ),
)  # fmt: skip
FAINT = Cues(
    Cue(
        "as-early-as", FORWARD, Place.BEFORE,
        r"(?:as early as|(?<!since )before)(?: the)?",
        "A ruling as early as [Friday].",
    ),
)  # fmt: skip

# "runs from tear gas", "meets its end".
_NO_PLAN = r"(?! (?:away|from|into|(?:an?|her|his|its|the|their) (?:[a-z]+ )?(?:death|defeat|end|fate))\b)"
# Behind an expression that opens its sentence.
TIMETABLE_AHEAD = Cues(
    Cue(
        "they-meet", FORWARD, Place.AFTER,
        r",?\s(?:he|she|it|they|we|(?:the )?[a-z]+(?: [a-z]+)?) " + english.any_of("timex.timetable-after")
        + _NO_PLAN,
        "On [Friday] they meet the champions.",
    ),
)  # fmt: skip
# The same of a longer subject, in a clause that tells nothing of the past.
VOTERS_GO = Cues(
    Cue(
        "voters-go", FORWARD, Place.AFTER,
        r",?\s(?:(?!(?:and|if|that|when|which|who)\b|[a-z]+ed\b)[a-z][\w’'-]* ){1,6}?"
        rf"(?:(?:{HOLDS}|{TIMETABLE}){_NO_PLAN}|goe?s? (?:into effect|on"
        r" (?:sale|show|strike|trial)|to (?:court|the polls))|takes? (?:effect|office|place))",
        "On [Friday] the people of Oya go to the polls.",
    ),
)  # fmt: skip
WILL = Cues(
    Cue(
        "will-ahead", FORWARD, AHEAD,
        r"will|shall|won['’]t|is to|are to|would|plans? to|expects? to|hopes? to|ha(?:s|ve) to be"
        r"|(?:is|are) (?:due|expected|going|likely|scheduled|set)|['’]ll",
        "On [Friday], the court will rule.",
    ),
)  # fmt: skip
TOLD_AHEAD = Cues(
    Cue("past-ahead", BACK, AHEAD, _PAST + r"|ha(?:s|ve)(?! to\b)", "A court on [Friday] heard both sides."),
    Cue(
        "cost-ahead",
        BACK,
        AHEAD,
        r"(?<!can )(?<!could )(?<!may )(?<!might )(?<!to )(?<!will )(?<!would )cost (?:an?|her|him|it"
        r"|its|his|their|them|the"
        r"|us)",
        "The vote in [October] cost her the lead.",
    ),
    Cue("past-ahead-in-ed", BACK, AHEAD, r"(?!united\b)[a-z]{3,}ed|died|tied", "A court on [Friday] ruled."),
)
# "The resignation in May will cost him votes": what nobody plans has happened.
DEED = Cues(
    Cue(
        "resignation-on", BACK, Place.BEFORE,
        rf"(?:the|his|her|its|their|['’]s) (?:[a-z-]+ ){{0,2}}"
        rf"(?:{english.any_of('timex.deed')}"
        r"|(?:drop|fall|gain|jump|rise) in (?:the )?(?:dollar|euro|pound|share price|shares|stocks|yen))"
        r"(?: (?:against|at|by|for|from|in|of|over|to) (?:(?:an?|his|its|the"
        r"|their) )?[\w’'-]+){0,2} (?:in|on)",
        "The resignation on [Friday] will cost him votes.",
    ),
)  # fmt: skip
# "The decision in May to shut the mill will cost him votes"; "the decision on Friday will" is one to come.
DECIDED = Cues(
    Cue(
        "decision-to", BACK, Place.AROUND,
        r"(?:the|his|her|its|their|['’]s) (?:[a-z-]+ ){0,2}(?:announcement|decision|ruling|verdict) (?:in|on)"
        r" …\s(?:that|to)",
        "The decision on [Friday] to shut the mill will cost him votes.",
    ),
)  # fmt: skip
MAY_BE = Cues(
    Cue(
        "may-be", FORWARD, AHEAD,
        rf"(?:can|could|may|might) (?:yet )?be {_MOVED}",
        "The festival on [Friday] may be cancelled.",
    ),
)  # fmt: skip
# What was called off or moved lay ahead, and its tickets are sold before.
CALLED_OFF = Cues(
    Cue(
        "has-been-called-off", FORWARD, AHEAD,
        rf"(?:ha(?:s|ve) been|was|were) {_MOVED}"
        r"|(?:is|are|was|were)(?: already| nearly| all)? sold out|(?:is|are) gone"
        r"|go(?:es)? on sale",
        "[Friday]'s match has been called off.",
    ),
)  # fmt: skip
# What is done again has been: of "Friday's …".
UNDONE = Cues(
    Cue(
        "be-repeated", BACK, AHEAD,
        "be " + english.any_of("timex.undone") + r"|(?:hold|last|survive)\b(?! (?:an?|the|its|his|her"
        "|their|talks)\b)",
        "[Friday]'s vote will be repeated.",
    ),
)  # fmt: skip

# For months, which are looser than days. Of a plan, a day beside it is that of its making; a month may be
# that of its doing.
PLANS = Cues(
    Cue(
        "announced-plans", MAYBE, SENTENCE,
        english.any_of("timex.plan-told") + r" plans? (?:to|for)",
        "The firm announced plans to move to Marlow in [December].",
    ),
    Cue(
        "signalled-a-rise", MAYBE, SENTENCE,
        english.any_of("timex.foreseen")
        + r"(?: at| of)? (?:an?|another|further|her|his|its|more|the|their|two|three)"
        r" (?!(?:that|which|who)\b)[\w’'-]+(?: [\w’'-]+){0,3}",
        "The bank signalled a rise in [December].",
    ),
)  # fmt: skip
UNDER_WAY = Cues(
    Cue(
        "is-doing",
        MAYBE,
        SENTENCE,
        r"(?:is|are) [a-z]+ing",
        "The band is releasing a single in [December].",
    ),
)

WITHIN = (
    FUTURE, MEANT, PAST, PRETERITE, TERM, PUT_OFF, WOULD_HAVE, PLAN, FAINT, TIMETABLE_AHEAD, VOTERS_GO, WILL,
    TOLD_AHEAD, DEED, DECIDED, MAY_BE, CALLED_OFF, UNDONE, PLANS, UNDER_WAY,
)  # fmt: skip
