"""Why two documents are copies, or are not."""

from __future__ import annotations

import pytest

import compare
from compare.errors import InputError
from compare.model import Relation
from compare.settings import Settings


def words(first: int, count: int) -> str:
    return " ".join(f"word{n}" for n in range(first, first + count))


CHAIN = [{"id": f"d{n}", "text": words(5 * n, 60)} for n in range(4)] + [{"id": "x", "text": words(900, 60)}]


def test_a_direct_match_is_its_own_chain() -> None:
    """Relation, true likeness, sizes, and the words that both have."""
    found = compare.dedup(CHAIN)
    told = found.explain("d0", "d1")
    assert (told.left, told.right, told.relation) == ("d0", "d1", Relation.NEAR)
    assert (told.shared, told.sizes) == (51, (56, 56))
    assert told.jaccard == 51 / 61
    assert told.containment == 51 / 56
    assert told.runs == (words(5, 55),)
    assert told.chain == (found.matches[0],)
    assert 0.99 < told.chance < 1


def test_a_copy_of_a_copy_is_led_to_through_the_others() -> None:
    """The fewest matches, in their order, from the first to the second."""
    found = compare.dedup(CHAIN, Settings(threshold=0.8))
    told = found.explain("d3", "d0")
    assert told.relation is None
    assert [(m.pair.left, m.pair.right) for m in told.chain] == [("d2", "d3"), ("d1", "d2"), ("d0", "d1")]
    assert found.rethreshold(0.9).explain("d3", "d0").chain == ()


def test_strangers_have_no_chain() -> None:
    """Whether or not they have copies of their own."""
    found = compare.dedup([*CHAIN, {"id": "y", "text": words(900, 60)}])
    for other in ("x", "y"):
        told = found.explain("d0", other)
        assert (told.relation, told.jaccard, told.shared, told.chain, told.runs) == (None, 0.0, 0, (), ())
        assert told.chance == 0.0
    same = found.explain("x", "y")
    assert (same.relation, same.jaccard, same.chance) == (Relation.EXACT, 1.0, 1.0)


def test_names_and_places_name_the_same() -> None:
    """A number is a place in the input, a string an id."""
    found = compare.dedup(CHAIN)
    assert found.explain(0, 1) == found.explain("d0", "d1") == found.explain(0, "d1")


@pytest.mark.parametrize(
    ("one", "two", "message"),
    [
        ("d0", "nobody", "no document has the id 'nobody'"),
        (0, 5, "there is no document 5; places go from 0 to 4"),
        (-1, 0, "there is no document -1"),
        ("d0", 0, "are one document; name two"),
    ],
)
def test_who_is_not_there_is_told(one: str | int, two: str | int, message: str) -> None:
    """The message names what was asked for."""
    with pytest.raises(InputError, match=message):
        compare.dedup(CHAIN).explain(one, two)


def test_in_an_empty_pile_there_is_nobody() -> None:
    """And no place to name."""
    with pytest.raises(InputError, match="there is no document 0; the pile is empty"):
        compare.dedup([]).explain(0, 1)


def test_short_and_empty_texts_are_explained_too() -> None:
    """Texts of fewer words than a shingle are one; a text without words is like nothing."""
    found = compare.dedup(["a b", "A, b!", "", "…"])
    assert found.explain(0, 1).relation is Relation.EXACT
    assert found.explain(0, 1).runs == ("a b",)
    assert found.explain(2, 3).relation is None
    assert found.explain(0, 2).sizes == (1, 0)


def test_an_excerpt_is_explained() -> None:
    """By what the longer holds of the shorter."""
    found = compare.dedup([words(0, 300), words(50, 80)], Settings(excerpts=True))
    told = found.explain(0, 1)
    assert (told.relation, told.containment, told.sizes) == (Relation.EXCERPT, 1.0, (296, 76))
    assert len(told.chain) == 1


def test_pieces_are_explained() -> None:
    """By the ids that the result gives them."""
    found = compare.dedup([f"{words(0, 20)}\n\n{words(50, 20)}", words(0, 20)], level="paragraph")
    assert found.explain("0#0000", "1#0000").relation is Relation.EXACT
