"""The words and patterns by which news reports what somebody said."""

import re

from newsreader.text.figures.countables import PAST_VERBS


def words_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


# After these a clause may follow without "that"; after the others only "that" or a pronoun is certain.
SAYING = words_of("said says say saying")
TOLD = words_of("told tells telling")
THAT_VERBS = words_of(
    """
    announced announces reported reports confirmed confirms claimed claims claim warned warns warn added adds
    insisted insists insist stated states denied denies noted notes acknowledged acknowledges admitted admits
    argued argues argue declared declares explained explains estimated estimates stressed wrote alleged
    alleges predicted predicts concluded pledged vowed conceded maintained asserted testified reiterated
    """
)
# As often a noun: "estimates of damage that".
NOUNS_TOO = words_of("reports claims claim estimates states notes")
PARTICIPLES = words_of("saying adding warning claiming insisting announcing confirming stating denying")
CUE = re.compile(
    r"\b(?:" + "|".join(sorted(SAYING | TOLD | THAT_VERBS | PARTICIPLES, key=len, reverse=True)) + r")\b"
)
ACCORDING = re.compile(r"\b[Aa]ccording to\b")
AS_SAYING = re.compile(
    r"\b(?:quoted|cited) (?P<by>by )?(?P<who>[^,;:.\n]{2,120}?) as saying\b|\b(?:quoted|cited) as saying\b"
)
ANY_CUE = re.compile(CUE.pattern + r"|\baccording\b|\bAccording\b")

WORD = re.compile(r"[^\W_]+(?:['’.\-‐‑&][^\W_]+)*")
FINITE = words_of(
    """
    is are was were has have had will would can could may might must should did does do isn’t aren’t
    said says fell rose went came took made gave held began broke became left lost won found saw knew led met
    sent shot spent stood struck thought told fought kept grew ran paid built brought bought sold cut hit put
    set got felt meant needs wants expects plans hopes remains believes intends continues controls owns faces
    supports seeks holds makes takes gives shows means contains includes hung sank drew drove wrote caught
    """
) | (PAST_VERBS - words_of("dead missing wounded injured hurt"))
CONTRACTED = ("n’t", "n't", "’re", "'re", "’ve", "'ve", "’ll", "'ll", "’d", "'d")
IS = words_of("it’s it's there’s there's that’s that's he’s he's she’s she's who’s who's")
NOT_FINITE = words_of("united red need feed seed speed indeed hundred sacred naked wicked aged so-called")

# Between speaker and verb. Whatever else stands there (not, would, was, to) makes it uncertain.
BESIDE_VERB = words_of(
    """
    has have had also later then repeatedly previously earlier often again first since today yesterday now
    separately recently still already meanwhile however further both all on monday tuesday wednesday thursday
    friday saturday sunday
    """
)
HEDGED = words_of("reportedly allegedly supposedly never hardly rarely")
JOINS = words_of("but while as after when because although though since whereas")
COMPLEMENTS = words_of(
    "that if whether unless until which who whose whom where what why how before lest than"
)
NOT_SPEAKERS = words_of(
    """
    he she it they we i you this that these those which who whom whose what there one others someone nobody
    anyone everyone everybody somebody none no neither nor few either him her them us me himself herself
    itself themselves such any if not people everything nothing something anything
    """
)
# What is written says it, not who wrote it; and what nobody in particular says.
NOT_HEADS = words_of(
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
# The ones that speak where they end a name: "the Geological Survey".
NAMED_HEADS = words_of("survey surveys times statistics research news record records")
PREPOSITIONS = words_of(
    """
    in on at by for from to of off with without during under over between among amid through about against
    into within across behind beyond near despite following upon like via per including since after before
    """
)
# After these a name at the end is not the whole speaker: "the Council to Save Ek", "Lee and Dr Ann Hale".
PARTS_NAMES = (PREPOSITIONS | {"and"}) - {"of", "for"}
DETERMINERS = words_of("the a an")
OWNED = ("'s", "’s")
# What follows "said" and is no clause.
NO_CONTENT = words_of(
    """
    to so nothing yes goodbye hello sorry little much something anything everything if whether what when how
    why who where which and or but because although though while until unless as than thus too
    """
) | (PREPOSITIONS - {"over", "under", "about"})
PRONOUNS = words_of("it he she they there we")
OWNERS = words_of("its his her their")
TIME_NOUNS = words_of(
    "morning afternoon evening night day week weekend month year summer winter spring autumn"
)
