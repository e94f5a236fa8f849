"""How much of an input was read, while it is read."""

from __future__ import annotations

from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from compare.clusters.continued import Continued
from compare.clusters.corpus import Corpus
from compare.ingest.corpora.listed import Listed
from compare.ingest.corpora.opening import open_corpus
from compare.ingest.units import by_level

TEXTS = [f"text number {n} of many" for n in range(100)]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make batches so small that there are many."""
    for module, name in (("records", "BATCH"), ("listed", "BATCH"), ("pieces", "PIECE"), ("rowgroups", "BATCH")):
        monkeypatch.setattr(f"compare.ingest.corpora.{module}.{name}", 10)
    monkeypatch.setattr("compare.ingest.corpora.blocks.BLOCK", 256)


def shares(corpus: Corpus) -> list[float | None]:
    assert not corpus.share
    found = []
    for _ in corpus.batches():
        found.append(corpus.share)
    return found


def _jsonl(folder: Path, name: str = "a.jsonl") -> Path:
    (folder / name).write_text("".join(f'{{"text": "{t}"}}\n' for t in TEXTS), "utf-8")
    return folder / name


def _parquet(folder: Path) -> Path:
    pyarrow.parquet.write_table(pyarrow.table({"text": TEXTS}), folder / "b.parquet")
    return folder / "b.parquet"


def _utf16(folder: Path) -> Path:
    path = _jsonl(folder)
    path.write_text(path.read_text("utf-8"), "utf-16")
    return path


def _both(folder: Path) -> list[Path]:
    return [_jsonl(folder), _parquet(folder), _jsonl(folder, "c.jsonl")]


@pytest.mark.parametrize(
    "pile",
    [
        lambda _: TEXTS,
        lambda _: [{"text": t} for t in TEXTS],
        lambda _: pyarrow.table({"text": TEXTS}),
        _jsonl,
        _utf16,
        _parquet,
        _both,
    ],
    ids=["list", "records", "arrow", "jsonl", "utf-16", "parquet", "files"],
)
@pytest.mark.parametrize("level", ["document", "paragraph"])
def test_it_grows_to_all_of_it(pile, level: str, tmp_path: Path) -> None:
    """Step by step, none too large."""
    found = shares(by_level(open_corpus(pile(tmp_path)), level))
    assert len(found) >= 10
    assert found == sorted(found)  # type: ignore[type-var]  # it is always known
    assert found[-1] == pytest.approx(1)
    assert max(b - a for a, b in zip(found, found[1:], strict=False)) < 0.4  # type: ignore[operator]  # the same


def test_of_what_is_handed_over_once_nobody_knows() -> None:
    """A generator has no length."""
    assert set(shares(open_corpus({"text": t} for t in TEXTS))[:-1]) == {None}


def test_two_piles_are_measured_by_the_new() -> None:
    """The old one was read before."""
    old = Listed(TEXTS)
    assert shares(Continued(old, 100, Listed(TEXTS[:20]))) == [0.5, 1.0]


def test_nothing_is_no_trouble(tmp_path: Path) -> None:
    """Empty files and lists, and what cannot be read."""
    (tmp_path / "a.jsonl").touch()
    for pile in ([], tmp_path, tmp_path / "a.jsonl", tmp_path / "gone.jsonl"):
        assert shares(open_corpus(pile)) == []
