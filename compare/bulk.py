"""Many texts, wherever they lie -> which to keep and which are copies of them. No step is implemented here."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import IO

from compare.clusters.continued import Continued
from compare.clusters.dedup import Dedup, deduplicated
from compare.clusters.sketching import expected, sketched
from compare.errors import InputError, SettingsError
from compare.ingest.cache import Cache
from compare.ingest.corpora.opening import open_corpus
from compare.ingest.limits import Limits
from compare.ingest.sharing import Means
from compare.ingest.units import by_level
from compare.model import Level, Skipped
from compare.reports.sanitise import visible
from compare.settings import DEFAULTS, Settings
from compare.sketches.sketching import Plan, joined
from compare.stores.shards import open_store

REASONS = 5  # shown when nothing could be read

# step, done, of how many (a float: about so many; None: not known)
Progress = Callable[[str, int, float | None], None]


def dedup(
    pile: object,
    settings: Settings = DEFAULTS,
    *,
    against: Dedup | None = None,
    level: Level | str = Level.DOCUMENT,
    columns: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    workers: int | None = None,
    work: str | os.PathLike[str] | None = None,
    cache: str | os.PathLike[str] | None = None,
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
        workers: threads that sketch, and processes that read pages and other files of single articles, as in `read`; None: one
            thread, and processes by the cores. The result is the same for any number.
        work: a folder for sketches, so that memory stays small and a run that was stopped goes on where it was.
        cache: a folder for what takes long to read, as in `read`.
        stdin: stands in for standard input, the path `-`.
        progress: called with the step's name, how many are done, and of how many.

    Raises InputError when the pile is nothing of that, when nothing of it can be read, or two records have one id;
    SettingsError for a field, a level or a column that does not exist, or when `against` was made with other settings;
    ExtraError where pyarrow is needed.
    """
    if not isinstance(settings, Settings):
        raise SettingsError(f"{settings!r} are no settings; give compare.Settings(threshold=0.8), for example")
    means = Means(stdin, workers, None if cache is None else Cache(cache))
    step = progress or silent
    fresh = open_corpus(
        pile, columns=columns or {}, limits=limits or Limits(), addresses=settings.excerpts, means=means
    )
    corpus = by_level(fresh, level)
    plan = Plan.of(settings, sample=settings.excerpts)
    before = None if against is None else against.work.under(plan, level)
    store = open_store(work, plan, corpus.fingerprint)
    first = store.rows
    made = sketched(
        store.missing(corpus.batches()),
        plan,
        workers or 1,
        lambda done: step("sketching", first + done, expected(first + done, fresh.share)),
    )
    sketches, known = store.complete(made), 0  # mapped from the work folder as they are
    if not len(sketches) and corpus.skipped:
        raise InputError(nothing_readable(corpus.skipped))
    if against is not None and before is not None:
        corpus, known = Continued(against.work.corpus, len(before), corpus), len(before)
        sketches = joined([before, sketches], plan)
    step("copies among", len(sketches), None)
    return deduplicated(corpus, sketches, settings, known=known, level=level)


def nothing_readable(skipped: Sequence[Skipped]) -> str:
    """Return what to say where all of an input was skipped."""
    shown = "".join(f"\n  {visible(s.origin)}: {visible(s.reason)}" for s in skipped[:REASONS])
    more = f"\n  and {len(skipped) - REASONS:,} more" if len(skipped) > REASONS else ""
    return f"nothing readable:{shown}{more}"


def silent(step: str, done: int, of: float | None) -> None:
    """Report progress to nobody."""
