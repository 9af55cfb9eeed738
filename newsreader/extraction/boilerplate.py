"""Lines that belong to the page and not to the article: calls to follow, share, subscribe, read more."""

import re
from functools import lru_cache

from newsreader.extraction.cues import LineCue, LinePlace, joined
from newsreader.extraction.foreign_boilerplate import FOREIGN

# Both tables are read without regard to capitals. What stands around a line ("» Next", "[Share]") is taken
# off before. Of the first some may stand in one line.
BUTTONS = (
    LineCue(
        "share-button",
        LinePlace.WHOLE,
        r"follow(?: us)?|shares?(?: this)?(?: article| story)?|tweet|print(?: this)?|e-?mail(?: this)?"
        r"|comments?(?: \(\d+\))?",
        "Print this",
        "Share prices",
    ),
    LineCue(
        "account",
        LinePlace.WHOLE,
        r"login|log in|sign in|sign up|register|subscribe(?: now)?|newsletters?",
        "Sign in",
        "Sign in the sand",
    ),
    LineCue(
        "navigation",
        LinePlace.WHOLE,
        r"home|menu|search|top|back to top|skip to (?:main )?content|next|previous|loading",
        "Skip to main content",
        "Search for survivors",
    ),
    LineCue("player", LinePlace.WHOLE, r"listen|save|watch(?: live)?|live tv|e-?paper", "Watch live"),
    LineCue(
        "network",
        LinePlace.WHOLE,
        r"whatsapp|telegram|facebook|twitter|instagram|linkedin|youtube|pinterest|reddit|copy link",
        "WhatsApp",
        "WhatsApp sues",
    ),
    LineCue(
        "small-print",
        LinePlace.WHOLE,
        r"contact us|about us|privacy policy|terms(?: of (?:use|service))?|cookies?|all rights reserved"
        r"|accessibility(?: (?:statement|help|links))?",
        "Terms of service",
        "Terms of peace",
    ),
)
BOILERPLATE = (
    *BUTTONS,
    *FOREIGN,
    # Nothing else stands in the line.
    LineCue("number", LinePlace.WHOLE, r"\d{1,6}", "1204", "1204 houses"),
    LineCue("address", LinePlace.WHOLE, r"(?:https?://|www\.)\S+", "https://courier.example/bridge"),
    LineCue(
        "list-heading",
        LinePlace.WHOLE,
        r"topics|tags|keywords|(?:story )?highlights|key points",
        "Story highlights",
    ),
    LineCue(
        "share-buttons-glued",
        LinePlace.WHOLE,
        r"(?:share|save|print|listen|gift|tweet|copy link|e-?mail)(?:\s*(?:share|save|print|listen|gift|tweet"
        r"|copy link|e-?mail|comments?|\d[\d.,]*k?\s(?:view\s)?(?:shares?|comments?|views?|likes?))){1,6}",
        "ShareSave",
        "Save shares",
    ),
    LineCue(
        "counts", LinePlace.WHOLE, r"\d+ (?:comments?|shares?|views?)", "12 comments", "12 shares were sold"
    ),
    LineCue(
        "advertising",
        LinePlace.WHOLE,
        r"advertisement|sponsored(?: content)?|promoted|ads?|advertise(?: with us)?",
        "Sponsored content",
        "Sponsored talks",
    ),
    LineCue(
        "more-to-read",
        LinePlace.WHOLE,
        r"more|read more|read also|also read|see also|more (?:news|stories|on this story)"
        r"|related(?: (?:articles?|stories|news|topics|content|posts?))?",
        "Related articles",
        "More rain",
    ),
    LineCue(
        "popular",
        LinePlace.WHOLE,
        r"trending(?: now)?|most (?:read|popular|viewed|shared)|recommended(?: for you)?|top stories"
        r"|latest news|breaking news|editor'?s pick",
        "Most viewed",
        "Most wanted",
    ),
    LineCue("media", LinePlace.WHOLE, r"photos?|videos?|gallery", "Photos"),
    LineCue(
        "section",
        LinePlace.WHOLE,
        r"world|world news|news|politics|middle east|asia|europe|africa|americas|business|sports?|opinion"
        r"|international|national|india|uk|us|u\.s\.|technology|science|health|culture|entertainment"
        r"|lifestyle",
        "Middle East",
        "Middle East talks",
    ),
    LineCue(
        "kind-of-text",
        LinePlace.WHOLE,
        r"article|story|exclusive|analysis|live|updated?|end of (?:article|story)",
        "End of article",
    ),
    LineCue(
        "more-to-come",
        LinePlace.WHOLE,
        r"more to (?:come|follow)|more follows(?: soon)?|(?:this is a )?(?:developing"
        r"|breaking) (?:news )?story"
        r"|check back(?: soon| later)?(?: for (?:more|updates))?",
        "More to come",
        "More to come, she hoped",
    ),
    LineCue(
        "picture-file",
        LinePlace.WHOLE,
        # As w3m writes a picture without a text of its own; its brackets are taken off before.
        r"[\w.%-]*\.(?:jpe?g|png|gif|webp|svg)|(?:[a-z]+-)*(?:image|img|photo|logo)-[\w-]+",
        "bridge-at-dawn.jpg",
        "image of the bridge",
    ),
    # Openings no sentence of a report has.
    LineCue(
        "references",
        LinePlace.OPENING,
        r"(?:citation|journal information|more information|media contacts?|press (?:contacts?|enquiries)"
        r"|provided by)\s*:",
        "Journal information: Annals of Rivers",
        "Information: there was none",
    ),
    LineCue(
        "pass-it-on",
        LinePlace.OPENING,
        r"e-?mail this\b|send (?:this )?to a friend|printable version|print this page"
        r"|share (?:this|on|via)\b",
        "Send this to a friend by post",
        "Send aid now",
    ),
    LineCue(
        "other-version",
        LinePlace.OPENING,
        r"a version of this (?:article|story)|this article appeared (?:in|on)\b",
        "A version of this article is in Monday's paper",
        "A version of the treaty was signed",
    ),
    LineCue(
        "page-part",
        LinePlace.OPENING,
        r"these are external links|from the section\b",
        "From the section Towns",
    ),
    LineCue(
        "image-credit",
        LinePlace.OPENING,
        r"image (?:copyright|source|credit)\s+[^.]{2,60}$",
        "Image copyright Kalyan Courier",
        "Image source codes were stolen. Nobody knows by whom.",
    ),
    LineCue(
        "follow",
        LinePlace.OPENING,
        r"follow (?:us|@|.{1,60} on (?:twitter|facebook|instagram|telegram|whatsapp|google news|x\b))"
        r"|like us on|find us on",
        "Follow the Kalyan Courier on Telegram",
        "Follow the river on foot and you reach the bridge",
    ),
    LineCue(
        "for-the-latest",
        LinePlace.OPENING,
        r"for (?:all )?(?:the )?(?:latest|more|breaking)\b.{0,80}"
        r"(?:download|follow|visit|click|subscribe|log on|go to|app\b|on twitter)",
        "For all the latest from Kalyan, download our app",
        "For more than a year nobody came",
    ),
    LineCue(
        "app",
        LinePlace.OPENING,
        r"(?:please )?download (?:the |our )?.{1,60}\bapps?\b",
        "Download the Kalyan Courier app",
        "Download speeds fell",
    ),
    LineCue(
        "get-the-latest",
        LinePlace.OPENING,
        r"get (?:the )?(?:latest|more|live|all|our|daily|weekly)\b.{0,100}(?:\bon\b|app|inbox|updates|news)",
        "Get the latest from Kalyan in your inbox",
        "Get well soon",
    ),
    LineCue("click", LinePlace.OPENING, r"click (?:here|on)\b|tap here", "Click here", "Clicks rang out"),
    LineCue(
        "join",
        LinePlace.OPENING,
        r"join (?:us|our)\b.{0,80}(?:channel|group|telegram|whatsapp|facebook|newsletter|conversation)",
        "Join our WhatsApp channel",
        "Join our army, the poster said",
    ),
    LineCue(
        "subscribe",
        LinePlace.OPENING,
        r"subscribe (?:to|now|for|here)|sign up (?:for|to|now|here)",
        "Sign up for the morning letter",
        "Sign up sheets were empty",
    ),
    LineCue(
        "read-also",
        LinePlace.OPENING,
        r"(?:also|must) read\b\s*[:|–-]|read (?:also|more|full story|the full)\b\s*[:|–-]"
        r"|read more (?:about|at|on|here|news)|see also\s*:",
        "Also read: Old bridge reopens",
        "Must read the treaty first, she said",
    ),
    LineCue(
        "see-also",
        LinePlace.OPENING,
        r"(?:related|more|recommended|watch|in pictures|in photos|don'?t miss|listen|explained|live updates"
        r"|trending)\s*[:|»>]",
        "Watch: the bridge from above",
        "Watch the river, said the mayor",
    ),
    LineCue(
        "goes-on",
        LinePlace.OPENING,
        r"(?:story|article) continues|continue reading|scroll (?:down|for)",
        "Story continues below",
    ),
    LineCue(
        "copyright",
        LinePlace.OPENING,
        r"©|\(c\)\s?\d|copyright\b\s*(?:©|\(c\)|\d|the\b|by\b)?.{0,40}\d{4}",
        "Copyright Kalyan Courier 2016",
        "Copyright law was changed",
    ),
    LineCue(
        "all-rights",
        LinePlace.OPENING,
        r".{0,60}\ball rights reserved\b",
        "Kalyan Courier. All rights reserved",
        "All rights of the town",
    ),
    LineCue(
        "about-this-text",
        LinePlace.OPENING,
        r"this (?:material|story|article|report|content)"
        r" (?:may not|was (?:first|originally)|has (?:not )?been|is (?:published|auto|from))",
        "This story was first told in Kalyan",
        "This story is long",
    ),
    LineCue(
        "first-published",
        LinePlace.OPENING,
        r"(?:first|originally) (?:published|appeared) (?:in|on|at|by)\b|the post .{1,200} appeared first on",
        "The post Old bridge appeared first on Kalyan Courier",
        "The post of mayor is vacant",
    ),
    LineCue(
        "inputs",
        LinePlace.OPENING,
        r"\(?(?:with inputs? from|this story has not been edited)",
        "(With inputs from agencies)",
        "With input prices up, farmers left",
    ),
    LineCue(
        "published-by",
        LinePlace.OPENING,
        r"published (?:in|by) (?!\d)[^.]{1,60}$",
        "Published by Jane Doe",
        "Published in 1912, it was forgotten",
    ),
    LineCue(
        "consent",
        LinePlace.OPENING,
        r"(?:we use|this site uses) cookies|by (?:using|continuing|subscribing|submitting|signing up"
        r"|registering|clicking|providing)\b.{0,60}(?:you|agree)",
        "By continuing on this site you accept our terms",
        "By using the old bridge they got out",
    ),
    LineCue(
        "to-the-reader",
        LinePlace.OPENING,
        r"have a (?:story|tip|question)|your email|enter your|thank you for (?:reading|subscribing)"
        r"|support (?:our|independent) journalism|become a (?:member|subscriber)",
        "Have a tip? Write to us",
        "Have a nice day, said the guard",
    ),
    LineCue(
        "comments",
        LinePlace.OPENING,
        r"(?:view|leave|post|add|show|load) (?:a |all |more )?comments?",
        "View all comments",
        "View all rooms",
    ),
    LineCue(
        "report-an-error",
        LinePlace.OPENING,
        r"report (?:a|an) (?:error|correction|typo)",
        "Report a typo",
        "Report a theft",
    ),
    LineCue("source", LinePlace.OPENING, r"(?:source|via)\s*:\s", "Source: Kalyan Courier", "Sources say so"),
    LineCue(
        "field-label",
        LinePlace.OPENING,
        r"(?:web ?title|url|slug|print headline|topics?)\s*:",
        "Slug: bridge-reopens",
        "Slugs eat the crops",
    ),
    LineCue(
        "reading-time",
        LinePlace.OPENING,
        r"(?:estimated )?(?:reading time|\d{1,3}[ -]min(?:ute)?s? read)|\d+ min\b",
        "3-minute read",
        "3-minute silence",
    ),
)
_WHOLE = re.compile(joined(BOILERPLATE, LinePlace.WHOLE), re.IGNORECASE)
# "Facebook Email Copy Link", "Sign in Sign up"; pages run them together: "Sign inSubscribe".
_BUTTON = rf"(?:{joined(BUTTONS, LinePlace.WHOLE)})(?:\W+|(?-i:(?<=[a-z])(?=[A-Z]))|$)"
_SOME_BUTTONS = re.compile(rf"(?:{_BUTTON}){{3,}}", re.IGNORECASE)
_TWO_BUTTONS = re.compile(rf"(?:{_BUTTON}){{2}}", re.IGNORECASE)
# Two words may be a headline: "Save YouTube".
_FEWEST_IN_TWO, _LONGEST_BUTTONS = 4, 120  # words, letters
_OPENING = re.compile(joined(BOILERPLATE, LinePlace.OPENING), re.IGNORECASE)
# A longer line is a paragraph, whatever it begins with; one longer still is not looked at.
_LONGEST_OPENED = 260
_LONGEST = 400
_BREADCRUMB = re.compile(
    r"(?:you are here:?\s*)?[\w&' ]{2,30}(?:\s*[>»/›|]\s*[\w&'’. -]{1,60}){1,6}", re.IGNORECASE
)
_ARROW = re.compile(r"[>»›]")
_WAY_BEGINS = re.compile(r"(?:you are here|home|news)\b", re.IGNORECASE)
_LONGEST_BREADCRUMB = 160


# Pages repeat their lines.
@lru_cache(maxsize=256)
def is_boilerplate(line: str) -> bool:
    """Whether a line stands on the page for the page's own sake.

    >>> [is_boilerplate(line) for line in ("Follow Us:", "Share prices fell.", "Watch: how it happened")]
    [True, False, True]
    """
    words = line.strip(" \t:.-–—|*•>»#[]()")
    if not words:
        return True
    if len(line) > _LONGEST:
        return False
    if not any(letter.isalnum() for letter in words) or _WHOLE.fullmatch(words):
        return True
    return len(line) <= _LONGEST_OPENED and bool(_OPENING.match(words))


def is_buttons(line: str) -> bool:
    """Whether a line is nothing but buttons, more than one.

    >>> is_buttons("Facebook Email Copy Link"), is_buttons("Sign in Sign up"), is_buttons("Save YouTube")
    (True, True, False)
    """
    if len(line) > _LONGEST_BUTTONS:
        return False
    if _SOME_BUTTONS.fullmatch(line):
        return True
    return len(line.split()) >= _FEWEST_IN_TWO and _TWO_BUTTONS.fullmatch(line) is not None


def is_breadcrumb(line: str) -> bool:
    """ "Home » World » Middle East": the way to the page.

    >>> is_breadcrumb("News / World"), is_breadcrumb("Bread / butter")
    (True, False)
    """
    if len(line) >= _LONGEST_BREADCRUMB or not _BREADCRUMB.fullmatch(line):
        return False
    return bool(_ARROW.search(line) or _WAY_BEGINS.match(line))
