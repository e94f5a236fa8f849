"""Somebody whom one document names -> how another that tells the same calls them: "the minister", "a spokesman"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from compare.alignment.pairs import Pairs, Side
from compare.model import Mention
from compare.text.roles import COMMON

SURE_LINK = 0.5  # probability of a link, from which on both paragraphs speak of the same people
# "A minister" may be any; "the minister" is one who was told of.
_BEFORE = r"\b(?:the|its|his|her|their|our|der|die|el|la|le)"


def described(
    side: int, stands: Collection[tuple[int, int]], sides: Sequence[Side], pairs: Pairs, roles: Sequence[str]
) -> Mention | None:
    """Return the words with a role of somebody in a side's paragraph that is linked to one where another side names them.

    `stands` are the sides and passages that name them; a role right before a name is somebody else's, and so is one of which
    more is told than where they are named: "the Tarnish leader" is not Jo Lunn, the opposition leader.
    """
    naming = [sides[at].passages[place].text.lower() for at, place in sorted(stands)]
    for at in sorted(_linked(side, stands, pairs)):
        passage = sides[side].passages[at]
        for role in roles:
            if role in COMMON or role.split()[-1] not in passage.tokens:
                continue
            for found in _pattern(role).finditer(passage.text):
                if not found[1] or any(f"{found[1]}{role}".lower() in text for text in naming):
                    return Mention(sides[side].document.id, passage.index, found.group())
    return None


def _linked(side: int, stands: Collection[tuple[int, int]], pairs: Pairs) -> Iterator[int]:
    """Yield the passages of a side that are linked to passages of others where a name stands."""
    for other in sorted({other for other, _ in stands}):
        pair = pairs[min(side, other), max(side, other)]
        for link in pair.links:
            if link.probability < SURE_LINK:
                continue
            here, there = (link.left, link.right) if side < other else (link.right, link.left)
            if (other, there) in stands:
                yield here


@lru_cache(maxsize=512)
def _pattern(role: str) -> re.Pattern[str]:
    """Return a pattern of a role with its article that no name follows."""
    return re.compile(
        rf"(?i:{_BEFORE}) ((?:[\w-]+ ){{0,2}}?)(?i:{re.escape(role)})\b(?!['’]s (?:office|department|spokes)|,? [A-Z])"
    )
