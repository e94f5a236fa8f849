"""Laws of reading CSV and TSV."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from compare.ingest.limits import Limits
from compare.model import Reading

HEADER = ("ID", "Headline", "source", "Date", "URL", "text")
ROW = (
    "7",
    "Oakfield closes its bridge",
    "Oakfield Courier",
    "2031-04-02",
    "https://courier.example.com/bridge",
    'The bridge is shut, they say.\n\nNobody was "hurt".',
)


def table(*rows: tuple[str, ...], mark: str = ",", header: tuple[str, ...] = HEADER) -> str:
    """Return a table as spreadsheets write it."""
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows((header, *rows))
    return out.getvalue()


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a", "a.txt"])
def test_a_row_is_an_article(mark: str, name: str, taken: Callable[..., Reading]) -> None:
    """Columns are known by their names in any case, whatever parts them and whatever the file is called."""
    (found,) = taken(name, table(ROW, mark=mark)).documents
    assert [p.text for p in found.paragraphs] == ["The bridge is shut, they say.", 'Nobody was "hurt".']
    assert (found.id, found.title, found.outlet) == ("7", "Oakfield closes its bridge", "Oakfield Courier")
    assert (found.published, found.url) == (datetime(2031, 4, 2, tzinfo=UTC), "https://courier.example.com/bridge")
    assert found.author == found.language == ""
    assert found.origin.endswith(f"{name}:2")


def test_columns_of_other_names_are_mapped(taken: Callable[..., Reading]) -> None:
    """As those of records; a table without a text says which columns there are."""
    content = table(("Bridge shut", "It is shut."), header=("Kopf", "Korpus"))
    (found,) = taken("a.csv", content, title="kopf", text="Korpus").documents
    assert (found.title, found.text) == ("Bridge shut", "It is shut.")
    reason = taken("a.csv", content).skipped[0].reason
    assert reason == "no column holds a text; name it with --column text=NAME, there are: Kopf, Korpus"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str, taken: Callable[..., Reading]) -> None:
    """Spreadsheets write all of these."""
    text = "Die Brücke müsse schließen, sagte die Bürgermeisterin über größere Schäden."
    assert taken("a.csv", table(("t", text), header=("title", "text")).encode(encoding)).documents[0].text == text


@pytest.mark.parametrize(
    "bad",
    ['2,"never closed\n', '2,never,"closed\n', "2\n", "1,2,3,4\n", '2,"closed" and "open\n', "2,\n"],
)
def test_a_bad_row_is_skipped_with_its_number_and_the_rest_is_read(bad: str, taken: Callable[..., Reading]) -> None:
    """An open quotation mark does not swallow the table."""
    content = 'id,text\n1,"one\nand a half"\n' + bad + '3,"three"\n4,four\n'
    found = taken("a.csv", content)
    if bad.count('"') == 3:  # one line can be read all the same
        assert [d.id for d in found.documents][-2:] == ["3", "4"]
    else:
        assert [d.id for d in found.documents] == ["1", "3", "4"]
        assert found.skipped[0].origin.endswith("a.csv:4")


def test_a_last_row_that_is_cut_off_is_skipped(taken: Callable[..., Reading]) -> None:
    """Half an article is none."""
    found = taken("a.csv", 'id,text\n1,one\n2,"cut off in the mid')
    assert [d.id for d in found.documents] == ["1"]
    assert found.skipped[0].reason.startswith("a quotation mark in this row is never closed")


def test_cells_and_lines_over_the_cap(taken: Callable[..., Reading]) -> None:
    """They cost their row, and NUL bytes nothing."""
    content = "id,text\n1,one\n2," + "x" * 5000 + '\n3,"' + "y\n" * 3000 + '"\n4,fo\0ur\n'
    found = taken("a.csv", content, limits=Limits(max_bytes=2000))
    assert [d.id for d in found.documents] == ["1", "4"]
    assert "over the cap of 2,000" in found.skipped[0].reason


def test_many_open_marks_take_no_time(taken: Callable[..., Reading]) -> None:
    """A hundred thousand rows, each with an open mark, are told of within seconds."""
    start = time.process_time()
    found = taken("a.csv", "id,text\n" + 'a,"b""\n' * 100_000)
    assert found.skipped
    assert time.process_time() - start < 10


def test_prose_is_no_table(taken: Callable[..., Reading]) -> None:
    """A first line with commas makes none."""
    assert taken("a.txt", "Storm, text and title\n\nThe storm came, and went.").documents[0].text.endswith("and went.")
