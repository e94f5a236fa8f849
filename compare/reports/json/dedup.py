"""What deduplication found -> JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import IO

from compare.model import DedupReport, Removed
from compare.reports.json.documents import skipped_of
from compare.reports.json.values import Json, dumps


def dedup_json(found: DedupReport) -> Json:
    """Return `story-compare/dedup/1`."""
    return {
        "schema": "story-compare/dedup/1",
        "kept": list(found.kept),
        "removed": list(map(_removed, found.removed)),
        "clusters": [
            {"id": c.id, "representative": c.representative, "members": list(c.members), "least": round(c.least, 6)}
            for c in found.clusters
        ],
        "skipped": skipped_of(found.skipped),
        "stats": asdict(found.stats),
    }


def write_removed(found: DedupReport, out: IO[bytes]) -> None:
    """Write a line for each document that goes: `{"id", "duplicate_of", "relation", "jaccard", "containment"}`."""
    for removed in found.removed:
        out.write(dumps(_removed(removed), indent=False))


def _removed(gone: Removed) -> Json:
    return {
        "id": gone.id,
        "duplicate_of": gone.duplicate_of,
        "relation": gone.relation.value,
        "jaccard": round(gone.jaccard, 6),
        "containment": round(gone.containment, 6),
    }
