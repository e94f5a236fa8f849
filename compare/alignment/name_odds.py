"""Meetings of sentences -> the people and places that two documents put differently into one slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.alignment.pairs import AlignedPair
from compare.alignment.roll import Called, Roll
from compare.alignment.slots import Meeting, Telling, sure
from compare.alignment.spelling import unaccented
from compare.text.kinds import kind_of

RUN, SHARE, LINK = (
    4,
    0.6,
    0.5,
)  # tokens beside both that are the same; share of the lighter sentence; probability of the link
MANY = 8  # names of a sentence: more are a list
FAMILY = 4  # letters with which two forms of one name begin: Egypt, Egyptian


@dataclass(frozen=True, slots=True)
class NameOdds:
    """Two sentences that are nearly the same but for a name."""

    one: Telling
    two: Telling
    names: tuple[str, str]
    near: frozenset[str]
    certain: bool
    linked: float  # probability that the two paragraphs tell a same fact


def name_odds(met: Sequence[Meeting], names: Roll, pair: AlignedPair) -> Iterator[NameOdds]:
    """Yield the names of two documents that stand in one slot, where neither document knows the other's."""
    if pair.foreign:
        return
    for meeting in met:
        if meeting.linked < LINK or meeting.contained < SHARE:
            continue
        for a in _standing(meeting.one, names):
            for b in _standing(meeting.two, names):
                if _is_new(a, pair.two.words) and _is_new(b, pair.one.words) and not _are_one(a, b):
                    yield from _judged(meeting, a, b)


def _standing(telling: Telling, names: Roll) -> Sequence[Called]:
    span = telling.sentence.span
    held = [c for c in names.standing.get((telling.side, telling.place), ()) if span.start <= c.name.start < span.end]
    return held if len(held) <= MANY else ()


def _is_new(called: Called, tokens: frozenset[str]) -> bool:
    """Return whether a document holds no word of a name."""
    return tokens.isdisjoint(word.lower() for word in called.name.text.replace("-", " ").split())


def _are_one(a: Called, b: Called) -> bool:
    """Return whether two names may be forms of one: of one family, or the initials of the other."""
    one, two = unaccented(a.name.text), unaccented(b.name.text)
    initials = ("".join(word[0] for word in name.split()) for name in (one, two))
    return (
        one[:FAMILY].lower() == two[:FAMILY].lower()
        or one.isupper()
        or two.isupper()
        or one in initials
        or two in initials
    )


def _judged(meeting: Meeting, a: Called, b: Called) -> Iterator[NameOdds]:
    one, two = meeting.one, meeting.two
    slot = meeting.slot((a.name.start, a.name.end), (b.name.start, b.name.end))
    kinds = {_kind(a, one), _kind(b, two)} - {""}
    if slot.run >= RUN and slot.events > 0 and len(kinds) < 2:
        before = one.before(a.name.start)[:1] == two.before(b.name.start)[:1]
        behind = one.behind(a.name.end)[:1] == two.behind(b.name.end)[:1]
        certain = before and behind and sure(meeting, slot)
        yield NameOdds(one, two, (a.name.text, b.name.text), slot.near, certain, meeting.linked)


def _kind(called: Called, telling: Telling) -> str:
    name = called.name
    return kind_of(name.text, telling.passage.text, name.start, name.end, name.titled)
