"""Sides of a story -> the people, places and organisations in it, each under its fullest name, and who names them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.alignment.described import described
from compare.alignment.pairs import Pairs, Side
from compare.alignment.roll import Called, Roll
from compare.alignment.who import as_written, holds, plain
from compare.model import Appearance, Mention, NameEntry, Presence
from compare.text.kinds import BODIES, PERSON, kind_of
from compare.text.roles import role_of
from compare.text.tokens import tokens

HOLDERS = 200  # paragraphs in which a name is looked for that is not seen to be one there

ASKED = 12  # mentions of a name that say what it is
_ORDINALS = frozenset("one first second third fourth fifth sixth seventh eighth ninth tenth".split())


def name_ledger(sides: Sequence[Side], pairs: Pairs, names: Roll) -> tuple[NameEntry, ...]:
    """Return every name of the story, surnames and acronyms merged with the full form, by how many documents have it."""
    groups: defaultdict[str, list[Called]] = defaultdict(list)
    for each in names.called:
        groups[names.person(each)].append(each)
    wanted = {tokens(name)[0] for name in groups}
    held = [_by_token(side, wanted) for side in sides]
    texts = [[plain(p.text) for p in side.passages] for side in sides]
    story = _Story(sides, pairs, texts, held)
    kept = {name: group for name, group in groups.items() if not _is_common(name, group, story)}
    being = {name: _being(group, sides) for name, group in kept.items()}
    holders = Counter(role for _, roles in being.values() for role in roles)
    entries = [_entry(name, group, story, *being[name], holders) for name, group in kept.items()]
    return tuple(sorted(entries, key=lambda e: (-len({m.document for m in e.mentions}), -len(e.mentions), e.name)))


def _by_token(side: Side, wanted: set[str]) -> Mapping[str, list[int]]:
    """Return the passages that hold each of some tokens."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for at, passage in enumerate(side.passages):
        for token in wanted.intersection(passage.tokens):
            held[token].append(at)
    return held


@dataclass(frozen=True, slots=True)
class _Story:
    """What all entries are made from: the sides, their plain texts, and which passages hold the first word of a name."""

    sides: Sequence[Side]
    pairs: Pairs
    texts: Sequence[Sequence[str]]
    held: Sequence[Mapping[str, list[int]]]

    def standing(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield the sides and passages in which plain words stand, as they are written."""
        first = tokens(words)[0]
        for side, held in enumerate(self.held):
            for at in held.get(first, ())[:HOLDERS]:
                if holds(self.texts[side][at], words):
                    yield side, at


def _is_common(name: str, group: Sequence[Called], story: _Story) -> bool:
    """Return whether words are none that name: an ordinal, or what the story also writes small; a body is one all the same."""
    if any(each.name.titled for each in group) or (" " in name and name.split()[-1].lower() in BODIES):
        return False
    small = name.lower()
    return small in _ORDINALS or (small != name and next(story.standing(small), None) is not None)


def _entry(
    name: str, group: Sequence[Called], story: _Story, kind: str, roles: tuple[str, ...], holders: Mapping[str, int]
) -> NameEntry:
    sides = story.sides
    # nobody is said to leave out a name that its text holds, seen to be one there or not
    stands = {at: as_written(sides[at[0]].passages[at[1]].text, name) for at in story.standing(name)}
    stands |= {(e.side, e.passage): e.name.text for e in group}
    mentions = tuple(_mention(sides[side], at, stands[side, at]) for side, at in sorted(stands))
    own = [role for role in roles if holders[role] == 1]  # "the senator" may be any of two
    return NameEntry(_shown(name, group), kind, mentions, roles, _outlets(stands, sides, story.pairs, own))


def _being(group: Sequence[Called], sides: Sequence[Side]) -> tuple[str, tuple[str, ...]]:
    """Return what a name is and, of a person, in which roles, as most of its mentions say."""
    told = [_told(each, sides[each.side].passages[each.passage].text) for each in group[:ASKED]]
    kind = next(iter(_commonest([kind for kind, _ in told])), "")
    return kind, _commonest([role for _, role in told]) if kind == PERSON else ()


def _told(each: Called, text: str) -> tuple[str, str]:
    """Return what one mention says that a name is, and in which role; whoever has a role is a person."""
    name = each.name
    role = role_of(text, name.start, name.end)
    return kind_of(name.text, text, name.start, name.end, name.titled or bool(role)), role


def _mention(side: Side, at: int, text: str) -> Mention:
    return Mention(side.document.id, side.passages[at].index, text)


def _shown(name: str, group: Sequence[Called]) -> str:
    """Return the full form as it is mostly written."""
    return next(iter(_commonest([each.name.text for each in group if plain(each.name.text) == name])), name)


def _commonest(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words that are not empty, the commonest first."""
    told = [word for word in words if word]
    if len(told) < 2:
        return tuple(told)
    counted = Counter(told)
    return tuple(sorted(counted, key=lambda word: (-counted[word], word)))


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
