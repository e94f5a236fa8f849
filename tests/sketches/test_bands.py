"""Bands: which pairs become candidates."""

from itertools import combinations

import numpy as np
import pytest

from compare.errors import SettingsError
from compare.sketches.bands import Banding, band_keys, banding


@pytest.mark.parametrize("threshold", [0.3, 0.5, 0.7, 0.8, 0.9])
def test_the_wanted_recall_is_kept_with_the_longest_bands(threshold: float) -> None:
    """One row more a band would lose the recall."""
    cut = banding(128, threshold, 0.995)
    assert cut.chance(threshold) >= 0.995
    longest = Banding(128 // (cut.rows + 1), cut.rows + 1)
    assert longest.chance(threshold) < 0.995


def test_an_impossible_wish_names_its_numbers() -> None:
    """Eight functions cannot find pairs at 0.1."""
    with pytest.raises(SettingsError, match=r"8 hash functions cannot find pairs at 0.1"):
        banding(8, 0.1, 0.995)


def test_no_more_functions_are_computed_than_are_needed() -> None:
    """One band fewer would lose the recall, and the bound on the functions is kept."""
    for threshold in (0.3, 0.5, 0.7, 0.8, 0.9):
        cut = banding(128, threshold, 0.995)
        assert Banding(cut.bands - 1, cut.rows).chance(threshold) < 0.995
        assert cut.functions <= 128


def test_equal_bands_have_equal_keys_and_others_other_ones() -> None:
    """Two texts share the key of a band when they agree on all its rows, and only then."""
    rows = np.random.default_rng(1).integers(0, 3, size=(60, 8), dtype=np.uint32)
    keys = band_keys(rows, Banding(4, 2))
    bands = rows.reshape(60, 4, 2)
    for one, two in combinations(range(60), 2):
        assert ((keys[one] == keys[two]) == (bands[one] == bands[two]).all(axis=1)).all()
