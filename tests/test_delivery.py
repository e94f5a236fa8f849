"""Progress: what a waiting user sees, and what nobody sees."""

import io
import time

import pytest

from compare import delivery
from compare.delivery import Progress


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
