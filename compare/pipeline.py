"""The life of an article, step by step, from inputs to a report. No step is implemented here."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import IO

from compare.alignment.comparison import compare_documents
from compare.clusters.continued import Continued
from compare.clusters.dedup import Dedup, deduplicated
from compare.clusters.sketching import expected, sketched
from compare.clusters.stories import find_stories
from compare.errors import InputError, SettingsError
from compare.ingest.corpora.opening import open_corpus
from compare.ingest.limits import Limits
from compare.ingest.reading import read as read_inputs
from compare.ingest.units import by_level
from compare.model import Clustering, Comparison, Document, Level, Quote, Reading, Report, Skipped, StoryReport
from compare.settings import DEFAULTS, Settings
from compare.sketches.sketching import Plan, joined
from compare.stores.shards import open_store
from compare.text.boilerplate.marking import marked
from compare.text.language import with_language
from compare.text.quotes import quotes

Pile = Reading | Iterable[Document]
# step, done, of how many (a float: about so many; None: not known)
Progress = Callable[[str, int, float | None], None]


def read(
    *inputs: str | os.PathLike[str],
    boilerplate: bool = True,
    columns: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    stdin: IO[bytes] | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Read files, folders and `-` (standard input) into documents.

    Args:
        inputs: paths of .txt, .md, .html, .json, .jsonl files or of folders that hold them.
        boilerplate: mark what belongs to the page and not to the story, so that it is never compared. A document that is
            nothing else is skipped.
        columns: our field names -> the record's, where they differ: `{"text": "body"}`.
        limits: caps on what is opened.
        progress: called with the step's name, how many are done, and of how many.

    Returns:
        The documents in a stable order, and what was skipped, each with its reason. Bad input never raises; a field of
        `columns` that does not exist raises SettingsError.
    """
    count = None if progress is None else lambda done: progress("reading", done, None)
    found = read_inputs(inputs, limits or Limits(), columns or {}, stdin, count)
    if not boilerplate:
        return found
    documents = marked(found.documents)
    bare = tuple(Skipped(d.origin or d.id, "nothing but boilerplate") for d in documents if not d.story)
    return Reading(tuple(d for d in documents if d.story), tuple(sorted((*found.skipped, *bare))))


def dedup(
    pile: object,
    settings: Settings = DEFAULTS,
    *,
    against: Dedup | None = None,
    level: Level | str = Level.DOCUMENT,
    columns: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    workers: int = 1,
    work: str | os.PathLike[str] | None = None,
    stdin: IO[bytes] | None = None,
    progress: Progress | None = None,
) -> Dedup:
    """Return which texts to keep and which are copies of them.

    Copies are pairs of true Jaccard over word n-grams at or above `settings.threshold`; with `settings.excerpts` also
    those of which one holds most of the other. Texts are compared as they are.

    Args:
        pile: a list of texts; records (mappings) or Documents, in any iterable; a Reading; an Arrow table or whatever else
            gives an Arrow stream; the path of a .jsonl or .parquet file of any size, of any file or folder that `read` takes,
            or a list of paths (`pathlib.Path`).
        against: an earlier result. What copies one of its documents goes, too; those themselves are not listed again.
        level: what is compared: whole documents, or their paragraphs or sentences, within a document and across.
        columns: our field names -> the record's, where they differ: `{"text": "body"}`.
        limits: caps on what is opened.
        workers: threads that sketch; the result is the same for any number.
        work: a folder for sketches, so that memory stays small and a run that was stopped goes on where it was.
        stdin: stands in for standard input, the path `-`.
        progress: called with the step's name, how many are done, and of how many.

    Raises InputError when the pile is nothing of that, or two records have one id; SettingsError for a field, a level or a
    column that does not exist, or when `against` was made with other settings; ExtraError where pyarrow is needed.
    """
    if workers < 1:
        raise SettingsError(f"{workers} workers sketch nothing; choose 1 or more")
    step = progress or _silent
    fresh = open_corpus(
        pile, columns=columns or {}, limits=limits or Limits(), addresses=settings.excerpts, stdin=stdin
    )
    corpus = by_level(fresh, level)
    plan = Plan.of(settings, sample=settings.excerpts)
    before = None if against is None else against.work.under(plan, level)
    store = open_store(work, plan, corpus.fingerprint)
    first = store.rows
    made = sketched(
        store.missing(corpus.batches()),
        plan,
        workers,
        lambda done: step("sketching", first + done, expected(first + done, fresh.share)),
    )
    sketches, known = store.complete(made), 0  # mapped from the work folder as they are
    if against is not None and before is not None:
        corpus, known = Continued(against.work.corpus, len(before), corpus), len(before)
        sketches = joined([before, sketches], plan)
    step("copies among", len(sketches), None)
    return deduplicated(corpus, sketches, settings, known=known, level=level)


def cluster(pile: Pile, settings: Settings = DEFAULTS, progress: Progress | None = None) -> Clustering:
    """Return the copies and the stories of a pile; every document is in exactly one story.

    Documents are returned in the order of their ids, so that the order of input changes nothing. Raises InputError when
    two documents have one id.
    """
    documents, skipped = _open(pile)
    step = progress or _silent
    step("languages of", len(documents), None)
    documents = tuple(with_language(d) for d in sorted(documents, key=lambda d: d.id))
    step("copies among", len(documents), None)
    duplicates = dedup(documents, replace(settings, excerpts=True)).clusters
    step("stories among", len(documents), None)
    return Clustering(documents, tuple(duplicates), find_stories(documents, duplicates, settings), skipped)


def diff(pile: Pile, settings: Settings = DEFAULTS) -> Comparison:
    """Return what each of two or more articles on one story adds and leaves out.

    The documents keep their order, for showing; no judgement depends on it. Raises InputError for fewer than two
    documents, or two with one id.
    """
    documents, _ = _open(pile)
    if len(documents) < 2:
        raise InputError(f"{len(documents)} document cannot be compared; give two or more")
    return compare_documents([with_language(d) for d in documents], settings)


def report(pile: Pile, settings: Settings = DEFAULTS, progress: Progress | None = None) -> Report:
    """Return the stories of a pile with, for each that two or more documents tell in their own words, the comparison.

    Copies are folded: of each duplicate cluster its representative is compared.
    """
    clustering = cluster(pile, settings, progress)
    by_id = {d.id: d for d in clustering.documents}
    stands_in = {i: c.representative for c in clustering.duplicates for i in c.members}
    told, step = [], progress or _silent
    for n, story in enumerate(clustering.stories):
        step("stories compared", n, len(clustering.stories))
        heads = sorted({stands_in.get(i, i) for i in story.members})
        if len(story.members) > 1:
            told.append(StoryReport(story, diff([by_id[i] for i in heads], settings) if len(heads) > 1 else None))
    return Report(clustering, tuple(told))


def quotations(document: Document) -> tuple[Quote, ...]:
    """Return the direct quotations in the story paragraphs of a document, in order."""
    return tuple(quotes(document.story))


def _open(pile: Pile) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    documents = pile.documents if isinstance(pile, Reading) else tuple(pile)
    twice = [name for name, n in Counter(d.id for d in documents).items() if n > 1]
    if twice:
        raise InputError(
            f"{len(twice)} ids stand for more than one document, such as {min(twice)!r}; make them distinct"
        )
    return documents, pile.skipped if isinstance(pile, Reading) else ()


def _silent(step: str, done: int, of: float | None) -> None:
    """Report progress to nobody."""
