"""Hostile files, made when they are wanted: each with the row of the list of attacks that it belongs to, and what must come of it."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import pyarrow
import pyarrow.parquet

STORY = (
    "The ferry left Corran at nine with forty people on board, and the fog came down before it had passed the light.\n\n"
    "“We heard the rocks before we saw them,” said Ada Quill, who was on the upper deck with her two sons.\n\n"
    "The coastguard said that nobody was hurt, and that the ship would stay where it was until the tide came in.\n"
)
BODY = "".join(f"<p>{text}</p>" for text in STORY.split("\n\n"))


@dataclass(frozen=True)
class Attack:
    """A file: its name, how its bytes are made, and what it must give.

    `gives` are words that must stand in its articles, none where it gives no article; `skips` words of the reason, for each
    reason that is wanted; `notes` words of a note.
    """

    row: int
    name: str
    make: Callable[[], bytes]
    gives: str = ""
    skips: tuple[str, ...] = ()
    notes: str = ""

    def __str__(self) -> str:
        return self.name.partition(".")[0]


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>Ferry</title>{head}</head><body>{body}</body></html>".encode()


def lines(*records: bytes) -> bytes:
    good = json.dumps({"id": "good", "text": STORY}).encode()
    return b"\n".join((*records, good))


def zipped(*members: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return packed.getvalue()


def lying(raw: bytes) -> bytes:
    """Return an archive whose list claims that its members are small."""
    at = raw.rfind(b"PK\x01\x02")
    return raw[: at + 24] + struct.pack("<I", 100) + raw[at + 28 :]


def epub(chapter: bytes) -> bytes:
    return zipped(
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", b'<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'),
        ("a.opf", b'<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>'),
        ("a.xhtml", chapter),
    )


def record(body: bytes, length: int | None = None, kind: str = "text/html", uri: str = "http://echo.example/a") -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind.encode() + b"\r\n\r\n" + body
    size = len(answer) if length is None else length
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nContent-Length: {size}\r\n\r\n"
    return head.encode() + answer + b"\r\n\r\n"


def parquet() -> bytes:
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"text": [STORY] * 50}), out)
    return out.getvalue()


def arrow() -> bytes:
    out = io.BytesIO()
    table = pyarrow.table({"text": [STORY] * 50})
    with pyarrow.ipc.new_file(out, table.schema) as writer:
        writer.write_table(table)
    return out.getvalue()


def flipped(raw: bytes) -> bytes:
    at = len(raw) - 30  # in the list of what the file holds
    return raw[:at] + bytes(255 - byte for byte in raw[at : at + 8]) + raw[at + 8 :]


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "lol">{ENTITIES}]><rss><channel><item><title>&e11;</title></item></channel></rss>'
EXTERNAL = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://127.0.0.1:9/y"> %y;]>'
    "<rss><channel><item><title>Ferry</title><description>&x;</description></item></channel></rss>"
)
CURLY = "“quoted” – naïve café, "

ATTACKS = (
    Attack(1, "invalid-utf8.txt", lambda: STORY.encode() * 9 + b"\xff\xfe\xc3 broken" * 2, "Corran"),
    Attack(1, "much-invalid-utf8.txt", lambda: ("é" * 90 + "\n").encode() + b"\xff " * 12 + STORY.encode(), "Corran", notes="could not be"),
    Attack(1, "wrong-charset.html", lambda: page(BODY, '<meta charset="utf-16">'), "“We heard"),
    Attack(1, "unknown-charset.html", lambda: page(BODY, '<meta charset="rot13">'), "“We heard"),
    Attack(1, "cp1252.txt", lambda: STORY.encode("cp1252"), "“We heard"),
    Attack(1, "cp1252-as-utf8.html", lambda: page(BODY, '<meta charset="utf-8">').decode().encode("cp1252"), "“We heard"),
    Attack(1, "utf16-bom.txt", lambda: STORY.encode("utf-16"), "“We heard"),
    Attack(1, "utf16-no-bom.txt", lambda: STORY.encode("utf-16-be"), "“We heard"),
    Attack(1, "utf16-no-bom.html", lambda: page(BODY).decode().encode("utf-16-le"), "“We heard"),
    Attack(1, "utf8-bom.txt", lambda: b"\xef\xbb\xbf" + STORY.encode(), "“We heard"),
    Attack(2, "some-nul.txt", lambda: STORY.replace("fog", "f\0og").encode(), "the fog came"),
    Attack(2, "program.txt", lambda: bytes(range(256)) * 40, skips=("binary",)),
    Attack(2, "picture.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(500), skips=("binary",)),
    Attack(3, "empty.txt", lambda: b"", skips=("empty",)),
    Attack(3, "also-empty.txt", lambda: b"", skips=("empty",)),
    Attack(3, "blank.txt", lambda: b" \r\n\t\n" * 50, skips=("empty",)),
    Attack(3, "unseen.txt", lambda: "\u200b\ufeff\n\u00a0".encode(), skips=("empty",)),
    Attack(3, "boilerplate.txt", lambda: b"Advertisement\n\nRead Full Article\n\nAdvertisement\n", skips=("nothing but boilerplate",)),
    Attack(3, "empty.html", lambda: page("<script>1</script>"), skips=("empty",)),
    Attack(4, "over-the-cap.txt", lambda: b"word " * 2_400_000, skips=("over the cap of 10,000,000; raise it with --max-bytes",)),
    Attack(4, "over-the-cap.jsonl", lambda: lines(b'{"text": "' + b"word " * 2_400_000 + b'"}'), "Corran", ("over the cap",)),
    Attack(4, "one-word.txt", lambda: b"Ferry", "Ferry"),
    Attack(4, "emoji.txt", lambda: "🚢🌫️🪨".encode() * 40, "🚢"),
    Attack(4, "a-word-often.txt", lambda: b"ferry " * 10**6, "ferry"),
    Attack(8, "controls.txt", lambda: STORY.replace("fog", "\x1b[31m\x1b]8;;http://x\x07\x9b2J\r\u202e\u2066fog").encode(), "fog"),
    Attack(8, "controls.jsonl", lambda: json.dumps(dict.fromkeys(("id", "title", "outlet", "author", "text"), "\x1b]52;c;eA==\x07\u202eFerry")).encode(), "Ferry"),
    Attack(9, "markup.txt", lambda: f"[bold]Ferry[/x]\n\n[link=http://x]{STORY}[/] :smile: [sic]".encode(), ":smile: [sic]"),
    Attack(10, "script.jsonl", lambda: json.dumps(dict.fromkeys(("id", "title", "outlet", "text", "url"), "</script><img src=x onerror=alert(1)>\u2028'\"")).encode(), "onerror"),
    Attack(10, "address.html", lambda: page(BODY, '<link rel="canonical" href="javascript:alert(1)">'), "Corran"),
    Attack(12, "bomb.txt.gz", lambda: gzip.compress(bytes(120_000_000), 9), skips=("as bombs do",)),
    Attack(12, "bomb.txt.xz", lambda: lzma.compress(bytes(120_000_000), preset=0), skips=("as bombs do",)),
    Attack(12, "bomb-in-bomb.zip", lambda: zipped(("a.gz", gzip.compress(gzip.compress(bytes(120_000_000), 9), 9))), skips=("as bombs do",)),
    Attack(12, "lying.zip", lambda: lying(zipped(("a.txt", b"x " * 10**7))), skips=("",)),
    Attack(12, "many-members.zip", lambda: zipped(*((f"{n}.txt", b"") for n in range(300))), skips=("empty",) * 300),
    Attack(12, "outside.zip", lambda: zipped(("../../outside.txt", STORY.encode()), ("/outside.txt", STORY.encode())), "Corran"),
    Attack(12, "bomb.epub", lambda: epub(b"<p>" + b"a " * 60_000_000), skips=("",)),
    Attack(12, "bomb.warc.gz", lambda: gzip.compress(record(b"a" * 120_000_000), 9), skips=("as bombs do",)),
    Attack(12, "bomb-in-a-body.warc", lambda: record(gzip.compress(bytes(20_000_000), 9)).replace(b"200 OK", b"200 OK\r\nContent-Encoding: gzip").replace(b"Content-Length: 1", b"Content-Length: 1"), skips=("",)),
    Attack(13, "entities.rss", lambda: BOMB.encode(), skips=("",)),
    Attack(13, "entities.xml", lambda: BOMB.encode(), skips=("",)),
    Attack(13, "external.rss", lambda: EXTERNAL.encode(), skips=("",)),
    Attack(14, "deep.json", lambda: b"[" * 100_000, skips=("",)),
    Attack(14, "deep.jsonl", lambda: lines(b'{"a":' * 100_000 + b"1" + b"}" * 100_000), "Corran", ("",)),
    Attack(14, "nan.jsonl", lambda: lines(b'{"text": NaN}', b'{"text": "a", "n": Infinity}'), "Corran", ("", "")),
    Attack(14, "huge-number.jsonl", lambda: lines(b'{"text": "Number one.", "id": ' + b"9" * 100_000 + b"}"), "Corran"),
    Attack(14, "surrogates.jsonl", lambda: lines(b'{"text": "a \\ud800 lone \\udc00 one"}'), "Corran"),
    Attack(14, "cut-off.jsonl", lambda: lines() + b'\n{"text": "The fer', "Corran", ("",)),
    Attack(14, "concatenated.jsonl", lambda: b'{"text": "One."}{"text": "Two."}\n' + lines(), "Corran", ("",)),
    Attack(15, "nested.html", lambda: page("<div>" * 100_000 + BODY), "Corran", notes="plain reader"),
    Attack(15, "links.html", lambda: page("<a href=x>a</a>" * 100_000 + BODY), "Corran", notes="plain reader"),
    Attack(15, "elements.html", lambda: page("<b>a</b>" * 60_000 + BODY), "Corran", notes="plain reader"),
    Attack(15, "attribute.html", lambda: page(f'<img alt="{"x " * 2_500_000}"><article>{BODY}</article>'), "Corran"),
    Attack(15, "comment.html", lambda: page("<!--" * 100_000 + "-->" + BODY), "Corran"),
    Attack(15, "never-closed.html", lambda: b"<html><body>" + BODY.encode() + b"<script>" + b"x<" * 10**6, "Corran"),
    Attack(15, "attributes.html", lambda: page(f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>x</p>{BODY}"), "Corran"),
    Attack(15, "scripted.html", lambda: page(f"<svg onload=alert(1)><style>@import 'http://x'</style></svg>{BODY}"), "Corran"),
    Attack(16, "open-quote.csv", lambda: b'id,text\n1,"' + STORY.encode() + b"\n" * 50_000, skips=("",)),
    Attack(16, "nul.csv", lambda: b"id,text\n1,f\0erry\n2," + STORY.split("\n")[0].encode() + b"\n", ""),
    Attack(16, "long-field.csv", lambda: b"id,text\n1," + b"x" * 11_000_000 + b"\n2,The ferry left Corran.\n", "Corran", ("",)),
    Attack(16, "many-columns.csv", lambda: b"id,text" + b",a" * 50_000 + b"\n1,The ferry left Corran." + b"," * 50_000 + b"\n", "Corran"),
    Attack(17, "cut-off.parquet", lambda: parquet()[:-100], skips=("",)),
    Attack(17, "flipped.parquet", lambda: flipped(parquet()), skips=("",)),
    Attack(17, "no.parquet", lambda: STORY.encode(), ""),
    Attack(17, "cut-off.arrow", lambda: arrow()[:-100], skips=("",)),
    Attack(17, "flipped.arrow", lambda: flipped(arrow()), skips=("",)),
    Attack(18, "cut-off.warc", lambda: record(page(BODY)) + record(page(BODY))[:200], "Corran", ("",)),
    Attack(18, "wrong-length.warc", lambda: record(page(BODY), 10**9) + record(page(BODY)), "", ("",)),
    Attack(18, "negative-length.warc", lambda: record(page(BODY), -5) + record(page(BODY)), "Corran", ("",)),
    Attack(18, "one-gzip.warc.gz", lambda: gzip.compress(record(page(BODY)) * 2), "Corran"),
    Attack(18, "cut-off.warc.gz", lambda: gzip.compress(record(page(BODY))) + gzip.compress(record(page(BODY)))[:60], "Corran", ("",)),
    Attack(18, "cut-off.arc", lambda: b"filedesc://a 0.0.0.0 20310402143000 text/plain 76\n1 0 Crawler\n" + b"x" * 20, skips=("",)),
)
