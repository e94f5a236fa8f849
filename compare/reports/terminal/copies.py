"""A duplicate cluster -> one line: who else printed this text, how, and how alike it is."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text

from compare.model import Document, DuplicateCluster, Match, Pair, Relation
from compare.reports.terminal.dates import moment
from compare.reports.terminal.words import joined, listed, percent, said

Pile = Mapping[str, Document]  # id -> document
MOST = 8  # copies named in one line


def also_printed(cluster: DuplicateCluster, pile: Pile, *, all: bool = False) -> list[Text]:  # noqa: A002 the option's name
    """Return the lines beneath a source: other versions of it, then those who also printed it, the most alike first."""
    source = pile[cluster.representative]
    matches = sorted(matches_of(cluster).items(), key=lambda item: (-item[1].jaccard if item[1] else 0.0, item[0]))
    versions = [_version(pile[i], source, m) for i, m in matches if m and m.relation is Relation.REVISION]
    copies = [_copy(pile[i], source, m) for i, m in matches if not (m and m.relation is Relation.REVISION)]
    most = len(cluster.members) if all else MOST
    lines = [joined([said("also printed by "), listed(copies, most, "")])] if copies else []
    return [*([listed(versions, most, "")] if versions else []), *lines]


def matches_of(cluster: DuplicateCluster) -> dict[str, Match | None]:
    """Return, for each member but the representative, its match with it; in a chain of copies there may be none."""
    of = {m.pair: m for m in cluster.matches}
    members = (m for m in cluster.members if m != cluster.representative)
    return {m: of.get(Pair.of(m, cluster.representative)) for m in members}


def _copy(document: Document, source: Document, match: Match | None) -> Text:
    how = "copy of another copy" if match is None else _how(match, len(document.text) > len(source.text))
    return said(f"{document.name} ({how})")


def _how(match: Match, longer: bool) -> str:
    if match.relation is Relation.EXACT:
        return "exact copy"
    if match.relation is Relation.NEAR:
        return f"near copy, {percent(match.jaccard)} the same"
    share = percent(match.containment)
    return f"longer, holds {share} of this" if longer else f"excerpt, {share} of it stands here"


def _version(document: Document, source: Document, match: Match) -> Text:
    of = f" of {moment(document.published)}" if document.published else ""
    return said(f"{_age(document, source)} version{of} ({percent(match.jaccard)} the same)")


def _age(document: Document, source: Document) -> str:
    if document.published is None or source.published is None or document.published == source.published:
        return "another"
    return "later" if document.published > source.published else "earlier"
