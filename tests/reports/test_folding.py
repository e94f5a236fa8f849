"""Tests of folding: what is alike is hidden, counted and numbered, what differs never."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Comparison, Coverage, Document, Link, Paragraph, Status
from compare.reports.terminal import Folding, diff_view
from compare.reports.terminal.folding import Fold
from compare.reports.terminal.pairing import pair_up, sides

Printed = Callable[..., str]
WAYS = ("same", "shared", "perhaps", "other")


def two(ways: str | list[str]) -> Comparison:
    """Return two articles whose n-th paragraphs stand side by side: in the same words, in others, or with nothing in common."""
    texts = [
        ("One text.", "One text.") if way == "same" else (f"Here {n}.", f"There {n}.") for n, way in enumerate(ways)
    ]
    documents = tuple(Document(i, tuple(Paragraph(t[side]) for t in texts)) for side, i in enumerate("ab"))
    rows = [_row(x, y, n, way) for x, y in ("ab", "ba") for n, way in enumerate(ways)]
    return Comparison(documents, tuple(rows), ())


def _row(document: str, against: str, n: int, way: str) -> Coverage:
    told = Status.ONLY if way == "other" else Status.SHARED
    return Coverage(document, n, against, told, 0.9, way == "perhaps", () if way == "other" else (Link(n, 0.9, ()),))


SAME = ["other", *["same"] * 6, "other"]


def test_a_stretch_in_the_same_words_is_folded(printed: Printed) -> None:
    """Its numbers are told, and one paragraph is left on either side of a difference."""
    page = printed(diff_view(two(SAME)))
    assert "… ¶3–6: 4 paragraphs in the same words" in page
    assert page.count("¶2 shared") == page.count("¶7 shared") == 2
    assert "¶4 shared" not in page


@pytest.mark.parametrize(
    ("context", "shown"), [(0, ()), (2, (2, 3, 6, 7)), (None, (2, 3, 4, 5, 6, 7)), (9, (2, 3, 4, 5, 6, 7))]
)
def test_as_much_context_is_left_as_is_asked_for(context: int | None, shown: tuple[int, ...], printed: Printed) -> None:
    """From nothing to everything."""
    page = printed(diff_view(two(SAME), folding=Folding(context)))
    assert tuple(n for n in range(2, 8) if f"¶{n} shared" in page) == shown


def test_all_folds_nothing(printed: Printed) -> None:
    """Whoever asks for all sees every paragraph."""
    assert "…" not in printed(diff_view(two(SAME), all=True, folding=Folding(0)))


def test_only_differences_folds_what_both_tell_in_other_words(printed: Printed) -> None:
    """But not what they perhaps tell."""
    ways = ["other", "shared", "same", "shared", "perhaps"]
    page = printed(diff_view(two(ways), folding=Folding(0, shared=True)))
    assert "… ¶2–4: 3 paragraphs that both tell" in page
    assert "¶5 shared?" in page
    assert "Here 1." in printed(diff_view(two(ways)))


@given(st.lists(st.sampled_from(WAYS), max_size=12), st.integers(0, 3), st.booleans())
def test_nothing_is_lost_and_no_difference_hidden(ways: list[str], context: int, shared: bool) -> None:
    """Rows and folds together are all rows in their order; a fold holds only what is alike."""
    left, right = sides(two(ways))
    rows = pair_up(left, right, False)
    found = list(Folding(context, shared).folded(rows, left, right))
    assert [row for one in found for row in (one.rows if isinstance(one, Fold) else (one,))] == rows
    hidden = {ways[row.left] for one in found if isinstance(one, Fold) for row in one.rows if row.left is not None}
    assert hidden <= ({"same", "shared"} if shared else {"same"})
