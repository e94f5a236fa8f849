"""Meetings of sentences -> the dates, years and days of the week that two documents give differently for one event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from compare.alignment.pairs import AlignedPair
from compare.alignment.slots import Meeting, Slot, Telling, Tellings, sure
from compare.text.moments import Moment

GROUNDS = 5.0  # weight of the words near both, from which on they date one event
ALIKE = 2.2  # half-normalised overlap of two sentences that each name one moment: it is that of their event
LEAST_NEAR = 2  # stems near both
YEARS = 5  # years farther apart are of two events
# When somebody spoke: two outlets quote what was said on two days.
_ADDRESSED = frozenset(("told", "tells", "telling"))  # farther from it stands whom they told
_SPOKEN = frozenset("said says say told tells tweeted wrote according added reported sagte dijo déclaré".split())
_HOURS = frozenset("morn afternoon even night midnight noon day week month year earli late".split())  # stems
_BESIDE = 3  # tokens
WEEK = timedelta(days=4)  # articles farther apart mean two weeks


@dataclass(frozen=True, slots=True)
class DateOdds:
    """Two places that give different times for one event; `near` are the stems that stand near both."""

    one: Telling
    two: Telling
    moments: tuple[Moment, Moment]
    near: frozenset[str]
    certain: bool
    linked: float  # probability that the two paragraphs tell a same fact


def date_odds(met: Sequence[Meeting], told: Sequence[Tellings], pair: AlignedPair) -> Iterator[DateOdds]:
    """Yield the moments of two documents that are at odds, as they meet."""
    same_days = _same_days(pair)
    for meeting in met:
        for a in meeting.one.moments:
            for b in meeting.two.moments:
                at_odds = a.comparable(b) and a.at_odds(b) and abs(a.year - b.year) <= YEARS
                if at_odds and (same_days or not a.weekday) and not _told_apart(a, b, meeting, told):
                    slot = meeting.slot((a.start, a.end), (b.start, b.end))
                    if _one_event(meeting, a, b, slot):
                        certain = _sure(meeting, a, b, slot) and not (pair.foreign or a.ago or b.ago)
                        yield DateOdds(meeting.one, meeting.two, (a, b), slot.near, certain, meeting.linked)


def _told_apart(a: Moment, b: Moment, meeting: Meeting, told: Sequence[Tellings]) -> bool:
    """Return whether a document names both moments, so that they are of two things, or the other's beside its own."""
    if told[meeting.two.side].calendar.names(a) or told[meeting.one.side].calendar.names(b):
        return True
    return any(document.calendar.names(a) and document.calendar.names(b) for document in told)


def _same_days(pair: AlignedPair) -> bool:
    """Return whether a day of the week is the same day in both articles, as far as their dates are known."""
    first, second = pair.one.document.published, pair.two.document.published
    return not first or not second or abs(first - second) <= WEEK


def _one_event(meeting: Meeting, a: Moment, b: Moment, slot: Slot) -> bool:
    if (
        slot.events <= len(slot.near & _HOURS)
        or len(slot.near) < LEAST_NEAR
        or _spoken(meeting.one, a)
        or _spoken(meeting.two, b)
    ):
        return False
    lone = _lone(meeting.one, a) and _lone(meeting.two, b)
    return slot.weight + slot.run >= GROUNDS or (lone and meeting.overlap >= ALIKE)


def _sure(meeting: Meeting, a: Moment, b: Moment, slot: Slot) -> bool:
    return sure(meeting, slot) and _lone(meeting.one, a) and _lone(meeting.two, b)


def _lone(telling: Telling, moment: Moment) -> bool:
    return sum(m.comparable(moment) for m in telling.moments) == 1


def _spoken(telling: Telling, moment: Moment) -> bool:
    """Return whether a moment is when somebody spoke: "said on Monday", "told the council on Monday"."""
    before = telling.before(moment.start)
    beside = (*before[:_BESIDE], *telling.behind(moment.end)[:1])
    return not _SPOKEN.isdisjoint(beside) or not _ADDRESSED.isdisjoint(before)
