"""Quotes, conflicts, figures and names of a comparison -> entries with every wording and the places that give it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

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
from compare.reports.dates import moment
from compare.reports.disputed import Dispute, disputed
from compare.reports.html.cast import CROWD, Cast, Place, with_more
from compare.reports.html.words import AGREEMENTS, PRESENCES, marked, percent, safe
from compare.reports.phrases import ATTRIBUTIONS, RENDERINGS, speaker_of, surest_conflicts
from compare.reports.sourced import partly_aside
from compare.reports.values import grouped, values_of


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording, what is counted marked, and all places that give it; `value`: where entries are told apart by values."""

    text: Markup
    quoted: bool
    speaker: str
    places: Markup
    doubted: bool
    value: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a ledger: what it is about, what is said of it, its wordings, and who does not have it, in words."""

    head: str
    notes: tuple[str, ...]
    uncertain: bool
    wordings: tuple[Wording, ...]
    absent: tuple[str, ...] = ()
    language: str = ""  # of the head, where that is in the words of an article
    anchor: str = ""


class Lone(NamedTuple):
    """What one article alone gives, in which language, and where."""

    text: str
    language: str
    places: Markup


@dataclass(frozen=True, slots=True)
class Clash:
    """A dispute as a point names it, and the anchor of its entry."""

    anchor: str
    dispute: Dispute


def quotes(comparison: Comparison, cast: Cast) -> tuple[Entry, ...]:
    """Return the quotations that two or more give: what was changed comes first, what is uncertain last."""
    ranked = sorted(comparison.quotes, key=lambda q: (q.uncertain, q.relation is Rendering.SAME))
    return tuple(_quote(q, cast) for q in ranked)


def conflicts(comparison: Comparison, cast: Cast) -> tuple[Entry, ...]:
    """Return what is given differently, the certain and likeliest first; under each value the wordings that give it, and when."""
    return tuple(_conflict(c, anchor, cast) for anchor, c in _anchored(comparison, cast))


def clashes(comparison: Comparison, cast: Cast) -> Mapping[str, tuple[Clash, ...]]:
    """Return, by the ids of the points whose tellers contradict each other, in what they do."""
    anchors = {conflict: anchor for anchor, conflict in _anchored(comparison, cast)}
    return {
        point: tuple(Clash(anchors[each.conflict], each) for each in quarrels)
        for point, quarrels in disputed(comparison).items()
    }


def _anchored(comparison: Comparison, cast: Cast) -> Iterator[tuple[str, Conflict]]:
    """Yield the conflicts in the order in which they are shown, each with the anchor of its entry."""
    return ((f"{cast.id}-c{n}", conflict) for n, conflict in enumerate(surest_conflicts(comparison), start=1))


def figures(comparison: Comparison, cast: Cast) -> tuple[Entry, ...]:
    """Return the figures that two or more give, or that others give differently: these first, then by number of outlets."""
    ranked = sorted(comparison.figures, key=lambda f: (not f.others, -_outlets(f.mentions)))
    aside = partly_aside(comparison)
    return tuple(_figure(f, cast, aside) for f in ranked if f.others or _outlets(f.mentions) > 1)


def names(comparison: Comparison, cast: Cast) -> tuple[Entry, ...]:
    """Return the names that two or more give, or that one gives and another describes: those of most outlets first."""
    ranked = sorted(comparison.names, key=lambda n: -_outlets(n.mentions))
    aside = partly_aside(comparison)
    return tuple(_name(n, cast, aside) for n in ranked if _outlets(n.mentions) > 1 or any(a.words for a in n.outlets))


def lone_figures(comparison: Comparison, cast: Cast) -> tuple[Lone, ...]:
    """Return the figures that one alone gives, each with its places."""
    lone = [f for f in comparison.figures if not f.others and _outlets(f.mentions) == 1]
    return tuple(Lone(_number(f), _language(f.mentions, cast), _places(f.mentions, cast)) for f in lone)


def lone_names(comparison: Comparison, cast: Cast) -> tuple[Lone, ...]:
    """Return the names that one alone gives, each with its places."""
    lone = [n for n in comparison.names if _outlets(n.mentions) == 1 and not any(a.words for a in n.outlets)]
    return tuple(Lone(n.name, _language(n.mentions, cast), _places(n.mentions, cast)) for n in lone)


def _language(mentions: Sequence[Mention], cast: Cast) -> str:
    """Return the language of the first document, in the order of the cast, that mentions something."""
    return next((d.language for d in cast.ordered(m.document for m in mentions)), "")


def _outlets(mentions: Sequence[Mention]) -> int:
    return len({m.document for m in mentions})


def _number(figure: FigureEntry) -> str:
    return " ".join(part for part in (figure.value, figure.unit, figure.counts) if part)


def _quote(quote: QuoteEntry, cast: Cast) -> Entry:
    spoken = sorted((m for m in quote.mentions if m.speaker), key=lambda m: m.guessed)
    speaker = next(map(speaker_of, spoken), "")
    notes = (RENDERINGS[quote.relation], *([said] if (said := ATTRIBUTIONS.get(quote.attribution)) else []))
    of = "likely a report" if quote.relation is Rendering.REPORTED else "words in common"
    notes += (f"{percent(quote.score)} {of}",) if quote.score else ()
    language = _language(spoken, cast) if speaker else ""
    wordings = tuple(_wordings(quote.mentions, cast))
    return Entry(speaker or "speaker not told", notes, quote.uncertain, wordings, language=language)


def _conflict(conflict: Conflict, anchor: str, cast: Cast) -> Entry:
    denied = conflict.kind is ConflictKind.DENIAL
    surely, perhaps = ("denied", "may be denied") if denied else ("differ", "may differ")
    values = values_of(conflict)
    groups = grouped(conflict.mentions, values)
    wordings = (
        w
        for value, mentions in groups.items()
        for w in _wordings(mentions, cast, [value] if value else values, value=value, timed=True)
    )
    notes = (
        conflict.kind.value,
        perhaps if conflict.uncertain else surely,
        *([f"{percent(conflict.score)} likely one matter"] if conflict.score else []),
    )
    language = _language(conflict.mentions, cast)
    return Entry(conflict.what, notes, conflict.uncertain, tuple(wordings), language=language, anchor=anchor)


def _figure(figure: FigureEntry, cast: Cast, aside: Set[str]) -> Entry:
    others = f": {', '.join(figure.others)}" if figure.others else ""
    notes = (
        AGREEMENTS[figure.relation] + others,
        *([f"{percent(figure.score)} likely one matter"] if figure.score else []),
    )
    return Entry(
        _number(figure),
        notes,
        figure.uncertain,
        tuple(_wordings(figure.mentions, cast, (figure.value, *figure.others))),
        _absent(_without(figure.mentions, cast), cast, aside),
        _language(figure.mentions, cast),
    )


def _name(name: NameEntry, cast: Cast, aside: Set[str]) -> Entry:
    described = [_described(a, cast) for a in name.outlets if a.words is not None]
    mentioned = {m.document for m in name.mentions}
    titled = {a.document for a in name.outlets if a.presence is Presence.NAMED} - mentioned
    where = f"in the title of {_letters(titled, cast)}" if titled else ""
    notes = tuple(part for part in (name.kind, *name.roles[:1], where) if part)
    absent = frozenset(a.document for a in name.outlets if a.presence is Presence.ABSENT)
    missing = _absent(absent if name.outlets else _without(name.mentions, cast), cast, aside)
    wordings = *_wordings(name.mentions, cast), *described
    return Entry(name.name, notes, False, wordings, missing, _language(name.mentions, cast))


def _described(found: Appearance, cast: Cast) -> Wording:
    words = found.words or Mention(found.document, 0, "")
    place = cast.place(words.document, words.paragraph)
    return Wording(
        safe(words.text), True, PRESENCES[found.presence], place.link, False, language=cast.language(words.document)
    )


def _without(mentions: Sequence[Mention], cast: Cast) -> frozenset[str]:
    """Return the documents that give none of these."""
    return frozenset(d.id for d in cast.documents) - {m.document for m in mentions}


def _absent(documents: Set[str], cast: Cast, aside: Set[str]) -> tuple[str, ...]:
    """Return who does not have something, told apart from those who may have it among the words that were set aside."""
    told = (("not found in", documents - aside), ("perhaps set aside in", documents & aside))
    return tuple(f"{how} {_letters(some, cast)}" for how, some in told if some)


def _letters(documents: Collection[str], cast: Cast) -> str:
    """Return the letters of documents; of many, how many they are, for a list of all says nothing."""
    if len(documents) > CROWD:
        return f"{len(documents)} articles"
    return ", ".join(cast.letters[d.id] for d in cast.ordered(documents))


def _wordings(
    mentions: Sequence[Mention], cast: Cast, marks: Sequence[str] = (), *, value: str = "", timed: bool = False
) -> Iterator[Wording]:
    """Yield each wording once, in the order of the cast; `timed`: with when it was published, for a toll may rise."""
    order = {d.id: at for at, d in enumerate(cast.documents)}
    held: dict[tuple[str, bool, str, bool], list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: (order[m.document], m.paragraph)):
        key = mention.text.strip(" ,"), mention.quoted, speaker_of(mention), mention.uncertain
        held.setdefault(key, []).append(mention)
    for (text, quoted, speaker, doubted), same in held.items():
        yield Wording(
            marked(text, marks),
            quoted,
            speaker,
            _places(same, cast, timed),
            doubted,
            value,
            cast.language(same[0].document),
        )


def _places(mentions: Sequence[Mention], cast: Cast, timed: bool = False) -> Markup:
    """Return a link to the first place in each document, with the number of places that follow there."""
    places: dict[str, dict[Place, None]] = {}
    for mention in mentions:
        places.setdefault(mention.document, {})[cast.place(mention.document, mention.paragraph)] = None
    published = {d.id: moment(d.published) for d in cast.documents if timed}
    shown = (
        f"{with_more(next(iter(held)).link, len(held) - 1)}{_when(published.get(document, ''))}"
        for document, held in places.items()
    )
    return Markup(" ".join(shown))  # noqa: S704 - all parts are ours


def _when(published: str) -> Markup:
    return Markup(f' <span class="score date">({published})</span>') if published else Markup()  # noqa: S704 - digits and months
