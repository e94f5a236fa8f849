"""Results -> Markdown for issues and notes, a function each. Views compute nothing."""

from compare.reports.markdown.cluster import cluster_markdown
from compare.reports.markdown.dedup import dedup_markdown
from compare.reports.markdown.diff import diff_markdown
from compare.reports.markdown.report import FULL, report_markdown

__all__ = ["FULL", "cluster_markdown", "dedup_markdown", "diff_markdown", "report_markdown"]
