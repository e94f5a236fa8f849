"""Average linkage on a sparse graph."""

import math
import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from compare.clusters.linkage import average_linkage

Edges = dict[tuple[int, int], float]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, Edges]:
    size = draw(st.integers(2, 9))
    pairs = [(i, j) for i in range(size) for j in range(i + 1, size)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True))
    # likenesses whose means are distinct too: equal ones would leave the order of merging to taste
    roots = [math.sqrt(k) % 1 for k in range(2, 80) if math.isqrt(k) ** 2 != k]
    values = draw(st.permutations(roots[: len(pairs)]))
    return size, dict(zip(chosen, values, strict=False))


def same_groups(groups: list[list[int]], labels: np.ndarray) -> bool:
    by_label: dict[int, list[int]] = {}
    for item, label in enumerate(labels.tolist()):
        by_label.setdefault(label, []).append(item)
    return sorted(by_label.values()) == groups


@given(graphs())
def test_it_is_the_linkage_of_the_dense_matrix(graph: tuple[int, Edges]) -> None:
    """Missing pairs count as 0: the groups are those that scipy makes of the full matrix."""
    size, edges = graph
    likeness = np.zeros((size, size))
    for (i, j), score in edges.items():
        likeness[i, j] = likeness[j, i] = score
    distance = squareform(1 - likeness - np.eye(size), checks=False)
    labels = fcluster(linkage(distance, "average"), 1 - 0.3 + 1e-9, "distance")
    assert same_groups(average_linkage(size, ((i, j, s) for (i, j), s in edges.items()), 0.3), labels)


@given(graphs(), st.randoms())
def test_the_order_of_the_pairs_changes_nothing(graph: tuple[int, Edges], rnd: random.Random) -> None:
    """Shuffled pairs give the same groups."""
    size, edges = graph
    rows = [(i, j, s) for (i, j), s in edges.items()]
    first = average_linkage(size, rows, 0.3)
    rnd.shuffle(rows)
    assert average_linkage(size, rows, 0.3) == first


def test_a_chain_does_not_become_one_group() -> None:
    """A ~ B ~ C ~ … joins neighbours only: the ends are not alike."""
    groups = average_linkage(12, [(i, i + 1, 0.5) for i in range(11)], 0.22)
    assert max(map(len, groups)) <= 4
