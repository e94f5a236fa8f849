"""Average linkage on arrays of pairs: its groups, and its history."""

import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from compare.graphs.kernel import Limits, Merges
from compare.graphs.linkage import average_linkage, grouped, groups, merges
from compare.graphs.oracle import ORACLE

Edges = dict[tuple[int, int], float]


@st.composite
def graphs(draw: st.DrawFn, scores: st.SearchStrategy[float]) -> tuple[int, Edges]:
    """Make sparse and dense graphs of up to 14 members."""
    size = draw(st.integers(2, 14))
    pairs = [(i, j) for i in range(size) for j in range(i + 1, size)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True) | st.just(pairs))
    return size, {pair: draw(scores) for pair in chosen}


TIES = st.integers(0, 8).map(lambda n: n / 8)  # of which every mean can be told from its neighbours
CUTS = st.integers(1, 64).map(lambda n: n / 64)


def arrays(edges: Edges) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    left, right = np.array(list(edges), np.int32).reshape(-1, 2).T
    return left, right, np.array(list(edges.values()), np.float64)


def as_lists(labels: np.ndarray) -> list[list[int]]:
    return [np.flatnonzero(labels == label).tolist() for label in np.unique(labels)]


@st.composite
def graphs_without_ties(draw: st.DrawFn) -> tuple[int, Edges]:
    """Make graphs whose means are distinct too: equal ones would leave the order of merging to taste."""
    size = draw(st.integers(2, 9))
    pairs = [(i, j) for i in range(size) for j in range(i + 1, size)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True))
    roots = [math.sqrt(k) % 1 for k in range(2, 80) if math.isqrt(k) ** 2 != k]
    return size, dict(zip(chosen, draw(st.permutations(roots[: len(pairs)])), strict=False))


@given(graphs_without_ties())
def test_it_is_the_linkage_of_the_dense_matrix(graph: tuple[int, Edges]) -> None:
    """Missing pairs count as 0: the groups are those that scipy makes of the full matrix."""
    size, edges = graph
    likeness = np.zeros((size, size))
    for (i, j), score in edges.items():
        likeness[i, j] = likeness[j, i] = score
    distance = squareform(1 - likeness - np.eye(size), checks=False)
    wanted = fcluster(linkage(distance, "average"), 1 - 0.3 + 1e-9, "distance")
    assert sorted(as_lists(wanted)) == grouped(size, ((i, j, s) for (i, j), s in edges.items()), 0.3)


@given(graphs(TIES), CUTS)
def test_groups_of_few_are_those_of_the_arrays(graph: tuple[int, Edges], cut: float) -> None:
    """Pairs that do not touch, too, which need no linkage."""
    size, edges = graph
    wanted = as_lists(average_linkage(size, *arrays(edges), cut))
    assert grouped(size, ((i, j, s) for (i, j), s in edges.items()), cut) == sorted(wanted)


@pytest.mark.parametrize("seed", range(5))
def test_it_is_the_linkage_of_larger_dense_matrices(seed: int) -> None:
    """Hundreds of members, planted groups among noise."""
    rng = np.random.default_rng(seed)
    near = np.arange(200)[:, None] // 8 == np.arange(200) // 8
    likeness = np.where(
        near, rng.uniform(0.3, 1, (200, 200)), rng.uniform(0, 0.5, (200, 200)) * (rng.random((200, 200)) < 0.1)
    )
    left, right = (side.astype(np.int32) for side in np.triu_indices(200, 1))
    likeness = np.triu(likeness, 1) + np.triu(likeness, 1).T
    tree = linkage(squareform(1 - likeness - np.eye(200), checks=False), "average")
    for cut in (0.05, 0.125, 0.25, 0.4):
        labels = average_linkage(200, left, right, likeness[left, right], cut)
        assert as_lists(labels) == sorted(as_lists(fcluster(tree, 1 - cut, "distance")))
        assert all(labels[group[0]] == group[0] for group in as_lists(labels))


def test_a_chain_does_not_become_one_group() -> None:
    """A ~ B ~ C ~ … joins neighbours only: the ends are not alike."""
    assert max(map(len, grouped(12, [(i, i + 1, 0.5) for i in range(11)], 0.22))) <= 4


@given(graphs(st.floats(0, 1)), st.randoms(), CUTS)
def test_the_order_of_the_pairs_and_of_their_sides_changes_nothing(
    graph: tuple[int, Edges], rnd: random.Random, cut: float
) -> None:
    """The whole history stays the same, and it is that of the kernel in Python."""
    size, edges = graph
    first = merges(size, *arrays(edges), cut)
    turned = [((j, i) if rnd.random() < 0.5 else (i, j), score) for (i, j), score in edges.items()]
    rnd.shuffle(turned)
    again = merges(size, *arrays(dict(turned)), cut)
    assert rows_of(first) == rows_of(again)


def rows_of(made: Merges) -> list[tuple[int, int, float]]:
    return list(zip(made.left.tolist(), made.right.tolist(), made.means.tolist(), strict=True))


@given(graphs(TIES | st.floats(0, 1)), CUTS, CUTS)
def test_one_history_serves_every_higher_cut(graph: tuple[int, Edges], one: float, two: float) -> None:
    """Means never rise, so that the groups of a higher cut are those after the first merges: groups are nested."""
    size, edges = graph
    low, high = sorted([one, two])
    made = merges(size, *arrays(edges), low)
    assert np.all(np.diff(made.means) <= 0)
    assert np.all(made.left < made.right)
    assert rows_of(merges(size, *arrays(edges), high)) == [row for row in rows_of(made) if row[2] >= high - 2**-31]
    assert np.array_equal(groups(size, made, high), average_linkage(size, *arrays(edges), high))


def test_a_score_that_is_the_cut_is_enough() -> None:
    """Although neither is a whole number of units."""
    one = np.array([0], np.int32), np.array([1], np.int32), np.array([0.3])
    assert average_linkage(2, *one, 0.3).tolist() == [0, 0]
    assert average_linkage(2, *one, 0.3001).tolist() == [0, 1]


def test_a_score_of_32_bits_is_as_good() -> None:
    """Scores are often kept in less room."""
    one = np.array([0], np.int32), np.array([1], np.int32), np.array([0.5], np.float32)
    assert average_linkage(2, *one, 0.5).tolist() == [0, 0]


def test_a_hub_does_not_hold_its_leaves_together() -> None:
    """Each leaf halves the mean of the others; of equal leaves the first joins."""
    leaves = np.arange(1, 1000, dtype=np.int32)
    labels = average_linkage(1000, np.zeros(999, np.int32), leaves, np.full(999, 0.9), 0.5)
    assert as_lists(labels)[0] == [0, 1]
    assert len(as_lists(labels)) == 999


def test_two_tight_groups_stay_apart_that_loose_ones_would_not() -> None:
    """What lies between is the same; how alike the members of each group are decides, and one tight group does less."""
    between = {(i, j): 0.3 for i in (0, 1, 2) for j in (3, 4, 5)}

    def made(one: float, two: float) -> list[list[int]]:
        inside = {(0, 1): one, (0, 2): one, (1, 2): one, (3, 4): two, (3, 5): two, (4, 5): two}
        return as_lists(average_linkage(6, *arrays(inside | between), 0.16, tight=0.25, pseudo=1))

    assert made(0.4, 0.4) == [[0, 1, 2, 3, 4, 5]]
    assert made(0.9, 0.3) == [[0, 1, 2, 3, 4, 5]]
    assert made(0.9, 0.9) == [[0, 1, 2], [3, 4, 5]]


@given(graphs(TIES | st.floats(0, 1)), CUTS, CUTS)
def test_groups_of_a_higher_cut_lie_within_those_of_a_lower_one(
    graph: tuple[int, Edges], one: float, two: float
) -> None:
    """With tightness too, where means may rise again."""
    size, edges = graph
    low, high = sorted([one, two])
    made = merges(size, *arrays(edges), low, tight=0.25, pseudo=2)
    fine, coarse = (groups(size, made, cut) for cut in (high, low))
    assert np.array_equal(fine, average_linkage(size, *arrays(edges), high, tight=0.25, pseudo=2))
    assert np.array_equal(coarse[fine], coarse)


def test_nothing_gives_nothing() -> None:
    """No members, or members without pairs."""
    none = np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0)
    assert average_linkage(0, *none, 0.5).tolist() == []
    assert average_linkage(3, *none, 0.5).tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    ("left", "right", "score", "cut"),
    [
        ([0], [0], [0.5], 0.5),
        ([0], [3], [0.5], 0.5),
        ([-1], [1], [0.5], 0.5),
        ([0], [1], [1.5], 0.5),
        ([0], [1], [-0.1], 0.5),
        ([0], [1], [float("nan")], 0.5),
        ([0], [1], [0.5], -0.5),
        ([0], [1, 2], [0.5], 0.5),
        ([0], [1], [0.5, 0.5], 0.5),
    ],
)
def test_what_are_no_pairs_is_refused(left: list[int], right: list[int], score: list[float], cut: float) -> None:
    """A member with itself or with nobody, likeness that is none, arrays of different lengths; by either kernel."""
    with pytest.raises(ValueError, match=r"pair|score"):
        average_linkage(3, np.array(left, np.int32), np.array(right, np.int32), np.array(score), cut)
    if len(left) == len(right) and score == [0.5] and cut > 0:
        with pytest.raises(ValueError, match="two of 3 members"):
            ORACLE.merges(
                3, np.array(left, np.int32), np.array(right, np.int32), np.ones(1, np.uint32), Limits(1, 1, 0)
            )
