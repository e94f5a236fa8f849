"""A small file of every format, cut off, flipped, doubled and stuffed: documents or reasons, never an exception."""

from __future__ import annotations

import ast
import gzip
import io
import json
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import compare
from compare.ingest.formats import FORMATS
from compare.model import Document, Skipped

TEXT = (
    "The council of Oakfield voted on Monday evening to close the old bridge over the Ember until the river has fallen."
)
PAGE = f"<!doctype html><html lang=en><head><title>Bridge</title></head><body><article><p>{TEXT}</p></article></body></html>"
MAIL = f"From: Courier <a@b.example>\nSubject: Bridge\nMessage-ID: <1>\nMIME-Version: 1.0\nContent-Type: text/html\n\n{PAGE}\n"
TIMES = 40  # for each way of damage


def zipped(members: dict[str, str]) -> bytes:
    """Return a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": "<c><rootfile full-path='a.opf'/></c>",
    "a.opf": "<p><manifest><item id='b' href='b.xhtml' media-type='text/html'/></manifest><spine><itemref idref='b'/></spine></p>",
    "b.xhtml": PAGE,
}
WORD = {"word/document.xml": f"<w:document xmlns:w='w'><w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p></w:document>"}
ITEM = f"<item><title>Bridge</title><description>{TEXT}</description></item>"
CONTENT = f"<ContentItem><DataContent><p>{TEXT}</p></DataContent></ContentItem>"
RECORD = f"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: {len(TEXT)}\r\n\r\n{TEXT}\r\n\r\n"


def parquet() -> bytes:
    """Return a table."""
    pa, out = pytest.importorskip("pyarrow"), io.BytesIO()
    pytest.importorskip("pyarrow.parquet").write_table(pa.table({"id": [1, 2], "text": [TEXT, TEXT]}), out)
    return out.getvalue()


def arrow() -> bytes:
    """Return a stream of a table, which nothing packs and nothing checks."""
    pa, out = pytest.importorskip("pyarrow"), io.BytesIO()
    table = pa.table({"id": [1, 2], "text": [TEXT, TEXT]})
    with pa.ipc.new_stream(out, table.schema) as writer:
        writer.write_table(table)
    return out.getvalue()


def pdf() -> bytes:
    """Return a file of one page."""
    writer, out = pytest.importorskip("pypdf").PdfWriter(), io.BytesIO()
    writer.add_blank_page(99, 99)
    writer.add_metadata({"/Title": "Bridge"})
    writer.write(out)
    return out.getvalue()


SAMPLES: dict[str, Callable[[], bytes]] = {
    "jsonl": lambda: (json.dumps({"id": 1, "text": TEXT}) + "\n").encode() * 3,
    "json": lambda: json.dumps([{"id": 1, "text": TEXT, "published": "2031-04-02"}] * 2).encode(),
    "html": PAGE.encode,
    "mhtml": lambda: f"Snapshot-Content-Location: https://a.example\n{MAIL}".replace(
        "text/html", "multipart/related"
    ).encode(),
    "eml": MAIL.encode,
    "mbox": lambda: f"From - Wed Apr  2 14:30:00 2031\n{MAIL}\n".encode() * 2,
    "feed": lambda: f"<rss><channel><title>Courier</title>{ITEM * 3}</channel></rss>".encode(),
    "newsml1": lambda: f"<NewsML><NewsItem><NewsComponent>{CONTENT}</NewsComponent></NewsItem></NewsML>".encode(),
    "newsml": lambda: f"<newsItem><contentSet><inlineData>{TEXT}</inlineData></contentSet></newsItem>".encode(),
    "nitf": lambda: f"<nitf><body><body.content><p>{TEXT}</p></body.content></body></nitf>".encode(),
    "xml": lambda: b'<?xml version="1.0"?><urlset><loc>a</loc></urlset>',
    "columnar": parquet,
    "warc": (RECORD * 3).encode,
    "table": lambda: f'id,text\n1,"{TEXT}\n\n{TEXT}"\n2,{TEXT}\n'.encode(),
    "pdf": pdf,
    "epub": lambda: zipped(BOOK),
    "docx": lambda: zipped(WORD),
    "markdown": lambda: (
        f"---\ntitle: Bridge\n---\n# Bridge\n\n{TEXT} [a](b) *c*\n\n| a | b |\n|---|---|\n| c | d |\n".encode()
    ),
    "plain": TEXT.encode,
}


SECOND = {"columnar": arrow}  # of formats of two kinds


def damaged(raw: bytes, dice: random.Random) -> bytes:
    """Return bytes with something wrong."""
    at, to = sorted((dice.randrange(len(raw) + 1), dice.randrange(len(raw) + 1)))
    return dice.choice(
        (
            raw[:at],
            raw[at:],
            raw[:at] + raw[to:],
            raw[:to] + raw[at:],
            raw[:at] + dice.randbytes(dice.randrange(1, 9)) + raw[at + 1 :],
            raw[:at] + dice.choice((b"<", b">", b'"', b"&", b"\0", b"\n", b"{", b"\xff\xff\xff\xff")) * 50 + raw[at:],
            bytes(b ^ (1 << dice.randrange(8)) if dice.random() < 0.02 else b for b in raw),
        )
    )


def test_every_format_has_a_sample(tmp_path: Path) -> None:
    """A new one has a line here; and what is not damaged is read, but for pages of pictures and maps of sites."""
    assert set(SAMPLES) == {form.name for form in FORMATS}
    for name in set(SAMPLES) - {"pdf", "xml", "mhtml"}:
        (tmp_path / name).write_bytes(SAMPLES[name]())
    reading = compare.read(tmp_path, boilerplate=False, workers=0)
    assert not reading.skipped
    assert all(TEXT in d.text for d in reading.documents)


def test_every_format_is_fuzzed() -> None:
    """A new one has a family that gives it any bytes."""
    target = ast.parse((Path(__file__).parent.parent / "fuzz" / "fuzz_readers.py").read_text("utf-8"))
    (families,) = (
        n.value for n in target.body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "FAMILIES"
    )
    assert isinstance(families, ast.Dict)
    fuzzed = {name.value for names in families.values for name in ast.walk(names) if isinstance(name, ast.Constant)}
    assert set(SAMPLES) <= fuzzed


@pytest.mark.parametrize(("name", "sample"), [*SAMPLES.items(), *SECOND.items()], ids=[*SAMPLES, *SECOND])
def test_damage_is_survived(name: str, sample: Callable[[], bytes], tmp_path: Path) -> None:
    """Under its own name, packed, and under another; the same every time, and soon."""
    raw, dice = sample(), random.Random(name)
    suffix = next(iter(next(form.suffixes for form in FORMATS if form.name == name)), ".xml")
    start = time.process_time()
    for number in range(TIMES):
        broken = damaged(raw, dice)
        for path, content in (
            (tmp_path / f"a{suffix}", broken),
            (tmp_path / "a.txt", broken),
            (tmp_path / f"a{suffix}.gz", damaged(gzip.compress(broken), dice) if number % 2 else gzip.compress(broken)),
        ):
            path.write_bytes(content)
            reading = compare.read(path, boilerplate=False, workers=0)
            assert reading.documents or reading.skipped, content
            assert all(isinstance(d, Document) for d in reading.documents)
            assert all(isinstance(s, Skipped) and s.reason for s in reading.skipped)
    assert reading == compare.read(path, boilerplate=False, workers=0)
    assert time.process_time() - start < 60
