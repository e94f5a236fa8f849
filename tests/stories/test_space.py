"""Documents as vectors: what each step of making them promises."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.stories.space import ordered

KEYS = st.integers(0, 2**64 - 1)
# hashes of which many are alike but for the lowest bits
NEAR = st.builds(lambda upper, lower: upper << 60 | lower, st.integers(0, 3), st.integers(0, 7))


@given(st.lists(KEYS | NEAR, max_size=60))
def test_equal_keys_come_side_by_side(keys: list[int]) -> None:
    """In ascending order, however many agree above; each place once."""
    given_keys = np.array(keys, np.uint64)
    order = ordered(given_keys)
    assert sorted(order.tolist()) == list(range(len(keys)))
    assert given_keys[order].tolist() == sorted(keys)
