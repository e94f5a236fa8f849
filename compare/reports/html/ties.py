"""Coverage of a paragraph -> why it is thought to be told elsewhere, and how sure it is that it is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from compare.model import Coverage, Link
from compare.reports.html.cast import Cast
from compare.reports.html.words import percent, reasons, safe

SPOKEN = 5  # outlets that are named for the ear where letters stand
MOST = 8  # links of a paragraph that are shown where documents are many


def tie(link: Link, document: str, cast: Cast, *, why: bool = True) -> Markup:
    """Return a link as an item of a list: where it leads, how likely it is, and what both share."""
    moved = ", moved" if link.moved else ""
    shared = f': <i dir="auto">{safe(reasons(link.evidence))}</i>' if why and link.evidence else ""
    place = cast.place(document, link.paragraph).link
    return Markup(f"<li>{place} {percent(link.score)}{moved}{shared}</li>")  # noqa: S704 - all parts are safe


def ties(rows: Iterable[Coverage], cast: Cast) -> Markup:
    """Return all links of a paragraph as items, in the order of the cast, then who was not found to tell any of it."""
    by_other = {row.against: row for row in rows}
    found = [by_other[d.id] for d in cast.ordered(by_other)]
    links = [(row.against, link) for row in found for link in row.links]
    linked = [tie(link, other, cast) for other, link in likeliest(links, cast)]
    rest = [f"<li>and {len(links) - len(linked)} less likely</li>"] if len(links) > len(linked) else []
    silent = [row for row in found if not row.links and row.against not in cast.aside]
    shown = f"{len(silent)} others" if cast.crowded else ", ".join(_silent(row, cast) for row in silent)
    bare = [f"<li>not found in {shown}</li>"] if silent else []
    aside = [cast.letters[row.against] for row in found if row.against in cast.aside]
    bare += [f"<li>all set aside: {', '.join(aside)}</li>"] if aside else []
    return Markup("".join([*linked, *rest, *bare]))  # noqa: S704 - all parts are safe


def likeliest(links: Sequence[tuple[str, Link]], cast: Cast) -> Sequence[tuple[str, Link]]:
    """Return links, each with the other document, in their order; where documents are many, the likeliest of them."""
    if not cast.crowded or len(links) <= MOST:
        return links
    least = sorted((link.score for _, link in links), reverse=True)[MOST - 1]
    return [one for one in links if one[1].score >= least][:MOST]


def tellers(rows: Iterable[Coverage], cast: Cast) -> Markup:
    """Return the letters of the documents that a paragraph is linked to; to who does not see them, their names are spoken."""
    linked = cast.ordered({row.against for row in rows if row.links})
    if not linked:
        return Markup()
    letters = ", ".join(cast.letters[d.id] for d in linked)
    more = f" and {len(linked) - SPOKEN} more" if len(linked) > SPOKEN else ""
    names = ", ".join(f"<bdi>{safe(d.name)}</bdi>" for d in linked[:SPOKEN]) + more
    return Markup(f'<span aria-hidden="true">{letters}</span><span class="vh">{names}</span>')  # noqa: S704 - names are escaped


def _silent(row: Coverage, cast: Cast) -> str:
    return f"{cast.letters[row.against]} {percent(row.score)}{' (uncertain)' if row.uncertain else ''}"
