"""What an article has of others' words -> whose they are, where they stand, and what was set aside of it, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from compare.model import Comparison, Copied, Document, Origin, Sourcing
from compare.reports.phrases import numbers

NONE_COPIED = "no copied words found among these articles"
ALL_ASIDE = "words of others, all set aside"  # what is told of an article of which nothing is left to compare


def whose(found: Sourcing, letter_of: Callable[[str], str]) -> Iterator[str]:
    """Yield whose words an article has beside its own, or that none were found, and whom it credits.

    `letter_of` gives the letter of a document's id.
    """
    if not found.copied:
        yield NONE_COPIED
    groups: defaultdict[tuple[Origin, str, str], list[Copied]] = defaultdict(list)
    for part in found.copied:
        groups[part.origin, part.document, part.agency].append(part)
    for (origin, document, agency), parts in groups.items():
        where = "¶" + numbers(sorted({part.paragraph for part in parts}))
        letter = letter_of(document) if document else ""
        match origin:
            case Origin.WIRE:
                yield f"words of {agency} in {where}" + (f", as in {letter}" if letter else "")
            case Origin.OUTLET:
                yield f"words of {letter} in {where}"
            case Origin.UNTOLD:
                yield f"the same words as {letter} in {where}, whose is not told"
    yield from (f"credits {agency}" for agency in _unplaced(found))


def own_share(found: Sourcing) -> float | None:
    """Return how much of an article is its outlet's own words; None where nobody can tell.

    Where no copied words were found all may be its own, or an article that is not here has them too; and where an agency is
    credited, any of the others may be the agency's.
    """
    return None if not found.copied or any(_unplaced(found)) else found.own


def set_aside(comparison: Comparison, letters: Mapping[str, str]) -> Iterator[str]:
    """Yield what was set aside as words of others, or that nothing was, where only own words were compared."""
    if comparison.own:
        told = [_aside(d, comparison.aside(d.id), letters[d.id]) for d in comparison.documents]
        held = "; ".join(text for text in told if text)
        yield f"Set aside as words of others, and not compared: {held or 'nothing'}"


def partly_aside(comparison: Comparison) -> frozenset[str]:
    """Return the documents of which something was set aside: what is not found in the rest of them may stand there."""
    return frozenset(d.id for d in comparison.documents if comparison.aside(d.id))


def wholly_aside(comparison: Comparison) -> frozenset[str]:
    """Return the documents of which nothing is left to compare."""
    return frozenset(d.id for d in comparison.documents if _is_whole(d, comparison.aside(d.id)))


def _aside(document: Document, aside: Sequence[int], letter: str) -> str:
    whole = ", that is all of it" if _is_whole(document, aside) else ""
    return f"{letter} ¶{numbers(aside, len(aside))}{whole}" if aside else ""


def _is_whole(document: Document, aside: Sequence[int]) -> bool:
    return bool(aside) and len(aside) == len(document.story)


def _unplaced(found: Sourcing) -> Iterator[str]:
    """Yield the agencies that an article credits and of whose words none were found in it."""
    used = {part.agency for part in found.copied}
    return (agency for agency in found.agencies if agency not in used)
