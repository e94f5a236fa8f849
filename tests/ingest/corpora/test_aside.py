"""Laws of texts put aside."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.ingest.corpora.aside import Aside
from compare.ingest.corpora.joining import joined
from compare.sketches.texts import Utf8, strings


def utf8(texts: list[str]) -> Utf8:
    """Return texts end to end, with something before and behind them that is none of theirs."""
    raw = [text.encode() for text in texts]
    return Utf8(np.frombuffer(b"x" + b"".join(raw) + b"x", np.uint8), np.cumsum([1, *map(len, raw)]))


WORDS = st.lists(st.text(st.characters(exclude_categories=["Cs"])))


@given(st.lists(WORDS))
def test_what_was_put_aside_comes_back(pieces: list[list[str]]) -> None:
    """All of it, or every other text."""
    texts = [text for piece in pieces for text in piece]
    rows = np.arange(len(texts)) * 3
    aside = Aside(rows, map(utf8, pieces))
    assert strings(aside.texts(rows)) == texts
    assert strings(aside.texts(rows[::2])) == texts[::2]
    assert aside.has(rows) and not aside.has(np.array([1]))


@given(st.lists(WORDS), st.booleans())
def test_joined_texts_are_the_texts_of_the_pieces(pieces: list[list[str]], mixed: bool) -> None:
    """In UTF-8 or as strings, or some of each."""
    given_pieces = [piece if mixed and at % 2 else utf8(piece) for at, piece in enumerate(pieces)]
    assert list(strings(joined(given_pieces))) == [text for piece in pieces for text in piece]
