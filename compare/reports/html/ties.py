"""Coverage of a paragraph -> why it is thought to be told elsewhere, and how sure it is that it is not."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from compare.model import Coverage, Link
from compare.reports.html.cast import Cast
from compare.reports.html.words import reasons, safe
from compare.reports.terminal.words import percent


def tie(link: Link, document: str, cast: Cast, *, why: bool = True) -> Markup:
    """Return a link as an item of a list: where it leads, how likely it is, and what both share."""
    moved = ", moved" if link.moved else ""
    shared = f": <i>{safe(reasons(link.evidence))}</i>" if why and link.evidence else ""
    place = cast.place(document, link.paragraph).link
    return Markup(f"<li>{place} {percent(link.score)}{moved}{shared}</li>")  # noqa: S704 - all parts are safe


def ties(rows: Iterable[Coverage], cast: Cast) -> Markup:
    """Return all links of a paragraph as items, in the order of the cast, then who was not found to tell any of it."""
    by_other = {row.against: row for row in rows}
    found = [by_other[d.id] for d in cast.ordered(by_other)]
    linked = [tie(link, row.against, cast) for row in found for link in row.links]
    bare = ", ".join(_silent(row, cast) for row in found if not row.links)
    return Markup("".join([*linked, f"<li>not found in {bare}</li>" if bare else ""]))  # noqa: S704 - all parts are safe


def tellers(rows: Iterable[Coverage], cast: Cast) -> str:
    """Return the letters of the documents that a paragraph is linked to."""
    linked = {row.against for row in rows if row.links}
    return ", ".join(cast.letters[d.id] for d in cast.ordered(linked))


def _silent(row: Coverage, cast: Cast) -> str:
    return f"{cast.letters[row.against]} {percent(row.score)}{' (uncertain)' if row.uncertain else ''}"
