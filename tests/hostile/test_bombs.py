"""Archives that inflate without end, XML whose entities do, and XML that asks for files and the network."""

from __future__ import annotations

import gzip
import io
import socket
import time
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import compare
from compare.ingest.limits import Limits
from compare.model import Reading

ZEROS = 400  # megabytes
SMALL = Limits(max_bytes=1_000_000, max_unpacked=20_000_000)


@cache
def zeros() -> bytes:
    """Return some hundred kilobytes that gzip inflates a thousandfold."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(2**20)) for _ in range(ZEROS)) + packer.flush()


def archive(**members: bytes) -> bytes:
    """Return a zip archive; `a__b` is a/b."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name.replace("__", "/").replace("_x", ".x").replace("_t", ".t"), content)
    return out.getvalue()


def overlapping() -> bytes:
    """Return a zip archive of which a thousand names share the same packed bytes."""
    raw = bytearray(archive(a_txt=b"word " * 400_000))
    start = raw.index(b"PK\x01\x02")
    end = raw.index(b"PK\x05\x06")
    entry = bytes(raw[start:end])
    listed = b"".join(entry.replace(b"a.txt", b"%05d" % n) for n in range(1000))
    tail = bytearray(raw[end:])
    tail[8:12] = (1000).to_bytes(2, "little") * 2
    tail[12:16] = len(listed).to_bytes(4, "little")
    return bytes(raw[:start]) + listed + bytes(tail)


def warc() -> bytes:
    """Return a crawl whose one page inflates a thousandfold."""
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + zeros()
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
    return head + b"Content-Length: %d\r\n\r\n" % len(body) + body + b"\r\n\r\n"


BOMBS: dict[str, Callable[[], bytes]] = {
    "a.txt.gz": zeros,
    "a.jsonl.gz": zeros,
    "a.csv.gz": zeros,
    "a.xml.gz": zeros,
    "a.gz": lambda: gzip.compress(zeros()),
    "a.zip": lambda: archive(a_txt=zeros(), b_txt=bytes(300_000_000)),
    "b.zip": overlapping,
    "a.docx": lambda: archive(word__document_xml=b"<w:p>" + bytes(300_000_000)),
    "a.epub": lambda: archive(**{"META-INF__container_xml": b"<a>" + b" " * 300_000_000}),
    "a.warc": warc,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_given_up(name: str, tmp_path: Path) -> None:
    """Within seconds, and without the run."""
    (tmp_path / name).write_bytes(BOMBS[name]())
    (tmp_path / "z.txt").write_text("The council of Oakfield voted on Monday to close the bridge.")
    start = time.process_time()
    reading = compare.read(tmp_path, limits=SMALL, workers=0)
    assert time.process_time() - start < 20
    assert [d.id for d in reading.documents if name not in d.id] == ["z.txt"]
    assert len(reading.documents) < 20
    assert any(name in s.origin for s in reading.skipped)


def entities(depth: int = 30) -> str:
    """Return entities of which each is ten of the one before: a billion laughs."""
    return '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, depth))


DOCTYPES = {
    "laughs": f"<!DOCTYPE {{root}} [{entities()}]>",
    "quadratic": '<!DOCTYPE {root} [<!ENTITY a29 "' + "x" * 50_000 + '">]>',
    "file": '<!DOCTYPE {root} [<!ENTITY a29 SYSTEM "file:///etc/passwd">]>',
    "network": '<!DOCTYPE {root} [<!ENTITY a29 SYSTEM "http://127.0.0.1:9/x">]>',
    "parameter": '<!DOCTYPE {root} [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;]>',
    "outside": '<!DOCTYPE {root} SYSTEM "http://127.0.0.1:9/x.dtd">',
    "inclusion": '<!-- {root} --><?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?>',
}
BODIES = {
    "rss": "<rss a='&a29;'><channel><item><title>&a29;</title>"
    "<description>&a29; words of news</description></item></channel></rss>",
    "nitf": "<nitf><body><body.content><p>&a29;&a29;&a29; words of news</p></body.content></body></nitf>",
    "newsItem": "<newsItem><contentSet><inlineData>&a29; words of news</inlineData></contentSet></newsItem>",
    "NewsML": "<NewsML><NewsItem><NewsComponent><ContentItem><DataContent><p>&a29; words of news</p></DataContent></ContentItem>"
    "</NewsComponent></NewsItem></NewsML>",
    "html": "<html><body><p>&a29; words of news of some length</p><xi:include href='file:///etc/passwd'/></body></html>",
}


@pytest.mark.parametrize("root", BODIES)
@pytest.mark.parametrize("doctype", DOCTYPES)
def test_entities_reach_nothing(doctype: str, root: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are refused, or stay what they are: no file, no network, no time."""

    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    head = "" if doctype == "inclusion" else '<?xml version="1.0"?>'
    (tmp_path / "a.xml").write_text(head + DOCTYPES[doctype].replace("{root}", root) + BODIES[root])
    start = time.process_time()
    reading: Reading = compare.read(tmp_path, workers=0)
    assert time.process_time() - start < 5
    told = " ".join([*(d.title + d.text for d in reading.documents), *(s.reason for s in reading.skipped)])
    assert "root:" not in told and "haha" not in told and len(told) < 1000
    is_declared = "<!ENTITY" in DOCTYPES[doctype] and root != "html"
    assert bool(reading.documents) != is_declared
