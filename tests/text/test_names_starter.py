"""The registry that a new newsroom starts with."""

from babel import Locale

from newsreader.text.names import Registry, starters

REGISTRY = Registry(starter.known for starter in starters())

# Codes of the states of the world.
STATES = """
    AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG
    CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH
    GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ
    LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG
    NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM
    SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS
    XK YE ZA ZM ZW
"""
# Where news writes a name otherwise than the locale data.
PLAIN = {
    "AG": "Antigua and Barbuda",
    "BA": "Bosnia and Herzegovina",
    "CD": "DR Congo",
    "CG": "Congo-Brazzaville",
    "KN": "St. Kitts and Nevis",
    "MM": "Myanmar",
    "ST": "São Tomé and Príncipe",
    "TT": "Trinidad and Tobago",
    "VC": "St. Vincent and the Grenadines",
}


def test_keys_are_single_and_everybody_is_described():
    keys = [starter.known.key for starter in starters()]

    assert len(set(keys)) == len(keys)
    assert {starter.known.kind for starter in starters()} == {"organisation", "armed-group", "media", "place"}
    assert all(starter.description for starter in starters())


def test_every_state_is_known_by_its_english_name():
    territories = Locale("en").territories

    missing = [code for code in STATES.split() if REGISTRY.named(PLAIN.get(code, territories[code])) is None]

    assert missing == []


def test_every_territory_has_a_code_cldr_knows_once():
    territories = Locale("en").territories
    codes = [starter.territory for starter in starters() if starter.territory]

    assert len(set(codes)) == len(codes)
    assert {*STATES.split()} <= {*codes} <= {*territories}


def test_every_state_has_people_of_its_own():
    states = [starter.known for starter in starters() if starter.description.startswith("country in")]

    assert len(states) == 198
    assert [known.key for known in states if not known.demonyms] == ["vatican-city", "kiribati"]
