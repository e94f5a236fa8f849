"""A comparison, or several -> what each article is made of, and how much of each the others tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from compare.model import Comparison, Document, Makeup, Overlap, Status

Shares = Mapping[tuple[str, str], float]  # of what the first outlet tells, the share that the second tells too
_Judged = Mapping[tuple[str, int], set[Status | None]]  # by document and paragraph

_TOLD = {Status.SHARED: 1.0, Status.PARTIAL: 0.5, Status.ONLY: 0.0}  # share of a paragraph's words that the other tells


def makeups(comparison: Comparison) -> tuple[Makeup, ...]:
    """Return what each document of a comparison is made of, in their order.

    What is copied is told by `sourcing`. Of the rest, a paragraph is told only here if that is sure of all others, and by
    others if it is sure of one; of one that is surely told in part, half is told by others; all else is unclear.
    """
    own = {found.document: found.own for found in comparison.sourcing}
    rows = _judged(comparison)
    return tuple(_makeup(d, own.get(d.id, 1.0), rows) for d in comparison.documents)


def untold_halves(comparison: Comparison) -> Mapping[str, float]:
    """Return of each document the share of its words that is the other half of what is surely told in part.

    Of what a makeup calls unclear it is this much, but for what of it is copied; the rest is perhaps told only there.
    """
    rows, found = _judged(comparison), {}
    for d in comparison.documents:
        words = [(len(text.split()), rows.get((d.id, at), set())) for at, text in d.story]
        halves = sum(count for count, held in words if Status.PARTIAL in held and Status.SHARED not in held) / 2
        found[d.id] = round(halves / (sum(count for count, _ in words) or 1), 4)
    return found


def overlaps(comparison: Comparison) -> tuple[Overlap, ...]:
    """Return how much of each document each other one tells, in the order of the documents."""
    words = {(d.id, at): len(text.split()) for d in comparison.documents for at, text in d.story}
    told: defaultdict[tuple[str, str], float] = defaultdict(float)
    whole: defaultdict[tuple[str, str], int] = defaultdict(int)
    for row in comparison.coverage:
        weight = words.get((row.document, row.paragraph), 0)
        told[row.document, row.against] += _TOLD[row.status] * weight
        whole[row.document, row.against] += weight
    ids = [d.id for d in comparison.documents]
    pairs = [(one, two) for one in ids for two in ids if whole[one, two]]
    return tuple(Overlap(one, two, round(told[one, two] / whole[one, two], 4)) for one, two in pairs)


def outlets_overlaps(comparison: Comparison) -> Shares:
    """Return how much of what each named outlet tells each other one tells; of several articles of one outlet, the most."""
    outlet = {d.id: d.outlet for d in comparison.documents}
    best: dict[tuple[str, str], float] = {}
    for found in overlaps(comparison):
        pair = outlet[found.of], outlet[found.told_by]
        if all(pair) and pair[0] != pair[1]:
            best[pair] = max(best.get(pair, 0.0), found.share)
    return best


def between_outlets(stories: Iterable[Shares]) -> tuple[Overlap, ...]:
    """Return how much of what each outlet tells each other one tells, over the stories that both tell themselves."""
    shares: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for found in stories:
        for pair, share in found.items():
            shares[pair].append(share)
    return tuple(
        Overlap(*pair, round(sum(shares[pair]) / len(shares[pair]), 4), len(shares[pair])) for pair in sorted(shares)
    )


def _judged(comparison: Comparison) -> _Judged:
    """Return how the others were found to tell each paragraph, None for what is uncertain."""
    rows: defaultdict[tuple[str, int], set[Status | None]] = defaultdict(set)
    for row in comparison.coverage:
        rows[row.document, row.paragraph].add(None if row.uncertain else row.status)
    return rows


def _makeup(document: Document, own: float, rows: _Judged) -> Makeup:
    words = [(len(text.split()), rows.get((document.id, at), set())) for at, text in document.story]
    whole = sum(count for count, _ in words) or 1
    told = sum(count * max((_TOLD[s] for s in found if s), default=0.0) for count, found in words) / whole
    lone = sum(count for count, found in words if found == {Status.ONLY}) / whole
    # what is copied is told elsewhere: it is taken from what others surely tell, then from what is unclear
    copied = round(1.0 - own, 4)
    only = round(min(lone, own), 4)
    shared = round(min(max(told - copied, 0.0), own - only), 4)
    return Makeup(document.id, copied, shared, max(0.0, round(1.0 - copied - shared - only, 4)), only)
