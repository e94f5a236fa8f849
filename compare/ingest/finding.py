"""Paths as the caller gives them -> the files to read, each once, while they are read; what is no file is set aside."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from compare.ingest.selection import ALL, Glob, Selection
from compare.ingest.sources import STDIN, Source, reason_of, shown, source_of
from compare.model import Skipped

Path = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class _Input:
    """One input: a file, or a folder in which `wants` says what is read; `real` is its path without links."""

    given: str
    real: str
    mode: int
    is_pattern: bool = False
    wants: Callable[[str], bool] | None = None  # of a name below the folder

    def source(self, real: str) -> Source | None:
        """Return the file at a path as this input names it, None where it does not lead there."""
        if self.wants is None:
            name = os.path.basename(self.given)
            found = source_of(stat.S_IFREG, self.given, name, "")
        else:
            below = real[len(self.real) :].lstrip(os.sep)
            is_hidden = any(part.startswith(".") for part in below.split(os.sep))
            if is_hidden or not self.wants(below):
                return None
            found = source_of(stat.S_IFREG, os.path.join(self.given, below), below, below)
        return found if isinstance(found, Source) else None


class Finding:
    """The sources that `inputs` lead to, in their order, those of a folder sorted by path.

    A pattern (`pile/**/*.html`) stands for what fits it, unless a file is called like that. A file that is reached twice is
    one source, named by the shortest way to it, so that the order of inputs does not matter. What cannot be a source is
    in `skipped` once all are found. Of a folder no more is held than the names in it and in those above it.
    """

    def __init__(self, inputs: Path | Sequence[Path], selection: Selection = ALL) -> None:
        named = [inputs] if isinstance(inputs, str | os.PathLike) else inputs  # a lone name is no list of letters
        self._given = list(dict.fromkeys(os.fspath(given) for given in named))
        self._selection = selection
        self._skipped: dict[Skipped, None] = {}

    def __iter__(self) -> Iterator[Source]:
        """Yield the sources."""
        again: set[str] = set()  # of those that several inputs lead to
        for given in self._given:
            for real, item in self._reached(given):
                if isinstance(item, Skipped):
                    self._skipped[item] = None
                    continue
                ways = [item] if len(self._given) == 1 else self._ways(real, item)
                if len(ways) > 1:
                    if real in again:
                        continue
                    again.add(real)
                yield min(ways, key=lambda s: (len(s.name), s.name, s.origin))

    @property
    def skipped(self) -> list[Skipped]:
        """What so far was no source, and why."""
        return list(self._skipped)

    @cached_property
    def _by_place(self) -> dict[str, list[_Input]]:
        """All inputs by their real paths, to find those that lead to one file."""
        found: dict[str, list[_Input]] = {}
        for given in self._given:
            if given != STDIN and (one := self._input(given)) is not None:
                found.setdefault(one.real, []).append(one)
        return found

    def _input(self, given: str) -> _Input | None:
        """Return what a path leads to, None where nothing is there."""
        try:
            mode = os.stat(given).st_mode  # a link that is named is followed
        except (OSError, ValueError):
            pattern = Glob.of(given)
            if pattern is None or not os.path.isdir(pattern.folder):
                return None
            return _Input(
                pattern.folder,
                os.path.realpath(pattern.folder),
                stat.S_IFDIR,
                is_pattern=True,
                wants=lambda below: pattern.fits(below) and self._wants(below),
            )
        return _Input(given, os.path.realpath(given), mode, wants=self._wants if stat.S_ISDIR(mode) else None)

    def _wants(self, below: str) -> bool:
        return self._selection.wants_name(below.replace(os.sep, "/"))

    def _ways(self, real: str, item: Source) -> list[Source]:
        """Return the file at a path as each input names it that leads there; `item` is how one of them does."""
        found, place = [], real
        while True:
            found += [way for one in self._by_place.get(place, ()) if (way := one.source(real)) is not None]
            above = os.path.dirname(place)
            if above == place:
                return found or [item]
            place = above

    def _reached(self, given: str) -> Iterator[tuple[str, Source | Skipped]]:
        if given == STDIN:
            yield STDIN, Source("<stdin>", "<stdin>", "")
            return
        one = self._input(given)
        if one is not None and one.wants is None:
            if self._wants(name := os.path.basename(given)):
                yield one.real, source_of(one.mode, given, name, "")
            return
        walk = iter(()) if one is None else _walk(one)
        if (first := next(walk, None)) is not None:
            yield first
            yield from walk
        elif one is None or one.is_pattern:
            origin = shown(given.replace(os.sep, "/"))
            yield origin, Skipped(origin, _missing(given))


def find(inputs: Path | Sequence[Path], selection: Selection = ALL) -> tuple[list[Source], list[Skipped]]:
    """Return all sources, and what cannot be one, as `Finding` finds them."""
    finding = Finding(inputs, selection)
    return list(finding), finding.skipped


def _walk(one: _Input) -> Iterator[tuple[str, Source | Skipped]]:
    """Yield what is wanted in a folder, sorted by path; hidden entries and everything in them are left out."""
    open_folders: list[tuple[str, Iterator[str]]] = [("", iter(("",)))]
    while open_folders:
        folder, names = open_folders[-1]
        name = next(names, None)
        if name is None:
            open_folders.pop()
            continue
        below = os.path.join(folder, name) if folder else name
        path = os.path.join(one.given, below) if below else one.given
        try:
            mode = os.lstat(path).st_mode if below else stat.S_IFDIR
            if stat.S_ISDIR(mode):
                inside = (n for n in os.listdir(path) if not n.startswith("."))
                open_folders.append((below, iter(sorted(inside))))
            elif one.wants is None or one.wants(below):
                yield os.path.join(one.real, below), source_of(mode, path, below, below)
        except OSError as error:
            origin = shown(path.replace(os.sep, "/"))
            yield origin, Skipped(origin, reason_of(error))


def _missing(given: str) -> str:
    """Return why nothing is at a path."""
    try:
        os.stat(given)
    except (OSError, ValueError) as error:
        return reason_of(error)
    return "no such file or folder"  # it has come since
