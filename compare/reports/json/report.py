"""A report -> JSON: its clustering, the comparisons of its stories, and what changed."""

from __future__ import annotations

from compare.model import Report
from compare.reports.json.clustering import cluster_json
from compare.reports.json.comparison import comparison_json
from compare.reports.json.revision import revision_json
from compare.reports.json.values import Json
from compare.reports.parts import ALL, Part
from compare.settings import Settings


def report_json(found: Report, settings: Settings, show: frozenset[Part] = ALL) -> Json:
    """Return `story-compare/report/1`: the clustering, the comparison of each story told by several, and what changed where."""
    compared = [
        {"story": told.story.id, "comparison": comparison_json(told.comparison, show)}
        for told in found.stories
        if told.comparison
    ]
    changed = [
        {"story": told.story.id, "revisions": list(map(revision_json, told.revisions))}
        for told in found.stories
        if told.revisions
    ]
    head: Json = {"schema": "story-compare/report/1", "comparisons": compared, "revisions": changed}
    return cluster_json(found.clustering, settings) | head
