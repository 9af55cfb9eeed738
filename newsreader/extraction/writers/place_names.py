"""Places that are shaped like persons' names, and countries."""

TWO_WORD_CITIES = frozenset(
    name.replace("_", " ")
    for name in """
    new_york new_delhi los_angeles tel_aviv hong_kong san_francisco buenos_aires cape_town mexico_city
    kuala_lumpur abu_dhabi addis_ababa saudi_arabia united_nations washington_dc washington_d.c.
    st_petersburg rio_de_janeiro são_paulo sao_paulo east_jerusalem gaza_city east_aleppo san_diego
    las_vegas new_orleans south_africa south_korea north_korea sri_lanka united_states united_kingdom
    new_zealand phnom_penh deir_ezzor deir_al-zor port_said port_sudan den_haag the_hague el_paso
    santiago_de_chile quetta_city panama_city kuwait_city vatican_city ho_chi_minh_city guatemala_city
    san_salvador santo_domingo
    """.split()  # noqa: SIM905 - one a line would fill pages
)


COUNTRIES = frozenset(
    country.replace("_", " ")
    for country in """
    afghanistan algeria argentina australia austria bahrain bangladesh belgium bosnia brazil britain
    bulgaria canada chile china colombia croatia cuba cyprus denmark egypt england ethiopia finland
    france georgia germany ghana greece hungary india indonesia iran iraq ireland israel italy japan
    jordan kenya kosovo kuwait lebanon libya malaysia mali mexico morocco myanmar nepal netherlands
    niger nigeria norway oman pakistan palestine peru philippines poland portugal qatar romania russia
    scotland serbia singapore somalia spain sudan sweden switzerland syria taiwan thailand tunisia
    turkey uganda ukraine venezuela vietnam wales yemen zimbabwe gaza uk us uae usa west_bank
    iraqi_kurdistan south_africa south_korea north_korea south_sudan saudi_arabia sri_lanka
    united_states united_kingdom united_arab_emirates new_zealand
    """.split()  # noqa: SIM905
)
