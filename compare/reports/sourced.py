"""What an article has of others' words -> whose they are and where they stand, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from compare.model import Copied, Origin, Sourcing
from compare.reports.phrases import numbers


def whose(found: Sourcing, letter_of: Callable[[str], str]) -> Iterator[str]:
    """Yield whose words an article has beside its own, and whom it credits; `letter_of` gives the letter of a document's id."""
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
    used = {part.agency for part in found.copied}
    yield from (f"credits {agency}" for agency in found.agencies if agency not in used)
