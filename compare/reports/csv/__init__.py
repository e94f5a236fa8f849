"""Results -> tables of comma-separated values, one a file, for spreadsheets and statistics. They compute nothing."""

from compare.reports.csv.cells import Style
from compare.reports.csv.files import TABLES, cluster_tables, diff_tables, report_tables

__all__ = ["TABLES", "Style", "cluster_tables", "diff_tables", "report_tables"]
