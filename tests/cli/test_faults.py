"""The terminal's door: wrong use, bad input, broken streams."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import ARTICLE, REST, data, run


@pytest.mark.parametrize("verb", ["report", "cluster", "diff", "dedup"])
def test_a_missing_path_is_told_and_ends_with_2(verb: str) -> None:
    """The message names the path and what is wrong with it."""
    done = run(verb, "no/such/place")
    assert done.returncode == 2
    assert b"no/such/place: no such file" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """Nothing to read is not nothing to say."""
    done = run("report", tmp_path)
    assert done.returncode == 2
    assert b"nothing readable" in done.stderr


def test_bad_input_is_skipped_and_the_rest_goes_on(folder: Path) -> None:
    """A binary, a broken line and a missing file are skipped with their places; the good ones are read."""
    (folder / "noise.txt").write_bytes(bytes(range(32)) * 50)
    (folder / "feed.jsonl").write_text(
        '{"id": "x", "text": "A whale was seen off Cape Tarn."}\n{"id": "y", "te\n', "utf-8"
    )
    found = data("cluster", folder, folder / "gone.txt")
    assert len(found["documents"]) == 4
    origins = [Path(s["origin"]).name for s in found["skipped"]]
    assert sorted(origins) == ["feed.jsonl:2", "gone.txt", "noise.txt"]
    assert run("cluster", folder, "--strict").returncode == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("dedup", "x", "--threshold", "2"), b"2.0 is not in the range 0<x<=1"),
        (("dedup", "x", "--column", "text"), b"'text' is not OURS=THEIRS"),
        (("dedup", "x", "--column", "tekst=body"), b"no field is named 'tekst'"),
        (("cluster",), b"Error: no INPUT; name files or folders"),
        (("compare",), b"No such command"),
    ],
)
def test_wrong_use_is_explained(arguments: tuple[str, ...], words: bytes) -> None:
    """Exit code 2 and the value that is wrong, never a traceback."""
    done = run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_closed_pipe_is_no_error(folder: Path) -> None:
    """`story-compare … | head` ends quietly."""
    command = [sys.executable, "-P", "-m", "compare", "cluster", str(folder), "--details", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(60) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_an_interrupt_ends_with_130_and_no_traceback(tmp_path: Path) -> None:
    """Ctrl-C while waiting for input."""
    command = [sys.executable, "-P", "-m", "compare", "cluster", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in errors


def test_no_network_is_used(folder: Path) -> None:
    """A whole report, language detection and HTML included, opens no socket and asks no name server."""
    page = f"<html><head><title>Ferry</title></head><body><article><p>{ARTICLE}{REST}</p><p>{REST}</p></article></body></html>"
    (folder / "page.html").write_text(page, "utf-8")
    code = (
        "import sys\n"
        "def guard(event, args):\n"
        "    if event in ('socket.connect', 'socket.sendto', 'socket.sendmsg', 'socket.getaddrinfo', 'socket.gethostbyname'):\n"
        "        raise SystemExit(f'network: {event}')\n"
        "sys.addaudithook(guard)\n"
        f"sys.argv = ['story-compare', 'report', {str(folder)!r}, '--format', 'json']\n"
        "from compare.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert len(json.loads(done.stdout)["documents"]) == 4


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_closed_streams_are_no_traceback(corpus: Path, closed: str) -> None:
    """A caller may close standard input, output or error."""
    source = "-" if closed == "<&-" else str(corpus)
    command = f"{sys.executable} -m compare cluster {source} --format json {closed}"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)
    assert done.returncode == (2 if closed == "<&-" else 0)
    assert b"Traceback" not in done.stderr


def test_a_named_input_that_is_skipped_is_said_at_once(folder: Path) -> None:
    """On standard error, where nobody can overlook it."""
    done = run("report", folder, folder / "gone.txt")
    assert done.returncode == 0
    assert b"gone.txt" in done.stderr


def test_what_a_diff_skips_is_said_once(folder: Path) -> None:
    """A name that nothing is behind, and a file of a folder that holds nothing."""
    (folder / "blank.txt").write_text(" ")
    done = run("diff", folder, folder / "gone.txt")
    assert done.returncode == 0
    assert [done.stderr.count(name) for name in (b"gone.txt", b"blank.txt")] == [1, 1]


def test_own_words_of_versions_are_refused(corpus: Path) -> None:
    """In a line, with what to choose."""
    done = run("diff", corpus, "--own", "--versions")
    assert done.returncode == 2
    assert b"choose one" in done.stderr
