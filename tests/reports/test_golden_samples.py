"""Tests of the program's own output of the samples, letter by letter: pages at 80 and 160 columns, Markdown, tables.

After a wanted change, write them anew with `STORY_COMPARE_RENEW=1 pytest tests/reports/test_golden_samples.py`, read the
difference, and keep it with the change.
"""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from compare.cli import program

ROOT = Path(__file__).parent.parent.parent
GOLDEN = Path(__file__).parent / "golden" / "samples"
PILE = "samples/articles"
COURIER, ECHO, POST, LEDGER = (
    f"{PILE}/{name}"
    for name in (
        "havermouth-courier-ferry.html",
        "saltmarsh-echo-ferry.html",
        "inland-post-ferry.txt",
        "capital-ledger-ferry.txt",
    )
)
PAGES = {
    "report": ("report", PILE),
    "report-all": ("report", PILE, "--all", "--boilerplate"),
    "report-story": ("report", PILE, "--story", "3", "--show", "points,paragraphs"),
    "cluster": ("cluster", PILE),
    "diff-two": ("diff", COURIER, ECHO),
    "diff-copies": ("diff", ECHO, POST),
    "diff-differences": ("diff", ECHO, POST, "--only-differences"),
    "diff-three": ("diff", COURIER, ECHO, LEDGER),
    "diff-own": ("diff", COURIER, ECHO, POST, "--own"),
    "diff-versions": ("diff", ECHO, POST, "--versions"),
    "explain": ("explain", COURIER, LEDGER, PILE),
    "dedup": ("dedup", PILE),
}
FILES = {
    "report.md": ("report", PILE, "--format", "markdown"),
    "cluster.md": ("cluster", PILE, "--format", "markdown"),
    "diff-two.md": ("diff", COURIER, ECHO, "--format", "markdown"),
    "diff-three.md": ("diff", COURIER, ECHO, LEDGER, "--format", "markdown"),
    "dedup.md": ("dedup", PILE, "--format", "markdown"),
    "points.csv": ("report", PILE, "--format", "csv", "--show", "points"),
    "quotes.csv": ("report", PILE, "--format", "csv", "--show", "quotes"),
    "figures.csv": ("report", PILE, "--format", "csv", "--show", "figures"),
    "documents.csv": ("cluster", PILE, "--format", "csv"),
}


def output(arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, columns: int = 0) -> bytes:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", str(columns or ""))
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(program, arguments, catch_exceptions=False)
    return done.stdout_bytes


def held(name: str, found: bytes) -> bytes:
    """Return what is kept under a name, renewed where that is asked for."""
    kept = GOLDEN / name
    if os.environ.get("STORY_COMPARE_RENEW"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(found)
    return kept.read_bytes()


@pytest.mark.parametrize("columns", [80, 160])
@pytest.mark.parametrize("name", PAGES)
def test_pages_of_the_samples_are_as_they_were(name: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page changes only when somebody has read it, and no line of it is wider than its terminal."""
    page = output(PAGES[name], monkeypatch, columns)
    assert page == held(f"{name}-{columns}.txt", page)
    assert max(map(cell_len, page.decode().splitlines())) <= columns


@pytest.mark.parametrize("name", FILES)
def test_files_of_the_samples_are_as_they_were(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Markdown and tables, to the byte."""
    found = output(FILES[name], monkeypatch)
    assert found == held(name, found)
