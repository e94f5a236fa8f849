"""One story of a report, or a comparison alone -> the part of a page that tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from compare.model import (
    Comparison,
    Document,
    DuplicateCluster,
    Likeness,
    Revision,
    Story,
    StoryReport,
    story_id,
)
from compare.reports.copying import Pile
from compare.reports.dates import span
from compare.reports.html import ledgers
from compare.reports.html.articles import Article, articles
from compare.reports.html.cast import Cast
from compare.reports.html.outlets import UNKNOWN, Copy, Row, Shade, copies, likeness, rows
from compare.reports.html.pages import piece
from compare.reports.html.points import SAID, Fact, facts
from compare.reports.html.revisions import Versions, versions
from compare.reports.html.timeline import Timeline, timeline
from compare.reports.html.words import contradictions, headline
from compare.reports.parts import ALL, Part
from compare.reports.phrases import IN_CONFLICT, PERHAPS_IN_CONFLICT, counted, elsewhere_key
from compare.reports.sourced import ALL_ASIDE, NONE_COPIED, set_aside
from compare.reports.versions import folded_away, worth_telling

WIDELY = 10  # points told of that one of very many leaves out, most widely told first
EVIDENCE = 12  # pairs of articles told of that hold a story together


@dataclass(frozen=True, slots=True)
class Choice:
    """What of each story is to be shown."""

    show: frozenset[Part] = ALL
    boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that hold a story together, and what they share."""

    left: Document
    right: Document
    found: Likeness


@dataclass(frozen=True, slots=True)
class Added:
    """What one outlet adds and what it leaves out."""

    document: Document
    letter: str
    only: tuple[Fact, ...]
    out: tuple[Fact, ...]
    early: tuple[Fact, ...]  # published before all who tell it
    more: int  # points left out that are not in the list


@dataclass(frozen=True, slots=True)
class StoryPart:
    """Everything that is told of a story told in several ways."""

    id: str
    title: str
    measure: str
    span: str
    warnings: tuple[str, ...]
    cast: Cast
    rows: tuple[Row, ...]
    timeline: Timeline | None
    likeness: tuple[tuple[Shade | None, ...], ...]
    facts: tuple[Fact, ...]
    added: tuple[Added, ...]
    conflicts: tuple[ledgers.Entry, ...]
    quotes: tuple[ledgers.Entry, ...]
    figures: tuple[ledgers.Entry, ...]
    names: tuple[ledgers.Entry, ...]
    lone_figures: tuple[ledgers.Lone, ...]
    lone_names: tuple[ledgers.Lone, ...]
    revisions: tuple[Versions, ...]
    uncopied: bool  # copied words were looked for, and none were found
    versions_first: bool  # they are all that is compared
    aside: tuple[str, ...]
    articles: tuple[Article, ...]
    evidence: tuple[Pair, ...]
    evidence_left_out: int

    @property
    def found(self) -> str:
        """Return how much was found of what a reader looks for first."""
        points = counted(len(self.shared), "shared point") if self.shared else ""
        conflicts = contradictions(len(self.certain), len(self.doubted))
        quotes = counted(len(self.quotes), "quote that several give", "quotes that several give") if self.quotes else ""
        return " · ".join(filter(None, (points, conflicts, quotes)))

    @property
    def conflicts_title(self) -> str:
        """Return the title of the conflicts, which claims none where none is certain."""
        return IN_CONFLICT if self.certain else PERHAPS_IN_CONFLICT

    @property
    def certain(self) -> tuple[ledgers.Entry, ...]:
        """Return the conflicts that are certain."""
        return tuple(entry for entry in self.conflicts if not entry.uncertain)

    @property
    def doubted(self) -> tuple[ledgers.Entry, ...]:
        """Return what may be no conflict."""
        return tuple(entry for entry in self.conflicts if entry.uncertain)

    @property
    def tabled(self) -> bool:
        """Return whether there is a table of points: of two articles each would fill every cell, of very many it is too wide."""
        return len(self.rows) > 2 and not self.cast.crowded

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Return the signs that stand with points, and what they mean."""
        used = {cell.kind for fact in self.shared for cell in fact.cells}
        return tuple((kind, said) for kind, said in SAID.items() if kind in used)

    @property
    def language(self) -> str:
        """Return the language of the title."""
        return next((d.language for d in self.cast.documents if d.title == self.title), "")

    @property
    def mutual(self) -> str:
        """Return how much two articles tell of each other, as a sentence; "" of more, or where nothing can be said."""
        if len(self.rows) != 2 or not self.likeness:
            return ""
        one, two = self.likeness[0][1], self.likeness[1][0]
        if one is None or two is None or {one, two} & UNKNOWN:
            return ""
        return f"B tells {one.share} of A; A tells {two.share} of B."

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """Return the parts that there are: the end of the anchor of each, and its name."""
        two = {"outlets": (True, "Outlets"), "versions": (self.revisions, "Versions")}
        present = {
            **(dict(reversed(two.items())) if self.versions_first else two),
            "points": (self.shared, "Points"),
            "adds": (self.added, "Added, left out"),
            "conflicts": (self.conflicts, "Conflicts"),
            "quotes": (self.quotes, "Quotes"),
            "figures": (self.figures or self.lone_figures, "Figures"),
            "names": (self.names or self.lone_names, "Names"),
            "read": (self.articles, "Read side by side"),
        }
        return tuple((key, said) for key, (held, said) in present.items() if held)

    def following(self, key: str) -> tuple[str, str]:
        """Return the part that follows another, for those who skip it."""
        keys = [name for name, _ in self.sections]
        return (*self.sections, ("end", "the end of this story"))[keys.index(key) + 1]

    @property
    def shared(self) -> tuple[Fact, ...]:
        """Return the points that two or more tell."""
        return tuple(fact for fact in self.facts if len(fact.point.told_by) > 1)


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """A text that several printed: its source, the copies, and when."""

    id: str
    source: Document
    copies: tuple[Copy, ...]
    timeline: Timeline | None
    revisions: tuple[Versions, ...]


class Telling(NamedTuple):
    """What one part of a page tells: a story of a report, or without one the comparison of any documents."""

    story: Story | None
    comparison: Comparison
    revisions: Sequence[Revision]


def story_part(telling: Telling, pile: Pile, folded: Mapping[str, DuplicateCluster], choice: Choice) -> Markup:
    """Return a story, or a comparison of any documents, as a part of a page."""
    told = _told(telling, pile, folded, choice)
    return piece(
        "story.html",
        story=told,
        show=choice.show,
        Part=Part,
        ALL_ASIDE=ALL_ASIDE,
        NONE_COPIED=NONE_COPIED,
        questioned=bool(elsewhere_key(telling.comparison)),
    )


def printed_part(told: StoryReport, cluster: DuplicateCluster, pile: Pile) -> Markup:
    """Return a text that several printed as a part of a page."""
    made = copies(cluster, pile)
    sources = {copy.document.id: cluster.representative for copy in made}
    line = timeline([pile[i] for i in cluster.members], sources, {})
    changed = versions(worth_telling(told.revisions), pile, None)
    return piece("printed.html", story=PrintedPart(told.story.id, pile[cluster.representative], made, line, changed))


def _told(telling: Telling, pile: Pile, folded: Mapping[str, DuplicateCluster], choice: Choice) -> StoryPart:
    story, comparison, revisions = telling
    name = story.id if story else story_id(min(d.id for d in comparison.documents))
    read = Part.PARAGRAPHS in choice.show or bool(Part.POINTS in choice.show and comparison.points)
    cast = Cast.of(name, comparison, shown=read)
    members = [pile[i] for i in story.members] if story else list(cast.documents)
    ids = {d.id for d in members}
    sources = {i: c.representative for c in folded.values() for i in c.members if i != c.representative and i in ids}
    figured = Part.FIGURES in choice.show
    clashes = ledgers.clashes(comparison, cast) if figured else {}
    points = facts(comparison, cast, clashes) if Part.POINTS in choice.show else ()
    evidence = story.evidence if story else ()
    return StoryPart(
        id=name,
        title=(story.title if story else "") or headline(cast.documents[0]),
        measure=_measure(members, cast, revisions) if story else compared(comparison),
        span=span(members),
        warnings=tuple(_warnings(comparison, cast)),
        cast=cast,
        rows=rows(comparison, cast, folded, pile),
        timeline=timeline(members, sources, cast.letters),
        likeness=() if cast.crowded else likeness(comparison, cast),
        facts=points,
        added=tuple(_added(d, comparison, cast, points) for d in cast.documents) if points else (),
        conflicts=ledgers.conflicts(comparison, cast) if figured else (),
        quotes=ledgers.quotes(comparison, cast) if Part.QUOTES in choice.show else (),
        figures=ledgers.figures(comparison, cast) if figured else (),
        names=ledgers.names(comparison, cast) if Part.NAMES in choice.show else (),
        lone_figures=ledgers.lone_figures(comparison, cast) if figured else (),
        lone_names=ledgers.lone_names(comparison, cast) if Part.NAMES in choice.show else (),
        revisions=versions(revisions, pile, cast),
        uncopied=bool(comparison.sourcing) and not any(found.copied for found in comparison.sourcing),
        versions_first=not story and _are_versions(comparison),
        aside=tuple(set_aside(comparison, cast.letters)),
        articles=articles(comparison, cast, boilerplate=choice.boilerplate) if read else (),
        evidence=tuple(Pair(pile[e.pair.left], pile[e.pair.right], e) for e in evidence[:EVIDENCE]),
        evidence_left_out=max(0, len(evidence) - EVIDENCE),
    )


def compared(comparison: Comparison) -> str:
    """Return what is compared where no story is told: articles, or two versions of one."""
    if _are_versions(comparison):
        return "2 versions of one article"
    return counted(len(comparison.documents), "article")


def _are_versions(comparison: Comparison) -> bool:
    return len(comparison.documents) == 2 and bool(comparison.revisions)


def _measure(members: Sequence[Document], cast: Cast, revisions: Sequence[Revision]) -> str:
    tellings = counted(len(cast.documents), "telling of its own", "tellings of their own")
    return " · ".join([tellings, *folded_away((d.id for d in members), cast.letters, revisions)])


def _warnings(comparison: Comparison, cast: Cast) -> list[str]:
    told = [f"{note[:1].upper()}{note[1:]}." for note in comparison.notes]
    if cast.crowded:
        told.append(
            "Of so many tellings there are no matrices, and only the likeliest links are shown; JSON holds all."
        )
    copied = any(part.document for sourcing in comparison.sourcing for part in sourcing.copied)
    linked = any(row.links for row in comparison.coverage)
    if not (copied or linked or any(len(p.told_by) > 1 for p in comparison.points)):
        told.append("These may be different stories: nothing was found that two of them tell.")
    return told


def _added(document: Document, comparison: Comparison, cast: Cast, points: Sequence[Fact]) -> Added:
    by_id = {fact.point.id: fact for fact in points}
    only = sorted(comparison.only_in(document.id), key=lambda p: bool(p.uncertain))
    out = comparison.left_out_by(document.id)
    shown = out[:WIDELY] if cast.crowded else out
    return Added(
        document,
        cast.letters[document.id],
        tuple(by_id[p.id] for p in only),
        tuple(by_id[p.id] for p in shown if document.id not in p.could_not_know),
        tuple(by_id[p.id] for p in shown if document.id in p.could_not_know),
        len(out) - len(shown),
    )
