"""Pairs of articles that people have read -> the coefficients of links and of coverage, and how well they do on others.

    python benchmarks/fit_alignment.py FOLDER [FOLDER …] [--encoder MODULE:NAME] [--write docs/quality.md]

A folder holds one JSON file a pair: {"a": {"paragraphs": […]}, "b": {…}, "annotations": [{"a": [{"i", "kind", "status",
"links"}], "b": […]}]}. Prints what stands in compare/alignment/links.py and compare/alignment/coverage.py, fitted to all
pairs, and a table of scores, where each pair is judged by what was fitted to the others.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pages import head, put, row
from scipy.optimize import minimize
from scipy.special import expit, log_softmax, softmax

from compare.alignment import coverage, links
from compare.alignment.links import Floats, LinkModel
from compare.alignment.meaning import meaning_features, sentence_vectors
from compare.alignment.meetings import Meetings, meet
from compare.alignment.passages import Passage, passages
from compare.alignment.weights import Weights, weigh
from compare.model import Document, Paragraph, Status
from compare.options import encoder_of
from compare.settings import DEFAULTS
from compare.stories.meaning import Encoder
from compare.text.boilerplate.marking import marked

Links = set[tuple[int, int]]
Coefficients = Mapping[Status, Sequence[float]]
RIDGE = 3.0
STATUSES = tuple(Status)


def read(pair: Mapping[str, Any]) -> list[Document]:
    """Return the two articles of a pair, boilerplate marked."""
    return marked([Document(s, tuple(map(Paragraph, pair[s]["paragraphs"])), language="en") for s in ("a", "b")])


def linked(note: Mapping[str, Any]) -> Links:
    """Return the paragraphs of the one and the other article that a reader links."""
    here = {(r["i"], j) for r in note["a"] for j in r.get("links") or ()}
    return here | {(j, r["i"]) for r in note["b"] for j in r.get("links") or ()}


@dataclass(frozen=True, eq=False)
class Pair:
    """Two articles, their meetings with features, and what one or two people say of them."""

    sides: tuple[tuple[Passage, ...], tuple[Passage, ...]]
    boilerplate: tuple[frozenset[int], frozenset[int]]
    weights: Weights
    met: Meetings
    features: Floats
    either: Links  # by one reader at least, and by all
    both: Links
    statuses: Mapping[tuple[int, int], str]  # side, paragraph -> where the readers agree

    @classmethod
    def load(cls, path: Path, encoder: Encoder | None) -> Pair:
        pair = json.loads(path.read_text("utf-8"))
        documents = read(pair)
        one, two = (passages(document) for document in documents)
        weights = weigh(one, two, "en")
        met = meet(one, two, weights, every=encoder is not None)
        said = [pair["annotations"][0], pair["annotations"][-1]]
        found = list(map(linked, said))
        agreed = {}
        for at, side in enumerate("ab"):
            for rows in zip(*(note[side] for note in said), strict=True):
                says = {"boilerplate" if r["kind"] == "boilerplate" else r["status"] for r in rows}
                if len(says) == 1:
                    agreed[at, rows[0]["i"]] = says.pop()
        page = tuple(frozenset(range(len(d.paragraphs))) - {i for i, _ in d.story} for d in documents)
        features = links.link_features(one, two, weights, met)
        if encoder is not None and len(met.left):
            first, second = sentence_vectors([one, two], encoder)
            features = np.c_[features, meaning_features(one, two, first, second, met)]
        return cls((one, two), page, weights, met, features, found[0] | found[1], found[0] & found[1], agreed)

    @property
    def keys(self) -> list[tuple[int, int]]:
        """Return the paragraphs of each meeting."""
        one, two = self.sides
        return [(one[i].index, two[j].index) for i, j in zip(self.met.left, self.met.right, strict=True)]

    def labels(self) -> Floats:
        """Return for each meeting the share of readers who link it."""
        return np.array([((key in self.either) + (key in self.both)) / 2 for key in self.keys])

    def coverage(self, probability: Floats) -> list[Floats]:
        return [
            coverage.coverage_features(here, probability, self.weights, self.met, left=not at)
            for at, here in enumerate(self.sides)
        ]

    def rows(self, probability: Floats) -> Iterator[tuple[Floats, int]]:
        """Yield the features of each story paragraph on whose status the readers agree."""
        for at, (here, features) in enumerate(zip(self.sides, self.coverage(probability), strict=True)):
            for passage, found in zip(here, features, strict=True):
                status = self.statuses.get((at, passage.index))
                if status in STATUSES:
                    yield found, STATUSES.index(Status(status))


@dataclass(frozen=True, eq=False)
class Fitted:
    """What a fit makes: the model of links and the coefficients of coverage."""

    links: LinkModel
    coverage: Coefficients

    @classmethod
    def to(cls, pairs: Sequence[Pair]) -> Fitted:
        x, y = np.concatenate([p.features for p in pairs]), np.concatenate([p.labels() for p in pairs])
        like = _shipped(x)
        model = LinkModel(*logistic(x, y), like.doubt, like.strict)
        rows = [r for p in pairs for r in p.rows(model.probabilities(p.features))]
        table = _softmax(np.array([x for x, _ in rows]), np.array([y for _, y in rows]))
        return cls(model, {s: tuple(map(float, table[at])) for at, s in enumerate(STATUSES)})


def _shipped(features: Floats) -> LinkModel:
    """Return the model of as many features in the code."""
    return next(m for m in (links.WORDS, links.MEANING) if len(m.coefficients) == features.shape[1])


def logistic(x: Floats, y: Floats) -> tuple[tuple[float, ...], float]:
    """Return coefficients and intercept, ridge on features of one spread."""
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    ridge = np.r_[np.full(x.shape[1], RIDGE), 0.0]

    def loss(w: Floats) -> tuple[float, Floats]:
        t = z @ w
        return float((np.logaddexp(0, t) - y * t).sum() + 0.5 * (ridge * w**2).sum()), z.T @ (expit(t) - y) + ridge * w

    w = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B").x
    found = w[:-1] / spread
    return tuple(map(float, found)), float(w[-1] - (found * mean).sum())


def _softmax(x: Floats, y: Floats) -> Floats:
    """Return statuses x (coefficients, intercept), ridge on features of one spread."""
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z, gold = np.c_[(x - mean) / spread, np.ones(len(x))], np.eye(len(STATUSES))[y]
    ridge = np.r_[np.full(x.shape[1], RIDGE), 0.0]

    def loss(flat: Floats) -> tuple[float, Floats]:
        w = flat.reshape(len(STATUSES), -1)
        t = z @ w.T
        gradient = (softmax(t, axis=1) - gold).T @ z + ridge * w
        return float(-(gold * log_softmax(t, axis=1)).sum() + 0.5 * (ridge * w**2).sum()), gradient.ravel()

    w = minimize(loss, np.zeros(len(STATUSES) * z.shape[1]), jac=True, method="L-BFGS-B").x.reshape(len(STATUSES), -1)
    found = w[:, :-1] / spread
    return np.c_[found, w[:, -1] - (found * mean).sum(axis=1)]


@dataclass(eq=False)
class Score:
    """Counts that add up over pairs, and the scores that they come to."""

    right: int = 0
    found: int = 0
    hit: int = 0
    wanted: int = 0
    same: int = 0
    paragraphs: int = 0
    only: tuple[int, int, int] = (0, 0, 0)  # right, found, wanted

    def add(self, pair: Pair, fitted: Fitted, cut: float) -> None:
        probability = fitted.links.probabilities(pair.features)
        first, second = (coverage.odds(f, fitted.coverage) for f in pair.coverage(probability))
        strong = (
            coverage.strengths(probability, pair.met, first, second, fitted.links.doubt) >= cut * fitted.links.strict
        )
        linked = {key for key, held in zip(pair.keys, strong, strict=True) if held}
        self.right, self.found = self.right + len(linked & pair.either), self.found + len(linked)
        self.hit, self.wanted = self.hit + len(linked & pair.both), self.wanted + len(pair.both)
        for at, (here, chances) in enumerate(zip(pair.sides, (first, second), strict=True)):
            ends = {key[at] for key in linked}
            told = {
                p.index: coverage.settle(c, float(p.index in ends)).status.value
                for p, c in zip(here, chances, strict=True)
            }
            told |= dict.fromkeys(pair.boilerplate[at], "boilerplate")
            for (side, index), status in pair.statuses.items():
                if side == at:
                    self._count(told[index], status)

    def _count(self, told: str, status: str) -> None:
        self.same, self.paragraphs = self.same + (told == status), self.paragraphs + 1
        right, found, wanted = self.only
        self.only = right + (told == status == "only"), found + (told == "only"), wanted + (status == "only")

    def cells(self) -> tuple[str, ...]:
        """Return links F1, the share of paragraphs with the readers' status, and F1 of "only", as text."""
        precision, recall = self.right / max(1, self.found), self.hit / max(1, self.wanted)
        harmonic = 2 * precision * recall / max(1e-9, precision + recall)
        return f"{harmonic:.3f}", f"{self.same / self.paragraphs:.3f}", f"{2 * self.only[0] / sum(self.only[1:]):.3f}"


def held_out(pairs: Sequence[Pair], others: Sequence[Pair], cut: float) -> Score:
    """Return the score of pairs, each judged by what was fitted to all the rest and to the others."""
    score = Score()
    for at, pair in enumerate(pairs):
        score.add(pair, Fitted.to([*pairs[:at], *pairs[at + 1 :], *others]), cut)
    return score


def fitted_to_others(pairs: Sequence[Pair], others: Sequence[Pair], cut: float) -> Score:
    score, fitted = Score(), Fitted.to(others)
    for pair in pairs:
        score.add(pair, fitted, cut)
    return score


def lines(folders: Mapping[str, Sequence[Pair]], cut: float) -> Iterator[str]:
    """Yield the table of scores."""
    yield head("set", "pairs", "fitted to", "links F1", "same status", "“only” F1")
    for name, pairs in folders.items():
        others = [p for other, held in folders.items() if other != name for p in held]
        if len(pairs) > 2:
            yield row(name, len(pairs), "the set's other pairs", *held_out(pairs, (), cut).cells())
        if others:
            yield row(name, len(pairs), "the other sets", *fitted_to_others(pairs, others, cut).cells())
            yield row(name, len(pairs), "all other pairs", *held_out(pairs, others, cut).cells())


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("folders", nargs="+", type=Path)
    asked.add_argument("--cut", type=float, default=DEFAULTS.link_cut)
    asked.add_argument("--write", type=Path)
    asked.add_argument("--encoder")
    options = asked.parse_args()
    encoder = encoder_of(options.encoder)
    folders = {
        folder.name: [Pair.load(path, encoder) for path in sorted(folder.glob("*.json"))] for folder in options.folders
    }
    fitted = Fitted.to([pair for pairs in folders.values() for pair in pairs])
    print("links:", tuple(round(c, 3) for c in fitted.links.coefficients), round(fitted.links.intercept, 3))
    for status, coefficients in fitted.coverage.items():
        print(f"coverage, {status.value}:", tuple(round(c, 3) for c in coefficients))
    table = list(lines(folders, options.cut))
    print("\n".join(table))
    if options.write:
        name = "alignment with an encoder" if encoder else "alignment"
        put(options.write, f"<!-- {name} -->", f"<!-- end of {name} -->", table)


if __name__ == "__main__":
    main()
