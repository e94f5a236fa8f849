"""Versions of one article -> what changed from each to the next: paragraphs added, removed, edited, moved; with a note or not."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from compare.alignment.order import moved
from compare.alignment.wording import wording
from compare.model import Change, Document, Note, Revised, Revision, Span
from compare.text.notes import notice, title_notice
from compare.text.tokens import tokens

SAME = 0.4  # share of runs of three tokens that both have: below, one paragraph was removed and another added
RUN = 3
HOLDERS = 50  # paragraphs that hold a run, at most, for it to count

Words = tuple[str, ...]
Place = tuple[int, int]  # of a paragraph before and after


def find_revisions(documents: Sequence[Document], *, versions: bool = False) -> tuple[Revision, ...]:
    """Return the revisions from each version of a page to the next, by time; pages by the ids of their first versions.

    Versions are documents with one outlet and address, and different dates; with `versions`, all documents are taken for
    versions of one article, those without a date in their order, before the others.
    """
    pages: defaultdict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in documents:
        if versions or (document.url and document.published):
            pages["" if versions else document.outlet, "" if versions else document.url].append(document)
    found: list[Revision] = []
    for page in pages.values():
        page.sort(key=lambda d: (d.published.timestamp() if d.published else float("-inf"), "" if versions else d.id))
    for page in sorted(pages.values(), key=lambda page: page[0].id):
        found += [revision(a, b) for a, b in pairwise(page) if versions or a.published != b.published]
    return tuple(found)


def revision(earlier: Document, later: Document) -> Revision:
    """Return what changed from one version to the next; boilerplate is looked through for notes only."""
    old, new = earlier.story, later.story
    before, after = ([tuple(tokens(text)) for _, text in story] for story in (old, new))
    kept = _kept(before, after)
    elsewhere = moved(kept)
    changes = [_revised(old[i], new[j], (i, j) in elsewhere) for i, j in kept]
    gone = sorted(set(range(len(before))) - {i for i, _ in kept})
    came = sorted(set(range(len(after))) - {j for _, j in kept})
    stayed = sorted(set(kept) - elsewhere)
    told = [(j, 1, change) for (_, j), change in zip(kept, changes, strict=True) if change is not None]
    told += [(_follows(at, stayed), 0, Revised((Change.REMOVED,), old[at][0], None)) for at in gone]
    told += [(j, 1, Revised((Change.ADDED,), None, new[j][0])) for j in came]
    return Revision(
        earlier.id,
        later.id,
        bool(earlier.title and later.title) and tokens(earlier.title) != tokens(later.title),
        tuple(change for *_, change in sorted(told, key=lambda entry: (entry[0], entry[1], entry[2].before or 0))),
        tuple(_notes(earlier, later)),
    )


def _kept(before: Sequence[Words], after: Sequence[Words]) -> list[Place]:
    """Return the places of paragraphs that stand in both versions: equal ones in their order, then the most alike."""
    places: defaultdict[Words, list[int]] = defaultdict(list)
    for j, words in enumerate(after):
        places[words].append(j)
    kept = [(i, places[words].pop(0)) for i, words in enumerate(before) if places[words]]
    lefts, rights = {i for i, _ in kept}, {j for _, j in kept}
    for _, i, j in sorted(_alike(before, after, lefts, rights)):
        if i not in lefts and j not in rights:
            kept.append((i, j))
            lefts.add(i)
            rights.add(j)
    return sorted(kept)


def _alike(
    before: Sequence[Words], after: Sequence[Words], lefts: set[int], rights: set[int]
) -> Iterator[tuple[float, int, int]]:
    """Yield (minus likeness, before, after) of paragraphs that share enough runs, and are not matched yet."""
    holders: defaultdict[Words, list[int]] = defaultdict(list)
    runs = {j: _runs(words) for j, words in enumerate(after) if j not in rights}
    for j, held in runs.items():
        for run in held:
            holders[run].append(j)
    for i, words in enumerate(before):
        own = _runs(words) if i not in lefts else set()
        shared = Counter(j for run in own if len(holders.get(run, ())) <= HOLDERS for j in holders.get(run, ()))
        for j, count in shared.items():
            if 2 * count >= SAME * (len(own) + len(runs[j])):
                yield -2 * count / (len(own) + len(runs[j])), i, j


def _runs(words: Words) -> set[Words]:
    return set(zip(*(words[at:] for at in range(RUN)), strict=False))


def _revised(old: tuple[int, str], new: tuple[int, str], is_moved: bool) -> Revised | None:
    """Return how a paragraph (index, text) that was kept was changed, None where it stands as it stood."""
    (before, text), (after, other) = old, new
    edited = text.split() != other.split()
    changes = (*((Change.EDITED,) if edited else ()), *((Change.MOVED,) if is_moved else ()))
    words = wording(text, other, Span(0, len(text)), Span(0, len(other))) if edited else None
    return Revised(changes, before, after, words) if changes else None


def _follows(at: int, stayed: Sequence[Place]) -> int:
    """Return the place at which a removed paragraph would stand: behind the last that stayed before it."""
    behind = bisect_left(stayed, (at, 0))
    return stayed[behind - 1][1] + 1 if behind else 0


def _notes(earlier: Document, later: Document) -> Iterator[Note]:
    if (kind := title_notice(later.title)) is not None and title_notice(earlier.title) is None:
        yield Note(None, kind)
    known = {tuple(tokens(p.text)) for p in earlier.paragraphs}
    for at, paragraph in enumerate(later.paragraphs):
        kind = notice(paragraph.text)
        if kind is not None and tuple(tokens(paragraph.text)) not in known:
            yield Note(at, kind)
