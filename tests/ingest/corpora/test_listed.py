"""Laws of a list of texts."""

from __future__ import annotations

import numpy as np
import pytest

from compare.errors import InputError
from compare.ingest.corpora.listed import BATCH, Listed


def test_every_text_is_a_row_known_by_its_place(opened) -> None:
    """An empty one too, and equal ones apart."""
    told = opened(["one", "", " \n", "one"])
    assert told.texts == ("one", "", " \n", "one")
    assert told.ids == ("0", "1", "2", "3") and told.skipped == ()


def test_kept_texts_are_the_same_strings() -> None:
    """What comes back is what was given."""
    texts = ["one", "two", "three"]
    corpus = Listed(texts)
    list(corpus.batches())
    assert corpus.kept(np.array([0, 2])) == ["one", "three"] and corpus.numbered


def test_what_is_no_text_is_refused_with_its_place() -> None:
    """Wherever it stands."""
    with pytest.raises(InputError, match=f"item {BATCH + 2} is no text but int"):
        list(Listed(["a"] * (BATCH + 2) + [7]).batches())  # type: ignore[list-item]


def test_a_kind_of_string_is_a_text(opened) -> None:
    """What numpy makes of words is text all the same."""
    assert opened(["one", np.str_("two")]).texts == ("one", "two")
