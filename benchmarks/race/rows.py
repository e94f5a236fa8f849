"""What the rounds measured and the true pairs -> one row a peer: medians, precision and recall."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

Measured = Mapping[str, Any]  # one line of JSON from a run, see clock.Clock.stop
Pairs = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Row:
    """One peer. `cpu`: seconds by phase; `above`, `whole`: MB at the peak, above the loaded texts and in all."""

    name: str
    documents: int
    mb: float
    cpu: dict[str, float]
    above: float
    whole: float
    precision: float | None = None
    recall: float | None = None

    @property
    def seconds(self) -> float:
        return sum(self.cpu.values())


def rows(race: Mapping[str, Sequence[Measured]], truth: Iterable[tuple[int, int]]) -> list[Row]:
    """Return a row for each peer that ran, the fastest first."""
    pairs = set(truth)
    return sorted((row(name, rounds, pairs) for name, rounds in race.items()), key=lambda r: r.seconds)


def row(name: str, rounds: Sequence[Measured], truth: Pairs | None = None) -> Row:
    """Return the medians of the rounds; a peer reports the same in each, so the last is scored."""
    last = rounds[-1]
    cpu = {phase: median(r["cpu"][phase] for r in rounds) for phase in last["cpu"]}
    memory = (median(r[field] for r in rounds) for field in ("above", "whole"))
    scores = score(last["found"], truth) if truth is not None else (None, None)
    return Row(name, last["documents"], last["mb"], cpu, *memory, *scores)


def score(found: Mapping[str, Any], truth: Pairs) -> tuple[float, float]:
    """Return precision and recall.

    Precision: the share of reported pairs that are true; of flagged documents, the share that have a true partner.
    Recall: the share of true pairs that end in one group, joined by reported pairs or clusters; flags: both flagged.
    """
    if "flagged" in found:
        flagged, partners = set(found["flagged"]), {row for pair in truth for row in pair}
        return share(len(flagged & partners), len(flagged)), share(
            sum(flagged >= {*pair} for pair in truth), len(truth)
        )
    pairs = {(min(pair), max(pair)) for pair in found["pairs"]}
    group = joined([*pairs, *found.get("clusters", ())])
    together = sum(group.get(a, -1) == group.get(b, -2) for a, b in truth)
    return share(len(pairs & truth), len(pairs)), share(together, len(truth))


def share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def joined(groups: Iterable[Sequence[int]]) -> dict[int, int]:
    """Return the least member of the connected group of each row that stands in one."""
    parent: dict[int, int] = {}

    def top(row: int) -> int:
        while parent.setdefault(row, row) != row:
            parent[row] = row = parent[parent[row]]
        return row

    for first, *others in groups:
        for other in others:
            a, b = sorted((top(first), top(other)))
            parent[b] = a
    return {row: top(row) for row in list(parent)}
