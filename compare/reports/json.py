"""Results -> JSON by the contract of the command line, one schema a verb; keys and lists in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import IO

import orjson

from compare.model import (
    Appearance,
    Clustering,
    Comparison,
    Coverage,
    DedupReport,
    Document,
    DuplicateCluster,
    Evidence,
    Likeness,
    Link,
    Match,
    Mention,
    NameEntry,
    Point,
    Quote,
    Reasons,
    Removed,
    Report,
    Revision,
    Skipped,
    Sourcing,
    Span,
    Story,
    Wording,
)
from compare.reports.parts import ALL, Part
from compare.reports.phrases import letter
from compare.settings import Settings

Json = dict[str, object]


def dumps(value: Json, *, indent: bool = True) -> bytes:
    """Return JSON as UTF-8, ended by a newline; a lone surrogate becomes "?", for JSON cannot hold it."""
    option = orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if indent else 0)
    try:
        return orjson.dumps(value, option=option)
    except TypeError:  # orjson refuses surrogates
        return orjson.dumps(_valid(value), option=option)


def cluster_json(found: Clustering, settings: Settings, quotes: Mapping[str, Sequence[Quote]] | None = None) -> Json:
    """Return `story-compare/cluster/1`; with `quotes` (by document id) also every paragraph and quotation."""
    return {
        "schema": "story-compare/cluster/1",
        "settings": asdict(settings),
        "skipped": _skipped(found.skipped),
        "documents": [
            _document(d) | ({} if quotes is None else {"paragraphs": _paragraphs(d), "quotes": _quotes(quotes[d.id])})
            for d in found.documents
        ],
        "duplicates": [_duplicate(c) for c in found.duplicates],
        "stories": [_story(s) for s in found.stories],
    }


def diff_json(found: Comparison, show: frozenset[Part] = ALL) -> Json:
    """Return `story-compare/diff/1`, or the parts to `show` of it."""
    return {"schema": "story-compare/diff/1"} | _comparison(found, show)


def report_json(found: Report, settings: Settings, show: frozenset[Part] = ALL) -> Json:
    """Return `story-compare/report/1`: the clustering, the comparison of each story told by several, and what changed where."""
    compared = [
        {"story": told.story.id, "comparison": _comparison(told.comparison, show)}
        for told in found.stories
        if told.comparison
    ]
    changed = [
        {"story": told.story.id, "revisions": list(map(_revision, told.revisions))}
        for told in found.stories
        if told.revisions
    ]
    head: Json = {"schema": "story-compare/report/1", "comparisons": compared, "revisions": changed}
    return cluster_json(found.clustering, settings) | head


def reasons_json(found: Reasons) -> Json:
    """Return `story-compare/explain/1`."""
    return {
        "schema": "story-compare/explain/1",
        **_likeness(found.likeness),
        "compared": list(found.compared),
        "together": found.together,
        "joined": found.joined,
        "cut": found.cut,
        "stories": [
            {key: value for key, value in _story(story).items() if key != "evidence"} for story in found.stories
        ],
        "copies": found.copies,
        "match": _match(found.match) if found.match else None,
        "factors": [asdict(f) for f in found.factors],
    }


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
        "skipped": _skipped(found.skipped),
        "stats": asdict(found.stats),
    }


def _removed(gone: Removed) -> Json:
    return {
        "id": gone.id,
        "duplicate_of": gone.duplicate_of,
        "relation": gone.relation.value,
        "jaccard": round(gone.jaccard, 6),
        "containment": round(gone.containment, 6),
    }


def _comparison(found: Comparison, show: frozenset[Part]) -> Json:
    whole: Json = {
        "documents": [
            _document(d) | {"letter": letter(at), "paragraphs": _paragraphs(d)} for at, d in enumerate(found.documents)
        ],
        "coverage": [_coverage(row) for row in found.coverage],
        "points": [_point(p) for p in found.points],
        "quotes": [
            {
                "relation": q.relation.value,
                "attribution": q.attribution.value,
                "uncertain": q.uncertain,
                "score": q.score,
                "mentions": _mentions(q.mentions, spoken=True),
            }
            for q in found.quotes
        ],
        "conflicts": [
            {
                "kind": c.kind.value,
                "what": c.what,
                "uncertain": c.uncertain,
                "score": c.score,
                "mentions": _mentions(c.mentions),
            }
            for c in found.conflicts
        ],
        "figures": [
            {
                "value": f.value,
                "unit": f.unit,
                "counts": f.counts,
                "relation": f.relation.value,
                "others": list(f.others),
                "uncertain": f.uncertain,
                "score": f.score,
                "mentions": _mentions(f.mentions),
            }
            for f in found.figures
        ],
        "names": list(map(_name, found.names)),
        "sourcing": [_sourcing(s) | {"aside": list(found.aside(s.document))} for s in found.sourcing],
        "revisions": list(map(_revision, found.revisions)),
        "notes": list(found.notes),
        "own": found.own,
    }
    return {key: value for key, value in whole.items() if key not in _PARTS or _PARTS[key] in show}


_PARTS = {
    "coverage": Part.PARAGRAPHS,
    "points": Part.POINTS,
    "quotes": Part.QUOTES,
    "conflicts": Part.FIGURES,
    "figures": Part.FIGURES,
    "names": Part.NAMES,
}


def _name(entry: NameEntry) -> Json:
    return {
        "name": entry.name,
        "kind": entry.kind,
        "roles": list(entry.roles),
        "outlets": [_appearance(a) for a in entry.outlets],
        "mentions": _mentions(entry.mentions),
    }


def _appearance(found: Appearance) -> Json:
    words = {"paragraph": found.words.paragraph, "text": found.words.text} if found.words else {}
    return {"document": found.document, "presence": found.presence.value} | words


def _skipped(skipped: Iterable[Skipped]) -> list[Json]:
    return [{"origin": s.origin, "reason": s.reason} for s in skipped]


def _document(document: Document) -> Json:
    return {
        "id": document.id,
        "origin": document.origin,
        "title": document.title,
        "outlet": document.outlet,
        "published": _time(document.published),
        "language": document.language,
        "words": document.words,
        "notes": list(document.notes),
    }


def _paragraphs(document: Document) -> list[Json]:
    return [{"index": i, "text": p.text, "kind": p.kind.value} for i, p in enumerate(document.paragraphs)]


def _quotes(quotes: Iterable[Quote]) -> list[Json]:
    return [
        {
            "paragraph": q.paragraph,
            "start": q.start,
            "end": q.end,
            "text": q.text,
            "speaker": q.speaker or None,
            "cue": q.cue or None,
            "runs_on": q.runs_on,
            "guessed": q.guessed,
        }
        for q in quotes
    ]


def _duplicate(cluster: DuplicateCluster) -> Json:
    matches, members = list(map(_match, cluster.matches)), list(cluster.members)
    return {"id": cluster.id, "representative": cluster.representative, "members": members, "matches": matches}


def _match(match: Match) -> Json:
    return {
        "left": match.pair.left,
        "right": match.pair.right,
        "relation": match.relation.value,
        "jaccard": round(match.jaccard, 6),
        "containment": round(match.containment, 6),
    }


def _story(story: Story) -> Json:
    return {
        "id": story.id,
        "title": story.title,
        "first": _time(story.first),
        "last": _time(story.last),
        "members": list(story.members),
        "evidence": list(map(_likeness, story.evidence)),
    }


def _likeness(alike: Likeness) -> Json:
    return {
        "left": alike.pair.left,
        "right": alike.pair.right,
        "score": alike.score,
        "shared": _evidence(alike.shared),
    }


def _time(time: datetime | None) -> str | None:
    return time.isoformat() if time else None


def _evidence(evidence: Iterable[Evidence]) -> list[Json]:
    return [{"kind": e.kind.value, "text": e.text, "weight": e.weight} for e in evidence]


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
        "evidence": _evidence(link.evidence),
        "wording": None if link.wording is None else _wording(link.wording),
    }


def _wording(wording: Wording) -> Json:
    return {
        "here": _span(wording.here),
        "there": _span(wording.there),
        "changed_here": [_span(s) for s in wording.changed_here],
        "changed_there": [_span(s) for s in wording.changed_there],
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


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


def _revision(found: Revision) -> Json:
    return {
        "earlier": found.earlier,
        "later": found.later,
        "retitled": found.retitled,
        "quiet": found.quiet,
        "notes": [{"paragraph": note.paragraph, "notice": note.notice.value} for note in found.notes],
        "changes": [
            {
                "changes": [change.value for change in revised.changes],
                "before": revised.before,
                "after": revised.after,
                "wording": None if revised.wording is None else _wording(revised.wording),
            }
            for revised in found.changes
        ],
    }


def _mentions(mentions: Iterable[Mention], spoken: bool = False) -> list[Json]:
    return [
        {"document": m.document, "paragraph": m.paragraph, "text": m.text} | (_spoken(m) if spoken else {})
        for m in mentions
    ]


def _spoken(mention: Mention) -> Json:
    return {
        "speaker": mention.speaker or None,
        "quoted": mention.quoted,
        "uncertain": mention.uncertain,
        "guessed": mention.guessed,
    }


def _valid(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8") if not value.isascii() else value
    if isinstance(value, dict):
        return {_valid(k): _valid(v) for k, v in value.items()}
    return [_valid(v) for v in value] if isinstance(value, list) else value


def write_removed(found: DedupReport, out: IO[bytes]) -> None:
    """Write a line for each document that goes: `{"id", "duplicate_of", "relation", "jaccard", "containment"}`."""
    for removed in found.removed:
        out.write(dumps(_removed(removed), indent=False))
