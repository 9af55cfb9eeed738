"""The texts of an entry: which is its body, what was escaped too often, and whether it goes on elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import urljoin

from newsreader.extraction.folding import folded, untagged_text

_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_UNSEEN = re.compile(r"<(script|style|template)\b[^<>]*>[^<]*</\1\s*>", re.IGNORECASE)
_ESCAPED_ONCE_MORE = re.compile(r"&(?:amp|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_PAIR_IN_TITLE = re.compile(
    r"<(a|abbr|b|bdi|cite|em|font|i|mark|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>([^<>]+)</\1>",
    re.IGNORECASE,
)
_OF_BLOCKS = r"(?:p|div|br|ul|ol|h[1-6]|blockquote|table|figure|img|a|section|article|em|strong|b|i|span)"
_ALL_ESCAPED = re.compile(
    rf"\s*&lt;{_OF_BLOCKS}(?:\s[^<>]*?)?/?&gt;.*(?:&lt;/{_OF_BLOCKS}|/|&lt;br)\s?&gt;\s*", re.I | re.S
)
_ADDRESS = re.compile(
    r"""(\s(?:href|src|poster|cite)\s*=\s*)(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE
)
# XML writes the end of elements that have none in HTML, where it would be a second one.
_END_OF_VOID = re.compile(
    r"(<(area|br|col|embed|hr|img|input|source|track|wbr)\b[^<>]*>)</\2>", re.IGNORECASE
)
_LONGEST_END = 120


class Ending(NamedTuple):
    """How a text ends that goes on elsewhere, with an example that is its test."""

    id: str
    pattern: re.Pattern[str]
    example: str


def _ending(id: str, words: str, example: str) -> Ending:
    # In a sentence the same words are its own ("She wanted to read more."): they begin one, without a stop.
    return Ending(id, re.compile(rf"(?:^|[^\w\s,’'])\s*(?:{words})\s*[…»›>→]*\s*$", re.IGNORECASE), example)


ENDINGS = (
    Ending("dots", re.compile(r"\w[\s,;:–—-]*(?:…|\.\s?\.\s?\.)$"), "The council met and decided to…"),
    Ending("dots-in-brackets", re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]$"), "The council met […]"),
    Ending("more-in-brackets", re.compile(r"[\[(]\s*more\b\W*$", re.IGNORECASE), "The council met (more…)"),
    _ending(
        "english",
        r"read\smore(?:\shere)?|read\sthe\s(?:full|whole|rest|entire)\b.{0,60}"
        r"|continue\sreading\b.{0,90}|keep\sreading|read\son|full\s(?:story|article)",
        "The council met on Monday. Read more »",
    ),
    _ending(
        "german",
        r"weiterlesen|mehr\slesen|(?:zum\s)?ganzen\sartikel(?:\slesen)?",
        "Der Rat tagte. Weiterlesen",
    ),
    _ending(
        "french",
        r"lire\s(?:la\ssuite|plus|l[’']article.{0,30})|en\ssavoir\splus",
        "Le conseil. Lire la suite",
    ),
    _ending("spanish", r"leer\sm[aá]s|seguir\sleyendo", "El consejo se reunió. Leer más"),
    _ending("italian", r"leggi\s(?:tutto|di\spi[uù])|continua\s(?:a\sleggere|la\slettura)", "Leggi tutto"),
    _ending("portuguese", r"(?:ler|leia|continue)\s(?:mais|lendo|a\sler)", "O conselho. Leia mais"),
    _ending("dutch", r"lees\s(?:meer|verder)", "De raad kwam bijeen. Lees verder"),
    _ending("scandinavian", r"läs\smera?|les\smer|læs\smere", "Rådet möttes. Läs mer"),
    _ending("polish", r"czytaj\s(?:dalej|więcej)", "Rada zebrała się. Czytaj dalej"),
    _ending("russian", r"читать\s(?:далее|полностью|дальше)", "Совет собрался. Читать далее"),
    _ending("turkish", r"devamını\soku|devamı", "Meclis toplandı. Devamını oku"),
    _ending("arabic", r"(?:اقرأ|إقرأ|قراءة)\sالمزيد", "اجتمع المجلس. اقرأ المزيد"),
    _ending("persian", r"ادامه\sمطلب", "ادامه مطلب"),
    _ending("japanese", r"続きを読む|\(?続く\)?", "続きを読む"),
    _ending("chinese", r"阅读更多|閱讀更多|阅读全文|閱讀全文|查看全文", "阅读全文"),
)
_ANY_ENDING = re.compile("|".join(ending.pattern.pattern for ending in ENDINGS), re.IGNORECASE)
# What some sites print under every entry: the text ends before it.
_UNDER = re.compile(
    r"\bThe post\b[^<>]{1,300}\b(?:appeared first on|first appeared on)\b.{0,200}$", re.DOTALL
)


class Stated(NamedTuple):
    """One text of an entry: its words, its media type ("text/plain", "text/html"), what it is relative to.

    `kind` is "content" or "summary" where the feed itself says which it is, else "".
    """

    value: str
    media_type: str = "text/html"
    base: str = ""
    kind: str = ""


class EntryText(NamedTuple):
    html: str = ""
    summary_html: str = ""
    shortened: bool = True


def chosen(texts: Sequence[Stated]) -> EntryText:
    """The fullest text as body, the next one that says something else as summary.

    >>> chosen([Stated("<p>Two words.</p>"), Stated("<p>Two words. And some more.</p>")])
    EntryText(html='<p>Two words. And some more.</p>', summary_html='<p>Two words.</p>', shortened=False)
    """
    said = [(visible(html), html, text.kind) for text in texts if (html := source(text))]
    # Of equals the one the feed calls the content: that it is the whole is its own word.
    said.sort(key=lambda each: (len(each[0]), each[2] == "content"), reverse=True)
    if not said:
        return EntryText()
    words, html, kind = said[0]
    other = next((source for text, source, _ in said[1:] if text and text != words), "")
    only_a_summary = kind == "summary" and all(each[2] == "summary" for each in said)
    return EntryText(html, other, only_a_summary or not words or goes_on_elsewhere(words))


def source(text: Stated) -> str:
    """The text as HTML: plain text escaped, addresses absolute, what was escaped once too often as meant."""
    value = text.value.strip()
    if text.media_type in ("text/plain", "text"):
        return paragraphs(value)
    if _ALL_ESCAPED.fullmatch(value) and not _TAG.search(value):
        value = unescape(value)
    elif not _TAG.search(value) and "\n" in value:
        return paragraphs(unescape(value))
    return absolute(_END_OF_VOID.sub(r"\1", value), text.base)


def paragraphs(text: str) -> str:
    """Plain text as HTML; blank lines part its paragraphs.

    >>> paragraphs("Salt & bread\\n\\nFlour")
    '<p>Salt &amp; bread</p><p>Flour</p>'
    """
    return "".join(
        f"<p>{escape(piece.strip(), quote=False)}</p>"
        for piece in re.split(r"\n\s*\n", text)
        if piece.strip()
    )


def absolute(html: str, base: str) -> str:
    """With the addresses in its tags resolved against `base`."""
    if not base or "=" not in html:
        return html
    return _TAG.sub(lambda tag: _ADDRESS.sub(_resolve(base), tag[0]), html)


def _resolve(base: str) -> Callable[[re.Match[str]], str]:
    def resolved(found: re.Match[str]) -> str:
        written = unescape(found[2] or found[3] or found[4] or "").strip()
        return f'{found[1]}"{escape(joined(base, written) or written)}"'

    return resolved


def joined(base: str | None, address: str) -> str:
    """The address, relative to `base`; "" where it is none that can be read."""
    try:
        return urljoin(base or "", address)
    except ValueError:
        return ""


def visible(html: str) -> str:
    """The words of HTML, roughly: enough to measure a text and to see how it ends."""
    return folded(unescape(_TAG.sub(" ", _UNSEEN.sub(" ", html))))


def goes_on_elsewhere(words: str) -> bool:
    """Whether a text ends as one that was cut.

    >>> goes_on_elsewhere("The council met on Monday […]"), goes_on_elsewhere("The council met on Monday.")
    (True, False)
    """
    end = words[-4 * _LONGEST_END :]
    if "The post" in end:
        end = _UNDER.sub("", end)
    return bool(_ANY_ENDING.search(end.rstrip()[-_LONGEST_END:]))


def title(value: str, media_type: str = "text/plain") -> str:
    """A title as plain text on one line. As HTML its tags go; escaped ones are words, unless they are a pair.

    >>> title("Mill <b>burns</b> &amp;amp; falls", "text/html"), title("Where x<y", "text/plain")
    ('Mill burns & falls', 'Where x<y')
    """
    if media_type not in ("text/plain", "text"):
        value = unescape(_TAG.sub("", value))
        value = _PAIR_IN_TITLE.sub(r"\2", value)
    elif "<" in value:
        value = untagged_text(value)
    return folded(_ESCAPED_ONCE_MORE.sub(lambda found: unescape(found[0]), value))
