"""Which story goes on as which, when stories meet and part."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.stories.identity import continued, lowest_labelled

PLACES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=20)


def test_the_older_story_goes_on_where_two_meet() -> None:
    """Whichever of them has the lower place."""
    assert continued(np.array([3, 1, 3]), np.array([0, 0, 0], np.int32), {}).tolist() == [1, 1, 1]


def test_a_story_goes_with_its_first_article() -> None:
    """Not with the earlier one that came to it from another story."""
    assert continued(np.array([2, 2, 2]), np.array([0, 1, 1], np.int32), {2: 1}).tolist() == [-1, 2, 2]


@given(PLACES)
def test_a_group_has_one_story_and_a_story_one_group(drawn: list[tuple[int, int]]) -> None:
    """No two groups have one story; a group has a new one only where none of its members led an old one."""
    before, labels = (np.array(column) for column in zip(*drawn, strict=True))
    label = lowest_labelled(labels)
    now = continued(before, label, {})
    pairs = {(int(g), int(n)) for g, n in zip(label, now, strict=True)}
    assert len({g for g, _ in pairs}) == len(pairs)
    old = [n for _, n in pairs if n >= 0]
    assert len(old) == len(set(old))
    leads = {int(label[np.flatnonzero(before == number)[0]]) for number in before}
    assert {g for g, n in pairs if n >= 0} == leads
