"""Tests of the table of removed copies: a row a line, ids that can be read."""

from collections.abc import Callable

import pytest
from rich.cells import cell_len

from compare.model import DedupReport, DedupStats, Document, Paragraph, Relation, Removed
from compare.reports.terminal import dedup_view
from compare.reports.terminal.shortened import shortened
from compare.reports.terminal.words import said

LONG = "archive/2026/03/copy-of-the-ferry-story-0001.html"


def one_copy(relation: Relation = Relation.NEAR) -> DedupReport:
    """Return a dedup of one copy whose ids are long."""
    removed = Removed(LONG, LONG.replace("copy", "kept"), relation, 0.9, 0.95)
    return DedupReport(("kept",), (removed,), (), DedupStats(2, 1, 1, 0))


@pytest.mark.parametrize("width", [80, 100, 160])
def test_a_row_is_a_line(width: int, printed: Callable[..., str]) -> None:
    """However long the ids are; beginning and end of them can be read."""
    rows = [line for line in printed(dedup_view(one_copy()), width).splitlines() if "0.900" in line]
    assert len(rows) == 1
    assert rows[0].startswith("archive")
    assert rows[0].count("01.html") == 2


@pytest.mark.parametrize("text", [LONG, "東京で地下鉄が脱線した.txt", "x"])
@pytest.mark.parametrize("width", range(1, 60))
def test_a_shortened_name_fits(text: str, width: int) -> None:
    """In cells, not in characters, and whole where there is room."""
    found = shortened(said(text), width)
    assert found.cell_len <= width
    assert (found.plain == text) == (cell_len(text) <= width)


def test_outlet_and_title_stand_under_the_id_where_they_are_known(printed: Callable[..., str]) -> None:
    """The documents may be given; without them the ids stand alone."""
    known = {LONG: Document(LONG, (Paragraph("Text."),), "Ferry hits mole", "Echo")}
    assert "Echo  Ferry hits mole" in printed(dedup_view(one_copy(), known))
    assert "Echo" not in printed(dedup_view(one_copy()))


def test_what_stays_is_said_until_it_is_dropped(printed: Callable[..., str]) -> None:
    """A reader learns of --excerpts while excerpts stay, and what the columns mean."""
    page = printed(dedup_view(one_copy()), 80)
    assert "Excerpts and revisions below the threshold stay; --excerpts drops them too." in page
    assert "Jaccard: shared of all runs of words; contained: shared of the shorter one’s" in page
    for relation in (Relation.EXCERPT, Relation.REVISION):
        assert "--excerpts" not in printed(dedup_view(one_copy(relation)))
