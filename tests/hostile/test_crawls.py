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


@pytest.mark.parametrize("length", [-1, 0, 1, 10**9, 10**30])
def test_an_old_crawl_that_lies_loses_little(length: int, tmp_path: Path) -> None:
    """ARC tells lengths in a line of its own; a wrong one, and a crawl cut off, leave what can be read."""
    head = "filedesc://a.arc 0.0.0.0 20310402143000 text/plain 9\n1 0 Crawl\n"

    def page(number: int, told: int | None = None) -> str:
        body = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{STORY} So it stands on page {number}."
        return f"https://courier.example.com/{number} 192.0.2.1 20310402143000 text/plain {told or len(body)}\n{body}\n"

    raw = head + "".join(map(page, range(5))) + page(99, length) + "".join(map(page, range(5, 10)))
    for end in (len(raw), len(raw) - 50):
        (tmp_path / "a.arc").write_bytes(raw[:end].encode())
        reading = compare.read(tmp_path, boilerplate=False, workers=0)
        found = {d.url.rpartition("/")[2] for d in reading.documents}
        assert found >= {str(n) for n in range(5)}
        assert len(found) >= 9 or reading.skipped


def test_what_holds_no_page_is_counted(tmp_path: Path) -> None:
    """Pictures, redirects and what the crawler tells of itself are no articles, and one line says how many there were."""
    head = "WARC/1.1\r\nWARC-Type: {}\r\nWARC-Target-URI: https://a.example/x\r\nContent-Length: {}\r\n\r\n"
    picture = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG"
    others = head.format("response", len(picture)) + picture + "\r\n\r\n" + head.format("request", 0) + "\r\n\r\n"
    (tmp_path / "a.warc").write_bytes(RECORDS[0] + others.encode() * 3 + RECORDS[1])
    reading = compare.read(tmp_path, workers=0)
    assert len(reading.documents) == 2
    (told,) = reading.skipped
    assert told.reason.startswith(("3 of 8 ", "6 of 8 "))
