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
    csv_option,
    encoder_of,
    encoder_option,
    granularity_option,
    judge_of,
    judge_option,
    own_option,
    show_option,
    threshold_option,
)
from compare.reports.parts import Part
from compare.reports.surroundings import is_dumb
from compare.settings import Settings

if TYPE_CHECKING:
    from types import FrameType

    from compare.model import Skipped

WRITTEN = ("text", "json", "markdown", "csv")  # formats of what is told of stories
SHOWN = ("text", "html", *WRITTEN[1:])  # and of how they are told
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
@partial(common, formats=SHOWN)
@threshold_option
@granularity_option
@encoder_option
@judge_option
@boilerplate_option
@show_option
@all_option
@csv_option
@own_option
@click.option(
    "--story", metavar="STORY", help="Tell of one story only: its number, its id, or that of an article in it."
)
def report(
    request: Request,
    threshold: float,
    granularity: float,
    encoder: str | None,
    judge: str | None,
    boilerplate: bool,
    show: frozenset[Part] | None,
    everything: bool,
    csv_safe: bool,
    own: bool,
    story: str | None,
) -> int:
    """Report the stories of INPUT: who copied whom, and what each outlet adds and leaves out."""
    from compare import pipeline
    from compare.bulk import silent
    from compare.crew.comparing import Comparing
    from compare.forms import Look, report_forms

    settings, meaning, asked = (
        Settings(threshold=threshold, story_cut=granularity),
        encoder_of(encoder),
        judge_of(judge),
    )
    reading = request.read()
    outline = pipeline.outline(reading, settings, request.progress, encoder=meaning, story=story)
    comparing = Comparing(settings, meaning, asked, own, request.workers, request.progress or silent)

    whole = everything or request.output is not None
    look = Look(boilerplate, whole, show, csv_safe=csv_safe, every=everything, alone=story is not None)
    request.deliver(report_forms(outline, comparing, look))
    if request.format == "csv":
        request.tell_others(reading.skipped)
    return _code(request, reading.skipped)


@program.command()
@partial(common, formats=WRITTEN)
@threshold_option
@granularity_option
@encoder_option
@boilerplate_option
@all_option
@csv_option
@click.option("--details", is_flag=True, help="With JSON: every paragraph and quotation too.")
def cluster(
    request: Request,
    threshold: float,
    granularity: float,
    encoder: str | None,
    boilerplate: bool,
    everything: bool,
    csv_safe: bool,
    details: bool,
) -> int:
    """Find the copies and the stories of INPUT."""
    from compare import pipeline
    from compare.forms import Look, cluster_forms

    settings, meaning = Settings(threshold=threshold, story_cut=granularity), encoder_of(encoder)
    reading = request.read()
    found = pipeline.cluster(reading, settings, request.progress, encoder=meaning)
    quotes = {d.id: pipeline.quotations(d) for d in found.documents} if details else None

    look = Look(boilerplate, everything or request.output is not None, csv_safe=csv_safe)
    request.deliver(cluster_forms(found, settings, look, quotes))
    if request.format == "csv":
        request.tell_others(reading.skipped)
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
    from compare.forms import Look, explain_forms

    if len(request.inputs) < 2:
        raise click.UsageError("two articles are needed: A and B")
    one, other, *pile = request.inputs
    settings, meaning = Settings(threshold=threshold, story_cut=granularity), encoder_of(encoder)
    asked = replace(request, inputs=tuple(pile) or (one, other))
    reading = asked.read(least=2)
    left, right = named(reading.documents, one), named(reading.documents, other)
    found = pipeline.explain(reading, left, right, settings, request.progress, encoder=meaning)
    asked.tell_others(reading.skipped)

    asked.deliver(explain_forms(found, reading, (left, right), Look(whole=everything)))
    return _code(request, reading.skipped)


@program.command()
@partial(common, formats=SHOWN)
@encoder_option
@judge_option
@boilerplate_option
@show_option
@all_option
@csv_option
@own_option
@click.option("--versions", is_flag=True, help="The inputs are versions of one article: tell what changed.")
@click.option("--inline/--side-by-side", default=None, help="How two articles are shown.  [default: by the width]")
@click.option(
    "--context",
    type=click.IntRange(0),
    metavar="N",
    help="Paragraphs of two articles left beside each difference; the rest of what is the same is folded.  [default: 1]",
)
@click.option("--only-differences", is_flag=True, help="Of two articles, fold all that both tell, in whatever words.")
def diff(
    request: Request,
    encoder: str | None,
    judge: str | None,
    boilerplate: bool,
    show: frozenset[Part] | None,
    everything: bool,
    csv_safe: bool,
    own: bool,
    versions: bool,
    inline: bool | None,
    context: int | None,
    only_differences: bool,
) -> int:
    """Compare two or more articles on one story, paragraph by paragraph."""
    from compare import pipeline
    from compare.forms import Look, diff_forms

    meaning, asked = encoder_of(encoder), judge_of(judge)
    reading = request.read(least=2)
    found = pipeline.diff(
        reading.documents, progress=request.progress, encoder=meaning, judge=asked, own=own, versions=versions
    )
    request.tell_others(reading.skipped)

    look = Look(
        boilerplate,
        everything,
        show,
        csv_safe=csv_safe,
        inline=True if inline is None and is_dumb() else inline,
        context=context,
        only_differences=only_differences,
    )
    request.deliver(diff_forms(found, look))
    return _code(request, reading.skipped)


@program.command()
@partial(common, formats=("text", "json", "markdown"), by_suffix=False)
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
    from compare.forms import dedup_forms
    from compare.reports import json

    told = found.result.report()

    if request.output is not None:
        request.write(request.output, found.copy)
        _tell(f"what stays is in {request.output}")
    if removed is not None:
        request.write(removed, lambda out: json.write_removed(told, out))
    request.show(dedup_forms(told, found.result.documents, brief=request.output is not None))
    return _code(request, found.skipped) or (FOUND if check and told.removed else DONE)


@program.command()
@click.argument("name", required=False)
def schema(name: str | None) -> int:
    """Print the JSON Schema of an output, such as diff or diff/1; without NAME, the names of all."""
    try:
        click.echo("\n".join(compare.schemas.names()) if name is None else compare.schemas.text(name), nl=name is None)
    except BrokenPipeError as error:
        raise ReaderLeft from error
    return DONE


def _code(request: Request, skipped: Sequence[Skipped]) -> int:
    return SKIPPED if request.strict and skipped else DONE
