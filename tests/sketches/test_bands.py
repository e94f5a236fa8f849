"""Bands: which pairs become candidates."""

from itertools import combinations

import numpy as np
import pytest

from compare.errors import SettingsError
from compare.sketches.bands import Banding, banding, candidate_pairs


@pytest.mark.parametrize("threshold", [0.3, 0.5, 0.7, 0.8, 0.9])
def test_the_wanted_recall_is_kept_with_the_longest_bands(threshold: float) -> None:
    """One row more a band would lose the recall."""
    cut = banding(128, threshold, 0.995)
    assert cut.chance(threshold) >= 0.995
    longer = Banding(128 // (cut.rows + 1), cut.rows + 1)
    assert longer.chance(threshold) < 0.995


def test_an_impossible_wish_names_its_numbers() -> None:
    """Eight functions cannot find pairs at 0.1."""
    with pytest.raises(SettingsError, match=r"8 hash functions cannot find pairs at 0.1"):
        banding(8, 0.1, 0.995)


def test_candidates_are_the_pairs_that_share_a_band() -> None:
    """The result is what comparing every pair would give."""
    rows = np.random.default_rng(1).integers(0, 3, size=(60, 8), dtype=np.uint32)
    found, capped = candidate_pairs(rows, Banding(4, 2), cap=1000)
    bands = rows.reshape(60, 4, 2)
    expected = [(i, j) for i, j in combinations(range(60), 2) if (bands[i] == bands[j]).all(axis=1).any()]
    assert [tuple(pair) for pair in found.tolist()] == expected
    assert capped == 0


def test_a_giant_bucket_stays_linear_and_connected() -> None:
    """Beyond the cap every row still meets the first one and its neighbour, and the bucket is counted."""
    rows = np.zeros((500, 2), dtype=np.uint32)
    found, capped = candidate_pairs(rows, Banding(1, 2), cap=10)
    assert capped == 1
    assert len(found) < 1000
    assert {tuple(p) for p in found.tolist()} >= {(0, n) for n in range(1, 500)}
