"""Dedup -> its counts, and a table of what was removed, for which document, how alike the two are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from compare.model import DedupReport, Document, DuplicateCluster, Relation, Removed
from compare.reports.phrases import counted
from compare.reports.terminal.outlets import heading
from compare.reports.terminal.shortened import Shortened
from compare.reports.terminal.skipped import skipped_view
from compare.reports.terminal.words import ASIDE, HEAD, Clipped, joined, said

MOST = 50  # rows of each table; the JSON holds all
Known = Mapping[str, Document]  # id -> document
_KEY = "Jaccard: shared of all runs of words; contained: shared of the shorter one’s"
_STAY = "Excerpts and revisions below the threshold stay; --excerpts drops them too."


def dedup_view(dedup: DedupReport, documents: Known | None = None, *, brief: bool = False) -> RenderableType:
    """Return counts, removed -> kept with relation and scores, then the larger clusters and their weakest match.

    With `documents`, by id, outlet and title stand under each id; `brief` leaves the tables out.
    """
    known = documents or {}
    parts: list[RenderableType] = [Padding(Group(*counts(dedup)), (0, 0, 1, 0))]
    if dedup.removed and not brief:
        parts += [said(_KEY, ASIDE), _removed(dedup.removed, known), *_rest(len(dedup.removed))]
    groups = [c for c in dedup.clusters if len(c.members) > 2]
    if groups and not brief:
        parts += [said(""), said("Clusters of three and more", HEAD), _clusters(groups, known), *_rest(len(groups))]
    return Group(*parts, *([said(""), skipped_view(dedup.skipped)] if dedup.skipped else []))


def ids_shown(dedup: DedupReport) -> set[str]:
    """Return the ids that `dedup_view` shows: more can be said of them."""
    removed = {name for r in dedup.removed[:MOST] for name in (r.id, r.duplicate_of)}
    return removed | {c.representative for c in [c for c in dedup.clusters if len(c.members) > 2][:MOST]}


def counts(dedup: DedupReport) -> list[Text]:
    """Return how much stays and goes, what was looked at, and what one should know of it."""
    stats = dedup.stats
    relations = Counter(r.relation.value for r in dedup.removed)
    of_each = ", ".join(f"{n:,} {relation}" for relation, n in sorted(relations.items()))
    removed = f"{len(dedup.removed):,} removed" + (f" ({of_each})" if of_each else "")
    head = f"{counted(stats.documents, 'document')}: {len(dedup.kept):,} kept, {removed}"
    verified = counted(stats.matches, "verified pair of copies", "verified pairs of copies")
    lines = [said(head, HEAD), said(f"{counted(stats.candidates, 'candidate pair')} looked at, {verified}", ASIDE)]
    if relations.keys().isdisjoint((Relation.EXCERPT.value, Relation.REVISION.value)):  # else --excerpts was given
        lines.append(said(_STAY, ASIDE))
    if stats.capped_buckets:
        lines.append(said(_capped(stats.capped_buckets), "yellow"))
    return lines


def _capped(buckets: int) -> str:
    return f"! {counted(buckets, 'bucket')} held too many documents to pair each with each; copies there may be missed"


def _removed(removed: Sequence[Removed], known: Known) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=ASIDE, expand=True)
    table.add_column(said("removed"), ratio=1)
    table.add_column(said("copy of"), ratio=1)
    table.add_column(said("relation"), no_wrap=True)
    table.add_column(said("Jaccard"), justify="right", no_wrap=True)
    table.add_column(said("contained"), justify="right", no_wrap=True)
    for each in removed[:MOST]:
        scores = said(f"{each.jaccard:.3f}"), said(f"{each.containment:.3f}")
        ids = _named(each.id, known), _named(each.duplicate_of, known)
        table.add_row(*ids, said(each.relation.value), *scores)
    return table


def _named(name: str, known: Known) -> RenderableType:
    """Return an id, and outlet and title under it if the document is known."""
    if name not in known:
        return Shortened(said(name))
    document = known[name]
    outlet = [said(document.outlet)] if document.outlet else []
    line = joined([*outlet, heading(document)], "  ")
    line.stylize(ASIDE)
    return Group(Shortened(said(name)), Clipped(line, 1))


def _clusters(clusters: Sequence[DuplicateCluster], known: Known) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=ASIDE, expand=True)
    table.add_column(said("kept"), ratio=1)
    table.add_column(said("members"), justify="right", no_wrap=True)
    table.add_column(said("weakest match"), justify="right", no_wrap=True)
    for cluster in clusters[:MOST]:
        weakest = said(f"{cluster.least:.3f} contained")
        table.add_row(_named(cluster.representative, known), said(f"{len(cluster.members):,}"), weakest)
    return table


def _rest(count: int) -> list[Text]:
    return [said(f"… and {count - MOST:,} more; --format json gives all", ASIDE)] if count > MOST else []
