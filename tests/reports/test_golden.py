"""Tests of whole pages, letter by letter, at 80 and 160 columns.

After a wanted change, write them anew with `STORY_COMPARE_RENEW=1 pytest tests/reports/test_golden.py`, read the
difference, and keep it with the change.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import RenderableType

from compare.reports.terminal import cluster_view, dedup_view, diff_view, report_view, skipped_view

GOLDEN = Path(__file__).parent / "golden"
VIEWS: dict[str, tuple[str, Callable[..., RenderableType]]] = {
    "report": ("report", lambda value: report_view(value)),
    "report-boilerplate": ("report", lambda value: report_view(value, boilerplate=True)),
    "cluster": ("clustering", lambda value: cluster_view(value)),
    "diff-two": ("pair", lambda value: diff_view(value)),
    "diff-two-boilerplate": ("pair", lambda value: diff_view(value, boilerplate=True)),
    "diff-three": ("trio", lambda value: diff_view(value)),
    "dedup": ("dedup", lambda value: dedup_view(value)),
    "skipped": ("clustering", lambda value: skipped_view(value.skipped)),
}


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize("name", VIEWS)
def test_pages_are_as_they_were(
    name: str, width: int, request: pytest.FixtureRequest, printed: Callable[..., str]
) -> None:
    """A page changes only when somebody has looked at it, and no line of it is wider than its console."""
    value, view = VIEWS[name]
    page = printed(view(request.getfixturevalue(value)), width)
    kept = GOLDEN / f"{name}-{width}.txt"
    if os.environ.get("STORY_COMPARE_RENEW"):
        kept.write_text(page, encoding="utf-8")
    assert page == kept.read_text(encoding="utf-8")
    assert max(map(cell_len, page.splitlines())) <= width
    assert all(line == line.rstrip(" ") for line in page.splitlines())
