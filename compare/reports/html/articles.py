"""Documents of a comparison -> their paragraphs in order, each with what the others tell of it and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from compare.model import Comparison, Coverage, Document, Kind, Status
from compare.reports.html.cast import Cast, Place
from compare.reports.html.ties import tellers, ties
from compare.reports.notices import notices

SIGNS = {
    Status.SHARED: "told elsewhere in full",
    Status.PARTIAL: "told elsewhere in part",
    Status.ONLY: "found only here",
}
Rows = Mapping[tuple[str, int], list[Coverage]]  # by document and paragraph


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph: its place, its text, the most that any other tells of it, and by whom; boilerplate has no `status`."""

    place: Place
    text: str
    status: str
    said: str
    tellers: Markup
    ties: Markup


@dataclass(frozen=True, slots=True)
class Article:
    """A document in full, and how many paragraphs of it were set aside."""

    document: Document
    letter: str
    parts: tuple[Part, ...]
    aside: int


def articles(comparison: Comparison, cast: Cast, *, boilerplate: bool) -> tuple[Article, ...]:
    """Return the documents in the order of the cast, with what is set aside only if it is wanted."""
    rows: defaultdict[tuple[str, int], list[Coverage]] = defaultdict(list)
    for row in comparison.coverage:
        rows[row.document, row.paragraph].append(row)
    return tuple(
        Article(
            d,
            cast.letters[d.id],
            tuple(_parts(d, rows, cast, boilerplate, comparison.aside(d.id))),
            sum(p.kind is Kind.BOILERPLATE for p in d.paragraphs),
        )
        for d in cast.documents
    )


def _parts(document: Document, rows: Rows, cast: Cast, boilerplate: bool, aside: Collection[int]) -> Iterator[Part]:
    noted = notices(document)
    for at, paragraph in enumerate(document.paragraphs):
        found = rows.get((document.id, at), [])
        place = cast.place(document.id, at)
        if at in noted and not found:
            yield Part(place, paragraph.text, "note", noted[at].value, Markup(), Markup())
        elif paragraph.kind is Kind.BOILERPLATE:
            if boilerplate:
                yield Part(place, paragraph.text, "aside", "set aside as boilerplate", Markup(), Markup())
        elif not found:
            said = "set aside, words of others" if at in aside else "not compared"
            yield Part(place, paragraph.text, "plain", said, Markup(), Markup())
        else:
            best = max(found, key=lambda row: (row.status.told, -row.uncertain))
            said = SIGNS[best.status] + (", uncertain" if best.uncertain else "")
            said = f"{noted[at].value}, {said}" if at in noted else said
            yield Part(place, paragraph.text, best.status.value, said, tellers(found, cast), ties(found, cast))
