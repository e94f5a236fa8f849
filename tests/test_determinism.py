"""Same input, same settings: the same bytes, whatever the order, the kind of pile, the threads, the kernel or the hash seed."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas
import polars
import pyarrow
import pyarrow.parquet
import pytest

import compare
from compare.model import Document
from compare.reports.json import dedup_json, dumps
from compare.settings import Settings
from compare.sketches.oracle import ORACLE

Record = dict[str, object]
ALL = [
    Settings(),
    Settings(excerpts=True),
    Settings(chains=False, excerpts=True),
    Settings(chains=False, ngram=2, threshold=0.5),
    Settings(bucket_cap=3, excerpts=True),
]


def records() -> list[Record]:
    """Return texts of every kind: twins, near copies in chains, excerpts, versions of one page, strangers, short ones."""
    draw = random.Random(5)
    made: list[Record] = []
    for story in range(12):
        words = [f"w{draw.randrange(900)}" for _ in range(120)]
        for version in range(6):
            cut = words[version : 120 - draw.randrange(4)] if version < 4 else words[30 : 30 + 12 * version]
            text = " ".join(cut) if version != 3 else " ".join(words)
            paragraphs = text.replace(" w1", "\n\nw1", 2)
            made.append({"id": f"{story}-{draw.randrange(10**6)}", "text": paragraphs})
            if version % 2:
                made[-1] |= {"url": f"https://echo.example/{story}", "published": f"2031-05-{version + 10}T08:00:00Z"}
    made += [{"id": "s1", "text": "Mr. Ito"}, {"id": "s2", "text": "mr ito"}, {"id": "s3", "text": "Straße 北京市政府"}]
    draw.shuffle(made)
    return made


RECORDS = records()


def told(pile: object, settings: Settings, **options: object) -> bytes:
    return dumps(dedup_json(compare.dedup(pile, settings, **options).report()))  # type: ignore[arg-type]  # passed as they come


@pytest.mark.parametrize("level", ["document", "paragraph", "sentence"])
@pytest.mark.parametrize("settings", ALL, ids=range(len(ALL)))
def test_any_order_gives_the_same(settings: Settings, level: str) -> None:
    """Records with ids in any order."""
    expected = told(RECORDS, settings, level=level)
    for seed in range(4):
        order = list(RECORDS)
        random.Random(seed).shuffle(order)
        assert told(order, settings, level=level) == expected


@pytest.mark.parametrize("workers", [2, 4])
def test_any_number_of_threads_gives_the_same(workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even when they have many batches to do."""
    monkeypatch.setattr("compare.ingest.corpora.records.BATCH", 3)
    for settings in ALL[:3]:
        assert told(RECORDS, settings, workers=workers) == told(RECORDS, settings)


def test_the_kernel_in_python_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole way, at every level."""
    expected = [told(RECORDS, s, level=level) for s in ALL for level in ("document", "paragraph")]
    for module in ("sketching", "candidates", "components", "duplicates", "excerpts", "verify"):
        monkeypatch.setattr(f"compare.clusters.{module}.kernel", lambda: ORACLE)
    assert [told(RECORDS, s, level=level) for s in ALL for level in ("document", "paragraph")] == expected


def _jsonl(folder: Path) -> Path:
    path = folder / "pile.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in RECORDS), "utf-8")
    return path


def _parquet(folder: Path) -> Path:
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(_full()), folder / "pile.parquet", row_group_size=7)
    return folder / "pile.parquet"


def _json(folder: Path) -> Path:
    path = folder / "pile.json"
    path.write_text(json.dumps(RECORDS), "utf-8")
    return path


def _full() -> list[Record]:
    return [{"id": None, "text": None, "url": None, "published": None} | r for r in RECORDS]


def _documents(folder: Path) -> tuple[Document, ...]:
    return compare.read(_jsonl(folder), boilerplate=False).documents


KINDS: dict[str, Callable[[Path], object]] = {
    "generator": lambda _: (r for r in RECORDS),
    "jsonl": _jsonl,
    "json": _json,
    "parquet": _parquet,
    "arrow": lambda _: pyarrow.Table.from_pylist(_full()),
    "pandas": lambda _: pandas.DataFrame(_full()),
    "polars": lambda _: polars.DataFrame(_full()),
    "documents": _documents,
    "paths": lambda folder: [_jsonl(folder)],
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("level", ["document", "paragraph"])
def test_any_kind_of_pile_gives_the_same(kind: str, level: str, tmp_path: Path) -> None:
    """The same records, wherever they lie."""
    for settings in ALL[:3]:
        assert told(KINDS[kind](tmp_path), settings, level=level) == told(RECORDS, settings, level=level)


def test_any_hash_seed_gives_the_same(tmp_path: Path) -> None:
    """Through the terminal's door too."""
    command = [sys.executable, "-m", "compare", "dedup", str(_jsonl(tmp_path)), "--excerpts", "--format", "json"]
    runs = [
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "1", "77")
    ]
    assert len(set(runs)) == 1
    assert json.loads(runs[0]) == json.loads(told(RECORDS, Settings(excerpts=True)))


@pytest.mark.parametrize("settings", ALL, ids=range(len(ALL)))
def test_a_second_dedup_removes_nothing(settings: Settings) -> None:
    """What stayed has no copies left."""
    found = compare.dedup(RECORDS, settings)
    assert not compare.dedup(found.kept, settings).removed


def test_bare_texts_in_any_order_leave_the_same_texts() -> None:
    """Without ids the places differ, what stays does not."""
    texts = [str(r["text"]) for r in RECORDS]
    for settings in ALL[:2]:
        kept = {tuple(sorted(map(_words, compare.dedup(order, settings).kept))) for order in (texts, texts[::-1])}
        assert len(kept) == 1


def _words(text: object) -> str:
    return str(text).lower().replace(".", "")


@pytest.mark.parametrize("chains", [True, False])
def test_what_goes_without_chains_matches_what_stays(chains: bool) -> None:
    """Its own likeness is at the threshold; with chains a copy of a copy may lie below and says so."""
    found = compare.dedup(RECORDS, Settings(chains=chains))
    assert all(r.jaccard >= 0.7 for r in found.removed) or chains


def test_without_chains_equal_texts_go_with_the_one_that_stands() -> None:
    """Of three equal texts two go, even where the earliest has not the lowest id; a near copy of them goes too."""
    text = " ".join(f"w{n}" for n in range(60))
    twins = [{"id": n, "text": text, "date": f"2031-01-0{9 - int(n)}"} for n in "123"]
    found = compare.dedup([*twins, {"id": "0", "text": f"{text} more"}], Settings(chains=False))
    assert {(r.id, r.duplicate_of) for r in found.removed} == {("1", "3"), ("2", "3"), ("0", "3")}
