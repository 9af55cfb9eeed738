"""Lines that belong to the page and not to the article, in other languages than English: a row a kind.

The words are those that news sites in these languages commonly use.
"""

from newsreader.extraction.cues import LineCue, LinePlace

FOREIGN = (
    LineCue(
        "foreign-reading-time",
        LinePlace.WHOLE,
        r"(?:lesezeit|(?:temps de )?lecture|tiempo de lectura|tempo di lettura|tempo de leitura"
        r"|leestijd|lästid|lesetid|læsetid|lukuaika|czas czytania|doba čtení|okuma süresi|время чтения)"
        r"\W{1,3}(?:\w{1,5}\W{1,3})?\d{1,3}\s?\w{0,8}",
        "Lesezeit: ca. 3 Minuten",
        "Lesezeit für alle: 3 Schulen machen mit",
    ),
    LineCue(
        "foreign-more-to-read",
        LinePlace.OPENING,
        r"(?:lesen sie (?:auch|mehr|dazu)|auch interessant|mehr zum thema|(?:à )?lire aussi|lee también"
        r"|lea también|leggi anche|leia (?:também|mais)|(?:czytaj|zobacz) (?:więcej|też|także|również)"
        r"|lees (?:ook|meer)|läs (?:också|mer)|les (?:også|mer)|læs (?:også|mere)|přečtěte si (?:také|více)"
        r"|lue myös|ilgili haberler|читайте (?:также|також)|baca juga|xem thêm|関連記事"
        r"|あわせて読みたい|관련기사|相关阅读)\s*(?:[:：|»>]|$)",
        "Czytaj więcej",
        "Czytaj więcej, mówi burmistrz",
    ),
)
