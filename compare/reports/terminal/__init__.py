"""Results -> pages for a terminal, a function each, and the console that prints them. Views compute nothing."""

from compare.reports.terminal.cluster import cluster_view
from compare.reports.terminal.console import open_console
from compare.reports.terminal.dedup import dedup_view, ids_shown
from compare.reports.terminal.diff import diff_view
from compare.reports.terminal.folding import Folding
from compare.reports.terminal.reasons import reasons_view
from compare.reports.terminal.report import STORIES, report_view, story_view
from compare.reports.terminal.skipped import skipped_view

__all__ = [
    "STORIES",
    "Folding",
    "cluster_view",
    "dedup_view",
    "diff_view",
    "ids_shown",
    "open_console",
    "reasons_view",
    "report_view",
    "skipped_view",
    "story_view",
]
