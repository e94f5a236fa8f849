"""What every verb of the terminal's door shares: inputs -> documents; results -> standard output or a file; progress."""

from __future__ import annotations

import io
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import IO, TYPE_CHECKING, Any, NoReturn

from compare.errors import InputError
from compare.paging import page_through, pager_for

if TYPE_CHECKING:
    from rich.console import RenderableType

    from compare.forms import Forms, Writer
    from compare.ingest.limits import Limits
    from compare.model import Document, Reading, Skipped
    from compare.reports.json import Json

REASONS = 5  # shown when nothing could be read
PATIENCE = 1.0  # seconds before progress is told
RHYTHM = 0.2  # seconds between two words of progress
FOLDERS = ("html", "csv", "markdown")  # formats that a folder may be given
FILE_WIDTH = 100  # columns of a text report in a file


@dataclass(frozen=True, slots=True)
class Request:
    """What every verb is asked with. `stdin` is standard input, held so that it can be read twice."""

    inputs: tuple[str, ...]
    format: str = "text"
    output: str | None = None
    force: bool = False
    strict: bool = False
    color: str = "auto"
    pager: bool = True
    columns: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int | None = None
    workers: int | None = None
    cache: str | None = None
    stdin: IO[bytes] | None = None
    progress: Progress | None = None
    wanted: Mapping[str, Any] = field(default_factory=dict)  # of the inputs, as `pipeline.read` takes it

    def read(self, *, least: int = 1, columns: Mapping[str, str] | None = None, boilerplate: bool = True) -> Reading:
        """Return the documents of the inputs; raise InputError where fewer than `least` can be read."""
        from compare import pipeline

        if self.output is not None:
            self.refuse_overwriting(self.output)
        reading = pipeline.read(
            *self.inputs,
            boilerplate=boilerplate,
            columns=self.columns if columns is None else columns,
            limits=self.limits,
            stdin=self.stdin,
            progress=self.progress,
            workers=self.workers,
            cache=self.cache,
            **self.wanted,
        )
        if len(reading.documents) < least:
            raise InputError(_too_few(len(reading.documents), reading.skipped, least))
        tell_skipped([s for s in reading.skipped if s.origin in self.inputs], "named, but skipped")
        return reading

    def tell_others(self, skipped: Sequence[Skipped]) -> None:
        """Say what was skipped of folders and lists, where the result has no place for it; what was named was told at once."""
        tell_skipped([s for s in skipped if s.origin not in self.inputs])

    def refuse_nothing(self, skipped: Sequence[Skipped], where: str = "") -> NoReturn:
        """Raise InputError, for nothing could be read `where` it was looked for."""
        raise InputError(where + _too_few(0, skipped, 1))

    def deliver(self, forms: Forms) -> None:
        """Print a result in the wanted format, or write it to the wanted file or folder."""
        if self.output is None:
            self.show(forms)
        elif self.format not in forms.as_files:
            with self._file(self.output) as out:
                if self.format == "json":
                    out.write(_json(forms.as_json, indent=False))
                else:
                    self._lay_out(forms.as_view, out, "utf-8", width=FILE_WIDTH)
        elif is_folder(self.output):
            self._write_folder(self.output, forms.as_files[self.format](True))
        else:
            for _, writer in forms.as_files[self.format](False):
                self.write(self.output, writer)

    def show(self, forms: Forms) -> None:
        """Print a result in the wanted format."""
        if self.format == "json":
            self._put(_json(forms.as_json, indent=sys.stdout.isatty()))
        elif self.format in forms.as_files:
            page = io.BytesIO()
            for _, writer in forms.as_files[self.format](False):
                writer(page)
            self._put(page.getvalue())
        else:
            self._show_page(forms.as_view)

    def _show_page(self, as_view: Callable[[], RenderableType]) -> None:
        page = io.BytesIO()
        self._lay_out(as_view, page, sys.stdout.encoding, shown_on=sys.stdout)
        if self.pager and (command := pager_for(sys.stdout)):
            self._clear()
            page_through(command, page.getvalue(), sys.stdout)
        else:
            self._put(page.getvalue())

    def _lay_out(
        self,
        as_view: Callable[[], RenderableType],
        out: IO[bytes],
        encoding: str,
        *,
        width: int | None = None,
        shown_on: IO[str] | None = None,
    ) -> None:
        from compare.reports.terminal import open_console

        if self.progress:
            self.progress("pages laid out", 0, 1)  # of hundreds of stories it takes a while
        text = io.TextIOWrapper(out, encoding, write_through=True)
        open_console(text, color=self.color, width=width, shown_on=shown_on).print(as_view())
        text.detach()

    def _put(self, page: bytes) -> None:
        self._clear()
        _write_all(sys.stdout.buffer, page)

    def _clear(self) -> None:
        """End the talk of progress before something is shown."""
        if self.progress:
            self.progress.clear()

    def copy_kept(self, reading: Reading, kept: Collection[str], out: IO[bytes]) -> None:
        """Write the records of the kept documents as they came."""
        from compare.ingest.copying import copy_records

        staying = [d for d in reading.documents if d.id in kept]
        written = copy_records(self.inputs, staying, out, limits=self.limits, stdin=self.stdin)
        if written != len(staying):
            raise InputError("an input changed while it was read; nothing was written, run again")

    def write(self, path: str, writer: Callable[[IO[bytes]], None]) -> None:
        """Write a file; nobody finds it before all of it is there."""
        with self._file(path) as out:
            writer(out)

    def _write_folder(self, path: str, files: Iterable[tuple[str, Writer]]) -> None:
        """Write a folder of files; nobody finds one of them before all are there."""
        self.refuse_overwriting(path)
        home, name = os.path.split(os.path.abspath(path))
        with tempfile.TemporaryDirectory(dir=home, prefix=f".{name[:50]}.") as made:
            for file, writer in files:
                with open(os.path.join(made, file), "wb") as out:
                    writer(out)
            os.makedirs(path, exist_ok=True)
            for file in os.listdir(made):
                os.replace(os.path.join(made, file), os.path.join(path, file))

    @property
    def limits(self) -> Limits:
        """Return the caps on what is opened."""
        from compare.ingest.limits import DEFAULTS, Limits

        return DEFAULTS if self.max_bytes is None else Limits(max_bytes=self.max_bytes)

    def refuse_overwriting(self, path: str, *others: str) -> None:
        """Raise InputError where a file of that name cannot or must not be written; what is read is never written over."""
        if any(_lies_in(path, place) for place in (*self.inputs, *others)):
            raise InputError(f"{path} is one of the inputs; choose another name for what is written")
        if not path:
            raise InputError("the name of the output file is empty; give one")
        folder = os.path.dirname(os.path.abspath(path))
        if is_folder(path):
            if self.format not in FOLDERS:
                raise InputError(f"{path} is a folder; name a file in it")
            if os.path.isdir(path) and os.listdir(path) and not self.force:
                raise InputError(f"{path} is not empty; choose another name, or write into it with --force")
        if not os.path.isdir(folder):
            raise InputError(f"{folder}: no such folder; make it first")
        if os.path.exists(path) and not (os.path.isfile(path) or is_folder(path)):
            raise InputError(f"{path} is a device or a pipe; redirect standard output to it instead")
        if os.path.lexists(path) and not self.force and not is_folder(path):
            raise InputError(f"{path} exists; choose another name, or overwrite it with --force")

    @contextmanager
    def _file(self, path: str) -> Iterator[IO[bytes]]:
        """Lend a file that takes its name only when all is written, so that nobody finds half a report."""
        self.refuse_overwriting(path)
        folder, name = os.path.split(os.path.abspath(path))
        with tempfile.NamedTemporaryFile(dir=folder, prefix=f".{name[:50]}.", delete=False) as out:
            try:
                yield out
                out.flush()
                os.chmod(out.name, os.stat(path).st_mode & 0o777 if os.path.exists(path) else 0o666 & ~_umask())
                os.replace(out.name, path)
            except BaseException:
                os.unlink(out.name)
                raise


def is_folder(path: str) -> bool:
    """Return whether a name of an output means a folder: it ends with a slash, or there is one."""
    return path.endswith(("/", os.sep)) or os.path.isdir(path)


def named(documents: Sequence[Document], name: str) -> str:
    """Return the id of the document of that name; raise InputError where there is none, or more than one.

    A name is an id, the place it was read from, the file that holds it alone, an id without its suffix, or an outlet.
    """
    ways: tuple[Callable[[Document], bool], ...] = (
        lambda d: d.id == name,
        lambda d: d.origin == name or os.path.normpath(d.origin) == os.path.normpath(name),
        lambda d: d.origin.startswith(f"{name}:"),
        lambda d: os.path.splitext(d.id)[0] == name or d.outlet == name,
    )
    found = next((ids for way in ways if (ids := [d.id for d in documents if way(d)])), [])
    if len(found) == 1:
        return found[0]
    if found:
        shown = ", ".join(map(repr, found[:REASONS]))
        raise InputError(
            f"{name} holds {len(found):,} articles; name two by their ids, such as {shown}, and {name} as the pile"
        )
    near = (
        get_close_matches(name, sorted(d.id for d in documents), REASONS, 0.3)
        or sorted(d.id for d in documents)[:REASONS]
    )
    raise InputError(
        f"{name!r} is neither the id nor the file of an article that was read; there are {', '.join(map(repr, near))}"
    )


class Progress:
    """Tells on standard error what a run is doing, from the second second on, until it is cleared.

    A thread does the telling, so that a long step is named although it says nothing itself.
    """

    def __init__(self, out: IO[str], lines: bool = False) -> None:
        """Begin to tell on `out`; with `lines` a line for each step, where a terminal cannot go back."""
        self._lines = lines
        self._out, self._line, self._shown = out, "", ""
        self._step, self._began, self._first, self._done = "", 0.0, 0, 0
        self._over = threading.Event()
        self._teller = threading.Thread(target=self._tell, daemon=True)
        self._teller.start()

    def __call__(self, step: str, done: int, of: float | None) -> None:
        now = time.monotonic()
        if step != self._step or done < self._done:
            self._step, self._began, self._first = step, now, done
        self._done = done
        pace = (done - self._first) / (now - self._began) if now > self._began else 0.0
        self._line = told(step, done, of, pace)

    def clear(self) -> None:
        """Wipe the line, so that the result begins on a clean one, and say no more."""
        self._over.set()
        self._teller.join()
        if self._shown and not self._lines:
            self._out.write("\r" + " " * len(self._shown) + "\r")
            self._out.flush()
            self._shown = ""

    def _tell(self) -> None:
        if self._over.wait(PATIENCE):
            return
        while True:
            line = f"{self._step} …" if self._lines else self._line
            if line != self._shown:
                self._out.write(f"{line}\n" if self._lines else "\r" + line.ljust(len(self._shown)))
                self._out.flush()
                self._shown = line
            if self._over.wait(RHYTHM):
                return


def told(step: str, done: int, of: float | None, pace: float) -> str:
    """Return a line of progress; `of` is how many in all, a float about how many; `pace` how many a second, 0 when not known.

    >>> told("sketching", 340_000, 1_010_203.5, 118_203.4)
    'sketching 340,000 of about 1,000,000, 118,000/s, 6 s left'
    >>> told("stories compared", 3, 40, 0.0)
    'stories compared 3 of 40'
    """
    line = f"{step} {done:,}"
    if of is not None:
        line += f" of about {max(done, _rounded(of, 2)):,}" if isinstance(of, float) else f" of {of:,}"
    if pace >= 1:
        line += f", {_rounded(pace, 3):,}/s"
    if of is not None and pace > 0:
        line += f", {_duration(max(0.0, of - done) / pace)} left"
    return line


def _rounded(number: float, digits: int) -> int:
    return int(float(f"{number:.{digits}g}"))


def _duration(seconds: float) -> str:
    amount, unit = next(
        ((seconds / size, unit) for size, unit in ((3600, "h"), (60, "min")) if seconds > 1.5 * size), (seconds, "s")
    )
    return f"{amount:.0f} {unit}"


def tell_skipped(skipped: Sequence[Skipped], how: str = "skipped") -> None:
    """Say on standard error what was skipped, where the result itself has no place for it or it was asked for by name."""
    if skipped:
        sys.stderr.write(f"{how}:{_reasons(skipped)}\n")


def _lies_in(path: str, place: str) -> bool:
    """Return whether a file is the one at `place`, or lies in the folder there."""
    if not os.path.exists(path) or not os.path.exists(place):
        return False
    real, home = os.path.realpath(path), os.path.realpath(place)
    return os.path.samefile(path, place) or (os.path.isdir(place) and os.path.commonpath([real, home]) == home)


def _too_few(found: int, skipped: Sequence[Skipped], least: int) -> str:
    if skipped:
        what = f"{found} of {least} articles could be read" if least > 1 else "nothing readable"
        return what + ":" + _reasons(skipped)
    if least > 1:
        return f"{least} different articles are needed and the input holds {found}"
    return "nothing readable: the input holds no article"


def _reasons(skipped: Sequence[Skipped]) -> str:
    from compare.reports.sanitise import visible

    shown = "".join(f"\n  {visible(s.origin)}: {visible(s.reason)}" for s in skipped[:REASONS])
    return shown + (f"\n  and {len(skipped) - REASONS:,} more" if len(skipped) > REASONS else "")


def _write_all(out: IO[bytes], data: bytes) -> None:
    """Write all of the data: where Python does not buffer, one call may write less and say so only in its result."""
    left = memoryview(data)
    while left:
        left = left[out.write(left) :]
    out.flush()


def _json(value: Callable[[], Json], *, indent: bool) -> bytes:
    from compare.reports.json import dumps

    return dumps(value(), indent=indent)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
