"""Header and footer lines: who, where and when, and nothing else in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from newsreader.extraction.cues import LineCue, LinePlace, joined
from newsreader.extraction.dates.dates import Moment, moments
from newsreader.extraction.fields import Outlet
from newsreader.extraction.outlets import Recogniser
from newsreader.extraction.sentence_shape import is_sentence
from newsreader.extraction.writers import bylines

StampKind = Literal["published", "updated", "captured", ""]
Pending = StampKind | Literal["byline"]

# What the label of a date says of it.
LABELS: dict[StampKind, tuple[LineCue, ...]] = {
    "captured": (
        LineCue(
            "captured",
            LinePlace.BEFORE,
            r"(?:page\s+)?(?:captured|retrieved|accessed|saved|printed|downloaded|archived)(?:\s+(?:on|at|from))?"
            r"|today(?:\s+is|'s\s+date)",
            "Page saved on",
            "Lives saved",
        ),
        LineCue(
            "captured-foreign",
            LinePlace.BEFORE,
            r"(?:zuletzt\s+)?abgerufen(?:\s+am)?|consulté(?:e)?(?:\s+le)?|consultado(?:\s+(?:el|em))?"
            r"|consultato(?:\s+il)?|geraadpleegd(?:\s+op)?|hämtad(?:\s+den)?|lest(?:\s+den)?|erişim\s+tarihi",
            "Abgerufen am",
            "Abgerufene Daten",
        ),
        LineCue(
            "captured-other-scripts",
            LinePlace.BEFORE,
            r"дата\s+(?:обращения|звернення)|تاریخ\s+(?:دسترسی|بازدید)|تاريخ\s+(?:الاطلاع|الوصول)"
            r"|访问(?:日期|时间)|存取日期|閲覧日|접속일",
            "Дата обращения",
            "Дата рождения",
        ),
    ),
    "updated": (
        LineCue(
            "updated",
            LinePlace.BEFORE,
            r"(?:(?:last|latest|article|page|story)\s+)?(?:updated?|modified|edited|revised|amended|changed?)"
            r"(?:\s+(?:on|at|date|time))?|date\s+(?:modified|updated)",
            "Last updated on",
            "Updated law",
        ),
        LineCue(
            "current",
            LinePlace.BEFORE,
            r"(?:content|page|information)\s+(?:is\s+)?(?:current|correct|accurate)\s+as\s+(?:of|at)",
            "Content current as of",
            "Content as of",
        ),
        LineCue(
            "updated-foreign",
            LinePlace.BEFORE,
            r"(?:(?:zuletzt|letzte)\s+)?aktualisier(?:t|ung)(?:\s+am)?|(?:mise?\s+à\s+jour|modifié)(?:\s+le)?"
            r"|(?:(?:última|ultima|ultimo)\s+)?(?:actualiza(?:do|ción)|atualiza(?:do|ção)|aggiorna(?:to|mento)"
            r"|modifica)(?:\s+(?:el|em|il|a\s+las|alle))?"
            r"|bijgewerkt(?:\s+op)?|(?:sist\s+)?oppdatert(?:\s+den)?|(?:sidst\s+)?opdateret(?:\s+den)?"
            r"|(?:senast\s+)?uppdatera(?:d|t)(?:\s+den)?|päivitetty|aktualizacja|zaktualizowano|aktualizováno"
            r"|aktualizované|(?:utoljára\s+)?frissítve|actualizat(?:\s+la)?|(?:son\s+)?güncelle(?:me|nme)"
            r"(?:\s+tarihi)?|diperbarui|cập\s+nhật(?:\s+lúc)?",
            "Mis à jour le",
            "Güncel haberler",
        ),
        LineCue(
            "updated-other-scripts",
            LinePlace.BEFORE,
            r"(?:последнее\s+)?(?:обновл[её]н[оа]?|обновление|изменено)|оновлено|обновена?|ажурирано"
            r"|(?:τελευταία\s+)?ενημ[έε]ρωση|עודכן(?:\s+ב)?|עדכון(?:\s+אחרון)?|(?:آخر\s+)?تحديث|تم\s+التحديث"
            r"|تاريخ\s+التحديث|(?:آخرین\s+)?به‌?روزرسانی|अपडेट(?:ेड)?|अद्यतन|আপডেট|হালনাগাদ"
            r"|(?:最后|最後|最近)?更新(?:时间|時間|日期|日時|于|於|日)?|最終更新(?:日時?)?|(?:최종\s?)?(?:수정|업데이트|갱신)"
            r"|(?:แก้ไข|อัปเดต|อัพเดท|ปรับปรุง)(?:ล่าสุด)?(?:เมื่อ)?",
            "Обновлено",
            "Обновки",
        ),
    ),
    "published": (
        LineCue(
            "published",
            LinePlace.BEFORE,
            r"(?:(?:first|originally|article|story|date|time)\s+)?"
            r"(?:published|posted|created|issued|released|filed|uploaded)(?:\s+(?:on|at|date|time|online))?",
            "First published on",
            "Published by",
        ),
        LineCue(
            "date",
            LinePlace.BEFORE,
            r"(?:publication|publish|release|issue|posting)\s+(?:date|time)|pub\s?date"
            r"|date(?:\s+of\s+publication)?|dated|date/time",
            "Date of publication",
            "Date of birth",
        ),
        LineCue(
            "published-foreign",
            LinePlace.BEFORE,
            r"(?:erstellt|veröffentlicht|publiziert|erschienen|eingetragen|artikel\s+vom)(?:\s+am)?"
            r"|(?:publié|paru|mis\s+en\s+ligne)e?(?:\s+(?:le|sur))?|publica(?:do|ción|ção)(?:\s+(?:el|em))?"
            r"|pubblica(?:to|zione)(?:\s+il)?|gepubliceerd(?:\s+op)?|geplaatst(?:\s+op)?"
            r"|publisert(?:\s+den)?|(?:offentliggjort|udgivet)(?:\s+den)?|publicera(?:d|t)s?(?:\s+den)?|julkaistu"
            r"|publikacja|opublikowano|data\s+publikacji|(?:publikováno|vydáno|zverejnené|publikované)"
            r"|(?:megjelent|közzétéve|publikálva)|publicat(?:\s+(?:la|el|în))?|objavljeno|yayın(?:lanma)?(?:\s+tarihi)?"
            r"|(?:giriş|oluşturulma)(?:\s+tarihi)?|(?:diterbitkan|dipublikasikan|dirilis|terbit)"
            r"|(?:ngày\s+đăng|đăng(?:\s+lúc)?|xuất\s+bản)|datum|fecha|tarih|stand",
            "Veröffentlicht am",
            "Veröffentlichungen",
        ),
        LineCue(
            "published-other-scripts",
            LinePlace.BEFORE,
            r"(?:дата\s+(?:публикации|публікації)|опубликован[оа]?|опубліковано|публикувано|објављено|размещено|создано)"
            r"|(?:δημοσιεύ(?:τηκε|θηκε)|δημοσίευση|ημ/νία|ημερομηνία)|(?:פורסם|תאריך(?:\s+פרסום)?)(?:\s+ב)?"
            r"|(?:(?:تم\s+)?نشر(?:\s+في)?|نُشر(?:\s+في)?|تاريخ\s+النشر|تاریخ\s+انتشار|منتشر\s+شده|تاریخ(?:\s+اشاعت)?)"
            r"|(?:प्रकाशित(?:\s+तिथि)?|प्रकाशन\s+तिथि|প্রকাশ(?:িত)?|প্রকাশের\s+সময়)"
            r"|(?:发布|發布|發佈|发表|發表|刊登|刊载|出版|公開|掲載|配信|投稿|作成)(?:时间|時間|日期|日時|于|於|日)?|时间|時間|日期"
            r"|(?:입력|등록|기사입력|게시|작성|승인|발행)(?:\s?일시?)?"
            r"|(?:เผยแพร่|โพสต์|ลงวันที่|วันที่เผยแพร่)(?:เมื่อ)?",
            "Опубликовано",
            "Опубликовать",
        ),
    ),
}
_LABEL = {kind: joined(cues, LinePlace.BEFORE) for kind, cues in LABELS.items()}
# Chinese, Japanese and Thai put no space before a label.
_UNSPACED = "(?=[\u0e00-\u0e7f\u3040-\u9fff])"
_BEFORE = [
    (
        kind,
        re.compile(rf"(?:^|(?<=[^\w-])|{_UNSPACED})(?:{label})\s*[:：\-–—|]?\s*(?:on\s+)?$", re.IGNORECASE),
    )
    for kind, label in _LABEL.items()
]
_ALONE = [(kind, re.compile(rf"(?:{label})\s*[:：\-–—]?", re.IGNORECASE)) for kind, label in _LABEL.items()]
_OWN_LABEL = ("by", "written by", "author", "authors")
_SOURCE_LABEL = re.compile(r"(?:source|via)\s*:\s*", re.IGNORECASE)
# Pieces of a header line that say nothing of who, where or when.
SILENT = (
    LineCue(
        "clock",
        LinePlace.WHOLE,
        r"(?:at\s+)?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Za-z]{1,5}\)?)?"
        r"|\d{1,2}\s?[ap]\.?m\.?(?:\s[A-Z]{2,5})?",
        "at 8.37 p.m.",
        "8 people",
    ),
    LineCue(
        "reading-time",
        LinePlace.WHOLE,
        r"(?:estimated\s+)?reading\s+time\b.*|\d{1,3}[\s-]*min(?:ute)?s?(?:\s+read)?",
        "3 min read",
    ),
    LineCue("counts", LinePlace.WHOLE, r"\d+\s+(?:comments?|shares?|views?)", "12 comments", "12 houses"),
    LineCue("small-word", LinePlace.WHOLE, r"on|at|and", "and"),
    LineCue("zone", LinePlace.WHOLE, r"IST|GMT|UTC|local time", "local time"),
    LineCue("edition", LinePlace.WHOLE, r"(?:last\s+)?updated?|new|print edition", "Print edition"),
    LineCue(
        "section", LinePlace.WHOLE, r"(?:in\s+)?(?:world|news|politics|middle east|international)", "in World"
    ),
)
_SILENT = re.compile(joined(SILENT, LinePlace.WHOLE), re.IGNORECASE)
# What some byline or other opens with: told fast.
_MAY_OPEN = re.compile(r"(?i:\b(?:by|von|par|por|di|door|av|af)\b)|\b[Bb]y[A-Z]|:")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date of a header line; `kind` is "" where no label says what it dates."""

    moment: Moment
    kind: StampKind


@dataclass(frozen=True, slots=True)
class Header:
    """What a line of names, places and dates says. Offsets are into the line.

    `weak` marks a line that is only shaped like names: whether it is a byline, its neighbours tell.
    `pending` is a label whose date comes on the next line ("Published").
    """

    stamps: tuple[Stamp, ...] = ()
    authors: tuple[str, ...] = ()
    agencies: tuple[Outlet, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    place: str = ""
    byline: tuple[int, int] = (-1, -1)
    opened: bool = False
    weak: bool = False
    pending: Pending = ""


def stamps(line: str) -> Iterator[tuple[Stamp, int]]:
    """The dates of a line with what their labels say, and where each label (or date) begins."""
    reached = 0
    for moment in moments(line):
        kind, start = _label_before(line[reached : moment.start])
        yield Stamp(moment, kind), reached + start
        reached = moment.end


def _label_before(gap: str) -> tuple[StampKind, int]:
    """The kind of the label a text ends with, and where that begins; at the end where there is none."""
    for kind, label in _BEFORE:
        if found := label.search(gap, max(0, len(gap) - 60)):
            return kind, found.start()
    return "", len(gap)


# Every region of a text asks of the same few lines whether they are its header's.
@lru_cache(maxsize=256)
def header(line: str, outlets: Recogniser) -> Header | None:
    """Reads a line all of whose parts are names, places, roles, labels or dates; None for any other.

    >>> from newsreader.extraction.outlets import starter
    >>> found = header("By Jane Doe | Beirut | Posted on Dec 8, 2016", Recogniser(starter()))
    >>> found.authors, found.place, found.stamps[0].kind
    (('Jane Doe',), 'Beirut', 'published')
    >>> header("By nightfall the town had fallen", Recogniser(starter()))
    """
    if len(line) > _LONGEST or is_sentence(line):
        return None
    bare = line.strip(" \t:.-–—|*•()[]")
    if kind := _label_alone(bare):
        return Header(pending=kind)
    if bare.casefold() in _OWN_LABEL:
        return Header(pending="byline", opened=True)
    found, parts = _parted(line)
    return _read(line, parts, found, outlets)


def opened_within(line: str, outlets: Recogniser) -> Header | None:
    """The byline among other pieces of a line, those that open as one does and name a person.

    >>> from newsreader.extraction.outlets import starter
    >>> opened_within("Tides, Harbours, Top Story 1 | Written by Jane Doe", Recogniser(starter())).authors
    ('Jane Doe',)
    """
    if len(line) > _LONGEST or not _MAY_OPEN.search(line):
        return None
    found = tuple(stamps(line))
    ends = [stamp.moment.end for stamp, _ in found]
    for first, last in zip([0, *ends], [*(start for _, start in found), len(line)], strict=True):
        for start, end in _shifted(line, first, last):
            begins = start + bylines.opened(line[start:end])
            named = bylines.credited(line[begins:end], outlets, opened=True) if begins > start else None
            if named and named.known and any(map(bylines.person, named.authors)):
                dates = tuple(stamp for stamp, _ in found)
                return Header(dates, named.authors, named.agencies, byline=(start, end), opened=True)
    return None


def beside_dates(line: str) -> list[str]:
    """What else stands in a line with dates, but for what says nothing; [] of a line without any.

    >>> beside_dates("The Kalyan Courier, 8 December 2016, 20:37"), beside_dates("The Kalyan Courier")
    (['The Kalyan Courier'], [])
    """
    if len(line) > _LONGEST:
        return []
    found, parts = _parted(line)
    pieces = [line[start:end] for start, end in parts] if found else []
    return [each for each in pieces if not (_SILENT.fullmatch(each) or _label_alone(each))]


def _parted(line: str) -> tuple[tuple[Stamp, ...], list[tuple[int, int]]]:
    """A line's dates, and where the pieces stand that are none."""
    found: list[Stamp] = []
    parts: list[tuple[int, int]] = []
    reached = 0
    for stamp, start in stamps(line):
        found.append(stamp)
        parts += _shifted(line, reached, start)
        reached = stamp.moment.end
    return tuple(found), parts + _shifted(line, reached, len(line))


def _label_alone(words: str) -> StampKind:
    return next((kind for kind, label in _ALONE if label.fullmatch(words)), "")


def _shifted(line: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(start + first, start + last) for first, last in bylines.pieces(line[start:end])]


def _read(
    line: str, parts: list[tuple[int, int]], found: tuple[Stamp, ...], outlets: Recogniser
) -> Header | None:
    pieces = _Pieces(outlets, dated=bool(found) or (bool(parts) and bool(bylines.AGO.search(line))))
    for start, end in parts:
        if not pieces.take(line[start:end], start, end):
            return None
    named = pieces.credits.byline()
    if not pieces.says_something:
        return Header(weak=True, place=named.place) if parts and bylines.role(line) else None
    return Header(
        stamps=found,
        authors=named.authors,
        agencies=named.agencies,
        outlets=named.outlets,
        place=named.place,
        byline=pieces.byline,
        opened=pieces.opened,
        weak=bool(named.authors) and not (pieces.dated or pieces.opened),
    )


@dataclass(slots=True)
class _Pieces:
    """What the pieces of a line have said so far; `dated` tells whether dates stand between them."""

    outlets: Recogniser
    dated: bool
    credits: bylines.Credits = field(default_factory=bylines.Credits)
    opened: bool = False
    others: bool = False
    byline: tuple[int, int] = (-1, -1)

    @property
    def says_something(self) -> bool:
        return self.dated or self.opened or self.others or self.credits.anyone()

    def take(self, words: str, start: int, end: int) -> bool:
        """Reads the piece at [start, end); False where it is something else than a header's."""
        if _SILENT.fullmatch(words) or _label_alone(words):
            return True
        if bylines.other_hands(words):
            self.others = True
            return True
        names_at = bylines.opened(words) or _source_label(words)
        if not names_at and self.says_something and _is_place(words, self.outlets, self.credits):
            self.credits.place = self.credits.place or words
            return True
        read = bylines.credited(words[names_at:], self.outlets, opened=names_at > 0)
        if names_at or read.authors or read.agencies:
            self.byline = (start if self.byline[0] < 0 else self.byline[0], end)
        self.opened = self.opened or names_at > 0
        self.credits.add(read)
        return read.known


def _source_label(words: str) -> int:
    found = _SOURCE_LABEL.match(words)
    return found.end() if found else 0


def _is_place(words: str, outlets: Recogniser, credits: bylines.Credits) -> bool:
    """Whether a piece beside a byline or date is a place: it is no name, or the writers stand before it."""
    if outlets.named(words) or not bylines.place(words) or any(moments(words)):
        return False
    return credits.anyone() or not bylines.person(words)
