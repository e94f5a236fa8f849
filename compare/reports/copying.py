"""A duplicate cluster -> how each member copies its representative, in words."""

from __future__ import annotations

from collections.abc import Mapping

from compare.model import Document, DuplicateCluster, Match, Pair, Relation
from compare.reports.phrases import percent

Pile = Mapping[str, Document]  # id -> document


def matches_of(cluster: DuplicateCluster) -> dict[str, Match | None]:
    """Return, for each member but the representative, its match with it; in a chain of copies there may be none."""
    of = {m.pair: m for m in cluster.matches}
    members = (m for m in cluster.members if m != cluster.representative)
    return {m: of.get(Pair.of(m, cluster.representative)) for m in members}


def how(copy: Document, source: Document, match: Match | None) -> str:
    """Return how a document copies another, and how alike the two are."""
    if match is None:
        return "copy of another copy"
    if match.relation is Relation.EXACT:
        return "exact copy"
    if match.relation is Relation.NEAR:
        return f"near copy, {percent(match.jaccard)} the same"
    if match.relation is Relation.REVISION:
        return f"{_age(copy, source)} version, {percent(match.jaccard)} the same"
    longer, share = len(copy.text) > len(source.text), percent(match.containment)
    return f"longer, holds {share} of this" if longer else f"excerpt, {share} of it stands here"


def _age(document: Document, source: Document) -> str:
    if document.published is None or source.published is None or document.published == source.published:
        return "another"
    return "later" if document.published > source.published else "earlier"
