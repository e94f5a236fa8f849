"""Tests of the tables: plain CSV that loses nothing, and that no spreadsheet runs."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Comparison, Report
from compare.reports.csv import TABLES, Style, cluster_tables, diff_tables, report_tables
from compare.reports.parts import Part

DOCS = (Path(__file__).parent.parent.parent / "docs" / "tables.md").read_text("utf-8")
DANGEROUS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    " =1",
    "'=1",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "－x",
    "=cmd|' /C calc'!A0",
]


def raw(tables: dict[str, Callable[[io.BytesIO], None]], name: str) -> bytes:
    page = io.BytesIO()
    tables[f"{name}.csv"](page)
    return page.getvalue()


def rows(tables: dict[str, Any], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw(tables, name).decode(), newline=""), strict=True))


def test_every_table_has_its_columns_and_the_docs_tell_them(report: Report) -> None:
    """The head of each file is the one that is promised, and each column is in docs/tables.md under its table."""
    tables = report_tables(report, Style())
    assert {name.removesuffix(".csv") for name in tables} == set(TABLES)
    for name, columns in TABLES.items():
        head = raw(tables, name).decode().split("\r\n")[0]
        assert head == ",".join(columns)
        section = re.split(r"^## ", DOCS, flags=re.M)
        (told,) = (part for part in section if part.startswith(f"{name}\n"))
        assert all(f"`{column}`" in told for column in columns), name


def test_a_point_has_a_row_for_each_document(report: Report) -> None:
    """Told, perhaps told or omitted, with the paragraphs counted from one."""
    found = rows(report_tables(report, Style()), "points")
    points = report.stories[0].comparison.points  # type: ignore[union-attr]  # the story has one
    assert len(found) == 3 * len(points)
    first = {row["document"]: (row["status"], row["certain"], row["paragraphs"]) for row in found[:3]}
    assert first == {"a-1": ("told", "1", "1"), "b-1": ("told", "1", "2"), "c-1": ("perhaps", "0", "")}
    assert {row["status"] for row in found if row["point"] == "point-5"} == {"told", "omitted"}


def test_every_mention_has_a_row(trio: Comparison) -> None:
    """Of quotes, figures, conflicts; and of names each document has one."""
    tables = diff_tables(trio, Style())
    assert [row["speaker"] for row in rows(tables, "quotes")] == ["Conrad Vesey", ""]
    assert [row["text"] for row in rows(tables, "figures")] == ["Two replacements"]
    assert len(rows(tables, "conflicts")) == 4
    assert [row["presence"] for row in rows(tables, "names")] == ["named", "named", "absent"]
    assert len(rows(tables, "paragraphs")) == sum(len(d.paragraphs) for d in trio.documents)
    assert len(rows(tables, "coverage")) == len(trio.coverage)


def test_a_copy_says_of_what(report: Report) -> None:
    """Every document is in the table, the copies with their source."""
    found = {row["document"]: row for row in rows(cluster_tables(report.clustering, Style()), "documents")}
    assert set(found) == {d.id for d in report.clustering.documents}
    assert (found["copy-1"]["copy_of"], found["copy-1"]["relation"]) == ("a-1", "near")
    assert found["alone-1"]["copy_of"] == ""
    assert [row["reason"] for row in rows(report_tables(report, Style()), "skipped")] == ["empty"]


def test_only_what_is_asked_for_is_written(trio: Comparison) -> None:
    """`--show` names parts; the documents, and what changed between their versions, are always there."""
    assert list(diff_tables(trio, Style(), frozenset((Part.FIGURES,)))) == [
        "figures.csv",
        "conflicts.csv",
        "documents.csv",
        "revisions.csv",
    ]


@pytest.mark.parametrize(
    "poison", [*DANGEROUS, '"', '","', "\x00", "\x1b]8;;http://x\x07", "\ud800", "a\r\nb", "\u202e"]
)
def test_no_text_runs_breaks_out_or_is_lost(poison: str, report: Report, poisoned: Callable[[Any, str], Any]) -> None:
    """Whatever stands in every text of every field, cells stay cells, and none begins as a formula does."""
    hostile = poisoned(report, poison)
    for story in hostile.stories:
        hostile = replace(hostile, stories=(replace(story, comparison=poisoned(story.comparison, "")),))
    for name, writer in report_tables(hostile, Style()).items():
        page = io.BytesIO()
        writer(page)
        text = page.getvalue().decode("utf-8")
        assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]", text)
        for row in csv.DictReader(io.StringIO(text, newline=""), strict=True):
            assert set(row) == set(TABLES[name.removesuffix(".csv")])
            assert None not in row.values()
            assert not any(re.match(r"[\s]*[=+\-@＝＋－＠](?!\d+(\.\d+)?$)", cell) for cell in row.values())


@given(st.text() | st.sampled_from(DANGEROUS))
def test_a_cell_can_be_given_back(text: str) -> None:
    """Taking away one apostrophe gives the text, as far as it is shown as it is; without safety it is the text itself."""
    cell = Style().cell(text)
    shown = Style(safe=False).cell(text)
    assert shown == text.encode("utf-8", "replace").decode()
    if cell.startswith("'") and re.match(r"[\s']*[=+\-@＝＋－＠]", cell[1:]):
        assert Style().cell(cell[1:]) == cell or re.match(r"[+-]?\d", cell[1:])
    else:
        assert not re.match(r"\s*[=+\-@＝＋－＠]", cell) or re.match(r"[+-]?\d+([.,]\d+)*(\s?%)?\Z", cell)


@pytest.mark.parametrize("number", ["-5", "+4.2", "-1,000", "-3 %", "7", "0.5"])
def test_a_number_is_no_formula(number: str) -> None:
    """A figure below nothing stays one."""
    assert Style().cell(number) == number
