"""Nothing at all, far too much, and only one word of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import compare
from compare.ingest.formats import FORMATS

HUGE = 200_000_000
BEGUN = {
    "a.txt": b"Words ",
    "a.md": b"# Words\n\n",
    "a.html": b"<!doctype html><p>",
    "a.jsonl": b'{"text": "',
    "a.csv": b'id,text\n1,"',
    "b.csv": b"id,text\n1,",
    "a.eml": b"From: a@b.example\nSubject: x\nMessage-ID: <1>\n\n",
    "a.mbox": b"From - Wed Apr  2 14:30:00 2031\nSubject: x\n\n",
    "a.xml": b'<?xml version="1.0"?><rss><channel><item><title>',
    "a.warc": b"WARC/1.0\r\nContent-Length: 999999999999\r\n\r\n",
    "b.warc": b"WARC/1.0\r\nx: ",
    "a.pdf": b"%PDF-1.7\n",
    "a.parquet": b"PAR1",
    "a.zip": b"PK\x03\x04",
    "a.mhtml": b"From: <Saved by Blink>\nSnapshot-Content-Location: x\nContent-Type: multipart/related; boundary=a\n\n",
}
LINUX = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells how much memory was taken")
READ = """
import re, sys, compare
found = compare.read(sys.argv[1])
peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024
print(len(found.documents), len({s.origin.rpartition("/")[2].split(":")[0].split("[")[0] for s in found.skipped}), peak)
"""


@LINUX
def test_one_endless_line_takes_little_memory(tmp_path: Path) -> None:
    """Hundreds of megabytes without an end, in every format: skipped, and never held."""
    for name, head in BEGUN.items():
        with (tmp_path / name).open("wb") as out:
            out.write(head)
            out.truncate(HUGE)  # of a file with holes, which takes no place on the disk
    done = subprocess.run([sys.executable, "-c", READ, tmp_path], capture_output=True, text=True, check=True)
    documents, skipped, peak = map(int, done.stdout.split())
    assert documents == 0
    assert skipped == len(BEGUN)
    assert peak < 200


@pytest.mark.parametrize("blank", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\0\0\0", "\u200b\u00a0\u2003\n".encode()])
def test_nothing_is_an_article(blank: bytes, tmp_path: Path) -> None:
    """In no format; and two of them are no copies of each other."""
    for form in FORMATS:
        for suffix in form.suffixes[:1]:
            (tmp_path / f"one{suffix}").write_bytes(blank)
            (tmp_path / f"two{suffix}").write_bytes(blank)
    reading = compare.read(tmp_path)
    assert not reading.documents
    assert not compare.cluster(reading).duplicates


@pytest.mark.parametrize(
    "text",
    ["Word", "😀" * 5000, "word " * 1_000_000, "x" * 5_000_000, "a\n" * 100_000, "\u0301" * 10_000, "。" * 10_000],
    ids=["a word", "emoji", "a word a million times", "a word of a million letters", "lines", "accents", "stops"],
)
def test_strange_texts_have_a_defined_result(text: str, tmp_path: Path) -> None:
    """A document or a reason, the same every time."""
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"text": text}), "utf-8")
    reading = compare.read(tmp_path)
    assert len(reading.documents) + len(reading.skipped) == 2
    assert reading == compare.read(tmp_path)
    compare.dedup(reading) if reading.documents else None


def test_an_article_of_boilerplate_only_is_skipped(tmp_path: Path) -> None:
    """It has nothing that could be compared."""
    (tmp_path / "a.txt").write_text("Sign up for our newsletter\n\nRead Full Article\n", "utf-8")
    reading = compare.read(tmp_path)
    assert [s.reason for s in reading.skipped] == ["nothing but boilerplate"]


@LINUX
def test_many_small_files_are_streamed(tmp_path: Path) -> None:
    """Of thousands, few are open at a time, and each takes about as much memory as it says."""
    for number in range(3000):
        (tmp_path / f"{number}.txt").write_text(f"The council of Oakfield met for the {number}th time.", "utf-8")
    code = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40))\n" + READ
    done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    documents, skipped, peak = map(int, done.stdout.split())
    assert (documents, skipped) == (3000, 0) and peak < 150
