"""The closed lists by which a clause is read: no tagger, so that reading stays quick and explainable.

Written for news English. Every word is lower case, apostrophes are straight.
"""


def listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = listed(
    """
    a an the this these those his her its their our my your some any each every no another both several
    many few all most such other
    """
)
PREPOSITIONS = listed(
    """
    of in on at by for from with without to into onto against about over under between among amid during
    across around near outside inside through throughout towards toward despite per via within beyond
    behind beside along off upon like than including following
    """
)
COORDINATORS = frozenset(["and", "but", "or", "nor", "yet", "so", "then"])
SUBORDINATORS = listed(
    """
    as after before when while since because although though until till if unless whereas once whether
    whenever wherever
    """
)
RELATIVES = frozenset(["who", "which", "whose", "whom", "where", "that"])
PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "you", "there"])
NEGATIONS = frozenset(["not", "never", "neither", "nor", "nobody", "nothing", "none", "hardly"])
MODALS = listed(
    """
    will would can could may might must shall should cannot won't wouldn't can't couldn't mayn't
    mightn't mustn't shouldn't he'll she'll it'll they'll we'll i'll you'll he'd she'd they'd we'd i'd
    you'd
    """
)
BE_PAST = frozenset(["was", "were", "wasn't", "weren't"])
BE_PRESENT = listed(
    """
    is are am isn't aren't it's he's she's that's there's they're we're you're i'm
    """
)
HAVE_PAST = frozenset(["had", "hadn't"])
HAVE_PRESENT = frozenset(["has", "have", "hasn't", "haven't", "they've", "we've", "i've", "you've"])
DO_PAST = frozenset(["did", "didn't"])
DO_PRESENT = frozenset(["do", "does", "don't", "doesn't"])
BE_OTHER = frozenset(["be", "been", "being"])

# Adverbs that may stand between an auxiliary and its verb, or open a clause; those in -ly are seen by form.
ADVERBS = listed(
    """
    also still just again already ever even only soon now later meanwhile however therefore thus far
    long since once twice almost about around further instead indeed perhaps both yet too well back not
    never more most less first together reportedly elsewhere nationwide worldwide
    """
)

# Past forms that are nothing else (their participle differs): a sure sign of a finite verb.
PAST = listed(
    """
    arose ate awoke became began bit blew broke came chose did drank drew drove fell flew forbade
    forgave forgot froze gave got grew hid knew overcame overtook overthrew rang rode rose sang sank saw
    shook shrank spoke sprang stole strode swam swore threw took tore undertook underwent upheld went
    withdrew woke wore wrote outgrew foresaw retook rewrote redrew ran sprang undid
    """
)
# Past forms that are participles too.
PAST_OR_PARTICIPLE = listed(
    """
    beat bent bled bought bred brought built burnt caught clung crept dealt dug dwelt fed felt fled flung
    fought found heard held hung kept knelt laid leant led left lent lit lost made meant met misled
    mistook overheard paid pled proved read rebuilt repaid said sat sent shone shot shut slain slept
    slid sold sought sped spent split spread sprung stood strung struck stuck stung swept swung taught
    thought told understood withheld won withstood hit cut put set cost hurt quit shed burst cast
    broadcast forecast let resold retold rebuilt reset
    """
)
# Of those, the ones that are as often something else: verbs only with a subject right before them.
PAST_OR_BASE = listed(
    """
    beat read shut split spread cut put set cost hurt shed burst cast broadcast forecast let lit felt reset
    """
)
PARTICIPLES = listed(
    """
    arisen awoken beaten become been begun bitten blown born borne broken chosen come done drawn driven
    drunk eaten fallen flown forbidden forgiven forgotten frozen given gone gotten grown hidden known
    overcome overtaken overthrown ridden risen run rung seen shaken shown shrunk slain sprung stolen
    sunk sworn taken thrown torn undertaken undergone withdrawn woken worn written retaken rewritten
    redrawn undone
    """
)
# Words in -ed that are no verbs of the past.
NOT_PAST = listed(
    """
    need needed indeed hundred speed breed bleed exceed proceed succeed feed seed weed deed heed creed
    greed reed freed sacred naked wicked rugged kindred hatred embed biped ragged crooked aged alleged
    so-called armed supposed unprecedented advanced detailed limited red bed shred sled unarmed unnamed
    unidentified unmanned talented beloved biased
    """
) - {"freed", "needed"}

# Verbs that tell who says so. A date beside one of them dates the saying.
SAYING = listed(
    """
    said says say told tells added adds noted notes stated states wrote writes reported reports recalled
    explained insisted argued claimed commented quoted acknowledged admitted suggested believed thinks
    thought conceded observed indicated maintained remarked replied asked estimated cited predicted
    forecast showed shows expected
    """
)

# Verbs after which an infinitive, with its date, is a plan and no event.
INTENDING = listed(
    """
    agreed planned hoped expected scheduled wanted vowed decided ordered asked urged intended sought
    offered promised invited demanded threatened refused failed pledged prepared proposed supposed due
    set slated hopes plans wants expects likely going ready waiting told meant bound poised forced
    required called pressed arranged voted allowed designed authorised authorized
    """
)
CLAIMS = frozenset(["responsibility", "victory", "control", "credit", "guilt", "lives", "defeat"])
# Acts of speech: news of their own ("announced a truce"), attribution at the end ("…, they announced").
SPEAKING = listed(
    """
    announced cautioned complained confirmed declared disclosed revealed warned promised testified alleged
    cried shouted joked tweeted vowed
    """
)
# After a form of "be": what was to come, at the time.
EXPECTING = listed(
    """
    expected scheduled due set supposed likely going slated planned intended meant poised about bound to
    """
)
# Verbs without a passive: "died in March" is never short for "who was died".
INTRANSITIVE = listed(
    """
    agreed appeared arrived began clashed climbed collapsed crashed died emerged ended entered erupted escaped
    exploded fell fled flew flooded gathered happened jumped landed marched met moved occurred
    poured protested
    rallied remained resigned returned rose rushed soared spilled stepped surged travelled traveled
    turned vanished
    voted walked went
    """
)
STATES = listed(
    """
    lived knew believed thought wanted remained seemed appeared hoped feared owned contained lacked
    liked loved needed belonged consisted stood meant felt looked resembled seem
    """
)

# Acts that a reader would put on a timeline, told in the simple past: enough for the rule `reported`.
ACTS = listed(
    """
    arrested resigned signed voted elected appointed captured seized attacked bombed assassinated
    launched unveiled acquired sentenced convicted charged approved vetoed crashed exploded surrendered
    invaded shelled sacked dismissed deported freed released ratified inaugurated married died detained
    indicted acquitted executed evacuated recaptured overthrew stormed raided hijacked kidnapped
    abducted ousted nominated sued fined closed suspended abolished annexed landed erupted collapsed
    struck withdrew quit stepped adopted declared announced apologised apologized
    """
)
# "in an interview with …", "at a news conference in …": the occasion itself is the act.
OCCASIONS = listed(
    """
    interview speech address conference briefing testimony sermon keynote
    """
)
OCCASION_OPENERS = frozenset(["in", "at", "during"])
# An undated sentence with one of these looks back further than its report.
LOOKING_BACK = listed(
    """
    earlier previously once formerly former originally historically ago past previous already often
    usually always sometimes repeatedly frequently traditionally ever later subsequently eventually
    since initially then
    """
)

# A date after one of these bounds, compares or modifies: it is not the day of the clause's event.
BOUNDING = listed(
    """
    since until till from by before after of for than to through between versus and like as towards
    toward despite against following into beyond with pending
    """
)
