"""Sides of a story -> the people, places and organisations in it, each under its fullest name, and who names them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from compare.alignment.described import described
from compare.alignment.pairs import Pairs, Side
from compare.alignment.who import fullest, plain
from compare.model import Appearance, Mention, NameEntry, Presence
from compare.text.kinds import PERSON, kind_of
from compare.text.names import Name, parts, runs, settled

HOLDERS = 200  # paragraphs in which a name is looked for that is not seen to be one there


class Called(NamedTuple):
    """A name where it stands: its side and passage, by their places."""

    side: int
    passage: int
    name: Name


def called(sides: Sequence[Side]) -> list[Called]:
    """Return all names of a story where they stand; what one document shows to be a name is one in the others."""
    found = [
        [run for at, p in enumerate(side.passages) for run in runs(at, p.text, {s.span.start for s in p.sentences})]
        for side in sides
    ]
    known = frozenset().union(*map(parts, found))
    return [
        Called(number, name.paragraph, name)
        for number, (side, held) in enumerate(zip(sides, found, strict=True))
        for name in settled(held, side.document.language, known)
    ]


def name_ledger(sides: Sequence[Side], pairs: Pairs, found: Sequence[Called]) -> tuple[NameEntry, ...]:
    """Return every name of the story, surnames and acronyms merged with the full form, by how many documents have it."""
    full = fullest(Counter(plain(each.name.text) for each in found))
    groups: defaultdict[str, list[Called]] = defaultdict(list)
    for each in found:
        groups[full[plain(each.name.text)]].append(each)
    held = [_by_token(side, {name.split()[0].lower() for name in groups}) for side in sides]
    entries = [_entry(name, group, sides, pairs, held) for name, group in groups.items()]
    return tuple(sorted(entries, key=lambda e: (-len({m.document for m in e.mentions}), -len(e.mentions), e.name)))


def _by_token(side: Side, tokens: set[str]) -> Mapping[str, list[int]]:
    """Return the passages that hold each of some tokens."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for at, passage in enumerate(side.passages):
        for token in tokens.intersection(passage.tokens):
            held[token].append(at)
    return held


def _entry(
    name: str, group: Sequence[Called], sides: Sequence[Side], pairs: Pairs, held: Sequence[Mapping[str, list[int]]]
) -> NameEntry:
    stands = {(each.side, each.passage): each.name.text for each in group}
    for number, side in enumerate(sides):  # nobody is said to leave out a name that its text holds, capitals or not
        for at in held[number].get(name.split()[0].lower(), ())[:HOLDERS]:
            if (number, at) not in stands and name in plain(side.passages[at].text):
                stands[number, at] = name
    mentions = tuple(_mention(sides[side], at, stands[side, at]) for side, at in sorted(stands))
    roles = _commonest([each.name.role for each in group])
    kind = _kind(group, sides)
    outlets = _outlets(stands, sides, pairs, roles if kind == PERSON else ())
    return NameEntry(_shown(name, group), kind, mentions, roles, outlets)


def _mention(side: Side, at: int, text: str) -> Mention:
    return Mention(side.document.id, side.passages[at].index, text)


def _shown(name: str, group: Sequence[Called]) -> str:
    """Return the full form as it is mostly written."""
    return next(iter(_commonest([each.name.text for each in group if plain(each.name.text) == name])), name)


def _commonest(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words that are not empty, the commonest first."""
    counted = Counter(word for word in words if word)
    return tuple(sorted(counted, key=lambda word: (-counted[word], word)))


def _kind(group: Sequence[Called], sides: Sequence[Side]) -> str:
    """Return what most mentions say that a name is; whoever has a role is a person."""
    told = []
    for side, passage, name in group:
        titled = name.titled or bool(name.role)
        told.append(kind_of(name.text, sides[side].passages[passage].text, name.start, name.end, titled))
    return next(iter(_commonest(told)), "")


def _outlets(
    stands: Mapping[tuple[int, int], str], sides: Sequence[Side], pairs: Pairs, roles: Sequence[str]
) -> tuple[Appearance, ...]:
    """Return how each document has somebody: by name, by a role only where it tells what another tells by name, or not."""
    named = {side for side, _ in stands}
    appearances = []
    for number, side in enumerate(sides):
        words = described(number, stands, sides, pairs, roles) if roles and number not in named else None
        presence = Presence.NAMED if number in named else Presence.DESCRIBED if words else Presence.ABSENT
        appearances.append(Appearance(side.document.id, presence, words))
    return tuple(appearances)
