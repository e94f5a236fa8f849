"""Meetings of sentences -> the figures that two documents give differently for what looks like one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from compare.alignment.agreement import agree
from compare.alignment.pairs import AlignedPair, Side
from compare.alignment.passages import TELLING
from compare.alignment.places import LARGE, Place, Told
from compare.alignment.slots import SURE_LINK, Meeting, Slot, Telling, sure
from compare.text.figures import AGE, Figure, is_time

FARTHEST = 3.0  # times: figures farther apart count two different things
FARTHEST_AMOUNT = 1.3  # the same of shares and sums: of these there are many in one story
NEAR = 1.1  # times: larger figures this near each other are likely to be of one thing
SMALLEST = 3.0  # below it a number is as often a word ("one of two") as a count
GROUNDS = 5.0  # weight of what speaks for one slot, from which on two figures in it are at odds
NEARBY = 1.5  # the same of people of whom the same is said to have become
ALIKE = 1.0  # half-normalised overlap of sentences in which large numbers near each other are surely of one thing
NEARNESS = 3.0  # what values near each other weigh
TOLL = 3.0  # what one fate weighs: the dead of a story stand in all its paragraphs, so that the words weigh little
LATER = timedelta(hours=3)  # between two articles, that a count may have risen in

# What becomes of people: "84 dead" and "84 people killed" count the same.
_STATES = {
    "kill": "dead", "die": "dead", "dead": "dead", "murder": "dead", "injur": "hurt", "wound": "hurt", "hurt": "hurt",
    "hospit": "hurt", "arrest": "held", "detain": "held", "miss": "missing", "charg": "charged", "rescu": "saved",
    "surviv": "saved", "evacu": "moved", "displac": "moved", "infect": "ill",
}  # fmt: skip
_PEOPLE = frozenset("person victim civilian man woman child other peopl".split()) | _STATES.keys()


States = tuple[frozenset[str], frozenset[str]]  # what becomes of those whom two figures count


@dataclass(frozen=True, slots=True)
class Odds:
    """Two places that give different values for one thing; `updated`: the later article gives the higher count."""

    one: Place
    two: Place
    near: frozenset[str]  # stems that stand near both
    certain: bool
    updated: bool
    linked: float  # probability that the two paragraphs tell a same fact


def figure_odds(met: Sequence[Meeting], told: Sequence[Told], pair: AlignedPair) -> Iterator[Odds]:
    """Yield the figures of two documents that are at odds, as they meet."""
    for meeting in met:
        for a in meeting.one.figures:
            for b in meeting.two.figures:
                if _disagree(a, b) and not _told_apart(a, b, meeting, told):
                    odds = _weighed(meeting, a, b, told, pair)
                    if odds:
                        yield odds


def _told_apart(a: Figure, b: Figure, meeting: Meeting, told: Sequence[Told]) -> bool:
    """Return whether a document gives both figures, so that they are of two things, or the other's beside its own."""
    if told[meeting.two.side].gives(a) or told[meeting.one.side].gives(b):
        return True
    return any(document.gives(a) and document.gives(b) for document in told)


def _disagree(a: Figure, b: Figure) -> bool:
    if a.unit != b.unit or is_time(a.counts) or is_time(b.counts):
        return False
    least, most = sorted((a.value, b.value))
    farthest = FARTHEST_AMOUNT if a.unit else FARTHEST
    return SMALLEST <= least < most <= farthest * least and not agree(a, b)


def _weighed(meeting: Meeting, a: Figure, b: Figure, told: Sequence[Told], pair: AlignedPair) -> Odds | None:
    slot = meeting.slot((a.start, a.end), (b.start, b.end))
    states = _states(a, meeting.one), _states(b, meeting.two)
    if not _one_thing(a, b, states, slot) or _grounds(a, b, states, slot) < GROUNDS:
        return None
    # the dead and the rescued grow in number while a story runs, jobs and votes are counted once
    updated = not states[0].isdisjoint(states[1]) and _rose(pair.one, pair.two, a.value, b.value)
    lone = told[meeting.one.side].only(a) and told[meeting.two.side].only(b)
    surely = sure(meeting, slot) or _same_count(a, b, states, meeting)
    certain = surely and lone and _exact(a, b) and not updated and not pair.foreign
    here, there = meeting.one, meeting.two
    return Odds(
        Place(here.side, here.place, a), Place(there.side, there.place, b), slot.near, certain, updated, meeting.linked
    )


def _exact(a: Figure, b: Figure) -> bool:
    """Return whether two figures of one thing are told as exact, and are no small numbers, which are often words."""
    return (
        a.counts == b.counts
        and bool(a.counts or a.unit)
        and not (a.about or b.about)
        and min(a.value, b.value) >= TELLING
    )


def _same_count(a: Figure, b: Figure, states: States, meeting: Meeting) -> bool:
    """Return whether two counts are surely of one thing, in whatever sentences.

    "14 passengers injured" and "17 passengers injured" are; so are "412 jobs" and "438 jobs" where the passages are linked,
    for large numbers so near each other are seldom of two things.
    """
    injured = bool(a.then) and a.then == b.then and not states[0].isdisjoint(states[1])
    return (injured and _near(a, b, NEARBY)) or (
        _is_large(a, b) and meeting.linked >= SURE_LINK and meeting.overlap >= ALIKE
    )


def _near(a: Figure, b: Figure, times: float) -> bool:
    least, most = sorted((a.value, b.value))
    return most <= times * least


def _is_large(a: Figure, b: Figure) -> bool:
    """Return whether two figures are large and near each other."""
    return min(a.value, b.value) >= LARGE and _near(a, b, NEAR)


def _one_thing(a: Figure, b: Figure, states: States, slot: Slot) -> bool:
    """Return whether two figures of one unit count what may be one thing."""
    if a.unit == AGE:
        return slot.run > 0 and bool(slot.near)
    if a.unit:
        return slot.events > 0
    if all(states) and states[0].isdisjoint(states[1]):
        return False
    if a.counts == b.counts:
        return bool(a.counts) and (len(slot.near) > 1 or (_is_large(a, b) and slot.events > 0))
    return head(a) == head(b) and not states[0].isdisjoint(states[1])


def head(figure: Figure) -> str:
    """Return what a figure counts; all words for people, and for what becomes of them, are one."""
    return "person" if figure.counts in _PEOPLE else figure.counts


def _states(figure: Figure, telling: Telling) -> frozenset[str]:
    near = (t.stem for t in telling.around(figure.start, figure.end))
    return frozenset(_STATES[stem] for stem in near if stem in _STATES)


def _grounds(a: Figure, b: Figure, states: States, slot: Slot) -> float:
    """Return what speaks for one thing: what stands near both, values near each other, people with one fate."""
    near = NEARNESS if _is_large(a, b) else 0.0
    toll = TOLL if head(a) == head(b) == "person" and not states[0].isdisjoint(states[1]) else 0.0
    return slot.weight + slot.run + near + toll


def _rose(one: Side, two: Side, here: float, there: float) -> bool:
    """Return whether the later of two articles gives the higher count: news that grew, and no conflict."""
    first, second = one.document.published, two.document.published
    if not first or not second or abs(first - second) < LATER:
        return False
    return (here < there) == (first < second)
