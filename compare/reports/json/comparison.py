"""What the articles of a story share and leave out -> JSON."""

from __future__ import annotations

from compare.model import Comparison, Coverage, Link, Point, Sourcing
from compare.reports.json.documents import described, paragraphs_of
from compare.reports.json.ledgers import conflict_json, figure_json, name_json, quote_json
from compare.reports.json.revision import revision_json, wording_json
from compare.reports.json.values import Json, evidence_of
from compare.reports.parts import ALL, Part
from compare.reports.phrases import letter

_PARTS = {
    "coverage": Part.PARAGRAPHS,
    "points": Part.POINTS,
    "quotes": Part.QUOTES,
    "conflicts": Part.FIGURES,
    "figures": Part.FIGURES,
    "names": Part.NAMES,
}


def diff_json(found: Comparison, show: frozenset[Part] = ALL) -> Json:
    """Return `story-compare/diff/1`, or the parts to `show` of it."""
    return {"schema": "story-compare/diff/1"} | comparison_json(found, show)


def comparison_json(found: Comparison, show: frozenset[Part]) -> Json:
    """Return a comparison, or the parts to `show` of it."""
    whole: Json = {
        "documents": [
            described(d) | {"letter": letter(at), "paragraphs": paragraphs_of(d)}
            for at, d in enumerate(found.documents)
        ],
        "coverage": [_coverage(row) for row in found.coverage],
        "points": [_point(p) for p in found.points],
        "quotes": list(map(quote_json, found.quotes)),
        "conflicts": list(map(conflict_json, found.conflicts)),
        "figures": list(map(figure_json, found.figures)),
        "names": list(map(name_json, found.names)),
        "sourcing": [_sourcing(s) | {"aside": list(found.aside(s.document))} for s in found.sourcing],
        "revisions": list(map(revision_json, found.revisions)),
        "notes": list(found.notes),
        "own": found.own,
    }
    return {key: value for key, value in whole.items() if key not in _PARTS or _PARTS[key] in show}


def _coverage(row: Coverage) -> Json:
    return {
        "document": row.document,
        "paragraph": row.paragraph,
        "against": row.against,
        "status": row.status.value,
        "score": row.score,
        "uncertain": row.uncertain,
        "links": [_link(link) for link in row.links],
    }


def _link(link: Link) -> Json:
    return {
        "paragraph": link.paragraph,
        "score": link.score,
        "moved": link.moved,
        "evidence": evidence_of(link.evidence),
        "wording": None if link.wording is None else wording_json(link.wording),
    }


def _point(point: Point) -> Json:
    return {
        "id": point.id,
        "text": point.text,
        "told_by": [
            {
                "document": t.document,
                "paragraphs": list(t.paragraphs),
                "uncertain": t.uncertain,
                "place": t.place,
                "share": t.share,
            }
            for t in point.told_by
        ],
        "prominence": round(point.prominence, 4),
        "omitted_by": list(point.omitted_by),
        "could_not_know": list(point.could_not_know),
        "uncertain": list(point.uncertain),
    }


def _sourcing(found: Sourcing) -> Json:
    return {
        "document": found.document,
        "own": found.own,
        "agencies": list(found.agencies),
        "copied": [
            {
                "paragraph": c.paragraph,
                "start": c.span.start,
                "end": c.span.end,
                "origin": c.origin.value,
                "document": c.document or None,
                "agency": c.agency or None,
            }
            for c in found.copied
        ],
    }
