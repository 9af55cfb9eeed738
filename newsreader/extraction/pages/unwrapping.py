"""A page's tree made ready to be read: hidden parts out, and marks within words written as text.

Runs in the child process. What extractors do with these elements is not what a reader sees: they lose a
`<time>` with its words, break a sentence at `<q>`, read 10<sup>6</sup> as 106 and struck-out words as if
they stood.

Elements go together, by `melted` and `taken_out`: lxml joins the text behind one to all that stands before,
and of a paragraph with a thousand of them it would join the same text a thousand times.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

# Asked by attribute, which is thrice as fast as to ask each element for all three. Not for the attributes'
# elements: of those libxml2 compares each with all others.
_PERHAPS_HIDDEN = tuple(f"//body//@{name}" for name in ("hidden", "aria-hidden", "style"))
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
# Roles whose element is not for decoration, whatever else is said of it.
_TEXT_ROLES = frozenset(("main", "article", "document", "heading", "paragraph", "text"))
_OF_HEAD = frozenset(("title", "meta", "link", "script", "style", "base", "noscript", "template"))
# What no reader sees as text; a parser leaves markup inside of some as it stands.
FOR_PROGRAMS = (
    "script", "style", "template", "noscript", "noembed", "noframes", "iframe", "svg", "meta", "link", "base",
)  # fmt: skip
# Pictures, players, and what a reader fills in.
CONTROLS = (
    "button", "select", "datalist", "option", "textarea", "input", "object", "audio", "video", "canvas",
    "map", "img", "picture", "source", "embed",
)  # fmt: skip
# Names of what only those hear who have a page read to them, and those of what no one sees; the latter stand
# beside others that show it on some screens ("hidden md:block").
_HEARD = re.compile(
    r"(?:^|[\s_-])(?:sr-?only|visually-?hidden|screen-?reader(?:s|-?(?:text|only|label|content))?|hide-?visually"
    r"|hidden-?visually|assistive-?text)(?:$|[\s_-])",
    re.IGNORECASE,
)
_UNSEEN, _SHOWN = re.compile(r"(?:^|\s)(?:hidden|d-none)(?:$|\s)"), re.compile(r":|\bd-\w\w-|\bvisible")
_LONGEST_HEARD = 80
# How many different names of elements are remembered: a site's pages repeat them.
_MOST_NAMES = 4096
# What parts two words in one line: hidden from those who listen, seen by those who read.
_PARTING = re.compile(r"\s*[-–—:|/·•,]\s*")
_INLINE = frozenset("span i b em strong small abbr".split())  # noqa: SIM905
_STRUCK = ("s", "strike", "del")
_LONGEST_ANNOTATION = 80
_OPENING_QUOTES = "\"'“„«‘‹「"
_ORDINALS = frozenset("st nd rd th e er re ère ème eme a o d de ste me lle".split())  # noqa: SIM905
_POWER = re.compile(r"[-+−–]?\d{1,3}|[b-dfg-npq-z]")
_FOOTNOTE = re.compile(r"\[?\(?(?:\d{1,3}|[a-z*†‡])[\])]?(?:\s*,\s*\d{1,3})*")
_FOOTNOTE_MARKS = re.compile(r"foot|note|refer|cite|cit-|fn", re.IGNORECASE)
_UNIT = re.compile(r"(?:^|[\d\s(/·.])(?:[kcdmµ]?m|km|ft|in|yd|mi|s|h|[a-z])$")
_PRICE = re.compile(r"[$€£¥]\s?\d{1,6}$")
_BASE = re.compile(r"(?:^|[^\d.,])(?P<base>\d{1,4})$")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
# How far back the text before a raised mark is looked for.
_AS_FAR, _MARKS_BEFORE = 20, 20
# An element of so many attributes is made to slow a reader down: each copy compares each with all others.
_MOST_ATTRIBUTES = 40
_CROWDED = f"//*[@*[{_MOST_ATTRIBUTES + 1}]]"
_RAISED = str.maketrans("0123456789-+−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁻⁻")


def body_out_of_head(tree: Any) -> None:
    """Moves what is shown out of the head.

    Without a `<body>`, libxml2 leaves an `<article>` right behind the title in there.
    """
    head = tree.find("head")
    at = (
        next((at for at, child in enumerate(head) if child.tag not in _OF_HEAD), -1)
        if head is not None
        else -1
    )
    if at < 0:
        return
    body = tree.find("body")
    if body is None:
        body = tree.makeelement("body")
        tree.append(body)
    shown = head[at:]
    for child in reversed(shown):
        body.insert(0, child)
    # The text of a body that was there comes after what was moved.
    if body.text and len(shown):
        shown[-1].tail = (shown[-1].tail or "") + body.text
        body.text = None


def without_hidden(tree: Any) -> None:
    """Takes out what the page's own markup hides, unless that is most of its words.

    Some pages hide all of themselves until a script has run.
    """
    perhaps = (value.getparent() for path in _PERHAPS_HIDDEN for value in tree.xpath(path))
    hidden = [element for element in perhaps if _hidden(element)]
    hidden += [element for element in tree.iter("dialog") if element.get("open") is None]
    if not hidden:
        return
    half = _length(tree) // 2
    # The first measure counts scripts as well, but costs little.
    taken_out(each for each in hidden if _signs(each) <= half or _length(each) <= half)


def taken_out(elements: Iterable[Any]) -> None:
    """Takes elements out with all in them; what stands behind them stays."""
    _melt(elements, words_stay=False)


def melted(elements: Iterable[Any]) -> None:
    """Takes the tags away from round their words, which stay where they are. In order of the page."""
    _melt(elements, words_stay=True)


def _melt(elements: Iterable[Any], *, words_stay: bool) -> None:
    going = dict.fromkeys(each for each in elements if each.getparent() is not None)
    # The innermost first: what is left of them is among the children of the next.
    for parent in reversed(list(dict.fromkeys(each.getparent() for each in going))):
        _melt_children(parent, going, words_stay)


def _melt_children(parent: Any, going: Mapping[Any, None], words_stay: bool) -> None:
    """Each run of text is put together once."""
    before, run = None, [parent.text or ""]
    for child in list(parent):
        if child not in going:
            _put_text(parent, before, run)
            before, run = child, [child.tail or ""]
            continue
        if words_stay:
            run.append(child.text or "")
            for inner in list(child):
                _put_text(parent, before, run)
                before, run = inner, [inner.tail or ""]
                child.addprevious(inner)
        run.append(child.tail or "")
        parent.remove(child)
    _put_text(parent, before, run)


def _put_text(parent: Any, before: Any, run: Sequence[str]) -> None:
    if len(run) == 1:
        return
    if before is None:
        parent.text = "".join(run)
    else:
        before.tail = "".join(run)


def without_crowds_of_attributes(tree: Any) -> None:
    """Leaves an element its first attributes."""
    for element in tree.xpath(_CROWDED):
        kept = dict(islice(element.items(), _MOST_ATTRIBUTES))
        element.attrib.clear()
        element.attrib.update(kept)


def without_heard(tree: Any) -> None:
    """Takes out what is told to those alone who have the page read to them: "(opens in a new window)".

    What stands alone stays for now: it says where a part of the page begins.
    """
    heard = [each for each in tree.xpath("//body//span[@class]") if _names_heard(each.get("class"))]
    words = {parent: _words(parent) for parent in {each.getparent() for each in heard}}
    going = []
    for element in heard:
        own, parent = _words(element), element.getparent()
        if own < words[parent] and _signs(element) <= _LONGEST_HEARD:
            words[parent] -= own
            going.append(element)
    taken_out(going)


@lru_cache(maxsize=_MOST_NAMES)
def _names_heard(names: str) -> bool:
    return bool(_HEARD.search(names))


@lru_cache(maxsize=_MOST_NAMES)
def is_heard(names: str) -> bool:
    """Whether an element of these class names is for those who listen alone, or for nobody."""
    return _names_heard(names) or bool(_UNSEEN.search(names) and not _SHOWN.search(names))


def _words(element: Any) -> int:
    """How many signs of text that are no white space."""
    return sum(map(len, "".join(element.itertext()).split()))


def _hidden(element: Any) -> bool:
    if element.get("hidden") is not None and element.get("hidden").strip().lower() != "until-found":
        return True
    if (element.get("aria-hidden") or "").strip().lower() == "true":
        return (element.get("role") or "").strip().lower() not in _TEXT_ROLES and not _parts_words(element)
    return bool(_HIDDEN_STYLE.search((element.get("style") or "")[:500]))


def _parts_words(element: Any) -> bool:
    return element.tag in _INLINE and not len(element) and bool(_PARTING.fullmatch(element.text or ""))


def _length(element: Any) -> int:
    """How many signs of text an element has, without scripts and styles."""
    return _signs(element) - sum(len(inner.text or "") for inner in element.iter("script", "style"))


def _signs(element: Any) -> int:
    return sum(map(len, element.itertext()))


def struck_out(tree: Any) -> list[str]:
    """Takes out the words that are struck out, and gives them."""
    struck = list(tree.iter(*_STRUCK))
    texts = (" ".join("".join(element.itertext()).split()) for element in struck)
    found = [text[:2000] for text in texts if text]
    taken_out(struck)
    return found


def times_of_their_own(tree: Any) -> None:
    """Elements that a page names itself (<relative-time>, <local-time>) and that state their date as <time>
    does, become one."""
    for element in tree.iterfind(".//*[@datetime]"):
        if "-" in element.tag:
            element.tag = "time"


def marks_as_text(tree: Any) -> None:
    """Writes quotation marks for `<q>`, and powers and footnote marks so that they stand apart; leaves out
    how signs are spoken (`<ruby>`), which would stand within the words."""
    spoken = [each for each in tree.iter("rt", "rp") if each.getparent().tag == "ruby"]
    taken_out([each for each in spoken if _signs(each) <= _LONGEST_ANNOTATION])
    quotations = list(tree.iter("q"))
    for element in quotations:
        _quote(element)
    # Only now: an inner quotation looks for the outer one.
    melted(quotations)
    for element in list(tree.iter("sup")):  # one that lies within another is taken from the tree on the way
        if element.getparent() is not None:
            _raise(element)
    melted(tree.iter("sup", "sub"))


def _quote(element: Any) -> None:
    inner = any(True for _ in element.iterancestors("q"))
    left, right = "‘’" if inner else "“”"
    if _text_before(element).rstrip()[-1:] not in tuple(_OPENING_QUOTES):
        element.text = left + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + right
        else:
            element.text += right


def _raise(element: Any) -> None:
    inner = "".join(element.itertext())
    words = " ".join(inner.split())
    written = raised(_text_before(element), words, linked=_is_reference(element))
    written += " " if inner[-1:].isspace() else ""
    for child in list(element):
        element.remove(child)
    element.text = written


def _is_reference(element: Any) -> bool:
    if element.find(".//a") is not None or next(element.iterancestors("a"), None) is not None:
        return True
    return bool(_FOOTNOTE_MARKS.search(f"{element.get('class') or ''} {element.get('id') or ''}"[:200]))


def raised(before: str, words: str, *, linked: bool = False) -> str:
    """What is written for raised `words` that stand after the text `before`.

    `linked` says that the mark leads somewhere, as a footnote's does.

    >>> [raised(before, words) for before, words in (("10", "6"), ("4", "th"), ("km", "2"), ("In 2016", "3"))]
    ['^6', 'th', '²', ' [3]']
    >>> raised("12", "1", linked=True)
    ' [1]'
    """
    if not words:
        return ""
    if linked and _FOOTNOTE.fullmatch(words):
        return _footnote(words)
    if words.casefold() in _ORDINALS or not _POWER.fullmatch(words):
        return _letters(before, words)
    return _power(before, words)


def _letters(before: str, words: str) -> str:
    if _FOOTNOTE.fullmatch(words) and not words.isalpha():
        return _footnote(words)
    # "TM", "th", "me" belong to their word; more than that is a remark.
    return words if len(words) <= 4 or not before[-1:].isalnum() else f" {words}"


def _power(before: str, words: str) -> str:
    if _PRICE.search(before) and re.fullmatch(r"\d\d", words):
        return f".{words}"
    if before[-1:] == ")":
        return f"^{words}" if re.search(r"\d\)$", before) else _footnote(words)
    if found := _BASE.search(before):
        return _footnote(words) if _YEAR.fullmatch(found["base"]) else f"^{words}"
    if _UNIT.search(before) and not words.isalpha():
        return words.translate(_RAISED)
    return words if words.isalpha() else _footnote(words)


def _footnote(words: str) -> str:
    return f" {words}" if words[0] in "[(" else f" [{words}]"


def _text_before(element: Any) -> str:
    """The end of the text before an element, within its parent: raised marks before it are text by then."""
    text = ""
    for _mark in range(_MARKS_BEFORE):
        previous = element.getprevious()
        if previous is None:
            parent = element.getparent()
            return (((parent.text or "") if parent is not None else "") + text)[-_AS_FAR:]
        text = (previous.tail or "")[-_AS_FAR:] + text
        if previous.tag != "sup":
            return text[-_AS_FAR:] or "".join(previous.itertext())[-_AS_FAR:]
        text = (previous.text or "")[-_AS_FAR:] + text
        if len(text) >= _AS_FAR:
            break
        element = previous
    return text[-_AS_FAR:]


def unwrapped(tree: Any) -> None:
    """Takes the tags of times away."""
    melted(tree.iter("time"))
