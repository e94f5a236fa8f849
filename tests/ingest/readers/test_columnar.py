"""Laws of reading Parquet and Arrow."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from compare.ingest.limits import Limits
from compare.model import Reading

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

ROWS = [
    {
        "id": n,
        "title": f"Bridge {n}",
        "published": datetime(2031, 4, 2, 14, 30, tzinfo=UTC),
        "source": "Oakfield Courier",
        "text": f"The bridge is shut for {n} days.\n\nNobody was hurt.",
        "picture": b"\xff" * 9,
    }
    for n in range(600)
]


def written(kind: str, rows: list[dict[str, object]]) -> bytes:
    """Return rows as one of the three kinds of file."""
    table = pa.Table.from_pylist(rows)
    out = io.BytesIO()
    if kind == "parquet":
        parquet.write_table(table, out, row_group_size=250)
        return out.getvalue()
    with (pa.ipc.new_file if kind == "arrow" else pa.ipc.new_stream)(out, table.schema) as writer:
        writer.write_table(table)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["parquet", "arrow", "arrows"])
def test_a_row_is_an_article(kind: str, taken: Callable[..., Reading]) -> None:
    """Known by its first bytes, in whatever file."""
    for name in (f"a.{kind}", "a.bin"):
        found = taken(name, written(kind, ROWS)).documents
        assert [d.id for d in found] == [str(n) for n in range(600)]
        assert (found[7].title, found[7].outlet) == ("Bridge 7", "Oakfield Courier")
        assert [p.text for p in found[7].paragraphs] == ["The bridge is shut for 7 days.", "Nobody was hurt."]
        assert found[7].published == datetime(2031, 4, 2, 14, 30, tzinfo=UTC)
        assert found[7].origin.endswith(f"{name}[7]")


def test_columns_of_other_names_are_mapped(taken: Callable[..., Reading]) -> None:
    """As those of records; a table without a text says which columns there are."""
    rows = [{"kopf": "Bridge shut", "korpus": ["It is shut.", "For good."]}]
    (found,) = taken("a.parquet", written("parquet", rows), title="kopf", paragraphs="korpus").documents
    assert (found.title, len(found.paragraphs)) == ("Bridge shut", 2)
    assert taken("a.parquet", written("parquet", rows)).skipped[0].reason.endswith("there are: kopf, korpus")


@pytest.mark.parametrize("kind", ["parquet", "arrow", "arrows"])
def test_a_broken_file_is_skipped(kind: str, taken: Callable[..., Reading]) -> None:
    """Cut off or flipped, it is told of as a file, and what came before is kept."""
    raw = written(kind, ROWS)
    for broken in (raw[: len(raw) // 2], raw[:12], raw[:100] + bytes(b ^ 255 for b in raw[100:300]) + raw[300:]):
        found = taken(f"a.{kind}", broken)
        assert found.documents or found.skipped
        assert not found.skipped or "a." + kind in found.skipped[0].origin


def test_a_text_of_a_wrong_type_costs_its_row(taken: Callable[..., Reading]) -> None:
    """A number is no text."""
    assert taken("a.parquet", written("parquet", [{"text": 7}])).skipped[0].reason == "text is not a string"


def test_caps(taken: Callable[..., Reading]) -> None:
    """A row over the cap is skipped alone, a group of rows that memory could not hold with the file."""
    rows = [{"text": "x" * 5000}, {"text": "short"}]
    found = taken("a.parquet", written("parquet", rows), limits=Limits(max_bytes=1000))
    assert [d.text for d in found.documents] == ["short"] and "over the cap" in found.skipped[0].reason
    found = taken("a.parquet", written("parquet", rows), limits=Limits(max_file_bytes=100))
    assert "smaller groups of rows" in found.skipped[0].reason


def test_a_missing_library_is_named(taken: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    """And the extra that brings it; the run goes on."""
    raw = written("parquet", ROWS[:1])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    reason = taken("a.parquet", raw).skipped[0].reason
    assert reason == "Parquet and Arrow needs pyarrow: pip install 'story-compare[arrow]'"


def test_a_type_that_the_library_does_not_know_is_told_of(
    taken: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Damaged bytes name types by numbers that nobody gave."""

    def unknown(*_asked: object) -> None:
        raise KeyError(21)

    raw = written("arrows", [{"text": "The ferry sails again."}])
    monkeypatch.setattr(pa.ipc, "open_stream", unknown)
    (skipped,) = taken("a.arrows", raw).skipped
    assert skipped.reason == "broken or no Parquet or Arrow: 21 is not known"
