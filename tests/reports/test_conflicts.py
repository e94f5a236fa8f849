"""Tests of contradictions: each value with those who give it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from compare.model import Comparison, Conflict, ConflictKind, Mention
from compare.reports.disputed import disputed
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


def test_a_point_says_what_its_tellers_give_differently(trio: Comparison, printed: Callable[..., str]) -> None:
    """Only for certain, and only where two of them stand in the conflict."""
    point = next(p for p in trio.points if len(p.told_by) > 1)
    places = [(t.document, t.paragraphs[0]) for t in point.told_by[:2]]
    given = [f"{point.text} There are {number}." for number in (412, 438)]
    told = replace(jobs(), mentions=tuple(Mention(*at, text) for at, text in zip(places, given, strict=True)))
    both = replace(trio, conflicts=(told,))
    assert [each.conflict for each in disputed(both)[point.id]] == [told]
    assert f"≠ 412 / 438  {point.text[:20]}" in printed(diff_view(both), 160)
    assert disputed(replace(trio, conflicts=(replace(told, uncertain=True),))) == {}
    for mentions in (told.mentions[:1], tuple(replace(m, text=given[0]) for m in told.mentions)):
        assert point.id not in disputed(replace(trio, conflicts=(replace(told, mentions=mentions),)))


def test_the_certain_conflicts_come_first_and_then_the_likeliest(trio: Comparison, printed: Callable[..., str]) -> None:
    """Where none is certain, the title claims none."""
    sure, doubted = jobs("jobs: 1 / 2"), replace(jobs("jobs: 3 / 4"), uncertain=True, score=0.3)
    likely = replace(jobs("jobs: 5 / 6"), uncertain=True, score=0.7)
    page = printed(diff_view(replace(trio, conflicts=(doubted, likely, sure))))
    assert page.index("1 / 2") < page.index("5 / 6") < page.index("3 / 4")
    assert "Where they contradict each other" in page
    assert "Where they may contradict each other" in printed(diff_view(replace(trio, conflicts=(doubted, likely))))


def test_two_wordings_of_each_value_are_enough(trio: Comparison, printed: Callable[..., str]) -> None:
    """Further wordings are named by their places, unless all are asked for."""
    page = printed(diff_view(replace(trio, conflicts=(jobs(),))))
    assert "412    A¶1  Some 412 jobs go." in page
    assert "also A¶3; --all shows the words" in page
    assert "438    A¶4  With 438 jobs lost." in page
    assert "other  A¶5  A few jobs are lost." in page
    assert "All 412 of them." in printed(diff_view(replace(trio, conflicts=(jobs(),)), all=True))
