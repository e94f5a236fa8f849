"""The pager: on a terminal only, as the reader wishes, and never in the way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from compare.paging import pager_for

pty = pytest.importorskip("pty")  # no such thing on Windows

ARTICLE = "A ferry ran aground off Cape Tarn on Monday and nine people were taken to hospital, the coastguard said."


class Terminal:
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PAGER", "LESS", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.parametrize("pager", ["", "cat", "no-such-pager-1", "'"])
def test_no_pager_where_none_is_wanted_or_there(pager: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty, `cat`, a program that is missing, a command without an end."""
    monkeypatch.setenv("PAGER", pager)
    assert pager_for(Terminal()) is None  # type: ignore[arg-type]


def test_the_readers_pager_has_the_readers_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    """PAGER is a command with its options."""
    monkeypatch.setenv("PAGER", f"'{sys.executable}' -x")
    assert pager_for(Terminal()) == [sys.executable, "-x"]  # type: ignore[arg-type]


def test_no_pager_on_a_dumb_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot scroll."""
    monkeypatch.setenv("PAGER", sys.executable)
    monkeypatch.setenv("TERM", "dumb")
    assert pager_for(Terminal()) is None  # type: ignore[arg-type]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "echo.txt"
    path.write_text(f"Ferry aground\n\n{ARTICLE}\n", "utf-8")
    return path


def on_a_terminal(*arguments: object, pager: str, **environment: str) -> tuple[str, int]:
    """Run the program with a terminal as its standard output; return what that shows, and the exit code."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "compare", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "PAGER": pager, **environment},
    )
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    return shown.decode(), process.wait()


def through(code: str) -> str:
    """Return a pager written in Python."""
    return f"'{sys.executable}' -c \"{code}\""


UPPER = through("import os, sys; print(os.environ['LESS'], sys.stdin.read().upper())")


def test_a_page_goes_through_the_pager_with_its_colours(article: Path) -> None:
    """As wide as the terminal, in its colours; `less` is told to show them."""
    shown, code = on_a_terminal("report", article, pager=UPPER)
    assert code == 0
    assert "FRX" in shown
    assert "ARTICLE READ" in shown
    assert "\x1b[1M" in shown  # bold, in upper case too
    assert "\x1b[1M" not in on_a_terminal("report", article, "--color", "never", pager=UPPER)[0]


@pytest.mark.parametrize("options", [("--no-pager",), ("--format", "json")])
def test_no_page_goes_through_it_unasked(article: Path, options: tuple[str, ...]) -> None:
    """Neither where it is declined, nor is data paged."""
    assert "FRX" not in on_a_terminal("report", article, *options, pager=UPPER)[0]


def test_a_file_is_not_paged(article: Path) -> None:
    """What goes to a file or a pipe goes there."""
    environment = {**os.environ, "PAGER": UPPER}
    command = [sys.executable, "-P", "-m", "compare", "report", str(article)]
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert b"FRX" not in done.stdout


def test_a_reader_who_leaves_early_is_no_error(article: Path) -> None:
    """The pager ends before it has read anything."""
    shown, code = on_a_terminal("report", article, "-q", pager=through("import sys; sys.stdin.close()"))
    assert (shown, code) == ("", 0)
