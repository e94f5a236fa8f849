"""Laws of opening what is packed."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from compare.ingest.copying import copy_records
from compare.ingest.limits import Limits
from compare.ingest.packings import PACKINGS
from compare.ingest.reading import read
from compare.model import Reading

TEXT = "Oakfield closes its bridge\n\nThe council of Oakfield voted on Monday to close the old bridge over the Ember.\n"
PAGE = f"<!doctype html><html><body><p>{TEXT}</p></body></html>"


def zstd(raw: bytes) -> bytes:
    """Return bytes packed with Zstandard."""
    return pytest.importorskip("zstandard").ZstdCompressor().compress(raw)


PACKED: Mapping[str, Callable[[bytes], bytes]] = {
    ".gz": lambda raw: gzip.compress(raw[:40]) + gzip.compress(raw[40:]),  # of two members, as archives append them
    ".xz": lzma.compress,
    ".bz2": bz2.compress,
    ".zst": zstd,
}


def zipped(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("suffix", PACKED)
def test_what_is_packed_is_read_as_if_it_were_not(suffix: str, taken: Callable[..., Reading]) -> None:
    """Known by its first bytes; the outlet is named without any suffix, the file with all of them."""
    for name in (f"courier.txt{suffix}", f"courier{suffix}", "courier.txt"):
        (found,) = taken(name, PACKED[suffix](TEXT.encode())).documents
        assert (found.title, found.outlet, found.id) == ("Oakfield closes its bridge", "courier", name)
        assert found.text.startswith("The council")


def test_every_packing_is_tested() -> None:
    """A new one has a line here."""
    assert {packing.suffixes[0] for packing in PACKINGS} == set(PACKED)


@pytest.mark.parametrize("suffix", PACKED)
def test_records_that_are_packed(suffix: str, taken: Callable[..., Reading]) -> None:
    """Lines keep their numbers; what is cut off costs what was lost only."""
    lines = "".join(
        json.dumps({"id": n, "text": f"Article {n} of many, {n * 7919 % 1009} words."}) + "\n" for n in range(9000)
    )
    raw = PACKED[suffix](lines.encode())
    found = taken(f"a.jsonl{suffix}", raw)
    assert len(found.documents) == 9000 and found.documents[8999].origin.endswith(f"a.jsonl{suffix}:9000")
    found = taken(f"a.jsonl{suffix}", raw[: len(raw) * 2 // 3])
    assert len(found.documents) < 9000
    assert any(reason in found.skipped[-1].reason for reason in ("ends in the middle", "not JSON"))


@pytest.mark.parametrize("suffix", PACKED)
def test_half_a_file_is_no_whole_one(suffix: str, taken: Callable[..., Reading]) -> None:
    """A text that is cut off in its packing is skipped, not read as if it ended there; one that is flipped, too."""
    raw = PACKED[suffix](TEXT.encode() * 50)
    reason = taken(f"a.txt{suffix}", raw[:-20]).skipped[0].reason
    assert "ends in the middle" in reason or "broken" in reason
    if suffix != ".zst":  # which has no checksum unless it was asked for
        assert taken(f"a.txt{suffix}", raw[:30] + b"\xff" + raw[31:]).skipped


def test_a_bomb_of_zstandard_takes_little_memory(taken: Callable[..., Reading]) -> None:
    """It may stand for gigabytes in a few kilobytes."""
    raw = zstd(bytes(300_000_000))
    found = taken("a.jsonl.zst", raw + raw)
    assert found.skipped and not found.documents


def test_a_zip_is_a_folder(taken: Callable[..., Reading]) -> None:
    """Sorted by path, hidden entries left out; a folder in it names the outlet; what cannot be read costs itself."""
    members = {
        "herald/b.html": PAGE,
        "courier.txt": TEXT,
        "herald/.secret": "x",
        "__MACOSX/x.txt": "x",
        "blank.txt": "",
        "deep/in.txt.gz": gzip.compress(TEXT.encode()),
        "../../out\x1b.txt": TEXT,
    }
    found = taken("pile.zip", zipped(members))
    assert [(d.id, d.outlet) for d in found.documents] == [
        ("pile.zip/../../out\\x1b.txt", "out\\x1b"),
        ("pile.zip/courier.txt", "courier"),
        ("pile.zip/deep/in.txt.gz", "deep"),
        ("pile.zip/herald/b.html", "herald"),
    ]
    assert [s.origin.rpartition("/")[2] + ": " + s.reason for s in found.skipped] == ["blank.txt: empty"]


def test_archives_in_archives_are_read_so_deep(taken: Callable[..., Reading]) -> None:
    """Three packings one in the other are opened, a fourth is not."""
    inner = zipped({"a.txt": TEXT})
    twice = zipped({"inner.zip": inner})
    assert [d.id for d in taken("a.zip", twice).documents] == ["a.zip/inner.zip/a.txt"]
    assert len(taken("a.gz", gzip.compress(twice)).documents) == 1
    found = taken("a.gz", gzip.compress(gzip.compress(twice)))
    assert "packed 3 times over" in found.skipped[0].reason and not found.documents


def bomb(megabytes: int = 300) -> bytes:
    """Return some hundred kilobytes that inflate to as many megabytes."""
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9) as stream:
        for _ in range(megabytes):
            stream.write(bytes(2**20))
    return out.getvalue()


def test_a_bomb_is_stopped(taken: Callable[..., Reading]) -> None:
    """Whatever inflates a thousandfold is given up soon, alone or in archives."""
    raw = bomb()
    start = time.process_time()
    for name, content in (("a.jsonl.gz", raw), ("a.csv.gz", raw), ("a.zip", zipped({"a.jsonl": raw, "b.jsonl": raw}))):
        found = taken(name, content)
        assert not found.documents
        assert any(
            "as bombs do" in s.reason or "over the cap" in s.reason or s.reason == "binary" for s in found.skipped
        )
    assert time.process_time() - start < 20


def test_many_members_share_one_allowance(taken: Callable[..., Reading]) -> None:
    """A thousand members that inflate to a little each are a bomb, too."""
    members = {f"{n}.txt": "word " * 2000 for n in range(100)}
    found = taken("a.zip", zipped(members), limits=Limits(max_ratio=10, max_unpacked=1))
    assert 0 < len(found.documents) < 60
    assert "as bombs do" in found.skipped[-1].reason and len(found.skipped) < 4


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"\x1f\x8b\x08" + bytes(7) + b"\xff" * 50, "packed data is broken"),
        (b"PK\x03\x04" + b"\xff" * 50, "packed data is broken"),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "holds no text document"),
        (b"\xfd7zXZ\0" + b"\xff" * 50, "packed data is broken"),
        (gzip.compress(TEXT.encode() * 9)[:60], "ends in the middle"),
    ],
)
def test_a_broken_archive_is_skipped(raw: bytes, reason: str, taken: Callable[..., Reading]) -> None:
    """With what is wrong."""
    assert reason in taken("a.bin", raw).skipped[0].reason


def test_a_broken_member_costs_itself(taken: Callable[..., Reading]) -> None:
    """A checksum that does not hold, a password: the others are read."""
    raw = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT.replace("Oakfield", "Elmfield")}, zipfile.ZIP_STORED))
    raw[raw.index(b"council")] ^= 1
    found = taken("a.zip", bytes(raw))
    assert [d.id for d in found.documents] == ["a.zip/b.txt"] and "broken" in found.skipped[0].reason
    locked = bytearray(zipped({"a.txt": TEXT}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert taken("b.zip", bytes(locked)).skipped[0].reason == "encrypted"


def test_a_long_list_of_members_is_refused(taken: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is held in memory."""
    monkeypatch.setattr("compare.ingest.archives.DIRECTORY", 1000)
    assert "list of members" in taken("a.zip", zipped({f"{n}.txt": "x" for n in range(100)})).skipped[0].reason


def test_a_missing_library_is_named(taken: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    """And the extra that brings it."""
    raw = zstd(TEXT.encode())
    monkeypatch.setitem(sys.modules, "zstandard", None)
    assert taken("a.zst", raw).skipped[0].reason == "a .zst file needs zstandard: pip install 'story-compare[zstd]'"


def test_standard_input_may_be_packed() -> None:
    """As a file is."""
    (found,) = read(["-"], stdin=io.BytesIO(gzip.compress(TEXT.encode()))).documents
    assert found.title == "Oakfield closes its bridge"


def test_packed_records_that_are_kept_become_lines(tmp_path: Path) -> None:
    """What lay in an archive is written as a line of JSON."""
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"x/a.txt": TEXT, "b.jsonl": '{"id": "b", "text": "Words of b."}\n'}))
    out = io.BytesIO()
    assert copy_records([path], read([path]).documents, out) == 2
    assert [json.loads(line)["id"] for line in out.getvalue().splitlines()] == ["b", "a.zip/x/a.txt"]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_what_is_cut_off_gives_what_comes_before(pack: Callable[[bytes], bytes], taken: Callable[..., Reading]) -> None:
    """Of several packed one behind the other those that are whole, however small; and it is told that there was more."""
    whole = b"".join(pack(f'{{"text": "The ferry left Corran for the {n}th time."}}\n'.encode()) for n in range(5))
    more = pack(b'{"text": "The ferry left Corran once more."}')
    reading = taken("log.jsonl.gz", whole + more[: len(more) // 2])
    assert len(reading.documents) == 5
    assert "what came before was read" in reading.skipped[-1].reason


def test_an_archive_of_nothing_is_told_of(taken: Callable[..., Reading]) -> None:
    """Empty, of folders, of hidden files: nothing that was given goes without a word."""
    for members in ((), ("folder/",), (".hidden.txt", "__MACOSX/a.txt")):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name in members:
                archive.writestr(name, "The bridge is shut.")
        found = taken("pile.zip", packed.getvalue())
        assert [s.reason for s in found.skipped] == ["a zip archive without a file that is read"]


def test_a_member_without_a_name_is_read(taken: Callable[..., Reading]) -> None:
    """A program that writes archives may forget it; those beside it lose nothing either."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("", "a.txt"):
            archive.writestr(zipfile.ZipInfo(name), "The bridge is shut.")
    assert [d.text for d in taken("pile.zip", packed.getvalue()).documents] == ["The bridge is shut."] * 2
