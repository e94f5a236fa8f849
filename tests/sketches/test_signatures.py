"""Signatures: equal to datasketch's, and honest estimators."""

import numpy as np
import pytest
from datasketch import MinHash

from compare.errors import SettingsError
from compare.sketches.shingles import Shingler
from compare.sketches.signatures import Signer, narrow


def sets_with(jaccard: float, size: int, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    shared = round(2 * size * jaccard / (1 + jaccard))
    pool = np.unique(random.integers(0, 2**64, size=2 * size - shared + 50, dtype=np.uint64))
    random.shuffle(pool)
    return np.sort(pool[:size]), np.sort(pool[size - shared : 2 * size - shared])


def test_signatures_are_those_of_datasketch() -> None:
    """For the same 32-bit shingle hashes both libraries give the same bits."""
    shingles = Shingler(5, 1).shingles([f"w{n * n % 211}" for n in range(400)])
    reference = MinHash(num_perm=128, seed=7, scheme="affine32", hashfunc=int)
    reference.update_batch(narrow(shingles).tolist())
    (row,) = Signer(128, 7).sign([shingles])
    assert row.tolist() == reference.hashvalues.tolist()


def test_a_signature_goes_to_datasketch_and_back() -> None:
    """The object made of a signature holds it unchanged and estimates as it does."""
    signer = Signer(64, 3)
    rows = signer.sign([Shingler(2, 1).shingles("a b c d e f".split()), Shingler(2, 1).shingles("a b c d x y".split())])
    one, two = (signer.to_datasketch(row) for row in rows)
    assert one.hashvalues.tolist() == rows[0].tolist()
    assert one.jaccard(two) == pytest.approx((rows[0] == rows[1]).mean())


def test_the_empty_set_signs_as_datasketch_has_it() -> None:
    """All places of its row are at their largest."""
    (row,) = Signer(16, 1).sign([np.empty(0, np.uint64)])
    assert row.tolist() == MinHash(num_perm=16, scheme="affine32").hashvalues.tolist()


@pytest.mark.parametrize("jaccard", [0.2, 0.5, 0.8])
def test_the_estimate_is_unbiased_and_varies_as_it_must(jaccard: float) -> None:
    """Over many pairs the mean is J and the standard deviation sqrt(J (1 - J) / K)."""
    random, signer = np.random.default_rng(5), Signer(128, 1)
    estimates, truths = [], []
    for _ in range(300):
        one, two = sets_with(jaccard, 300, random)
        rows = signer.sign([one, two])
        estimates.append(float((rows[0] == rows[1]).mean()))
        truths.append(len(np.intersect1d(one, two)) / len(np.union1d(one, two)))
    errors = np.array(estimates) - np.array(truths)
    spread = np.sqrt(jaccard * (1 - jaccard) / 128)
    assert abs(errors.mean()) < 3 * spread / np.sqrt(300)
    assert 0.85 < errors.std() / spread < 1.15


def test_hash_functions_are_independent() -> None:
    """No two columns order the same sets alike: multipliers that never wrap would give 128 times one function."""
    random = np.random.default_rng(2)
    rows = Signer(32, 1).sign([np.sort(random.integers(0, 2**64, 50, dtype=np.uint64)) for _ in range(400)])
    correlation = np.corrcoef(rows.T.astype(float))
    assert np.abs(correlation - np.eye(32)).max() < 0.3


def test_a_datasketch_object_is_taken_back() -> None:
    """What datasketch makes of the same hashes with the same seed is our signature; another family is refused."""
    signer, shingles = Signer(64, 3), Shingler(2, 1).shingles("a b c d e f".split())
    theirs = MinHash(num_perm=64, seed=3, scheme="affine32", hashfunc=int)
    theirs.update_batch(narrow(shingles).tolist())
    assert signer.from_datasketch(theirs).tolist() == signer.sign([shingles])[0].tolist()
    with pytest.raises(SettingsError, match="affine32"):
        signer.from_datasketch(MinHash(num_perm=64, seed=4, scheme="affine32"))


def test_the_first_functions_are_the_same_however_many_are_used() -> None:
    """A dedup that needs 80 of 128 functions computes the first 80 places of the whole signature."""
    shingles = Shingler(2, 1).shingles("a b c d e f g h".split())
    assert Signer(128, 1, 80).sign([shingles])[0].tolist() == Signer(128, 1).sign([shingles])[0][:80].tolist()
