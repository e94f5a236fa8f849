"""Copies, stories and why -> JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from compare.model import Clustering, DuplicateCluster, Likeness, Match, Quote, Reasons, Story
from compare.reports.json.documents import described, paragraphs_of, quotations, skipped_of
from compare.reports.json.values import Json, evidence_of, moment
from compare.settings import Settings


def cluster_json(found: Clustering, settings: Settings, quotes: Mapping[str, Sequence[Quote]] | None = None) -> Json:
    """Return `story-compare/cluster/1`; with `quotes` (by document id) also every paragraph and quotation."""
    return {
        "schema": "story-compare/cluster/1",
        "settings": asdict(settings),
        "skipped": skipped_of(found.skipped),
        "documents": [
            described(d)
            | ({} if quotes is None else {"paragraphs": paragraphs_of(d), "quotes": quotations(quotes[d.id])})
            for d in found.documents
        ],
        "duplicates": [_duplicate(c) for c in found.duplicates],
        "stories": [story_json(s) for s in found.stories],
    }


def reasons_json(found: Reasons) -> Json:
    """Return `story-compare/explain/1`."""
    return {
        "schema": "story-compare/explain/1",
        **likeness_json(found.likeness),
        "compared": list(found.compared),
        "together": found.together,
        "joined": found.joined,
        "cut": found.cut,
        "stories": [
            {key: value for key, value in story_json(story).items() if key != "evidence"} for story in found.stories
        ],
        "copies": found.copies,
        "match": match_json(found.match) if found.match else None,
        "factors": [asdict(f) for f in found.factors],
    }


def _duplicate(cluster: DuplicateCluster) -> Json:
    matches, members = list(map(match_json, cluster.matches)), list(cluster.members)
    return {"id": cluster.id, "representative": cluster.representative, "members": members, "matches": matches}


def match_json(match: Match) -> Json:
    """Return how much of two documents is the same text."""
    return {
        "left": match.pair.left,
        "right": match.pair.right,
        "relation": match.relation.value,
        "jaccard": round(match.jaccard, 6),
        "containment": round(match.containment, 6),
    }


def story_json(story: Story) -> Json:
    """Return a story with the likenesses that joined it."""
    return {
        "id": story.id,
        "title": story.title,
        "first": moment(story.first),
        "last": moment(story.last),
        "members": list(story.members),
        "evidence": list(map(likeness_json, story.evidence)),
    }


def likeness_json(alike: Likeness) -> Json:
    """Return how alike two documents are, and what they share."""
    return {
        "left": alike.pair.left,
        "right": alike.pair.right,
        "score": alike.score,
        "shared": evidence_of(alike.shared),
    }
