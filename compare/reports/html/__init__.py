"""Report or Comparison -> one page of HTML that needs nothing else, or a folder of pages where there is much to tell."""

from compare.reports.html.folder import INDEX, folder_pages, leaf, render_folder
from compare.reports.html.single import render, worth
from compare.reports.html.story import Choice

__all__ = ["INDEX", "Choice", "folder_pages", "leaf", "render", "render_folder", "worth"]
