"""Indirect speech whose speaker is named: "the ministry said the bridge had been closed".

Only what is certain: no pronouns, no questions, no conditions, nothing quoted whole.

>>> from newsreader.text.sentences import split
>>> text = "The bridge had been closed, the ministry said on Monday."
>>> [(text[one.start : one.end], text[slice(*one.speaker)]) for one in find(text, split(text))]
[('The bridge had been closed', 'ministry')]
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from newsreader.text.attribution import MASK, attributions
from newsreader.text.countables import PAST_VERBS
from newsreader.text.names.cues import ABBREVIATIONS, CALENDAR, FUNCTION_WORDS, PARTICLES, TITLES
from newsreader.text.names.lexicon import is_word
from newsreader.text.quotemarks import Quoted, masked, quoted
from newsreader.text.sentences import Span


@dataclass(frozen=True, slots=True)
class Indirect:
    """`start` to `end` is what is reported, without the words that attribute it.

    `speaker` spans the words that name who says it, as in a `Quotation`; `negated` is what was denied.
    """

    start: int
    end: int
    speaker: tuple[int, int]
    rule: str
    negated: bool = False


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# After these a clause may follow without "that"; after the others only "that" or a pronoun is certain.
_SAYING = _set("said says say saying")
_TOLD = _set("told tells telling")
_THAT_VERBS = _set(
    """
    announced announces reported reports confirmed confirms claimed claims claim warned warns warn added adds
    insisted insists insist stated states denied denies noted notes acknowledged acknowledges admitted admits
    argued argues argue declared declares explained explains estimated estimates stressed alleged alleges
    predicted predicts concluded pledged vowed conceded maintained asserted testified reiterated
    """
)
# As often a noun: "estimates of damage that".
_NOUNS_TOO = _set("reports claims claim estimates states notes")
_PARTICIPLES = _set("saying adding warning claiming insisting announcing confirming stating denying")
_CUE = re.compile(
    r"\b(?:" + "|".join(sorted(_SAYING | _TOLD | _THAT_VERBS | _PARTICIPLES, key=len, reverse=True)) + r")\b"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to\b")
_AS_SAYING = re.compile(
    r"\b(?:quoted|cited) (by )?([^,;:.\n]{2,120}?) as saying\b|\b(quoted|cited) as saying\b"
)
_ANY_CUE = re.compile(_CUE.pattern + r"|\baccording\b|\bAccording\b")

_WORD = re.compile(r"[^\W_]+(?:['’.\-‐‑&][^\W_]+)*")
_FINITE = _set(
    """
    is are was were has have had will would can could may might must should did does do isn’t aren’t
    said says fell rose went came took made gave held began broke became left lost won found saw knew led met
    sent shot spent stood struck thought told fought kept grew ran paid built brought bought sold cut hit put
    set got felt meant needs wants expects plans hopes remains believes intends continues controls owns faces
    supports seeks holds makes takes gives shows means contains includes hung sank drew drove wrote caught
    """
) | (PAST_VERBS - _set("dead missing wounded injured hurt"))
_CONTRACTED = ("n’t", "n't", "’re", "'re", "’ve", "'ve", "’ll", "'ll", "’d", "'d")
_IS = _set("it’s it's there’s there's that’s that's he’s he's she’s she's who’s who's")
_NOT_FINITE = _set("united red need feed seed speed indeed hundred sacred naked wicked aged so-called")

# Between speaker and verb. Whatever else stands there (not, would, was, to) makes it uncertain.
_BESIDE_VERB = _set(
    """
    has have had also later then repeatedly previously earlier often again first since today yesterday now
    separately recently still already meanwhile however further both all on monday tuesday wednesday thursday
    friday saturday sunday
    """
)
_HEDGED = _set("reportedly allegedly supposedly never hardly rarely")
_JOINS = _set("but while as after when because although though since whereas")
_COMPLEMENTS = _set("that if whether unless until which who whose whom where what why how before lest than")
_NOT_SPEAKERS = _set(
    """
    he she it they we i you this that these those which who whom whose what there one others someone nobody
    anyone everyone everybody somebody none no neither nor few either him her them us me himself herself
    itself themselves such any if not people everything nothing something anything
    """
)
# What is written says it, not who wrote it; and what nobody in particular says.
_NOT_HEADS = _set(
    """
    report reports study studies statement statements document documents figures data poll polls survey
    surveys law laws plan plans schedule rule rules size tradition custom legend rumour rumours rumor rumors
    number numbers timetable agreement terms constitution protocol results result calculations estimate
    estimates article articles letter letters email emails book books paper papers account accounts website
    site page memo message messages note records record evidence sign signs story stories text theory
    recording recordings video videos footage tape tapes testimony transcripts release filing filings
    complaint indictment affidavit lawsuit list map tally count correspondence dispatch reporting poster ad
    analysis research census statistics information interview transcript accord treaty contract bible
    time times day week month year morning evening night afternoon end way thing things part fact case
    reason question idea decision move news word words saying reality critics observers some many most people
    """
)
_PREPOSITIONS = _set(
    """
    in on at by for from to of off with without during under over between among amid through about against
    into within across behind beyond near despite following upon like via per including since after before
    """
)
# After these a name at the end is not the whole speaker: "the Council to Save Ek", "Lee and Dr Ann Hale".
_PARTS_NAMES = (_PREPOSITIONS | {"and"}) - {"of", "for"}
_DETERMINERS = _set("the a an")
_OWNED = ("'s", "’s")
# What follows "said" and is no clause.
_NO_CONTENT = _set(
    """
    to so nothing yes goodbye hello sorry little much something anything everything if whether what when how
    why who where which and or but because although though while until unless as than thus too
    """
) | (_PREPOSITIONS - {"over", "under", "about"})
_PRONOUNS = _set("it he she they there we")
_OWNERS = _set("its his her their")
_TIME_NOUNS = _set("morning afternoon evening night day week weekend month year summer winter spring autumn")

_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_MOMENT = (
    rf"(?:(?:on |late |early |late on |early on |earlier on )?{_DAYS}(?: morning| afternoon| evening| night)?"
    r"|earlier today|earlier this week|later today|today|yesterday|tonight|earlier|later|again|also"
    r"|(?:this|last) (?:morning|afternoon|evening|week|weekend|month|year|night)"
    rf"|(?:on )?\d{{1,2}} {_MONTHS}(?: \d{{4}})?|(?:on )?{_MONTHS} \d{{1,2}}(?:, \d{{4}},)?"
    rf"|in (?:{_MONTHS} )?(?:19|20)\d\d|in {_MONTHS}"
    r"|in an? (?:[\w-]+ ){0,2}(?:statement|interview|report|letter|speech|tweet|post|briefing|message|memo)"
    r"|at a (?:[\w-]+ )?(?:news conference|press conference|briefing)|by (?:telephone|phone|email))"
)
_ADVERBIALS = re.compile(rf"(?:\s{_MOMENT}\b(?!['’-])){{0,4}}")
_TAIL = re.compile(
    rf"(?:,?\s{_MOMENT}|\s(?:in|at|on|to|during|after|from|by|via|through) [^,;:.?!\n{MASK}]{{1,60}}){{0,4}}"
)
_HOWEVER = re.compile(r",\s(?:however|meanwhile|though|too),(?=\s)")
_THAT = re.compile(r"\s(?:that\s){0,1}that\b,?")
_LATER_THAT = re.compile(r"\s[^,;:.?!\n—–]{2,90}?\sthat(?=\s)")
_ADDRESSEE = re.compile(
    r"\s(?:reporters|journalists|lawmakers|parliament|Parliament|Congress|investors|residents"
    r"|state television|state media|local media|(?:the |an? |its |his |her |their )?(?:[\w’'.-]+ ){0,3}?"
    r"(?:news agency|newspaper|conference|television|court|committee|radio|station|channel|inquiry|hearing)"
    r"|(?:the )?[A-Z][\w’.-]*(?: [A-Z][\w’.-]*){0,4})(?=\s)"
)
# Where "that" is left out: the man told the court (on Monday) he had left.
_CLAUSE_OPENS = re.compile(
    rf"(?:\s{_MOMENT}\b){{0,2}}\s(?:the|a|an|it|he|she|they|there|we|his|her|its|their|at least|\d)\b"
)
_OPENING = re.compile(
    rf"(?:(?:But|And|Yet|Meanwhile|However|Still|Also|Later|Earlier|Then|Now)\b,?\s)?"
    rf"(?:[Oo]n {_DAYS}|[Ll]ast \w+|[Yy]esterday|[Tt]oday)?,?\s?"
)
# "surely" ends what is reported, "always" does once it holds a verb, "joined" if a subject and a verb follow.
_CUTS = re.compile(
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
_LONGEST_SENTENCE = 1500
# More reporting verbs than this make no sentence that anybody wrote.
_MOST_CUES = 10
_LONGEST_SPEAKER = 14
_CUE_FINITE = re.compile(r"\b(?:said|says|told|claimed|announced|according to|saying)\b")
_SAID_CLAUSE = re.compile(r",\s[^,]{2,70}\b(?:said|says|reported|announced|told)\b")


def find(text: str, sentences: Sequence[Span]) -> list[Indirect]:
    """What is reported and by whom, in order and not overlapping."""
    if _ANY_CUE.search(text) is None:
        return []
    marks = quoted(text)
    plain = masked(text, marks) if marks else text
    found: list[Indirect] = []
    place = 0
    for span in sentences:
        while place < len(marks) and marks[place].close <= span.start:
            place += 1
        if span.end - span.start > _LONGEST_SENTENCE or _ANY_CUE.search(plain, span.start, span.end) is None:
            continue
        last = place
        while last < len(marks) and marks[last].open < span.end:
            last += 1
        inside = marks[place:last]
        if any(mark.open < span.start or mark.close > span.end or mark.unclosed for mark in inside):
            # A quotation runs over the sentence's edge.
            continue
        found += _Sentence(text, plain, span, inside).reported()
    return found


@dataclass(frozen=True, slots=True)
class _Clause:
    """Who says, where the clause begins, and where its verb ends."""

    start: int
    verb: str
    end: int
    speaker: tuple[int, int]
    # "The mayor, a lawyer, said": what follows may be a speaker instead.
    apposed: bool = False
    # "As the mayor said …, the boats left": the main clause is the reporter’s.
    under: bool = False


class _Sentence:
    def __init__(self, text: str, plain: str, span: Span, marks: list[Quoted]) -> None:
        self.text, self.plain, self.marks = text, plain, marks
        self.start, self.end = span.start, span.end
        while self.end > self.start and plain[self.end - 1] in " .!…":
            self.end -= 1
        self.question = "?" in plain[self.end - 1 : span.end + 1]
        self.words = list(_WORD.finditer(plain, self.start, self.end))
        self.lows = [word.group().lower() for word in self.words]

    def reported(self) -> list[Indirect]:
        if self.question or len(self.words) < 5:
            return []
        if len(_ANY_CUE.findall(self.plain, self.start, self.end)) > _MOST_CUES:
            return []
        found: list[Indirect] = list(self._according())
        if not found:
            found = list(self._as_saying())
        clauses = [clause for at in range(len(self.words)) if (clause := self._clause(at)) is not None]
        for clause in clauses:
            found += self._after(clause)
            found += self._before(clause)
        participles = self._participles(found, clauses)
        found += participles
        return self._apart(found, clauses)

    def _apart(self, found: list[Indirect], clauses: list[_Clause]) -> list[Indirect]:
        """Contents cut where another clause begins; where two claim the same words, neither is certain."""
        clauses = [
            clause
            for clause in clauses
            if clause.verb in _SAYING | _TOLD
            or any(one.start >= clause.end and one.speaker == clause.speaker for one in found)
        ]
        cut: list[Indirect] = []
        for one in sorted(found, key=lambda one: (one.start, -one.end)):
            end = one.end
            for clause in clauses:
                if one.start < clause.start < end and clause.speaker != one.speaker:
                    end = self._trimmed(one.start, clause.start)
            if end == one.end or self._finite(one.start, end):
                cut.append(replace(one, end=end))
        clash = {place for place, (one, two) in enumerate(pairwise(cut)) if two.start < one.end}
        return [one for place, one in enumerate(cut) if place not in clash and place - 1 not in clash]

    # The reporting clause

    def _clause(self, at: int) -> _Clause | None:
        """The clause whose verb is the word `at`, its speaker before it or, after a comma, behind it."""
        verb = self.lows[at]
        if self.words[at].group() != verb or (verb not in _SAYING | _TOLD | _THAT_VERBS) or verb == "saying":
            return None
        last = at - 1
        while last >= 0 and (self.lows[last] in _BESIDE_VERB or self._adverb(last)):
            last -= 1
        gap = self._gap(last, last + 1) if last >= 0 else MASK
        if MASK in gap or last < 0:
            return None
        if "," in gap and last == at - 1:
            inverted = self._inverted(at)
            if inverted is not None:
                return inverted
        if gap.strip() not in ("", ",") and not (gap.strip() in (".", ".,") and self._abbreviated(last)):
            return None
        first = self._back(last)
        if "," in gap:
            return self._apposed(at, first, last)
        if self._listed(first, last) or self._unclosed(first):
            return None
        first = self._past_joins(first, last)
        speaker = None if self._embedded(first) else self._speaker(first, last)
        if speaker is None:
            return None
        joined = first > 0 and self.lows[first - 1] in _JOINS - {"but"}
        under = joined and not any(map(self._verbal, range(first - 1)))
        return _Clause(self.words[first].start(), verb, self.words[at].end(), speaker, under=under)

    def _adverb(self, at: int) -> bool:
        low = self.lows[at]
        return low.endswith("ly") and self.words[at].group() == low and low not in _HEDGED and len(low) > 5

    def _gap(self, one: int, two: int) -> str:
        return self.plain[self.words[one].end() : self.words[two].start()]

    def _back(self, last: int) -> int:
        """The first word of the stretch without punctuation or a joining word that ends with `last`."""
        first = last
        while first > 0 and self.lows[first - 1] not in _JOINS | {"that", "if", "whether", "unless"}:
            if not self._close(first - 1):
                break
            first -= 1
        return first

    def _close(self, at: int) -> bool:
        """Whether only a space, or a title’s or an initial’s stop, parts the word from the next."""
        gap = self._gap(at, at + 1).strip()
        return not gap or (gap == "." and self._abbreviated(at))

    def _abbreviated(self, at: int) -> bool:
        return self.lows[at] in TITLES or (len(self.lows[at]) <= 4 and self.words[at].group()[0].isupper())

    def _past_joins(self, first: int, last: int) -> int:
        """After "twelve fled and" begins the speaker; "the army and the police" are one."""
        for at in range(last - 1, first - 1, -1):
            if self.lows[at] in ("and", "with") and (
                at == first or self.lows[at] == "with" or any(map(self._verbal, range(first, at)))
            ):
                return at + 1
        opening = _OPENING.match(self.plain, self.words[first].start())
        while opening and first < last and self.words[first].start() < opening.end():
            first += 1
        return first

    def _listed(self, first: int, last: int) -> bool:
        """Whether the phrase ends a list: the speaker of "Lee, Hale and Moss said" is not Moss."""
        if (
            first == 0
            or "and" not in self.lows[first : last + 1]
            or self._gap(first - 1, first).strip() != ","
        ):
            return False
        before = self._back(first - 1)
        return self.lows[before] not in _PREPOSITIONS and not any(map(self._verbal, range(before, first)))

    def _unclosed(self, first: int) -> bool:
        """Whether the phrase is about a name before it: "Ann Lee, chair of the board said"."""
        if first == 0 or self._gap(first - 1, first).strip() != "," or self._capital(first):
            return False
        name = range(self._back(first - 1), first)
        return len(name) > 1 and all(
            self._capital(at) and self.lows[at] not in FUNCTION_WORDS | CALENDAR for at in name
        )

    def _embedded(self, first: int) -> bool:
        """Whether the clause hangs on "that", "if" and the like, so that nobody may have said it."""
        return first > 0 and self.lows[first - 1] in _COMPLEMENTS | _NOT_SPEAKERS

    def _verbal(self, at: int) -> bool:
        low, word = self.lows[at], self.words[at].group()
        if word != low and low not in _IS:
            return False
        if at > 0 and self.lows[at - 1] in ("he", "she", "it") and low.endswith("s"):
            return True
        return (
            low in _FINITE
            or low in _IS
            or low.endswith(_CONTRACTED)
            or (low.endswith("ed") and len(low) > 4 and low not in _NOT_FINITE and "-" not in low)
        )

    def _finite(self, start: int, end: int) -> bool:
        return any(self._verbal(at) for at in self._within(start, end))

    def _within(self, start: int, end: int) -> list[int]:
        return [at for at, word in enumerate(self.words) if start <= word.start() and word.end() <= end]

    def _apposed(self, at: int, first: int, last: int) -> _Clause | None:
        """Ann Lee, the mayor, said; the group, which is based in Ek, said."""
        if first == 0 or self._gap(first - 1, first).strip() != "," or last - first > 20:
            return None
        if any(self.lows[k] in _SAYING | _TOLD for k in range(first, last + 1)):
            return None
        end = first - 1
        begin = self._past_joins(self._back(end), end)
        speaker = None if self._embedded(begin) else self._speaker(begin, end)
        if speaker is None:
            return None
        name = all(self._capital(k) for k in range(first, last + 1))
        if name and self.words[end].group().islower():
            speaker = self._speaker(first, last) or speaker
        start = self.words[begin].start()
        return _Clause(start, self.lows[at], self.words[at].end(), speaker, apposed=True)

    def _capital(self, at: int) -> bool:
        return self.words[at].group()[0].isupper() or self.words[at].group() in PARTICLES

    def _inverted(self, at: int) -> _Clause | None:
        """…, said Ann Lee, the mayor."""
        if at + 1 >= len(self.words) or self.lows[at] not in (
            "said",
            "says",
            "reported",
            "announced",
            "warned",
        ):
            return None
        last = at + 1
        while last + 1 < len(self.words) and self._close(last):
            if self.lows[last + 1] in _PREPOSITIONS - {"of", "for"} or self.lows[last + 1] in _BESIDE_VERB:
                break
            last += 1
        speaker = self._speaker(at + 1, last)
        rest = self.plain[self.words[last].end() : self.end]
        if speaker is None or self._finite(self.words[last].end(), self.end) or rest.count(",") > 2:
            return None
        return _Clause(self.words[at].start(), "", self.end, speaker)

    # The speaker

    def _speaker(self, first: int, last: int) -> tuple[int, int] | None:
        """The naming words of the phrase `first` to `last`, if it can only be somebody who speaks."""
        while first < last and self.lows[first] in _DETERMINERS:
            first += 1
        lows = self.lows[first : last + 1]
        if first > last or len(lows) > _LONGEST_SPEAKER or lows[0] in _PREPOSITIONS | _JOINS:
            return None
        if lows[0].isdigit() or self._half_quoted(first):
            return None
        for at in range(first, last + 1):
            shouted = self.words[at].group().isupper() and len(lows[at - first]) > 1
            bare = re.split("['’]", lows[at - first])[0]
            if (bare in _NOT_SPEAKERS | _COMPLEMENTS and not shouted) or self._verbal(at):
                return None
            if lows[at - first] in _PARTICIPLES:
                return None
        head = last
        for at in range(first + 1, last):
            if self.lows[at] in _PREPOSITIONS:
                head = at - 1
                break
        word = self.lows[head].removesuffix("'s").removesuffix("’s")
        if (
            word in _NOT_HEADS
            or word in FUNCTION_WORDS
            or not word[0].isalpha()
            or self.lows[last] in _PREPOSITIONS
        ):
            return None
        if self.lows[last].endswith(_OWNED) or (self.words[last].group().istitle() and word in _TIME_NOUNS):
            return None
        start, end = self.words[first].start(), self.words[last].end()
        opens = self.words[first].start() == self.start and head == first and is_word(self.lows[head])
        if head != last and (opens or self.words[head].group().islower() or self.lows[head] in TITLES):
            # "officials in Ek", "the mayor of Ek": the town does not speak.
            return start, end
        if "and" in lows and not self._capital(last):
            return start, end
        named = attributions(self.plain[start:end] + " said", 0, end - start + 5)
        if len(named) != 1 or named[0].pronoun:
            return None
        begin, stop = start + named[0].speaker[0], start + named[0].speaker[1]
        if self.plain[begin:stop].lower() in ABBREVIATIONS:
            # "state TV"
            return start, end
        if any(self.lows[at] in _PARTS_NAMES and self.words[at].start() < begin for at in range(first, last)):
            return start, end
        return begin, stop

    def _half_quoted(self, first: int) -> bool:
        """Whether the speaker’s name begins inside quote marks: the “Open Sea” crew."""
        before = self.plain[self.start : self.words[first].start()].rstrip(" \u00a0\n")
        return before.endswith(MASK) and any(
            mark.close == self.start + len(before)
            and not mark.whole(self.text)
            and self.text[mark.end - 1] not in ",.?!"
            for mark in self.marks
        )

    # What is reported

    def _after(self, clause: _Clause) -> Iterator[Indirect]:
        """The ministry said (on Monday) (that) …"""
        verb, at = clause.verb, clause.end
        if not verb:
            return
        if verb in _TOLD:
            that = _LATER_THAT.match(self.plain, at, min(self.end, at + 60))
            addressee = _ADDRESSEE.match(self.plain, at, self.end)
            if that is not None and not self._finite(at, that.end()):
                at = that.end() - len(" that")
            elif addressee is not None and _CLAUSE_OPENS.match(self.plain, addressee.end(), self.end):
                at = addressee.end()
            else:
                return
        rule = "told" if verb in _TOLD else "denied-that" if verb.startswith("den") else "said-that"
        start = self._content(
            at,
            free=verb in _SAYING | _TOLD,
            far=verb not in _NOUNS_TOO,
            after_mark=self._quoted_before(clause.start),
        )
        if start is None:
            return
        end = self.end
        if clause.under:
            comma = self.plain.find(",", start, end)
            if comma < 0 or self.plain.find(",", comma + 1, end) >= 0:
                return
            end = comma
        made = self._made(start, end, clause.speaker, rule, first_part=clause.apposed)
        if made is not None:
            yield made

    def _content(self, at: int, *, free: bool, far: bool = True, after_mark: bool = False) -> int | None:
        """Where the clause begins that a verb ending at `at` reports.

        After a `free` verb "that" may be left out; `far`, it may stand behind other words.
        """
        adverbials = _ADVERBIALS.match(self.plain, at, self.end)
        at = adverbials.end() if adverbials else at
        however = _HOWEVER.match(self.plain, at, self.end)
        at = however.end() if however else at
        that = _THAT.match(self.plain, at, self.end)
        first = self._next(that.end() if that else at)
        if first is None:
            return None
        low, word = self.lows[first], self.words[first]
        if that is not None:
            if low in _TIME_NOUNS or (self._verbal(first) and low not in _IS):
                return None
            return self._begin(that.end())
        least = low in ("at", "in") and self.plain.startswith(("at least ", "in all "), word.start())
        if not least and (low in _PREPOSITIONS - {"over", "under", "about"} or low in ("when", "while")):
            later = _LATER_THAT.match(self.plain, at, min(self.end, at + 110))
            follows = self._next(later.end()) if later else None
            if not far or later is None or follows is None or self._verbal(follows):
                return None
            return self._begin(later.end())
        begin = self._begin(at)
        if after_mark or begin is None or self.plain[at : at + 1] not in (" ", "\u00a0", "\n"):
            return None
        if low in _NO_CONTENT and not least:
            return None
        if self.plain[begin] == MASK:
            return None
        if free or low in _PRONOUNS:
            return begin
        # "explained its belief that …" reports no clause.
        that_at = self.plain.find(" that ", begin, self.end)
        return begin if low in _OWNERS and self._finite(begin, that_at if that_at > 0 else self.end) else None

    def _begin(self, at: int) -> int | None:
        while at < self.end and self.plain[at].isspace():
            at += 1
        return at if at < self.end and (self.plain[at].isalnum() or self.plain[at] in MASK + "$£€") else None

    def _next(self, at: int) -> int | None:
        return next((k for k, word in enumerate(self.words) if word.start() >= at), None)

    def _quoted_before(self, at: int) -> bool:
        before = self.plain[self.start : at].rstrip(" ,\u00a0\n")
        return before.endswith(MASK)

    def _trimmed(self, start: int, end: int) -> int:
        """The end without the joining words and commas before `end`."""
        while True:
            stretch = self.plain[start:end].rstrip(" .,;:—–-\u00a0\n")
            if stretch.count(")") > stretch.count("("):
                end = start + stretch.rindex(")")
                continue
            tail = re.search(
                r"(?:^|\s)(?:and|but|while|as|after|when|because|with|although|though|the|a)$", stretch
            )
            end = start + (tail.start() if tail else len(stretch))
            if tail is None:
                return end

    def _made(
        self, start: int, end: int, speaker: tuple[int, int], rule: str, *, first_part: bool = False
    ) -> Indirect | None:
        """What is reported, ended where the reporter seems to speak again; None where it is no clause."""
        for cut in _CUTS.finditer(self.plain, start, end):
            if not cut["surely"] and not self._finite(start, cut.start()):
                continue
            if cut["surely"] or cut["always"] or self._new_subject(cut.end(), end):
                end = cut.start()
                break
        dash = re.compile(r"\s(?:—|–|--)\s").search(self.plain, start, end)
        if dash is not None and not self._finite(start, dash.start()):
            # "said it all — the boats …"
            return None
        end = self._trimmed(start, end)
        if end - start < 3 or _SAID_CLAUSE.search(self.plain, start, end):
            return None
        if first_part and not self._finite(start, (self.plain.find(",", start, end) + 1 or end + 1) - 1):
            return None
        if not self._finite(start, end) or len(self._within(start, end)) < 3:
            return None
        for mark in self.marks:
            if mark.open < end and mark.close > start and (mark.whole(self.text) or mark.open < start):
                return None
        if re.search('[“”"«»]', self.plain[start:end]):
            return None
        return Indirect(start, self._closed(end), speaker, rule, rule == "denied-that")

    def _closed(self, end: int) -> int:
        """The end with the quote mark that closes there."""
        return next((mark.close for mark in self.marks if mark.open < end <= mark.close), end)

    def _new_subject(self, at: int, end: int) -> bool:
        """Whether after ", and" somebody else does something: "and residents have fled"."""
        within = [k for k in self._within(at, end) if self.words[k].start() < at + 90][:9]
        if not within or self.lows[within[0]] == "that" or self._verbal(within[0]):
            return False
        for before, k in zip([None, *within], within, strict=False):
            if before is not None and self._gap(before, k).strip():
                return False
            if self._verbal(k):
                return True
        return False

    def _before(self, clause: _Clause) -> Iterator[Indirect]:
        """The bridge had been closed, the ministry said on Monday."""
        comma = self.plain[self.start : clause.start].rstrip()
        if not comma.endswith(","):
            return
        end = self.start + len(comma) - 1
        if clause.verb:
            if clause.verb in _TOLD:
                addressee = _ADDRESSEE.match(self.plain, clause.end, self.end)
                if addressee is None:
                    return
                rest = addressee.end()
            else:
                rest = clause.end
            tail = _TAIL.match(self.plain, rest, self.end)
            rest = tail.end() if tail else rest
            if rest != self.end or self._finite(clause.end, rest):
                return
        begin = self.start
        opening = re.compile(r"(?:But|And|Yet|However|Meanwhile)\b,?\s").match(self.plain, begin, end)
        begin = opening.end() if opening else begin
        first = self._next(begin)
        if first is None or self.lows[first] in _COMPLEMENTS | {"asked"}:
            return
        begin = self._past_marks(begin)
        if self.lows[first] in _JOINS | {"before", "once", "if"}:
            comma_at = self.plain.find(",", begin, end)
            if comma_at < 0 or not self._finite(comma_at, end):
                return
        made = self._whole(begin, end, clause.speaker, "content-then-said")
        if made is not None:
            yield made

    def _past_marks(self, at: int) -> int:
        """Past the dash or dot that sets a line of a list apart."""
        while at < self.end and self.plain[at] in " \u00a0-–—•*·":
            at += 1
        return at

    def _whole(self, start: int, end: int, speaker: tuple[int, int], rule: str) -> Indirect | None:
        """All from `start` to `end`, nothing of it cut; None where any of it may be the reporter’s."""
        if start >= end or _CUE_FINITE.search(self.plain, start, end) or not self._finite(start, end):
            return None
        if any(mark.open < end and mark.whole(self.text) for mark in self.marks if mark.close > start):
            return None
        if re.search('[“”"«»;:—–]', self.plain[start:end]) or len(self._within(start, end)) < 3:
            return None
        return Indirect(start, self._closed(end), speaker, rule)

    # The other forms

    def _according(self) -> Iterator[Indirect]:
        """According to the union, …; …, according to the union."""
        matches = list(_ACCORDING.finditer(self.plain, self.start, self.end))
        if len(matches) != 1:
            return
        match = matches[0]
        first = self._next(match.end())
        if first is None or self.plain[match.end() : self.words[first].start()].strip():
            return
        last = first
        while last + 1 < len(self.words) and self._close(last):
            last += 1
        speaker = self._speaker(first, last)
        if speaker is None or self.plain[self.words[last].end() : self.words[last].end() + 1] not in (
            ",",
            "",
            ".",
        ):
            return
        after = self.words[last].end()
        if match.start() == self.start and self.plain[after : after + 1] == ",":
            start = self._begin(after + 1)
            if start is None or self._aside(start):
                return
            made = self._made(start, self.end, speaker, "according-to")
        elif after >= self.end or self.plain[after : self.end].strip(" ).") == "":
            head = self.plain[self.start : match.start()].rstrip(" ,\u00a0\n")
            made = self._whole(self._past_marks(self.start), self.start + len(head), speaker, "according-to")
        else:
            return
        if made is not None:
            yield made

    def _aside(self, start: int) -> bool:
        """Whether what follows the speaker may be about the speaker: "Ann Lee, the mayor, …"."""
        comma = self.plain.find(",", start, self.end)
        return comma >= 0 and not self._finite(start, comma)

    def _as_saying(self) -> Iterator[Indirect]:
        """Radio quoted the mayor as saying …; the mayor was quoted as saying …"""
        match = _AS_SAYING.search(self.plain, self.start, self.end)
        if match is None or re.search(
            r"\s[-–—(]", self.plain[max(self.start, match.start() - 80) : match.end()]
        ):
            return
        saying = next((k for k, word in enumerate(self.words) if word.end() == match.end()), 0)
        quoting = next((k for k, word in enumerate(self.words) if word.start() == match.start()), 0)
        if match[2] and not match[1]:
            first, last = quoting + 1, saying - 2
        else:
            last = quoting - 1
            while last > 0 and self.lows[last] in (
                "was",
                "were",
                "is",
                "are",
                "been",
                "has",
                "have",
                "being",
            ):
                last -= 1
            if last == quoting - 1 or last < 0:
                return
            first = self._past_joins(self._back(last), last)
            if self._embedded(first):
                return
        speaker = self._speaker(first, last) if 0 <= first <= last else None
        start = self._content(match.end(), free=True)
        made = self._made(start, self.end, speaker, "as-saying") if speaker and start is not None else None
        if made is not None:
            yield made

    def _participles(self, found: Sequence[Indirect], clauses: list[_Clause]) -> list[Indirect]:
        """…, with the union saying …; …, Ann Lee saying that …; and the same speaker’s ", adding that …"."""
        made = []
        for at, low in enumerate(self.lows):
            if low not in _PARTICIPLES or at == 0 or self.words[at].group() != low:
                continue
            gap = self._gap(at - 1, at)
            if "," in gap:
                earlier = [one for one in found if one.end <= self.words[at].start()]
                if not earlier or low == "saying" or earlier[-1].rule not in ("said-that", "told"):
                    continue
                between = self.plain[earlier[-1].end : self.words[at].start()]
                speaker = earlier[-1].speaker if between.strip(" ,") == "" else None
            else:
                first = self._back(at - 1)
                joined = self.lows[first] == "with"
                if first == 0 or self._gap(first - 1, first).strip() != "," or (gap.strip() and not joined):
                    continue
                speaker = self._speaker(first + joined, at - 1)
            start = self._content(self.words[at].end(), free=low == "saying")
            if speaker is None or start is None:
                continue
            one = self._made(start, self.end, speaker, "saying" if low == "saying" else "adding")
            if one is not None:
                made.append(replace(one, negated=low == "denying"))
                if "," not in gap:
                    clauses.append(_Clause(self.words[first].start(), low, one.start, speaker))
        return made
