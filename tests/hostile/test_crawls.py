"""Crawls that are cut off, lie about lengths, or were packed in a way that is none."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

import compare

STORY = (
    "The council of Oakfield voted on Monday evening to close the old bridge over the Ember until the river has fallen."
)


def record(number: int, length: int | None = None) -> bytes:
    """Return a record of a text."""
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{STORY} So it stands on page {number}.".encode()
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example.com/{number}\r\n"
    return f"{head}Content-Length: {len(body) if length is None else length}\r\n\r\n".encode() + body + b"\r\n\r\n"


RECORDS = [record(n) for n in range(30)]


@pytest.mark.parametrize("length", [-1, 0, 1, 10**9, 10**18, 10**30])
def test_a_wrong_length_loses_little(length: int, tmp_path: Path) -> None:
    """The records before and behind it are read."""
    (tmp_path / "a.warc").write_bytes(b"".join(RECORDS[:5]) + record(99, length) + b"".join(RECORDS[5:10]))
    found = {d.url.rpartition("/")[2] for d in compare.read(tmp_path, boilerplate=False, workers=0).documents}
    assert found >= {str(n) for n in range(10)}


@pytest.mark.parametrize("packed", ["each", "together", "not"])
def test_a_crawl_cut_off_anywhere_gives_what_stands_before(packed: str, tmp_path: Path) -> None:
    """Also where all records were packed into one, which other readers refuse."""
    whole = b"".join(RECORDS)
    raw = {"each": b"".join(map(gzip.compress, RECORDS)), "together": gzip.compress(whole), "not": whole}[packed]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(raw)
    assert len(compare.read(path, boilerplate=False, workers=0).documents) == len(RECORDS)
    dice, counts = random.Random(3), []
    for at in sorted(dice.randrange(40, len(raw)) for _ in range(8)):
        path.write_bytes(raw[:at])
        reading = compare.read(path, boilerplate=False, workers=0)
        assert reading.documents or reading.skipped
        counts.append(len(reading.documents))
    assert counts == sorted(counts)


def test_any_damage_is_survived(tmp_path: Path) -> None:
    """Bytes flipped anywhere cost some records, never the run."""
    raw, dice = b"".join(RECORDS), random.Random(5)
    for number in range(30):
        broken = bytearray(raw)
        for _ in range(20):
            broken[dice.randrange(8, len(broken))] ^= 1 << dice.randrange(8)
        path = tmp_path / f"{number}.warc"
        path.write_bytes(broken)
        assert len(compare.read(path, boilerplate=False, workers=0).documents) >= 10
