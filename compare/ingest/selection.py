"""What of the inputs is wanted: names by patterns, articles by date and outlet -> whether a file or a document is."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from fnmatch import fnmatchcase

from compare.errors import SettingsError
from compare.ingest.dates import moment
from compare.model import Document

MAGIC = re.compile(r"[*?\[]")
FOLDERS = "**"
ARCHIVE = ".zip"
NO_DATE = "no date, and --since or --until asks for one"


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted; what is empty asks for nothing.

    `include` and `exclude` are patterns of names below the folder that is given, in which `*` stands for any characters, also
    for slashes; one without a slash may also fit the last part of a name. `until` is the first moment that is too late.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    outlets: tuple[str, ...] = ()

    def wants_name(self, name: str) -> bool:
        """Return whether a file of that name is read; an archive is a folder, of whose members it is asked."""
        if any(_fits(name, pattern) for pattern in self.exclude):
            return False
        return not self.include or name.lower().endswith(ARCHIVE) or any(_fits(name, p) for p in self.include)

    def wants(self, document: Document) -> bool:
        """Return whether an article is wanted; one without a date is, for it can only be told about."""
        outlet, when = document.outlet.casefold(), document.published
        if self.outlets and not any(fnmatchcase(outlet, wanted.casefold()) for wanted in self.outlets):
            return False
        if when is None:
            return True
        return (self.since is None or when >= self.since) and (self.until is None or when < self.until)

    def lacks_date(self, document: Document) -> bool:
        """Return whether an article cannot be judged, because it names no date."""
        return document.published is None and (self.since is not None or self.until is not None)


ALL = Selection()


def first_moment(value: str | datetime | None) -> datetime | None:
    """Return the moment from which on something is wanted; raise SettingsError for what is no date.

    >>> first_moment("2031-04-02").isoformat()
    '2031-04-02T00:00:00+00:00'
    """
    found = moment(value)
    if value is not None and found is None:
        raise SettingsError(f"{value!r} is no date; write it as 2031-04-02 or 2031-04-02T14:30")
    return found


def last_moment(value: str | datetime | None) -> datetime | None:
    """Return the first moment that is too late; a day is wanted to its end.

    >>> last_moment("2031-04-02").isoformat()
    '2031-04-03T00:00:00+00:00'
    """
    found = first_moment(value)
    is_day = found is not None and found.time() == time() and isinstance(value, str) and ":" not in value
    return found + timedelta(days=1 if is_day else 0, microseconds=0 if is_day else 1) if found else None


@dataclass(frozen=True, slots=True)
class Glob:
    """A pattern of paths (`pile/**/*.html`): the folder in which it begins, and what the parts of names below it must fit.

    `*` and `?` stand for characters but slashes, `**` for any folders. What lies in a folder that fits, fits.
    """

    folder: str
    parts: tuple[str, ...]

    @classmethod
    def of(cls, given: str) -> Glob | None:
        """Return the pattern, None for a path that is none."""
        found = MAGIC.search(given)
        if not found:
            return None
        edge = given.rfind(os.sep, 0, found.start()) + 1
        return cls(given[:edge] or os.curdir, tuple(part for part in given[edge:].split(os.sep) if part))

    def fits(self, below: str) -> bool:
        """Return whether a name below the folder fits, in time of its parts times the pattern's."""
        places = self._with_folders({0})
        for part in below.split(os.sep):
            if len(self.parts) in places:
                return True
            stayed = {at for at in places if self.parts[at] == FOLDERS}
            places = self._with_folders(
                stayed | {at + 1 for at in places - stayed if fnmatchcase(part, self.parts[at])}
            )
        return len(self.parts) in places

    def _with_folders(self, places: set[int]) -> set[int]:
        """Return the places in the pattern with those behind folders, which may be none."""
        found = set(places)
        for at in range(min(places, default=len(self.parts)), len(self.parts)):
            if at in found and self.parts[at] == FOLDERS:
                found.add(at + 1)
        return found


def _fits(name: str, pattern: str) -> bool:
    return fnmatchcase(name, pattern) or ("/" not in pattern and fnmatchcase(name.rpartition("/")[2], pattern))
