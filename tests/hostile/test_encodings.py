"""Wrong, missing and mixed encodings, and binaries that call themselves text."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import compare

TEXT = "Die Brücke über den Fluß müsse schließen – sofort. Größere Schäden gebe es nicht sagte die Bürgermeisterin."
PAGE = "<!doctype html><html><head><meta charset=utf-8></head><body><p>{text}</p></body></html>"
FORMS = {
    ".txt": "{text}",
    ".md": "{text}",
    ".html": PAGE,
    ".csv": "id,text\n1,{text}\n",
    ".jsonl": '{{"text": "{text}"}}\n',
}


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]
)
@pytest.mark.parametrize("suffix", FORMS)
def test_any_encoding_is_read(codec: str, suffix: str, tmp_path: Path) -> None:
    """In every format that is text, with or without a mark, whatever the page claims."""
    text = TEXT.replace("–", "-") if codec == "latin-1" else TEXT
    (tmp_path / f"a{suffix}").write_bytes(FORMS[suffix].format(text=text).encode(codec))
    (document,) = compare.read(tmp_path).documents
    assert document.text == text


LABELS = ("koi8-r", "utf-16", "big5", "x-user-defined", "no-such-thing", "zlib")
# of bytes that may be either, the label decides
LIES = [(told, codec) for told in LABELS for codec in ("utf-8", "utf-16", "cp1252") if (told, codec) not in
        (("koi8-r", "cp1252"), ("big5", "cp1252"))]  # fmt: skip


@pytest.mark.parametrize(("told", "codec"), LIES)
def test_a_wrong_label_is_not_believed(told: str, codec: str, tmp_path: Path) -> None:
    """Where the bytes say something else; what they leave open is as a browser would have it."""
    (tmp_path / "a.html").write_bytes(PAGE.format(text=TEXT).replace("utf-8", told).encode(codec))
    (document,) = compare.read(tmp_path, workers=0).documents
    assert document.text == TEXT


def test_what_was_replaced_is_told(tmp_path: Path) -> None:
    """More than one broken character in a hundred makes a note, with how many of how many; fewer make none."""
    text = "Die Brücke über den großen Fluß müsse schließen, hörte man überall auf den Straßen der Stadt. " * 20
    for name, broken in (("few.txt", 3), ("many.txt", 40)):
        raw = text.encode()
        for at in range(broken):
            place = raw.index(b" ", at * 30)
            raw = raw[:place] + b"\xff" + raw[place + 1 :]
        (tmp_path / name).write_bytes(raw)
    few, many = compare.read(tmp_path).documents
    assert few.notes == () and few.text.count("\ufffd") == 3
    (note,) = many.notes
    assert note.startswith("40 of ") and note.endswith("could not be decoded as utf-8")


def test_nul_bytes_are_dropped(tmp_path: Path) -> None:
    """A few in a text are no reason to lose it."""
    (tmp_path / "a.txt").write_bytes(TEXT.encode().replace(b" ", b" \0", 1) + bytes(500))
    (document,) = compare.read(tmp_path).documents
    assert "\0" not in document.text and document.text.startswith("Die Brücke über")


@pytest.mark.parametrize(
    "suffix", [".txt", ".md", ".html", ".csv", ".json", ".jsonl", ".eml", ".xml", ".mbox", ".rss", ""]
)
def test_a_binary_under_any_name_is_skipped(suffix: str, tmp_path: Path) -> None:
    """Random bytes, pictures and programs are told of, not compared."""
    noise = random.Random(7).randbytes(20_000)
    for number, head in enumerate((b"\x89PNG\r\n\x1a\n", b"\x7fELF\x02\x01\x01", b"GIF89a", b"")):
        (tmp_path / f"{number}{suffix}").write_bytes(head + noise)
    reading = compare.read(tmp_path)
    assert not reading.documents
    assert len({s.origin.rpartition("/")[2].partition(":")[0] for s in reading.skipped}) == 4
