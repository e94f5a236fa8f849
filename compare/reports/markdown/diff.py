"""Comparison -> a page of Markdown: of two articles both texts side by side; of more, who tells what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.model import Comparison
from compare.reports.markdown.blocks import page, section, table
from compare.reports.markdown.escape import said, styled
from compare.reports.markdown.story import findings, notes, outlets, own_words, reading_key, revisions
from compare.reports.parts import ALL, Part
from compare.reports.terminal.cast import Cast
from compare.reports.terminal.diff import OF_TWO, OF_VERSIONS
from compare.reports.terminal.emphasis import STYLED
from compare.reports.terminal.folding import USUAL, Fold, Folding
from compare.reports.terminal.pairing import pair_up, sides
from compare.reports.terminal.paragraphs import Cell, cells


def diff_markdown(
    comparison: Comparison,
    *,
    boilerplate: bool = False,
    all: bool = False,  # noqa: A002 the option's name
    show: frozenset[Part] | None = None,
    folding: Folding = USUAL,
) -> str:
    """Return a comparison as Markdown, or the parts to `show`; arguments are as for the terminal."""
    cast = Cast(comparison.documents)
    two = len(cast.documents) == 2
    shown = show or (OF_VERSIONS if comparison.revisions else OF_TWO if two else ALL)
    texts = ""
    if two and Part.PARAGRAPHS in shown:
        rows = _rows(comparison, boilerplate, Folding(None) if all else folding)
        heads = (f"{cast.letter(d.id)} {said(d.name)}" for d in cast.documents)
        texts = section("Paragraph by paragraph", table(tuple(heads), rows), _LEGEND)
    return page(
        [
            "# " + " · ".join(said(document.name) for document in cast.documents),
            *(f"**{said(note)}**" for note in comparison.notes),
            outlets(comparison, cast, {}, {}),
            own_words(comparison, cast),
            *revisions(comparison.revisions, {d.id: d for d in comparison.documents}, cast.by_id),
            "" if texts else notes(cast, comparison.revisions),
            texts,
            *findings(comparison, cast, all=all, show=shown),
            reading_key([comparison]),
        ]
    )


_LEGEND = "**Bold** are the words that stand on one side only, or of a sentence told anew those that stand on both."


def _rows(comparison: Comparison, boilerplate: bool, folding: Folding) -> Iterator[Sequence[str]]:
    left, right = sides(comparison)
    for row in folding.folded(pair_up(left, right, boilerplate), left, right):
        if isinstance(row, Fold):
            yield [f"*{told}*" if told else "" for told in row.told()]
        else:
            yield [_cell(side) for side in cells(row, left, right, STYLED)]


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    return " — ".join(part for part in (said(cell.head.plain), styled(cell.body)) if part)
