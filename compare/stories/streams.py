"""Articles one by one or in batches -> the story of each, at once, over a window of what came before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import sqrt

import numpy as np

from compare.errors import InputError, SettingsError
from compare.graphs.rows import Numbers, Places
from compare.model import Document, Placed, Story, story_id
from compare.settings import DEFAULTS, Settings
from compare.stories.calibration import likeness_at, probabilities
from compare.stories.features import Features, Readers, joined
from compare.stories.finding import linked, weighed
from compare.stories.folding import Folding, near_copied
from compare.stories.identity import continued, lowest_labelled
from compare.stories.leaving import Leaving
from compare.stories.likeness import Graph, crowd_around, crowding, less_crowded, seconds
from compare.stories.meaning import Encoder, meanings
from compare.stories.partners import closest
from compare.stories.recipe import RECIPE
from compare.stories.shelves import Growing
from compare.stories.space import space
from compare.stories.telling import Compared, told
from compare.stories.window import Entry, Partners, Window
from compare.text.language import with_language

TOGETHER = 256  # documents of a batch that are read at once
# Stories are linked again when such a share of the window is new, and everything is weighed again when the window has grown so
# many times, for what is rare has changed then, or when all of it is new; not before so many are.
LINKED, GROWN, FEWEST = 1 / 8, 2, 32
PAIRS_OF_COPIES = 0.6  # share of word pairs that two texts have in common from which on they are compared as copies


@dataclass(slots=True)
class _Kept:
    """A story in the window: its first article, the row of that while it is there, how many tell it and how alike they are."""

    founder: str
    row: int
    size: int
    within: float


class Stories:
    """Stories of a stream: each article gets its story as it comes, and what came before may be linked anew.

    Articles are best given in order of time; a few days of disorder cost nothing. Those that tell no language have it
    detected. An article that was published more than `window` before the latest ones leaves, and the oldest one beyond
    `most`; one without a time is as old as those it came with. A near copy (Jaccard at or above `settings.threshold`) of
    an article in the window joins its story and is folded: it is no evidence of its own.

    A story has one id for as long as it is in the window: that of its first article. When two become one, the older id
    stays; when one falls apart, the part with the first article keeps it. `moved` tells who changed.

    Between two linkages over the whole window an article joins the story whose members it is most like on average, from
    `settings.story_cut` on. Memory grows with the window: some 30 kB for an article of 400 words, half as much again while
    everything is weighed anew. Not for several threads at once.

    Args:
        settings: `story_cut`, `threshold`, `ngram` and `seed` are heeded.
        window: how long an article stays; None for as long as there is room.
        most: articles in the window, copies included.
        encoder: makes vectors of texts, as for the batch.

    Raises:
        SettingsError: `window` is not positive, or `most` is below 1.
    """

    def __init__(
        self,
        settings: Settings = DEFAULTS,
        *,
        window: timedelta | None = timedelta(days=14),
        most: int = 50_000,
        encoder: Encoder | None = None,
    ) -> None:
        if window is not None and not (isinstance(window, timedelta) and window > timedelta(0)):
            raise SettingsError(f"a window of {window} holds nothing; choose a longer one, or None for no end")
        if not isinstance(most, int) or most < 1:
            raise SettingsError(f"most {most} leaves no room; choose 1 or more")
        self._settings, self._encoder = settings, encoder
        self._cut = likeness_at(settings.story_cut, RECIPE)
        self._readers = Readers()
        self._leaving = Leaving(window, most)
        self._window = Window(RECIPE)
        self._documents: dict[str, Document] = {}
        self._row: dict[str, int] = {}  # of documents that are no copies
        self._folding = Folding()
        self._story = Growing(np.int64(-1))  # of rows
        self._kept: dict[int, _Kept] = {}
        self._founding: set[str] = set()  # the documents that stories are called after
        self._begun = 0
        self._edges: list[tuple[Numbers, Numbers, np.ndarray]] = []  # earlier row, later row, likeness of the two alone
        self._crowd = Growing(np.float64(0))  # of rows, what is taken from their likeness
        self._unlinked = self._unweighed = self._weighed = 0  # documents: new since then, and how many were there
        self._moved: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._documents)

    def __contains__(self, document: str) -> bool:
        return document in self._documents

    def add(self, document: Document) -> Placed:
        """Return the story of an article that comes now.

        Raises InputError when the window holds an article with its id, or a story that is called after one.
        """
        return self.add_all([document])[0]

    def add_all(self, documents: Iterable[Document]) -> tuple[Placed, ...]:
        """Return the story of each of some articles, as if they came one by one, in their order; it takes less time.

        A later one of them may change the story of an earlier one: see `moved`. Raises InputError, before any is added,
        when an id is there twice.
        """
        given = tuple(documents)
        self._refuse_known(given)
        placed = []
        for start in range(0, len(given), TOGETHER):
            told_language = tuple(with_language(d) for d in given[start : start + TOGETHER])
            placed += [self._place(entry) for entry in self._read(told_language)]
        return tuple(placed)

    def story(self, document: str) -> str:
        """Return the id of the story that an article in the window is in now; KeyError for one that is not there."""
        row = self._row[self._folding.head(document)]
        return story_id(self._kept[int(self._story.all[row])].founder)

    def moved(self) -> Mapping[str, str]:
        """Return the articles whose story is not the one last told, with the id of the one they are in now.

        That is since they were placed, or since this was last asked for. Articles that left the window are not among them.
        """
        moved, self._moved = self._moved, {}
        return moved

    def settle(self) -> None:
        """Weigh and link everything in the window as the batch does, with the copies that were folded."""
        rows = np.fromiter(self._window.entries, np.int32)
        order = self._in_order(rows)
        found = self._compared(rows[order], None)
        founders = np.searchsorted(rows, [kept.row for kept in self._kept.values()]).tolist()
        founders = {
            number: at for (number, kept), at in zip(self._kept.items(), founders, strict=True) if kept.row >= 0
        }
        self._window.renumber()  # from here on a row is the place of its document in the order in which they came
        self._row = {entry.document.id: at for at, entry in self._window.entries.items()}
        for number, at in founders.items():
            self._kept[number].row = at
        one, two = order[found.graph.left], order[found.graph.right]
        near = closest(one, two, found.graph.alone, len(rows), RECIPE.even)
        across = found.space.across
        back = np.argsort(order)
        self._window.weigh(found.space.within.norms[back], None if across is None else across.norms[back])
        self._window.tie_all(near.rows, near.others, near.scores, near.places)
        self._edges = [(np.minimum(one, two), np.maximum(one, two), found.graph.alone)]
        self._crowd.reach(len(rows))
        self._crowd.all[: len(rows)] = found.graph.crowd[back]
        label = linked(len(rows), found.graph, self._settings, RECIPE)
        before = self._story.all[rows]
        self._continue(np.arange(len(rows), dtype=np.int32), before, lowest_labelled(label[back]), founders)
        self._unlinked, self._unweighed, self._weighed = 0, 0, len(self._window)

    @property
    def stories(self) -> tuple[Story, ...]:
        """Return the stories in the window, with evidence, in the order of their lowest members; that takes a batch's time."""
        rows = np.fromiter(self._window.entries, np.int32)
        rows = rows[self._in_order(rows)]
        found = self._compared(rows, self._pairs())
        label = self._story.all[rows].astype(np.int32)
        copies = {head: sorted(self._folding.together(head)) for head in self._folding.copies}
        founders = {number: kept.founder for number, kept in self._kept.items()}
        made = told(found, label, self._documents, copies, RECIPE, founders)
        return tuple(sorted(made, key=lambda s: s.members[0]))

    def _in_order(self, rows: Numbers) -> Numbers:
        """Return the places of rows in the order of the batch."""
        documents = [self._window.entries[at].document for at in rows.tolist()]
        order = sorted(range(len(rows)), key=lambda at: (documents[at].language, documents[at].id))
        return np.array(order, np.int32)

    def _compared(self, rows: Numbers, known: Graph | None) -> Compared:
        """Return the documents in some rows, in the order of the batch, by the likeness that is known, else as the batch does."""
        entries = [self._window.entries[at] for at in rows.tolist()]
        documents = tuple(entry.document for entry in entries)
        features = joined([entry.features for entry in entries])
        if known is None:
            vectors = [entry.meaning for entry in entries if entry.meaning is not None]
            return weighed(documents, features, np.stack(vectors) if vectors else None, self._readers, RECIPE)
        place = np.zeros(self._window.next, np.int32)
        place[rows] = np.arange(len(rows), dtype=np.int32)
        one, two = place[known.left], place[known.right]
        graph = Graph(np.minimum(one, two), np.maximum(one, two), known.alone, known.crowd[rows])
        times = seconds([d.published for d in documents])
        return Compared(documents, space(features, RECIPE), times, None, graph, self._readers)

    def _refuse_known(self, documents: Sequence[Document]) -> None:
        times = Counter(d.id for d in documents)
        for name, count in times.items():
            if count > 1 or name in self._documents or name in self._founding:
                is_held = name in self._documents or count > 1
                held = "is in the window already" if is_held else "is that of a story's first article"
                raise InputError(f"the id {name!r} {held}; give every article an id of its own")

    def _read(self, documents: Sequence[Document]) -> Iterator[Entry]:
        """Yield the documents with their features, in their order."""
        vectors = meanings(documents, self._encoder)
        if vectors is not None:
            self._window.refuse_other_widths(vectors.shape[1])
        found: dict[int, Features] = {}
        for language in dict.fromkeys(d.language for d in documents):
            places = [at for at, d in enumerate(documents) if d.language == language]
            features = self._readers.of(language).features([documents[at] for at in places], RECIPE.lead, cognates=True)
            found.update((place, features.part(at)) for at, place in enumerate(places))
        for at, document in enumerate(documents):
            yield Entry.of(document, found[at], None if vectors is None else vectors[at])

    def _place(self, entry: Entry) -> Placed:
        document = entry.document
        self._documents[document.id] = document
        self._leaving.add(document.id, document.published)
        head = self._folding.meet(document)
        placed = self._enter(entry) if head is None else self._fold(document, head)
        while (gone := self._leaving.due()) is not None:
            self._leave(gone)
        self._tend()
        return placed

    def _enter(self, entry: Entry) -> Placed:
        """Compare a document with the window, and return what becomes of it."""
        document = entry.document
        row = self._window.enter(entry)
        found = self._window.partners(row)
        akin = [self._window.entries[at].document for at in found.rows[found.common >= PAIRS_OF_COPIES].tolist()]
        head = near_copied(document, akin, self._settings)
        if head is not None:
            self._window.withdraw(row)
            return self._fold(document, head)
        number, mean, total = self._best(row, found)
        is_first = mean < self._cut
        if is_first:
            number = self._begin(document.id, row)
        else:
            self._kept[number].size += 1
            self._kept[number].within += total
        self._hold(row, document, number, found)
        probability = float(probabilities(np.array([mean]), RECIPE)[0])
        return Placed(document.id, story_id(self._kept[number].founder), is_first, round(probability, 4))

    def _hold(self, row: int, document: Document, number: int, found: Partners) -> None:
        """Keep a document that is no copy, as one of a story."""
        self._window.tie(row, found)
        self._story.reach(row + 1)
        self._row[document.id], self._story.all[row] = row, number
        self._folding.stand(document.id)
        alike = found.scores > 0
        self._edges.append((found.rows[alike], np.full(np.count_nonzero(alike), row, np.int32), found.scores[alike]))
        self._unlinked, self._unweighed = self._unlinked + 1, self._unweighed + 1

    def _begin(self, founder: str, row: int) -> int:
        """Begin a story and return its number; numbers rise."""
        number, self._begun = self._begun, self._begun + 1
        self._kept[number] = _Kept(founder, row, 1, 0.0)
        self._founding.add(founder)
        return number

    def _best(self, row: int, found: Partners) -> tuple[int, float, float]:
        """Return the story that linkage would merge a document with first, the mean it goes by, and the sum of likeness."""
        self._crowd.reach(row + 1)
        self._crowd.all[row] = crowd_around(found.scores, RECIPE)
        scores = less_crowded(found.scores, self._crowd.all, found.rows, np.full(len(found.rows), row, np.int32))
        numbers, which = np.unique(self._story.all[found.rows], return_inverse=True)
        sums = np.bincount(which, scores, len(numbers)).tolist()
        best, highest, most = -1, 0.0, 0.0
        for number, total in zip(numbers.tolist(), sums, strict=True):  # of equal stories the first
            if total / self._kept[number].size > highest and (mean := self._mean(number, total)) > highest:
                best, highest, most = number, mean, total
        return best, highest, most

    def _mean(self, number: int, total: float) -> float:
        """Return the mean likeness of a document and a story, less what its tightness takes; see `average_linkage`."""
        kept, tight, pseudo = self._kept[number], RECIPE.tight, RECIPE.pseudo_pairs
        tightness = (kept.within + pseudo * tight) / (kept.size * (kept.size - 1) / 2 + pseudo)
        mean = min(1.0, total / kept.size)
        return mean * sqrt(tight / tightness) if tightness > tight else mean

    def _fold(self, document: Document, head: str) -> Placed:
        self._folding.fold(document.id, head)
        return Placed(document.id, self.story(head), False, 1.0)

    def _leave(self, name: str) -> None:
        """Take a document away; the first of its copies, if it has any, takes its place."""
        del self._documents[name]
        self._moved.pop(name, None)
        orphans = self._folding.leave(name)
        if name not in self._row:
            return
        row = self._row.pop(name)
        number = int(self._story.all[row])
        self._window.leave(row)
        kept = self._kept[number]
        kept.row = -1 if kept.row == row else kept.row
        if orphans:
            self._promote(self._documents[orphans[0]], number)
        elif kept.size > 1:
            kept.within *= (kept.size - 2) / kept.size  # as if the pairs of all members were equally alike
            kept.size -= 1
        else:
            self._end(number)

    def _promote(self, document: Document, number: int) -> None:
        """Let what was a copy stand for itself, in the story that it is in."""
        for entry in self._read([document]):
            row = self._window.enter(entry)
            self._hold(row, document, number, self._window.partners(row))

    def _end(self, number: int) -> None:
        self._founding.discard(self._kept.pop(number).founder)

    def _tend(self) -> None:
        """Link or weigh everything again once enough is new: for each document that costs the same, however many there are."""
        size = len(self._window)
        if self._unweighed >= max(FEWEST, size if size < GROWN * self._weighed else 0):
            self.settle()
        elif self._unlinked >= max(FEWEST / 2, LINKED * size):
            self._link()

    def _link(self) -> None:
        """Link everything in the window again, by the likeness that is known."""
        rows = np.fromiter(self._window.entries, np.int32)
        pairs = self._pairs()
        self._edges = [(pairs.left, pairs.right, pairs.alone)]
        place = np.zeros(self._window.next, np.int32)
        place[rows] = np.arange(len(rows), dtype=np.int32)
        left, right = place[pairs.left], place[pairs.right]
        graph = Graph(left, right, pairs.alone, crowding(left, right, pairs.alone, len(rows), RECIPE))
        self._crowd.all[rows] = graph.crowd
        label = linked(len(rows), graph, self._settings, RECIPE)
        before = self._story.all[rows]
        self._continue(rows, before, label, {n: int(place[k.row]) for n, k in self._kept.items() if k.row >= 0})
        self._unlinked = 0

    def _pairs(self) -> Graph:
        """Return the pairs of rows in the window whose likeness is known."""
        left, right, score = (np.concatenate(parts) for parts in zip(_NO_EDGES, *self._edges, strict=True))
        there = np.zeros(self._window.next, np.bool_)
        there[np.fromiter(self._window.entries, np.int64)] = True
        kept = there[left] & there[right]
        return Graph(left[kept], right[kept], score[kept], self._crowd.all)

    def _continue(self, rows: Numbers, before: Places, label: Numbers, founders: Mapping[int, int]) -> None:
        """Give the documents in these rows the stories that a linkage found; labels and founders are places among them."""
        now = continued(before, label, founders)
        heads = [self._window.entries[row].document.id for row in rows.tolist()]
        for number in sorted(self._kept.keys() - set(now.tolist())):
            self._end(number)
        for group in np.unique(label[now < 0]).tolist():
            now[label == group] = self._begin(heads[group], int(rows[group]))
        for at in np.flatnonzero(now != before).tolist():
            told = story_id(self._kept[int(now[at])].founder)
            self._moved.update(dict.fromkeys(self._folding.together(heads[at]), told))
        self._story.all[rows] = now
        self._count(rows, now)

    def _count(self, rows: Numbers, now: Places) -> None:
        """Count anew how many tell each story, and how alike they are."""
        numbers, story, sizes = np.unique(now, return_inverse=True, return_counts=True)
        place = np.zeros(self._window.next, np.int64)
        place[rows] = story
        pairs = self._pairs()
        left, right, score = pairs.left, pairs.right, pairs.score
        inside = place[left] == place[right]
        within = np.bincount(place[left[inside]], score[inside], len(numbers))
        for number, size, alike in zip(numbers.tolist(), sizes.tolist(), within.tolist(), strict=True):
            self._kept[number].size, self._kept[number].within = size, alike


_NO_EDGES = (np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0))
