"""Laws of a dedup of packed JSON lines: what they are packed in is nobody's business."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import compare
from compare.ingest.corpora.spool import Spool
from compare.ingest.limits import Limits

TEXTS = [
    f"In the year {1900 + n} the ferry of Corran sank in the fog with {n} people on board, the log says."
    for n in range(40)
]
LINES = [json.dumps({"id": str(n), "text": text}) for n, text in enumerate(TEXTS + TEXTS[:9])]
RAW = "\n".join([*LINES[:20], "{", *LINES[20:]]).encode()
PACKED: dict[str, Callable[[bytes], bytes]] = {
    ".jsonl.gz": gzip.compress,
    ".jsonl.xz": lzma.compress,
    ".bz2": bz2.compress,
    ".gz": lambda raw: gzip.compress(gzip.compress(raw)),
    ".jsonl": gzip.compress,
}


@pytest.mark.parametrize("suffix", PACKED)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_packing_changes_nothing(suffix: str, codec: str, tmp_path: Path) -> None:
    """The same stays, with the ids and places that reading gives, and is copied line by line, as it came."""
    raw = RAW.decode().encode(codec)
    (tmp_path / "plain.jsonl").write_bytes(raw)
    plain = compare.dedup(tmp_path / "plain.jsonl")
    (tmp_path / f"a{suffix}").write_bytes(PACKED[suffix](raw))
    found = compare.dedup(tmp_path / f"a{suffix}")
    assert found.kept_ids == plain.kept_ids and len(found.kept_ids) == len(TEXTS)
    assert [s.origin for s in found.skipped] == [f"{tmp_path}/a{suffix}:21"]
    outs = io.BytesIO(), io.BytesIO()
    found.copy(outs[0])
    plain.copy(outs[1])
    assert outs[0].getvalue() == outs[1].getvalue()


@pytest.mark.parametrize("harm", ["cut", "broken", "bomb"])
def test_what_comes_before_the_harm_is_read(harm: str, tmp_path: Path) -> None:
    """And what could not be inflated is told of, once."""
    many = "\n".join(json.dumps({"text": f"{os.urandom(40).hex()} {n}"}) for n in range(9000)).encode()
    packed = bytearray(gzip.compress(many))
    if harm == "cut":
        packed = packed[: len(packed) // 2]
    elif harm == "broken":
        packed[len(packed) // 2 :] = bytes(len(packed) // 2)
    else:
        packed = bytearray(gzip.compress(many + b"\n" + b" " * 60_000_000))
    (tmp_path / "a.jsonl.gz").write_bytes(packed)
    found = compare.dedup(tmp_path / "a.jsonl.gz", limits=Limits(max_unpacked=20_000_000, max_ratio=2))
    whole = [s for s in found.skipped if s.origin == f"{tmp_path}/a.jsonl.gz"]
    assert len(whole) == 1 and "packed data" in whole[0].reason or "bombs" in whole[0].reason
    assert len(found.mask) > 3000


def test_an_archive_is_a_folder(tmp_path: Path) -> None:
    """Its members are read each for itself, also where it is packed again."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.jsonl", "\n".join(LINES))
        archive.writestr("b.txt", "The ferry is back.")
    (tmp_path / "a.zip").write_bytes(out.getvalue())
    (tmp_path / "b.zip.gz").write_bytes(gzip.compress(out.getvalue()))
    for name in ("a.zip", "b.zip.gz"):
        assert len(compare.dedup(tmp_path / name).kept_ids) == len(TEXTS) + 1


def test_many_packed_files_take_few_open_ones(tmp_path: Path) -> None:
    """And are inflated once, however often their texts are asked for."""
    for n in range(70):
        (tmp_path / f"{n:02}.jsonl.gz").write_bytes(gzip.compress("\n".join(LINES[n % 9 :]).encode()))
    found = compare.dedup(tmp_path)
    assert len(found.kept_ids) == len(TEXTS)


def test_texts_are_not_held(tmp_path: Path) -> None:
    """Ten times the texts take no ten times the memory."""

    def peak(count: int) -> int:
        path = tmp_path / f"{count}.jsonl.gz"
        path.write_bytes(
            gzip.compress("\n".join(json.dumps({"text": os.urandom(3000).hex()}) for _ in range(count)).encode())
        )
        tracemalloc.start()
        compare.dedup(path)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)
    assert peak(4000) < 2 * peak(1000)


def test_a_spool_gives_back_what_it_was_given() -> None:
    """Each stream under its name, in part or in whole, from any place."""
    spool = Spool()
    for n in range(5):
        spool.take(str(n), io.BytesIO(b"%d" % n * (n * 10_000)))
    for n in (3, 0, 4, 1):
        lent = spool.lend(str(n))
        assert lent.read() == b"%d" % n * (n * 10_000)
        assert lent.seek(0, os.SEEK_END) == n * 10_000 == lent.tell()
        lent.seek(max(0, n * 10_000 - 3))
        assert lent.read(9) == b"%d" % n * min(3, n * 10_000)
    assert spool.holds("3") and not spool.holds("7")
