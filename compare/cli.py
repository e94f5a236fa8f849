"""The terminal's door: arguments -> a verb -> its result on standard output.

Data goes to standard output, talk and progress to standard error. Exit codes: 0 done; 1 duplicates were found (with
--check); 2 wrong use, or nothing readable; 3 some inputs were skipped (with --strict); 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import warnings
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

import compare
from compare.dedup_options import DedupOptions, dedup_options, deduplicate, refuse_tables
from compare.delivery import Request, named
from compare.errors import CompareError, InputError
from compare.options import (
    ReaderLeft,
    all_option,
    boilerplate_option,
    common,
    encoder_of,
    encoder_option,
    granularity_option,
    judge_of,
    judge_option,
    show_option,
    threshold_option,
)
from compare.reports.parts import ALL, Part
from compare.settings import Settings

if TYPE_CHECKING:
    from types import FrameType

    from rich.console import RenderableType

    from compare.model import Skipped

DONE, FOUND, USAGE, SKIPPED, INTERRUPTED = 0, 1, 2, 3, 130


def main() -> None:
    """Run the program and leave with its exit code."""
    signal.signal(signal.SIGTERM, _interrupt)
    gc.set_threshold(
        100_000, 20, 100
    )  # articles are many small values and no cycles: looking for those costs a tenth of the time
    warnings.showwarning = _say
    _open_streams()
    try:
        code = program.main(prog_name="story-compare", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = USAGE
    except ReaderLeft:
        # `| head` is no error; the interpreter must not try to write the rest
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    except (CompareError, OSError) as error:
        _tell(error)
        code = USAGE
    except MemoryError:
        click.echo("story-compare: not enough memory for this input; give it in parts", err=True)
        code = USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("story-compare: interrupted", err=True)
        code = INTERRUPTED
    sys.exit(code or DONE)


def _open_streams() -> None:
    """Give the program the standard streams that its caller has closed: empty ones."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115 - open as long as the program runs
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - the same
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - the same


def _say(message: Warning | str, *_where: object, **_how: object) -> None:
    """Print a warning as the program's own words; where in the code it was raised is no matter to a user."""
    _tell(message)


def _tell(message: object) -> None:
    """Print the program's own words; what they quote, such as the answer of a judge, is shown and not obeyed."""
    from compare.reports.sanitise import visible

    click.echo("\n".join(map(visible, f"story-compare: {message}".split("\n"))), err=True)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(compare.__version__, prog_name="story-compare")
def program() -> None:
    """Find copies and stories in a pile of news articles, and show what each outlet adds and leaves out.

    INPUT is a file of any usual format (text, pages, records, tables, feeds, mail, crawls, PDF, …; packed ones too), a
    folder, a pattern such as 'pile/**/*.html', or - for standard input. No network is used.
    """


@program.command()
@common
@threshold_option
@granularity_option
@encoder_option
@judge_option
@boilerplate_option
@show_option
@all_option
def report(
    request: Request,
    threshold: float,
    granularity: float,
    encoder: str | None,
    judge: str | None,
    boilerplate: bool,
    show: frozenset[Part] | None,
    everything: bool,
) -> int:
    """Report the stories of INPUT: who copied whom, and what each outlet adds and leaves out."""
    from compare import pipeline
    from compare.reports import json

    settings, meaning, asked = (
        Settings(threshold=threshold, story_cut=granularity),
        encoder_of(encoder),
        judge_of(judge),
    )
    reading = request.read()
    found = pipeline.report(reading, settings, request.progress, encoder=meaning, judge=asked)

    def view() -> RenderableType:
        from compare.reports.terminal import report_view

        whole = everything or request.output is not None
        return report_view(found, boilerplate=boilerplate, all=whole, show=show)

    request.deliver(lambda: json.report_json(found, settings, show or ALL), view)
    return _code(request, reading.skipped)


@program.command()
@common
@threshold_option
@granularity_option
@encoder_option
@boilerplate_option
@click.option("--details", is_flag=True, help="With JSON: every paragraph and quotation too.")
def cluster(
    request: Request, threshold: float, granularity: float, encoder: str | None, boilerplate: bool, details: bool
) -> int:
    """Find the copies and the stories of INPUT."""
    from compare import pipeline
    from compare.reports import json

    settings, meaning = Settings(threshold=threshold, story_cut=granularity), encoder_of(encoder)
    reading = request.read()
    found = pipeline.cluster(reading, settings, request.progress, encoder=meaning)
    quotes = {d.id: pipeline.quotations(d) for d in found.documents} if details else None

    def view() -> RenderableType:
        from compare.reports.terminal import cluster_view

        return cluster_view(found, boilerplate=boilerplate)

    request.deliver(lambda: json.cluster_json(found, settings, quotes), view)
    return _code(request, reading.skipped)


@program.command()
@partial(common, metavar="A B [INPUT...]")
@threshold_option
@granularity_option
@encoder_option
@all_option
def explain(request: Request, threshold: float, granularity: float, encoder: str | None, everything: bool) -> int:
    """Tell why articles A and B are in one story, or are not.

    A and B are two files; or, with INPUT, the ids or the files of two articles in that pile, which says how rare is what
    they share, and what else ties them together or keeps them apart.
    """
    from compare import pipeline
    from compare.reports import json

    if len(request.inputs) < 2:
        raise click.UsageError("two articles are needed: A and B")
    one, other, *pile = request.inputs
    settings, meaning = Settings(threshold=threshold, story_cut=granularity), encoder_of(encoder)
    asked = replace(request, inputs=tuple(pile) or (one, other))
    reading = asked.read(least=2)
    left, right = named(reading.documents, one), named(reading.documents, other)
    found = pipeline.explain(reading, left, right, settings, request.progress, encoder=meaning)
    asked.tell_others(reading.skipped)

    def view() -> RenderableType:
        from compare.reports.terminal import reasons_view

        return reasons_view(found, {d.id: d for d in reading.documents}, (left, right), all=everything)

    asked.deliver(lambda: json.reasons_json(found), view)
    return _code(request, reading.skipped)


@program.command()
@common
@encoder_option
@judge_option
@boilerplate_option
@show_option
@all_option
@click.option("--own", is_flag=True, help="Compare only the outlets' own words: set aside what is copied.")
@click.option("--versions", is_flag=True, help="The inputs are versions of one article: tell what changed.")
@click.option("--inline/--side-by-side", default=None, help="How two articles are shown.  [default: by the width]")
def diff(
    request: Request,
    encoder: str | None,
    judge: str | None,
    boilerplate: bool,
    show: frozenset[Part] | None,
    everything: bool,
    own: bool,
    versions: bool,
    inline: bool | None,
) -> int:
    """Compare two or more articles on one story, paragraph by paragraph."""
    from compare import pipeline
    from compare.reports import json

    meaning, asked = encoder_of(encoder), judge_of(judge)
    reading = request.read(least=2)
    found = pipeline.diff(reading.documents, encoder=meaning, judge=asked, own=own, versions=versions)
    request.tell_others(reading.skipped)

    def view() -> RenderableType:
        from compare.reports.terminal import diff_view

        return diff_view(found, boilerplate=boilerplate, inline=inline, all=everything, show=show)

    request.deliver(lambda: json.diff_json(found, show or ALL), view)
    return _code(request, reading.skipped)


@program.command()
@common
@dedup_options
def dedup(request: Request, asked: DedupOptions, *, check: bool, removed: str | None) -> int:
    """Find copies by verified likeness; with -o, write the records that stay, as they came."""
    for path in (request.output, removed):
        if path is not None:
            request.refuse_overwriting(path, *asked.against)
            refuse_tables(path)
    if (
        removed is not None
        and request.output is not None
        and os.path.realpath(removed) == os.path.realpath(request.output)
    ):
        raise InputError(f"{removed} cannot hold both what stays and what goes; name two files")
    found = deduplicate(request, asked)
    from compare.reports import json

    told = found.result.report()

    def view() -> RenderableType:
        from compare.reports.terminal import dedup_view, ids_shown

        return dedup_view(told, found.result.documents(ids_shown(told)), brief=request.output is not None)

    if request.output is not None:
        request.write(request.output, found.copy)
        _tell(f"what stays is in {request.output}")
    if removed is not None:
        request.write(removed, lambda out: json.write_removed(told, out))
    request.show(lambda: json.dedup_json(told), view)
    return _code(request, found.skipped) or (FOUND if check and told.removed else DONE)


def _code(request: Request, skipped: Sequence[Skipped]) -> int:
    return SKIPPED if request.strict and skipped else DONE
