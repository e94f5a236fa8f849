"""Report -> the head of a page: counts, a row for each story and each article alone, the outlets and how alike they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from compare.alignment.portrait import Shares, between_outlets, outlets_overlaps
from compare.model import Clustering, Document, Overlap, Report, Skipped, Story, StoryReport, earliest_first
from compare.reports.copying import Pile
from compare.reports.dates import moment, span
from compare.reports.html.outlets import Shade, shade
from compare.reports.html.registers import Register, registers
from compare.reports.html.words import contradictions, headline
from compare.reports.phrases import counted
from compare.reports.versions import folded_away

MOST_OUTLETS = 24  # in the matrix of likeness, those with most stories first
MOST_FILTERED = 400  # outlets that can be chosen by style alone; beyond, and where there is none, search finds them
MANY = 10  # outlets of a story beyond which a filter asks no further
SHOWN = 12  # outlets named in a row


@dataclass(frozen=True, slots=True)
class Line:
    """A story, or an article alone, in the list: what is told of it, and by what it is filtered."""

    href: str
    title: str
    outlets: str
    measure: str
    span: str
    classes: str
    first: str
    last: str
    size: int = 1
    dots: tuple[float, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Choosable:
    """An outlet that the list can be filtered by: the class its rows have, its name, in how many rows it stands."""

    key: str
    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """How much of what an outlet (a row) tells another (a column) tells, over the stories that both tell."""

    outlets: tuple[str, ...]
    rows: tuple[tuple[Shade | None, ...], ...]
    left_out: int
    listed: bool = False  # some stories were not compared


@dataclass(frozen=True, slots=True)
class Digest:
    """What the list and the matrix tell of a story's comparison; of one that is only `listed`, nothing."""

    conflicts: str = ""  # how many, in words
    shares: Shares = field(default_factory=dict)
    listed: bool = False

    @classmethod
    def of(cls, told: StoryReport) -> Digest:
        """Return the digest of a story."""
        found = told.comparison
        if found is None:
            return cls(listed=bool(told.listed))
        perhaps = sum(c.uncertain for c in found.conflicts)
        return cls(contradictions(len(found.conflicts) - perhaps, perhaps), outlets_overlaps(found))


@dataclass(frozen=True, slots=True)
class Overview:
    """What stands before the stories."""

    heading: str
    counts: tuple[tuple[str, str, str], ...]
    widest: Line | None
    told: tuple[Line, ...]
    alone: tuple[Line, ...]
    outlets: tuple[Choosable, ...]
    matrix: Matrix | None
    skipped: tuple[Skipped, ...]
    span: str

    @property
    def registers(self) -> tuple[tuple[str, tuple[Register, ...]], ...]:
        """Return the rows by day and by outlet, for who runs no scripts."""
        return registers(self.told, self.alone, self.outlets)

    @property
    def rules(self) -> str:
        """Return the style that filters by outlet, so that it needs no script; it holds nothing but keys of our own."""
        return "".join(
            f'.filters:has([value="{o.key}"]:checked) ~ section .row:not(.{o.key}){{display:none}}'
            for o in self.outlets
        )


def overview(report: Report, digests: Sequence[Digest], link: Callable[[Story], str]) -> Overview:
    """Return the overview of a report, of whose stories there is a digest each; `link` gives the address of what is told of one."""
    found, pile = report.clustering, {d.id: d for d in report.clustering.documents}
    outlets = Counter(name for s in found.stories for name in {pile[i].outlet for i in s.members if pile[i].outlet})
    named = sorted(outlets, key=lambda name: (name.casefold(), name))
    keys = {name: f"o{n}" for n, name in enumerate(named[:MOST_FILTERED])}
    singles = [s for s in found.stories if len(s.members) == 1]
    told = tuple(
        _line(each, digest.conflicts, pile, keys, link(each.story))
        for each, digest in zip(report.stories, digests, strict=True)
    )
    several = sum(each.tellings > 1 for each in report.stories)
    return Overview(
        f"{counted(several, 'story', 'stories')} in {counted(len(found.documents), 'article')}",
        counts(report),
        max(told, key=lambda line: line.size, default=None),
        told,
        tuple(_alone(pile[s.members[0]], keys) for s in singles),
        tuple(Choosable(keys[name], name, outlets[name]) for name in named[:MOST_FILTERED]),
        matrix(digests),
        found.skipped,
        span(found.documents),
    )


def counts(report: Report) -> tuple[tuple[str, str, str], ...]:
    """Return a number, what it counts, and a remark, for each line of the summary."""
    found = report.clustering
    alone = sum(len(s.members) == 1 for s in found.stories)
    copies = sum(len(c.members) - 1 for c in found.duplicates)
    outlets = len({d.outlet for d in found.documents if d.outlet})
    lines = [
        (len(found.documents), "article read", "articles read", ""),
        *([(outlets, "outlet", "outlets", "")] if outlets else []),
        (copies, "copy", "copies", _relations(found)),
        (alone, "article alone", "articles alone", "no other was found to tell their story"),
        *([(len(found.skipped), "input skipped", "inputs skipped", "each for a reason")] if found.skipped else []),
    ]
    return tuple((f"{n:,}", one if n == 1 else many, remark) for n, one, many, remark in lines)


def _relations(found: Clustering) -> str:
    kinds = Counter(
        m.relation.value for c in found.duplicates for m in c.matches if c.representative in (m.pair.left, m.pair.right)
    )
    return ", ".join(f"{n:,} {kind}" for kind, n in sorted(kinds.items()))


def _line(told: StoryReport, conflicts: str, pile: Pile, keys: Mapping[str, str], href: str) -> Line:
    story, own = told.story, told.tellings
    members = [pile[i] for i in story.members]
    tellers = told.tellers or [d.id for d in earliest_first(members)[:1]]
    names = _names(members)
    parts = [counted(len(names), "outlet"), counted(own, "telling") if own > 1 else "one text"]
    parts += folded_away(story.members, tellers, told.revisions)
    parts += [conflicts] if conflicts else []
    shown = ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else "")
    first, last = _days(members)
    language = next((d.language for d in members if d.title == story.title), members[0].language)
    return Line(
        href, story.title or headline(members[0]), shown, " · ".join(parts), span(members),
        _classes(members, len(names), keys), first, last, len(names), _dots(members), language,
    )  # fmt: skip


def _alone(document: Document, keys: Mapping[str, str]) -> Line:
    day = document.published.date().isoformat() if document.published else ""
    return Line(
        document.url, headline(document), document.name, "", moment(document.published),
        _classes([document], 1, keys), day, day, language=document.language,
    )  # fmt: skip


def _names(members: Iterable[Document]) -> list[str]:
    return list(dict.fromkeys(d.name for d in earliest_first(members)))


def _classes(members: Sequence[Document], outlets: int, keys: Mapping[str, str]) -> str:
    chosen = sorted({keys[d.outlet] for d in members if d.outlet in keys}, key=lambda key: int(key[1:]))
    return " ".join((f"k{min(outlets, MANY)}", *chosen))


def _days(members: Iterable[Document]) -> tuple[str, str]:
    days = sorted(d.published.date().isoformat() for d in members if d.published)
    return (days[0], days[-1]) if days else ("", "")


def _dots(members: Sequence[Document]) -> tuple[float, ...]:
    """Return where articles stand on a short line of their story's time, in percent."""
    dates = sorted(d.published for d in members if d.published)
    whole = (dates[-1] - dates[0]).total_seconds() if dates else 0.0
    if not whole:
        return ()
    return tuple(sorted({round(3 + 94 * (when - dates[0]).total_seconds() / whole) for when in dates}))


def matrix(digests: Sequence[Digest]) -> Matrix | None:
    """Return how alike the outlets are, None where no two tell one story in words of their own."""
    found = {(o.of, o.told_by): o for o in between_outlets(digest.shares for digest in digests)}
    stories: Counter[str] = Counter()
    for one, two in found:
        stories[one] += found[one, two].stories
    names = sorted(stories, key=lambda name: (-stories[name], name.casefold(), name))
    shown = tuple(names[:MOST_OUTLETS])
    if not shown:
        return None
    rows = tuple(tuple(_cell(found.get((one, two))) for two in shown) for one in shown)
    return Matrix(shown, rows, len(names) - len(shown), any(digest.listed for digest in digests))


def _cell(found: Overlap | None) -> Shade | None:
    return shade(found.share, counted(found.stories, "story", "stories")) if found else None
