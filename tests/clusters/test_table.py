"""The result as an Arrow table."""

from __future__ import annotations

import pyarrow
import pytest

import compare
from compare.settings import Settings

TEXT = " ".join(f"word{n}" for n in range(40))
COLUMNS = {
    "id": pyarrow.string(),
    "kept": pyarrow.bool_(),
    "cluster": pyarrow.string(),
    "duplicate_of": pyarrow.string(),
    "relation": pyarrow.string(),
    "jaccard": pyarrow.float64(),
    "containment": pyarrow.float64(),
}


def test_each_document_has_its_row() -> None:
    """In the order of the input; null where there is nothing to say."""
    found = compare.dedup([TEXT, "other words", f"{TEXT} more", TEXT]).to_arrow().to_pylist()
    cluster = found[0]["cluster"]
    assert cluster in "023"
    assert [row["kept"] for row in found] == [False, True, True, False]
    assert [row["id"] for row in found] == ["0", "1", "2", "3"]
    assert [row["cluster"] for row in found] == [cluster, None, cluster, cluster]
    assert [row["duplicate_of"] for row in found] == ["2", None, None, "2"]
    assert found[1] == {**dict.fromkeys(COLUMNS), "id": "1", "kept": True}
    assert [row["jaccard"] for row in found] == [36 / 37, None, None, 36 / 37]
    assert [row["containment"] for row in found] == [1.0, None, None, 1.0]


@pytest.mark.parametrize("pile", [[], ["one lone text"], [TEXT, TEXT]])
def test_columns_have_their_types_whatever_they_hold(pile: list[str]) -> None:
    """An empty result, one without copies and one with some fit one another."""
    table = compare.dedup(pile).to_arrow()
    assert table.schema == pyarrow.schema(list(COLUMNS.items()))
    assert table.num_rows == len(pile)


def test_the_table_says_what_the_result_says() -> None:
    """Removed, kept and clusters are the same in both."""
    pile = [{"id": f"d{n:02}", "text": f"{TEXT} {n % 3}" * (n % 4)} for n in range(20)]
    found = compare.dedup([r for r in pile if r["text"]], Settings(chains=False))
    rows = found.to_arrow().to_pylist()
    assert [r["id"] for r in rows if r["kept"]] == list(found.kept_ids)
    assert [(r["id"], r["duplicate_of"], r["relation"]) for r in rows if not r["kept"]] == [
        (r.id, r.duplicate_of, r.relation.value) for r in found.removed
    ]
    assert {r["cluster"] for r in rows} - {None} == {c.id for c in found.clusters}
