"""What news counts: people and things; and what numbers measure instead."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PEOPLE = _set(
    """
    people persons civilians residents inhabitants families fighters rebels soldiers troops militants
    insurgents jihadists gunmen militiamen militia combatants mercenaries officers policemen police guards
    prisoners detainees hostages captives inmates pensioners refugees migrants evacuees returnees
    asylum-seekers children boys girls babies infants toddlers teenagers youths adults men women males
    females mothers
    fathers parents students pupils teachers doctors medics nurses patients workers employees staff
    journalists reporters activists protesters demonstrators supporters opponents members lawmakers
    deputies senators ministers officials diplomats observers monitors volunteers rescuers firefighters
    firemen paramedics passengers crew sailors pilots drivers tourists visitors pilgrims worshippers fans
    spectators players athletes survivors victims casualties fatalities wounded injured dead missing
    displaced others suspects attackers assailants bombers terrorists farmers fishermen miners villagers
    citizens voters taxpayers households relatives peacekeepers aid-workers contractors advisers personnel
    servicemen servicewomen veterans recruits conscripts reservists commandos marines defectors arrests
    births deaths killings signatories delegates attendees participants applicants candidates subscribers
    users customers clients shareholders owners homeless orphans widows individuals nationals foreigners
    """
)
THINGS = _set(
    """
    houses homes buildings apartments flats shops stores schools hospitals clinics mosques churches
    temples hotels factories offices villages towns cities districts neighbourhoods neighborhoods
    settlements camps shelters tents buses vehicles cars trucks lorries ambulances trains tanks aircraft
    planes jets helicopters drones ships boats vessels tankers warships submarines convoys weapons rifles
    guns rockets missiles shells bombs mines grenades rounds strikes airstrikes raids sorties attacks
    bombings explosions blasts clashes shootings incidents accidents crashes fires wildfires earthquakes
    aftershocks floods storms cases infections vaccinations vaccines tests doses beds bodies graves
    bridges roads wells trees animals cattle sheep cows pigs birds votes seats constituencies ballots
    signatures petitions complaints lawsuits charges counts jobs posts positions vacancies flights tickets
    copies books documents files emails messages accounts websites computers phones cameras devices
    companies firms businesses banks branches stations checkpoints bases parcels packages meals rations
    products units violations abductions kidnappings executions crimes murders rapes offences offenses
    sites areas
    """
)
# Peoples that end like plurals; others end in -s and are read as they stand.
CAPITAL_COUNTED = _set(
    """
    Syrians Iraqis Iranians Afghans Palestinians Israelis Lebanese Turks Kurds Russians Ukrainians
    Americans Britons Germans Italians Spaniards Greeks Poles Chinese Japanese Koreans Indians Pakistanis
    Bangladeshis Egyptians Libyans Sudanese Somalis Ethiopians Eritreans Nigerians Kenyans Congolese
    Rwandans Burundians Venezuelans Colombians Mexicans Brazilians Argentines Haitians Cubans Australians
    Canadians Filipinos Indonesians Vietnamese Burmese Rohingya Muslims Christians Jews Hindus Sikhs
    Buddhists Yazidis Serbs Croats Bosnians Albanians Yemenis Saudis Jordanians Europeans Africans Asians
    Arabs Dutch French Tibetans Uyghurs Uighurs Chechens Georgians Armenians
    """
)
MEASURES = _set(
    """
    dollars euros pounds rupees yen yuan roubles rubles francs pesos lira dinars riyals shekels crore lakh
    cents pence usd eur gbp km kilometres kilometers kilometre kilometer miles mile metres meters metre
    meter feet foot inches inch yards cm mm kg kilograms kilos tonnes tons ton grams litres liters gallons
    degrees mph kph knots hours hour minutes minute seconds second days day weeks week months month years
    year decades decade centuries century year-old years-old year-olds am pm gmt times points goals
    percentage o'clock o’clock january february march april may june july august september october
    november december jan feb mar apr jun jul aug sept sep oct nov dec megawatts watts volts hz gigabytes
    megabytes nights mornings evenings weekends quarters per square cubic nautical barrels acres hectares
    sq billion million runs wickets sets overs innings laps rounds-long games matches
    """
)
PAST_VERBS = _set(
    """
    fled left died killed wounded injured arrested detained evacuated escaped displaced missing dead hurt
    trapped rescued surrendered returned captured hospitalised hospitalized stranded drowned perished
    executed abducted kidnapped charged released freed deported crossed gathered marched voted attended
    arrived taken moved
    """
)
SMALL_WORDS = _set(
    """
    the a an and or but of in on at by for from to with as about around over under nearly almost some only
    another more than least most up after before since while when where who which that this these those
    there their its his her our your if so then now also yet he she it they we you i all both each every
    no not still even just killing wounding injuring leaving
    """
)
