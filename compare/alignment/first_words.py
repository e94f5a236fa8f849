"""Names of a story -> the name whose first word may stand for it in another article: Braddick for the Braddick Line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from compare.text.kinds import BODIES, KNOWN_PLACES, PLACE, PLACES
from compare.text.roles import BESIDE

FAMILY = 4  # letters with which a place and the adjective of it begin: Egypt, Egyptian
_JOINING = frozenset(("of", "for"))
_OF_MANY = ("s", "ic", "al", "an", "ish", "ese", "ern")  # ends of plurals and adjectives: Catholics, Catholic schools


def first_words(kinds: Mapping[str, str], sides: Mapping[str, Collection[int]]) -> dict[str, str]:
    """Return for each name of several words, and no place, its first word, where an article calls it so and it is no other's.

    `kinds` and `sides` tell of all names in full what they name and in which articles they stand. A place or its people may
    begin any name, and so may what begins two.
    """
    holding: defaultdict[str, set[str]] = defaultdict(set)
    for name in kinds:
        for word in name.split():
            holding[word].add(name)
    places = {place[:FAMILY] for place in KNOWN_PLACES}
    return {
        name: first
        for name, kind in kinds.items()
        if kind != PLACE
        and (first := name.split()[0]) != name
        and kinds.get(first, PLACE) != PLACE
        and not _JOINING.intersection(name.split())
        and holding[first] == {first, name}
        and not set(sides[name]).isdisjoint(sides[first])
        and _is_telling(first, places)
    }


def _is_telling(word: str, places: Collection[str]) -> bool:
    low = word.lower()
    is_any = word.isupper() or low.endswith(_OF_MANY) or low in BODIES | PLACES | BESIDE
    return not is_any and low[:FAMILY] not in places
