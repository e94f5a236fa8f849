"""What `dedup` takes beside what every verb does: options -> the result of a dedup and how its records are copied."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial, wraps
from typing import IO, TYPE_CHECKING

import click

from compare.delivery import Request, tell_skipped
from compare.errors import InputError
from compare.options import Command, threshold_option
from compare.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from compare.clusters.dedup import Dedup
    from compare.model import Skipped

LEVELS = ("document", "paragraph", "sentence")

Copier = Callable[[IO[bytes]], None]


@dataclass(frozen=True, slots=True)
class DedupOptions:
    """The options of `dedup` by name."""

    threshold: float
    ngram: int
    num_perm: int
    seed: int
    level: str
    excerpts: bool
    no_chains: bool
    against: tuple[str, ...]
    ignore_boilerplate: bool
    text_column: str | None
    id_column: str | None
    work: str | None

    @property
    def settings(self) -> Settings:
        """Return the settings that were asked for."""
        return Settings(
            threshold=self.threshold,
            ngram=self.ngram,
            num_perm=self.num_perm,
            seed=self.seed,
            excerpts=self.excerpts,
            chains=not self.no_chains,
        )

    def columns(self, request: Request) -> dict[str, str]:
        """Return which of the records' fields holds which of ours."""
        named = {"text": self.text_column, "id": self.id_column}
        return {**request.columns, **{ours: theirs for ours, theirs in named.items() if theirs}}


def dedup_options(command: Command) -> Command:
    """Add the options of `dedup`; the verb is called with a Request, a DedupOptions and its own options."""

    @wraps(command)
    def run(request: Request, check: bool, removed: str | None, **options: object) -> int:
        return command(request, DedupOptions(**options), check=check, removed=removed)  # type: ignore[arg-type]  # click has checked them

    for option in reversed(_OPTIONS):
        run = option(run)
    return run


_OPTIONS = (
    threshold_option,
    click.option(
        "--ngram", type=click.IntRange(1), default=DEFAULTS.ngram, show_default=True, help="Words in a shingle."
    ),
    click.option(
        "--num-perm",
        type=click.IntRange(8, 4096),
        default=DEFAULTS.num_perm,
        show_default=True,
        help="Most hash functions in a signature.",
    ),
    click.option(
        "--seed",
        type=click.IntRange(0, 2**32 - 1),
        default=DEFAULTS.seed,
        show_default=True,
        help="Seed of all hashing.",
    ),
    click.option("--level", type=click.Choice(LEVELS), default=LEVELS[0], show_default=True, help="What is compared."),
    click.option("--excerpts", is_flag=True, help="Also drop excerpts, and revisions below the threshold."),
    click.option("--no-chains", is_flag=True, help="Drop only what matches the document that stays in its place."),
    click.option("--against", metavar="INPUT", multiple=True, help="Also drop what copies an article of INPUT."),
    click.option("--ignore-boilerplate", is_flag=True, help="Compare the story only, not the page around it."),
    click.option("--text-column", metavar="NAME", help="The records' field that holds the text."),
    click.option("--id-column", metavar="NAME", help="The records' field that holds the id."),
    click.option(
        "--removed", metavar="FILE", help="Write a line of JSON for each document that goes, and why, to FILE."
    ),
    click.option("--work", metavar="FOLDER", help="Keep sketches in FOLDER; a run that was stopped goes on there."),
    click.option("--check", is_flag=True, help="Exit with 1 when duplicates were found."),
)


@dataclass(frozen=True, slots=True)
class Found:
    """What came of it: the result, what copies the records that stay to a file, and all that was skipped."""

    result: Dedup
    copy: Copier
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A path exactly as it was given: one of pathlib's own would lose the difference between `./-` and `-`."""

    name: str

    def __fspath__(self) -> str:
        return self.name


def refuse_tables(path: str) -> None:
    """Raise InputError for a file whose name promises another format than lines of JSON."""
    if os.path.splitext(path)[1].lower() in {".parquet", ".pq", ".csv", ".tsv", ".arrow", ".feather"}:
        raise InputError(f"{path}: lines of JSON are written; choose a name that ends in .jsonl")


def deduplicate(request: Request, asked: DedupOptions) -> Found:
    """Return the dedup of the inputs; raise InputError where they, or those that they are held against, give nothing."""
    return _of_stories(request, asked) if asked.ignore_boilerplate or request.wanted else _of_texts(request, asked)


def _of_texts(request: Request, asked: DedupOptions) -> Found:
    from compare.bulk import dedup

    run = partial(
        dedup,
        settings=asked.settings,
        level=asked.level,
        columns=asked.columns(request),
        limits=request.limits,
        workers=request.workers,
        cache=request.cache,
        stdin=request.stdin,
        progress=request.progress,
    )
    before = _before(request, partial(run, list(map(Named, asked.against)))) if asked.against else None
    found = run(list(map(Named, request.inputs)), against=before, work=asked.work)
    if not len(found.mask):
        request.refuse_nothing(found.skipped)
    return Found(found, found.copy, (*(before.skipped if before else ()), *found.skipped))


def _before(request: Request, run: Callable[[], Dedup]) -> Dedup:
    """Return what the inputs are held against, and say what of it was skipped, for the result tells of the inputs only."""
    try:
        found = run()
    except InputError as error:
        raise InputError(f"--against: {error}") from error
    if not len(found.mask):
        request.refuse_nothing(found.skipped, "--against: ")
    tell_skipped(found.skipped, "skipped in --against")
    return found


def _of_stories(request: Request, asked: DedupOptions) -> Found:
    """Return the dedup of articles that are read as a whole, so that their boilerplate, date and outlet are known."""
    from compare.bulk import dedup

    if asked.work is not None or asked.level != LEVELS[0]:
        raise InputError(
            "with --ignore-boilerplate, --include, --exclude, --since, --until and --outlet whole articles are held in "
            "memory; leave them out, or --work and --level"
        )
    run = partial(dedup, settings=asked.settings, workers=request.workers, progress=request.progress)
    columns, bare = asked.columns(request), asked.ignore_boilerplate
    before = None
    if asked.against:
        before = _before(
            request,
            lambda: run(replace(request, inputs=asked.against, wanted={}).read(columns=columns, boilerplate=bare)),
        )
    reading = request.read(columns=columns, boilerplate=bare)
    found = run(reading, against=before)
    kept = set(found.kept_ids)
    skipped = (*(before.skipped if before else ()), *found.skipped)
    return Found(found, lambda out: request.copy_kept(reading, kept, out), skipped)
