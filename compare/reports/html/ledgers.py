"""Quotes, conflicts, figures and names of a comparison -> entries with every wording and the places that give it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.model import (
    Appearance,
    Comparison,
    Conflict,
    ConflictKind,
    FigureEntry,
    Mention,
    NameEntry,
    Presence,
    QuoteEntry,
    Rendering,
)
from compare.reports.html.cast import Cast, Place
from compare.reports.html.words import AGREEMENTS, ATTRIBUTIONS, PRESENCES, RENDERINGS
from compare.reports.terminal.conflicts import grouped, values_of


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording, and all places that give it; `value` is what it gives, where entries are told apart by values."""

    text: str
    quoted: bool
    speaker: str
    places: tuple[Place, ...]
    doubted: bool
    value: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a ledger: what it is about, what is said of it, its wordings, and who does not have it."""

    head: str
    notes: tuple[str, ...]
    uncertain: bool
    wordings: tuple[Wording, ...]
    absent: tuple[str, ...] = ()


def quotes(comparison: Comparison, cast: Cast) -> tuple[Entry, ...]:
    """Return the quotations that two or more give: what was changed comes first, what is uncertain last."""
    ranked = sorted(comparison.quotes, key=lambda q: (q.uncertain, q.relation is Rendering.SAME))
    return tuple(_quote(q, cast) for q in ranked)


def conflicts(comparison: Comparison, cast: Cast) -> tuple[Entry, ...]:
    """Return what is given differently, the certain first; under each value the wordings that give it."""
    return tuple(_conflict(c, cast) for c in sorted(comparison.conflicts, key=lambda c: c.uncertain))


def figures(comparison: Comparison, cast: Cast) -> tuple[Entry, ...]:
    """Return the figures: those of most outlets first."""
    ranked = sorted(comparison.figures, key=lambda f: (not f.others, -len({m.document for m in f.mentions})))
    return tuple(_figure(f, cast) for f in ranked)


def names(comparison: Comparison, cast: Cast) -> tuple[Entry, ...]:
    """Return the names: those of most outlets first."""
    ranked = sorted(comparison.names, key=lambda n: -len({m.document for m in n.mentions}))
    return tuple(_name(n, cast) for n in ranked)


def _quote(quote: QuoteEntry, cast: Cast) -> Entry:
    speaker = next((m.speaker for m in quote.mentions if m.speaker), "")
    notes = (RENDERINGS[quote.relation], *([said] if (said := ATTRIBUTIONS.get(quote.attribution)) else []))
    return Entry(speaker or "speaker not told", notes, quote.uncertain, tuple(_wordings(quote.mentions, cast)))


def _conflict(conflict: Conflict, cast: Cast) -> Entry:
    denied = conflict.kind is ConflictKind.DENIAL
    surely, perhaps = ("denied", "may be denied") if denied else ("differ", "may differ")
    groups = grouped(conflict.mentions, values_of(conflict))
    wordings = (w for value, mentions in groups.items() for w in _wordings(mentions, cast, value))
    notes = (conflict.kind.value, perhaps if conflict.uncertain else surely)
    return Entry(conflict.what, notes, conflict.uncertain, tuple(wordings))


def _figure(figure: FigureEntry, cast: Cast) -> Entry:
    others = f": {', '.join(figure.others)}" if figure.others else ""
    head = " ".join(part for part in (figure.value, figure.unit, figure.counts) if part)
    notes = (AGREEMENTS[figure.relation] + others,)
    return Entry(head, notes, figure.uncertain, tuple(_wordings(figure.mentions, cast)), _absent(figure.mentions, cast))


def _name(name: NameEntry, cast: Cast) -> Entry:
    described = [_described(a, cast) for a in name.outlets if a.words is not None]
    notes = tuple(part for part in (name.kind, *name.roles[:1]) if part)
    absent = {a.document for a in name.outlets if a.presence is Presence.ABSENT}
    missing = tuple(cast.letters[d.id] for d in cast.ordered(absent)) if name.outlets else _absent(name.mentions, cast)
    return Entry(name.name, notes, False, (*_wordings(name.mentions, cast), *described), missing)


def _described(found: Appearance, cast: Cast) -> Wording:
    words = found.words or Mention(found.document, 0, "")
    place = cast.place(words.document, words.paragraph)
    return Wording(words.text, True, PRESENCES[found.presence], (place,), False)


def _absent(mentions: Sequence[Mention], cast: Cast) -> tuple[str, ...]:
    given = {m.document for m in mentions}
    return tuple(cast.letters[d.id] for d in cast.documents if d.id not in given)


def _wordings(mentions: Sequence[Mention], cast: Cast, value: str = "") -> Iterator[Wording]:
    """Yield each wording once, in the order of the cast."""
    order = {d.id: at for at, d in enumerate(cast.documents)}
    held: dict[tuple[str, bool, str, bool], list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: (order[m.document], m.paragraph)):
        held.setdefault((mention.text.strip(" ,"), mention.quoted, mention.speaker, mention.uncertain), []).append(
            mention
        )
    for (text, quoted, speaker, doubted), same in held.items():
        places = dict.fromkeys(cast.place(m.document, m.paragraph) for m in same)
        yield Wording(text, quoted, speaker, tuple(places), doubted, value)
