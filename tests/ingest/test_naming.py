"""Laws of ids that are told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import InputError
from compare.ingest.naming import distinct, told_apart, twice

NAMES = st.lists(st.sampled_from(["a", "b", "a@0", "a@1", "b#1", "a@0#1"]))


@given(NAMES)
def test_names_told_apart_are_distinct(names: list[str]) -> None:
    """Whatever they look like; a name that nobody shares stays as it is when nothing looks like it."""
    found = told_apart(names, lambda at: str(at % 2))
    assert len(set(found)) == len(names)
    assert not twice(names) or found != names


@given(NAMES)
def test_names_that_occur_twice_are_found(names: list[str]) -> None:
    """All of them and no others."""
    assert twice(names) == {name for name in names if names.count(name) > 1}


def test_the_least_of_the_equal_names_is_told() -> None:
    """So that the message does not depend on the order."""
    with pytest.raises(InputError, match="2 ids stand for more than one document, such as 'a'"):
        distinct(["b", "a", "c", "a", "b"])
    assert distinct(["b", "a"]) == ["b", "a"]
