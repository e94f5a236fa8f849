"""A folder with labelled articles -> what clustering sees of it, and apart from that the truth."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import compare
from compare.graphs.rows import Numbers
from compare.model import Document
from compare.settings import DEFAULTS
from compare.stories.features import Features, Readers, features
from compare.stories.finding import linked
from compare.stories.likeness import DAY, Graph, graph, seconds
from compare.stories.meaning import Encoder, meanings
from compare.stories.recipe import Recipe
from compare.stories.space import space
from compare.text.language import with_language


@dataclass(frozen=True, eq=False)
class LabelledSet:
    """Articles without labels, one of each duplicate cluster; and of every article, who stands for it and its story.

    `heads` are in order of language and id. Article i is represented by heads[row[i]]; `gold` is a number for its story.
    """

    name: str
    heads: tuple[Document, ...]
    row: Numbers
    gold: Numbers

    @property
    def stories(self) -> int:
        return int(self.gold.max()) + 1

    @property
    def times(self) -> NDArray[np.float64]:
        """Return when the heads were published, in seconds; NaN where it is not known."""
        return seconds([d.published for d in self.heads])

    def spans(self) -> NDArray[np.float64]:
        """Return the days between the first and the last article of each story that has two or more with a date."""
        times = self.times[self.row]
        dated = [times[(self.gold == story) & ~np.isnan(times)] for story in range(self.stories)]
        return np.array([np.ptp(story) / DAY for story in dated if len(story) > 1])

    @cache  # noqa: B019 - sets live as long as the script
    def features(self, lead: float) -> Features:
        return features(self.heads, lead, Readers())

    def graph(self, recipe: Recipe, encoder: Encoder | None = None) -> Graph:
        """Return the pairs that may tell one story as `cluster` finds them."""
        meaning = meanings(self.heads, encoder)
        return graph(space(self.features(recipe.lead), recipe), self.times, meaning, recipe)

    def b_cubed(self, recipe: Recipe, encoder: Encoder | None = None) -> float:
        """Return the B3 F1 of the stories that `cluster` finds with a recipe."""
        label = linked(len(self.heads), self.graph(recipe, encoder), DEFAULTS, recipe)
        return b_cubed(label[self.row], self.gold)


def load(folder: Path) -> LabelledSet:
    """Read `docs.jsonl`; the labels are taken out before anything else sees the records."""
    records = [json.loads(line) for line in (folder / "docs.jsonl").read_text("utf-8").splitlines()]
    label = {str(record["id"]): record.pop("label") for record in records}
    with tempfile.TemporaryDirectory() as spare:
        path = Path(spare, "docs.jsonl")
        path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
        documents = [with_language(d) for d in compare.read(path).documents]
    if missing := label.keys() - {d.id for d in documents}:
        raise SystemExit(f"{folder.name}: {len(missing)} articles were not read, such as {min(missing)}")
    found = compare.dedup(sorted(documents, key=lambda d: d.id), replace(DEFAULTS, excerpts=True))
    head = {member: c.representative for c in found.clusters for member in c.members}
    heads = sorted((d for d in documents if head.get(d.id, d.id) == d.id), key=lambda d: (d.language, d.id))
    place = {d.id: row for row, d in enumerate(heads)}
    row = np.array([place[head.get(name, name)] for name in label], np.int32)
    _, gold = np.unique(list(label.values()), return_inverse=True)
    return LabelledSet(folder.name, tuple(heads), row, gold.astype(np.int32))


def load_all(folder: Path) -> list[LabelledSet]:
    """Read every set of a folder, by name."""
    return [load(path.parent) for path in sorted(folder.glob("*/docs.jsonl"))]


def b_cubed(found: NDArray[np.integer], gold: NDArray[np.integer]) -> float:
    """Return the F1 of B-cubed precision and recall (Bagga and Baldwin 1998) over articles, each with a found and a true story.

    >>> round(b_cubed(np.array([0, 0, 2]), np.array([0, 0, 0])), 3)
    0.714
    """
    both = found.astype(np.int64) * (int(gold.max()) + 1) + gold
    _, place, counts = np.unique(both, return_inverse=True, return_counts=True)
    right = counts[place]
    precision = float(np.mean(right / np.bincount(found)[found]))
    recall = float(np.mean(right / np.bincount(gold)[gold]))
    return 2 * precision * recall / (precision + recall)
