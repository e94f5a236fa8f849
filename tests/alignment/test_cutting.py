"""What is cut stands in the other wording, in order; what is changed does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.alignment.cutting import is_cut, printed

WHOLE = "The quay was rotten for eleven years, and nobody in this town hall cared."


@pytest.mark.parametrize(
    "part",
    [
        "the quay was ROTTEN for eleven years",
        "The quay was rotten … nobody in this town hall cared",
        "[T]he quay was rotten . . . and nobody [of them] in this town hall",
        "The quay was rotten[,] for eleven year[s]",
        "nobody in this town hall cared. We will sue.",
        "I told you. The quay was rotten for eleven years",
    ],
)
def test_a_cut_prints_the_same_words(part: str) -> None:
    """Ellipses, brackets, case and punctuation are free, and so is where it begins and ends."""
    is_same = is_cut(part, WHOLE, 4)
    assert is_same is (part != "The quay was rotten[,] for eleven year[s]")
    assert is_cut(WHOLE, part, 4) is is_same


@pytest.mark.parametrize(
    "part",
    [
        "The quay was very rotten for eleven years, and nobody in this town hall cared",
        "The quay is rotten for eleven years, and nobody in this town hall cared",
        "The quay was rotten, and nobody in this town hall cared",
        "nobody in this town hall cared … the quay was rotten for eleven years",
    ],
)
def test_a_changed_word_is_no_cut(part: str) -> None:
    """Nor is one that is left out unsaid, nor another order."""
    assert not is_cut(part, WHOLE, 8)


@given(st.text("ab .…[]", max_size=40), st.text("ab .…[]", max_size=40))
def test_it_does_not_matter_which_is_named_first(one: str, two: str) -> None:
    """Either may be the cut one; whatever stands in them, all of one stands in itself."""
    assert is_cut(one, two, 3) == is_cut(two, one, 3)
    assert is_cut(one, one, sum(map(len, printed(one))))
