"""Progress: what a waiting user sees, and what nobody sees."""

import io
import re
import time

import pytest

from compare import delivery
from compare.delivery import Progress, told


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "PATIENCE", 0.05)
    monkeypatch.setattr(delivery, "RHYTHM", 0.01)


def test_a_run_that_is_over_at_once_says_nothing() -> None:
    """Nobody waits, nobody is told."""
    out = io.StringIO()
    progress = Progress(out)
    progress("reading", 10, None)
    progress.clear()
    assert out.getvalue() == ""


def test_a_long_step_is_named_although_it_says_nothing_itself(hurried) -> None:
    """One word at its beginning is enough."""
    out = io.StringIO()
    progress = Progress(out)
    progress("copies among", 12345, None)
    time.sleep(0.3)
    progress("stories compared", 3, 40)
    time.sleep(0.3)
    progress.clear()
    assert "copies among 12,345" in out.getvalue()
    assert "stories compared 3 of 40" in out.getvalue()


def test_the_pace_and_the_time_left_are_told(hurried) -> None:
    """From what was done since the step began, not from what an earlier run had done."""
    out = io.StringIO()
    progress = Progress(out)
    for done in range(50_000, 50_400, 100):
        progress("sketching", done, 100_000.7)
        time.sleep(0.05)
    progress.clear()
    told = re.search(r"sketching 50,300 of about 100,000, (\d,\d\d0)/s, (\d+) s left", out.getvalue())
    assert told
    assert int(told[1].replace(",", "")) <= 2000
    assert int(told[2]) >= 24


def test_a_step_that_begins_again_has_a_pace_of_its_own(hurried) -> None:
    """Two piles are sketched one after the other."""
    out = io.StringIO()
    progress = Progress(out)
    progress("sketching", 90_000, None)
    time.sleep(0.1)
    progress("sketching", 100, 200)
    time.sleep(0.1)
    progress.clear()
    assert "\rsketching 100 of 200\r" in out.getvalue()


@pytest.mark.parametrize(
    ("of", "pace", "line"),
    [
        (None, 0.0, "reading 1,200"),
        (None, 118_203.4, "reading 1,200, 118,000/s"),
        (None, 0.4, "reading 1,200"),
        (2_400, 0.0, "reading 1,200 of 2,400"),
        (2_400, 10.0, "reading 1,200 of 2,400, 10/s, 2 min left"),
        (2_400, 0.1, "reading 1,200 of 2,400, 3 h left"),
        (1_200, 12.0, "reading 1,200 of 1,200, 12/s, 0 s left"),
        (2_444.4, 120.0, "reading 1,200 of about 2,400, 120/s, 10 s left"),
        (1_140.0, 120.0, "reading 1,200 of about 1,200, 120/s, 0 s left"),
    ],
)
def test_a_line_of_progress(of: float | None, pace: float, line: str) -> None:
    """What is not known is not said; an estimate is rounded and never below what is done."""
    assert told("reading", 1200, of, pace) == line


def test_a_dumb_terminal_gets_a_line_a_step(hurried) -> None:
    """It cannot go back to the beginning of a line: each step is named once, and nothing is wiped."""
    out = io.StringIO()
    progress = Progress(out, lines=True)
    for done in range(5):
        progress("reading", done, None)
        time.sleep(0.05)
    progress("copies among", 5, None)
    time.sleep(0.2)
    progress.clear()
    assert out.getvalue() == "reading …\ncopies among …\n"


def test_the_line_is_wiped_for_the_result(hurried) -> None:
    """What follows begins on a clean line, and nothing is told afterwards."""
    out = io.StringIO()
    progress = Progress(out)
    progress("reading", 10, None)
    time.sleep(0.3)
    progress.clear()
    told = out.getvalue()
    assert told.endswith("\r" + " " * len("reading 10") + "\r")
    progress("reading", 20, None)
    time.sleep(0.1)
    assert out.getvalue() == told
