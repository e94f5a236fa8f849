"""Tests of contradictions: each value with those who give it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from compare.model import Comparison, Conflict, ConflictKind, Mention
from compare.reports.terminal import diff_view
from compare.reports.values import grouped, values_of

TEXTS = (
    "Some 412 jobs go.",
    "412 people lose work.",
    "All 412 of them.",
    "With 438 jobs lost.",
    "A few jobs are lost.",
)


def jobs(what: str = "jobs: 412 / 438") -> Conflict:
    """Return a conflict that each text tells in its own way."""
    return Conflict(ConflictKind.FIGURE, what, False, tuple(Mention("a-1", n, text) for n, text in enumerate(TEXTS)))


@pytest.mark.parametrize(
    ("what", "values"),
    [("jobs: 412 / 438", ("412", "438")), ("14 May / 15 May", ("14 May", "15 May")), ("the hour", ()), ("x:  / 5", ())],
)
def test_values_are_what_a_conflict_names(what: str, values: tuple[str, ...]) -> None:
    """Values stand behind the colon, a slash between them; a conflict may name none."""
    assert values_of(jobs(what)) == values


@pytest.mark.parametrize("text", ["1,600 officers", "1600 officers", "1 600 officers", "1, 600 officers", "(1.600)"])
def test_a_value_is_known_however_it_is_written(text: str) -> None:
    """Thousands may be set apart or not."""
    assert list(grouped([Mention("a", 0, text)], ("1,600", "600"))) == ["1,600"]


@pytest.mark.parametrize("text", ["1,412 jobs", "4125 jobs", "412.5 jobs", "no jobs", "412 or 438 jobs"])
def test_what_cannot_be_told_apart_stands_under_no_value(text: str) -> None:
    """A mention with neither value, or with both, is shown all the same."""
    assert grouped([Mention("a", 0, text)], ("412", "438")) == {"": [Mention("a", 0, text)]}


def test_two_wordings_of_each_value_are_enough(trio: Comparison, printed: Callable[..., str]) -> None:
    """Further wordings are named by their places, unless all are asked for."""
    page = printed(diff_view(replace(trio, conflicts=(jobs(),))))
    assert "412    A¶1  Some 412 jobs go." in page
    assert "also A¶3; --all shows the words" in page
    assert "438    A¶4  With 438 jobs lost." in page
    assert "other  A¶5  A few jobs are lost." in page
    assert "All 412 of them." in printed(diff_view(replace(trio, conflicts=(jobs(),)), all=True))
