"""Source text to the plain text of fields: NFC, plain spaces, nothing invisible."""

import re
import unicodedata

# Zero-width spaces, soft hyphens, bidirectional marks and tags have no place in a stored field; the
# joiners do (Persian, Indic scripts, emoji).
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"\s+")
# A tag, or what a broken one leaves behind.
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>?")
_OPENS_TAG = re.compile(r"<+(?=[a-zA-Z/!?])")
# In plain text "<" may be the sign: only the names HTML and SVG really have make a tag there.
_HTML_NAMES = "|".join(
    """
    a abbr acronym address animate applet area article aside audio b base bdo bgsound big blink blockquote
    body br button canvas caption center circle cite code col datagrid datalist dd del details dfn dir div
    dl dt em embed fieldset figcaption figure font footer foreignobject form frame frameset g h1 h2 h3 h4
    h5 h6 head header hr html i iframe ilayer image img input ins isindex kbd keygen label layer legend li
    link listing m main map mark marquee math menu meta multicol nav nextid nobr noembed noframes noscript
    object ol optgroup option output p param path plaintext pre q rect rt ruby s samp script section
    select small source span strike strong style sub summary sup svg table tbody td template textarea
    tfoot th thead title tr track tt u ul use var video wbr xml xmp xss
    """.split()  # noqa: SIM905 - one a line would fill two pages
)
_TAG_IN_TEXT = re.compile(
    rf"</?(?:{_HTML_NAMES})(?![\w-])(?:[^<>]{{0,2000}}>|[^<>=]{{0,200}}=[^<>]{{0,2000}})"
    r"|</[a-zA-Z][\w:-]{0,30}>|<!--[^<>]{0,2000}>?|<!\[?[a-zA-Z][^<>]{0,2000}>?|<\?xml[^<>]{0,2000}>?",
    re.IGNORECASE,
)
_OPENS_TAG_IN_TEXT = re.compile(rf"<+(?=/?(?:{_HTML_NAMES})(?![\w-])|!)", re.IGNORECASE)
_STOP_WORDS = frozenset(
    """
    the of and to in a is that for it was on with as by at from be are this said has have not but
    his their which were an they who been will after had
    """.split()  # noqa: SIM905 - one a line would fill the page
)
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
# Where all their letters stand, and some others; most texts have none of these.
_PERHAPS_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def folded(text: str) -> str:
    """One line of a field.

    >>> folded(" Bashar al\\u00a0Assad\\u200b ")
    'Bashar al Assad'
    """
    if text.isprintable():  # so nothing in it is unseen, and no space is other than plain
        return unicodedata.normalize("NFC", " ".join(text.split()))
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _UNSEEN.sub("", text))).strip()


def untagged(text: str) -> str:
    """Text of a page without what still looks like markup: a field is plain text.

    >>> untagged("Rebels <b>left</b> the city")
    'Rebels left the city'
    """
    return _stripped(text, _TAG, _OPENS_TAG)


def _stripped(text: str, tag: re.Pattern[str], opens: re.Pattern[str]) -> str:
    # Tags inside tags come to light when the inner ones go. Each round is linear and the rounds are few:
    # what is still left after them was made to be, and loses its opening sign.
    for _ in range(4):
        plain = tag.sub("", text)
        if plain == text:
            return text
        text = plain
    return opens.sub("", text)


def untagged_text(text: str) -> str:
    """Plain text without the tags that were pasted into it; other uses of "<" stay.

    >>> untagged_text("Rebels <b>left</b> where x<y")
    'Rebels left where x<y'
    """
    if "<" not in text:
        return text
    return _stripped(text, _TAG_IN_TEXT, _OPENS_TAG_IN_TEXT)


def language(text: str, declared: str = "") -> str:
    """ "en" where stop words say so, else the page's own word for it, else "und".

    >>> language("The army said on Monday that it had taken the town after a week of fighting.")
    'en'
    """
    words = re.findall(r"[^\W\d_]+", text[:4000].casefold())
    hits = sum(map(_STOP_WORDS.__contains__, words))
    if len(words) >= 8 and hits >= 2 and hits / len(words) >= 0.18:
        return "en"
    tag = declared.strip().replace("_", "-")
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag):
        return tag.split("-")[0].lower()
    return "und"


def right_to_left(text: str) -> bool:
    """Whether most letters of the opening are of a script that runs from right to left.

    >>> right_to_left("\\u0645\\u0631\\u062d\\u0628\\u0627"), right_to_left("Aleppo")
    (True, False)
    """
    if not _PERHAPS_RIGHT_TO_LEFT.search(text, 0, 1000):
        return False
    letters = [unicodedata.bidirectional(letter) for letter in text[:1000] if letter.isalpha()]
    return 2 * sum(kind in _RIGHT_TO_LEFT for kind in letters) > len(letters) > 0
