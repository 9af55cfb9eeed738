"""Invented names and report-like sentences for the benchmark's articles: as varied as news, of nobody real.

Everything comes from one seeded generator, so that every run reads, stores and compresses the same text.
"""

from __future__ import annotations

from datetime import date
from random import Random


def listed(words: str, by: str | None = None) -> list[str]:
    return [word.strip() for word in words.split(by)]


FIRST = listed("""
Adel Amira Anton Berit Bruno Carla Cyrus Dalia Daniel Edith Elias Farah Felix Greta Hamid Hanna Igor
Ilse Jamal Jonas Karim Klara Leila Lukas Mara Milan Nadia Nils Omar Paula Petra Rafiq Rosa Salim Simon
Tamar Tilda Viktor Wanda Yusuf Zora
""")
HEAD = listed(
    "Al Bar Cor Dal Em Fal Gar Hol Is Jor Kal Lor Mar Nor Or Pel Quin Ras Sol Tar Ul Var Wes Yar Zel"
)
MIDDLE = listed("a ba de ra li mo ne su ti va")
TAIL = listed("bek den din fer gan hal kov lan mar nik rin sen tov vic zar")
ADJECTIVES = listed("""
abandoned additional administrative agricultural annual armed besieged bitter bombed brief broken burned
central civilian coastal combined contested crowded damaged deserted diplomatic disputed domestic
eastern emergency exhausted experienced fierce final foreign formal fragile heavy hostile humanitarian
immediate independent injured interim joint key limited local main major makeshift medical military
ministerial mobile narrow national naval neighbouring new northern official partial peaceful permanent
private proposed public ragged regional remaining rural senior separate southern special stalled
stranded tense temporary unarmed urgent vacant western wounded young
""")
NOUNS = listed("""
agreement airport ambulance appeal army arrest assembly attack barracks battle blockade border bridge
bus cabinet camp campaign ceasefire checkpoint clinic coalition column commander commission committee
complaint conference convoy council crossing crowd curfew delegation demand demonstration deployment
deputy district doctor election embassy embargo engineer envoy evacuation explosion factory family farm
ferry fire flood force fuel generator government grain guard harbour helicopter highway hospital hostage
household inquiry inspector kitchen labour law lawyer leader lorry market mayor mediator meeting
merchant militia mine minister mission mortar mosque negotiation neighbourhood observer offensive
officer parade parliament patrol pipeline plane police port prison prisoner proposal protest province
quarter railway raid rally refugee relief report resident resolution road roof school sentence shelter
shipment shop siege smoke soldier spokesman square station statement storm street strike supply surgeon
talks tank teacher tent territory tower trader train treaty tribunal truce tunnel university vehicle
verdict village visit volunteer vote ward warehouse warning water weapon wheat witness worker altar
anthem apron archive avenue axe balcony bakery barge basin beacon bell bench bicycle blanket boat boiler
bonfire brick broom bucket butcher cable canal candle caravan carpet cashier castle cattle cave cellar
cement chapel choir cinema circus cliff clock clerk cloak coach coal coffin coin compass cook corridor
cottage courtyard cradle crane creek crew crown dam dentist desert diary dock dome drum dust editor
elder envelope estuary exile farmer fence fiddle field fisherman flag fog forest fountain freight garden
gate glacier goat granary grave guide hangar hay hedge hill horse hut ice island jacket jetty judge jury
kiln kite ladder lake lamp lantern ledger lighthouse locksmith loom mast meadow memorial mill miner
mirror monastery mountain mule museum neighbour notebook nurse oak oar office orchard organist oven
painter palace parcel path pharmacist piano pier pilgrim plough poet pond porter postman potter pump
quarry quay ranger reef ridge rope sailor sawmill scarf shepherd shore silo singer skipper sled smith
snow stable stairs steam stove stream surveyor tailor theatre tide timber tollgate torch tram trench
turbine valley vault vineyard violin waiter wall watchman weaver well wharf widow windmill winter wire
wool yard
""")
VERBS = listed("""
abandoned accepted accused announced approved arrested attacked banned barred blamed blocked bombed
bought burned captured closed condemned crossed cut damaged defended delayed delivered demanded denied
deployed destroyed detained discovered dismissed emptied entered escaped evacuated examined expelled
followed found freed guarded halted handed hit inspected invited joined killed launched left lifted lost
met moved named occupied offered opened ordered passed promised protested raided reached received
refused rejected released repaired replaced reported rescued retook returned searched seized shelled
signed stopped stormed struck suspended took toured visited warned welcomed withdrew
""")
PHRASES = listed(
    """
after a night of shelling | although nobody had been told | as the rain began to fall | at the request
of the council | because the road was cut | before the talks could begin | despite the truce | during a
brief pause | for the second time in a month | in front of hundreds of people | in the early hours | on
the edge of the old town | to the anger of many residents | under heavy guard | when the power failed |
while the others waited outside | without a word of explanation | with little food left | with the help
of volunteers | according to two people who were there | in return for safe passage | as winter drew
near | at the end of a long inquiry | from the far side of the river | behind closed doors | with both
sides claiming success | a few streets from the market | on the advice of doctors
""",
    "|",
)
COUNTED = listed("people civilians fighters families buses patients houses children soldiers prisoners")
LINKS = listed("after although as because before once since until when while")
ARTICLES = listed("its their the some no")
KINDS = ("person",) * 12 + ("place",) * 4 + ("organisation",) * 3 + ("armed-group",)


class Writer:
    """Writes names and reports; the same seed, the same words."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def names(self, count: int) -> list[tuple[str, str]]:
        """`count` different names, each with its kind."""
        found: dict[str, str] = {}
        while len(found) < count:
            kind = self.random.choice(KINDS)
            found.setdefault(self._name(kind), kind)
        return list(found.items())

    def _name(self, kind: str) -> str:
        pick = self.random.choice
        stem = pick(HEAD) + pick(MIDDLE) + pick(TAIL)
        if kind == "person":
            return f"{pick(FIRST)} {stem}"
        if kind == "organisation":
            return f"{stem} {pick(['Institute', 'Relief Committee', 'Union', 'Water Authority'])}"
        return f"{stem} {pick(['Brigade', 'Front'])}" if kind == "armed-group" else stem

    def _day(self) -> str:
        return self.random.choice(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"])

    def _turn(self) -> str:
        """The end of a sentence; two of three are made up, or the texts would compress as no news does."""
        pick = self.random.choice
        if self.random.random() < 0.33:
            return pick(PHRASES)
        link = pick(LINKS)
        return f"{link} {pick(COUNTED)} {pick(VERBS)} {pick(ARTICLES)} {pick(NOUNS)}"

    def headline(self, who: str) -> str:
        pick = self.random.choice
        return f"{who} {pick(VERBS)} {pick(ADJECTIVES)} {pick(NOUNS)} {self._turn()}"

    def body(self, words: int, published: date, names: list[str]) -> str:
        """About `words` words in paragraphs of three sentences; `names` return throughout."""
        sentences: list[str] = []
        while sum(len(sentence.split()) for sentence in sentences) < words:
            sentences.append(self._sentence(published, names, len(sentences)))
        return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))

    def body_of_blocks(self, words: int, published: date, names: list[str]) -> tuple[str, list[str]]:
        """A body() with a subhead in its middle and a list below that, and the kinds of its blocks."""
        blocks = self.body(words, published, names).split("\n\n")
        middle = len(blocks) // 2
        blocks[middle] = blocks[middle].replace(". ", ".\n")
        blocks.insert(middle, f"The {NOUNS[0]} and what came of it")
        kinds = ["paragraph"] * len(blocks)
        kinds[middle : middle + 2] = ["subhead", "list"]
        return "\n\n".join(blocks), kinds

    def _sentence(self, published: date, names: list[str], at: int) -> str:
        pick, who = self.random.choice, self.random.choice(names)
        what = f"{pick(VERBS)} the {pick(ADJECTIVES)} {pick(NOUNS)} {self._turn()}"
        form = at % 6
        if form == 0:
            also = f"the {pick(NOUNS)} of {pick(names)} {pick(VERBS)} a {pick(NOUNS)}"
            return f"{who} {what} on {self._day()}, and {also}."
        if form == 1:
            count, of = self.random.randint(3, 900), pick(COUNTED)
            return f"At least {count} {of} were moved from the {pick(NOUNS)} on {self._day()}, {who} said."
        if form == 2:
            month = pick(["January", "March", "May", "July", "September", "November"])
            day = self.random.randint(1, 28)
            return f"In {pick(names)} the {pick(NOUNS)} {what} on {day} {month} {published.year - 1}."
        if form == 3:
            inner = f"The {pick(NOUNS)} {pick(VERBS)} a {pick(ADJECTIVES)} {pick(NOUNS)} {self._turn()}"
            return f"“{inner},” {who} told reporters."
        if form == 4:
            return f"The {pick(ADJECTIVES)} {pick(NOUNS)} {what}, which the {pick(NOUNS)} had {pick(VERBS)}."
        return f"Yesterday {who} {what} near {pick(names)}, where a {pick(ADJECTIVES)} {pick(NOUNS)} stood."
