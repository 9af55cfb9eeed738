"""The words and patterns by which news reports what somebody said."""

import re

from newsreader.text import english
from newsreader.text.figures.countables import PAST_VERBS
from newsreader.text.saying.attribution import MASK

# After these a clause may follow without "that"; after the others only "that" or a pronoun is certain.
SAYING = english.words("saying.said")
TOLD = english.words("saying.told")
THAT_VERBS = english.words("saying.that")
# As often a noun: "estimates of damage that".
NOUNS_TOO = english.words("saying.noun-too")
PARTICIPLES = english.words("saying.ing")
CUE = re.compile(rf"\b(?:{english.alternatives(SAYING | TOLD | THAT_VERBS | PARTICIPLES)})\b")
ACCORDING = re.compile(r"\b[Aa]ccording to\b")
AS_SAYING = re.compile(
    r"\b(?:quoted|cited) (by )?([^,;:.\n]{2,120}?) as saying\b|\b(quoted|cited) as saying\b"
)
ANY_CUE = re.compile(CUE.pattern + r"|\baccording\b|\bAccording\b")

WORD = re.compile(r"[^\W_]+(?:['’.\-‐‑&][^\W_]+)*")
FINITE = english.words("saying.finite") | (PAST_VERBS - {"dead", "missing", "wounded", "injured", "hurt"})
CONTRACTED = ("n’t", "n't", "’re", "'re", "’ve", "'ve", "’ll", "'ll", "’d", "'d")
IS = english.words("saying.is")
NOT_FINITE = english.words("saying.not-finite")

# Between speaker and verb. Whatever else stands there (not, would, was, to) makes it uncertain.
BESIDE_VERB = english.words("saying.beside-verb")
HEDGED = english.words("saying.hedged")
JOINS = english.words("saying.join")
COMPLEMENTS = english.words("saying.complement")
NOT_SPEAKERS = english.words("saying.no-speaker")
# What is written says it, not who wrote it; and what nobody in particular says.
NOT_HEADS = english.words("saying.no-head")
# The ones that speak where they end a name: "the Geological Survey".
NAMED_HEADS = english.words("saying.named-head")
PREPOSITIONS = english.words("saying.preposition")
# After these a name at the end is not the whole speaker: "the Council to Save Ek", "Lee and Dr Ann Hale".
PARTS_NAMES = (PREPOSITIONS | {"and"}) - {"of", "for"}
DETERMINERS = english.words("saying.determiner")
OWNED = ("'s", "’s")
# What follows "said" and is no clause.
NO_CONTENT = english.words("saying.no-content") | (PREPOSITIONS - {"over", "under", "about"})
PRONOUNS = english.words("saying.pronoun")
OWNERS = english.words("saying.owner")
TIME_NOUNS = english.words("saying.time-noun")

DAYS = rf"(?:{english.alternatives(map(str.capitalize, english.full('weekday')))})"
MONTHS = (
    rf"(?:{english.alternatives(map(str.capitalize, english.full('month')))}"
    r"|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
MOMENT = (
    rf"(?:(?:on |late |early |late on |early on |earlier on )?{DAYS}(?: morning| afternoon| evening| night)?"
    r"|earlier today|earlier this week|later today|today|yesterday|tonight|earlier|later|again|also"
    r"|(?:this|last) (?:morning|afternoon|evening|week|weekend|month|year|night)"
    rf"|(?:on )?\d{{1,2}} {MONTHS}(?: \d{{4}})?|(?:on )?{MONTHS} \d{{1,2}}(?:, \d{{4}},)?"
    rf"|in (?:{MONTHS} )?(?:19|20)\d\d|in {MONTHS}"
    r"|in an? (?:[\w-]+ ){0,2}(?:statement|interview|report|letter|speech|tweet|post|briefing|message|memo)"
    r"|at a (?:[\w-]+ )?(?:news conference|press conference|briefing)|by (?:telephone|phone|email))"
)
ADVERBIALS = re.compile(rf"(?:\s{MOMENT}\b(?!['’-])){{0,4}}")
TAIL = re.compile(
    rf"(?:,?\s{MOMENT}|\s(?:in|at|on|to|during|after|from|by|via|through) [^,;:.?!\n{MASK}]{{1,60}}){{0,4}}"
)
HOWEVER = re.compile(r",\s(?:however|meanwhile|though|too),(?=\s)")
THAT = re.compile(r"\s(?:that\s){0,1}that\b,?")
LATER_THAT = re.compile(r"\s[^,;:.?!\n—–]{2,90}?\sthat(?=\s)")
ADDRESSEE = re.compile(
    r"\s(?:him|her|them|reporters|journalists|lawmakers|parliament|Parliament|Congress|investors|residents"
    r"|state television|state media|local media|(?:the |an? |its |his |her |their )?(?:[\w’'.-]+ ){0,3}?"
    r"(?:news agency|newspaper|conference|television|court|committee|radio|station|channel|inquiry|hearing)"
    r"|(?:the )?[A-Z][\w’.-]*(?: [A-Z][\w’.-]*){0,4})(?=\s|[.!…]|\Z)"
)
# Where "that" is left out: the man told the court (on Monday) he had left.
CLAUSE_OPENS = re.compile(
    rf"(?:\s{MOMENT}\b){{0,2}}\s(?:the|a|an|it|he|she|they|there|we|his|her|its|their|at least|\d)\b"
)
OPENING = re.compile(
    rf"(?:(?:But|And|Yet|Meanwhile|However|Still|Also|Later|Earlier|Then|Now)\b,?\s)?"
    rf"(?:[Oo]n {DAYS}|[Ll]ast \w+|[Yy]esterday|[Tt]oday)?,?\s?"
)
# "surely" ends what is reported, "always" does once it holds a verb, "joined" if a subject and a verb follow.
CUTS = re.compile(
    r"(?P<surely>,?\saccording to\b)"
    r"|(?P<always>;\s|\s[—–]\s|\s--\s"
    r"|,\s(?:as|while|although|though|despite|amid|whereas|following|with|but|not)\b"
    r"|,\s(?:\w+\s)?(?:(?:hours|days|weeks|months)\s)?after\b"
    r"|,\s(?:and\s)?(?:adding|citing|saying|calling|urging|accusing|blaming|describing|referring|noting|warning"
    r"|pointing|speaking|claiming|insisting|stressing|vowing|telling|quoting|added|adds|said|says|warned|called"
    r"|urged|told|did|declined|refused|rejected|denied|accused|blamed)\b"
    r"|\s(?:and|but)\s(?:also\s)?(?:accused|urged|called|warned|vowed|added|blamed|demanded|said|told|declined"
    r"|refused|appealed|praised|condemned|criticised|criticized|pledged|promised|thanked|signalled|signaled)\b"
    r"|\sbut\s(?:also\s)?\w+ed\b)"
    r"|(?P<joined>,\s(?:and|yet|so|or)\s)"
)
LONGEST_SENTENCE = 1500
# More reporting verbs than this make no sentence that anybody wrote.
MOST_CUES = 10
LONGEST_SPEAKER = 14
CUE_FINITE = re.compile(r"\b(?:said|says|told|claimed|announced|according to|saying)\b")
SAID_CLAUSE = re.compile(r",\s[^,]{2,70}\b(?:said|says|reported|announced|told)\b")
