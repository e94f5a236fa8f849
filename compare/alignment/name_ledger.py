"""Sides of a story -> the people, places and organisations in it, each under its fullest name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from compare.alignment.pairs import Side
from compare.model import Mention, NameEntry
from compare.text.names import Name, names


def name_ledger(sides: Sequence[Side]) -> tuple[NameEntry, ...]:
    """Return every name of the story, surnames and acronyms merged with the full form, by how many documents have it."""
    documents = [side.document for side in sides]
    known = {part for d in documents for name in names(d.story, d.language) for part in name.text.split()}
    found = [(side, name) for side in sides for name in names(side.document.story, side.document.language, known)]
    full = _fullest(name.text for _, name in found)
    groups: defaultdict[str, list[tuple[Side, Name]]] = defaultdict(list)
    for side, name in found:
        groups[full[name.text]].append((side, name))
    entries = [_entry(text, group) for text, group in groups.items()]
    return tuple(sorted(entries, key=lambda e: (-len({m.document for m in e.mentions}), -len(e.mentions), e.name)))


def _entry(text: str, group: Sequence[tuple[Side, Name]]) -> NameEntry:
    mentions = dict.fromkeys(Mention(side.document.id, name.paragraph, name.text) for side, name in group)
    return NameEntry(text, "person" if any(name.titled for _, name in group) else "", tuple(mentions))


def _fullest(texts: Iterable[str]) -> Mapping[str, str]:
    """Return the full form of each name: the one longer name of the story that ends with it, or whose initials it is."""
    distinct = sorted(set(texts))
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for text in distinct:
        words = text.split()
        if 1 < len(words) <= 4:
            longer[words[-1]].add(text)
            initials = "".join(word[0] for word in words if word[0].isupper())
            if len(initials) > 1:
                longer[initials].add(text)
    return {text: next(iter(longer[text])) if len(longer.get(text, ())) == 1 else text for text in distinct}
