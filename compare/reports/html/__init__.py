"""Report or Comparison -> one page of HTML that needs nothing else, or a folder of pages where there is much to tell."""

from compare.reports.html.folder import INDEX, render_folder
from compare.reports.html.single import render

__all__ = ["INDEX", "render", "render_folder"]
