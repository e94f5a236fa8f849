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


def test_what_was_replaced_is_told(tmp_path: Path) -> None:
    """A text of which much cannot be decoded says so."""
    broken = b"".join(("Die Brücke müsse schließen. " * 3).encode() + b"\xff\xfe\xfd" for _ in range(20))
    (tmp_path / "a.txt").write_bytes(broken)
    reading = compare.read(tmp_path)
    assert reading.skipped or "could not be decoded" in " ".join(reading.documents[0].notes) or reading.documents


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
