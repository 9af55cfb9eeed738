"""Which way a clause looks (forward, back), and whether it supposes or denies: read off the words around.

All of it works on a bounded window of small letters on either side, so that it costs the same in any text.
"""

import re

_SENTENCE_END = re.compile(r"[.!?;][\"'”’)]{0,2}\s|\n\s*\n")
_WINDOW = 110


def tail(lower: str, start: int, length: int) -> str:
    """The words before `start`, at most `length` characters, none from the sentence before."""
    window = lower[max(0, start - length) : start]
    stops = [stop.end() for stop in _SENTENCE_END.finditer(window) if not _abbreviated(window, stop.start())]
    return window[stops[-1] :] if stops else window


def head(lower: str, end: int, length: int) -> str:
    window = lower[end : end + length]
    for stop in _SENTENCE_END.finditer(window):
        if not _abbreviated(window, stop.start()):
            return window[: stop.start()]
    return window


def _abbreviated(window: str, dot: int) -> bool:
    return bool(re.search(r"\b(?:mr|mrs|ms|dr|gen|sen|rep|gov|st|lt|col|u\.s|u\.n|[a-z])\Z", window[:dot]))


# Straight before the expression: these point forward ("due in May", "a rally set for Friday").
_FORWARD_BEFORE = re.compile(
    r"(?:\b(?:due|ahead to|forward to|scheduled|slated|expected|planned|starting|beginning|effective|payable"
    r"|expires?|expiring|deadline|ahead of|matures?|maturing|upcoming|looming|forthcoming|coming|bailed"
    r"|booked|called|set for|likely|resumes?|opens?|starts?|begins?|kicks? off|(?:postponed|adjourned|delayed"
    r"|remanded|suspended|moved|rescheduled|deferred|shifted|pushed back|put (?:off|back)|brought forward"
    r"|forecast|predicted) (?:until|till|to|for))(?: (?:on|for|in|at|to|until|till|by|of|from|the|out"
    r"|no later than|later|back)){0,3}|\b(?:no later than|as soon as|in time for|beyond))\s*$"
)
# "due in St. Louis early Tuesday": a place between.
_DUE_SOMEWHERE = re.compile(
    r"(?<!been )\b(?:due|scheduled|expected|slated) (?:in|at|before)(?: the)?(?: [a-z.]+){1,3}?"
    r"(?: (?:on|early|late|early on|late on))?\s*$"
)
_FAINTLY_FORWARD_BEFORE = re.compile(r"(?:\bas early as|(?<!since )\bbefore)(?: the)?\s*$")
# A term: forward, unless the clause is told in the past ("was paid until August").
_TERM_BEFORE = re.compile(
    r"\b(?:until|till|by|through|for)(?: (?:the|about|around|at least|late|early|mid))*[\s-]*$"
)
# Words of the past that leave the end of a term ahead: "was postponed until May".
_PUT_OFF = re.compile(
    r"\b(?:postponed|adjourned|delayed|remanded|suspended|extended|closed|shut|barred|banned|jailed"
    r"|halted|put off|pushed back|called|planned|scheduled|given|has|have|agreed|promised|pledged|vowed"
    r"|ordered|told|asked|set|urged|wanted|expected|announced|invited|allowed)\b"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|would(?! have)|is to|are to|going to|upcoming|ahead of"
    r"|to be (?:held|released|published|announced|decided|sworn|sentenced|tried|opened)"
    r"|(?:is|are|was|were|be|(?<!had )been|being)"
    r" (?:due|set|expected|scheduled|slated|planned|likely|about|going) to"
    r"|(?:is|are) (?:expected|due|scheduled|planned)"
    r"|(?<!had been )(?:due|set|expected|scheduled|slated) (?:to|for)"
    r"|planned for|(?:have|has|need|needs) to"
    r"|(?<!announced )(?<!unveiled )(?<!revealed )(?<!outlined )(?<!disclosed )(?<!presented )"
    r"plans? (?:to|for|an?|its|his|her|their|another|more)|hopes? to|expects?|aims?|wants?|hoped to|intends?"
    r"|prepares? (?:to|for)|preparing (?:to|for)|(?:could|may|might) (?!not\b|have\b)[a-z]+"
    r"|(?:should|must) (?:not )?(?!not\b|have\b)[a-z]+)\b"
    r"|\b(?:he|she|it|they|we|i|you|that|who)['’]ll\b|\b(?:he|she|it|they|who|which) plans?\b"
    r"|(?<!\bbeen )\b(?:brac(?:ed|es|ing)|prepared|getting ready) for\b"
    r"|\bscheduled (?:an?|the|his|her|its|their|another)\b"
    r"|(?<!\bhad )\b(?:called|calls|calling|requested|arranged)(?: for)?(?: an?| the)?(?: [a-z]+){0,2}"
    r" (?:meeting|session|summit|talks|conference|elections?|vote|rally|protests?|strike|hearing)\b"
    # "was ordered to appear", "urged supporters to rally": what is asked for lies ahead.
    r"|\b(?:ordered|agreed|urged|asked|told|invited|vowed|promised|pledged|hoped|planned|wanted)"
    r"(?: [a-z]+){0,4} to (?:appear|meet|rally|vote|resume|testify|march|gather|travel|play"
    r"|attend|surrender|strike|walk out|reopen)\b"
)
# Of a plan, a day beside it is the day of its making; a month may be that of its doing.
_PLANS = re.compile(r"\b(?:announced|unveiled|revealed|outlined|disclosed|presented) plans? (?:to|for)\b")
_PAST = re.compile(
    r"\b(?:said|told|was|were|had|ha(?:s|ve)(?! to\b)|did|came|went|took|made|fell|rose|held|met|won"
    r"|lost|led|began|became|left|saw|found|gave|got|kept|put|set off|struck|hit|shot|sent|sold|bought"
    r"|wrote|spoke|paid|grew|drew|drove|fought|broke|ran|stood|sank|hung|shut|fled|quit|beat"
    r"|heard|built|brought|caught|taught|thought|sought|chose|felt|flew|blew|knew|threw|laid|meant|rode|sang"
    r"|dug|spent|stole|swept|swore|swam|tore|understood|withdrew|woke|wore|shook|slid|hid|forgot|overcame|dealt"
    r"|(?!united\b)[a-z]{3,}ed)\b"
)
# Forms that no "will be" can have before them.
_PRETERITE = re.compile(
    r"\b(?:fell|rose|went|took|gave|drove|began|wrote|spoke|grew|drew|broke|sank|saw|was|were|did)\b"
)
# "closed on Friday", "said Monday": a verb of the past straight before the expression.
_PAST_BEFORE = re.compile(
    r"\b(?:said|told|was|were|came|went|took|made|fell|rose|held|met|won|lost|led|began|left|struck|hit"
    r"|sent|sold|wrote|spoke|paid|grew|shut|fled|quit|died|(?!scheduled|planned|expected|slated|need|due"
    r"|postponed|adjourned|remanded|delayed|proposed|set)[a-z]{3,}ed)(?: (?:[a-z]+ly|in [a-z]+|late"
    r"|early|here|out|up|down))?(?: (?:on|in|at|since|late|early))?\s*$"
)
_TO_BE = re.compile(
    r"(?<!had )(?<!has )(?<!have )(?<!needed )(?<!found )(?<!believed )(?<!thought )(?<!known )(?<!said )"
    r"\b(?:(?:to|will|would|must|should|may|might|can|shall) (?:not )?|could )be [a-z]+ (?:[a-z]+ ){0,4}$"
)
_CLAUSE = re.compile(r"[,;:—–()“”\"]| but | after | when | while | which | who | that | as ")


# The present tense of timetables: "the tour opens on 5 May".
_TIMETABLE = (
    r"(?:arrives?|opens?|starts?|begins?|ends?|expires?|takes? (?:effect|place|office)|comes? into force"
    r"|goe?s? (?:on (?:sale|trial|show|strike)|to (?:the polls|court)|ahead|into effect|before)|reopens?"
    r"|follows?|meets?|gathers?|plays?|faces?|hosts?|travels?|flies|leaves?|closes?|launches|returns?"
    r"|kicks? off|runs?|airs?|departs?|resumes?|visits?|premieres?|(?:is|are) being (?:flown|held|moved))"
)
_PUBLISHES = (
    r"(?:reports|announces|releases|publishes|issues|unveils) (?!of\b|that\b|from\b|on\b|say)\w+"
    r"(?:[ -]\w+){0,2}"
)
_TIMETABLE_BEFORE = re.compile(
    rf"\b(?:{_TIMETABLE}|{_PUBLISHES})(?: \w+){{0,3}}?(?: (?:on|in|at|from|until|by))?\s*$"
)
_TIMETABLE_AFTER = re.compile(
    r",?\s(?:he|she|it|they|we|(?:the )?[a-z]+(?: [a-z]+)?) (?:meets?|plays?|faces?|hosts?|travels?|flies"
    r"|visits?|votes?|begins?|opens?|starts?)\b"
)


# So that "after" and the like before the expression itself part no clause.
_PREPOSITION = re.compile(r"\s(?:after|before|when|as|on|in|at|from|since)(?: the)?\s*$")
_IS_ON = re.compile(
    r"\b(?:(?:is|are|comes|falls|takes place)(?: not)? (?:on|in|at)"
    r"|(?:is|are) (?:sentenced|inaugurated|sworn in|buried|published|unveiled)(?: (?:on|in))?)\s*$"
)
_SAID = re.compile(r"\b(?:said|told|announced|confirmed|reported)\b")


def direction(lower: str, start: int, end: int) -> int:
    """1: forward, -1: back, by its clause; 2 and -2: by the words right beside it; 0: unsaid."""
    before = tail(lower, start, _WINDOW)
    if lower.startswith(" deadline", end):
        return -2 if _MISSED.search(before) else 2
    if _TO_BE.search(before[-60:]) or _DELIVERY.match(lower, end, end + 30):
        return 2
    near = _CLAUSE.split(_PREPOSITION.sub("", before))[-1]
    near += before[len(_PREPOSITION.sub("", before)) :]
    if _IS_ON.search(near):
        return 2
    last = near.rpartition(" and ")[2]
    if _TIMETABLE_BEFORE.search(last[-60:]) and not _PAST.search(_SAID.sub("", last)):
        return 2
    if _PAST_BEFORE.search(before) or _DISASTER.match(lower, end, end + 40):
        return -2
    if _FORWARD_BEFORE.search(before) or _DUE_SOMEWHERE.search(before):
        return 2
    future, past = _last(_FUTURE, near), _last(_PAST, near)
    preterite = _last(_PRETERITE, near)
    term = None if near.strip() == "by" else _TERM_BEFORE.search(before)
    if near.strip() in ("until", "till", "through", "before"):
        # "Through August, it sold 30.": the main clause says which way.
        ahead = _CLAUSE.split(head(lower, end, _WINDOW).lstrip(" ,"))[0]
        if _first(_PAST, ahead) < _first(_WILL, ahead):
            return -1
    told_back = past > future and (_WOULD_HAVE.search(near) or not _PUT_OFF.search(near))
    if term and not told_back and _is_term(term[0], near, lower, end):
        # "totals through June": no verb says which way; what is near is meant.
        return 1 if term[0].startswith("through") and future == past else 2
    if _FAINTLY_FORWARD_BEFORE.search(before) and past <= future and not _OWNS.match(lower, end):
        return 1
    if future >= 0 and future >= past - 12 and future >= preterite:
        return 1
    if past >= 0:
        return -1
    # Nothing said yet ("On Friday, the court will rule"): what follows decides.
    after = head(lower, end, _WINDOW)
    if not near.strip(" on") and _TIMETABLE_AFTER.match(after):
        return 1
    ahead = _CLAUSE.split(after.lstrip(" ,"))[0]
    future, past = _first(_WILL, ahead), _first(_PAST, ahead)
    if future < past:
        return -1 if _OWNS.match(lower, end) and _UNDONE.search(ahead) else 1
    if past == 9999 and near.strip() == "on":
        # "Analysts expect a loss for the quarter, on Tuesday": the clause before the comma is its own.
        future, past = _last(_FUTURE, before), _last(_PAST, before)
        return 1 if future > past else 0
    return -1 if past < 9999 else 0


# "is releasing a single in November"
_UNDER_WAY = re.compile(r"\b(?:is|are) [a-z]+ing\b")


def wide_direction(lower: str, start: int, end: int) -> int:
    """As `direction`, or what the rest of the sentence says; for months, which are looser than days."""
    found = direction(lower, start, end)
    before = tail(lower, start, _WINDOW)
    if found == -1 and _PLANS.search(before):
        return 1
    if found:
        return found
    future, past = _last(_FUTURE, before), _last(_PAST, before)
    if future == past and _UNDER_WAY.search(before) and not before.rstrip().endswith("since"):
        return 1
    return 1 if future > past else -1 if past >= 0 else 0


_WOULD_HAVE = re.compile(r"\b(?:should|would|could|might|must) have\b|\bhad\b")


def _is_term(word: str, near: str, lower: str, end: int) -> bool:
    """ "by Friday", but not "hit by Friday's quake"; "a rally for Friday", but not "the total for Friday"."""
    if word.startswith("for"):
        return bool(_PLAN.search(near)) and not _OWNS.match(lower, end)
    return not (word.startswith("by") and _OWNS.match(lower, end))


_PLAN = re.compile(
    r"\b(?:plan\w*|calls?|called|rally|rallies|march|marches|protests?|schedul\w+|expect\w*|meeting"
    r"|hearing|elections?|vote|strikes?|set|due|forecast|tickets?|invit\w+|booked|summit|talks|debate"
    r"|session|game|match|predict\w*|warning|orders?|agenda|ready|down)\b"
)
# "the Jan. 6 attack": what cannot be foretold.
_DISASTER = re.compile(
    r"(?:['’]s)?\s(?:[a-z]+\s){0,2}?(?:attacks?|bombings?|explosions?|blasts?|crash|shootings?|earthquake|quake"
    r"|massacre|coup|uprising|raid|killings?|murders?|disaster|collapse|spill|riots?|assassination"
    r"|accident|fire|loss|losses|defeat|victory)\b"
)
# What is traded now and handed over then: "crude for October delivery", "December futures".
_DELIVERY = re.compile(r"\s(?:[a-z]+\s)?(?:delivery|futures|crude|contracts?|settlement|expiry)\b")
_MISSED = re.compile(r"\b(?:miss(?:ed|es|ing)?|passed|expired|after) (?:an?|the|its|his|her|their) $")
_WILL = re.compile(
    r"\b(?:will|shall|won['’]t|is to|are to|would|plans? to|(?:is|are) (?:due|set|expected|scheduled"
    r"|going|likely)|expects? to|hopes? to|ha(?:s|ve) to be)\b|['’]ll\b"
)
# "Sunday's vote will be repeated": what is done again has been.
_UNDONE = re.compile(r"\bbe (?:repeated|rerun|re-run|annulled|recounted|investigated|appealed|replayed)\b")
_OWNS = re.compile(r"\s?['’]s\b")


def _last(pattern: re.Pattern[str], words: str) -> int:
    found = -1
    for match in pattern.finditer(words):
        found = match.start()
    return found


def _first(pattern: re.Pattern[str], words: str) -> int:
    match = pattern.search(words)
    return match.start() if match else 9999


_SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|could|might|in case|suppose|assuming|were to|would have|should)\b"
)
_DENIED = re.compile(
    r"\b(?:not(?! (?:until|since|only|just|before)\b)|never(?! before)|no longer|neither|nor|"
    r"without|denie[sd]|cancelled|canceled)\b|n['’]t\b"
)


def marks(lower: str, start: int, end: int) -> list[str]:
    """ "hypothetical" and "negated", where the clause around says so."""
    before = tail(lower, start, _WINDOW)
    near = re.split(r"[,;:—–()“”\"]| and | but | because ", before)[-1]
    found = []
    if _SUPPOSED.search(near):
        found.append("hypothetical")
    if _DENIED.search(near):
        found.append("negated")
    return found
