"""Lines that belong to the page and not to the article: calls to follow, share, subscribe, read more."""

import re

from newsreader.extraction.fields import Outlet
from newsreader.extraction.outlets import Recogniser

# Words that are furniture when a line holds nothing else.
_ALONE = re.compile(
    r"(?:\d{1,6}|topics|tags|keywords|(?:story )?highlights|key points"
    r"|follow(?: us)?|shares?(?: this)?(?: article| story)?|tweet|print(?: this)?|e-?mail(?:"
    r" this)?|comments?(?: \(\d+\))?"
    r"|\d+ (?:comments?|shares?|views?)|advertisement|sponsored(?: content)?|promoted|ads?|home"
    r"|menu|search|login"
    r"|log in|sign in|sign up|register|subscribe(?: now)?|read more|read also|also read|see also"
    r"|more|next|previous"
    r"|related(?: (?:articles?|stories|news|topics|content|posts?))?|more (?:news|stories|on this"
    r" story)|trending(?: now)?"
    r"|most (?:read|popular|viewed|shared)|recommended(?: for you)?|top stories|latest news"
    r"|breaking news|listen|save"
    r"|watch(?: live)?|live tv|e-?paper|whatsapp|telegram|facebook|twitter|instagram|linkedin"
    r"|youtube|pinterest|reddit"
    r"|copy link|back to top|top|skip to (?:main )?content|contact us|about us|privacy policy"
    r"|terms(?: of (?:use|service))?"
    r"|cookies?|advertise(?: with us)?|all rights reserved|newsletters?|editor'?s pick|photos?"
    r"|videos?|gallery|loading"
    r"|end of (?:article|story)|world|world news|news|politics|middle east|asia|europe|africa"
    r"|americas|business|sports?"
    r"|opinion|international|national|india|uk|us|u\.s\.|technology|science|health|culture"
    r"|entertainment|lifestyle"
    r"|article|story|exclusive|analysis|live|updated?)",
    re.IGNORECASE,
)
# Openings no sentence of a report has.
_OPENING = re.compile(
    r"e-?mail this\b|send (?:this )?to a friend|printable version|print this page|a version of"
    r" this (?:article|story)"
    r"|this article appeared (?:in|on)\b|these are external links|from the section\b|image"
    r" (?:copyright|source|credit)\s+[^.]{2,60}$"
    r"|follow (?:us|@|.{1,60} on (?:twitter|facebook|instagram|telegram|whatsapp|google news|x\b))"
    r"|for (?:all )?(?:the )?(?:latest|more|breaking)\b.{0,80}(?:download|follow|visit|click"
    r"|subscribe|log on|go to|app\b|on twitter)"
    r"|(?:please )?download (?:the |our )?.{1,60}\bapps?\b|get (?:the )?(?:latest|more|live|all"
    r"|our)\b.{0,100}(?:\bon\b|app|inbox|updates|news)"
    r"|click (?:here|on)\b|tap here|join (?:us|our)\b.{0,80}(?:channel|group|telegram|whatsapp"
    r"|facebook|newsletter|conversation)"
    r"|like us on|find us on|share (?:this|on|via)\b|subscribe (?:to|now|for|here)|sign up (?:for"
    r"|to|now|here)"
    r"|(?:also|must) read\b\s*[:|–-]|read (?:also|more|full story|the full)\b\s*[:|–-]|read more"
    r" (?:about|at|on|here|news)|see also\s*:"
    r"|(?:related|more|recommended|watch|in pictures|in photos|don'?t miss|listen|explained|live"
    r" updates|trending)\s*[:|»>]"
    r"|(?:story|article) continues|continue reading|scroll (?:down|for)|(?:©|\(c\)\s?\d"
    r"|copyright\b\s*(?:©|\(c\)|\d|the\b|by\b)?.{0,40}\d{4})"
    r"|.{0,60}\ball rights reserved\b|this (?:material|story|article|report|content) (?:may not"
    r"|was (?:first|originally)|has (?:not )?been|is (?:published|auto|from))"
    r"|(?:first|originally) (?:published|appeared) (?:in|on|at|by)\b|the post .{1,200} appeared"
    r" first on|\(?(?:with inputs? from|this story has not been edited)"
    r"|published (?:in|by) (?!\d)[^.]{1,60}$|(?:we use|this site uses) cookies|by (?:using"
    r"|continuing|subscribing)\b.{0,60}(?:you|agree)|have a (?:story|tip|question)"
    r"|(?:your email|enter your|thank you for (?:reading|subscribing)|support (?:our|independent)"
    r" journalism|become a (?:member|subscriber))"
    r"|(?:view|leave|post|add|show|load) (?:a |all |more )?comments?|report (?:a|an) (?:error"
    r"|correction|typo)|(?:source|via)\s*:\s"
    r"|(?:web ?title|url|slug|print headline|topics?)\s*:|(?:estimated )?(?:reading time|\d{1,3}["
    r" -]min(?:ute)?s? read)|\d+ min\b",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(
    r"(?:you are here:?\s*)?[\w&' ]{2,30}(?:\s*[>»/›|]\s*[\w&'’. -]{1,60}){1,6}", re.IGNORECASE
)
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
# Where furniture names the outlet whose page it is.
_ITS_OUTLET = re.compile(
    r"(?i:download|get|install|open|use)\s+(?i:the\s+"
    r"|our\s+)?(?P<app>[A-Z][\w&.’'-]*(?:\s[A-Z][\w&.’'-]*){0,4})\s+(?:mobile\s+)?[Aa]pp\b"
    r"|(?i:follow|like|join)\s+(?P<follow>[A-Z][\w&.’'-]*(?:\s[A-Z][\w&.’'-]*){0,4})\s+on\b"
    r"|(?i:©|\(c\)|copyright)\s*(?:©"
    r"|\(c\))?\s*(?:\d{4}(?:\s?[-–]\s?\d{2,4})?)?,?\s*(?:(?i:by)\s+)?(?P<right>(?:[Tt]he\s)?[A-Z][\w&.’'-]*(?:\s(?:of\s)?[A-Z&][\w&.’'-]*){0,4})"
    r"|(?i:source|via|publisher|outlet|publication|newspaper)\s*:\s*(?P<source>[^|•]{2,60})"
    r"|(?i:appeared|published)\s+(?:first\s+)?(?:in|on"
    r"|by)\s+(?P<first>(?:[Tt]he\s)?[A-Z][\w&.’'-]*(?:\s(?:of\s)?[A-Z][\w&.’'-]*){0,4})"
)
_NO_NAME = re.compile(
    r"\b(?:all rights|reserved|inc|ltd|limited|llc|us|our|facebook|twitter|instagram|google"
    r"|telegram|whatsapp|"
    r"youtube|android|ios|iphone|mobile|mon|tues|wednes|thurs|fri|satur|sun)\b",
    re.IGNORECASE,
)


def is_boilerplate(line: str) -> bool:
    """Whether a line stands on the page for the page's own sake.

    >>> [is_boilerplate(line) for line in ("Follow Us:", "Share prices fell.", "Watch: how it happened")]
    [True, False, True]
    """
    words = line.strip(" \t:.-–—|*•>»#[]()")
    if not words or len(line) > 400:
        return not words
    if not any(letter.isalnum() for letter in words):
        return True
    if _ALONE.fullmatch(words) or _URL.fullmatch(words):
        return True
    if len(line) > 260:
        return False
    return bool(_OPENING.match(words))


def is_breadcrumb(line: str) -> bool:
    """ "Home » World » Middle East": the way to the page."""
    return (
        len(line) < 160
        and bool(_BREADCRUMB.fullmatch(line))
        and bool(re.search(r"[>»›]", line) or re.match(r"(?:you are here|home|news)\b", line, re.IGNORECASE))
    )


def outlet_of(line: str, outlets: Recogniser) -> tuple[Outlet | None, str, int, int]:
    """The outlet whose page a line of furniture belongs to: as listed, or its bare name; and where it stands.

    An agency in a notice of copyright says whose report it is, not whose page.

    >>> from newsreader.extraction.outlets import starter
    >>> outlet_of("Download the Kalyan Courier App", Recogniser(starter()))
    (None, 'Kalyan Courier', 13, 27)
    """
    if len(line) > 400:
        return None, "", -1, -1
    bare: tuple[Outlet | None, str, int, int] = (None, "", -1, -1)
    for found in _ITS_OUTLET.finditer(line):
        kind = found.lastgroup or "app"
        name = found[kind].strip(" .,")
        start = found.start(kind)
        outlet = outlets.named(name)
        if outlet and (outlet.kind == "outlet" or kind in ("app", "follow", "first")):
            return outlet, outlet.name, start, start + len(name)
        if (
            outlet is None
            and not bare[1]
            and not _NO_NAME.search(name)
            and kind != "right"
            and not any(outlets.within(name))
        ):
            bare = (None, name, start, start + len(name))
    for start, end, outlet in outlets.within(line):
        if outlet.kind == "outlet":
            return outlet, outlet.name, start, end
    for found in re.finditer(r"(?:https?://|www\.)[^\s<>\"]{3,300}", line):
        if outlet := outlets.at(found[0]):
            return outlet, outlet.name, found.start(), found.end()
    return bare
