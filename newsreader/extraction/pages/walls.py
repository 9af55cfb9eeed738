"""Offers that stand where an article is cut off: subscribe, register, choose a plan."""

import re
from collections.abc import Sequence
from functools import lru_cache

from newsreader.extraction.cues import LineCue, LinePlace, joined

_THIS = r"(?:th(?:is|e)|our|your|every|all)\s+(?:full\s+|whole\s+|entire\s+|premium\s+|exclusive\s+)*"
_PIECE = r"(?:articles?|stor(?:y|ies)|texts?|reports?|content|piece|journalism|analysis|column)"
# Read without regard to capitals, in a line of its own; each speaks to the reader, never of subscribers.
OFFERS = (
    LineCue(
        "subscribe",
        LinePlace.OPENING,
        r"(?:please\s+)?subscribe\s+(?:now|today|to\s+(?:continue|read|unlock|keep|get|see|access)|for\b|from\b|here)",
        "Subscribe today from two crowns a week",
        "Subscribe or leave, the guild told its members",
    ),
    LineCue(
        "to-go-on",
        LinePlace.OPENING,
        r"(?:to\s+(?:continue|keep|go\s+on)\s+reading(?:\s*[,.:!]|\s*$|\s+(?:this|the|our|please|for\s+free|with|subscribe|register|log|sign))|(?:want|would\s+you\s+like)\s+to\s+(?:read|know)\s+(?:on|more)\b"
        rf"|to\s+(?:read|unlock|access|see|view)\s+(?:the\s+rest|more|on\b|{_THIS}{_PIECE}))",
        "To keep reading, please open an account",
        "To keep reading alive in schools is the aim",
    ),
    LineCue(
        "read-on-with",
        LinePlace.OPENING,
        r"(?:read|continue|keep\s+reading|carry\s+on|go\s+on)(?:\s+(?:on|reading))?\s+(?:now\s+)?(?:with|by|for)\s+"
        r"(?:a\s+|an\s+|our\s+|your\s+)?(?:\w+\s+)?(?:subscri|subscription|account|plus|premium|membership|free\b|register)",
        "Read on with an account",
        "Read with care, the note said",
    ),
    LineCue(
        "already-one",
        LinePlace.OPENING,
        r"(?:already|are\s+you|not\s+yet|not)\s+(?:already\s+)?(?:an?\s+)?(?:\w+\s+)?"
        r"(?:subscriber|subscribed|member|registered|customer)s?\b.{0,12}[?]|already\s+have\s+an?\s+(?:account|subscription)",
        "Already a member? Sign in",
        "Already a member of the guild, she ran for mayor",
    ),
    LineCue(
        "only-for",
        LinePlace.OPENING,
        rf"{_THIS}{_PIECE}\s+(?:is|are)\s+(?:only\s+|exclusively\s+|reserved\s+|available\s+|free\s+)*"
        r"(?:for|to)\s+(?:our\s+)?(?:\w+\s+)?(?:subscribers|members|registered)"
        r"|(?:only\s+|exclusively\s+)?for\s+(?:our\s+)?(?:subscribers|members)\s+only|(?:subscribers|members)[\s-]only\b",
        "This story is reserved for our subscribers",
        "This story is for the children of Harn",
    ),
    LineCue(
        "used-up",
        LinePlace.OPENING,
        r"you(?:'ve|’ve|\s+have)\s+(?:now\s+|already\s+)?(?:read|reached|used|viewed|seen)\b.{0,40}"
        r"\b(?:free|limit|articles|stories|monthly)\b|you\s+have\s+\w+\s+free\s+(?:articles|stories)",
        "You have reached your limit of stories",
        "You have read too much, the doctor told him",
    ),
    LineCue(
        "register",
        LinePlace.OPENING,
        r"(?:please\s+)?(?:register|sign\s+(?:up|in)|log\s+in|create\s+an?\s+(?:free\s+)?account)\s+"
        r"(?:now\b|here\b|today\b|free\b|for\s+(?:free|a\s+free)|to\s+(?:read|continue|keep|unlock|access|see|view|comment|your))",
        "Register for free and see the rest",
        "Register of the parish lost in fire",
    ),
    LineCue(
        "plan",
        LinePlace.OPENING,
        r"(?:choose|select|pick|compare|see|view)\s+(?:your|a|our|the|all)\s+(?:\w+\s+)?(?:plans?|subscriptions?|offers?|options?)\s*"
        r"(?:[:.!]|$)|(?:our|all)\s+(?:plans|subscriptions|offers)\b.{0,30}\b(?:cancel|end)",
        "Compare our plans",
        "Choose your plan well, the coach told them",
    ),
    LineCue(
        "trial",
        LinePlace.OPENING,
        r"(?:try|test|get|start|enjoy|unlock)\s+(?:(?:it|us|unlimited|full|digital|complete|your|our|a|an|all|access|free|now|the)\s+)+"
        r"(?:for\s+(?:only\s+|just\s+)?(?:[\d$€£]|\w+\s+(?:days?|weeks?|months?))|trial|access|subscription|articles\b|stories\b)",
        "Try it for four weeks",
        "Try us for treason, the rebels said",
    ),
    LineCue(
        "cancel",
        LinePlace.INSIDE,
        r"cancel\s+(?:at\s+)?any\s?time|you\s+(?:can|may)\s+cancel|no\s+(?:commitment|obligation)[,.]?\s+cancel",
        "Two crowns a week, cancel any time",
        "The board may cancel the ferry at any hour",
    ),
    LineCue(
        "price",
        LinePlace.OPENING,
        r"(?:from\s+|only\s+|just\s+|for\s+)*(?:(?:[$€£]|[A-Z]{1,3}\$|\bRs?\.?)\s?\d[\d.,]*|\d[\d.,]*\s?(?:[$€£]|euros?|pounds?|dollars?|crowns?))\s*"
        r"(?:/|per|a|for\s+(?:the\s+first|\w+))\s*(?:first\s+)?(?:\w+\s+)?(?:days?|weeks?|months?|years?)\b.{0,60}$",
        "Only €2 per month for the first year",
        "€2 was what a loaf cost",
    ),
    LineCue(
        "accept-terms",
        LinePlace.OPENING,
        r"by\s+(?:registering|subscribing|signing\s+up|creating\s+an\s+account)\b",
        "By registering you say yes to our rules",
        "By the register the clerk stood",
    ),
    LineCue(
        "premium",
        LinePlace.OPENING,
        rf"(?:this\s+is\s+an?\s+(?:premium|subscriber|exclusive|plus)[\w\s-]{{0,20}}\b{_PIECE}|unlock\s+(?:this|the|all|full)\b"
        rf"|(?:get|for)\s+(?:full|unlimited)\s+(?:digital\s+)?access)",
        "Unlock this text",
        "Unlock prices, farmers ask the state",
    ),
    LineCue(
        "join",
        LinePlace.OPENING,
        r"(?:support|help)\s+(?:us|our\s+\w+)\s*(?:[:.!]|$)|become\s+an?\s+(?:\w+\s+)?(?:member|subscriber|supporter|patron)"
        r"\s*(?:[:.!]|$|now\b|today\b|for\b|from\b)",
        "Become a member today",
        "Become a member state, the minister urged them",
    ),
    LineCue(
        "support",
        LinePlace.OPENING,
        r"(?:please\s+)?(?:support|fund|back)\s+(?:our|(?:local|independent|free|quality))\s+(?:\w+\s+)?"
        r"(?:journalism|reporting|news|newsroom|reporters|work)\s*(?:[:.!]|$|today\b|now\b)",
        "Support local reporting",
        "Support local reporting lines, the clerk wrote to the guild",
    ),
    LineCue(
        "readers-pay",
        LinePlace.OPENING,
        r"(?:we|our\s+\w+)\s+(?:depend|rely)s?\s+on\s+(?:(?:the\s+)?(?:support|gifts|donations|help)\s+of\s+)?(?:our\s+)?readers\b"
        r"|your\s+(?:support|gift|donation|contribution)\s+(?:keeps|lets|helps|makes|allows|means|pays|enables)\b",
        "Your gift keeps our lamps lit",
        "Your gifts to the church were stolen, the priest wrote",
    ),
    LineCue(
        "give",
        LinePlace.OPENING,
        r"(?:please\s+)?(?:donate|contribute|chip\s+in)\s+(?:now|today|monthly|here|what\s+you\s+can)\s*(?:[:.!]|$)"
        r"|(?:please\s+)?make\s+(?:a|your)\s+(?:\w+\s+)?(?:donation|contribution|gift)\s*(?:[:.!]|$|now\b|today\b)",
        "Make a gift today",
        "Make a gift box of straw, the pupils were told",
    ),
    LineCue(
        "german",
        LinePlace.OPENING,
        r"(?:jetzt\s+)?(?:weiterlesen|lesen\s+sie\s+weiter)\b.{0,30}(?:\babo|mit\b|plus)|jetzt\s+(?:abonnieren|testen|registrieren)"
        r"|(?:sie\s+haben|haben\s+sie|du\s+hast|hast\s+du)\s+(?:bereits|schon)\s+ein\b.{0,20}(?:abo|konto)|bereits\s+(?:abonnent|kunde)"
        r"|dieser\s+(?:artikel|text|inhalt)\s+ist\s+(?:nur\s+)?(?:für|exklusiv)|um\s+(?:weiterzulesen|den\s+artikel)",
        "Jetzt testen",
        "Jeder kann jetzt testen, wie gut das Wasser ist",
    ),
    LineCue(
        "french",
        LinePlace.OPENING,
        r"(?:cet\s+)?(?:article|contenu)\s+(?:est\s+)?réservé\s+aux\s+abonnés|(?:déjà|vous\s+êtes\s+déjà)\s+abonné"
        r"|abonnez-vous\b|pour\s+lire\s+la\s+suite|il\s+vous\s+reste\s+\d[\d.,]*\s?%",
        "Abonnez-vous dès un euro",
        "Abonnés en colère",
    ),
    LineCue(
        "spanish",
        LinePlace.OPENING,
        r"suscríbete\b|¿?ya\s+(?:eres|es)\s+suscriptor|(?:contenido|artículo)\s+(?:exclusivo|solo)\s+para\s+(?:suscriptores|socios)"
        r"|para\s+seguir\s+leyendo",
        "Suscríbete desde un euro",
        "Suscriptores en huelga",
    ),
)
_OPENS = re.compile(rf"[\W_]*(?:{joined(OFFERS, LinePlace.OPENING)})", re.IGNORECASE)
_INSIDE = re.compile(rf"\b(?:{joined(OFFERS, LinePlace.INSIDE)})", re.IGNORECASE)
_LONGEST, _LONGEST_OFFER = 400, 1500


@lru_cache(maxsize=1024)  # the same lines are asked for by each element around them
def is_offer(line: str) -> bool:
    """Whether a line asks its reader to pay or to register before reading on.

    >>> is_offer("Already a subscriber? Log in."), is_offer("Already a subscriber, she paid nothing.")
    (True, False)
    """
    return len(line) <= _LONGEST and bool(_OPENS.match(line) or _INSIDE.search(line))


def offers(lines: Sequence[str]) -> bool:
    """Whether lines that stand together in an element of their own are an offer as a whole.

    One that opens with an offer is, and one where offers say more than the rest. None is as long as a report.
    """
    if sum(map(len, lines)) > _LONGEST_OFFER or not lines:
        return False
    asked = sum(len(line) for line in lines if is_offer(line))
    return is_offer(lines[0]) or 2 * asked >= sum(map(len, lines))
