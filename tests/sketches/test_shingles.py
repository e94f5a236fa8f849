"""Shingle hashes: what equal and unequal texts give."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.sketches.shingles import Shingler, keys_of, token_hash
from compare.text.tokens import tokens

KNOWN = [16511492732384903, 7930440105783228673, 10113080706507147903]
KNOWN_RUNS = [4834982543071272390, 4936734917906432259]
KNOWN_DIGEST = (4199329017449741837, 339346735922341560)
WORDS = st.lists(st.sampled_from("a b c d e f g h".split()), max_size=40)


def truth(words: list[str], n: int) -> int:
    return len({tuple(words[i : i + n]) for i in range(max(1, len(words) - n + 1))}) if words else 0


@given(WORDS)
def test_there_are_as_many_hashes_as_distinct_runs(words: list[str]) -> None:
    """No two different runs share a hash, no run has two."""
    assert len(Shingler(5, 1).shingles(words)) == truth(words, 5)


@given(WORDS)
def test_shingles_are_sorted_and_distinct(words: list[str]) -> None:
    """The set has one form."""
    found = Shingler(3, 1).shingles(words)
    assert (np.diff(found.astype(object)) > 0).all()


def test_a_short_text_is_one_shingle() -> None:
    """Two equal headlines still match; a headline and its beginning do not."""
    signer = Shingler(5, 1)
    assert len(signer.shingles(["fire", "out"])) == 1
    assert signer.shingles(["fire", "out"]).tolist() != signer.shingles(["fire"]).tolist()


def test_the_seed_changes_every_hash() -> None:
    """Texts made to collide for one seed do not collide for another."""
    words = tokens("a ferry ran aground at dawn in thick fog off the cape")
    assert not set(Shingler(5, 1).shingles(words).tolist()) & set(Shingler(5, 2).shingles(words).tolist())


def test_token_hashes_are_these() -> None:
    """The hash is a promise: indexes and other implementations stand on these values."""
    assert [token_hash(word, keys_of(1)) for word in (b"x", b"ferry", b"harbourmaster")] == KNOWN
    shingler = Shingler(5, 1)
    hashes = shingler.token_hashes("a ferry ran aground at dawn".split())
    assert shingler.runs(hashes).tolist() == KNOWN_RUNS
    assert shingler.digest(hashes) == KNOWN_DIGEST
