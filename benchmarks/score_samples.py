"""The sample articles and the truth about them -> the table in docs/quality.md.

    python benchmarks/score_samples.py [SAMPLES] > table.md

Twenty invented articles are few: the table shows what to expect and what not, and catches a change for the worse. To
measure on articles of your own, label them as samples/labels.json does.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import compare
from compare import Comparison, Document, Kind, Report, Status

Row = Mapping[str, str]


def place(document: Document, words: str) -> int:
    """Return the index of the paragraph that holds the words."""
    return next(i for i, p in enumerate(document.paragraphs) if words in p.text)


class Scores:
    """A report of the samples, asked for one figure after the other."""

    def __init__(self, folder: Path) -> None:
        self.labels: dict[str, Any] = json.loads((folder / "labels.json").read_text("utf-8"))
        self.report: Report = compare.report(compare.read(folder / "articles"))
        self.documents = {d.id: d for d in self.report.clustering.documents}

    def rows(self) -> Iterator[tuple[str, int, int]]:
        """Yield what is measured, how many are right, of how many."""
        clustering = self.report.clustering
        stories = {s.members for s in clustering.stories}
        gold = {tuple(sorted(ids)) for ids in self.labels["stories"].values()}
        yield "stories exactly right", len(stories & gold), len(gold)
        matches = {(m.pair.left, m.pair.right, str(m.relation)) for c in clustering.duplicates for m in c.matches}
        copies = {(*sorted((a, b)), r) for c in self.labels["duplicates"] for a, b, r in c["relations"]}
        yield "copies found with the right relation", len(matches & copies), len(copies)
        yield "copies shown that are none", len(matches - copies), len(matches)
        yield from self.boilerplate()
        yield "paragraphs told by one alone, shown as such", *self.alone(self.labels["only"])
        yield "labelled links found (all in other words)", *self.linked(self.labels["links"])
        yield "labelled links of which both ends tell one point", *self.told(self.labels["links"])
        yield from self.counts()
        yield "labelled quotations found in both articles", *self.ledger(self.labels["quotes"], "quotes")
        yield "labelled conflicts found", *self.ledger(self.labels["conflicts"], "conflicts")

    def boilerplate(self) -> Iterator[tuple[str, int, int]]:
        parts = [
            (p.text.startswith(tuple(self.labels["boilerplate"].get(name, ("\0",)))), p.kind is Kind.BOILERPLATE)
            for name, d in self.documents.items()
            if not name.endswith(".html")  # labels of pages are not complete
            for p in d.paragraphs
        ]
        yield "boilerplate paragraphs found", sum(g and m for g, m in parts), sum(g for g, _ in parts)
        yield "story paragraphs lost as boilerplate", sum(m and not g for g, m in parts), sum(not g for g, _ in parts)

    def comparisons(self, *ids: str) -> list[Comparison]:
        told = (s.comparison for s in self.report.stories if s.comparison)
        return [c for c in told if {*ids} <= {d.id for d in c.documents}]

    def alone(self, rows: Sequence[Row]) -> tuple[int, int]:
        right = total = 0
        for row in rows:
            at = place(self.documents[row["document"]], row["contains"])
            for found in self.comparisons(row["document"]):
                total += 1
                statuses = [r.status for r in found.coverage if (r.document, r.paragraph) == (row["document"], at)]
                right += all(status is Status.ONLY for status in statuses)
        return right, total

    def linked(self, rows: Sequence[Row]) -> tuple[int, int]:
        right = total = 0
        for row in rows:
            here, there = self.ends(row)
            for found in self.comparisons(row["left"], row["right"]):
                total += 1
                links = {
                    (r.document, r.paragraph, k.paragraph)
                    for r in found.coverage
                    if r.against == row["right"]
                    for k in r.links
                }
                right += (row["left"], here, there) in links
        return right, total

    def told(self, rows: Sequence[Row]) -> tuple[int, int]:
        right = total = 0
        for row in rows:
            ends = {(row["left"], self.ends(row)[0]), (row["right"], self.ends(row)[1])}
            for found in self.comparisons(row["left"], row["right"]):
                total += 1
                right += any(ends <= {(t.document, at) for t in p.told_by for at in t.paragraphs} for p in found.points)
        return right, total

    def counts(self) -> Iterator[tuple[str, int, int]]:
        every = self.comparisons()
        points = [p for c in every for p in c.points if len(p.told_by) > 1]
        tellers = [t for p in points for t in p.told_by]
        yield (
            "tellers of points told by two or more that are certain",
            sum(not t.uncertain for t in tellers),
            len(tellers),
        )
        silent = sum(len(p.omitted_by) + len(p.uncertain) for p in points)
        yield "silent ones that are said to leave such a point out", sum(len(p.omitted_by) for p in points), silent
        rows = [row for c in every for row in c.coverage]
        yield "judgements of coverage that are certain", sum(not row.uncertain for row in rows), len(rows)
        links = [link for row in rows for link in row.links]
        yield "links that are told out of order", sum(link.moved for link in links), len(links)

    def ledger(self, rows: Sequence[Row], name: str) -> tuple[int, int]:
        right = total = 0
        for row in rows:
            here, there = self.ends(row)
            for found in self.comparisons(row["left"], row["right"]):
                total += 1
                entries: Iterable[Any] = getattr(found, name)
                places = [{(m.document, m.paragraph) for m in entry.mentions} for entry in entries]
                right += any({(row["left"], here), (row["right"], there)} <= p for p in places)
        return right, total

    def ends(self, row: Row) -> tuple[int, int]:
        left, right = self.documents[row["left"]], self.documents[row["right"]]
        return place(left, row["left_contains"]), place(right, row["right_contains"])


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "samples"
    print("| measured on `samples/` | right | of |\n|---|---|---|")
    for what, right, total in Scores(folder).rows():
        print(f"| {what} | {right} | {total} |")


if __name__ == "__main__":
    main()
