"""A date as sources write it (string, number, date) -> an aware moment, or None when it is none."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from types import MappingProxyType

YEARS = range(1600, 2201)
LONGEST = 80  # no date is longer, so no pattern here meets a text that could hold it up

MONTHS = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "jan january januar janvier enero gennaio januari janeiro ene",
                "feb february februar février febrero febbraio februari fevereiro févr",
                "mar march märz mars marzo maart março mrz mrt",
                "apr april avril abril aprile abr avr",
                "may mai mayo maggio mei maio",
                "jun june juni juin junio giugno junho",
                "jul july juli juillet julio luglio julho juil",
                "aug august août agosto augustus ago",
                "sep sept september septembre septiembre settembre setembro set",
                "oct october oktober octobre octubre ottobre outubro okt out",
                "nov november novembre noviembre novembro",
                "dec december dezember décembre diciembre dicembre dezembro dez dic déc",
            ),
            start=1,
        )
        for name in names.split()
    }
)
ZONES = MappingProxyType(
    {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "et": -5, "pt": -8}
    | {"bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "aest": 10}
    | {"z": 0, "utc": 0, "gmt": 0}
)
CLOCK = re.compile(
    r"(?<!\d)t?(?P<hour>\d{1,2})(?::|h(?=\d)| ?h\b|\.(?=\d\d ?(?:[ap]|uhr)))"
    r" ?(?P<minute>\d{2})?(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?: ?(?P<half>[ap])\.?m\b\.?| ?uhr\b)?(?: ?(?P<zone>[+-]\d{2}:?\d{2}|[a-z]{1,4}\b))?"
)
NAMED = r"(?P<month>[^\W\d_]{3,10})"
SHAPES = tuple(
    re.compile(rf"(?:[^\W\d_]{{2,12}}\.?,? )?{shape}", re.ASCII if NAMED not in shape else 0)
    for shape in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})",
        rf"{NAMED}\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[ -](?:of |de )?{NAMED}\.?,?[ -](?:de )?(?P<year>\d{{4}}|\d{{2}})",
    )
)
EDGES = " ,;|@–—-·"
FILLERS = frozenset(("at", "um", "à", "às", "alle", "|", "@", "–", "—", "·"))


def moment(value: object) -> datetime | None:
    """Return the moment that `value` names; a day alone is its midnight, a time without a zone is UTC.

    >>> moment("May 3, 2013 at 2:30 pm").isoformat()
    '2013-05-03T14:30:00+00:00'
    """
    if isinstance(value, datetime):
        return _aware(value)
    if isinstance(value, date):
        return _aware(datetime.combine(value, time()))
    if isinstance(value, str):
        return _written(" ".join(value[: LONGEST * 4].split()))
    return _counted(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _aware(found: datetime) -> datetime | None:
    """Return a moment with the offset its source gave, as readers of that page know it; UTC where it gave none."""
    if found.year not in YEARS:
        return None
    offset = found.utcoffset()
    return found.replace(tzinfo=UTC if not offset else timezone(offset))


def _counted(number: float) -> datetime | None:
    """Return the moment that lies so many seconds, milliseconds or microseconds after 1970, or the day of 20130503."""
    if 16_000_101 <= number <= 22_001_231:
        return _written(str(int(number)))
    for scale in () if abs(number) > 10**17 else (1, 10**3, 10**6):
        if 10**8 <= abs(number) / scale < 10**10:
            return _aware(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=number / scale))
    return None  # a count below 10^8 is a placeholder or a number of another kind


def _written(text: str) -> datetime | None:
    if not 6 <= len(text) <= LONGEST:
        return None
    if text.isascii() and text.isdigit() and len(text) not in (8, 14):
        return _counted(int(text))
    try:
        return _aware(datetime.fromisoformat(f"{text[:8]}T{text[8:]}" if len(text) == 14 and text.isdigit() else text))
    except ValueError:
        return _spelt(text.casefold())


def _spelt(text: str) -> datetime | None:
    """Read the shapes that people write: a day, with a clock time before or after it."""
    clock = CLOCK.search(text)
    rest = text if clock is None else text[: clock.start()] + " " + text[clock.end() :]
    rest = " ".join(word for word in rest.split() if word not in FILLERS).strip(EDGES)
    for shape in SHAPES:
        if found := shape.fullmatch(rest):
            is_american = clock is not None and clock["half"] is not None
            return _moment_of(_day(found.groupdict(), is_american), clock)
    return None


def _day(parts: dict[str, str | None], is_american: bool) -> date | None:
    """Return the day; `03/05/2013` is 3 May, unless it can only be American: 05/23/2013, or with am and pm."""
    year, name, which = (parts[part] or "" for part in ("year", "month", "day"))
    month = int(name) if name.isdecimal() else MONTHS.get(name, 0)
    day = int(which)
    if parts.get("mark") == "/" and day <= 12 and (month > 12 or is_american):
        month, day = day, month
    try:
        return date(_full(year), month, day)
    except ValueError:
        return None


def _full(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return int(year) + (1900 if int(year) >= 70 else 2000)


def _moment_of(day: date | None, clock: re.Match[str] | None) -> datetime | None:
    if day is None or day.year not in YEARS:
        return None
    if clock is None:
        return _aware(datetime.combine(day, time()))
    hour, minute, second = (int(clock[name] or 0) for name in ("hour", "minute", "second"))
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"] == "p" else 0)
    try:
        return _aware(datetime.combine(day, time(hour, minute, second, tzinfo=_zone(clock["zone"] or ""))))
    except ValueError:
        return None


def _zone(label: str) -> timezone:
    """Return the zone of `+02:00` or `cest`; a name that is not known counts as UTC, a few hours off at worst."""
    if label[:1] in ("+", "-"):
        offset = timedelta(hours=int(label[1:3]), minutes=int(label[-2:]))
        return timezone(offset if label[0] == "+" else -offset)
    return timezone(timedelta(hours=ZONES.get(label, 0)))
