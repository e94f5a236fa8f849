"""The ids that a pile came with -> ids of which no two are equal, or an error that names one of those that are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from compare.errors import InputError


def told_apart(names: Sequence[str], origin: Callable[[int], str]) -> Sequence[str]:
    """Return distinct names: all bearers of one name get their origin behind it, whichever came first.

    >>> told_apart(["a", "b", "a"], lambda at: f"{at + 1}.txt")
    ['a@1.txt', 'b', 'a@3.txt']
    """
    clashing = twice(names)
    if not clashing:
        return names
    found = [f"{name}@{origin(at)}" if name in clashing else name for at, name in enumerate(names)]
    while clashing := twice(found):  # two places may bear one name: `a:1`, a file, and line 1 of `a`
        number: Counter[str] = Counter()
        for at, name in enumerate(found):
            if name in clashing:
                number[name] += 1
                found[at] = f"{name}#{number[name]}"
    return found


def distinct(names: Sequence[str]) -> Sequence[str]:
    """Return the names, or raise InputError when two are equal."""
    if clashing := twice(names):
        raise InputError(
            f"{len(clashing)} ids stand for more than one document, such as {min(clashing)!r}; make them distinct"
        )
    return names


def twice(names: Sequence[str]) -> set[str]:
    """Return the names that occur more than once."""
    # 8 bytes a name: a set of millions of them would take ten times that
    hashes = np.fromiter(map(hash, names), np.int64, len(names))
    ordered = np.sort(hashes)
    again = ordered[1:][ordered[1:] == ordered[:-1]]
    suspects = np.flatnonzero(np.isin(hashes, again)).tolist() if len(again) else []
    return {name for name, times in Counter(names[at] for at in suspects).items() if times > 1}
