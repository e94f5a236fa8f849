"""What several verbs of the terminal's door take: options -> a Request and the verb's own options."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import IO

import click

from compare.delivery import Progress, Request
from compare.settings import DEFAULTS

Command = Callable[..., int]


class ReaderLeft(Exception):  # noqa: N818 - nothing went wrong
    """Whoever read standard output has closed it."""


def common(command: Command) -> Command:
    """Add what every verb takes; the verb is called with a Request and its own options."""

    @wraps(command)
    def run(quiet: bool, column: tuple[str, ...], inputs: tuple[str, ...], **options: object) -> int:
        progress = None if quiet or not sys.stderr.isatty() else Progress(sys.stderr)
        asked = {name: options.pop(name) for name in ("format", "output", "force", "strict", "color", "max_bytes")}
        stdin = _stdin() if "-" in inputs else None
        request = Request(inputs, columns=_columns(column), stdin=stdin, progress=progress, **asked)  # type: ignore[arg-type]  # click has checked them
        try:
            code = command(request, **options)
            sys.stdout.flush()
            return code
        except BrokenPipeError as error:
            raise ReaderLeft from error  # click would make it exit code 1
        finally:
            if progress:
                progress.clear()

    for option in reversed(_COMMON):
        run = option(run)
    return run


_COMMON = (
    click.argument("inputs", metavar="INPUT...", nargs=-1, required=True),
    click.option(
        "--format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
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

threshold_option = click.option(
    "--threshold",
    type=click.FloatRange(0, 1, min_open=True),
    default=DEFAULTS.threshold,
    show_default=True,
    help="Least Jaccard likeness of near copies.",
)
boilerplate_option = click.option("--boilerplate", is_flag=True, help="Show boilerplate paragraphs, dimmed.")
all_option = click.option("--all", "everything", is_flag=True, help="Shorten no list.")


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
