"""The words around and inside names that tell what is named: plain data, folded."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FUNCTION_WORDS = _set(
    """
    the a an this that these those he she it we they you i his her its our their my your him them us me in
    on at by for from to of off with without as and but or nor so yet if when while whilst after before
    since until because although though despite during under over between among amid through about against
    into onto upon within across along around behind beyond near not no yes there here where what who whom
    whose which why how all some many most more few fewer both each every other another such only also
    just even still now then today yesterday tomorrow tonight meanwhile however moreover furthermore
    instead perhaps maybe according once is are was were be been being do does did has have had can could
    will would shall should may might must let lets dont thats than like unlike said says one two three
    four five six seven eight nine ten several hundreds thousands millions dozens less least much any
    anyone anything someone something nothing nobody none neither either thus hence therefore thereby
    again ago already always never often sometimes later soon first second third last next early late via
    per versus rather quite too very well up down out above below inside outside except plus
    """
)

CALENDAR = _set(
    """
    january february march april may june july august september october november december jan feb mar apr
    jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues
    wed thu thur thurs fri sat sun mondays tuesdays wednesdays thursdays fridays saturdays sundays easter
    christmas ramadan gmt utc est edt pst pdt cet bst aest aedt ist am pm ad bc spring summer autumn
    winter
    """
)

# Capital letters that name no organisation.
ABBREVIATIONS = _set(
    """
    rt oks ct mri lrb rrb lsb rsb lcb rcb
    cd cds dvd dvds tv tvs pc pcs hiv aids dna rna usb ceo ceos cfo coo cto gdp
    gnp vip vips ko kos phd mba mbe obe cbe ba bs bsc msc md ma jd qc kc mp mps mep meps mpp mla mlas id
    ids pr hr ir it ai ui os gps gpa sat suv suvs atm pin sms faq diy bbq rip nsfw aka asap eta tba tbd iq
    eq er icu ied ieds wmd wmds rpg rpgs uav uavs pow pows mia kia ngo ngos lgbt lgbtq bc ad ce bce am pm
    gmt utc est pst ii iii iv vi vii viii ix xi xii xiii rbi era mvp mvps qb nfl-record ot hq usd gbp eur
    ipo ira-account vat cv ep eps lp lps dj djs mc ac dc ph url html xml http pdf rom ram cpu gpu led lcd
    hd uhd fm am-band covid sars ebola caps ok vp svp evp dm
    """
)

# Peoples, faiths and directions that are no place of their own: adjectives, not names.
ADJECTIVES = _set(
    """
    muslim muslims christian christians catholic catholics jewish jew jews sunni sunnis shiite shiites
    shia shias shi'ite alawite alawites druze yazidi yazidis islamic islamist islamists jihadist jihadists
    arab arabs arabic arabian kurdish kurd kurds western westerner westerners eastern northern southern
    hindu hindus buddhist buddhists sikh sikhs orthodox protestant protestants anglican anglicans
    evangelical marxist marxists communist communists socialist socialists nazi nazis fascist conservative
    liberal liberals roman romans latin hispanic latino latinos black white asian-american
    african-american african-americans anglo-saxon hebrew persian berber roma tamil pashtun islam
    christianity judaism hinduism buddhism catholicism protestantism sikhism islamism zionism communism
    socialism fascism nazism marxism capitalism brexit hutu tutsi zionist capitalist gothic medieval
    renaissance victorian edwardian baroque olympic olympics allied english-language french-language
    internet web rohingya rohingyas uighur uighurs uyghur uyghurs hazara hazaras basque basques catalan
    catalans quechua aymara tuareg tuaregs fulani hausa igbo yoruba zulu xhosa amhara tigrayan tigrayans
    """
)

# Before a person's name. A capital is not needed: "spokesman Jan Novak".
TITLES = _set(
    """
    rear assistant acting det ch insp supt cpl pte cllr lt-gen maj-gen lt-col brig datuk seri dato tan sri
    tun tunku haji hajji shri smt pandit swami sayyid ustad herr frau monsieur signor señor señora senor
    don administrator mr mrs ms miss mister mme madame dr doctor prof professor sir dame lord lady baron
    baroness count countess duke duchess prince princess king queen emperor empress tsar sultan emir
    sheikh sheik shaikh imam ayatollah mullah rabbi pope bishop archbishop cardinal father fr reverend rev
    pastor saint brother sister president vice-president premier chancellor minister secretary ambassador
    consul governor gov mayor senator sen congressman congresswoman representative rep councillor
    councilman alderman judge justice attorney lawyer barrister prosecutor sheriff constable inspector
    detective officer commissioner chief general gen colonel col lieutenant lt major maj captain capt
    commander cmdr admiral adm brigadier marshal sergeant sgt corporal private chairman chairwoman
    chairperson chair director manager spokesman spokeswoman spokesperson secretary-general
    director-general prime-minister leader head coach trainer editor author writer poet novelist
    playwright journalist reporter correspondent columnist blogger actor actress singer songwriter
    musician guitarist drummer bassist pianist violinist rapper composer conductor producer filmmaker
    comedian artist painter sculptor architect photographer designer dancer mla mna msp choreographer
    scientist physicist chemist biologist economist historian philosopher mathematician astronomer
    astronaut engineer inventor analyst expert researcher activist campaigner dissident founder co-founder
    ceo cfo entrepreneur businessman businesswoman banker investor billionaire tycoon candidate lawmaker
    legislator deputy mp mep envoy diplomat negotiator aide adviser advisor counterpart predecessor
    successor colleague wife husband son daughter mother uncle aunt cousin nephew niece grandson
    granddaughter friend teammate striker midfielder defender goalkeeper winger pitcher quarterback driver
    rider cyclist swimmer boxer golfer sprinter player skipper referee warlord militant fighter rebel
    terrorist suspect gunman dictator ex-president strongman resident witness nurse surgeon teacher
    student principal superintendent dean chaplain monk priest nun comrade shah caliph pharaoh
    """
)
# The ones that belong to no organisation's own name and so always part from what follows.
STRONG_TITLES = _set(
    """
    datuk seri dato tunku haji hajji shri smt administrator mr mrs ms miss mister mme dr prof professor
    sir dame lord lady president vice-president premier chancellor minister ambassador governor gov mayor
    senator sen congressman congresswoman rep judge justice sheikh sheik ayatollah archbishop bishop
    cardinal pope rev reverend lt lieutenant col colonel capt captain sgt sergeant gen general maj adm
    admiral cmdr commander brigadier prince princess king queen emperor chairman spokesman spokeswoman
    secretary secretary-general director-general attorney chief prime vice deputy former ex-president mla
    mp mep msp rear assistant acting det ch insp supt cpl pte cllr lt-gen maj-gen lt-col brig inspector
    detective corporal marshal baron duke count emir sultan rabbi imam pastor mullah
    """
)
# Words that stand between the parts of a title: "Secretary of State", "Minister for Foreign Affairs".
TITLE_TAILS = _set(
    """
    state defence defense foreign affairs justice finance interior health education energy trade commerce
    treasury general exchequer minister secretary executive officer prosecutor staff labour labor
    transport agriculture home
    """
)

# What a title is "of" besides: "Superintendent of Police".
OFFICES = _set(
    """
    police prisons customs schools operations
    """
)

SUFFIXES = _set(
    """
    jr sr ii iii iv vi vii viii ix xi xii xiii xiv xv xvi
    """
)

PARTICLES = _set(
    """
    al el ul bin ibn ben bint abu umm van von der den ten ter de del della di da dos das du la le lo zu af
    av des
    """
)
# The particles that may begin a name by themselves in English text: "bin Laden", "al Shabab".
LEADING_PARTICLES = _set(
    """
    al el bin ibn bint van von abu
    """
)

# What speakers do.
SPEECH = _set(
    """
    said says say saying told tells added adds asked asks replied replies answered wrote writes argued
    argues announced announces claimed claims warned warns insisted insists stated states noted notes
    explained explains declared declares confirmed confirms denied denies tweeted commented acknowledged
    admitted admits vowed pledged recalled remarked stressed reiterated concluded continued suggested
    testified complained conceded
    """
)
# What only people do or have; after a name.
HUMAN_VERBS = SPEECH | _set(
    """
    married divorced resigned retired smiled laughed apologised apologized died studied graduated sang
    starred thinks believes believed thought spoke speaks met meets visited resides replied lives lived
    grew hoped wants wanted felt knew knows loves loved
    """
)

ORG_HEADS = _set(
    """
    party ministry ministries department departments agency committee commission council parliament
    congress senate assembly court tribunal university college school academy institute institution
    observatory foundation fund trust association society union federation confederation league alliance
    coalition organisation organization authority bureau office board bank company corporation corp inc
    ltd llc plc gmbh ag sa group holdings industries enterprises airlines airways records studios pictures
    entertainment productions motors systems technologies laboratory
    laboratories labs club fc united rovers
    wanderers athletic city-fc team church diocese archdiocese orchestra philharmonic symphony band choir
    ensemble theatre ballet opera museum gallery library hospital clinic army navy corps regiment
    battalion division fleet squadron police force forces guard guards service services command infantry
    cavalry presidency embassy consulate secretariat directorate cabinet government administration
    treasury chamber initiative campaign movement network centre center partners consulting insurance
    commissioners supervisors trustees fittings controls instruments brands solutions properties capital
    realty logistics investments aerospace
    securities exchange brewery software media press publishing publishers communications telecom
    pharmaceuticals energy petroleum oil steel railways railroad railway conference series-a bundesliga
    championship cup association-football legion brotherhood front resistance militia brigade brigades
    commandos rangers fighters watch international workers guild consortium cooperative syndicate cartel
    mafia lodge fraternity scouts co bhd sdn pty kg kgaa ab
    spa nv bv oyj asa tbk metals resources minerals economics
    foods stores hotels semiconductor electronics electric chemical chemicals biotech therapeutics
    financial bancorp bancshares tobacco textiles democrats republicans socialists nationalists senators
    tigers lions bears eagles giants cowboys hawks falcons panthers bulldogs wildcats cardinals sox
    yankees dodgers mets braves twins pirates reds cubs raiders packers vikings saints steelers ravens
    browns bengals colts texans titans broncos chiefs chargers rams seahawks redskins celtics lakers bulls
    knicks nets pistons rockets spurs suns warriors kings ducks sharks bruins canadiens flyers penguins
    sabres leafs canucks oilers rugby cricket committees agencies affairs
    """
)
# The heads that stand first: "Banco Altamar", "PT Samudra".
ORG_STARTS = _set(
    """
    minera grupo banco banca banque compagnie compania companhia societe groupe gruppo pt universidad
    universite universita instituto ministerio
    """
)
# Heads that "of the …" and "for …" hang on: "Ministry of Health", "Centre for Policy Research".
OF_HEADS = ORG_HEADS | _set(
    """
    bay gulf cape isle isles island islands republic kingdom state states city province district county
    straits strait sea lake river mount valley port house hall tower duchy principality commonwealth emirate
    university lord bishop archbishop duke earl knights order sons daughters friends doctors journalists
    reporters lawyers physicians faculty line companions veterans children citizens people confederate
    bank ministers joint chiefs union voice radio
    """
)
FOR_HEADS = ORG_HEADS | _set(
    """
    committees lawyers doctors students mothers citizens people artists
    """
)
# Ends of a body's name that begin none.
ORG_ENDS = _set(
    """
    defence defense
    """
)
# The heads that name one body by themselves.
SOLE_HEADS = _set(
    """
    parliament congress senate treasury cabinet presidency assembly council commission court army navy
    church ministry government police duma knesset bundestag admiralty secretariat
    """
)

# Ends of names of happenings, works and rules, which are none of the five kinds.
OTHER_HEADS = _set(
    """
    war wars battle cup tour award awards prize prizes medal festival championship championships games
    olympics plebiscite referendum election elections act treaty agreement accord accords protocol
    protocols pact convention declaration resolution amendment bill law plan day week weekend month year
    era age revolution uprising intifada massacre genocide holocaust campaign offensive operation siege
    crisis scandal affair chart charts album song single ep lp movie film series season episode trilogy
    symphony-no sonata concerto opus tournament open marathon derby race final finals playoffs ceremony
    parade summit hurricane typhoon cyclone storm earthquake pandemic disease syndrome virus style theory
    theorem principle effect award-winner language languages dynasty fashion report study index question
    prix trophy regatta deal website homepage version edition volume chapter shuttle mission bible koran
    quran hajj
    """
)

MEDIA_HEADS = _set(
    """
    times post herald gazette tribune journal chronicle telegraph guardian mirror observer examiner
    inquirer courier dispatch daily weekly newspaper newspapers magazine news tv television radio
    broadcasting channel press bulletin sentinel globe express argus echo mail advertiser register review
    today zeitung allgemeine shimbun network fm broadcaster newsdesk newsroom
    """
)
MEDIA_NOUNS_AFTER = _set(
    """
    television tv newspaper newspapers channel radio broadcaster magazine daily weekly tabloid website
    """
)
# "Daily Northern", "Radio Karelia".
MEDIA_STARTS = _set(
    """
    daily radio television tv channel gazeta diario journal jornal radyo correio folha prensa dainik
    noticias
    """
)
# Before a name: "the daily Nova Makedonija", "broadcaster RTS".
MEDIA_CUES = _set(
    """
    newspaper daily weekly magazine broadcaster tabloid broadsheet channel station network website outlet
    newswire agency portal paper journal
    """
)
ARMED_HEADS = _set(
    """
    brigade brigades militia front guerrillas guerillas resistance insurgents commandos battalion fighters
    militants rebels jihad mujahideen martyrs
    """
)
# After or before a name, small: "Ansar al-Din fighters", "the armed group Jund".
ARMED_CUES = _set(
    """
    militants militant fighters rebels insurgents insurgency gunmen guerrillas guerrilla jihadists
    jihadist militia militiamen extremists paramilitary paramilitaries separatists
    """
)

PLACE_HEADS = _set(
    """
    city town village county province district parish region state territory republic kingdom island
    islands isle isles lake lakes river creek sea ocean bay gulf strait straits channel canal harbour
    harbor port peninsula cape coast beach valley canyon desert forest woods mountain mountains mount hill
    hills ridge peak pass plateau plain plains glacier volcano falls springs street road avenue boulevard
    lane square highway freeway route bridge tunnel airport station park gardens garden palace castle fort
    tower stadium arena hall cathedral mosque temple abbey cemetery prison camp base airfield border
    crossing quarter neighbourhood neighborhood neighbourhoods neighborhoods suburb heights plaza
    reservoir dam zoo farm estate borough township municipality municipalities governorate oblast
    prefecture emirate shire downtown basin delta archipelago reef wilderness reserve monument airbase
    brook place pond dock gym playfield complex penitentiary jail kibbutz square-mile building house
    centre center terminal speedway raceway field courthouse mall fork reservation prairie gorge inlet cove
    bluffs marsh rapids parkway turnpike pier wharf marina lighthouse atoll lagoon fjord headland racecourse
    velodrome ballpark coliseum oaks meadows junction
    """
)
# Beside a name in small letters: "the port of Latakia", "Homs province", "in the Salah neighbourhood".
PLACE_NOUNS = PLACE_HEADS | _set(
    """
    capital suburbs villages towns cities districts provinces regions countryside outskirts governorates
    counties islands states area areas hinterland highlands shores mine mines massif oilfield coalfield
    refinery checkpoint
    """
)
# The ones that seldom follow anything but a place: a "Northwind building" is a company's.
PLACE_NOUNS_AFTER = PLACE_NOUNS - _set(
    """
    channel house building centre center base field hall complex station hotel arena stadium terminal mall
    """
)
PLACE_NOUNS_BEFORE = _set(
    """
    city town village county province district parish region state island port capital suburb municipality
    borough township hamlet enclave river lake peninsula cities towns villages provinces districts
    republic islet atoll streets slums suburbs outskirts mines hills forests mountains
    """
)
LOCATIVES = _set(
    """
    in near into outside inside around throughout across toward towards between within at from to via
    """
)
# "Cerro Alegre", "Kuala Krai": heads that stand first.
PLACE_STARTS = _set(
    """
    cerro calle plaza avenida rua rue piazza monte sierra ciudad puerto porto playa isla ilha ile lac mont
    jebel jabal beit deir kafr wadi bab ras koh kampung gunung nizhny
    hotel stade estadio kiryat petah kuala tanjung pulau villa
    vila costa rio val bandar tel nova puente pont sungai phnom pocos
    """
)
# As American datelines have them, with their point: "TULSA, Okla."
STATES = _set(
    """
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla
    ore pa tenn tex vt va wash wis wyo ont que alta
    """
)
STRONG_LOCATIVES = _set(
    """
    in near outside inside throughout
    """
)
DIRECTIONS = _set(
    """
    north south east west northern southern eastern western central northeast northwest southeast
    southwest north-east north-west south-east south-west northeastern northwestern southeastern
    southwestern upper lower north-eastern north-western south-eastern south-western downtown greater
    """
)
PLACE_PREFIXES = _set(
    """
    mount lake cape port fort san santa santo saint st new north south east west los las el rio bay
    """
)

ORG_CUES = _set(
    """
    company firm band group club team union party organisation organization charity label airline bank
    startup university college school manufacturer maker retailer supplier publisher chain consortium
    regiment orchestra brand subsidiary division rival watchdog regulator pollster ngo
    think-tank carmaker automaker lender insurer broker brokerage
    drugmaker chipmaker planemaker steelmaker conglomerate operator
    """
)
# After a name in small letters: "Northwind employees".
ORG_FOLLOWERS = _set(
    """
    employees shareholders shares executives headquarters spokesman spokeswoman spokesperson officials
    lawmakers members supporters troops fans stock analyst analysts economist investors subsidiary
    directors ceo chairman chief executive coach players squad album leader albums song songs band record
    records office offices president
    """
)

# Ends of compounds that say something about a name without being part of it: "Oslo-based".
COMPOUND_TAILS = _set(
    """
    winning nominated based led backed born held style era made owned run wide like controlled sponsored
    funded trained speaking bound friendly educated type related aligned dominated occupied administered
    supported area designed built registered listed allied linked affiliated brokered mediated inspired
    ruled governed raised produced drafted proposed mandated imposed issued bred themed focused only
    critic critics level wise born-again flagged origin sized centric language
    """
)
COMPOUND_HEADS = _set(
    """
    pro anti non ex mid post pre trans intra inter un sub super neo semi pan all then now self soccer
    cricket tennis rugby golf cycling athletics boxing nba nhl nfl mlb
    """
)
