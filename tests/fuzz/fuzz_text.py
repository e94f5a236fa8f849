"""Any paragraphs -> what is boilerplate, the same in C and in Python; any bytes and lines -> text, labels, dates, names.

python tests/fuzz/fuzz_text.py TARGET FOLDER [flags of libFuzzer]
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["compare"]):
    from compare.ingest.charset import decode
    from compare.ingest.dates import moment
    from compare.ingest.labels import codec
    from compare.ingest.markup import blocks
    from compare.ingest.paragraphs import fold, split
    from compare.ingest.prescan import declared_charset
    from compare.model import Kind
    from compare.text.boilerplate.marking import mark
    from compare.text.figures import figures
    from compare.text.language import language_of
    from compare.text.moments import moments
    from compare.text.names import names
    from compare.text.quotes import quotes
    from compare.text.sentences import sentences

LINES = (
    "Sign up for our newsletter",
    "By Ada Quill, Oakfield Courier | April 2, 2031 at 2:30 pm",
    "(Reporting by Ada Quill; Editing by Jan Berg)",
    "Advertisement\nRead more: The bridge is shut\n12 Comments",
    "© 2031 Oakfield Courier. All rights reserved. Photo: A. Quill/Ember Wire",
    "Share this article: Facebook Twitter E-mail",
    "OAKFIELD, April 2 (Ember Wire) - The council voted on Monday, the mayor said: “We close it.”",
)


def boilerplate(data: bytes) -> None:
    """Each paragraph has a kind; the same every time, and what repeats the title is story."""
    title, *texts = data.decode("utf-8", "replace").replace("\ufffd", "\ud83d").split("\n")  # half characters among it
    kinds = mark(texts, title, {"readmore"})
    assert len(kinds) == len(texts) and set(kinds) <= set(Kind)
    assert kinds == mark(texts, title, {"readmore"})


def words(data: bytes) -> None:
    """Text comes apart into pieces of itself."""
    text = data.decode("utf-8", "replace")
    assert all(fold(part) == part and part for part in split(text))
    assert all(fold(part) == part and part for part in blocks(text))
    language = language_of(text)
    assert all(0 <= start < end <= len(text) for start, end in sentences(text, language))
    found = moment(text)
    assert found is None or found.tzinfo is not None


def ledgers(data: bytes) -> None:
    """Quotations, figures, names and moments stand where they say they do."""
    texts = data.decode("utf-8", "replace").split("\n")
    told = list(enumerate(texts))
    for language in ("en", "de"):
        for quote in quotes(told, language):  # one that goes on may go on over a paragraph of nothing
            assert quote.text == texts[quote.paragraph][quote.start : quote.end] and (quote.text or quote.runs_on)
        names(told, language)
        for text in texts:
            assert all(text[figure.start : figure.end] for figure in figures(text, language))
            moments(text)


def encodings(data: bytes) -> None:
    """Bytes are text without NUL or none; a label is one that we can read by."""
    label = declared_charset(data)
    assert label == "" or codec(label)
    for declared in (label, data[:20].decode("latin-1")):
        found = decode(data, declared)
        assert found is None or "\0" not in found.text


TARGETS = {"boilerplate": boilerplate, "words": words, "ledgers": ledgers, "encodings": encodings}


def main() -> None:
    target, folder, *flags = sys.argv[1:]
    for number, line in enumerate(LINES):
        Path(folder, f"{target}-{number}").write_text(line, "utf-8")
    atheris.Setup([sys.argv[0], folder, *flags], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
