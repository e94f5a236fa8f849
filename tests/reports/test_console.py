"""Tests of the console: who gets colours, how wide it is, and that no encoding can break it."""

import io
import re

import pytest
from rich import box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from compare.errors import SettingsError
from compare.model import Report
from compare.reports.terminal import open_console, report_view
from compare.reports.terminal.encoding import holdable


class Terminal(io.StringIO):
    """A text file that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)


def styles(file: io.StringIO, color: str = "auto") -> str:
    open_console(file, color=color).print(Text("x", "bold red"))
    return file.getvalue()


def test_a_terminal_gets_colour_and_a_file_does_not() -> None:
    """Styles go to terminals only."""
    assert "\x1b[1;31m" in styles(Terminal())
    assert styles(io.StringIO()) == "x\n"


def test_no_color_leaves_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR takes the colour away and nothing else."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert styles(Terminal()) == "\x1b[1mx\x1b[0m\n"


def test_force_color_writes_styles_to_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """FORCE_COLOR treats any file as a terminal."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31m" in styles(io.StringIO())


def test_a_dumb_terminal_gets_no_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    """TERM=dumb is taken at its word."""
    monkeypatch.setenv("TERM", "dumb")
    assert styles(Terminal()) == "x\n"


def test_the_option_beats_the_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """`always` and `never` are obeyed whatever the environment says."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m" in styles(io.StringIO(), "always")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert styles(Terminal(), "never") == "x\n"


def test_an_unknown_colour_is_refused() -> None:
    """A wrong option is named, with the right ones."""
    with pytest.raises(SettingsError, match="auto, always or never"):
        open_console(io.StringIO(), color="sometimes")


@pytest.mark.parametrize(("columns", "width"), [("", 100), ("132", 132), ("7", 40), ("9999999", 180), ("²", 100)])
def test_the_width_is_that_of_columns(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    """COLUMNS is used within reason; without it a file is 100 wide."""
    monkeypatch.setenv("COLUMNS", columns)
    assert open_console(io.StringIO()).width == width


def test_a_given_width_is_used() -> None:
    """The caller's width comes first."""
    assert open_console(io.StringIO(), width=64).width == 64


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_no_encoding_breaks_a_page(report: Report, encoding: str) -> None:
    """A terminal that knows few characters gets others of the same width: nothing raises, nothing overflows."""
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding)
    open_console(file, width=80).print(report_view(report))
    file.flush()
    page = raw.getvalue().decode(encoding)
    assert "Ferry hits mole in fog, 14 hurt" in page
    assert max(map(len, page.splitlines())) <= 80


@pytest.mark.parametrize("text", ["¶3 “naïve” …", "東京", "👨\u200d👩\u200d👧 👍🏽 🇩🇪", "e\u0301", "ﬁ ß ½"])
def test_ascii_takes_as_many_cells(text: str) -> None:
    """What stands in for a character is as wide as it was."""
    assert holdable(text, "ascii").isascii()
    assert cell_len(holdable(text, "ascii")) == cell_len(text)


def test_a_closed_pipe_is_left_to_the_caller() -> None:
    """A reader who leaves early raises BrokenPipeError, which the door turns into a quiet end."""

    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError(len(text))

    with pytest.raises(BrokenPipeError):
        open_console(Closed()).print(Text("x"))


def columns(text: str, encoding: str = "utf-8") -> str:
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding)
    table = Table(box=box.MINIMAL)
    for _ in range(2):
        table.add_column()
    table.add_row(Text(text), Text(text))
    open_console(file, width=60).print(table)
    file.flush()
    return raw.getvalue().decode(encoding)


@pytest.mark.parametrize("text", ["ספינה נתקעה", "غرق عبّارة"])
def test_columns_of_right_to_left_text_keep_their_places(text: str) -> None:
    """Each is isolated, so that a terminal which orders letters does not order columns; others need nothing."""
    (line,) = (line for line in columns(text).splitlines() if text in line)
    assert re.search(f"\u2067{text}\u2069 +│ +\u2067{text}\u2069", line)
    assert cell_len(line) == cell_len(re.sub("[\u2067\u2069]", "", line))
    assert "\u2067" not in columns("A ferry")
    assert "?" not in columns("שלום", "cp1255")
