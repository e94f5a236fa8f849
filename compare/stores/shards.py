"""Sketches -> held in memory, or in a work folder from which they are mapped and where a run that was stopped goes on."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from compare.errors import SettingsError
from compare.sketches.sketching import Plan, Sketches, empty_sketches, joined
from compare.sketches.texts import Texts, Utf8

SHARD = 1 << 16  # texts after which what was done is written down
SCHEMA = "story-compare/sketches/1"


class Store(Protocol):
    """A place for the sketches of a corpus."""

    def missing(self, batches: Iterable[Texts]) -> Iterator[Texts]:
        """Yield the texts that are still to be sketched."""

    def complete(self, made: Iterable[Sketches]) -> Sketches:
        """Take in what was missing; return the sketches of the whole corpus."""


class InMemory:
    """Holds sketches for this run alone."""

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

    Columns are written and synced first, then `done.json` is replaced: whenever a run is killed, what it says is there.
    """

    def __init__(self, folder: Path, plan: Plan, fingerprint: str) -> None:
        self._folder, self._plan = folder, plan
        self._job = {"schema": SCHEMA, "plan": asdict(plan), "input": fingerprint}
        folder.mkdir(parents=True, exist_ok=True)
        self._rows = self._resumed(fingerprint)
        self._shorten()

    def missing(self, batches: Iterable[Texts]) -> Iterator[Texts]:
        """Yield the texts behind those whose sketches are in the folder."""
        left = self._rows
        for batch in batches:
            if left < len(batch):
                yield _behind(batch, left)
            left = max(0, left - len(batch))

    def complete(self, made: Iterable[Sketches]) -> Sketches:
        """Write shard after shard; return the sketches of all texts, mapped from their files."""
        waiting: list[Sketches] = []
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

    def _resumed(self, fingerprint: str) -> int:
        """Return how many texts are done; none where the input cannot be known again."""
        try:
            done = json.loads((self._folder / "done.json").read_bytes())
        except FileNotFoundError:
            if any(self._folder.iterdir()):
                raise SettingsError(f"{self._folder} holds other files; name an empty folder, or a new one") from None
            return 0
        except ValueError:
            raise SettingsError(f"{self._folder}/done.json cannot be read; delete the folder to begin anew") from None
        if not isinstance(done, dict) or {k: done.get(k) for k in self._job} != self._job:
            raise SettingsError(
                f"{self._folder} holds sketches of another input, or made with other settings; name another folder, or delete it"
            )
        return int(done["rows"]) if fingerprint else 0

    def _shorten(self) -> None:
        """Cut off what was written after `done.json`."""
        self._note()
        for name, like in self._columns():
            if name != "sample":
                self._cut(name, self._rows * like[:0].itemsize * int(np.prod(like.shape[1:])))
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
        self._rows += len(shard)
        self._note()

    def _note(self) -> None:
        fresh = self._folder / "done.json.new"
        with open(fresh, "wb") as out:
            out.write(json.dumps(self._job | {"rows": self._rows}, indent=1).encode())
            out.flush()
            os.fsync(out.fileno())
        os.replace(fresh, self._folder / "done.json")

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


def _behind(batch: Texts, first: int) -> Texts:
    """Return the texts of a batch from a place on."""
    return Utf8(batch.data, batch.offsets[first:]) if isinstance(batch, Utf8) else batch[first:]
