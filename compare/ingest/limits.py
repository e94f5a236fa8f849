"""Caps and column names -> one frozen value each, checked where they are born."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType

from compare.errors import SettingsError
from compare.ingest.selection import ALL, Selection

COLUMNS = ("id", "title", "outlet", "author", "published", "url", "lang", "text", "paragraphs")
ALIASES = MappingProxyType({"date": "published", "language": "lang"})


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a reader takes on before it skips an input or reads it more plainly.

    `max_bytes` is for one article (a file, a line, a record), `max_file_bytes` for a JSON file that must be held whole;
    JSON lines have no cap of their own. Pages with deeper nesting, more elements or more links than `max_depth`,
    `max_elements` and `max_links` are read by the plain reader, because extraction would lose them or take minutes.

    `seconds` of computing are for one article, `max_memory` bytes for all that its reading holds at once, where a worker
    reads it; both grow with the size of a file that holds many.

    What is packed (.gz, .xz, .bz2, .zst, .zip) may inflate to `max_ratio` times the bytes of the file, or to
    `max_unpacked` bytes where that is more; no more than `max_layers` packings are opened one inside the other.
    """

    max_bytes: int = 10_000_000
    max_file_bytes: int = 1_000_000_000
    max_depth: int = 250  # the parser itself cuts a tree off at 255 levels, without a word
    max_elements: int = 50_000
    max_links: int = 10_000
    max_ratio: int = 250  # gzip packs prose 3:1 and zeros 1,029:1
    max_unpacked: int = 100_000_000
    max_layers: int = 3
    seconds: int = 10
    max_memory: int = 4_000_000_000

    def __post_init__(self) -> None:
        for limit in fields(self):
            if getattr(self, limit.name) < 1:
                raise SettingsError(f"{limit.name} is {getattr(self, limit.name)}; a limit is 1 or more")


def _unwatched(_origin: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Options:
    """What every reader is told: the limits, for tables which of their columns holds which of our fields, and what is wanted.

    A worker is watched: `begin` is told the origin of each article before it is read; `given_up` holds for the
    origin of an article on which another worker ended how it did. Such a page is read plainly, anything else is skipped.
    """

    limits: Limits = field(default_factory=Limits)
    columns: Mapping[str, str] = field(default_factory=dict)
    selection: Selection = ALL
    begin: Callable[[str], None] = _unwatched
    given_up: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.columns:
            if ALIASES.get(name, name) not in COLUMNS:
                raise SettingsError(f"no field is named {name!r}; choose one of {', '.join(COLUMNS)}")


DEFAULTS = Limits()


def over(size: int, cap: int, cure: str = "raise it with --max-bytes") -> str:
    """Return the reason why `size` bytes are not read, and what to do about it.

    >>> over(12_000_000, 10_000_000)
    '12,000,000 bytes, over the cap of 10,000,000; raise it with --max-bytes'
    """
    return f"{size:,} bytes, over the cap of {cap:,}; {cure}"
