"""The terminal's door: where results go."""

import json
import os
from pathlib import Path

import pytest

from compare.delivery import _write_all
from tests.cli.running import data, run


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("elsewhere")


def test_a_name_that_ends_with_html_gets_a_page(folder: Path, elsewhere: Path) -> None:
    """As does `--format html`; a page is written whole, never over another without `--force`, and only where a verb has one."""
    page = elsewhere / "report.html"
    assert run("report", folder, "-o", page).returncode == 0
    assert page.read_bytes().startswith(b"<!doctype html>")
    assert run("report", folder, "--format", "html").stdout == page.read_bytes()
    assert run("diff", folder / "echo.txt", folder / "star.txt", "-o", page).returncode == 2
    assert run("diff", folder / "echo.txt", folder / "star.txt", "-o", page, "--force").returncode == 0
    assert [path.name for path in page.parent.iterdir()] == ["report.html"]
    assert run("cluster", folder, "--format", "html").returncode == 2
    assert run("report", folder, "-o", elsewhere / "r.html", "--format", "json", "--force").returncode == 0
    assert json.loads((elsewhere / "r.html").read_bytes())["schema"] == "story-compare/report/1"


def test_a_name_that_ends_with_a_slash_is_a_folder_of_pages(folder: Path, elsewhere: Path) -> None:
    """It is made where there is none; one that holds files is written into only by force, and nothing in it is deleted."""
    pages = elsewhere / "pages"
    assert run("report", folder, "-o", f"{pages}/").returncode == 0
    names = {path.name for path in pages.iterdir()}
    assert "index.html" in names
    assert len(names) == 2
    (pages / "notes.txt").write_text("mine", "utf-8")
    refused = run("report", folder, "-o", f"{pages}/")
    assert refused.returncode == 2
    assert b"is not empty" in refused.stderr
    assert run("report", folder, "-o", f"{pages}/", "--force").returncode == 0
    assert (pages / "notes.txt").read_text("utf-8") == "mine"
    assert run("report", folder, "--story", "1", "-o", f"{elsewhere}/one/").returncode == 0
    assert [path.name for path in (elsewhere / "one").iterdir()] == ["index.html"]
    assert run("diff", folder / "echo.txt", folder / "star.txt", "-o", f"{elsewhere}/two/").returncode == 0
    assert [path.name for path in (elsewhere / "two").iterdir()] == ["index.html"]
    assert run("report", folder, "-o", f"{elsewhere}/no/where/").returncode == 2
    assert run("report", folder, "-o", f"{folder}/star.txt/").returncode == 2


def test_the_kept_records_are_written_byte_for_byte(corpus: Path, tmp_path: Path) -> None:
    """Whatever the spelling of a line, it comes out as it came in, in its order."""
    raw = corpus.read_bytes().splitlines(keepends=True)
    raw[0] = raw[0].replace(b'{"id": "0", ', b'{  "note": "caf\\u00e9 \xc3\xa9",   "id":"0",\t')
    corpus.write_bytes(b"".join(raw))
    out = tmp_path / "kept.jsonl"
    found = data("dedup", corpus, "-o", out)
    kept = set(found["kept"])
    assert out.read_bytes() == b"".join(line for n, line in enumerate(raw) if str(n) in kept)


def test_standard_input_is_read_and_written_back(corpus: Path, tmp_path: Path) -> None:
    """`-` is an input like another, for dedup's output too."""
    out = tmp_path / "kept.jsonl"
    piped = data("dedup", "-", "-o", out, stdin=corpus.read_bytes())
    assert piped["kept"] == data("dedup", corpus)["kept"]
    assert len(out.read_bytes().splitlines()) == len(piped["kept"])


def test_nothing_is_overwritten_unasked(corpus: Path, tmp_path: Path) -> None:
    """An existing file is refused before any work, and replaced with --force."""
    out = tmp_path / "kept.jsonl"
    out.write_text("precious", "utf-8")
    done = run("dedup", corpus, "-o", out)
    assert done.returncode == 2
    assert b"--force" in done.stderr
    assert out.read_text("utf-8") == "precious"
    assert run("dedup", corpus, "-o", out, "--force").returncode == 0
    assert out.read_text("utf-8") != "precious"


def test_a_report_goes_to_a_file_without_colours(folder: Path, tmp_path: Path) -> None:
    """The file holds plain text and nothing is printed."""
    out = tmp_path / "report.out"
    done = run("report", folder, "-o", out)
    assert (done.returncode, done.stdout) == (0, b"")
    assert "Ferry aground" in out.read_text("utf-8")
    assert "\x1b" not in out.read_text("utf-8")


class OneByteAtATime:
    """A file as unbuffered Python opens it: a call writes what it likes and says how much."""

    def __init__(self) -> None:
        self.held = b""

    def write(self, data: memoryview) -> int:
        self.held += bytes(data[:1])
        return 1

    def flush(self) -> None:
        """Nothing is held back."""


def test_all_is_written_where_a_call_writes_less() -> None:
    """No JSON is cut off in silence."""
    out = OneByteAtATime()
    _write_all(out, b'{"a": 1}')  # type: ignore[arg-type]  # as much of a file as is needed
    assert out.held == b'{"a": 1}'


@pytest.mark.parametrize("name", ["", "no/such/folder/out.json", "."])
def test_a_place_that_cannot_be_written_is_told_at_once(corpus: Path, name: str) -> None:
    """Before any work, with the name that was given."""
    done = run("dedup", corpus, "-o", name)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"Errno" not in done.stderr


def test_a_pipe_or_device_is_never_replaced(corpus: Path, tmp_path: Path) -> None:
    """--force overwrites files, nothing else."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert run("dedup", corpus, "-o", pipe, "--force").returncode == 2
    assert pipe.is_fifo()


def test_an_overwritten_file_keeps_its_mode(corpus: Path, tmp_path: Path) -> None:
    """What was private stays so."""
    out = tmp_path / "kept.jsonl"
    out.touch(0o600)
    assert run("dedup", corpus, "-o", out, "--force").returncode == 0
    assert out.stat().st_mode & 0o777 == 0o600


def test_a_folder_gets_all_tables_and_a_file_one(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder is made or must be empty; without one, the table that is asked for, or the first, and that is said."""
    out = tmp_path_factory.mktemp("out") / "tables"
    done = run("report", folder, "--format", "csv", "-o", f"{out}/")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert {"points.csv", "quotes.csv", "figures.csv", "documents.csv", "skipped.csv"} <= {
        p.name for p in out.iterdir()
    }
    again = run("report", folder, "--format", "csv", "-o", out)
    assert again.returncode == 2
    assert b"not empty" in again.stderr
    assert run("report", folder, "--format", "csv", "-o", out, "--force").returncode == 0
    one = run("report", folder, "--format", "csv", "--show", "points")
    assert (one.stdout, one.stderr) == ((out / "points.csv").read_bytes(), b"")
    assert (
        b"only points.csv is written; -o FOLDER/ gets quotes"
        in run("report", folder, "-o", out.parent / "x.csv").stderr
    )
    assert (out.parent / "x.csv").read_bytes() == one.stdout


def test_a_suffix_names_the_format_but_for_kept_records(folder: Path, tmp_path: Path) -> None:
    """`-o x.json` is JSON; of `dedup` the file holds what stays."""
    assert run("cluster", folder, "-o", tmp_path / "x.json").returncode == 0
    assert json.loads((tmp_path / "x.json").read_bytes())["schema"] == "story-compare/cluster/1"
    assert b"documents: 2 kept" in run("dedup", folder, "-o", tmp_path / "kept.json").stdout


@pytest.mark.parametrize("verb", ["report", "cluster", "diff", "dedup"])
def test_markdown_is_printed_and_written(verb: str, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """On standard output, and to a file by its suffix; of `dedup` the file holds what stays."""
    out = tmp_path_factory.mktemp("out") / "page.md"
    inputs = sorted(folder.iterdir())
    done = run(verb, *inputs, "--format", "markdown")
    assert done.returncode == 0
    assert done.stdout.startswith(b"# ")
    assert run(verb, *inputs, "-o", out).returncode == 0
    assert out.read_bytes().startswith(b"# ") == (verb != "dedup")
