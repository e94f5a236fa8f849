"""Articles have one order and one letter each, whichever door a reader comes through."""

import csv
import io
import re
from datetime import UTC, datetime
from itertools import permutations

import compare
from compare.model import Comparison, Document
from compare.reports.csv import Style, diff_tables, report_tables
from compare.reports.html import render
from compare.reports.json import diff_json, report_json
from compare.reports.markdown import diff_markdown, report_markdown
from compare.settings import Settings

HOURS = {"c-late": 20, "a-noon": 12, "b-early": 6}
SHARED = (
    "The ferry Lady Ismay hit the East Mole at Havermouth in dense fog on Tuesday, and fourteen passengers were hurt"
)


def article(name: str, hour: int) -> Document:
    text = f"{SHARED}, the {name[2:]} paper reports.\n\nThe Coastal Safety Board in Havermouth sent {hour} divers of its own."
    when = datetime(2026, 3, 3, hour, tzinfo=UTC)
    return Document.of(text, id=name, outlet=name[2:].upper(), title=name, published=when, language="en")


PILE = [article(name, hour) for name, hour in HOURS.items()]


def letters(found: Comparison, page: str, markdown: str, tables: dict[str, object]) -> list[list[str]]:
    """Return the outlets in the order of their letters, of each form."""
    out = io.BytesIO()
    tables["documents.csv"](out)  # type: ignore[operator]
    rows = csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""))
    headed = set(re.findall(r'<h4><b class="letter">(\w)</b> <bdi>(\w+)</bdi></h4>', page))
    return [
        [d.outlet for d in found.documents],
        [name for _, name in sorted(headed)],
        [name for _, name in sorted(re.findall(r"^\| (\w) \| \*\*(\w+)\*\*", markdown, re.M))],
        [row["outlet"] for row in sorted(rows, key=lambda row: row["letter"])],
    ]


def test_a_report_calls_the_earliest_article_a() -> None:
    """In the terminal's and Markdown's tables, on the page, in JSON and in CSV, whatever the order of input."""
    for pile in permutations(PILE):
        found = compare.report(pile)
        (told,) = found.stories
        assert told.comparison
        told_by = letters(told.comparison, render(found), report_markdown(found), dict(report_tables(found, Style())))
        documents = report_json(found, Settings())["comparisons"][0]["comparison"]["documents"]  # type: ignore[index]
        assert [d["letter"] for d in documents] == ["A", "B", "C"]
        assert [*told_by, [d["outlet"] for d in documents]] == [["EARLY", "NOON", "LATE"]] * 5


def test_a_comparison_keeps_the_order_in_which_it_was_asked_for() -> None:
    """A is what was named first, with `own` too."""
    for own in (False, True):
        found = compare.diff(PILE, own=own)
        told_by = letters(found, render(found), diff_markdown(found), dict(diff_tables(found, Style())))
        documents = diff_json(found)["documents"]
        assert [*told_by, [d["outlet"] for d in documents]] == [["LATE", "NOON", "EARLY"]] * 5  # type: ignore[attr-defined]
