"""A higher threshold on a result that is there: what a fresh run would say, without sketching again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.errors import SettingsError
from compare.settings import Settings

SURE = 1 - 1e-9  # a recall at which no candidate is missed


@st.composite
def piles(draw: st.DrawFn) -> list[str]:
    """Texts cut from one long row of words, some with a few words changed: excerpts, near copies and strangers."""
    texts = []
    for _ in range(draw(st.integers(0, 7))):
        first, count = draw(st.integers(0, 60)), draw(st.integers(1, 120))
        words = [f"w{n}" for n in range(first, first + count)]
        for at in draw(st.lists(st.integers(0, count - 1), max_size=4)):
            words[at] = "changed"
        texts.append(" ".join(words))
    return texts


@given(piles(), st.sampled_from([0.5, 0.7]), st.sampled_from([0.5, 0.75, 0.9, 1.0]), st.booleans(), st.booleans())
def test_upwards_equals_a_fresh_run(texts: list[str], low: float, high: float, excerpts: bool, chains: bool) -> None:
    """The same stay, for the same reasons."""
    if high < low:
        return
    common = {"recall": SURE, "num_perm": 512, "excerpts": excerpts, "chains": chains, "ngram": 3}
    found = compare.dedup(texts, Settings(threshold=low, **common)).rethreshold(high)  # type: ignore[arg-type]  # mixed
    fresh = compare.dedup(texts, Settings(threshold=high, **common))  # type: ignore[arg-type]  # the same
    assert found.matches == fresh.matches
    assert found.clusters == fresh.clusters
    assert found.removed == fresh.removed
    assert found.kept == fresh.kept


def test_downwards_is_refused() -> None:
    """Pairs below were never looked at; after a step up too."""
    found = compare.dedup(["a b c d e f g"])
    with pytest.raises(SettingsError, match=r"pairs below 0.7 were not looked at; for 0.6 run dedup anew"):
        found.rethreshold(0.6)
    with pytest.raises(SettingsError, match=r"pairs below 0.9 were not looked at; for 0.8 run"):
        found.rethreshold(0.9).rethreshold(0.8)


@pytest.mark.parametrize("threshold", [1.5, float("nan")])
def test_no_share_is_no_threshold(threshold: float) -> None:
    """As in the settings."""
    with pytest.raises(SettingsError, match="is not a share"):
        compare.dedup(["a b c d e f g"]).rethreshold(threshold)


def test_the_first_result_stays_as_it_was() -> None:
    """A new threshold makes a new result."""
    text = " ".join(f"w{n}" for n in range(40))
    found = compare.dedup([text, f"{text} and a few more words"])
    assert len(found.rethreshold(0.95).kept) == 2
    assert len(found.kept) == 1
