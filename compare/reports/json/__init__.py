"""Results -> JSON by the contract of the command line, one schema a verb; keys and lists in a fixed order."""

from compare.reports.json.clustering import cluster_json, reasons_json
from compare.reports.json.comparison import diff_json
from compare.reports.json.dedup import dedup_json, write_removed
from compare.reports.json.report import report_json
from compare.reports.json.values import Json, dumps

__all__ = ["Json", "cluster_json", "dedup_json", "diff_json", "dumps", "reasons_json", "report_json", "write_removed"]
