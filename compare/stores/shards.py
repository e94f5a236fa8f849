"""Sketches -> held in memory, or in a work folder from which they are mapped and where a run that was stopped goes on."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields
from pathlib import Path
from typing import IO, Protocol

import numpy as np
from numpy.typing import NDArray

from compare.errors import SettingsError
from compare.sketches.sketching import Plan, Sketches, empty_sketches, joined
from compare.sketches.texts import Texts, Utf8

SHARD = 1 << 16  # texts after which what was done is written down
SCHEMA = "story-compare/sketches/1"
NOTE, FRESH, LOCK = "done.json", "done.json.new", "lock"


class Store(Protocol):
    """A place for the sketches of a corpus, of which it has the first `rows` already."""

    rows: int

    def missing(self, batches: Iterable[Texts]) -> Iterator[Texts]:
        """Yield the texts that are still to be sketched."""

    def complete(self, made: Iterable[Sketches]) -> Sketches:
        """Take in what was missing; return the sketches of the whole corpus."""


class InMemory:
    """Holds sketches for this run alone."""

    rows = 0

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def missing(self, batches: Iterable[Texts]) -> Iterator[Texts]:
        """Yield all texts."""
        yield from batches

    def complete(self, made: Iterable[Sketches]) -> Sketches:
        """Return the sketches of all texts."""
        return joined(made, self._plan)


class InFolder:
    """Holds sketches in a folder, a file a column; `done.json` says how much of them counts.

    Columns are written and synced first, then `done.json` is replaced: whenever a run is killed, what it says is there. One
    run works in it at a time. Files of an older run are deleted, not emptied: its result may still be mapped from them.
    """

    def __init__(self, folder: Path, plan: Plan, fingerprint: str) -> None:
        self._folder, self._plan = folder, plan
        self._job = {"schema": SCHEMA, "plan": asdict(plan), "input": fingerprint}
        with _explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
            if {p.name for p in folder.iterdir()} - {LOCK, FRESH} and not (folder / NOTE).exists():
                raise SettingsError(f"{folder} holds other files; name an empty folder, or a new one")
            self._lock = _locked(folder / LOCK)
            done = self._resumed()
            self.rows = done if fingerprint else 0  # of an input that cannot be known again nothing can be used
            self._shorten()

    def missing(self, batches: Iterable[Texts]) -> Iterator[Texts]:
        """Yield the texts behind those whose sketches are in the folder."""
        left = self.rows
        for batch in batches:
            if left < len(batch):
                yield _behind(batch, left)
            left = max(0, left - len(batch))

    def complete(self, made: Iterable[Sketches]) -> Sketches:
        """Write shard after shard; return the sketches of all texts, mapped from their files."""
        waiting: list[Sketches] = []
        with self._lock:
            for part in made:
                waiting.append(part)
                if sum(map(len, waiting)) >= SHARD:
                    self._write(joined(waiting, self._plan))
                    waiting = []
            self._write(joined(waiting, self._plan))
        return Sketches(**{name: self._mapped(name, like) for name, like in self._columns()})  # type: ignore[arg-type]  # each as `like` is

    def _columns(self) -> Iterator[tuple[str, NDArray[np.generic]]]:
        """Yield the name of each column and an array of no rows with its shape."""
        empty = empty_sketches(0, self._plan)
        yield from ((field.name, getattr(empty, field.name)) for field in fields(Sketches))

    def _resumed(self) -> int:
        """Return how many texts are done."""
        try:
            done = json.loads((self._folder / NOTE).read_bytes())
        except FileNotFoundError:
            return 0
        except (ValueError, RecursionError):
            done = None
        rows = done.get("rows") if isinstance(done, dict) else None
        if not isinstance(done, dict) or type(rows) is not int or rows < 0:
            raise SettingsError(f"{self._folder / NOTE} cannot be read; delete the folder to begin anew")
        if {name: done.get(name) for name in self._job} != self._job:
            raise SettingsError(
                f"{self._folder} holds sketches of another input, or made with other settings; name another folder, or delete it"
            )
        return rows

    def _shorten(self) -> None:
        """Cut off what was written after `done.json`."""
        if not self.rows:
            self._note()
            for name, _ in self._columns():
                (self._folder / f"{name}.bin").unlink(missing_ok=True)
            return
        for name, like in self._columns():
            if name != "sample":
                self._cut(name, self.rows * like.itemsize * int(np.prod(like.shape[1:])))
        samples = np.fromfile(self._folder / "samples.bin", np.uint32)
        self._cut("sample", int(samples.sum(dtype=np.int64)) * 8)

    def _cut(self, name: str, size: int) -> None:
        path = self._folder / f"{name}.bin"
        with open(path, "ab") as out:
            if out.tell() < size:
                raise SettingsError(f"{path} has lost its end; delete the folder to begin anew")
            out.truncate(size)

    def _write(self, shard: Sketches) -> None:
        for name, _ in self._columns():
            with open(self._folder / f"{name}.bin", "ab") as out:
                out.write(np.ascontiguousarray(getattr(shard, name)).tobytes())
                out.flush()
                os.fsync(out.fileno())
        self.rows += len(shard)
        self._note()

    def _note(self) -> None:
        fresh = self._folder / FRESH
        with open(fresh, "wb") as out:
            out.write(json.dumps(self._job | {"rows": self.rows}, indent=1).encode())
            out.flush()
            os.fsync(out.fileno())
        os.replace(fresh, self._folder / NOTE)

    def _mapped(self, name: str, like: NDArray[np.generic]) -> NDArray[np.generic]:
        path = self._folder / f"{name}.bin"
        if not path.stat().st_size:
            return like
        return np.memmap(path, like.dtype, "r").reshape(-1, *like.shape[1:])


def open_store(folder: str | os.PathLike[str] | None, plan: Plan, fingerprint: str) -> Store:
    """Return the store in `folder`, or one in memory. `fingerprint` tells the input from every other, "" where nothing does.

    Raise SettingsError where the folder holds something else.
    """
    return InMemory(plan) if folder is None else InFolder(Path(folder), plan, fingerprint)


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Say of a folder that the system refuses what to do about it."""
    try:
        yield
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise SettingsError(f"{folder} cannot hold sketches: {why}; name another folder") from error


def _locked(path: Path) -> IO[str]:
    """Return a file that no other run can lock before it is closed; the system closes it when a run is killed."""
    held = open(path, "a+", encoding="utf-8")  # noqa: SIM115 - open as long as it is locked
    try:
        import fcntl

        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        held.seek(0)
        who = held.read(20).strip() or "unknown"
        held.close()
        raise SettingsError(
            f"{path.parent} is in use by process {who}; wait until it has ended, or name another folder"
        ) from None
    except (ImportError, OSError):  # a system without such locks, or a file system
        return held
    held.truncate(0)
    held.write(f"{os.getpid()}\n")
    held.flush()
    return held


def _behind(batch: Texts, first: int) -> Texts:
    """Return the texts of a batch from a place on."""
    return Utf8(batch.data, batch.offsets[first:]) if isinstance(batch, Utf8) else batch[first:]
