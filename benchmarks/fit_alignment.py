"""Pairs of articles that people have read -> the coefficients of links and of coverage, and how well they do on others.

    python benchmarks/fit_alignment.py FOLDER_TO_FIT [FOLDER_TO_CHECK …]

A folder holds one JSON file a pair: {"a": {"paragraphs": […]}, "b": {…}, "annotations": [{"a": [{"i", "kind", "status",
"links"}], "b": […]}]}. Prints the tuples that stand in compare/alignment/links.py and compare/alignment/coverage.py.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from compare.alignment import coverage, links
from compare.alignment.passages import passages
from compare.alignment.weights import weigh
from compare.model import Document, Kind, Paragraph, Status

Floats = NDArray[np.float64]
Annotation = dict[str, list[dict[str, object]]]


@dataclass(frozen=True)
class Read:
    """One pair as people read it; boilerplate is taken from them."""

    a: Document
    b: Document
    notes: tuple[Annotation, Annotation]

    @classmethod
    def load(cls, path: Path) -> Read:
        pair = json.loads(path.read_text("utf-8"))
        notes = pair["annotations"][0], pair["annotations"][-1]
        sides = [_document(s, pair[s]["paragraphs"], notes[0][s]) for s in "ab"]
        return cls(sides[0], sides[1], notes)

    def linked(self, note: Annotation) -> set[tuple[int, int]]:
        ab = {(row["i"], j) for row in note["a"] for j in row.get("links") or ()}  # type: ignore[attr-defined]  # a list
        return ab | {(j, row["i"]) for row in note["b"] for j in row.get("links") or ()}  # type: ignore[attr-defined]  # a list

    def status(self, side: str, index: int) -> str | None:
        """Return what both say of a paragraph, or None."""
        one, two = (next(r for r in note[side] if r["i"] == index).get("status") for note in self.notes)
        return str(one) if one == two else None


def _document(name: str, texts: Sequence[str], rows: Sequence[dict[str, object]]) -> Document:
    kinds = {row["i"]: Kind(str(row["kind"])) for row in rows}
    return Document(name, tuple(Paragraph(t, kinds.get(i, Kind.STORY)) for i, t in enumerate(texts)), language="en")


def link_rows(pairs: Sequence[Read]) -> Iterator[tuple[tuple[float, ...], bool]]:
    for pair in pairs:
        one, two = passages(pair.a), passages(pair.b)
        first, second = (pair.linked(note) for note in pair.notes)
        for i, j, features, *_ in links.link_features(one, two, weigh(one, two, "en")):
            key = one[i].index, two[j].index
            if (key in first) == (key in second):
                yield features, key in first


def status_rows(pairs: Sequence[Read]) -> Iterator[tuple[tuple[float, ...], str]]:
    for pair in pairs:
        one, two = passages(pair.a), passages(pair.b)
        weights = weigh(one, two, "en")
        scored = links.score_links(one, two, weights)
        for side, here, there in (("a", one, two), ("b", two, one)):
            for passage, features in zip(
                here, coverage.coverage_features(here, there, scored, weights, side == "a"), strict=True
            ):
                status = pair.status(side, passage.index)
                if status:
                    yield features, status


def fit(rows: Sequence[tuple[tuple[float, ...], object]], classes: Sequence[object]) -> Floats:
    """Return classes x (features + intercept) of a softmax, ridge 0.5, the intercept free."""
    x = np.array([[*features, 1.0] for features, _ in rows])
    y = np.array([classes.index(label) for _, label in rows])

    def loss(flat: Floats) -> tuple[float, Floats]:
        w = flat.reshape(len(classes), -1)
        logits = x @ w.T
        logits -= logits.max(axis=1, keepdims=True)
        p = np.exp(logits)
        p /= p.sum(axis=1, keepdims=True)
        ridge = np.where(np.arange(x.shape[1]) < x.shape[1] - 1, w, 0.0)
        p_y = p[np.arange(len(y)), y]
        p[np.arange(len(y)), y] -= 1.0
        return float(-np.log(p_y).sum() + 0.25 * (ridge**2).sum()), (p.T @ x + 0.5 * ridge).ravel()

    found = minimize(loss, np.zeros(len(classes) * x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 5000})
    return np.asarray(found.x).reshape(len(classes), -1)


def load(folder: str) -> list[Read]:
    return [Read.load(path) for path in sorted(Path(folder).glob("*.json"))]


def accuracy(model: Floats, rows: Sequence[tuple[tuple[float, ...], object]], classes: Sequence[object]) -> float:
    x = np.array([[*features, 1.0] for features, _ in rows])
    return float(
        np.mean([classes[k] == label for k, (_, label) in zip((x @ model.T).argmax(axis=1), rows, strict=True)])
    )


def main() -> None:
    train, *others = [load(folder) for folder in sys.argv[1:]]
    two = fit(list(link_rows(train)), [False, True])
    print("links: COEFFICIENTS, INTERCEPT =", [round(float(v), 2) for v in two[1] - two[0]])
    classes = [s.value for s in Status]
    rows = list(status_rows(train))
    model = fit(rows, classes)
    for name, row in zip(classes, model, strict=True):
        print(f"coverage: {name}", [round(float(v), 2) for v in row])
    for label, pairs in (("fitted on", train), *((f"checked on {i + 1}", p) for i, p in enumerate(others))):
        print(f"{label}: status {accuracy(model, list(status_rows(pairs)), classes):.3f} of story paragraphs")


if __name__ == "__main__":
    main()
