"""Sides of a story -> the people, places and organisations in it, each under its fullest name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from compare.alignment.pairs import Side
from compare.model import Mention, NameEntry
from compare.text.names import Name, names


def name_ledger(sides: Sequence[Side]) -> tuple[NameEntry, ...]:
    """Return every name of the story, surnames and acronyms merged with the full form, by how many documents have it."""
    documents = [side.document for side in sides]
    known = {part for d in documents for name in names(d.story, d.language) for part in name.text.split()}
    found = [(side, name) for side in sides for name in names(side.document.story, side.document.language, known)]
    full = _fullest(Counter(plain(name.text) for _, name in found))
    groups: defaultdict[str, list[tuple[Side, Name]]] = defaultdict(list)
    for side, name in found:
        groups[full[plain(name.text)]].append((side, name))
    entries = [_entry(text, group, sides) for text, group in groups.items()]
    return tuple(sorted(entries, key=lambda e: (-len({m.document for m in e.mentions}), -len(e.mentions), e.name)))


def plain(name: str) -> str:
    """Return a name with straight apostrophes, so that two spellings of it are one."""
    return name.replace("’", "'")


def _entry(text: str, group: Sequence[tuple[Side, Name]], sides: Sequence[Side]) -> NameEntry:
    stands = {(side.document.id, name.paragraph): name.text for side, name in group}
    for side in sides:  # nobody is said to leave out a name that its text holds, capitals or not
        for passage in side.passages:
            if text in plain(passage.text):
                stands.setdefault((side.document.id, passage.index), text)
    kind = "person" if any(name.titled for _, name in group) else ""
    return NameEntry(
        text, kind, tuple(Mention(document, at, words) for (document, at), words in sorted(stands.items()))
    )


def _fullest(counts: Mapping[str, int]) -> Mapping[str, str]:
    """Return the full form of each name: the commonest longer name that ends with it, or whose initials it is."""
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for text in counts:
        words = text.split()
        if 1 < len(words) <= 4:
            for at in range(1, len(words)):
                longer[" ".join(words[at:])].add(text)
            initials = "".join(word[0] for word in words if word[0].isupper())
            if len(initials) > 1:
                longer[initials].add(text)
    return {text: _best(text, longer.get(text, set()), counts) for text in counts}


def _best(text: str, longer: Collection[str], counts: Mapping[str, int]) -> str:
    """Return the longer name that a name stands for: the only one, or one that the story uses more than once."""
    if not longer:
        return text
    best = min(longer, key=lambda name: (-counts[name], len(name), name))
    return best if len(longer) == 1 or counts[best] > 1 else text
