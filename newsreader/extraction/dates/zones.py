"""The zone of a stamp: what it says, read with what the source uses; letters alone are often ambiguous."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from newsreader.extraction.fields import ZoneStatus

# Letters and the zones that are called so. Where an offset stands, the letters fix it whatever the day
# ("EST" in July is wrong, but it is what the page says). Two or more readings: only the source can tell.
_READINGS: dict[str, tuple[str, ...]] = {
    "Z": ("UTC",),
    "UTC": ("UTC",),
    "GMT": ("UTC",),
    "BST": ("Europe/London", "Asia/Dhaka", "Pacific/Bougainville"),
    "IST": ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"),
    "WET": ("+00:00",),
    "WEST": ("+01:00",),
    "CET": ("+01:00",),
    "MEZ": ("+01:00",),
    "CEST": ("+02:00",),
    "MESZ": ("+02:00",),
    "EET": ("+02:00",),
    "EEST": ("+03:00",),
    "MSK": ("Europe/Moscow",),
    "МСК": ("Europe/Moscow",),
    "TRT": ("Europe/Istanbul",),
    "IDT": ("Asia/Jerusalem",),
    "AST": ("-04:00", "+03:00"),
    "ADT": ("-03:00",),
    "GST": ("+04:00", "-02:00"),
    "IRST": ("Asia/Tehran",),
    "PKT": ("Asia/Karachi",),
    "NPT": ("Asia/Kathmandu",),
    "CST": ("-06:00", "+08:00", "America/Havana"),
    "CDT": ("-05:00",),
    "EST": ("-05:00", "Australia/Sydney"),
    "EDT": ("-04:00",),
    "MST": ("-07:00", "Asia/Kuala_Lumpur"),
    "MDT": ("-06:00",),
    "PST": ("-08:00", "Asia/Manila"),
    "PDT": ("-07:00",),
    "ET": ("America/New_York",),
    "CT": ("America/Chicago",),
    "MT": ("America/Denver",),
    "PT": ("America/Los_Angeles",),
    "AKST": ("America/Anchorage",),
    "AKDT": ("America/Anchorage",),
    "HST": ("Pacific/Honolulu",),
    "WIB": ("Asia/Jakarta",),
    "WITA": ("Asia/Makassar",),
    "WIT": ("Asia/Jayapura",),
    "ICT": ("Asia/Bangkok",),
    "SGT": ("Asia/Singapore",),
    "MYT": ("Asia/Kuala_Lumpur",),
    "HKT": ("Asia/Hong_Kong",),
    "PHT": ("Asia/Manila",),
    "JST": ("Asia/Tokyo",),
    "KST": ("Asia/Seoul",),
    "AWST": ("Australia/Perth",),
    "ACST": ("+09:30",),
    "ACDT": ("+10:30",),
    "AEST": ("+10:00",),
    "AEDT": ("+11:00",),
    "NZST": ("+12:00",),
    "NZDT": ("+13:00",),
    "SAST": ("Africa/Johannesburg",),
    "EAT": ("Africa/Nairobi",),
    "WAT": ("Africa/Lagos",),
    "CAT": ("Africa/Maputo",),
    "BRT": ("America/Sao_Paulo",),
    "ART": ("America/Argentina/Buenos_Aires",),
    "EASTERN": ("America/New_York",),
    "CENTRAL": ("America/Chicago",),
    "MOUNTAIN": ("America/Denver",),
    "PACIFIC": ("America/Los_Angeles",),
}
# What the letters are as names of a zone for most of the world's papers; read so only for want of a
# rival in the papers' own countries: an American page says EST, an Australian one is known by its source.
_USUAL = {"EST": "-05:00", "PST": "-08:00", "MST": "-07:00"}
_WIDEST_OFFSET = 14
_OFFSET = re.compile(r"(?:GMT|UTC)?\s?([+\-−])\s?(\d{1,2}):?(\d\d)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone's name ("" unknown), how it is known, and a line for people where that is doubtful."""

    name: str = ""
    status: ZoneStatus = "unknown"
    warning: str = ""


def zone(stated: str, local: datetime, source_zone: str) -> Zone:
    """The zone of the stamp `local` that says `stated` ("" for nothing) on a page of a source.

    >>> moment = datetime(2016, 12, 8, 20, 37)
    >>> zone("", moment, "Asia/Kolkata")
    Zone(name='Asia/Kolkata', status='inferred', warning='')
    >>> zone("IST", moment, "Asia/Kolkata").status, zone("IST", moment, "").name
    ('stated', '')
    >>> zone("GMT+5:30", moment, "").name
    '+05:30'
    """
    stated = stated.strip(" ()").upper()
    source_zone = _known(source_zone)
    if not stated:
        return Zone(source_zone, "inferred") if source_zone else Zone()
    if offset := _OFFSET.fullmatch(stated):
        return _of_offset(stated, offset, local, source_zone)
    if source_zone and _called(stated, local, source_zone):
        return Zone(source_zone, "stated")
    letters = stated.split()[0] if " " in stated else stated
    if name := _reading(_READINGS.get(letters, ()), source_zone) or _USUAL.get(letters):
        return Zone(name, "stated")
    if letters in _READINGS:
        return Zone(warning=f"“{stated}” names more than one time zone; which one is left open.")
    return Zone(warning=f"“{stated}” is not a time zone that is known here; it is left open.")


def _of_offset(stated: str, offset: re.Match[str], local: datetime, source_zone: str) -> Zone:
    hours, minutes = int(offset[2]), int(offset[3] or 0)
    if hours > _WIDEST_OFFSET or minutes > 59:
        return Zone(warning=f"“{stated}” is no offset of a clock; the time zone is left open.")
    sign = "+" if offset[1] == "+" else "-"
    return _of_source(f"{sign}{hours:02}:{minutes:02}", local, source_zone)


def _reading(readings: tuple[str, ...], source_zone: str) -> str:
    """The reading of zone letters that the source uses, or the only one; "" where it stays open."""
    if source_zone in readings:
        return source_zone
    if len(readings) == 1:
        return readings[0]
    if source_zone.startswith("America/"):
        return next((name for name in readings if name[0] == "-"), "")
    return ""


@cache
def _known(name: str) -> str:
    """The name if the time zone database has it: a site's own sources may hold anything."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ""
    return name


def _of_source(offset: str, local: datetime, source_zone: str) -> Zone:
    """The source's own zone where its clock shows the same offset that day: a name says more."""
    if source_zone:
        there = local.replace(tzinfo=ZoneInfo(source_zone)).strftime("%z")
        if f"{there[:3]}:{there[3:5]}" == offset:
            return Zone(source_zone, "stated")
    if offset in ("+00:00", "-00:00"):
        return Zone("UTC", "stated")
    return Zone(offset, "stated")


def _called(letters: str, local: datetime, source_zone: str) -> bool:
    """Whether the source's zone calls itself so, in either half of the year."""
    zone = ZoneInfo(source_zone)
    names = {local.replace(tzinfo=zone, month=month, day=1).tzname() for month in (1, 7)}
    if letters in ("GMT", "UTC"):
        return False
    return local.replace(tzinfo=zone).tzname() == letters or (letters in names and len(names) == 1)
