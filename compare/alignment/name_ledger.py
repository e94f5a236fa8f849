"""Sides of a story -> the people, places and organisations in it, each under its fullest name, and who names them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from compare.alignment.described import described
from compare.alignment.first_words import first_words
from compare.alignment.pairs import Pairs, Side
from compare.alignment.roll import Called, Roll, stands
from compare.alignment.spelling import unaccented
from compare.alignment.who import as_written, holds, plain
from compare.model import Appearance, Mention, NameEntry, Presence
from compare.text.kinds import BODIES, PERSON, kind_of
from compare.text.names import has_inner_capitals
from compare.text.roles import role_of
from compare.text.tokens import tokens

HOLDERS = 200  # paragraphs in which a name is looked for that is not seen to be one there

REMEMBERED = 10_000  # names, whose first words are asked for again and again
ACRONYM = 5  # letters of a name that may be in capitals because it is made of initials
ASKED = 12  # mentions of a name that say what it is
_ORDINALS = frozenset("one first second third fourth fifth sixth seventh eighth ninth tenth".split())


def name_ledger(sides: Sequence[Side], pairs: Pairs, names: Roll) -> tuple[NameEntry, ...]:
    """Return every name of the story, surnames and acronyms merged with the full form, by how many documents have it."""
    groups: defaultdict[str, list[Called]] = defaultdict(list)
    for each in names.called:
        groups[names.person(each)].append(each)
    forms = _forms(groups, names)
    wanted = {_first(form) for written in forms.values() for form in written}
    held = [_by_token(side, wanted) for side in sides]
    texts = [[plain(p.text) for p in side.passages] for side in sides]
    titles = [plain(side.document.title) for side in sides]
    heads = frozenset(token for title in titles for token in tokens(title))
    story = _Story(sides, pairs, names, texts, titles, heads, held)
    kept = {name: group for name, group in groups.items() if not _is_common(name, group, story)}
    being = {name: _being(group, sides) for name, group in kept.items()}
    holders = Counter(role for _, roles in being.values() for role in roles)
    where = {name: {each.side for each in group} for name, group in kept.items()}
    firsts = first_words({name: kind for name, (kind, _) in being.items()}, where)
    entries = [
        _entry(name, group, story, forms[name], being[name], holders, kept.get(firsts.get(name, ""), ()))
        for name, group in kept.items()
    ]
    return tuple(sorted(entries, key=lambda e: (-len({m.document for m in e.mentions}), -len(e.mentions), e.name)))


def _forms(groups: Mapping[str, Sequence[Called]], names: Roll) -> dict[str, tuple[str, ...]]:
    """Return the plain forms in which each name in full is looked for: as it is spelt anywhere, with a short given name too."""
    forms: dict[str, tuple[str, ...]] = {}
    for name, group in groups.items():
        written = {names.plain[each.name.text] for each in group}
        if written == {name} and name[1:].islower():  # as most are: there is no other
            forms[name] = (name,)
            continue
        own = {name, *(form for form in written if " " in form or names.spelt[form] == name)}
        forms[name] = tuple(sorted(own | {other for form in own for other in _calmer(form)}))
    return forms


@lru_cache(REMEMBERED)
def _first(words: str) -> str:
    return tokens(words)[0]


def _calmer(form: str) -> Iterator[str]:
    """Yield a name with fewer capitals, as some print it: Harbourcare of HarbourCare, Harbour department of Harbour Department."""
    words = form.split()
    if len(words) == 1 and form[1:].islower():  # as most are
        return
    yield " ".join(word.capitalize() if has_inner_capitals(word) else word for word in words)
    yield " ".join([words[0], *map(str.lower, words[1:])])
    if _is_loud(form):
        yield " ".join(map(str.capitalize, words))


def _by_token(side: Side, wanted: set[str]) -> Mapping[str, list[int]]:
    """Return the passages that hold each of some tokens, whatever their accents."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for at, passage in enumerate(side.passages):
        here = passage.tokens
        if not passage.text.isascii():
            here = (*here, *[unaccented(token) for token in here if not token.isascii()])
        for token in wanted.intersection(here):
            held[token].append(at)
    return held


@dataclass(frozen=True, slots=True)
class _Story:
    """What all entries are made from: the sides, their plain texts and titles, and which passages hold the first word of a name."""

    sides: Sequence[Side]
    pairs: Pairs
    names: Roll
    texts: Sequence[Sequence[str]]
    titles: Sequence[str]
    heads: Set[str]  # all tokens of these
    held: Sequence[Mapping[str, list[int]]]

    def standing(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield the sides and passages in which plain words stand, as they are written."""
        first = _first(words)
        for side, held in enumerate(self.held):
            for at in held.get(first, ())[:HOLDERS]:
                if holds(self.texts[side][at], words):
                    yield side, at

    def titled(self, name: str, group: Sequence[Called]) -> set[int]:
        """Return the sides in whose titles a name stands, in any of its forms, of which one word must be none besides."""
        written = {self.names.plain[each.name.text] for each in group}
        forms = [form for form in written if _first(form) in self.heads]
        return {
            number
            for number, title in enumerate(self.titles)
            if any(self._heads(title, form, form == name) for form in forms)
        }

    def _heads(self, title: str, form: str, whole: bool) -> bool:
        loud = title.isupper()
        if not holds(title, form.upper() if loud else form):
            return False
        return " " in form or (whole and not loud) or not stands(form.lower(), self.sides)


def _is_common(name: str, group: Sequence[Called], story: _Story) -> bool:
    """Return whether words are none that name: an ordinal, or what the story also writes small; a body is one all the same."""
    if any(each.name.titled for each in group) or (" " in name and name.split()[-1].lower() in BODIES):
        return False
    small = name.lower()
    return small in _ORDINALS or (small != name and next(story.standing(small), None) is not None)


def _entry(
    name: str,
    group: Sequence[Called],
    story: _Story,
    forms: Sequence[str],
    being: tuple[str, tuple[str, ...]],
    holders: Mapping[str, int],
    short: Sequence[Called],
) -> NameEntry:
    sides, (kind, roles) = story.sides, being
    # nobody is said to leave out a name that its text holds, seen to be one there or not
    stands = {at: as_written(sides[at[0]].passages[at[1]].text, form) for form in forms for at in story.standing(form)}
    stands |= {(e.side, e.passage): e.name.text for e in group}
    mentions = tuple(_mention(sides[side], at, stands[side, at]) for side, at in sorted(stands))
    own = [role for role in roles if holders[role] == 1]  # "the senator" may be any of two
    shown = _shown(name, group, story.names)
    return NameEntry(shown, kind, mentions, roles, _outlets(stands, story, story.titled(name, group), own, short))


def _being(group: Sequence[Called], sides: Sequence[Side]) -> tuple[str, tuple[str, ...]]:
    """Return what a name is and, of a person, in which roles, as most of its mentions say."""
    told = [_told(each, sides[each.side].passages[each.passage].text) for each in _quiet(group)[:ASKED]]
    kind = next(iter(_commonest([kind for kind, _ in told])), "")
    return kind, _commonest([role for _, role in told]) if kind == PERSON else ()


def _told(each: Called, text: str) -> tuple[str, str]:
    """Return what one mention says that a name is, and in which role; whoever has a role is a person."""
    name = each.name
    role = role_of(text, name.start, name.end)
    return kind_of(name.text, text, name.start, name.end, name.titled or bool(role)), role


def _mention(side: Side, at: int, text: str) -> Mention:
    return Mention(side.document.id, side.passages[at].index, text)


def _shown(name: str, group: Sequence[Called], names: Roll) -> str:
    """Return the full form as it is mostly written."""
    full = [each for each in group if names.spelling(each) == name]
    return next(iter(_commonest([each.name.text for each in _quiet(full)])), name)


def _quiet(group: Sequence[Called]) -> Sequence[Called]:
    """Return the mentions that are not in capitals, where there are any; capitals alone say that there is an organisation."""
    return [each for each in group if not _is_loud(each.name.text)] or group


def _is_loud(name: str) -> bool:
    return name.isupper() and len(name) > ACRONYM


def _commonest(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words that are not empty, the commonest first, of as common ones what is not in capitals."""
    told = [word for word in words if word]
    if len(told) < 2:
        return tuple(told)
    counted = Counter(told)
    return tuple(sorted(counted, key=lambda word: (-counted[word], word.isupper(), word)))


def _outlets(
    stands: Mapping[tuple[int, int], str],
    story: _Story,
    titled: Set[int],
    roles: Sequence[str],
    short: Sequence[Called],
) -> tuple[Appearance, ...]:
    """Return how each document has somebody: by name, in its title too, by a role or the first word of the name, or not.

    By a role only where it tells what another tells by name.
    """
    named = {side for side, _ in stands} | titled
    first = {each.side: each for each in reversed(short)}
    appearances = []
    for number, side in enumerate(story.sides):
        words = None
        if number not in named and number in first:
            words = _mention(side, first[number].passage, first[number].name.text)
        elif number not in named and roles:
            words = described(number, stands, story.sides, story.pairs, roles)
        presence = Presence.NAMED if number in named else Presence.DESCRIBED if words else Presence.ABSENT
        appearances.append(Appearance(side.document.id, presence, words))
    return tuple(appearances)
