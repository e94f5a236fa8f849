"""Sketches of a corpus -> which documents to keep, which to remove as copies of them, and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import IO, TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from compare.clusters.copies import Copies, find_copies
from compare.clusters.corpus import Corpus, Rows, written
from compare.clusters.duplicates import Groups, duplicate_groups, standing
from compare.clusters.explain import explained
from compare.clusters.lazy import Lazy
from compare.clusters.nouns import every_cluster, every_match
from compare.clusters.verified import NONE, RELATIONS, Relations, Verified, match_at
from compare.clusters.verify import Likenesses, Shares, likenesses
from compare.errors import InputError, SettingsError
from compare.model import (
    DedupReport,
    DedupStats,
    Document,
    DuplicateCluster,
    Explanation,
    Level,
    Match,
    Relation,
    Removed,
    Skipped,
)
from compare.settings import Settings
from compare.sketches.pairs import distinct
from compare.sketches.sketching import Plan, Sketches
from compare.sketches.texts import strings

if TYPE_CHECKING:
    import pyarrow


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """What a dedup stands on: the corpus, of which the first `known` rows were there before, and all that was found in it.

    `plan` is what the sketches were made by; after a `rethreshold` the settings ask for less.
    """

    corpus: Corpus
    sketches: Sketches
    plan: Plan
    copies: Copies
    settings: Settings
    known: int
    level: Level

    def under(self, plan: Plan, level: str) -> Sketches:
        """Return the sketches, which were made by the same plan at the same level; raise SettingsError when they were not."""
        if self.level != level:
            raise SettingsError(
                f"`against` was made at level {self.level}, this run is at {level}; choose one for both"
            )
        if self.plan != plan:
            raise SettingsError("`against` was made with other settings; give both runs the same")
        return self.sketches


@dataclass(frozen=True, slots=True, eq=False)
class Removals:
    """The rows that go, ascending; for each the row kept in its place, how they are related, and their true likeness."""

    rows: Rows
    kept: Rows
    relation: NDArray[np.uint8]
    jaccard: Shares
    containment: Shares


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Dedup:
    """Which documents to keep and which are copies of them.

    The sequences make their values when they are asked for, so that a result over millions of texts stays small. `mask`
    holds True for each document that stays, in the order of the input; `skipped` what gave no text, and why.
    """

    mask: NDArray[np.bool_]
    stats: DedupStats
    skipped: tuple[Skipped, ...]
    work: Work
    pairs: Verified
    relations: Relations
    groups: Groups
    removals: Removals

    def __repr__(self) -> str:
        gone, documents = len(self.removals.rows), len(self.mask)
        return f"Dedup({documents:,} documents: {documents - gone:,} kept, {gone:,} removed, {len(self.groups):,} clusters)"

    @property
    def kept(self) -> Sequence[object]:
        """The records that stay, in the order and the kind in which they were given; of files, their ids."""
        return self.work.corpus.kept(self.rows)

    @property
    def rows(self) -> Rows:
        """The rows of the corpus that stay, ascending."""
        return np.flatnonzero(self.mask) + self.work.known

    @property
    def kept_ids(self) -> Sequence[str]:
        """The ids of the documents that stay, in the order of the input; of bare texts, their places from 0."""
        rows = self.rows.tolist()
        return Lazy(len(rows), lambda at: self._name(rows[at]))

    @property
    def removed(self) -> Sequence[Removed]:
        """The documents that go, in the order of the input."""
        return Lazy(len(self.removals.rows), self._removed)

    @property
    def clusters(self) -> Sequence[DuplicateCluster]:
        """The duplicate clusters, in the order of their lowest ids."""
        every = partial(every_cluster, self.pairs, self.relations, self.groups)
        return Lazy(len(self.groups), self._cluster, lambda: every(self._members()))

    @property
    def matches(self) -> Sequence[Match]:
        """Every verified pair of copies, in the order of their ids."""
        every = partial(every_match, self.pairs, self.relations)
        return Lazy(len(self.pairs), self._match, lambda: every(self._members()))

    def rethreshold(self, threshold: float) -> Dedup:
        """Return the result at a higher threshold; nothing is sketched again.

        Raises SettingsError below the threshold of this result, for pairs there were never looked at.
        """
        if threshold < self.work.settings.threshold:
            raise SettingsError(
                f"pairs below {self.work.settings.threshold} were not looked at; for {threshold} run dedup anew"
            )
        work = replace(self.work, settings=replace(self.work.settings, threshold=threshold))
        if work.settings.excerpts or work.copies.capped_buckets:  # where more texts stay, there is more to look at
            copies = find_copies(work.corpus, work.sketches, work.settings, known=work.known)
            work = replace(work, copies=copies)
        return result(work, self.skipped)

    def explain(self, one: str | int, two: str | int) -> Explanation:
        """Return why two documents, named by id or by place, are copies or are not; raise InputError for an unknown one."""
        rows = self._row(one), self._row(two)
        if rows[0] == rows[1]:
            raise InputError(f"{one!r} and {two!r} are one document; name two")
        names = self._name(rows[0]), self._name(rows[1])
        return explained(self.work.corpus, rows, names, self.work.settings, self._chain(*rows))

    def report(self) -> DedupReport:
        """Return the same in the order of the ids, to be shown or written."""
        removed = sorted(self.removed, key=lambda r: r.id)
        clusters = sorted(self.clusters, key=lambda c: c.id)
        return DedupReport(sorted(self.kept_ids), removed, clusters, self.stats, self.skipped)

    def copy(self, out: IO[bytes]) -> None:
        """Write the records that stay as lines of JSON: those of files as they came, byte for byte.

        Raises InputError when an input has changed meanwhile, or when the texts lie in memory: then they are in `kept`.
        """
        written(self.work.corpus).copy(self.rows, out)

    def documents(self, ids: Collection[str]) -> dict[str, Document]:
        """Return a few documents by id: their texts, and what the source says beside."""
        wanted, names = set(ids), self.work.corpus.ids
        rows = np.array([row for row, name in enumerate(names) if name in wanted], np.int64)
        self.work.corpus.hold(rows)
        texts = strings(self.work.corpus.texts(rows))
        told = zip(rows.tolist(), texts, self.work.corpus.facts(rows), strict=True)
        return {
            names[row]: Document.of(
                text, id=names[row], title=f.title, outlet=f.outlet, published=f.published, url=f.url
            )
            for row, text, f in told
        }

    def to_arrow(self) -> pyarrow.Table:
        """Return an Arrow table with a row for each document: `id, kept, cluster, duplicate_of, relation, jaccard, containment`.

        `cluster` is the lowest id of its duplicate cluster; null where a document has no copy. Needs the extra `arrow`.
        """
        from compare.clusters.table import as_table

        return as_table(self)

    def _name(self, row: int) -> str:
        return self.work.corpus.ids[row]

    def _members(self) -> list[str]:
        ids = self.work.corpus.ids
        return [ids[row] for row in self.work.copies.members.tolist()]

    def _member(self, member: int) -> str:
        return self._name(int(self.work.copies.members[member]))

    def _match(self, at: int) -> Match:
        return match_at(self.pairs, at, int(self.relations[at]), self._member)

    def _removed(self, at: int) -> Removed:
        gone = self.removals
        return Removed(
            self._name(int(gone.rows[at])),
            self._name(int(gone.kept[at])),
            RELATIONS[gone.relation[at]],
            float(gone.jaccard[at]),
            float(gone.containment[at]),
        )

    def _cluster(self, at: int) -> DuplicateCluster:
        held, pairs = self.groups.of(at)
        members = tuple(sorted(map(self._member, held.tolist())))
        stands = self._member(int(self.groups.representative[at]))
        return DuplicateCluster(stands, members, tuple(map(self._match, pairs.tolist())))

    def _row(self, given: str | int) -> int:
        ids = self.work.corpus.ids
        if isinstance(given, int):
            if not 0 <= given < len(self.mask):
                places = f"places go from 0 to {len(self.mask) - 1}" if len(self.mask) else "the pile is empty"
                raise InputError(f"there is no document {given}; {places}")
            return given + self.work.known
        try:
            return ids.index(given)
        except ValueError:
            raise InputError(f"no document has the id {given!r}") from None

    def _chain(self, one: int, two: int) -> tuple[Match, ...]:
        from compare.clusters.explain import chain

        members = self.work.copies.members
        found = [np.flatnonzero(members == row) for row in (one, two)]
        if not all(len(f) for f in found):
            return ()
        return tuple(map(self._match, chain(self.pairs, self.groups, int(found[0][0]), int(found[1][0]))))


def deduplicated(
    corpus: Corpus, sketches: Sketches, settings: Settings, *, known: int = 0, level: str = Level.DOCUMENT
) -> Dedup:
    """Return the dedup of a corpus whose first `known` rows are to be left alone."""
    copies = find_copies(corpus, sketches, settings, known=known)
    plan = Plan.of(settings, sample=settings.excerpts)
    return result(Work(corpus, sketches, plan, copies, settings, known, Level(level)), corpus.skipped)


def result(work: Work, skipped: tuple[Skipped, ...]) -> Dedup:
    """Return what follows from the verified pairs at the work's settings."""
    settings, copies = work.settings, work.copies
    pairs = copies.pairs.copies(settings)
    relations = pairs.relations(settings)
    order = standing(copies.members, work.corpus, work.sketches, work.known)
    groups = duplicate_groups(pairs, settings, order)
    removals = _removals(work, pairs, relations, groups)
    mask = np.ones(len(work.sketches) - work.known, np.bool_)
    mask[removals.rows - work.known] = False
    stats = DedupStats(len(mask), copies.candidates, len(pairs), copies.capped_buckets)
    return Dedup(mask, stats, skipped, work, pairs, relations, groups, removals)


def _removals(work: Work, pairs: Verified, relations: Relations, groups: Groups) -> Removals:
    """Return who goes for whom; likeness and relation are those of the two, in a chain the relation of the nearest link."""
    members = work.copies.members
    member, kept, at = _ties(pairs, groups)
    new = members[member] >= work.known
    member, kept, at = member[new], kept[new], at[new]
    jaccard, containment = pairs.jaccard[at], pairs.containment[at]
    far = np.flatnonzero((pairs.left[at] != kept) & (pairs.right[at] != kept))
    ends = members[member[far]], members[kept[far]]
    work.corpus.hold(distinct(np.concatenate(ends)))
    like = likenesses(work.corpus, ends, work.sketches.tokens, work.settings.ngram, work.settings.seed)
    jaccard[far], containment[far] = like.jaccard, like.containment
    relation = relations[at]
    relation[far] = _chained(like, relation[far], work.settings)
    order = np.argsort(members[member])
    rows = members[member][order], members[kept][order]
    return Removals(*rows, relation[order], jaccard[order], containment[order])


def _chained(like: Likenesses, link: Relations, settings: Settings) -> Relations:
    """Return how those at the ends of a chain are related; where they are no copies as the last link is, but never as equal."""
    none = np.zeros(len(link), np.bool_)
    ends = Verified(
        like.left_size, like.right_size, none, none, like.jaccard, like.containment, like.left_size, like.right_size
    )
    found, near = ends.relations(settings), RELATIONS.index(Relation.NEAR)
    otherwise = np.where(link == RELATIONS.index(Relation.EXACT), near, link)
    return np.where(found == NONE, otherwise, found).astype(np.uint8)


def _ties(pairs: Verified, groups: Groups) -> tuple[Rows, Rows, Rows]:
    """Return each member that does not stand for its cluster, the one that does, and the pair that ties it to the cluster.

    That is its pair with the representative, else the closest.
    """
    stands = np.repeat(groups.representative, np.diff(groups.pair_bounds))
    at, stands = np.tile(groups.pairs, 2), np.tile(stands, 2)
    member = np.concatenate([pairs.left[groups.pairs], pairs.right[groups.pairs]])
    direct = (pairs.left[at] == stands) | (pairs.right[at] == stands)
    order = np.lexsort((at, pairs.containment[at], pairs.jaccard[at], direct, member))
    last = order[np.append(np.diff(member[order]) != 0, True)[: len(order)]]
    tied = last[member[last] != stands[last]]
    return member[tied], stands[tied], at[tied]
