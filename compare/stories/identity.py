"""Stories before and after a linkage -> which of those after are which of those before."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from compare.graphs.rows import Numbers, Places


def continued(before: Places, label: Numbers, founders: Mapping[int, int]) -> Places:
    """Return for each document the number of the story that it is in now, -1 for a new story.

    `before` are the numbers of the stories of old, lower ones began earlier; `label` the group of each document, as the place
    of its lowest member. A story goes where its first article goes: `founders` has its place, where it is still there; else
    the first of those that are left. Where several stories meet, the oldest goes on.

    >>> continued(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 3], np.int32), {}).tolist()
    [0, -1, 0, -1]
    """
    numbers, first = np.unique(before, return_index=True)
    goes_with = zip(numbers.tolist(), first.tolist(), strict=True)
    leads = np.array([founders.get(number, at) for number, at in goes_with], np.int64)
    groups, oldest = np.unique(label[leads], return_index=True)
    heirs = np.full(len(label), -1, np.int64)
    heirs[groups] = numbers[oldest]
    found: Places = heirs[label]
    return found


def lowest_labelled(label: Numbers) -> Numbers:
    """Return labels of any kind as the places of the lowest of each label.

    >>> lowest_labelled(np.array([7, 3, 7])).tolist()
    [0, 1, 0]
    """
    _, first, place = np.unique(label, return_index=True, return_inverse=True)
    return first[place].astype(np.int32)
