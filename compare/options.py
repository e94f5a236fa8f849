"""What several verbs of the terminal's door take: options -> a Request and the verb's own options."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any

import click

from compare.delivery import Progress, Request, is_folder
from compare.errors import SettingsError
from compare.reports.parts import Part
from compare.reports.surroundings import is_dumb
from compare.settings import DEFAULTS, GRANULARITIES

if TYPE_CHECKING:
    from compare.alignment.judging import Judge
    from compare.stories.meaning import Encoder

Command = Callable[..., int]
CROSS_ENCODER = "cross-encoder:"  # and then the name or the folder of a model


class Granularity(click.ParamType):  # type: ignore[type-arg]  # click before 8.2 has no parameter there
    """A probability, or a word for one."""

    name = "granularity"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the probability."""
        if str(value) in GRANULARITIES:
            return GRANULARITIES[str(value)]
        try:
            share = float(str(value))
        except ValueError:
            share = 0.0
        if not 0 < share < 1:
            words = ", ".join(GRANULARITIES)
            self.fail(f"{value!r} is none of {words}, and no number between 0 and 1, such as 0.5", param, ctx)
        return share


class Parts(click.ParamType):  # type: ignore[type-arg]  # the same
    """Names of parts with commas between."""

    name = "parts"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[Part]:
        """Return the parts."""
        if isinstance(value, frozenset):
            return value
        try:
            return frozenset(Part(name.strip()) for name in str(value).split(","))
        except ValueError:
            self.fail(f"{value!r} names another part than {', '.join(Part)}; set commas between several", param, ctx)


def encoder_of(name: str | None) -> Encoder | None:
    """Return what MODULE:NAME names, made where it is a class or a function; raise SettingsError where it cannot encode."""
    if name is None:
        return None
    found = _named("--encoder", name)
    if callable(found) and (not hasattr(found, "encode") or isinstance(found, type)):
        found = _made("--encoder", name, found)
    if not callable(getattr(found, "encode", None)):
        raise SettingsError(f"--encoder {name} has no encode(list of texts); name an object that has, as MODULE:NAME")
    encoder: Encoder = found
    return encoder


def judge_of(name: str | None) -> Judge | None:
    """Return a program on this machine, a cross-encoder, or what MODULE:NAME names; raise SettingsError where none judges."""
    if name is None:
        return None
    from compare import judges  # what it needs is loaded only when asked for

    if "://" in name:
        return judges.HttpJudge(name)
    if name.startswith(CROSS_ENCODER):
        return judges.CrossEncoderJudge(name.removeprefix(CROSS_ENCODER))
    found = _named("--judge", name)
    if isinstance(found, type):
        found = _made("--judge", name, found)
    if not callable(found):
        raise SettingsError(f"--judge {name} cannot be called with pairs of texts; name what can, as MODULE:NAME")
    judge: Judge = found
    return judge


def _named(option: str, name: str) -> Any:
    """Return what MODULE:NAME names, None without a colon."""
    place, colon, attribute = name.partition(":")
    sys.path.insert(0, os.getcwd())  # as `python -m` does: a module beside the articles is found
    try:
        return getattr(import_module(place), attribute) if colon else None
    except Exception as error:  # whatever a module of the user's raises
        raise _refused(option, name, error) from error
    finally:
        sys.path.pop(0)


def _made(option: str, name: str, maker: Callable[[], Any]) -> Any:
    try:
        return maker()
    except Exception as error:  # the same
        raise _refused(option, name, error) from error


def _refused(option: str, name: str, error: Exception) -> SettingsError:
    kind = option.removeprefix("--")
    return SettingsError(
        f"{option} {name}: {type(error).__name__}: {error}; name what can be imported, such as my_module:{kind}"
    )


class ReaderLeft(Exception):  # noqa: N818 - nothing went wrong
    """Whoever read standard output has closed it."""


def common(
    command: Command, metavar: str = "INPUT...", formats: Sequence[str] = ("text", "json"), by_suffix: bool = True
) -> Command:
    """Add what every verb takes; the verb is called with a Request and its own options.

    `formats` are those that it can write. `by_suffix`: where none is named, that of the output's suffix.
    """

    @wraps(command)
    def run(
        quiet: bool,
        column: tuple[str, ...],
        inputs: tuple[str, ...],
        files_from: str | None,
        null: bool,
        **options: object,
    ) -> int:
        inputs += _listed(files_from, null=null, is_read="-" in inputs)
        if not inputs:
            raise click.UsageError("no INPUT; name files or folders, or a list of them with --files-from")
        progress = None if quiet or not sys.stderr.isatty() else Progress(sys.stderr, lines=is_dumb())
        asked = {name: options.pop(name) for name in ASKED}
        if asked["format"] is None:
            asked["format"] = _format_of(asked["output"], formats) if by_suffix else formats[0]
        stdin = _stdin() if "-" in inputs else None
        wanted = {name: value for name in WANTED if (value := options.pop(name))}
        request = Request(
            inputs,
            columns=_columns(column),
            stdin=stdin,
            progress=progress,
            wanted=wanted,
            **asked,  # type: ignore[arg-type]  # click has checked them
        )
        try:
            code = command(request, **options)
            sys.stdout.flush()
            return code
        except BrokenPipeError as error:
            raise ReaderLeft from error  # click would make it exit code 1
        finally:
            if progress:
                progress.clear()

    run = click.argument("inputs", metavar=metavar, nargs=-1)(run)
    for option in reversed(_COMMON):
        run = option(run)
    how = "by the suffix of FILE, else text" if by_suffix else "text"
    how = f"html of FOLDER/, {how}" if "html" in formats else how
    return click.option("--format", type=click.Choice(formats), help=f"What to print.  [default: {how}]")(run)


def _format_of(output: object, formats: Sequence[str]) -> str:
    """Return the format that a name of an output promises, or the first."""
    name = str(output or "")
    promised = "html" if name and is_folder(name) else _SUFFIXES.get(os.path.splitext(name)[1].lower(), "")
    return promised if promised in formats else formats[0]


_SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".csv": "csv",
}
ASKED = ("format", "output", "force", "strict", "color", "pager", "max_bytes", "workers")
WANTED = ("include", "exclude", "since", "until", "outlets")
_COMMON = (
    click.option(
        "--files-from", metavar="FILE", help="Read the names of more inputs from FILE, one a line; - is standard input."
    ),
    click.option("-0", "--null", is_flag=True, help="Names in --files-from end with NUL, as find -print0 writes them."),
    click.option(
        "--include", metavar="PATTERN", multiple=True, help="Read only files whose names fit, such as '*.html'."
    ),
    click.option("--exclude", metavar="PATTERN", multiple=True, help="Read no files whose names fit."),
    click.option(
        "--since", metavar="DATE", help="Only articles published then or later: 2031-04-02, 2031-04-02T14:30."
    ),
    click.option("--until", metavar="DATE", help="Only articles published then or before; a day counts to its end."),
    click.option(
        "--outlet", "outlets", metavar="NAME", multiple=True, help="Only articles of this outlet; * fits anything."
    ),
    click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output."),
    click.option("--force", is_flag=True, help="Overwrite FILE."),
    click.option("--strict", is_flag=True, help="Exit with 3 when an input was skipped."),
    click.option(
        "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Colours."
    ),
    click.option(
        "--pager/--no-pager",
        default=True,
        help="Show pages on a terminal through PAGER.  [default: less, if it is there]",
    ),
    click.option("-q", "--quiet", is_flag=True, help="No progress on standard error."),
    click.option(
        "--column", metavar="OURS=THEIRS", multiple=True, help="Where a record's field has another name: text=body."
    ),
    click.option(
        "--max-bytes", type=click.IntRange(1, 2**40), help="Largest article that is read.  [default: 10000000]"
    ),
    click.option(
        "--workers",
        type=click.IntRange(0, 256),
        help="Processes that read and compare, for dedup threads; 0: this one alone.  [default: by the cores, 1 thread]",
    ),
)

threshold_option = click.option(
    "--threshold",
    type=click.FloatRange(0, 1, min_open=True),
    default=DEFAULTS.threshold,
    show_default=True,
    help="Least Jaccard likeness of near copies.",
)
granularity_option = click.option(
    "--granularity",
    type=Granularity(),
    default="usual",
    show_default=True,
    help="How alike a story's articles must be: strict, fine, usual, broad, loose, or a probability.",
)
encoder_option = click.option(
    "--encoder",
    metavar="MODULE:NAME",
    help="An object with encode(list of texts), or what makes one: compares meaning too.",
)
show_option = click.option(
    "--show",
    type=Parts(),
    metavar="PART,...",
    help="Show only these: points, quotes, figures, names, paragraphs.",
)
judge_option = click.option(
    "--judge",
    metavar="MODULE:NAME",
    help="Asked whether paragraphs tell the same: a callable, cross-encoder:MODEL, or http://127.0.0.1:PORT/.",
)
boilerplate_option = click.option("--boilerplate", is_flag=True, help="Show boilerplate paragraphs, dimmed.")
own_option = click.option("--own", is_flag=True, help="Compare only the outlets' own words: set aside what is copied.")
csv_option = click.option(
    "--csv-safe/--no-csv-safe",
    default=True,
    show_default=True,
    help="In CSV: ' before what a spreadsheet might run, and signs for what acts or hides.",
)
all_option = click.option("--all", "everything", is_flag=True, help="Shorten no list, and tell every story in full.")


def _listed(path: str | None, *, null: bool, is_read: bool) -> tuple[str, ...]:
    """Return the names in a list of inputs; none of them is standard input."""
    if path is None:
        if null:
            raise click.UsageError("-0 says how names end in a list of them; name the list with --files-from")
        return ()
    if path == "-" and is_read:
        raise click.UsageError("standard input is either an article or a list of inputs; give - only once")
    if path == "-":
        raw = sys.stdin.buffer.read()
    else:
        with open(path, "rb") as stream:
            raw = stream.read()
    names = raw.split(b"\0") if null else raw.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").split(b"\n")
    return tuple(os.path.join(".", os.fsdecode(n)) if n == b"-" else os.fsdecode(n) for n in names if n)


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
