"""The terminal's door: arguments -> a verb -> its result on standard output.

Data goes to standard output, talk and progress to standard error. Exit codes: 0 done; 1 duplicates were found (with
--check); 2 wrong use, or nothing readable; 3 some inputs were skipped (with --strict); 130 interrupted.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from typing import IO, TYPE_CHECKING

import click

import compare
from compare.delivery import Progress, Request, tell_skipped
from compare.errors import CompareError
from compare.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from types import FrameType

    from rich.console import RenderableType

    from compare.model import Skipped

DONE, FOUND, USAGE, SKIPPED, INTERRUPTED = 0, 1, 2, 3, 130

Command = Callable[..., int]


def main() -> None:
    """Run the program and leave with its exit code."""
    signal.signal(signal.SIGTERM, _interrupt)
    _open_streams()
    try:
        code = program.main(prog_name="story-compare", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = USAGE
    except _ReaderLeft:
        # `| head` is no error; the interpreter must not try to write the rest
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    except (CompareError, OSError) as error:
        click.echo(f"story-compare: {error}", err=True)
        code = USAGE
    except MemoryError:
        click.echo("story-compare: not enough memory for this input; give it in parts", err=True)
        code = USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("story-compare: interrupted", err=True)
        code = INTERRUPTED
    sys.exit(code or DONE)


class _ReaderLeft(Exception):  # noqa: N818 - nothing went wrong
    """Whoever read standard output has closed it."""


def _open_streams() -> None:
    """Give the program the standard streams that its caller has closed: empty ones."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115 - open as long as the program runs
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - the same
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - the same


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(compare.__version__, prog_name="story-compare")
def program() -> None:
    """Find copies and stories in a pile of news articles, and show what each outlet adds and leaves out.

    INPUT is a file (.txt, .md, .html, .json, .jsonl), a folder of them, or - for standard input. No network is used.
    """


def _common(command: Command) -> Command:
    """Add what every verb takes; the verb is called with a Request and its own options."""

    @wraps(command)
    def run(
        inputs: tuple[str, ...],
        format_: str,
        output: str | None,
        force: bool,
        strict: bool,
        color: str,
        quiet: bool,
        column: tuple[str, ...],
        max_bytes: int | None,
        **options: object,
    ) -> int:
        progress = None if quiet or not sys.stderr.isatty() else Progress(sys.stderr)
        stdin = _stdin() if "-" in inputs else None
        columns = _columns(column)
        request = Request(inputs, format_, output, force, strict, color, columns, max_bytes, stdin, progress)
        try:
            code = command(request, **options)
            sys.stdout.flush()
            return code
        except BrokenPipeError as error:
            raise _ReaderLeft from error  # click would make it exit code 1
        finally:
            if progress:
                progress.clear()

    for option in reversed(_COMMON):
        run = option(run)
    return run


_COMMON = (
    click.argument("inputs", metavar="INPUT...", nargs=-1, required=True),
    click.option(
        "--format",
        "format_",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="What to print.",
    ),
    click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output."),
    click.option("--force", is_flag=True, help="Overwrite FILE."),
    click.option("--strict", is_flag=True, help="Exit with 3 when an input was skipped."),
    click.option(
        "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Colours."
    ),
    click.option("-q", "--quiet", is_flag=True, help="No progress on standard error."),
    click.option(
        "--column", metavar="OURS=THEIRS", multiple=True, help="Where a record's field has another name: text=body."
    ),
    click.option(
        "--max-bytes", type=click.IntRange(1, 2**40), help="Largest article that is read.  [default: 10000000]"
    ),
)


def _stdin() -> IO[bytes]:
    from compare.ingest.sources import held

    return held(sys.stdin.buffer)


def _columns(pairs: tuple[str, ...]) -> dict[str, str]:
    columns = {}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not (ours and equals and theirs):
            raise click.BadParameter(f"{pair!r} is not OURS=THEIRS, such as text=body", param_hint="--column")
        columns[ours] = theirs
    return columns


_threshold = click.option(
    "--threshold",
    type=click.FloatRange(0, 1, min_open=True),
    default=DEFAULTS.threshold,
    show_default=True,
    help="Least Jaccard likeness of near copies.",
)
_boilerplate = click.option("--boilerplate", is_flag=True, help="Show boilerplate paragraphs, dimmed.")
_all = click.option("--all", "everything", is_flag=True, help="Shorten no list.")


@program.command()
@_common
@_threshold
@_boilerplate
@_all
def report(request: Request, threshold: float, boilerplate: bool, everything: bool) -> int:
    """Report the stories of INPUT: who copied whom, and what each outlet adds and leaves out."""
    from compare import pipeline
    from compare.reports import json

    settings = Settings(threshold=threshold)
    reading = request.read()
    found = pipeline.report(reading, settings, request.progress)

    def view() -> RenderableType:
        from compare.reports.terminal import report_view

        return report_view(found, boilerplate=boilerplate, all=everything or request.output is not None)

    request.deliver(lambda: json.report_json(found, settings), view)
    return _code(request, reading.skipped)


@program.command()
@_common
@_threshold
@_boilerplate
@click.option("--details", is_flag=True, help="With JSON: every paragraph and quotation too.")
def cluster(request: Request, threshold: float, boilerplate: bool, details: bool) -> int:
    """Find the copies and the stories of INPUT."""
    from compare import pipeline
    from compare.reports import json

    settings = Settings(threshold=threshold)
    reading = request.read()
    found = pipeline.cluster(reading, settings, request.progress)
    quotes = {d.id: pipeline.quotations(d) for d in found.documents} if details else None

    def view() -> RenderableType:
        from compare.reports.terminal import cluster_view

        return cluster_view(found, boilerplate=boilerplate)

    request.deliver(lambda: json.cluster_json(found, settings, quotes), view)
    return _code(request, reading.skipped)


@program.command()
@_common
@_boilerplate
@_all
@click.option("--inline/--side-by-side", default=None, help="How two articles are shown.  [default: by the width]")
def diff(request: Request, boilerplate: bool, everything: bool, inline: bool | None) -> int:
    """Compare two or more articles on one story, paragraph by paragraph."""
    from compare import pipeline
    from compare.reports import json

    reading = request.read(least=2)
    found = pipeline.diff(reading.documents)
    tell_skipped(reading.skipped)

    def view() -> RenderableType:
        from compare.reports.terminal import diff_view

        return diff_view(found, boilerplate=boilerplate, inline=inline, all=everything)

    request.deliver(lambda: json.diff_json(found), view)
    return _code(request, reading.skipped)


@program.command()
@_common
@_threshold
@click.option("--ngram", type=click.IntRange(1), default=DEFAULTS.ngram, show_default=True, help="Words in a shingle.")
@click.option(
    "--num-perm",
    type=click.IntRange(8, 4096),
    default=DEFAULTS.num_perm,
    show_default=True,
    help="Hash functions in a signature.",
)
@click.option(
    "--seed", type=click.IntRange(0, 2**32 - 1), default=DEFAULTS.seed, show_default=True, help="Seed of all hashing."
)
@click.option("--excerpts", is_flag=True, help="Also drop excerpts, and revisions below the threshold.")
@click.option("--ignore-boilerplate", is_flag=True, help="Compare the story only, not the page around it.")
@click.option("--check", is_flag=True, help="Exit with 1 when duplicates were found.")
def dedup(
    request: Request,
    threshold: float,
    ngram: int,
    num_perm: int,
    seed: int,
    excerpts: bool,
    ignore_boilerplate: bool,
    check: bool,
) -> int:
    """Find copies by verified likeness; with -o, write the records that stay, as they came."""
    from compare import pipeline
    from compare.reports import json

    settings = Settings(threshold=threshold, ngram=ngram, num_perm=num_perm, seed=seed, excerpts=excerpts)
    reading = request.read(boilerplate=ignore_boilerplate)
    found = pipeline.dedup(reading, settings)

    def view() -> RenderableType:
        from compare.reports.terminal import dedup_view

        return dedup_view(found, {d.id: d for d in reading.documents})

    if request.output is not None:
        request.write_kept(reading, found.kept, request.output)
    request.show(lambda: json.dedup_json(found), view)
    return _code(request, reading.skipped) or (FOUND if check and found.removed else DONE)


def _code(request: Request, skipped: Sequence[Skipped]) -> int:
    return SKIPPED if request.strict and skipped else DONE
