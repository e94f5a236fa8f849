"""Hand-made values for the views: a story in three tellings with a copy and a revision, an article alone."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from io import StringIO
from typing import Any

import pytest
from rich.console import RenderableType

from compare.model import (
    Clue,
    Clustering,
    Comparison,
    Conflict,
    ConflictKind,
    Coverage,
    DedupReport,
    DedupStats,
    Document,
    DuplicateCluster,
    Evidence,
    FigureEntry,
    Kind,
    Likeness,
    Link,
    Match,
    Mention,
    NameEntry,
    Pair,
    Paragraph,
    Point,
    QuoteEntry,
    Relation,
    Removed,
    Rendering,
    Report,
    Skipped,
    Span,
    Status,
    Story,
    StoryReport,
    Teller,
    Wording,
)
from compare.reports.terminal import open_console

A, B, C, COPY, LATER, ALONE = "a-1", "b-1", "c-1", "copy-1", "later-1", "alone-1"


def article(name: str, outlet: str, title: str, hour: int, *paragraphs: str) -> Document:
    """Return a document published on 3 March 2026; a paragraph that starts with `#` is boilerplate."""
    kinds = tuple(Paragraph(p.lstrip("#"), Kind.BOILERPLATE if p.startswith("#") else Kind.STORY) for p in paragraphs)
    return Document(name, kinds, title, outlet, published=datetime(2026, 3, 3, hour, 5, tzinfo=UTC), language="en")


DOCUMENTS = {
    A: article(
        A, "Halyard News", "Ferry hits mole in fog, 14 hurt", 9,
        "A ferry hit the East Mole at 7.42 a.m. on Tuesday.",
        "Fourteen people were hurt, two of them badly.",
        "#Sign up for our newsletter",
        "The captain was suspended while an inquiry is under way.",
        "“We are deeply sorry to every passenger,” Conrad Vesey said.",
    ),
    B: article(
        B, "Havermouth Courier", "‘The floor just went’", 14,
        "“We are deeply sorry,” Conrad Vesey said.",
        "A ferry hit the East Mole at 7.45 a.m. on Tuesday.",
        "A fisherman threw lines across before the lifeboat left its slip.",
    ),
    C: article(
        C, "", "Minister faces questions over ageing fleet", 20,
        "The crash at Havermouth left 17 people injured, and a minister with questions to answer.",
        "Two replacements were shelved in the autumn budget.",
    ),
    COPY: article(COPY, "Saltmarsh Echo", "Ferry hits wall", 11, "A ferry hit the East Mole at 7.42 a.m. on Tuesday."),
    LATER: article(LATER, "Halyard News", "Ferry hits mole, 17 hurt", 16, "A ferry hit the East Mole at 7.42 a.m."),
    ALONE: article(ALONE, "The Copper Ladle", "A pie for the end of winter", 7, "Take two kilos of apples."),
}  # fmt: skip


def row(document: str, paragraph: int, against: str, status: Status, *links: Link, uncertain: bool = False) -> Coverage:
    """Return a row of coverage with a score that no view shows."""
    return Coverage(document, paragraph, against, status, 0.9, uncertain, links)


def wording(here: str, there: str, *pairs: tuple[str, str]) -> Wording:
    """Return the wording of two texts that differ in `pairs` of words; "" where one side has none."""
    spans = [[_span(text, words[side]) for words in pairs if words[side]] for side, text in enumerate((here, there))]
    return Wording(Span(0, len(here)), Span(0, len(there)), tuple(spans[0]), tuple(spans[1]))


def _span(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def mirrored(link: Link, paragraph: int) -> Link:
    """Return a link as the other side sees it."""
    seen = link.wording
    turned = Wording(seen.there, seen.here, seen.changed_there, seen.changed_here) if seen else None
    return replace(link, paragraph=paragraph, wording=turned)


def text(document: str, paragraph: int) -> str:
    """Return the text of a paragraph of one of the documents."""
    return DOCUMENTS[document].paragraphs[paragraph].text


SHARED, PARTIAL, ONLY = Status.SHARED, Status.PARTIAL, Status.ONLY
TIME = Link(1, 0.9, (Evidence(Clue.NAME, "East Mole", 5.0),), wording(text(A, 0), text(B, 1), ("7.42", "7.45")))
SORRY = Link(0, 0.8, (), wording(text(A, 4), text(B, 0), (" to every passenger", "")), moved=True)
HURT = Link(
    0, 0.6, (),
    wording(text(A, 1), text(C, 0), ("Fourteen", "The crash at Havermouth left 17"), ("were hurt, two of them badly",
            "injured, and a minister with questions to answer")),
)  # fmt: skip

A_B = (
    row(A, 0, B, SHARED, TIME),
    row(A, 1, B, ONLY),
    row(A, 3, B, ONLY, uncertain=True),
    row(A, 4, B, PARTIAL, SORRY),
    row(B, 0, A, SHARED, mirrored(SORRY, 4)),
    row(B, 1, A, SHARED, mirrored(TIME, 0)),
    row(B, 2, A, ONLY),
)
A_C = (
    *(row(A, p, C, ONLY) for p in (0, 3, 4)),
    row(A, 1, C, PARTIAL, HURT),
    row(C, 0, A, PARTIAL, mirrored(HURT, 1)),
    row(C, 1, A, ONLY),
)
B_C = (*(row(B, p, C, ONLY) for p in (0, 1, 2)), *(row(C, p, B, ONLY) for p in (0, 1)))

POINTS = (
    Point("point-1", text(A, 0), (Teller(A, (0,)), Teller(B, (1,))), (), (C,)),
    Point("point-2", text(B, 0), (Teller(A, (4,)), Teller(B, (0,))), (C,)),
    Point("point-3", text(A, 1), (Teller(A, (1,)), Teller(C, (0,), uncertain=True)), (B,)),
    Point("point-4", text(A, 3), (Teller(A, (3,)),), (C,), (B,)),
    Point("point-5", text(B, 2), (Teller(B, (2,)),), (A, C)),
    Point("point-6", text(C, 1), (Teller(C, (1,)),), (A, B)),
)
QUOTES = (
    QuoteEntry(
        Rendering.CUT,
        (Mention(A, 4, "We are deeply sorry to every passenger", "Conrad Vesey"), Mention(B, 0, "We are deeply sorry")),
    ),
)
CONFLICTS = (
    Conflict(ConflictKind.DATE, "the hour", True, (Mention(A, 0, "at 7.42 a.m."), Mention(B, 1, "at 7.45 a.m."))),
    Conflict(
        ConflictKind.FIGURE,
        "people hurt: 14 / 17",
        False,
        (Mention(A, 1, "Fourteen people"), Mention(C, 0, "17 people")),
    ),
)
FIGURES = (FigureEntry("2", "", "replacements", (Mention(C, 1, "Two replacements"),)),)
NAMES = (NameEntry("East Mole", "place", (Mention(A, 0, "East Mole"), Mention(B, 1, "East Mole"))),)


@pytest.fixture
def pair() -> Comparison:
    """Two of the tellings: a word that differs, a moved and cut quotation, boilerplate, paragraphs in one only."""
    return Comparison((DOCUMENTS[A], DOCUMENTS[B]), A_B, (), QUOTES, CONFLICTS[:1], (), NAMES)


@pytest.fixture
def trio() -> Comparison:
    """All three tellings."""
    rows = (*A_B, *A_C, *B_C)
    return Comparison(tuple(DOCUMENTS[i] for i in (A, B, C)), rows, POINTS, QUOTES, CONFLICTS, FIGURES, NAMES)


@pytest.fixture
def clustering() -> Clustering:
    """The three tellings with a near copy and a revision of one, an article alone, and a file that was skipped."""
    near = Match(Pair.of(A, COPY), Relation.NEAR, 0.92, 0.96)
    later = Match(Pair.of(A, LATER), Relation.REVISION, 0.68, 0.9)
    clues = (Evidence(Clue.NAME, "Vesey", 0.3), Evidence(Clue.TERM, "vesey", 0.3), Evidence(Clue.FIGURE, "1,900", 0.2))
    story = Story(DOCUMENTS[A].title, tuple(sorted((A, B, C, COPY, LATER))), (Likeness(Pair(A, B), 0.6, clues),))
    return Clustering(
        tuple(DOCUMENTS.values()),
        (DuplicateCluster(A, tuple(sorted((A, COPY, LATER))), (near, later)),),
        (story, Story(DOCUMENTS[ALONE].title, (ALONE,))),
        (Skipped("articles/empty.txt", "empty"),),
    )


@pytest.fixture
def report(clustering: Clustering, trio: Comparison) -> Report:
    """The clustering with the comparison of its story."""
    return Report(clustering, (StoryReport(clustering.stories[0], trio),))


@pytest.fixture
def dedup(clustering: Clustering) -> DedupReport:
    """The copies of the clustering, removed."""
    removed = (Removed(COPY, A, Relation.NEAR, 0.92, 0.96), Removed(LATER, A, Relation.REVISION, 0.68, 0.9))
    stats = DedupStats(6, 4, 2, 1)
    return DedupReport((A, B, C, ALONE), removed, clustering.duplicates, stats, clustering.skipped)


@pytest.fixture
def printed() -> Callable[..., str]:
    """Print a view to text: `printed(view, width=80, color="never")`."""

    def printed(view: RenderableType, width: int = 100, color: str = "never") -> str:
        page = StringIO()
        open_console(page, color=color, width=width).print(view)
        return page.getvalue()

    return printed


@pytest.fixture
def poisoned() -> Callable[[Any, str], Any]:
    """Return a value with `poison` before every text in it that comes from an article or its source."""
    return _poisoned


def _poisoned(value: Any, poison: str) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        return poison + value
    if isinstance(value, tuple):
        return tuple(_poisoned(item, poison) for item in value)
    if is_dataclass(value) and not isinstance(value, type | Span):
        # places of words would no longer fit the texts
        kept = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in ("wording", "language")}
        return replace(value, **{name: _poisoned(item, poison) for name, item in kept.items()})
    return value
