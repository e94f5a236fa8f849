"""Bytes in any encoding -> text, by a ladder: byte order mark, strict UTF-8, what the page declares, detection."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from compare.ingest.labels import codec

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SEVEN_BIT = ("iso2022_jp", "hz")  # valid UTF-8 to look at, and something else to read
SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x28\xb5\x2f\xfd",
    b"\xfd7zXZ",
)
CONTROLS = bytes((*range(9), *range(14, 27), *range(28, 32)))
PLAIN = re.compile(r"[\n -~\u3000-\u30ff\uff0c]")
SAMPLE = 65_536
MANY = 0.03  # a random byte is one of them in 10 cases of 100, a character of prose in none


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without NUL, the encoding it was read by, and how many characters could not be read."""

    text: str
    encoding: str
    replaced: int = 0

    @property
    def notes(self) -> tuple[str, ...]:
        """Return a note when more than one character in a hundred was replaced, else nothing."""
        if self.replaced * 100 <= len(self.text):
            return ()
        return (f"{self.replaced:,} of {len(self.text):,} characters could not be decoded as {self.encoding}",)


def decode(raw: bytes, declared: str = "") -> Decoded | None:
    """Return the text of `raw`, or None when it is binary; `declared` is the label that the page gives itself.

    Text that is valid UTF-8 and not plain ASCII is UTF-8 whatever it declares: no other encoding looks so by chance.
    """
    if raw.startswith(SIGNATURES):
        return None
    found = _marked(raw) or _seven_bit(raw, declared) or _strict(raw) or _labelled(raw, declared) or _detected(raw)
    return None if found is None or _is_binary(found.text) else found


def _marked(raw: bytes) -> Decoded | None:
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _decoded(raw[len(mark) :], encoding)
    return None


def _seven_bit(raw: bytes, declared: str) -> Decoded | None:
    return _decoded(raw, codec(declared)) if codec(declared) in SEVEN_BIT else None


def _strict(raw: bytes) -> Decoded | None:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _nearly(raw)
    # UTF-16 without a mark is valid UTF-8 full of control characters, ISO-2022 is it with shifts to another alphabet
    return None if _many_controls(text) or "\x1b$" in text else Decoded(text.replace("\0", ""), "utf-8")


def _nearly(raw: bytes) -> Decoded | None:
    """Return UTF-8 with a few broken characters, when the sound ones outnumber them by far."""
    found = _decoded(raw, "utf-8")
    if found.replaced > 10_000:
        return None
    beyond = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", found.text)))
    return found if beyond > 4 * found.replaced and not _many_controls(found.text) else None


def _labelled(raw: bytes, declared: str) -> Decoded | None:
    name = codec(declared)
    return _decoded(raw, name) if name and name != "utf-8" else None


def _detected(raw: bytes) -> Decoded | None:
    import chardet  # heavy: only texts that are not UTF-8 need it

    web = chardet.EncodingEra.MODERN_WEB  # among all eras it takes short texts for Mac and mainframe ones
    guess = chardet.detect(raw, prefer_superset=True, encoding_era=web)["encoding"]
    if not _many_controls(raw[:SAMPLE].decode("latin-1")):
        return _decoded(raw, guess) if guess else None
    is_wide = guess is not None and guess.lower().startswith(("utf-16", "utf-32"))
    return _decoded(raw, guess) if guess and is_wide else _wide(raw)


def _wide(raw: bytes) -> Decoded | None:
    """Return UTF-16 that detection does not know: read the right way round, it has spaces, digits or kana."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            sample = raw[:SAMPLE].decode(encoding)
        except UnicodeDecodeError:
            continue
        if 20 * len(PLAIN.findall(sample)) > len(sample):
            return _decoded(raw, encoding)
    return None


def _decoded(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, "replace")
    return Decoded(text.replace("\0", ""), encoding, text.count("\ufffd"))


def _is_binary(text: str) -> bool:
    return _many_controls(text) or text.count("\ufffd", 0, SAMPLE) > 0.3 * min(len(text), SAMPLE)


def _many_controls(text: str) -> bool:
    sample = text[:SAMPLE].rstrip("\0")  # a crash pads files with zeros
    raw = sample.encode("utf-8", "surrogatepass")  # in which they are themselves
    return len(raw) - len(raw.translate(None, CONTROLS)) > MANY * len(sample)
