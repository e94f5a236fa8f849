"""Dedup -> its counts, and a table of what was removed, for which document, how alike the two are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compare.model import Dedup, DuplicateCluster, Removed
from compare.reports.terminal.skipped import skipped_view
from compare.reports.terminal.words import ASIDE, HEAD, Clipped, counted, percent, said

MOST = 50  # rows of each table; the JSON holds all


def dedup_view(dedup: Dedup) -> RenderableType:
    """Return counts, removed -> kept with relation and scores, then the larger clusters and their weakest match."""
    parts: list[RenderableType] = [Padding(Group(*_counts(dedup)), (0, 0, 1, 0))]
    if dedup.removed:
        parts += [_removed(dedup.removed), *_rest(len(dedup.removed))]
    groups = [c for c in dedup.clusters if len(c.members) > 2]
    if groups:
        parts += [said(""), said("Clusters of three and more", HEAD), _clusters(groups), *_rest(len(groups))]
    return Group(*parts, *([said(""), skipped_view(dedup.skipped)] if dedup.skipped else []))


def _counts(dedup: Dedup) -> list[Text]:
    stats = dedup.stats
    relations = Counter(r.relation.value for r in dedup.removed)
    of_each = ", ".join(f"{n:,} {relation}" for relation, n in sorted(relations.items()))
    removed = f"{len(dedup.removed):,} removed" + (f" ({of_each})" if of_each else "")
    head = f"{counted(stats.documents, 'document')}: {len(dedup.kept):,} kept, {removed}"
    looked = f"{counted(stats.candidates, 'candidate pair')} looked at, {stats.matches:,} of them verified as copies"
    lines = [said(head, HEAD), said(looked, ASIDE)]
    if stats.capped_buckets:
        lines.append(said(_capped(stats.capped_buckets), "yellow"))
    return lines


def _capped(buckets: int) -> str:
    return f"! {counted(buckets, 'bucket')} held too many documents to pair each with each; copies there may be missed"


def _removed(removed: Sequence[Removed]) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=ASIDE, expand=True)
    table.add_column(said("removed"), ratio=1, vertical="top")
    table.add_column(said("copy of"), ratio=1)
    table.add_column(said("relation"), no_wrap=True)
    table.add_column(said("Jaccard"), justify="right", no_wrap=True)
    table.add_column(said("contained"), justify="right", no_wrap=True)
    for each in removed[:MOST]:
        ids = Clipped(said(each.id), 2), Clipped(said(each.duplicate_of), 2)
        scores = said(f"{each.jaccard:.3f}"), said(f"{each.containment:.3f}")
        table.add_row(*ids, said(each.relation.value), *scores)
    return table


def _clusters(clusters: Sequence[DuplicateCluster]) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=ASIDE, expand=True)
    table.add_column(said("kept"), ratio=1)
    table.add_column(said("members"), justify="right", no_wrap=True)
    table.add_column(said("weakest match"), justify="right", no_wrap=True)
    for cluster in clusters[:MOST]:
        weakest = said(f"{percent(cluster.least)} contained")
        table.add_row(Clipped(said(cluster.representative), 2), said(f"{len(cluster.members):,}"), weakest)
    return table


def _rest(count: int) -> list[Text]:
    return [said(f"… and {count - MOST:,} more; --format json gives all", ASIDE)] if count > MOST else []
