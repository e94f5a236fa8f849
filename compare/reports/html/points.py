"""Points of a comparison -> a matrix of points by outlets, and each point with the passages that tell it and their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from compare.model import Comparison, Coverage, Document, Link, Point, Teller
from compare.reports.html.cast import Cast, Place, with_more
from compare.reports.html.ledgers import Clash
from compare.reports.html.ties import likeliest, tie
from compare.reports.html.words import STATUSES, percent, spoken

TOLD, WEAK, PERHAPS, LEFT_OUT, EARLY, ASIDE = "told", "weak", "perhaps", "out", "early", "aside"
SAID = {
    TOLD: "told",
    WEAK: "perhaps told, the link is weak",
    PERHAPS: "perhaps told",
    LEFT_OUT: "left out",
    EARLY: "left out, published before all who tell it",
    ASIDE: "perhaps in what was set aside",
}
GLYPHS = {
    kind: Markup(f'<svg class="g" role="img" aria-label="{said}"><use href="#g-{kind}"/></svg>')  # noqa: S704 - ours
    for kind, said in SAID.items()
}
SIGNS = {kind: Markup(f'<svg class="g" aria-hidden="true"><use href="#g-{kind}"/></svg>') for kind in SAID}  # noqa: S704 - ours
Rows = Mapping[tuple[str, int, str], Coverage]  # by document, paragraph and the other document


@dataclass(frozen=True, slots=True)
class Cell:
    """How one outlet has a point: a kind that has a sign of its own, and where it tells it; `narrow`: only the sign is seen."""

    kind: str
    places: tuple[Place, ...] = ()
    narrow: bool = False

    @property
    def silent(self) -> bool:
        """Return whether the outlet leaves the point out though it could have known of it."""
        return self.kind == LEFT_OUT

    @property
    def content(self) -> Markup:
        """Return what stands in the matrix: the sign, the first place and how many more, or the sign as a link that says so."""
        if not self.places:
            return GLYPHS[self.kind]
        place, more = self.places[0], len(self.places) - 1
        if not place.shown:
            return GLYPHS[self.kind] + with_more(spoken(f" ¶{place.number}"), more)
        if self.narrow:
            return place.in_column(SAID[self.kind], SIGNS[self.kind], more)
        link = place.in_column(SAID[self.kind], Markup(f"¶{place.number}"))  # noqa: S704 - ours
        return SIGNS[self.kind] + " " + with_more(link, more)


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph that tells a point, as it stands in its article."""

    place: Place
    text: str
    ties: Markup


@dataclass(frozen=True, slots=True)
class Absence:
    """Outlets that have a point in one way, such as leaving it out: their letters, each with how that was judged."""

    kind: str
    said: str
    outlets: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One point as a page tells it; `number` is its place in the story, which its anchor is made of."""

    number: int
    anchor: str
    point: Point
    language: str
    cells: tuple[Cell, ...]
    passages: tuple[tuple[Document, tuple[Passage, ...]], ...]
    absences: tuple[Absence, ...]
    clashes: tuple[Clash, ...]  # in which who tell it contradict each other


def facts(comparison: Comparison, cast: Cast, clashes: Mapping[str, tuple[Clash, ...]]) -> tuple[Fact, ...]:
    """Return all points in their order: most widely told first, then what one alone tells."""
    rows: Rows = {(row.document, row.paragraph, row.against): row for row in comparison.coverage}
    return tuple(
        _fact(n, point, cast, rows, clashes.get(point.id, ())) for n, point in enumerate(comparison.points, start=1)
    )


def _fact(number: int, point: Point, cast: Cast, rows: Rows, clashes: tuple[Clash, ...]) -> Fact:
    tellers = {t.document: t for t in point.told_by}
    told = [d for d in cast.documents if d.id in tellers]
    cells = tuple(_cell(d, point, tellers, cast) for d in cast.documents)
    silent = [(cell.kind, d) for d, cell in zip(cast.documents, cells, strict=True) if d.id not in tellers]
    return Fact(
        number,
        f"{cast.id}-p{number}",
        point,
        next((d.language for d in told if any(point.text in text for _, text in d.story)), ""),
        cells,
        tuple((d, tuple(_passages(d, tellers, cast, rows))) for d in told),
        tuple(_absences(silent, point, cast, rows)),
        clashes,
    )


def _cell(document: Document, point: Point, tellers: Mapping[str, Teller], cast: Cast) -> Cell:
    if document.id in tellers:
        teller = tellers[document.id]
        kind = WEAK if teller.uncertain else TOLD
        places = tuple(cast.place(document.id, p, teller.uncertain) for p in teller.paragraphs)
        return Cell(kind, places, cast.many)
    if document.id in point.omitted_by:
        kind = EARLY if document.id in point.could_not_know else LEFT_OUT
        return Cell(kind)
    return Cell(ASIDE if document.id in cast.aside else PERHAPS)


def _passages(document: Document, tellers: Mapping[str, Teller], cast: Cast, rows: Rows) -> Iterator[Passage]:
    teller = tellers[document.id]
    for paragraph in teller.paragraphs:
        links = likeliest(list(_links(document.id, paragraph, tellers, cast, rows)), cast)
        best = max((link.score for _, link in links), default=0.0)
        # the evidence of all stands with the article; here that of the likeliest, which makes the paragraph a teller
        items = "".join([tie(link, other, cast, why=link.score == best) for other, link in links])
        text = document.paragraphs[paragraph].text
        yield Passage(cast.place(document.id, paragraph), text, Markup(items))  # noqa: S704 - made of links


def _links(
    document: str, paragraph: int, tellers: Mapping[str, Teller], cast: Cast, rows: Rows
) -> Iterator[tuple[str, Link]]:
    """Yield the likeliest link of a paragraph to each of the other tellers, in the order of the cast."""
    for other in cast.ordered(tellers):
        row = rows.get((document, paragraph, other.id))
        links = [link for link in row.links if link.paragraph in tellers[other.id].paragraphs] if row else []
        if links:
            yield other.id, max(links, key=lambda link: link.score)


def _absences(silent: Sequence[tuple[str, Document]], point: Point, cast: Cast, rows: Rows) -> Iterator[Absence]:
    for kind in (LEFT_OUT, EARLY, PERHAPS, ASIDE):
        outlets = [d for how, d in silent if how == kind]
        if outlets:
            named = [cast.letters[d.id] for d in outlets]
            if not cast.crowded and kind != ASIDE:
                named = [f"{cast.letters[d.id]} ({_judged(d, point.told_by, rows)})" for d in outlets]
            yield Absence(kind, SAID[kind], ", ".join(named))


def _judged(document: Document, told_by: Sequence[Teller], rows: Rows) -> str:
    """Return how the passages that tell a point were judged against a document that does not: the likeliest to be there."""
    found = [rows[key] for t in told_by for p in t.paragraphs if (key := (t.document, p, document.id)) in rows]
    if not found:
        return "not compared"
    row = max(found, key=lambda row: (row.status.told, -row.score))
    doubt = ", uncertain" if row.uncertain else ""
    return f"{STATUSES[row.status]}, {percent(row.score)}{doubt}"
