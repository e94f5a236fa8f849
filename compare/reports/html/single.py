"""Report or Comparison -> one page; of a report too large for one, as many stories in full as it can hold."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from markupsafe import Markup

from compare.model import Comparison, Report, StoryReport
from compare.reports.copying import Pile
from compare.reports.html.overview import Digest, Line, Overview, overview
from compare.reports.html.pages import page
from compare.reports.html.parts import Parts
from compare.reports.html.story import Choice, Telling, story_part
from compare.reports.html.words import headline
from compare.reports.parts import ALL, Part

LARGEST = 4_500_000  # bytes of a page
NAMED = 4  # outlets in the heading of a comparison
ROWS = 4_000  # rows of each list on one page
# about how many bytes a story takes, for each character of its articles and each row of coverage; fitted to 540 stories, of
# which one in a hundred takes 1.7 times as much
BYTES = 6, 250
SPARE = 0.2  # of the room: by as much may guesses be too large in all
MISSES = 5  # stories in a row that did not fit: then the page is full


def render(
    found: Report | Comparison,
    *,
    show: frozenset[Part] = ALL,
    boilerplate: bool = False,
    alone: bool = False,
    largest: int = LARGEST,
) -> str:
    """Return one page: of a report the overview and the stories, or the stories `alone`; of a comparison what it holds.

    It stays under `largest` bytes: of a larger report the story told by most outlets is told in full if it fits at all, each
    of the next if it fits into what room is left; all others are left to `render_folder`, and the page says how many.
    Nothing in it is fetched from anywhere; text of articles is never code.
    """
    choice = Choice(show, boilerplate)
    if isinstance(found, Comparison):
        pile = {d.id: d for d in found.documents}
        part, title = story_part(Telling(None, found, found.revisions), pile, {}, choice), headline(found.documents[0])
        return page("comparison.html", heading=_named(found), title=title, part=part, back="")
    parts = Parts.of(found, choice)
    if alone:
        titles = " · ".join(told.story.title for told in parts.stories)
        return page("alone.html", title=titles, part=Markup().join(map(parts.part, parts.stories)), back="")
    digests = [Digest.of(told) for told in parts.stories]
    whole = overview(found, digests, lambda story: f"#{story.id}")
    beyond, listed = _cut(whole)
    made = _fitting(parts, _room(listed, beyond, largest))
    full = {f"#{name}" for name in made}
    told = tuple(_linked(line, full) for line in listed.told)
    widest = _linked(whole.widest, full) if whole.widest else None
    return report_page(
        replace(listed, told=told, widest=widest),
        parts=tuple(made.values()),
        left_out=len(parts.stories) - len(made),
        beyond=beyond,
    )


def _named(found: Comparison) -> str:
    """Return whose articles are compared, each outlet once.

    The first few are named.
    """
    names = list(dict.fromkeys(d.name for d in found.documents))
    shown = names[:NAMED] + ([f"{len(names) - NAMED} more"] if len(names) > NAMED else [])
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def worth(outline: Report, *, largest: int = LARGEST) -> frozenset[str]:
    """Return the ids of the stories of a report that a page may have room for, so that no others need be compared."""
    whole = overview(outline, [Digest()] * len(outline.stories), lambda story: f"#{story.id}")
    beyond, listed = _cut(whole)
    room = _room(listed, beyond, largest)
    pile, chosen = {d.id: d for d in outline.clustering.documents}, []
    left, spare = float(room), SPARE * room
    for told in outline.stories:
        guessed = _guessed(told, pile)
        if guessed <= left + spare:
            chosen.append(told.story.id)
            spare -= max(0.0, guessed - left)  # of what does not fit by its guess, nothing is taken for certain
            left -= guessed if guessed <= left else 0
    return frozenset(chosen)


def _cut(whole: Overview) -> tuple[tuple[int, int], Overview]:
    """Return how many rows of its two lists are beyond what a page holds, and an overview without them."""
    beyond = max(0, len(whole.told) - ROWS), max(0, len(whole.alone) - ROWS)
    return beyond, replace(whole, told=whole.told[:ROWS], alone=whole.alone[:ROWS])


def report_page(
    whole: Overview,
    *,
    parts: tuple[Markup, ...] = (),
    left_out: int = 0,
    beyond: tuple[int, int] = (0, 0),
    more: tuple[tuple[str, str], ...] = (),
) -> str:
    """Return the page of an overview: with stories in full, what is left out of it, and links to more lists."""
    return page(
        "report.html",
        rules=whole.rules,
        overview=whole,
        parts=parts,
        left_out=left_out,
        cut=beyond,
        more=more,
        back="",
    )


def _room(listed: Overview, beyond: tuple[int, int], largest: int) -> int:
    """Return how many bytes are left for stories, whether or not all are told in full."""
    return largest - size(report_page(listed, left_out=len(listed.told), beyond=beyond))


def _linked(line: Line, full: Set[str]) -> Line:
    """Return a line of the list without its link if that would lead nowhere."""
    return line if line.href in full else replace(line, href="")


def size(text: str) -> int:
    """Return how many bytes a text takes in a file."""
    return len(text.encode("utf-8", "replace"))


def _fitting(parts: Parts, room: int) -> dict[str, Markup]:
    """Return stories in full by their ids, in their order, each if it fits into the room that those before it leave."""
    made: dict[str, Markup] = {}
    left, missed = float(room), 0
    for told in parts.stories:
        if told.listed or _guessed(told, parts.pile) > left + SPARE * room:
            continue
        part = parts.part(told)
        if size(part) >= left:
            missed += 1
            if missed == MISSES:
                break
        else:
            made[told.story.id] = part
            left -= size(part) + 1  # and the end of its line
            missed = 0
    return made


def _guessed(told: StoryReport, pile: Pile) -> int:
    """Return about how many bytes a story will take, so that what cannot fit need not be compared or made."""
    ids = [d.id for d in told.comparison.documents] if told.comparison else told.listed
    documents = [pile[i] for i in ids]
    text = sum(len(p.text) for d in documents for p in d.paragraphs)
    rows = sum(len(d.story) for d in documents) * (len(documents) - 1)
    return BYTES[0] * text + BYTES[1] * rows
